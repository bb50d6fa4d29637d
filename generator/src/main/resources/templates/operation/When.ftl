changes.when(${condition(op.condition)}<#list op.changes.list as part><#list operation(part)?split("\n") as line>, then -> ${line?replace("changes.", "then.", "f")}</#list></#list>)

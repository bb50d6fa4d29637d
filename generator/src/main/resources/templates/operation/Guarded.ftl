<#assign word = (op.guard == "IF_EXISTS")?then("ifExists", "ifNotExists")>
<#list operation(op.change)?split("\n") as line>
${line?replace("changes.", "changes." + word + "().", "f")}
</#list>

changes.table(${code(op.table)}).drop(${code(op.column)}<#if op.position.place != "LAST">, ${code(op.position)}</#if>)

changes.table(${code(op.table)}).add(${code(op.column)}<#if op.position.place != "LAST">, ${code(op.position)}</#if>)

<#if op.after.text??>
changes.table(${code(op.table)}).rename(${code(op.before)}, ${code(op.after.text)})
<#else>
changes.table(${code(op.table)}).unname(${code(op.before)})
</#if>

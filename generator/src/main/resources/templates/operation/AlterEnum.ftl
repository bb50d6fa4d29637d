<#assign renamed = op.before.labels?map(label -> (op.renames[label])!label)>
<#if op.renames?size == 0>
changes.alterEnum(${code(op.before)}, ${code(op.after)})
<#elseif op.renames?size == 1 && op.before.name == op.after.name && renamed?join("\x0000") == op.after.labels?join("\x0000")>
<#list op.renames as label, present>
changes.renameLabel(${code(op.before)}, ${code(label)}, ${code(present)})
</#list>
<#else>
changes.alterEnum(${code(op.before)}, ${code(op.after)}, ${map(op.renames)})
</#if>

<#if !op.action.text??>
<#stop "a piece of Java has no text that could be written down">
</#if>
<#if op.action.dialects?size == 0>
changes.sql(${code(op.action.text)}${binds(op.action.binds)})
<#elseif op.action.dialects?size == 1>
changes.sqlOn(<#list op.action.dialects as dialect>${code(dialect)}</#list>, ${code(op.action.text)}${binds(op.action.binds)})
<#else>
changes.sqlOn(${code(op.action.dialects)}, ${code(op.action.text)}${binds(op.action.binds)})
</#if>

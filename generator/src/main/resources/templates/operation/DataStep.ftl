<#if !op.action.text??>
<#stop "a piece of Java has no text that could be written down">
</#if>
<#if op.action.place == "ALONE" && op.action.dialects?size == 0>
changes.sqlAlone(${code(op.action.text)})
<#elseif op.action.place == "ALONE">
<#list op.action.dialects as dialect>
changes.sqlAloneOn(${code(dialect)}, ${code(op.action.text)})
</#list>
<#elseif op.action.dialects?size == 0>
changes.sql(${code(op.action.text)}${binds(op.action.binds)})
<#elseif op.action.dialects?size == 1>
changes.sqlOn(<#list op.action.dialects as dialect>${code(dialect)}</#list>, ${code(op.action.text)}${binds(op.action.binds)})
<#else>
changes.sqlOn(${code(op.action.dialects)}, ${code(op.action.text)}${binds(op.action.binds)})
</#if>

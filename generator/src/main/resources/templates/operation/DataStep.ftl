<#if !op.action.text??>
<#stop "a piece of Java has no text that could be written down">
</#if>
<#assign word = (op.action.place == "ALONE")?then("sqlAlone", "sql")>
<#if op.action.dialects?size == 0>
changes.${word}(${code(op.action.text)}${binds(op.action.binds)})
<#elseif op.action.dialects?size == 1>
changes.${word}On(<#list op.action.dialects as dialect>${code(dialect)}</#list>, ${code(op.action.text)}${binds(op.action.binds)})
<#else>
changes.${word}On(${code(op.action.dialects)}, ${code(op.action.text)}${binds(op.action.binds)})
</#if>

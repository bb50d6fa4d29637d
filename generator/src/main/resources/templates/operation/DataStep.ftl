<#assign open = op.elidable?then("changes.elidable(c -> c.", "changes.")>
<#assign close = op.elidable?then(")", "")>
<#if op.action.then??>
<#assign asks = {"ABORT": "abortIf", "WARN": "warnIf", "SKIP": "skipIf"}[op.action.then]>
<#if op.action.dialects?size == 0>
${open}${asks}(${code(op.action.query)}, ${code(op.action.message)})${close}
<#elseif op.action.dialects?size == 1>
${open}${asks}On(<#list op.action.dialects as dialect>${code(dialect)}</#list>, ${code(op.action.query)}, ${code(op.action.message)})${close}
<#else>
${open}${asks}On(${code(op.action.dialects)}, ${code(op.action.query)}, ${code(op.action.message)})${close}
</#if>
<#elseif op.action.rows??>
${open}insert(${code(op.action.table)}, ${code(op.action.columns)}<#list op.action.rows as row>, ${record(row)}</#list>)${close}
<#elseif op.action.assignments??>
${open}backfill(${code(op.action.table)}, fill -> fill${backfill(op.action)})${close}
<#elseif !op.action.text?? && !op.action.work??>
<#if op.action.where??>
${open}delete(${code(op.action.table)}, ${where(op.action.where)})${close}
<#else>
${open}deleteAll(${code(op.action.table)})${close}
</#if>
<#else>
<#if !op.action.text??>
<#stop "a piece of Java has no text that could be written down">
</#if>
<#assign word = (op.action.place == "ALONE")?then("sqlAlone", "sql")>
<#if op.action.dialects?size == 0>
${open}${word}(${code(op.action.text)}${binds(op.action.binds)})${close}
<#elseif op.action.dialects?size == 1>
${open}${word}On(<#list op.action.dialects as dialect>${code(dialect)}</#list>, ${code(op.action.text)}${binds(op.action.binds)})${close}
<#else>
${open}${word}On(${code(op.action.dialects)}, ${code(op.action.text)}${binds(op.action.binds)})${close}
</#if>
</#if>

<#-- Only a planner says it, for one database; a revision says what it stands for. -->
<#list op.parts.list as part>
${operation(part)}
</#list>

<#-- The package and the imports of a source. -->
<#if packageName?has_content>
package ${packageName};

</#if>
<#list staticImports![]>
<#items as name>
import static ${name};
</#items>

</#list>
<#list imports>
<#items as name>
import ${name};
</#items>

</#list>

<#-- The class of one table. -->
<#include "head.ftl">
<#if javadoc?size == 1>
/** ${javadoc?first} */
<#else>
/**
<#list javadoc as line>
 * ${line}
</#list>
 */
</#if>
public final class ${className} extends Table {
<#list fields as field>
${field}
</#list>

  public ${className}() {
    super(${name});
<#if divided>
<#list statements as group>
    declare${group?counter}();
</#list>
<#else>
<#list statements as group>
${group}
</#list>
</#if>
  }
<#if divided>
<#list statements as group>

  private void declare${group?counter}() {
${group}
  }
</#list>
</#if>
<#list parts![] as part>

  /** Columns of the table, in a class of their own because they are so many. */
  public static final class ${part.name} extends Columns {
<#list part.fields as field>
${field}
</#list>
  }
</#list>
}

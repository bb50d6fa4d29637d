<#-- One revision. How each change is said stands in operation/. -->
<#include "head.ftl">
<#assign nothing = blank?then("    // To be written.", "    // Nothing to do.")>
<#if javadoc?size == 1 && !blank>
/** ${javadoc?first} */
<#else>
/**
<#list javadoc as line>
 * ${line}
</#list>
<#if blank>
 *
 * <p>Both methods only record, in the order in which they say it:
 *
 * <pre>{@code
 * changes.sql("UPDATE orders SET state = ? WHERE state IS NULL", "new");
 * changes.table("orders").renameColumn("status", "state");
 * changes.jdbc("number the orders", connection -> Numbers.fill(connection));
 * }</pre>
</#if>
 */
</#if>
${annotation}
public final class ${className} implements Revision {
  @Override
  public void upgrade(Changes changes) {
${upgrade!nothing}
  }

  @Override
  public void downgrade(Changes changes) {
${downgrade!nothing}
  }
<#list parts as part>

${part}
</#list>
}

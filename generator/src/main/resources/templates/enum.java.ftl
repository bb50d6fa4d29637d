<#-- The Java enum of one enum type. -->
<#include "head.ftl">
/** The enum type {@code ${typeName}}. */
public enum ${className}<#if labelled> implements Labelled</#if> {
<#list constants as constant, label>
  ${constant}<#if labelled>(${label})</#if><#if label?has_next>,<#elseif labelled>;</#if>
</#list>
<#if labelled>

  private final String label;

  ${className}(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
</#if>
}

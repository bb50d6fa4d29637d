<#-- The class that tells the whole schema. -->
<#include "head.ftl">
/** The whole schema. */
public final class ${className} implements SchemaSource {
  @Override
  public Schema schema() {
${statements}
  }
}

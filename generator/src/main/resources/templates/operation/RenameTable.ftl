<#-- Two texts split their names at the dot; names that hold one must be told apart. -->
changes.renameTable(${names(op.before, op.after)})

changes.dropTable(${code(op.subject)})

changes.createTable(${code(op.subject)})

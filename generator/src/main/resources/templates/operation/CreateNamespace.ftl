changes.createSchema(${code(op.name)})

changes.dropSchema(${code(op.name)})

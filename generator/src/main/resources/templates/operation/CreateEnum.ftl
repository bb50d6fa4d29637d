changes.createEnum(${code(op.type)})

changes.dropEnum(${code(op.type)})

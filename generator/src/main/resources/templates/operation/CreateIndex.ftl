changes.table(${code(op.table)}).add(${code(op.index)})

changes.table(${code(op.table)}).drop(${code(op.index)})

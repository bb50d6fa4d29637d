changes.table(${code(op.table)}).drop(${code(op.constraint)})

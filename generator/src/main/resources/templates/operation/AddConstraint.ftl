changes.table(${code(op.table)}).add(${code(op.constraint)})

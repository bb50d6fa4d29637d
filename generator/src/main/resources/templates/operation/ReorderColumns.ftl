changes.table(${code(op.table)}).reorder(${code(op.before)}, ${code(op.after)})

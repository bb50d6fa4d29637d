changes.table(${code(op.table)}).rename(${code(op.before)}, ${code(op.after)})

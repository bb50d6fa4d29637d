changes.table(${code(op.table)}).alter(${code(op.before)}, ${code(op.after)})

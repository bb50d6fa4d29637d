changes.table(${code(op.table)}).renameColumn(${code(op.before)}, ${code(op.after)})

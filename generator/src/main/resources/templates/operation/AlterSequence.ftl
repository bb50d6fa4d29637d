changes.alterSequence(${code(op.before)}, ${code(op.after)})

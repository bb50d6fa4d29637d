changes.dropSequence(${code(op.sequence)})

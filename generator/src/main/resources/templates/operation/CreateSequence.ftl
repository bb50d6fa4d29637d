changes.createSequence(${code(op.sequence)})

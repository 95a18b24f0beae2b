"""What changed, told in clauses: facts."""

"""Facts: clauses with their subjects that tell a reader what changed, and the penalty frames among them."""

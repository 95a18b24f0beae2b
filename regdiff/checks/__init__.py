"""What is wrong or doubtful about a revision: one short file a rule, listed in one table."""

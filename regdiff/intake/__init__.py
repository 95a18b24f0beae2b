"""A source of whatever kind → a revision, with every repair on record."""

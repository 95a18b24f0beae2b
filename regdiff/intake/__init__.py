"""A source of whatever kind → a revision, with every repair on record."""

LARGEST = 16 * 2**20
"""Largest source, in bytes, and the most that a packed one may unpack to, in characters; the Civil Code has 0.4 MB."""

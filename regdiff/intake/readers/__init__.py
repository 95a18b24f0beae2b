"""One module a kind of source: bytes → `Source`."""

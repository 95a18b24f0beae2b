"""`versions/` and git: find, read, list and add revisions."""

"""One module a command: open the archive, have things read, compared, verified and rendered, write files atomically."""

"""The local application, for people who use no terminal: pages on this machine alone. `regdiff serve` shares the server."""

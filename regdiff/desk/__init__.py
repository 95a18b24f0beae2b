"""The local application, for people who never use a terminal: pages on this machine alone. `regdiff serve` shares its server."""

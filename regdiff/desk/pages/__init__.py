"""The pages of the desk, one module a kind: what is asked for → what is shown."""

"""The command line: read arguments, call one task, print, page, exit. No logic."""

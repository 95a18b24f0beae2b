"""Two revisions → the instrument that turns the one into the other."""

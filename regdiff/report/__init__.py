"""Change set → HTML, terminal, Markdown, plain text and JSON; all but JSON are printed from one computed view."""

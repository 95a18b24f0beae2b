"""What a Word file is made of: package, styles, numbers, fields, paragraphs, and what stands beside the text."""

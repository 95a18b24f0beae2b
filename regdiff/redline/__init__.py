"""Redlines: a change set written into a Word document as tracked changes.

`script` tells both texts in one, line by line; `chart` finds where the new lines stand in the document; `plan` lays the
script out on its paragraphs; `write` changes the XML; `proof` reads what came of it, accepted and rejected. Values go in and
come out: the document is a value of bytes.
"""

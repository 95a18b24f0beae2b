"""What the lines of a source can be, one file a kind, and the table of them in the order in which they are asked.

To have one more kind recognised, write a file with a function that takes a `Page` and yields a `Claim` for each line that is
of its kind, and put it into the table of `regdiff.intake.find`; an earlier recogniser goes before a later one.
"""

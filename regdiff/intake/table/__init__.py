"""A comparison table (对照表) as a source: two of its columns are two texts.

`columns` tells which columns those are, `cells` what a cell means that does not print its text (全文同左, （新增）), `sides`
puts the two texts together, `order` sorts what a table prints beside its counterpart, `read` makes two revisions of them.
What is not understood is refused, with its place.
"""

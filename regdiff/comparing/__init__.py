"""Two revisions → change set: alignment, edits, and the proof. No input or output, no clock."""

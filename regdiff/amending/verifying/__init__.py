"""Whether a published text is its base as the instruments amend it: nothing less and nothing more."""

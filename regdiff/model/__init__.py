"""The document: frozen values, Chinese numbers, and the canonical text (parse and write)."""

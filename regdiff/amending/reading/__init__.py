"""The text of an instrument → `Instrument`: frame, orders, and what was not understood, every character accounted for."""

"""Who is punished for what, at which tier, with what: read as frames, and compared frame with frame."""

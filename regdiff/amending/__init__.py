"""Instruments that amend (修改决定、修正案): read, apply, verify, draft. Pure values; nothing is opened here."""

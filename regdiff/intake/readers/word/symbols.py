"""What the signs of symbol fonts are, as far as they say something in a text: ≥ and ☑ are no ornaments.

Ground: ECMA-376 part 1, 17.3.3.30 (sym); the encodings that the fonts have had since Windows 3.1.
"""

from __future__ import annotations

import re

_FONTS = {
    "symbol": {
        0x2D: "−", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x64: "δ", 0x67: "γ", 0x6C: "λ", 0x6D: "μ",
        0x70: "π", 0x71: "θ", 0x73: "σ", 0xA3: "≤", 0xA5: "∞", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷",
        0xB9: "≠", 0xBB: "≈", 0xD6: "√", 0xE5: "∑", 0xF2: "∫", **{ord(char): char for char in "0123456789%+<=>"},
    },
    "wingdings": {
        0x6F: "☐", 0xA8: "☐", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
        **{0x81 + at: chr(0x2460 + at) for at in range(10)},
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "☐"},
}  # fmt: skip
_PICTURES = re.compile(r"wingdings|webdings|symbol\Z")
_PRIVATE = 0xF000


def symbol_of(code: str, font: str) -> str:
    """Return the character of a sign, by its code in a font (in lower case); a private one for what is merely a picture."""
    if re.fullmatch("[0-9A-Fa-f]{2,4}", code) is None:
        return ""
    value = int(code, 16)
    if value < 0x100 and _PICTURES.match(font):
        value += _PRIVATE  # not the letter that has this code in other fonts
    known = _FONTS.get(font, {}).get(value - _PRIVATE)
    return known or chr(value)

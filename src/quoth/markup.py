"""Words of others as HTML: escaped, and shown as they stand in the text.

Characters that turn text around would show other words than are there: they are shown by name.  Those that a page
cannot hold become U+FFFD.
"""

from __future__ import annotations

import re
from html import escape

_TURNING = {
    0x061C: "ALM", 0x200E: "LRM", 0x200F: "RLM", 0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO",
    0x202E: "RLO", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
}  # fmt: skip
_IMPOSSIBLE = [*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)]
_PLAIN = dict.fromkeys([*_TURNING, *_IMPOSSIBLE], "\ufffd")
_SPECIAL = re.compile(f"[{''.join(map(chr, _PLAIN))}]")  # looked for first: to translate takes twenty times as long
_NAMED = {**dict.fromkeys(_IMPOSSIBLE, "\ufffd")} | {
    code: f'<span class="turning" title="a character that turns text around, U+{code:04X}">{name}</span>'
    for code, name in _TURNING.items()
}
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u05ff\u0600-\u07ff\u0800-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_LETTER = re.compile(r"[^\W\d_]")


def harmless(text: str) -> str:
    """Without characters that a page cannot hold or that turn text around: where no tag may stand, as in attributes."""
    return text.translate(_PLAIN) if _SPECIAL.search(text) else text


def to_html(text: str) -> str:
    """As the content of an element."""
    html = escape(text)
    return html.translate(_NAMED) if _SPECIAL.search(html) else html


def direction(text: str) -> str:
    """``rtl`` where most letters are of a script written from right to left, else ``ltr``.

    Not the first letter, as ``dir="auto"`` has it: a report may begin a paragraph with a word of another script.
    """
    turned = len(_RIGHT_TO_LEFT.findall(text))
    return "rtl" if turned and 2 * turned > len(_LETTER.findall(text)) else "ltr"

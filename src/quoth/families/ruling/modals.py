"""Words left out that take along the "would" or "might" of words that are kept: "I'd pay" as "I pay"."""

from __future__ import annotations

from quoth.families.normalise import NARRATED, Words
from quoth.families.wordlists import FUNCTION, MODALS, PARTICIPLES

_PRONOUNS = frozenset("i you he she it we they there this that these those who which".split())
"""What begins a clause of its own behind a modal, which then says nothing of what follows."""
_JOINING = frozenset("because if when while although though unless so".split())
_NO_PARTICIPLES = frozenset("need feed speed bleed breed succeed proceed exceed heed weed embed shed wed".split())
_OPEN = frozenset("come become run cut put set let hit hurt shut read cost spread split bet quit overcome shed".split())
"""Verbs whose participle is the verb itself: "I'd come" is rather "I would"."""
_ADVERBS = frozenset("already never always just ever often not only also".split())
"""What may stand between a 'd and its verb."""


def loses_modal(actual: Words, start: int, end: int) -> bool:
    """Whether words left out from the midst of a clause hold a modal of it, so that what might be is told as what is.

    Such a modal is the first word left out ("I | would love to | believe her") or the last but for small words
    ("what I will say is that I would | never sell").
    """
    if not 0 < start < end < len(actual) or actual.keys[end] == NARRATED:
        return False
    if start - 1 in actual.ends or any(i in actual.ends for i in range(start, end)):
        return False
    kind = MODALS.get(actual.keys[start])
    if kind and actual.goes_on(start - 1) and not _is_had(actual, start):
        rest = set(actual.keys[start + 1 : end])
        return not rest & _PRONOUNS and not rest & _JOINING
    last = next((i for i in range(end - 1, start, -1) if actual.keys[i] in MODALS), None)
    if last is None or not all(actual.keys[i] in FUNCTION and actual.goes_on(i) for i in range(last, end) if i > last):
        return False
    before = MODALS.get(actual.keys[start - 1])
    return actual.goes_on(last) and before != MODALS[actual.keys[last]] and not _is_had(actual, last)


def _is_had(words: Words, i: int) -> bool:
    """Whether a 'd is rather a "had": "I'd paid", "I'd already seen it"."""
    if words.keys[i] != "'d":
        return False
    after = words.keys[i + 1 : i + 3]
    return any(
        (word in PARTICIPLES and word not in _OPEN) or (word.endswith("ed") and word not in _NO_PARTICIPLES)
        for word in (after if after[0].endswith("ly") or after[0] in _ADVERBS else after[:1])
    )

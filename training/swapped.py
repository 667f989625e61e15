"""A text with every "he" for "she" and "she" for "he", and so its titles and nouns; names stay as they are.

What a scorer learns from a text and from its swapped twin alike cannot be that a name sounds like a woman's or a man's
(counterfactual augmentation: Zhao and others, "Gender bias in coreference resolution", 2018).  A word takes the place
of a word, so that the n-th word of both texts is the same place.
"""

from __future__ import annotations

import re

from quoth.extraction.windows import UNIT
from quoth.speakers.words.placing import case_of

_PAIRS = (
    "he she|himself herself|mr mrs|sir madam|lord lady|man woman|men women|boy girl|boys girls|"
    "gentleman lady|gentlemen ladies|father mother|fathers mothers|dad mum|son daughter|sons daughters|"
    "brother sister|brothers sisters|husband wife|husbands wives|uncle aunt|uncles aunts|nephew niece|"
    "nephews nieces|grandfather grandmother|grandson granddaughter|stepfather stepmother|godfather godmother|"
    "boyfriend girlfriend|widower widow|widowers widows|king queen|kings queens|prince princess|"
    "duke duchess|baron baroness|emperor empress|actor actress|actors actresses|headmaster headmistress|"
    "heir heiress|steward stewardess|fiancé fiancée|fiance fiancee|male female|males females|"
    "waiter waitress|policeman policewoman|policemen policewomen|spokesman spokeswoman|spokesmen spokeswomen|"
    "chairman chairwoman|chairmen chairwomen|businessman businesswoman|businessmen businesswomen|"
    "congressman congresswoman|congressmen congresswomen|councilman councilwoman|assemblyman assemblywoman|"
    "salesman saleswoman|statesman stateswoman|cameraman camerawoman|barman barmaid|schoolboy schoolgirl|"
    "schoolboys schoolgirls|fireman firewoman|airman airwoman|stuntman stuntwoman|alderman alderwoman|"
    "postman postwoman|clergyman clergywoman"
)
_ALSO = {
    "ms": "mr",
    "miss": "mr",
    "mrs": "mr",
    "mom": "dad",
    "mummy": "daddy",
    "daddy": "mummy",
    "his": "her",
    "him": "her",
}
_OTHER = {a: b for pair in _PAIRS.split("|") for x, y in [pair.split()] for a, b in ((x, y), (y, x))} | _ALSO
_OTHER |= {"hers": "his", "mayoress": "mayor", "hostess": "host", "heroine": "hero"}
_ADDRESS = frozenset("he she him himself her hers herself his mr mrs ms miss sir madam".split())
"""What is swapped with a capital, too: "King" and "Lady" may be names."""
_WORDS = re.compile(r"\b(?:her|" + "|".join(sorted(_OTHER)) + r")\b", re.I)


def swapped(text: str) -> str:
    """The text's twin; it has as many words (``quoth.extraction.windows.UNIT``)."""
    return UNIT.sub(lambda m: _WORDS.sub(lambda w: _twin(text, m.start() + w.start(), w[0]), m[0]), text)


def _twin(text: str, start: int, word: str) -> str:
    low = word.lower()
    if low == "her":
        case = case_of(text, low, (start, start + len(word)))
        other = "his" if case == "possessive" else "him"
    elif word[0].isupper() and low not in _ADDRESS:
        return word
    else:
        other = _OTHER[low]
    return other.upper() if word.isupper() and len(word) > 1 else other.capitalize() if word[0].isupper() else other

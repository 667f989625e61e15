"""How the words of a quote, its cue and its source stand to the quotes before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Quote, Span
from quoth.speakers.names.view import View
from quoth.speakers.words.lexicon import BODY_NOUNS, DOCUMENT_NOUNS, FUNCTION_WORDS, GROUP_NOUNS, SPEECH_VERBS, TITLES
from quoth.speakers.words.people import ROLE_NOUNS

_ANY_NOUN = ROLE_NOUNS | BODY_NOUNS | DOCUMENT_NOUNS | GROUP_NOUNS | TITLES

ASKED = frozenset({"asked", "when asked", "pressed", "questioned", "if asked"})
LONGEST_HEADING = 100  # characters
_OWNER = re.compile(r"(his|her|their|its|my|our|your)\s", re.I)


_LINKED = re.compile(
    r"(?:\b(?:and|but|or|before|after|while|when|then|by|without)|,|;) (?:(?:then|also|later|even|has|had|\w+ly) )*$"
)


def goes_on(text: str, cue: Span) -> bool:
    """Whether a cue hangs on the speaker before it: "…, adding", "and said", not "which seemed" or "a rumour of"."""
    word = re.match(r"[\w’'-]+", text[cue[0] : cue[1]])
    if word is None or not _LINKED.search(text, max(0, cue[0] - 40), cue[0]):
        return False
    low = word.group().lower()
    return low.endswith(("ing", "ed")) or low in SPEECH_VERBS


TOLD = re.compile(r" (?:of|in|at|from|on) ")


def possessors(text: str, span: Span) -> list[str]:
    """The nouns in the possessive of a phrase: "the state's governor"."""
    return re.findall(r"([\w-]+)['’]s?\b", text[slice(*span)])


_BE_TOLD = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\b(?: \w+){0,3}? "
    r"(?:\w+ed|said|told|known|seen|thought|given|shown|written|made|heard|held|found|drawn)\b"
    r"|\b(?:gets?|got) (?:asked|told|quizzed|grilled)\b",
    re.I,
)
_CALLED = re.compile(
    r"(?:\w+ly |also |once )?(?:accused of|described as|known as|dubbed|nicknamed|labell?ed|billed as|hailed as|"
    r"touted as|regarded as|referred to as|considered|deemed|believed|alleged|rumou?red|suspected|charged with|branded|"
    r"titled)\b",
    re.I,
)
_GOES_ON = re.compile(r"\b(?:and|but|or|then|has|had|have)(?: \w+ly)? $", re.I)
_IF_ASKED = re.compile(r"\b(?:when|if|once|being|been|was|were) $", re.I)


def is_passive(text: str, cue: Span) -> bool:
    """Whether a cue without a source says only of whom or what something is said: "was called", ", accused of"."""
    before = max(0, cue[0] - 24)
    if _BE_TOLD.search(text, *cue):
        return True
    if text[slice(*cue)].lower().startswith("asked"):
        return _IF_ASKED.search(text, before, cue[0]) is not None
    return _CALLED.match(text, *cue) is not None and _GOES_ON.search(text, before, cue[0]) is None


def told_apart(text: str, span: Span, other: Span, *, several: bool) -> bool:
    """Whether a phrase means another than one before it with the same noun: another state's governor, "the candidates
    of both parties"; or not "the leader of the opposition", where ``several`` are called leaders.
    """
    mine = possessors(text, span)
    if (mine and possessors(text, other) != mine) or TOLD.match(text, span[1]):
        return True
    return several and TOLD.match(text, other[1]) is not None


PART_OF = re.compile(r"(?:[Mm]ost|[Ss]ome|[Mm]any|[Ss]everal|[Nn]one|[Aa] few|[Hh]alf) of (?:the|these|those) ")
""" "The growers" are not "most of the growers" who sold."""


def owner_of(text: str, span: Span) -> str:
    """The possessive that opens a phrase, or nothing."""
    m = _OWNER.match(text, *span)
    return m.group(1).lower() if m else ""


GAVE = (
    r"\b(?:[Ii]n|released|issued|posted|published|sent|gave|read|put out|with|wrote) (?:out )?"
    r"(?:a|an|the|his|her|their|its) (?:[\w-]+ ){0,2}%s\b"
)
"""How somebody is said to speak in what "the statement" may mean afterwards."""


def is_heading(view: View, quote: Quote) -> bool:
    """Whether quoted words are a heading: a short line of their own that no point ends."""
    start, end = quote.content[0]
    s, e = view.paragraphs[view.paragraph_at(start)] if view.paragraphs else (0, 0)
    alone = start - s < 3 and e - end < 3 and len(quote.content) == 1
    words = view.text[start : e if alone else end].strip("“”\"'‘’«» ")
    return alone and 0 < len(words) < LONGEST_HEADING and words[-1] not in ".!?,;:…—–-"


def begin_of(quote: Quote) -> int:
    """Where a quote begins, with its cue and source."""
    return min((s for s, _ in (*quote.content, *quote.source, *quote.cue)), default=0)


def quote_around(quotes: Sequence[Quote], near: Sequence[int], i: int) -> int | None:
    """The shortest of the quotes nearby within whose words another quote begins."""
    anchor = (quotes[i].source or quotes[i].cue or quotes[i].content)[0]
    others = (j for j in near if j != i and quotes[j].content != quotes[i].content)
    around = ((e - s, j) for j in others for s, e in quotes[j].content if s <= anchor[0] and anchor[1] <= e)
    return min(around, key=lambda found: found[0], default=(0, None))[1]


def means_nobody(text: str, s: int, word: str) -> bool:
    """ "Now:" over a line, "a bipartisan demand": a word by itself that is none for people, bodies or papers."""
    begins = text[max(0, s - 2) : s].strip(" “\"‘'(")[-1:] in ("", ".", "!", "?", "”", ":", "\n")
    if word.isupper() or not (begins or word.islower() or text.startswith(":", s + len(word))):
        return False  # "IS claimed", "said To"
    word = word.lower()
    if word in _ANY_NOUN:
        return False
    return word.endswith(_ADJECTIVE) or (word in FUNCTION_WORDS and word not in _SOME_PEOPLE)


_SOME_PEOPLE = frozenset(
    "all another any anyone both each either everyone few half last many more most neither nobody none one other "
    "others second several some someone source such those third these three two whoever first former us "
    "just much almost nearly even only about over".split()
)
_ADJECTIVE = ("al", "ic", "ive", "ous", "partisan", "-party", "ary")

"""How a name or a phrase stands in its sentence: possessive, after a preposition or a verb, before a noun."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from quoth.data import Span
from quoth.speakers.words.lexicon import BODY_NOUNS, DOCUMENT_NOUNS, GROUP_NOUNS, TITLES
from quoth.speakers.words.people import ROLE_NOUNS

_WORD_IN_SENTENCE = (
    r"[\w’'-]+(?:\.[\w’'-]+)*"
    r"(?:(?:(?<=\b[A-Z])|(?<=\.[A-Za-z])|(?<=\b(?:Mr|Ms|Dr|St|Lt))|(?<=\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Rev))|"
    r"(?<=\bProf))\.)?"
)
"""A word with its points, the last not one that ends a sentence."""
_PREPOSITION = re.compile(
    r"[abfilnotuw](?<!\w.)(?:(?<=o)(?:f|n|ver)|(?<=t)(?:o|han)|(?<=f)(?:or|rom)|(?<=w)ith|(?<=b)(?:y|etween)|"
    r"(?<=i)n(?:cluding)?|(?<=a)(?:t|bout|gainst|nd)|(?<=l)ike|(?<=u)nder|(?<=n)ear) (?:the )?"
    rf"(?:(?!(?:that|which|who|when|while|as|where|if|because|\w+day|said|says)\b){_WORD_IN_SENTENCE} ){{0,3}}$"
)
_ENDS_VERBS = tuple(
    f"{end} "
    for end in "ed ing told tell tells ask asks met meet meets beat beats saw hit say says made "
    "gave let led back backs call calls".split()
)
_VERB_BEFORE = re.compile(
    r"(?:ed|ing|\b(?:told|tells?|asks?|met|meets?|beats?|saw|hit|says?|made|gave|let|led|backs?|calls?)) $"
)
_WORD_AFTER = re.compile(
    r" (?:(?:press|deputy|senior|chief|national|foreign|vice|communications|policy|campaign) )*([A-Za-z][a-z]+)"
)
_HEADS = GROUP_NOUNS | BODY_NOUNS | frozenset("campaign administration supporter aide ally staffer team".split())


class Stance(NamedTuple):
    """How a phrase stands."""

    possessive: bool = False
    prepositional: bool = False
    object: bool = False
    """A verb stands right before it."""
    attributive: bool = False
    """A noun or a name follows; looked for only behind names."""


UNKNOWN = Stance()


def stance(text: str, span: Span, *, named: bool = False) -> Stance:
    """How a phrase stands; ``named``: it ends with a name."""
    start, end = span
    spaced = text[start - 1 : start] == " "
    return Stance(
        text[end : end + 2] in ("'s", "’s") or _OF_S.match(text, end - 1) is not None,
        spaced and _PREPOSITION.search(text, max(0, start - 30), start) is not None,
        text.endswith(_ENDS_VERBS, 0, start) and _VERB_BEFORE.search(text, max(0, start - 20), start) is not None,
        named and attributive(text, end),
    )


_OF_S = re.compile(
    r"s['’] (?!(?:said|says|told|asked|added|wrote|he|she|they|it|and|or|but|as|in|on|at|to|for|with|from|when|while|"
    r"after|before|that|is|was|has|had|will|would)\b)[a-z\d]"
)
"""Roes’ mother, not ‘We are the Roes’ she said."""
_TELLS = re.compile(
    r"(?:,[^,.\n]{0,40},)? (?:(?:also|then|later|(?:on )?\w+day) )?(?:said|says|told|tells|added|adds|insisted|argued|"
    r"wrote|tweeted|replied|responded|explained|announced|claimed|noted|warned|testified|denied|asked|suggested|"
    r"stressed|"
    r"admitted|acknowledged) "
)


def tells(text: str, end: int) -> bool:
    """Whether a verb of speech follows a phrase that ends here: "Roe later told reporters"."""
    return _TELLS.match(text, end) is not None


WORD = re.compile(r"[^\W_][\w’'.-]*")
"""A word with its points, so that "U.S." and "St." are whole."""
PLAIN_WORD = re.compile(r"[\w’'-]+")
"""A word without them."""

_LAST_WORD = re.compile(r"(?<![\w'’-])([^\W\d_][\w-]*),? $")


@lru_cache(maxsize=256)  # asked again and again of each name
def word_before(text: str, end: int) -> str:
    """The word before a position, past a space and a comma; nothing if it is no word: "the charity | Roe"."""
    if text[end - 1 : end] != " ":
        return ""
    start = text.rfind(" ", 0, end - 1) + 1
    if (word := text[start : end - 1].removesuffix(",")).isalpha():
        return word
    m = _LAST_WORD.search(text, start, end)
    return m[1] if m is not None else ""


def attributive(text: str, end: int) -> bool:
    """Whether a name that ends here stands before a noun or a name: "White House spokesman"."""
    after = _WORD_AFTER.match(text, end)
    return after is not None and (
        after.group(1)[0].isupper() or after.group(1) in ROLE_NOUNS or after.group(1) in _HEADS
    )


_POSSESSED = re.compile(r"\s+[\w“\"]")
_NOT_POSSESSED = re.compile(
    r"\s+(?:to|and|or|in|on|at|for|with|as|that|when|if|but|from|"
    r"of|by|because|after|before|about|into|the|a|an|is|was)\b",
    re.I,
)


def case_of(text: str, word: str, span: Span) -> str:
    """How a pronoun stands: subject, object or possessive."""
    if word in ("he", "she"):
        return "subject"
    if word in ("him", "himself", "herself", "hers"):
        return "object"
    if word == "his" or (_POSSESSED.match(text, span[1]) and not _NOT_POSSESSED.match(text, span[1])):
        return "possessive"
    return "object"


def more_adjectives(text: str, start: int, end: int, stop: int) -> int | None:
    """Where a phrase that a comma seems to end ends indeed: "an angry | , tired voter"."""
    words = WORD.findall(text, start, end)
    more = _ADJECTIVES.match(text, end, stop) if words and words[-1].islower() else None
    head = next((k for k in (2, 1) if more is not None and more[k] in _HEAD_NOUNS), 0)
    if more is None or not head:
        return None
    noun = words[-1] in _HEAD_NOUNS or words[-1] in TITLES or words[-1].endswith(_NO_ADJECTIVE)
    return None if noun else more.end(head)


_ADJECTIVES = re.compile(
    r"(?:, (?!(?:an?|the|his|her|their|its|one|wh[a-z]+|of|in|from|with|for|at|on|by|to|as|then|now|former|once)\b)"
    r"(?:\d+-)?[a-z-]+)+(?:,? and [a-z-]+)?(?: ([a-z-]+))? ([a-z-]+)(?=$|[ ,])"
)
_HEAD_NOUNS = GROUP_NOUNS | ROLE_NOUNS | BODY_NOUNS | DOCUMENT_NOUNS | {"trial", "experiment"}
_NO_ADJECTIVE = ("s", "one", "body", "thing", "-old")


def past_verb(text: str, start: int, end: int) -> int:
    """Where a plural begins behind the bare verb that a phrase seems to open with: "may well confuse | buyers who"."""
    verb = _BARE.match(text, start, end)
    if verb is None or (text.endswith(" to ", 0, start) and verb[1] not in _DONE_TO_PEOPLE):
        return start
    return start if _MODAL.search(text, max(0, start - 40), start) is None else verb.end()


_BARE = re.compile(r"([a-z]+) (?=\w)")
_MODAL = re.compile(
    r"\b(?:will|would|can|could|may|might|must|shall|should|cannot|to|n['’]t)"
    r"(?: (?:well|also|even|only|just|not|almost|[a-z]+ly)){0,2} $"
)
_DONE_TO_PEOPLE = frozenset(
    "help court reach woo attract benefit reward punish protect support recruit hire represent join serve treat".split()
)
"""What may stand behind "to" before a plural, and is a verb and no adjective."""

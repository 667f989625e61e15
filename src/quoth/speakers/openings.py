"""The people or the body that a sentence begins with or tells of, by a noun: "Acre aides met", "The court has"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from quoth.data import Span
from quoth.speakers.entities import Entity
from quoth.speakers.lexicon import BODY_NOUNS, DOCUMENT_NOUNS
from quoth.speakers.mentions import NameMention
from quoth.speakers.people import ROLE_NOUNS, are_people

_WORD = re.compile(r" ?([\w’'-]+)")
_STOPS = frozenset(
    "of who that which by in to for and or from with at on as said says is are was were has have had will would i we "
    "you he she they it this what when if because not also the a an his her its their there".split()
)
_WITHIN = 5  # words of a phrase
_DETERMINED = re.compile(
    r"(?:^|(?<![\w’'-]))(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w.-]*['’]s) "
    r"(?:(?!(?:of|who|that|which|by|in|to|for|and|from|with|at|on|said|says|is|was|has|had)\b)[\w’'-]+ ){0,3}$"
)
_NO_OBJECT = re.compile(r"(?:, | (?!(?:the|an?|his|her|its|their|with|up|for|on|to|of)\b))[a-z]")
_ABSTRACT = frozenset(
    "management leadership establishment press media percent majority minority half none all both few others".split()
)
_ALIKE = ("checklists", "playlists", "wishlists")


def people_at(text: str, start: int, end: int) -> Span | None:
    """ "Conservative nationalists are", "The harbour pilots met": the people a sentence begins with."""
    the = _THE.match(text, start, end)
    wanted = _ONE.__contains__ if the is not None and the[0].lower() in ("a ", "an ") else _are_people
    found = _head(text, the.end() if the else start, end, wanted)
    return (start, found) if found is not None and not text[start:found].partition(" ")[0].endswith("ing") else None


_THE = re.compile(r"(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]hese|[Tt]hose|[Aa]n?) ")
_ONE = frozenset("couple pair duo trio quartet family delegation team crew crowd jury panel band squad".split())
"""What is one and several: "A delegation arrived. They said"."""


def people_of(text: str, name: NameMention, end: int) -> int | None:
    """Where the phrase ends that begins with a name and tells of people: "Roe campaign officials | looked"."""
    return _head(text, name.span[1], end, _are_people) if text.startswith(" ", name.span[1]) else None


def tells_of_people(text: str, start: int, end: int) -> bool:
    """Whether a noun for several people stands between two places."""
    return any(_are_people(word[1].lower()) for word in _WORD.finditer(text, start, end))


def body_of(text: str, name: NameMention) -> int | None:
    """Where the phrase ends that begins with a name's "'s" and tells of a body: "Norland's foreign ministry |"."""
    owns = text.startswith(("'s ", "’s "), name.span[1])
    return _head(text, name.span[1] + 2, name.span[1] + 80, BODY_NOUNS.__contains__) if owns else None


def _head(text: str, start: int, end: int, wanted: Callable[[str], bool]) -> int | None:
    """Where the noun ends that closes the phrase at a place, if it is one of those wanted and a verb follows."""
    place = start
    for _ in range(_WITHIN):
        word = _WORD.match(text, place, end)
        if word is None or word[1].lower() in _STOPS:
            return None
        place = word.end()
        if wanted(word[1].lower()) and word[1].islower() | (word[1][0].isupper() and place - start == len(word[0])):
            after = _WORD.match(text, place, end)
            if after is None or not _is_noun(after[1]):
                quoted = text.startswith((" “", ' "', " ‘"), place)
                return place if quoted or _NO_OBJECT.match(text, place) is not None else None
    return None


def _is_noun(word: str) -> bool:
    return word in ROLE_NOUNS or word in BODY_NOUNS or are_people(word)


def _are_people(noun: str) -> bool:
    if noun.endswith("ists"):  # "monarchists"
        return len(noun) > 7 and noun not in _ALIKE
    return are_people(noun) and noun not in _ABSTRACT


def only_body(text: str, start: int, end: int, names: Sequence[NameMention], entities: Sequence[Entity]) -> Span | None:
    """The one body told of between two places, without a name; none where there are more, or papers, or names of such.

    ``names``: those between.
    """
    found = list(_bodies(text, start, end))
    if len(found) != 1:
        return None
    (begin, stop), named = found[0], (m for m in names if not begin_in(m, found[0]))
    others = (entities[m.entity] for m in named)
    return None if any(e.person < 1.0 and e.place < 1.5 for e in others) else (begin, stop)


def begin_in(name: NameMention, span: Span) -> bool:
    """Whether a name stands in a phrase: "the | Roe | administration"."""
    return span[0] <= name.span[0] < span[1]


def _bodies(text: str, start: int, end: int) -> Iterator[Span]:
    """The phrases for bodies between two places; twice the whole, where a paper is told of."""
    for word in _LOWER.finditer(text, start, end):
        if word[0] in DOCUMENT_NOUNS and word[0] not in BODY_NOUNS:
            yield from ((start, end), (start, end))
        elif word[0] in BODY_NOUNS:
            determined = _DETERMINED.search(text, max(start, word.start() - 60), word.start())
            after = _WORD.match(text, word.end(), end)
            if determined is not None and not (after is not None and _is_noun(after[1])):
                yield determined.start(), word.end()


_LOWER = re.compile(r"(?<![\w’'-])[a-z][a-z-]{3,}(?![\w-])")

"""Whether two forms of a name are one person's across articles: stricter than within one, where the rest is told."""

from __future__ import annotations

import re
from functools import lru_cache

from quoth.speakers.names.personal import (
    GENERATIONS,
    Comparison,
    PersonName,
    compare_parsed,
    fold,
    is_nickname,
    only_alike,
    parse_name,
    same_given,
    written_apart,
)
from quoth.speakers.names.persons import given_names
from quoth.speakers.words.lexicon import HONORIFICS, LEGAL_FORMS, ORG_WORDS, TITLES

ENOUGH = 0.85  # a comparison at or above this links
OPEN = 0.8  # a name that may be this person, and may as well not be
EXACT = 1.0  # the register has the name as it stands

_ADDRESS = TITLES | HONORIFICS
_BESIDE = re.compile(r"[\"“(][^\"”)]*[\"”)]")
_POINTED = re.compile(r"\b(\w)\.(?=\w)")
_CAPITALS = re.compile(r"\b[A-Z]{2}\b(?= )")


def compare_forms(name: str, form: str) -> Comparison:
    """As ``compare_names``, stricter: an initial, a missing "Jr.", a word more may be somebody else across articles."""
    name, form = initials_apart(name), initials_apart(form)
    if _plain(name) == _plain(form):
        return Comparison(EXACT, "the name as the register has it")
    a, b = parse_name(name), parse_name(form)
    if contradict(a, b):
        return Comparison(0.0, "other initials or middle names")
    found = compare_parsed(a, b)
    if found.score < ENOUGH:
        return found
    why = _unsure(a, b) if a.words != b.words[::-1] or a.words == b.words else _turned_round(form)
    return Comparison(OPEN, why) if why else found


def _unsure(a: PersonName, b: PersonName) -> str:
    """Why two forms that agree may yet be two people's; nothing where they are one's."""
    if bool(a.suffixes) != bool(b.suffixes) and GENERATIONS & {*a.suffixes, *b.suffixes}:
        return "one of them is called Jr. or Sr."
    given, other = a.words[0], b.words[0]
    if min(len(a.words), len(b.words)) == 1:
        return "a surname alone"
    if only_alike(given, other):
        return "the same surname, but the given names only look alike"
    if not same_given(given, other):
        return "surnames alone"
    return _more_at_the_end(a, b)


def _more_at_the_end(name: PersonName, form: PersonName) -> str:
    """A word after the other's last: Adam Harrow University is not Adam Harrow."""
    short, long = sorted((name.words, form.words), key=len)
    if short[-1] not in long[:-1] or short[-1] == long[-1] or written_apart(name, form):
        return ""
    rest = long[len(long) - long[::-1].index(short[-1]) :]
    if LEGAL_FORMS.issuperset(rest):
        return ""  # Roe Motors is Roe Motors Ltd
    two = long == form.words and ORG_WORDS.isdisjoint(long) and short[-1] not in given_names()
    return "" if two else f"a word more at the end: {' '.join(rest)}"  # Ana García may be called Ana García Moreno


def _turned_round(form: str) -> str:
    """Words the other way round are the same name where the register says which is the surname: "Roe, Jane"."""
    return "" if ", " in form else "the same words the other way round"


def contradict(a: PersonName, b: PersonName) -> bool:
    """Whether two forms of one given name and surname have other initials or middle names: two people's.

    Adam W. is not Adam H. W. Harrow: an initial stands for the name in its own place.  Whole names may be left out.
    """
    one, other = middle(a), middle(b)
    if not one or not other or not _ends_alike(a, b):
        return False
    if all(same_given(x, y) for x, y in zip(one, other, strict=False)):
        return False
    short, rest = sorted((one, other), key=len)[0], iter(sorted((one, other), key=len)[1])
    return not all(len(word) > 1 and word in rest for word in short)


def agree_in_middle(a: PersonName, b: PersonName) -> bool:
    """Whether two forms of one given name and surname share an initial or a middle name."""
    return bool(middle(a) and middle(b)) and _ends_alike(a, b) and not contradict(a, b)


def middle(name: PersonName) -> tuple[str, ...]:
    """The initials and names between the given name and the surname, without what stands in quotation marks."""
    return parse_name(_BESIDE.sub(" ", initials_apart(name.text))).words[1:-1]


def _ends_alike(a: PersonName, b: PersonName) -> bool:
    return a.words[-1] == b.words[-1] and same_given(a.words[0], b.words[0])


@lru_cache(maxsize=20_000)
def initials_apart(name: str) -> str:
    """Initials written together, parted: "H.W." is "H. W.", JD Roe is J D Roe."""
    name = _POINTED.sub(r"\1. ", name)
    return name if name.isupper() else _CAPITALS.sub(_parted, name)


def _parted(found: re.Match[str]) -> str:
    return found.group() if fold(found.group()) in _ADDRESS else " ".join(found.group())


def _plain(name: str) -> str:
    return " ".join(fold(w) for w in name.split())


def looks_like(form: str) -> str:
    """Whether a name is a person's or a body's by its words alone ("person", "organisation"), else nothing."""
    words = parse_name(form).words
    person = len(words) > 1 and (words[0] in given_names() or is_nickname(words[0]))
    body = not ORG_WORDS.isdisjoint(words)
    return "" if person == body else "person" if person else "organisation"


def have_nothing_in_common(a: str, b: str) -> bool:
    """Whether two names share no word, nor is one made of the other's first letters: hardly one person's."""
    one, other = (parse_name(initials_apart(n)).words for n in (a, b))
    if any(x == y or (min(len(x), len(y)) > 2 and same_given(x, y)) for x in one for y in other):
        return False
    short, long = sorted(("".join(one), "".join(other)), key=len)
    first = "".join(w[0] for w in (one if "".join(one) == long else other))
    return short != first and not any(short == first[k:] for k in range(len(first)) if len(first) - k > 1)

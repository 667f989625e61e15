"""How likely a named entity of an article is a person: a learned sum over its words and what stands around them.

Lists of given and family names of many languages (``given_names.txt``, ``family_names.txt``) say only that a word can
be a person's name; no trait is read from them.  The weights are those of a logistic regression on annotated chains
(``training.speakers``); above 0 a person is more likely than a body, place or thing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from quoth.data import Span
from quoth.speakers.learned import weights
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import fold
from quoth.speakers.words.alternation import word_of
from quoth.speakers.words.lexicon import (
    DEMONYMS,
    HONORIFICS,
    KNOWN_BODIES,
    KNOWN_PHRASES,
    ORG_WORDS,
    PARTY_NAMES,
    PLACE_ENDINGS,
    PLACES,
    STRONG_TITLES,
    TITLES,
    TWO_WORD_PLACES,
    common_words,
)
from quoth.speakers.words.people import ROLE_NOUNS
from quoth.speakers.words.placing import word_before

if TYPE_CHECKING:
    from quoth.speakers.bearers.entity import Entity

Evidence = dict[str, float]

_SAYS = re.compile(
    r"(?:,[^,.\n]{0,40},)? (?:said|says|told|added|asked|wrote|argued|insisted|explained|noted|tweeted|replied|"
    r"believes?|thinks?|announced|recalled|called|described)\b"
)
_ROLE_AFTER = re.compile(
    r" (?:[a-z]+ )?(?:spokes(?:man|woman|person|men)|officials?|executives?|reporters?|correspondent|employees?|users?|"
    r"staff|officers?|members?|president|director|CEO|chief|anchor|host|columnist|headquarters|website|page|account|"
    r"building|city|game|team|leaders?|government|police|residents?|native)\b"
)
_HIS_AFTER = re.compile(r" (?:campaign|supporters?|administration|aides?|adviser|himself|herself)\b")
_AGE = re.compile(r", (?:\d{1,2}|\d{1,2}-year-old|aged? \d+)(?=[,.;)\s])")
_WHO, _WHICH = re.compile(r",? (?:who|whose)\b"), re.compile(r",? which\b")
_BORN = re.compile(r" \((?:born|c\.|\d{4})")
_ROLE_APPOSED = re.compile(r", (?:an?|the|who|a former|\d)")
_AND_NAME = re.compile(r" (?:and|or) [A-Z]")
_PRONOUN = re.compile(word_of("he his her him himself herself she who".split()) + r"\b")
_THE, _A = re.compile(r"\b[Tt]he $"), re.compile(r"\b[Aa]n? $")
_PLACED = re.compile(
    r"\b(?:in|near|at|from|across|outside|around|throughout|visit(?:ed|ing)?) (?:the )?$"
    r"|\b(?:capital|city|town|village|suburb|port)(?: of |, )$"
)
_ENDS_PLACED = tuple(
    f"{w} " for w in "in near at from across outside around throughout visit visited visiting the of ,".split()
)
_ON = re.compile(r"\b(?:on|via|using|aboard|of) (?:the )?$")
_ENDS_ON = ("on ", "via ", "using ", "aboard ", "of ", "the ")
_OF_WHAT = re.compile(r" (?:of|for|on) ")
_SAID_BEFORE = re.compile(r"[asw](?<!\w.)(?:(?<=s)a(?:id|ys)|(?<=a)(?:dd|sk)ed|(?<=w)rote)[,:]? (?:[a-z-]+ ){0,2}$")
_ACT = re.compile(r"(?:ing|ed|ly|tion|ism|ness|ment)$")
_PLACES_TOO = frozenset(
    "christian jordan virginia georgia israel chad houston paris sydney austin madison florence".split()
)
"""Creeds and places that are given names."""
_THINGS = frozenset("cyclone hurricane typhoon uss hms mount lake fort operation ngo".split())
"""First words of what bears a person's name."""
_ROLES = ROLE_NOUNS | TITLES
_NO_PERSONS = ORG_WORDS | PLACES | DEMONYMS | PLACE_ENDINGS | KNOWN_BODIES


@cache
def given_names() -> frozenset[str]:
    """Words that are given names somewhere, folded; without those that texts write in lower case."""
    return _list("given_names.txt")


@cache
def family_names() -> frozenset[str]:
    """Words that are family names somewhere, folded; without those that texts write in lower case."""
    return _list("family_names.txt")


def is_name(word: str) -> bool:
    """Whether a folded word is a given name or a family name somewhere."""
    return word in given_names() or word in family_names()


BODY_ENDS = frozenset(
    "rail defence defense duma rugby brigades lobby nuclear music fabrics amendment bills resolutions "
    "comics stores foods markets solutions consulting analytics ventures healthcare enterprises beverages "
    "restaurants aerospace homes housing "
    "fibrosis terrorism intelligence logistics robotics genomics biosciences realty realtors properties haulage "
    "lettings watch "
    "brewery breweries brewing distillery winery vineyards goods athletics therapeutics biotech bioscience diagnostics "
    "construction constructions developments plumbing roofing furnishings trucking freight outfitters apparel footwear "
    "journalism cosmetics minerals lithium cement ceramics plastics chemicals publishing publications cos asa "
    "trains ferries buses aggregates quarries highways holidays cruises dairies bakeries furniture mortgages loans "
    "utilities renewables recycling aviation helicopters shipping ports payments telecoms broadband gaming interactive "
    "sciences semiconductors water finance palace ambulance refinery "
    "promotion promotions kurier zeitung tageblatt rundschau nachrichten morgenpost".split()
)
"""Last words of names of several words that no person bears; in themselves they are no bodies."""


def _list(name: str) -> frozenset[str]:
    return frozenset(resources.files("quoth.speakers").joinpath(name).read_text(encoding="utf-8").split())


def person_score(found: Evidence) -> float:
    """Log-odds that an entity is a person, between -4 and 4."""
    w = weights()["person"]
    if found.get("known_body"):
        return -2.0
    if found.get("by_initials"):
        return 1.0
    return max(-4.0, min(4.0, math.fsum([w.get(name, 0.0) * value for name, value in found.items()])))


def evidence(text: str, entity: Entity) -> Evidence:
    """What speaks for and against a person, as features of the entity; ``text`` is the article's."""
    words = tuple(fold(w) for w in entity.name.words) or entity.mentions[0].words
    found = _of_words(entity, words)
    found.update(_of_places(text, entity.mentions, words))
    found["by_initials"] = len(entity.name.text) == 2 and any(by_initials(text, m.span) for m in entity.mentions)
    return {name: float(value) for name, value in found.items() if value}


def is_known_body(words: tuple[str, ...]) -> bool:
    """Whether folded words are the name of a body that everybody knows."""
    one = len(words) == 1
    return " ".join(words) in KNOWN_PHRASES or (one and words[0] in KNOWN_BODIES) or (not one and words[0] in _THINGS)


def rare(entity: Entity) -> bool:
    """Whether a name is two or three words of which none is ordinary, a place's or a body's."""
    words = tuple(fold(w) for w in entity.name.words)
    plain = all(w[1:].islower() or "-" in w for w in entity.name.text.split() if w[:1].isupper() and len(w) > 2)
    if "_".join(words) in TWO_WORD_PLACES or " ".join(words) in PARTY_NAMES:
        return False
    return len(words) in (2, 3) and plain and _NO_PERSONS.isdisjoint(words) and common_words().isdisjoint(words)


def surname(entity: Entity) -> bool:
    """Whether a name is one word that may be a surname: not ordinary, no initials."""
    words = entity.name.words
    return len(words) == 1 and words[0] not in common_words() and not entity.name.text.isupper()


def pronoun_near(text: str, m: NameMention) -> bool:
    """Whether "he", "she" or "who" stands soon after a mention, in its line."""
    line = text.find("\n", m.span[1], m.span[1] + 80)
    return _PRONOUN.search(text, m.span[1], m.span[1] + 80 if line < 0 else line) is not None


_NO_INITIALS = ORG_WORDS | PLACES | {"un", "eu", "us", "uk"}
_WHERE_FROM = re.compile(r",? from [A-Z][a-z]+")


def by_initials(text: str, span: Span) -> bool:
    """Whether two capitals are somebody's who writes in: "RT, from Brinley, thinks", "RT from Brinley … She"."""
    word = text[slice(*span)]
    told = len(word) == 2 and word.isalpha() and word.isupper() and _WHERE_FROM.match(text, span[1])
    if not told or word.lower() in _NO_INITIALS:
        return False
    line = text.find("\n", told.end())
    near = text[told.end() : min(line if line >= 0 else len(text), told.end() + 80)]
    return near.startswith(",") if told[0].startswith(",") else _PRONOUN.search(near) is not None


def two_initials(text: str, span: Span) -> bool:
    """Whether two capitals are somebody's who writes in, or short for what the text tells: "Insular Shield (IS)"."""
    word = text[slice(*span)]
    return (len(word) == 2 and f" ({word})" in text) or by_initials(text, span)


def _is_given(word: str) -> bool:
    """Whether a word, or each part of "Rose-Lynn", is a given name somewhere."""
    return word in given_names() or ("-" in word and given_names().issuperset(word.split("-")))


def _of_words(entity: Entity, words: tuple[str, ...]) -> Evidence:
    common, family = common_words(), family_names()
    raw, n, first, last = entity.name.text, len(words), words[0], words[-1]
    one = n == 1
    return {
        "bias": 1,
        f"words{min(n, 4)}": 1,
        "given_one" if one else "given": _is_given(first) or (not one and first in _PLACES_TOO),
        "family_one" if one else "family": last in family,
        "initial": n > 2 and len(words[1]) == 1,
        "initials_first": n > 1 and len(first) <= 2,
        "strong": not STRONG_TITLES.isdisjoint(entity.titles),
        "honorific": not HONORIFICS.isdisjoint(entity.titles),
        "title": bool(entity.titles),
        "body_last": last in ORG_WORDS or (not one and last in BODY_ENDS),
        "body_any": not ORG_WORDS.isdisjoint(words[:-1]),
        "place_end": last in PLACE_ENDINGS,
        "place": one and first in PLACES,
        "place_last": n > 1 and last in PLACES,
        "place_any": n > 1 and any((x in PLACES or x in DEMONYMS) and x not in _PLACES_TOO for x in words[:-1]),
        "suffix": bool(entity.name.suffixes),
        "capitals": one and raw.isupper() and len(raw) > 1,
        "digits": any(map(str.isdigit, raw)),
        "and_sign": "&" in raw,
        "address": ".com" in raw or "/" in raw,
        "known_body": not (entity.titles or entity.said)
        and (
            is_known_body(words)
            or (one and first in PARTY_NAMES and not raw.istitle())
            or ((not ORG_WORDS.isdisjoint(words) or first == "house") and _OF_WHAT.search(raw) is not None)
        ),
        "inner_capital": one and any(c.isupper() for c in raw[1:]) and not raw.isupper(),
        "of": " of " in raw or " for " in raw,
        "common_share": len([1 for x in words if x in common]) / n,
        "common_last": last in common,
        "act": one and bool(_ACT.search(first)),
        "said": min(3, sum(entity.said.values())),
    }


def _of_places(text: str, mentions: Sequence[NameMention], words: tuple[str, ...]) -> Evidence:
    """What stands before and after the mentions; a share of them, or whether any has it."""
    k, n = len(mentions), len(words)

    spaced = [m.span[1] for m in mentions if text.startswith(" ", m.span[1])]
    commas = [m.span[1] for m in mentions if text.startswith(",", m.span[1])]
    either = spaced + commas
    starts = [m.outer[0] for m in mentions]
    bare = [m.outer[0] for m in mentions if not m.titles]

    def after(pattern: re.Pattern[str], ends: list[int]) -> float:
        """``ends``: of the mentions with what a match can begin with behind them."""
        return len([1 for end in ends if pattern.match(text, end) is not None]) / k if ends else 0.0

    def before(pattern: re.Pattern[str], reach: int, at: Sequence[int], ends: tuple[str, ...]) -> float:
        """``ends``: with what a match can end, which is cheap to look for."""
        near = [e for e in at if text.endswith(ends, 0, e)]
        return len([1 for e in near if pattern.search(text, max(0, e - reach), e) is not None]) / k if near else 0.0

    single = [fold(m.words[0]) for m in mentions if len(m.words) == 1] if n > 1 else []
    the = before(_THE, 5, bare, ("the ", "The "))
    says = after(_SAYS, either)
    return {
        "the": the,
        "the_any": the > 0,
        "a": before(_A, 4, starts, ("a ", "an ", "A ", "An ")),
        "says": says > 0,
        "says_share": says,
        "said_before": before(_SAID_BEFORE, 30, starts, (" ",)) > 0,
        "age": after(_AGE, commas) > 0,
        "who": after(_WHO, either) > 0,
        "which": after(_WHICH, either) > 0,
        "born": after(_BORN, spaced) > 0,
        "placed": before(_PLACED, 24, bare, _ENDS_PLACED),
        "on": before(_ON, 12, starts, _ENDS_ON),
        "role_after": after(_ROLE_AFTER, spaced),
        "his_after": after(_HIS_AFTER, spaced) > 0,
        "role_before": any(word_before(text, e).lower() in _ROLES for e in starts),
        "role_apposed": after(_ROLE_APPOSED, commas) > 0,
        "possessive": len([1 for m in mentions if text.startswith(("'s", "’s"), m.span[1])]) / k,
        "first": len([1 for m in mentions if m.first]) / k,
        "often": min(2.5, math.log(k)),
        "short": len([1 for m in mentions if len(m.words) < n]) / k,
        "last_form": words[-1] in single,
        "first_form": words[0] in single,
        "other_form": any(w not in words for w in single),
        "pronoun": any(pronoun_near(text, m) for m in mentions),
        "and_name": after(_AND_NAME, spaced),
    }

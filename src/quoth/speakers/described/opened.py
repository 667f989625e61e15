"""The body or place that opens the words of a role: "Kremlin" in "a Kremlin aide"."""

from __future__ import annotations

import re

from quoth.data import Description, Span
from quoth.speakers.described.extents import BASED, CAPITALS, NO_TOWNS, OF_LANDS, POSSESSIVES, name_owned, with_kind
from quoth.speakers.names.bodynames import (
    BODIES,
    MATTERS,
    OFFICE_WORDS,
    bare,
    is_body,
    is_matter,
    is_office,
    is_place,
    is_someones,
    kind_first,
    telling,
)
from quoth.speakers.words.lexicon import CALENDAR, DEMONYMS, HONORIFICS, TITLES
from quoth.speakers.words.people import ROLE_NOUNS

_LOWER = (
    r"(?:(?:former|ex|then|new|current|senior|top|chief|lead|leading|prominent|veteran|longtime|retired|acting|"
    r"deputy|assistant|associate|vice|outgoing|incoming|late|first|young|ousted|slain|jailed|fellow|"
    r"self-styled)(?![\w’'-]))"
)
"""What stands before the body in a role: "the new Acremark chairman", "former Acremark engineer"."""
_FIRST = re.compile(rf"(?:[Tt]he |[Aa]n? )?(?:{_LOWER} ){{0,2}}({CAPITALS})(?:['’]s?)?(?= |$)")
_OWNS = re.compile(r"(?:['’]s?)? *")


def first_body(text: str, role: Span) -> Description | None:
    """The body or place that opens a role: "the White House press secretary", "Acre's head of sales"."""
    said = text[slice(*role)]
    if (("'" in said or "’" in said) and _KIN.search(said)) or (m := _FIRST.match(text, *role)) is None:
        return None
    s, e = m.span(1)
    words = text[s:e].removesuffix("’s").removesuffix("'s").split(" ")
    if words[0].lower() in CALENDAR:
        return None  # "Tuesday's report"
    based = next((i for i in range(len(words) - 1, -1, -1) if BASED.match(words[i])), None)
    if based is not None:
        town = BASED.sub(r"\1", " ".join(words[: based + 1]))
        if based + 1 == len(words):  # "a Brinley-based lawyer"
            return Description((s, s + len(town)), "place") if town.lower() not in NO_TOWNS else None
        s, words = s + len(" ".join(words[: based + 1])) + 1, words[based + 1 :]
    of = next((i for i, b in enumerate(words[1:]) if b in ("of", "for") and is_office(words[i])), len(words))
    if of < len(words) and bare(words[of]) == "professor":
        return None  # "the Roe Professor of History"
    s, words = _bare_name(text, s, words[:of], role[1])  # "Governor of Brinley State": no body before the office
    name = " ".join(words).rstrip("'’")
    after = s + len(name)
    owns = _OWNS.match(text, after)
    behind = owns.end() if owns is not None else after
    if not words or behind >= role[1] or text[behind : role[1]] in _ALONE:
        return None
    if name.startswith("Ex-") and name[3:4].isupper():
        s, name = s + 3, name[3:]  # "Ex-CIA | chief"
    if words[-1] in _EVENTS or _BACKS.match(text, behind):
        return None  # "a Norland War | hero"
    if (team := _TEAM.match(text, after, role[1])) is not None:
        return Description((s, team.end()), "affiliation")
    if owns is not None and owns.end() > after and is_place(words) and (far := _FAR.match(text, behind, role[1])):
        return first_body(text, (far.end(), role[1]))  # "Norland’s far-right | Harvest Front | leader"
    long = with_kind(text, (s, after), role[1], OF_LANDS)
    if after < long < role[1]:
        return Description((s, long), "affiliation")
    if name.lower() in _TRADES:
        return None
    if name.lower() not in BODIES and is_place(words):
        sent = _FROM_THERE.match(text, behind) is not None and DEMONYMS.isdisjoint(name.lower().split()[-1:])
        return Description((s, after), "place") if sent and name.lower() not in _WHOLE_LANDS else None
    if not telling(name) or is_someones(name, "", owns=text.startswith(("'", "’"), after)):
        return None
    if all(bare(w) in _REGIONS or w == "and" for w in words):
        return None  # "East Asia and Pacific | director"
    kind = kind_first(name, text[after : role[1]])
    if kind == "place" and re.search(rf"(?<![\w-]){re.escape(name.lower())}(?![\w-])", text) is not None:
        return None  # a word that the article has in lower case, too
    return Description((s, after), kind) if kind is not None else None


_TRADES = frozenset("hollywood bollywood nollywood broadway".split())
"""Places that stand for what is made there, and employ nobody: "a Hollywood | columnist"."""
_BACKS = re.compile(r"(?:supporter|backer|ally|critic|loyalist|donor|voter|opponent|rival|fan)\b")
"""Whoever is for or against somebody is none of his: "a Roe | supporter"."""
_SCHOOLS = frozenset("university institute college school academy".split())
_EVENTS = frozenset("War Prize Award Games Cup Revolution Olympics Championship Medal".split())
_TEAM = re.compile(r" (?:campaign|administration|transition team|camp|foundation)(?= )")
"""What is told by the name of whom it works for: "a | Roe campaign | spokeswoman"."""
_FAR = re.compile(
    r"(?:(?:(?:far|hard)-(?:right|left)|right-wing|left-wing|ruling|opposition|main|biggest|largest|new) )+(?=[A-Z])"
)
"""What stands between a land and its party."""
_ALONE = frozenset("police hall government parliament army navy military council court team".split())
"""What makes the whole phrase a body's name: "Brinley police"."""


def _bare_name(text: str, s: int, words: list[str], end: int) -> tuple[int, list[str]]:
    """The words of a name that opens a role, without the office behind it and "former" before it; and its start."""
    popped = ""
    while words and (
        bare(words[-1]) in _TRAILING
        or words[-1] in ("of", "and", "for", "the")
        or (words[-1].lower() in _BEFORE_OFFICE and (popped or _office_next(text, s, words, end)))
        or (words[-1] == "State" and (popped in _OF_STATES or _of_state(text, s, words)))
    ):
        popped = bare(words[-1])
        words = words[:-1]
    if popped and is_matter(" ".join(words)):
        return s, []  # "Emergency Management | Director"
    while words and (bare(words[0]) in _LEADING or (bare(words[0]) in ("key", "top") and is_body(words[1:]))):
        s, words = s + len(words[0]) + 1, words[1:]
    rank = next((i for i, w in enumerate(words) if i and w in _RANKS), len(words))
    words = words[:rank]  # "Acre | Chief Operating Officer"
    if words and words[-1].endswith(POSSESSIVES):
        return s, [*words[:-1], words[-1][:-2]]
    s, words = name_owned(s, words, sent=_SENT.match(text, s + len(" ".join(words))) is not None)
    if _OVER.match(_OWNS.sub("", text[s + len(" ".join(words)) : end], count=1)):  # "BBC Middle East editor"
        while words and bare(words[-1]) in _MATTERS_OR_REGIONS and words[-2:-1] != ["of"]:
            words = words[: -2 if words[-2:-1] == ["and"] else -1]
        body = next((i for i in range(len(words) - 1, 0, -1) if bare(words[i - 1]) in _SCHOOLS), len(words))
        words = words if words[body : body + 1] == ["of"] else words[:body]  # "Acre University | East Norland expert"
        if words:
            words = [*words[:-1], words[-1].removesuffix("’s").removesuffix("'s")]
    return s, words


def _of_state(text: str, s: int, words: list[str]) -> bool:
    return text.startswith((" Sen.", " Rep."), s + len(" ".join(words)))


_OF_STATES = frozenset("senator representative treasurer assemblyman assemblywoman attorney".split())
_RANKS = frozenset("Chief Deputy Assistant Associate Vice Senior Acting".split())
_SENT = re.compile(r" (?:ambassador|envoy|representative)\b", re.I)


def _office_next(text: str, s: int, words: list[str], end: int) -> bool:
    return _OFFICE_NEXT.match(text, s + len(" ".join(words)), end) is not None


_FROM_THERE = re.compile(
    r"(?:State )?"
    r"(?:Republican|Democrat|Democratic|Treasurer|"
    r"(?:state )?delegate|Gov|Governor|Sen|Senator|Rep|Representative|Congress(?:wo)?man|Premier|[Mm]ayor|"
    r"[Nn]ative|[Rr]esident|lawyer|attorney|business(?:wo)?man|barrister|solicitor)\b"
)
_WHOLE_LANDS = frozenset("us u.s usa u.s. uk u.k. u.k eu america".split())
_KIN = re.compile(
    r"(?:['’]s|s['’]) (?:[\w-]+ ){0,2}"
    r"(?:son|daughter|father|mother|brother|sister|wife|husband|widow|widower|cousin|aunt|uncle|"
    r"niece|nephew|parents|family|relatives|supporters|opponents|rivals|fans|critics|allies|partner|friend|"
    r"neighbou?r|girlfriend|boyfriend|fianc[ée]e?)\b"
)
_REGIONS = frozenset(
    "middle far east west africa asia europe latin america north south south-east north-east southeast pacific central "
    "caribbean mediterranean gulf".split()
)
_MATTERS_OR_REGIONS = MATTERS | _REGIONS
_OVER = re.compile(
    r"(?:advis[eo]r|secretary|minister|commissioner|editor|correspondent|analyst|expert|envoy|tsar|czar)", re.I
)
"""Offices over a matter; a spokesman has one for a body."""
_TRAILING = TITLES | HONORIFICS | ROLE_NOUNS | (OFFICE_WORDS - {"home", "state", "union", "cabinet"})
_BEFORE_OFFICE = frozenset(
    "district circuit press permanent regional divisional communications majority minority special political legal "
    "congressional executive international global senior cabinet".split()
)
"""Words between a body's name and an office."""
_OFFICE_NEXT = re.compile(
    r" (?:attorney|judge|secretary|officer|director|representative|leader|whip|minister|spokes\w+|correspondent|editor|"
    r"organi[sz]er|chief|adviser|advisor|manager)\b",
    re.I,
)
_LEADING = frozenset(
    "embattled disgraced outgoing incoming popular longtime current "
    "former acting senior deputy then ex retired veteran assistant associate chief executive".split()
)

"""Short forms of bodies: initials, "Acre" for Acre Foods Plc, "the Post"; and what is only called after one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import PersonName, acronym_of, fold
from quoth.speakers.names.persons import BODY_ENDS, given_names, is_name
from quoth.speakers.words.lexicon import (
    DEMONYMS,
    KNOWN_BODIES,
    KNOWN_PHRASES,
    LEGAL_FORMS,
    ORG_WORDS,
    STATES,
    TITLES,
    TWO_WORD_PLACES,
    WEB_ENDING,
    common_words,
)
from quoth.speakers.words.people import ROLE_NOUNS, is_role
from quoth.speakers.words.placing import word_before

_OF_OR_FOR = re.compile(r"([\w-]+) (?:of|for) ")
_CHAMBERS = frozenset("house senate congress parliament assembly office news times party state police press".split())
_BEHIND_FIRMS = LEGAL_FORMS | {"group", "holdings"}
"""What stands behind a firm's name by law, or as if it did."""
_DEALS_IN = frozenset(
    "capital partners energy pharmaceuticals technologies software industries entertainment securities investments "
    "robotics pharma electronics telecom petroleum management".split()
)
"""What stands behind a firm's name and says what it deals in."""
_SMALL = frozenset("of the for and".split())
_MINISTRIES = frozenset("department ministry".split())
LANDS = {"us", "uk", "un", "eu", "national"} | DEMONYMS
_ARTICLE = re.compile(r"\A(?:al|el)-")


def initials(name: PersonName) -> tuple[str, ...]:
    """The first letters of a name of two to six words; UK Sports is the UKS as well, and Harbour Roe al-Dow the HRD."""
    words = [w for w in (_ARTICLE.sub("", w) for w in name.text.split()) if w[:1].isupper()]
    if not 2 <= len(words) <= 6:
        return ()
    short = "".join(w[0] for w in words).lower()
    land = words[0].lower() if words[0].isupper() and 1 < len(words[0]) < 4 else ""
    return (short, land + short[1:]) if land else (short,)


@lru_cache(maxsize=4096)  # asked of each long name for each short one
def _capitalised(name: str) -> tuple[str, ...]:
    """The words of a name that begin with a capital, as they are compared."""
    return tuple(fold(w) for w in name.split() if w[:1].isupper())


def acronym(short: PersonName, name: PersonName) -> bool:
    """Capitals (NRC), or a word so written that letters of three words or more make it (Tepco)."""
    words = _capitalised(name.text)
    if not (short.text[:3].isupper() and len(short.text) > 2) and (len(words) < 3 or len(short.text) < 4):
        return False
    shorter = _capitalised(name.text.rpartition(" and ")[0])  # the CDC, of Disease Control and Prevention
    return any(
        acronym_of(short.words[0], w) or (len(w) > 3 and w[0] in LANDS and acronym_of(short.words[0], w[1:]))
        for w in (words, shorter)
    )


def made_by(text: str, m: NameMention, entity: Entity) -> bool:
    """ "Roeworks" is no short form of "Roeworks Atlas", a thing it makes; "Jane" may be one of "Jane Roe".

    Where neither word is known, people have a trade ("Imbrit Roe, a nurse", "the coach, Imbrit Roe"), or are named in
    full first, and never with an article.
    """
    word, words = m.words[0], entity.name.words
    if words[-1] in _OF_TEAMS:
        return False
    full = [f for f in entity.mentions if len(f.words) > 1]
    if any(f.firm for f in full):
        return False
    if word != words[0] or word == words[-1] or entity.titles or any(f.titles for f in entity.mentions):
        return False
    if any(
        (w.isupper() and len(w) > 1 and w.isalpha()) or any(c.isdigit() for c in w)
        for w in entity.name.text.split()[1:]
    ):
        shouted = entity.name.text.isupper() and word not in KNOWN_BODIES  # but "NISSAN SENTRA" over a paragraph
        return not shouted and not entity.name.suffixes  # a model's letters and numbers
    if is_name(word) or is_name(words[-1]):
        return False
    trades = {_has_trade(text, f) for f in full}
    if True in trades:
        return False
    alive = any(f.person >= 1.5 for f in full) or (False not in trades and all(f.person >= 1 for f in full))
    return not alive or word in KNOWN_BODIES or min(entity.full_at, default=m.span[0]) >= m.span[0]


_OF_TEAMS = frozenset(
    "hotspur rovers wanderers albion argyle athletic wednesday rangers hornets spurs dons fc afc rfc cfc".split()
)
"""What stands behind the name of a team's home, by which alone it is called as well."""


def _has_trade(text: str, m: NameMention) -> bool | None:
    """Whether a noun for a person, "who" or an age stands beside a name, or another noun; None for neither."""
    before = word_before(text, m.outer[0]).lower()
    if (before in ROLE_NOUNS or before in TITLES) and text[m.outer[0] - 2 : m.outer[0]] == ", ":
        return True
    told = _APPOSED.match(text, m.span[1])
    if told is None or (told["office"] and not any(is_role(w) for w in told["office"].split())):
        return None
    return not told["told"] or any(is_role(w) or w.endswith(("ist", "ian", "er", "or")) for w in told["told"].split())


_APPOSED = re.compile(
    r", (?:\d{1,2}\b|who\b|(?:an?|the|his|her)(?P<told>(?: [a-z-]+){1,5})"
    r"|(?P<office>(?:[a-z-]+ ){1,4})(?:of|at|for|with|in)\b)"
)


def _turned(a: PersonName, b: PersonName) -> bool:
    """Whether one is the other said the other way round: the Justice Department, the US Department of Justice."""
    one, other = set(a.words) - _SMALL, set(b.words) - _SMALL
    apart = one ^ other
    return not _MINISTRIES.isdisjoint(one & other) and apart <= LANDS and (apart <= one or apart <= other)


def _without_middle(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether a short form leaves a word in the middle out: the Mills Memorial Museum, "the Mills Museum"."""
    if len(b) != len(a) + 1 or a[0] in common_words() or a[0] in LANDS:
        return False
    return any(a == b[:i] + b[i + 1 :] for i in range(1, len(b) - 1))


def _opens_in_short(a: PersonName, b: PersonName) -> bool:
    """Whether a name begins with the first letters of how the other opens: "NP Mills", "Norland Port Mills"."""
    short, more = a.text.partition(" ")[0].replace(".", ""), len(b.words) - len(a.words) + 1
    if not (1 < more == len(short) and short.isupper()) or a.words[1:] != b.words[more:]:
        return False
    return short.lower() == "".join(w[0] for w in b.words[:more])


def _cut_short(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return 2 < len(short) < 5 and len(long) > len(short) + 2 and long.startswith(short)


_OF_BODIES = frozenset(
    "association union federation society school college faculty institute foundation campaign committee commission "
    "museum hospital press ministry club party".split()
)
"""What is called after a body and is another one."""


def compare_bodies(a: PersonName, b: PersonName, m: NameMention, *, both: bool) -> float:
    """Bodies: initials, or a short form that begins or ends the long one ("Labour", "the Post")."""
    if len(a.words) > len(b.words):
        a, b = b, a
    land = len(a.words) == 2 and a.words[0] == b.words[0] and a.words[0] in LANDS and a.text[-2:].isupper()
    short = PersonName(a.text.partition(" ")[2], a.words[1:]) if land else a  # "the Norland CDC"
    if len(short.words) == 1 and (short.words[0] in initials(b) or acronym(short, b)):
        return 0.95
    if both and len(a.words) > 1:
        if len(a.words) == len(b.words) and a.words[1:] == b.words[1:] and _cut_short(a.words[0], b.words[0]):
            return 0.9  # "the Met Police"
        if _turned(a, b) or _without_middle(a.words, b.words) or _opens_in_short(a, b):
            return 0.9
        if b.words[: len(a.words)] == a.words:  # "Harbour Service" is not the Harbour Service Staff Association
            return 0.0 if a.words[-1] in ORG_WORDS and b.words[-1] in _OF_BODIES else 0.9
        return 0.9 if b.words[-len(a.words) :] == a.words else 0.0
    if both:
        of = _OF_OR_FOR.search(b.text)
        heads = {b.words[-1]}  # "the Observatory" is the Norland Observatory for Mills
        if of is not None and (of.start() == 0 or fold(of[1]) not in _EACH_LAND_HAS):
            heads.add(fold(of[1]))
        if a.words[0] == "times" and b.words[-3:] in _TIMES:
            return 0.75
        if b.words == (a.words[0], "department"):
            return 0.9  # "Treasury", of the Treasury Department
        return 0.75 if a.words[0] in heads - _CHAMBERS else 0.0
    core = [w for w in b.words if w not in _BEHIND_FIRMS and not (w in _GAMES and b.words[-1] in ("club", "fc"))]
    core = core[:-1] if core[-1:] == ["&"] else core  # "& Co"
    if len(a.words) > 1 and not is_name(fold(a.words[0])):
        if tuple(core) == a.words:
            return 0.9  # "Roeworks Motor", "Roeworks Motor Corp"; "Jane Roe" is no Jane Roe Ltd
        if (
            b.words[-1] in _DEALS_IN
            and b.words[:-1] == a.words
            and m.place < 1
            and "_".join(a.words) not in TWO_WORD_PLACES
        ):
            return 0.9  # "Tin Ridge", "Tin Ridge Capital"
    return (
        0.6
        if len(a.words) == 1
        and len(core) < 3
        and a.words[0] == b.words[0]
        and b.words[1] != "tv"  # a thing it makes
        and m.person < 1
        and m.place < 1
        else 0.0
    )


_RUN_BY = frozenset("administration campaign presidency cabinet".split())


def run_by_somebody(name: PersonName) -> bool:
    """ "Roe Administration", "Roe White House": called after whoever has it, and not she."""
    words = name.words
    return words[-1] in _RUN_BY or (len(words) > 2 and " ".join(words[-2:]) in KNOWN_PHRASES)


def ends_as_firm(name: PersonName) -> bool:
    """ "Harrow Haulage": of two words, the last no person's, the first no given name nor a body alone."""
    first, last = (name.words[0], name.words[-1]) if len(name.words) == 2 else ("", "")
    return last in BODY_ENDS and first not in given_names() and first not in KNOWN_BODIES


_TIMES = (("new", "york", "times"), ("los", "angeles", "times"))
_GAMES = frozenset("rugby football cricket hockey netball athletic sports club fc".split())
"""What a club that is called by its town plays."""
_PAGE = re.compile(rf"{WEB_ENDING}$")


def site_of(name: PersonName) -> str:
    """ "acremark" of "Acremark.com"; else empty."""
    page = _PAGE.search(name.text) if "." in name.text and len(name.words) == 1 else None
    return fold(name.text[: page.start()]) if page is not None else ""


_OWNS = re.compile(r"((?!(?:But|And|While|When|As|In) |\w{3,}\.)[A-Z][\w.-]+(?: [A-Z][\w.-]+)?)['’]s? $")


def styled_apart(text: str, m: NameMention, entity: Entity) -> bool:
    """Whether a bare word is a firm, and not the longer name: "Acremark", beside Jane Acremark who is always "Mr."."""
    other = entity.name
    if len(m.words) == 1 and m.words[0] in KNOWN_BODIES and m.words[0] in other.words[1:-1]:
        return True  # "the Brinley Google Fair"
    if len(m.words) > 1 or m.words[0] not in KNOWN_BODIES or m.words[0] != other.words[-1] or m.quoted or m.headline:
        return False
    if bool(m.titles) == bool(entity.titles or len(other.words) > 1):
        return False
    name = text[slice(*m.span)]
    return any(f"{style} {name}" in text for style in ("Mr.", "Mr", "Ms.", "Ms", "Mrs.", "Mrs"))


def land_of(text: str, m: NameMention) -> str:
    """Whose a ministry, court or force is, right before its name: "Norland's | Foreign Ministry"."""
    if len(m.words) < 2 or m.words[-1] not in _EACH_LAND_HAS:
        return ""
    owns = _OWNS.search(text, max(0, m.outer[0] - 40), m.outer[0])
    return owns[1] if owns is not None else ""


def of_a_state(name: PersonName, other: PersonName, mentions: Sequence[NameMention]) -> bool:
    """Whether a name is another body's, named before without a state: "the Supreme Court", "the Ohio Supreme Court".

    A headline leaves the state out.
    """
    k = len(other.words)
    if not 1 < k < len(name.words) or name.words[-k:] != other.words or other.words[-1] not in _EACH_LAND_HAS:
        return False
    return "_".join(name.words[:-k]) in STATES and not all(m.headline for m in mentions)


_EACH_LAND_HAS = frozenset("ministry court army navy parliament treasury department office agency police bank".split())

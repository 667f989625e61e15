"""Age, party, place and affiliation: what stands inside the words that describe a speaker, or right after a name."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from quoth.data import Description, Span
from quoth.speakers.described.employers import bodies_after
from quoth.speakers.described.extents import CAPITALS, KINDS_OF_BODY, one_name
from quoth.speakers.described.opened import first_body
from quoth.speakers.names.bodynames import is_place, kind_of, telling
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import (
    DEMONYMS,
    KNOWN_BODIES,
    LEGAL_FORMS,
    ORG_WORDS,
    PARTY_NAMES,
    PLACE_ENDINGS,
    STATES,
    STATES_IN_SHORT,
)
from quoth.text import trim

_AGE_AFTER = re.compile(r"(?:,? ?[,(] ?(?:now )?(?:aged? )?|,? (?:now )?aged? )(\d{1,3})(?=[,.)]| years?[ -]old|$)")
_AGE_IS = re.compile(
    r",? (?:who )?is (?:now )?(\d\d)(?: years old|(?=[,;.]))|, who was (\d\d)(?: years old)?(?=[,;.]| and )"
)
"""An age that a clause tells; not "was 12 when", for that is long ago."""
_IN_WORDS = (
    r"(?i:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|"
    r"nine))?"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|ten|eleven|twelve)"
)
_YEARS_OLD = re.compile(rf"(?<![\w-])(\d{{1,3}}|{_IN_WORDS})[- ]years?[- ]old\b")
_YEARS_BEFORE = re.compile(rf"(?<![\w-])(\d{{1,3}}|{_IN_WORDS})[- ]years?[- ]old,? $")
_ACRONYMS = {n.upper() for n in PARTY_NAMES if len(n) < 5 and n not in ("tory", "green")}
_SEAT = re.compile(
    r" ?[,(] ?(?P<party>(?:R|D|I|Rep|Dem|Republican|Democrat|Labour|Lab|Con|Conservative|Tory|Lib Dem|LD|Green|Ind|"
    + "|".join(sorted(_ACRONYMS))
    + r")\b\.?)(?:(?:[-–]|, ?)(?P<seat>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}))?"
    r"(?:[,)]|(?<=[\w.][A-Za-z]\.)(?=\s|$)|(?<=\w)(?=\.(?:\s|$)))"
)
_LETTERS = re.compile(r"(?:, (?:[A-Z]{2,5}|Ph\.?D\.?|M\.?D\.?|Jr\.?|Sr\.?)(?=,))+")
_PARTY = re.compile(
    r"(?<![\w’'-])(?:(?!The |An? )(?:[A-Z][\w’'&-]* (?:and (?=[A-Z]))?){1,3}Party"
    r"(?: (?:for|of) (?:the )?[A-Z][\w-]+)?(?![\w-])|(?i:"
    + "|".join(sorted((re.escape(n) for n in PARTY_NAMES), key=len, reverse=True))
    + r")(?![\w-]))"
)
_BELONGS = re.compile(
    rf",? (of|from) ([Tt]he )?(?:(?<=the )[a-z-]+ )?({CAPITALS})"
    r"((?:(?!, [\w ]+['’]s\b), (?:(?:Co\.?|County) )?[A-Z][\w.-]*[\w-](?:\.(?=,)|(?<=\.[A-Z])\.)?)?)"
)
_A_BODY = re.compile(rf", (?:an?|the) (?:[\w’'-]+ ){{0,3}}?{any_of(KINDS_OF_BODY | {'think-tank'})}(?![\w-])")
"""What says that the name before it is a body's: "of Acremark, | a shipping firm"."""
_OF_KIND = re.compile(
    rf",? (?:of|from|with|at) (?:the |an? )?((?:[A-Z][\w’'-]+ ){{0,2}})(?:[a-z-]+ ){{0,2}}"
    rf"{any_of(KINDS_OF_BODY)} ({CAPITALS})"
)
"""What somebody is of with its kind before it: ", of the charity Homestead", ", of Brinley firm Acre Lowe"."""
_WITH_THE = frozenset(
    "bronx hague gambia netherlands philippines hebrides borders cotswolds congo caribbean balkans punjab bahamas "
    "maldives seychelles wirral gaza levant sahel arctic antarctic sudan ukraine us uk u.s u.k vatican".split()
)
"""Places that are told with an article."""


def detail(text: str, role: Span) -> list[Description]:
    """Age, party, and the body or place that the words of a role name."""
    out = [Description((role[0] + m.start(1), role[0] + m.end(1)), "age") for m in years_old(text, role)]
    named = (m for m in _PARTY.finditer(text, *role) if m.group()[0].isupper())  # not "a liberal thinker"
    parties = [m for m in named if not _is_matter(text, m, role[1]) and not _is_leaning(text, m)]
    short = None if parties else _IN_SHORT.search(text, *role)
    if short is not None and short[1] not in _POSTS:
        out.append(Description(short.span(1), "party"))
    party = parties[0] if parties and not _of_both(text, parties) and not _has_left(text, parties[0], role[1]) else None
    if party is not None:
        owner = _OWNER.match(party[0])
        whose = owner is not None and is_place(owner[1].split())
        out.append(Description((party.start() + (owner.end() if owner and whose else 0), party.end()), "party"))
    left = [m.span() for m in _FORMER.finditer(text, *role)]
    found: dict[str, Description] = {}
    first = first_body(text, role)
    if first is None and (second := _AND_OF.match(text, *role)) is not None:
        first = first_body(text, (second.end(), role[1]))  # "retired general and | CIA director"
    if (
        first is not None
        and not _is_left(text, first, left)
        and not (party is not None and first.span[0] < party.end() and party.start() < first.span[1])
    ):
        found[first.kind] = first
    taken = [d.span for d in (*out, *found.values())]
    for d in bodies_after(text, role):
        known = found.get(d.kind)
        if _is_left(text, d, left):
            continue
        if known is not None and _AT_THE.search(text, role[0], d.span[0]) and _is_less(text, known, d):
            found[d.kind] = d  # "director of Harbour Studies at | Acre University"
        elif known is None and not any(s < d.span[1] and d.span[0] < e for s, e in taken):
            found[d.kind] = d
    return out + list(found.values())


_IN_SHORT = re.compile(
    r"\b(?:opposition|ruling|governing|[a-z]+ist|[a-z]+-(?:wing|left|right)) party ([A-Z]{2,6})(?![\w’'-])", re.I
)
_POSTS = frozenset("MP MPS MPs MSP MEP PM VP CEO".split())
"""What may follow "opposition party" and is none: "opposition party | MP"."""
_AND_OF = re.compile(r"(?:[a-z-]+ ){1,5}and (?=[A-Z])")


def _has_left(text: str, party: re.Match[str], end: int) -> bool:
    """Whether a party is what somebody was of: "a former | Republican", "former | Labour minister, now independent"."""
    was = text.endswith(("former ", "Former ", "ex-"), 0, party.start())
    return (was and _NO_NOUN.match(text, party.end()) is not None) or _NOW_NONE.search(
        text, party.end(), end + 60
    ) is not None


_NO_NOUN = re.compile(r"[,.;)]|\n|\Z| (?:who|and|or|turned|from|of|in|now|said)\b")
_NOW_NONE = re.compile(r"\b(?:now|currently|turned) (?:an? )?independent\b")


def _is_left(text: str, body: Description, former: list[Span]) -> bool:
    """Whether "former" is said of what somebody was for a body: "a former | engineer of | Acre", "Acre's former"."""
    s, e = body.span
    between = [text[b:s] if a < s else text[e:a] for a, b in former] if body.kind == "affiliation" else []
    return any(_BESIDES.search(words) is None for words in between)


_FORMER = re.compile(r"\b(?:former|ex|then|retired|one-?time|erstwhile)(?=[ -])", re.I)
_BESIDES = re.compile(r",|\b(?:and|now|current|currently)\b")


_OWNER = re.compile(r"([A-Z][\w.-]+(?: [A-Z][\w.-]+)?)['’]s ")
"""Whose party it is: "Norland's | Green Party"."""
_AT_THE = re.compile(r" at (?:the )?$")
_PART_LAST = re.compile(
    r" (?:Studies|Research|Policy|Affairs|Programs?|Programmes?|Initiative|Project|Economics|Strategy|Desk|Division|"
    r"Unit|Relations|Practice|Security|Communications)$"
)
_OWN_BODY = re.compile(
    r"(?:Cent(?:er|re)|Institute|School|College|University|Academy|Foundation|Archives?|Museum|Library)\b"
)


def _is_part(name: str) -> bool:
    """Whether a name is a department's rather than a body's: "Harbour Studies", not "Centre for Harbour Studies"."""
    return _PART_LAST.search(name) is not None and _OWN_BODY.search(name) is None


def _is_less(text: str, known: Description, other: Description) -> bool:
    """Whether a name is a part of the body that another one names: "director of Harbour Disorders at Acre Hospital"."""
    name, body = text[slice(*known.span)], text[slice(*other.span)]
    if _is_part(name):
        return True
    led = _LEADS.search(text, max(0, known.span[0] - 24), known.span[0])
    if led is not None and text[known.span[1] : other.span[0]] in (" at ", " at the "):
        return _OWN_BODY.search(name) is None  # "head of Harbour Services at Acre Partners"
    plain = ORG_WORDS.isdisjoint(name.lower().split()) and not is_place(name.split()) and not name.isupper()
    return plain and known.kind == "affiliation" and not ORG_WORDS.isdisjoint(body.lower().split())


_LEADS = re.compile(r"\b(?:head|director|leader|lead|chief|chair) of (?:the )?$", re.I)


def _of_both(text: str, parties: list[re.Match[str]]) -> bool:
    """Whether several are told of two parties: "Democrats and Republicans"."""
    pairs = itertools.pairwise(parties)
    return any(a[0] != b[0] and _OR_OTHERS.fullmatch(text, a.end(), b.start()) is not None for a, b in pairs)


_OR_OTHERS = re.compile(
    r", |(?:,| [–—-])? (?:and|or) (?:(?:even |also )?(?:some |many |most |several |a few |other ))?"
)


def _is_leaning(text: str, party: re.Match[str]) -> bool:
    """Whether a party's name only says how people lean, with the capital of a first word: "Conservatives"."""
    word = party[0].lower().removesuffix("s")
    return (
        word in _LEANINGS
        and _OPENED.search(text, max(0, party.start() - 4), party.start()) is not None
        and not _is_called(text, word)
    )


_LEANINGS = frozenset("conservative liberal libertarian socialist green".split())
_OPENED = re.compile(r"(?:\A|\n|[.!?:;]|[.!?][\"”’'] ?|[\"“]) ?\Z")


@lru_cache(maxsize=32)  # a text is looked through once, however often the word stands in it
def _is_called(text: str, word: str) -> bool:
    """Whether a word has its capital within a sentence of a text, as a party's name has."""
    return re.search(rf"[a-z,] {word.capitalize()}s?\b", text) is not None


def _is_matter(text: str, party: re.Match[str], end: int) -> bool:
    """Whether what is a party's name is what somebody knows about: "Labour analyst", "Green economist"."""
    return party[0].lower() in _MATTERS_TOO and _KNOWS.match(text, party.end(), end) is not None


_MATTERS_TOO = frozenset({"labour", "green", "liberal"})
_KNOWS = re.compile(
    r"(?: (?:market|relations|law|rights|energy|force|arts))*"
    r" (?:analyst|expert|economist|lawyer|attorney|correspondent|reporter|editor|historian|specialist|inspector|"
    r"scholar|lecturer|ministry|department|court|secretary|professor|consultant|commissioner)\b",
    re.I,
)


def years_old(text: str, role: Span) -> list[re.Match[str]]:
    """ "58-year-old" in the noun phrase that a role begins with, not of what is behind "at" or "to lead the"; positions
    count from its start."""
    words = text[slice(*role)]
    of = _BEHIND.search(words)
    found = _YEARS_OLD.finditer(words, 0, of.start() if of is not None else len(words))
    known = (m for m in found if not words.endswith(_NEARLY, 0, m.start()))
    return [m for m in known if _is_age(m[1]) and _OLD_THING.match(words, m.end()) is None][:1]


_NEARLY = ("nearly ", "almost ", "about ", "around ", "roughly ", "Nearly ", "Almost ")


_BEHIND = re.compile(r" (?:of|at|in|to|for|from|with|on|by|who|whose|that|and) ")
_OLD_THING = re.compile(r"(?: [a-z-]+){1,3}['’]s ")
"""What is old itself: "the 90-year-old | firm's | president"."""


def age_before(text: str, start: int) -> Span | None:
    """ "The 43-year-old" right before a name."""
    old = text.endswith(("old ", "old, "), 0, start)
    m = _YEARS_BEFORE.search(text, max(0, start - 32), start) if old else None
    return m.span(1) if m is not None and _is_age(m[1]) else None


def _is_age(said: str) -> bool:
    """Whether a number, or a word for one, can be a person's age."""
    return not said.isdigit() or 0 < int(said) < 120


def beside(text: str, end: int, limit: int, *, person: bool) -> tuple[list[Description], int]:
    """What follows a name before any role: ", 61", "(D-Ohio)", "of Brinley"; and where it ends."""
    out: list[Description] = []
    if (letters := _LETTERS.match(text, end, limit)) is not None:
        end = letters.end()
    if (age := _AGE_AFTER.match(text, end, min(limit, end + 24))) is not None and 0 < int(age.group(1)) < 120:
        out.append(Description(age.span(1), "age"))
        end = age.end() + text.startswith(")", age.end())
    elif person and (age := _AGE_IS.match(text, end, min(limit, end + 30))) is not None:
        out.append(Description(age.span(age.lastindex or 1), "age"))
    seat = _SEAT.match(text, end, min(limit, end + 40))
    if seat is not None and (seat["seat"] or text[seat.end() - 1] in ",)"):
        out.append(Description(seat.span("party"), "party"))
        if seat["seat"]:
            out.append(Description(seat.span("seat"), "place"))
        end = seat.end() - (text[seat.end() - 1] == ",")
    elif person and (state := _STATE_ALONE.match(text, end, min(limit, end + 24))) is not None:
        out.append(Description(state.span(1), "place"))
        end = state.end()
    if person:
        belongs, end = _belonging(text, end, min(limit, end + 90))
        out.extend(belongs)
    return out, end


def _belonging(text: str, end: int, limit: int) -> tuple[list[Description], int]:
    """Where somebody is of or from, or which body: ", of Brinley", "of the Courier", ", of Brinley firm Acre Lowe"."""
    if (of := _OF_KIND.match(text, end, limit)) is not None:
        out = [Description(one_name(text, trim(text, of.span(2), " .")), "affiliation")]
        if is_place(of[1].split()) and DEMONYMS.isdisjoint(of[1].lower().split()):
            out.append(Description(trim(text, of.span(1)), "place"))
        return out, of.end()
    if (at := _BELONGS.match(text, end, limit)) is None:
        return [], end
    span = one_name(text, trim(text, at.span(3), " ."))
    name = text[slice(*span)]
    if at[2] and " " in name and text.startswith(" party", span[1]):
        return [Description(span, "party")], at.end()
    if not (telling(name) or is_place(name.split()) or name.lower() in KNOWN_BODIES):
        own = at[1] == "of" and (at[2] == "The " or (at[2] and " " in name)) and name == at[3]
        own = own and not _told_with_the(name)  # "of The Ledger"
        return [Description(span, "affiliation")] if own else [], at.end()
    if (at[2] and name.endswith(" Party")) or (name.lower() in PARTY_NAMES and text.startswith(" party", span[1])):
        return [Description(span, "party")], at.end()
    kind = kind_of(at[1], name, "resident")
    if kind == "place" and at[2] and _PLACED.match(text, span[1]) is None and not _told_with_the(name):
        kind = "affiliation"
    if kind == "place" and (force := _FORCE.match(text, span[1], limit)) is not None:
        return [Description((span[0], force.end()), "affiliation")], force.end()
    firm = at[4].lower().strip(" ,.") in LEGAL_FORMS
    if kind == "place" and at[1] == "of" and _A_BODY.match(text, at.end()) is not None and not is_place(name.split()):
        kind = "affiliation"
    if at[4] and span[1] == at.end(3) and (kind == "place" or firm):
        span, kind = (span[0], at.end()), "affiliation" if firm else "place"
    return [Description(span, kind)], at.end()


_STATE_ALONE = re.compile(
    r" \(((?:"
    + "|".join(sorted(w.replace("_", " ").title() for w in STATES))
    + "|"
    + "|".join(sorted(w.title() for w in STATES_IN_SHORT))
    + r"|[A-Z]\.[A-Z])\.?)\)"
)
"""A state in brackets behind its senator: "Sen. Jane Roe (Mich.)"."""
_FORCE = re.compile(
    r"(?: (?:county|city|state|metropolitan|traffic|regional))? "
    r"(?:police(?: (?:force|department|service|bureau))?|fire (?:department|service|brigade))"
    r"(?![\w’'-])(?! [a-z]+(?:er|or|man)\b)"
)
"""What makes a body of a place's name: "of the Brinley | police force"."""
_PLACED = re.compile(
    r"['’]s | (?:region|area|island|district|province|county|peninsula|community|village|town|city|police|fire)\b"
)


def _told_with_the(name: str) -> bool:
    """Whether a name with an article is a place's: the Bronx, the Acre Islands, the North West; not the Bugle."""
    words = name.lower().split()
    last = words[-1]
    if is_place(words) or last in _WITH_THE or last in PLACE_ENDINGS or last.endswith(("land", "lands", "shire")):
        return True
    if words[0] in ("isle", "city", "town", "republic", "gulf", "bay"):
        return True
    return last in _COMPASS or (len(words) < 3 and words[0] in _COMPASS)


_COMPASS = frozenset("north south east west northern southern eastern western middle far coast region area".split())

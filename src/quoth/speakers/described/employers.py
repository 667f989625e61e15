"""The body or place that the words of a role name: "Kremlin" in "a Kremlin aide", "Leith" in "a teacher from Leith"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoth.data import Description, Span
from quoth.speakers.described.campuses import with_campus
from quoth.speakers.names.bodynames import (
    BODIES,
    MATTERS,
    OF_A_LAND,
    OFFICE_WORDS,
    bare,
    is_body,
    is_matter,
    is_office,
    is_place,
    is_someones,
    kind_first,
    kind_of,
    telling,
)
from quoth.speakers.names.persons import given_names
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import (
    BODY_NOUNS,
    CALENDAR,
    DEMONYMS,
    HONORIFICS,
    OFFICES,
    ORG_WORDS,
    TITLES,
)
from quoth.speakers.words.people import ROLE_NOUNS
from quoth.text import trim

CAPITALS = (
    r"(?!(?:An?|The|His|Her|Its|Their|Our|One|Two|Some|Another|Other|Many|Most|Both|Several) )"
    r"[A-Z][\w’'&-]*(?:(?:(?<![a-z]{3})\.|\.(?=[\w-]))[\w’'&-]*)*(?: (?:(?:of|and|for|&)(?: the)? |"
    r"(?:(?<=[Cc]ommittee )|(?<=[Cc]ommission )|(?<=[Cc]ouncil )|(?<=Institute ))on (?:the )?|"
    r"(?:(?<=Committee )|(?<=Campaign )|(?<=Coalition )|(?<=Fund ))to |"
    r"(?:(?:van|von|der|de|del|della|dello|degli|des|du|bin|da|do|das|dos|di|la|le|al|el|ul) )+|(?:al|el)-)?"
    r"(?:[A-Z]\.(?= [A-Z][a-z]+ [A-Z][a-z])|[A-Z][\w’'&-]*))*"
)
_SETTLEMENTS = frozenset("city town county state country nation village province region district kingdom".split())
KINDS_OF_BODY = (BODY_NOUNS - _SETTLEMENTS) | frozenset(
    "consultancy thinktank nonprofit non-profit developer provider platform supplier operator forum initiative".split()
)
"""What is told before a body's name: the charity Homestead, an internet consultancy Acremark."""
_OF_A_BODY = (
    r"(?:[a-z]+-(?:based|backed|led|wing|run|owned|funded|leaning|partisan|profit)|conservative|liberal|libertarian|"
    r"progressive|nonpartisan|bipartisan|nonprofit|influential|prestigious|independent|(?:north|south|east|west)[a-z]*|"
    r"central)"
)
"""What stands before a body's name: "at the | right-wing | Acre Forum", "at | eastern | Norland's Acre School"."""
_AT = re.compile(
    rf"\b(of|at|for|with|from|in|by) (?:(?:the|an?) )?(?:{_OF_A_BODY} )?"
    rf"(?P<kind>(?:(?:[A-Z][\w’'-]+ ){{0,2}}(?:[a-z-]+ ){{0,3}}{any_of(KINDS_OF_BODY)} )?)({CAPITALS})"
)
_LOWER = (
    r"(?:(?:former|ex|then|new|current|senior|top|chief|lead|leading|prominent|veteran|longtime|retired|acting|"
    r"deputy|assistant|associate|vice|outgoing|incoming|late|first|young|ousted|slain|jailed|fellow|"
    r"self-styled)(?![\w’'-]))"
)
"""What stands before the body in a role: "the new Acremark chairman", "former Acremark engineer"."""
_FIRST = re.compile(rf"(?:[Tt]he |[Aa]n? )?(?:{_LOWER} ){{0,2}}({CAPITALS})(?:['’]s?)?(?= |$)")
_BEHIND = re.compile(r"(?:['’]s)?((?: (?!(?:of|for|and|in|at|on|to|who|from|with)\b)[a-z-]+){1,4})(?![\w’'-])")
_OWNS = re.compile(r"(?:['’]s?)? *")
_BASED = re.compile(r"(.*?)-(?:based|born|raised|educated|trained|led|run|owned|backed|registered|headquartered)$")


def first_body(text: str, role: Span) -> Description | None:
    """The body or place that opens a role: "the White House press secretary", "Acre's head of sales"."""
    said = text[slice(*role)]
    if (("'" in said or "’" in said) and _KIN.search(said)) or (m := _FIRST.match(text, *role)) is None:
        return None
    s, e = m.span(1)
    words = text[s:e].removesuffix("’s").removesuffix("'s").split(" ")
    if words[0].lower() in CALENDAR:
        return None  # "Tuesday's report"
    based = next((i for i in range(len(words) - 1, -1, -1) if _BASED.match(words[i])), None)
    if based is not None:
        town = _BASED.sub(r"\1", " ".join(words[: based + 1]))
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
    long = _with_kind(text, (s, after), role[1], _OF_LANDS)
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
_OWN_TEAM = re.compile(
    r"(?:['’]s?)?(?: (?:\d{4}|presidential|Senate|re-?election))* (?:campaign|administration)\b(?! [a-z])"
)
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
    if words and words[-1].endswith(_S):
        return s, [*words[:-1], words[-1][:-2]]
    s, words = _owned(s, words, sent=_SENT.match(text, s + len(" ".join(words))) is not None)
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


def _owned(s: int, words: list[str], *, sent: bool) -> tuple[int, list[str]]:
    """Of "Norland's UN" the UN, of "Acre International's Regional" Acre International; "Brinley's Harbour Board" whole.

    ``sent``: an envoy follows, who speaks where he is sent.
    """
    i = next((i for i, w in enumerate(words[:-1]) if w.endswith(_S)), None)
    if i is None:
        return s, words
    if any(bare(w) in ORG_WORDS or w == "System" for w in words[i + 1 :]) and not is_matter(" ".join(words[i + 1 :])):
        return s, words
    owners, owned = [*words[:i], words[i][:-2]], words[i + 1 :]
    if (owned[0].isupper() and sent) or (is_place(owners) and telling(" ".join(owned))):
        return s + len(" ".join(words[: i + 1])) + 1, owned
    return s, owners


_S = ("'s", "’s", "'S", "’S")
_RANKS = frozenset("Chief Deputy Assistant Associate Vice Senior Acting".split())
_SENT = re.compile(r" (?:ambassador|envoy|representative)\b", re.I)


def _office_next(text: str, s: int, words: list[str], end: int) -> bool:
    return _OFFICE_NEXT.match(text, s + len(" ".join(words)), end) is not None


def bodies_after(text: str, role: Span) -> Iterator[Description]:
    """The bodies and places that words like "of", "at" and "from" bring into a role."""
    for m in _AT.finditer(text, *role):
        span = one_name(text, trim(text, m.span(3), " .'’"))
        span = (span[0], with_campus(text, span[1], role[1]))
        name, by = text[slice(*span)], m[1]
        if _OF_A_FAMILY.match(text, span[1], role[1]) is not None:
            continue
        if m["kind"]:
            if telling(name) and not is_place(name.split()):
                yield Description(span, "affiliation")
            continue
        if by == "of" and _DEGREE.search(text, max(role[0], m.start() - 9), m.start()):
            continue
        body = _OPENED.search(text, role[0], m.start()) if by in ("of", "for") else None
        if body is not None and (noun := bare(body[2])) in ORG_WORDS and noun not in _SETTLEMENTS:
            whole = one_name(text, (body.start(1), span[1]))
            yield Description(whole, "party" if body[2] == "Party" else "affiliation")
            continue
        if is_matter(name.partition(" of ")[0]) and " of " in name:
            continue
        if body is not None and by == "of" and is_place([name]) and not is_office(body[2]):
            continue  # "Acremark's Horn of | Africa | director"
        if (team := _OWN_TEAM.match(text, span[1], role[1])) is not None:
            yield Description((span[0], team.end()), "affiliation")
            continue
        over = by in ("of", "for") and _PORTFOLIO.search(text, max(role[0], m.start() - 14), m.start())
        if over and _ABSTRACT.search(name) and not _body(name):
            continue
        if by == "of" and _MAKES.search(text, max(role[0], m.start() - 12), m.start()):
            continue
        if by in ("of", "in") and _PART_OF.search(text, max(role[0], m.start() - 16), m.start()) and not _body(name):
            yield Description(span, "place")  # "in the district of | La Roe"
            continue
        if (by in ("of", "for") and is_matter(name)) or not name or (by == "by" and is_someones(name, by)):
            continue
        long = _with_kind(text, span, role[1], _KINDS) if by in ("of", "for", "at", "with", "by") else span[1]
        if long > span[1]:
            yield Description((span[0], long), "affiliation")
            continue
        firm = _HEADS_FIRM.search(text, max(role[0], m.start() - 30), m.start())
        if telling(name) and not (by in ("of", "for", "with", "from") and firm is None and is_someones(name, by)):
            kind = kind_of(by, name, text[role[0] : m.start()])
            if by == "from" and (other := _OTHER.search(text, role[0], m.start())) and other[1] in ROLE_NOUNS:
                continue  # "a fan of the champion | from Norland"
            if by == "in" and _FOUGHT.match(text, span[1]) is not None:
                continue
            if kind == "affiliation" or not any(_STUDIED.match(text, at) for at in (span[1], m.end(3))):
                yield Description(span, kind)
            if kind == "place" and (own := _ITS_OWN.match(text, span[1], role[1])) is not None and telling(own[1]):
                yield Description(own.span(1), "affiliation")


_DEGREE = re.compile(r"\b(?:Doctor|Master|Bachelor) $")
_OPENED = re.compile(r"(?<![\w’'.-])((?:[A-Z\d][\w’'.-]* )*([A-Z][\w’'-]+)) $")
"""A body's name before its "of" or "for": "the 10th | Circuit Court | of Appeals"."""
_OF_A_FAMILY = re.compile(
    r" (?:brothers|sisters|siblings|twins|family|parents|couple|descent|origin|ancestry|heritage|extraction|"
    r"(?:im)?migrants|refugees|exiles|\d+ (?:crew|mission|flight))\b"
)
"""What stands behind a name or a people that employs nobody: "the uncle of the Roe | sisters"."""
_PORTFOLIO = re.compile(r"\b(?:minister|commissioner) $", re.I)
_ITS_OWN = re.compile(rf"['’]s? (?:[a-z-]+ ){{1,3}}({CAPITALS})")
"""What a land has: "a member of Norland's | ruling Harvest Front"."""
_OTHER = re.compile(r" (?:of|for|to) (?:[\w’'-]+ ){0,8}([\w-]+) $")
_MAKES = re.compile(r"\b(?:creator|author|inventor|killer|fan|parent|(?:god)?father|(?:god)?mother|wife|husband) $")
"""Whose "of" names what they made, or somebody of theirs: "the father of | Paris"."""
_ABSTRACT = re.compile(r"(?:tion|sion|ity|ment|ance|ence|ship|cy|ics|ture|fare|ness)s?$")
_FOUGHT = re.compile(r"['’]s? (?:[a-z-]+ )?(?:conflict|war|crisis|economy|politics|history|struggle|fight|affairs)\b")
"""What a land has that nobody lives in: "tracking deaths in Norland| 's civil war"."""
_PART_OF = re.compile(r"\b(?:district|city|town|village|region|province|suburb|neighbou?rhood|county|island) $")


def _body(name: str) -> bool:
    """Whether a word of a name says that it is a body: "the Harbour Board"."""
    return any(bare(w) in ORG_WORDS for w in name.split()) or is_place(name.split())


_STUDIED = re.compile(
    r" (?:studies|affairs|politics|history|policy|program(?:me)?|practice|desk|experts?|division|operations|peace)\b"
)
"""What a place before it is the matter of: "professor of Norland studies"."""


def one_name(text: str, span: Span) -> Span:
    """A name without what is no part of it: "Beijing-based |Acre", "Acre|'s Brinley", "Ohio| and Ted Dow"."""
    s, e = span
    words = text[s:e].split(" ")
    based = next((i for i in range(len(words) - 1, -1, -1) if _BASED.match(words[i])), None)
    if based is not None:
        s, words = s + len(" ".join(words[: based + 1])) + 1, words[based + 1 :]
    if "and" in words and (i := words.index("and")) and words[i + 1 :]:
        second = bare(words[i + 1])
        if (is_place(words[:i]) or second in given_names() or second in HONORIFICS) and second not in _SECONDS:
            words = words[:i] if not any(bare(w) in ORG_WORDS for w in words) else words
    if "of" in words[2:] and "and" in words[: words.index("of")] and not any(bare(w) in ORG_WORDS for w in words):
        words = words[: words.index("and")]  # "of Brinley | and Dow of Acre"
    while len(words) > 1 and bare(words[-1]) in OFFICES and "of" not in words:
        words = words[:-1]  # "for the UN | Secretary-General"
    owns = bool(words) and words[-1].endswith(_S)
    owns = owns and (is_place(words) or _OWNED.match(text, s + len(" ".join(words))) is not None)  # not "Moody's, said"
    s, words = _owned(s, [*words[:-1], words[-1][:-2]] if owns else words, sent=False)
    return s, max(s, s + len(" ".join(words)))


_OWNED = re.compile(r" [a-z\d]")
_SECONDS = frozenset("herzegovina tobago barbuda labrador principe príncipe nevis montenegro grenadines".split())
"""What belongs to one land with another name before "and"."""


def _with_kind(text: str, span: Span, end: int, kinds: frozenset[str]) -> int:
    """Where a body's name ends that says what it is in lower case: "the Norland | health ministry"."""
    if (m := _BEHIND.match(text, span[1], end)) is None:
        return span[1]
    words = text[slice(*span)].split()
    land = is_place(words) or words[-1].endswith(OF_A_LAND)
    if not land and not telling(" ".join(words)) and not all(bare(w) in MATTERS for w in words):
        return span[1]
    known = not land and (text[slice(*span)].isupper() or any(bare(w) in ORG_WORDS for w in words))
    at, last = m.start(1), span[1]
    for word in m[1].split():
        at += len(word) + 1
        if word in ROLE_NOUNS or word in _BREAKS:
            break
        if word in kinds and not (known and word in _OF_LANDS):
            last = at
        elif known:
            break
    return last


_BREAKS = frozenset(
    "top senior former leading then late first biggest largest main new current acting incoming outgoing".split()
)
_KINDS = frozenset(
    "ministry government embassy consulate parliament army navy military police agency authority association board "
    "bureau cabinet committee commission council court department federation legislature office opposition party "
    "secretariat senate tribunal trust union club team newspaper delegation mission coalition".split()
)
"""What says which body of a place, or of what name."""


_FROM_THERE = re.compile(
    r"(?:State )?"
    r"(?:Republican|Democrat|Democratic|Treasurer|"
    r"(?:state )?delegate|Gov|Governor|Sen|Senator|Rep|Representative|Congress(?:wo)?man|Premier|[Mm]ayor|"
    r"[Nn]ative|[Rr]esident|lawyer|attorney|business(?:wo)?man|barrister|solicitor)\b"
)
_WHOLE_LANDS = frozenset("us u.s usa u.s. uk u.k. u.k eu america".split())
_HEADS_FIRM = re.compile(
    r"\b(?:ceo|chief executive|chief|founder|owner|chair(?:man|woman|person)?|director|partner|president|analyst|"
    r"economist|strategist)(?: officer)? $",
    re.I,
)


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
_OF_LANDS = frozenset("ministry government embassy parliament army navy military police".split())
"""Bodies of a land that are told by it and a word in lower case."""
NO_TOWNS = DEMONYMS | frozenset("faith community school state family home land church web evidence".split())
"""What is based on or in something and is no town: "a faith-based school"."""
_LEADING = frozenset(
    "embattled disgraced outgoing incoming popular longtime current "
    "former acting senior deputy then ex retired veteran assistant associate chief executive".split()
)

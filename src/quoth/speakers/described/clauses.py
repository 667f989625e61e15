"""Whether words beside a name are a clause of their own, and no phrase that describes who bears it."""

from __future__ import annotations

import itertools
import re

from quoth.speakers.names.persons import given_names
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import HONORIFICS, SPEECH_VERBS, TITLES
from quoth.speakers.words.people import ROLE_NOUNS

_IN_FRONT = re.compile(
    r"\b(?:[Aa]ccording to|[Ff]or|[Tt]o|[Ww]hen|[Ww]hile|[Ww]hereas|[Ii]f|[Bb]ecause|"
    r"[Uu]ntil|[Oo]nce|[Aa]lthough|[Tt]hough) $"
    r"|(?:\A|[.!?\n“\"”] ?)(?:Unlike|Like|With|Without|After|Before|From|By|At|In|On|Under|Despite|Besides) $"
)
_NAMED_AND = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3} [\"“]?[a-z]")
_SAYS = re.compile(rf"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{0,3}} {any_of(SPEECH_VERBS)}\b")
_ENDS_BEING = ("is ", "was ", "be ", "been ", "becomes ", "became ")
_IF_IS = re.compile(
    r"\b(?:[Ii]f|[Ww]hen|[Ww]hether|[Bb]ecause|[Uu]nless|[Tt]hough|[Aa]lthough|[Ww]hile|[Aa]fter|[Bb]efore|[Oo]nce) "
    r"[^,;:.!?\n]{1,60} $"
)
"""A clause that a noun phrase closes: "whether he helps if Dow is | the nominee, | Roe gave a wink"."""
_GOES_ON = re.compile(r"(?:[A-Z][\w’'-]*\.? ){1,4}(?:\([^()\n]{1,20}\) )?[a-z]")


def new_clause(text: str, phrase: int, name: int) -> bool:
    """Whether a name behind a phrase and a comma opens a clause: "According to | the lawyer, | Roe has no debts", "a
    dispute with | the driver, | Roe said", "Unlike | his father, | Roe also sang"."""
    if _IN_FRONT.search(text, max(0, phrase - 14), phrase) is not None and _NAMED_AND.match(text, name) is not None:
        return True
    goes_on = text.endswith(_ENDS_BEING, 0, phrase) and _GOES_ON.match(text, name) is not None
    if goes_on and _IF_IS.search(text, max(0, phrase - 90), phrase):
        return True
    return _SAYS.match(text, name) is not None


def holds_clause(said: str, *, several: bool = False) -> bool:
    """Whether words behind a name and a comma hold a finite verb: "the council | never answered", "hugs his mother".

    ``several``: the name is one of some that stand together, so that the words may be for more than one.
    """
    words = said.split()
    if not _FINITE.isdisjoint(words) or words[-1] in _SAID or _PRESENT.search(said) or _VOWED.search(said):
        return True
    if any((m[1] or m[2]) not in _REDUCED for m in _PAST.finditer(said)):
        return True
    done = (m[1] for m in _DID_TO.finditer(said) if m[2] not in _REDUCED)
    if any(who in ROLE_NOUNS or who in ("staff", "police") for who in done):
        return True
    if words[0] in ("most", "many", "several", "some") or _begins_with_verb(words):
        return True
    if any(b in _IRREGULAR and a[-1:] == "s" and a[:-1] in ROLE_NOUNS for a, b in itertools.pairwise(words)):
        return True
    return names_another(said) or (not several and _of_several(words))


def _begins_with_verb(words: list[str]) -> bool:
    """ "confronted a driver", "thrilled voters in the north"; not "retired miner"."""
    first = words[0]
    if not first.endswith("ed") or first in ADJECTIVES or "-" in first or len(words) < 2:
        return False
    return ROLE_NOUNS.isdisjoint(words)


def names_another(said: str) -> bool:
    """Whether words that look like an apposition name somebody else: "Prime Minister Paul Dow thanked"."""
    words = _OFFICE_OF.sub("", said).split()[:8]
    words = words[: next((i for i, w in enumerate(words) if w in _LINKS), len(words))]
    if words[:1] and words[0].lower().strip(".") in HONORIFICS and len(words) > 1 and words[1][0].isupper():
        return not any(w.endswith(("'s", "’s")) for w in words)  # "Ms Roe's lawyer"
    if (two := _NAMES_TWO.match(said)) is not None and two[1] in ROLE_NOUNS:
        return True
    return any(
        b[0].isupper()
        and c[0].isupper()
        and b.lower().partition("-")[0] in given_names()
        and (
            a.lower().strip(".") in TITLES
            or {a.lower(), a.lower().removesuffix("s")} & ROLE_NOUNS
            or a.endswith(("man", "woman"))
        )
        for a, b, c in zip(words, words[1:], words[2:], strict=False)
    )


_NAMES_TWO = re.compile(r"(?:[a-z-]+ )*([a-z-]+) [A-Z][\w’'-]+ [A-Z][\w’'-]+ and [A-Z][\w’'-]+(?: --|$)")
"""A role, a full name and another: "counselor Jane Roe and Hale"."""
_OFFICE_OF = re.compile(r" of (?:[Ss]taff|[Ss]tate)\b")


def _of_several(words: list[str]) -> bool:
    """Whether the noun that heads a phrase says of more than one what they are: "his helpers", "most economists"."""
    head = words[: next((i for i, w in enumerate(words) if w in _LINKS), len(words))]
    last = head[-1] if head else ""
    return last.endswith("s") and last[:-1] in ROLE_NOUNS and last not in ROLE_NOUNS and words[0] != "one"


def told_of_next(text: str, start: int, end: int) -> bool:
    """ "According to | Roe, the treasurer, | Paul Dow, said": a phrase goes with the name behind it that has the verb.

    ``start`` is where the name before the phrase begins, ``end`` where the phrase ends.
    """
    if (m := _NEXT.match(text, end)) is None or m[1].lower() not in given_names():
        return False
    return _GOVERNED.search(text, max(0, start - 9), start) is not None


_GOVERNED = re.compile(r"\b(?:to|by|with|of|for|from|about|against|like|than|at) $", re.I)
_NEXT = re.compile(
    r", ([A-Z][\w’'-]+)(?: [A-Z][\w.’'-]*){1,3}, (?:"
    + "|".join(sorted(SPEECH_VERBS - {"state", "states", "reports", "claims"}))
    + r"|has|had|was|is|will|would|did)\b"
)
_LINKS = frozenset("of for at in with from on to by and or who".split())
_FINITE = frozenset(
    "is are was were am has have had did does do will would can could should must cannot never isn't wasn't aren't "
    "weren't didn't doesn't don't hasn't haven't hadn't won't wouldn't can't couldn't isn’t wasn’t aren’t weren’t "
    "didn’t doesn’t don’t hasn’t haven’t hadn’t won’t wouldn’t can’t couldn’t said says told tells asks went took gave "
    "came became becomes began begins wrote saw knew spoke broke chose fell rose met finds thinks wants believes "
    "insists argues warns remains".split()
)
"""Forms of verbs that are hardly ever participles."""
_IRREGULAR = frozenset("found left held made led sent kept built won lost met heard felt put set ran".split())
"""Past forms that may be participles, but behind a plural are verbs: "investigators | found"."""
_SAID = frozenset(
    "replied answered announced claimed argued insisted stated explained noted warned acknowledged admitted conceded "
    "suggested reported declared recalled remarked observed complained denied confirmed predicted concluded "
    "showed".split()
)
_PRESENT = re.compile(
    r"(?<![\w’'-])(?!(?:across|versus|besides|towards|afterwards|always|perhaps|sometimes|unless|upwards|thus|as|plus|"
    r"minus|per|times|days|years|weeks|months|nights|ss)\b)[a-z]{2,}[a-rt-z]s (?:the|an?|his|her|their|its|my|our|your|"
    r"him|them|us|me|himself|herself|itself) "
)
"""A verb in the present and its object: no noun stands so before an article."""
_PAST = re.compile(
    r"(?:\b[a-z]{3,}|[A-Z][\w’'-]+) (?:[a-z]+ly )?([a-z]{2,}ed) "
    r"(?:the|an?|his|her|their|its|him|them|himself|herself|itself|that) "
    r"|[A-Z][\w’'-]+ (?:[a-z]+ly )?([a-z]{2,}ed) [A-Z]"
)
_DID_TO = re.compile(r"\b([a-z]+) (?:[a-z]+ly )?([a-z]{2,}ed) [A-Z]")
"""A noun, a verb and a name: "the chief of | staff badmouthed R|oe"."""
_VOWED = re.compile(r" (?:vowed|pledged|promised|agreed|refused|tried|decided|threatened|managed|hoped) to ")
_REDUCED = frozenset(
    "named called titled entitled considered dubbed nicknamed elected declared appointed voted deemed styled judged "
    "believed crowned awarded denied based led born owned educated".split()
)
"""Participles that say what somebody is called or made: "a linguist considered the father of"."""
ADJECTIVES = frozenset(
    "retired renowned accused convicted disgraced embattled elected appointed celebrated noted acclaimed respected "
    "beloved famed red wounded injured bearded married divorced widowed ousted jailed detained exiled deposed sacked "
    "named registered chartered certified trained wanted alleged suspected newly-elected aged armed".split()
)

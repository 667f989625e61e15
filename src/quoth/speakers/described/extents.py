"""How far the name of a body or place goes in the words of a role: "Acre" of "Acre's Brinley lawyer"."""

from __future__ import annotations

import re

from quoth.data import Span
from quoth.speakers.names.bodynames import MATTERS, OF_A_LAND, bare, is_matter, is_place, telling
from quoth.speakers.names.persons import given_names
from quoth.speakers.words.lexicon import BODY_NOUNS, DEMONYMS, HONORIFICS, OFFICES, ORG_WORDS
from quoth.speakers.words.people import ROLE_NOUNS

CAPITALS = (
    r"(?!(?:An?|The|His|Her|Its|Their|Our|One|Two|Some|Another|Other|Many|Most|Both|Several) )"
    r"[A-Z][\w’'&-]*(?:(?:(?<![a-z]{3})\.|\.(?=[\w-]))[\w’'&-]*)*(?: (?:(?:of|and|for|&)(?: the)? |"
    r"(?:(?<=[Cc]ommittee )|(?<=[Cc]ommission )|(?<=[Cc]ouncil )|(?<=Institute ))on (?:the )?|"
    r"(?:(?<=Committee )|(?<=Campaign )|(?<=Coalition )|(?<=Fund ))to |"
    r"(?:(?:van|von|der|de|del|della|dello|degli|des|du|bin|da|do|das|dos|di|la|le|al|el|ul) )+|(?:al|el)-)?"
    r"(?:[A-Z]\.(?= [A-Z][a-z]+ [A-Z][a-z])|[A-Z][\w’'&-]*))*"
)
SETTLEMENTS = frozenset("city town county state country nation village province region district kingdom".split())
KINDS_OF_BODY = (BODY_NOUNS - SETTLEMENTS) | frozenset(
    "consultancy thinktank nonprofit non-profit developer provider platform supplier operator forum initiative".split()
)
"""What is told before a body's name: the charity Homestead, an internet consultancy Acremark."""
_BEHIND = re.compile(r"(?:['’]s)?((?: (?!(?:of|for|and|in|at|on|to|who|from|with)\b)[a-z-]+){1,4})(?![\w’'-])")
BASED = re.compile(r"(.*?)-(?:based|born|raised|educated|trained|led|run|owned|backed|registered|headquartered)$")


def name_owned(s: int, words: list[str], *, sent: bool) -> tuple[int, list[str]]:
    """Of "Norland's UN" the UN, of "Acre International's Regional" Acre International; "Brinley's Harbour Board" whole.

    ``sent``: an envoy follows, who speaks where he is sent.
    """
    i = next((i for i, w in enumerate(words[:-1]) if w.endswith(POSSESSIVES)), None)
    if i is None:
        return s, words
    if any(bare(w) in ORG_WORDS or w == "System" for w in words[i + 1 :]) and not is_matter(" ".join(words[i + 1 :])):
        return s, words
    owners, owned = [*words[:i], words[i][:-2]], words[i + 1 :]
    if (owned[0].isupper() and sent) or (is_place(owners) and telling(" ".join(owned))):
        return s + len(" ".join(words[: i + 1])) + 1, owned
    return s, owners


POSSESSIVES = ("'s", "’s", "'S", "’S")


def one_name(text: str, span: Span) -> Span:
    """A name without what is no part of it: "Beijing-based |Acre", "Acre|'s Brinley", "Ohio| and Ted Dow"."""
    s, e = span
    words = text[s:e].split(" ")
    based = next((i for i in range(len(words) - 1, -1, -1) if BASED.match(words[i])), None)
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
    owns = bool(words) and words[-1].endswith(POSSESSIVES)
    owns = owns and (is_place(words) or _OWNED.match(text, s + len(" ".join(words))) is not None)  # not "Moody's, said"
    s, words = name_owned(s, [*words[:-1], words[-1][:-2]] if owns else words, sent=False)
    return s, max(s, s + len(" ".join(words)))


_OWNED = re.compile(r" [a-z\d]")
_SECONDS = frozenset("herzegovina tobago barbuda labrador principe príncipe nevis montenegro grenadines".split())
"""What belongs to one land with another name before "and"."""


def with_kind(text: str, span: Span, end: int, kinds: frozenset[str]) -> int:
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
        if word in kinds and not (known and word in OF_LANDS):
            last = at
        elif known:
            break
    return last


_BREAKS = frozenset(
    "top senior former leading then late first biggest largest main new current acting incoming outgoing".split()
)
OF_LANDS = frozenset("ministry government embassy parliament army navy military police".split())
"""Bodies of a land that are told by it and a word in lower case."""
NO_TOWNS = DEMONYMS | frozenset("faith community school state family home land church web evidence".split())
"""What is based on or in something and is no town: "a faith-based school"."""

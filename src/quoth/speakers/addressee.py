"""To whom something was said: "told ITV News correspondent Angus Walker", "in an interview with the BBC"."""

from __future__ import annotations

import re

from quoth.data import Quote, Span
from quoth.speakers.lexicon import CALENDAR, FUNCTION_WORDS, GROUP_NOUNS
from quoth.speakers.people import ROLE_NOUNS
from quoth.text import trim

_TOLD = re.compile(
    r"\b(?:told|tells|telling|tell|asked|asks|asking|assured|reminded|informed|warned|texted|emailed|briefed|advised|"
    r"urged|begged)\s+",
    re.I,
)
_CUE_TO = re.compile(
    r"\b(?:said|explained|apologi[sz]ed|appealed|pleaded|complained|confided|confessed|announced|boasted|wrote|shouted|"
    r"replied|suggested|revealed|whispered|testified|joked)\s+(?:to|before|(?<=pleaded )with)\s+",
    re.I,
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be|get|got)(?: \w+ly)? $", re.I)
_VOICED = (
    r"statement|letter|e-?mail|note|memo|speech|message|text|interview|call|address|remarks|comments|testimony|briefing|"
    r"conversation|reply|plea|appeal|report|presentation|submission|toast|lecture|talk"
)
_TO = re.compile(
    rf"\b(?:(?:speaking|spoke|spoken|talking|chatting|writing|testifying|testified)(?: \w+ly)? (?:to|with|before)|"
    rf"(?:interviewed|asked|pressed|questioned|quizzed|challenged) by|interview (?:with|on)|"
    rf"said to|wrote to|told to|addressing|"
    rf"in (?:(?:an?|his|her|their|its) )?(?:[\w’'-]+ ){{0,3}}"
    rf"(?:(?:{_VOICED}) (?:to|with|before)|(?:interview|appearance) on))\s+",
    re.I,
)
_TOKEN = re.compile(
    r"[“\"](?P<quoted>[A-Z][^“”\"\n]{1,40})[”\"](?:['’]s)?|(?P<word>(?:(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|St|Rev|"
    r"Gen|Col|Lt|Sgt|Capt|Hon)\.|@?[^\W_][\w’'&-]*(?:\.\w+)*))"
)
_LINKS = frozenset("of for and on the & in at de la van von bin al".split())
_OPENING = frozenset("the a an his her their its our my".split())
_ALONE = frozenset("us me him them her you everyone everybody anyone parliament congress court lawmakers".split())
_STOP = FUNCTION_WORDS - frozenset("first second third fellow former others".split()) | frozenset(
    "outside inside near following ahead via last this early late that whether if how why what when where to it there "
    "week month year recently yesterday today tomorrow now then earlier later not stating "
    "saying organized organised hosted held managed previously".split()
)
_NOBODY = frozenset(
    "question questions query queries crime crimes charge charges murder election story "
    "poll polls report deal plan".split()
)
"""What one may reply, plead, confess or refer to, and tell nothing."""

REACH = 300  # characters from the cue
LONGEST = 110  # characters of an addressee


def addressee_of(text: str, quote: Quote, sentence: Span) -> Span | None:
    """The phrase naming who was told, beside the cue or elsewhere in the quote's sentence outside its content."""
    for s, e in quote.cue:
        passive = _PASSIVE.search(text, max(0, s - 16), s)
        for verb in (_TOLD, _CUE_TO):
            m = verb.search(text, max(0, s), min(len(text), e + (1 if verb is _TOLD else 8)))
            if m is None or passive or _PASSIVE.search(text, max(0, m.start() - 16), m.start()):
                continue
            if (found := _phrase(text, m.end(), quote)) is not None:
                return found
    at = (quote.cue or quote.source or quote.content or (sentence,))[0][0]
    for m in _TO.finditer(text, max(sentence[0], at - REACH), min(sentence[1], at + REACH)):
        if any(a <= m.start() < b for a, b in quote.content):
            continue
        found = _phrase(text, m.end(), quote)
        if found is not None and (not m.group().startswith("addressing") or _are_there(text, found)):
            return found
    return None


def _are_there(text: str, phrase: Span) -> bool:
    """Whether a phrase names somebody or is for people, who may be addressed; a threat or a need may be, too."""
    words = re.findall(r"[\w-]+", text[slice(*phrase)])
    last = words[-1].lower()
    people = last in GROUP_NOUNS | ROLE_NOUNS or last.removesuffix("s") in ROLE_NOUNS or last.endswith("men")
    return people or any(w[0].isupper() for w in words)


def _phrase(text: str, start: int, quote: Quote) -> Span | None:
    """The noun phrase for people or a body that begins here, if one does."""
    limit = min([start + LONGEST, len(text), *(s for s, _ in quote.content if s >= start)])
    end = _end(text, start, limit)
    span = trim(text, (start, end), " ,.")
    words = text[slice(*span)].split()
    if not words or any(a < span[1] and span[0] < b for a, b in quote.source):
        return None
    first, last = words[0].lower(), words[-1].lower()
    if last in _NOBODY:
        return None
    if len(words) == 1 and (first in CALENDAR or (first in _STOP and first not in _ALONE)):
        return None
    named = words[0][0].isupper() or words[0][0] in '@“"' or first in _OPENING
    people = last in GROUP_NOUNS | _ALONE or last.endswith("men") or last.rstrip("s") in ROLE_NOUNS
    plural = last.endswith("s") and not text[max(0, start - 8) : start].lower().strip().endswith(("asked", "asks"))
    return span if named or people or plural else None


def _end(text: str, start: int, limit: int) -> int:
    """Where the phrase ends: at a mark, or a word that goes on with the sentence; names may hold "of" and "the"."""
    at, end, capital = start, start, False
    while (m := _TOKEN.match(text, at, limit)) is not None:
        word = m.group("word")
        if word is None:
            end, capital = m.end(), True
        elif word.lower() in _LINKS and end > start:
            if not (capital and _goes_on(text, m.end(), limit)) and not _of_people(text, m.end(), limit):
                break
        elif word.lower().strip(".") in CALENDAR | {"yesterday"} or (word[0].islower() and _stops(word, end == start)):
            if end > start or word.lower() not in _ALONE:
                break
            return m.end()
        else:
            end, capital = m.end(), word[0].isupper() or word[0].isdigit()
        if text[m.end() : m.end() + 1] != " ":
            break
        at = m.end() + 1
    return end


def _stops(word: str, first: bool) -> bool:
    return word in _STOP and not (first and word in _OPENING)


def _goes_on(text: str, at: int, limit: int) -> bool:
    """Whether a name goes on after "of", "for the" and the like: the House of Commons."""
    return re.compile(r" (?:the )?[A-Z]").match(text, at, limit) is not None


def _of_people(text: str, at: int, limit: int) -> bool:
    """Whether people follow: a crowd of | supporters, his wife and | children."""
    m = re.compile(r" ([a-z]+)").match(text, at, limit)
    return m is not None and m.group(1) in GROUP_NOUNS

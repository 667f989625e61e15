"""What a source phrase is: a name, a pronoun, a common noun, several at once; and which word is its head."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quoth.data import Span, Spans
from quoth.speakers.names.mention import NameMention
from quoth.speakers.phrases.abreast import abreast, with_more
from quoth.speakers.phrases.apposed import (
    beside,
    called_by_kind,
    held_by,
    is_of_many,
    names_itself,
    of_others,
    own_words,
    told_and_named,
)
from quoth.speakers.phrases.boundaries import BOUNDARY
from quoth.speakers.phrases.identified import PART_OF_MINE, local_one, named_so, of_a_kind
from quoth.speakers.phrases.joined import (
    AND,
    BRACKET_AND,
    ends_with,
    groups_and,
    has_company,
    in_office_of,
    joined_names,
    kin_of,
    of_somebody,
    of_two_kinds,
    others_follow,
    over_two,
    singular,
    two_named,
    two_people,
    two_trades,
    with_bracket,
)
from quoth.speakers.phrases.phrasing import means_nobody
from quoth.speakers.words.lexicon import (
    BODY_NOUNS,
    DETERMINERS_DEFINITE,
    DETERMINERS_INDEFINITE,
    DOCUMENT_NOUNS,
    FIRST_PLURAL,
    FIRST_SINGULAR,
    GROUP_NOUNS,
    HE,
    IT,
    RELATIVE,
    SECOND,
    SHE,
    SPEECH_VERBS,
    THEY,
    TITLES,
)
from quoth.speakers.words.people import ROLE_NOUNS
from quoth.speakers.words.placing import WORD, more_adjectives
from quoth.text import trim

_HEAD_NOUNS = GROUP_NOUNS | ROLE_NOUNS | BODY_NOUNS | DOCUMENT_NOUNS
_ROLE_NOUNS_OR_TITLES = ROLE_NOUNS | TITLES

HeadKind = Literal["name", "he", "she", "they", "it", "I", "we", "you", "relative", "nominal", "several", "none"]

_PRONOUN: dict[str, HeadKind] = {}
for _words, _kind in (
    (HE, "he"),
    (SHE, "she"),
    (THEY, "they"),
    (IT, "it"),
    (FIRST_SINGULAR, "I"),
    (FIRST_PLURAL, "we"),
    (SECOND, "you"),
    (RELATIVE, "relative"),
):
    for _word in _words:
        _PRONOUN[_word] = _kind  # type: ignore[assignment]
_DETERMINER = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Ss]ome|[Tt]hose|[Tt]hese) $")
_SOME_IN = re.compile(r"(?:[Ss]ome|[Tt]hose) (?:[a-z]+ed )?(?:in|from|at|on|with|for|to|within|across)\b")
_ACTING = re.compile(  # a participle after its noun: groups | urging Jane Roe to stand
    r" (?!ranking )[a-z]+ing (?!(?:obtained|released|published|posted|reviewed|provided|heard) )(?=[a-z]|[A-Z])"
)
_NAMED_NEXT = re.compile(r" (?:[A-Z]|(?:the|an?|his|her|its|their|one|some|former|local|police)\b)")
_CLOSING = re.compile(r"(?:['’]s| (?:it|him|her|them)sel(?:f|ves)| (?:(?<!ed )(?<!held )t?here|alike|both))\Z")
"""What a source may end with and is not named by: "she's", "the bank itself", "officials there"."""
_ONE_OF_THEM = re.compile(
    r"(?:[Oo]ne of (?:them|those|the (?:two|three|four|five|six))|[Tt]he (?:other|first|second|third)), (?=an? |[A-Z])"
    r"|(?:[Oo]ne|[Aa]nother) of (?:the|these|those|its|their|his|her) (?:[a-z-]+ ){0,3}[a-z-]+s, (?=[A-Z])"
    r"|[A-Z][\w.]+(?: [A-Z][\w.]+)?, [A-Z][\w.]+(?: [A-Z]\w+)?-based "
)
"""What tells nothing of somebody ("One of them, | an engineer"), or where a firm is ("Brinley, Ohio-based | Acre")."""
_ALIKE = re.compile(r",? an? (?=[a-z])")
"""An apposition without its comma: "Jane Roe a strategist"."""
_BRACKET = re.compile(r"\([^()\n]{1,16}\) ")
_JUST_OVER = re.compile(r"(?:(?:just|well|slightly|a little|far) (?:over|under|above|below|about|around)|up to) ", re.I)
_FORMER = re.compile(r" (?:former|formerly|then|now|ex)\b")
_PREPOSED = re.compile(r"\b(?:of|for|to|with|by|at|from|in|on|and|or)(?: the)? (?:[\w’'.-]+['’]s? )?$")
_PARTS = frozenset("one another two three four five some several many most few both none all half".split())
_OF_THEM = re.compile(
    r" of (?:the |these |those |his |her |their |its )?(?:[a-z-]+ ){0,3}?([a-z]+s|MPs|MSPs|MEPs|TDs|CEOs)\b"
)
_WORK_BEFORE = re.compile(r"[“\"‘']?[A-Z][^“”\"‘\n]{1,60}(?<!,)[”\"’] (?=(?:[a-z-]+ ){0,3}([a-z-]+) [A-Z][a-z])")
_WHO = re.compile(r",? (?:who|whose|whom|which)\b")
_APPOSED = re.compile(r"[,(]\s*(?:\d{1,3},\s*)?(?:[Tt]he )?$|[–—]\s*$")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a source phrase."""

    kind: HeadKind
    span: Span  # of the head; for a nominal, from its determiner to its noun
    mention: NameMention | None = None
    noun: str = ""  # lower-case head noun of a nominal
    definite: bool | None = None  # "the", "his" (True), "a", "some" (False), bare (None)
    others: tuple[NameMention, ...] = ()  # for several: the names joined


def read_source(text: str, spans: Spans, mentions: Sequence[NameMention], starts: Sequence[int]) -> Head:
    """The head of a source phrase given as spans; ``starts`` are the starts of the mentions."""
    for span in spans:
        head = _read(text, span, mentions, starts)
        if head.kind != "none":
            return head
    return Head("none", spans[0] if spans else (0, 0))


def within(span: Span, mentions: Sequence[NameMention], starts: Sequence[int]) -> list[NameMention]:
    """The name mentions that stand inside a span."""
    i = bisect_left(starts, span[0])
    out = []
    if i and mentions[i - 1].span[1] > span[0] and mentions[i - 1].span[0] < span[0]:
        i -= 1
    while i < len(mentions) and mentions[i].span[0] < span[1]:
        if mentions[i].span[1] <= span[1] + 2:
            out.append(mentions[i])
        i += 1
    return out


def _read(text: str, span: Span, mentions: Sequence[NameMention], starts: Sequence[int]) -> Head:
    s, e = trim(text, trim(text, span), " ,;:\"“”'‘-–—")
    if (
        (verb := WORD.match(text, s, e)) is not None
        and verb.group() in SPEECH_VERBS
        and _NAMED_NEXT.match(text, verb.end(), e)
    ):
        s, e = trim(text, (verb.end(), e))  # "said Jane Roe": a verb slipped in
    if (one := _ONE_OF_THEM.match(text, s, e)) is not None:
        s = one.end()
    ending = _CLOSING.search(text, s, e)
    if ending is not None and all(m.span[1] != e for m in within((s, e), mentions, starts)):  # not of "Moody's"
        e = ending.start()
    if s >= e:
        return Head("none", span)
    phrase = text[s:e]
    of = _SOME_OF_WHICH.fullmatch(phrase) or PART_OF_MINE.match(text, s)
    kind = _pronoun(of[1] if of else phrase)
    if kind is not None:
        begin = s if of is not None and of.re is _SOME_OF_WHICH else 0
        return Head(kind, (begin + of.start(1), begin + of.end(1)) if of else (s, e))
    first = WORD.search(phrase)
    if first is None:
        return Head("none", (s, e))
    lead = _pronoun(first.group())
    if first.group() == "He" and any(m.span[0] == s + first.start() for m in within((s, e), mentions, starts)):
        lead = None  # the surname of "He Weiwen"
    capital = first.group() != "I" and _CAPITAL_NEXT.match(phrase, first.end())
    if capital or (first.group().lower() in _ALONE and phrase[first.end() : first.end() + 1] == " "):
        lead = None  # "Mine manager Jane Roe", "HE Jane Roe", "Us Weekly"
    if lead in ("he", "she") and _AND_NAMED.match(phrase, first.end()):
        return Head("several", (s, e))
    if lead is not None and lead not in ("relative",) and not _possessive(first.group().lower(), phrase):
        return Head(lead, (s + first.start(), s + first.end()))
    return _read_phrase(text, span, (s, e), mentions, starts)


def _read_phrase(text: str, whole: Span, span: Span, mentions: Sequence[NameMention], starts: Sequence[int]) -> Head:
    """The head of a phrase that is no pronoun; ``whole``: with what was trimmed from its ends."""
    (s, e), phrase = span, text[slice(*span)]
    if (work := _WORK_BEFORE.match(text, s, e)) is not None and work[1] in ROLE_NOUNS:  # “Long Road” star | Jane Roe
        s, phrase = work.end(), text[work.end() : e]
    if (local := local_one(text, s, e)) in _HEAD_NOUNS:
        return Head("nominal", (s, e), noun=local, definite=text.startswith(("the ", "The "), s))
    names = within((s, e), mentions, starts)
    if not names and (titled := bisect_left(starts, e)) < len(mentions) and mentions[titled].outer[0] <= s:
        return Head("name", mentions[titled].span, mentions[titled])  # "said | Director-General | of Health Jane Roe"
    if (own := own_words(text, (s, e), names)) < e:
        e, names = own, [m for m in names if m.span[1] <= own]
    if not names and " " not in phrase and means_nobody(text, s, phrase):
        return Head("none", (s, e))
    end = e if _PLAIN.match(text, s, e) is not None else _segment_end(text, s, e, names)
    inside = [m for m in names if m.span[1] <= end + 1]
    if (joined := _joined(text, (s, e), end, inside, names)) is not None:
        return joined
    if inside and _is_name(text, (s, end), inside, mentions):
        holder = held_by(text, (s, e), inside[-1], names)
        return Head("name", holder.span, holder)
    told = _WHO.match(text, end, e)  # "the mayor, whose father is Paul Dow": a relative clause names others
    noun, definite = _noun(text, s, end)
    if told and noun in BODY_NOUNS and text.endswith(", ", 0, names[-1].outer[0] if names else 0):
        told = None if ends_with(text, names[-1], e) else told  # "the company which won it, Roe Mills"
    after = [m for m in names if m.span[0] >= end and not told]
    later = [m for m in after if _APPOSED.search(text, max(s, m.outer[0] - 8), m.outer[0])]
    later = later or [m for m in after[:1] if of_a_kind(text, end, m)]
    later = [m for m in later if m.place < 4 and not of_others(text, end, noun, m)]
    if later and (owned := kin_of(text, later[0], after)) is not None:
        later = [owned, *later[1:]]
    office = noun in ROLE_NOUNS or noun in TITLES
    if office and not told and len(names) > 1 and _adjoins(text, names[-2], names[-1], e):
        return Head("name", names[-1].span, names[-1], noun, definite)
    if later and noun.endswith("s") and not noun.endswith("ss") and AND.match(text, later[0].span[1], e):
        if (two := two_named(text, later[0], after, mentions)) is not None:
            return Head("several", (two[0].outer[0], two[1].span[1]), two[0], others=two)
        return Head("nominal", (s, end), noun=noun, definite=definite)
    if later and later[0].person > -1 and (noun in ROLE_NOUNS or later[0].titles or noun not in GROUP_NOUNS) and noun:
        return Head("name", later[0].span, later[0], noun, definite)
    if (
        later
        and noun in BODY_NOUNS
        and later[-1].place < 1.5
        and ends_with(text, later[-1], e)
        and not any(n.place > 0.5 and text[n.span[1] : later[-1].outer[0]] == ", " for n in names)  # "in Brinley, Ohio"
    ):
        return Head("name", later[-1].span, later[-1], noun, definite)  # "the company that runs it, Roe Mills"
    firm = later and ends_with(text, later[0], e)  # "its lawyers, Roe LLP"
    firm = firm and (later[0].person <= 0 or (noun.endswith("s") and is_of_many(later[0])))
    acts = office or noun.removesuffix("s" if firm else "").endswith(("er", "or"))
    near = later and (text[end : later[0].outer[0]] in (", ", ", the ") or of_a_kind(text, end, later[0]))
    if near and acts and definite and later[0].place < (3 if firm and len(later[0].words) > 1 else 1.5):
        return Head("name", later[0].span, later[0], noun, definite)  # "its largest investor, Acre Capital"
    named = named_so(text, end, names) or names_itself(text, end, names)
    named = named or (told_and_named(text, end, names, e) if told and office else None)
    named = named or (beside(text, s, whole[1], mentions, starts) if office else None)
    if named is not None and not of_others(text, end, noun, named):
        return Head("name", named.span, named, noun, definite)
    if names and not told and office:
        ends = [n.span[1] if text.startswith(",", n.span[1]) else e for n in names]
        closing = next((n for n, stop in zip(names, ends, strict=True) if _closes(text, n, s, stop)), None)
        if closing is not None and not of_others(text, end, noun, closing):
            return Head("name", closing.span, closing, noun, definite)
    if noun in _PARTS and (of := _OF_THEM.match(text, end, e)) is not None:  # "one of the officials"
        return Head("nominal", (s, of.end()), noun=singular(of.group(1).lower(), noun), definite=False)
    if not noun and names:
        return Head("name", names[0].span, names[0])
    noun, end = (noun, end) if noun else (phrase.split()[-1].lower(), e)
    return Head("nominal", (s, end), noun=noun, definite=definite)


def _is_name(text: str, phrase: Span, inside: Sequence[NameMention], mentions: Sequence[NameMention]) -> bool:
    """Whether a phrase is nothing but its last name, with titles, "et al." or the kind of body it is."""
    last = inside[-1]
    whole = ends_with(text, last, phrase[1]) or text[last.span[1] : phrase[1]].rstrip(".") == " et al"
    return whole or called_by_kind(text, phrase, inside, mentions)


def _joined(text: str, phrase: Span, end: int, inside: list[NameMention], names: list[NameMention]) -> Head | None:
    """Several names or trades, or the one name behind an office that reads like several."""
    s, e = phrase
    if not names:
        in_row = two_trades(text[s:e]) or abreast(text, phrase, names) is not None
        return Head("several", phrase) if in_row else None
    if (holder := in_office_of(text, end, names, e)) is not None:
        return Head("name", holder.span, holder)
    if groups_and(text, s, e, names):
        return Head("several", phrase)
    if inside and has_company(text, inside, end):
        return Head("several", (inside[0].outer[0] if len(inside) == 1 else s, end))
    if others_follow(text, e, names):
        return Head("several", phrase, names[0], others=tuple(names))
    both = joined_names(text, s, end, inside, names) or list(two_people(text, phrase, names) or ())
    if not both:
        several = abreast(text, phrase, names)
        return None if several is None else Head("several", phrase, next(iter(several), None), others=several)
    return Head("several", (s, with_bracket(text, both[-1].span[1], e)), both[0], others=tuple(both))


_SOME_OF_WHICH = re.compile(r"(?:some|many|most|all|both|none|one|two|three|several|half|each) of (wh(?:ich|om))", re.I)
_ALONE = frozenset("mine hers ours yours theirs me us him them".split())
_PAPER_OF = re.compile(r"\b([a-z-]+)(?= (?:his|her|their|its|the|he|she|they|it|we|I|you) )")
_AND_NAMED = re.compile(r" and (?:[A-Z]|(?:the|his|her|many|some|several|other|most) )")
_CAPITAL_NEXT = re.compile(r" [A-Z]")
_PLAIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?\Z(?<!day)")  # in which nothing ends a phrase
_SHORTENED = re.compile(r"['’](?:re|ve|ll|d|m|s)$")


def _pronoun(word: str) -> HeadKind | None:
    return None if word in ("US", "IT", "WHO") else _PRONOUN.get(_SHORTENED.sub("", word.lower()))


def _possessive(word: str, phrase: str) -> bool:
    return word in ("his", "her", "their", "its", "my", "our", "your") and " " in phrase.strip()


def _segment_end(text: str, s: int, e: int, names: list[NameMention]) -> int:
    """Where the first noun phrase ends: at a comma, a relative clause or a preposition outside any name."""
    for n in names:  # "James Jones, former commander" without its comma
        if (n.place < 1.5 and _FORMER.match(text, n.span[1], e)) or (n.person > 0 and _ALIKE.match(text, n.span[1], e)):
            e = n.span[1]
            break
    papers = (m.end() for m in _PAPER_OF.finditer(text, s, e) if m[1] in _HEAD_NOUNS)
    e = next(papers, e)  # "a statement | his family released"
    for a in _ACTING.finditer(text, s, e):
        before = WORD.findall(text, s, a.start())
        if before and _acts(before[-1], text[a.end()]) and not any(n.outer[0] < a.start() < n.span[1] for n in names):
            e = a.start()
            break
    at = share.end() if (share := _JUST_OVER.match(text, s, e)) is not None else s
    while (m := BOUNDARY.search(text, at, e)) is not None:
        inside = next((n for n in names if n.outer[0] < m.start() < n.span[1]), None)
        if inside is not None:
            at = inside.span[1]
        elif (pair := BRACKET_AND.match(text, m.start(), e)) is not None:
            at = pair.end()  # "Jane Roe (Ky.) and Paul Dow"
        elif (pair := _BRACKET.match(text, m.start(), e)) is not None and any(
            n.titles and n.outer[0] == pair.end() for n in names
        ):
            at = pair.end()  # "Harbour Committee (HC) President | Jane Roe"
        elif with_more(text, s, m.start(), e):
            return e
        elif (of_a_kind_too := more_adjectives(text, s, m.start(), e)) is not None:
            at = of_a_kind_too
        elif m.start() - s < 2 or (
            _DETERMINER.search(text, max(s, m.start() - 8), m.start()) and not _SOME_IN.match(text, s, m.end())
        ):
            at = m.end()  # "an outside group"
        else:
            return trim(text, (s, m.start()))[1]
    return e


def _acts(word: str, next_: str) -> bool:
    """Whether a noun may do what a participle after it says: scientists using a telescope, not a leading senator.

    Any plural may before a name ("scientists at work praising | Jane Roe"), else the nouns of people, bodies, papers.
    """
    low = word.lower()
    plural = word.islower() and low.endswith("s") and low[-2:] != "ss" and next_.isupper()
    return plural or low in _HEAD_NOUNS


_OFFICE = re.compile(
    r"\b(?:secretary|minister|director|commissioner|professor|president|chair(?:man|woman)?|dean|head|chief) (?:of|for)"
    r" (?:the )?(?P<of>[a-z]+)(?: (?:and )?[a-z]+)? $"
)


def _closes(text: str, last: NameMention, s: int, e: int) -> bool:
    """ "Executive director of the X chapter Jane Roe": a person's name ends the phrase, no preposition before it."""
    return (
        last.person > 0
        and len(last.words) > 1
        and ends_with(text, last, e)
        and not of_somebody(text, s, last)
        and (not _PREPOSED.search(text, s, last.outer[0]) or "state" in last.titles or _in_office(text, s, last))
    )


def _adjoins(text: str, body: NameMention, last: NameMention, e: int) -> bool:
    """ "The leader of the Alliance (A) Jane Roe": a person's name right behind that of the body or place held."""
    gap = text[body.span[1] : last.outer[0]]
    return gap in (" ", ") ") and last.person > 0 and len(last.words) > 1 and ends_with(text, last, e)


def _in_office(text: str, s: int, last: NameMention) -> bool:
    """ "Former secretary of state Jane Roe": the office is of a thing, not of a person."""
    office = _OFFICE.search(text, s, last.outer[0])
    return office is not None and office["of"] not in _ROLE_NOUNS_OR_TITLES


def _noun(text: str, s: int, end: int) -> tuple[str, bool | None]:
    words = WORD.findall(text, s, end)
    if not words:
        return "", None
    first = words[0].lower()
    definite: bool | None = None
    if first in DETERMINERS_DEFINITE or words[0].endswith(("'s", "’s")):
        definite = True
    elif first in DETERMINERS_INDEFINITE or first[0].isdigit():
        definite = False
    if definite is None and any(w.endswith(("'s", "’s", "s’", "s'")) for w in words[:-1]):
        definite = True
    parts = AND.split(text[s:end])
    last = WORD.findall(parts[0])
    if len(parts) == 2 and last and (of_two_kinds(last[-1].lower(), parts[1]) or over_two(last[-1].lower(), parts[1])):
        last = words
    return (last[-1] if last else words[-1]).lower().strip(".'’"), definite

"""Whom a pronoun can't mean by where names stand in its own clause (Chomsky 1981, binding principles B and C)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from quoth.data import Span
from quoth.speakers.names.mention import NameMention
from quoth.speakers.words.people import ROLE_NOUNS, is_role
from quoth.speakers.words.placing import attributive, word_before

_CLAUSE = re.compile(r"[^,;:.!?()“”\"—–\n]{0,600}")
_SUBORDINATE = frozenset("When After As While If Before Since Once Until Though Although Because Whether".split())
"""Behind these, where they open a sentence, the pronoun may come before its name: "When he arrived Roe said"."""
_FRONT = re.compile(
    r"(?:In|Under|Asked|Questioned|Pressed|Interviewed|Speaking|Talking|Writing|Replying|Responding|During|At|After|"
    r"Following|Facing|On|Over)\b[^.!?;:“”\"\n]{0,90}?\b(?:by|with|to|from) (?:[^.!?;:“”\"\n]{0,50}(?:, |[a-z’'] ))?"
)
_DOING = re.compile(
    r"(?:(?:But|And|Yet|Then|Later),? )?(?!According|Following|During|Owing|Depending|Being|Having|Beginning|Starting)"
    r"[A-Z]?[a-z]+ing (?:(?:to|at|on) )?"
    r"(?:(?!(?:in|with|as|from|by|for|that|than|after|before|until|when)\b)[\w’'.-]+ ){0,3}",
    re.I,
)
_TO_THE_COMMA = re.compile(r"(?:[^.!?;:,“”\"\n]|, (?:who|a|an|the|\d)\b){0,120}, ")
_BEHIND_IT = re.compile(r"(?: (?:on|in|last|this|earlier) (?:[\w']+ ?){1,2})?(?:, [a-z][^.,;:“”\"\n]{2,40})?, ")


class Barred(NamedTuple):
    """Whom a pronoun can't mean by its clause."""

    who: frozenset[int]
    asked: int | None = None
    """Where a question begins of which the pronoun is the answerer: nobody named from there on."""


def barred_at(
    text: str, sentence: int, pronoun: Span, case: str, names: Sequence[NameMention], starts: Sequence[int]
) -> Barred:
    """Whom a pronoun can't mean; ``sentence``: where that begins, ``case``: how the pronoun stands."""
    if case == "possessive":
        alone = apposed_to(text, pronoun, names, starts)
    elif case != "subject":
        alone = subject_of_it(text, pronoun, names, starts)
    else:
        alone = told_of(text, pronoun, names, starts)
    who = set() if alone is None else {alone}
    if case != "subject":
        return Barred(frozenset(who))
    who |= named_after(text, sentence, pronoun, names, starts)
    who |= in_front(text, sentence, pronoun, names, starts)
    who |= asker_before(text, sentence, pronoun, names, starts)
    asked = question_before(text, sentence, pronoun)
    if asked is None:
        return Barred(frozenset(who))
    who |= {m.entity for m in names[bisect_left(starts, asked[0]) : bisect_left(starts, pronoun[0])]}
    return Barred(frozenset(who), asked[0])


def in_front(text: str, sentence: int, pronoun: Span, names: Sequence[NameMention], starts: Sequence[int]) -> set[int]:
    """Whom the phrase before a subject meets or asks: "Under questioning by Ann Roe, he", "In a letter to Roe, she";
    and to whom something is done in it: "Jailing Roe for a year, he".
    """
    met = _last_named(names, starts, (sentence, pronoun[0]))
    if met is None:
        return set()
    first = bisect_left(starts, sentence)
    done = _DOING.fullmatch(text, sentence, names[first].span[0])
    if done is not None and _TO_THE_COMMA.fullmatch(text, names[first].span[1], pronoun[0]):
        return {m.entity for m in names[first : bisect_left(starts, pronoun[0])]}
    if not _BEHIND_IT.fullmatch(text, met.span[1], pronoun[0]):
        return set()
    return {met.entity} if _FRONT.fullmatch(text, sentence, met.outer[0]) else set()


_IN_CLAUSE = r"(?:[^.!?;:“”\"\n]|\.(?=\w)|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr))\.|(?<=\bMrs)\.){0,200}"
_QUESTION = re.compile(
    r"(?:[Ww]hen |[Ii]f )?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned) (?:by|on|about|whether|if|why|how|what|when|where)\b"
    rf"{_IN_CLAUSE}, "
)


def question_before(text: str, sentence: int, pronoun: Span) -> Span | None:
    """The question before a subject: "Asked whether Roe would go, | he said". Who is named there is not he."""
    asked = _QUESTION.fullmatch(text, sentence, pronoun[0])
    return asked.span() if asked is not None else None


_WHEN_ASKED = re.compile(
    r"(?:When|After|As) (?P<who>[^.!?;:,“”\"\n]{2,60}?) (?:asked|pressed) "
    r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][^.!?;:,“”\"\n]{1,60}? "
    rf"(?:whether|if|why|how|what|when|where|about)\b{_IN_CLAUSE}, "
)


def asker_before(
    text: str, sentence: int, pronoun: Span, names: Sequence[NameMention], starts: Sequence[int]
) -> set[int]:
    """Who asks in the clause before a subject: "When Roe asked Hale why, | she laughed". That is not she."""
    asked = _WHEN_ASKED.fullmatch(text, sentence, pronoun[0])
    asker = _last_named(names, starts, asked.span("who")) if asked is not None else None
    return {asker.entity} if asker is not None else set()


def _last_named(names: Sequence[NameMention], starts: Sequence[int], within: Span) -> NameMention | None:
    """The last name that begins within a span."""
    k = bisect_right(starts, within[1]) - 1
    return names[k] if k >= 0 and names[k].span[0] >= within[0] else None


def named_after(
    text: str, sentence: int, pronoun: Span, names: Sequence[NameMention], starts: Sequence[int]
) -> set[int]:
    """The entities that the clause of a subject names behind it: "he told Roe", "she said Roe would win".

    Not who is named before it, too, and whose name says which ones: "Roe stayed, he said Roe aides left".
    """
    k = bisect_right(starts, pronoun[1])
    before = {m.entity for m in names[max(k - _NEAR, bisect_left(starts, sentence)) : k]}
    found: set[int] = set()
    clause = _CLAUSE.match(text, pronoun[1])
    while clause is not None and k < len(names) and names[k].outer[0] <= clause.end():
        who = names[k].entity
        if who not in found and not (who in before and _says_which(text, names[k].span[1])):
            found.add(who)
        k += 1
    return set() if found and word_before(text, pronoun[0]) in _SUBORDINATE else found


_NEAR = 8  # names


def _says_which(text: str, end: int) -> bool:
    """Whether a name that ends here says which people are meant: "| Roe | aides", "| Roe | campaign"."""
    people = _PEOPLE_BEHIND.match(text, end)
    return attributive(text, end) or (people is not None and people[1] in ROLE_NOUNS)


_PEOPLE_BEHIND = re.compile(r" ([a-z]+)s\b")
_WHOM = re.compile(
    r"(?: \([^()\n]{1,30}\)| of [A-Z][\w.]+)?,? (?:(?:with|to|of|for|from|by|about|against|on|in|at|after) )?whom? "
    r"(?:(?:also|once|then|later|\w+ly) )?"
)


def told_of(text: str, pronoun: Span, names: Sequence[NameMention], starts: Sequence[int]) -> int | None:
    """Whom the clause of a subject tells of, which is not the subject: "met | Roe, whom | he called a fraud"."""
    k = bisect_right(starts, pronoun[0]) - 1
    return names[k].entity if k >= 0 and _WHOM.fullmatch(text, names[k].span[1], pronoun[0]) else None


def apposed_to(text: str, pronoun: Span, names: Sequence[NameMention], starts: Sequence[int]) -> int | None:
    """Whom a possessive and its noun describe: nobody is his own deputy ("Bo Lind, her deputy, said", "her deputy,
    Bo Lind, said").
    """
    k = bisect_right(starts, pronoun[0]) - 1
    for m in names[k + 1 : k + 3]:
        ahead = _OF_HERS.fullmatch(text, pronoun[1], m.outer[0])
        if ahead is not None and is_role(ahead[1]):
            return m.entity
    if k < 0 or not _AGED.fullmatch(text, names[k].span[1], pronoun[0]):
        return None
    told = _HERS.match(text, pronoun[1])
    return names[k].entity if told is not None and is_role(told[1]) else None


_AGED = re.compile(r", (?:\d{1,3}, )?")
_OF_HERS = re.compile(r" (?:(?!(?:as|of|for|in|at|on|to|by|from|with|and|an?|the)\b)[\w-]+ ){0,2}([a-z-]+),? ")
_HERS = re.compile(r" (?:[a-z-]+ ){0,2}?([a-z-]+)(?=,| and\b| who\b|\.)")


_VERB = re.compile(
    r"(?:,(?: [^.;:“”\"\n]{2,80},)?(?! [a-z]+ing\b))? (?:who )?"
    r"(?:(?:has|had|have|also|later|then|never|did|would|will|could|\w+ly) ){0,2}[a-z]+"
    r"(?: (?:to|with|for|of|at|on|against))? "
)


def subject_of_it(text: str, pronoun: Span, names: Sequence[NameMention], starts: Sequence[int]) -> int | None:
    """Whom an object can't mean: the subject of its verb, "| Roe | quoted him", "| Roe | did not speak to her"."""
    k = bisect_right(starts, pronoun[0]) - 1
    if k < 0 or text[slice(*pronoun)].lower().endswith("self"):
        return None
    return names[k].entity if _VERB.fullmatch(text, names[k].span[1], pronoun[0]) else None

"""Whom a pronoun means in a clause or phrase before the subject: "While he waited, | Hale | read"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from quoth.data import Span
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.view import View
from quoth.speakers.sweep.links import nominal_key
from quoth.speakers.sweep.pronouns import Pair
from quoth.speakers.words.people import ROLE_NOUNS, are_people, is_role

PARALLEL = 2.0  # log-odds: the subject of the clause before the comma is "he" behind it
AHEAD = 4.0  # log-odds: the subject behind the comma is "he" of the clause in front
_FAR = 90  # characters: how far into its sentence such a pronoun stands
_LONG = 240  # how far behind the pronoun the subject may stand
_FRONT = re.compile(
    r"(?:[“\"]|(?:But|And|Yet|So|Even|Still),? )?(?:(?:while|when|as|if|though|although|because|since|after|before|"
    r"once|until|unless|whatever|asked|pressed|questioned|quizzed|in|on|at|despite|with|from|during|for|by|like"
    r"|unlike|throughout|upon)\b)"
    r"(?:[^,;:.()“”\"—]|,(?= (?:when|while|as|where|after|before|although|though|if|because|since)\b))*",
    re.I,
)
_SHARED_BY = re.compile(
    r"\b(?:echoed|supported|shared|backed|critici[sz]ed|condemned|seconded|endorsed|rejected|denied|disputed"
    r"|questioned|"
    r"challenged|dismissed|welcomed|praised|voiced|expressed|raised|reiterated|underlined|underscored|confirmed|"
    r"attacked|opposed|made|put forward) by "
)
_ROLE_BEFORE = re.compile(r"(?:(?!(?:of|who|that|and) )[\w’'.-]+ ){0,7}")
_CLAUSE = re.compile(
    r"\b(?:[Ww]hen|[Oo]nce|[Aa]fter|[Bb]efore|[Ww]hile|(?:[Aa]l)?[Tt]hough) "
    r"(?P<who>(?!(?:his|her)\b)(?:(?!\b(?:s?he|her|him)\b)(?:[^,;:“”\"()\n]|[“\"][^“”\"\n]*[”\"])){5,150}),[”\"]? \Z"
)
_THAT = re.compile(r"(?:\b(?:that|says|said|added|adds|but|and)|^But|^And|^Yet)[ ,]*\Z", re.I)
_OPINION = re.compile(
    r" (?:(?:has|had|himself|herself|later|also) )?(?:put|said|says|sees?|saw|wrote|writes|noted|notes|told|tells|"
    r"explained|explains|knows?|knew|(?:own )?(?:view|opinion|eyes|words|mind|telling|judge?ment|experience|account|"
    r"estimation|perspective|world|reading|book)|point of view)\b"
)
"""In "as he put it, Roe …" and "in her view, Roe …" somebody else speaks of Roe."""
_SUBJECT = re.compile(r" (?!(?:and|or|of|in|at|as|for|from|to|on)\b)[a-z]")
_COMMA = re.compile(r",[”\"’']? (?:the )?\Z")
_STOPS = re.compile(r"[;:—(]|\. ")


class Lift(NamedTuple):
    """What the place of a pronoun tells of whom it means, in log-odds."""

    who: int | None
    """Whose score it raises; None, where those named behind the pronoun are lowered."""
    by: float


def lift_of(view: View, sentence: int, span: Span, names: Sequence[NameMention], starts: Sequence[int]) -> Lift | None:
    """Whom a pronoun in a sentence likely means, where the subject before or behind a comma may be one.

    Where that is "he" again ("While he waited, he read Roe's letter"), nobody named behind it is.
    """
    begin = view.sentences[sentence][0]
    if (of := _of_whom(view.text, begin, span, names, starts)) is not None:
        return Lift(of, AHEAD)
    if (who := _agent_before(view, sentence, span, names, starts)) is not None:
        return Lift(who, PARALLEL)
    if (who := _subject_in_front(view.text, begin, span, names, starts)) is not None:
        return Lift(who, PARALLEL)
    if (who := _owner(view.text, begin, span, names, starts)) is not None:
        return Lift(who, PARALLEL)
    if not _in_front(view.text, begin, span, names, starts):
        return None
    if _AGAIN.match(view.text, span[1]) is not None:
        return Lift(None, -AHEAD)
    who = _subject_behind(view.text, begin, span, names, starts)
    return None if who is None else Lift(who, AHEAD)


def raised(lift: Lift | None, pairs: Sequence[Pair], scores: list[float]) -> list[float]:
    """The scores of the candidates of a pronoun with what its place tells."""
    if lift is None:
        return scores
    who, by = lift
    meant = ("after" in p.features if who is None else p.who == who for p in pairs)
    return [s + by * it for it, s in zip(meant, scores, strict=True)]


def _agent_before(
    view: View, sentence: int, span: Span, names: Sequence[NameMention], starts: Sequence[int]
) -> int | None:
    """By whom a view is shared or something criticised at the end of the sentence before: "… echoed by | Roe. He"."""
    begin, end = view.sentences[sentence - 1] if sentence else (0, 0)
    if view.sentences[sentence][0] != span[0] or view.in_quotes(begin) != view.in_quotes(span[0]):
        return None
    by = next(reversed(list(_SHARED_BY.finditer(view.text, begin, end))), None)
    for m in names[bisect_left(starts, by.end()) :][:3] if by is not None else ():
        if m.person > 0 and (len(m.words) > 1 or m.titles):
            told = by is not None and _ROLE_BEFORE.fullmatch(view.text, by.end(), m.outer[0])
            return m.entity if told and m.span[1] <= end else None
    return None


def _subject_in_front(
    text: str, begin: int, span: Span, names: Sequence[NameMention], starts: Sequence[int]
) -> int | None:
    """Who is the subject of the clause right before "he": "When | Roe | met Hale, he"; a noun as it is numbered.

    Not where that clause tells of another "him", who may be this one.
    """
    comma = text.endswith((", ", ",” ", '," '), 0, span[0])
    clause = _CLAUSE.search(text, max(begin, span[0] - _LONG), span[0]) if comma else None
    if clause is None or (clause.start() > begin and not _THAT.search(text, begin, clause.start())):
        return None
    start = clause.start("who")
    k = bisect_left(starts, start)
    if k < len(names) and names[k].outer[0] in (start, start + len("the ")) and names[k].span[1] < span[0]:
        return names[k].entity if _SUBJECT.match(text, names[k].span[1]) is not None else None
    return nominal_key(start)


def _owner(text: str, begin: int, span: Span, names: Sequence[NameMention], starts: Sequence[int]) -> int | None:
    """Of whom the subject of a sentence is, with nobody else named before "he": "| Roe |'s win shows how he"."""
    k = bisect_left(starts, begin)
    if k == len(names) or names[k].outer[0] != begin or span[0] - begin > _LONG:
        return None
    if names[k].person < 0 or names[k].place >= 1:
        return None
    if any(m.person > 0 and m.entity != names[k].entity for m in names[k + 1 : bisect_left(starts, span[0])]):
        return None
    owned = _OWNED.match(text, names[k].span[1], span[0])
    return None if owned is None or any(map(is_role, owned[0].lower().split())) else names[k].entity


_OWNED = re.compile(r"['’]s? (?:[a-z-]+ ){0,5}(?=[a-z])")


def _of_whom(text: str, begin: int, span: Span, names: Sequence[NameMention], starts: Sequence[int]) -> int | None:
    """Of whom the words before a subject are: "As for | Roe, | he", "In | Roe's new book, | he"."""
    k = bisect_left(starts, span[0]) - 1
    if k < 0 or names[k].outer[0] < begin:
        return None
    before, behind = text[begin : names[k].outer[0]], text[names[k].span[1] : span[0]]
    told = (_AS_FOR.fullmatch(before) and behind == ", ") or (_IN.fullmatch(before) and _HIS_WORK.fullmatch(behind))
    return names[k].entity if told else None


_AS_FOR = re.compile(r"[“\"]?(?:(?:And|But) )?[Aa]s for ")
_IN = re.compile(r"[“\"]?(?:(?:And|But) )?[Ii]n ")
_HIS_WORK = re.compile(r"['’]s? (?!absence|defen[cs]e|favou?r|place|honou?r)[a-z][^,;:.()“”\"]{2,70}, ")
_AGAIN = re.compile(r"[^,.;:?!“”\"]{0,200}, (?:he|she) (?!said\b|says\b|added\b)[a-z]")


def _in_front(text: str, begin: int, span: Span, names: Sequence[NameMention], starts: Sequence[int]) -> bool:
    """Whether a pronoun stands in a clause or phrase that opens its sentence, with nobody but who asks named before."""
    if span[0] - begin > _FAR or text.endswith((", ", "“", '"'), 0, span[0]) or not text[begin : begin + 1].isupper():
        return False
    k = bisect_left(starts, begin)
    if k < len(names) and _ASKED_BY.fullmatch(text, begin, names[k].outer[0]):
        k += 1
    return (k == len(names) or names[k].span[0] >= span[0]) and _FRONT.fullmatch(text, begin, span[0]) is not None


_ASKED_BY = re.compile(r"(?:[Ww]hen )?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Qq]uizzed) by (?:[a-z]+ )?")


def subject_behind(
    text: str, begin: int, span: Span, names: Sequence[NameMention], starts: Sequence[int]
) -> int | None:
    """The entity that is the subject behind the comma, where nobody is named in front of the pronoun.

    ``begin``: where the sentence of the pronoun begins.
    """
    return _subject_behind(text, begin, span, names, starts) if _in_front(text, begin, span, names, starts) else None


def _subject_behind(
    text: str, begin: int, span: Span, names: Sequence[NameMention], starts: Sequence[int]
) -> int | None:
    k = bisect_left(starts, begin)
    if _OPINION.match(text, span[1]) is not None:
        return None
    for m in names[k : k + 6]:
        if m.span[0] - span[1] > _LONG or _STOPS.search(text, span[1], m.outer[0]) is not None:
            return None
        if _COMMA.search(text, max(span[1], m.outer[0] - 8), m.outer[0]) is not None:
            return m.entity if _SUBJECT.match(text, m.span[1]) is not None else None
    return None


def people_behind(view: View, span: Span, names: Sequence[NameMention], starts: Sequence[int]) -> Span | None:
    """The people who are the subject behind a clause in front: "As they spoke, | members of Acre | left"."""
    begin, end = view.sentences[view.sentence_at(span[0])]
    in_front = _AS.search(view.text, max(0, span[0] - 12), span[0]) or _in_front(view.text, begin, span, names, starts)
    behind = _PEOPLE.match(view.text, span[1], min(end, span[1] + _LONG)) if in_front else None
    if behind is None or not (behind["noun"].removesuffix("s") in ROLE_NOUNS or are_people(behind["noun"])):
        return None
    return behind.span("who")


_AS = re.compile(r"\b(?:As|While|When|After|Before|Although|Though|Because|Since|Once) \Z")
_PEOPLE = re.compile(
    r"[^;:.()“”\"\n,]{3,180}, (?P<who>(?:(?:the|some|many|most|several|other) )?(?:[a-z-]+ ){0,3}?"
    r"(?P<noun>[a-z]{3,}s)(?: of (?:the )?[A-Za-z]+)?) (?:almost |all |also |both |still |[a-z]+ly )*"
    r"(?!(?:and|or|of|in|to|for|from|with|on|at|by|who|that|as)\b)[a-z]+\b"
)

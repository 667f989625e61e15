"""Who is recorded as saying the words at a place in a text, and whether that is the person a claim names."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quoth.data import Polarity, Quote, QuoteKind, Record, Span
from quoth.families.normalise import NARRATED, Words, select
from quoth.families.spelling import SHORTS
from quoth.ingest.captions import NOBODY
from quoth.ingest.labels import is_unnamed_person
from quoth.offices import heads_office, holds, is_office, is_phrase, may_speak_for, speaks_for, without_office
from quoth.speakers.kept.polarity import said_instead
from quoth.speakers.names.personal import PersonName, compare_names, parse_name

_UNKNOWN = re.compile(
    r"(?:q|a|question|answer|unidentified.*|unknown.*|(?:un)?named.*|audience.*|crowd.*|voice ?over|announcer|"
    r"(?:fe)?male.*|reporter.*|moderator|speaker ?\d*|protester.*|multiple.*|all|voice|narrator|participant.*|"
    r"\+?[\d ()-]{7,})\.?",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\([^)]*\)|, [\"“'‘].*$|\s+(?:-{1,3}|–|—)\s.*$|\.$")
_HOLDER = re.compile(r"(?P<office>[^()]+?)\s*\((?P<name>[^\W\d_][^()\d,]*)\)(?:\s*\([^()]*\))*")
_HOW = frozenset("on off by via in at over voice voiceover video phone camera through from continued".split())
_GENERATIONS = frozenset({"jr", "ii", "iii", "iv"})
_TURNS_APART = 3  # turns of two labels in turn, from more than which they are two people's
_SAME = 0.7  # score of ``compare_names`` from which two labels are taken for one person
_ASSENTS = frozenset("really right yes yeah ok oh hm hmm huh eh no mm so did do have is was it he she they you".split())
"""Words of which a question is made that asks for nothing: "Really?", "Did you?"."""
INTERRUPTION = 5  # words of another speaker between, from which two answers are two utterances


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of a text with whoever is recorded as saying it."""

    span: Span
    speaker: str | None
    kind: QuoteKind | None = None  # None: a turn of a transcript, or a statement
    index: int = 0  # its place among the turns or quotes
    polarity: Polarity = "affirmed"


@lru_cache(maxsize=20_000)
def same_person(label: str | None, name: str) -> bool | None:
    """Whether a label of the record ("TRUMP", "Mr. Trump") means the person named; None: one of them names nobody."""
    if not label or is_unnamed(label):
        return None
    label = _bare(label)
    if is_office(label):
        return True if parse_name(name).words[-1:] == (label.casefold(),) else None  # "KING"
    if label.casefold() == name.strip().casefold():
        return True  # "the US embassy"
    if is_phrase(name):
        return None
    a, b = parse_name(label), parse_name(name)
    younger, asked = (bool(_GENERATIONS & set(one.suffixes)) for one in (a, b))
    if younger != asked and (asked or len(b.words) > 1 or len(a.words) == 1):
        return False
    if compare_names(label, name).score >= _SAME:
        return True
    return None if stands_for(label, name) else False


def stands_for(label: str, name: str) -> bool:
    """Whether a label may be the initials of a name: "KV"."""
    words = parse_name(name).words
    initials = "".join(word[0] for word in words) if len(words) > 1 else ""
    return label.isupper() and initials == label.replace(".", "").replace(" ", "").lower()


def _bare(label: str) -> str:
    """The name of a label, with its title, without other words for the office and without remarks."""
    return without_office(_REMARK.sub("", _holder(label)))


def _holder(label: str) -> str:
    """The name in the brackets of a label that begins with an office: "CHIEF ENGINEER (ANN LAKE)"."""
    m = _HOLDER.fullmatch(label.strip())
    words = re.split(r"[\s-]+", m["name"]) if m else []
    named = len(words) > 1 and all(word[:1].isupper() for word in words if len(word) > 3)
    if m and named and _HOW.isdisjoint(word.lower() for word in words) and heads_office(m["office"]):
        return m["name"]
    return label


def is_unnamed(label: str) -> bool:
    """Whether a label stands for nobody in particular: "Q.", "UNIDENTIFIED", "AUDIENCE"."""
    return bool(_UNKNOWN.fullmatch(label.strip())) or (is_unnamed_person(label) and not is_office(label))


def names_speaker(record: Record, name: str) -> bool:
    """Whether the record labels somebody as the person named, so that its other labels are other people."""
    return any(same_person(label, name) for label in {turn.speaker for turn in record.article.turns})


def fits(record: Record, label: str | None, name: str) -> bool | None:
    """``same_person`` of a label beside the others of its record: where they tell two people of one surname apart
    ("GOVERNOR HALE", "ADA HALE") a name is the one's that it fits best; None: it may be either's."""
    same = same_person(label, name)
    if not same or label is None:
        return same
    if _has_elder(record.article.text, label, name):
        return None
    if not record.article.turns:
        return same
    labels = tuple(turn.speaker for turn in record.article.turns)
    rivals = [one for one in _namesakes(labels, label) if same_person(one, name)]
    if not rivals:
        return True
    mine, other = _closeness(label, name), max(_closeness(rival, name) for rival in rivals)
    if mine != other:
        return mine > other
    told = [one for one in (label, *rivals) if _is_introduced(record.article.text, one, name)]
    return label in told if told else None


@lru_cache(maxsize=64)
def _has_elder(text: str, label: str, name: str) -> bool:
    """Whether a surname may be that of a namesake whom a text has beside a younger: "Tom Roe", "Tom Roe Jr."."""
    own = parse_name(label)
    if not _GENERATIONS & set(own.suffixes) or len(parse_name(name).words) > 1:
        return False
    return bool(re.search(rf"\b{re.escape(own.text)}\b(?!,? (?:jr|i[iv]))", text, re.IGNORECASE))


@lru_cache(maxsize=64)
def _is_introduced(text: str, label: str, name: str) -> bool:
    """Whether a text has a full name behind the title of a label: "Mr. Frank Hale" for "MR. HALE"."""
    full = parse_name(name).text
    titles = _titles(parse_name(_bare(label)))
    written = titles | {short for short, long in SHORTS.items() if long in titles}
    if " " not in full or not titles:
        return False
    return bool(re.search(rf"\b(?:{'|'.join(map(re.escape, written))})\.?\s+{re.escape(full)}\b", text, re.IGNORECASE))


@lru_cache(maxsize=2_000)
def _namesakes(labels: tuple[str, ...], label: str) -> tuple[str, ...]:
    """The other labels that fit a label, each with a title or given name of its own, and take turns with it."""
    order = [one for one, _ in itertools.groupby(labels)]
    own = parse_name(_bare(label))
    out = []
    for other in dict.fromkeys(order):
        name = parse_name(_bare(other))
        titled = _titled_apart(own, name)
        told = titled or own.words != name.words or own.particles != name.particles
        same = told and ((titled and own.words == name.words) or same_person(other, label))
        if not same or not (_is_told(own) and _is_told(name)):
            continue
        turns = [one for one, _ in itertools.groupby(one for one in order if one in (label, other))]
        near = any({a, b} == {label, other} for a, b in itertools.pairwise(order))
        if near or len(turns) > _TURNS_APART:
            out.append(other)
    return tuple(out)


def _is_told(name: PersonName) -> bool:
    """Whether a name has more than the surname."""
    return bool(name.titles) or " " in name.text


def _titles(name: PersonName) -> set[str]:
    return {SHORTS.get(title, title) for title in name.titles}


def _titled_apart(one: PersonName, other: PersonName) -> bool:
    """Whether nothing but their titles tells two of one surname apart: "SEN. HALE", "REP. HALE"."""
    return len(one.words) == 1 and bool(one.titles and other.titles) and _titles(one).isdisjoint(_titles(other))


def _closeness(label: str, name: str) -> int:
    """How far a name is a label's own: by the given name or the title, else by the whole surname."""
    a, b = parse_name(_bare(label)), parse_name(name)
    whole = a.text.casefold() == b.text.casefold() and " " in a.text
    titled = not _titles(a).isdisjoint(_titles(b))
    return 2 if whole or titled else 1 if a.words[-1:] == b.words[-1:] else 0


def may_be_either(record: Record, label: str | None, name: str) -> bool:
    """Whether a name fits a label, and as well another that its record tells apart from it."""
    return bool(same_person(label, name)) and fits(record, label, name) is None


def said_at(record: Record, span: Span) -> list[Said]:
    """The turns, or the quotes of a report, that hold some of the stretch, in order.

    Outside its quotes a primary source without turns (a press release) is one stretch of an unnamed speaker; words of
    a report outside its quotes are the reporter's own and give nothing.
    """
    article = record.article
    if article.turns:
        turns = enumerate(article.turns)
        return [Said(t.span, t.speaker, None, i) for i, t in turns if t.span[0] < span[1] and span[0] < t.span[1]]
    if article.kind != "report" and not record.quotes:
        return [Said((0, len(article.text)), None)]
    names = {speaker.id: speaker.name for speaker in record.speakers}
    out = []
    for index, quote in enumerate(record.quotes):
        if any(start < span[1] and span[0] < end for start, end in quote.content):
            whole = (quote.content[0][0], quote.content[-1][1])
            one = Said(whole, names.get(quote.speaker or ""), quote.kind, index, quote.polarity)
            out += [part for part in _parts(record.article.text, quote, one) if part.span[1] > span[0]]
    return out or ([Said((0, len(article.text)), None)] if article.kind != "report" else [])


def _parts(text: str, quote: Quote, said: Said) -> list[Said]:
    """A quote as it is said: what is denied, and by itself what is said instead."""
    at = said_instead(text, quote)
    if at is None:
        return [said]
    instead = replace(said, span=(at, said.span[1]), kind="mixed", polarity="affirmed")
    return [replace(said, span=(said.span[0], at - 1)), instead] if said.span[0] < at - 1 else [instead]


def is_somebody(label: str | None) -> bool:
    """Whether a label is a name."""
    return bool(label) and not (is_unnamed(label or "") or is_office(label or "") or is_phrase(label or ""))


def is_theirs(record: Record, said: Sequence[Said], by: str | None) -> bool | None:
    """Whether what is said in a stretch is the named person's; None: not known, or nobody named."""
    if by is None or not said:
        return None
    if is_phrase(by):
        told = [holds(record, one.speaker, by) for one in said]
        return True if any(told) else False if all(answer is False for answer in told) else None
    answers = [fits(record, one.speaker, by) for one in said]
    if any(answers) or any(speaks_for(record, one.speaker, by) for one in said):
        return True
    if all(answer is None for answer in answers):
        if any(may_be_either(record, one.speaker, by) for one in said):
            return None
        known = any(one.speaker and not _is_untold(record, one) for one in said)
        return False if known and names_speaker(record, by) else None
    return None if any(may_speak_for(record, one.speaker, by) for one in said) else False


def _is_untold(record: Record, said: Said) -> bool:
    """Whether nothing says who speaks in a turn of captions or the like, not even that it is somebody else."""
    start = said.span[0]
    return said.speaker == NOBODY and NOBODY not in record.article.text[max(0, start - 2 * len(NOBODY)) : start]


def holder_at(said: Sequence[Said], at: int) -> str | None:
    """Who says what stands at an offset."""
    return next((one.speaker for one in said if one.span[0] <= at < one.span[1]), None)


def is_interrupted(words: Words, others: Sequence[int]) -> bool:
    """Whether the words of another parts two utterances: enough of them, or a question, for what follows answers it."""
    if len(others) >= INTERRUPTION:
        return True
    asks = any("?" in words.text[words.spans[i][1] : words.spans[i][1] + 2] for i in others)
    return asks and not {words.surface[i] for i in others} <= _ASSENTS | {""}


def hide_others(record: Record, words: Words, dropped: Sequence[Span], marked: Collection[Span]) -> Words:
    """The words of a transcript, with those that another says within what a claim leaves out of one speaker's words as
    nobody's: their "no" is not the speaker's.

    ``dropped``: the stretches left out; ``marked``: those that the claim marks.  An interruption that is long and
    not marked stays as it is.
    """
    turns = record.article.turns
    keys = list(words.keys)
    for start, end in dropped if turns else ():
        if not 0 < start < end < len(words):
            continue
        said = said_at(record, words.span(start - 1, end + 1))
        before, *between, after = (holder_at(said, words.spans[i][0]) for i in range(start - 1, end + 1))
        others = [i for i, holder in enumerate(between, start) if holder != before]
        if before == after and (not is_interrupted(words, others) or (start, end) in marked):
            for i in others:
                keys[i] = NARRATED
    return replace(words, keys=tuple(keys))


def own_turns(record: Record, words: Words, by: str) -> list[Words]:
    """The words of each turn of the named person that a stretch holds some of."""
    out = []
    for turn in record.article.turns:
        here = words.spans and turn.span[0] < words.spans[-1][1] and words.spans[0][0] < turn.span[1]
        if here and fits(record, turn.speaker, by):
            out.append(select(words, [turn.span[0] <= start < turn.span[1] for start, _ in words.spans]))
    return [own for own in out if len(own)]


def stretches(record: Record, words: Words) -> list[Words]:
    """The words of a stretch, one speaker's at a time: of a transcript each turn, joined with the speaker's next where
    others hardly spoke between; of a report all that its quotes give a person, the rest as the reporter's own."""
    turns = record.article.turns
    if not turns:
        names = {speaker.id: speaker.name for speaker in record.speakers}
        people = dict.fromkeys(names.get(quote.speaker or "") for quote in record.quotes)
        quotes = [(names.get(quote.speaker or ""), quote.content) for quote in record.quotes]
        theirs = ([span for name, content in quotes if name == who for span in content] for who in people)
        return [one for spans in theirs if set((one := _told(words, spans)).keys) - {NARRATED}]
    groups: list[tuple[str | None, list[bool], int]] = []  # who, which words, the word after the last
    for turn in turns:
        inside = [turn.span[0] <= start < turn.span[1] for start, _ in words.spans]
        if not any(inside):
            continue
        first, end = inside.index(True), len(inside) - inside[::-1].index(True)
        near = next(
            (n for n, one in enumerate(groups) if one[0] == turn.speaker and _goes_on(words, one[2], first)), -1
        )
        if near >= 0:
            inside = [a or b for a, b in zip(groups.pop(near)[1], inside, strict=True)]
        groups.append((turn.speaker, inside, end))
    return [select(words, inside) for _, inside, _ in groups]


def _goes_on(words: Words, start: int, end: int) -> bool:
    """Whether what stands between two turns of a speaker leaves them one utterance."""
    return start >= end or not is_interrupted(words, range(start, end))


def find_breaks(record: Record, words: Words, kept: Sequence[int], said: Sequence[Said]) -> frozenset[int]:
    """Those of the words kept before which another speaker begins than said the one kept before it."""
    if len(said) < 2:
        return frozenset()
    starts = [words.spans[i][0] for i in kept]
    if record.article.turns:
        holders = itertools.pairwise(holder_at(said, start) for start in starts)
        return frozenset(i for i, (a, b) in zip(kept[1:], holders, strict=True) if a != b)
    places = itertools.pairwise(starts)
    return frozenset(i for i, (a, b) in zip(kept[1:], places, strict=True) if said_by_two(said, a, b))


def said_by_two(said: Sequence[Said], before: int, after: int) -> bool:
    """Whether a report gives what stands at two places as the words of two people."""
    here, there = ({one for one in said if one.span[0] <= at < one.span[1]} for at in (before, after))
    if not here or not there or here & there:
        return False
    return {one.speaker for one in here}.isdisjoint({one.speaker for one in there} | {None})


def spoken_words(record: Record, words: Words) -> Words:
    """The words without the labels of speakers; in a report the reporter's own words, as such, are like no others."""
    turns = record.article.turns
    if not words.spans or (not turns and (record.article.kind != "report" or not record.quotes)):
        return words
    if not turns:
        return _narrated(record, words)
    starts = [turn.span[0] for turn in turns]
    first = bisect_right(starts, words.spans[0][0]) - 1
    if first >= 0 and words.spans[-1][1] <= turns[first].span[1]:
        return words
    keep = []
    for s, _ in words.spans:
        at = bisect_right(starts, s) - 1
        keep.append(at >= 0 and s < turns[at].span[1])
    return select(words, keep)


def _narrated(record: Record, words: Words) -> Words:
    """The words of a report with those outside its quotes as the reporter's own."""
    return _told(words, [span for quote in record.quotes for span in quote.content])


def _told(words: Words, quoted: Sequence[Span]) -> Words:
    """The words with those outside some stretches as the reporter's own."""
    inside = sorted(quoted)
    starts = [start for start, _ in inside]
    reach = list(itertools.accumulate((end for _, end in inside), max))
    told = [bool(at := bisect_right(starts, s)) and s < reach[at - 1] for s, _ in words.spans]
    keys = tuple(key if there else NARRATED for key, there in zip(words.keys, told, strict=True))
    return replace(words, keys=keys, names=frozenset(i for i in words.names if told[i]))

"""Quotes -> families: every pair verified before components are formed; the same families in any order.

A *wording* is a distinct sequence of normalised words; quotes with the same wording are one node.  Solid wordings
(five words or more) are joined when ``same_utterance`` says so of the pair.  Short ones never join others: each is
looked up when families are read, and belongs to the one family of its speaker that holds its words, or to none.
A component is no family yet: ``quoth.families.heads`` parts it when it is read.
Nothing depends on counts that grow (no limit on how many quotes may share a run), so a quote is added by looking at
its own postings alone, and adding all of them again in another order gives the same result.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from quoth.data import Edit, Family, FamilyMember, QuoteKind, Relation, StoredQuote
from quoth.days import in_order
from quoth.families.candidates import enough_shared, is_solid, same_utterance
from quoth.families.edits import is_altered
from quoth.families.fingerprint import SHORT_RUN, fingerprints, normal_words, short_name, short_run
from quoth.families.heads import part, surname, voice_of
from quoth.families.judged import Judged, Level
from quoth.families.meaning import tell
from quoth.families.normalise import Words, read_words
from quoth.families.retold import find_retold
from quoth.families.whole import edits_of, judge_words

_IN_MARKS = re.compile(
    r'“([^“”]*)(?:”|$)|"([^"]*)(?:"|$)|«([^«»]*)(?:»|$)|„([^„“”]*)(?:[“”]|$)|(?<!\w)‘([^‘]*?)(?:’(?!\w)|$)'
)
SAME_WORDS = "the same words"
_NEUTRALLY = (("leaves out ", "has not "), ("adds ", "has also "))


class FamilyIndex(Protocol):
    """What is kept between one quote and the next: wordings, which runs they hold, and which are joined."""

    def wording(self, words: tuple[str, ...]) -> tuple[int, bool]:
        """The number of a wording, and whether it is new."""

    def words(self, wording: int) -> tuple[str, ...]:
        """The words of a wording."""

    def post(self, wording: int, runs: Sequence[int], short_runs: Sequence[int]) -> None:
        """Keep that a wording holds these runs."""

    def sharing(self, runs: Sequence[int]) -> Mapping[int, int]:
        """The wordings that hold any of these runs, with how many."""

    def holding(self, short_run: int) -> Iterable[int]:
        """The solid wordings that hold a short run."""

    def root(self, wording: int) -> int:
        """The wording that stands for the component."""

    def join(self, a: int, b: int) -> None:
        """Make the components of two wordings one."""


class MemoryIndex:
    """The index in memory."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._words: list[tuple[str, ...]] = []
        self._parents: list[int] = []
        self._runs: dict[int, int | list[int]] = {}  # most runs stand in one wording: no list for those
        self._short_runs: dict[int, int | list[int]] = {}

    def wording(self, words: tuple[str, ...]) -> tuple[int, bool]:
        """The number of a wording, and whether it is new."""
        number = self._numbers.setdefault(words, len(self._words))
        if number < len(self._words):
            return number, False
        self._words.append(words)
        self._parents.append(number)
        return number, True

    def words(self, wording: int) -> tuple[str, ...]:
        """The words of a wording."""
        return self._words[wording]

    def post(self, wording: int, runs: Sequence[int], short_runs: Sequence[int]) -> None:
        """Keep that a wording holds these runs."""
        for kept, numbers in ((self._runs, runs), (self._short_runs, short_runs)):
            for run in numbers:
                held = kept.setdefault(run, wording)
                if isinstance(held, list):
                    held.append(wording)
                elif held != wording:
                    kept[run] = [held, wording]

    def sharing(self, runs: Sequence[int]) -> Mapping[int, int]:
        """The wordings that hold any of these runs, with how many."""
        return Counter(itertools.chain.from_iterable(map(self._held, runs)))

    def _held(self, run: int) -> Sequence[int]:
        held = self._runs.get(run)
        return () if held is None else (held,) if isinstance(held, int) else held

    def holding(self, short_run: int) -> Iterable[int]:
        """The solid wordings that hold a short run."""
        held = self._short_runs.get(short_run)
        return () if held is None else (held,) if isinstance(held, int) else held

    def root(self, wording: int) -> int:
        """The wording that stands for the component."""
        parents = self._parents
        while parents[wording] != wording:
            parents[wording] = parents[parents[wording]]
            wording = parents[wording]
        return wording

    def join(self, a: int, b: int) -> None:
        """Make the components of two wordings one."""
        a, b = self.root(a), self.root(b)
        self._parents[max(a, b)] = min(a, b)


def add_words(words: tuple[str, ...], index: FamilyIndex) -> int:
    """Add one quote's words: join it with every component that holds the same utterance.  Returns its wording.

    A component is asked until one of its wordings agrees, so a quote printed everywhere costs no more than another.
    """
    wording, new = index.wording(words)
    if not new or not is_solid(words):
        return wording
    runs = fingerprints(words)
    _join_same(wording, words, index.sharing(runs), index)
    index.post(wording, runs, fingerprints(words, SHORT_RUN, 2))
    return wording


def join_again(wordings: Sequence[int], index: FamilyIndex) -> None:
    """Join wordings that were one component, and now stand each for itself, where they report one utterance."""
    among = set(wordings)
    for wording in wordings:
        words = index.words(wording)
        shared = index.sharing(fingerprints(words))
        _join_same(wording, words, {other: count for other, count in shared.items() if other in among}, index)


def _join_same(wording: int, words: tuple[str, ...], shared: Mapping[int, int], index: FamilyIndex) -> None:
    mine = index.root(wording)
    for other, count in sorted(shared.items(), key=lambda pair: -pair[1]):
        if index.root(other) == mine:
            continue
        theirs = index.words(other)
        if enough_shared(count, min(len(words), len(theirs))) and same_utterance(words, theirs).same:
            index.join(wording, other)
            mine = index.root(wording)


def group_quotes(
    quotes: Sequence[StoredQuote], index: FamilyIndex | None = None, *, across: bool = True
) -> list[Family]:  # fmt: skip
    """The utterances that two articles or more print, in order of id; with ``across=False`` those printed twice in one
    article too.  Same quotes, same families, in any order."""
    index = index or MemoryIndex()
    placed = [(quote, add_words(normal_words(quote.words), index)) for quote in quotes]
    return sorted(families_of(placed, index, across=across), key=lambda family: family.id)


def families_of(
    placed: Iterable[tuple[StoredQuote, int]], index: FamilyIndex, *, across: bool = True
) -> Iterator[Family]:  # fmt: skip
    """The families among quotes whose wordings are already in the index, as ``part`` finds them in each component."""
    quotes = list(placed)
    speakers: dict[int, set[str]] = {}
    for quote, wording in quotes:
        if is_solid(index.words(wording)):
            speakers.setdefault(index.root(wording), set()).add(surname(quote))
    groups: dict[tuple[str, ...], list[StoredQuote]] = {}
    for quote, wording in quotes:
        groups.setdefault(group_key(quote, wording, index, speakers), []).append(quote)
    for group in groups.values():
        if len(group) > 1:
            yield from map(make_family, part(group, across=across))


def group_key(
    quote: StoredQuote, wording: int, index: FamilyIndex, speakers: Mapping[int, set[str]]
) -> tuple[str, ...]:  # fmt: skip
    """The group a quote belongs to: its component, or for a short quote the one component that holds it."""
    words = index.words(wording)
    if is_solid(words):
        return ("", str(index.root(wording)))
    root = _holder(words, surname(quote), index, speakers)
    return ("", str(root)) if root is not None else ("short", surname(quote), *words)


def _holder(
    words: tuple[str, ...], speaker: str, index: FamilyIndex, speakers: Mapping[int, set[str]]
) -> int | None:  # fmt: skip
    """The one component that holds a short quote's words and may be its speaker's; None for none, or for several."""
    run = short_run(words)
    named: set[int] = set()
    unnamed: set[int] = set()
    for wording in index.holding(run) if run is not None else ():
        root = index.root(wording)
        if root in named or root in unnamed or root not in speakers:
            continue
        if same_utterance(words, index.words(wording)).same:
            if speaker and speaker in speakers[root]:
                named.add(root)
            elif not speaker or "" in speakers[root]:
                unnamed.add(root)
        if len(named) > 1:
            return None
    found = named or unnamed
    return next(iter(found)) if len(found) == 1 else None


def family_id(quotes: Iterable[StoredQuote]) -> str:
    """A family's id: made from the key of its earliest quote, so that it lasts while later ones come."""
    first = min(quotes, key=lambda quote: (in_order(quote.published), quote.key))
    return f"f{short_name(first.key)}"


def make_family(quotes: Sequence[StoredQuote]) -> Family:
    """The family of quotes known to report one utterance, with how each relates to the fullest."""
    normal = {text: normal_words(text) for text in {words_in_marks(quote) for quote in quotes}}
    printed = Counter(normal[words_in_marks(quote)] for quote in quotes)
    fullest = min(quotes, key=lambda quote: _fullness(quote, normal[words_in_marks(quote)], printed))
    ordered = sorted(quotes, key=lambda quote: (in_order(quote.published), quote.key))
    alike: dict[tuple[str, QuoteKind], FamilyMember] = {}  # quotes printed alike relate alike
    for quote in ordered:
        if (quote.words, quote.kind) not in alike:
            alike[quote.words, quote.kind] = relate(quote, fullest)
    members = (_given(replace(alike[q.words, q.kind], quote=q), fullest) for q in ordered)
    return Family(family_id(quotes), fullest, tuple(members))


def _given(member: FamilyMember, fullest: StoredQuote) -> FamilyMember:
    """The member, its reason saying so when the words are told as denied, or given to somebody of another name."""
    mine, theirs = voice_of(member.quote), voice_of(fullest)
    if member.quote.polarity not in ("affirmed", fullest.polarity):
        told = "denied" if member.quote.polarity == "denied" else "not said"
        member = replace(member, reason=f"told as {told}: {member.reason}")
    if not mine or not theirs or mine == theirs:
        return member
    return replace(member, reason=f"given to {member.quote.speaker}, not {fullest.speaker}: {member.reason}")


def _fullness(
    quote: StoredQuote, words: tuple[str, ...], printed: Mapping[tuple[str, ...], int]
) -> tuple[bool, bool, int, int, str, str]:  # fmt: skip
    """Smaller is fuller: words that were said, in marks, more of them, the wording printed most, the earliest."""
    said = quote.polarity == "affirmed"
    return not said, quote.kind == "indirect", -len(words), -printed[words], in_order(quote.published), quote.key


def relate(quote: StoredQuote, fullest: StoredQuote) -> FamilyMember:
    """How one quote relates to the fullest version, with the edit script and a reason.

    What ``verify`` calls verbatim is no alteration here: a slip, or a number written otherwise, is told in the reason.
    Of a quote that is partly in marks only these words are compared.  Of two reports nobody knows which is right: the
    reason says which has more.
    """
    told = quote.kind == "indirect"
    said, put = (one.words if told else words_in_marks(one) for one in (fullest, quote))
    actual, claimed = read_words(said), read_words(put)
    if actual.keys == claimed.keys and not told:
        return FamilyMember(quote, "identical", (Edit("keep", said, put),), SAME_WORDS)
    judged, actual, claimed = judge_words(actual, claimed)
    if not told and (said, put) != (fullest.words, quote.words) and all(one.step.op != "keep" for one in judged):
        judged, actual, claimed = judge_words(read_words(fullest.words), read_words(quote.words))
    if told:  # persons and tenses are the reporter's
        judged = find_retold(judged, actual, claimed, fullest.speaker or "")
    known = fullest.source_kind != "report"
    if not known:
        judged = _beyond(judged, actual, claimed)
    edits = edits_of(judged)
    reasons = [_told(one, known) for one in sorted(judged, key=lambda one: -one.level) if one.reason]
    reason = ", ".join(reasons[:3])
    relation: Relation
    if told:
        relation, reason = "paraphrase", f"in the reporter's words{': ' + reason if reason else ''}"
    elif is_altered(judged, len(claimed)):
        relation = "altered"
    elif _is_whole(judged, len(actual)):
        relation = "identical"
    else:
        relation, reason = "fragment", reason or "part of the fullest version"
    return FamilyMember(quote, relation, edits, reason)


def words_in_marks(quote: StoredQuote) -> str:
    """The words of a quote that stand in quotation marks, where the others are the reporter's; all of a quote in marks,
    and of one that has none."""
    if quote.kind != "mixed":
        return quote.words
    pieces = [piece for m in _IN_MARKS.finditer(quote.words) if (piece := next(filter(None, m.groups()), "").strip())]
    return " […] ".join(pieces) or quote.words


def _beyond(judged: Sequence[Judged], actual: Words, claimed: Words) -> list[Judged]:
    """The edits, with whole sentences before the other version's first word or behind its last as nothing put in."""
    out = list(judged)
    for n in {0, len(out) - 1}:
        start, end = out[n].step.claimed
        before = out[n].step.actual[0] == 0 and (end - 1 in claimed.ends or claimed.gaps.get(end) == "ellipsis")
        behind = out[n].step.actual[0] == len(actual) and (
            start - 1 in claimed.ends or claimed.gaps.get(start) == "ellipsis"
        )
        if out[n].step.op == "add" and (before or behind):
            out[n] = replace(out[n], level=Level.OMISSION, edit=replace(out[n].edit, meaning=None))
    return out


def _told(one: Judged, known: bool) -> str:
    """What an edit is, for a reader; ``known``: the other version is the record itself, and no report of it."""
    reason = one.reason
    for said, put in _NEUTRALLY if not known else ():
        reason = re.sub(rf"^{said}", put, reason)
    return reason + (f" ({tell(one.edit.meaning, known=known)})" if one.edit.meaning else "")


def _is_whole(judged: Sequence[Judged], size: int) -> bool:
    """Whether a quote has all of the fullest version, slips aside."""
    there = sum(one.step.actual[1] - one.step.actual[0] for one in judged)
    return there == size and all(one.level <= Level.SLIGHT for one in judged)

"""The texts that claims are compared with: the protocol verification needs, and an index of them in memory.

Only here are texts turned into word positions; ``quoth.verify`` asks for passages and judges them.
"""

from __future__ import annotations

import itertools
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import numpy as np
from numpy.typing import NDArray

from quoth.data import Record, Rejection, Span
from quoth.days import Between, day_of, may_begin
from quoth.export.jsonl import record_from_json, record_to_json
from quoth.families.normalise import word_keys
from quoth.whose import same_person

Passage = tuple[Record, Span]
"""A text with what was read from it, and the stretch of it that may hold a claim."""


class Corpus(Protocol):
    """What verification needs of whatever holds the texts."""

    def candidates(
        self, words: Sequence[str], limit: int, *, by: str | None = None, between: Between | None = None
    ) -> Sequence[Passage]:
        """The stretches most likely to hold these words (as written, in order), best first.

        ``by`` is a wish, not a filter: stretches said by that speaker are to be among them, others too.  ``between``
        is a filter on the day of the text.  A stretch may be longer than the words; it should not cut them short.
        """
        ...

    def count(self, *, between: Between | None = None) -> int:
        """How many texts are searched."""
        ...


_WORD = re.compile(r"[^\W\d_]+(?:['’‘][^\W\d_]+)*|\d+(?:[,.]\d+)*")
_BUCKET = 16  # words; a passage is found as two neighbouring buckets
_MAX_POSITIONS = 250_000  # a word or pair standing more often says nothing of where a quote is
_COMMON = 200  # times that any word may stand and count alone
_HEAD, _ALIGNED = 4096, 64  # bytes, of a kept index: its table of contents, and what each array begins at a multiple of
_SHORT = 3  # words of a claim that is looked for in all that the person named says
_OVERLAPPING = 0.5  # share of a chosen stretch's votes from which one that overlaps it is joined to it
_MIN_SPAN = 60  # words of context given on both sides


@dataclass(slots=True)
class _Choice:
    """A stretch chosen, which may grow over another that holds more of the claim and overlaps it."""

    text: int
    start: int
    end: int
    votes: float
    widest: int

    def holds(self, at: int) -> bool:
        return self.start + 80 < at < self.end - 80

    def widen(self, votes: float, span: Span) -> None:
        start, end = min(self.start, span[0]), max(self.end, span[1])
        if votes >= _OVERLAPPING * self.votes and end - start <= self.widest:
            self.start, self.end = start, end


@contextmanager
def write_private(path: Path) -> Iterator[BinaryIO]:
    """A file to write, there once it is whole, that others cannot read: drafts and sources may be under embargo.

    Its folder, where it has to be made, is this user's alone too.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            yield out
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


class MemoryCorpus:
    """Word positions over whole texts, kept in flat arrays: 3.5 million words take about 45 MB."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.refused: tuple[Rejection, ...] = ()  # what could not be read of the sources; kept with the index
        self._records: list[Record | NDArray[np.uint8]] = []
        self._days: list[str | None] = []
        self._vocabulary: dict[str, int] = {}
        self._by_word: tuple[NDArray[np.int32], NDArray[np.int64]] | None = None
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        bounds = [0]
        for record in records:
            self._read(record, ids, starts, ends)
            self._records.append(record)
            self._days.append(_day(record.article.published))
            bounds.append(len(ids))
        self._ids = np.array(ids, dtype=np.int32)
        self._starts = np.array(starts, dtype=np.int32)
        self._ends = np.array(ends, dtype=np.int32)
        self._bounds = np.array(bounds, dtype=np.int64)

    def _read(self, record: Record, ids: list[int], starts: list[int], ends: list[int]) -> None:
        vocabulary = self._vocabulary
        for m in _WORD.finditer(record.article.text):
            for key in _keys(m.group()):
                ids.append(vocabulary.setdefault(key, len(vocabulary)))
                starts.append(m.start())
                ends.append(m.end())

    def __len__(self) -> int:
        return len(self._records)

    def count(self, *, between: Between | None = None) -> int:
        """How many texts are searched."""
        return len(self._records) if between is None else sum(_within(day, between) for day in self._days)

    def record(self, index: int) -> Record:
        """The record of one text."""
        kept = self._records[index]
        if not isinstance(kept, Record):
            kept = self._records[index] = record_from_json(json.loads(kept.tobytes()))
        return kept

    def candidates(
        self, words: Sequence[str], limit: int, *, by: str | None = None, between: Between | None = None
    ) -> list[Passage]:
        """The stretches that share the most of the rarer words and word pairs."""
        keys = [key for word in words for m in _WORD.finditer(word) for key in _keys(m.group())]
        known = [self._vocabulary.get(key, -1) for key in keys]
        votes = self._votes(known)
        if votes is None:
            return []
        if not votes.any():  # nothing but common words
            votes = self._votes(known, common=True)
            assert votes is not None
        most = min(limit * (6 if by or between else 2), len(votes))
        order = np.argpartition(-votes, most - 1)[:most]
        order = order[np.lexsort((order, -votes[order]))]
        reach = max(_MIN_SPAN, len(keys) + len(keys) // 2)
        near = self._spoken(known, by, limit // 2, reach) if by and len(keys) <= _SHORT else []
        found = [(float(votes.max()), *one) for one in near if between is None or _within(self._days[one[0]], between)]
        for bucket in order.tolist():
            if votes[bucket] <= 0:
                break
            for text, span in self._stretches(bucket, reach):
                if between is None or _within(self._days[text], between):
                    found.append((float(votes[bucket]), text, span))
        return self._choose(found, limit, by)

    def _spoken(self, keys: Sequence[int], by: str, most: int, reach: int) -> list[tuple[int, Span]]:
        """Stretches around the first places where a few words stand in what a person says: of words as common as
        "people" votes alone find anybody's."""
        if not keys or min(keys) < 0:
            return []
        at = self._positions(keys[0]).astype(np.int64)
        at = at[at + len(keys) <= len(self._ids)]
        for i, key in enumerate(keys[1:], 1):
            at = at[self._ids[at + i] == key]
        texts = np.searchsorted(self._bounds, at, side="right") - 1
        out: list[tuple[int, Span]] = []
        for text in np.unique(texts).tolist():
            if len(out) >= most:
                break
            theirs = self._said(text, by)
            begin, end = int(self._bounds[text]), int(self._bounds[text + 1])
            for place in at[texts == text].tolist() if theirs else ():
                offset = int(self._starts[place])
                if len(out) < most and any(start <= offset < stop for start, stop in theirs):
                    left, right = max(place - reach, begin), min(place + reach, end - 1)
                    out.append((text, (int(self._starts[left]), int(self._ends[right]))))
        return out

    def _said(self, text: int, by: str) -> list[Span]:
        """What a person says in a text; a text not yet opened is not opened where it does not hold the last name."""
        kept, last = self._records[text], json.dumps(by.split()[-1])[1:-1].lower().encode() if by.split() else b""
        if not isinstance(kept, Record) and last not in kept.tobytes().lower():
            return []
        record = self.record(text)
        if record.article.turns:
            names = {name for name in {turn.speaker for turn in record.article.turns} if same_person(name, by)}
            return [turn.span for turn in record.article.turns if turn.speaker in names]
        said = any(same_person(speaker.name, by) for speaker in record.speakers)
        return [(0, len(record.article.text))] if said else []

    def _votes(self, keys: Sequence[int], *, common: bool = False) -> NDArray[np.float32] | None:
        """Score of each pair of neighbouring buckets: the rarity of the claimed words and word pairs in it.

        ``common``: words count alone, however common they are.
        """
        size = len(self._ids)
        if not size:
            return None
        votes = np.zeros(size // _BUCKET + 2, dtype=np.float32)
        features = [(key, None) for key in dict.fromkeys(keys) if key >= 0]
        pairs = [(a, b) for a, b in dict.fromkeys(itertools.pairwise(keys)) if a >= 0 and b >= 0]
        for first, second in [*features, *pairs]:
            positions = self._positions(first)
            if second is not None:
                positions = self._pair(positions, self._positions(second), first, second)
            if not len(positions) or len(positions) > _MAX_POSITIONS:
                continue
            if second is None and not common and len(positions) > max(_COMMON, size // 400):  # only its pairs count
                continue
            rarity = float(np.log(1.0 + size / len(positions)))
            here = positions // _BUCKET  # rising, so a value is new where it differs from the one before
            here = here[np.concatenate(([True], here[1:] != here[:-1]))]
            votes[here] += rarity
            ahead = here[np.concatenate(([here[0] > 0], here[1:] != here[:-1] + 1))] - 1
            votes[ahead] += rarity
        return votes

    def _pair(
        self, firsts: NDArray[np.int32], seconds: NDArray[np.int32], first: int, second: int
    ) -> NDArray[np.int32]:  # fmt: skip
        """Where the first word stands before the second, found from the rarer of the two."""
        if len(firsts) <= len(seconds):
            found: NDArray[np.int32] = firsts[self._ids[np.minimum(firsts + 1, len(self._ids) - 1)] == second]
            return found
        seconds = seconds[seconds > 0]
        return np.asarray(seconds[self._ids[seconds - 1] == first] - 1, dtype=np.int32)

    def _positions(self, key: int) -> NDArray[np.int32]:
        if self._by_word is None:
            order = np.argsort(self._ids, kind="stable").astype(np.int32)
            edges = np.searchsorted(self._ids[order], np.arange(len(self._vocabulary) + 1))
            self._by_word = order, edges
        order, edges = self._by_word
        return order[edges[key] : edges[key + 1]]

    def _stretches(self, bucket: int, reach: int) -> list[tuple[int, Span]]:
        """The stretches around a bucket, one for each text it touches."""
        first, last = bucket * _BUCKET, min((bucket + 2) * _BUCKET, len(self._ids)) - 1
        out = []
        low = int(np.searchsorted(self._bounds, first, side="right")) - 1
        high = int(np.searchsorted(self._bounds, last, side="right")) - 1
        for text in range(low, high + 1):
            begin, end = int(self._bounds[text]), int(self._bounds[text + 1])
            if begin == end:
                continue
            left, right = max(first - reach, begin), min(last + reach, end - 1)
            out.append((text, (int(self._starts[left]), int(self._ends[right]))))
        return out

    def _choose(self, found: Sequence[tuple[float, int, Span]], limit: int, by: str | None) -> list[Passage]:
        chosen: list[_Choice] = []
        for wanted in (True, False) if by else (False,):
            bound = limit // 2 if wanted else limit
            for votes, text, span in found:
                middle = (span[0] + span[1]) // 2
                near = next(
                    (one for one in chosen if one.text == text and one.start + 80 < middle < one.end - 80), None
                )
                if near is not None:
                    near.widen(votes, span)
                elif len(chosen) < bound and (not wanted or _said_by(self.record(text), middle, by or "")):
                    chosen.append(_Choice(text, *span, votes, 3 * (span[1] - span[0])))
        return [(self.record(one.text), (one.start, one.end)) for one in chosen]

    def save(self, path: Path) -> None:
        """Write the index as plain arrays (no pickles), for this user alone."""
        if len(self._vocabulary):
            self._positions(0)
        order, edges = self._by_word or (np.zeros(0, np.int32), np.zeros(1, np.int64))
        blobs = [json.dumps(record_to_json(self.record(i))).encode() for i in range(len(self))]
        facts = {
            "days": self._days, "refused": [[bad.id, bad.code, bad.message] for bad in self.refused],
            "words": "\n".join(self._vocabulary), "sizes": [len(blob) for blob in blobs],
        }  # fmt: skip
        arrays: dict[str, NDArray[Any]] = {
            "ids": self._ids, "starts": self._starts, "ends": self._ends, "bounds": self._bounds, "order": order,
            "edges": edges, "records": np.frombuffer(b"".join(blobs), dtype=np.uint8),
            "facts": np.frombuffer(json.dumps(facts).encode(), dtype=np.uint8),
        }  # fmt: skip
        with write_private(path) as out:
            head = json.dumps([[name, array.dtype.str, len(array)] for name, array in arrays.items()]).encode()
            out.write(head.ljust(_HEAD))
            for array in arrays.values():
                out.write(array.tobytes())
                out.write(bytes(-array.nbytes % _ALIGNED))

    @classmethod
    def load(cls, path: Path) -> MemoryCorpus:
        """Open an index written by ``save``; it is read from the disk where it is asked.

        Raises OSError, ValueError or KeyError when it is not one, or not whole.
        """
        self = cls()
        with path.open("rb") as file:
            parts = json.loads(file.read(_HEAD))
        found: dict[str, NDArray[Any]] = {}
        offset, size = _HEAD, path.stat().st_size
        for name, kind, length in parts:
            array = np.zeros(0, kind)
            if length:
                mapped = np.memmap(path, dtype=kind, mode="r", offset=offset, shape=(length,))
                array = mapped.view(np.ndarray)  # the same memory; slices of a memmap are ten times as dear
            offset += array.nbytes + -array.nbytes % _ALIGNED
            found[name] = array
        if offset != size:
            raise ValueError(f"{path}: holds {size} bytes, not {offset}")
        self._ids, self._starts, self._ends = found["ids"], found["starts"], found["ends"]
        self._bounds, self._by_word = found["bounds"], (found["order"], found["edges"])
        facts = json.loads(found["facts"].tobytes())
        self._vocabulary = {word: i for i, word in enumerate(facts["words"].split("\n") if facts["words"] else [])}
        self._days = facts["days"]
        self.refused = tuple(Rejection(*bad) for bad in facts["refused"])
        at = [0, *itertools.accumulate(facts["sizes"])]
        self._records = [found["records"][start:end] for start, end in itertools.pairwise(at)]
        return self


def _keys(word: str) -> tuple[str, ...]:
    return word_keys(word) if not word[0].isdigit() else (word.replace(",", "").lstrip("0") or "0",)


def _day(published: str | None) -> str | None:
    return day_of(published)


def _within(day: str | None, between: Between) -> bool:
    """Whether a day lies in the range; a text without a date is kept, for it may."""
    first, last = between
    begins = first is None or day is None or day >= first[:10] or day in may_begin(first)
    return day is None or (begins and (last is None or day <= last[:10]))


def _said_by(record: Record, at: int, by: str) -> bool:
    turns = [turn for turn in record.article.turns if turn.span[0] <= at < turn.span[1]]
    if record.article.turns:
        return any(same_person(turn.speaker, by) for turn in turns)
    return any(same_person(speaker.name, by) for speaker in record.speakers)

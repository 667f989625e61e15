"""The network at inference: windows -> scores.  onnxruntime is imported here alone, inside ``load_tagger``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from quoth.errors import ModelError
from quoth.extraction.cards import ModelCard, find_card
from quoth.extraction.decode import FEATURES, find_cues
from quoth.extraction.hints import Hints, load_pairs
from quoth.extraction.labels import CUE_E, CUE_I, CUE_LABELS, ROLE_LABELS
from quoth.extraction.pieces import WordPieces
from quoth.extraction.windows import CLS, DEPTHS, ROLE_LEFT, ROLE_WIDTH, SEP, Encoded, Units, Window

Floats = npt.NDArray[np.float32]
Run = tuple[int, int]

_BATCH_WORDS = 1024  # words per call of the role reader: keeps memory flat and the caches warm
_WHOLE, _STRETCH = 50_000, 10_000
"""Words of a text that is read at once, and of the stretches in which a longer one is (no report is so long): what
the role reader needs of each word, 1.5 kB, is kept of one stretch alone."""
_SLACK = 8  # words that a cue's surroundings may be shorter than the longest of its call


class Reading(Protocol):
    """What the network says of one text."""

    cues: Floats
    """(words, 5) probabilities of the cue labels."""
    hints: Hints | None
    """What it says of whom pronouns mean, if it was taught that."""

    def roles(self, runs: Sequence[Run]) -> tuple[Floats, npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """For each cue (half-open run of words) how the words around it are scored: emissions (cues, R, 9), the words
        they begin with (cues,) and how many are read (cues,); what is beyond them is padding.
        """


class Tagger(Protocol):
    """Anything that reads an encoded text."""

    tokenizer: Any
    card: ModelCard

    def read(self, encoded: Encoded) -> Reading:
        """Score every word of the text as a cue."""


@dataclass(slots=True)
class _OnnxReading:
    cues: Floats
    words: Floats  # (words, D) role input of each word
    heads: Floats  # (words, D) role input of each word as a cue's edge
    hints: Hints | None
    paragraph: npt.NDArray[np.int64]
    bounds: npt.NDArray[np.int64]  # (words, 2) first and last+1 of the words that may have a role about the word
    session: Any

    def roles(self, runs: Sequence[Run]) -> tuple[Floats, npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        cues = np.array(runs, dtype=np.int64).reshape(-1, 2)
        begin = cues[:, 0]
        first = np.maximum(self.bounds[begin, 0], begin - ROLE_LEFT)
        count = np.minimum(self.bounds[begin, 1], begin - ROLE_LEFT + ROLE_WIDTH) - first
        emit = np.zeros((len(cues), int(count.max(initial=0)), len(ROLE_LABELS)), dtype=np.float32)
        for rows in _alike(count):
            scores = self._roles(cues[rows], first[rows], count[rows])
            emit[rows, : scores.shape[1]] = scores
        return emit, first, count

    def _roles(self, cues: npt.NDArray[np.int64], first: npt.NDArray[np.int64], count: npt.NDArray[np.int64]) -> Floats:
        step = np.arange(count.max())[None]
        mask = step < count[:, None]
        at = first[:, None] + np.minimum(step, count[:, None] - 1)
        begin, end = cues[:, :1], cues[:, 1:]
        within = (at >= begin) & (at < end)
        paragraph = np.sign(self.paragraph[at] - self.paragraph[begin]) + 1
        feeds = {
            "words": self.words[at],
            "cue": (self.heads[cues[:, 0]] + self.heads[cues[:, 1] - 1]) / 2,
            "place": (at - begin + ROLE_LEFT).astype(np.int32),
            "kind": (paragraph * 2 + within).astype(np.int32),
            "mask": mask.astype(np.int32),
        }
        (emit,) = self.session.run(None, feeds)
        return np.asarray(emit)


@dataclass(slots=True)
class _LongReading:
    """Of a text whose cues were read stretch by stretch."""

    cues: Floats
    hints: Hints | None
    read: dict[Run, tuple[Floats, int]]  # of each cue: (R, 9) how the words around it are scored, and the first of them

    def roles(self, runs: Sequence[Run]) -> tuple[Floats, npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        rows = [self.read[run] for run in runs]
        count = np.array([len(scores) for scores, _ in rows], dtype=np.int64)
        emit = np.zeros((len(rows), int(count.max(initial=0)), len(ROLE_LABELS)), dtype=np.float32)
        for row, (scores, _) in zip(emit, rows, strict=True):
            row[: len(scores)] = scores
        return emit, np.array([first for _, first in rows], dtype=np.int64), count


def _alike(count: npt.NDArray[np.int64]) -> list[list[int]]:
    """Numbers of cues to read in one call: alike in length, and few enough."""
    out: list[list[int]] = []
    for i in np.argsort(-count, kind="stable").tolist():
        longest = count[out[-1][0]] if out else 0
        if out and (len(out[-1]) + 1) * longest <= _BATCH_WORDS and count[i] >= longest - _SLACK:
            out[-1].append(i)
        else:
            out.append([i])
    return out


class OnnxTagger:
    """The published network in ONNX Runtime, one thread."""

    def __init__(self, card: ModelCard, *, threads: int = 1) -> None:
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # read once, as it loads: nothing is sent or kept
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC  # see training/graph.py
        self.card = card
        if len(card.calibration) != len(FEATURES):
            raise ModelError(
                f"the card of {card.name} has weights for other features than this version's; reinstall quoth"
            )
        try:
            self._pairs = load_pairs(card)
            graph = self._pairs.graph if self._pairs is not None else b""
            self._encoder, self._roles = (
                onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
                for data in (card.read(card.encoder) + graph, card.read(card.roles))
            )
            tokenizer = Tokenizer.from_buffer(card.read(card.tokenizer))
        except (OSError, RuntimeError, ValueError) as error:
            raise ModelError(f"the model {card.name} cannot be loaded ({error}); reinstall quoth") from error
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.tokenizer = WordPieces(tokenizer)

    def read(self, encoded: Encoded) -> Reading:
        """Run the encoder over the windows, one at a time: no padding, no mask, and what it computes stays in cache."""
        units, n = encoded.units, len(encoded.units.spans)
        cues = np.zeros((n, len(CUE_LABELS)), dtype=np.float32)
        asked, hints = None, None
        if self._pairs is not None:
            asked = np.zeros((n, self._pairs.width), dtype=np.float32 if n <= _WHOLE else np.float16)
            hints = Hints(units.spans, asked, self._pairs)
        if n <= _WHOLE:
            return self._stretch(encoded.windows, (0, n), cues, asked, units, hints)
        read: dict[Run, tuple[Floats, int]] = {}
        for windows in stretches(encoded.windows, _STRETCH):
            a, b = windows[0].own[0], windows[-1].own[1]
            part = self._stretch(windows, (a, b), cues, asked, units)
            cues[a, [CUE_I, CUE_E]] = 0.0  # no cue of the stretch before goes on here
            runs = [run for run, _ in find_cues(part.cues, self.card.cue_threshold)]
            for (s, e), scores, first, count in zip(runs, *part.roles(runs), strict=True):
                read[a + s, a + e] = scores[:count].copy(), a + int(first)
        return _LongReading(cues, hints, read)

    def _stretch(
        self, windows: Sequence[Window], own: Run, cues: Floats, asked: Floats | None,
        units: Units, hints: Hints | None = None,
    ) -> _OnnxReading:  # fmt: skip
        """The windows of a range of words read; its words are counted from 0."""
        begin, end = own
        words, heads = (np.zeros((end - begin, self.card.role_size), dtype=np.float32) for _ in range(2))
        cues, asked = cues[begin:end], None if asked is None else asked[begin:end]
        bounds = units.near[begin:end] - begin
        feeds = [feeds_of(window, separators=self.card.separators) for window in windows]  # between runs it is slow
        for window, feed in zip(windows, feeds, strict=True):
            a, b = window.own
            scores = self._encoder.run(None, feed)
            for table, values in zip([cues, words, heads] + ([] if asked is None else [asked]), scores, strict=True):
                table[a - begin : b - begin] = values[a - window.start : b - window.start]
            read = max(window.start, begin) - begin, min(window.start + len(window.first), end) - begin
            np.clip(bounds[a - begin : b - begin], *read, out=bounds[a - begin : b - begin])
        return _OnnxReading(cues, words, heads, hints, units.paragraph[begin:end], bounds, self._roles)


def stretches(windows: Sequence[Window], words: int) -> Iterator[Sequence[Window]]:
    """The windows in groups that decide so many words or more, parted where a paragraph begins; but for one without
    an end, in which groups are twice as long."""
    first = 0
    for i, window in enumerate(windows):
        held = window.own[0] - windows[first].own[0]
        if held >= 2 * words or (held >= words and window.own[0] == window.start):
            yield windows[first:i]
            first = i
    yield windows[first:]


def feeds_of(window: Window, *, separators: bool = False) -> dict[str, npt.NDArray[np.int32]]:
    """A window as the encoder's graph takes it (``training/graph.py``).

    ``pieces`` and ``kind`` (pieces,); ``rows`` (rows,) which pieces words begin and end with, and the separators if
    asked for; ``first`` and ``last`` (words,) rows of a word's first and last piece.
    """
    wanted = np.zeros(len(window.pieces), dtype=np.bool_)
    if separators:
        wanted |= (window.pieces == CLS) | (window.pieces == SEP)
    wanted[window.first] = wanted[window.last] = True
    place = np.cumsum(wanted) - 1
    feeds = {
        "pieces": window.pieces,
        "kind": window.case * DEPTHS + window.depth,
        "rows": np.flatnonzero(wanted),
        "first": place[window.first],
        "last": place[window.last],
    }
    return {k: v.astype(np.int32) for k, v in feeds.items()}


_LOADING = Lock()  # the cache alone lets threads that ask at once load a network each


def load_tagger(setting: str = "accurate", *, threads: int = 1) -> OnnxTagger:
    """The published network of a setting ("accurate", "fast"), checked against its card; loaded once, and kept.

    Raises ModelError when the file is missing or is not the one the card names.
    """
    with _LOADING:
        return _load(setting, threads)


@lru_cache(maxsize=4)
def _load(setting: str, threads: int) -> OnnxTagger:
    return OnnxTagger(find_card(setting), threads=threads)

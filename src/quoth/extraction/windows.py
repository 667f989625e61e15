"""Article -> windows of word pieces with character offsets; shared with training.

The unit of labels is the word (the scorer's definition) or a colon, which may be a cue; the unit the encoder reads is
the word piece.  A window is filled with whole paragraphs, parted by [SEP]; a longer paragraph has one of its own, and
only one of more than MAX_PIECES is cut, into chunks that overlap, and then each word belongs to the chunk in which it
stands most central.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from quoth.data import Span
from quoth.extraction.marks import DOUBLE, Pair, pair_marks, quote_depths
from quoth.extraction.pieces import WordPieces
from quoth.extraction.verb_names import with_stand_ins

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]

CLS, SEP, PAD = 101, 102, 0
MAX_PIECES = 256  # pieces in a window, [CLS] and [SEP] counted; the encoder was pretrained at this length
OVERLAP = 64  # pieces shared by neighbouring chunks of a paragraph longer than a window
ROLE_LEFT, ROLE_RIGHT = 44, 68  # words before and after a cue's first word; 98.7% of PolNeAR's roles lie within
ROLE_WIDTH = ROLE_LEFT + ROLE_RIGHT

_TAUGHT = frozenset("“\"‘'")
_SURROGATE = re.compile("[\ud800-\udfff]")
UNIT = re.compile(r"\w+(?:['’]\w+)*|:(?!\w)")
_LEADS_ON = re.compile(r"[:\"“”„«»‘]|['’](?!\w)")
CASE_LOWER, CASE_TITLE, CASE_UPPER, CASE_DIGIT, CASE_MARK = range(5)
DEPTH_OUT, DEPTH_IN, DEPTH_NESTED, DEPTH_OPEN, DEPTH_CLOSE = range(5)
DEPTHS = 5


@dataclass(frozen=True, slots=True)
class Units:
    """The words of a text: ``spans`` (words, 2) code points, ``paragraph`` (words,), ``depth`` (words,) of marks.

    ``near`` (words, 2): the half-open range of words that may have a role where the word is a cue: its paragraph, and
    the next one if a colon or a quotation mark stands between the two.
    """

    spans: Ints
    paragraph: Ints
    depth: Ints
    near: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder reads at once.

    ``pieces``, ``case``, ``depth``: (pieces,) ids.  ``first``, ``last``: (words,) index of each word's first and last
    piece.  ``start``: index of the window's first word among the text's words; ``own``: half-open range of the
    words (of the text) whose cues this window decides.
    """

    pieces: Ints
    case: Ints
    depth: Ints
    first: Ints
    last: Ints
    start: int
    own: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text ready for the encoder."""

    text: str
    units: Units
    windows: list[Window]
    pairs: list[Pair]

    def words(self, runs: Sequence[tuple[int, int]]) -> str:
        """The text of half-open runs of words, a blank between two."""
        spans = self.units.spans
        return " ".join(self.text[spans[a, 0] : spans[b - 1, 1]] for a, b in runs)


@dataclass(frozen=True, slots=True)
class _Chunk:
    pieces: Ints
    case: Ints
    depth: Ints
    first: Ints  # of words, within the chunk
    last: Ints
    start: int  # first word
    own: tuple[int, int]


def encode_text(
    text: str,
    blocks: Sequence[Span],
    tokenizer: Tokenizer | WordPieces,
    *,
    window: int = MAX_PIECES,
    shift: int = 0,
    shown: Sequence[Pair] = (),
) -> Encoded:
    """Cut the blocks (paragraphs to read) into windows; ``shift`` paragraphs are set apart first (augmentation).

    ``window``: pieces up to which a window is filled; attention costs their square.
    ``shown`` are quotations that the layout shows beside those in marks.
    """
    pairs = sorted([*pair_marks(text, blocks), *shown], key=lambda p: (p.start, -p.end))
    depths = quote_depths(text, pairs)
    units = _units(text, blocks, depths)
    sound = _SURROGATE.sub(
        "\ufffd", with_stand_ins(_as_taught(text, pairs), blocks)
    )  # the tokenizers take no halves of characters
    encodings = tokenizer.encode_batch([sound[s:e] for s, e in blocks], add_special_tokens=False) if blocks else []
    counts = [len(encoding.ids) for encoding in encodings]
    stops = np.cumsum(counts, dtype=np.int64) if counts else np.zeros(0, np.int64)  # of each block's pieces, among all
    starts = np.repeat(np.array([s for s, _ in blocks], dtype=np.int64), counts)
    starts += np.array([start for encoding in encodings for start, _ in encoding.offsets], dtype=np.int64)
    pieces = np.array([piece for encoding in encodings for piece in encoding.ids], dtype=np.int64)
    case, depth = _cases(text)[starts], _mark_kinds(depths, pairs)[starts]
    first, last = _edges(units, starts, stops)
    chunks: list[list[_Chunk]] = []
    bounds = np.searchsorted(units.paragraph, np.arange(len(blocks) + 1)).tolist()
    begin = 0
    for number, end in enumerate(stops.tolist()):
        lo, hi = bounds[number], bounds[number + 1]
        if hi > lo and end > begin:
            here = slice(begin, end)
            edges = first[lo:hi] - begin, last[lo:hi] - begin
            whole = _Chunk(pieces[here], case[here], depth[here], *edges, lo, (lo, hi))
            chunks.append([whole] if end - begin <= MAX_PIECES - 2 else _split(whole, MAX_PIECES - 2))
        begin = end
    return Encoded(text, units, _pack(chunks, window, shift), pairs)


def _as_taught(text: str, pairs: Sequence[Pair]) -> str:
    """The text with double marks for every pair, as the network was taught, and ‘…’ for foreign marks within others.

    It keeps its length: every mark is of one character.
    """
    out = list(text)
    for p in pairs:
        if p.mark in _TAUGHT and (p.depth > 0 or p.mark in DOUBLE):
            continue
        opens, closes = ("‘", "’") if p.depth else ("“", "”")
        if p.opens_at - p.start == 1:
            out[p.start] = opens
        if p.closer == 1:
            out[p.end] = closes
    return "".join(out)


def _units(text: str, blocks: Sequence[Span], depths: bytearray) -> Units:
    spans: list[Span] = []
    paragraph: list[int] = []
    for number, (s, e) in enumerate(blocks):
        found = [m.span() for m in UNIT.finditer(text, s, e)]
        spans.extend(found)
        paragraph.extend([number] * len(found))
    array = np.array(spans, dtype=np.int64).reshape(-1, 2)
    flags = np.frombuffer(bytes(depths), dtype=np.uint8)
    depth = flags[array[:, 0]].astype(np.int64) if len(array) else np.zeros(0, np.int64)
    return Units(array, np.array(paragraph, dtype=np.int64), depth, _near(text, array, np.bincount(paragraph)))


def _near(text: str, spans: Ints, counts: Ints) -> Ints:
    """counts: (paragraphs,) words of each paragraph."""
    counts = counts[counts > 0]
    ends = np.cumsum(counts)
    reach = ends.copy()
    for number, end in enumerate(ends[:-1].tolist()):
        if _LEADS_ON.search(text, spans[end - 1, 0], spans[end, 0]):
            reach[number] = ends[number + 1]
    return np.repeat(np.stack([ends - counts, reach], axis=1), counts, axis=0)


def _mark_kinds(depths: bytearray, pairs: Sequence[Pair]) -> Ints:
    """The depth id of every character."""
    kinds = np.minimum(np.frombuffer(bytes(depths), dtype=np.uint8), DEPTH_NESTED).astype(np.int64)
    for p in pairs:
        kinds[p.start : p.opens_at] = DEPTH_OPEN
        kinds[p.end : p.end + p.closer] = DEPTH_CLOSE
    return kinds


def _edges(units: Units, starts: Ints, stops: Ints) -> tuple[Ints, Ints]:
    """The first and last piece of each word; a word without a piece of its own has the nearest of its paragraph.

    starts: (pieces,) code points; stops: (paragraphs,) where each paragraph's pieces end.
    """
    words = units.spans
    first = np.full(len(words), -1, dtype=np.int64)
    if not len(words) or not len(starts):
        return first, first.copy()
    at = np.searchsorted(words[:, 1], starts, side="right")  # first word that ends after the piece begins
    index = np.flatnonzero((at < len(words)) & (starts >= words[np.minimum(at, len(words) - 1), 0]))
    last = first.copy()
    first[at[index][::-1]] = index[::-1]
    last[at[index]] = index
    missing = np.flatnonzero(first < 0)  # a word the tokenizer has no piece for
    if len(missing):
        paragraph = units.paragraph[missing]
        near = np.searchsorted(starts, words[missing, 0], side="right") - 1
        first[missing] = last[missing] = np.clip(near, np.append(0, stops)[paragraph], stops[paragraph] - 1)
    return first, last


def _split(whole: _Chunk, room: int) -> list[_Chunk]:
    """A paragraph longer than ``room`` pieces as chunks that overlap."""
    pieces, case, depth, first, last, lo = whole.pieces, whole.case, whole.depth, whole.first, whole.last, whole.start
    out: list[_Chunk] = []
    a = 0
    own = 0
    n = len(first)
    while True:
        b = min(a + room, len(pieces))
        w0 = int(np.searchsorted(first, a))
        w1 = int(np.searchsorted(last, b))
        w1 = max(w1, w0)
        final = b == len(pieces)
        cut = n if final else int(np.searchsorted(first, b - OVERLAP // 2))
        cut = max(own, min(cut, w1)) if not final else n
        lasts = np.minimum(last[w0:w1] - a, b - a - 1)
        out.append(_Chunk(pieces[a:b], case[a:b], depth[a:b], first[w0:w1] - a, lasts, lo + w0, (lo + own, lo + cut)))
        if final:
            return out
        own = cut
        a = b - OVERLAP


def _case(c: str) -> int:
    if c.isdigit():
        return CASE_DIGIT
    if not c.isalpha():
        return CASE_MARK
    return CASE_TITLE if c.isupper() else CASE_LOWER


_ASCII_CASES = np.array([_case(chr(c)) for c in range(128)], dtype=np.int64)


def _cases(text: str) -> Ints:
    """The case id of every character, were a piece to begin there: upper case is two capitals in a row."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    out = _ASCII_CASES[np.minimum(codes, 127)]
    for i in np.flatnonzero(codes > 127).tolist():
        out[i] = _case(text[i])
    capital = out == CASE_TITLE
    out[:-1][capital[:-1] & capital[1:]] = CASE_UPPER
    return out


def _pack(paragraphs: list[list[_Chunk]], most: int, shift: int) -> list[Window]:
    """Fill windows with whole paragraphs, in order; the first ``shift`` paragraphs make a window of their own."""
    out: list[Window] = []
    group: list[_Chunk] = []
    size = 1
    for number, chunks in enumerate(paragraphs):
        for chunk in chunks:
            need = len(chunk.pieces) + 1
            alone = len(chunks) > 1
            if group and (alone or size + need > most or (shift and number == shift)):
                out.append(_join(group))
                group, size = [], 1
            group.append(chunk)
            size += need
            if alone:
                out.append(_join(group))
                group, size = [], 1
    if group:
        out.append(_join(group))
    return out


def _join(group: list[_Chunk]) -> Window:
    pieces, case, depth, first, last = [CLS], [CASE_MARK], [DEPTH_OUT], [], []
    parts_p: list[Ints] = [np.array(pieces)]
    parts_c: list[Ints] = [np.array(case)]
    parts_d: list[Ints] = [np.array(depth)]
    at = 1
    for c in group:
        first.append(c.first + at)
        last.append(c.last + at)
        parts_p += [c.pieces, np.array([SEP])]
        parts_c += [c.case, np.array([CASE_MARK])]
        parts_d += [c.depth, np.array([DEPTH_OUT])]
        at += len(c.pieces) + 1
    return Window(
        np.concatenate(parts_p),
        np.concatenate(parts_c),
        np.concatenate(parts_d),
        np.concatenate(first),
        np.concatenate(last),
        group[0].start,
        (group[0].own[0], group[-1].own[1]),
    )

"""The network at inference: windows -> scores.  onnxruntime is imported here alone, inside ``load_tagger``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from quoth.errors import ModelError
from quoth.extraction.cards import ModelCard, find_card
from quoth.extraction.windows import ROLE_LEFT, ROLE_WIDTH, Encoded, Window

Floats = npt.NDArray[np.float32]
Run = tuple[int, int]

_BATCH_PIECES = 1024  # pieces per call of the encoder: keeps memory flat and the caches warm
_BATCH_CUES = 32


class Reading(Protocol):
    """What the network says of one text."""

    cues: Floats
    """(words, 5) probabilities of the cue labels."""

    def roles(self, runs: Sequence[Run]) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
        """For each cue (half-open run of words): emissions (cues, ROLE_WIDTH, 9), validity (cues,), mask of words."""


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
    paragraph: npt.NDArray[np.int64]
    bounds: npt.NDArray[np.int64]  # (words, 2) first and last+1 word of the window that decides the word
    session: Any

    def roles(self, runs: Sequence[Run]) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
        emits, valids, masks = [], [], []
        for k in range(0, len(runs), _BATCH_CUES):
            e, v, m = self._roles(runs[k : k + _BATCH_CUES])
            emits.append(e)
            valids.append(v)
            masks.append(m)
        return np.concatenate(emits), np.concatenate(valids), np.concatenate(masks)

    def _roles(self, runs: Sequence[Run]) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
        spans = np.array(runs, dtype=np.int64).reshape(-1, 2)
        at = spans[:, :1] - ROLE_LEFT + np.arange(ROLE_WIDTH)[None]
        lo, hi = self.bounds[spans[:, 0], 0][:, None], self.bounds[spans[:, 0], 1][:, None]
        mask = (at >= lo) & (at < hi)
        index = np.clip(at, lo, hi - 1)
        within = ((at >= spans[:, :1]) & (at < spans[:, 1:])).astype(np.int64)
        place = np.sign(self.paragraph[index] - self.paragraph[spans[:, :1]]) + 1
        cue = (self.heads[spans[:, 0]] + self.heads[spans[:, 1] - 1]) / 2
        feeds = {
            "words": self.words[index],
            "cue": cue,
            "within": within,
            "place": place,
            "mask": mask.astype(np.int64),
        }
        emit, valid = self.session.run(None, feeds)
        return emit, 1.0 / (1.0 + np.exp(-valid)), mask


class OnnxTagger:
    """The published network in ONNX Runtime, one thread."""

    def __init__(self, card: ModelCard, *, threads: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer as Pieces

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.card = card
        try:
            self._encoder, self._roles = (
                onnxruntime.InferenceSession(card.read(name), options, providers=["CPUExecutionProvider"])
                for name in (card.encoder, card.roles)
            )
            self.tokenizer = Pieces.from_buffer(card.read(card.tokenizer))
        except (OSError, RuntimeError, ValueError) as error:
            raise ModelError(f"the model {card.name} cannot be loaded ({error}); reinstall quoth") from error
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def read(self, encoded: Encoded) -> Reading:
        """Run the encoder over the windows, those alike in length together."""
        n = len(encoded.units.spans)
        size = self.card.role_size
        cues = np.zeros((n, 5), dtype=np.float32)
        words = np.zeros((n, size), dtype=np.float32)
        heads = np.zeros((n, size), dtype=np.float32)
        bounds = np.zeros((n, 2), dtype=np.int64)
        for batch in _batches(encoded.windows):
            scores, w, h = self._encoder.run(None, _feeds(batch))
            for row, window in enumerate(batch):
                a, b = window.own
                inner = slice(a - window.start, b - window.start)
                cues[a:b] = scores[row, inner]
                words[a:b] = w[row, inner]
                heads[a:b] = h[row, inner]
                bounds[a:b] = (window.start, window.start + len(window.first))
        cues = _softmax(cues)
        return _OnnxReading(cues, words, heads, encoded.units.paragraph, bounds, self._roles)


def _batches(windows: Sequence[Window]) -> list[list[Window]]:
    out: list[list[Window]] = []
    for w in sorted(windows, key=lambda w: len(w.pieces)):
        if (
            out
            and (len(out[-1]) + 1) * len(w.pieces) <= _BATCH_PIECES
            and len(w.pieces) <= 1.15 * len(out[-1][0].pieces)
        ):
            out[-1].append(w)
        else:
            out.append([w])
    return out


def _feeds(batch: Sequence[Window]) -> dict[str, npt.NDArray[np.int64]]:
    p = max(len(w.pieces) for w in batch)
    n = max(len(w.first) for w in batch)
    out = {k: np.zeros((len(batch), p), dtype=np.int64) for k in ("pieces", "case", "depth", "mask")}
    out |= {k: np.zeros((len(batch), n), dtype=np.int64) for k in ("first", "last")}
    for i, w in enumerate(batch):
        k = len(w.pieces)
        out["pieces"][i, :k], out["case"][i, :k], out["depth"][i, :k], out["mask"][i, :k] = w.pieces, w.case, w.depth, 1
        out["first"][i, : len(w.first)], out["last"][i, : len(w.last)] = w.first, w.last
    return out


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(axis=-1, keepdims=True)) if len(x) else x
    return np.asarray(e / e.sum(axis=-1, keepdims=True) if len(x) else x, dtype=np.float32)


@lru_cache(maxsize=4)
def load_tagger(setting: str = "accurate", *, threads: int = 1) -> OnnxTagger:
    """The published network of a setting ("accurate", "fast"), checked against its card.

    Raises ModelError when the file is missing or is not the one the card names.
    """
    return OnnxTagger(find_card(setting), threads=threads)

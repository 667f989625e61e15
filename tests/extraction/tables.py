"""A tagger that is a table: it knows the cue, the source and the content of each sentence it is told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from quoth.data import Mention, Quote
from quoth.extraction import extract_quotes
from quoth.extraction.cards import ModelCard
from quoth.extraction.decode import FEATURES
from quoth.extraction.hints import Hints
from quoth.extraction.labels import CONTENT_B, SOURCE_B, bioes
from quoth.extraction.tagger import Floats, Reading, Run
from quoth.extraction.windows import ROLE_LEFT, ROLE_WIDTH, UNIT, Encoded
from quoth.ingest.plain import text_article

Link = tuple[Run, Run | None, list[Run]]

CARD = ModelCard(
    name="table",
    setting="accurate",
    encoder="",
    roles="",
    tokenizer="",
    sha256={},
    role_size=1,
    transitions=tuple((0.0,) * 9 for _ in range(9)),
    cue_threshold=0.5,
    quote_threshold=0.5,
    calibration=(0.0, 1.0, *(0.0 for _ in FEATURES[2:])),
)


@lru_cache
def word_pieces() -> Any:
    """A tokenizer whose pieces are words and punctuation, so that no model file is needed."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import BertPreTokenizer

    tokenizer = Tokenizer(WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


@dataclass
class TableTagger:
    """``links``: (cue, source, content…) word runs, half-open, in words of the text; contents may be several."""

    links: Sequence[Link] = ()
    card: ModelCard = CARD
    tokenizer: Any = field(default_factory=word_pieces)

    def read(self, encoded: Encoded) -> Reading:
        return Table(self.links, len(encoded.units.spans))


class Table:
    """The reading of one text."""

    def __init__(self, links: Sequence[Link], words: int) -> None:
        self.links = {cue: (source, content) for cue, source, content in links}
        self.words = words
        self.hints: Hints | None = None
        self.cues = np.full((words, 5), 0.001, dtype=np.float32)
        self.cues[:, 0] = 0.99
        for cue in self.links:
            for i, label in bioes([cue], 1).items():
                self.cues[i] = 0.001
                self.cues[i, label] = 0.99

    def roles(self, runs: Sequence[Run]) -> tuple[Floats, npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        emit = np.full((len(runs), ROLE_WIDTH, 9), -8.0, dtype=np.float32)
        emit[..., 0] = 0.0
        first = np.array([max(0, s - ROLE_LEFT) for s, _ in runs])
        count = np.array([min(self.words, s - ROLE_LEFT + ROLE_WIDTH) for s, _ in runs]) - first
        for k, run in enumerate(runs):
            source, content = self.links[run]
            at = int(first[k])
            for spans, begin in (([source] if source else [], SOURCE_B), (content, CONTENT_B)):
                for i, label in bioes([(a - at, b - at) for a, b in spans], begin).items():
                    emit[k, i] = -8.0
                    emit[k, i, label] = 8.0
        return emit, first, count


def run_of(text: str, phrase: str) -> tuple[int, int]:
    """The half-open run of words that a phrase of the text covers."""
    at = text.index(phrase)
    units = [m.span() for m in UNIT.finditer(text)]
    hit = [i for i, (s, e) in enumerate(units) if s < at + len(phrase) and e > at]
    return hit[0], hit[-1] + 1


def read(text: str, *links: tuple[str, str | None, list[str]]) -> tuple[tuple[Quote, ...], tuple[Mention, ...]]:
    """Quotes and mentions of a text when the network finds (cue, source, contents), given as phrases."""
    found = [(run_of(text, c), run_of(text, s) if s else None, [run_of(text, x) for x in xs]) for c, s, xs in links]
    return extract_quotes(text_article(text, article_id="t"), TableTagger(found))


def contents(text: str, quotes: tuple[Quote, ...]) -> list[list[str]]:
    """The words of each quote's content."""
    return [[text[s:e] for s, e in q.content] for q in quotes]


def read_attributed(text: str, *links: Link) -> list[tuple[str, str, list[str]]]:
    """(source, cue, contents) of each quote; links: what the network finds, as runs of words."""
    quotes, _ = extract_quotes(text_article(text, article_id="t"), TableTagger(links))
    cut = lambda spans: " ".join(text[s:e] for s, e in spans)  # noqa: E731
    return [(cut(q.source), cut(q.cue), [text[s:e] for s, e in q.content]) for q in quotes]

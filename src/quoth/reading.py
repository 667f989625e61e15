"""What reads reports: a network, the people whom names may mean, and the languages that are read.

Light to import: what finds quotes and speakers, and the network, is loaded when the first report comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from quoth.data import Article, Network, Record, Rejection
from quoth.ingest import ReadOptions, read_articles
from quoth.ingest.language import ANY, LANGUAGES
from quoth.ingest.rejections import other_language

if TYPE_CHECKING:
    from quoth.speakers.known.link import Register

Read = Callable[[Article], Record | Rejection]
"""Finds the quotes of a report and their speakers, or says why not."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A ``Read`` with a published network."""

    setting: Network = "accurate"
    register: Register | None = None
    languages: tuple[str, ...] = LANGUAGES  # articles known to be in others are refused
    how: str = "--any-language"  # what lets those be read all the same

    def refused(self, article: Article) -> Rejection | None:
        """Why an article is not read: for its language."""
        return other_language(article, self.languages, self.how)

    def __call__(self, article: Article) -> Record | Rejection:
        """The record of an article, or its refusal."""
        if refused := self.refused(article):
            return refused
        from quoth.extraction.tagger import load_tagger
        from quoth.pipeline import read_article

        return read_article(article, load_tagger(self.setting), register=self.register)


READER = Reader(languages=ANY)
"""Reads whatever it is given, with the better network."""


def read_source(
    source: str | Path | bytes | IO[bytes], read: Read = READER, *, options: ReadOptions | None = None
) -> Iterator[Record | Rejection]:
    """Read every article of a file, address, folder or stream; what is refused comes out as a Rejection."""
    for got in read_articles(source, options=options):
        yield got if isinstance(got, Rejection) else read(got)

"""The sources of a check as one corpus; what was read of a path is kept and found again by its content."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from quoth import __version__
from quoth.corpus import Corpus, MemoryCorpus, Passage
from quoth.data import Article, Record, Rejection
from quoth.days import Between
from quoth.errors import InputError
from quoth.ingest.material import gather_articles
from quoth.reading import READER, Read
from quoth.store import is_store, open_store

Progress = Callable[[int], None]
"""Told how many texts were read so far."""

_FORMAT = "13"  # of the kept files; raise it when what is kept, or how a text is read, changes
_KEPT = 12  # files kept; the longest unused go first
_DAMAGED = (OSError, ValueError, KeyError, TypeError, InputError)


class JoinedCorpus:
    """Several corpora as one; the best passages of each in turn."""

    def __init__(self, corpora: Sequence[Corpus]) -> None:
        self._corpora = corpora

    def count(self, *, between: Between | None = None) -> int:
        """How many texts are searched."""
        return sum(corpus.count(between=between) for corpus in self._corpora)

    def candidates(
        self, words: Sequence[str], limit: int, *, by: str | None = None, between: Between | None = None
    ) -> list[Passage]:
        """The passages of every corpus, best of each first."""
        found = [corpus.candidates(words, limit, by=by, between=between) for corpus in self._corpora]
        mixed = [p for row in itertools.zip_longest(*found) for p in row if p is not None]
        return mixed[: limit * max(1, len(found))]


def load_sources(
    paths: Iterable[str],
    *,
    speaker: str | None = None,
    cache: Path | None = None,
    read: Read = READER,
    reader: str = "",
    progress: Progress | None = None,
) -> tuple[Corpus, list[Rejection]]:
    """Everything the paths hold, ready to be compared with, and what was refused.

    A path may be the address of a store, which is read where it is and stays open while the corpus is in use.
    ``cache``: a folder where the reading is kept; None keeps nothing.  ``read`` finds the quotes of a report, and
    ``reader`` tells it from others, whose reading is another.  Raises ``InputError`` when not one text could be read.
    """
    corpora: list[Corpus] = []
    refused: list[Rejection] = []
    for path in paths:
        if not path:
            raise InputError("--against", "empty", "is an empty string; give a path, an address or -")
        if is_store(path):
            corpora.append(open_store(path, create=False, readonly=True))
            continue
        corpus, bad = _load(path, speaker, cache, read, reader, progress)
        refused += bad
        corpora.append(corpus)
    whole: Corpus = corpora[0] if len(corpora) == 1 else JoinedCorpus(corpora)
    if not whole.count():
        why = refused[0].message if refused else "the sources hold no text"
        raise InputError(refused[0].id if refused else "--against", "nothing", why)
    return whole, refused


def _load(
    path: str,
    speaker: str | None,
    cache: Path | None,
    read: Read,
    reader: str,
    progress: Progress | None,
) -> tuple[MemoryCorpus, list[Rejection]]:
    keep = cache and "://" not in path and path != "-"
    kept = cache / f"sources-{_digest(path, speaker, reader)}.index" if cache and keep else None
    if kept is not None and kept.is_file():
        with contextlib.suppress(*_DAMAGED):
            corpus = MemoryCorpus.load(kept)
            with contextlib.suppress(OSError):  # of a disk that is only read, or somebody else's: as good to read
                kept.touch()
                kept.chmod(0o600)  # earlier ones were for all to read
            return corpus, list(corpus.refused)
    refused: list[Rejection] = []
    corpus = MemoryCorpus(_records(path, speaker, read, refused, progress))
    corpus.refused = tuple(refused)
    if kept is not None and corpus.count():
        with contextlib.suppress(OSError):  # a full or read-only disk costs time, not the check
            corpus.save(kept)
            tidy(kept.parent, "sources-*.index")
    return corpus, refused


def _records(
    path: str,
    speaker: str | None,
    read: Read,
    refused: list[Rejection],
    progress: Progress | None,
) -> Iterable[Record]:
    for count, got in enumerate(gather_articles([path], speaker=speaker), 1):
        one = got if isinstance(got, Rejection) else _compared(got) if got.turns else read(got)
        if isinstance(one, Rejection):
            refused.append(one)
        else:
            yield one
        if progress is not None:
            progress(count)


def _compared(article: Article) -> Record:
    """Turns as they stand; no verdict looks at their blocks, which are slow to load again."""
    return Record(replace(article, blocks=()))


def _digest(path: str, speaker: str | None, reader: str) -> str:
    """A name for what a path holds: its files' names and bytes, and how they are read."""
    whole = hashlib.sha256(repr((_FORMAT, __version__, speaker, reader)).encode())
    root = Path(path)
    files = sorted(p for p in root.rglob("*") if p.is_file()) if root.is_dir() else [root]
    for file in files:
        whole.update(str(file).encode("utf-8", "surrogateescape") + b"\0")
        with contextlib.suppress(OSError), file.open("rb") as stream:
            whole.update(hashlib.file_digest(stream, "sha256").digest())
    return whole.hexdigest()[:32]


def tidy(folder: Path, pattern: str) -> None:
    """Leave the newest few of a kind of kept file."""
    kept = sorted(folder.glob(pattern), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in kept[_KEPT:]:
        file.unlink(missing_ok=True)

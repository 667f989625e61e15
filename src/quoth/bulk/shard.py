"""One shard in, one shard out: the function every engine calls; no engine known here.

at_hand | read_entries | refuse other languages | read | four tables, each whole or absent | the mark that all are
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from quoth.bulk.at_hand import at_hand
from quoth.bulk.entries import Entry, Tally, read_entries
from quoth.bulk.manifest import Counts, FileFacts, Mark, write_mark
from quoth.bulk.plan import Options, Plan, Shard
from quoth.bulk.rows import article_row, quotes_of, refusal_row, speakers_of
from quoth.bulk.tables import SHARD_TABLES, TableWriter
from quoth.data import Article, Record, Rejection
from quoth.days import unread_date
from quoth.extraction.tagger import load_tagger
from quoth.ingest.faults import in_short
from quoth.ingest.rejections import other_language, too_large
from quoth.pipeline import read_article

_LONGEST = 1_000_000
"""Code points of one article: a book; reading one takes half a gigabyte and, full of names, most of a minute."""

Read = Callable[[Article], Record]
"""Finds the quotes of an article and their speakers."""

MakeRead = Callable[[Options], Read]
"""Loads what reading needs, once per worker."""

Tell = Callable[[int, float], None]
"""Hears, entry by entry, how many articles of the shard were read and about what share of its bytes."""


def model_reader(options: Options) -> Read:
    """Reading with the published network of the setting; one thread."""
    tagger = load_tagger(options.setting)
    return lambda article: read_article(article, tagger)


def table_path(out: Path, table: str, number: int) -> Path:
    """Where a shard's table stands."""
    return out / table / f"{number:05d}.parquet"


def run_shard(plan: Plan, number: int, out: Path, read: Read, tell: Tell = lambda articles, share: None) -> Mark:
    """Read one shard and write its tables; the same bytes whenever, wherever and however often it runs."""
    shard, options = plan.shards[number], plan.options
    tally, counts = Tally(), _Counting()
    with contextlib.ExitStack() as stack:
        shard, source = stack.enter_context(at_hand(shard, options, out))
        writers = {name: stack.enter_context(TableWriter(table_path(out, name, number), name)) for name in SHARD_TABLES}
        for entry in read_entries(shard, options, tally):
            tell(counts.articles, _share(shard, entry))
            got = _read(entry, options, read)
            if isinstance(got, Rejection):
                writers["refusals"].add(refusal_row(got, shard, entry))
                counts.refused[got.code] += entry.count
                continue
            counts.articles += 1
            if undated := unread_date(got.article.published):
                counts.undated += 1
                counts.undated_as = counts.undated_as or f"{undated} ({got.article.id})"
            if options.only_with_quotes and not got.quotes:
                counts.quoteless += 1
                continue
            _write(got, shard, entry, writers)
    files = {name: FileFacts(w.rows, w.bytes, w.sha256) for name, w in writers.items()}
    refused = dict(sorted(counts.refused.items()))
    facts = Counts(
        tally.expected, tally.read, counts.articles, counts.quoteless, refused, counts.undated, counts.undated_as
    )
    mark = Mark(number, shard.name, plan.digest, facts, files, source)
    write_mark(mark, out)
    return mark


class _Counting:
    def __init__(self) -> None:
        self.articles = 0
        self.quoteless = 0
        self.refused: Counter[str] = Counter()
        self.undated = 0
        self.undated_as = ""


def _share(shard: Shard, entry: Entry) -> float:
    """About how much of the shard has been read: told by bytes, so known of WARCs alone; 0 of others."""
    first, stop = shard.stretch
    return min(1.0, max(0.0, (entry.position - first) / max(1, stop - first))) if shard.kind == "warc" else 0.0


def _read(entry: Entry, options: Options, read: Read) -> Record | Rejection:
    if isinstance(entry.got, Rejection):
        return entry.got
    refused = other_language(entry.got, options.languages, "--language any")
    if refused is not None:
        return refused
    if len(entry.got.text) > _LONGEST:
        return too_large(entry.got.id, _LONGEST)
    try:
        return read(entry.got)
    except Exception as error:  # a bug that one article brings to light must not cost the others
        told = f"reading failed ({type(error).__name__}: {in_short(error)}); please report it"
        return Rejection(entry.got.id, "failed", told)


def _write(record: Record, shard: Shard, entry: Entry, writers: dict[str, TableWriter]) -> None:
    writers["articles"].add(article_row(record, shard, entry))
    for row in quotes_of(record, shard, entry):
        writers["quotes"].add(row)
    for row in speakers_of(record, shard, entry):
        writers["speakers"].add(row)


class Worker:
    """What a worker process holds: the plan, the output directory, and the network, loaded once."""

    def __init__(self, out: Path, plan: Plan, make_read: MakeRead = model_reader) -> None:
        self._out, self._plan = out, plan
        self._read = make_read(plan.options)

    def __call__(self, number: int, tell: Tell = lambda articles, share: None) -> Mark:
        """Do one shard."""
        return run_shard(self._plan, number, self._out, self._read, tell)

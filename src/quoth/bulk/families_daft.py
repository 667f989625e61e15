"""Families across a whole output as operations of an engine: the same table as ``quoth.bulk.families`` writes.

quotes | wordings, by grouping | runs, exploded and grouped | pairs, distinct | both sides joined | verified | ids here
       | components | short quotes joined to the runs that hold them | groups | families | sorted -> families.parquet

What is shuffled is shuffled by Daft, here or on Ray.  To this process come the numbers of joined wordings, 16 bytes for
each verified pair, and the finished rows one after the other; never all words.  Between steps tables lie in a folder of
the output, so no step is computed twice and a worker that dies costs its own part.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from quoth.bulk import families_steps as steps
from quoth.bulk import runs
from quoth.bulk.daft import start_daft
from quoth.bulk.families import Grouped
from quoth.bulk.ids import NONE_SHARED, SharedIds
from quoth.bulk.manifest import tables_of
from quoth.bulk.runs import Places
from quoth.bulk.tables import COLUMNS, Row, require_pyarrow, write_table
from quoth.errors import InputError, QuothError

_FEW = 64
"""Runs that so many wordings hold at most are followed first: what they join need not be compared again by the others,
of which the pairs grow with the square."""

Step = Callable[..., Any]


def group_on_daft(
    out: Path,
    *,
    workers: int = 1,
    address: str | None = None,
    token: bool = False,
    tell: Callable[[str], None] = lambda line: None,
    shards: Sequence[int] | None = None,
    shared: SharedIds = NONE_SHARED,
) -> Grouped:
    """Group every quote of the finished shards and write ``families/families.parquet``, by Daft here, or with
    ``address`` on the Ray cluster there, whose nodes must see the same files.

    ``shards``: those that are finished, else all there are; ``shared``: the ids that name several articles.
    Raises MissingExtra, InputError (no cluster, a damaged table), QuothError (two wordings with one number: very rare).
    """
    kept = out / "families" / ".steps"
    shutil.rmtree(kept, ignore_errors=True)
    daft = start_daft(address, token, workers)
    job = _Job(daft, out, kept, workers, shared)
    try:
        quotes = job.read_quotes(tables_of(out, "quotes", shards))
        count = quotes.count_rows()
        tell(f"{count:,} quotes read")
        wordings = job.find_wordings(quotes)
        tell(f"{wordings.count_rows():,} distinct wordings")
        roots, passed_over = job.join_wordings(wordings)
        tell("wordings joined")
        families = members = 0

        def rows() -> Iterator[Row]:
            nonlocal families, members
            for row in job.find_families(job.place_quotes(quotes, wordings, roots)):
                families += row["place"] == 0
                members += 1
                yield {name: row[name] for name in COLUMNS["families"]}

        write_table(out / "families" / "families.parquet", "families", rows())
        return Grouped(count, families, members, passed_over)
    except (daft.exceptions.DaftCoreException, daft.errors.UDFException) as error:
        raise InputError(str(out), "engine", f"the engine gave up grouping it ({error})") from error
    finally:
        shutil.rmtree(kept, ignore_errors=True)


class _Job:
    """The steps over one output; each method takes and gives Daft's frames."""

    def __init__(self, daft: Any, out: Path, kept: Path, workers: int, shared: SharedIds) -> None:
        self._daft, self._out, self._kept, self._workers, self._shared = daft, out, kept, workers, shared
        self._types = _types(daft)

    def read_quotes(self, tables: Sequence[Path]) -> Any:
        """The quotes, of an article that came twice those of its last reading, with their wordings."""
        col = self._daft.col
        if not tables:
            return self._daft.from_arrow(_no_quotes())
        place = ("article", "shard", "position")
        quotes = self._daft.read_parquet(list(map(str, tables))).select(*steps.FACTS)
        quotes = self._told_apart(quotes, "quote", "article")
        readings = quotes.select(*place).distinct().groupby("article").agg(self._list("shard", "position"))
        older = readings.where(col("listed").list_count() > 1)
        older = older.select("article", self._map(steps.older_readings, "places")(col("listed")).alias("at"))
        older = older.explode("at").select("article", col("at").get("shard"), col("at").get("position"))
        if (replaced := self._keep("older", older)) is not None:
            quotes = quotes.join(replaced, on=list(place), how="anti")
        quotes = quotes.with_column("at", self._map(steps.read_wordings, "reading")(col("words"), col("speaker")))
        names = ("normal", "wording", "solid", "surname")
        quotes = quotes.select(*steps.FACTS, *(col("at").get(name).alias(name) for name in names))
        return self._keep_some("quotes", quotes, _no_quotes)

    def _told_apart(self, frame: Any, *names: str) -> Any:
        """The frame with ids, and keys that begin with them, made different where one id names several articles."""
        if not self._shared.names:
            return frame
        know = self._map(partial(steps.know_by, self._shared), "text")
        place = [self._daft.col(name) for name in ("article", "shard", "position")]
        return frame.with_columns({name: know(self._daft.col(name), *place) for name in names})

    def find_wordings(self, quotes: Any) -> Any:
        """Each wording once: wording, normal, solid."""
        col = self._daft.col
        one = quotes.groupby("wording").agg(
            col("normal").min().alias("normal"), col("normal").max().alias("other"), col("solid").bool_or()
        )
        wordings = self._keep_some("wordings", one, _no_wordings)
        if wordings.where(col("normal") != col("other")).count_rows():
            raise QuothError("two wordings have one number: group this output with --engine local")
        return wordings.select("wording", "normal", "solid")

    def join_wordings(self, wordings: Any) -> tuple[Any, int]:
        """The joined wordings with the root of their component (wording, root), and how many runs were passed over."""
        col = self._daft.col
        solid = wordings.where(col("solid"))
        runs_of = solid.select("wording", self._map(steps.list_runs, "runs")(col("normal")).alias("at"))
        facts = [col("at").get(name).alias(name) for name in ("runs", "sign", "length")]
        posted = runs_of.select("wording", *facts).explode("runs").where(col("runs").not_null())
        listed = posted.groupby("runs").agg(self._list("wording", "sign", "length"))
        listed = listed.with_column("holders", col("listed").list_count())
        shared = self._keep("runs", listed.where(col("holders") > 1))
        if shared is None:
            return self._roots(np.zeros((0, 2), dtype=np.int64)), 0
        passed = shared.where(col("holders") > runs.MOST_SHARED).count_rows()
        pairs = self._verified(shared.where(col("holders") <= _FEW), wordings)
        more = shared.where((col("holders") > _FEW) & (col("holders") <= runs.MOST_SHARED)).explode("listed")
        names = ("wording", "sign", "length")
        more = more.select("runs", *(col("listed").get(name).alias(name) for name in names))
        more = self._with_root(more, self._roots(pairs))
        more = more.groupby("runs").agg(self._list(*names, "root"))
        pairs = np.concatenate([pairs, self._verified(more, wordings)])
        return self._roots(pairs), passed

    def _verified(self, lists: Any, wordings: Any) -> Places:
        """Pairs (n, 2) of wordings that stand together in a list and report one utterance."""
        col = self._daft.col
        pairs = lists.select(self._map_arrow(steps.pair_up, "pairs")(col("listed")).alias("pair")).explode("pair")
        pairs = pairs.where(col("pair").not_null())
        pairs = pairs.select(col("pair").get("a").alias("a"), col("pair").get("b").alias("b")).distinct()
        for side in ("a", "b"):
            words = wordings.select(col("wording").alias(side), col("normal").alias(f"words_{side}"))
            pairs = pairs.join(words, on=side)
        pairs = pairs.where(self._map(steps.verify_pairs, "truth")(col("words_a"), col("words_b"))).select("a", "b")
        found = [
            np.stack([batch.column(name).to_numpy(zero_copy_only=False) for name in ("a", "b")], axis=1)
            for batch in pairs.to_arrow_iter()
        ]
        return np.concatenate([np.zeros((0, 2), dtype=np.int64), *found])

    def _roots(self, pairs: Places) -> Any:
        wordings, roots = steps.join_pairs(pairs)
        return self._daft.from_arrow(require_pyarrow().table({"wording": wordings, "root": roots}))

    def _with_root(self, frame: Any, roots: Any) -> Any:
        """The frame with each wording's root: itself, where it was joined with none."""
        col = self._daft.col
        return frame.join(roots, on="wording", how="left").with_column("root", col("root").fill_null(col("wording")))

    def place_quotes(self, quotes: Any, wordings: Any, roots: Any) -> Any:
        """The quotes with the group they belong to: a component, or for a short quote that no one component holds,
        its own wording and its speaker's name (root, owner)."""
        daft, col = self._daft, self._daft.col
        placed = self._with_root(quotes, roots)
        asked = quotes.where(~col("solid")).select("wording", "surname").distinct()
        said = placed.where(col("solid")).select("root", "surname").distinct()
        holders = self._holders(wordings, roots).join(asked, on="wording")
        by_name = said.with_column("by_name", daft.lit(True))
        by_none = said.where(col("surname") == "").select("root", daft.lit(True).alias("by_none"))
        holders = holders.join(by_name, on=["root", "surname"], how="left").join(by_none, on="root", how="left")
        named = (col("surname") != "") & col("by_name").not_null()
        holders = holders.with_column("named", named)
        holders = holders.with_column("open", ~named & ((col("surname") == "") | col("by_none").not_null()))
        holders = holders.where(col("named") | col("open"))
        counted = holders.groupby("wording", "surname", "named").agg(
            col("root").count().alias("count"), col("root").max().alias("holder")
        )
        first = counted.where(col("named"))
        rest = counted.where(~col("named")).join(first, on=["wording", "surname"], how="anti")
        only = first.concat(rest).where(col("count") == 1).select("wording", "surname", "holder")
        placed = placed.join(only, on=["wording", "surname"], how="left")
        alone = ~col("solid") & col("holder").is_null()
        owner = daft.functions.when(alone, col("surname")).otherwise(daft.lit(""))
        return placed.with_columns({"root": col("holder").fill_null(col("root")), "owner": owner})

    def _holders(self, wordings: Any, roots: Any) -> Any:
        """For each short wording the components that hold it as it is (wording, root), each once."""
        col = self._daft.col
        short = wordings.where(~col("solid"))
        short = short.with_column("run", self._map(steps.first_short_runs, "number")(col("normal")))
        short = short.where(col("run").not_null()).select(
            col("wording").alias("short"), col("normal").alias("short_words"), "run"
        )
        solid = wordings.where(col("solid"))
        solid = solid.with_column("run", self._map(steps.list_short_runs, "numbers")(col("normal"))).explode("run")
        found = solid.where(col("run").not_null()).select("wording", "run").join(short, on="run")
        found = found.join(wordings.select("wording", "normal"), on="wording")
        found = found.where(self._map(steps.verify_short, "truth")(col("short_words"), col("normal")))
        found = self._with_root(found.select("short", "wording"), roots)
        return found.select(col("short").alias("wording"), "root").distinct()

    def find_families(self, placed: Any) -> Iterator[Row]:
        """The rows of all families in order of id and date."""
        col = self._daft.col
        groups = placed.groupby("root", "owner").agg(self._list(*steps.FACTS)).where(col("listed").list_count() > 1)
        rows = groups.select(self._map(steps.make_families, "family")(col("listed")).alias("row")).explode("row")
        names = [name for name in (*COLUMNS["families"], "place") if name != "copy_of"]
        rows = rows.where(col("row").not_null())  # of groups in which no two report one utterance
        rows = rows.select(*(col("row").get(name).alias(name) for name in names))
        wire = self._out / "wire" / "wire.parquet"
        if wire.is_file():
            copies = self._daft.read_parquet(str(wire)).select("article", "copy_of", "shard", "position")
            copies = self._told_apart(copies, "article").select("article", "copy_of").distinct()
            rows = rows.join(copies, on="article", how="left")
        else:
            rows = rows.with_column("copy_of", self._daft.lit(None).cast(self._types["text"]))
        for batch in rows.sort(["family", "place"]).to_arrow_iter():
            for row in batch.to_pylist():
                name = self._shared.names.get((row["shard"], row["position"]))
                if name is not None:
                    article = self._shared.ids_of[name]
                    row |= {"article": article, "quote": article + row["quote"][len(name) :]}
                yield row

    def _list(self, *names: str) -> Any:
        col = self._daft.col
        return self._daft.functions.to_struct(*map(col, names)).list_agg().alias("listed")

    def _map(self, step: Step, result: str) -> Step:
        """A step over columns as Python's values, ready to be called with expressions."""
        return self._mapped(step, result, lambda column: column.to_pylist())

    def _map_arrow(self, step: Step, result: str) -> Step:
        return self._mapped(step, result, lambda column: column.to_arrow())

    def _mapped(self, step: Step, result: str, unpack: Callable[[Any], Any]) -> Step:
        def run(*columns: Any) -> Any:
            return step(*map(unpack, columns))

        # no pool of actors: several in one plan would wait for one another's cores on a small cluster
        made = self._daft.func.batch(return_dtype=self._types[result], use_process=self._workers > 1)
        mapped: Step = made(run)
        return mapped

    def _keep(self, name: str, frame: Any) -> Any | None:
        """The frame once computed, as files; None when it has no rows."""
        written = frame.write_parquet(str(self._kept / name), compression="zstd", write_mode="overwrite")
        paths = [path for path in written.to_pydict()["path"] if path]
        kept = self._daft.read_parquet(paths) if paths else None
        return kept if kept is not None and kept.count_rows() else None

    def _keep_some(self, name: str, frame: Any, empty: Callable[[], Any]) -> Any:
        kept = self._keep(name, frame)
        return self._daft.from_arrow(empty()) if kept is None else kept


def _types(daft: Any) -> Mapping[str, Any]:
    """What the steps return, as Daft's types."""
    kind = daft.DataType
    number, text, truth = kind.int64(), kind.string(), kind.bool()
    texts = ("family", "quote", "article", "outlet", "site", "published", "speaker", "relation", "reason")
    row = {**dict.fromkeys(texts, text), "place": number, "size": number, "fullest": truth}
    row |= {"shard": number, "position": number}
    return {
        "text": text, "truth": truth, "number": number, "numbers": kind.list(number),
        "reading": kind.struct({"normal": text, "wording": number, "solid": truth, "surname": text}),
        "runs": kind.struct({"runs": kind.list(number), "sign": number, "length": number}),
        "places": kind.list(kind.struct({"shard": number, "position": number})),
        "pairs": kind.list(kind.struct({"a": number, "b": number})),
        "family": kind.list(kind.struct(row)),
    }  # fmt: skip


def _empty(texts: Sequence[str], truths: Sequence[str], numbers: Sequence[str]) -> Any:
    pa = require_pyarrow()
    kinds = {
        **dict.fromkeys(texts, pa.string()),
        **dict.fromkeys(truths, pa.bool_()),
        **dict.fromkeys(numbers, pa.int64()),
    }
    return pa.schema(list(kinds.items())).empty_table()


def _no_quotes() -> Any:
    numbers = ("start", "end", "shard", "position")
    texts = [name for name in steps.FACTS if name not in numbers]
    return _empty([*texts, "normal", "surname"], ["solid"], [*numbers, "wording"])


def _no_wordings() -> Any:
    return _empty(["normal", "other"], ["solid"], ["wording"])

"""quoth bulk: an archive in, tables out; then status, resume, merge, families."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quoth.cli.options import NamedPath
from quoth.cli.reading import setting_option
from quoth.cli.show import say, say_in_place, write_line

if TYPE_CHECKING:
    from quoth.bulk.ids import SharedIds
    from quoth.bulk.manifest import Counts
    from quoth.bulk.merge import Merged

_NAMED = 3  # of what is left out or refused: so many are told by name
_OUT = click.argument("out", type=NamedPath(exists=True, file_okay=False, path_type=Path))


class _RunByDefault(click.Group):
    """``quoth bulk archive/ …`` is ``quoth bulk run archive/ …``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group("bulk", cls=_RunByDefault, short_help="Turn an archive into tables, shard by shard.")
def command() -> None:
    """Turn an archive into tables, shard by shard.

    INPUT: WARC files as Common Crawl publishes them, JSONL or Parquet of articles, directories of these, addresses of
    such files, or a .txt or .paths list of files and addresses. OUT gets one Parquet file per shard in articles/,
    quotes/, speakers/ and refusals/, and manifest.json (docs/bulk.md).

    \b
    quoth bulk archive/ --out quotes/ --workers 4     read an archive; its options:  quoth bulk run --help
    quoth bulk status quotes/                         how far it is, what was refused
    quoth bulk resume quotes/                         go on after a kill: only what is missing
    quoth bulk families quotes/                       wire copies, and one utterance wherever printed
    quoth bulk merge quotes/ --store archive.db       into a store, to search
    duckdb -c "SELECT speaker, count(*) FROM 'quotes/quotes/*.parquet' GROUP BY 1 ORDER BY 2 DESC LIMIT 20"

    Exit codes: 0 done; 1 some shards are missing, failed or damaged, all that was found was refused, or the store of
    merge refused an article; 2 wrong usage, unreadable input, or a part that is not installed; 130 interrupted
    (nothing finished is lost; resume).
    """


def _engine_options(f: Any) -> Any:
    for option in (
        click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes, a core each."),
        click.option("--engine", type=click.Choice(["local", "daft", "ray"]), default="local", show_default=True,
                     help="local: processes here; daft: the same through Daft; ray: a Ray cluster, through Daft."),
        click.option("--address", help="Of the Ray cluster, as host:port; its nodes must see the same files."),
        click.option("--ray-token", is_flag=True, help="The cluster asks for Ray's token (RAY_AUTH_TOKEN)."),
        click.option("--quiet", is_flag=True, help="No progress on standard error."),
    ):  # fmt: skip
        f = option(f)
    return f


@command.command("run", short_help="Read an archive into tables (what is done when no command is named).")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", type=NamedPath(file_okay=False, path_type=Path), required=True, help="Directory of the tables.")
@setting_option
@click.option("--html", type=click.Choice(["fast", "careful"]), default="fast", show_default=True, help="Page reader.")
@click.option("--only-with-quotes", is_flag=True, help="Leave out articles that quote nobody.")
@click.option("--language", multiple=True, default=("en",), show_default=True, help="Kept; any: all. Repeatable.")
@click.option("--base", help="Where relative paths of a list begin: a directory, or an address.")
@click.option("--allow-private", is_flag=True, help="Fetch archives from private addresses, and any port, too.")
@click.option(
    "--shard-mb", type=click.IntRange(1), help="Of a large file's parts.  [default: 128; small archives less]"
)
@_engine_options
def run(inputs: tuple[str, ...], out: Path, base: str | None, shard_mb: int | None, **given: Any) -> int:
    """Read an archive into tables; the same call again goes on where it stopped."""
    from quoth.bulk.plan import Options, make_plan
    from quoth.bulk.run import begin
    from quoth.bulk.tables import require_pyarrow

    require_pyarrow()
    _address(given["engine"], given["address"], given["ray_token"])  # before anything is written
    chosen = ("setting", "html", "only_with_quotes", "allow_private")
    options = Options(**{name: given[name] for name in chosen}, languages=given["language"])
    tell = partial(say, error=True)
    plan = make_plan(inputs, options, base=base, shard_bytes=shard_mb and shard_mb * 1_000_000, tell=tell)
    if plan.skipped:
        names = sorted(plan.skipped, key=lambda name: not name.endswith(")"))  # with a reason first
        more = f" and {len(names) - _NAMED} more (plan.json)" if names[_NAMED:] else ""
        say(f"quoth: left out, as no archive: {', '.join(names[:_NAMED])}{more}", error=True)
    if all(shard.kind == "missing" for shard in plan.shards):  # nothing is written: the next list is a run of its own
        say(f"quoth: {_refusals({'missing': len(plan.shards)})}", error=True)
        return 1
    if len(plan.shards) < given["workers"] and not given["quiet"]:
        many = f"{len(plan.shards)} shard{'s' * (len(plan.shards) > 1)}"
        told = f"{many} for {given['workers']} workers: some have nothing to do (gzipped JSONL is never cut in parts)"
        say(f"quoth: {told}", error=True)
    begin(plan, out)
    return _go(out, given)


@command.command()
@_OUT
@click.option("--check", is_flag=True, help="Compare every table with its checksum; make again what has changed.")
@_engine_options
def resume(out: Path, check: bool, **given: Any) -> int:
    """Go on with a run that was broken off: only the shards that are missing, or whose tables are gone."""
    return _go(out, given, check)


def _go(out: Path, given: dict[str, Any], check: bool = False) -> int:
    address = _address(given["engine"], given["address"], given["ray_token"])
    from quoth.bulk.local import run_local
    from quoth.bulk.run import Engine, read_status, run_bulk

    engine: Engine = partial(run_local, workers=given["workers"])
    if given["engine"] != "local":
        from quoth.bulk.daft import run_daft

        engine = partial(run_daft, workers=given["workers"], address=address, token=given["ray_token"])
    show = _show_nothing if given["quiet"] else say_in_place if sys.stderr.isatty() else _show_line
    before = read_status(out, digests=check)
    show(f"{len(before.missing)} of {len(before.plan.shards)} shards to read")
    for at in run_bulk(out, engine, digests=check):
        if at.failure:
            if show is say_in_place:
                say(error=True)
            say(f"quoth: shard {at.failure.shard} was left out: {at.failure.reason}", error=True)
        line = f"{at.done}/{at.shards} shards · {at.articles:,} articles · {at.quotes:,} quotes · {at.rate:.1f}/s"
        if not (at.beat and show is _show_line):  # a log has a line for each shard
            show(f"{line} · {_duration(at.left)} left")
    if show is say_in_place:
        say(error=True)
    now = read_status(out)
    say(f"{now.counts.articles:,} articles, {now.quotes:,} quotes in {out}")
    if now.counts.refused:
        say(f"quoth: {_refusals(now.counts.refused)}", error=True)
    _tell_undated(now.counts)
    if now.grouped == "stale":
        say(f"quoth: {_STALE}", error=True)
    return 1 if now.missing or (now.counts.refused and not now.counts.articles) else 0


def _refusals(refused: dict[str, int]) -> str:
    """How much was refused and why, the most frequent first."""
    by_code = sorted(refused.items(), key=lambda pair: (-pair[1], pair[0]))
    told = f"{sum(refused.values()):,} refused: " + ", ".join(f"{count:,} {code}" for code, count in by_code)
    hint = "the input was taken for a list of files, and none of them is there; a report is read with  quoth read"
    return f"{told} ({hint})" if set(refused) == {"missing"} else told


def _tell_undated(counts: Counts) -> None:
    if counts.undated:
        from quoth.cli.tables import tell_undated

        say(f"quoth: {tell_undated(counts.undated, counts.undated_as)}", error=True)


def _address(engine: str, address: str | None, token: bool) -> str | None:
    if engine == "ray" and not address:
        raise click.UsageError("--engine ray needs --address host:port of the cluster")
    if engine != "ray" and (address or token):
        option = "--address" if address else "--ray-token"
        raise click.UsageError(f"{option} is of a Ray cluster, which --engine {engine} does not use: --engine ray")
    return address


def _duration(seconds: float | None) -> str:
    if seconds is None:
        return "?"
    hours = f"{seconds / 3600:.1f} h" if seconds >= 5400 else f"{seconds / 60:.0f} min"
    return f"{seconds:.0f} s" if seconds < 90 else hours


_STALE = "wire/ and families/ are not of the shards as they are now; make them again with  quoth bulk families"


def _show_nothing(line: str) -> None:
    """For --quiet."""


def _show_line(line: str) -> None:
    """In a log: below the line before."""
    say(line, error=True)


@command.command()
@_OUT
@click.option("--check", is_flag=True, help="Read every table and compare it with its checksum.")
@click.option("--json", "as_json", is_flag=True, help="For a program.")
def status(out: Path, check: bool, as_json: bool) -> int:
    """Say how far a run is, what was refused and why, and whether anything is damaged."""
    from quoth.bulk.run import read_status, to_json

    now = read_status(out, digests=check)
    counts = now.counts
    if as_json:
        write_line(json.dumps(to_json(now), ensure_ascii=False))
    else:
        state = "running" if now.running else "complete" if not now.missing else "stopped; quoth bulk resume goes on"
        say(f"{len(now.marks)} of {len(now.plan.shards)} shards done ({state})")
        say(f"{counts.records:,} of {counts.expected:,} records read whole; {counts.articles:,} articles")
        if counts.quoteless:
            say(f"{counts.quoteless:,} of the articles are left out, as they quote nobody")
        say(f"{now.quotes:,} quotes")
        for code, count in sorted(counts.refused.items(), key=lambda pair: -pair[1]):
            say(f"{count:>12,} refused: {code}")
        _tell_undated(counts)
        if now.grouped == "stale":
            say(_STALE)
        for trouble in now.troubles:
            say(f"quoth: {trouble}", error=True)
    return 1 if now.missing or now.troubles else 0


@command.command()
@_OUT
@click.option("--store", "address", required=True, help="A file (SQLite) or postgresql://… address.")
def merge(out: Path, address: str) -> int:
    """Add what the finished shards hold to a store, for quoth search and quoth serve."""
    from quoth.bulk.merge import merge as merge_shards
    from quoth.store import open_store

    shared = _tell_shared_ids(out)
    before = last = None
    with open_store(address) as store:
        for last in merge_shards(out, store, shared):
            for one in last.reasons:
                say(f"quoth: {one.id}: {one.message}", error=True)
            say(f"shard {last.shard}: {_became(last, before)}", error=True)
            before = last
    if last is None:
        say("quoth: no shard is done yet", error=True)
    else:
        say(_became(last))
        _tell_missing(last.left_out, last.shards)
    return 1 if last is None or last.left_out or last.refused else 0


def _became(now: Merged, before: Merged | None = None) -> str:
    """What became of the articles of a merge, or of those since ``before``."""
    counts = [now.added, now.updated, now.unchanged, now.refused]
    if before is not None:
        earlier = (before.added, before.updated, before.unchanged, before.refused)
        counts = [count - was for count, was in zip(counts, earlier, strict=True)]
    added, updated, unchanged, refused = counts
    parts = [f"{added:,} added", f"{updated:,} updated" if updated else "", f"{unchanged:,} there already"]
    return ", ".join(filter(None, [*parts, f"{refused:,} refused" if refused else ""]))


def _tell_shared_ids(out: Path) -> SharedIds:
    """The ids of finished shards that name several articles; told, as they are the input's to mend."""
    from quoth.bulk.ids import find_shared_ids
    from quoth.bulk.run import read_status

    shared = find_shared_ids(out, sorted(read_status(out).marks))
    if shared.told:
        others = f"all but the first are kept apart as {next(iter(shared.ids_of))} and the like"
        say(f"quoth: {shared.told}; {others}", error=True)
    return shared


def _tell_missing(missing: int, shards: int) -> None:
    if missing:
        told = f"{missing} of {shards} shards are missing, and what is in them; quoth bulk resume reads them"
        say(f"quoth: {told}, then call this again", error=True)


@command.command()
@_OUT
@_engine_options
def families(out: Path, workers: int, engine: str, quiet: bool, **given: Any) -> int:
    """Mark near-copies of articles (wire/), then find each utterance wherever it was printed (families/).

    With --engine ray what has to be shuffled is shuffled on the cluster, for outputs that one machine's memory does not
    hold (daft: the same, here); the table is the same to the byte. --workers: processes here; a
    cluster's cores are all used.
    """
    from quoth.bulk.families import group_output
    from quoth.bulk.grouped import begin_grouping, end_grouping
    from quoth.bulk.run import read_status
    from quoth.bulk.wire import mark_copies

    status = read_status(out)
    done = sorted(status.marks)
    group = partial(group_output, out)
    address = _address(engine, given["address"], given["ray_token"])
    if engine != "local":
        from quoth.bulk.daft import start_daft
        from quoth.bulk.families_daft import group_on_daft

        start_daft(address, given["ray_token"], workers)  # told before copies are sought
        group = partial(group_on_daft, out, address=address, token=given["ray_token"])
    shared = _tell_shared_ids(out)
    begin_grouping(out)
    copies = mark_copies(out, done, shared)
    say(f"{copies.copies:,} of {copies.articles:,} articles are copies, in {copies.groups:,} groups")
    found = group(workers=workers, tell=_show_nothing if quiet else _show_line, shards=done, shared=shared)
    end_grouping(out, status.marks)
    say(f"{found.members:,} of {found.quotes:,} quotes stand in {found.families:,} families")
    if found.passed_over:
        say(f"{found.passed_over:,} stock phrases were not followed", error=True)
    _tell_missing(len(status.missing), len(status.plan.shards))
    return 1 if status.missing else 0

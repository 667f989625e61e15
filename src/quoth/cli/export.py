"""quoth export: write a store's records in another format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quoth.cli.options import (
    NamedPath,
    filter_options,
    open_named,
    refuse_overwriting,
    store_file,
    store_option,
    take_filters,
)

if TYPE_CHECKING:
    from quoth.export import Format

_FORMATS = ["jsonl", "csv", "xlsx", "parquet", "web-annotation", "conll", "brat"]  # tests compare with quoth.export


@click.command("export", short_help="Write a store's quotes in another format.")
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="jsonl", show_default=True)
@click.option(
    "--out", type=NamedPath(path_type=Path), help="File to write (-: standard output), a folder for parquet and brat."
)
@click.option(
    "--corrected/--as-read",
    default=None,
    help="As readers corrected it, or as it was read.  [default: corrected; jsonl as read]",
)
@filter_options
@store_option
def command(format_: Format, out: Path | None, corrected: bool | None, store: str | None, **given: Any) -> int:
    """Write a store's quotes in another format.

    jsonl is whole records (docs/records.md); csv, xlsx and parquet are tables of quotes; web-annotation, conll and brat
    are for annotation tools (docs/export.md).  With filters, the articles that hold a quote that fits are written
    whole.  Without --out, standard output.  Where nothing fits, what stands at --out is left as it was.

    What readers corrected (docs/serve.md) is as they decided: the speaker they named, and no quote that is none.  Only
    jsonl is as it was read, so that it can be added again, unless --corrected is given; --as-read is for the others.

    \b
    quoth export --format csv --out quotes.csv
    quoth export --format parquet --out tables/ --from 2020 --outlet "The Post"
    quoth export --by roe | jq -r '.quotes[].kind'

    Exit codes: 0 written; 1 nothing fits; 2 wrong usage, no store, or it cannot be written.
    """
    import itertools

    from quoth.cli.show import say, say_nothing_fits
    from quoth.export import FOLDER_FORMATS, write_records

    filters = take_filters(given)
    out = None if out == Path("-") else out
    if out is None and format_ in FOLDER_FORMATS:
        raise click.UsageError(f"{format_} is several files: name a folder with --out")
    if out is None and format_ == "xlsx" and sys.stdout.isatty():
        raise click.UsageError("xlsx is no text: name a file with --out")
    if out is not None:
        refuse_overwriting(out, "--out", [store_file(store)])
    with open_named(store) as opened:
        records = opened.records(filters, corrected=format_ != "jsonl" if corrected is None else corrected)
        first = list(itertools.islice(records, 1))
        found = itertools.chain(first, records)
        count = write_records(found, format_, out or sys.stdout.buffer) if first or out is None else 0
    if not count:
        say_nothing_fits(out)
    elif out is not None:
        what = "record" if format_ == "jsonl" else "quote"
        say(f"{count:,} {what}{'' if count == 1 else 's'} written to {out}", error=True)
    return 0 if count else 1

"""quoth audit: count who is quoted, how often, named and unnamed."""

from __future__ import annotations

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
    from quoth.store.base import AuditBy

_SHOWN = 50  # groups of a table or a chart
_GROUPS = ["speaker", "person", "type", "naming", "kind", "outlet", "section", "year", "month"]


@click.command("audit", short_help="Count who is quoted, how often, named and unnamed.")
@click.option("--per", type=click.Choice(_GROUPS), default="speaker", show_default=True, help="What to count by.")
@filter_options
@click.option(
    "--limit", type=click.IntRange(1, 100_000), help="Groups shown.  [default: 50 in a table or a chart, all in CSV]"
)
@click.option("--format", "format_", type=click.Choice(["table", "csv", "svg"]), default="table", show_default=True)
@click.option(
    "--out",
    type=NamedPath(dir_okay=False, path_type=Path),
    help="Write to this file (CSV where no format is given); where nothing fits it stays as it was.",
)
@store_option
def command(per: AuditBy, limit: int | None, format_: str, out: Path | None, store: str | None, **given: Any) -> int:
    """Count who is quoted, how often, named and unnamed.

    Quotes and words per speaker, person of the register, type of speaker (person, organisation, group, document,
    unnamed), kind of naming, kind of quote, outlet, section, year or month; as a table, as CSV, or as a chart (SVG,
    readable by screen readers); what is left out is said, and how often the unnamed have a stated reason for that.
    Words that somebody says inside a quote of their own count with that quote, and all forms of a name ("The board",
    "the board") are one group.

    \b
    quoth audit
    quoth audit --per naming --outlet "The Post" --from 2020
    quoth audit --per month --format svg --out months.svg

    Exit codes: 0 something was counted; 1 nothing fits; 2 wrong usage, or no store.
    """
    from quoth.audit import MOST_GROUPS, audit_chart, audit_csv, count_all, count_quotes, title_of
    from quoth.cli import show
    from quoth.cli.tables import show_audit
    from quoth.errors import InputError
    from quoth.export.beside import write_beside
    from quoth.store.base import EVERYTHING

    filters = take_filters(given)
    if out is not None:
        refuse_overwriting(out, "--out", [store_file(store)])
    with open_named(store) as opened:
        counted = count_quotes(opened, per, filters, limit=MOST_GROUPS)
        written = format_ == "csv" or (format_ == "table" and out is not None)
        rows = counted[: limit or (MOST_GROUPS if written else _SHOWN)]
        left_out = len(counted) - len(rows)
        if format_ == "table" and out is None:
            show_audit(rows, per, count_all(opened, filters), left_out, narrowed=filters != EVERYTHING)
            return 0 if rows else 1
    if out is not None and not rows:
        show.say_nothing_fits(out)
        return 1
    if left_out:
        show.say(f"quoth: {left_out:,} more groups are left out; a larger --limit takes them in", error=True)
    text = audit_chart(rows, per, title=title_of(per, filters)) if format_ == "svg" else audit_csv(rows, per)
    if out is None:
        show.write_line(text.removesuffix("\n"))
    else:
        try:
            write_beside(lambda file: file.write(text.encode()), out)
        except OSError as error:
            raise InputError(str(out), "unwritable", f"cannot be written ({error.strerror})") from error
    return 0 if rows else 1

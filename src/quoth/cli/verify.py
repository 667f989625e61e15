"""quoth verify: one claimed quote against a store."""

from __future__ import annotations

import json
import sys

import click

from quoth.cli.options import between_option, open_named, store_option


@click.command("verify", short_help="Check one claimed quote against a store.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--by", metavar="NAME", help="Who is claimed to have said it; else whom the claim names.")
@between_option
@click.option("--exact", is_flag=True, help="Count spelling variants and contractions as changes too.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["pretty", "json"]),
    default="pretty",
    show_default=True,
    help="For people, or JSON.",
)
@store_option
def command(
    words: tuple[str, ...],
    by: str | None,
    between: tuple[str, str] | None,
    exact: bool,
    format_: str,
    store: str | None,
) -> int:
    """Check one claimed quote against everything a store holds.

    The verdicts: verbatim, trimmed, altered, spliced, reported, misattributed, not found (docs/check.md).

    \b
    quoth verify "We will build the bridge" --by "Jane Roe"
    quoth verify "“We will build the bridge,” said Jane Roe."
    quoth verify "We will build the bridge" --between 2024-01-01 2024-03-31 --format json

    Exit codes: 0 verbatim or trimmed; 1 anything else; 2 wrong usage, or no store.
    """
    from quoth.check.report import claim_to_json
    from quoth.cli import show
    from quoth.cli.show_check import show_verdict
    from quoth.verify import verify_quote

    if not any(letter.isalnum() for letter in "".join(words)):
        raise click.UsageError("WORDS… hold no words to look for.")
    with open_named(store) as opened:
        verdict = verify_quote(" ".join(words), opened, by=by, between=between, exact=exact)
    if format_ == "json":
        show.write_line(json.dumps(claim_to_json(verdict), ensure_ascii=False, indent=2))
    else:
        show_verdict(verdict, show.console())
    sys.stdout.flush()
    return 0 if verdict.name in ("verbatim", "trimmed") else 1

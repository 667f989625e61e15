"""quoth families: one utterance in all its printed versions."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from quoth.cli.options import filter_options, open_named, store_option, take_filters

if TYPE_CHECKING:
    from quoth.store.base import Store


@click.command("families", short_help="Show one utterance in all its printed versions.")
@click.argument("key", required=False, metavar="[ARTICLE#QUOTE|FAMILY]")
@filter_options
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many families.")
@click.option("--rebuild", is_flag=True, help="Forget which quotes belong together and find it out again.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["pretty", "jsonl"]),
    default="pretty",
    show_default=True,
    help="For people, or a family a line.",
)
@store_option
def command(
    key: str | None, limit: int, rebuild: bool, format_: str, store: str | None, **given: Any
) -> int:  # fmt: skip
    """Show utterances as printed everywhere: the fullest version, who trimmed and who changed it, word by word.

    Without a key the most printed utterances that fit are shown; with a quote's key or a family's id, that one.

    \b
    quoth families --by roe --from 2024
    quoth families 'https://example.org/report#q3'
    quoth families f1c9a04be27d3385f

    Exit codes: 0 something was found; 1 nothing; 2 wrong usage, or no store.
    """
    from quoth.cli import show
    from quoth.cli.show_families import family_to_json, show_family
    from quoth.relatives import family_by_id, family_of, list_families, rebuild_families
    from quoth.store.base import EVERYTHING
    from quoth.text import one_line

    filters, missing = take_filters(given), None
    if key and filters != EVERYTHING:
        raise click.UsageError(
            f"a key names one utterance, and a filter ({filters}) would not narrow it; give one of both"
        )
    with open_named(store, readonly=not rebuild) as opened:
        if rebuild:
            rebuild_families(opened)
        if key:
            family = family_of(opened, key) if "#" in key else family_by_id(opened, key)
            found = [family] if family else []
            missing = _missing(opened, key)
        else:
            found = list(list_families(opened, filters, limit=limit))
    out = show.console()
    for family in found:
        if format_ == "jsonl":
            show.write_line(one_line(json.dumps(family_to_json(family), ensure_ascii=False)))
        else:
            show_family(family, out)
    if not found and format_ == "pretty":
        show.say(missing or "No utterance of these is printed more than once.")
    sys.stdout.flush()
    return 0 if found else 1


def _missing(store: Store, key: str) -> str | None:
    """What to say of a key that leads to no family: whether there is such a quote at all."""
    if "#" not in key:
        return f"There is no family {key}; a quote's key is its article's id, #, and its own: report.txt#q1."
    if store.get_quote(key) is None:
        return f"There is no quote {key} in the store; quoth search shows the keys."
    return "This quote is printed only once."

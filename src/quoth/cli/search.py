"""quoth search: quotes in a store, by their words and who said them."""

from __future__ import annotations

from typing import Any

import click

from quoth.cli.options import filter_options, open_named, store_option, take_filters


@click.command("search", short_help="Search the quotes in a store.")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@filter_options
@click.option("--page", type=click.IntRange(1, 1_000_000), default=1, help="Page of the hits.")
@click.option("--size", type=click.IntRange(1, 1000), default=20, show_default=True, help="Hits on a page.")
@click.option(
    "--format", "format_", type=click.Choice(["pretty", "jsonl"]), default="pretty", help="For people, or JSON."
)
@store_option
def command(words: tuple[str, ...], page: int, size: int, format_: str, store: str | None, **given: Any) -> int:
    """Search the quotes in a store.

    Quotes that hold the words side by side come first, then those that hold all of them.  When there are none, the
    quotes that say nearly the same are shown, so that a misremembered wording is found too: of one or two words
    those in another spelling or with another ending ("blank check", "blank cheques").  A query that stands whole in
    quotation marks must be found exactly; an asterisk leaves the last word open.  Without words, all quotes that
    fit are listed, those of the newest articles first.  Paragraphs of transcripts and statements that hold the
    words, five at most, follow the first page.

    \b
    quoth search build the bridge
    quoth search '"build the bridge"' --by roe --from 2020
    quoth search 'build the bri*' --outlet "The Post" --kind direct

    Exit codes: 0 something was found; 1 nothing; 2 wrong usage, or no store.
    """
    from quoth.cli.tables import show_page
    from quoth.search import search_passages, search_quotes

    filters = take_filters(given)
    with open_named(store) as opened:
        found = search_quotes(opened, " ".join(words), filters, page=page, size=size)
        said = search_passages(opened, " ".join(words), filters) if page == 1 else []
    if format_ == "pretty":
        show_page(found, said)
    else:
        from quoth.cli.show import write_line
        from quoth.export.rows import hit_to_line, passage_to_line

        for hit in found.hits:
            write_line(hit_to_line(hit.quote, how=hit.how, score=hit.score, marks=hit.marks))
        for passage, marks in said:
            write_line(passage_to_line(passage, marks))
    return 0 if found.hits or said else 1

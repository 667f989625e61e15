"""quoth explain: why each quote has the speaker it has, or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quoth.cli.reading import make_reader, register_options, setting_option

if TYPE_CHECKING:
    from quoth.data import Network


@click.command("explain", short_help="Say why each quote has the speaker it has, or none.")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|URL|-...")
@click.option("--open", "only_open", is_flag=True, help="Only the quotes whose speaker is not settled.")
@click.option("--any-language", is_flag=True, help="Explain texts that do not look English, too.")
@setting_option
@register_options
def command(
    inputs: tuple[str, ...],
    only_open: bool,
    any_language: bool,
    setting: Network,
    people: Path | None,
    judgements: Path,
) -> int:
    """Say why each quote has the speaker it has, or none, and between whom it is open.

    \b
    quoth explain report.txt
    quoth explain report.html --open

    Exit codes: 0 all was read; 1 something was refused; 2 wrong usage or a broken installation.
    """
    from quoth.cli import show
    from quoth.data import Rejection
    from quoth.reading import read_source
    from quoth.speakers.known.link import unlinked

    read = make_reader(setting, people, judgements, any_language=any_language)
    refused = 0
    for source in inputs:
        for got in read_source(source, read):
            if isinstance(got, Rejection):
                show.show_rejection(got)
                refused += 1
                continue
            if only_open and all(quote.speaker is not None for quote in got.quotes):
                show.say(f"quoth: {got.article.id}: no speaker is open, of {len(got.quotes)} quotes", error=True)
            names = {s.id: f"{s.name} [{s.person}]" if s.person else s.name for s in got.speakers}
            for quote in got.quotes:
                if only_open and quote.speaker is not None:
                    continue
                words = " ".join(got.article.text[slice(*quote.content[0])].split())[:70]
                sure = f" ({quote.confidence.speaker:.0%})" if quote.speaker and quote.confidence.speaker else ""
                show.say(f"{quote.id:>4}  {names.get(quote.speaker or '', '?')}{sure}: {words}")
                show.say(f"      because {quote.reason}" if quote.speaker else f"      open: {quote.reason}")
                for ident, score in quote.candidates:
                    show.say(f"        {score:.2f}  {names.get(ident, ident)}")
            if read.register is not None:
                for line in unlinked(got.speakers, read.register, got.article.text):
                    show.say(line)
    return 1 if refused else 0

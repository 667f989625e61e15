"""quoth add: keep articles, transcripts and statements in a store."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from quoth.cli.options import check_folder, open_named, store_option
from quoth.cli.reading import register_options, setting_option
from quoth.data import Article, Network, Rejection, SourceKind


@click.command("add", short_help="Keep articles, transcripts and statements in a store.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES...")
@store_option
@click.option(
    "--kind",
    type=click.Choice(["report", "transcript", "statement"]),
    help="What the sources are, where they do not say so themselves.",
)
@click.option("--speaker", metavar="NAME", help="Who made the statements; implies --kind statement.")
@setting_option
@register_options
@click.option("--any-language", is_flag=True, help="Read texts that do not look English, too.")
@click.option("--again", is_flag=True, help="Read again what is kept already.")
def command(
    sources: tuple[str, ...],
    store: str | None,
    kind: SourceKind | None,
    speaker: str | None,
    setting: Network,
    people: Path | None,
    judgements: Path,
    any_language: bool,
    again: bool,
) -> int:
    """Keep articles, transcripts and statements in a store.

    Files, folders, archives (zip, tar), addresses; text, HTML, Word and OpenDocument, e-mail, JSONL or CSV (an article
    a line or row), WARC, feeds, captions, and JSON that Whisper, Amazon Transcribe and others write of speech.  What is
    kept already is left as it is, a changed text becomes a new version; a transcript or a statement is told by its
    speaker turns, or by --kind and --speaker, which hold for the same text until others are given.

    \b
    quoth add reports/ archive.warc.gz
    quoth add transcripts.zip --store evidence.db
    quoth add speech.txt --speaker "Jane Roe"

    Exit codes: 0 all is kept; 1 something was refused (one line each on standard error; the rest is kept); 2 wrong
    usage, or the store cannot be written; 130 interrupted (what was reported is kept: run it again to go on).
    """
    from quoth.cli.reading import make_late_reader
    from quoth.cli.tables import show_kept
    from quoth.keep import add_articles, keep_people, take_sources
    from quoth.settings import read_settings
    from quoth.store import is_store
    from quoth.store.base import Kept

    if speaker and kind not in (None, "statement"):
        raise click.UsageError("--speaker is for statements; a transcript names its speakers itself")
    check_folder(store)
    kind = "statement" if speaker else kind
    found = take_sources(sources, kind=kind, speaker=speaker)
    first = _as_far_as_an_article(found)
    refused = [got for got in first if isinstance(got, Rejection)]
    if refused == first and refused and not is_store(store or read_settings().store):  # or an empty store would be made
        show_kept(Kept(one.id, "refused", one.message) for one in refused)
        return 1
    with open_named(store, create=True, readonly=False) as opened:
        read = make_late_reader(
            setting, people, judgements, any_language=any_language, tell=lambda known: keep_people(opened, known)
        )
        kept = add_articles(opened, chain(first, found), read, again=again, kind=kind, speaker=speaker)
        return 1 if show_kept(kept) else 0


def _as_far_as_an_article(found: Iterator[Article | Rejection]) -> list[Article | Rejection]:
    """What comes first, up to the first article and with it."""
    first: list[Article | Rejection] = []
    for got in found:
        first.append(got)
        if not isinstance(got, Rejection):
            break
    return first

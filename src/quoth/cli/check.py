"""quoth check: are the draft's quotes what was said?"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import click

from quoth.cli.options import between_option


@click.command("check", short_help="Check a draft's quotes against transcripts, statements and reports.")
@click.argument("draft", metavar="DRAFT|-")
@click.option(
    "--against",
    "sources",
    multiple=True,
    metavar="PATH",
    help="A file, folder, archive, address or store with transcripts, statements or reports; several may follow.  "
    "[default: the store that `quoth add` keeps]",
)
@click.argument("more", nargs=-1, metavar="[PATH]...")
@click.option("--indirect", is_flag=True, help="Also check what is reported without quotation marks.")
@click.option("--exact", is_flag=True, help="Count spelling variants and contractions as changes too.")
@click.option("--by", metavar="NAME", help="Who says the quotes for which the draft does not tell.")
@click.option("--speaker", metavar="NAME", help="Whose statements the sources without speaker labels are.")
@between_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "html", "md", "sarif"]),
    default="table",
    show_default=True,
    help="table: for people; json and sarif: for machines; html and md: for colleagues.",
)
@click.option("--any-language", is_flag=True, help="Check drafts that do not look English, too.")
@click.option(
    "--cache/--no-cache", default=True, show_default=True, help="Keep what was read, to be quick the next time."
)
def command(
    draft: str,
    sources: tuple[str, ...],
    more: tuple[str, ...],
    indirect: bool,
    exact: bool,
    by: str | None,
    speaker: str | None,
    between: tuple[str, str] | None,
    format_: str,
    any_language: bool,
    cache: bool,
) -> int:
    """Check each direct and mixed quote of a draft against what the sources hold.

    \b
    quoth check draft.md --against statements/ transcripts.zip article.html
    quoth check draft.md --against speech.txt --speaker "Jane Roe" --format md
    quoth check draft.md --against quoth.db
    quoth check draft.md                              (against what quoth add has kept)

    Exit codes: 0 every quote can be printed as it stands, or there is none; 1 one cannot: it is worse than trimmed, or
    the draft denies what is recorded; 2 the draft or all of the sources could not be read (an empty draft, one in
    another language), or wrong usage.
    """
    from quoth import __version__
    from quoth.check import check_draft
    from quoth.check.draft import keep_reading, read_draft
    from quoth.check.report import check_to_html, check_to_json, check_to_markdown, check_to_sarif
    from quoth.check.sources import load_sources
    from quoth.cli import show
    from quoth.cli.show_check import show_check
    from quoth.data import Rejection
    from quoth.ingest.language import ANY, LANGUAGES
    from quoth.reading import Reader
    from quoth.settings import read_settings

    if draft == "-" and "-" in (*sources, *more):
        raise click.UsageError("standard input can be the draft or a source, not both; name a file for one of them")
    settings = read_settings()
    folder = Path(settings.cache) if cache and settings.cache else None
    given, markdown = read_draft(draft)
    paths = [*sources, *more] or _kept(settings.store)
    reader, network = Reader(settings.setting, languages=ANY), _network(settings.setting)
    corpus, refused = load_sources(paths, speaker=speaker, cache=folder, read=reader, reader=network)
    for rejection in refused:
        show.show_rejection(rejection)
    languages = ANY if any_language else LANGUAGES
    read = keep_reading(replace(reader, languages=languages), folder, f"{network} {languages}")
    check = check_draft(
        given, corpus, read=read, name=draft, markdown=markdown, indirect=indirect, by=by, between=between, exact=exact
    )
    for one in check.left_out if format_ != "table" else ():
        show.show_rejection(Rejection(one.article, "itself", one.reason))
    if format_ == "table":
        show_check(check, show.console())
    else:
        write = {
            "json": lambda: json.dumps(check_to_json(check), ensure_ascii=False, indent=2),
            "html": lambda: check_to_html(check), "md": lambda: check_to_markdown(check),
            "sarif": lambda: check_to_sarif(check, __version__),
        }  # fmt: skip
        show.write_line(write[format_]().rstrip("\n"))
    sys.stdout.flush()
    return 0 if check.fine else 1


def _kept(store: str) -> list[str]:
    """The store of the settings, if there is one."""
    from quoth.store import is_store

    if not is_store(store):
        raise click.UsageError("nothing to check against: give --against PATH, or keep sources with quoth add")
    return [store]


def _network(setting: str) -> str:
    """What tells one network from another."""
    from quoth.extraction.cards import find_card

    card = find_card(setting)
    return " ".join([card.name, *(card.sha256[name] for name in sorted(card.sha256))])

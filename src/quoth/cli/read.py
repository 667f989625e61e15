"""quoth read: who said what in pages, texts, addresses or standard input."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quoth.cli.options import NamedPath, Share
from quoth.cli.reading import make_reader, register_options, setting_option

if TYPE_CHECKING:
    from quoth.data import Network, Record, Rejection


@click.command("read", short_help="Read reports and print who said what.")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|URL|-...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["pretty", "json", "jsonl", "html"]),
    default="pretty",
    show_default=True,
    help="pretty: for people; json, jsonl: records (docs/records.md); html: one page with the quotes marked.",
)
@setting_option
@click.option(
    "--sure",
    type=Share(),
    default=0.0,
    metavar="P",
    help="Leave out quotes that are less likely right than this (0 to 1): fewer finds, fewer false ones "
    "(docs/evaluation.md has both).",
)
@register_options
@click.option("--recursive", "-r", is_flag=True, help="Walk directories.")
@click.option("--any-language", is_flag=True, help="Read texts that do not look English, too.")
@click.option(
    "--refused",
    type=NamedPath(dir_okay=False, path_type=Path),
    help="Write what was refused, and why, to this file (JSONL).",
)
def command(
    inputs: tuple[str, ...],
    format_: str,
    setting: Network,
    sure: float,
    people: Path | None,
    judgements: Path,
    recursive: bool,
    any_language: bool,
    refused: Path | None,
) -> int:
    """Read reports and print who said what.

    Plain text, HTML, Word and OpenDocument, e-mail (.eml), JSONL or CSV (an article a line or row, at least "text"),
    captions (.vtt, .srt), JSON that Whisper, Amazon Transcribe and others write of speech, WARC, feeds, and archives of
    these (zip, tar), gzipped or not; files, addresses, or - for standard input.

    \b
    quoth read report.txt
    quoth read https://example.org/news/report --format html > report.html
    quoth read --sure 0.7 report.txt     only what it is at least 70% sure of
    zcat articles.jsonl.gz | quoth read - --format jsonl > records.jsonl

    Exit codes: 0 all was read; 1 something was refused (one line each on standard error; the rest was read);
    2 wrong usage or a broken installation; 130 interrupted.
    """
    from quoth.cli import show
    from quoth.cli.options import refuse_overwriting
    from quoth.data import Rejection
    from quoth.doubt import leave_doubtful
    from quoth.export.jsonl import record_to_json, record_to_line
    from quoth.ingest import ReadOptions
    from quoth.reading import read_source
    from quoth.settings import read_settings

    if refused:
        read_too = (people, read_settings().people, judgements)
        refuse_overwriting(refused, "--refused", [*inputs, *read_too], walked=recursive)
        _check_writable(refused)
    read = make_reader(setting, people, judgements, any_language=any_language)
    options = ReadOptions(recursive=recursive, note=lambda id_, line: show.say(f"quoth: {id_}: {line}", error=True))
    out = show.console()
    kept: list[Record] = []
    left_out: list[int] = []  # quotes of each that are less sure than asked for
    rejections: list[Rejection] = []
    with show.progress(inputs) as tracked:
        for source in tracked:
            for got in read_source(source, read, options=options):
                if isinstance(got, Rejection):
                    show.show_rejection(got)
                    rejections.append(got)
                    continue
                found = len(got.quotes)
                got = leave_doubtful(got, sure)
                hidden = found - len(got.quotes)
                if format_ == "jsonl":
                    show.write_line(record_to_line(got).rstrip("\n"))
                elif format_ == "pretty":
                    show.show_record(got, out, hidden)
                else:
                    kept.append(got)
                    left_out.append(hidden)
    if format_ == "json":
        values = [record_to_json(r) for r in kept]
        show.write_line(json.dumps(values[0] if len(values) == 1 else values, ensure_ascii=False, indent=2))
    elif format_ == "html" and kept:
        from quoth.export.page import render_page

        show.write_line(render_page(kept, left_out))
    if refused:
        _write_refused(refused, rejections)
    sys.stdout.flush()
    return 1 if rejections else 0


def _check_writable(path: Path) -> None:
    """Raise InputError when a file cannot be written, before any work is done for it."""
    from quoth.cli.options import unwritable

    try:
        path.open("a", encoding="utf-8").close()
    except OSError as error:
        raise unwritable(path, error) from error


def _write_refused(path: Path, rejections: list[Rejection]) -> None:
    """The list of what was refused; raises InputError where it cannot be written."""
    from quoth.cli.options import unwritable

    lines = (json.dumps({"id": r.id, "code": r.code, "message": r.message}, ensure_ascii=False) for r in rejections)
    try:
        # half a character, as in a file name that is not UTF-8, becomes the escape that JSON has for it
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise unwritable(path, error) from error

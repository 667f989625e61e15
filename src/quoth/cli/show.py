"""Every byte printed for a person goes through here: colours in a terminal, plain text when piped.

What a text or a file's name holds is printed through ``plain`` or ``one_line``, or it could drive the terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unicodedata import category

import click

from quoth.data import Quote, QuoteKind, Record, Rejection, Speaker
from quoth.text import cut, cut_pieces

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

_KIND_STYLE = {"direct": "green", "mixed": "yellow", "indirect": "cyan"}


def console(*, error: bool = False) -> Console:
    """A console for standard output or error; piped output is neither coloured nor wrapped."""
    from rich.console import Console

    class Plain(Console):
        def on_broken_pipe(self) -> None:
            raise  # to the group, which says 0: whoever read has seen enough

    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() else 10_000
    return Plain(file=stream, width=width, highlight=False, soft_wrap=not stream.isatty(), markup=False)


def show_record(record: Record, out: Console, hidden: int = 0) -> None:
    """The title, else the headline, then each quote in reading order: who, how, which kind, where, and the words.

    ``hidden``: how many more quotes there were, less sure than asked for.
    """
    from rich.text import Text

    article = record.article
    head = article.title or next((article.text[slice(*b.span)] for b in article.blocks if b.role == "headline"), None)
    out.print(Text(one_line(head or article.id), style="bold"))
    facts = [article.outlet, ", ".join(article.byline) or None, article.published, article.url]
    if any(facts):
        out.print(Text(" · ".join(one_line(f) for f in facts if f), style="dim"))
    if not record.quotes:
        none = f"No quote is as sure as that; {hidden} less sure left out." if hidden else ""
        out.print(f"\n{none or 'Nobody is quoted in this text.'}\n")
        return
    speakers = {s.id: s for s in record.speakers}
    for quote in record.quotes:
        _show_quote(record, quote, speakers.get(quote.speaker or ""), out)
    out.print()
    out.print(Text(_summary(record) + (f"; {hidden} less sure left out" if hidden else ""), style="dim"))


def _show_quote(record: Record, quote: Quote, speaker: Speaker | None, out: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    text = record.article.text
    who = speaker.name if speaker else None
    source = one_line(cut(text, quote.source))
    line = Text("\n")
    line.append(f"{quote.id:>4}  ", style="dim")
    line.append(one_line(who) if who else f"? ({source})" if source else "?", style="bold" if who else "bold red")
    if who and source and source.lower() != who.lower():
        line.append(f" ({source})", style="dim")
    if speaker and speaker.person:
        line.append(f" [{one_line(speaker.person)}]", style="dim")
    line.append(" · " + (one_line(cut(text, quote.cue)) or "no cue"), style="magenta")
    line.append(" · " + quote.kind, style=_KIND_STYLE[quote.kind])
    if quote.polarity != "affirmed":
        line.append(" · " + quote.polarity, style="red")
    if quote.parent:
        line.append(f" · inside {quote.parent}", style="dim")
    places = ", ".join(f"{s}–{e}" for s, e in quote.content)
    line.append(f" · at {places} · {quote.confidence.quote:.2f}", style="dim")
    out.print(line)
    shown = as_quoted(cut_pieces(text, quote.content), quote.kind)
    out.print(Padding(Text(shown), (0, 0, 0, 6), expand=False) if out.is_terminal else Text("      " + shown))


def _summary(record: Record) -> str:
    settled = sum(q.speaker is not None for q in record.quotes)
    kinds = [f"{sum(q.kind == k for q in record.quotes)} {k}" for k in ("direct", "mixed", "indirect")]
    debris = sum(b.role == "debris" for b in record.article.blocks)
    more = f"; {debris} line{'' if debris == 1 else 's'} of debris left unread" if debris else ""
    count = f"{len(record.quotes)} quote{'' if len(record.quotes) == 1 else 's'}"
    return f"{count} ({', '.join(kinds)}), speaker settled for {settled}{more}"


def plain(text: str) -> str:
    """On one line, without characters that could drive a terminal or turn text around; its blanks are kept."""
    return "".join(c if c.isprintable() else "" if category(c) == "Cf" else " " for c in text)


def one_line(text: str) -> str:
    """The same with one blank between words."""
    return plain(" ".join(text.split()))


def as_quoted(words: str, kind: QuoteKind) -> str:
    """A quote's words on one line, in quotation marks where all of them were said."""
    return f"“{one_line(words)}”" if kind == "direct" else one_line(words)


def say(line: str = "", *, error: bool = False) -> None:
    """A line of plain text, or an empty one, on standard output or error."""
    click.echo(plain(line), err=error)


def say_nothing_fits(out: Path | None) -> None:
    """On standard error, that nothing fits, and what that means for the file that was to be written."""
    left = "" if out is None else f": {out} {'is left as it was' if out.exists() else 'is not written'}"
    say(f"nothing fits{left}", error=True)


def say_in_place(line: str) -> None:
    """On standard error, a terminal, in place of the line before."""
    click.echo(f"\r{plain(line)}\x1b[K", err=True, nl=False)


def show_rejection(rejection: Rejection) -> None:
    """One line on standard error."""
    say(f"quoth: {one_line(rejection.id)}: {one_line(rejection.message)} [{rejection.code}]", error=True)


def write_line(line: str) -> None:
    """One line of a machine format on standard output, as UTF-8 whatever the locale."""
    sys.stdout.buffer.write(line.encode("utf-8", "surrogatepass" if "\\ud" in line else "replace") + b"\n")


@contextmanager
def progress(inputs: Sequence[str]) -> Iterator[Any]:
    """Iterate over inputs with a bar on standard error when there are several and somebody looks."""
    if len(inputs) < 2 or not sys.stderr.isatty():
        yield inputs
        return
    from rich.progress import Progress

    with Progress(console=console(error=True), transient=True) as bar:
        yield bar.track(inputs, description="reading")

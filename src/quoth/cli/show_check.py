"""A check, a verdict or a family for a person: a table in a terminal, plain lines when piped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from quoth.check.recorded import whole_record
from quoth.check.report import actual_marked, claimed_marked, line_of, notes, summary, told, where, who
from quoth.cli.show import one_line
from quoth.data import Edit, Evidence, Verdict

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from quoth.check import Check, CheckedQuote

_STYLES = {
    "verbatim": "green", "trimmed": "green", "altered": "red", "spliced": "red", "reported": "yellow",
    "misattributed": "bold red", "not found": "bold red",
}  # fmt: skip

_NARROW = 72  # columns, below which a table has no room
_WIDEST = len("meaning changed")  # no verdict is broken within a word


def show_check(check: Check, out: Console) -> None:
    """Every quote of a draft with its verdict, the claimed and the actual words, speaker, source, date and place."""
    from rich.table import Table
    from rich.text import Text

    if not check.quotes:
        out.print(f"No quotes to check in {one_line(check.name)}.")
        _show_notes(check, out)
        return
    if not out.is_terminal or out.width < _NARROW:
        _show_plain(check, out)
        return
    table = Table(show_lines=True, expand=True)
    table.add_column("line", justify="right")
    table.add_column("verdict", width=_WIDEST)
    for title, ratio in (("claimed", 5), ("said", 5), ("speaker", 2), ("source, date, where, why", 4)):
        table.add_column(title, ratio=ratio, overflow="fold")
    for quote in check.quotes:
        verdict = quote.verdict
        best = verdict.evidence[0] if verdict.evidence else None
        name = Text(told(quote, "\n"), style=_style(quote))
        if verdict.meaning_changed:
            name.append("\nmeaning changed", style="bold red")
        claimed = _marked(claimed_marked, quote.edits, " … ".join(quote.pieces))
        said = _marked(actual_marked, quote.recorded, "")
        source = Text(f"{_source(best)}\n" if best else "")
        source.append(one_line(verdict.reason), style="italic" if best else "")
        line, _ = line_of(check.text, quote.span[0])
        table.add_row(str(line), name, claimed, said, one_line(who(quote.speaker, best)), source)
    out.print(table)
    _show_notes(check, out)
    out.print(summary(check))


def _show_plain(check: Check, out: Console) -> None:
    """One block for each quote: for pipes, logs and narrow terminals, where a table's columns would be in the way."""
    from rich.text import Text

    for quote in check.quotes:
        verdict = quote.verdict
        best = verdict.evidence[0] if verdict.evidence else None
        changed = " (meaning changed)" if verdict.meaning_changed else ""
        head = Text(f"line {line_of(check.text, quote.span[0])[0]}\t")
        head.append(told(quote) + changed, style=_style(quote))
        out.print(head.append(f"\t{one_line(who(quote.speaker, best))}\t{_source(best) if best else ''}"))
        out.print(f"  claimed\t{_plain(claimed_marked, quote.edits) or one_line(' … '.join(quote.pieces))}")
        if best is not None:
            out.print(f"  said\t{_plain(actual_marked, quote.recorded)}")
        out.print(f"  because\t{one_line(verdict.reason)}")
    _show_notes(check, out)
    out.print(summary(check))


def _show_notes(check: Check, out: Console) -> None:
    """What in quotation marks was not compared with anything."""
    for note in notes(check):
        out.print(one_line(note), markup=False, highlight=False)


def show_verdict(verdict: Verdict, out: Console) -> None:
    """One claim's verdict and all its evidence, each with the sentence that the words stand in."""
    from rich.text import Text

    out.print(Text(verdict.name, style=_STYLES[verdict.name]), end="")
    out.print(f"{' (meaning changed)' if verdict.meaning_changed else ''}: {one_line(verdict.reason)}")
    for n, evidence in enumerate(verdict.evidence):
        out.print(f"\n  {evidence.speaker or '?'} · {_source(evidence)} · {round(100 * evidence.score)}% of the words")
        out.print(f"  claimed  {_plain(claimed_marked, evidence.edits)}")
        out.print(f"  said     {_plain(actual_marked, whole_record(evidence))}")
        if n and evidence.reason:
            out.print(f"  because  {one_line(evidence.reason)}")
    texts = f"{verdict.searched:,} text{'' if verdict.searched == 1 else 's'}"
    out.print(f"\n{texts} searched")


def _style(quote: CheckedQuote) -> str:
    """The verdict's colour; red where it looks well and cannot be printed."""
    style = _STYLES[quote.verdict.name]
    return style if quote.fine or style != "green" else "red"


def _source(evidence: Evidence) -> str:
    parts = [evidence.title or evidence.article, evidence.outlet, (evidence.published or "")[:10], where(evidence)]
    return one_line(", ".join(part for part in parts if part))


Marked = Callable[..., str]


def _plain(words: Marked, edits: Sequence[Edit]) -> str:
    marks = {"keep": "{}", "add": "[+{}+]", "drop": "[-{}-]"}
    return one_line(words(edits, lambda op, text: marks[op].format(text)))


def _marked(words: Marked, edits: Sequence[Edit], otherwise: str) -> Text:
    from rich.text import Text

    out = Text()
    if not edits:
        return Text(one_line(otherwise))
    styles = {"keep": "", "add": "bold red underline", "drop": "bold green strike"}  # seen without colours too
    words(edits, lambda op, text: str(out.append(one_line(text) + " ", style=styles[op])))
    return out

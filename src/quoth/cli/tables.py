"""Hits, counts and summaries of a store, laid out for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quoth.cli.show import console, plain
from quoth.data import Spans, StoredQuote
from quoth.store.base import AuditRow, Kept, Outcome, Passage

if TYPE_CHECKING:
    from rich.text import Text

    from quoth.audit import Total
    from quoth.search import Page

_AROUND = 160  # characters of a paragraph shown on both sides of what was asked for
_ORDER: tuple[Outcome, ...] = ("added", "updated", "unchanged", "refused")


def show_page(page: Page, said: Sequence[tuple[Passage, Spans]] = ()) -> None:
    """Hits of a search: the words with what was asked for marked, then who, where and when; ``said``: the same of
    transcripts and statements.
    """
    from rich.text import Text

    out = console()
    for hit in page.hits:
        quote = hit.quote
        out.print(_marked(hit.quote.words, hit.marks, quoted=hit.quote.kind == "direct"))
        out.print(_facts(quote))
        note = f" · {hit.score:.0%} alike" if hit.how == "similar" else ""
        out.print(Text(f"  {plain(quote.key)} · {quote.kind}{note}\n", style="dim"))
    if page.more:
        out.print(Text(f"More: --page {page.number + 1}", style="dim"))
    elif not page.hits and not said:
        out.print("Nothing found." if page.number == 1 else "No more.")
    for passage, marks in said:
        out.print(_marked(*_excerpt(passage.words, marks), quoted=False))
        out.print(_facts(passage))
        out.print(Text(f"  {plain(passage.article)} · {passage.kind}\n", style="dim"))


def _facts(found: StoredQuote | Passage) -> Text:
    """Who said it, where and when."""
    from rich.text import Text

    facts = [found.speaker or "speaker unsettled", found.outlet, (found.published or "")[:10], found.title]
    return Text("  — " + " · ".join(plain(fact) for fact in facts if fact))


def _excerpt(words: str, marks: Spans) -> tuple[str, Spans]:
    """The words around the first mark, and the marks in them."""
    start = max(0, marks[0][0] - _AROUND)
    start = words.rfind(" ", 0, start) + 1 if start else 0
    end = words.find(" ", min(len(words), marks[0][1] + _AROUND))
    end = len(words) if end < 0 else end
    lead, tail = "… " if start else "", " …" if end < len(words) else ""
    moved = tuple((s - start + len(lead), e - start + len(lead)) for s, e in marks if start <= s and e <= end)
    return f"{lead}{words[start:end]}{tail}", moved


def _marked(words: str, spans: Spans, *, quoted: bool) -> Text:
    from rich.text import Text

    at = 0
    shown = Text()
    marks = ("“", "”") if quoted else ("", "")
    shown.append(marks[0])
    for start, end in spans:
        shown.append(plain(words[at:start]))
        shown.append(plain(words[start:end]), style="bold yellow")
        at = end
    shown.append(plain(words[at:]))
    shown.append(marks[1])
    return shown


_COPIES = 5
"""Articles named of which the text is kept already; an archive may hold thousands."""
_TWICE = " already, of the same outlet or of none: their quotes are counted twice"


def show_kept(kept: Iterable[Kept]) -> int:
    """A summary of what was added, updated, unchanged and refused and why; returns how many were refused.

    It is shown too when adding breaks off, of what was kept until then.
    """
    counts: Counter[Outcome] = Counter()
    quotes = copies = undated = 0
    example = ""
    reasons = console(error=True)
    until = " when it broke off"
    try:
        for one in _tracked(kept):
            counts[one.outcome] += 1
            quotes += one.quotes if one.outcome in ("added", "updated") else 0
            if one.outcome == "refused":
                reasons.print(f"quoth: {plain(one.id)}: {plain(one.reason)}")
            copies += bool(one.copy_of)
            if one.copy_of and copies <= _COPIES:
                reasons.print(f"quoth: {plain(one.id)}: the same text is kept as {plain(one.copy_of)}{_TWICE}")
            undated += bool(one.undated)
            example = example or (one.undated and f"{one.undated} ({one.id})")
        until = ""
    finally:
        if copies > _COPIES:
            reasons.print(f"quoth: {copies - _COPIES:,} more texts are kept under another id{_TWICE}")
        if undated:
            reasons.print(f"quoth: {tell_undated(undated, example)}")
        parts = [f"{counts[outcome]:,} {outcome}" for outcome in _ORDER if counts[outcome]]
        if parts or not until:
            console().print(f"{', '.join(parts) or 'nothing to add'} ({quotes:,} quotes){until}")
    return counts["refused"]


def tell_undated(count: int, example: str) -> str:
    """That dates of articles cannot be read, with one of them, and what that means."""
    told = f"{count:,} article{' has a date' if count == 1 else 's have dates'} that cannot be read: {plain(example)}"
    return f"{told}{'' if count == 1 else ', …'}; no day finds or counts such quotes; write dates as 2024-05-01"


def _tracked(kept: Iterable[Kept]) -> Iterable[Kept]:
    err = console(error=True)
    if not err.is_terminal:
        yield from kept
        return
    with err.status("reading …") as status:
        for count, one in enumerate(kept, start=1):
            yield one
            status.update(f"{count:,} articles · {plain(one.id)[-60:]}")


def show_audit(rows: Sequence[AuditRow], by: str, total: Total, left_out: int = 0, *, narrowed: bool = False) -> None:
    """Counts by group as a table, and below it all that fit, shown or not.

    ``left_out``: groups that are not shown; ``narrowed``: others may not fit.
    """
    from rich.table import Table

    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column(by)
    for name in ("quotes", "words", "named", "unnamed", "unsettled", "outlets", "first", "last"):
        table.add_column(name, justify="right")
    for row in rows:
        numbers = (row.quotes, row.words, row.named, row.unnamed, row.unsettled, row.outlets)
        group = plain(row.group) if row.group else "(unsettled)" if by in ("speaker", "person") else "(not stated)"
        group += f" [{plain(row.person)}]" if row.person else ""
        table.add_row(group, *(f"{number:,}" for number in numbers), row.first or "", row.last or "")
    console().print(table if rows else "No quote fits." if narrowed else "Nobody is quoted here yet.")
    if left_out:
        console().print(f"\n{left_out:,} more groups: --limit shows more, --format csv writes all")
    if rows:
        console().print(f"\n{total}")

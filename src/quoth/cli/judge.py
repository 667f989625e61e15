"""quoth judge: record that two speakers are, or are not, the same person."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from quoth.cli.options import NamedPath
from quoth.cli.reading import JUDGEMENTS


@click.command("judge", short_help="Record that two speakers are, or are not, the same person.")
@click.argument("left", required=False)
@click.argument("verdict", required=False, type=click.Choice(["same", "not-same", "unsure"]))
@click.argument("right", required=False)
@click.option(
    "--file",
    "path",
    type=NamedPath(dir_okay=False, path_type=Path),
    default=JUDGEMENTS,
    show_default=True,
    help="The list of judgements; only ever added to.",
)
@click.option("--by", default="", help="Who decides.")
@click.option("--note", default="", help="Why.")
def command(left: str | None, verdict: str | None, right: str | None, path: Path, by: str, note: str) -> int:
    """Record that two speakers are, or are not, the same person; without arguments, show what follows from the list.

    \b
    quoth judge Q42 same "Douglas Adams" --by ada
    quoth judge "Bill Clinton" not-same "Hillary Clinton"
    quoth judge

    A later judgement about the same two takes the place of an earlier one; nothing is ever deleted.

    The list is a file beside your work and no part of a store.  It decides whom a speaker is linked to when reports are
    read (read, explain, add): with a register (--people) whom of it a name means, and which names that it lacks are
    one person's.  What a store holds already is linked when it is read again, and then counted by person:

    \b
    quoth judge Whitcombe same "Susan Whitcombe"
    quoth add reports/ --again
    quoth audit --per person

    A line of the list that is no judgement is told by its number and passed over; the others hold.

    Exit codes: 0 done; 1 the list contradicts itself, or a line of it is no judgement; 2 wrong usage or an unreadable
    list.
    """
    from quoth.cli.options import unwritable
    from quoth.cli.show import say
    from quoth.speakers.known.judgements import SamePerson, decide, read_judgements, to_line, unfit

    read, refused = read_judgements(path) if path.exists() else ((), ())
    judgements = list(read)
    for why in refused:
        say(f"quoth: {why}", error=True)
    if left is not None:
        if verdict is None or right is None:
            raise click.UsageError("give two speakers and a verdict between them:  quoth judge A same B")
        if why := unfit(left, right):
            raise click.UsageError(f"{why}; give two:  quoth judge A same B")
        left, right = left.strip(), right.strip()
        meant = "not the same" if verdict == "not-same" else "same" if verdict == "same" else "unsure"
        now = datetime.now(UTC).isoformat(timespec="seconds")
        judgements.append(SamePerson(left, right, meant, by, now, note))  # type: ignore[arg-type]
        try:
            joins = path.exists() and path.read_bytes()[-1:] not in (b"", b"\n")
            with path.open("a", encoding="utf-8", errors="backslashreplace") as out:
                out.write("\n" * joins + to_line(judgements[-1]) + "\n")
        except OSError as error:
            raise unwritable(path, error) from error
    decided = decide(judgements)
    clusters: dict[str, list[str]] = {}
    for ident, first in decided.canonical.items():
        clusters.setdefault(first, []).append(ident)
    for first, members in sorted(clusters.items()):
        if len(members) > 1:
            say(f"{first} = " + " = ".join(m for m in members if m != first))
    for a, b in sorted(decided.apart):
        say(f"{a} ≠ {b}")
    for a, b in decided.contradictions:
        say(f"contradiction: {a} ≠ {b}, yet others make them the same")
    return 1 if decided.contradictions or refused else 0

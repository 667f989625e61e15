"""A family of quotes for a person, and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from quoth.cli.show import as_quoted, one_line
from quoth.data import Edit, Family, FamilyMember, relation_shown
from quoth.families.group import SAME_WORDS

if TYPE_CHECKING:
    from rich.console import Console

_MARKS = {"keep": "{claimed}", "drop": "[-{actual}-]", "add": "[+{claimed}+]", "change": "[-{actual}-] [+{claimed}+]"}


def show_family(family: Family, out: Console) -> None:
    """The fullest version, then each printing in order of time with what it left out or changed."""
    from rich.text import Text

    first = family.members[0].quote
    out.print(Text(as_quoted(family.fullest.words, family.fullest.kind), style="bold"))
    out.print(f"  {family.id} · {one_line(family.fullest.speaker or '?')} · first seen {_printed(first)}")
    for member in family.members:
        out.print(f"  {relation_shown(member, family.fullest):<10} {_printed(member.quote)}{_told(member)}")
    out.print()


def _printed(quote: Any) -> str:
    return one_line(" · ".join(part for part in ((quote.published or "")[:10], quote.outlet, quote.key) if part))


def _told(member: FamilyMember) -> str:
    if member.relation == "identical":
        return "" if member.reason in ("", SAME_WORDS) else f"\n             {one_line(member.reason)}"
    return f"\n             {one_line(marked(member.edits))}\n             {one_line(member.reason)}"


def marked(edits: tuple[Edit, ...]) -> str:
    """The version's words with what was left out and put in marked."""
    return " ".join(_MARKS[edit.op].format(actual=edit.actual, claimed=edit.claimed) for edit in edits)


def family_to_json(family: Family) -> dict[str, Any]:
    """The family as a JSON object."""
    return {
        "id": family.id,
        "fullest": asdict(family.fullest),
        "members": [
            {
                "quote": asdict(m.quote),
                "relation": m.relation,
                "reason": m.reason,
                "edits": [asdict(e) for e in m.edits],
            }
            for m in family.members
        ],
    }

"""What is known of the quotes of an article before the sweep through it, laid out for look-up by position."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quoth.data import Quote, Span
from quoth.speakers.mentions import NameMention


@dataclass(slots=True)
class Setting:
    """What is known of the quotes before the sweep, laid out for look-up by position."""

    content: list[tuple[Span, int]]  # (span, quote index), sorted
    direct: list[bool]  # per quote
    source_starts: Mapping[int, int]  # start of a source's head -> quote index
    speakers: dict[int, int]  # quote index -> entity, where the source is a name
    anchors: list[int]  # per quote, first position
    names_in: list[set[int]]  # per quote, entities named in its content
    starts: list[int] = field(default_factory=list)


def settings(
    quotes: Sequence[Quote], heads: Mapping[int, Span], speakers: Mapping[int, int], names: Sequence[NameMention]
) -> Setting:
    """Lay out the quotes; ``heads`` gives the head span of each quote's source, ``speakers`` the ones already known."""
    content = sorted((s, i) for i, q in enumerate(quotes) for s in q.content)
    starts = [m.span[0] for m in names]
    named: list[set[int]] = []
    for q in quotes:
        inside: set[int] = set()
        for s, e in q.content:
            k = bisect_right(starts, s - 1)
            while k < len(names) and starts[k] < e:
                inside.add(names[k].entity)
                k += 1
        named.append(inside)
    anchors = [
        min(s for s, _ in (*q.content, *q.source, *q.cue)) if q.content or q.source or q.cue else 0 for q in quotes
    ]
    return Setting(
        content,
        [q.kind == "direct" for q in quotes],
        {span[0]: i for i, span in heads.items()},
        dict(speakers),
        anchors,
        named,
        [s for (s, _), _ in content],
    )

"""What is known of the quotes of an article before the sweep through it, laid out for look-up by position."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quoth.asking import YOU, asks_aloud
from quoth.data import Quote, Span
from quoth.speakers.mentions import NameMention
from quoth.text import cut

_ASKED = re.compile(r"(?:asked|asks|demanded|wondered|inquired|accused|accuses|challenged|urged|pressed)\b")
_PARTED = re.compile(r"(?: (?:(?:[Mm]r|[Mm]s|[Mm]rs)\.? )?[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2})?[\s.,“”\"‘’'«»]*")
"""What stands between a quote and the next: nothing, or whom its speaker told."""
_REPLIED = re.compile(r"(?:replied|replies|answered|answers|respond(?:ed|s)|retort(?:ed|s)|sho(?:t|ots) back)\b")
_NEAR = 600  # characters between a question and its reply


@dataclass(slots=True)
class Setting:
    """What is known of the quotes before the sweep, laid out for look-up by position."""

    content: list[tuple[Span, int]]  # (span, quote index), sorted
    direct: list[bool]  # per quote
    source_starts: Mapping[int, int]  # start of a source's head -> quote index
    heads: Mapping[int, Span]  # quote index -> its source's head
    speakers: dict[int, int]  # quote index -> entity, where the source is a name
    anchors: list[int]  # per quote, first position
    names_in: list[set[int]]  # per quote, entities named in its content
    starts: list[int] = field(default_factory=list)
    replies_to: Mapping[int, int] = field(default_factory=dict)  # a reply -> the question or charge right before it
    sources: list[int] = field(default_factory=list)  # where the heads of sources begin, in order

    def asked_between(self, start: int, end: int) -> bool:
        """Whether somebody else's source stands between a source at ``start`` and the quote at ``end``."""
        k = bisect_right(self.sources, start)
        return k < len(self.sources) and self.sources[k] < end


def settings(
    text: str,
    quotes: Sequence[Quote],
    heads: Mapping[int, Span],
    speakers: Mapping[int, int],
    names: Sequence[NameMention],
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
        heads,
        dict(speakers),
        anchors,
        named,
        [s for (s, _), _ in content],
        _replies(text, quotes, anchors, speakers),
        sorted(span[0] for span in heads.values()),
    )


def _replies(text: str, quotes: Sequence[Quote], anchors: Sequence[int], speakers: Mapping[int, int]) -> dict[int, int]:
    """The quotes whose cue replies, each with the question or charge right before it, or with what was said before it
    and nothing since (“You signed it,” Roe said. “I did,” he answered): two people speak.
    """
    order = sorted(range(len(quotes)), key=lambda i: anchors[i])
    said = {i: cut(text, quotes[i].cue).lower() for i in order}
    out: dict[int, int] = {}
    for a, b in itertools.pairwise(order):
        if anchors[b] - anchors[a] >= _NEAR:
            continue
        if _REPLIED.match(said[b]) or _is_put_to(text, quotes[a], quotes[b]):
            if _ASKED.match(said[a]) or _follows(text, quotes[a], anchors[b]):
                out[b] = a
        elif a in out and _follows(text, quotes[a], anchors[b]):
            if _ASKED.match(said[b]):
                out[b] = a  # “I did,” Roe answered. “Why?” she asked.
            elif speakers.get(a, -1) != speakers.get(out[a], -2) and "\n" not in text[anchors[a] : anchors[b]]:
                out[b] = out[a]  # the clerk replied that it was lost. “Nobody told us,” he said.
    return out


def _is_put_to(text: str, question: Quote, answer: Quote) -> bool:
    """Whether "you" is asked aloud and a quotation opens the next paragraph: “Did you?” he asked. ¶ “No,” she said."""
    if not asks_aloud(text, question) or not answer.content or answer.kind != "direct":
        return False
    start = answer.content[0][0]
    opens = text[max(0, start - 3) : start].rstrip("“\"‘'") in ("\n\n", "\n")
    return opens and YOU.search(cut(text, question.content)) is not None


def _follows(text: str, quote: Quote, start: int) -> bool:
    """Whether nothing but marks and blanks stands between a quote with a source and what starts there."""
    if not (quote.content and quote.source and quote.cue):
        return False
    end = max(e for _, e in (*quote.content, *quote.source, *quote.cue))
    return _PARTED.fullmatch(text, end, start) is not None

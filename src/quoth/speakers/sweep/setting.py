"""What is known of the quotes of an article before the sweep through it, laid out for look-up by position."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quoth.asking import OWN, REPLIES, YOU, asks_aloud
from quoth.data import Quote, Span
from quoth.speakers.names.mention import NameMention
from quoth.speakers.sweep.exchange import Asking, askings, replies
from quoth.text import cut

_ASKED = re.compile(r"(?:asked|asks|demanded|wondered|inquired|accused|accuses|challenged|urged|pressed)\b")
_PARTED = re.compile(r"(?: (?:(?:[Mm]r|[Mm]s|[Mm]rs)\.? )?[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2})?[\s.,“”\"‘’'«»]*")
"""What stands between a quote and the next: nothing, or whom its speaker told."""
_RELATIVE = ("who", "which", "that")
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
    sources: list[int] = field(default_factory=list)  # where the heads of sources begin but for who, in order
    asks: Mapping[int, Asking] = field(default_factory=dict)
    answers: frozenset[int] = frozenset()  # the quotes whose cue replies

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
        sorted(span[0] for span in heads.values() if text[slice(*span)].lower() not in _RELATIVE),
        askings(text, quotes),
        replies(text, quotes),
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
        if _is_answered(text, quotes[a], quotes[b]):
            out[b] = a  # Roe asked Hale why. “I forgot,” he said.
        elif REPLIES.match(said[b]) or _is_put_to(text, quotes[a], quotes[b]):
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
    return (
        _OPENS.search(text, max(0, start - 16), start) is not None
        and YOU.search(cut(text, question.content)) is not None
    )


_OPENS = re.compile(r"[\r\n\u2028\u2029][ \t]*[“\"‘']*\Z")
_PUT = re.compile(r"(?:has |had |was )?(?:then |later |also )?(?:asked|asks|pressed|quizzed)\Z", re.I)
_HEARER = re.compile(r" (?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Prof)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}(?: directly)? ")
_WHETHER = re.compile(r"(?:whether|if|why|how|what|when|where|who|which|about)\b")
_WHAT_SHE_DID = re.compile(
    r"(?:why|how|what|when|where|who|which)\b[^.?]{0,60}? (?:he|she) (?:had(?! been)|did|thought|felt)\b"
)
_HE_OR_SHE = re.compile(r"(?<![\w’'-])(?:he|she)(?![\w-])")


def _is_answered(text: str, question: Quote, answer: Quote) -> bool:
    """Whether a question told in the report's words is put to somebody, and what follows answers it.

    "Roe asked Hale why she had left. “I was tired,” she said", "The judge asked what she had done. “I ran,” she said":
    it says of whom it asks, and the answer is no question itself.  A told answer stands right behind: "Roe asked Hale
    whether she had left. She said that she had".
    """
    if not (question.source and question.cue and question.content and answer.source and answer.content):
        return False
    start, end = question.content[0][0], question.content[-1][1]
    if question.kind == "direct" or not _PUT.match(cut(text, question.cue)):
        return False
    words, said = text[start:end], cut(text, answer.content)
    if not _WHETHER.match(words) or said.rstrip(" ”’\"'").endswith("?"):
        return False
    asked, who = set(_HE_OR_SHE.findall(words)), cut(text, answer.source).lower()
    if who in ("he", "she") and asked and who not in asked:
        return False
    hearer = _HEARER.fullmatch(text, question.cue[-1][1], start) is not None
    if answer.kind == "indirect":
        return hearer and who in asked and text[end : answer.source[0][0]].strip() == "."
    return hearer or (who in asked and _WHAT_SHE_DID.match(words) is not None and OWN.search(said) is not None)


def _follows(text: str, quote: Quote, start: int) -> bool:
    """Whether nothing but marks and blanks stands between a quote with a source and what starts there."""
    if not (quote.content and quote.source and quote.cue):
        return False
    end = max(e for _, e in (*quote.content, *quote.source, *quote.cue))
    return _PARTED.fullmatch(text, end, start) is not None

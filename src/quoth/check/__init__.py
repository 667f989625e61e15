"""A draft's quotes against sources, before publication: each with its verdict and what was really said.

draft ─ markdown off ─> text ─ read ─> quotes ─ verify, one by one ─> Check
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from quoth.corpus import Between, Corpus
from quoth.data import Quote, QuoteKind, Record, Span, Verdict
from quoth.ingest.markdown import strip_markdown
from quoth.verify import verify_quote

__all__ = ["Check", "CheckedQuote", "check_draft"]

Reader = Callable[[str], Record]

_FINE = ("verbatim", "trimmed")
_FINE_INDIRECT = ("verbatim", "trimmed", "altered", "reported")  # who reports in their own words changes words
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]|(?<!\w)[‘']([^‘’'\n]+(?:['’]\w[^‘’'\n]*)*)[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class CheckedQuote:
    """One quote of the draft and what the sources say of it."""

    id: str
    kind: QuoteKind
    span: Span  # of the draft as it stands, marks of Markdown included
    pieces: tuple[str, ...]  # the claimed words, one for each stretch inside quotation marks
    speaker: str | None  # as the draft names them; None: unsettled
    verdict: Verdict

    @property
    def fine(self) -> bool:
        """Whether it can be printed as it stands."""
        return self.verdict.name in (_FINE_INDIRECT if self.kind == "indirect" else _FINE)


@dataclass(frozen=True, slots=True)
class Check:
    """What became of a draft's quotes, in its order."""

    name: str  # of the draft
    text: str  # the draft as it stands
    quotes: tuple[CheckedQuote, ...]
    searched: int  # how many texts were searched

    @property
    def fine(self) -> bool:
        """Whether nothing is worse than trimmed."""
        return all(quote.fine for quote in self.quotes)


def check_draft(
    draft: str,
    corpus: Corpus,
    *,
    read: Reader | None = None,
    name: str = "draft",
    markdown: bool = True,
    indirect: bool = False,
    by: str | None = None,
    between: Between | None = None,
    exact: bool = False,
) -> Check:
    """Every direct and mixed quote of a draft (``indirect``: the others too), verified in turn.

    ``by`` names the speaker of the quotes for which the draft does not.  ``read`` turns text into a record.
    ``exact``: spelling variants and contractions are changes too.
    """
    if read is None:
        from quoth.pipeline import read_text

        read = read_text
    plain = strip_markdown(draft if markdown else "")
    record = read(plain.text if markdown else draft)
    names = {speaker.id: speaker.name for speaker in record.speakers if speaker.type != "unnamed"}
    checked = []
    for quote in sorted(record.quotes, key=lambda quote: quote.content[0]):
        if (quote.kind == "indirect" and not indirect) or _inside(quote, record):
            continue
        pieces = claimed_pieces(record.article.text, quote)
        speaker = names.get(quote.speaker or "") or by
        verdict = verify_quote(pieces, corpus, by=speaker, between=between, exact=exact)
        whole = (quote.content[0][0], quote.content[-1][1])
        span = plain.back(whole) if markdown else whole
        checked.append(CheckedQuote(quote.id, quote.kind, span, tuple(pieces), speaker, verdict))
    return Check(name, draft, tuple(checked), corpus.count(between=between))


def _inside(quote: Quote, record: Record) -> bool:
    """Whether a quote is wholly part of another that is checked anyway, and by the same speaker."""
    outer = next((other for other in record.quotes if other.id == quote.parent), None)
    return outer is not None and outer.kind == "direct" and outer.speaker == quote.speaker


def claimed_pieces(text: str, quote: Quote) -> list[str]:
    """The words claimed to have been said: the content, or for a mixed quote what stands in quotation marks."""
    if quote.kind == "mixed":
        pieces = []
        for s, e in quote.content:
            pieces += [m[1] or m[2] for m in _QUOTED.finditer(text, max(0, s - 1), min(len(text), e + 1))]
        if pieces:
            return pieces
    return [text[s:e] for s, e in quote.content]

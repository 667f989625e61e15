"""What became of a draft's quotes: each with its verdict, and what was not compared with anything."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quoth.check.itself import LeftOut
from quoth.check.recorded import join_parts, whole_record
from quoth.data import Edit, Evidence, Quote, QuoteKind, Span, Verdict
from quoth.families.wordlists import (
    CONDITIONS,
    DENIALS,
    DOUBTS,
    GUESSES,
    HEDGES,
    HOPES,
    PERHAPS,
    SAYINGS,
    SPEECH,
    THOUGHTS,
)
from quoth.findings import EXACT
from quoth.text import WORD

FINE = EXACT
FINE_DENIED = ("not found", "misattributed")
"""Of words that the draft says were not said."""
_FINE_INDIRECT = ("verbatim", "trimmed", "altered", "reported")  # who reports in their own words changes words
_GRAVE = ("negation", "number", "unit", "name", "quantity", "opposite")  # what even they may not change
_TOLD_BY = SAYINGS | SPEECH | THOUGHTS | HOPES | GUESSES | frozenset("felt believing hoping according".split())
_LEFT_OPEN = CONDITIONS | DOUBTS | DENIALS | {"whether"}
_POSSIBLE = PERHAPS | frozenset("might may could can able likely possible potentially".split())
_SURE = frozenset("know knows knew known sure certain convinced".split())
_EACH = frozenset("all every each".split())  # one for another


@dataclass(frozen=True, slots=True)
class CheckedQuote:
    """One quote of the draft and what the sources say of it."""

    id: str
    kind: QuoteKind
    span: Span  # of the draft as it stands, marks of Markdown included
    pieces: tuple[str, ...]  # the claimed words, one for each stretch inside quotation marks
    speaker: str | None  # as the draft names them, if only by an office ("the mayor"); None: unsettled
    verdict: Verdict
    denied: bool = False  # the draft says that it was not said
    parts: int = 1  # of the verdict's first evidence, how many stand for one fragment each

    @property
    def fine(self) -> bool:
        """Whether it can be printed as it stands."""
        name = self.verdict.name
        if self.denied:
            return name in FINE_DENIED or (name == "altered" and self.verdict.meaning_changed)
        if self.kind != "indirect":
            return name in FINE
        best = self.verdict.evidence[0].edits if self.verdict.evidence else ()
        return name in _FINE_INDIRECT and not (name == "altered" and any(map(_is_grave, best)))

    @property
    def edits(self) -> tuple[Edit, ...]:
        """How the claimed words differ from those recorded, of all fragments."""
        return join_parts([one.edits for one in self._resting] or [()], " … ".join(self.pieces))

    @property
    def recorded(self) -> tuple[Edit, ...]:
        """The same to be read as the record: of a quote that cannot be printed the whole sentences, not only the words
        that stand beside the claim's."""
        if self.fine:
            return self.edits
        return join_parts([whole_record(one) for one in self._resting] or [()], " … ".join(self.pieces))

    @property
    def _resting(self) -> tuple[Evidence, ...]:
        return self.verdict.evidence[: self.parts]


def as_unsaid(checked: CheckedQuote, quote: Quote) -> CheckedQuote:
    """What a draft tells without marks as not said, where a report tells that too: "Roe would not say whether …"."""
    best = checked.verdict.evidence[0].edits if checked.verdict.evidence else ()
    unsaid = quote.kind == "indirect" and quote.polarity == "declined" and not checked.denied
    if not unsaid or not any(edit.meaning and not (edit.actual or edit.claimed) for edit in best):
        return checked
    verdict = replace(checked.verdict, reason=f"the draft says that it was not said; {checked.verdict.reason}")
    return replace(checked, verdict=verdict, denied=True)


def _is_grave(edit: Edit) -> bool:
    """Whether not even a report without marks may make this change: it may leave out "she believes" and "her claim
    that", no "whether", and no "might"."""
    said, written = ([word.lower() for word in WORD.findall(text)] for text in (edit.actual, edit.claimed))
    if edit.meaning == "quantity" and not _EACH.isdisjoint(said) and not _EACH.isdisjoint(written):
        return False
    if edit.meaning != "modality":
        return edit.meaning in _GRAVE
    if edit.op != "drop":
        return any(words.isdisjoint(said) != words.isdisjoint(written) for words in (_POSSIBLE, _SURE - {*said}))
    if set(said) <= HEDGES - _POSSIBLE and said:
        return False  # "definitely"
    told = said[-1:] == ["that"] or not _TOLD_BY.isdisjoint(said)
    return not told or not _LEFT_OPEN.isdisjoint(said)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Words in quotation marks, or set apart as a quotation, that were not compared with anything."""

    span: Span  # of the draft as it stands
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Check:
    """What became of a draft's quotes, in its order."""

    name: str  # of the draft
    text: str  # the draft as it stands
    quotes: tuple[CheckedQuote, ...]
    searched: int  # how many texts were searched
    unchecked: tuple[Unchecked, ...] = ()  # what else stands in quotation marks, or apart as a quotation
    left_out: tuple[LeftOut, ...] = ()  # sources that are the draft itself, or versions of it

    @property
    def fine(self) -> bool:
        """Whether every quote can be printed as it stands."""
        return all(quote.fine for quote in self.quotes)

"""One quote of a draft verified, in one piece or each fragment by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from quoth.check.given import claimed_pieces, clauses, gives_teller, opens_sentence
from quoth.check.itself import OtherTexts
from quoth.check.naming import titled_source
from quoth.check.results import FINE, FINE_DENIED, CheckedQuote
from quoth.data import Quote, Span, Verdict
from quoth.days import Between
from quoth.findings import PART
from quoth.inner import AS_ANOTHERS
from quoth.offices import is_pronoun
from quoth.verify import verify_quote

_NEAR = (*FINE, "altered")
"""Verdicts on a fragment that is found."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one quote of a draft is compared with, and how."""

    corpus: OtherTexts
    by: str | None
    between: Between | None
    exact: bool
    denied: bool
    phrase: str | None = None  # what the draft has instead of the speaker's name: "the mayor", "she"
    voices: tuple[str, ...] = ()  # of whom the draft says that they speak for the body it names


@dataclass(frozen=True, slots=True)
class _Claimed:
    """The words of one quote of a draft, and which of its pieces the draft gives as clauses of their own."""

    text: str
    quote: Quote
    pieces: list[str]
    clauses: list[bool]


def check_quote(text: str, quote: Quote, span: Span, asked: Asked) -> CheckedQuote:
    """One quote with its verdict.  Fragments that the reporter's own words part may each stand where they stand."""
    pieces = claimed_pieces(text, quote)
    claimed = _Claimed(text, quote, pieces, clauses(text, quote, pieces))
    verdict, parts = _check_whole(claimed, asked)
    if verdict.name not in FINE and _may_part(claimed):
        verdict, parts = _check_parts(claimed, asked, verdict) or (verdict, parts)
    verdict = _by_teller(_by_voice(_by_phrase(verdict, claimed, asked), claimed, asked), claimed, asked)
    if verdict.name in FINE and (titled := titled_source(text, quote, asked.by)):
        other, _ = _check_whole(claimed, replace(asked, by=titled))
        verdict = replace(other, by=verdict.by) if other.name in (*FINE, "misattributed") else verdict
    if verdict.name == "not found":
        verdict = replace(verdict, reason=verdict.reason + asked.corpus.told_by_version(pieces))
    if asked.denied:
        verdict = replace(verdict, reason=_denied_reason(verdict))
    return CheckedQuote(quote.id, quote.kind, span, tuple(pieces), asked.by, verdict, asked.denied, parts)


def _check_whole(claimed: _Claimed, asked: Asked) -> tuple[Verdict, int]:
    """The verdict on all pieces as one, and how many of its evidence stand for a part each.  What the draft gives as a
    clause behind other words in marks ("“a bad plan” and that “nobody wants it”") must stand as one by itself, too."""
    pieces, quote = claimed.pieces, claimed.quote
    verdict = _verify(pieces, quote, asked, asked.denied or claimed.clauses[0])
    begun = [0, *(i for i in range(1, len(pieces)) if claimed.clauses[i]), len(pieces)]
    if verdict.name in FINE and len(begun) > 2:
        each = [_verify(pieces[i:j], quote, asked, claimed.clauses[i]) for i, j in pairwise(begun)]
        if any(one.name not in FINE for one in each[1:]):
            return _fallen(verdict, each), len(each)
    return verdict, sum(evidence.reason == PART for evidence in verdict.evidence) or 1


def _check_parts(claimed: _Claimed, asked: Asked, whole: Verdict) -> tuple[Verdict, int] | None:
    """The verdict on fragments that do not stand as one, each by itself; None where that is none on the whole."""
    pieces, quote = claimed.pieces, claimed.quote
    given = [(asked.denied and not i) or clause for i, clause in enumerate(claimed.clauses)]
    each = [_verify([piece], quote, asked, clause) for piece, clause in zip(pieces, given, strict=True)]
    if all(one.name in FINE for one in each):
        parted = quote.kind == "mixed" or _turned(whole) or _stands_turned(pieces, each, quote, asked)
        return (_joined(whole, each), len(pieces)) if parted else None
    altered = quote.kind == "mixed" and whole.name == "not found"
    return (_fallen(whole, each), len(pieces)) if altered and all(one.name in _NEAR for one in each) else None


def _by_phrase(verdict: Verdict, claimed: _Claimed, asked: Asked) -> Verdict:
    """The verdict where the draft names nobody beside the words: whoever the phrase there may mean is not accused.

    What is fine of whom the phrase was read as, but by the record is not of whoever the phrase means, is told.
    """
    if asked.phrase is None or verdict.name not in (*FINE, "misattributed"):
        return verdict
    told = f"the draft has “{asked.phrase}” here, which was read as {asked.by}"
    meant = None if is_pronoun(asked.phrase) else _check_whole(claimed, replace(asked, by=asked.phrase))[0]
    if verdict.name in FINE and (meant is None or meant.name != "misattributed"):
        return verdict
    if verdict.name not in FINE and meant is not None and meant.name != "misattributed":
        return replace(meant, by=verdict.by, reason=f"{meant.reason}; {told}")
    return replace(verdict, reason=f"{verdict.reason}; {told}")


def _by_voice(verdict: Verdict, claimed: _Claimed, asked: Asked) -> Verdict:
    """The verdict where the draft gives a body the words of somebody who speaks for it by the draft itself."""
    if verdict.name not in ("misattributed", "not found"):
        return verdict
    for voice in asked.voices:
        theirs, _ = _check_whole(claimed, replace(asked, by=voice))
        if theirs.name in _NEAR:
            told = f"the words of {voice}, who speaks for {asked.by} by the draft"
            return replace(theirs, by=verdict.by, reason=f"{theirs.reason}; {told}")
    return verdict


def _by_teller(verdict: Verdict, claimed: _Claimed, asked: Asked) -> Verdict:
    """The verdict where the record has the words as another's, in quotation marks, and so has the draft ("Roe said
    Hale had told the House: “…”")."""
    if verdict.name != "altered" or AS_ANOTHERS not in verdict.reason or not gives_teller(claimed.text, claimed.quote):
        return verdict
    fragments = [piece[:1].lower() + piece[1:].rstrip(".!?,") for piece in claimed.pieces]  # no sentences of Roe's own
    inner = _verify(fragments, claimed.quote, asked, clause=False)
    return replace(inner, claim=verdict.claim) if inner.name in FINE else verdict


def _may_part(claimed: _Claimed) -> bool:
    """Whether fragments may each stand where they stand: those within the reporter's sentence, and whole sentences
    that the reporter's words part ("“It was late,” said Roe. “We saw the lamp.”"), if one utterance has them."""
    text, quote, many = claimed.text, claimed.quote, len(claimed.pieces)
    if quote.kind == "mixed":
        return many > len(quote.content)
    return quote.kind == "direct" and many > 1 and all(opens_sentence(text, s) for s, _ in quote.content[1:])


def _turned(verdict: Verdict) -> bool:
    """Whether one utterance has all the words, in another order."""
    return verdict.name == "altered" and all(evidence.reason == PART for evidence in verdict.evidence)


def _stands_turned(pieces: list[str], each: list[Verdict], quote: Quote, asked: Asked) -> bool:
    """Whether the pieces, in the order in which one text has them, stand there as one quote."""
    places = [one.evidence[0] for one in each]
    order = sorted(range(len(pieces)), key=lambda i: places[i].span)
    if len({place.article for place in places}) > 1 or order == list(range(len(pieces))):
        return False
    return _verify([pieces[i] for i in order], quote, asked, clause=True).name in FINE


def _verify(pieces: list[str], quote: Quote, asked: Asked, clause: bool) -> Verdict:
    return verify_quote(
        pieces, asked.corpus, by=asked.by, between=asked.between, exact=asked.exact, clause=clause,
        retold=quote.kind == "indirect",
    )  # fmt: skip


def _joined(whole: Verdict, each: list[Verdict]) -> Verdict:
    """The verdict on fragments that stand one by one: the weakest, with what each rests on."""
    weakest = max(each, key=lambda verdict: (FINE.index(verdict.name), not verdict.cleaned))
    evidence = tuple(verdict.evidence[0] for verdict in each)
    told = "; ".join(dict.fromkeys(verdict.reason for verdict in each))
    reason = f"each fragment stands by itself: {told}"
    cleaned = weakest.name == "verbatim" and any(verdict.cleaned for verdict in each)
    return Verdict(weakest.name, whole.claim, whole.by, evidence, False, cleaned, reason, whole.searched)


def _fallen(whole: Verdict, each: list[Verdict]) -> Verdict:
    """The verdict on fragments of which not all stand: the first that does not, with what each rests on."""
    first = next(one for one in each if one.name not in FINE)
    changed = any(one.meaning_changed for one in each)
    reason = f"“{first.claim}”: {first.reason}"
    evidence = tuple(one.evidence[0] for one in each if one.evidence)
    return Verdict(first.name, whole.claim, whole.by, evidence, changed, False, reason, whole.searched)


def _denied_reason(verdict: Verdict) -> str:
    if verdict.name in FINE_DENIED or (verdict.name == "altered" and verdict.meaning_changed):
        return f"the draft says that it was not said; {verdict.reason}"
    return f"the draft says that it was not said, but it is recorded: {verdict.reason}"

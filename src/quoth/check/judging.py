"""One quote of a draft verified, in one piece or each fragment by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quoth.check.given import claimed_pieces, is_clause, opens_sentence
from quoth.check.itself import OtherTexts
from quoth.check.naming import titled_source
from quoth.check.results import FINE, FINE_DENIED, CheckedQuote
from quoth.data import Quote, Span, Verdict
from quoth.days import Between
from quoth.findings import PART
from quoth.offices import is_pronoun
from quoth.verify import verify_quote


@dataclass(frozen=True, slots=True)
class Asked:
    """What one quote of a draft is compared with, and how."""

    corpus: OtherTexts
    by: str | None
    between: Between | None
    exact: bool
    denied: bool
    phrase: str | None = None  # what the draft has instead of the speaker's name: "the mayor", "she"


def check_quote(text: str, quote: Quote, span: Span, asked: Asked) -> CheckedQuote:
    """One quote with its verdict.  Fragments that the reporter's own words part may each stand where they stand."""
    pieces = claimed_pieces(text, quote)
    clause = asked.denied or is_clause(text, quote, pieces[0])
    verdict = _verify(pieces, quote, asked, clause)
    parts = sum(evidence.reason == PART for evidence in verdict.evidence) or 1
    if verdict.name not in FINE and _may_part(text, quote, pieces):
        each = [_verify([piece], quote, asked, clause and not i) for i, piece in enumerate(pieces)]
        stand = all(one.name in FINE for one in each)
        if stand and (quote.kind == "mixed" or _turned(verdict) or _stands_turned(pieces, each, quote, asked)):
            verdict, parts = _joined(verdict, each), len(pieces)
    verdict = _by_phrase(verdict, pieces, quote, asked, clause)
    if verdict.name in FINE and (titled := titled_source(text, quote, asked.by)):
        other = _verify(pieces, quote, replace(asked, by=titled), clause)
        verdict = replace(other, by=verdict.by) if other.name in (*FINE, "misattributed") else verdict
    if verdict.name == "not found":
        verdict = replace(verdict, reason=verdict.reason + asked.corpus.told_by_version(pieces))
    if asked.denied:
        verdict = replace(verdict, reason=_denied_reason(verdict))
    return CheckedQuote(quote.id, quote.kind, span, tuple(pieces), asked.by, verdict, asked.denied, parts)


def _by_phrase(verdict: Verdict, pieces: list[str], quote: Quote, asked: Asked, clause: bool) -> Verdict:
    """The verdict where the draft names nobody beside the words: whoever the phrase there may mean is not accused.

    What is fine of whom the phrase was read as, but by the record is not of whoever the phrase means, is told.
    """
    if asked.phrase is None or verdict.name not in (*FINE, "misattributed"):
        return verdict
    told = f"the draft has “{asked.phrase}” here, which was read as {asked.by}"
    meant = None if is_pronoun(asked.phrase) else _verify(pieces, quote, replace(asked, by=asked.phrase), clause)
    if verdict.name in FINE and (meant is None or meant.name != "misattributed"):
        return verdict
    if verdict.name not in FINE and meant is not None and meant.name != "misattributed":
        return replace(meant, by=verdict.by, reason=f"{meant.reason}; {told}")
    return replace(verdict, reason=f"{verdict.reason}; {told}")


def _may_part(text: str, quote: Quote, pieces: list[str]) -> bool:
    """Whether fragments may each stand where they stand: those within the reporter's sentence, and whole sentences
    that the reporter's words part ("“It was late,” said Roe. “We saw the lamp.”"), if one utterance has them."""
    if quote.kind == "mixed":
        return len(pieces) > len(quote.content)
    return quote.kind == "direct" and len(pieces) > 1 and all(opens_sentence(text, s) for s, _ in quote.content[1:])


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


def _denied_reason(verdict: Verdict) -> str:
    if verdict.name in FINE_DENIED or (verdict.name == "altered" and verdict.meaning_changed):
        return f"the draft says that it was not said; {verdict.reason}"
    return f"the draft says that it was not said, but it is recorded: {verdict.reason}"

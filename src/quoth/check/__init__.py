"""A draft's quotes against sources, before publication: each with its verdict and what was really said.

draft ─ markdown off ─> text ─ read ─> quotes ─ verify, one by one ─> Check
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from quoth.check.itself import LeftOut, OtherTexts, set_draft_aside
from quoth.check.naming import source_phrase, titled_source
from quoth.check.recorded import join_parts, whole_record
from quoth.check.stretches import APART, TITLE, Stretch, find_apart, find_stretches, is_shown, is_title, named_after
from quoth.corpus import Corpus
from quoth.data import Article, Edit, Evidence, Quote, QuoteKind, Record, Span, Verdict
from quoth.days import Between, read_range
from quoth.errors import InputError
from quoth.families.normalise import word_keys
from quoth.families.wordlists import AUXILIARIES, DENIALS, DOUBTS, FUNCTION, NEGATIONS, SPEECH, UNTRUTHS
from quoth.findings import PART
from quoth.ingest.block_quotes import quoted_paragraphs
from quoth.ingest.markdown import Plain, strip_markdown
from quoth.ingest.seen import with_common_marks
from quoth.offices import is_pronoun
from quoth.text import WORD, overlaps, sentences
from quoth.verify import verify_quote

__all__ = ["Check", "CheckedQuote", "check_draft"]


class Reader(Protocol):
    """What turns a draft into a record: its text or, of a page, its article."""

    def __call__(self, draft: str | Article, /) -> Record:
        """The draft, read."""


_FINE = ("verbatim", "trimmed")
_FINE_INDIRECT = ("verbatim", "trimmed", "altered", "reported")  # who reports in their own words changes words
_GRAVE = ("negation", "number", "unit", "name", "opposite")  # what even they may not change
_FINE_DENIED = ("not found", "misattributed")  # of words that the draft says were not said
_CLAUSE = 3  # words, from which what follows "said" is a clause and not a word or two within the reporter's
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:\n])[\s“\"«„]*$")
_CUE_BEFORE = re.compile(r"(\w+)[\s,:]*(?:that\b)?[\s,:“\"‘'«„]*$")
_THAT_BEFORE = re.compile(r"\bthat[\s,:“\"‘'«„]*$")
_TAKES_BACK = re.compile(
    rf"n['’]t\b|\b(?:{'|'.join(sorted(NEGATIONS | DENIALS | DOUBTS | UNTRUTHS))}|cannot|dismiss\w*|refut\w*|rebut\w*|"
    r"ruled|ruling|rules|contest\w*|contradict\w*|question\w*|challeng\w*|mock\w*|scoff\w*|ridicul\w*|against|"
    r"accus\w*|if|whether|asked|asks|wonder\w*|fear\w*|stop\w*|little|few|rather|instead)\b",
    re.IGNORECASE,
)
"""Words by which a reporter's sentence may itself take back what "that" introduces."""
_BACK = 300  # characters of a sentence before a quotation, at the most
_NEVER_SAID = re.compile(
    r"(?:\bnever|\bnot|n['’]t|\bnobody|\bno one)\s+(?:\w+\s+){0,2}?"
    r"(?:sa(?:y|ys|id|ying)|tell|told|claim(?:ed)?|call(?:ed)?|promised?|wr(?:ite|ote|itten)|uttered|stated?|used?)\b",
    re.IGNORECASE,
)
_AFTER_MARK = re.compile(r"[”\"»“]\s([a-z]+)\b")
_STOPS = ".,;:!?"
_WHEN = frozenset("yesterday today tomorrow tonight earlier later last next this once twice ago here there".split())
_READING = frozenset("read reads reread rereads reading sang sings singing watched watches played plays".split())
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
    denied: bool = False  # the draft says that it was not said
    parts: int = 1  # of the verdict's first evidence, how many stand for one fragment each

    @property
    def fine(self) -> bool:
        """Whether it can be printed as it stands."""
        name = self.verdict.name
        if self.denied:
            return name in _FINE_DENIED or (name == "altered" and self.verdict.meaning_changed)
        if self.kind != "indirect":
            return name in _FINE
        best = self.verdict.evidence[0].edits if self.verdict.evidence else ()
        return name in _FINE_INDIRECT and not (name == "altered" and any(edit.meaning in _GRAVE for edit in best))

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


def check_draft(
    draft: str | Article,
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

    The draft's own copies and versions among the texts are no evidence; where there is nothing else ``InputError``
    is raised.

    ``draft``: its text, or a page's article, which knows what the page sets apart as a quotation (and is no Markdown).
    ``by`` names the speaker of the quotes for which the draft does not.  ``read`` turns the draft into a record.
    ``between``, ``exact``: as of ``verify_quote``.
    """
    between = read_range(*between, ("between", "between")) if between else None
    whole = draft if isinstance(draft, str) else draft.text
    markdown = markdown and isinstance(draft, str)
    plain = strip_markdown(whole if markdown else "")
    record = (read or _read)(_common(plain.text if markdown else draft))
    text = record.article.text
    others, left_out = set_draft_aside(record, corpus)
    if left_out and not others.count() and all(one.copy for one in left_out):
        why = "is the draft itself, or a copy of it; name the sources that it is to be held against"
        raise InputError(left_out[0].article, "itself", why)
    names = {speaker.id: speaker.name for speaker in record.speakers if speaker.type != "unnamed"}
    found = [replace(q, kind="direct") if is_shown(record, q) else q for q in record.quotes]
    by_id = {quote.id: quote for quote in found}
    asked_for = [quote for quote in found if quote.kind != "indirect" or indirect]
    quotes = [quote for quote in asked_for if not _inside(quote, by_id.get(quote.parent or ""), names)]
    quotes = _once_denied(text, quotes)
    covered = [span for quote in found if quote.kind != "indirect" for span in quote.content]
    loose = list(find_stretches(record, names, covered))
    titles = [quote for quote in quotes if _is_read_title(text, quote)]
    quotes = [quote for quote in quotes if quote not in titles]
    loose += [Stretch(quote.content[0], None, TITLE) for quote in titles]
    told = {quote.id: names.get(quote.speaker or "") or named_after(text, quote.content[-1][1]) for quote in quotes}
    for n, stretch in enumerate((one for one in loose if not one.reason), 1):
        quotes.append(Quote(f"m{n}", "direct", (stretch.span,)))
        told[f"m{n}"] = stretch.speaker

    def back(span: Span) -> Span:
        return plain.back(span) if markdown else span

    checked = []
    for quote in sorted(quotes, key=lambda quote: quote.content[0]):
        phrase = source_phrase(text, quote, told[quote.id])
        asked = _Asked(others, told[quote.id] or by, between, exact, _is_denied(text, quote), phrase)
        checked.append(_checked(text, quote, back((quote.content[0][0], quote.content[-1][1])), asked))
    checked = _each_once(checked, {quote.id: quote.parent for quote in quotes})
    unchecked = [Unchecked(back(one.span), text[slice(*one.span)], one.reason) for one in loose if one.reason]
    met = [quote.span for quote in checked] + [one.span for one in unchecked]
    named = [span for quote in quotes for span in (*quote.source, *quote.cue)]
    unchecked += _apart(whole, plain, met) if markdown else _apart(record, plain, met + named)
    told_only = tuple(sorted(unchecked, key=lambda one: one.span))
    return Check(name, whole, tuple(checked), others.count(between=between), told_only, left_out)


def _apart(draft: str | Record, plain: Plain, met: Sequence[Span]) -> Iterator[Unchecked]:
    """The paragraphs set apart as quotations of which nothing was met; those of Markdown that are no code."""
    if isinstance(draft, Record):
        for span in find_apart(draft, met):
            yield Unchecked(span, draft.article.text[slice(*span)], APART)
        return
    shown = " ".join(plain.text.split())
    for span in quoted_paragraphs(draft):
        words = " ".join(strip_markdown(draft[slice(*span)]).text.split())
        if WORD.search(words) and words in shown and not any(overlaps(span, one) for one in met):
            yield Unchecked(span, words, APART)


def _common(draft: str | Article) -> str | Article:
    if isinstance(draft, str):
        return with_common_marks(draft)
    return replace(draft, text=with_common_marks(draft.text))


def _read(draft: str | Article) -> Record:
    from quoth.pipeline import read_article, read_text

    return read_text(draft) if isinstance(draft, str) else read_article(draft)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one quote of a draft is compared with, and how."""

    corpus: OtherTexts
    by: str | None
    between: Between | None
    exact: bool
    denied: bool
    phrase: str | None = None  # what the draft has instead of the speaker's name: "the mayor", "she"


def _checked(text: str, quote: Quote, span: Span, asked: _Asked) -> CheckedQuote:
    """One quote with its verdict.  Fragments that the reporter's own words part may each stand where they stand."""
    pieces = claimed_pieces(text, quote)
    clause = asked.denied or _is_clause(text, quote, pieces[0])
    verdict = _verify(pieces, quote, asked, clause)
    parts = sum(evidence.reason == PART for evidence in verdict.evidence) or 1
    if verdict.name not in _FINE and _may_part(text, quote, pieces, verdict):
        each = [_verify([piece], quote, asked, clause and not i) for i, piece in enumerate(pieces)]
        if all(one.name in _FINE for one in each):
            verdict, parts = _joined(verdict, each), len(pieces)
    verdict = _by_phrase(verdict, pieces, quote, asked, clause)
    if verdict.name in _FINE and (titled := titled_source(text, quote, asked.by)):
        other = _verify(pieces, quote, replace(asked, by=titled), clause)
        verdict = replace(other, by=verdict.by) if other.name in (*_FINE, "misattributed") else verdict
    if verdict.name == "not found":
        verdict = replace(verdict, reason=verdict.reason + asked.corpus.told_by_version(pieces))
    if asked.denied:
        verdict = replace(verdict, reason=_denied_reason(verdict))
    return CheckedQuote(quote.id, quote.kind, span, tuple(pieces), asked.by, verdict, asked.denied, parts)


def _by_phrase(verdict: Verdict, pieces: list[str], quote: Quote, asked: _Asked, clause: bool) -> Verdict:
    """The verdict where the draft names nobody beside the words: whoever the phrase there may mean is not accused."""
    if verdict.name != "misattributed" or asked.phrase is None:
        return verdict
    taken = f"the draft has “{asked.phrase}” here, which was read as {asked.by}"
    if not is_pronoun(asked.phrase):
        other = _verify(pieces, quote, replace(asked, by=asked.phrase), clause)
        if other.name != "misattributed":
            return replace(other, by=verdict.by, reason=f"{other.reason}; {taken}")
    return replace(verdict, reason=f"{verdict.reason}; {taken}")


def _may_part(text: str, quote: Quote, pieces: list[str], verdict: Verdict) -> bool:
    """Whether fragments may each stand where they stand: those within the reporter's sentence, and whole sentences
    of one utterance that the reporter's words part ("“It was late,” said Roe. “We saw the lamp.”")."""
    if quote.kind == "mixed":
        return len(pieces) > len(quote.content)
    turned = verdict.name == "altered" and all(evidence.reason == PART for evidence in verdict.evidence)
    opens = all(_SENTENCE_BEFORE.search(text, max(0, s - 20), s) for s, _ in quote.content[1:])
    return quote.kind == "direct" and len(pieces) > 1 and turned and opens


def _verify(pieces: list[str], quote: Quote, asked: _Asked, clause: bool) -> Verdict:
    return verify_quote(
        pieces, asked.corpus, by=asked.by, between=asked.between, exact=asked.exact, clause=clause,
        retold=quote.kind == "indirect",
    )  # fmt: skip


def _joined(whole: Verdict, each: list[Verdict]) -> Verdict:
    """The verdict on fragments that stand one by one: the weakest, with what each rests on."""
    weakest = max(each, key=lambda verdict: (_FINE.index(verdict.name), not verdict.cleaned))
    evidence = tuple(verdict.evidence[0] for verdict in each)
    told = "; ".join(dict.fromkeys(verdict.reason for verdict in each))
    reason = f"each fragment stands by itself: {told}"
    cleaned = weakest.name == "verbatim" and any(verdict.cleaned for verdict in each)
    return Verdict(weakest.name, whole.claim, whole.by, evidence, False, cleaned, reason, whole.searched)


def _is_denied(text: str, quote: Quote) -> bool:
    """Whether the draft says that the words were not said: "Roe never said “…”", "Roe denied that …"."""
    if quote.polarity == "affirmed" or not quote.cue:
        return False
    start, end = quote.cue[0][0], quote.cue[-1][1]
    return quote.polarity == "denied" or _NEVER_SAID.search(text, max(0, start - 30), end) is not None


def _denied_reason(verdict: Verdict) -> str:
    if verdict.name in _FINE_DENIED or (verdict.name == "altered" and verdict.meaning_changed):
        return f"the draft says that it was not said; {verdict.reason}"
    return f"the draft says that it was not said, but it is recorded: {verdict.reason}"


def _is_clause(text: str, quote: Quote, first: str) -> bool:
    """Whether the draft gives the words as a clause of their own, so that no "not" before them may be the reporter's:
    at the beginning of a sentence, or right after a verb of saying and "that"."""
    if quote.polarity != "affirmed" or len(first.split()) < _CLAUSE:
        return False
    at = text.find(first, quote.content[0][0])
    if at < 0 or _runs_on(text, at + len(first), first):
        return False
    if quote.kind != "indirect" and _SENTENCE_BEFORE.search(text, max(0, at - 20), at):
        return True
    start = max((end for _, end in sentences(text, max(0, at - _BACK), at)[:-1]), default=max(0, at - _BACK))
    if _THAT_BEFORE.search(text, start, at) and not _TAKES_BACK.search(text, start, at):
        return True
    before = _CUE_BEFORE.search(text, max(0, at - 40), at)
    return before is not None and before[1].lower() in SPEECH and any(s <= before.start(1) < e for s, e in quote.cue)


def _runs_on(text: str, end: int, first: str) -> bool:
    """Whether the reporter's sentence goes on with a verb, so that the quoted words are no clause: "“the two
    mills” should merge"."""
    after = _AFTER_MARK.match(text, end)
    if after is None:
        return False
    word = after[1]
    if word in AUXILIARIES:
        return True
    stated = AUXILIARIES & {key for written in first.split() for key in word_keys(written.strip(_STOPS))}
    return not stated and word not in FUNCTION and not word.endswith("ly") and word not in _WHEN


def _inside(quote: Quote, outer: Quote | None, names: Mapping[str, str]) -> bool:
    """Whether a quote is wholly part of its outer one, which is checked anyway: within its marks, with the words that
    say whose it is ("She told us: “He said ‘no’”"), or of nobody named, as it gives it ("He denied saying “…”").
    """
    if outer is None:
        return False
    return outer.kind == "direct" or (outer.kind == "mixed" and quote.speaker not in names)


def _each_once(checked: Sequence[CheckedQuote], parents: Mapping[str, str | None]) -> list[CheckedQuote]:
    """The quotes without those whose words another has: "Roe said Hale told her “…”" gives them as Roe's and as Hale's,
    and is true where either said them."""
    by_id = {one.id: one for one in checked}
    gone = set()
    for one in checked:
        outer = by_id.get(parents.get(one.id) or "")
        if outer is None or outer.kind != "mixed" or not set(one.pieces) <= set(outer.pieces):
            continue
        if outer.fine or not one.fine:
            gone.add(one.id)
        elif set(one.pieces) == set(outer.pieces):
            gone.add(outer.id)
    return [one for one in checked if one.id not in gone]


def _once_denied(text: str, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes without those that only give another that their speaker denies, with the same words in marks: "Roe
    insisted that she had never said “…”", "Roe denied that she had said “…”"."""
    by_id = {quote.id: quote for quote in quotes}
    given: set[str] = set()
    for inner in quotes:
        outer = by_id.get(inner.parent or "")
        if outer is None or outer.speaker != inner.speaker:
            continue
        if claimed_pieces(text, outer) != claimed_pieces(text, inner):
            continue
        if _is_denied(text, outer):
            given.add(inner.id)
        elif _is_denied(text, inner):
            given.add(outer.id)
    return [quote for quote in quotes if quote.id not in given]


def _is_read_title(text: str, quote: Quote) -> bool:
    """Whether somebody reads, and does not say, what is in quotation marks: "He read “War and Peace”"."""
    cue = " ".join(text[s:e].lower() for s, e in quote.cue)
    return cue in _READING and len(quote.content) == 1 and is_title(text[slice(*quote.content[0])])


def claimed_pieces(text: str, quote: Quote) -> list[str]:
    """The words claimed to have been said: the content, or for a mixed quote what stands in quotation marks."""
    if quote.kind == "mixed":
        pieces = []
        for s, e in quote.content:
            pieces += [m[1] or m[2] for m in _QUOTED.finditer(text, max(0, s - 1), min(len(text), e + 1))]
        if pieces:
            return pieces
    return [text[s:e] for s, e in quote.content]

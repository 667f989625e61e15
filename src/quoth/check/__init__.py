"""A draft's quotes against sources, before publication: each with its verdict and what was really said.

draft ─ markdown off ─> text ─ read ─> quotes ─ verify, one by one ─> Check
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quoth.check.given import is_denied, is_read_title, part_denied
from quoth.check.itself import set_draft_aside
from quoth.check.judging import Asked, check_quote
from quoth.check.naming import body_spoken_for, source_phrase, voices
from quoth.check.once import each_once, is_inside, once_denied
from quoth.check.results import Check, CheckedQuote, Unchecked, as_unsaid
from quoth.check.stretches import APART, TITLE, Stretch, find_apart, find_stretches, is_headline, is_shown, named_after
from quoth.corpus import Corpus
from quoth.data import Article, Quote, Record, Rejection, Span
from quoth.days import Between, read_range
from quoth.errors import InputError
from quoth.ingest.block_quotes import quoted_paragraphs
from quoth.ingest.markdown import Plain, strip_markdown
from quoth.ingest.plain import text_article
from quoth.ingest.seen import with_common_marks
from quoth.reading import READER, Read
from quoth.text import WORD, overlaps

__all__ = ["Check", "CheckedQuote", "check_draft"]


_LETTERS = ("Q", "A")  # before a question and its answer


def check_draft(
    draft: str | Article,
    corpus: Corpus,
    *,
    read: Read = READER,
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
    ``by`` names the speaker of the quotes for which the draft does not.  ``read`` finds them; where it refuses the
    draft, ``InputError`` is raised.
    ``between``, ``exact``: as of ``verify_quote``.
    """
    between = read_range(*between, ("between", "between")) if between else None
    whole = draft if isinstance(draft, str) else draft.text
    markdown = markdown and isinstance(draft, str)
    plain = strip_markdown(whole if markdown else "")
    record = read(_as_article(plain.text if markdown else draft))
    if isinstance(record, Rejection):
        raise InputError(name, record.code, record.message)
    text = record.article.text
    others, left_out = set_draft_aside(record, corpus)
    if left_out and not others.count() and all(one.copy for one in left_out):
        why = "is the draft itself, or a copy of it; name the sources that it is to be held against"
        raise InputError(left_out[0].article, "itself", why)
    quotes, told, loose = _to_check(record, indirect=indirect)

    def back(span: Span) -> Span:
        return plain.back(span) if markdown else span

    checked = []
    for quote in sorted(quotes, key=lambda quote: quote.content[0]):
        who = told[quote.id] or body_spoken_for(record, quote)
        phrase = source_phrase(record, quote, who)
        asked = Asked(
            others, who or by or phrase, between, exact, is_denied(text, quote), phrase if who else None,
            voices(record, who),
        )  # fmt: skip
        one = check_quote(text, quote, back((quote.content[0][0], quote.content[-1][1])), asked)
        checked.append(as_unsaid(one, quote))
    checked = each_once(checked, {quote.id: quote.parent for quote in quotes})
    unchecked = [Unchecked(back(one.span), text[slice(*one.span)], one.reason) for one in loose if one.reason]
    met = [quote.span for quote in checked] + [one.span for one in unchecked]
    named = [span for quote in quotes for span in (*quote.source, *quote.cue)]
    unchecked += _apart(whole, plain, met) if markdown else _apart(record, plain, met + named)
    told_only = tuple(sorted(unchecked, key=lambda one: one.span))
    return Check(name, whole, tuple(checked), others.count(between=between), told_only, left_out)


def _to_check(record: Record, *, indirect: bool) -> tuple[list[Quote], dict[str, str | None], list[Stretch]]:
    """The quotes of a draft to check, by id whom it names for each, and what else stands in quotation marks.

    Words in marks that are no quote of the record, and are worth it, are among the quotes, too ("m1", "m2" …).
    """
    text = record.article.text
    known = [speaker for speaker in record.speakers if speaker.type != "unnamed" and speaker.name not in _LETTERS]
    names = {speaker.id: speaker.name for speaker in known}
    found = [replace(q, kind="direct") if is_shown(record, q) else q for q in record.quotes]
    by_id = {quote.id: quote for quote in found}
    asked_for = [quote for quote in found if quote.kind != "indirect" or indirect]
    quotes = [quote for quote in asked_for if not is_inside(quote, by_id.get(quote.parent or ""), names)]
    quotes = once_denied(text, [part for quote in quotes for part in part_denied(text, quote)])
    covered = [span for quote in found if quote.kind != "indirect" for span in quote.content]
    loose = list(find_stretches(record, names, covered))
    titles = [q for q in quotes if is_read_title(text, q) or (len(q.content) == 1 and is_headline(text, q.content[0]))]
    left = {id(quote) for quote in titles}
    quotes = [quote for quote in quotes if id(quote) not in left]
    loose += [Stretch(quote.content[0], None, TITLE) for quote in titles]
    told = {quote.id: names.get(quote.speaker or "") or named_after(text, quote.content[-1][1]) for quote in quotes}
    for n, stretch in enumerate((one for one in loose if not one.reason), 1):
        quotes.append(Quote(f"m{n}", "direct", (stretch.span,)))
        told[f"m{n}"] = stretch.speaker
    return quotes, told, loose


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


def _as_article(draft: str | Article) -> Article:
    """The draft with common marks, as a reader takes it."""
    if isinstance(draft, str):
        return text_article(with_common_marks(draft), article_id="draft")
    return replace(draft, text=with_common_marks(draft.text))

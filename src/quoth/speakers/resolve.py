"""From quotes with their source phrases to quotes with their speakers, and the speakers of one article.

lay out → names → bearers → descriptions → sweep (pronouns, nominals) → each quote by a route → speakers
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quoth.data import Article, Confidence, Quote, Span, Speaker
from quoth.errors import InputError
from quoth.speakers.kept.assemble import assemble
from quoth.speakers.kept.polarity import polarity_of
from quoth.speakers.known.link import JudgedRegister, Register, link_speakers
from quoth.speakers.learned import Scorer, learned_score
from quoth.speakers.phrases.addressee import addressee_of
from quoth.speakers.routes.answers import Answers
from quoth.speakers.sweep.pronouns import PairHints
from quoth.speakers.sweep.scene import set_scene


def resolve_speakers(
    article: Article,
    quotes: Sequence[Quote],
    *,
    register: Register | None = None,
    scorer: Scorer = learned_score,
    hints: PairHints | None = None,
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
    """Say who is meant by the source of each quote, or that it cannot be settled and between whom.

    Quotes keep their order, spans and ids.  ``scorer`` scores (pronoun, candidate) pairs by their features, ``hints``
    adds what the network says of them (``quoth.extraction.read_quotes``), but to the default scorer only: another is
    heard alone.  ``register`` links speakers to people known across articles, and parts names that were judged apart.
    Raises ``InputError`` for a quote whose spans are not of the article's text.
    """
    _check_spans(article, quotes)
    apart = register.apart if isinstance(register, JudgedRegister) and register.decided.apart else None
    scene = set_scene(article, quotes, scorer, hints=hints, apart=apart)
    answers = Answers(scene)
    answered = [answers.of(i) for i in range(len(quotes))]
    text = article.text
    polarities = [polarity_of(text, quote) for quote in scene.quotes]
    speakers, ids = assemble(scene, answered, polarities)
    if register is not None:
        speakers = link_speakers(speakers, register, article.text)
    out = []
    for i, (quote, answer, polarity) in enumerate(zip(scene.quotes, answered, polarities, strict=True)):
        sentence = scene.sentence_of(quote)
        others = _said_apart(quote, scene.quotes[max(0, i - 2) : i + 3])
        out.append(
            replace(
                quote,
                speaker=ids.get(answer.who) if answer.settled and answer.who is not None else None,
                confidence=Confidence(quote.confidence.quote, round(answer.confidence, 3)),
                reason=answer.reason,
                candidates=tuple((ids[k], round(p, 3)) for k, p in answer.candidates if k in ids),
                addressee=addressee_of(text, quote, sentence, others),
                polarity=polarity,
            )
        )
    return tuple(out), speakers


def _said_apart(quote: Quote, near: Sequence[Quote]) -> list[Span]:
    """What quotes nearby say in other words than a quote's: where neither is within the other, nor shares its cue."""
    if not quote.cue:
        return []
    own = [start for start, _ in (*quote.cue, *quote.content)]
    said = [span for other in near if other.cue and other.cue != quote.cue for span in other.content]
    return [(s, e) for s, e in said if not [1 for start in own if s <= start < e]]


def _check_spans(article: Article, quotes: Sequence[Quote]) -> None:
    """Quotes may come from elsewhere, and be of another text."""
    length = len(article.text)
    for quote in quotes:
        for start, end in (*quote.content, *quote.cue, *quote.source):
            if not 0 <= start <= end <= length:
                raise InputError(
                    article.id,
                    "bad-span",
                    f"quote {quote.id}: {start}–{end} is not in the text, which ends at {length}",
                )

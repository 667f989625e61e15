"""What a draft has in marks beside its quotes, in drafts of any length: who speaks there, and how long it takes."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from quoth.check import check_draft
from quoth.check.stretches import find_stretches
from quoth.corpus import MemoryCorpus
from quoth.data import Article, Quote, Record, Span, Speaker, Turn
from quoth.text import overlaps, paragraphs, sentences
from tests.factories import calls

NAMES = {"s1": "Ann Lee", "s2": "Bob Fox"}


def record_of(text: str, quotes: tuple[Quote, ...]) -> Record:
    return Record(Article("draft", text), quotes, (), tuple(Speaker(i, name) for i, name in NAMES.items()))


def test_whose_sentence_it_is_tells_who_speaks_in_marks_beside_a_quote() -> None:
    rng = random.Random(5)
    words = [
        "“we mend nets”",
        "Ann",
        "and",
        "“the long old mill.”",
        "said",
        "it.",
        "It",
        "\n",
        "“no fish today at all”",
    ]
    for _ in range(40):
        text = " ".join(rng.choice(words) for _ in range(60))
        spans = sorted({(s := rng.randrange(len(text)), min(len(text), s + 1 + rng.randrange(40))) for _ in range(9)})
        quotes = tuple(
            Quote(f"q{i}", "direct", (span,), speaker=rng.choice(["s1", "s2", None])) for i, span in enumerate(spans)
        )
        covered = rng.sample(spans, 3)
        for stretch in find_stretches(record_of(text, quotes), NAMES, covered):
            assert not any(overlaps(stretch.span, one) for one in covered)
            assert stretch.speaker == beside(text, quotes, stretch.span)


def beside(text: str, quotes: tuple[Quote, ...], span: Span) -> str | None:
    """The only one who speaks in the sentence, sought for in the longest way."""
    line = next(one for one in paragraphs(text) if overlaps(one, span))
    here = next((one for one in sentences(text, *line) if overlaps(one, span)), span)
    near = {NAMES[q.speaker] for q in quotes if q.speaker and any(overlaps(one, here) for one in q.content)}
    return near.pop() if len(near) == 1 else None


def checked(times: int, joint: str) -> Callable[[], object]:
    unit = f"“We mend nets,” Ann Lee said.{joint}The “old long mill of the north” stood.{joint}"
    text = unit * times
    quotes = tuple(
        Quote(f"q{i}", "direct", ((i * len(unit) + 1, i * len(unit) + 14),), speaker="s1") for i in range(times)
    )
    source = Record(Article("nets", "Ann Lee: We mend nets.", kind="transcript", turns=(Turn("Ann Lee", (9, 22)),)))
    draft = record_of(text, quotes)
    return lambda: check_draft(draft.article, MemoryCorpus([source]), read=lambda _: draft)


@pytest.mark.parametrize("joint", [" ", "\n\n"])
def test_a_draft_is_checked_in_time_that_grows_with_its_length(joint: str) -> None:
    calls(checked(5, joint))  # what is kept from call to call
    assert calls(checked(160, joint)) < 2.5 * calls(checked(80, joint))

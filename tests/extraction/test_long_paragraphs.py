"""Many quotes in one paragraph: each is compared with those beside it, and not with all of them."""

from __future__ import annotations

import random

import pytest

from quoth import read_text
from quoth.data import Span
from quoth.extraction.drafts import Claims, Draft, Page
from quoth.extraction.marks import pair_marks
from quoth.extraction.tagger import load_tagger
from quoth.extraction.windows import encode_text
from quoth.text import paragraphs
from tests.factories import calls


def calls_to_read(text: str) -> int:
    tagger = load_tagger("fast", threads=1)
    read_text("Ann Lee said no.", tagger=tagger)  # what is kept from call to call
    return calls(lambda: read_text(text, tagger=tagger))


@pytest.mark.parametrize("unit", ["“We will mend it,” he said. ", "He said it was mended. "])
def test_work_grows_with_a_paragraph_and_not_with_its_square(unit: str) -> None:
    once, twice = (calls_to_read("Jane Roe came to the mill. " + unit * times) for times in (80, 160))
    assert twice < 2.7 * once  # 3.7 and 3.2 where each is compared with all


def page_of(text: str) -> Page:
    blocks = paragraphs(text)
    encoded = encode_text(text, blocks, load_tagger("fast", threads=1).tokenizer)
    return Page(text, blocks, encoded.units, pair_marks(text, blocks))


def spans_of(text: str) -> list[Span]:
    rng = random.Random(7)
    starts = [rng.randrange(len(text) - 1) for _ in range(300)]
    return [(s, min(len(text), s + rng.randrange(1, 40))) for s in starts]


MARKED = [
    "“A,” he said, ‘b.’ “C ‘d’ e,” she said. “F “G” “H.” ”” “I",
    "“We came,” he said. “She said ‘no’ to us.” Nobody spoke.\n“Ships” and “nets” and “ropes",
    "“““ one ”” two “ three ” four “‘five’ six” seven ‘eight’s’ nine",
]


@pytest.mark.parametrize("text", MARKED)
def test_the_pairs_near_a_span_are_those_of_its_paragraphs_that_it_touches(text: str) -> None:
    page = page_of(text)
    for start, end in spans_of(text):
        touched = [p for p in page.pairs_at((start, end)) if p.start <= end and start <= p.outer[1]]
        near = page.pairs_near((start, end))
        assert [p for p in touched if p not in near] == []
        assert [p for p in page.pairs_at((start, end)) if p in near] == list(near)


def test_drafts_are_found_by_what_they_touch_and_hold() -> None:
    text = "One two three four five six seven eight."
    page = page_of(text)
    drafts = [Draft(None, [], content, 0.5, 0) for content in ([(0, 7)], [(4, 7), (14, 18)], [(19, 39)])]
    claims = Claims(page, drafts)
    for span in spans_of(text):
        assert claims.touching(span) == [d for d in drafts if any(s < span[1] and span[0] < e for s, e in d.content)]
        assert claims.holding(span) == [d for d in drafts if any(s <= span[0] and span[1] <= e for s, e in d.content)]

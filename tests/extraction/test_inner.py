"""Reports inside a direct quote, read by their verb, subject and clause."""

from __future__ import annotations

import pytest

from quoth.extraction.extract import readable_blocks
from quoth.extraction.inner import inner_reports
from quoth.extraction.rules import Claims, Draft, Page
from quoth.extraction.tagger import load_tagger
from quoth.extraction.windows import encode_text
from quoth.ingest.plain import text_article


def reports(text: str, *, quoted: bool = True) -> list[str]:
    """ "source | cue | content" of each report inside the marks of a text whose quotations are all somebody's."""
    article = text_article(text, article_id="x")
    blocks, headlines = readable_blocks(article)
    encoded = encode_text(text, blocks, load_tagger("fast").tokenizer)
    page = Page(text, blocks, encoded.units, encoded.pairs, headlines)
    drafts = [Draft(None, [], [p.inner], 0.9, 0) for p in page.pairs if p.depth == 0] if quoted else []
    found = inner_reports(page, Claims(page, drafts))
    assert all(d.cue for d in found)
    return [" | ".join(text[slice(*s)] for s in (d.source[0], d.cue or (0, 0), d.content[0])) for d in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I think the bridge is safe,” she said.", ["I | think | the bridge is safe"]),
        ("“I don’t believe they will pay.”", ["I | don’t believe | they will pay"]),
        ("“The mayor told me that he had resigned.”", ["The mayor | told | that he had resigned"]),
        ("“We’ve assured every tenant that no rent will rise.”", ["We | ’ve assured | that no rent will rise"]),
        ("“Jane Roe said that we should wait, but nobody did.”", ["Jane Roe | said | that we should wait"]),
        ("“It is alleged by the union that pay was late.”", ["the union | is alleged | that pay was late"]),
        ("“It is sad for me today to admit that we failed.”", ["me | admit | that we failed"]),
        ("“I hope it rains. They know that it won’t.”", ["I | hope | it rains", "They | know | that it won’t"]),
        ("“He admitted that, in the end, it was luck.”", ["He | admitted | that, in the end, it was luck"]),
    ],
)
def test_plain_reports_are_read(text: str, expected: list[str]) -> None:
    assert reports(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“I know that man,” she said.",  # a thing known, not a clause
        "“Having said that, we will wait.”",
        "“He told me that story himself.”",
        "“I said that.”",
        "“There was no reason to think it mattered.”",
        "“I think so,” he said.",
        "“The thought that counts is hers.”",
        "“Believe it or not, they paid.”",
        "“Some have said that it was late.”",
        "“Those who live on the hill should know that we will come.”",
        "“The people in my village believe that it will rain.”",
    ],
)
def test_what_is_less_plain_is_left_out(text: str) -> None:
    assert reports(text) == []


def test_only_what_stands_in_a_quote_is_read() -> None:
    assert reports("“I think the bridge is safe,” it says on the sign.", quoted=False) == []
    assert reports("I think the bridge is safe, and “sound” too.") == []

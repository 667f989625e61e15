from __future__ import annotations

import json

import pytest

from quoth.data import Article
from quoth.ingest import read_articles
from quoth.ingest.decoding import without_entities


@pytest.mark.parametrize(("text", "read"), [
    ("&ldquo;The pier won&rsquo;t open,&rdquo; said Jane Roe.", "“The pier won’t open,” said Jane Roe."),
    ("&quot;Yes,&quot; she said &amp; left.", '"Yes," she said & left.'),
    ("&#8220;Yes,&#8221; he said. It&#39;s shut.", "“Yes,” he said. It's shut."),
    ("&#x201c;Yes,&#x201D; he said.", "“Yes,” he said."),
    ("&amp;ldquo;Yes,&amp;rdquo; he said.", "“Yes,” he said."),
])  # fmt: skip
def test_quotation_marks_written_as_entities_are_read_as_marks(text: str, read: str) -> None:
    assert without_entities(text) == read


@pytest.mark.parametrize("text", [
    "“Yes,” said Roe &amp; Hale, of R&D; AT&T;", "<p>&ldquo;Yes,&rdquo; he said.</p>", "Tea & quotes; 3 &lt; 4", "",
])  # fmt: skip
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert without_entities(text) == text


def test_every_text_that_is_read_has_its_marks() -> None:
    text, title = "&ldquo;The pier is shut,&rdquo; said Jane Roe.", "&lsquo;Shut&rsquo;"
    line = json.dumps({"id": "a", "text": text, "title": title}).encode()
    for data, name in ((text.encode(), "a.txt"), (line, "a.jsonl"), (f'id,text\na,"{text}"\n'.encode(), "a.csv")):
        (got,) = read_articles(data, name=name)
        assert isinstance(got, Article)
        assert "“The pier is shut,” said Jane Roe." in got.text

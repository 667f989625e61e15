from __future__ import annotations

import pytest

from quoth.data import Article, Record, Rejection
from quoth.extraction import tagger
from quoth.ingest.language import ANY
from quoth.reading import Reader, read_source

GERMAN = Article("bericht", "„Die Brücke ist zu“, sagte Leonora Brandt.", language="de")


def test_what_is_refused_is_a_value() -> None:
    (got,) = read_source(b"")
    assert isinstance(got, Rejection) and got.code == "empty"


def test_another_language_is_refused_with_what_lets_it_be_read_and_before_the_network_is_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    load = tagger.load_tagger

    def listen(setting: str) -> tagger.Tagger:
        asked.append(setting)
        return load(setting)

    monkeypatch.setattr(tagger, "load_tagger", listen)
    got = Reader("fast", how="--whatever")(GERMAN)
    assert isinstance(got, Rejection) and got.code == "language" and got.message.endswith("with --whatever")
    assert not asked
    assert isinstance(Reader("fast", languages=ANY)(GERMAN), Record)
    assert isinstance(Reader("fast", languages=("de",))(GERMAN), Record)
    assert asked == ["fast", "fast"]


def test_each_article_of_a_source_is_read() -> None:
    records = list(read_source(b'{"text": "The road is shut."}\n{"text": "It rains."}\n', Record))
    assert [one.article.text for one in records if isinstance(one, Record)] == ["The road is shut.", "It rains."]

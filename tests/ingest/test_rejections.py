"""A language is refused by what it is, however it is written."""

from __future__ import annotations

import pytest

from quoth.data import Article
from quoth.ingest.rejections import other_language


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_US", "eng", "English", "English (Ireland)", None])
def test_english_is_english_however_it_is_written(language: str | None) -> None:
    assert other_language(Article("a", "text", language=language)) is None


@pytest.mark.parametrize("language", ["de", "de_AT", "ger", "German", "fr-CA", "tlh"])
def test_other_languages_are_refused(language: str) -> None:
    refused = other_language(Article("a", "text", language=language))
    assert refused is not None
    assert refused.code == "language"
    assert language in refused.message


def test_the_languages_accepted_may_be_written_so_too() -> None:
    assert other_language(Article("a", "text", language="deu"), ("German",)) is None


@pytest.mark.parametrize(("stated", "name"), [("de-AT", "German"), ("fra", "French"), ("tr", 'language "tr"')])
def test_a_refused_language_is_called_by_its_name_where_it_is_known(stated: str, name: str) -> None:
    refused = other_language(Article("a", "", language=stated))
    assert refused is not None and name in refused.message

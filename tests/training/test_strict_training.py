"""What strict readers took for no attribution is learnt from them, and the package reads what was learnt."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from quoth.extraction import find_links, readable_blocks, strict
from quoth.extraction.windows import encode_text
from quoth.ingest.plain import text_article
from tests.extraction.tables import CARD, Link, TableTagger
from training.strict import Judged, area, cross_fitted, judged, learnt, write

WHO = ["The mayor", "The warden", "The nurse", "The ferryman"]
DEEDS, SAYINGS = ["signed", "released", "voted"], ["said", "told", "added"]
TEXTS = {f"{who} {verb}": f"{who} {verb} the order stands." for verb in DEEDS + SAYINGS for who in WHO}
LINKS: list[Link] = [((2, 3), (0, 2), [(3, 6)])]  # the third word is the cue


def tagger(confidence: float) -> TableTagger:
    """One that is so sure of whatever it finds."""
    bias = float(np.log(confidence / (1 - confidence)))
    return TableTagger(LINKS, replace(CARD, calibration=(bias, *(0.0 for _ in CARD.calibration[1:]))))


@pytest.fixture
def judgements(tmp_path: Path) -> Path:
    """The readers took every deed for none, and every saying for an attribution."""
    file = tmp_path / "judged.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for name, text in TEXTS.items():
            verb = name.split()[-1]
            quotes = [[text.index(verb), text.index("the order"), int(verb in SAYINGS)]]
            out.write(json.dumps({"id": name, "quotes": quotes}) + "\n")
    return file


@pytest.fixture
def fresh_weights() -> Iterator[None]:
    """Weights are read again, before and after."""
    strict._weights.cache_clear()
    yield
    strict._weights.cache_clear()


def row(text: str, *features: str, none: bool) -> Judged:
    return Judged(text, {"confidence": 0.5, **dict.fromkeys(features, 1.0)}, none)


def test_a_judgement_is_of_the_finding_whose_cue_it_names(judgements: Path) -> None:
    rows = list(judged(TEXTS, tagger(0.7), judgements))
    assert [(r.text, r.none) for r in rows] == [(name, name.split()[-1] in DEEDS) for name in TEXTS]
    assert "cue signed" in rows[0].features


def test_what_was_not_judged_and_what_the_network_is_sure_of_is_not_learnt(judgements: Path, tmp_path: Path) -> None:
    assert list(judged(TEXTS, tagger(strict.SURE + 0.05), judgements)) == []
    elsewhere = tmp_path / "elsewhere.jsonl"
    elsewhere.write_text(json.dumps({"id": "The mayor said", "quotes": [[0, 4, 1]]}) + "\n", encoding="utf-8")
    assert list(judged(TEXTS, tagger(0.7), elsewhere)) == []


def test_deeds_are_learnt_to_be_none_and_sayings_not_whoever_does_them(judgements: Path) -> None:
    rows = list(judged(TEXTS, tagger(0.7), judgements))
    weights = learnt([r for r in rows if not r.text.startswith("The mayor")])
    for r in rows:
        if r.text.startswith("The mayor"):
            assert (strict.chance(weights, r.features) > 0.5) is r.none, r.text


def test_a_feature_seen_once_is_not_learnt() -> None:
    rows = [row("a", "cue signed", none=True), row("b", "cue said", none=False), row("c", "cue said", none=False)]
    assert set(learnt(rows)) == {"bias", "confidence", "cue said"}


def test_a_text_is_judged_by_what_was_learnt_from_others() -> None:
    here = [row("a", "cue signed", none=True) for _ in range(4)] + [row("a", "cue said", none=False) for _ in range(4)]
    others = [row("b", "cue said", none=n) for n in (True, False)] + [row("c", "cue vowed", none=False)] * 2
    p = cross_fitted([*here, *others], folds=3)
    apart = learnt(others)
    assert p[:8].tolist() == [strict.chance(apart, r.features) for r in here]
    assert "cue signed" not in apart  # its own text alone has the word
    assert strict.chance(learnt([*here, *others]), here[0].features) > p[0]


def test_the_package_reads_what_was_written(
    judgements: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_weights: None
) -> None:
    weights = learnt(list(judged(TEXTS, tagger(0.7), judgements)))
    kept = write(weights | {"cue whispered": 0.04}, tmp_path / "strict.json")
    monkeypatch.setattr("quoth.extraction.strict.resources.files", lambda package: tmp_path)
    loaded = strict._weights()
    assert len(loaded) == kept and "cue whispered" not in loaded
    assert all(abs(w - weights[k]) <= 0.005 for k, w in loaded.items())
    doubts = []
    for words in ("The pilot signed the order stands.", "The pilot said the order stands."):
        article = text_article(words, article_id="new")
        encoded = encode_text(article.text, readable_blocks(article)[0], tagger(0.7).tokenizer)
        (found,) = find_links(encoded, tagger(0.7))
        doubts.append(strict.doubt(encoded, found))
    assert doubts[0] > 0.6 > 0.4 > doubts[1]


@pytest.mark.parametrize(("chances", "wanted"), [([0.1, 0.2, 0.8, 0.9], 1.0), ([0.9, 0.8, 0.2, 0.1], 0.0)])
def test_the_area_is_how_often_none_is_held_likelier_none(chances: list[float], wanted: float) -> None:
    assert area(np.array(chances), np.array([False, False, True, True])) == wanted

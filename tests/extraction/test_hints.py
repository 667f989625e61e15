"""What the network says of whom pronouns mean."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from quoth.errors import ModelError
from quoth.extraction import extract_quotes, read_quotes
from quoth.extraction.cards import find_card
from quoth.extraction.hints import Hints, PairScorer, nearest_word
from quoth.extraction.tagger import OnnxTagger, load_tagger
from quoth.extraction.windows import encode_text
from quoth.text import paragraphs
from tests.factories import article

TEXT = "Ann Lind Jr. told Bo Marsh that she had won."
SPANS = np.array([(0, 3), (4, 8), (9, 11), (13, 17), (18, 20), (21, 26), (27, 31), (32, 35), (36, 39), (40, 43)])
SHE = TEXT.index("she")
ANN, BO = TEXT.index(" Jr.") - 1, TEXT.index(" that") - 1


@pytest.fixture
def scorer() -> PairScorer:
    rng = np.random.default_rng(3)
    hidden = rng.normal(size=(6, 4)).astype(np.float32)
    return PairScorer(b"", hidden, np.ones(4, np.float32), np.array([1, -2, 3, 0.5], np.float32), 0.25)


@pytest.fixture
def hints(scorer: PairScorer) -> Hints:
    return Hints(SPANS, np.random.default_rng(4).normal(size=(len(SPANS), 6)).astype(np.float32), scorer)


def test_a_candidate_is_scored_by_its_last_mention_and_its_last_name(hints: Hints, scorer: PairScorer) -> None:
    table = np.random.default_rng(4).normal(size=(len(SPANS), 6)).astype(np.float32)
    p, c = table[7, :2], table[1, 2:4] + table[5, 4:]
    common = np.concatenate([np.tanh(p * c), np.maximum(p + c, 0), np.tanh(c)])
    wanted = np.maximum(common @ scorer.hidden + 1, 0) @ scorer.out + 0.25
    assert hints(SHE, [(ANN, BO)]) == pytest.approx([float(wanted)], rel=1e-5)


@pytest.mark.parametrize(("net", "of"), [(0, "of_noun"), (1, "of_many")])
def test_noun_phrases_and_they_have_a_projection_and_a_net_of_their_own(
    scorer: PairScorer, hints: Hints, net: int, of: str
) -> None:
    rng = np.random.default_rng(5)
    others = [PairScorer(b"", rng.normal(size=(6, 4)).astype(np.float32), scorer.bias, scorer.out, -k) for k in (1, 2)]
    table = rng.normal(size=(len(SPANS), 10)).astype(np.float32)
    held = Hints(SPANS, table, replace(scorer, others=tuple(others)))
    other, asked = others[net], getattr(held, of)
    p, c = table[7, 6 + 2 * net : 8 + 2 * net], table[1, 2:4] + table[5, 4:6]
    common = np.concatenate([np.tanh(p * c), np.maximum(p + c, 0), np.tanh(c)])
    wanted = np.maximum(common @ other.hidden + 1, 0) @ other.out - 1.0 - net
    assert asked(SHE, [(ANN, BO)]) == pytest.approx([float(wanted)], rel=1e-5)
    assert held(SHE, [(ANN, BO)]) == Hints(SPANS, table[:, :6], scorer)(SHE, [(ANN, BO)])
    assert getattr(hints, of) is None


def test_scores_do_not_depend_on_who_else_may_be_meant_or_was_asked_about_before(hints: Hints) -> None:
    one, two = hints(SHE, [(ANN, ANN), (BO, BO)])
    assert one != two
    assert hints(SHE, [(BO, BO)]) == pytest.approx([two])
    assert hints(SHE, [(BO, BO), (ANN, ANN), (BO, BO)]) == pytest.approx([two, one, two])


def test_words_that_were_not_read_add_nothing(hints: Hints) -> None:
    assert hints(SHE, [(len(TEXT) + 50, BO), (BO, BO)])[0] == 0.0
    assert hints(len(TEXT) + 50, [(ANN, ANN)]) == [0.0]
    assert hints(SHE, []) == []


@pytest.mark.parametrize(("place", "word"), [(0, 0), (2, 0), (3, 0), (5, 1), (11, 2), (43, 9), (47, -1)])
def test_a_place_is_of_the_word_that_holds_it_or_stands_right_before_it(place: int, word: int) -> None:
    assert nearest_word(SPANS[:, 0].tolist(), SPANS[:, 1].tolist(), place) == word


def test_before_the_first_word_there_is_none() -> None:
    assert nearest_word([5], [8], 2) == -1


@pytest.mark.parametrize("setting", ["accurate", "fast"])
def test_the_piece_of_graph_leaves_what_the_network_says_of_quotes_as_it_is(setting: str) -> None:
    tagger = load_tagger(setting)
    bare = OnnxTagger(replace(find_card(setting), pairs=""))
    encoded = encode_text(TEXT, paragraphs(TEXT), tagger.tokenizer, window=tagger.card.window)
    with_hints, without = tagger.read(encoded), bare.read(encoded)
    assert np.array_equal(with_hints.cues, without.cues)
    assert without.hints is None
    assert with_hints.hints is not None


def test_an_altered_pairs_file_is_refused() -> None:
    card = find_card("accurate")
    with pytest.raises(ModelError, match="not the one"):
        OnnxTagger(replace(card, sha256={**card.sha256, card.pairs: "0" * 64}))


def test_read_quotes_finds_the_quotes_that_extract_quotes_does() -> None:
    one = article(TEXT)
    assert read_quotes(one)[:2] == extract_quotes(one)
    assert read_quotes(article("")).hints is None


@pytest.mark.parametrize("setting", ["accurate", "fast"])
@pytest.mark.parametrize(("one", "other"), [("Mary", "John"), ("Susan", "David"), ("Fatima", "Ahmed")])
def test_names_tell_nothing_of_he_and_she(setting: str, one: str, other: str) -> None:
    """What "she" instead of "he" adds to who is named first must not depend on which name that is."""
    added = []
    for first, second in ((f"{one} Holm", f"{other} Vale"), (f"{other} Holm", f"{one} Vale")):
        leads = []
        for pronoun in ("she", "he"):
            text = f"{first} met {second} on Monday at the town hall. Then {pronoun} left the building."
            a, b = _hints(text, setting, pronoun, first, second)
            leads.append(a - b)
        added.append(leads[0] - leads[1])
    assert abs(added[0] - added[1]) < 1


def _hints(text: str, setting: str, pronoun: str, *names: str) -> list[float]:
    hints = read_quotes(article(text), load_tagger(setting)).hints
    assert hints is not None
    ends = [text.rindex(name) + len(name) - 1 for name in names]
    return hints(text.rindex(f" {pronoun} ") + 1, [(end, end) for end in ends])

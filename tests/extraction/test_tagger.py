import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from quoth.extraction import tagger as tagger_module
from quoth.extraction.decode import find_cues
from quoth.extraction.tagger import _alike, feeds_of, load_tagger
from quoth.extraction.windows import CLS, SEP, encode_text
from quoth.text import paragraphs

TEXT = 'Ilona Varga said on Monday that the NEWLY-built dam was safe. "It will hold," she said.\n\nNobody else spoke.'


def test_only_the_pieces_that_begin_or_end_a_word_are_asked_for() -> None:
    tagger = load_tagger("fast")
    (window,) = encode_text(TEXT, paragraphs(TEXT), tagger.tokenizer).windows
    feeds = feeds_of(window)
    assert feeds["rows"][feeds["first"]].tolist() == window.first.tolist()
    assert feeds["rows"][feeds["last"]].tolist() == window.last.tolist()
    assert len(feeds["rows"]) < len(window.pieces)
    wider = feeds_of(window, separators=True)
    assert set(wider["rows"]) - set(feeds["rows"]) == set(np.flatnonzero(np.isin(window.pieces, (CLS, SEP))))
    assert wider["rows"][wider["last"]].tolist() == window.last.tolist()


def test_cues_read_in_one_call_are_alike_in_length_and_all_are_read() -> None:
    count = np.array([20, 112, 110, 60, 112, 58, 104, 103])
    groups = _alike(count)
    assert sorted(i for g in groups for i in g) == list(range(len(count)))
    assert all(max(count[g]) - min(count[g]) <= 8 for g in groups)
    assert [len(g) for g in _alike(np.full(20, 100))] == [10, 10]


def test_roles_do_not_depend_on_the_other_cues_read() -> None:
    tagger = load_tagger("fast")
    reading = tagger.read(encode_text(TEXT, paragraphs(TEXT), tagger.tokenizer))
    emit, first, count = reading.roles([(2, 3), (16, 17)])
    alone, first_alone, count_alone = reading.roles([(2, 3)])
    assert (first[0], count[0]) == (first_alone[0], count_alone[0])
    assert np.abs(emit[0, : count[0]] - alone[0, : count[0]]).max() < 0.5


@pytest.mark.parametrize("between", ["\n\n", " "])
def test_a_very_long_text_is_read_in_stretches_and_says_the_same(between: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = between.join([TEXT.replace("\n\n", " ")] * 40)
    tagger = load_tagger("fast")
    encoded = encode_text(text, paragraphs(text), tagger.tokenizer)
    whole = tagger.read(encoded)
    monkeypatch.setattr(tagger_module, "_WHOLE", 300)
    monkeypatch.setattr(tagger_module, "_STRETCH", 100)
    parted = tagger.read(encoded)
    assert not isinstance(parted, type(whole))
    found = [find_cues(reading.cues, tagger.card.cue_threshold) for reading in (whole, parted)]
    assert found[0] == found[1] and len(found[0]) > 40
    runs = [run for run, _ in found[0]]
    both: Any = zip(whole.roles(runs), parted.roles(runs), strict=True)
    for table, other in both:
        assert between == " " or (table.shape == other.shape and np.abs(table - other).max() < 0.5)
    place = text.rindex("she said")
    names = [(text.rindex("Varga") + 5,) * 2, (text.index("dam") + 3,) * 2]
    assert whole.hints is not None and parted.hints is not None
    assert np.allclose(whole.hints(place, names), parted.hints(place, names), atol=0.02)


def test_who_asks_for_a_network_while_it_is_loaded_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[object] = []

    class Slow:
        def __init__(self, card: object, *, threads: int) -> None:
            time.sleep(0.05)
            loaded.append(card)

    monkeypatch.setattr("quoth.extraction.tagger.OnnxTagger", Slow)
    monkeypatch.setattr("quoth.extraction.tagger.find_card", lambda setting: setting)
    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(lambda _: load_tagger("of this test"), range(8)))
    assert loaded == ["of this test"]
    assert len(set(map(id, got))) == 1

import numpy as np

from quoth.extraction.decode import FEATURES, find_cues, link_roles
from quoth.extraction.labels import CONTENT_B, CUE_B, CUE_E, CUE_S, SOURCE_B
from quoth.extraction.windows import ROLE_LEFT, ROLE_RIGHT, ROLE_WIDTH

ZERO = tuple((0.0,) * 9 for _ in range(9))


def cue_table(words: int, **labels: dict[int, float]) -> np.ndarray:
    table = np.zeros((words, 5), dtype=np.float32)
    for name, values in labels.items():
        for i, p in values.items():
            table[i, {"B": CUE_B, "E": CUE_E, "S": CUE_S}[name]] = p
    return table


def test_a_cue_of_one_word() -> None:
    assert find_cues(cue_table(5, S={2: 0.9}), 0.5) == [((2, 3), float(np.float32(0.9)))]


def test_a_cue_of_two_words_beats_its_first_word() -> None:
    found = find_cues(cue_table(5, B={1: 0.8}, S={1: 0.1}, E={2: 0.9}), 0.5)
    assert [run for run, _ in found] == [(1, 3)]


def test_cues_below_the_threshold_are_not_cues() -> None:
    assert find_cues(cue_table(5, S={2: 0.3}), 0.5) == []


def test_cues_never_overlap_and_the_surer_one_stays() -> None:
    found = find_cues(cue_table(6, B={1: 0.9}, E={2: 0.9}, S={2: 0.6}), 0.5)
    assert [run for run, _ in found] == [(1, 3)]


def emissions(**labels: int) -> np.ndarray:
    emit = np.full((1, ROLE_WIDTH, 9), -5.0, dtype=np.float32)
    emit[..., 0] = 5.0
    for place, label in labels.items():
        emit[0, ROLE_LEFT + int(place.removeprefix("at").replace("m", "-")), :] = -5.0
        emit[0, ROLE_LEFT + int(place.removeprefix("at").replace("m", "-")), label] = 5.0
    return emit


def link(emit: np.ndarray, depth: np.ndarray | None = None, words: str = "said"):
    weights = (0.0, 1.0, *(0.0 for _ in FEATURES[2:]))
    first, count = np.array([60 - ROLE_LEFT]), np.array([emit.shape[1]])
    depth = np.zeros(200, dtype=np.int64) if depth is None else depth
    cue = ((60, 61), 0.9)
    return link_roles([cue], (emit, first, count), [words], depth, transitions=ZERO, weights=weights)


def test_source_and_content_are_linked_to_their_cue() -> None:
    (found,) = link(emissions(atm1=SOURCE_B + 3, at1=CONTENT_B, at2=CONTENT_B + 2))
    assert (found.cue, found.source, found.content) == ((60, 61), ((59, 60),), ((61, 63),))


def test_a_cue_without_content_is_no_quote() -> None:
    assert link(emissions(atm1=SOURCE_B + 3)) == []


def test_content_may_be_discontinuous() -> None:
    (found,) = link(emissions(atm3=CONTENT_B + 3, atm1=SOURCE_B + 3, at2=CONTENT_B + 3))
    assert found.content == ((57, 58), (62, 63))


def test_confidence_comes_from_the_calibrated_weights() -> None:
    (found,) = link(emissions(at1=CONTENT_B + 3))
    assert abs(found.confidence - 0.9) < 1e-6


def test_content_that_ends_where_reading_ends_is_cut_there() -> None:
    to_the_edge = {f"at{i}": CONTENT_B + 1 for i in range(2, ROLE_RIGHT - 1)}
    (found,) = link(emissions(at1=CONTENT_B, **to_the_edge, **{f"at{ROLE_RIGHT - 1}": CONTENT_B + 2}))
    assert found.cut_right
    (found,) = link(emissions(at1=CONTENT_B, at2=CONTENT_B + 2))
    assert not found.cut_right


def test_the_share_of_quoted_words_is_a_feature() -> None:
    depth = np.zeros(200, dtype=np.int64)
    depth[61:63] = 1
    (found,) = link(emissions(at1=CONTENT_B, at2=CONTENT_B + 1, at3=CONTENT_B + 1, at4=CONTENT_B + 2), depth)
    assert found.features[FEATURES.index("direct")] == 0.5


def test_the_kind_of_cue_is_a_feature() -> None:
    kinds = {}
    for words in ("has said", "believes", "shows", "declared"):
        (found,) = link(emissions(at1=CONTENT_B + 3), words=words)
        kinds[words] = found.features[FEATURES.index("plain") :]
    assert kinds == {
        "has said": (1.0, 0.0, 0.0),
        "believes": (0.0, 1.0, 0.0),
        "shows": (0.0, 0.0, 1.0),
        "declared": (0.0, 0.0, 0.0),
    }

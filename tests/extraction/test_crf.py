import itertools

import numpy as np

from quoth.extraction.crf import best_paths, runs_of, transition_scores
from quoth.extraction.labels import ROLE_LABELS, allowed_transitions, may_end, may_start

N = len(ROLE_LABELS)


def brute_force(emit: np.ndarray, trans: np.ndarray) -> tuple[list[int], float]:
    """Best path and its log-probability by trying every path."""
    scores = {}
    allowed = allowed_transitions()
    for path in itertools.product(range(N), repeat=len(emit)):
        if not (may_start(path[0]) and may_end(path[-1])):
            continue
        if all(allowed[a][b] for a, b in itertools.pairwise(path)):
            total = sum(emit[i, x] for i, x in enumerate(path))
            scores[path] = total + sum(trans[a, b] for a, b in itertools.pairwise(path))
    best = max(scores, key=scores.__getitem__)
    logz = np.logaddexp.reduce(list(scores.values()))
    return list(best), scores[best] - logz


def test_best_path_and_its_probability_agree_with_brute_force() -> None:
    rng = np.random.default_rng(3)
    trans = transition_scores(rng.normal(size=(N, N)).tolist())
    emit = rng.normal(size=(3, 4, N)).astype(np.float32)
    labels, logp = best_paths(emit, trans, np.array([4, 4, 4]))
    for k in range(3):
        path, expected = brute_force(emit[k], trans)
        assert labels[k].tolist() == path
        assert abs(logp[k] - expected) < 1e-3


def test_words_beyond_a_cues_own_are_neither_labelled_nor_counted() -> None:
    rng = np.random.default_rng(4)
    trans = transition_scores(rng.normal(size=(N, N)).tolist())
    emit = rng.normal(size=(3, 6, N)).astype(np.float32)
    count = np.array([1, 6, 3])
    labels, logp = best_paths(emit, trans, count)
    for k, n in enumerate(count):
        alone, expected = best_paths(emit[k : k + 1, :n], trans, count[k : k + 1])
        assert labels[k].tolist() == [*alone[0].tolist(), *[0] * (6 - n)]
        assert abs(logp[k] - expected[0]) < 1e-4


def test_scores_far_apart_still_give_probabilities() -> None:
    emit = np.full((1, 80, N), -90.0, dtype=np.float32)
    emit[..., ROLE_LABELS.index("O")] = 90.0
    labels, logp = best_paths(emit, transition_scores(np.zeros((N, N)).tolist()), np.array([80]))
    assert not labels.any()
    assert abs(logp[0]) < 1e-4


def test_runs_of_a_role_are_read_from_the_labels() -> None:
    names = ["S-source", "O", "B-content", "I-content", "E-content", "O", "S-content"]
    labels = np.array([[ROLE_LABELS.index(n) for n in names], [0] * len(names)])
    assert runs_of(labels, "source") == [[(0, 1)], []]
    assert runs_of(labels, "content") == [[(2, 5), (6, 7)], []]

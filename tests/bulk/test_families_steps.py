"""The steps an engine maps over batches: each depends on its rows alone."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("pyarrow", reason="quoth[bulk] is not installed")

from quoth.bulk import families_steps as steps
from quoth.bulk.tables import require_pyarrow
from quoth.families.fingerprint import SHORT_RUN, fingerprints
from tests.bulk.test_families import make_quotes

_LONG = "we will mend the bridge before the winter comes"


def test_a_quote_is_read_as_its_words_are_compared_and_its_number_is_the_same_everywhere():
    first, second = steps.read_wordings(["We will MEND the bridge.", "we will mend the bridge"], ["Ms Jane Roe", None])
    assert first["normal"] == second["normal"] and first["wording"] == second["wording"]
    assert (first["surname"], second["surname"], first["solid"]) == ("roe", "", True)
    assert steps.number_of("we will") == 2083562588759405461
    assert not steps.read_wordings(["We will."], [None])[0]["solid"]


def test_the_runs_of_a_wording_are_its_fingerprints_whatever_stands_beside_it():
    normals = [one["normal"] for one in steps.read_wordings([q.words for q in make_quotes(60, 3)], [None] * 60)]
    together = steps.list_runs(normals)
    for normal, one in zip(normals, together, strict=True):
        words = tuple(normal.split(" "))
        assert sorted(one["runs"]) == sorted(fingerprints(words)) and one["length"] == len(words)
        assert [one] == steps.list_runs([normal])
    short = steps.list_short_runs(normals)
    assert [sorted(some) for some in short] == [sorted(fingerprints(n.split(" "), SHORT_RUN, 2)) for n in normals]


def listed(*lists):
    pa = require_pyarrow()
    names = ("wording", "sign", "length", "root")[: max(len(one) for some in lists for one in some)]
    kind = pa.list_(pa.struct([(name, pa.int64()) for name in names]))
    return pa.array([[dict(zip(names, one, strict=True)) for one in some] for some in lists], kind)


def test_wordings_of_one_run_are_paired_once_smaller_number_first():
    pairs = steps.pair_up(listed([(9, 3, 5), (2, 3, 5)], [], [(2, 3, 5), (9, 3, 5)], [(2, 3, 5), (4, 3, 5), (9, 3, 5)]))
    assert len(pairs) == 4
    found = [(pair["a"], pair["b"]) for some in pairs.to_pylist() for pair in some]
    assert sorted(found) == [(2, 4), (2, 9), (4, 9)]


def test_wordings_joined_before_and_wordings_too_unlike_are_no_pair():
    joined = listed([(1, 3, 5, 7), (2, 3, 5, 7), (3, 3, 5, 3)])
    assert steps.pair_up(joined).to_pylist() == [[{"a": 1, "b": 3}, {"a": 2, "b": 3}]]
    assert steps.pair_up(listed([(1, 0b11111, 5, 1), (2, 0b11111 << 9, 5, 2)])).to_pylist() == [[]]
    assert steps.pair_up(listed([], [(1, 3, 5)])).to_pylist() == [[], []]


def test_pairs_are_verified_by_the_rule_of_families():
    other = "we will mend the bridge when somebody pays us for all that work"
    assert steps.verify_pairs([_LONG, _LONG], [f"{_LONG} to us", other]) == [True, False]
    assert steps.verify_short(["mend the bridge", "bridge the mend"], [_LONG, _LONG]) == [True, False]
    assert steps.first_short_runs(["of the", "mend the bridge"])[0] is None


def test_components_have_their_smallest_number_for_a_root():
    wordings, roots = steps.join_pairs(np.array([[5, 90], [90, 7], [1, 2]]))
    assert dict(zip(wordings.tolist(), roots.tolist(), strict=True)) == {1: 1, 2: 1, 5: 5, 7: 5, 90: 5}
    assert len(steps.join_pairs(np.zeros((0, 2), dtype=np.int64))[0]) == 0


def test_all_readings_of_an_article_but_the_last_are_older():
    places = [{"shard": 1, "position": 2}, {"shard": 0, "position": 9}, {"shard": 1, "position": 0}]
    assert steps.older_readings([places, places[:1]]) == [[places[1], places[2]], []]

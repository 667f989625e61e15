"""The steps of families that an engine maps over batches of rows: columns in, a column out, no engine known here.

Every step depends on its rows alone and asks the rules of ``quoth.families`` themselves, so any engine may cut the rows
into batches and spread them as it likes.  ``quoth.bulk.families_daft`` puts the steps between its shuffles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any

import numpy as np

from quoth.bulk.families import FACTS as FACTS
from quoth.bulk.families import stored_quote
from quoth.bulk.ids import SharedIds
from quoth.bulk.runs import (
    Components,
    Flat,
    Places,
    Wordings,
    Words,
    candidate_pairs,
    could_hold,
    flatten,
    one_utterance,
    run_numbers,
)
from quoth.bulk.tables import require_pyarrow
from quoth.data import StoredQuote
from quoth.families.candidates import is_solid, same_utterance
from quoth.families.fingerprint import SHORT_RUN, normal_words, short_run
from quoth.families.group import make_family
from quoth.families.heads import part, surname


def number_of(wording: str) -> int:
    """A stable number of 63 bits for a wording, the same on every machine; two of ten million share one once in 180,000
    outputs, and whoever uses it has to look."""
    return int.from_bytes(blake2b(wording.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def read_wordings(words: Sequence[str], speakers: Sequence[str | None]) -> list[dict[str, Any]]:
    """For each quote its words as compared (``normal``), their number (``wording``), whether they are enough to be
    recognised alone (``solid``), and the last name of its speaker (``surname``)."""
    names = {name: surname(StoredQuote("", "", "", "", "direct", (0, 1), name)) for name in set(speakers)}
    out = []
    for text, speaker in zip(words, speakers, strict=True):
        normal = normal_words(text)
        joined = " ".join(normal)
        solid = is_solid(normal)
        out.append({"normal": joined, "wording": number_of(joined), "solid": solid, "surname": names[speaker]})
    return out


def older_readings(readings: Sequence[Sequence[dict[str, int]]]) -> list[list[dict[str, int]]]:
    """Of each article's places in the output, all but the last."""
    return [sorted(places, key=lambda at: (at["shard"], at["position"]))[:-1] for places in readings]


def know_by(
    shared: SharedIds, keys: Sequence[str], articles: Sequence[str], shards: Sequence[int], positions: Sequence[int]
) -> list[str]:
    """Ids or keys, made different where one id names several articles."""
    rows = zip(keys, articles, shards, positions, strict=True)
    return [shared.known_by(key, article, (shard, position)) for key, article, shard, position in rows]


def list_runs(normals: Sequence[str]) -> list[dict[str, Any]]:
    """Each wording's runs (``runs``), its length, and which of 64 kinds of words stand in it, as a signed number."""
    flat = flatten(Wordings(normals))
    sign = np.bitwise_or.reduce(flat.bits, axis=1).view(np.int64)
    facts = zip(_runs_by_wording(flat), sign.tolist(), flat.lengths.tolist(), strict=True)
    return [{"runs": runs, "sign": sign, "length": length} for runs, sign, length in facts]


def list_short_runs(normals: Sequence[str]) -> list[list[int]]:
    """The runs by which short quotes are found in each wording."""
    return _runs_by_wording(flatten(Wordings(normals)), SHORT_RUN, 2)


def first_short_runs(normals: Sequence[str]) -> list[int | None]:
    """The run by which each short wording is sought in longer ones; None when it says too little."""
    return [short_run(_split(normal)) for normal in normals]


def _runs_by_wording(flat: Flat, *size: int) -> list[list[int]]:
    runs, owner = run_numbers(flat, *size)
    out: list[list[int]] = [[] for _ in flat.lengths]
    for run, wording in sorted(set(zip(runs.tolist(), owner.tolist(), strict=True))):
        out[wording].append(run)
    return out


def pair_up(lists: Any) -> Any:
    """For each run the pairs of wordings that hold it and may be one utterance, each pair once in a batch.

    ``lists``: an Arrow array, for each run a list of structs wording, sign, length and, when wordings were joined
    before, root; two of one root are no pair.  Returns an Arrow array: for each run a list of structs a, b (a < b).
    """
    sizes = np.asarray(lists.value_lengths().to_numpy(zero_copy_only=False), dtype=np.int64)
    stops = np.cumsum(sizes)
    held = lists.flatten()
    names = [held.type.field(i).name for i in range(held.type.num_fields)]
    column = {name: held.field(i).to_numpy(zero_copy_only=False) for i, name in enumerate(names)}
    order = np.argsort(sizes, kind="stable")
    edges = np.stack([(stops - sizes)[order], stops[order]], axis=1)[sizes[order] > 1]
    found = [np.zeros((3, 0), dtype=np.int64)]
    sign = column["sign"].astype(np.int64).view(np.uint64).reshape(-1, 1)
    for left, right in candidate_pairs(np.arange(len(held), dtype=np.int32), edges):
        may = could_hold(sign, column["length"], left, right)
        if "root" in column:
            may &= column["root"][left] != column["root"][right]
        left, right = left[may], right[may]
        a, b = column["wording"][left], column["wording"][right]
        found.append(np.stack([np.minimum(a, b), np.maximum(a, b), np.searchsorted(stops, left, side="right")]))
    return _as_lists(np.concatenate(found, axis=1), len(sizes))


def _as_lists(found: Places, rows: int) -> Any:
    """Pairs (a, b, row; shape 3 by pairs) as one list for each row, each pair once."""
    pa = require_pyarrow()
    if found.shape[1]:
        found = found[:, np.lexsort((found[2], found[1], found[0]))]
        fresh = np.concatenate([[True], (np.diff(found[:2], axis=1) != 0).any(axis=0)])
        found = found[:, fresh]
        found = found[:, np.argsort(found[2], kind="stable")]
    offsets = np.concatenate([[0], np.cumsum(np.bincount(found[2], minlength=rows))]).astype(np.int64)
    pairs = pa.StructArray.from_arrays([pa.array(found[0]), pa.array(found[1])], ["a", "b"])
    return pa.LargeListArray.from_arrays(pa.array(offsets), pairs)


def verify_pairs(left: Sequence[str], right: Sequence[str]) -> list[bool]:
    """Whether the wordings of each pair, both solid, report one utterance."""
    return [one_utterance(_split(a), _split(b)) for a, b in zip(left, right, strict=True)]


def verify_short(short: Sequence[str], long: Sequence[str]) -> list[bool]:
    """Whether each short wording stands in the longer one."""
    return [same_utterance(_split(a), _split(b)).same for a, b in zip(short, long, strict=True)]


def make_families(groups: Sequence[Sequence[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    """For groups of quotes' facts the rows of their families in order of date (``place``), without ``copy_of``."""
    return [[row for some in part(list(map(stored_quote, group))) for row in _rows(some, group)] for group in groups]


def _rows(some: Sequence[StoredQuote], group: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    facts = {quote["quote"]: quote for quote in group}
    family = make_family(some)
    told = ("quote", "article", "outlet", "site", "published", "speaker", "shard", "position")
    for place, member in enumerate(family.members):
        yield {
            **{name: facts[member.quote.key][name] for name in told}, "family": family.id, "place": place,
            "relation": member.relation, "reason": member.reason, "size": len(some),
            "fullest": member.quote.key == family.fullest.key,
        }  # fmt: skip


def join_pairs(pairs: Places) -> tuple[Places, Places]:
    """The wordings that stand in any pair (n, 2), and for each the smallest number of its component."""
    numbers, dense = np.unique(pairs, return_inverse=True)
    joined = Components(len(numbers))
    for a, b in dense.reshape(-1, 2).tolist():
        joined.join(a, b)
    joined.flatten()
    return numbers, numbers[joined.parents]


def _split(normal: str) -> Words:
    return tuple(normal.split(" ")) if normal else ()

"""From texts to a table, teachers, their opinions and a network that learnt them: the whole way, in small."""

from __future__ import annotations

import random
from argparse import Namespace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed: pip install 'quoth[train]'")
pytest.importorskip("onnx")

from quoth.extraction.labels import CONTENT_B, CONTENT_E, CUE_S, SOURCE_S  # noqa: E402
from quoth.extraction.tagger import load_tagger  # noqa: E402
from quoth.extraction.windows import ROLE_LEFT, ROLE_RIGHT  # noqa: E402
from training.batches import cut_pieces  # noqa: E402
from training.corpora import Example  # noqa: E402
from training.course import Course, Cues, measure, teach_cue_by_cue, teach_windows  # noqa: E402
from training.cue_reader import CueReader  # noqa: E402
from training.learn import Lessons, rounds  # noqa: E402
from training.network import Tagger  # noqa: E402
from training.opinions import Opinions, Sums, asked, likely_cues, read_cues, read_windows, window_roles  # noqa: E402
from training.shelf import Shelf, hidden  # noqa: E402
from training.table import MARKED, MEASURED, UNMARKED, Rows, Table  # noqa: E402

TEXT = (
    "Ann Roe said the ferry would sail on Monday.\n\n“It is late,” Tom Poe told the harbour council.\n\n"
    "Nobody else had a word to add, and the rain went on.\n\nThe mayor, Kim Doe, warned that the pier was weak."
)
CPU = torch.device("cpu")


def _marks(*parts: tuple[str, str, str]) -> list[dict]:
    place = lambda words: [[TEXT.index(words), TEXT.index(words) + len(words)]]  # noqa: E731
    return [{"source": place(s), "cue": place(c), "content": place(t)} for s, c, t in parts]


ROE = ("Ann Roe", "said", "the ferry would sail on Monday")
POE = ("Tom Poe", "told the harbour council", "“It is late,”")
DOE = ("The mayor, Kim Doe,", "warned", "that the pier was weak")


@pytest.fixture(scope="module")
def table() -> Table:
    """A text as marked (twice), as unmarked and as measured; in it one word that only looks like a cue."""
    example, rows = Example("a", TEXT, _marks(ROE, POE, DOE), True), Rows()
    tokenizer: Any = load_tagger("fast").tokenizer
    for text, (kind, turn) in enumerate(((MARKED, 0), (MARKED, 1), (UNMARKED, 0), (MEASURED, 0))):
        for piece in cut_pieces([example], tokenizer, None, 0.0):
            rows.add(piece, kind, turn, text, [(20, 21)] if kind == MARKED else None)
    return rows.table()


def _args(**own: float) -> Namespace:
    return Namespace(**{"batch": 2, "mask": 0.0, "gold": 0.3} | own)


def _course(model: Any, steps: int, lr: float = 2e-3) -> Course:
    """A course of so many steps, whatever the clock says."""
    return Course(model, Namespace(seconds=1.0, steps=steps, lr=lr, head_lr=lr), CPU)


def test_a_table_comes_back_from_its_file(table: Table, tmp_path: Path) -> None:
    table.save(tmp_path / "t.npz")
    again = Table.load(tmp_path / "t.npz")
    assert all(np.array_equal(getattr(table, k), getattr(again, k)) for k in vars(table))
    assert (table.cues[table.kind == UNMARKED] == -1).all()
    assert not np.isin(table.row, np.flatnonzero(table.kind == UNMARKED)).any()


def test_roles_stand_where_the_marks_say_around_their_cue(table: Table) -> None:
    said = int(np.flatnonzero(table.real)[0])
    labels, begin = table.roles[said], int(table.begin[said])
    assert (begin, int(table.end[said])) == (2, 3)
    assert labels[ROLE_LEFT - 2 : ROLE_LEFT + 1].tolist() == [1, 3, 0]
    assert labels[ROLE_LEFT + 1] == CONTENT_B and labels[ROLE_LEFT + 6] == CONTENT_E
    assert table.cues[table.row[said], 2] == CUE_S and (labels != SOURCE_S).all()


def test_only_the_paragraph_of_a_cue_and_the_next_are_read_for_its_roles(table: Table) -> None:
    shelf = Shelf(table, CPU)
    k = int(np.flatnonzero(np.greater(table.real, 0) & np.greater(table.begin, 9))[0])  # told, in the second paragraph
    t = shelf.windows(table.row[k : k + 1])
    r = shelf.around(t, np.zeros(1, int), table.begin[k : k + 1], table.end[k : k + 1])
    read = r["index"][0][r["mask"][0]].tolist()
    assert read == list(range(9, 30))
    assert r["within"][0].sum() == table.end[k] - table.begin[k]
    assert set(r["place"][0][r["mask"][0]].tolist()) == {1, 2}


def test_the_window_itself_is_never_hidden_at_its_head(table: Table) -> None:
    t = Shelf(table, CPU).windows(np.arange(2))
    found = hidden(t, 0.999)["pieces"]
    assert (found[:, 0] == t["pieces"][:, 0]).all() and (found[:, 1:][t["mask"][:, 1:] > 0] == 103).float().mean() > 0.9


def test_near_a_cue_only_its_words_are_read_and_they_are_the_same(table: Table) -> None:
    shelf = Shelf(table, CPU)
    rows, begin = table.row[[0, 2]], table.begin[[0, 2]]
    whole, part = shelf.windows(rows), shelf.near(rows, begin)
    assert (part["pieces"][:, 0] == whole["pieces"][:, 0]).all()
    for k, b in enumerate(begin.tolist()):
        low, high = max(0, b - ROLE_LEFT), min(b + ROLE_RIGHT, int(table.words[rows[k]]))
        for edge in ("first", "last"):
            theirs = whole["pieces"][k][whole[edge][k, low:high]]
            assert (part["pieces"][k][part[edge][k, low:high]] == theirs).all()
            assert part["mask"][k][part[edge][k, low:high]].all()
    assert part["mask"].sum(1).max() == shelf.sizes_near(rows, begin).max()


def test_a_reader_of_cues_reads_two_cues_of_one_window_differently(table: Table) -> None:
    torch.manual_seed(1)
    shelf, model = Shelf(table, CPU), CueReader(1).eval()
    rows = table.row[[0, 1]]
    assert rows[0] == rows[1]
    t = shelf.windows(rows)
    same = shelf.around(t, np.arange(2), table.begin[[0, 0]], table.end[[0, 0]])
    other = shelf.around(t, np.arange(2), table.begin[[0, 1]], table.end[[0, 1]])
    with torch.no_grad():
        assert torch.allclose(*model(t, same), atol=1e-5)
        assert not torch.allclose(*model(t, other), atol=1e-2)


def test_teachers_learn_and_a_small_network_learns_from_them(table: Table) -> None:
    """Both teachers fit a text; a network that never sees its marks (gold 0) fits it from what they think."""
    torch.manual_seed(3)
    shelf, rng = Shelf(table, CPU), random.Random(1)
    teacher, reader, student = Tagger(1, role_layers=1), CueReader(1), Tagger(1, role_layers=1)
    marked = table.kind == MARKED
    teach_windows(_course(teacher, 60), shelf, marked, _args(), rng)
    teach_cue_by_cue(_course(reader, 25, 5e-4), shelf, marked, _args(batch=4), rng)
    words, held = read_windows([teacher.eval()], shelf, asked([(teacher, None)], table))
    cues = likely_cues(table, words)
    assert {(int(b), int(e)) for b, e in zip(cues["begin"], cues["end"], strict=True)} >= {(2, 3), (14, 18), (34, 35)}
    sums = Sums(len(cues["row"]), CPU)
    sums.add(window_roles(teacher, shelf, held[0], cues))
    unary, pairs = (x.numpy() for x in sums.mean())
    opinions = Opinions(words.astype(np.float16), **cues, unary=unary, pairs=pairs)
    before = measure(student.eval(), shelf)
    lessons, stream, course = Lessons(shelf, opinions), rounds(table, 3, rng), _course(student, 80)
    while course.going():
        course.learn(lessons.parts(student, next(stream), _args(gold=0.0)))
    after = measure(student.eval(), shelf)
    assert before["cue"] < 1 and before["whole"] < 1
    assert after["cue"] == 1 and after["whole"] == 1


def test_a_teacher_is_asked_about_no_text_that_it_learnt(table: Table) -> None:
    """The fixture's texts are of folds 0, 1, 2 and 0, marked in the first two; nobody left the second unread."""
    shelf, model = Shelf(table, CPU), Tagger(1, role_layers=1).eval()
    first, other = asked([(model, 0), (model, 2)], table)
    assert table.fold()[table.kind == MARKED].tolist() == [0, 1]
    assert first.tolist() == [True, True, True, True] and other.tolist() == [False, True, True, True]
    words, held = read_windows([model, model], shelf, [first, other])
    rows = [np.concatenate([r for r, *_ in of]).tolist() for of in held]
    assert sorted(rows[0]) == [0, 1, 2, 3] and sorted(rows[1]) == [1, 2, 3]
    assert np.allclose(words[0][table.own[0] > 0].sum(-1), 1, atol=1e-3)
    assert np.allclose(words[1][table.own[1] > 0].sum(-1), 1, atol=1e-3)


def test_marginals_are_means_over_those_who_were_asked(table: Table) -> None:
    torch.manual_seed(5)
    shelf, reader = Shelf(table, CPU), CueReader(1).eval()
    cues = {k: getattr(table, k) for k in ("row", "begin", "end")}
    sums = Sums(len(table.row), CPU)
    everything, not_first = np.ones(len(table.kind), bool), np.add(table.turn, table.kind) > 0
    for of in (everything, not_first):
        sums.add(read_cues(reader, shelf, of, cues))
    assert sums.teachers.tolist() == [1.0 + not_first[r] for r in table.row]
    unary, _ = sums.mean()
    read = unary.sum(-1)
    assert torch.allclose(read[read > 0.1], torch.ones_like(read[read > 0.1]).to(read.dtype), atol=1e-2)


def test_cues_are_found_by_their_window() -> None:
    numbers, at = Cues(np.array([2, 0, 2, 5]), 6).of(np.array([2, 1, 5]))
    assert sorted(numbers[:2].tolist()) == [0, 2] and numbers[2] == 3 and at.tolist() == [0, 0, 2]

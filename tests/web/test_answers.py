"""Costly answers are found once, and again when the store has changed."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

pytest.importorskip("fastapi", reason="the web extra is not installed: pip install 'quoth[web]'")

from quoth.web.answers import Answers


class Counter:
    def __init__(self, takes: float = 0.0) -> None:
        self.asked, self.state, self.now, self.takes = 0, "1", 0.0, takes

    def find(self) -> int:
        self.asked += 1
        self.now += self.takes
        return self.asked

    def answers(self, most: int = 9) -> Answers:
        return Answers(lambda: self.state, most, lambda: self.now)


def test_an_answer_is_found_once_while_the_store_stays_as_it_is() -> None:
    counter = Counter()
    answers = counter.answers()
    assert [answers.get("a", counter.find), answers.get("a", counter.find)] == [1, 1]
    counter.now = 10_000
    assert answers.get("a", counter.find) == 1
    counter.state = "2"
    assert answers.get("a", counter.find) == 2


def test_while_others_write_a_costly_answer_is_given_for_a_while() -> None:
    counter = Counter(takes=4)
    answers = counter.answers()
    answers.get("a", counter.find)
    counter.state, counter.now = "2", counter.now + 39
    assert answers.get("a", counter.find) == 1
    counter.now += 2
    assert answers.get("a", counter.find) == 2


def test_what_was_changed_here_shows_at_once() -> None:
    counter = Counter(takes=4)
    answers = counter.answers()
    answers.get("a", counter.find)
    answers.forget()
    assert answers.get("a", counter.find) == 2


def test_an_answer_from_before_a_change_is_not_kept() -> None:
    counter = Counter(takes=4)
    answers = counter.answers()

    def slow() -> int:
        answers.forget()
        return counter.find()

    assert answers.get("a", slow) == 1
    assert answers.look("a") == (False, None)


def test_the_oldest_answer_leaves_first() -> None:
    counter = Counter()
    answers = counter.answers(2)
    for key in "abc":
        answers.get(key, counter.find)
    assert answers.look("a") == (False, None)
    assert answers.look("c") == (True, 3)


def test_many_who_ask_at_once_are_answered_by_one_finding() -> None:
    asked = []

    def find() -> int:
        asked.append(threading.get_ident())
        time.sleep(0.05)
        return len(asked)

    answers = Answers(lambda: "1", 9)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: answers.get("a", find), range(8))) == {1}
    assert len(asked) == 1


def test_who_asks_while_an_answer_is_being_kept_finds_none_of_his_own() -> None:
    asked: list[int] = []
    late: list[threading.Thread] = []

    def clock() -> float:
        if asked and not late:  # found, and not kept yet
            late.append(threading.Thread(target=answers.get, args=("a", find), daemon=True))
            late[0].start()
            late[0].join(0.2)
        return 0.0

    def find() -> int:
        asked.append(1)
        return len(asked)

    answers = Answers(lambda: "1", 9, clock)
    assert answers.get("a", find) == 1
    late[0].join(10)
    assert len(asked) == 1


def test_what_could_not_be_found_is_asked_for_again() -> None:
    def fail() -> int:
        raise OSError

    answers = Answers(lambda: "1", 9)
    for _ in range(2):
        with pytest.raises(OSError):
            answers.get("a", fail)
    assert answers.get("a", lambda: 7) == 7

"""Whose words it is that somebody is expected to say."""

from __future__ import annotations

import pytest

from tests.extraction.tables import contents, read


@pytest.mark.parametrize(
    ("found", "cue", "content"),
    [
        ("Ada Finch … to say: “The mill is ours.”", "is expected to say", "The mill is ours."),
        ("Ada Finch … to tell the council that it is late", "is expected to tell", "that it is late"),
        ("Ada Finch … to argue that it is late", "was expected to argue", "that it is late"),
    ],
)
def test_who_is_expected_to_say_something_says_it(found: str, cue: str, content: str) -> None:
    verb = " ".join(cue.split()[:2])
    text = found.replace("…", verb)
    quotes, _ = read(text, (verb, None, found.split(" … ")))
    q = quotes[0]
    assert (contents(text, quotes), text[slice(*q.cue[0])]) == ([[content]], cue)
    assert [text[slice(*s)] for s in q.source] == ["Ada Finch"]


def test_the_verb_is_not_read_by_itself() -> None:
    text = "Ada Finch is expected to say: “The mill is ours.”"
    whole = ("is expected", None, ["Ada Finch", "to say: “The mill is ours.”"])
    quotes, _ = read(text, whole, ("say", None, ["The mill is ours."]))
    assert contents(text, quotes) == [["The mill is ours."]]


@pytest.mark.parametrize("rest", ["to fall", "to report losses", "to say goodbye"])
def test_by_whom_something_is_expected_stays_open(rest: str) -> None:
    text = f"Acre Mills is expected {rest} on Monday."
    quotes, _ = read(text, ("is expected", None, ["Acre Mills", f"{rest} on Monday"]))
    assert quotes[0].source == ()

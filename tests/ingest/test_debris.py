"""Debris: what must be marked, and above all what must not.  The lines were written for these tests."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from quoth.ingest.debris import debris_reason, mark_debris

SHARED = Path(__file__).parents[3] / "shared"

DEBRIS = [
    "Sorry, this video isn't available in your region.",
    "This content is not available on your device.",
    "Video unavailable",
    "Your browser does not support this player.",
    "Please enable JavaScript to watch this clip.",
    "Advertisement",
    "Story continues below",
    "Read more: Bridge to close for a year",
    "READ MORE: ‘I will not pay for it’, claims harbour chief",
    "WATCH: What can be done to save the old bridge over the harbour and who pays?",
    "Related: Ten storms that changed the coast",
    "You may also like",
    "Share this article on Facebook",
    "Facebook Twitter WhatsApp",
    "12 comments",
    "Follow Ada Brook on Twitter @adabrook",
    "Sign up for our morning newsletter",
    "Subscribe now for the stories that matter",
    "Get the day's headlines delivered to your inbox",
    "Download our free app for alerts",
    "Already a subscriber? Log in",
    "We use cookies to improve this site.",
    "Cookie settings",
    "Photo: Ada Brook/Reuters",
    "Ada Brook/AFP/Getty Images",
    "Getty Images",
    "Copyright 2026 The Harbour Post. All rights reserved.",
    "(Reporting by Ada Brook; Editing by Tom Field)",
    "Last updated: 4 May 2026, 11:02",
    "5 min read",
    "FOR IMMEDIATE RELEASE",
    "*** For immediate release: Monday, May 4, 2026 ***",
    "Press release",
    "Embargoed until 00.01 on Tuesday 5 May 2026",
    "___",
    "* * *",
]
REPORT = [
    "Sorry, this is not good enough, the chair of the council told the meeting.",
    "Press release: Bakery to open in Crewe",
    "For immediate release of the hostages",
    "The video is no longer available to schools, the minister said on Friday.",
    "“Sign up today and bring your friends,” he told the crowd.",
    "She read more letters than anyone else in the office, her deputy said.",
    "We use cookies at every school fair, the baker said, and they always sell out.",
    "“Advertisement is the soul of trade,” the old sign reads.",
    "The newsletter was delivered to every house in the town for forty years.",
    "Getty Images sued the company last year over the use of its archive.",
    "Twitter removed the post within an hour and locked the account.",
    "Share prices fell by a tenth on Monday after the bank issued a warning.",
    "Follow the money, the auditor told the court, and you will find the bridge.",
    "He asked people to download the app before the vote.",
    "Reuters reported that the talks had broken down.",
    "“No.”",
    "9:05 p.m.",
    "What happens next?",
    "READ MORE: Bridge to close for a year The chair said on Friday that the work would begin in May.",
    'WATCH: The old bridge from above "Nobody has painted it since I was a boy," the baker said.',
]


@pytest.mark.parametrize("line", DEBRIS)
def test_marks_lines_that_are_no_part_of_a_report(line: str) -> None:
    assert debris_reason(line)


@pytest.mark.parametrize("line", REPORT)
def test_leaves_sentences_of_the_report(line: str) -> None:
    assert debris_reason(line) is None


def test_marks_the_same_short_line_when_it_returns_again_and_again() -> None:
    lines = ["Ferry fares will rise in May, the operator said.", "Tap the bell icon above"] * 3
    assert [bool(r) for r in mark_debris(lines)] == [False, True] * 3


def test_leaves_what_people_keep_saying() -> None:
    lines = ["“We shall not move an inch.”", "The crowd answered at once."] * 2 + ["“We shall not move an inch.”"]
    assert mark_debris(lines) == [None] * 5


def test_leaves_recurring_lines_where_many_recur() -> None:
    lines = ["Stir for ten minutes", "Add a cup of flour", "Let it rest an hour", "Bake until golden brown"] * 4
    assert not any(mark_debris(lines))


@pytest.mark.parametrize("kicker", ["1. Harbour News", "3.", "Politics", "Exclusive"])
def test_marks_a_list_number_or_section_above_the_headline(kicker: str) -> None:
    lines = [kicker, "Harbour chief resigns over missing ferry money", "The chief of the harbour left on Monday."]
    assert [bool(r) for r in mark_debris(lines)] == [True, False, False]


@pytest.mark.parametrize(
    "told",
    [
        "“It is wrong from the first page,” said Ada Brook.",
        "The council met on Monday to hear what the engineers had found in the old pier, and after two hours it sent "
        "all of it back to them.",
    ],
)
def test_leaves_a_headline_that_ends_like_a_section(told: str) -> None:
    assert not any(mark_debris(["Council rejects report", told, "Nobody spoke for it in the hall."]))


def test_leaves_a_list_of_points() -> None:
    lines = ["1. Close the old pier", "2. Open the new pier before the summer", "3. Sell the ferry"]
    assert not any(mark_debris(lines))


def test_marks_a_byline_and_leaves_a_name_below_a_quotation() -> None:
    assert mark_debris(["Pier closes for good", "By Ada Brook", "The pier closed on Monday."])[1] == "byline"
    assert mark_debris(["Lines of the week", "“The sea keeps no books.”", "- Ada Brook"])[2] is None


def test_never_takes_everything_for_debris() -> None:
    assert mark_debris(["Advertisement"]) == [None]


def test_is_quick_on_hostile_lines() -> None:
    size = 160_000  # a pattern that takes the square of it takes minutes
    for unit in ("a via ", "a/", "share ", "x ", "{", "Read more "):
        began = time.process_time()
        assert len(mark_debris([(unit * size)[:size]] * 3)) == 3
        assert time.process_time() - began < 10


@pytest.mark.shared
def test_no_annotated_words_fall_into_debris() -> None:
    corpus = SHARED / "data" / "polnear.train.jsonl"
    if not corpus.exists():
        pytest.skip("needs the corpora in ../shared")
    spans = lost = 0
    for document in map(json.loads, corpus.read_text("utf-8").splitlines()):
        lines = [m for m in re.finditer(r"[^\n]+", document["text"]) if m.group().strip()]
        reasons = mark_debris([m.group() for m in lines])
        debris = [m.span() for m, reason in zip(lines, reasons, strict=True) if reason]
        gold = [s for a in document["attributions"] for role in ("content", "source", "cue") for s in a[role]]
        spans += len(gold)
        lost += sum(any(s < end and start < e for start, end in debris) for s, e in gold)
    assert spans > 50_000
    assert lost / spans < 0.0005

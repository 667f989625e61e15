"""Sentences of a report that begin like a notice stay in; notices, credits and stamps of every usual form go out."""

from __future__ import annotations

import pytest

from quoth.ingest.debris import debris_reason

SENTENCES = [
    "The clip was removed because it named the child, the station confirmed.",
    "The post was removed within the hour by the moderators of the forum.",
    "The video could not be played in court.",
    "Already a member of the crew, she learned to steer in a week.",
    "Not a member of any guild, Brook sold her bread at the gate.",
    "Support our crews tonight, the harbour chief urged.",
    "Support our crews or watch the harbour close was the slogan that day.",
    "Updated counts show that 31 boats were lost in the storm.",
    "Updated rules will take effect on May 1.",
    "Created in 1887, the garden covers 12 acres behind the pier.",
    "Published in 1987, the book sold out in 3 days.",
    "Posted to the north in 1914, he never came back.",
    "Copyright law protects a song for decades after the singer has died.",
    "Copyright terms were extended in 1998, to the joy of the studios.",
    "Follow our lights, the pilots shouted.",
    "Follow our lights or drown was the rule.",
    "Join us or stand aside, the harbour chief demanded.",
    "An error occurred in the count, and the vote will be held again.",
    "Something went wrong with the engine soon after the ferry left.",
    "Pictures by the painter hang in the hall of the pilots.",
    "The story continues after his death.",
    "More from the same wreck were found.",
    "Reprinted by the thousand, the pamphlet reached every village.",
    "Share the wealth was the motto of the guild.",
]
NOTICES = [
    "This video has been removed by the user",
    "The media could not be loaded, because the server or network failed or the format is not supported.",
    "Video unavailable in your country",
    "An error has occurred, please try again later.",
    "Already a member? Sign in",
    "Not a member? Join now",
    "Support our journalism today.",
    "Follow us",
    "Join us on Facebook",
    "Join our WhatsApp channel for the day's news",
    "Share this story",
    "Story continues below gallery",
    "More from Ada Brook",
    "Photo by Ada Brook",
    "Images courtesy of the pilots' museum",
    "© The Harbour Post",
    "Copyright The Harbour Post 2026.",
    "Copyright 2026 Harbour Post Group",
    "Published 10:02 a.m. ET Nov. 18, 2026 | Updated 11:03 a.m. ET",
    "First published on Mon 4 May 2026 06.00 BST",
    "Posted on May 5, 2026 by Ada Brook",
    "Published: 2026-05-04T10:00",
    "Updated 5 hours ago",
]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_of_the_report_is_no_debris(line: str) -> None:
    assert debris_reason(line) is None


@pytest.mark.parametrize("line", NOTICES)
def test_a_notice_to_the_reader_is_debris(line: str) -> None:
    assert debris_reason(line)


@pytest.mark.timeout(30)  # a pattern that runs away takes hours
def test_stamps_and_credits_repeated_without_end_are_told_apart() -> None:
    lines = [("updated " + unit * 200)[:400] for unit in ("5 ", "may 5, ", "by A B ", "1:1", "at at ", "5 min ago ")]
    lines += [("photo by " + unit * 200)[:400] for unit in ("was ", "a ", "by ")]
    lines += [("copyright " + unit * 200)[:400] for unit in ("A 19 ", "is ", "2019 ")]
    lines += [("this video is removed " + unit * 200)[:400] for unit in ("your ", "x ", ", . ")]
    assert [line[:11] for line in lines if debris_reason(line)] == ["updated 1:1"]

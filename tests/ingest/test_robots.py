"""robots.txt by RFC 9309."""

from __future__ import annotations

import pytest

from quoth.ingest.robots import parse_robots

ROBOTS = b"""# a site
User-agent: *
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Crawl-delay: 3

User-agent: OtherBot
User-agent: Quoth
Disallow: /drafts/
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/letters", False),
        ("/private/open/day", True),
        ("/report.pdf", False),
        ("/report.pdf?page=2", True),
        ("/%70rivate/letters", False),
    ],
)
def test_the_longest_matching_rule_decides(path: str, allowed: bool) -> None:
    assert parse_robots(ROBOTS, "somebody").allow(path) is allowed


def test_a_group_for_the_program_replaces_the_general_one() -> None:
    rules = parse_robots(ROBOTS, "quoth")
    assert rules.allow("/private/letters")
    assert not rules.allow("/drafts/a")
    assert rules.delay == 0


def test_the_delay_is_read_and_bounded() -> None:
    assert parse_robots(ROBOTS, "somebody").delay == 3
    assert parse_robots(b"User-agent: *\nCrawl-delay: 99999\n", "x").delay == 30


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"<html>not found</html>", b"Disallow: /\n"])
def test_without_rules_everything_is_allowed(data: bytes) -> None:
    assert parse_robots(data, "quoth").allow("/any")


def test_a_hostile_pattern_is_matched_quickly() -> None:
    rules = parse_robots(b"User-agent: *\nDisallow: /" + b"*a" * 5_000 + b"$\n", "quoth")
    assert rules.allow("/" + "a" * 4_000)

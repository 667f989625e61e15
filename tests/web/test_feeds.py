"""What a person's feeds say of the time of a statement."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

pytest.importorskip("fastapi", reason="the web extra is not installed: pip install 'quoth[web]'")

from quoth.data import StoredQuote
from quoth.web.feeds import to_atom, to_json_feed
from quoth.web.stored import Statement

EPOCH = "1970-01-01T00:00:00Z"


@pytest.mark.parametrize(("published", "told"), [
    ("2024-05-01", "2024-05-01T00:00:00Z"),
    ("2024-05", "2024-05-01T00:00:00Z"),
    ("2024", "2024-01-01T00:00:00Z"),
    ("2024-05-01T12:30:00Z", "2024-05-01T12:30:00Z"),
    ("2024-05-01T12:30:00.123+02:00", "2024-05-01T12:30:00.123+02:00"),
    ("2024-05-01T12:30:00", "2024-05-01T12:30:00Z"),
    ("2024-05-01 12:30", "2024-05-01T12:30:00Z"),
    ("2024-05-01T12:30Z", "2024-05-01T12:30:00+00:00"),
    ("2024-05-01T12:30:00+0200", "2024-05-01T12:30:00+02:00"),
    ("2024-05-01T99:30:00Z", "2024-05-01T00:00:00Z"),
    ("2024-13-45", None), ("Wed, 01 May 2024", None), ("", None), (None, None),
])  # fmt: skip
def test_a_statement_has_the_time_of_its_first_report(published: str | None, told: str | None) -> None:
    stored = StoredQuote("a#q1", "a", "q1", "It is shut.", "direct", (0, 11))
    statements = [Statement(stored, (), published)]
    feed = ElementTree.fromstring(to_atom("Jane Roe", statements, "p", "o", "h"))
    atom = "{http://www.w3.org/2005/Atom}"
    assert feed.findtext(f"{atom}entry/{atom}updated") == feed.findtext(f"{atom}updated") == (told or EPOCH)
    (item,) = to_json_feed("Jane Roe", statements, "p", "o", "h")["items"]
    assert item.get("date_published") == told

import csv
import io
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from quoth.audit import audit_chart, audit_csv, count_all, count_quotes, percents
from quoth.data import Record
from quoth.store import open_store
from quoth.store.base import AuditRow, Filters
from tests.factories import article, quote, record, said, speaker

SVG = "{http://www.w3.org/2000/svg}"


def row(group, quotes, named=0, unnamed=0):
    return AuditRow(group, quotes, quotes * 10, named, unnamed, quotes - named - unnamed, 1, "2020-01-01", None)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("audit") / "s.db") as opened:
        for n in range(3):
            opened.add(said("We will build", "Jane Roe", outlet="Post", section="City", published=f"202{n}-01-05"))
        opened.add(record(outlet="Times", published="2020-07-01"))
        yield opened


def test_speakers_are_counted_the_most_quoted_first(store):
    first, second = count_quotes(store, "speaker")
    assert (first.group, first.quotes, first.words, first.named, first.outlets) == ("Jane Roe", 4, 17, 4, 2)
    assert (second.group, second.unnamed) == ("The engineers", 1)


def test_periods_come_in_order_of_time(store):
    assert [(r.group, r.quotes) for r in count_quotes(store, "year")] == [("2020", 3), ("2021", 1), ("2022", 1)]
    assert [r.group for r in count_quotes(store, "month", Filters(since="2020-02-01"))] == [
        "2020-07",
        "2021-01",
        "2022-01",
    ]


def test_sections_and_namings_are_counted(store):
    assert {r.group: r.quotes for r in count_quotes(store, "section")} == {"City": 3, None: 2}
    assert {r.group: r.quotes for r in count_quotes(store, "naming")} == {"named": 4, "unnamed group": 1}


def test_all_that_fit_are_told_in_one_line(store):
    total = count_all(store)
    assert (total.quotes, total.named, total.unnamed, total.unsettled) == (5, 4, 1, 0)
    assert str(total) == (
        "5 quotes: 4 named (80%), 1 unnamed (20%), 0 unsettled (0%); of the unnamed 0 with a stated reason for it"
    )
    assert (
        str(count_all(store, Filters(outlet="nowhere"))) == "0 quotes: 0 named (0%), 0 unnamed (0%), 0 unsettled (0%)"
    )


def test_unnamed_sources_with_a_stated_reason_are_counted(tmp_path):
    text = "An official, who feared for her job, said: “It is off.” Another official said: “It is on.”"
    people = (
        replace(speaker(text, "An official"), type="unnamed", unnamed="individual", anonymity=(13, 36)),
        replace(speaker(text, "Another official", id="s2"), type="unnamed", unnamed="individual"),
    )
    quotes = (quote(text, "It is off.", speaker="s1"), quote(text, "It is on.", id="q2", speaker="s2"))
    with open_store(tmp_path / "s.db") as opened:
        opened.add(Record(article(text, id="a"), quotes, speakers=people))
        assert count_quotes(opened, "naming")[0].reasoned == 1
        assert str(count_all(opened)).endswith(
            "2 unnamed (100%), 0 unsettled (0%); of the unnamed 1 with a stated reason for it"
        )


def test_percentages_add_to_a_hundred():
    assert percents([1, 1, 1]) == [34, 33, 33]
    assert percents([2, 1, 197]) == [1, 1, 98], "of equal remainders the first"
    assert percents([0, 0]) == [0, 0]


def test_csv_names_what_is_not_stated_and_guards_formulas():
    content = audit_csv([row("=cmd()", 5, 5), row(None, 2)], "speaker")
    rows = list(csv.reader(io.StringIO(content)))
    assert rows[0][:3] == ["speaker", "quotes", "words"]
    assert [r[0] for r in rows[1:]] == ["'=cmd()", "(unsettled)"]


def test_the_chart_is_drawn_to_scale_and_says_what_it_shows():
    rows = [row("Jane Roe", 10, 6, 3), row("A <b>&\x07 long name of somebody in some office", 5, 5)]
    root = ET.fromstring(audit_chart(rows, "speaker"))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Who is quoted"
    description = root.findtext(f"{SVG}desc", "")
    assert "Jane Roe: 10 (6 named, 3 unnamed, 1 unsettled)" in description
    assert "15 quotes in 2 groups" in description
    bars = [rect for rect in root.iter(f"{SVG}rect") if rect.find(f"{SVG}title") is not None]
    widths = [float(bar.get("width", "")) for bar in bars]
    assert widths == [384.0, 192.0, 64.0, 320.0]
    assert not list(root.iter(f"{SVG}script"))


def test_a_chart_of_months_has_room_for_those_without_a_quote():
    rows = [row("2015", 1), row("2015-11", 2, 2), row("2016-02", 3, 3), row(None, 1)]
    labels = [text.text or "" for text in ET.fromstring(audit_chart(rows, "month")).iter(f"{SVG}text")]
    shown = [label for label in labels if label[:2] == "20" or label[:1] == "("]
    assert shown == ["2015", "2015-11", "2015-12", "2016-01", "2016-02", "(not stated)"]
    far = [row("0900-01", 1), row("2016-02", 3)]
    assert "0900-02" not in audit_chart(far, "month")
    assert "2016-01" not in audit_chart(rows[1:3], "speaker")


def test_people_are_told_apart_by_their_identity():
    people = [replace(row("Jane Roe", 2), person="=1"), replace(row("Jane Roe", 1), person="Q2"), row("Bob Fox", 1)]
    rows = list(csv.reader(io.StringIO(audit_csv(people, "person"))))
    assert [(r[0], r[-2]) for r in rows] == [
        ("person", "person_id"),
        ("Jane Roe", "'=1"),
        ("Jane Roe", "Q2"),
        ("Bob Fox", ""),
    ]
    assert [r[-1] for r in rows] == ["unnamed_with_reason", "0", "0", "0"]
    assert audit_csv(people, "speaker").splitlines()[0].endswith("first,last,unnamed_with_reason")


def test_a_chart_of_nothing_says_so():
    root = ET.fromstring(audit_chart([], "outlet"))
    assert root.findtext(f"{SVG}desc") == "No quotes."


def test_long_names_are_cut_to_the_room_they_have():
    names = ["Gwendolyn Featherstonehaugh-Cholmondeley of Mummerset", "W" * 60, "漢" * 40, "i" * 50, "Ann Lee"]
    svg = audit_chart([row(name, 1, 1) for name in names], "speaker")
    shown = [label.text or "" for label in ET.fromstring(svg).iter(f"{SVG}text") if label.get("text-anchor") == "end"]
    assert [name.endswith("…") for name in shown] == [True, True, True, False, False]
    assert max(map(len, shown[1:3])) <= 20
    assert all(f"{name}: 1 quotes" in svg for name in names)

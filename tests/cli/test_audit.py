from dataclasses import replace

import pytest
from click.testing import CliRunner

from quoth.cli import cli
from quoth.relatives import place_quotes
from quoth.store import open_store
from quoth.store.base import Person
from tests.factories import record, said


@pytest.fixture
def address(tmp_path):
    with open_store(tmp_path / "s.db") as store:
        store.add_many([said("We will build", "Jane Roe", outlet="Post"), record(outlet="Times")])
    return str(tmp_path / "s.db")


def run(*arguments):
    return CliRunner().invoke(cli, ["audit", *arguments], standalone_mode=False)


def test_a_table_is_shown(address):
    got = run("--store", address)
    assert got.return_value == 0
    assert (
        got.output.splitlines()[0].split() == "speaker quotes words named unnamed unsettled outlets first last".split()
    )
    assert got.output.splitlines()[1].split()[:4] == ["Jane", "Roe", "2", "11"]


def test_the_table_ends_with_all_that_fit_however_few_groups_are_shown(address):
    whole = run("--store", address).output.splitlines()[-1]
    assert whole.startswith("3 quotes: 2 named (67%), 1 unnamed (33%), 0 unsettled (0%); of the unnamed 0 with a")
    assert run("--store", address, "--per", "outlet", "--limit", "1").output.splitlines()[-1] == whole


def test_csv_and_chart_are_written(address, tmp_path):
    assert run("--store", address, "--per", "outlet", "--format", "csv").output.startswith("outlet,quotes,words")
    got = run("--store", address, "--format", "svg", "--out", str(tmp_path / "x.svg"))
    assert (got.return_value, got.output) == (0, "")
    assert (tmp_path / "x.svg").read_text(encoding="utf-8").startswith("<svg")


def test_nothing_that_fits_is_exit_code_1(address):
    got = run("--store", address, "--outlet", "Nowhere")
    assert (got.return_value, got.output) == (1, "No quote fits.\n")


def test_a_file_that_cannot_be_written_is_one_line(address, tmp_path):
    got = run("--store", address, "--format", "csv", "--out", str(tmp_path / "none" / "x.csv"))
    assert "cannot be written" in str(got.exception)


def test_a_file_stays_as_it_was_where_nothing_fits(address, tmp_path):
    kept, none = tmp_path / "kept.csv", tmp_path / "none.svg"
    kept.write_text("kept", encoding="utf-8")
    got = run("--store", address, "--by", "nobody", "--out", str(kept))
    assert (got.return_value, kept.read_text(encoding="utf-8")) == (1, "kept")
    assert "is left as it was" in got.stderr
    assert run("--store", address, "--by", "nobody", "--format", "svg", "--out", str(none)).return_value == 1
    assert not none.exists()
    assert run("--store", address, "--out", str(kept)).return_value == 0
    assert kept.read_text(encoding="utf-8").startswith("speaker,quotes")


def test_a_person_of_the_register_is_counted_and_found_under_all_names(tmp_path):
    address = str(tmp_path / "p.db")
    with open_store(address) as store:
        store.add_people([Person("Q1", "Jane Roe")])
        for name in ("Jane Roe", "Jane A. Roe"):
            one = said("We will build the long bridge over the river", name, outlet=name)
            store.add(replace(one, speakers=(replace(one.speakers[0], person="Q1"),)))
        store.add(said("No", "Bob Fox"))
        place_quotes(store)
    assert "Jane Roe [Q1]" in run("--store", address, "--per", "person").output
    found = run("--store", address, "--person", "Q1").output.splitlines()
    assert [line.split("  ")[0] for line in found[1:3]] == ["Jane A. Roe", "Jane Roe"]
    assert found[-1].startswith("2 quotes: ")
    for command in (["search"], ["families"], ["export", "--format", "csv"]):
        got = CliRunner().invoke(cli, [*command, "--person", "Q1", "--store", address], standalone_mode=False)
        assert got.return_value == 0, command
        assert "Jane A. Roe" in got.output and "Bob Fox" not in got.output, command


def test_what_is_left_out_is_said_and_nothing_is_of_csv(address, tmp_path):
    with open_store(address) as store:
        store.add_many([said("No", f"Jane {chr(65 + n)}.", id=f"n{n}", outlet="Post") for n in range(20)])
        store.add_many(
            [said("No", f"Bob {chr(65 + n)}oe{chr(97 + k)}", id=f"b{n}{k}") for n in range(9) for k in range(9)]
        )
    groups = len(run("--store", address, "--format", "csv").output.splitlines()) - 1
    assert groups > 100
    assert f"{groups - 50} more groups: --limit" in run("--store", address).output
    assert "more groups" not in run("--store", address, "--limit", "1000").output
    chart = run("--store", address, "--format", "svg")
    assert (chart.stdout.startswith("<svg"), f"{groups - 50} more groups" in chart.stderr) == (True, True)
    assert run("--store", address, "--out", str(tmp_path / "x.csv")).output == ""
    assert len((tmp_path / "x.csv").read_text(encoding="utf-8").splitlines()) == groups + 1

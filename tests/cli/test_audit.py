import pytest
from click.testing import CliRunner
from factories import record, said

from quoth.cli import cli
from quoth.store import open_store


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
    assert whole == "3 quotes: 2 named (67%), 1 unnamed (33%), 0 unsettled (0%)"
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

from dataclasses import replace

from click.testing import CliRunner

from quoth.cli import cli
from quoth.data import QuoteKind
from quoth.relatives import place_quotes
from quoth.store import open_store
from tests.factories import said


def test_a_key_without_a_family_is_told_from_one_without_a_quote(tmp_path):
    address = str(tmp_path / "s.db")
    with open_store(address) as store:
        store.add_many([said("We will never sell the old pier to a ferry company", "Mira Solberg", id="a")])
        place_quotes(store)

    def shown(key: str) -> str:
        got = CliRunner().invoke(cli, ["families", key, "--store", address], standalone_mode=False)
        assert got.return_value == 1
        return got.output

    assert "only once" in shown("a#q1")
    assert "no quote nope#q1" in shown("nope#q1")
    assert "no family f00" in shown("f00")


def test_the_same_words_given_to_another_are_told(tmp_path):
    with open_store(tmp_path / "s.db") as store:
        for name, outlet in (("Jane Roe", "Post"), ("Tom Hale", "Echo")):
            store.add(said("I never saw a single report of the crossing", name, outlet=outlet, id=outlet))
        place_quotes(store)
    got = CliRunner().invoke(cli, ["families", "--store", str(tmp_path / "s.db")], standalone_mode=False)
    assert "given to Jane Roe, not Tom Hale: the same words" in got.output
    assert got.output.count("the same words") == 1


def test_only_words_that_were_all_said_stand_in_quotation_marks(tmp_path):
    words = "the council would “never sell” the old pier to a ferry company"
    kinds: dict[QuoteKind, str] = {"direct": f"“{words}”", "mixed": words, "indirect": words}
    for kind, shown in kinds.items():
        with open_store(tmp_path / f"{kind}.db") as store:
            for outlet in ("Post", "Echo"):
                record = said(words, "Jane Roe", outlet=outlet, id=outlet)
                store.add(replace(record, quotes=(replace(record.quotes[0], kind=kind),)))
            place_quotes(store)
        got = CliRunner().invoke(cli, ["families", "--store", str(tmp_path / f"{kind}.db")], standalone_mode=False)
        assert got.output.splitlines()[0] == shown

from click.testing import CliRunner

from quoth.cli import cli
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

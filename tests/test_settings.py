from typing import get_args

import pytest

from quoth.cli.options import NETWORKS
from quoth.data import Network
from quoth.errors import SettingsError, StoreError
from quoth.settings import read_settings
from quoth.store import open_store


def test_the_store_is_kept_where_data_of_programs_belongs(tmp_path):
    assert read_settings({"HOME": "/home/roe"}).store == "/home/roe/.local/share/quoth/quoth.db"
    assert read_settings({"HOME": "/home/roe", "XDG_DATA_HOME": "/data"}).store == "/data/quoth/quoth.db"


def test_a_file_stands_above_the_defaults_and_the_environment_above_the_file(tmp_path):
    (tmp_path / "quoth").mkdir()
    (tmp_path / "quoth/config.toml").write_text('store = "mine.db"\nsetting = "fast"\n', encoding="utf-8")
    environ = {"HOME": "/home/roe", "XDG_CONFIG_HOME": str(tmp_path)}
    assert (read_settings(environ).store, read_settings(environ).setting) == ("mine.db", "fast")
    assert read_settings({**environ, "QUOTH_STORE": "postgresql://host/db"}).store == "postgresql://host/db"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('shop = "x"', 'no setting "shop"; there are store'),
        ("store = 3", '"store" must be a text'),
        ('setting = "slow"', "must be accurate or fast"),
        ("store = ", "cannot be read"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_file_it_stands_in(tmp_path, content, complaint):
    path = tmp_path / "config.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        read_settings({"HOME": "/", "QUOTH_CONFIG": str(path)})
    assert complaint in str(error.value)
    assert str(path) in str(error.value)


def test_a_named_file_must_be_there(tmp_path):
    with pytest.raises(SettingsError, match="there is no file"):
        read_settings({"HOME": "/", "QUOTH_CONFIG": str(tmp_path / "none.toml")})
    with pytest.raises(SettingsError, match="QUOTH_SETTING"):
        read_settings({"HOME": "/", "QUOTH_SETTING": "quick"})


def test_the_token_is_never_printed():
    settings = read_settings({"HOME": "/", "QUOTH_TOKEN": "secret"})
    assert settings.token == "secret"
    assert "secret" not in repr(settings)


def test_the_password_of_a_store_is_never_printed():
    settings = read_settings({"HOME": "/", "QUOTH_STORE": "postgresql://ada:secret@db/news"})
    assert settings.store == "postgresql://ada:secret@db/news"
    assert "secret" not in repr(settings)


def _homeless():
    raise RuntimeError("Could not determine home directory.")


def test_who_has_no_home_folder_needs_none_but_for_the_default_store(monkeypatch):
    monkeypatch.setattr("pathlib.Path.home", _homeless)
    settings = read_settings({"QUOTH_STORE": "/data/q.db", "XDG_CACHE_HOME": "/var/cache"})
    assert (settings.store, settings.cache) == ("/data/q.db", "/var/cache/quoth")
    settings = read_settings({})
    assert settings.cache is None
    monkeypatch.setattr("pathlib.Path.expanduser", lambda path: _homeless())
    with pytest.raises(StoreError, match="no home folder is known here; give --store"):
        open_store(settings.store)


def test_the_networks_of_the_command_line_are_those_there_are() -> None:
    assert NETWORKS.choices == get_args(Network)

"""What a user may set once instead of saying each time; only the front ends read it.

From lowest to highest: the defaults here, ``$XDG_CONFIG_HOME/quoth/config.toml`` (or the file ``QUOTH_CONFIG`` names),
then ``QUOTH_STORE`` and the like.  An option of a command stands above all of them.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import get_args

from quoth.data import Network
from quoth.errors import SettingsError

_HOMELESS = Path("~")
"""Stands for the home of a user who has none, such as a number in a container; nothing is read or written there."""
_CHOICES = {"setting": get_args(Network)}


@dataclass(frozen=True, slots=True)
class Settings:
    """Defaults of the commands; every field is text in TOML and in the environment."""

    store: str = field(repr=False)  # address of the store: a path or postgresql://…, which may hold a password
    setting: Network = "accurate"  # which reads
    people: str | None = None  # a register of people to link speakers to
    cache: str | None = None  # folder for what can be made again
    token: str | None = field(default=None, repr=False)  # password of the web reader; never printed


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings in force; raises ``SettingsError`` naming the file or variable that makes no sense."""
    environ = os.environ if environ is None else environ
    data = Path(environ.get("XDG_DATA_HOME") or _home(environ) / ".local/share")
    cache = Path(environ.get("XDG_CACHE_HOME") or _home(environ) / ".cache")
    values = {"store": str(data / "quoth/quoth.db")}
    if _HOMELESS not in cache.parents:
        values["cache"] = str(cache / "quoth")
    values |= _from_file(environ)
    for name in (each.name for each in fields(Settings)):
        if value := environ.get(f"QUOTH_{name.upper()}"):
            values[name] = _checked(name, value, f"QUOTH_{name.upper()}")
    return Settings(**values)  # type: ignore[arg-type]  # _checked


def where_set(name: str, environ: Mapping[str, str] | None = None) -> str:
    """The variable or the file that sets something, or would: as an error names it."""
    environ = os.environ if environ is None else environ
    variable = f"QUOTH_{name.upper()}"
    return variable if environ.get(variable) else str(_file(environ))


def _home(environ: Mapping[str, str]) -> Path:
    try:
        return Path(environ.get("HOME") or Path.home())
    except RuntimeError:
        return _HOMELESS


def _file(environ: Mapping[str, str]) -> Path:
    folder = Path(environ.get("XDG_CONFIG_HOME") or _home(environ) / ".config")
    return Path(environ.get("QUOTH_CONFIG") or folder / "quoth/config.toml")


def _from_file(environ: Mapping[str, str]) -> dict[str, str]:
    named, path = environ.get("QUOTH_CONFIG"), _file(environ)
    if not named and _HOMELESS in path.parents:
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if named:
            raise SettingsError(f"QUOTH_CONFIG: there is no file {path}") from None
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from error
    known = [each.name for each in fields(Settings)]
    for name in found:
        if name not in known:
            raise SettingsError(f'{path}: there is no setting "{name}"; there are {", ".join(known)}')
    return {name: _checked(name, value, str(path)) for name, value in found.items()}


def _checked(name: str, value: object, where: str) -> str:
    if not isinstance(value, str) or not value:
        raise SettingsError(f'{where}: "{name}" must be a text')
    if name in _CHOICES and value not in _CHOICES[name]:
        raise SettingsError(f'{where}: "{name}" must be {" or ".join(_CHOICES[name])}')
    return value

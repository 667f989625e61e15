"""Options that several commands share, and the store they name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

    from quoth.errors import InputError
    from quoth.store.base import Filters, Store

    TextType = click.ParamType[str]
else:
    TextType = click.ParamType  # click before 8.4 gives it no parameter

Command = Callable[..., Any]


class Day(TextType):
    """A day, a month or a year of the calendar: YYYY-MM-DD, YYYY-MM or YYYY."""

    name = "DAY"

    def __init__(self, *, last: bool = False) -> None:
        self.last = last

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day itself; of a month or year the first, or the last."""
        from quoth.days import read_day
        from quoth.errors import InputError

        try:
            return read_day(value, "", last=self.last)
        except InputError as error:
            self.fail(error.message, param, ctx)


class Share(click.FloatRange):
    """A number from 0 to 1; what is no number, which no comparison holds of, is none."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number itself."""
        number = float(super().convert(value, param, ctx))
        if number != number:
            self.fail(f"{value!r} is no number from 0 to 1", param, ctx)
        return number


class NamedPath(click.Path):
    """A path; an empty text, which would mean the current folder, is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path itself."""
        return self.fail("is empty; name a path", param, ctx) if value == "" else super().convert(value, param, ctx)


def refuse_overwriting(target: Path, option: str, read: Iterable[str | Path | None], *, walked: bool = False) -> None:
    """Raise InputError where writing would destroy what the same command reads, or any store.

    ``read``: files and folders (``-``: standard input; None and addresses count for nothing); ``walked``: the files in
    those folders are read too.  What is no file, a pipe or a device, may be both.
    """
    from pathlib import Path

    from quoth.errors import InputError
    from quoth.store import is_store

    if target.exists() and not target.is_file():
        return
    whole = Path(os.path.realpath(target))
    journal_of = next((str(whole)[: -len(end)] for end in _JOURNALS if str(whole).endswith(end)), None)
    if is_store(str(whole)) or (journal_of is not None and is_store(journal_of)):
        raise InputError(str(target), "overwrites", f"is a store, which {option} would destroy; name another file")
    for one in read:
        if one is None or str(one) == "" or "://" in str(one):
            continue
        if _is_same(whole, one):
            told = f"is read by this command, and {option} would destroy it; name another file"
            raise InputError(str(target), "overwrites", told)
        if walked and Path(one).is_dir() and whole.is_relative_to(os.path.realpath(one)):
            told = f"stands in {one}, whose files are read; name a file elsewhere for {option}"
            raise InputError(str(target), "overwrites", told)


_JOURNALS = ("-wal", "-shm", "-journal")  # beside a store of SQLite, and part of it


def _is_same(file: Path, read: str | Path) -> bool:
    """Whether a file is what is read: through links too, and at the end of standard input."""
    try:
        if str(read) == "-":
            return os.path.samestat(file.stat(), os.fstat(0))
        return os.path.realpath(read) == str(file) or file.samefile(read)
    except (OSError, ValueError):
        return False


def unwritable(path: Path, error: OSError) -> InputError:
    """What is raised for a file that cannot be written."""
    from quoth.errors import InputError

    why = f"cannot be written ({error.strerror}); name a file in a folder that exists"
    return InputError(str(path), "unwritable", why)


def store_option(function: Command) -> Command:
    """``--store ADDRESS``; None when it is not given."""
    return click.option(
        "--store",
        metavar="ADDRESS",
        type=NamedPath(),
        help="The store: a file, or postgresql://…  [default: QUOTH_STORE, else ~/.local/share/quoth/quoth.db]",
    )(function)


NETWORKS = click.Choice(["accurate", "fast"])
"""``quoth.data.Network``, without loading it for every command."""

between_option = click.option(
    "--between",
    nargs=2,
    type=(Day(), Day(last=True)),
    metavar="FROM TO",
    help="Only texts of these days, both included (a month or a year is all of it), and texts without a date.",
)


def filter_options(function: Command) -> Command:
    """``--by``, ``--person``, ``--naming``, ``--outlet``, ``--section``, ``--kind``, ``--from``, ``--to``."""
    for option in (
        click.option("--to", "until", type=Day(last=True), help="Last day: 2024-05-01, 2024-05 or 2024."),
        click.option("--from", "since", type=Day(), help="First day."),
        click.option("--kind", type=click.Choice(["direct", "mixed", "indirect"]), help="Kind of quote."),
        click.option("--section", metavar="NAME", help="Section of the outlet."),
        click.option("--outlet", metavar="NAME", help="Publisher, as the articles name it."),
        click.option(
            "--naming",
            type=click.Choice(["named", "unnamed", "unsettled"]),
            help="Quotes of named sources, of unnamed ones, or of nobody settled.",
        ),
        click.option("--person", metavar="ID", help="Identity in the register: all names linked to it (see --people)."),
        click.option("--by", metavar="NAME", help="Words of the speaker's name."),
    ):
        function = option(function)
    return function


def take_filters(given: dict[str, Any]) -> Filters:
    """The filters out of a command's options, which are left without them."""
    from quoth.store.base import Filters

    names = ("by", "person", "naming", "outlet", "section", "kind", "since", "until")
    wanted = {name: given.pop(name) for name in names}
    if wanted["since"] and wanted["until"] and wanted["since"] > wanted["until"]:
        raise click.BadParameter(f"--from {wanted['since']} is after --to {wanted['until']}")
    return Filters(**wanted)


def open_named(address: str | None, *, create: bool = False, readonly: bool = True) -> Store:
    """The store of ``--store``, or the one of the settings, whose folder is made where a store may be."""
    from quoth.errors import StoreError
    from quoth.settings import read_settings
    from quoth.store import expanded, open_store

    if create and not address:
        make_folder(read_settings().store)
    elif not address and "://" not in (named := store_file(None)) and not expanded(named).exists():
        raise StoreError(f"{named}: there is no store yet; make one with  quoth add SOURCES…")
    return open_store(address or read_settings().store, create=create, readonly=readonly)


def store_file(address: str | None) -> str:
    """The file of the store of ``--store``, or of the settings; an address stays one."""
    from quoth.settings import read_settings
    from quoth.store import path_of

    named = address or read_settings().store
    return str(path_of(named) or named)


def check_folder(address: str | None) -> None:
    """Raise StoreError where ``--store`` names a file in a folder that is not there: it may be mistyped."""
    from quoth.errors import StoreError
    from quoth.store import path_of

    path = path_of(address) if address else None
    if path is not None and not path.parent.exists():
        raise StoreError(f"{path}: there is no folder {path.parent}; make it, or give another --store")


def make_folder(address: str) -> None:
    """Make the folder of the settings' store, which nobody mistyped; raises StoreError where that cannot be."""
    from quoth.errors import StoreError
    from quoth.store import path_of

    path = path_of(address)
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path.parent}: cannot be made ({error.strerror}); give another --store") from error

"""Options that several commands share, and the store they name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

    from quoth.errors import InputError
    from quoth.store.base import Filters, Store

Command = Callable[..., Any]


class Day(click.ParamType[str]):
    """A day, a month or a year of the calendar: YYYY-MM-DD, YYYY-MM or YYYY."""

    name = "DAY"

    def __init__(self, *, last: bool = False) -> None:
        self.last = last

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day itself; of a month or year the first, or the last."""
        import calendar
        import datetime

        parts = value.split("-")
        try:
            year, month, day = (int(part) for part in (*parts, *("0", "0")[len(parts) - 1 :]))
            month = month or (12 if self.last else 1)
            day = day or (calendar.monthrange(year, month)[1] if self.last else 1)
            return datetime.date(year, month, day).isoformat()
        except (ValueError, IndexError):
            self.fail(f"{value!r} is no day; write YYYY-MM-DD, YYYY-MM or YYYY", param, ctx)


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
        help="The store: a file, or postgresql://…  [default: QUOTH_STORE, else ~/.local/share/quoth/quoth.db]",
    )(function)


def filter_options(function: Command) -> Command:
    """``--by``, ``--person``, ``--outlet``, ``--section``, ``--kind``, ``--from``, ``--to``; for ``take_filters``."""
    for option in (
        click.option("--to", "until", type=Day(last=True), help="Last day: 2024-05-01, 2024-05 or 2024."),
        click.option("--from", "since", type=Day(), help="First day."),
        click.option("--kind", type=click.Choice(["direct", "mixed", "indirect"]), help="Kind of quote."),
        click.option("--section", metavar="NAME", help="Section of the outlet."),
        click.option("--outlet", metavar="NAME", help="Publisher, as the articles name it."),
        click.option("--person", metavar="ID", help="Identity in the register: all names linked to it (see --people)."),
        click.option("--by", metavar="NAME", help="Words of the speaker's name."),
    ):
        function = option(function)
    return function


def take_filters(given: dict[str, Any]) -> Filters:
    """The filters out of a command's options, which are left without them."""
    from quoth.store.base import Filters

    names = ("by", "person", "outlet", "section", "kind", "since", "until")
    filters = Filters(**{name: given.pop(name) for name in names})
    if filters.since and filters.until and filters.since > filters.until:
        raise click.BadParameter(f"--from {filters.since} is after --to {filters.until}")
    return filters


def open_named(address: str | None, *, create: bool = False, readonly: bool = True) -> Store:
    """The store of ``--store``, or the one of the settings, whose folder is made where a store may be."""
    from quoth.settings import read_settings
    from quoth.store import open_store

    if create and not address:
        make_folder(read_settings().store)
    return open_store(address or read_settings().store, create=create, readonly=readonly)


def check_folder(address: str | None) -> None:
    """Raise StoreError where ``--store`` names a file in a folder that is not there: it may be mistyped."""
    from pathlib import Path

    from quoth.errors import StoreError

    path = Path(address.removeprefix("sqlite:///") if address else "").expanduser()
    if "://" not in str(address).removeprefix("sqlite:///") and not path.parent.exists():
        raise StoreError(f"{path}: there is no folder {path.parent}; make it, or give another --store")


def make_folder(address: str) -> None:
    """Make the folder of the settings' store, which nobody mistyped; raises StoreError where that cannot be."""
    from pathlib import Path

    from quoth.errors import StoreError

    if "://" in address.removeprefix("sqlite:///"):
        return
    folder = Path(address.removeprefix("sqlite:///")).expanduser().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be made ({error.strerror}); give another --store") from error

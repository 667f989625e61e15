"""What reads reports, as the options and settings ask; the options of networks and registers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quoth.cli.options import NETWORKS, NamedPath

if TYPE_CHECKING:
    from quoth.data import Network
    from quoth.reading import Read, Reader
    from quoth.speakers.known.link import Person, Register

JUDGEMENTS = Path("judgements.jsonl")
"""Where ``quoth judge`` records decisions unless told otherwise."""


def _as_set(ctx: click.Context, param: click.Parameter, value: Network | None) -> Network:
    """The network asked for, else the one of the settings."""
    from quoth.settings import read_settings

    return value or read_settings().setting


setting_option = click.option(
    "--setting",
    type=NETWORKS,
    callback=_as_set,
    help="The network: accurate, or fast at a little less quality.  [default: of the settings, else accurate]",
)


def take_register(people: Path | None, judgements: Path) -> Register | None:
    """The register of people that is named, else the one of the settings, as ``quoth judge`` decided.

    Without a register those are people of whom it was decided that two names are theirs.  What was odd in the files
    is told on standard error.
    """
    from quoth.cli.show import say
    from quoth.errors import SettingsError
    from quoth.settings import read_settings, where_set
    from quoth.speakers.known.link import judged, judged_alone, read_register, remarks_of

    named = people or read_settings().people
    if people is None and named and (Path(named).is_dir() or not Path(named).exists()):
        wrong = "that is a directory" if Path(named).exists() else "there is no such file"
        where = "" if Path(named).is_absolute() else f" in {Path.cwd()}, where it is looked for; write its whole path"
        raise SettingsError(f'{where_set("people")}: "people" is {named}, but {wrong}{where}')
    register = judged(read_register(Path(named)), judgements) if named else judged_alone(judgements)
    for remark in remarks_of(register) if register is not None else ():
        say(f"quoth: {remark}", error=True)
    return register


def register_options(command: Any) -> Any:
    """``--people`` and ``--judgements``: whom a name means."""
    judgements = click.option(
        "--judgements",
        type=NamedPath(dir_okay=False, path_type=Path),
        default=JUDGEMENTS,
        show_default=True,
        help="What quoth judge recorded: decides whom of the register a name means; without a register, which names "
        "are one person's.",
    )
    people = click.option(
        "--people",
        type=NamedPath(exists=True, dir_okay=False, path_type=Path),
        help="A register of people (CSV or JSONL: name, aliases, wikidata) to link speakers to.  "
        "[default: of the settings]",
    )
    return people(judgements(command))


def make_reader(setting: Network, people: Path | None, judgements: Path, *, any_language: bool) -> Reader:
    """What reads reports as the options ask."""
    from quoth.ingest.language import ANY, LANGUAGES
    from quoth.reading import Reader

    return Reader(setting, take_register(people, judgements), ANY if any_language else LANGUAGES)


def make_late_reader(
    setting: Network,
    people: Path | None,
    judgements: Path,
    *,
    any_language: bool,
    tell: Callable[[Sequence[Person]], None],
) -> Read:
    """The same; but the register is read when the first report comes, and ``tell`` is called with its people then."""
    from quoth.ingest.language import ANY, LANGUAGES
    from quoth.reading import Reader
    from quoth.speakers.known.link import people_of

    reader = Reader(setting, languages=ANY if any_language else LANGUAGES)

    @cache
    def linking() -> Reader:
        register = take_register(people, judgements)
        if register is not None:
            tell(people_of(register))
        return replace(reader, register=register)

    return lambda article: reader.refused(article) or linking()(article)

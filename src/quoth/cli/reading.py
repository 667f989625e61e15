"""The function that reads a report, as the options and settings ask, and the options of registers.

The network is loaded when the first report comes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quoth.cli.options import NETWORKS, NamedPath

if TYPE_CHECKING:
    from quoth.data import Article, Record, Rejection
    from quoth.speakers.known.link import Person, Register

JUDGEMENTS = Path("judgements.jsonl")
"""Where ``quoth judge`` records decisions unless told otherwise."""


def _as_set(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
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


def make_reader(
    setting: str | None = None,
    people: Path | None = None,
    judgements: Path = JUDGEMENTS,
    *,
    any_language: bool = False,
    tell: Callable[[Sequence[Person]], None] = lambda people: None,
) -> Callable[[Article], Record | Rejection]:
    """A function that finds the quotes of a report and their speakers, or refuses its language.

    ``tell`` is called once with the people whom speakers are linked to, before the first report is read.
    """
    from quoth.settings import read_settings

    chosen = setting or read_settings().setting

    @cache
    def load() -> tuple[object, object]:
        from quoth.extraction.tagger import load_tagger

        register = take_register(people, judgements)
        if register is not None:
            from quoth.speakers.known.link import people_of

            tell(people_of(register))
        return load_tagger(chosen), register

    def read(article: Article) -> Record | Rejection:
        from quoth.ingest.language import LANGUAGES
        from quoth.ingest.rejections import other_language
        from quoth.pipeline import read_article

        refused = None if any_language else other_language(article, LANGUAGES)
        if refused is not None:
            return refused
        tagger, linked = load()
        return read_article(article, tagger, register=linked)  # type: ignore[arg-type]

    return read

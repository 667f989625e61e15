"""The command line: one lazy group; a subcommand's module is imported only when it is called."""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import sys
from pathlib import Path

import click

COMMANDS = {
    # name: (module, one line of help), in the order of use; the line stands here so that --help imports nothing
    "read": ("quoth.cli.read", "Read reports and print who said what."),
    "explain": ("quoth.cli.explain", "Say why each quote has the speaker it has, or none."),
    "check": ("quoth.cli.check", "Check a draft's quotes against transcripts, statements and reports."),
    "add": ("quoth.cli.add", "Keep articles, transcripts and statements in a store."),
    "search": ("quoth.cli.search", "Search the quotes in a store."),
    "verify": ("quoth.cli.verify", "Check one claimed quote against a store."),
    "families": ("quoth.cli.families", "Show one utterance in all its printed versions."),
    "audit": ("quoth.cli.audit", "Count who is quoted, how often, named and unnamed."),
    "export": ("quoth.cli.export", "Write a store's quotes in another format."),
    "judge": ("quoth.cli.judge", "Record that two speakers are, or are not, the same person."),
    "serve": ("quoth.cli.serve", "Serve the reader: a web page over a store."),
    "bulk": ("quoth.cli.bulk", "Turn an archive into tables, shard by shard."),
}


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command; for a word that is none, what may have been meant."""
        word = args[0]
        if word in COMMANDS or word.startswith("-"):
            return super().resolve_command(ctx, args)
        import difflib

        close = difflib.get_close_matches(word.lower(), COMMANDS, n=1)
        told = f"No such command {word!r}." + (f" Did you mean {close[0]!r}?" if close else "")
        with contextlib.suppress(OSError, ValueError):  # what no file can be called
            if "://" in word or Path(word).exists():
                told = f"{word!r} is no command; to read it:  quoth read {word}"
        raise click.UsageError(told, ctx)

    def invoke(self, ctx: click.Context) -> object:
        """The command's exit code; 0 where whoever reads its output has seen enough: click takes that for a failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return 0

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quoth", prog_name="quoth")
def cli() -> None:
    """Who said what, in the news, with the receipts.

    \b
    quoth read report.html            who said what in a page, a text, an address or standard input
    quoth check draft.md --against DIR   are the draft's quotes what was said?
    quoth COMMAND --help              what a command does, with examples
    """


def main() -> None:
    """Run the command line; an expected error becomes one line and a documented exit code (docs/cli.md)."""
    from quoth.errors import QuothError

    if sys.stderr is None:  # what is opened next would get its number, or rich take standard output for it
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as the process lives
    if sys.stdout is None:
        _tell("standard output is closed")
        sys.exit(2)
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors in ("strict", "surrogateescape"):
        sys.stdout.reconfigure(errors="replace")  # a dash that a terminal's encoding lacks is a question mark
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()  # a full disk shows only now
    except (click.exceptions.Abort, KeyboardInterrupt):
        _tell("interrupted")
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except QuothError as error:
        _tell(str(error))
        code = 2
    except BrokenPipeError:  # at the last flush
        code = 0
    except OSError as error:
        where = error.filename if error.filename is not None else "standard output"
        _tell(f"{where}: {error.strerror or error}; what was written is not complete")
        code = 2
    _drop_output()
    sys.exit(code if isinstance(code, int) else 0)


def _tell(why: str) -> None:
    """Why there is nothing, or no more, in a line on standard error."""
    from quoth.cli.show import say

    say(f"quoth: {why}", error=True)


def _drop_output() -> None:
    """Forget what standard output would not take, or Python tries once more at its end and complains."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

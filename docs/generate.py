"""Write docs/cli.md from the commands' own help.

python docs/generate.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from quoth.cli import COMMANDS, cli

PAGE = Path(__file__).with_name("cli.md")
HEAD = """# The command line

Generated from `--help` by `python docs/generate.py`; `tests/test_docs.py` keeps it true.

An expected failure is one line on standard error and an exit code: 0 done; 1 the answer is no (something refused, a
quote worse than trimmed, nothing found: each command says which); 2 wrong usage, or nothing could be done;
130 interrupted.
"""


def describe(command: click.Command, name: str, root: click.Context | None = None) -> str:
    """One command's help, its subcommands' below it; ``root`` is the group's context, as when it is really called."""
    options = {"max_content_width": 100, "terminal_width": 100, **(cli.context_settings if root is None else {})}
    context = click.Context(command, info_name=name if root is None else name.split()[-1], parent=root, **options)
    text = f"\n## {name}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group) and command is not cli:
        for sub in command.list_commands(context):
            inner = command.get_command(context, sub)
            if inner is not None:
                text += describe(inner, f"{name} {sub}", context).replace("\n## ", "\n### ", 1)
    return text


def render() -> str:
    """The whole page."""
    parts = [HEAD, describe(cli, "quoth")]
    context = click.Context(cli, info_name="quoth", **cli.context_settings)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        parts.append(describe(command, f"quoth {name}", context))
    return "".join(parts)


if __name__ == "__main__":
    page = render()
    if "--check" in sys.argv:  # word by word: versions of click set the columns differently
        sys.exit(0 if PAGE.read_text(encoding="utf-8").split() == page.split() else 1)
    PAGE.write_text(page, encoding="utf-8")

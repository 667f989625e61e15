"""Documentation that can be run is run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quoth.bulk.manifest import Counts
from quoth.bulk.plan import Options, Plan
from quoth.bulk.run import Status, to_json
from quoth.check.report import claim_to_json
from quoth.cli.show_families import family_to_json
from quoth.export.rows import hit_to_line, passage_to_line
from quoth.relatives import list_families, place_quotes
from quoth.store import open_store
from quoth.store.base import Passage
from quoth.verify import verify_quote
from tests.factories import said

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "docs" / "python.md"]
LINK = re.compile(r"\]\(([^)#:]+)\)")


def python_examples() -> list[tuple[str, str]]:
    """Every Python block of the pages a newcomer reads."""
    return [
        (page.name, code)
        for page in PAGES
        for code in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
    ]


@pytest.mark.parametrize(("page", "code"), python_examples())
def test_examples_in_python_run(page: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    exec(compile(code, page, "exec"), names)
    if "app" in names:  # which no server runs and ends here
        names["app"].state.desk.store.close()


def test_the_command_line_page_says_what_help_says() -> None:
    # in a process of its own: click keeps a command's help option from its first call
    run = subprocess.run([sys.executable, str(ROOT / "docs" / "generate.py"), "--check"], check=False)
    assert run.returncode == 0, "run python docs/generate.py"


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")], ids=lambda p: p.name
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if not target.startswith(("http", "mailto")):
            assert (page.parent / target).exists(), f"{page.name} -> {target}"


def test_the_first_example_is_what_is_printed(tmp_path: Path) -> None:
    report, printed = re.findall(r"```text\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)[:2]
    (tmp_path / "report.txt").write_text(report, encoding="utf-8")
    line = [sys.executable, "-m", "quoth", "read", "--setting", "accurate", "report.txt"]
    got = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True)
    lines = [line.strip().removeprefix("q1").strip() for line in got.stdout.splitlines()]
    assert "\n".join(printed.split("\n")[:-1]) in "\n".join(lines)


@pytest.fixture
def in_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], tuple[int, str]]:
    """Runs lines of a page in a folder that has the bundled report, and tells their exit code and output."""
    shutil.copytree(ROOT / "src" / "quoth" / "examples", tmp_path / "src" / "quoth" / "examples")
    command = tmp_path / "bin" / "quoth"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quoth "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def run(lines: str) -> tuple[int, str]:
        done = subprocess.run(
            ["sh", "-ec", lines], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    return run


def test_the_tutorial_is_what_happens(in_shell: Callable[[str], tuple[int, str]]) -> None:
    page = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    read, kept, checked = re.findall(r"```sh\n(.*?)```", page, re.S)
    code, told = in_shell(read)
    assert code == 0, told
    code, told = in_shell(kept)
    promised = "The last prints `verbatim`, with the sentence it stands in"
    assert code == 0, told
    assert promised in page
    verdict = " ".join(told[told.rindex("\nverbatim: ") :].split())
    assert "We were told in March that the bearing would last another decade" in verdict, told
    code, told = in_shell(checked)
    assert "It prints `altered`, with *deeply* → *truly* marked, and exits with 1" in page
    assert code == 1 and "altered" in told and "deeply" in told and "truly" in told, told


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda p: p.name)
def test_a_page_of_commands_says_where_they_are_found(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    bare = re.search(r"^(?:quoth|pip) \w", "\n".join(re.findall(r"```\w*\n(.*?)```", text, re.S)), re.M)
    if bare and page.name != "cli.md":
        assert ".venv/bin/activate" in re.split(rf"^{bare.group()}", text, maxsplit=1, flags=re.M)[0]


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 150


def _fields(value: object) -> set[str]:
    """The names of all fields in a value of JSON."""
    if isinstance(value, list):
        return {name for each in value for name in _fields(each)}
    if isinstance(value, dict):
        return set(value) | {name for each in value.values() for name in _fields(each)}
    return set()


def test_every_field_that_is_printed_for_programs_is_named(tmp_path: Path) -> None:
    passage = Passage("s", (0, 8), "We build", "statement", "Roe")
    words = "We will rebuild the old bridge before the winter comes"
    with open_store(tmp_path / "s.db") as store:
        store.add_many([said(words, "Jane Roe", id="a"), said(f"{words}, I promise", "Jane Roe", id="b")])
        place_quotes(store)
        (family,) = list_families(store)
        hit = hit_to_line(family.fullest, how="phrase", score=1.0, marks=())
        verdict = claim_to_json(verify_quote(words, store, by="Jane Roe"))
    lines = [json.loads(hit), json.loads(passage_to_line(passage, ()))]
    printed = {"records.md": [*lines, family_to_json(family), verdict]}
    plan = Plan(Options(), (), ())
    printed["bulk.md"] = [dict.fromkeys(to_json(Status(plan, {}, [], Counts(0, 0, 0, 0, {}), [], False, "none")))]
    for page, values in printed.items():
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        assert {name for name in _fields(values) if f"`{name}`" not in text} == set(), page

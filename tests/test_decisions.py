"""Every dependency has its licence, and why it is one, in a decision."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROW = re.compile(
    r"^\| (?P<package>[\w.-]+) \|(?: (?P<extra>[\w, ]+) \|)? [^|]*\w[^|]* \| [^|]*\w[^|]* \|$", re.MULTILINE
)
HEADED = {"Always installed": {""}, "Extras": None, "For training": {"train"}, "For development": {"dev"}}


def test_each_dependency_stands_in_the_decision_once_with_its_extras() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted: dict[str, set[str]] = {}
    for extra, listed in [("", project["dependencies"]), *project["optional-dependencies"].items()]:
        for each in listed:
            name = re.match(r"[\w.-]+", each)
            assert name
            wanted.setdefault(name[0], set()).add(extra)
    told: dict[str, set[str]] = {}
    page = (ROOT / "docs" / "decisions" / "0009-dependencies.md").read_text(encoding="utf-8")
    for part in page.split("\n## ")[1:]:
        extras = next(extras for head, extras in HEADED.items() if part.startswith(head))
        for row in ROW.finditer(part):
            if row["package"] != "package":
                assert row["package"] not in told
                told[row["package"]] = extras or set(row["extra"].split(", "))
    assert told == wanted

"""House rules a machine can check: module size, mirrored tests, no stray prints or environment look-ups."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "quoth"
MODULES = sorted(SOURCE.rglob("*.py"))
BELL = 400  # lines


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= BELL


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_functions_stay_short(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 75, f"{path.name}:{node.lineno} {node.name} has {length} lines"


def test_the_environment_is_read_in_one_place() -> None:
    allowed = {SOURCE / "settings.py", SOURCE / "extraction" / "tagger.py"}  # the latter sets what a library reads
    for path in MODULES:
        if path not in allowed and path.parts[-2] != "bulk":
            assert "os.environ" not in path.read_text(encoding="utf-8"), path


def test_what_people_read_is_printed_in_one_place() -> None:
    for path in MODULES:
        if path != SOURCE / "cli" / "show.py":
            assert "click.echo" not in path.read_text(encoding="utf-8"), f"{path} prints past cli/show.py"


TESTS = ROOT / "tests"
TEST_MODULES = sorted(TESTS.rglob("test_*.py"))
BESIDE = {"evaluation", "training"}  # packages that stand beside the source


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in TEST_MODULES}), ids=lambda p: str(p.relative_to(TESTS))
)
def test_each_folder_of_tests_mirrors_one_of_the_source(folder: Path) -> None:
    place = folder.relative_to(TESTS)
    assert (SOURCE / place).is_dir() or (place.parts[0] in BESIDE and (ROOT / place).is_dir())


@pytest.mark.parametrize("path", TEST_MODULES, ids=lambda p: str(p.relative_to(TESTS)))
def test_a_test_that_is_called_after_a_module_of_its_package_stands_beside_it(path: Path) -> None:
    place = path.parent.relative_to(TESTS)
    package = SOURCE.joinpath(*place.parts[:1])
    beside = {module.parent.relative_to(SOURCE) for module in package.rglob(path.name.removeprefix("test_"))}
    assert not place.parts or not beside or place in beside, f"belongs to {sorted(map(str, beside))}"


def test_case_files_say_whether_they_shaped_the_code() -> None:
    for path in (ROOT / "tests" / "cases").glob("*.txt"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert re.match(r"# .*(shaped|measure)", first), path


def test_no_path_of_a_machine_in_the_repository() -> None:
    for path in [*MODULES, *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        assert "/" + "work/" not in path.read_text(encoding="utf-8"), path

import re
import tomllib
from pathlib import Path

import quoth

ROOT = Path(__file__).resolve().parents[1]


def test_the_public_surface_is_small_sorted_and_real() -> None:
    assert len(quoth.__all__) <= 15
    assert quoth.__all__ == sorted(quoth.__all__)
    for name in quoth.__all__:
        assert getattr(quoth, name) is not None


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    assert not hasattr(quoth, "nothing_of_the_kind")


def test_three_lines_read_a_text() -> None:
    record = quoth.read_text("“The bridge is shut until further notice,” said Leonora Brandt, the mayor, on Tuesday.")
    (quote,) = record.quotes
    assert [record.article.text[s:e] for s, e in quote.content] == ["The bridge is shut until further notice,"]


def test_the_version_stands_the_same_in_both_places() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == quoth.__version__


def test_the_lowest_versions_that_are_tried_are_those_that_are_allowed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tried = dict(re.findall(r"^([\w-]+)==([\d.]+)$", (ROOT / "requirements-lowest.txt").read_text("utf-8"), re.M))
    used = [*project["dependencies"], *project["optional-dependencies"]["web"]]
    allowed = dict(each.split(">=") for each in used)
    assert tried.keys() == allowed.keys()
    assert all(tried[name].removesuffix(".0") in (allowed[name], allowed[name].removesuffix(".0")) for name in tried)

"""Pages about the store, the records and the formats name everything there is."""

import re
from pathlib import Path

import pytest

from quoth.export import FORMATS
from quoth.export.jsonl import read_schema
from quoth.export.rows import COLUMNS
from quoth.store.migrate import read_schema as read_tables

DOCS = Path(__file__).resolve().parents[1] / "docs"


def page(name):
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_every_table_and_view_is_named(engine):
    names = re.findall(r"^CREATE (?:VIRTUAL )?(?:TABLE|VIEW) (\w+)", read_tables(engine), re.MULTILINE)
    hidden = {"about", "quotes_terms", "passages_terms"}
    assert [name for name in names if name not in hidden and f"`{name}`" not in page("store.md")] == []


def test_every_field_of_a_record_is_named():
    schema = read_schema()
    parts = [schema, *schema["$defs"].values()]
    fields = {field for part in parts for field in part.get("properties", {})}
    assert [field for field in fields if f"`{field}`" not in page("records.md")] == []


def test_every_format_and_column_is_named():
    assert [format for format in FORMATS if f"| `{format}` |" not in page("export.md")] == []
    only_there = ("content", "cue_spans", "source_spans", "speaker_id")
    assert [name for name in only_there if f"| `{name}` |" not in page("export.md")] == []
    assert [name for name, told in COLUMNS.items() if f"| `{name}` | {told} |" not in page("export.md")] == []

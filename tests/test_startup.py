"""What a start costs: heavy libraries stay unloaded until they are needed."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("numpy", "onnxruntime", "fastapi", "starlette", "sqlite3", "psycopg", "pyarrow", "httpx", "rich", "lxml")


def loaded_after(code: str) -> set[str]:
    script = f"{code}\nimport sys; print(' '.join(sys.modules))"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    return {m.partition(".")[0] for m in out.splitlines()[-1].split()}


def test_import_quoth_loads_nothing_heavy() -> None:
    assert loaded_after("import quoth").isdisjoint(HEAVY)


def test_the_command_line_heeds_an_interruption_before_it_loads_what_takes_time() -> None:
    assert loaded_after("import quoth.__main__").isdisjoint({"typing", "re", "click"} - loaded_after(""))


def test_help_loads_nothing_heavy() -> None:
    code = "from quoth.cli import cli\ncli.main(['--help'], standalone_mode=False)"
    assert loaded_after(code).isdisjoint(HEAVY)


def test_reading_a_text_needs_no_network_library() -> None:
    assert loaded_after("import quoth\nquoth.read_text('Ada Finch said the road is shut.')").isdisjoint(
        {"httpx", "fastapi", "pyarrow", "psycopg", "torch", "transformers"}
    )


def test_a_verdict_needs_neither_the_finding_of_quotes_nor_of_speakers() -> None:
    code = "import quoth.check, quoth.extraction.cards, sys; print([m for m in sys.modules if 'quoth' in m])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "quoth.speakers.names.personal" in out
    assert not any(name in out for name in ("quoth.speakers.resolve", "quoth.extraction.extract", "quoth.pipeline"))


def test_reading_keeps_nothing_in_the_home_directory(tmp_path: Path) -> None:
    home = {name: str(tmp_path / name) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    code = "import quoth\nassert quoth.read_text('Ada Finch said the road is shut.').quotes"
    env = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"} | home
    subprocess.run([sys.executable, "-c", code], env=env, check=True)
    assert not [f for f in tmp_path.rglob("*") if f.is_file()]

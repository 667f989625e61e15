"""What a start costs: heavy libraries stay unloaded until they are needed."""

import subprocess
import sys

HEAVY = ("numpy", "onnxruntime", "fastapi", "starlette", "sqlite3", "psycopg", "pyarrow", "httpx", "rich", "lxml")


def loaded_after(code: str) -> set[str]:
    script = f"{code}\nimport sys; print(' '.join(sys.modules))"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    return {m.partition(".")[0] for m in out.splitlines()[-1].split()}


def test_import_quoth_loads_nothing_heavy() -> None:
    assert loaded_after("import quoth").isdisjoint(HEAVY)


def test_help_loads_nothing_heavy() -> None:
    code = "from quoth.cli import cli\ncli.main(['--help'], standalone_mode=False)"
    assert loaded_after(code).isdisjoint(HEAVY)


def test_reading_a_text_needs_no_network_library() -> None:
    assert loaded_after("import quoth\nquoth.read_text('Ada Finch said the road is shut.')").isdisjoint(
        {"httpx", "fastapi", "pyarrow", "psycopg", "torch", "transformers"}
    )

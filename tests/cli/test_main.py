"""The command line as a process: what becomes of its output, and of what goes wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from quoth.store import open_store
from tests.factories import record, said

FULL = Path("/dev/full")


@pytest.fixture
def store(tmp_path: Path) -> str:
    with open_store(tmp_path / "s.db") as opened:
        opened.add_many([said("We will build", "Jane Roe", id="a"), *(record(id=f"b{i}") for i in range(300))])
    return str(tmp_path / "s.db")


def quoth(arguments: list[str], out: str) -> subprocess.CompletedProcess[str]:
    """Run with standard output led to where the shell's words say."""
    line = ["sh", "-c", f'"$@" {out}', "sh", sys.executable, "-m", "quoth", *arguments]
    return subprocess.run(line, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", [
    "search build", "search build --format jsonl", "audit", "audit --format csv", "families", "verify build",
    "export", "export --format csv", "export --format xlsx", "export --format conll", "--help",
])  # fmt: skip
def test_a_full_disk_is_one_line_and_code_2(store: str, command: str) -> None:
    arguments = command.split() if command == "--help" else [*command.split(), "--store", store]
    got = quoth(arguments, "> /dev/full")
    assert (got.returncode, got.stderr.count("\n")) == (2, 1), got.stderr
    assert "No space left" in got.stderr


def test_a_closed_output_is_one_line_and_code_2(store: str) -> None:
    got = quoth(["audit", "--store", store], ">&-")
    assert (got.returncode, got.stderr) == (2, "quoth: standard output is closed\n")


@pytest.mark.parametrize(
    "command", ["read nothere.txt", "export --by nobody --store STORE", "search zebra --store STORE", "xyzzy"]
)
def test_what_goes_wrong_is_not_written_among_the_output_where_errors_have_no_place(store: str, command: str) -> None:
    words = command.replace("STORE", store).split()
    got, unheard = quoth(words, "2>&-"), quoth(words, "2>/dev/null")
    assert (got.returncode, got.stdout) == (unheard.returncode, unheard.stdout)


@pytest.mark.parametrize("format_", ["jsonl", "csv", "xlsx"])
def test_a_reader_that_has_seen_enough_is_no_error(store: str, format_: str) -> None:
    assert quoth(["export", "--format", format_, "--store", store], "| head -c 1").stderr == ""


@pytest.mark.parametrize("command", ["search", "search build --format jsonl", "audit", "export"])
def test_a_reader_that_has_seen_enough_is_code_0(store: str, command: str) -> None:
    line = f"({sys.executable} -u -m quoth {command} --store {store}; echo $? > {store}.code) | true"
    got = subprocess.run(["sh", "-c", line], capture_output=True, text=True, timeout=120, check=False)
    assert (got.stderr, Path(f"{store}.code").read_text(encoding="utf-8")) == ("", "0\n")


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "ascii:surrogateescape", "utf-8:surrogateescape"])
@pytest.mark.parametrize(
    "command", ["search --store {store}", "read {text}", "explain {text}", "check {text} --against {source}"]
)
def test_what_the_encoding_of_a_terminal_lacks_is_replaced(
    store: str, tmp_path: Path, encoding: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    text = tmp_path / "report.txt"
    text.write_text("“The pier – our pier – is shut,” said Jane Łoś.\n", encoding="utf-8")
    source = tmp_path / "source.txt"
    source.write_text("JANE ŁOŚ: The pier is shut, and we know it.\n", encoding="utf-8")
    line = [sys.executable, "-m", "quoth", *command.format(store=store, text=text, source=source).split()]
    got = subprocess.run(line, capture_output=True, timeout=120, check=False)
    assert (got.returncode in (0, 1), got.stderr) == (True, b"")
    encoding = encoding.partition(":")[0]
    if encoding == "utf-8" or (command.startswith("explain") and encoding == "ascii"):  # click takes that for a mistake
        assert not got.stdout.decode("utf-8").isascii()
    else:
        assert "?" in got.stdout.decode(encoding)


def test_what_machines_read_is_utf_8_whatever_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = tmp_path / "report.txt"
    text.write_text("“The pier is shut,” said Jane Łoś.\n", encoding="utf-8")
    store = str(tmp_path / "l.db")
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    quoth(["add", str(text), "--store", store], "")
    for command in (
        "search --format jsonl",
        "export",
        "export --format csv",
        "audit --format csv",
        "audit --format svg",
    ):
        line = [sys.executable, "-m", "quoth", *command.split(), "--store", store]
        assert "Łoś" in subprocess.run(line, capture_output=True, timeout=120, check=True).stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("raed", "Did you mean 'read'?"),
        ("tests", "to read it:  quoth read tests"),
        ("https://example.org/a", "quoth read https://example.org/a"),
        ("xyzzy", "No such command 'xyzzy'."),
    ],
)
def test_a_word_that_is_no_command_leads_to_one(given: str, told: str) -> None:
    got = quoth([given], "")
    assert (got.returncode, got.stdout) == (2, "")
    assert got.stderr.rstrip().endswith(told)


@pytest.mark.parametrize(
    "command", ["read -", "explain -", "check -", "check DRAFT --against -", "add - --store STORE"]
)
def test_a_closed_input_is_one_line_and_code_2(store: str, command: str) -> None:
    draft = Path(store).with_name("draft.md")
    draft.write_text("“We will build,” said Jane Roe.\n", encoding="utf-8")
    words = command.replace("DRAFT", str(draft)).replace("STORE", store).split()
    got = quoth(words if "--against" in words or words[0] != "check" else [*words, "--against", store], "<&-")
    assert (got.returncode, got.stderr) == (
        2,
        "quoth: -: standard input is closed; give a file, or lead a text into it\n",
    )


@pytest.mark.parametrize(
    "command",
    ["check NAME --against .", "families NAME#q1 --store STORE", "export --by nobody --out NAME --store STORE"],
)
def test_what_is_told_of_a_name_does_not_drive_the_terminal(store: str, command: str) -> None:
    words = command.replace("STORE", store).split()
    got = quoth([word.replace("NAME", "no\x1b]0;title\x07ne") for word in words], "")
    assert "no ]0;title ne" in got.stdout + got.stderr
    assert not {"\x1b", "\x07"} & set(got.stdout + got.stderr)


def test_a_file_is_read_where_the_input_is_closed(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    got = quoth(["read", str(tmp_path / "empty.txt")], "<&-")
    assert (got.returncode, "Traceback" in got.stderr) == (1, False)


def test_an_interruption_while_the_program_is_loaded_is_one_line_and_code_130() -> None:
    stop = (
        "import os, signal, sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'click': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Stop())\n"
        "from quoth.__main__ import main\n"
        "main()\n"
    )
    got = subprocess.run([sys.executable, "-c", stop], capture_output=True, text=True, timeout=120, check=False)
    assert (got.returncode, got.stderr) == (130, "quoth: interrupted\n")

"""quoth read, called as a user calls it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click import BadParameter
from click.testing import CliRunner

from quoth.cli import cli
from quoth.errors import SettingsError
from quoth.extraction import tagger

TEXT = (
    "Bridge ‘shut for good’\n\n"
    "“The bridge is shut,” said Leonora Brandt, the mayor of Port Ansel. She denied any delay.\n"
)


def run(*args: str, stdin: bytes | None = None):
    return CliRunner().invoke(cli, ["read", *args], input=stdin, standalone_mode=False, catch_exceptions=False)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_pretty_prints_the_headline_then_who_said_what(report: Path) -> None:
    got = run(str(report))
    assert got.return_value == 0
    lines = got.stdout.splitlines()
    assert lines[0] == "Bridge ‘shut for good’"
    assert any("Leonora Brandt" in line and "said" in line and "direct" in line for line in lines)
    assert "“The bridge is shut,”" in got.stdout
    assert "\x1b[" not in got.stdout, "piped output has no colours"


def test_pretty_heads_a_letter_with_its_subject(tmp_path: Path) -> None:
    path = tmp_path / "letter.eml"
    path.write_text("From: a@b.example\nSubject: On the bridge\n\nThe bridge is shut.\n\nBrandt said so.\n")
    assert run(str(path)).stdout.splitlines()[0] == "On the bridge"


def test_sure_leaves_out_what_is_doubtful(report: Path) -> None:
    every, sure, none = (
        json.loads(run(str(report), "--format", "json", "--sure", p).stdout) for p in ("0", "0.9", "1")
    )
    assert every["quotes"] == json.loads(run(str(report), "--format", "json").stdout)["quotes"]
    assert [q["id"] for q in sure["quotes"]] == [q["id"] for q in every["quotes"] if q["confidence"]["quote"] >= 0.9]
    assert 0 < len(sure["quotes"]) < len(every["quotes"])
    assert (none["quotes"], none["speakers"]) == ([], [])


def test_quotes_left_out_as_less_sure_are_told_of(report: Path) -> None:
    sure = run(str(report), "--sure", "0.95").stdout
    assert "speaker settled for 1; 2 less sure left out" in sure
    none, page = (run(str(report), "--sure", "1", *more).stdout for more in ((), ("--format", "html")))
    assert "No quote is as sure as that; 3 less sure left out." in none
    assert "<li>3 less sure quotes are left out.</li>" in page
    assert "Nobody is quoted" not in none + page
    assert "left out" not in run(str(report)).stdout


def test_sure_is_a_share(report: Path) -> None:
    with pytest.raises(BadParameter, match="0<=x<=1"):
        run(str(report), "--sure", "70")


def test_one_quote_is_counted_as_one(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("“The bridge is shut,” said Leonora Brandt.\n", encoding="utf-8")
    assert "1 quote (1 direct" in run(str(path)).stdout


def test_a_wrapped_text_is_read_by_paragraphs_and_kept_as_it_came(tmp_path: Path) -> None:
    path = tmp_path / "wrapped.txt"
    text = (
        "The row grew on Monday.\n\n“The delays were caused by the contractor,” said the new mayor,\n"
        "Leonora Brandt, who had not been asked for her opinion of the toll and was not\nsorry.\n"
    )
    path.write_text(text, encoding="utf-8")
    got = json.loads(run(str(path), "--format", "jsonl").stdout)
    assert got["text"] == text
    assert [speaker["name"] for speaker in got["speakers"] if speaker["id"] == got["quotes"][0]["speaker"]] == [
        "Leonora Brandt"
    ]


def test_jsonl_keeps_id_and_text_of_jsonl_input_exactly(tmp_path: Path) -> None:
    odd = " \u00a0“It’s shut,” she said.\u2028Next\r\nline\t "
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "x/1 ü", "text": odd, "unknown": {"a": 1}}) + "\n", encoding="utf-8")
    got = json.loads(run(str(path), "--format", "jsonl").stdout)
    assert (got["id"], got["text"], got["schema"]) == ("x/1 ü", odd, "quoth/1")


def test_standard_input_and_gzip_are_read(report: Path, tmp_path: Path) -> None:
    assert "Leonora Brandt" in run("-", stdin=TEXT.encode()).stdout
    packed = tmp_path / "report.txt.gz"
    packed.write_bytes(gzip.compress(TEXT.encode()))
    assert "Leonora Brandt" in run(str(packed)).stdout


def test_several_inputs_go_on_past_a_bad_one(report: Path, tmp_path: Path) -> None:
    refused = tmp_path / "refused.jsonl"
    got = run(str(tmp_path / "none.txt"), str(report), "--format", "jsonl", "--refused", str(refused))
    assert got.return_value == 1
    assert len(got.stdout.splitlines()) == 1
    assert "none.txt" in got.stderr and "[missing]" in got.stderr
    assert json.loads(refused.read_text())["code"] == "missing"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("image.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "binary"),
        ("page.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no-article"),
    ],
)
def test_bad_input_gets_one_line_and_a_code(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    got = run(str(path))
    assert got.return_value == 1
    assert got.stderr.count("\n") == 1 and f"[{code}]" in got.stderr


def test_a_directory_is_refused_unless_it_is_walked(report: Path) -> None:
    assert "[directory]" in run(str(report.parent)).stderr
    assert run(str(report.parent), "-r").return_value == 0


def test_html_is_one_page_that_loads_nothing_and_escapes_all(tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text("A title line here\n\n“<script>alert(1)</script> is bad,” said <b>Ada</b> Finch & co.\n")
    page = run(str(path), "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert "<script" not in page and "&lt;script&gt;" in page
    assert 'http-equiv="Content-Security-Policy"' in page and "<mark" in page


def test_terminal_controls_in_a_text_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "controls.txt"
    path.write_text("Title line here\n\n“Red \x1b[31m alert is on,” said Ada Finch of the county.\n")
    assert "\x1b" not in run(str(path)).stdout


def test_what_was_judged_decides_between_namesakes_of_the_register(report: Path, tmp_path: Path) -> None:
    people, kept = tmp_path / "people.csv", tmp_path / "list.jsonl"
    people.write_text("name,wikidata\nLeonora Brandt,Q1\nLeonora Brandt,Q2\n", encoding="utf-8")
    kept.write_text('{"left": "Q2", "right": "Leonora Brandt", "verdict": "same"}\n', encoding="utf-8")
    options = ("--format", "jsonl", "--people", str(people), "--judgements")
    for path, expected in ((tmp_path / "none.jsonl", None), (kept, "Q2")):
        record = json.loads(run(str(report), *options, str(path)).stdout)
        assert [s["person"] for s in record["speakers"] if s["name"] == "Leonora Brandt"] == [expected]


@pytest.mark.parametrize("command", ["read", "explain"])
def test_the_settings_choose_the_network_and_the_register_and_an_option_stands_above_them(
    command: str, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    load = tagger.load_tagger

    def load_fast(name: str) -> tagger.Tagger:
        asked.append(name)
        return load("fast")

    monkeypatch.setattr(tagger, "load_tagger", load_fast)
    people = tmp_path / "people.csv"
    people.write_text("name,wikidata\nLeonora Brandt,Q1\n", encoding="utf-8")
    config = tmp_path / "config.toml"
    config.write_text(f'setting = "fast"\npeople = "{people}"\n', encoding="utf-8")
    monkeypatch.setenv("QUOTH_CONFIG", str(config))

    def called(*args: str) -> str:
        return CliRunner().invoke(cli, [command, *args], standalone_mode=False, catch_exceptions=False).stdout

    form = ["--format", "jsonl"] if command == "read" else []
    assert "Q1" in called(str(report), *form)
    called(str(report), "--setting", "accurate")
    monkeypatch.setenv("QUOTH_SETTING", "accurate")
    called(str(report))
    assert asked == ["fast", "accurate", "accurate"]


def test_a_setting_that_is_none_is_refused_with_its_reason(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTH_SETTING", "slow")
    with pytest.raises(SettingsError, match='QUOTH_SETTING: "setting" must be accurate or fast'):
        run(str(report))


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    got = run("-r", str(tmp_path))
    assert got.return_value == 1
    assert "holds no files" in got.stderr


@pytest.mark.parametrize("form", ["pretty", "html"])
def test_whom_the_register_knows_is_shown_with_the_identity(report: Path, tmp_path: Path, form: str) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,wikidata\nLeonora Brandt,Q7\n", encoding="utf-8")
    assert "[Q7]" in run(str(report), "--people", str(people), "--format", form).stdout
    assert "[Q7]" not in run(str(report), "--format", form).stdout

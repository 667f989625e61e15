"""Quoth beside what people would otherwise use, on the same texts, one core each: python benchmarks/compare.py

Each system runs in a process of its own and reads the texts once to warm up and once for the clock (CPU seconds).
The spaCy pipeline is the small published one where it is installed, else its shape with untrained weights
(``benchmarks/peers.py``); what textacy finds over an untrained one means nothing and is not scored.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.peers import small_spacy, trained_name, trained_spacy  # noqa: E402
from benchmarks.speed import peak_of_this_process  # noqa: E402

SHARED = ROOT.parent / "shared"
SYSTEMS = {
    "accurate": "Quoth accurate, quotes and speakers",
    "fast": "Quoth fast, quotes and speakers",
    "spacy": "spaCy small pipeline, parse and names only",
    "textacy": "textacy direct quotes on top of it",
    "regex": "regular expressions",
}
Read = Callable[[str, str], list[dict]]

_SAID = (
    "said says say saying told tells added adds asked asks claimed claims insisted argued argues warned wrote writes "
    "explained noted notes tweeted announced announces believes believe believed thinks think thought called declared "
    "acknowledged admitted suggested suggests stated reported reports denied promised vowed predicted continued replied"
).split()
_VERB = re.compile(rf"\b(?:{'|'.join(_SAID)})\b")
_MARKED = re.compile(r"“[^“”\n]+”|\"[^\"\n]+\"")
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][”\"’)]*(?=\s+[A-Z“\"]|\n|$)|(?=\n|$))")
_NAME = re.compile(
    r"\s*((?:[A-Z][\w.’'-]*|of|the|a|for|and|his|her|an)(?:\s+(?:[A-Z][\w.’'-]*|of|the|for|and|[a-z]+man)){0,5}|he|she|they)"
)
_WHO = re.compile(
    r"(?:^|[,;:”\"]|\b(?:and|but|that|as|which|while))\s*((?:[\w.’'$-]+\s+){0,6}[\w.’'$-]+)\s*(?:,[^,]*,)?\s*$"
)
_ACCORDING = re.compile(r"[Aa]ccording to\b\s*((?:[\w.’'-]+\s*){1,6})")


def regex_reader() -> Read:
    """Sentence by sentence: a verb of saying, who stands beside it, and the marks (or else the clause) around it."""

    def read(name: str, text: str) -> list[dict]:
        return [found for m in _SENTENCE.finditer(text) for found in _in_sentence(text, *m.span())]

    return read


def _in_sentence(text: str, start: int, end: int) -> Iterator[dict]:
    marked = [m.span() for m in _MARKED.finditer(text, start, end)]
    if m := _ACCORDING.search(text, start, end):
        rest = (start, m.start()) if m.start() - start > end - m.end() else (m.end(), end)
        yield _quote([rest], (m.start(), m.start() + 12), m.span(1))
        return
    for verb in _VERB.finditer(text, start, end):
        if any(s < verb.start() < e for s, e in marked):
            continue
        before = _WHO.search(text, start, verb.start())
        after = _NAME.match(text, verb.end(), end) if marked and marked[0][0] < verb.start() else None
        source = after.span(1) if after else before.span(1) if before else None
        content = [(s + 1, e - 1) for s, e in marked]
        if not content:
            that = re.compile(r"\s*(?:that\b)?\s*").match(text, verb.end(), end)
            rest = (that.end() if that else verb.end(), end)
            content = [rest] if rest[1] - rest[0] > 15 else [(start, source[0] if source else verb.start())]
        yield _quote(content, verb.span(), source)
        return


def _quote(content: list[tuple[int, int]], cue: tuple[int, int], source: tuple[int, int] | None) -> dict:
    spans = [list(span) for span in content if span[0] < span[1]]
    return {"content": spans, "cue": [list(cue)], "source": [list(source)] if source and source[0] < source[1] else []}


def quoth_reader(setting: str) -> Read:
    """The library as ``quoth read`` uses it."""
    from quoth.export.jsonl import record_to_json
    from quoth.extraction.tagger import load_tagger
    from quoth.pipeline import read_text

    tagger = load_tagger(setting)
    return lambda name, text: record_to_json(read_text(text, article_id=name, tagger=tagger))["quotes"]


def spacy_pipeline(*, lemmas: bool = False) -> Any:
    """The published small pipeline where it is installed, else its shape with untrained weights."""
    return trained_spacy(lemmas=lemmas) or small_spacy(published=True)


def spacy_reader() -> Read:
    """Parse and names; no quotes."""
    nlp = spacy_pipeline()

    def read(name: str, text: str) -> list[dict]:
        nlp(text)
        return []

    return read


def textacy_reader() -> Read:
    """textacy's direct quotations over the same parse with lemmas; unbalanced marks raise, and the text gives none."""
    from textacy.extract import direct_quotations

    nlp = spacy_pipeline(lemmas=True)

    def read(name: str, text: str) -> list[dict]:
        doc = nlp(text)
        try:
            return [
                {
                    "content": [[q.content.start_char, q.content.end_char]],
                    "cue": [[word.idx, word.idx + len(word)] for word in q.cue],
                    "source": [[word.idx, word.idx + len(word)] for word in q.speaker],
                }
                for q in direct_quotations(doc)
            ]
        except ValueError:
            return []

    return read


READERS: dict[str, Callable[[], Read]] = {
    "accurate": lambda: quoth_reader("accurate"),
    "fast": lambda: quoth_reader("fast"),
    "spacy": spacy_reader,
    "textacy": textacy_reader,
    "regex": regex_reader,
}


def texts_of(path: Path, most: int) -> list[tuple[str, str]]:
    """Id and text of the first reports of a corpus."""
    with path.open(encoding="utf-8") as lines:
        reports = [json.loads(line) for line in lines][:most]
    return [(report["id"], report["text"]) for report in reports]


def time_system(system: str, gold: Path, most: int, out: Path) -> dict[str, float]:
    """Words per CPU second and peak memory of one system in this process; what it found goes to ``out``."""
    read = READERS[system]()
    texts = texts_of(gold, most)
    for name, text in texts[:5]:
        read(name, text)
    began = time.process_time()
    found = [{"id": name, "quotes": read(name, text)} for name, text in texts]
    seconds = time.process_time() - began
    out.write_text("".join(json.dumps(one) + "\n" for one in found), encoding="utf-8")
    words = sum(len(text.split()) for _, text in texts)
    memory = peak_of_this_process()
    return {"words": words, "words_s": words / seconds, "articles_s": len(texts) / seconds, "mb": memory}


def score(gold: Path, most: int, found: Path, shared: Path) -> dict[str, Any]:
    """F1 of relations, by the corpus's scorer."""
    some = found.with_suffix(".gold")
    some.write_text("".join(gold.read_text(encoding="utf-8").splitlines(keepends=True)[:most]), encoding="utf-8")
    command = [sys.executable, str(shared / "score.py"), str(some), str(found), "--polnear", "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def in_process(system: str, args: argparse.Namespace, out: Path) -> dict[str, float] | str:
    """``time_system`` in a fresh process; the last line of its complaint when it cannot run."""
    command = [sys.executable, __file__, "--run", system, "--texts", str(args.texts), "--found", str(out)]
    done = subprocess.run([*command, "--shared", str(args.shared)], capture_output=True, text=True)
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["failed"])[-1]
    return json.loads(done.stdout.strip().splitlines()[-1])


def main() -> None:
    """Print a markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=1000, help="reports of the corpus, at most")
    parser.add_argument("--systems", nargs="+", default=list(SYSTEMS), choices=list(SYSTEMS))
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--found", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    gold = args.shared / "data" / "polnear.dev.jsonl"
    if args.run:
        print(json.dumps(time_system(args.run, gold, args.texts, args.found)))
        return
    print("| system | words per CPU s | articles per CPU s | peak MB | relation F1 |")
    print("|---|---|---|---|---|")
    for system in args.systems:
        with tempfile.TemporaryDirectory() as folder:
            found = Path(folder) / "found.jsonl"
            got = in_process(system, args, found)
            if isinstance(got, str):
                print(f"| {SYSTEMS[system]} | not run: {got} | | | |", flush=True)
                continue
            scored = system != "spacy" and (system != "textacy" or trained_name() is not None)
            f1 = (
                f"{score(gold, args.texts, found, args.shared)['scores']['relation']['F1']:.3f}"
                if scored
                else "not scored"
            )
        facts = f"{got['words_s']:,.0f} | {got['articles_s']:.1f} | {got['mb']:.0f}"
        print(f"| {SYSTEMS[system]} | {facts} | {f1} |", flush=True)


if __name__ == "__main__":
    main()

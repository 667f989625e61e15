"""Quoth beside what people would otherwise use, on the same texts, one core each: python benchmarks/compare.py

Each system runs in a process of its own and reads the texts once to warm up and once for the clock (CPU seconds).
The spaCy pipeline is the shape of a small published one (tok2vec, tagger, parser, and a recogniser of names with its
own tok2vec) with untrained weights, which cost the same; what it finds means nothing, so only its speed is shown.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SYSTEMS = {
    "accurate": "Quoth accurate, quotes and speakers",
    "fast": "Quoth fast, quotes and speakers",
    "spacy": "spaCy small pipeline, parse and names only",
    "textacy": "textacy direct quotes on top of it",
    "regex": "regular expressions",
}
Read = Callable[[str, str], list[dict]]

_SAID = "said says told tells added adds asked claimed insisted argued warned wrote explained noted tweeted".split()
_VERB = rf"(?:{'|'.join(_SAID)})"
_NAME = r"(?:[A-Z][\w.’'-]+(?: (?:of|the|de|van|[A-Z][\w.’'-]+)){0,4}|[Hh]e|[Ss]he|[Tt]hey)"
_MARKED = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"")
_AFTER = re.compile(rf"[,]?\s*(?:(?P<n1>{_NAME}) (?P<c1>{_VERB})|(?P<c2>{_VERB}) (?P<n2>{_NAME}))")
_BEFORE = re.compile(rf"(?P<n1>{_NAME}) (?P<c1>{_VERB})(?: [a-z]+)?[,:]?\s*$")
_THAT = re.compile(rf"(?P<n>{_NAME}) (?P<c>{_VERB}) that (?P<w>[^.“”\"\n]+)")
_ACCORDING = re.compile(rf"(?P<c>[Aa]ccording to) (?P<n>(?:the )?{_NAME}),? (?P<w>[^.“”\"\n]+)")


def regex_reader() -> Read:
    """Quotation marks with a name and a verb beside them; "X said that"; "according to"."""

    def read(name: str, text: str) -> list[dict]:
        return [*_marked(text), *_indirect(text)]

    return read


def _marked(text: str) -> Iterator[dict]:
    for m in _MARKED.finditer(text):
        content = m.span(1) if m.group(1) else m.span(2)
        after = _AFTER.match(text, m.end())
        before = _BEFORE.search(text, max(0, m.start() - 80), m.start())
        found, source, cue = None, None, None
        if after:
            found, source, cue = after, "n1" if after.group("n1") else "n2", "c1" if after.group("c1") else "c2"
        elif before:
            found, source, cue = before, "n1", "c1"
        if found and source and cue:
            yield {"content": [list(content)], "cue": [list(found.span(cue))], "source": [list(found.span(source))]}


def _indirect(text: str) -> Iterator[dict]:
    for pattern in (_THAT, _ACCORDING):
        for m in pattern.finditer(text):
            yield {"content": [list(m.span("w"))], "cue": [list(m.span("c"))], "source": [list(m.span("n"))]}


def quoth_reader(setting: str) -> Read:
    """The library as ``quoth read`` uses it."""
    from quoth.export.jsonl import record_to_json
    from quoth.extraction.tagger import load_tagger
    from quoth.pipeline import read_text

    tagger = load_tagger(setting)
    return lambda name, text: record_to_json(read_text(text, article_id=name, tagger=tagger))["quotes"]


def spacy_pipeline():
    """A small English pipeline with the sizes of the published ones, initialised and not trained."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "include_static_vectors": False,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"], "rows": [5000, 1000, 2500, 2500, 50, 50],
    }  # fmt: skip
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "window_size": 1,
        "maxout_pieces": 3,
        "depth": 4,
    }
    own = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    state = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
    }
    nlp.add_pipe("tok2vec", config={"model": own})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    parser = state | {"state_type": "parser", "extra_state_tokens": False, "tok2vec": listener}
    nlp.add_pipe("parser", config={"model": parser})
    nlp.add_pipe("ner", config={"model": state | {"state_type": "ner", "extra_state_tokens": False, "tok2vec": own}})
    words = [f"word{i}" for i in range(100)]
    doc = nlp.make_doc(" ".join(words))
    facts = {
        "tags": [f"T{i % 50}" for i in range(100)], "heads": [0, *range(99)],
        "deps": ["ROOT", *(f"d{i % 44}" for i in range(99))], "entities": [f"U-E{i % 18}" for i in range(100)],
    }  # fmt: skip
    nlp.initialize(lambda: [Example.from_dict(doc, facts)])
    return nlp


def spacy_reader() -> Read:
    """Parse and names; no quotes."""
    nlp = spacy_pipeline()

    def read(name: str, text: str) -> list[dict]:
        nlp(text)
        return []

    return read


def textacy_reader() -> Read:
    """textacy's direct quotations over the same parse; texts with unbalanced marks raise and give nothing."""
    from textacy.extract import direct_quotations

    nlp = spacy_pipeline()

    def read(name: str, text: str) -> list[dict]:
        doc = nlp(text)
        try:
            for _ in direct_quotations(doc):
                pass
        except ValueError:
            pass
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
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words": words, "words_s": words / seconds, "articles_s": len(texts) / seconds, "mb": memory}


def score(gold: Path, most: int, found: Path, shared: Path) -> dict[str, float]:
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
            scored = system not in ("spacy", "textacy")
            f1 = (
                f"{score(gold, args.texts, found, args.shared)['scores']['relation']['F1']:.3f}"
                if scored
                else "not scored"
            )
        facts = f"{got['words_s']:,.0f} | {got['articles_s']:.1f} | {got['mb']:.0f}"
        print(f"| {SYSTEMS[system]} | {facts} | {f1} |", flush=True)


if __name__ == "__main__":
    main()

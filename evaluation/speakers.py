"""Measure who-said-it: ``python -m evaluation.speakers [--shared DIR] [--from gold|pipeline] [--set NAME ...]``.

Gold spans (or the pipeline's own quotes) go through ``resolve_speakers``; ``score_speakers.py`` of the shared folder
gives the numbers, so that its definitions are the only ones.  Errors may be listed for ``gum.seen``, ``gum.other`` and
``basil.seen`` alone: the other sets are measured, never read.

BASIL's gold speakers are the main sides of an event: whoever speaks for a side has the side's name ("House Democrats"
for any of them), which no reading of the text can give back.  ``basil.seen`` and ``basil.measured`` (one event in five)
therefore keep the quotes whose gold speaker is one person; ``basil`` is all of it.
"""

from __future__ import annotations

import argparse
import collections
import json
import subprocess
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from quoth.data import Article, Quote, QuoteKind, Record
from quoth.extraction import read_quotes
from quoth.extraction.tagger import Tagger, load_tagger
from quoth.extraction.windows import UNIT
from quoth.ingest.plain import text_article
from quoth.speakers import resolve_speakers
from quoth.speakers.sweep.scene import set_scene
from quoth.speakers.words.lexicon import DEMONYMS, GROUP_NOUNS, ORG_WORDS, PLACES
from training.splits import held_back
from training.swapped import swapped

ROOT = Path(__file__).resolve().parents[1]
Document = dict[str, Any]
NEWS = ("news", "interview")


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    ap.add_argument("--from", dest="origin", choices=["gold", "pipeline"], default="gold")
    ap.add_argument(
        "--set",
        action="append",
        dest="sets",
        help="gum.seen, gum.dev, gum.held, gum.other, basil, basil.seen, basil.measured, gap, speed (default: all); "
        "several as one: gum.dev+gum.held",
    )
    ap.add_argument(
        "--setting",
        choices=["accurate", "fast", "none"],
        default="accurate",
        help="the network that reads, and says whom pronouns mean; none: features alone (spans from gold only)",
    )
    ap.add_argument("--errors", action="store_true", help="list what is missed, open or wrong in sets that are read")
    a = ap.parse_args()
    if not a.shared.is_dir():
        print(f"no corpora at {a.shared}: give --shared DIR", file=sys.stderr)
        return 2
    if a.origin == "pipeline" and a.setting == "none":
        ap.error("the pipeline needs a network: --setting accurate or fast")
    tagger = None if a.setting == "none" else load_tagger(a.setting)
    wanted = a.sets or [
        "gum.seen",
        "gum.dev",
        "gum.held",
        "gum.other",
        "basil",
        "basil.seen",
        "basil.measured",
        "gap",
        "speed",
    ]
    for name in wanted:
        print(f"== {name}, spans from {a.origin}")
        if name == "gap":
            docs = load(a.shared, "gap.dev")
            print(told(gap(docs, tagger)))
            print("the same with its men and women swapped (training.swapped), names as they are:")
            print(told(gap([twin(d) for d in docs], tagger)))
        elif name == "speed":
            speed(load(a.shared, "polnear.train"))
        else:
            docs = [d for part in name.split("+") for d in documents(a.shared, part)]
            records = list(read(docs, tagger, gold=a.origin == "gold"))
            print(measure(a.shared, docs, records))
            if a.origin == "pipeline" and name.startswith("basil"):
                print(once_each(a.shared, docs, records))
            if a.errors and name in ("gum.seen", "gum.dev", "gum.other", "basil.seen"):
                show_errors(a.shared, docs, records)
    return 0


def load(shared: Path, name: str) -> list[Document]:
    with (shared / "data" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def documents(shared: Path, name: str) -> Iterator[Document]:
    if name == "basil":
        yield from load(shared, "basil.dev")
    elif name in ("basil.seen", "basil.measured"):
        for d in load(shared, "basil.dev"):
            if held_back(str(d["group"])) == (name == "basil.measured"):
                kept = [a for a in d["attributions"] if one_person((a.get("speaker") or {}).get("name") or "")]
                yield {**d, "attributions": kept}
    elif name == "gum.dev":
        yield from (d for d in load(shared, "gum.dev") if d["genre"] in NEWS)
    elif name == "gum.held":
        yield from (d for d in load(shared, "gum.train") if d["genre"] in NEWS and held_back(d["id"]))
    elif name == "gum.seen":
        yield from (d for d in load(shared, "gum.train") if d["genre"] in NEWS and not held_back(d["id"]))
    elif name == "gum.other":
        yield from (d for d in load(shared, "gum.train") if d["genre"] not in NEWS and not held_back(d["id"]))
    else:
        raise SystemExit(f"no set called {name}")


def one_person(name: str) -> bool:
    """Whether BASIL's name of a side is one person's: several capitalised words, none for a body, place or group."""
    words = name.split()
    others = ORG_WORDS | GROUP_NOUNS | PLACES | DEMONYMS
    return len(words) > 1 and all(w[0].isupper() and w.lower() not in others for w in words)


def gold_quotes(d: Document) -> list[Quote]:
    """Gold attributions as quotes without speakers; a quote inside another's content gets it as parent."""
    quotes = []
    for n, a in enumerate(d["attributions"]):
        if a.get("type") == "credit" or not a["content"]:
            continue
        kind: QuoteKind = "direct" if a.get("direct") else "indirect"
        spans = {k: tuple(sorted((s, e) for s, e in a.get(k) or [])) for k in ("content", "cue", "source")}
        quotes.append(Quote(f"q{n}", kind, spans["content"], spans["cue"], spans["source"]))
    return quotes


def read(docs: Iterable[Document], tagger: Tagger | None, *, gold: bool) -> Iterator[Record]:
    """Records of the gold spans, or of the pipeline's own quotes; the network says whom pronouns mean in both."""
    for d in docs:
        article = text_article(d["text"], article_id=d["id"])
        found, _, hints = read_quotes(article, tagger) if tagger is not None else ((), (), None)
        article = Article(d["id"], d["text"]) if gold else article
        quotes, speakers = resolve_speakers(article, gold_quotes(d) if gold else found, hints=hints)
        yield Record(article, quotes, (), speakers)


def measure(shared: Path, docs: list[Document], records: list[Record]) -> str:
    """What the scorer prints of them."""
    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder) / "gold.jsonl", Path(folder) / "records.jsonl"
        gold.write_text("".join(json.dumps(d) + "\n" for d in docs), encoding="utf-8")
        found.write_text("".join(json.dumps(plain(r)) + "\n" for r in records), encoding="utf-8")
        command = [sys.executable, str(shared / "score_speakers.py"), str(gold), str(found)]
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=shared).stdout.strip()


def plain(r: Record) -> Document:
    return {
        "id": r.article.id,
        "quotes": [
            {"content": q.content, "speaker": q.speaker, "confidence": {"speaker": q.confidence.speaker}}
            for q in r.quotes
        ],
        "speakers": [{"id": s.id, "name": s.name} for s in r.speakers],
    }


def named(d: Document) -> list[Document]:
    """The gold attributions that the scorer counts: with a named speaker, and no credits."""
    return [
        a
        for a in d["attributions"]
        if a.get("type") != "credit" and (a.get("speaker") or {}).get("name") and a["content"]
    ]


def once_each(shared: Path, docs: list[Document], records: list[Record]) -> str:
    """End to end where the scorer's pairs of one to one do not count against a reader.

    BASIL gives a passage once for each bias marked in it, and the two halves of one quote apart; the scorer pairs a
    quote with one of them.  Here each passage counts once, and is held by the quote that has most of its words, if
    half.
    """
    sys.path.insert(0, str(shared))
    from score import Doc
    from score_speakers import agree

    count = held = right = 0
    for d, r in zip(docs, records, strict=True):
        names, words = {s.id: s.name for s in r.speakers}, Doc(d["text"]).words
        quotes = [(set(words([list(s) for s in q.content])), q) for q in r.quotes]
        wanted = {(tuple(map(tuple, a["content"])), a["speaker"]["name"]) for a in named(d)}
        for content, who in sorted(wanted):
            passage = set(words([list(s) for s in content]))
            best = max(quotes, key=lambda pair: (len(pair[0] & passage), -len(pair[0])), default=None)
            count += 1
            if best and 2 * len(best[0] & passage) >= len(passage):
                held += 1
                right += agree(names.get(best[1].speaker or "", ""), who)[1]
    share = right / max(1, count)
    return f"each passage once, by the quote that holds it: {count}  found {held}  right {right} ({share:.1%})"


def show_errors(shared: Path, docs: list[Document], records: list[Record]) -> None:
    """Gold attributions missed, open or otherwise answered, each beside the quote that the scorer pairs with it."""
    sys.path.insert(0, str(shared))
    from score import Doc, greedy
    from score_speakers import agree

    for d, r in zip(docs, records, strict=True):
        names = {s.id: s.name for s in r.speakers}
        words = Doc(d["text"]).words
        wanted = named(d)
        found = [{"content": words([list(s) for s in q.content])} for q in r.quotes]
        pairs = {j: i for i, j in greedy(found, [{"content": words(a["content"])} for a in wanted], ["content"])}
        for j, a in enumerate(wanted):
            who, source = a["speaker"]["name"], " / ".join(d["text"][s:e] for s, e in a["source"])
            head = f"{d['id']} [{source[:70]}] gold {who!r}"
            if j not in pairs:
                print(f"MISSED {head} | {d['text'][slice(*a['content'][0])][:70]!r}")
                continue
            q = r.quotes[pairs[j]]
            said = names.get(q.speaker) if q.speaker else None
            full, last = agree(said, who) if said else (False, False)
            if not full:
                mark = "OPEN" if said is None else "form" if last else "WRONG"
                print(f"{mark} {head} got {said!r} {q.confidence.speaker} | {q.reason}")


class Gap(NamedTuple):
    """GAP: F1 of the two candidate decisions, in all and by the pronoun's gender (Webster et al. 2018)."""

    f1: float
    masculine: float
    feminine: float
    documents: int


def told(g: Gap) -> str:
    ratio = g.feminine / g.masculine if g.masculine else 0
    return (
        f"F1 {g.f1:.3f}  masculine {g.masculine:.3f}  feminine {g.feminine:.3f}  ratio {ratio:.3f}"
        f"  ({g.documents} documents)"
    )


def gap(docs: list[Document], tagger: Tagger | None) -> Gap:
    """GAP's decisions about whom the pronouns of the documents mean."""
    counts: dict[str, collections.Counter[str]] = {"he": collections.Counter(), "she": collections.Counter()}
    for d in docs:
        hints = read_quotes(text_article(d["text"], article_id=""), tagger).hints if tagger is not None else None
        scene = set_scene(Article(d["id"], d["text"]), (), hints=hints)
        start = d["pronoun"][0]
        link = scene.discourse.links.get(start)
        word = d["text"][slice(*d["pronoun"])].lower()
        side = "he" if word in ("he", "him", "his") else "she"
        best = link.options[0] if link and link.options and link.options[0][1] > 0.4 else None
        mentions = [m.span for m in scene.names if best and m.entity == best[0]]
        for c in d["candidates"]:
            s, e = c["span"]
            said = any(s < b and a < e for a, b in mentions)
            counts[side]["tp" if said and c["coref"] else "fp" if said else "fn" if c["coref"] else "tn"] += 1
    return Gap(f1(counts["he"] + counts["she"]), f1(counts["he"]), f1(counts["she"]), len(docs))


def twin(d: Document) -> Document:
    """A document of GAP with "he" for "she" and "she" for "he"; spans go with their words."""
    text = swapped(d["text"])
    here, there = ([m.span() for m in UNIT.finditer(t)] for t in (d["text"], text))
    ends = [e for _, e in here]

    def moved(span: list[int]) -> list[int]:
        first, last = bisect_right(ends, span[0]), bisect_right(ends, span[1] - 1)
        return [span[0] + there[first][0] - here[first][0], span[1] + there[last][1] - here[last][1]]

    candidates = [{**c, "span": moved(c["span"])} for c in d["candidates"]]
    return {**d, "text": text, "pronoun": moved(d["pronoun"]), "candidates": candidates}


def f1(c: collections.Counter[str]) -> float:
    return 2 * c["tp"] / (2 * c["tp"] + c["fp"] + c["fn"]) if c["tp"] else 0.0


def speed(docs: list[Document]) -> None:
    docs = docs[:200]
    n = sum(len(d["text"].split()) for d in docs)
    ready = [(Article(d["id"], d["text"]), gold_quotes(d)) for d in docs]
    resolve_speakers(*ready[0])
    begin = time.process_time()
    for article, quotes in ready:
        resolve_speakers(article, quotes)
    spent = time.process_time() - begin
    print(f"{n} words, {n / spent:,.0f} words per CPU second")


if __name__ == "__main__":
    sys.exit(main())

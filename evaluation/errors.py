"""What is lost, sorted by cause: misses, false finds and wrong edges of a corpus, counted and shown.

python -m evaluation.errors polnear.dev [--show 5] [--cause "content: right edge"]
"""

from __future__ import annotations

import argparse
import collections
import sys

from evaluation.extraction import SHARED, predict, read_gold
from quoth.extraction.cue_class import classify_cue

sys.path.insert(0, str(SHARED))


def causes(doc: dict, prediction: dict) -> list[tuple[str, str]]:
    """(cause, what a reader needs to see) for every error of a document."""
    from score import Doc, greedy

    d, text = Doc(doc["text"]), doc["text"]
    quotes = [q for q in prediction["quotes"] if q["cue"] and not q["parent"]]
    gold = [a for a in doc["attributions"] if a["content"]]
    p, g = [d.item(q) for q in quotes], [d.item(a) for a in gold]
    pairs = greedy(p, g, ["content", "cue"])
    out: list[tuple[str, str]] = []
    show = lambda spans: " … ".join(text[s:e] for s, e in spans)  # noqa: E731
    line = lambda q: f"[{show(q['source'])}] <{show(q['cue'])}> {show(q['content'])}"[:260]  # noqa: E731
    found, hit = {j for _, j in pairs}, {i for i, _ in pairs}
    for j, a in enumerate(gold):
        if j in found:
            continue
        kind = "no cue words" if not g[j]["cue"] else "cue missed"
        if any(x["cue"] & g[j]["cue"] for x in p):
            kind = "cue found, content elsewhere"
        out.append((f"missed: {kind}, {classify_cue(show(a['cue']))}, {g[j]['class']}", line(a)))
    for i, q in enumerate(quotes):
        if i not in hit:
            out.append((f"false: {classify_cue(show(q['cue']))}, {p[i]['class']}", line(q)))
    for i, j in pairs:
        for role in ("source", "cue", "content"):
            if p[i][role] != g[j][role]:
                out.append(
                    (f"{role}: {_edge(p[i][role], g[j][role])}", f"{line(quotes[i])}\n      gold {line(gold[j])}")
                )
    return out


def _edge(p: frozenset[int], g: frozenset[int]) -> str:
    if not p or not g:
        return "none predicted" if not p else "none in gold"
    left, right = min(p) != min(g), max(p) != max(g)
    if left and right:
        return "both edges"
    if left or right:
        side, longer = ("left", min(p) < min(g)) if left else ("right", max(p) > max(g))
        return f"{side} edge, {'too long' if longer else 'too short'}"
    return "inside"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("corpus", nargs="?", default="polnear.dev")
    ap.add_argument("--setting", default="accurate")
    ap.add_argument("--limit", type=int)
    ap.add_argument("--show", type=int, default=0)
    ap.add_argument("--cause", default="", help="show only causes that begin so")
    args = ap.parse_args()
    docs = read_gold(args.corpus, args.limit)
    predictions, _ = predict(docs, args.setting)
    sorted_ = collections.defaultdict(list)
    for doc, prediction in zip(docs, predictions, strict=True):
        for cause, text in causes(doc, prediction):
            sorted_[cause].append(text)
    for cause, texts in sorted(sorted_.items(), key=lambda x: -len(x[1])):
        if cause.startswith(args.cause):
            print(f"{len(texts):5}  {cause}")
            for text in texts[: args.show]:
                print(f"      {text}")


if __name__ == "__main__":
    main()

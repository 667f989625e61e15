"""What is lost, sorted by cause: missed, falsely found and badly cut quotes of a corpus, counted and shown.

    python -m evaluation.errors polnear.dev [--show 5] [--cause "content: right"] [--setting fast]

Every gold attribution and every prediction has one fate, as the scorer pairs them (content and cue both overlap, with
``--polnear``); a pair is right, or has an error in each role whose words differ.  A miss has the first that holds:

    no cue words   the gold cue is a colon or a dash, which the scorer cannot pair
    nested         found, but inside another quote
    floating       its words are a quote without a cue
    elsewhere      its cue was found with another content
    attitude       not found, and its cue thinks, intends or shows
    cue missed     not found, and its cue says
"""

from __future__ import annotations

import argparse
import collections
import sys
from dataclasses import dataclass

from evaluation.extraction import SHARED, predict, read_gold
from quoth.extraction.cue_class import classify_cue

sys.path.insert(0, str(SHARED))

KINDS = ("direct", "mixed", "indirect")
Words = frozenset[int]


@dataclass(frozen=True)
class Fate:
    """What became of one gold attribution or prediction; ``kind`` is the scorer's, "direct" to "indirect"."""

    cause: str
    kind: str
    shown: str  # source, cue and content as they stand; of a bad cut, gold's too


def fates(doc: dict, quotes: list[dict]) -> list[Fate]:
    """The fate of each gold attribution of a document and of each prediction that has none."""
    from score import Doc, greedy

    d = Doc(doc["text"])
    gold = [a for a in doc["attributions"] if a["content"]]
    scored = [q for q in quotes if q["cue"] and not q["parent"]]
    p, g = [d.item(q) for q in scored], [d.item(a) for a in gold]
    pairs = {j: i for i, j in greedy(p, g, ["content", "cue"])}
    nested = [d.item(q) for q in quotes if q["parent"]]
    floating = [d.item(q) for q in quotes if not q["cue"]]
    out: list[Fate] = []
    for j, a in enumerate(gold):
        shown = _line(doc["text"], a)
        if j not in pairs:
            cause = _missed(g[j], p, nested, floating, _cue_class(doc["text"], a))
            out.append(Fate("missed: " + cause, g[j]["class"], shown))
            continue
        i = pairs[j]
        cuts = [f"{r}: {_cut(p[i][r], g[j][r])}" for r in ("source", "cue", "content") if p[i][r] != g[j][r]]
        both = f"{_line(doc['text'], scored[i])}\n      gold {shown}"
        out += [Fate(cause, g[j]["class"], both) for cause in cuts] or [Fate("right", g[j]["class"], shown)]
    for i, q in enumerate(scored):
        if i not in pairs.values():
            cause = _invented(p[i], g, _cue_class(doc["text"], q))
            out.append(Fate("false: " + cause, p[i]["class"], _line(doc["text"], q)))
    return out


def _missed(gold: dict, found: list[dict], nested: list[dict], floating: list[dict], cls: str) -> str:
    """Why no prediction is paired with this gold attribution."""
    if not gold["cue"]:
        return "no cue words"
    if any(x["cue"] & gold["cue"] and x["content"] & gold["content"] for x in nested):
        return "nested"
    if any(x["content"] & gold["content"] for x in floating):
        return "floating"
    if any(x["cue"] & gold["cue"] for x in found):
        return "elsewhere"
    return "cue missed" if cls == "speech" else "attitude"


def _invented(quote: dict, gold: list[dict], cls: str) -> str:
    """What kind of false find a prediction is."""
    if not quote["cue"]:
        return "no cue words"
    if any(quote["cue"] & g["cue"] for g in gold):
        return "elsewhere"
    return "speech" if cls == "speech" else "attitude"


def _cut(p: Words, g: Words) -> str:
    """Where two sets of words differ."""
    if not p or not g:
        return "none found" if not p else "none in gold"
    if not p & g:
        return "wrong"
    left, right = min(p) - min(g), max(p) - max(g)
    if left and right:
        return "both edges"
    if left:
        return f"left edge, too {'long' if left < 0 else 'short'}"
    if right:
        return f"right edge, too {'long' if right > 0 else 'short'}"
    return "inside"


def _cue_class(text: str, quote: dict) -> str:
    return classify_cue(" ".join(text[s:e] for s, e in quote["cue"]))


def _line(text: str, quote: dict) -> str:
    source, cue, content = (" … ".join(text[s:e] for s, e in quote[k]) for k in ("source", "cue", "content"))
    return f"[{source}] <{cue}> {content}"[:260].replace("\n", " ")


def table(found: list[Fate]) -> list[str]:
    """Lines of a table: cause by kind, commonest first within each group, misses before false finds before bad cuts."""
    counts = collections.Counter((f.cause, f.kind) for f in found)
    totals = collections.Counter(f.cause for f in found)
    groups = ("right", "missed", "false", "source", "cue", "content")
    ordered = sorted(totals, key=lambda c: (groups.index(c.split(":")[0]), -totals[c], c))
    head = f"{'cause':36}{'all':>7}" + "".join(f"{k:>10}" for k in KINDS)
    return [head, *(f"{c:36}{totals[c]:7}" + "".join(f"{counts[c, k]:10}" for k in KINDS) for c in ordered)]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("corpus", nargs="?", default="polnear.dev")
    ap.add_argument("--setting", default="accurate")
    ap.add_argument("--limit", type=int)
    ap.add_argument("--show", type=int, default=0, help="so many of each cause")
    ap.add_argument("--cause", default="", help="only causes that begin so")
    args = ap.parse_args()
    docs = read_gold(args.corpus, args.limit)
    predictions, _ = predict(docs, args.setting)
    found = [f for d, p in zip(docs, predictions, strict=True) for f in fates(d, p["quotes"])]
    found = [f for f in found if f.cause.startswith(args.cause)]
    head, *lines = table(found)
    print(head)
    for line in lines:
        print(line)
        for fate in [f for f in found if f.cause == line[:36].strip()][: args.show]:
            print(f"      {fate.shown}")


if __name__ == "__main__":
    main()

"""Quotes of a corpus, read by Quoth and scored by ../shared/score.py.

    python -m evaluation.extraction polnear.dev [--setting fast] [--limit 20] [--boot 500]

Prints the scorer's table, how far confidences are from the truth, and the time the reading took.  "relation" cannot
pair a cue that is only a colon or a dash (no words); "relation lenient" can, and direct relations are printed once more
without those on either side.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from quoth.data import Article, Quote
from quoth.extraction import extract_quotes
from quoth.extraction.tagger import load_tagger
from quoth.ingest.plain import text_article

SHARED = Path(__file__).resolve().parents[2] / "shared"


def read_gold(name: str, limit: int | None = None, genres: str | None = None) -> list[dict]:
    """Documents of a corpus of ../shared/data, of some genres ("news,speech"); GUM's credit lines are left out."""
    with (SHARED / "data" / f"{name}.jsonl").open(encoding="utf-8") as f:
        docs = [json.loads(line) for line in f]
    if genres:
        docs = [d for d in docs if d["genre"] in genres.split(",")]
    for d in docs:
        d["attributions"] = [a for a in d["attributions"] if a.get("type") != "credit"]
    return docs[:limit]


def as_prediction(doc_id: str, quotes: tuple[Quote, ...]) -> dict:
    """What the scorer reads."""
    keys = ("content", "cue", "source")
    return {
        "id": doc_id,
        "quotes": [
            {k: [list(s) for s in getattr(q, k)] for k in keys}
            | {"parent": q.parent}
            | {"confidence": {"quote": q.confidence.quote}}
            for q in quotes
        ],
    }


def predict(docs: list[dict], setting: str) -> tuple[list[dict], float]:
    """Predictions for the documents, and the CPU seconds they took."""
    tagger = load_tagger(setting)
    began = time.process_time()
    out = []
    for d in docs:
        article: Article = text_article(d["text"], article_id=d["id"], title=d.get("title"))
        out.append(as_prediction(d["id"], extract_quotes(article, tagger)[0]))
    return out, time.process_time() - began


def score(docs: list[dict], predictions: list[dict], *flags: str) -> str:
    """The scorer's output for the predictions."""
    with tempfile.TemporaryDirectory() as folder:
        gold, pred = Path(folder, "gold.jsonl"), Path(folder, "pred.jsonl")
        for path, rows in ((gold, docs), (pred, predictions)):
            path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
        run = [sys.executable, str(SHARED / "score.py"), str(gold), str(pred), *flags]
        return subprocess.run(run, check=True, capture_output=True, text=True).stdout


def worded(rows: list[dict], texts: dict[str, str], key: str) -> list[dict]:
    """The rows without what has a mark alone, a colon or a dash, for its cue."""
    kept = []
    for row in rows:
        text = texts[row["id"]]
        items = [a for a in row[key] if not a["cue"] or any(re.search(r"\w", text[s:e]) for s, e in a["cue"])]
        kept.append({**row, key: items})
    return kept


def expected_error(sure: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error over ten equal bins; sure (n,) in 0..1, right (n,) 0 or 1."""
    bins = np.minimum((sure * 10).astype(int), 9)
    return float(sum(abs(sure[bins == k].sum() - right[bins == k].sum()) for k in range(10)) / len(sure))


def calibration_error(docs: list[dict], predictions: list[dict]) -> float:
    """Expected calibration error of ``confidence.quote``, of quotes with a cue that stand in no other.

    A quote is right when the scorer pairs it with a gold attribution (content and cue overlap, one to one).
    """
    sys.path.insert(0, str(SHARED))
    from score import Doc, greedy

    sure: list[float] = []
    right: list[bool] = []
    for d, p in zip(docs, predictions, strict=True):
        doc = Doc(d["text"])
        gold = [g for g in map(doc.item, d["attributions"]) if g["content"]]
        quotes = [q for q in p["quotes"] if q["cue"] and q["parent"] is None]
        paired = {i for i, _ in greedy([doc.item(q) for q in quotes], gold, ["content", "cue"])}
        sure += [q["confidence"]["quote"] for q in quotes]
        right += [i in paired for i in range(len(quotes))]
    return expected_error(np.array(sure), np.array(right)) if sure else 0.0


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("corpus", nargs="?", default="polnear.dev")
    ap.add_argument("--setting", default="accurate")
    ap.add_argument("--limit", type=int)
    ap.add_argument("--genres", help="only these genres, for GUM: news,interview,speech (read only recall from GUM)")
    ap.add_argument("--sure", type=float, default=0.0, help="leave out quotes less likely right than this")
    ap.add_argument("--boot", type=int, default=0)
    ap.add_argument("--all", action="store_true", help="every line of the scorer's table, and quotes without a cue too")
    args = ap.parse_args()
    docs = read_gold(args.corpus, args.limit, args.genres)
    predictions, seconds = predict(docs, args.setting)
    for p in predictions:
        p["quotes"] = [q for q in p["quotes"] if q["confidence"]["quote"] >= args.sure]
    flags = ["--boot", str(args.boot)] + ([] if args.all else ["--polnear"])
    table = score(docs, predictions, *flags)
    wanted = (
        "metric",
        "triple",
        "relation",
        "direct relation",
        "indirect relation",
        "cue exact",
        "source exact",
        "content exact",
        "content piece exact",
        "content token",
    )
    skip = ("relation lenient+source", "relation exact")
    for line in table.splitlines():
        head = line[:42].strip()
        if args.all or ": " in line[:80] or (head.startswith(wanted) and not head.startswith(skip)):
            print(line)
    texts = {d["id"]: d["text"] for d in docs}
    for line in score(worded(docs, texts, "attributions"), worded(predictions, texts, "quotes"), *flags).splitlines():
        if line.startswith("direct relation  "):
            print(f"{'the same, no cues of marks':42}{line[42:]}")
    print(f"calibration error of confidence.quote: {calibration_error(docs, predictions):.3f}")
    words = sum(len(d["text"].split()) for d in docs)
    print(f"{words} words in {seconds:.1f} CPU seconds: {words / seconds:.0f} words/s, text to quotes")


if __name__ == "__main__":
    main()

"""Count in FrameNet which cue lemmas say, think and show; writes the table that ``cue_class`` falls back on.

    python -m training.cue_classes [--write]

FrameNet's frames give the class: Statement, Telling, Request, Commitment … say, Awareness, Opinion, Certainty … think,
Evidence shows; none of its frames at hand is one of intending.  Printed is the agreement on the held-back fifth of the
sentences (counts from the others), and on lemmas in it that were never counted; written are the counts of all.
"""

from __future__ import annotations

import argparse
import collections
import json
from collections.abc import Iterable
from pathlib import Path

from evaluation.extraction import SHARED
from quoth.data import CueClass
from quoth.extraction.cue_class import classify_cue
from training.splits import held_back

TABLE = Path(__file__).resolve().parents[1] / "src" / "quoth" / "extraction" / "cue_classes.json"
CLASSES: dict[str, CueClass] = {"belief": "thought", "evidence": "evidence"}  # FrameNet's -> ours; all others say
LEAST = 5  # sentences a lemma must have
Row = tuple[str, str, CueClass, str]  # sentence id, lemma, class, cue as it stands


def read_rows() -> list[Row]:
    """Every annotated cue of one word."""
    rows: list[Row] = []
    with (SHARED / "data" / "framenet.exemplars.jsonl").open(encoding="utf-8") as f:
        for line in f:
            d = json.loads(line)
            for a in d["attributions"]:
                lemma = a["lu"].rsplit(".", 1)[0]
                if a["cue"] and lemma.isalpha():
                    cue = d["text"][slice(*a["cue"][0])]
                    rows.append((d["id"], lemma.lower(), CLASSES.get(a["class"], "speech"), cue))
    return rows


def count_classes(rows: Iterable[Row]) -> dict[str, dict[CueClass, int]]:
    """lemma -> class -> sentences, commonest class first, for lemmas with enough of them."""
    counts: dict[str, collections.Counter[CueClass]] = collections.defaultdict(collections.Counter)
    for _, lemma, cls, _ in rows:
        counts[lemma][cls] += 1
    return {k: dict(c.most_common()) for k, c in sorted(counts.items()) if c.total() >= LEAST}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--write", action="store_true")
    args = ap.parse_args()
    rows = read_rows()
    table = count_classes(r for r in rows if not held_back(r[0]))
    measured = [r for r in rows if held_back(r[0])]
    for name, classify in (
        ("the lists alone", lambda r: classify_cue(r[3], {})),
        ("lists, then the table", lambda r: classify_cue(r[3], table)),
        ("the table alone", lambda r: next(iter(table.get(r[1], {"speech": 0})))),
    ):
        right = collections.Counter(r[2] for r in measured if classify(r) == r[2])
        each = ", ".join(
            f"{c} {right[c]}/{sum(r[2] == c for r in measured)}" for c in ("speech", "thought", "evidence")
        )
        print(f"{name}: {right.total() / len(measured):.3f} of {len(measured)} ({each})")
    if args.write:
        lines = [f"{json.dumps(k)}: {json.dumps(v)}" for k, v in count_classes(rows).items()]
        TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Fail when quality falls below its pinned floors, or when the gold sample is not the one they were set on.

    python -m evaluation.gate [--update]

Reads a fixed sample of polnear.dev (every fourth article) with the default network, scores it, and compares.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

from evaluation.extraction import SHARED, predict, read_gold, score

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.015  # below what was measured when the floors were set: room for another processor's rounding


def sample() -> list[dict]:
    """Every fourth article of polnear.dev."""
    return read_gold("polnear.dev")[::4]


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--update", action="store_true", help="set the floors from this run (a decision: say why)")
    args = ap.parse_args()
    if not (SHARED / "data").is_dir():
        print("gate: skipped, the corpora are not here (../shared/data)")
        return 0
    docs = sample()
    digest = hashlib.sha256(json.dumps(docs, sort_keys=True).encode()).hexdigest()
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {"scores": {}}
    predictions, _ = predict(docs, "accurate")
    scores = {k: v["F1"] for k, v in json.loads(score(docs, predictions, "--polnear", "--json"))["scores"].items()}
    if args.update:
        wanted = (
            "relation",
            "relation+source",
            "triple exact",
            "direct relation",
            "cue exact",
            "source exact",
            "content exact",
            "content token",
        )
        floors = {"gold": digest, "scores": {k: round(scores[k] - MARGIN, 3) for k in wanted}}
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
    if floors.get("gold") != digest:
        print("gate: the gold sample changed; look why, then set the floors anew with --update")
        return 1
    failed = 0
    for name, floor in floors["scores"].items():
        ok = scores[name] >= floor
        failed += not ok
        print(f"gate: {name:20} {scores[name]:.3f}  floor {floor:.3f}  {'ok' if ok else 'BELOW'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

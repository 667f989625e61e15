"""Counts the annotated words of a corpus that would be lost as debris, and shows the lines that hold them.

    python evaluation/debris.py ../shared/data/polnear.train.jsonl [--lines]

The corpus is JSON Lines with ``text`` and ``attributions`` whose ``source``, ``cue`` and ``content`` are spans.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from quoth.ingest.debris import mark_debris


def main() -> None:
    """Print how many spans there are, how many lie in debris, and the debris by reason."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--lines", action="store_true", help="print every line of debris")
    arguments = parser.parse_args()
    spans = lost = lines_seen = 0
    reasons: Counter[str] = Counter()
    for path in arguments.corpus:
        for document in map(json.loads, path.read_text("utf-8").splitlines()):
            lines = [m for m in re.finditer(r"[^\n]+", document["text"]) if m.group().strip()]
            lines_seen += len(lines)
            gold = [s for a in document["attributions"] for role in ("source", "cue", "content") for s in a[role]]
            spans += len(gold)
            for m, reason in zip(lines, mark_debris([m.group() for m in lines]), strict=True):
                if reason is None:
                    continue
                reasons[reason] += 1
                inside = sum(s < m.end() and m.start() < e for s, e in gold)
                lost += inside
                if arguments.lines or inside:
                    print("LOST " if inside else "     ", f"[{reason}]", m.group()[:120])
    print(f"annotated spans {spans}, in debris {lost} ({lost / max(spans, 1):.4%}); lines {lines_seen}")
    for reason, count in reasons.most_common():
        print(f"{count:6} {reason}")


if __name__ == "__main__":
    main()

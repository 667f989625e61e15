"""Fail when quality falls below its pinned floors, or when the gold is not what they were set on.

    python -m evaluation.gate [--update]

Quotes of both settings are read from a fixed sample of polnear.dev (every fourth article); speakers from the text
alone (GUM's news and interviews that nothing learnt from) and of GAP's pronouns; verdicts of quotes against their
transcripts.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import json
import re
import sys
from pathlib import Path

from evaluation import speakers, verify
from evaluation.extraction import SHARED, predict, read_gold, score
from quoth.check.sources import load_sources
from quoth.extraction.tagger import load_tagger

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = {"quotes": 0.015, "speakers": 0.04, "pronouns": 0.02, "verdicts": 0.01}
"""How far below what was measured a floor is set: room for another processor's rounding, more where few are asked."""
QUOTES = (
    "relation",
    "relation+source",
    "triple exact",
    "direct relation",
    "cue exact",
    "source exact",
    "content exact",
    "content token",
)
CHANGED = 200
"""Claims with a word, number or negation changed; none may be verbatim."""
NEVER = "changed and not verbatim"
_SHARES = re.compile(r"(found|answered|coverage at 95% precision|last name|end to end) (?:\d+ \()?([\d.]+)%")


def sample() -> list[dict]:
    """Every fourth article of polnear.dev."""
    return read_gold("polnear.dev")[::4]


def quotes(docs: list[dict]) -> dict[str, float]:
    """F1 by metric, of the fast setting that of relations alone."""
    out: dict[str, float] = {}
    for setting, wanted in (("accurate", QUOTES), ("fast", ("relation", "relation+source"))):
        predictions, _ = predict(docs, setting)
        scores = json.loads(score(docs, predictions, "--polnear", "--json"))["scores"]
        out |= {f"{setting} {name}": scores[name]["F1"] for name in wanted}
    return out


def whom() -> dict[str, float]:
    """Shares of quotes found, answered and right, from the text alone."""
    docs = [d for part in ("gum.dev", "gum.held") for d in speakers.documents(SHARED, part)]
    records = list(speakers.read(docs, load_tagger("accurate"), gold=False))
    return {name: float(share) / 100 for name, share in _SHARES.findall(speakers.measure(SHARED, docs, records))}


def pronouns() -> dict[str, float]:
    """F1 of every third text of GAP's development set, and of the feminine pronouns by that of the masculine."""
    gap = speakers.gap(speakers.load(SHARED, "gap.dev")[::3], load_tagger("accurate"))
    return {"GAP": gap.f1, "feminine by masculine": gap.feminine / gap.masculine}


def verdicts() -> dict[str, float]:
    """Shares of claims judged as a reader judged them, and of changed ones that are not verbatim."""
    rows = verify.read_rows(SHARED / "data" / "quote_vs_transcript.dev.jsonl")
    with contextlib.redirect_stdout(io.StringIO()):
        corpus, _ = load_sources([str(SHARED / "data" / "transcripts.zip")])
        out = verify.measure_transcripts(rows, corpus, False)
        out[NEVER] = verify.measure_perturbed(rows, corpus, CHANGED, False)
    return out


def pin(part: str, measured: dict[str, float]) -> dict[str, float]:
    """Floors from what was measured; what no verdict may miss has no margin."""
    return {name: 1.0 if name == NEVER else round(value - MARGIN[part], 3) for name, value in measured.items()}


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
    measured = {"quotes": quotes(docs), "speakers": whom(), "pronouns": pronouns(), "verdicts": verdicts()}
    if args.update:
        pinned = {part: pin(part, of_part) for part, of_part in measured.items()}
        floors = {"gold": digest, "scores": pinned}
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
    if floors.get("gold") != digest:
        print("gate: the gold sample changed; look why, then set the floors anew with --update")
        return 1
    failed = 0
    for part, of_part in floors["scores"].items():
        for name, floor in of_part.items():
            value = measured[part][name]
            failed += value < floor
            print(f"gate: {part:9} {name:28} {value:.3f}  floor {floor:.3f}  {'ok' if value >= floor else 'BELOW'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

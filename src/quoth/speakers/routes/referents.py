"""Whom or what "they" and "it" mean: what was told of in the sentences before, or spoke, weighed.

Candidates are names of bodies and places, people named together, noun phrases for groups, bodies and papers, plurals
that open a sentence, and the speakers before.  A conditional logit chooses (McFadden 1974), with what the network says
of the words beside it (``quoth.extraction.hints``); weights are learnt by ``training.referents``.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from quoth.data import Span
from quoth.speakers.learned import Features, probabilities, weights
from quoth.speakers.phrases.sources import Head
from quoth.speakers.routes.answer import Answer, Key, Phrase, abstain, is_named
from quoth.speakers.routes.calibration import confidence
from quoth.speakers.routes.namings import called
from quoth.speakers.routes.told_before import Told, subject_before, told_before
from quoth.speakers.sweep.fronted import people_behind
from quoth.speakers.sweep.scene import Scene

LEAST = 0.5  # how likely the best must be
_SPOKE = 4  # answers before it
_MOST = 14  # candidates, the nearest


class Referent(NamedTuple):
    """Somebody or something that may be meant."""

    who: Key
    span: Span
    """Its last mention."""
    features: Features


def referent(scene: Scene, head: Head, earlier: Sequence[Answer]) -> Answer:
    """Whom or what "they" or "it" most likely means, or between whom it is open.

    ``earlier``: the answers of the quotes before, the last first.
    """
    meant = _likeliest(scene, head, referents(scene, head, earlier))
    behind = None
    if not meant.settled and head.kind == "they":
        behind = people_behind(scene.view, head.span, scene.names, scene.starts) or subject_before(scene, head)
    if behind is None:
        return meant
    told = f"“they” is “{scene.view.text[slice(*behind)]}”, the subject beside it"
    return Answer(Phrase(behind), confidence("referent", 0.7, 0.7), told, span=behind)


def _likeliest(scene: Scene, head: Head, found: Sequence[Referent]) -> Answer:
    told = sorted(zip(chances(scene, head, found), found, strict=True), key=lambda x: -x[0])
    likely: tuple[tuple[Key, float], ...] = tuple((option.who, round(p, 4)) for p, option in told[:3])
    word = scene.view.text[slice(*head.span)]
    best, option = _pooled(scene.view.text, told) if told else (0.0, None)
    if option is None or best < LEAST:
        return abstain(f"whom “{word}” means is not clear", likely, head.span)
    name = called(scene, option.who) if isinstance(option.who, int) else f"“{scene.view.text[slice(*option.span)]}”"
    return Answer(
        option.who,
        confidence("referent", best, best),
        f"“{word}” is most likely {name}",
        candidates=likely if best < 0.9 else (),
        span=head.span,
    )


def told_there(scene: Scene, head: Head, answer: Answer) -> Answer:
    """Whom "they" means inside marks, if the words before in the same marks tell of them; else the answer as it is."""
    k = bisect_right(scene.view.quoted_starts, head.span[0]) - 1
    if k < 0 or scene.view.text.endswith("what ", 0, head.span[0]):  # "what they call the third world"
        return answer
    here = [option for option in referents(scene, head, ()) if scene.view.quoted[k][0] <= option.span[0]]
    meant = _likeliest(scene, head, here)
    return meant if meant.settled else answer


def _pooled(text: str, told: Sequence[tuple[float, Referent]]) -> tuple[float, Referent]:
    """The likeliest, with what is said of its phrase cut short: "local officials" of "state and local officials"."""
    best = told[0][1]
    if not isinstance(best.who, Phrase):
        return told[0]
    same = [(p, o) for p, o in told if o.span[1] == best.span[1] and isinstance(o.who, Phrase)]
    whole = [o for _, o in same if o.span[0] < best.span[0] and _JOINS.search(text, o.span[0], best.span[0])]
    return min(1.0, math.fsum(p for p, _ in same)), min(whole, key=lambda o: o.span[0], default=best)


_JOINS = re.compile(r" (?:and|of) ")


def chances(scene: Scene, head: Head, found: Sequence[Referent]) -> list[float]:
    """How likely each is; what is left of 1 is something else."""
    if not found:
        return []
    w = weights()["referent"]
    scores = [math.fsum(w.get(name, 0.0) * value for name, value in option.features.items()) for option in found]
    if scene.hints is not None:
        words = [(option.span[1] - 1, option.span[1] - 1) for option in found]
        hints = scene.hints(head.span[1] - 1, words)
        scores = [score + hint for score, hint in zip(scores, hints, strict=True)]
    return probabilities(scores, weights()["none"]["referent"])


def referents(scene: Scene, head: Head, earlier: Sequence[Answer]) -> list[Referent]:
    """What may be meant, the nearest first, with features of each."""
    told = told_before(scene, head, [a for a in earlier[:_SPOKE] if a.settled and a.who is not None])
    near = sorted(told.values(), key=lambda t: -t.span[0])[:_MOST]
    spoke = [a.who for a in earlier[:_SPOKE]]
    situation = _situation(scene, head)
    return [Referent(t.who, t.span, _features(scene, head, t, rank, spoke, situation)) for rank, t in enumerate(near)]


def _situation(scene: Scene, head: Head) -> list[str]:
    """How the pronoun stands."""
    view, start = scene.view, head.span[0]
    out = []
    if view.text.endswith(("what ", "which ", "that ", "as "), 0, start):
        out.append("passing")  # "what | it | called"
    elif view.text.endswith((", ", "” ", '" '), 0, start):
        out.append("closing")
    if view.sentences[view.sentence_at(start)][0] == start:
        out.append("opening")
    if view.in_quotes(start):
        out.append("quoted")
    return out


def _features(
    scene: Scene, head: Head, told: Told, rank: int, spoke: Sequence[Key | None], situation: Sequence[str]
) -> Features:
    view, text = scene.view, scene.view.text
    apart = min(view.sentence_at(head.span[0]) - view.sentence_at(told.span[0]), 3)
    steps = min(view.paragraph_at(head.span[0]) - view.paragraph_at(told.span[0]), 2)
    names = [f"apart{apart}", f"steps{steps}", f"rank{min(rank, 4)}", f"is_{told.kind}"]
    stands = [s for s in situation if s != "quoted"]
    if told.first:
        names += ["first", f"first{apart}", *(f"first{apart}_{s}" for s in stands)]
    names += [n for n in ("possessive", "prepositional", "object", "attributive") if getattr(told.how, n)]
    if told.who in spoke:
        back = f"spoke{min(spoke.index(told.who), 2)}"
        names += [back, f"{back}_{apart}", *(f"{back}_{s}" for s in stands)]
        names += [f"{back}_prepositional"] * told.how.prepositional
    if view.in_quotes(told.span[0]) != view.in_quotes(head.span[0]):
        names.append("other_marks")
    if text[slice(*told.span)].lower() == text[slice(*head.span)].lower():
        names += ["same_word", f"same_word{apart}"]
    if told.times > 1:
        names.append("again")
    if is_named(told.who):
        entity = scene.entities[told.who]
        names += [f"count{min(len(entity.mentions), 6) // 2}", *(["ends_s"] if entity.text.endswith("s") else [])]
    f = dict.fromkeys(names, 1.0)
    return f | {f"{head.kind}:{name}": 1.0 for name in (*names, *situation)}

"""Unmarked reports -> pronouns whose meaning is known: a name that comes again is replaced by "he" or "she".

Kocijan and others, "WikiCREM" (2019), mask a name that comes again and ask which it was; here a pronoun takes its place
and the network reads the text so changed.  What such pronouns mean is a little farther away than what writers use
pronouns for, so ``training.hints`` lets the features have other weights for them and learns only what the words say.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import NamedTuple

from quoth.extraction.tagger import Tagger
from quoth.ingest.plain import text_article
from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.mention import NameMention
from quoth.speakers.sweep.pronouns import Pair
from quoth.speakers.sweep.scene import Scene, set_scene
from quoth.speakers.words.placing import Stance, stance
from training.speakers import Instance, no_hints, scene_of

NEAR = 3  # sentences since the name was last there
_BEFORE = re.compile(
    r"(?:(?:^|[.!?][”\"]?)\s|(?<![\w’'-])(?:that|and|but|as|when|because|if|whether|while|after|before|since|where|"
    r"which|what|how|why|to|with|from|by|about|for|of|at|on|against|than|or|so|then|said|says|told|asked|met|saw|until|"
    r"although|though|like|behind) |[,;:—–] |[a-z]+(?:ed|ing) )$"
)
_AFTER = re.compile(r"\s?[,(]| [A-Z]|[-–—]|\n| and [A-Z]")
_VERB = re.compile(
    r" (?:said|says|told|has|had|is|was|will|would|did|does|could|can|should|may|might|[a-z]+ed|[a-z]+s)\b"
)
_OPENS = re.compile(r"(?:^|\n|[.!?][”\"]? |[“\"])$")


class _Mask(NamedTuple):
    mention: NameMention
    sentence: int
    stance: Stance


def masked(texts: Iterator[str], tagger: Tagger, passes: int, *, hinted: bool, seed: int = 7) -> Iterator[Instance]:
    """The pronouns put into each text, ``passes`` times over other names of it, with the right one of their candidates.

    ``hinted``: read with what the network says of pronouns.  Those of whom none or several of the candidates bear the
    name are left out.
    """
    rng = random.Random(seed)
    for text in texts:
        scene = set_scene(text_article(text, article_id=""), ())
        masks = list(_masks(scene))
        pronoun_of = {i: _pronoun(e, rng) for i, e in enumerate(scene.entities)}
        for _ in range(passes):
            chosen = _apart(masks, max(2, len(scene.view.sentences) // 4), rng)
            if chosen:
                yield from _read(scene, chosen, pronoun_of, tagger, hinted)


def _masks(scene: Scene) -> Iterator[_Mask]:
    """The mentions of people in whose place a pronoun could stand."""
    text, last = scene.view.text, dict[int, int]()
    for m in scene.names:
        entity, sentence = scene.entities[m.entity], scene.view.sentence_at(m.span[0])
        before, last[m.entity] = last.get(m.entity), sentence
        if before is None or sentence - before > NEAR or entity.person < 1 or entity.place > 1:
            continue
        start, end = m.outer[0], m.span[1]
        how = stance(text, (start, end), named=True)
        if _BEFORE.search(text, max(0, start - 14), start) is None or _AFTER.match(text, end) is not None:
            continue
        if how.possessive or not how.attributive:
            yield _Mask(m, sentence, how)


def _pronoun(entity: Entity, rng: random.Random) -> str:
    he, she = entity.said["he"], entity.said["she"]
    return rng.choice(("he", "she")) if he == she else "he" if he > she else "she"


def _apart(masks: list[_Mask], most: int, rng: random.Random) -> list[_Mask]:
    """Some of them, no two in sentences beside each other; half of those that are no subjects."""
    chosen: list[_Mask] = []
    for mask in rng.sample(masks, len(masks)):
        aside = mask.stance.prepositional or mask.stance.object
        if all(abs(mask.sentence - c.sentence) > 1 for c in chosen) and not (aside and rng.random() < 0.5):
            chosen.append(mask)
    return sorted(chosen[:most], key=lambda mask: mask.mention.span)


def _read(
    scene: Scene, chosen: list[_Mask], pronoun_of: dict[int, str], tagger: Tagger, hinted: bool
) -> Iterator[Instance]:
    """Replace the chosen mentions, read the text anew and look the pronouns up in it."""
    text, at, parts, places = scene.view.text, 0, [""], []
    for m, _, how in chosen:
        start, end = m.outer[0], m.span[1]
        word = pronoun_of[m.entity]
        if how.possessive:
            word, end = {"he": "his", "she": "her"}[word], end + 2
        elif (how.prepositional or how.object) and text[end] in " .;!?" and not _VERB.match(text, end):
            word = {"he": "him", "she": "her"}[word]
        word = word.capitalize() if _OPENS.search(text, max(0, start - 3), start) else word
        parts.append(text[at:start])
        places.append((sum(map(len, parts)), scene.entities[m.entity].name.words))
        parts.append(word)
        at = end
    new = scene_of("".join([*parts, text[at:]]), tagger, hinting=None if hinted else no_hints)
    text = new.article.text
    pairs_at = {span[0]: pairs for span, pairs in new.discourse.pairs}
    for place, name in places:
        pairs = pairs_at.get(place, [])
        right = [_named(new, pair, name) for pair in pairs]
        if sum(right) == 1:
            woman = text[place : place + 3].lower() in ("she", "her")
            yield Instance(text, place, pairs, right, False, 1.0, woman)


def _named(scene: Scene, pair: Pair, name: tuple[str, ...]) -> bool:
    """Whether a candidate has the name, or a shorter or longer form of it."""
    if pair.who < 0:
        return False
    words = scene.entities[pair.who].name.words
    return words[-1] == name[-1] and (set(words) <= set(name) or set(name) <= set(words))

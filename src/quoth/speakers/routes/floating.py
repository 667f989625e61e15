"""Who speaks where a quotation has neither cue nor source: who spoke before, who is asked, or who is told of beside it.

Candidates are who spoke last and before that, and who comes up in the report's own words around the quotation; features
say how the turns stand to one another (a question, its answer, what asks back) and to what the report tells between
them.  A conditional logit chooses (McFadden 1974); its weights are learnt by ``training.floats``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from quoth.asking import ASKS, MARKS, MYSELF, OURSELVES, QUESTION, REPLIES, YOU, ends_in_question
from quoth.data import Quote
from quoth.speakers.learned import Features, probabilities, weights
from quoth.speakers.routes.answer import Answer, Key, abstain, is_named
from quoth.speakers.routes.calibration import confidence
from quoth.speakers.routes.repeated import Wordings
from quoth.speakers.routes.replying import reply
from quoth.speakers.routes.surroundings import PARAGRAPHS, Mention, around, hearers, inside
from quoth.speakers.sweep.scene import Scene
from quoth.text import cut, sentences

_BACK = 10  # quotes before it that are looked at
_FAR = 5  # paragraphs before it
_REPLY = re.compile(
    r"(?:yes|no|nope|yeah|yep|sure|well|because|of course|certainly|absolutely|never|not|correct|right|exactly|i do|"
    r"i did|i was|i am|i have|i had|i don['’]t|i didn['’]t|i can['’]t|i couldn['’]t|he did|she did|it was|it is)\b",
    re.I,
)
_SHORT = 8  # words
_ASKED = re.compile(r"\b(?:asked|asks|pressed|questioned|quizzed|wondered|put (?:it )?to (?:him|her|them))\b")
_NAMED = re.compile(
    r"\b(?:dubbed|named|nicknamed|titled|entitled|labelled|labeled|christened|(?:known|described|billed|advertised) as|"
    r"is called|was called|are called|were called|the (?:word|term|phrase|slogan|title|song|name|hashtag))[^.!?\w]*$"
)
"""Before words by which something is called."""
LEAST = 0.65  # how likely somebody must be to be taken for the speaker
LEAST_ON = 0.55  # the same of who spoke at the end of the paragraph above, with nothing told since
_ON = frozenset("last:opens last:next_paragraph last:nothing_between".split())
_SAID_ON = frozenset("last:says_next_says last:told_next_says".split())  # in marks, or told


class Option(NamedTuple):
    """Somebody who may speak."""

    who: Key
    features: Features


class _Turn(NamedTuple):
    """What was said before."""

    quote: Quote
    who: Key | None
    settled: bool


class _Around(NamedTuple):
    """What stands around a quotation without a source, whoever speaks it."""

    turns: Sequence[_Turn]  # what was said before, the last first
    near: Sequence[Mention]
    situation: Sequence[str]
    within: Mapping[Key, bool]  # who comes up in its words; whether they are spoken to
    below: Sequence[Key | None]  # who speaks in the next paragraphs
    asked: set[Key]  # by what was said last


def without_a_source(scene: Scene, order: Sequence[int], place: int, of: Callable[[int], Answer]) -> Answer | None:
    """Who speaks the quote at a place of the order, or between whom it is open; nothing where nobody is near.

    ``order``: all quotes as they stand; ``of``: their answers.
    """
    start = scene.quotes[order[place]].content[0][0]
    if _NAMED.search(scene.view.text[max(0, start - 40) : start]):
        return abstain("words by which something is called")
    found = options(scene, order, place, of)
    told = sorted(zip(chances(found), found, strict=True), key=lambda x: -x[0])
    likely: tuple[tuple[Key, float], ...] = tuple((option.who, round(p, 4)) for p, option in told[:3])
    if not told:
        return None
    best, option = told[0]
    if any(name.endswith(":asks_oneself") and not name.startswith("last:") for name in option.features):
        return abstain("who asks so of themselves, and not another, is not clear", likely)
    on = option.features.keys() >= _ON and not _SAID_ON.isdisjoint(option.features)
    if best < (LEAST_ON if on else LEAST):
        return abstain("who speaks the words without a source is not clear", likely)
    return Answer(
        option.who,
        confidence("floating", best, best),
        next(reason for name, reason in _REASONS.items() if any(f.startswith(name) for f in option.features)),
        candidates=likely if best < 0.9 else (),
    )


_REASONS = {
    "last:": "a quotation without a cue: the speaker before it most likely goes on",
    "other:": "a quotation without a cue: most likely who spoke before the last speaker",
    "third:": "a quotation without a cue: most likely somebody who spoke before",
    "": "a quotation without a cue: most likely who is told of beside it",
}


def options(scene: Scene, order: Sequence[int], place: int, of: Callable[[int], Answer]) -> list[Option]:
    """Who may speak the quote at a place of the order, with features of each.

    ``order``: all quotes as they stand; ``of``: their answers.
    """
    quote = scene.quotes[order[place]]
    turns = list(_turns(scene, order, place, of))
    near = around(scene, quote, turns[0].quote if turns else None)
    below = _below(scene, order, place, of)
    known = dict.fromkeys(
        [t.who for t in turns if t.who is not None and t.settled]
        + [m.who for m in near if m.person]
        + [who for who in below if who is not None]
    )
    situation = _situation(scene, quote, turns)
    ruled = reply(scene, order, place, of)
    if ruled is not None and not ruled.settled:
        situation.append("rule_open")
    asked = hearers(scene, turns[0].quote) if turns else set()
    context = _Around(turns, near, situation, inside(scene, quote), below, asked)
    found = [Option(who, _features(scene, who, context)) for who in known]
    if ruled is not None and ruled.settled:
        for option in found:
            option.features["rule" if option.who == ruled.who else "rule_another"] = 1.0
    return found


def chances(found: Sequence[Option]) -> list[float]:
    """How likely each option is; what is left of 1 is somebody else."""
    w = weights()["floating"]
    scores = [math.fsum(w.get(name, 0.0) * value for name, value in option.features.items()) for option in found]
    return probabilities(scores, weights()["none"]["floating"])


def _turns(scene: Scene, order: Sequence[int], place: int, of: Callable[[int], Answer]) -> Iterator[_Turn]:
    """What was said before, the last first, but for words inside others'."""
    view = scene.view
    here = scene.quotes[order[place]]
    start, paragraph = here.content[0][0], view.paragraph_at(here.content[0][0])
    for j in reversed(order[max(0, place - _BACK) : place]):
        other = scene.quotes[j]
        if not other.content or other.parent is not None:
            continue
        end = max(e for _, e in other.content)
        if end > start:
            continue
        if paragraph - view.paragraph_at(end - 1) > _FAR:
            return
        said = of(j)
        yield _Turn(other, said.who, said.settled)


def _below(scene: Scene, order: Sequence[int], place: int, of: Callable[[int], Answer]) -> list[Key | None]:
    """Who speaks in the next two paragraphs in marks that have a source of their own; none where they float."""
    view = scene.view
    out: list[Key | None] = []
    at = view.paragraph_at(scene.quotes[order[place]].content[-1][1] - 1)
    for j in order[place + 1 : place + 2 + PARAGRAPHS]:
        quote = scene.quotes[j]
        if not quote.content or quote.kind == "indirect" or quote.parent is not None:
            continue
        if view.paragraph_at(quote.content[0][0]) != at + 1 or len(out) == 2:
            break
        at = view.paragraph_at(quote.content[-1][1] - 1)
        answer = of(j) if scene.heads[j].kind in ("name", "he", "she", "nominal") else None
        out.append(answer.who if answer is not None and answer.settled else None)
    return out


def _situation(scene: Scene, quote: Quote, turns: Sequence[_Turn]) -> list[str]:
    """What holds of the quotation and of what was said before it, whoever speaks."""
    view, text = scene.view, scene.view.text
    start, end = quote.content[0][0], quote.content[-1][1]
    said = cut(text, quote.content)
    out = ["always"]
    asks = ends_in_question(text, quote)
    own = view.paragraphs[view.paragraph_at(start)] if view.paragraphs else (start, end)
    if asks:
        out.append("asks")
        end_of_it = next(reversed(sentences(text, *quote.content[-1])), quote.content[-1])
        if MYSELF.search(text, *end_of_it) or (OURSELVES.search(text, *end_of_it) and not YOU.search(text, *end_of_it)):
            out.append("asks_oneself")
        if QUESTION.match(said.strip(MARKS)) or len(said.split()) <= _SHORT:
            out.append("asks_short")
    before = text[max(0, start - 4) : start].rstrip(MARKS)
    if not view.opens(start) and before[-1:] not in (".", "!", "?", ":", "\n"):
        out.append("inside_sentence")
    if view.opens(start):
        out.append("opens")
        if own[1] - end < 3:
            out.append("alone")
    if _REPLY.match(said.strip(MARKS)):
        out.append("replies")
    if YOU.search(said):
        out.append("you")
    if MYSELF.search(said):
        out.append("myself")
    elif OURSELVES.search(said):
        out.append("we")
    if len(said.split()) <= _SHORT:
        out.append("short")
    if quote.kind != "direct":
        out.append("told")
    return out + (_before(scene, quote, turns, asks=asks) if turns else ["nobody_before"])


def _before(scene: Scene, quote: Quote, turns: Sequence[_Turn], *, asks: bool) -> list[str]:
    """What holds of what was said before the quotation, and of what stands between the two."""
    view, text, start = scene.view, scene.view.text, quote.content[0][0]
    out: list[str] = []
    last = turns[0].quote
    stop = max(e for _, e in (*last.content, *last.cue, *last.source))
    steps = view.paragraph_at(start) - view.paragraph_at(max(e for _, e in last.content) - 1)
    out.append("same_paragraph" if steps == 0 else "next_paragraph" if steps == 1 else "later_paragraph")
    told = last.kind == "indirect"
    cue = cut(text, last.cue)
    turned = (
        ("told_asks" if ASKS.match(cue) else "told") if told else "asks" if ends_in_question(text, last) else "says"
    )
    here = "same" if steps == 0 else "next" if steps == 1 else "later"
    out.append(f"{turned}_{here}_{'asks' if asks else 'says'}")
    if not turns[0].settled:
        out.append("last_open")
    if last.kind == "indirect":
        out.append("last_told")
    if ends_in_question(text, last):
        out.append("last_asks")
        if YOU.search(cut(text, last.content)):
            out.append("last_asks_you")
    if ASKS.match(cue):
        out.append("last_cue_asks")
    elif REPLIES.match(cue):
        out.append("last_cue_replies")
    elif not last.cue:
        out.append("last_floats")
    if _REPLY.match(cut(text, last.content).strip(MARKS)):
        out.append("last_replies")
    between = text[stop:start].strip(MARKS + ".,\n") if stop < start else ""
    if not between:
        out.append("nothing_between")
    else:
        words = len(between.split())
        out.append("little_between" if words < 5 else "much_between")
        if "?" in between or _ASKED.search(between):
            out.append("question_between")
        if between.endswith(":") or text[:start].rstrip(" “\"‘'").endswith(":"):
            out.append("colon")
    if len(turns) > 1 and ends_in_question(text, turns[1].quote):
        out.append("asked_before")
    return out


def _features(scene: Scene, who: Key, context: _Around) -> Features:
    turns, near, situation, within, below, asked = context
    f: Features = {}
    if asked:
        f["was_asked" if who in asked else "another_was_asked"] = 1.0
    asks = "asks" if "asks" in situation else "says"
    for k, then in enumerate(below):
        if then is not None:
            f[f"below{k}_{'is' if then == who else 'other'}_{asks}"] = 1.0
    spoke = [k for k, t in enumerate(turns) if t.who == who]
    ranks = list(dict.fromkeys(t.who for t in turns))
    role = "new"
    if spoke:
        rank = ranks.index(who)
        role = ("last", "other", "third")[min(rank, 2)]
        if spoke[0] == 1 and rank == 1:
            f["by_turns"] = 1.0
            if any(t.who == turns[0].who for t in turns[2:4]):
                f["by_turns_before"] = 1.0
        text = scene.view.text
        if any(ends_in_question(text, turns[k].quote) or ASKS.match(cut(text, turns[k].quote.cue)) for k in spoke[:3]):
            f["asker"] = 1.0
            if "asks" in situation:
                f["asker_asks"] = 1.0
        if len(spoke) > 1:
            f["spoke_twice"] = 1.0
        if turns[spoke[0]].quote.kind == "indirect":
            f[f"{role}:spoke_told"] = 1.0
    for name in situation:
        f[f"{role}:{name}"] = 1.0
    f |= _told_of(who, near, role)
    if who in within:
        f["called" if within[who] else "told_of_inside"] = 1.0
        if "myself" in situation:
            f["told_of_inside_myself"] = 1.0
    named = is_named(who)
    if not named:
        f["unnamed"] = 1.0
    elif not scene.entities[who].is_person:  # type: ignore[index]
        f["body"] = 1.0
        if "myself" in situation:
            f["body_myself"] = 1.0
    return f


def _both(features: Features, role: str, name: str) -> None:
    features[name] = features[f"{role}:{name}"] = 1.0


def _told_of(who: Key, near: Sequence[Mention], role: str) -> Features:
    """Features of how somebody comes up in the report's own words around the quotation."""
    f: Features = {}
    people = [m for m in near if m.person]
    before = [m for m in people if not m.behind]
    mine = [m for m in before if m.who == who]
    if mine:
        now = [m for m in mine if m.since]
        if now:
            _both(f, role, "told_of")
            if any(m.here for m in now):
                _both(f, role, "told_of_here")
                if any(m.first and m.here for m in now):
                    _both(f, role, "subject_here")
            if before[-1].who == who:
                f["told_of_last"] = 1.0
            if next((m for m in before if m.since), before[-1]).who == who:
                _both(f, role, "told_of_first")
            if now[-1].pronoun:
                f["told_of_as_pronoun"] = 1.0
            if any(m.new for m in now):
                f["introduced"] = 1.0
                if any(m.new and m.here for m in now):
                    f["introduced_here"] = 1.0
            if all(m.who == who for m in before if m.since):
                _both(f, role, "alone_told_of")
        else:
            f["told_of_earlier"] = 1.0
            if before[-1].who == who:
                f["told_of_earlier_last"] = 1.0
    elif any(m.since for m in before):
        f[f"{role}:others_told_of"] = 1.0
    behind = [m for m in people if m.behind]
    if behind:
        there = any(m.who == who for m in behind)
        first = behind[0].who == who and behind[0].opens
        f["behind_first" if first else "behind" if there else "not_behind"] = 1.0
    return f


def said_below(wordings: Wordings, answer_of: Callable[[int], Answer], i: int) -> Answer | None:
    """A headline's words, or those set apart, where the report quotes somebody with the same ones."""
    same = wordings.holding(i)
    said = [a for a in map(answer_of, same) if a.settled]
    if not said or len({a.who for a in said}) > 1:
        return None
    return replace(
        said[0], confidence=confidence("below", 0.85), reason="the report quotes the same words from this speaker"
    )

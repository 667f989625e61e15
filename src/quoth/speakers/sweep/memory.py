"""What a sweep remembers: who was last mentioned where, who speaks, and so whom a pronoun may mean."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from quoth.data import Span
from quoth.speakers.bearers.entity import Entity
from quoth.speakers.learned import Features
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.persons import is_known_body
from quoth.speakers.sweep.exchange import Exchange
from quoth.speakers.sweep.ground import Ground
from quoth.speakers.sweep.pronouns import Asked, Last, Pair, pair_features
from quoth.speakers.sweep.usage import Usage

_LEAST_PERSON, _MOST_PLACE = -0.6, 1.6  # of whom a pronoun of a person may mean
_WINDOW = 12  # sentences; farther back a name is named again
_AHEAD = 4  # names behind a pronoun that are looked at
_JOINED = re.compile(r"(?:,|,? (and|or)) (?:(?:[A-Z][a-z]*\.?|[a-z-]+) ){0,2}")
_TELLING = frozenset("agree disagree in_force in_force_quoted same_pronoun other_pronoun".split())
"""Features by which people named together are told apart."""
NOTHING: Mapping[str, float] = {}
"""What is said of somebody of whom the article has no pronoun."""


def _families(text: str, entities: Sequence[Entity]) -> set[int]:
    """The entities that are families of somebody named: "the Roes" beside "Jane Roe"."""
    surnames = {e.name.words[-1] for e in entities if e.is_person and len(e.name.words) > 1}
    return {
        e.index
        for e in entities
        if len(e.name.words) == 1
        and (many := e.name.words[0]).endswith("s")
        and many not in surnames
        and not surnames.isdisjoint((many[:-1], many.removesuffix("es")))
        and any(text.endswith(("the ", "The "), 0, m.outer[0]) for m in e.mentions)
    }


class Memory:
    """Last mentions, and the candidates among them.

    Entities are known by their number, nouns without a name by numbers below -1.
    """

    def __init__(self, ground: Ground, entities: Sequence[Entity], said: Usage) -> None:
        self.ground, self.entities = ground, entities
        self.view, self.setting = ground.view, ground.setting
        self.said_before = said
        self.base = [dict(e.said) for e in entities]
        self.bodies = {e.index for e in entities if not e.titles and is_known_body(e.name.words)}
        self.bodies |= _families(self.view.text, entities)
        self.last: dict[int, Last] = {}  # in order of mention
        self.named: dict[int, int] = {}  # entity -> the last code point of the last name it had
        self.force: int | None = None  # who spoke last
        self.spoke = 0  # how many sentences the report had told by then
        self.speakers = dict(self.setting.speakers)
        self.calls: dict[int, Mapping[str, float]] = {}  # new nouns -> the pronoun that they call for
        self.exchange = Exchange(self.setting.asks, self.setting.answers)
        self.topics: dict[int, int] = {}  # paragraph -> whom it begins with, as the first subject in it

    def mentioned(self, entity: int, last: Last) -> None:
        """Remember a mention as the last one."""
        old = self.last.pop(entity, None)
        last.count = (old.count if old else 0) + 1
        self.last[entity] = last
        if self.exchange.asking:
            self.exchange.mentioned(entity, last.position, self.ground.spot(last.position).within)
        if last.subject and not (last.quoted or last.reported):
            self.topics.setdefault(last.paragraph, entity)

    def speaks(self, entity: int, last: Last, quote: int | None = None) -> None:
        """Remember who spoke last, and in which quote."""
        self.exchange.speaks(entity, quote)
        self.force, self.spoke = entity, last.told
        last.source = True

    def recent(self, sentence: int, window: int = _WINDOW) -> Iterator[tuple[int, Last]]:
        """What was mentioned in the last sentences, the latest first; 60 at most, whatever the text."""
        for i in islice(reversed(self.last), 60):
            last = self.last[i]
            if sentence - last.sentence > window:
                return
            yield i, last

    def candidates(
        self,
        span: Span,
        pronoun: str,
        case: str,
        here: Last,
        names: Sequence[NameMention],
        starts: Sequence[int],
        *,
        agree: bool = True,
    ) -> list[Pair]:
        """Whom a pronoun (or, without ``agree``, a noun) at a place may mean, with the features of each."""
        mine = self.setting.source_starts.get(span[0])
        if mine is not None and case == "possessive" and self.setting.heads[mine] != span:
            mine = None  # "his coach said": he does not
        barred, bodies, calls, said = self._barred(span, case, mine, names, starts), self.bodies, self.calls, self.said
        close: list[tuple[int, Last]] = []
        for i, last in self.recent(here.sentence):
            if i in barred or not (
                last.nominal or (last.person > _LEAST_PERSON and last.place < _MOST_PLACE and i not in bodies)
            ):
                continue
            last.said = said(i, span[0], pronoun) if agree else NOTHING
            if not agree or not calls_for_other(calls.get(i, last.said) if calls else last.said, pronoun):
                close.append((i, last))
        speaks, inside = mine is not None, self.setting.names_in[mine] if mine is not None else set()
        own, force, named = self.ground.spot(span[0]).within, self.force, self.named
        mark, since = self.exchange.mark, here.told - self.spoke  # sentences told since who is in force spoke
        topic, alone = self._topic(close, here), _alone(close, here) if agree else None
        asked = Asked(pronoun, case, here, speaks)
        pairs: list[Pair] = []
        for rank, (i, last) in enumerate(close[:10]):
            late = since if force == i else None
            f = pair_features(asked, last, rank=rank, since=late, in_content=i in inside)
            if alone is not None:
                _mark(f, "sole" if alone == i else "off_sole", speaks=speaks)
            if topic is not None and case == "subject" and (topic == i or last.paragraph != here.paragraph):
                _mark(f, "topic" if topic == i else "off_topic", speaks=speaks)
            mark(f, i, mine)
            if own is not None and self.speakers.get(own) == i:
                if self.setting.direct[own] or here.quoted:
                    continue  # in their own words they are "I"
                f["own_report"] = 1.0
            pairs.append(Pair(i, f, (last.word, named.get(i, last.word))))
        barred |= {i for i, _ in close}
        for m in self._ahead(span, here, mine, names, starts):
            if own is not None and self.speakers.get(own) == m.entity and (self.setting.direct[own] or here.quoted):
                continue
            if m.entity not in barred:
                barred.add(m.entity)
                last = self.at(m, here, self.said(m.entity, span[0], pronoun))
                late = since if force == m.entity else None
                f = pair_features(asked, last, rank=len(close), since=late, in_content=m.entity in inside)
                mark(f, m.entity, mine)
                pairs.append(Pair(m.entity, f, (last.word, last.word)))
        return pairs

    def levelled(self, pairs: Sequence[Pair], chances: Sequence[float]) -> list[float]:
        """The chances of candidates, the same for those who were last named in one breath ("Ann Roe and Bo Lind").

        It is not told which of them is meant, unless the article tells them apart: by a pronoun it uses of one, or
        because one spoke last.
        """
        out = list(chances)
        for group in self._in_one_breath(pairs):
            if not any(_TELLING & pairs[k].features.keys() for k in group):
                mean = math.fsum(chances[k] for k in group) / len(group)
                for k in group:
                    out[k] = mean
        return out

    def _in_one_breath(self, pairs: Sequence[Pair]) -> Iterator[list[int]]:
        """Candidates, as numbers of pairs, whose last mentions are names joined by commas and one "and" or "or"."""
        held = ((self.last.get(pair.who), k) for k, pair in enumerate(pairs) if pair.who >= 0)
        named = sorted(
            (last.position, last.word, k)
            for last, k in held
            if last is not None and not last.pronoun and not last.possessive and last.word == pairs[k].words[1]
        )
        group: list[int] = []
        for (_, end, k), (start, _, after) in pairwise(named):
            link = _JOINED.fullmatch(self.view.text, end + 1, start)
            if link is None:
                group = []
                continue
            group = group or [k]
            group.append(after)
            if link[1]:
                yield group
                group = []

    def said(self, i: int, position: int, word: str) -> Mapping[str, float]:
        """How often "he" and "she" are said of a candidate, but for the pronoun (``word``) at a position."""
        base = self.base[i] if 0 <= i < len(self.base) else NOTHING
        if not base and i not in self.said_before.counts:
            return NOTHING
        he, she = self.said_before.without(i, position, word)
        return {"he": base.get("he", 0.0) + he, "she": base.get("she", 0.0) + she}

    def _may_be(self, i: int, of: Last | Entity) -> bool:
        """Whether a pronoun of a person may mean an entity at all."""
        return i not in self.bodies and of.person > _LEAST_PERSON and of.place < _MOST_PLACE

    def _barred(
        self, span: Span, case: str, mine: int | None, names: Sequence[NameMention], starts: Sequence[int]
    ) -> set[int | None]:
        """Whom a pronoun can't mean; ``mine``: the quote whose source it is."""
        who, question = self.ground.barred(span, case, names, starts)
        barred: set[int | None] = set(who)
        if question is not None:
            barred |= {i for i, x in self.last.items() if x.position >= question and not x.pronoun}
        asked = self.setting.replies_to.get(mine) if mine is not None else None
        if asked is not None:
            barred.add(self.speakers.get(asked))  # who asked does not reply
        return barred

    def _ahead(
        self, span: Span, here: Last, mine: int | None, names: Sequence[NameMention], starts: Sequence[int]
    ) -> Iterator[NameMention]:
        """People named behind a pronoun in its sentence, or in the words before it that are its own report."""
        k = first = bisect_right(starts, span[1])
        if mine is not None and not self.setting.direct[mine] and here.position < span[0]:
            first = bisect_right(starts, here.position)
        for m in names[first : k + _AHEAD]:
            if self.ground.spot(m.span[0]).sentence != here.sentence:
                return
            if m.entity >= 0 and self._may_be(m.entity, self.entities[m.entity]):
                yield m

    def at(self, m: NameMention, here: Last, said: Mapping[str, float]) -> Last:
        """A name that comes up behind the phrase that is asked about, as if it had been mentioned; ``said``: of it."""
        entity = self.entities[m.entity]
        return Last(
            m.span[0],
            here.sentence,
            here.paragraph,
            told=here.told,
            ahead=True,
            word=m.span[1] - 1,
            person=entity.person,
            place=entity.place,
            said=said,
            quoted=self.ground.spot(m.span[0]).quoted,
        )

    def _topic(self, close: Sequence[tuple[int, Last]], here: Last) -> int | None:
        """Who is the subject before a pronoun in its sentence, or whom its paragraph begins with."""
        for i, last in close:
            if last.subject and last.sentence == here.sentence:
                return i
        topic = self.topics.get(here.paragraph)
        return topic if topic is not None and any(i == topic for i, _ in close) else None


def _alone(close: Sequence[tuple[int, Last]], here: Last) -> int | None:
    """The one person of whom the last sentence tells that tells of people, if that was the last one told or this."""
    told = [(i, x) for i, x in close if (x.nominal or x.person > 0.4) and not (x.quoted or x.reported)]
    latest = max((x.sentence for _, x in told), default=-1)
    there = [(i, x) for i, x in told if x.sentence == latest]
    return there[0][0] if len(there) == 1 and here.told - there[0][1].told < 2 else None


def _mark(features: Features, name: str, *, speaks: bool) -> None:
    features[name] = 1.0
    if speaks:
        features[f"speaks_{name}"] = 1.0


def calls_for_other(said: Mapping[str, float], pronoun: str) -> bool:
    """Whether the article uses the other pronoun of somebody, and never this one."""
    return said.get(pronoun, 0.0) < 0.1 and said.get("she" if pronoun == "he" else "he", 0.0) >= 3

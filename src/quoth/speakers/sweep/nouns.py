"""Whom "the Russian diplomat" or "the senator" means where no description tells: features of (noun phrase, candidate).

They go beside what the network says of the two words, as with pronouns; the weights are learnt by ``training.nouns``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.bearers.posts import holds_now
from quoth.speakers.learned import Features
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import fold
from quoth.speakers.phrases.nominals import MERE_FUNCTIONS, Nominal
from quoth.speakers.phrases.offices import LANDS_AND_PEOPLES, other_office, said_of
from quoth.speakers.sweep.anonymous import alike
from quoth.speakers.sweep.memory import Memory
from quoth.speakers.sweep.pronouns import Asked, Last, Pair, pair_features
from quoth.speakers.words.lexicon import BODY_NOUNS
from quoth.speakers.words.people import ROLE_NOUNS
from quoth.speakers.words.synonyms import other_land, same_roles

_SOON = 2  # sentences after the noun phrase in which somebody may be named whom it announces
_MOST_SOON = 3  # of them


@dataclass(frozen=True, slots=True)
class Known:
    """What is known where a noun phrase stands, beside what the memory holds."""

    here: Last
    ahead: tuple[Sequence[NameMention], Sequence[int]]  # the names of the text and where they start
    ruled: Mapping[str, int | None]  # whom each rule takes it to mean
    same: int | None  # the unnamed one who was called by the noun before
    called: Mapping[int, str]  # the nouns of all without a name


def noun_pairs(memory: Memory, described: Sequence[set[str]], n: Nominal, known: Known) -> list[Pair]:
    """Whom a definite noun phrase may mean, with the features of each; ``described``: the words said of each entity."""
    text, entities = memory.view.text, memory.entities
    said = said_of(text, n.span)
    pairs = memory.candidates(n.span, n.says or "he", "subject", known.here, *known.ahead, agree=bool(n.says))
    pairs = [p for p in pairs if p.who >= 0 or p.who == known.same or alike(n.noun, known.called.get(p.who, n.noun))]
    if "former" in said:
        pairs = [p for p in pairs if p.who < 0 or not holds_now(text, n.noun, entities[p.who])]
    pairs += _soon(memory, n, known, {pair.who for pair in pairs})
    speaks = n.span[0] in memory.setting.source_starts
    owner = _OWNER.search(text, *n.span)
    if owner is not None:  # "Mr Roe's father" is not Mr Roe; "the yard's owner" is nobody of whom no yard is told
        thing = owner[1].islower() and owner[1] not in _OWN_PEOPLE
        thing = thing or (n.noun in _OF_PAPERS and not owner[1].islower())  # "the Bugle's reporter"
        pairs = [
            p
            for p in pairs
            if p.who < 0
            or (
                fold(owner[1]) not in entities[p.who].name.words
                and not (thing and fold(owner[1]) not in described[p.who])
                and not other_land((fold(owner[1]),), described[p.who])
            )
        ]
    for pair in pairs:
        f = pair.features
        if 0 <= pair.who < len(entities):
            _of_entity(f, n, said, described[pair.who], entities[pair.who])
        elif pair.who == known.same:
            f["same_noun"] = 1.0
        if n.noun in MERE_FUNCTIONS:
            f["function" if pair.who >= 0 else "function_unnamed"] = 1.0
        if n.noun in _UNNAMED:
            f["source" if pair.who >= 0 else "source_unnamed"] = 1.0
        for rule, who in known.ruled.items():
            if who == pair.who:
                f[rule] = 1.0
        if speaks:
            f["speaks"] = 1.0
    return pairs


_OWNER = re.compile(r"([\w-]+)['’]s? ")
_OWN_PEOPLE = (
    ROLE_NOUNS
    | BODY_NOUNS
    | frozenset(
        "country nation state city town county province region world kingdom island republic today yesterday".split()
    )
)
"""Owners of people who need not be told of: "the country's top official"."""
_OF_PAPERS = frozenset("correspondent reporter journalist".split())
_UNNAMED = frozenset("official source person insider employee caller witness resident".split())
"""Nouns for those who are seldom named."""


def _of_entity(f: Features, n: Nominal, said: set[str], known: set[str], entity: Entity) -> None:
    """Add what the words of the phrase have to do with what is said of somebody."""
    told = said - {n.noun, "former"}
    own = known.union(entity.name.words)
    if n.noun in known:
        f["called"] = 1.0
    elif same_roles({n.noun}) & same_roles(known):
        f["called_alike"] = 1.0
    if told:
        f["told"] = len(told & own) / len(told)
        f["untold"] = len(told - own) / len(told)
    else:
        f["bare"] = 1.0
    if lands := said & LANDS_AND_PEOPLES:
        f["land" if lands & known else "other_land" if known & LANDS_AND_PEOPLES else "any_land"] = 1.0
    if other_office(n.noun, known, said, entity.titles, alone=True):
        f["other_office"] = 1.0
    if not known:
        f["undescribed"] = 1.0
    if entity.titles:
        f["titled"] = 1.0


_FOR = re.compile(r" (?:for|of|from|in|at) (?:the )?")


def _soon(memory: Memory, n: Nominal, known: Known, before: set[int]) -> Iterator[Pair]:
    """Who is first named right after the noun phrase: "The Brexit secretary says … David Roe said"."""
    (names, starts), here = known.ahead, known.here
    k = bisect_right(starts, n.span[1])
    count = 0
    for m in names[k : k + 4 * _MOST_SOON]:
        spot = memory.ground.spot(m.span[0])
        if _FOR.fullmatch(memory.view.text, n.span[1], m.outer[0]):
            continue  # "the MP for Brinley Lane"
        apart = spot.sentence - here.sentence
        if apart > _SOON or count == _MOST_SOON or (apart and memory.view.titled[spot.paragraph]):
            return
        entity = memory.entities[m.entity]
        if m.entity in before or m.entity in memory.last or entity.person <= 0.4 or entity.place > 1.2:
            continue
        before.add(m.entity)
        count += 1
        last = memory.at(m, here, {})
        f = pair_features(Asked("he", "subject", here), last)
        f["soon"] = 1.0
        if apart:
            f["soon_next"] = float(apart)
        if count == 1:
            f["soon_first"] = 1.0
        yield Pair(m.entity, f, (last.word, last.word))

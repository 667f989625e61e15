"""Nouns by which whoever spoke just before is called again: "the official", "the Russian diplomat", "the blogger"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.view import View
from quoth.speakers.phrases.nominals import FUNCTIONS, OFFICES, Nominal
from quoth.speakers.phrases.offices import LANDS_AND_PEOPLES, other_office, said_of
from quoth.speakers.sweep.memory import Memory, calls_for_other
from quoth.speakers.sweep.setting import Setting
from quoth.text import places_of

WITHOUT_NAME = re.compile(
    r",? who (?:did not|didn['’]t|would not|wouldn['’]t|declined to|refused to|asked not to|wished not to) "
    r"(?:give|be (?:named|identified)|want)\b"
)
TOLD_NEXT = re.compile(r" (?:who|whose|that|(?:on|at|in|from) (?:the|its|his|her|their))\b")
"""It says of itself who is meant."""
_OF = re.compile(r" (?:of|for|at)\b")
_THE = re.compile(r"the ", re.I)
_ALONE = frozenset("official spokesman spokeswoman spokesperson analyst expert".split())
_ANEW = FUNCTIONS - OFFICES - _ALONE - frozenset("speaker blogger journalist writer".split())
_FAR = 12  # quotes
_NEAR = 20_000  # characters


def named_again(
    view: View,
    setting: Setting,
    speakers: Mapping[int, int],
    n: Nominal,
    entities: Sequence[Entity],
    described: Sequence[set[str]],
) -> int | None:
    """The person who spoke last before a source, if a definite noun phrase may mean her; ``described``: words of each.

    ``speakers``: quote -> entity, as far as known.
    """
    i = _spoke_last(view, setting, speakers, n)
    if i is None or i < 0 or not entities[i].is_person:
        return None
    others = [words for j, words in enumerate(described) if j != i]
    return i if _may_be_called(view, n, described[i], entities[i].titles, others) else None


def came_as_one(text: str, n: Nominal) -> bool:
    """Whether a noun came up before as one of several: "one of the campaigners"."""
    return _one_of_them(text, n.span[0], n.noun)


@lru_cache(maxsize=64)  # looked for once, though the sweep comes by twice
def _one_of_them(text: str, end: int, noun: str) -> bool:
    before = text[max(0, end - _NEAR) : end]
    found = (at for at in places_of(before, noun) if _ONE_OR_MORE.match(before, at + len(noun)))
    return any(_ONE_OF.search(before, max(0, at - _REACH), at) is not None for at in found)


_ONE_OF = re.compile(r"[OoAa](?<!\w.)(?:(?<=[Oo])ne|(?<=[Aa])nother) (?:of )?(?:[a-z]+ )?(?:[\w-]+ ){0,2}\Z")
_ONE_OR_MORE = re.compile(r"s?\b")
_REACH = 100  # characters before a noun in which "one of" stands


def _spoke_last(view: View, setting: Setting, speakers: Mapping[int, int], n: Nominal) -> int | None:
    """The one whose words in marks stand last before a source, in its paragraph or the one before; nobody where another
    was said to speak in between.  ``speakers``: quote -> entity, as far as known.
    """
    own = setting.source_starts[n.span[0]]
    here = view.paragraph_at(n.span[0])
    k = bisect_left(setting.content, ((n.span[0], 0), 0))
    who: int | None = None
    for (_, end), quote in reversed(setting.content[max(0, k - _FAR) : k]):
        if quote == own or end > n.span[0]:
            continue
        if here - view.paragraph_at(end - 1) > 1:
            return None
        said_by = speakers.get(quote)
        if said_by is None and not setting.direct[quote]:
            continue
        if said_by is None or (who is not None and said_by != who):
            return None
        who, here = said_by, view.paragraph_at(end - 1)
        if setting.direct[quote]:
            return who
    return None


def _may_be_called(
    view: View, n: Nominal, known: set[str], titles: Collection[str], others: Sequence[set[str]]
) -> bool:
    """Whether somebody of whom the words ``known`` are said may be called so; ``others``: what is said of the rest.

    Not by a noun that brings somebody new ("the judge"), nor by a land that is said of another alone.
    """
    text = view.text
    if n.noun in _ANEW or not _THE.match(text, n.span[0]):
        return False
    if n.noun in _ALONE and n.noun not in known and n.span[1] - n.span[0] != len(n.noun) + 4:
        return False  # "the police spokesman", unless he is known for one
    if TOLD_NEXT.match(text, n.span[1]) or _OF.match(text, n.span[1]):
        return False
    said = said_of(text, n.span)
    lands = said & LANDS_AND_PEOPLES
    if lands and not lands & known and (known & LANDS_AND_PEOPLES or any(lands & words for words in others)):
        return False
    if any(n.noun in words for words in others) and n.noun not in known:
        return False
    return not other_office(n.noun, known, said, titles, alone=True)


_QUARTER = re.compile(r"[Tt]he (north|south|east|west)", re.I)


def half_of_a_land(entities: Sequence[Entity], phrase: str) -> Entity | None:
    """North Korea for "the North", where no other land is so called."""
    quarter = _QUARTER.fullmatch(phrase)
    if quarter is None:
        return None
    noun = quarter[1].lower()
    found = [e for e in entities if e.mentions and len(e.name.words) == 2 and e.name.words[0] == noun]
    return found[0] if len(found) == 1 and found[0].place >= 1 else None


AGED = re.compile(r"\b\d{1,3}-year-old\b(?!['’])")
_THE_ONE = re.compile(r"the ", re.I)
_SENTENCE_ENDS = re.compile(r"\.[”\"'’]? ?\s?")


def just_introduced(
    view: View, memory: Memory, n: Nominal, described: Sequence[set[str]], entities: Sequence[Entity]
) -> int | None:
    """ "The 26-year-old", where no age was told: who was first named right before, at the end of a sentence; the one
    whom the sentence before is about, in its paragraph; or the only one who is near.
    """
    if AGED.search(view.text, *n.span) is None or not _THE_ONE.match(view.text, n.span[0]):
        return None
    here = view.sentence_at(n.span[0])
    i, last = next(memory.recent(here, 1), (-1, None))
    if last is None or not last.introduced or _SENTENCE_ENDS.fullmatch(view.text, last.word + 1, n.span[0]) is None:
        found = _subject_before(view, memory, here)
        i = -1 if found is None else found
    if i < 0 or memory.last[i].person <= 0.4:
        return None
    said = said_of(view.text, n.span)
    return None if other_office(n.noun, described[i], said, entities[i].titles) else i


def _subject_before(view: View, memory: Memory, here: int) -> int | None:
    """The one who is named as the subject of the last sentence of the report before this one, in the same paragraph, or
    the only person of the last sentences.
    """
    told = ((i, x) for i, x in memory.recent(here, 4) if x.sentence < here and not x.quoted)
    told = ((i, x) for i, x in told if not has_died(memory, i))
    there = [(i, x) for i, x in told if x.is_somebody]
    if len(there) == 1:
        return there[0][0]
    there = [(i, x) for i, x in there if x.paragraph == view.paragraph_at(view.sentences[here][0])]
    latest = max((x.sentence for _, x in there), default=-1)
    found = [i for i, x in there if x.sentence == latest and x.subject and not x.reported]
    return found[0] if len(found) == 1 else None


_DIED = re.compile(r"(?:,[^,.\n]{1,60},)? (?:who )?(?:(?:had|has) )?(?:died|dies|passed away)\b")


def has_died(memory: Memory, who: int) -> bool:
    """Whether the article says behind the last name of somebody that he died."""
    return who in memory.named and _DIED.match(memory.view.text, memory.named[who] + 1) is not None


def told_since(
    memory: Memory, n: Nominal, known: int, described: Sequence[set[str]], entities: Sequence[Entity]
) -> int | None:
    """ "“Long Road” star Jane Roe … The actress said": the one person of this paragraph, who has just come up, where
    the one ``known`` for an actress was told of far above.
    """
    view, here = memory.view, memory.view.paragraph_at(n.span[0])
    before = memory.last.get(known)
    if n.noun not in _STARS or (before is not None and here - before.paragraph < _APART):
        return None
    told = ((i, x) for i, x in memory.recent(view.sentence_at(n.span[0]), 4) if x.paragraph == here and not x.quoted)
    near = [i for i, x in told if i >= 0 and x.person > 0.4 and x.place < 1.2]
    if len(near) != 1 or _STARS.isdisjoint(described[near[0]]):
        return None
    new = here - view.paragraph_at(entities[near[0]].mentions[0].span[0]) < _APART
    other = n.says and calls_for_other(memory.said(near[0], -1, n.says), n.says)
    return near[0] if new and not other else None


_APART = 3  # paragraphs
_STARS = frozenset("star actor actress singer rapper musician comedian performer entertainer artist celebrity".split())
"""Any of whom may be called a star, and a star any of these."""

"""Whose husband, coach or lawyer somebody is, as the article says it: "his wife, Ann Roe", "Roe's agent, Paul Dow".

"Her husband", where "her" is Ann Roe, is then he whose wife she is, and "his agent" is Paul Dow.
"""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quoth.data import Span
from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.mention import NameMention
from quoth.speakers.phrases.nominals import Nominal
from quoth.speakers.sweep.links import Link, nominal_key, start_of
from quoth.speakers.words.lexicon import OWNING, POSSESSIVE

Relations = Mapping[tuple[int, str], set[int]]
"""Owner and noun -> who the article says is that of the owner."""

_SPOUSES = {"wife": "husband", "husband": "wife", "partner": "partner", "fiancee": "fiance", "fiance": "fiancee"}
_BACK = {  # what his, and what her kin call the owner
    "brother": ("brother", "sister"),
    "sister": ("brother", "sister"),
    "son": ("father", "mother"),
    "daughter": ("father", "mother"),
    "father": ("son", "daughter"),
    "mother": ("son", "daughter"),
}
_NOUNS = (
    "wife|husband|widow|widower|partner|fiancee?|girlfriend|boyfriend|brother|sister|son|daughter|father|mother|uncle|"
    "aunt|cousin|nephew|niece|coach|manager|agent|lawyer|attorney|solicitor|deputy|spokesman|spokeswoman|"
    "spokesperson|director|producer|neighbou?r|opponent|rival|predecessor|successor|trainer|co-author|assistant|"
    "student|colleague|collaborator|teacher|mentor|boss"
)
_BEFORE = re.compile(
    rf"(?:\b(?P<whose>[Hh]is|[Hh]er)|(?P<of>{POSSESSIVE})) (?:(?!(?:and|or|of|for|to|with) )(?:[a-z-]+|PhD) ){{0,2}}"
    rf"(?P<noun>{_NOUNS})"
    r",? (?:[A-Z][\w.]+ ){0,2}$"
)
_AFTER = re.compile(rf", (?P<whose>his|her) (?:[a-z-]+ ){{0,2}}(?P<noun>{_NOUNS})[,.]")
_OWNED = re.compile(rf"(?:[Hh]is|[Hh]er) (?:[a-z-]+ ){{0,1}}?(?P<noun>{_NOUNS})")
_OF_NAME = re.compile(rf"{POSSESSIVE} (?:[a-z-]+ ){{0,1}}?(?P<noun>{_NOUNS})")
REACH = 70  # characters before a name
SURE = 0.6  # how likely a pronoun must mean its owner


def find_relations(
    text: str, names: Sequence[NameMention], entities: Sequence[Entity], links: Mapping[int, Link]
) -> Relations:
    """Read every "his wife, Ann Roe" and "Ann Roe, his wife," of an article; ``links`` are those of its pronouns."""
    out: dict[tuple[int, str], set[int]] = {}
    ends = [m.span[1] for m in names]
    for m in names:
        if not entities[m.entity].is_person:
            continue
        owning = OWNING.search(text, max(0, m.outer[0] - REACH), m.outer[0])
        told = _BEFORE.search(text, owning.start(), m.outer[0]) if owning is not None else None
        told = told or _AFTER.match(text, m.span[1])
        if told is None:
            continue
        whose, noun = told["whose"], told["noun"]
        if whose:
            owner = _meant(links.get(told.start("whose")))
        else:
            k = bisect_left(ends, told.start())
            owner = names[k].entity if k < len(ends) and ends[k] == told.start() else None
        if owner is None or owner == m.entity or not entities[owner].is_person:
            continue
        out.setdefault((owner, noun), set()).add(m.entity)
        back = _SPOUSES.get(noun) or (_BACK[noun][whose.lower() == "her"] if whose and noun in _BACK else None)
        if back:
            out.setdefault((m.entity, back), set()).add(owner)
    for a, b in itertools.pairwise(names):
        couple = len(a.words) == 1 < len(b.words) and text[a.span[1] : b.outer[0]] == " and "
        if couple and a.entity != b.entity and entities[a.entity].is_person and entities[b.entity].is_person:
            for noun in ("husband", "wife"):  # "Ann and Paul Roe … her husband"
                out.setdefault((a.entity, noun), set()).add(b.entity)
                out.setdefault((b.entity, noun), set()).add(a.entity)
    return out


def owned(
    text: str, span: Span, relations: Relations, links: Mapping[int, Link], inside: Sequence[NameMention]
) -> int | None:
    """Who "her husband" or "Roe's husband" is, if the article names one alone of whom it says so.

    ``inside``: the names in the phrase.
    """
    said = _OWNED.fullmatch(text, *span)
    owner = _meant(links.get(span[0])) if said is not None else None
    if said is None and inside:
        said, owner = _OF_NAME.fullmatch(text, inside[0].span[1], span[1]), inside[0].entity
    if said is None or owner is None:
        return None
    found = relations.get((owner, said["noun"]), set())
    return next(iter(found)) if len(found) == 1 else None


def merge_owned(
    text: str,
    links: dict[int, Link],
    nominals: Mapping[int, Nominal],
    relations: Relations,
    names: Sequence[NameMention],
) -> None:
    """Give what a pronoun has for "his wife" to whom the article calls so: "His wife agreed. | She | said"."""
    ends = [m.span[1] for m in names]
    found: dict[int, int | None] = {}
    for at, link in links.items():
        if not any(i < -1 for i, _ in link.options):
            continue
        chances: dict[int, float] = {}
        for i, p in link.options:
            if i < -1 and i not in found:
                nominal = nominals.get(start_of(i))
                span = nominal.span if nominal is not None and nominal.noun in _SPOUSES else None
                k = bisect_left(ends, span[0]) if span is not None else 0
                inside = [m for m in names[k : k + 1] if span is not None and m.span[1] <= span[1]]
                found[i] = owned(text, span, relations, links, inside) if span is not None else None
            who = found.get(i)
            who = i if who is None else who
            chances[who] = chances.get(who, 0.0) + p
        if len(chances) < len(link.options):
            best = sorted(chances.items(), key=lambda x: (-x[1], x[0]))
            links[at] = replace(link, options=tuple((i, round(p, 4)) for i, p in best))


def _meant(link: Link | None) -> int | None:
    """The owner, left aside that "his coach" may be his own coach."""
    if link is None:
        return None
    itself = nominal_key(link.span[0])
    options = [(i, p) for i, p in link.options if i != itself]
    rest = 1.0 - math.fsum(p for i, p in link.options if i == itself)
    return options[0][0] if options and options[0][0] >= 0 and options[0][1] >= SURE * rest else None

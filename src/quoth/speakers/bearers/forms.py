"""Two people whose names agree, told apart by what stands behind each: "John Roe, the son", "Jack Roe, a baker"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import PersonName, parse_name
from quoth.speakers.names.titles import AGENT
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.people import KIN, is_role
from quoth.speakers.words.synonyms import same_roles

REACH = 300  # characters from a name to "his" behind another form of it
_KIN_AFTER = re.compile(
    rf", (?P<whose>his|her|the) (?:(?:late|own|elder|older|younger|eldest|oldest|youngest) )?(?P<noun>{any_of(KIN)})"
    r"(?=[,.;)—]| who\b)"
)
_ROLE_AFTER = re.compile(
    r", an? (?P<role>[a-z][a-z -]{1,40}?)(?=[,.;)]| (?:who|from|in|at|of|for|and|with|on|by|whose|near)\b)"
)
_AGE_AFTER = re.compile(r",? \(?(?:aged )?(?P<age>\d{2})(?=[,.;)])")
_OF_ANYBODY = KIN | frozenset(
    "member supporter leader partner former winner owner resident voter believer donor neighbor neighbour friend "
    "candidate american christian founder co-founder author writer critic fighter contender player adviser "
    "advisor".split()
)
_PAST = 2  # years by which the ages of two differ at least

_Form = tuple[str, ...]


class Parted(NamedTuple):
    """Two who were taken for one, and the word for the second's kinship with the first, or ""."""

    first: Entity
    second: Entity
    noun: str


def part_forms(text: str, entities: list[Entity]) -> list[Parted]:
    """Give a fuller or shorter form of a name an entity of its own where it is told to be another person's.

    "John Roe … John Dow Roe, his son", and Jack Roe, a baker, beside John Roe, a teacher.
    """
    out = []
    for whole in [e for e in entities if e.is_person and len(e.full_at) > 1]:
        forms: dict[_Form, list[NameMention]] = {}
        for n in whole.mentions:
            if len(n.words) > 1 and not n.headline:
                forms.setdefault(parse_name(text[slice(*n.span)]).words, []).append(n)
        if len(forms) < 2:
            continue
        form, noun = _another(text, whole, forms)
        if form:
            out.append(Parted(whole, _parted(text, whole, form, entities), noun))
    return out


def _another(text: str, whole: Entity, forms: dict[_Form, list[NameMention]]) -> tuple[_Form, str]:
    """A form that is another's than the rest, and the word for his kinship."""
    for form, own in forms.items():
        for n in own:
            told = _KIN_AFTER.match(text, n.span[1])
            if told is not None and (told["whose"] == "the" or _follows(whole, n)):
                return form, told["noun"]
    roles: dict[_Form, set[str]] = {}
    ages: dict[_Form, int] = {}
    for form, own in forms.items():
        if (role := _ROLE_AFTER.match(text, own[0].span[1])) is not None and _is_post(noun := role["role"].split()[-1]):
            roles[form] = same_roles(noun.split("-"))
        if (age := _AGE_AFTER.match(text, own[0].span[1])) is not None:
            ages[form] = int(age["age"])
    first, *others = forms
    for form in others:
        apart = form in roles and first in roles and roles[form].isdisjoint(roles[first])
        if apart or (form in ages and first in ages and abs(ages[form] - ages[first]) >= _PAST):
            return form, ""
    return (), ""


def _is_post(noun: str) -> bool:
    """Whether a noun is for what one person does for a living, and hardly also for another's: "baker"."""
    return noun not in _OF_ANYBODY and (is_role(noun) or noun.endswith(AGENT))


def _follows(whole: Entity, n: NameMention) -> bool:
    """Whether the mention of an entity before this one is near and not of the same form: whose "his" may be."""
    before = [m for m in whole.mentions if m.span[1] <= n.span[0]]
    return bool(before) and before[-1].words != n.words and n.span[0] - before[-1].span[1] < REACH


def _parted(text: str, whole: Entity, form: _Form, entities: list[Entity]) -> Entity:
    """The entity of one form, with its mentions taken from the other's; a surname is whose name stood last before."""
    full = [n for n in whole.mentions if len(n.words) > 1]
    own = [n for n in full if parse_name(text[slice(*n.span)]).words == form]
    rest = [n for n in full if n not in own]
    other = Entity(len(entities), parse_name(text[slice(*own[0].span)]))
    entities.append(other)
    both_from = max(own[0].span[0], rest[0].span[0])
    for n in [n for n in whole.mentions if n not in rest]:
        last = max((m for m in full if m.span[0] <= n.span[0]), key=lambda m: m.span, default=full[0])
        mine = last in own
        open_ = len(n.words) == 1 and n.span[0] > both_from
        n.rivals = [(whole.index if mine else other.index, 0.5)] if open_ else n.rivals
        if mine:
            whole.mentions.remove(n)
            other.mentions.append(n)
            n.entity = other.index
    whole.name = _fullest(text, rest)
    return other


def _fullest(text: str, mentions: Sequence[NameMention]) -> PersonName:
    return max((parse_name(text[slice(*n.span)]) for n in mentions), key=lambda p: len(p.words))

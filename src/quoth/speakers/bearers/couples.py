"""The first of a couple shares the surname of the second: "Dan and Jane Roe", where Dan then speaks; "the Roes"."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.bearers.namesakes import says_there
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import MR, MR_OR_MRS, PersonName, fold
from quoth.speakers.names.persons import given_names
from quoth.speakers.names.view import View


def share_surnames(text: str, names: Sequence[NameMention], entities: Sequence[Entity]) -> list[tuple[Entity, Entity]]:
    """Call who is named by a given name alone, "and" joining it to a full name, by the surname of that, too.

    The given name comes up there and again by itself, and is nobody's who is named in full; what tells that the two are
    kin is that the second goes by the given name as well, or a word for it: "Rian and Chris Roe sang" are no couple.
    Nothing else need tell where the word stands right before the two: "his parents, | Rian and Chris Roe".
    Returns the two of each pair.
    """
    pairs = []
    titled: dict[tuple[str, ...], list[NameMention]] = {}
    for m in names:
        if len(m.words) == 1 and m.titles and m.entity >= 0:
            titled.setdefault(m.words, []).append(m)
    full = Counter(e.name.words[-1] for e in entities if e.mentions and len(e.name.words) > 1)
    for a, b in itertools.pairwise(names):
        if (
            len(a.words) > 1
            or len(b.words) != 2
            or text[a.span[1] : b.outer[0]] != " and "
            or min(a.entity, b.entity) < 0
        ):
            continue
        first, second = entities[a.entity], entities[b.entity]
        if first is second or a.titles or b.titles or len(first.name.words) > 1 or second.name.words != b.words:
            continue
        if a is not next((m for m in first.mentions if not m.headline), None):
            continue
        if not second.is_person and not _are_family(text, b):
            continue
        styled = titled.get(b.words[1:], [])
        sure = _KIN_BEFORE.search(text, max(0, a.span[0] - 24), a.span[0]) is not None
        sure = sure or _known(text, a, b, first, second)
        alone = first.is_person and second.mentions[0] is b and full[second.name.words[-1]] == 1
        if not sure and not (alone and not _in_a_row(text, a) and _may_be_either(a, b, styled)):
            continue
        first.full_at = [a.span[0]]
        if sure:
            _share(first, second)
        for m in styled:
            if first.index not in dict(m.rivals):
                m.rivals = [*((i, p * (1 - _MAY_BE)) for i, p in m.rivals), (first.index, _MAY_BE)]
        pairs.append((first, second))
    return pairs


_MAY_BE = 0.5
"""How likely the surname with a title is the first one's, where nothing tells."""


def _share(first: Entity, second: Entity) -> None:
    """Call the first by the surname of the second, too."""
    words = first.name.text, second.name.text.rpartition(" ")[2]
    first.name = PersonName(" ".join(words), tuple(map(fold, words)))
    first.person, second.person = max(first.person, 1.0), max(second.person, 1.0)


def _may_be_either(a: NameMention, b: NameMention, styled: Sequence[NameMention]) -> bool:
    """Whether "Mr Roe" or "Mrs Roe" further on may as well be the first of "Dan and Jane Roe"."""
    addressed = [m for m in styled if m.span[0] > b.span[1] and m.titles[-1] in MR_OR_MRS]
    given = fold(a.words[0]) in given_names() or fold(b.words[0]) in given_names()
    return given and bool(addressed) and len(addressed) == len(styled)


def _known(text: str, a: NameMention, b: NameMention, first: Entity, second: Entity) -> bool:
    """Whether two given names are joined whose bearers the article tells to be kin."""
    given = all(fold(w) in given_names() for w in (a.words[0], b.words[0]))
    told = (given or _are_family(text, b)) and first.is_person and len(first.mentions) > 1
    return told and not _in_a_row(text, a) and _kin(b, second)


def _are_family(text: str, m: NameMention) -> bool:
    """Whether there are several of a surname further on: "the Roes", "Mr and Mrs Roe"."""
    surname = text[slice(*m.span)].rpartition(" ")[2]
    forms = (f"he {surname}s", *(f"{both} {surname}" for both in _MR_AND_MRS))
    return any(text.find(form, m.span[1], m.span[1] + _FAR) >= 0 for form in forms)


_KIN_BEFORE = re.compile(
    r"\b(?:couple|brothers|sisters|siblings|twins|(?:grand)?parents|(?:grand)?sons|(?:grand)?daughters|children),? $",
    re.I,
)
_FAR = 6000
_MR_AND_MRS = ("Mr and Mrs", "Mr. and Mrs.", "Mr. and Mrs")


def _kin(m: NameMention, entity: Entity) -> bool:
    """Whether the second of two goes by the given name, and never by the surname."""
    forms = {n.words for n in entity.mentions if not n.titles}
    return m.words[:1] in forms and m.words[1:] not in forms


def _in_a_row(text: str, m: NameMention) -> bool:
    """Whether another name or a noun stands right before, of a row: "Tom, | Dan and Jane Roe"."""
    return text.endswith((", ", " and ", "'s ", "’s "), 0, m.outer[0])


def divide_couples(view: View, pairs: Sequence[tuple[Entity, Entity]], entities: Sequence[Entity]) -> list[Entity]:
    """Give "Mr Roe" to the husband and "Mrs Roe" to the wife, where the article shows which of a couple is he.

    Returns who got or lost mentions.  What shows who is he are the pronouns behind the names of the two, and those by
    which each speaks of the other.
    """
    changed = []
    short: dict[str, list[Entity]] = {}
    for e in entities if pairs else ():
        if len(e.name.words) == 1:
            short.setdefault(e.name.words[0], []).append(e)
    for pair in pairs:
        surname = pair[1].name.words[-1]
        styled = [
            (n, e)
            for e in (*pair, *short.get(surname, ()))
            for n in e.mentions
            if n.words == (surname,) and n.titles and n.titles[-1] in MR_OR_MRS
        ]
        he = _he_first(view, *pair) if styled else 0
        if not he:
            continue
        if len(pair[0].name.words) < 2:
            _share(*pair)
        man, woman = pair if he > 0 else pair[::-1]
        for n, e in styled:
            who = man if n.titles[-1] in MR else woman
            if e is not who:
                e.mentions.remove(n)
                who.mentions.append(n)
            n.entity, n.rivals = who.index, []
            changed += [e, who]
        man.shown, woman.shown = "he", "she"
    return changed


_PRONOUN = re.compile(r"\b(?:(?P<he>[Hh]e|[Hh]is|[Hh]im|[Hh]imself)|(?P<she>[Ss]he|[Hh]er|[Hh]erself))\b")
_GOES_ON_SAYING = re.compile(r"(?:, (?:\d{2}|[^,.“\"\n]{1,40}),?)?(?:\.|:|,) [“\"]")


def _he_first(view: View, first: Entity, second: Entity) -> int:
    """How much more shows that the first of two is he than that the second is."""
    score = 0
    for entity, sign in ((first, 1), (second, -1)):
        for n in entity.mentions:
            if n.titles or n.headline or view.in_quotes(n.span[0]):
                continue
            end = view.sentences[view.sentence_at(n.span[0])][1]
            of_other = says_there(view.text, n) and _GOES_ON_SAYING.match(view.text, n.span[1])
            stop = _NAME_OR_MARK.search(view.text, of_other.end() if of_other else n.span[1], end + 80)
            start = of_other.end() if of_other else n.span[1]
            last = stop.start() if stop else end + 80
            found = _PRONOUN.search(view.text, start, last if of_other else min(last, end))
            if found is not None:
                score += sign * (1 if (found["he"] is not None) is not bool(of_other) else -1)
    return score


_NAME_OR_MARK = re.compile(r"[“”\"\n]|(?<=[a-z,] )[A-Z][a-z]")


def family_of(
    text: str, m: NameMention, entities: Sequence[Entity], by_word: Mapping[str, Sequence[int]]
) -> int | None:
    """Of whom "the Roes" is the plural: the first who is named in full with the surname and a given name."""
    word = m.words[0]
    if len(m.words) > 1 or m.titles or word[-1:] != "s" or text[m.span[0] : m.span[1]].isupper():
        return None
    if text[m.outer[0] - 4 : m.outer[0]].lower() != "the ":
        return None
    bearers = (entities[i] for i in by_word.get(word[:-1], ()))
    return next((e.index for e in bearers if e.name.words[1:] == (word[:-1],) and _given(e)), None)


def _given(entity: Entity) -> bool:
    return entity.name.words[0] in given_names() and all(m.person > 0 for m in entity.mentions if len(m.words) > 1)

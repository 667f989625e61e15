"""Which of two who bear a surname is meant, by what stands beside it: their kin, the other's full name, a death."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import GENERATIONS
from quoth.speakers.names.view import View
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import HE, HONORIFICS, SHE, SPEECH_VERBS
from quoth.speakers.words.people import HE_NOUNS, KIN, SHE_NOUNS
from quoth.speakers.words.placing import stance


@dataclass(frozen=True, slots=True)
class Told:
    """Entities of whom a word for kin says that they are the elder or younger, he or she, or kin at all."""

    elder: set[int]
    younger: set[int]
    he: set[int]
    she: set[int]
    beside: set[int]
    """Named as somebody's kin."""


_KIN_WORD = re.compile(
    r"\b(?P<whose>[Mm]y|[Hh]is|[Hh]er|[Oo]ur) (?:late |own )?"
    r"(?P<noun>father|mother|dad|mom|mum|son|daughter|brother|sister|husband|wife|parents|children)\b"
)
_DEATH = re.compile(r"\b(?:deaths?|murders?|killings?|bod(?:y|ies)) of (?:[A-Z][\w.’'-]+ (?:[A-Z][\w.’'-]+ )?and )?$")


def last_in_full(view: View, m: NameMention, bearers: Sequence[Entity]) -> Entity | None:
    """Who of them was named in full last before a surname, where the sentence tells that it is not the other.

    It names the other in full ("Roe spoke of Tom Roe's gifts"), or says "my father" of a speaker as the article does of
    the last (“My father paid,” Paul Roe said. … Roe said that his father …).
    """
    if m.titles or (found := _last_in_full(m, bearers)) is None:
        return None
    last, others = found[1], [e for e in bearers if e is not found[1]]
    begin, end = view.paragraphs[view.paragraph_at(m.span[0])][0], view.sentences[view.sentence_at(m.span[0])][1]
    if any(len(n.words) > 1 and m.span[1] < n.span[0] < end for e in others for n in e.mentions):
        return last
    kin = _kin(view.text, begin, m.span[1], end)
    told = bool(kin and _kin_of(view, last) & kin) and not any(_kin_of(view, e) & kin for e in others)
    return last if told else None


def _last_in_full(m: NameMention, bearers: Sequence[Entity]) -> tuple[NameMention, Entity] | None:
    """The last full name of any of them before a surname, and whose it is."""
    full = ((n, e) for e in bearers for n in e.mentions if len(n.words) > 1 and n.span[0] < m.span[0])
    return max(full, default=None, key=lambda x: x[0].span)


def _kin(text: str, begin: int, name: int, end: int) -> set[str]:
    """The kin in a stretch of text: "my father" anywhere, "his father" behind a name that ends at ``name``."""
    found = _KIN_WORD.finditer(text, begin, end)
    return {k["noun"] for k in found if k["whose"].lower() in ("my", "our") or k.start() > name}


def last_to_speak(view: View, m: NameMention, bearers: Sequence[Entity], kin: set[int]) -> Entity | None:
    """Who of them was named in full last, in this paragraph or the two before, and speaks there, where it is open.

    A couple may take turns: nobody, where one is named as somebody's ``kin``.  Of Jane J. and Jane D. Roe, in this
    paragraph or the one before; of Jim Roe Sr. and Jr., nobody.
    """
    if len({s for e in bearers for s in e.name.suffixes if s in GENERATIONS}) > 1:
        return None
    most = max((p for _, p in m.rivals), default=-1.0)
    if m.titles or 1.0 - math.fsum(p for _, p in m.rivals) - most >= _CLOSE or any(e.index in kin for e in bearers):
        return None
    if (found := _last_in_full(m, bearers)) is None:
        return None
    n, e = found
    alike = any(o is not e and o.name.words[0] == e.name.words[0] for o in bearers)
    near = view.paragraph_at(m.span[0]) - view.paragraph_at(n.span[0]) < (2 if alike else 3)
    return e if near and e.is_person and says_there(view.text, n) else None


_CLOSE = 0.18  # two readings this near in probability are left open


_SPEAKS = re.compile(r"(?:,[^,.;:\n]{2,80},)? (?:also |then |later )?" + any_of(SPEECH_VERBS) + r"\b|[^.;:\n]{0,3}$")


def says_there(text: str, n: NameMention) -> bool:
    """Whether a word of saying stands beside a name."""
    before = text[max(0, n.outer[0] - 12) : n.outer[0]].split()
    return _SPEAKS.match(text, n.span[1]) is not None or any(w.strip('”",') in SPEECH_VERBS for w in before)


def _kin_of(view: View, e: Entity) -> set[str]:
    """The kin of whom somebody speaks, or the article, in the sentences that name him in full."""
    out: set[str] = set()
    for n in e.mentions:
        if len(n.words) > 1:
            start, end = view.sentences[view.sentence_at(n.span[0])]
            out |= _kin(view.text, start, n.span[1], end)
    return out


def is_dead(text: str, e: Entity, bearers: Sequence[Entity]) -> bool:
    """Whether the article says of somebody, where it names him first, behind another bearer, that he died."""
    n = next(n for n in e.mentions if len(n.words) > 1)
    if min((o.full_at[0] for o in bearers if o.full_at), default=n.span[0]) >= n.span[0]:
        return False
    return _DEATH.search(text, max(0, n.outer[0] - 70), n.outer[0]) is not None


_HE_OR_SHE = re.compile(rf"(?<![\w’'-])(?:(?P<he>{any_of(HE)})|(?P<she>{any_of(SHE)}))(?![\w-])", re.I)
_WORDS = re.compile(r"[a-z][a-z-]+")


def show_he_or_she(view: View, names: Sequence[NameMention], full: Mapping[str, Sequence[Entity]]) -> None:
    """Count for whoever shares a surname the pronouns right behind the full name: "Jane Roe shaped her husband's role".

    No other name and no word for a man or a woman stands between, and the full name is no object.
    """
    for e in (e for bearers in full.values() for e in bearers if len(bearers) > 1):
        for m in e.mentions:
            if len(m.words) < 2 or m.headline or view.in_quotes(m.span[0]) or any(stance(view.text, m.span)):
                continue
            end = view.sentences[view.sentence_at(m.span[0])][1]
            after = next((n.outer[0] for n in names if n.span[0] > m.span[0]), end)
            found = _HE_OR_SHE.search(view.text, m.span[1], min(end, after))
            if found is not None and not _told_of_another(view.text[m.span[1] : found.start()]):
                e.said[found.lastgroup or ""] += 1


def _told_of_another(between: str) -> bool:
    return any(w in HE_NOUNS or w in SHE_NOUNS for w in _WORDS.findall(between))


def by_honorific(text: str, m: NameMention, bearers: list[Entity], told: Told) -> Entity | None:
    """ "Mrs Roe" is not "her husband, Paul Roe", nor whom the article calls "he": the bearer that is left.

    Nor is it kin or somebody silent who is named in full only after somebody was called Mrs Roe.
    """
    he, she = set(m.titles) & HE_NOUNS & HONORIFICS, set(m.titles) & SHE_NOUNS & HONORIFICS
    if bool(he) == bool(she):
        return None
    asked, other, not_so = ("he", "she", told.she) if he else ("she", "he", told.he)
    bearers = [e for e in bearers if not _is_child(text, e)] or bearers
    left = [e for e in bearers if e.index not in not_so and e.said[asked] >= e.said[other]]
    left = [e for e in left if not is_styled(e)] or left
    so_called = (n for e in bearers for n in e.mentions if n.words == m.words and (he or she) & set(n.titles))
    begin = min((n.span[0] for n in so_called), default=m.span[0])
    known = [e for e in left if min(e.full_at, default=0) < begin or not (e.index in told.beside or is_silent(text, e))]
    shown = [e for e in known if e.said[asked] > e.said[other]]
    return next((few[0] for few in (left, known, shown) if len(few) == 1), None)


def _is_child(text: str, e: Entity) -> bool:
    """Whether an age behind somebody's full name is a child's, who is no "Mrs Roe" where another Roe is named."""
    full = next((n for n in e.mentions if len(n.words) > 1), None)
    return full is not None and _CHILDS_AGE.match(text, full.span[1]) is not None


_CHILDS_AGE = re.compile(
    r"(?:, | \()(?:aged )?(?:1[0-7]|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)"
    r"(?: months?| weeks?)?(?=[,.)])"
)
_STYLES = frozenset("dr prof professor rev reverend sir lord lady dame baroness judge justice".split())


def is_styled(e: Entity) -> bool:
    """Whether a rank stands before somebody's full name, who is then no "Mr Roe" where another Roe has none."""
    full = [n for n in e.mentions if len(n.words) > 1]
    return bool(full) and all(not _STYLES.isdisjoint(n.titles) for n in full)


def is_silent(text: str, e: Entity) -> bool:
    """Whether somebody is named in full once and no word of saying stands beside that."""
    full = [n for n in e.mentions if len(n.words) > 1]
    if len(full) != 1 or any(n.words == e.name.words[:1] for n in e.mentions):
        return False
    return not says_there(text, full[0])


def told_with(text: str, e: Entity, bearers: Sequence[Entity]) -> bool:
    """Whether somebody is named in full in a sentence that is about another: "Jane Roe is the sister of | Paul Roe"."""
    start = next(n.outer[0] for n in e.mentions if len(n.words) > 1)
    before = [n.span[1] for o in bearers if o is not e for n in o.mentions if len(n.words) > 1 and n.span[1] < start]
    return bool(before) and start - before[-1] < 200 and _IS_KIN.match(text, before[-1], start) is not None


_IS_KIN = re.compile(
    rf"(?:,[^.;\n]{{1,80}},|,)? (?:is|was) (?:[^.;\n]{{1,60}} )?{any_of(KIN)} (?:of|to) [^.;\n]{{0,80}}$"
)

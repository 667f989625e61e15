"""Which of those who bear a surname is meant behind an office: "Judge Roe" is who is told to be one."""

from __future__ import annotations

import re
from itertools import islice

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.mention import NameMention
from quoth.speakers.words.lexicon import HONORIFICS
from quoth.speakers.words.synonyms import same_roles

_MOST = 4  # full names of somebody, beside which the article tells who that is
_THE_POST = re.compile(r", the ([a-z-]+)(?=[,.])")


def by_office(text: str, m: NameMention, bearers: list[Entity]) -> Entity | None:
    """ "Dean Roe" is she who holds the office by title or in apposition: "Dr Jane Roe, the dean of arts"."""
    apposed = _THE_POST.match(text, m.span[1])
    offices = set(m.titles) - HONORIFICS or (same_roles({apposed[1]}) if apposed is not None else set())
    titles = ((e, {t for n in e.mentions if len(n.words) > 1 for t in n.titles}) for e in bearers)
    held = [e for e, ts in titles if offices & (same_roles(ts) if apposed is not None else ts)]
    if offices and not held:
        asked = same_roles(offices)
        held = [e for e in bearers if not asked.isdisjoint(same_roles(_told_to_be(text, e)))]
    return held[0] if offices and len(held) == 1 else None


def _told_to_be(text: str, e: Entity) -> set[str]:
    """What stands right beside a full name and says who that is: "Jane Roe, a police inspector,", "Roe is a judge"."""
    out: set[str] = set()
    for n in islice((n for n in e.mentions if len(n.words) > 1), _MOST):
        told = _IS.match(text, n.span[1])
        before = _NOUN_BEFORE.search(text, max(0, n.outer[0] - 30), n.outer[0])
        out |= {*(told[1].split() if told is not None else ()), *(before.groups() if before is not None else ())}
    return out


_IS = re.compile(
    r"(?:, (?:\d{1,3}, )?|,? (?:is|was|became|remains|serves as|served as|works as) (?:now |also )?)"
    r"(?:an?|the|his|her|their|its) ((?:(?!(?:of|for|in|at|to|who|whose|with|by|from|and|that|on)\b)[a-z-]+ ?){1,5})"
)
_NOUN_BEFORE = re.compile(r"\b([a-z-]+),? $")


def by_rank(text: str, m: NameMention, bearers: list[Entity]) -> Entity | None:
    """ "Roe" alone is not whom the article calls "Sgt. Roe" and no relation of the other Roe."""
    ranked = [e for e in bearers if _is_no_kin(text, e) and (own := _titled_forms(e)) and all(own)]
    left = [e for e in bearers if e not in ranked]
    return left[0] if ranked and len(left) == 1 and not m.titles else None


def _is_no_kin(text: str, e: Entity) -> bool:
    full = islice((n for n in e.mentions if len(n.words) > 1), _MOST)
    return any(_NO_KIN.match(text, n.span[1]) is not None for n in full)


_NO_KIN = re.compile(r"[^.;\n]{0,60}, (?:who is |who's |and is )?(?:no relation|not related|unrelated)\b")


def _titled_forms(e: Entity) -> list[bool]:
    """Whether each surname that is surely somebody's, but for those that are open, stands behind an office."""
    short = [n for n in e.mentions if len(n.words) == 1 and not n.rivals and n.words == e.name.words[-1:]]
    return [bool(set(n.titles) - HONORIFICS) for n in short]

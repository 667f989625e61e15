"""Names given right behind others: initials in brackets, "known as Billie", "everyone called her Billie"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.mention import NameMention
from quoth.speakers.words.lexicon import LEGAL_FORM


def join_given_names(text: str, mentions: Sequence[NameMention], entities: list[Entity]) -> None:
    """ "Tokyo Electric Power Company (TEPCO)": what stands in brackets after a name is the same body.

    So is the person in "Jane Roe, known to all as Billie", in "Roe, writing under the pen name “Gull”", and in
    "Jane Roe is a baker. Everyone calls her Billie".
    """
    for a, b in itertools.pairwise(mentions):
        if a.entity == b.entity or min(a.entity, b.entity) < 0 or len(entities[a.entity].name.words) < 2:
            continue
        short = text[slice(*b.span)]
        bracket = text[a.span[1] : b.outer[0]]
        named_so = b.words[0] in a.words and bracket in (' ("', " (“", " (‘")  # 'Roe Health Partners ("Roe")'
        known_as = len(bracket) > 10 and a.person > 0 and _ALIAS.fullmatch(bracket) is not None
        pseudonym = len(bracket) > 10 and _PSEUDONYM.fullmatch(bracket) is not None
        if len(a.words) < 2 and not pseudonym:
            continue
        known_as = known_as or pseudonym
        if len(b.words) > 1 and not known_as:
            continue
        if not known_as and (not (short[:2].isupper() or named_so) or bracket.strip(" ’'s“\"‘") != "("):
            continue
        other = a.person > 1 and not known_as and short[0].lower() != a.words[0][0]
        if b.place > 2 or entities[a.entity].name.suffixes or other:
            continue
        keep, drop = entities[a.entity], entities[b.entity]
        if len(drop.name.words) > len(b.words):
            continue
        for m in drop.mentions:
            m.entity = keep.index
        keep.mentions.extend(drop.mentions)
        drop.mentions = []
    _join_nicknames(text, mentions, entities)


def _join_nicknames(text: str, mentions: Sequence[NameMention], entities: list[Entity]) -> None:
    """ "Jane Roe was born in Brinley. Everyone called her Billie": Billie, and Billie Roe, are Jane Roe."""
    for k, b in enumerate(mentions):
        if len(b.words) > 1 or b.entity < 0 or not text.endswith(_CALLED_SO, 0, b.outer[0]):
            continue
        called = _CALLED.search(text, max(0, b.outer[0] - 40), b.outer[0])
        a = next((m for m in reversed(mentions[max(0, k - 4) : k]) if len(m.words) > 1 and m.person > 0), None)
        if called is None or a is None or a.entity in (-1, b.entity):
            continue
        between = text[a.span[1] : called.start()]
        keep, drop = entities[a.entity], entities[b.entity]
        same = len(drop.name.words) == 1 or drop.name.words == (b.words[0], keep.name.words[-1])
        if not same or between.count(". ") > 1 or "\n" in between:
            continue
        for m in mentions:
            m.rivals = [(i, p) for i, p in m.rivals if i != drop.index or m.entity != keep.index]
            if m.entity == drop.index:
                m.entity, m.rivals = keep.index, [(i, p) for i, p in m.rivals if i != keep.index]
        keep.mentions.extend(drop.mentions)
        keep.full_at = sorted([*keep.full_at, *drop.full_at])
        keep.short_at = sorted([*keep.short_at, *drop.short_at])
        drop.mentions = []


_CALLED_SO = (" him ", " her ")
_CALLED = re.compile(
    r"\b(?:every(?:one|body)|friends|family|relatives|colleagues|people|they|all) call(?:s|ed)? h(?:im|er) $", re.I
)


def join_defined(text: str, mentions: Sequence[NameMention], entities: list[Entity]) -> None:
    """ "Roe Biologics, Inc. (Nasdaq: ROE) (“Roe” or the “Company”)": what stands so in marks is the firm before.

    So is "the Company" from there on; where two are called so, neither is.
    """
    defined: dict[tuple[str, ...], set[int]] = {}
    found: list[tuple[Entity, Entity]] = []
    for k, b in enumerate(mentions):
        if len(b.words) > 1 or b.entity < 0 or text[b.span[1] : b.span[1] + 1] not in _CLOSES:
            continue
        for a in mentions[max(0, k - 6) : k]:
            if len(a.words) < 2 or a.entity in (-1, b.entity) or a.person > 0:
                continue
            if (b.words[0] == a.words[0] or b.words[0] in _PARTIES) and _DEFINED.fullmatch(text, a.span[1], b.outer[0]):
                defined.setdefault(b.words, set()).add(a.entity)
                found.append((entities[a.entity], entities[b.entity]))
    for keep, drop in found:
        if len(drop.name.words) == 1 and len(defined[drop.name.words]) == 1 and drop.mentions:
            for m in drop.mentions:
                m.entity = keep.index
            keep.mentions.extend(drop.mentions)
            drop.mentions = []


_CLOSES = ("”", '"', "’")
_PARTIES = frozenset("company corporation firm group bank partnership fund trust".split())
_BRACKET = r" \([^()\n]{1,60}\)"
_OR = r"(?:[“\"‘][\w .&-]{2,30},?[”\"’],? (?:or|and) )?(?:the )?[“\"‘]"
_DEFINED = re.compile(rf"(?:,? {LEGAL_FORM}\.?)?(?:{_BRACKET}){{0,2}} \((?:together, |collectively, )?{_OR}")
_PSEUDONYM = re.compile(
    r",? (?:(?:who |has |had |have |is |was |been |also |often |widely |better ){0,4}[a-z]+ )?(?:by|under|using) "
    r"(?:the|his|her|an?) (?:[a-z]+ )?"
    r"(?:pseudonym|pen name|alias|stage name|nom de (?:guerre|plume)|code ?name|nickname|username)(?: of)?,? [“\"‘']?"
)
"""Between somebody and another name of his: "Roe wrote under the pen name “| Gull|”"."""
_ALIAS = re.compile(
    r",? (?:(?:who was |was |better |widely |also )?known(?: to [a-z]+(?: [a-z]+)?)?(?: simply)? as|nicknamed) [“\"‘']?"
)

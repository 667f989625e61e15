"""Common nouns that stand for someone: "the former mayor", "a spokesman", "the company"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.data import Span
from quoth.speakers.descriptions import head_words
from quoth.speakers.entities import Entity
from quoth.speakers.lexicon import BODY_NOUNS, DOCUMENT_NOUNS, HE_NOUNS, ROLE_NOUNS, SHE_NOUNS
from quoth.speakers.mentions import NameMention
from quoth.speakers.view import View

_FINDER = re.compile(
    r"(?<![\w’'-])(the|a|an|another|one|his|her|this|that|our|my|their|[A-Z][\w.]+['’]s?) ((?:[\w’'-]+ ){0,4}?)([a-z-]+|[A-Z][a-z]+)(?=[\s,.;:!?)\"”’'—–-]|$)",
    re.I,
)
_NOT_BETWEEN = frozenset(
    "of for in at on to by with from and or but is was are were has had have that which who said as than not it he she they be "
    "been will would can could into over after before about up out off his her its their the a an when while if".split()
)
_OLD = re.compile(r"\d+-year-old$")


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase for one person: determiner to head noun."""

    span: Span
    noun: str
    definite: bool
    says: str  # "he", "she" or "": what the noun itself says


def find_nominals(view: View, names: Sequence[NameMention]) -> list[Nominal]:
    """Singular noun phrases for a person that are no apposition to a name."""
    beside = {m.outer[0] for m in names}
    ends = {m.span[1] for m in names}
    out: list[Nominal] = []
    text = view.text
    for s, e in view.paragraphs:
        for m in _FINDER.finditer(text, s, e):
            noun = m.group(3).lower()
            if noun not in ROLE_NOUNS and not _OLD.match(noun):
                continue
            if any(w.lower() in _NOT_BETWEEN for w in m.group(2).split()):
                continue
            if m.end() + 1 in beside or (text[m.end() : m.end() + 2] == ", " and m.end() + 2 in beside):
                continue
            if text[m.start() - 2 : m.start()] == ", " and m.start() - 2 in ends:
                continue
            definite = m.group(1).lower() not in ("a", "an", "another", "one")
            out.append(Nominal(m.span(), noun, definite, says(noun)))
    return out


def says(noun: str) -> str:
    """The pronoun a noun itself calls for, or nothing."""
    return "he" if noun in HE_NOUNS else "she" if noun in SHE_NOUNS else ""


def match_described(
    text: str, span: Span, noun: str, position: int, entities: Sequence[Entity], words: Sequence[set[str]]
) -> list[tuple[int, float]]:
    """Entities whose descriptions (``words``) fit a definite nominal, with scores, best first.

    The head noun must be known of the entity (or be part of a body's name); shared modifiers add, and among equals the
    one named last before the position wins by a little.
    """
    asked = head_words(text, span)
    scored: list[tuple[int, float]] = []
    for entity in entities:
        known = words[entity.index]
        body = (noun in BODY_NOUNS or noun in DOCUMENT_NOUNS) and noun in entity.name.words and not entity.is_person
        if not body and noun not in known:
            continue
        extra = asked - {noun}
        share = len(extra & (known | set(entity.name.words))) / len(extra) if extra else 0.5
        before = [m.span[0] for m in entity.mentions if m.span[0] < position]
        recency = 0.0 if not before else 1.0 / (1.0 + (position - before[-1]) / 600)
        scored.append((entity.index, 0.5 + 0.4 * share + 0.1 * recency - (0.1 if not before else 0.0)))
    scored.sort(key=lambda x: (-x[1], x[0]))
    return scored

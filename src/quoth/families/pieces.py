"""A claimed quote as its pieces, the narration between them left out, and whom the claim itself names."""

from __future__ import annotations

import re
from typing import NamedTuple

from quoth.families.wordlists import DENIALS, FUNCTION, NEGATIONS, PRONOUNS, SPEECH

_SMALL = FUNCTION | NEGATIONS | SPEECH

_NARRATION = re.compile(
    r"[,.!?…—-]?[\"”“][\s]+(?:[^\"“”]{2,80}?)[\s,:]*[\"“]|(?<=[,.!?])[’'] (?:[^’'\"“”]{2,60}?)[,.:]? [‘'](?=\w)"
)
_OPEN, _CLOSE = '“"«„', '”"»“'
_NAME = (
    r"[^\W\d_a-z][\w’'-]*\.?(?:[ \xa0](?:(?:van|von|der|de|da|di|del|bin|al|la|le)[ \xa0])*[^\W\d_a-z][\w’'-]*\.?){0,5}"
)
_SIGNED = re.compile(rf"[ \xa0]?(?:--?|[—–])[ \xa0]?(?P<name>{_NAME})[^\n]{{0,80}}")
_NAMED = re.compile(_NAME)
_LABELLED = re.compile(rf"(?P<name>{_NAME}):[ \xa0]+")
_BARE_SIGNED = re.compile(rf"(?:^|[ \xa0])(?:--|[—–])[ \xa0]?(?P<name>{_NAME})$")
_ACCORDING = re.compile(rf"[Aa]ccording to (?P<name>{_NAME})")
_PERSONS = PRONOUNS | {"who"}
_WORDS = re.compile(r"[\w’'-]+")
_PHRASE = re.compile(r"(?:the|an?|one|another|his|her|its|their) [a-z]", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|for|at|from|in|with|to)\b[^,]*$")
_BEYOND = re.compile(r"[;.]? (?:on|in|at|to|after|before|during|when|as|who|yesterday|today|earlier|last|this)\b")
"""What goes on behind "said the mayor": when, where, to whom."""
_TAKEN_BACK = NEGATIONS | DENIALS | {"cannot"}
_TOLD = 120  # characters beside a quotation that may tell who says it
_OUTER = ' \t\n"“”«»„'


def split_claim(claim: str) -> list[str]:
    """The pieces of a claimed quote: outer marks off, narration between closing and opening marks left out."""
    inner = claim.strip().strip(_OUTER)
    pieces = [piece.strip(_OUTER) for piece in _NARRATION.split(inner)]
    last = re.split(r"[,.!?…]?[”\"“]\s+(?=\w+ (?:said|asked|added|told|says)|(?:said|asked|added) )", pieces[-1])
    return [piece for piece in [*pieces[:-1], last[0]] if piece]


class Claim(NamedTuple):
    """A claim taken apart."""

    words: str
    name: str | None = None  # who says it, as the claim itself tells: a name, "the mayor"
    clause: bool = False  # it gives the words as a clause of their own: "Roe said “the bridge is safe”"


def read_claim(claim: str) -> Claim:
    """The words of a claim and whom it names itself.

    "“We will,” said Jane Roe." "Roe said: “We will”" "“We will” — Jane Roe" "Jane Roe: We will"
    "“We will,” the mayor said"
    """
    text = claim.strip()
    first = next((i for i, char in enumerate(text) if char in _OPEN), -1)
    last = max(text.rfind(mark) for mark in _CLOSE)
    if first < 0 or last <= first:
        return Claim(*_read_bare(text))
    before, words, after = text[:first].strip(), text[first : last + 1], text[last + 1 :].strip()
    if before:
        name = None if after else _leading(before)
        return Claim(words, name, not _TAKEN_BACK & _lower(before)) if name else Claim(text)
    if after:
        signed = _SIGNED.fullmatch(after)
        name = signed["name"] if signed else _teller(after)
        return Claim(words, name) if name or _is_telling(after) else Claim(text)
    return Claim(text, _teller(_between(words)))


def _is_telling(after: str) -> bool:
    """Whether words behind a quotation only say that somebody spoke: "people here said"."""
    told = _lower(after)
    return len(after) <= _TOLD and bool(told & SPEECH) and not told & _PERSONS


def _lower(text: str) -> set[str]:
    return {word.lower() for word in _WORDS.findall(text)}


def _leading(before: str) -> str | None:
    """Who says it, by the words before a quotation: "Roe said that", "Jane Roe:", "According to Roe,"."""
    label = _NAMED.fullmatch(before.removesuffix(":"))
    if label and before.endswith(":"):
        return label.group()
    said = before.rstrip(":, ").removesuffix(" that")
    named = _ACCORDING.fullmatch(said)
    if named:
        return named["name"]
    return _teller(said) if _WORDS.findall(said)[-1:] and _WORDS.findall(said)[-1].lower() in SPEECH else None


def _read_bare(text: str) -> tuple[str, str | None]:
    """The same of a claim without quotation marks: only a name of two words or more, as a label or a signature."""
    for found in (_LABELLED.match(text), _BARE_SIGNED.search(text, max(0, len(text) - _TOLD))):
        if found and " " in found["name"].strip():
            return text[: found.start()].strip() or text[found.end() :], found["name"]
    return text, None


def _between(words: str) -> str:
    """The narration that breaks a quotation."""
    found = _NARRATION.search(words)
    return found.group().strip(_OUTER + ",.!?…—-") if found else ""


def _teller(told: str) -> str | None:
    """Who says it, by the words beside a quotation, if these tell of a person's speech: a name there, or the phrase
    that stands for one ("the mayor")."""
    told = told.strip()
    if len(told) > _TOLD or not _lower(told) & SPEECH:
        return None
    verb = next(m for m in _WORDS.finditer(told) if m.group().lower() in SPEECH)
    subject = told[: verb.start()].strip(" ,:") or _BEYOND.split(told[verb.end() :].strip(" ,:"))[0]
    if _lower(subject.split(",")[0]) & _PERSONS:
        return None
    for part in (part.strip() for part in subject.split(",")):
        named = next((m for m in _NAMED.finditer(part) if m.group().rstrip(".").lower() not in _SMALL), None)
        if named and not _OF.search(part, 0, named.start()):
            return named.group().rstrip(".")
    phrase = subject.split(",")[0].strip(" .")
    return phrase if _PHRASE.match(phrase) else None

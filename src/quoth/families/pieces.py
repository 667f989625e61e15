"""A claimed quote as its pieces, the narration between them left out, and whom the claim itself names."""

from __future__ import annotations

import re

from quoth.families.wordlists import FUNCTION, NEGATIONS, SPEECH

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
_PERSONS = frozenset("he she they it i we you who".split())
_WORDS = re.compile(r"[\w’'-]+")
_TOLD = 120  # characters beside a quotation that may tell who says it
_OUTER = ' \t\n"“”«»„'


def split_claim(claim: str) -> list[str]:
    """The pieces of a claimed quote: outer marks off, narration between closing and opening marks left out."""
    inner = claim.strip().strip(_OUTER)
    pieces = [piece.strip(_OUTER) for piece in _NARRATION.split(inner)]
    last = re.split(r"[,.!?…]?[”\"“]\s+(?=\w+ (?:said|asked|added|told|says)|(?:said|asked|added) )", pieces[-1])
    return [piece for piece in [*pieces[:-1], last[0]] if piece]


def read_claim(claim: str) -> tuple[str, str | None]:
    """The words of a claim and the name it gives itself; None for none.

    "“We will,” said Jane Roe." "Roe said: “We will”" "“We will” — Jane Roe" "Jane Roe: We will"
    """
    text = claim.strip()
    first = next((i for i, char in enumerate(text) if char in _OPEN), -1)
    last = max(text.rfind(mark) for mark in _CLOSE)
    if first < 0 or last <= first:
        return _read_bare(text)
    before, words, after = text[:first].strip(), text[first : last + 1], text[last + 1 :].strip()
    if before:
        name = None if after else _leading(before)
        return (words, name) if name else (text, None)
    if after:
        signed = _SIGNED.fullmatch(after)
        name = signed["name"] if signed else _teller(after)
        return (words, name) if name else (text, None)
    return text, _teller(_between(words))


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
    """Who says it, by the words beside a quotation: the first name there, if these words tell of a person's speech."""
    words = {word.lower() for word in _WORDS.findall(told)} if len(told) <= _TOLD else set()
    if not words & SPEECH or words & _PERSONS:
        return None
    small = _SMALL
    names = (m.group().rstrip(".") for m in _NAMED.finditer(told))
    return next((name for name in names if name.lower() not in small), None)

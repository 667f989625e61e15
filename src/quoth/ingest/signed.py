"""Statements and analysts' notes signed at the foot: "— Jane Roe, chief economist, Acme Bank", "Yours sincerely, …".

What stands above a signature, as far as the one before it, is the signer's own words.  Whoever signs a report at its
foot does so, too ("— Tom Hale, staff writer"), so a text is believed to be the signer's only where it quotes and tells
of nobody who says something and speaks as "I" or "we", or where the signer is by trade one who gives views.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quoth.data import Article, Span, Turn
from quoth.ingest.colonless import cites
from quoth.ingest.debris_lines import SPEECH
from quoth.ingest.plain import looks_like_headline
from quoth.ingest.text_facts import is_outlet
from quoth.ingest.turns import speaks_itself
from quoth.text import common_words

_NAME = (
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame|Lord|Lady|Rev|Professor|Doctor)\.? )?"
    r"[^\W\d_a-z][\w’'-]+(?: (?:[^\W\d_a-z]\.|[^\W\d_a-z][\w’'-]*|de|la|van|von|der|bin|al)){0,3} [^\W\d_a-z][\w’'-]+"
)
_DASHED = re.compile(
    rf"[*_]{{0,2}}(?:[–—―]|--?)[ ]?(?P<who>{_NAME})(?P<role>(?:,| \(| [–—-] )[^\n!?;:“”\"]{{2,140}})?[*_]{{0,2}}"
)
_CLOSING = re.compile(
    r"(?:yours(?: (?:sincerely|faithfully|truly|ever)|,? etc\.?)|"
    r"(?:with )?(?:(?:kind|best|warm)(?:est)? )?(?:regards|wishes)|"
    r"sincerely|respectfully(?: yours| submitted)?|signed|\(signed\))(?: yours)?[,.:]?",
    re.IGNORECASE,
)
_SIGNER = re.compile(rf"(?P<who>{_NAME})(?P<role>,[^\n!?;:“”\"]{{2,140}})?[.,]?")
_EXPERTS = re.compile(
    r"\b(?:economists?|analysts?|strategists?|chief|head|director|partner|professor|researcher|fellow|president|"
    r"chair(?:man|woman|person)?|minister|secretary|mayor|governor|commissioner|spokes(?:man|woman|person)|ceo|cfo|cio)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:reporter|correspondent|editor|columnist|writer|journalist|staff|news|agency|byline|contributor|photographer|"
    r"critic|author|translat\w+|with (?:files|reporting)|reuters|afp|ap)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…][\"”’')\]*_]*\Z")
_FEWEST = 4  # words
_FOOT = 4  # lines below a closing in which the signer and what they are stand
_MOST_WORDS = 1_500  # of a text that never says "I" or "we": a note, not a report


def as_signed(article: Article) -> Article:
    """The article as the statement of those who sign its parts, if its last part is signed; otherwise unchanged."""
    lines = _lines(article.text)
    parts = list(_parts(article.text, lines))
    if not parts or not all(_is_own(article.text, span, role) for _, role, span in parts):
        return article
    return replace(article, kind="statement", turns=tuple(_turn(*part) for part in parts))


def _lines(text: str) -> list[tuple[str, Span]]:
    """The lines that are not blank, without the blanks around them."""
    return [(m[0].strip(), m.span()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def _parts(text: str, lines: list[tuple[str, Span]]) -> list[tuple[str, str, Span]]:
    """Who signs, as what, and the words above: of each signature with a dash where one ends the text, or of a closing;
    none where the text goes on below the last."""
    if not lines:
        return []
    signed = [(i, m) for i, (line, _) in enumerate(lines) if (m := _DASHED.fullmatch(line))]
    if signed and signed[-1][0] == len(lines) - 1:
        firsts = [0, *(i + 1 for i, _ in signed)]
        found = [_part(text, lines, first, i, m) for first, (i, m) in zip(firsts, signed, strict=False)]
        return [part for part in found if part] if all(found) else []
    at = next(
        (i for i, (line, _) in enumerate(lines) if i >= len(lines) - 1 - _FOOT and _CLOSING.fullmatch(line)), None
    )
    who = _SIGNER.fullmatch(lines[at + 1][0]) if at is not None and at + 1 < len(lines) else None
    below = ", ".join(line for line, _ in lines[at + 2 :]) if at is not None else ""
    part = _part(text, lines, 0, at or 0, who, below) if who else None
    return [part] if part else []


def _part(
    text: str, lines: list[tuple[str, Span]], first: int, foot: int, signed: re.Match[str], below: str = ""
) -> tuple[str, str, Span] | None:
    """A signature with the lines above it, headings aside; None where it has none or is of no person."""
    while first < foot - 1 and (looks_like_headline(lines[first][0]) or lines[first][0].endswith(":")):
        first += 1
    who, role = signed["who"], _role(signed["role"] or below)
    words = [word.lower().strip(".") for word in who.split()]
    if (
        first >= foot
        or is_outlet(who)
        or _PRESS.search(f"{who}, {role}")
        or is_outlet(role)
        or common_words().issuperset(words)
    ):
        return None
    start, end = lines[first][1][0], lines[foot - 1][1][1]
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return who, role, (start, start + len(text[start:end].rstrip()))


def _role(words: str) -> str:
    """What a signer is, without the marks around it."""
    return words.strip(" ,(–—-).*_")


def _turn(who: str, role: str, span: Span) -> Turn:
    """The signer's turn: with the role in the label a body that speaks by them is known, too."""
    return Turn(f"{who} ({role})" if role else who, span)


def _is_own(text: str, span: Span, role: str) -> bool:
    """Whether words above a signature are the signer's own; "- Jane Roe, director" may end a list, too."""
    words = text[slice(*span)]
    if cites(words) or len(words.split()) < _FEWEST or not _ENDED.search(words):
        return False
    listed = text[span[1] :].lstrip().startswith("- ")
    expert = _EXPERTS.search(role) and not SPEECH.search(words) and len(words.split()) <= _MOST_WORDS
    return speaks_itself(words) or bool(expert and not listed)

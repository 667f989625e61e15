"""Quotation marks that are not speech: a title, a nickname, a term or words held at arm's length."""

from __future__ import annotations

import re

from quoth.extraction.drafts import Page
from quoth.extraction.marks import Pair

SENTENCE_WORDS = 8  # unclaimed marks around so many words are speech even inside a sentence
SHOUTED_WORDS = 4  # in capitals, with a pronoun: fewer may be a title
_SPEAKERS = re.compile(r"\b(?:I|WE|MY|ME|OUR|US|HE|SHE|THEY|YOU(?:R|[’']RE)?)\b")
_WORKS = frozenset(
    "book film movie song show novel album series play article documentary titled entitled called single episode "
    "programme program podcast poem essay painting game magazine newspaper track opera musical exhibition".split()
)
_INITIALS = re.compile(r"(?:[A-Z]\.-?)+")
_SMALL = frozenset("with from into over upon onto than that about after before under against between through".split())
_TERMS = frozenset(
    "so-called term word words phrase called dubbed termed labelled labeled known as means meaning named nicknamed "
    "aka slogan motto concept label".split()
)

_ARTICLE = re.compile(r"\b(?:in|of|on|at|for|with|over|after|from|to|by|a|an|the|his|her|its|their) $")
_CLOSING = " \n”’\"'»"
_ANSWERS = re.compile(r"\w\?[”’\"']?\s+$")  # Would he go? “No.”
_SAYING = re.compile(
    r"\b(?:slogans?|mottos?|mottoes|adages?|proverbs?|maxims?|taglines?|catchphrases?|mantras?|"
    r"(?:an?|the|old) saying)\b[^.!?“”\"]{0,24}$",
    re.IGNORECASE,
)


def speech_like(page: Page, pair: Pair, *, headline: bool) -> bool:
    """Whether unclaimed marks enclose speech rather than a title, a nickname or a term held at arm's length."""
    n = page.count(pair.inner)
    if classify_mention(page, pair) in ("title", "nickname") or _is_saying(page, pair):
        return False
    if (headline and not (n == 1 and _qualifies(page, pair))) or (n > 1 and _heads(page, pair)):
        return True
    words = page.text[slice(*pair.inner)]
    if n >= SENTENCE_WORDS or (is_shouted(words) and _begins(page, pair)):
        return True
    stops = words.rstrip(_CLOSING).endswith((".", "!", "?", ",", "…"))
    if _ANSWERS.search(page.text, max(0, pair.start - 4), pair.start) and stops and words.lstrip()[:1].isupper():
        return True
    return stops and words.lstrip()[:1].isupper() and (n >= 4 or _stands_alone(page, pair))


def is_shouted(words: str) -> bool:
    """Whether capitals hold a sentence and no title: ‘WE STAY OR FALL TOGETHER’."""
    return (
        words.isupper()
        and not words.startswith(("WH", "HOW "))
        and len(words.split()) >= SHOUTED_WORDS
        and _SPEAKERS.search(words) is not None
    )


def _qualifies(page: Page, pair: Pair) -> bool:
    """Whether a word in marks stands between a preposition or an article and its noun: row over ‘ghost’ road."""
    before = page.text[max(0, pair.start - 8) : pair.start]
    after = page.text[pair.outer[1] : pair.outer[1] + 2]
    return _ARTICLE.search(before) is not None and after[:1] == " " and after[1:].islower()


def _heads(page: Page, pair: Pair) -> bool:
    """Whether a paragraph begins with marks and a colon: “Like a bonfire”: neighbours watch the flames."""
    at = pair.outer[1]
    return _begins(page, pair) and page.text[at : at + 2] == ": "


def _begins(page: Page, pair: Pair) -> bool:
    return pair.start == page.blocks[page.block_of(pair.start)][0]


def _stands_alone(page: Page, pair: Pair) -> bool:
    """Whether marks hold a sentence between two others: She thought. “Once.” Then she left."""
    start, end = page.blocks[page.block_of(pair.start)]
    before = page.text[max(start, pair.start - 3) : pair.start].rstrip()
    after = page.text[pair.outer[1] : min(end, pair.outer[1] + 3)].lstrip()
    return before.endswith((".", "!", "?")) and not after[:1].islower() and page.text[pair.end - 1] != ","


def classify_mention(page: Page, pair: Pair) -> str:
    """title, nickname, term or scare, by case and by the words before and after."""
    text = page.text
    inner = text[slice(*pair.inner)]
    tokens = [w for w in inner.split() if any(c.isalpha() for c in w)]
    before = text[max(0, pair.start - 40) : pair.start].split()
    after = text[pair.outer[1] : pair.outer[1] + 30].split()
    prior = before[-1].strip(",.;:—–(").lower() if before else ""
    capital = [t.lstrip("“‘\"'(")[:1].isupper() or t[:1].isdigit() for t in tokens]
    initials = bool(before) and _INITIALS.fullmatch(before[-1]) and inner.rstrip()[-1:].isalnum()
    named = bool(before) and before[-1][:1].isupper() and prior not in ("the", "a")
    named = named and (before[-1][-1:].isalnum() or bool(initials))
    between = named and after and after[0][:1].isupper() and len(tokens) <= 3 and capital and capital[0]
    if between or prior in ("nicknamed", "aka", "alias"):
        return "nickname"
    bare = [t.strip(".,!?'’") for t in tokens]
    telling = [c for c, t in zip(capital, bare, strict=True) if c or (len(t) > 3 and t not in _SMALL)]
    closed = inner.rstrip().endswith((".", ","))  # American style puts the sentence's point inside
    if is_shouted(inner):
        return "scare"
    if telling and all(telling) and capital[0] and (len(telling if closed else tokens) >= 2 or prior in _WORKS):
        return "title"
    if _is_saying(page, pair):
        return "term"
    if prior in _TERMS or any(w.strip(",.").lower() in ("so-called", "term", "phrase", "word") for w in before[-3:]):
        return "term"
    return "scare"


def _is_saying(page: Page, pair: Pair) -> bool:
    """Whether a word such as "motto" or "proverb" announces the marks: nobody in particular says that."""
    return _SAYING.search(page.text, max(0, pair.start - 50), pair.start) is not None

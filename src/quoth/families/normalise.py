"""A text as comparable words, each with the way back to its offsets.

What an editor may change falls away here: case, marks, dashes, hyphens, spacing, diacritics, contractions, spelling
variants, digits for number words.  What was written stays at hand as ``surface``, so that a difference that fell away
can still be shown.  Bracketed insertions and ellipses become gaps between words, where the record may say more.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from quoth.data import Span
from quoth.families.numbers import PARTS_SAID, number_written, roman
from quoth.families.spelling import spelling
from quoth.families.wordlists import (
    CONTRACTIONS,
    FUNCTION,
    IS_HEADS,
    NEGATIONS,
    STAGE,
    TITLES,
)

NARRATED = "·"
"""What a reporter's own word is compared as: it has its place in a text, and is nobody's quoted word."""

Gap = Literal["ellipsis", "bracket", "pause"]

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # what may stand in a word and is not seen
_THIN = "\xa0\u2009\u202f"  # blanks within a number: "5 000"
_FRACTIONS = "¼½¾⅓⅔⅛⅜⅝⅞"
_PART = rf"[ \xa0]?[{_FRACTIONS}]|[ \xa0-](?:1/[234]|2/3|3/4)(?![\w/])"
_DIRECTION = (
    r"(?:[A-Za-z]+ly )?(?:[Ll]augh(?:s|ing|ter)?|[Aa]pplause|[Cc]heer(?:s|ing)|[Cc]ros{1,2}[- ]?talk|[Ii]naudible|"
    r"[Uu]nintelligible|[Ii]ndistinct|[Pp]auses?|[Ss]ighs?|[Cc]huckl(?:es|ing)|[Cc]oughs?|[Cc]r(?:ies|ying)|[Ss]obs|"
    r"[Ss]mil(?:es|ing)|[Ss]hrugs?|[Nn]ods?|[Gg]iggles|[Gg]rins|[Gg]asps|[Ww]hispers|[Ww]eeps|"
    r"[Cc]lears (?:(?:his|her) )?throat)"
    r"(?: [a-z]+| \d[\d:.]*){0,3}"
)
"""What a transcript says in brackets of what is heard or seen: nobody's words."""
_PLAIN = (
    r"(?P<bracket>\[[^\[\]\n]{0,200}\])"
    rf"|(?P<stage>\((?:[A-Z][A-Z ,.;:'’/-]{{2,80}}|sic|{_DIRECTION})\))"
    r"|(?P<ellipsis>…|\.(?:[ \xa0]?\.){2,})"
    rf"|(?P<part>[{_FRACTIONS}]|(?:1/[234]|2/3|3/4)(?<!\d\d/\d)(?![\w/]))"
    rf"|(?P<number>[$£€]?(?:[1-9]\d?\d?(?:[{_THIN} ]\d{{3}}(?![\d:/]))+|\d+(?:,\d{{3}})*)(?:\.\d+|{_PART})?"
    r"(?!\.\d+[^\W\d_]|,\d{3}(?:\.\d+)?[^\W\d_])(?:(?:st|nd|rd|th)?\b[ \xa0]?%?|(?=(?:m|mn|bn|tn|k)\b)))"
    rf"|(?P<word>[’'‘]?[^\W\d_]+(?:[{_UNSEEN}'’‘`´]+[^\W\d_]+)*|"
    r"\d+(?:,\d{3})*(?:\.\d+)?[^\W\d_][^\W_]*|\d[^\W_]*)"
    r"|(?P<end>[.!?]+)"
    r"|(?P<pause>--+|[—–]|\n)"
)
_MENDED = r"(?P<mended>[^\W\d_]*\[[^\W\d_]{1,12}\][^\W\d_]+(?:['’][^\W\d_]+)*|[^\W\d_]+\[[^\W\d_]{1,12}\])|"
_TOKEN = re.compile(_PLAIN)
_BRACKET_TOKEN = re.compile(_MENDED + _PLAIN)  # half as fast, so only where there is a bracket
_STARRED = r"(?P<starred>[^\W\d_]+\*+(?:[^\W\d_]+|\*+)*)|"
_STARRED_TOKEN = re.compile(_STARRED + _MENDED + _PLAIN)  # and this only where there is an asterisk
_CURRENCY = {"$": "dollars", "£": "pounds", "€": "euros"}
_QUOTE_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", **dict.fromkeys(_UNSEEN)})
_APOSTROPHES = "’'‘"
_UNIT_KEYS = frozenset("123456789")
_SCALE_NEXT = re.compile(r"[ \xa0-]?(?:hundred|thousand|million|billion|trillion|m|mn|bn|tn|k)\b", re.IGNORECASE)
_NUMERALS = {
    tens + ones: value
    for tens in ("", "X", "XX", "XXX", "L", "LX", "LXX", "LXXX")
    for ones in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    if (value := roman(tens + ones)) and tens + ones not in ("LI", "L")
}
_CLOSING = ".;:!?"
_NUMBERED = re.compile(r"\.[ \xa0]?\d")
STAMP = re.compile(r"[\d./ -]*,?[ ]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?:[ \u202f]?[ap]\.?m\.?)?", re.IGNORECASE)
"""A time in brackets beside a label, which is nobody's words."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text, and what stands between them.

    ``keys``, ``surface`` and ``spans`` run in parallel; "can't" gives two words ("can", "not") with one span.
    """

    text: str
    keys: tuple[str, ...]  # what is compared
    surface: tuple[str, ...]  # as written, lower case; "" for the later words of one written word
    spans: tuple[Span, ...]  # offsets of ``text``
    gaps: dict[int, Gap]  # index of a word -> what stands before it; len(keys): what stands at the end
    ends: frozenset[int]  # words after which a sentence ends
    names: frozenset[int]  # words written as names: a capital inside a sentence, or an acronym
    inserted: dict[int, str]  # index -> bracketed words that stand before it

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, start: int, end: int) -> Span:
        """Offsets from word ``start`` to before word ``end`` (at least one word)."""
        return self.spans[start][0], self.spans[end - 1][1]

    def goes_on(self, i: int) -> bool:
        """Whether nothing but a blank (or nothing, within "can't") parts a word from the next."""
        if i + 1 >= len(self.keys) or i in self.ends or i + 1 in self.inserted:
            return False
        return not self.after(i).strip()

    def after(self, i: int) -> str:
        """What stands between a word and the next, behind the last the three characters that follow."""
        stop = self.spans[i + 1][0] if i + 1 < len(self.keys) else self.spans[i][1] + 3
        return self.text[self.spans[i][1] : stop]

    def opens(self, i: int) -> bool:
        """Whether a sentence begins at a word."""
        return not i or i - 1 in self.ends

    def back(self, i: int, most: int, *, floor: int = 0) -> int:
        """The first word of the sentence a word stands in, or one ``most`` words before it, not before ``floor``."""
        start = i
        while start > floor and start - 1 not in self.ends and i - start < most:
            start -= 1
        return start

    def ahead(self, i: int, most: int) -> int:
        """The word behind those that go on from a word with no mark between, ``most`` of them with itself."""
        stop = i + 1
        while stop < min(len(self.keys), i + most) and self.goes_on(stop - 1):
            stop += 1
        return stop

    def unbroken(self, start: int, end: int) -> bool:
        """Whether nothing but blanks stands between the words from ``start`` to before ``end``."""
        return all(self.goes_on(i) for i in range(start, end - 1))

    def cut(self, start: int, end: int) -> str:
        """The text of words ``start`` to ``end`` as it stands; empty for no words."""
        if end <= start:
            return ""
        s, e = self.span(start, end)
        return self.text[s:e]


@lru_cache(maxsize=200_000)
def word_keys(word: str) -> tuple[str, ...]:
    """The keys of one written word: one, or several for a contraction."""
    plain = fold(word.translate(_QUOTE_MARKS))
    if plain in CONTRACTIONS:
        return tuple(CONTRACTIONS[plain].split())
    plain = plain.strip("'")
    if plain in CONTRACTIONS:
        return tuple(CONTRACTIONS[plain].split())
    if "'" in plain:
        return _apostrophe(plain)
    return (spelling(plain),) if plain else ()


def fold(word: str) -> str:
    """Lower case without diacritics."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def _apostrophe(word: str) -> tuple[str, ...]:
    head, _, tail = word.rpartition("'")
    if tail == "t" and head.endswith("n"):
        return *word_keys(head[:-1]), "not"
    full = {"re": "are", "ve": "have", "ll": "will", "m": "am"}.get(tail)
    if full:
        return *word_keys(head), full
    if tail == "d":
        return *word_keys(head), "'d"
    if tail == "s":
        return (*word_keys(head), "is") if head in IS_HEADS else (f"{spelling(head)}'s",)
    return (word.replace("'", ""),)


def read_words(text: str, start: int = 0, end: int | None = None) -> Words:
    """The comparable words of ``text[start:end]``; stage directions of transcripts are left out."""
    keys: list[str] = []
    surface: list[str] = []
    spans: list[Span] = []
    gaps: dict[int, Gap] = {}
    ends: set[int] = set()
    names: set[int] = set()
    inserted: dict[int, str] = {}
    unit = ""
    end = len(text) if end is None else end
    pattern = _TOKEN if text.find("[", start, end) < 0 else _BRACKET_TOKEN
    pattern = pattern if text.find("*", start, end) < 0 else _STARRED_TOKEN
    for m in pattern.finditer(text, start, end):
        kind, raw = m.lastgroup, m.group()
        if kind in ("word", "number", "part", "mended", "starred"):
            if kind == "number":
                made = _number_keys(text, m)
            elif kind == "part":
                made = PARTS_SAID[raw]
            elif kind == "starred":
                made = (fold(raw),)
            else:
                made = word_keys(raw if kind == "word" else raw.replace("[", "").replace("]", ""))
                if raw[0] in _APOSTROPHES and made == word_keys(raw[1:]):
                    raw = raw[1:]  # a quotation mark, no part of the word: ‘We (but ’em)
                if raw == "No" and _NUMBERED.match(text, m.end()):
                    made = ("number",)
                elif raw in _NUMERALS and keys and (value := _numeral(text, keys, spans[-1], m)):
                    made = (str(value),)
                if not made or (kind == "word" and raw.isupper() and _is_stage(raw)):
                    continue
                opens = not keys or len(keys) - 1 in ends or gaps.get(len(keys)) == "ellipsis"
                if not raw.islower() and _is_name(raw, made, opens):
                    names.add(len(keys))
                if kind == "word" and made[0] in _UNIT_KEYS and keys and _goes_on(text, keys[-1], spans[-1], m):
                    keys[-1] = str(int(keys[-1]) + int(made[0]))
                    surface[-1] += text[spans[-1][1] : m.end()].lower()
                    spans[-1] = (spans[-1][0], m.end())
                    continue
            start = m.end() - len(raw)
            span = (start, start + len(raw.rstrip()))
            surface.append(raw.strip().lower().translate(_QUOTE_MARKS))
            for _ in made[1:]:
                surface.append("")
                spans.append(span)
            spans.append(span)
            keys.extend(made)
            if kind == "number" and raw[0] in _CURRENCY and len(made) == 1:
                unit = _CURRENCY[raw[0]]
            elif unit:  # "$5 million": the unit is said after the scale
                keys.append(unit)
                surface.append("")
                spans.append(spans[-1])
                unit = ""
        elif kind == "bracket":
            if not STAMP.fullmatch(raw[1:-1]):
                inserted[len(keys)] = raw[1:-1]
            gaps[len(keys)] = "ellipsis" if raw.strip("[]. …") == "" else "bracket"
        elif kind == "ellipsis":
            gaps[len(keys)] = "ellipsis"
        elif keys and kind == "end":
            if raw != "." or not _is_short(text, keys[-1], spans[-1]):
                ends.add(len(keys) - 1)
        elif kind == "pause":
            gaps.setdefault(len(keys), "pause")
            if raw == "\n" and keys:
                ends.add(len(keys) - 1)
    quiet = frozenset(i for i in names if not _is_shouted(text, spans, i))
    return Words(text, tuple(keys), tuple(surface), tuple(spans), gaps, frozenset(ends), quiet, inserted)


def _is_shouted(text: str, spans: Sequence[Span], i: int) -> bool:
    """Whether a word in capitals stands among others, where all are written so and none is a name for that."""
    around = [text[slice(*span)] for span in spans[max(0, i - 2) : i + 3]]
    return len(around) > 2 and all(word.isupper() for word in around)


def _number_keys(text: str, m: re.Match[str]) -> tuple[str, ...]:
    """ "$5" is "5 dollars", "5%" is "5 percent"; before "million" the unit is left to be written after it."""
    raw = m.group()
    made = [number_written(raw)]
    if raw[0] in _CURRENCY and not _SCALE_NEXT.match(text, m.end()):
        made.append(_CURRENCY[raw[0]])
    if raw.endswith("%"):
        made.append("percent")
    return tuple(made)


def _numeral(text: str, keys: Sequence[str], span: Span, m: re.Match[str]) -> int:
    """The value of a numeral behind a name or a title ("Elizabeth II", "World War I"); 0 for none.  One letter is
    rather a word or an initial."""
    raw = m.group()
    if raw not in _NUMERALS or not text[span[0]].isupper() or text[span[1] : m.start()] not in (" ", "\xa0"):
        return 0
    closes = text[m.end() : m.end() + 1] in _CLOSING and keys[-1] not in FUNCTION  # "Elizabeth I."
    return _NUMERALS[raw] if len(raw) > 1 or tuple(keys[-2:]) == ("world", "war") or (raw == "I" and closes) else 0


def _goes_on(text: str, last: str, span: Span, m: re.Match[str]) -> bool:
    """Whether a unit follows its tens ("eighty-five"), both written as words."""
    return (
        len(last) == 2 and last[1] == "0" and last > "19"
        and text[span[0]].isalpha() and text[span[1] : m.start()] in ("-", " ", "\xa0", "‑")
    )  # fmt: skip


def _is_short(text: str, last: str, span: Span) -> bool:
    """Whether a point belongs to the word before it: a title, an initial, "No." before a number."""
    if span[1] - span[0] == 1:
        return text[span[0]].isupper() and text[span[0]] != "I"
    return text[slice(*span)].lower() in TITLES or (last == "number" and text[slice(*span)] == "No")


def _is_stage(raw: str) -> bool:
    return len(raw) > 2 and raw.isupper() and raw.lower() in STAGE and raw not in ("END", "BREAK", "BEGIN")


def _is_name(raw: str, made: tuple[str, ...], begins_sentence: bool) -> bool:
    bare = raw.strip("'’‘")
    if not bare[:1].isupper() or made[0] in FUNCTION or made[0] in NEGATIONS:
        return False
    return not begins_sentence or (len(bare) > 1 and bare.isupper())


def compounds_alike(actual: Words, claimed: Words) -> tuple[Words, Words]:
    """Two texts with neighbours joined where the other writes them as one, or where it has them joined by this."""
    actual = join_compounds(actual, frozenset(claimed.keys))
    joined = join_compounds(claimed, frozenset(actual.keys))
    return (actual if joined is claimed else join_compounds(actual, frozenset(joined.keys))), joined


def join_compounds(words: Words, others: frozenset[str]) -> Words:
    """The words with neighbours joined where the other text writes them as one ("policy maker", "F.B.I.")."""
    joins = [
        (i, i + 2, words.keys[i] + words.keys[i + 1])
        for i in range(len(words) - 1)
        if len(words.keys[i]) + len(words.keys[i + 1]) > 4 and words.keys[i] + words.keys[i + 1] in others
        and words.surface[i] and words.surface[i + 1]
    ]  # fmt: skip
    return join_runs(words, joins + _dotted(words, others))


def _dotted(words: Words, others: frozenset[str]) -> list[tuple[int, int, str]]:
    """The runs of letters with dots that the other text has as a word: "F.B.I."."""
    runs, i = [], 0
    while i < len(words):
        end = i + 1
        while (
            len(words.keys[i]) == 1 and end < len(words) and len(words.keys[end]) == 1 and words.after(end - 1) == "."
        ):
            end += 1
        key = "".join(words.keys[i:end])
        if end > i + 1 and key in others:
            runs.append((i, end, key))
        i = end
    return runs


def join_runs(words: Words, runs: Sequence[tuple[int, int, str]]) -> Words:
    """The words with each run (from, to, key) as one word; of runs that overlap the first."""
    if not runs:
        return words
    keys, surface, spans = list(words.keys), list(words.surface), list(words.spans)
    keep = [True] * len(keys)
    for start, end, key in runs:
        if not keep[start]:
            continue
        keys[start] = key
        surface[start] = " ".join(part for part in surface[start:end] if part)
        spans[start] = (spans[start][0], spans[end - 1][1])
        keep[start + 1 : end] = [False] * (end - start - 1)
    joined = Words(
        words.text, tuple(keys), tuple(surface), tuple(spans), words.gaps, words.ends, words.names, words.inserted
    )  # fmt: skip
    return select(joined, keep)


def select(words: Words, keep: Sequence[bool]) -> Words:
    """The words marked, with what stands between them; the mark of a word left out goes to the word before it."""
    if all(keep):
        return words
    moved = [0]  # old index -> new index
    for kept in keep:
        moved.append(moved[-1] + kept)
    at = {i: moved[i] if keep[i] else moved[i] - 1 for i in range(len(keep))}  # -1: left out before the first word kept
    return Words(
        words.text,
        tuple(itertools.compress(words.keys, keep)),
        tuple(itertools.compress(words.surface, keep)),
        tuple(itertools.compress(words.spans, keep)),
        {moved[i]: gap for i, gap in words.gaps.items()},
        frozenset(at[i] for i in words.ends if at[i] >= 0),
        frozenset(at[i] for i in words.names if keep[i]),
        {moved[i]: text for i, text in words.inserted.items()},
    )

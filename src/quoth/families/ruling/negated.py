"""Whether a negation left out bears on words that were kept, or goes with a sentence or clause left out whole."""

from __future__ import annotations

from collections.abc import Sequence

from quoth.families.normalise import Words
from quoth.families.wordlists import (
    AUXILIARIES,
    CLAUSES,
    CONDITIONS,
    DENIALS,
    DOUBTS,
    GUESSES,
    HOPES,
    NEGATIONS,
    NOBODIES,
    SAYINGS,
    SPEECH,
    SUBJECTS,
    THOUGHTS,
    UNTRUTHS,
)

_JOINS = frozenset({"and", "but"})
_OPENERS = (
    SUBJECTS
    | NOBODIES
    | frozenset("you it there this that these those the a an my our your his her its their no".split())
)
"""Words by which a clause with a subject of its own begins; "don't" and "never" begin a command, which may be a
condition ("Don't feed them, and they will leave")."""
_RULES = (
    CLAUSES | CONDITIONS | DENIALS | DOUBTS | GUESSES | HOPES | SAYINGS | SPEECH | THOUGHTS | UNTRUTHS | {"because"}
)
"""Words from which what is said in one clause may hang on another: "We don't say it was cheap, and …"."""
_SLIP = 3  # words that a "no" after them takes back
_VERB = 4  # words from a subject within which its verb is looked for


def hides_negation(words: Words, start: int, end: int) -> bool:
    """Whether the words left out from ``start`` to ``end`` hold a negation that bears on words kept."""
    at = [i for i in range(start, end) if words.keys[i] in NEGATIONS]
    if not at or _corrects(words, start, end, at):
        return False
    ended = any(i in words.ends for i in range(at[-1], end))
    if ended and (words.opens(start) or at[0] > start + 1):
        return False
    return not any(_is_clause(words, s, e) for s, e in _shifts(words, start, end))


def _corrects(words: Words, start: int, end: int, at: list[int]) -> bool:
    """Whether a "no" takes back the word before it, for which the next is said: "sixteen, no, | seventeen"."""
    said_first = start < at[0] <= start + _SLIP and at == [end - 1] and words.keys[end - 1] == "no"
    return said_first and end < len(words) and _is_parted(words, end - 2) and _is_parted(words, end - 1)


def _shifts(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """The stretch, and those it may as well be, as its two ends are the same words: "We did …, and | we will"."""
    out, keys = [(start, end)], words.keys
    for step, first, last in ((-1, -1, -1), (1, 0, 0)):
        s, e = start, end
        while s + first >= 0 and e + last < len(keys) and keys[s + first] == keys[e + last]:
            s, e = s + step, e + step
            out.append((s, e))
    return out


def _is_clause(words: Words, start: int, end: int) -> bool:
    """Whether the stretch is a main clause from its subject to its comma, and another with a subject of its own
    follows: "We did not hide it, and | we will mend it"."""
    if not words.opens(start) and not _is_parted(words, start - 1):
        return False
    first, last = start, end - 1
    if words.keys[first] in _JOINS:
        first += 1
    if first < last and words.keys[last] in _JOINS:
        last -= 1
    after = last + 1
    if after < len(words) and words.keys[after] in _JOINS:
        after += 1
    if first >= last or after >= len(words) or not (_is_parted(words, last) or last in words.ends):
        return False
    if words.keys[first] not in _OPENERS or any(key in _RULES for key in words.keys[first : last + 1]):
        return False
    stated = words.keys[first] in NOBODIES or _has_subject(words, first)
    return stated and _has_subject(words, after)


def _is_parted(words: Words, i: int) -> bool:
    """Whether a comma, a semicolon or a dash stands after a word."""
    if i + 1 >= len(words):
        return False
    return any(mark in words.after(i) for mark in ",;—–")


def _has_subject(words: Words, at: int) -> bool:
    """Whether a clause with a subject of its own begins at a word."""
    key = words.keys[at]
    if key in SUBJECTS:
        return True
    return (key in _OPENERS or at in words.names) and _has_verb(words, at)


def _has_verb(words: Words, at: int) -> bool:
    """Whether an auxiliary stands within a few words of the first, in the same clause."""
    for i in range(at + 1, min(at + 1 + _VERB, len(words))):
        if not words.goes_on(i - 1):
            return False
        if words.keys[i] in AUXILIARIES or words.keys[i] == "'d":
            return True
    return False


def denies(words: Sequence[str]) -> bool:
    """Whether the words hold a negation, and no other that takes it back."""
    return sum(word in NEGATIONS for word in words) % 2 == 1

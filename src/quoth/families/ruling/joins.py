"""Two clauses made one by what is left out between them: "The firm | paid its taxes. The baker | cheated the widow".

The subject of the one then stands before the predicate of the other.  An ellipsis marks that words are missing; it
does not make one clause of two, so it is judged as an omission without a mark is.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoth.families.align import shifts
from quoth.families.forms import is_highest, is_regular_past
from quoth.families.normalise import Words
from quoth.families.wordlists import (
    AUXILIARIES,
    DETERMINERS,
    HEARERS,
    MODALS,
    NEGATIONS,
    PLACING,
    PRONOUNS,
    RELATIVES,
    SAYINGS,
    SUBJECTS,
    THOUGHTS,
)

_JOINING = frozenset("and but or while whereas".split())
_OPENING = _JOINING | frozenset("so because if when since although though as then".split())
"""Words by which a clause may begin, before its subject."""
_SUBORDINATE = frozenset(
    "that which who whom whose where when if because since although though as while after before until".split()
)
_STARTS = PRONOUNS | frozenset("there this these those what nobody everybody everyone somebody people".split())
_UNFINISHED = (
    (PLACING - {"here", "there", "out", "up", "down", "off", "around", "inside", "outside"})
    | frozenset("a an the my your his her its our their of than is are was were am be told".split())
    | SAYINGS
    | THOUGHTS
)
"""Words with which no clause ends, and few quotes: what follows them is taken for theirs."""
_FRONTED = frozenset("what which who whom whatever whoever where how as than".split())
"""Words that stand for what a later verb or preposition governs: "I know who they are"."""
_AFTER_NOUN = (
    PLACING
    | _JOINING
    | frozenset("of for as than not yesterday today tomorrow again now then too together once twice per".split())
)
"""Words that may follow a noun left out with its list, and belong to the verb before it."""
_PAST = frozenset(
    "was were had did went came saw got gave took made said told knew thought found kept left lost won sold bought "
    "paid held stood sat ran fell rose grew began broke spoke wrote drew drove rode flew threw ate drank sang felt "
    "meant met built sent spent lent taught caught brought fought sought slept swept led fed died".split()
)
_GOVERNED = PLACING | DETERMINERS | PRONOUNS | frozenset("against for by him her them us me".split())
"""Words after which a past form is a verb, and no "tired" of "a quiet, tired man"."""
_HANGING = frozenset("if when unless while once".split())
"""Words by which a sentence begins with a clause on which the rest hangs."""
_HANGING_ON = _HANGING | frozenset("because since although though whereas until after before so lest".split())
"""Words by which a clause begins that gives a cause, a time or a condition of the clause before it."""
_QUOTES = " \n\"“”‘’'"
_PHRASE = 4  # words of a "when" or "where", at the most
_TOLD = tuple((word,) for word in "tell tells told".split())
_REACH = 12  # words kept before an omission in which the subject of a restart is looked for


def joins_sentences(actual: Words, start: int, end: int, *, closed: bool) -> bool:
    """Whether what stands before words left out, across the end of a sentence, and what follows make one clause of
    two.  ``closed``: the claim parts them by a mark of its own, an ellipsis or a comma."""
    inside = [i for i in range(start, end) if i in actual.ends]
    unfinished = _is_unfinished(actual, start)
    if start - 1 in actual.ends:
        return _flows(actual, end - 1) and not closed
    if not inside:
        return False
    if inside[-1] == end - 1:  # what follows is a sentence of its own
        if actual.keys[end] in _JOINING and not unfinished:
            return False
        return not closed or unfinished
    first, last = actual.keys[actual.back(start - 1, _REACH)], actual.keys[inside[-1] + 1]
    if first in _HANGING and last in _HANGING:  # "If I win, | I will sing. If I lose, | I will weep"
        return True
    if closed and not unfinished and _opens_clause(actual, end):
        return False
    return not _begins_again(actual, start, inside[-1] + 1, end)


def hangs_elsewhere(words: Words, start: int, end: int) -> bool:
    """Whether what follows words left out hangs on a clause of another sentence that went with them: "The inn burnt. |
    I wept | because he sang"."""
    if not 0 < start < end < len(words) or end - 1 in words.ends or words.keys[end] not in _HANGING_ON:
        return False
    return any(i in words.ends for i in range(start - 1, end - 1))


def _is_unfinished(words: Words, end: int) -> bool:
    """Whether the words before ``end`` lead on to what they govern, which is not before them: "They live in | the
    mill"; not "the town they live in, | and love"."""
    last = words.keys[end - 1]
    if words.keys[end] in _OPENING and _opens_clause(words, end):  # "what they used to, | because …"
        return False
    telling = last in SAYINGS or (last in HEARERS and words.keys[end - 2 : end - 1] in _TOLD)
    if not telling and (last not in _UNFINISHED or not _flows(words, end - 1)):
        return False
    i = end - 2
    while i > 0 and _flows(words, i) and end - i < _REACH:
        i -= 1
        if words.keys[i] in _FRONTED and (not words.opens(i) or not _flows(words, end - 1)):
            return False
    return True


def joins_clauses(actual: Words, start: int, end: int, *, marked: bool) -> bool:
    """Whether words left out from the midst of one clause reach into the midst of the next, of the same sentence."""
    stretches = slides(actual.keys, start, end)
    if any(s - 1 in actual.ends or any(i in actual.ends for i in range(s, e)) for s, e in stretches):
        return False
    if any(
        actual.keys[e - 1] == "than" and e - s > 1 for s, e in stretches
    ):  # "rather hear | the gulls than | the engines"
        return True
    if actual.keys[start] in SAYINGS and actual.keys[end - 1] in SUBJECTS and end - start > 1:
        return not _begins_again(actual, start, start + 1, end)  # "Some people | say we | lie"
    if not marked and _starts_anew(actual, stretches):
        return True
    return _takes_relative(actual, start, end) or all(_reaches_in(actual, s, e) for s, e in stretches)


def slides(keys: Sequence[str], start: int, end: int) -> list[tuple[int, int]]:
    """The stretches that may be taken for the one left out, with words on both sides of those that are another."""
    return [(s, e) for s, e in shifts(keys, start, end) if s == start or (s > 0 and e < len(keys))]


def _reaches_in(words: Words, start: int, end: int) -> bool:
    """Whether a stretch begins within a clause and ends within the next, after its subject or its verb."""
    keys = words.keys
    if not _flows(words, start - 1) or not _flows(words, end - 1):
        return False
    at = _last_boundary(words, start, end)
    if at is None or (keys[start] in _SUBORDINATE and all(_flows(words, i) for i in range(start, end - 1))):
        return False
    marked = not _flows(words, at - 1) or (keys[at - 1] in _JOINING and not _flows(words, at - 2))
    while at < end and keys[at] in _JOINING:
        at += 1
    rest = keys[at:end]
    if not rest or _begins_again(words, start, at, end):
        return False
    if _swaps_place(words, start, end, rest):
        return True
    taken = keys[end] in ("it", "you") and len(rest) > 1 and rest[-1] not in SAYINGS | THOUGHTS  # "I call | it"
    if _opens_clause(words, end) and not taken:
        return False
    if rest[0] in AUXILIARIES or (_is_past(rest[0]) and _GOVERNED & {*rest[1:], keys[end]}):
        return True
    if any(key in SUBJECTS for key in rest) or (rest[0] in PRONOUNS and len(rest) > 1):
        return True
    if keys[end] in _AFTER_NOUN or keys[end].endswith("ly"):
        return bool(AUXILIARIES & set(rest[1:]))
    if AUXILIARIES & set(rest) and marked:
        return True
    noun = (rest[0] in DETERMINERS and len(rest) > 1 and not is_highest(rest[-1])) or (
        at in words.names and keys[end] != "and"
    )
    return noun and (marked or keys[end] in AUXILIARIES or keys[end] == keys[start] or rest[-1] == keys[start - 1])


def _starts_anew(words: Words, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether a mark stands in what is left out, and an auxiliary, or a pronoun right before what follows."""
    start, end = stretches[0]
    verb = AUXILIARIES & set(words.keys[start:end]) or words.keys[end - 1] in PRONOUNS
    if not verb or all(_flows(words, i) for i in range(start, end - 1)):
        return False
    return all(_flows(words, s - 1) and _flows(words, e - 1) for s, e in stretches)


def _takes_relative(words: Words, start: int, end: int) -> bool:
    """Whether a "who" or "that" of another clause's noun is given to the one before: "We told the mayor | and we told
    the nurses | who knew"."""
    keys = words.keys
    if keys[start] not in _JOINING or keys[start + 1 : start + 2] == () or keys[end] not in RELATIVES:
        return False
    return keys[start + 1] in PRONOUNS and end - start > 3 and _flows(words, end - 1) and keys[end - 1] not in SAYINGS


def _last_boundary(words: Words, start: int, end: int) -> int | None:
    """The word after ``start`` that begins the last clause, or the last of a list, in a stretch; None for none."""
    for i in range(end - 1, start, -1):
        saying = words.keys[i - 1] == "that" and i - 2 >= start and words.keys[i - 2] in SAYINGS | {"is", "was"}
        if not _flows(words, i - 1) or words.keys[i] in _JOINING or saying:
            return i
    return None


def _opens_clause(words: Words, at: int) -> bool:
    """Whether a clause with a subject of its own begins at a word."""
    while at + 1 < len(words) and words.keys[at] in _OPENING and _flows(words, at):
        at += 1
    if words.keys[at] in _STARTS:
        return True
    if words.keys[at] in DETERMINERS:
        for i in range(at + 1, min(at + 5, len(words))):
            if not _flows(words, i - 1):
                return False
            if words.keys[i] in AUXILIARIES:
                return True
    return False


def _begins_again(words: Words, start: int, at: int, end: int) -> bool:
    """Whether the words from ``at`` to ``end`` say again what stands right before ``start``: "They came … They came |
    late"; with its "not" and its "might", if it has any: "I do not | own the mill. I | own the well"."""
    clause = start
    while clause and start - clause < _REACH and (clause == start or _flows(words, clause - 1)):
        clause -= 1
    if not _rulers(words.keys[clause:start]) <= _rulers(words.keys[at:end]):
        return False
    rest = {key for key in words.keys[at:end] if key not in _OPENING}
    kept = set(words.keys[words.back(start, _REACH) : start])
    return rest <= (kept | {"'d"} if kept & {"would", "had"} else kept)


def _rulers(keys: Sequence[str]) -> set[str]:
    """The negations and kinds of modals among some words."""
    return {MODALS.get(key, "not") for key in keys if key in MODALS or key in NEGATIONS}


def _swaps_place(words: Words, start: int, end: int, rest: Sequence[str]) -> bool:
    """Whether the when or where of one clause is put before another: "In May | we won, in June | we lost"."""
    first = words.back(start, _REACH)
    if not {words.keys[first], rest[0]} <= PLACING:
        return False
    subject = words.keys[start] in _STARTS | DETERMINERS and words.keys[end] in _STARTS | DETERMINERS
    return (start - first <= _PHRASE and subject) or rest[-1] == words.keys[start - 1]


def _flows(words: Words, i: int) -> bool:
    """Whether nothing but a blank or a quotation mark parts a word from the next."""
    if words.goes_on(i):
        return True
    if i + 1 >= len(words) or i in words.ends or i + 1 in words.inserted:
        return False
    return not words.after(i).strip(_QUOTES)


def _is_past(word: str) -> bool:
    return word in _PAST or is_regular_past(word)

"""Whether a negation left out bears on words that were kept, or goes with the sentence, clause or aside left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from quoth.families.align import shifts
from quoth.families.forms import is_participle
from quoth.families.normalise import Words
from quoth.families.numbers import is_number
from quoth.families.wordlists import (
    ARTICLES,
    AUXILIARIES,
    CLAUSES,
    CONDITIONS,
    DEFINITE,
    DENIALS,
    DOUBTS,
    FUNCTION,
    GUESSES,
    HOPES,
    INVERTED,
    NEGATIONS,
    NOBODIES,
    NOT_ALONE,
    ORDINALS,
    POSSESSIVES,
    QUANTITIES,
    SAYINGS,
    SPEECH,
    SUBJECTS,
    THOUGHTS,
    UNTRUTHS,
)

_JOINS = frozenset({"and", "but"})
_HUNG = INVERTED | frozenset("do never without unless nor neither hardly scarcely barely".split())
"""Words by which a command or a condition begins on which the rest hangs, or that turn the rest round."""
_LEADING = _JOINS | {"because", "so"}
_HANGING = CLAUSES | CONDITIONS | HOPES | DOUBTS | DENIALS | GUESSES | UNTRUTHS
_CLAUSE_SUBJECTS = SUBJECTS | NOBODIES | frozenset("you it there this that these those".split())
_OPENERS = _CLAUSE_SUBJECTS | ARTICLES | POSSESSIVES | {"no"}
"""Words by which a clause with a subject of its own begins; "don't" and "never" begin a command, which may be a
condition ("Don't feed them, and they will leave")."""
_RULES = CLAUSES | CONDITIONS | DENIALS | DOUBTS | GUESSES | HOPES | SAYINGS | SPEECH | THOUGHTS | UNTRUTHS
"""Words from which what is said in one clause may hang on another: "We don't say it was cheap, and …"."""
_SLIP = 3  # words that a "no" after them takes back
_VERB = 4  # words from a subject within which its verb is looked for
_DASHES = frozenset("—–")
_SET_OFF = ("--", "(", ")")
"""Marks that set off an aside, beside those that part clauses."""
_OF_WHOM = frozenset("who whom whose".split())
_BESIDE = frozenset("which where though although while whereas because since as".split())
"""Words by which an aside begins, beside those that tell of a person."""
_OF_TRUTH = (
    DENIALS
    | DOUBTS
    | THOUGHTS
    | UNTRUTHS
    | frozenset(
        "true so right wrong correct accurate certain sure clear proven proved confirmed case convinced "
        "thought believed".split()
    )
) - {"expect", "expects", "see", "feel", "feels", "lied"}
"""Words of an aside that says of what stands beside it whether it is so: "He sold it, which is not true, and left"."""
_BARE = frozenset(
    "bit chance lot jot little least slightest way time circumstances longer more means whole full entire".split()
)
"""Words with which a "not a" or "no" says how far the rest holds: "The mill is, not a bit, safe"."""
_HOW = (
    FUNCTION
    | QUANTITIES.keys()
    | frozenset("always often ever yet quite once twice now today soon even still really far long".split())
)
"""Words before which "not" belongs to the rest of its sentence: "The mill is, not always, safe"."""
_IDIOMS = frozenset(
    {
        ("believe", "it", "or", "not"),
        ("if", "i", "am", "not", "mistaken"),
        ("if", "we", "are", "not", "mistaken"),
        ("if", "i", "am", "not", "wrong"),
    }
)
_NARROWING = frozenset("just only merely simply solely mainly primarily necessarily exactly fully quite wholly".split())
_ASSERTING = frozenset(
    "really actually honestly truly frankly certainly definitely obviously surely clearly basically literally "
    "possibly remotely family early ally rely reply apply supply fly likely only".split()
)
"""Words in "-ly" that, behind a "not", limit nothing, or are no adverbs."""
_BEFORE_VERB = frozenset("ever been be have had also".split())
_ANY = frozenset("any a an".split())
_EVERY = frozenset("every all each".split())
_DENYING = NEGATIONS - {"unless", "nope", "nay"}
_STRESSING = frozenset("single conceivable possible last whole damn damned goddamn bloody earthly such real".split())
_SMALL = FUNCTION | AUXILIARIES | NEGATIONS | QUANTITIES.keys()
_ADJECTIVES = 3  # of one noun, at the most
_DENIED = 8  # words back from an ordinal at which its thing is denied
_SCANT = 4  # words back from an "enough" at which it is denied
_MORE_OF_IT = 12  # words behind an aside among which an "or" may go on with what it denies


def hides_negation(words: Words, start: int, end: int) -> bool:
    """Whether the words left out from ``start`` to ``end`` hold a negation that bears on words kept."""
    at = [i for i in range(start, end) if words.keys[i] in NEGATIONS and not _only_answers(words, i)]
    if not at or _corrects(words, start, end, at):
        return False
    ended = any(i in words.ends for i in range(at[-1], end))
    if ended and (words.opens(start) or at[0] > start + 1):
        return False
    if is_false_start(words, start, end):
        return False
    if _is_first_part(words, start, end):
        return False
    return not any(_is_clause(words, s, e) or is_aside(words, s, e) for s, e in shifts(words.keys, start, end))


def _only_answers(words: Words, i: int) -> bool:
    """Whether a "no" answers what was before it and begins a sentence that denies nothing by it: "No, it is safe"."""
    return words.keys[i] == "no" and words.opens(i) and words.after(i).lstrip()[:1] == ","


def _corrects(words: Words, start: int, end: int, at: list[int]) -> bool:
    """Whether a "no" takes back the word before it, for which the next is said: "sixteen, no, | seventeen"."""
    said_first = start < at[0] <= start + _SLIP and at == [end - 1] and words.keys[end - 1] == "no"
    return said_first and end < len(words) and _is_parted(words, end - 2) and _is_parted(words, end - 1)


def _is_clause(words: Words, start: int, end: int) -> bool:
    """Whether the stretch is a main clause from its subject to its comma, and another with a subject of its own
    follows: "We did not hide it, and | we will mend it"."""
    joined = words.keys[start] in _JOINS and SUBJECTS.issuperset(words.keys[start + 1 : start + 2])
    if not (words.opens(start) or joined or _is_parted(words, start - 1)):
        return False
    first, last = start, end - 1
    if first < last and words.keys[first] in _JOINS:
        first += 1
    if first < last and words.keys[last] in _JOINS:
        last -= 1
    after = last + 1
    if after < len(words) and words.keys[after] in _JOINS:
        after += 1
    if first >= last or after >= len(words) or not (_is_parted(words, last) or last in words.ends):
        return False
    if words.keys[first] not in _OPENERS or _denies_thought(words.keys[first : last + 1]):
        return False
    stated = words.keys[first] in NOBODIES or _has_subject(words, first)
    return stated and _has_subject(words, after)


def is_aside(words: Words, start: int, end: int) -> bool:
    """Whether the stretch is parted from its sentence by marks, and what it denies is said of nothing outside it: "who
    never lied", "not a pretty place", "though it isn't cheap"."""
    if not 0 < start < end < len(words) or not _is_set_off(words, start - 1) or not _is_set_off(words, end - 1):
        return False
    if any(i in words.ends for i in range(start - 1, end)) or {"or", "nor"} & set(words.keys[end : end + _MORE_OF_IT]):
        return False
    if words.keys[start:end] in _IDIOMS:
        return True
    at = start
    for i in range(start, end):
        if i + 1 == end or _is_set_off(words, i):
            if NEGATIONS & set(words.keys[at : i + 1]) and not _stands_beside(words, at, i + 1):
                return False
            at = i + 1
    return True


def _stands_beside(words: Words, start: int, end: int) -> bool:
    """Whether words between two marks, a negation among them, begin as an aside does and deny nothing beside it."""
    joined = words.keys[start] in _JOINS and start + 1 < end
    start += joined
    key, rest = words.keys[start], words.keys[start + 1 : end]
    if key in _OF_WHOM or key == "without":
        return True
    if key in ("not", "no") and rest:
        if rest[0] in NOT_ALONE or rest[:1] == ("to",):  # "no doubt", "not to mention the nurses"
            return True
        noun = (key == "no" and rest[0] not in QUANTITIES) or rest[0] in ARTICLES | DEFINITE or rest[0] not in _HOW
        return noun and not rest[0].endswith("ly") and not _BARE & set(rest[:3])
    if key in ("not", "never") and rest and is_participle(rest[0]):
        return True
    first = next(i for i in range(start, end) if words.keys[i] in NEGATIONS)
    how = len(rest) > 2 and rest[-2] in DEFINITE | {"it"} and rest[-1].endswith("ly")  # "I don't say this lightly"
    if rest[-1:] == ("not",) or (not how and not _OF_TRUTH.isdisjoint(words.keys[first:end])):
        return False
    if key in _BESIDE or rest[:1] == ("though",) or is_participle(key):
        return True
    apart = joined or words.after(start - 1).strip() not in (",", ";")
    return apart and _has_subject(words, start)


def is_false_start(words: Words, start: int, end: int) -> bool:
    """Whether the stretch breaks off with a dash where its subject begins again ("There was no -- | there was a
    reason"), or its words are said again right beside it."""
    size, gone = end - start, words.keys[start:end]
    if gone == words.keys[end : end + size] or gone == words.keys[max(0, start - size) : start]:
        return True
    if end >= len(words) or not ("--" in words.after(end - 1) or _DASHES.intersection(words.after(end - 1))):
        return False
    first, again = start + (gone[0] in _JOINS), end + (words.keys[end] in _JOINS)
    same = words.keys[first : first + 1] == words.keys[again : again + 1] and words.keys[first] in _CLAUSE_SUBJECTS
    return same and words.unbroken(start, end)


def adds_amount(words: Words, start: int, end: int) -> bool:
    """Whether words that say how much are set off as more of it: "all of it", "and often"."""
    after = end - 1 in words.ends or _is_set_off(words, end - 1)
    return start > 0 and after and _is_set_off(words, start - 1) and words.keys[start] in ("all", "and")


def _is_set_off(words: Words, i: int) -> bool:
    """Whether a comma, a dash or a bracket stands after a word, and another follows."""
    return _is_parted(words, i) or (i + 1 < len(words) and any(mark in words.after(i) for mark in _SET_OFF))


def _denies_thought(keys: Sequence[str]) -> bool:
    """Whether a negation among some words stands before one of saying or thinking, or a condition is among them."""
    first = next((i for i, key in enumerate(keys) if key in NEGATIONS), len(keys))
    return not _RULES.isdisjoint(keys[first:]) or not _HANGING.isdisjoint(keys)


def _is_first_part(words: Words, start: int, end: int) -> bool:
    """Whether the stretch begins a sentence that goes on behind it with a clause of its own: "I don't own it, and | we
    can't sell it"."""
    if not words.opens(start) or any(i in words.ends for i in range(start, end)) or end >= len(words):
        return False
    first = start + (words.keys[start] in _LEADING)
    whole = words.keys[first] == "not" and (NOT_ALONE | {"1", "a"}).isdisjoint(words.keys[first + 1 : first + 2])
    if whole or words.keys[first] in _HUNG:  # "Don't feed them, and | they will leave"
        return False
    parted = _is_set_off(words, end - 1) or words.keys[end - 1] in _LEADING or words.keys[end] in _LEADING
    ended = words.keys[end - 1] in ("but", "so") and _is_set_off(words, end - 2)
    free = ended or not _denies_thought(words.keys[start:end])
    return parted and free and _has_subject(words, end + (words.keys[end] in _JOINS))


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


def narrows(words: Words, start: int, end: int) -> bool:
    """Whether the words are what alone is denied, or how much: "It is not just | wet", "I never knowingly | lied", "no
    serious | fires"."""
    if not 0 < start < end < len(words) or not words.unbroken(start - 1, end + 1):
        return _is_scant(words, start, end)
    gone, at = words.keys[start:end], start - 1
    if not ORDINALS.isdisjoint(gone) and _is_one_of_several(words, start, end):
        return True
    if words.keys[at] == "no" or words.keys[at] in _ANY:
        return _describes(words, start, end) and _is_denied(words, at)
    while at and words.keys[at] in _BEFORE_VERB and words.goes_on(at - 1):
        at -= 1
    if words.keys[at] not in NEGATIONS - {"without", "unless"}:
        return _is_scant(words, start, end)
    if at == start - 1 and (gone == ("as",) or _NARROWING.issuperset(gone)):
        return True
    return all(key in _NARROWING or (key.endswith("ly") and key not in _ASSERTING) for key in gone)


def _is_one_of_several(words: Words, start: int, end: int) -> bool:
    """Whether an ordinal says which of several a negation in the clause is of: "I never read the second | book"."""
    counted = all(is_number(key) for key in words.keys[start:end]) and words.keys[start - 1] in DEFINITE
    if not counted or words.keys[end] in _SMALL or words.keys[end] == "place":
        return False
    near = range(start - 1, max(-1, start - 1 - _DENIED), -1)
    return any(words.keys[i] in _DENYING for i in takewhile(words.goes_on, near))


def narrows_whole(words: Words, start: int, end: int) -> bool:
    """Whether the words say which of a whole are meant: "every convicted | officer"."""
    whole = 0 < start < end < len(words) and words.keys[start - 1] in _EVERY and words.unbroken(start - 1, end + 1)
    return whole and _describes(words, start, end)


def _describes(words: Words, start: int, end: int) -> bool:
    """Whether the words are adjectives of the noun behind them, as far as can be told, and not there for stress."""
    gone, noun = words.keys[start:end], words.keys[end]
    if end - start > _ADJECTIVES or noun in _SMALL or noun.endswith("ly") or _STRESSING.issuperset(gone):
        return False
    return _SMALL.isdisjoint(gone)


def _is_denied(words: Words, at: int) -> bool:
    """Whether a "no" stands at a word, or a "not" shortly before the "a" or "any" there, in its clause."""
    near = range(at, max(-1, at - 1 - _SCANT), -1)
    return words.keys[at] == "no" or any(words.keys[i] in _DENYING for i in takewhile(words.goes_on, near))


def _is_scant(words: Words, start: int, end: int) -> bool:
    """Whether an "enough" or "much" left out is all that a negation shortly before it denies: "I don't get enough"."""
    if words.keys[start:end] not in (("enough",), ("much",), ("that", "much")):
        return False
    near = range(start - 1, max(-1, start - 1 - _SCANT), -1)
    return any(words.keys[i] in NEGATIONS for i in takewhile(words.goes_on, near))


def denies(words: Sequence[str]) -> bool:
    """Whether the words hold a negation, and no other that takes it back."""
    return sum(word in NEGATIONS for word in words) % 2 == 1

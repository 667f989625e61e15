"""What follows a claim and takes from it: "We do not hire nurses | who smoke", "Nobody was hurt, | except my brother".

Without it a "nobody", a "never" or an "all" says more than was said.  Where no such word stands in the claim, what
follows only says which are meant, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quoth.families.normalise import Words
from quoth.families.numbers import is_number
from quoth.families.wordlists import (
    AUXILIARIES,
    DEFINITE,
    DETERMINERS,
    EXCEPTIONS,
    FUNCTION,
    HEARERS,
    NEGATIONS,
    NOBODIES,
    NOT_ALONE,
    ORDINALS,
    PARTING,
    PHRASES_OF_EXCEPTION,
    PLACING,
    PRONOUNS,
    RELATIVES,
    SAYINGS,
    SPEECH,
    THOUGHTS,
    WHOLES,
)

_CLAUSE = 16  # words back over which a negation rules the last of a claim
_SHOWN = 12  # words of what follows, at the most, that are shown
_PHRASE = 5  # words back from the last of a claim in which its own "any" or "the" stands
_AHEAD = 6  # words of a claim in which the whole stands from which an exception before it takes
_MAYBE = frozenset("save bar".split())
"""Exceptions that may be verbs and nouns, too: only right after the whole that they take from."""
_STANDING = frozenset("stand stands stood live lives lived set keep keeps kept grow grew far fall fell come".split())
"""Words after which "apart from" says where."""
_ANYBODY = frozenset("anyone anybody anything everyone everybody everything nobody noone nothing".split())
_PERSONS = _ANYBODY | frozenset("someone somebody something those people men women children folk staff police".split())
_NOT_WHOLE = frozenset("over around through along about".split())
_THESE = frozenset("these this".split())
_BEFORE_VERB = tuple((word,) for word in "who which that it he she nobody everybody anybody everyone anyone".split())
_SINGLE = frozenset("a an any no every each another".split())
_NOT_NOUNS = frozenset(
    "knows cares matters says tells asks sees understands remembers decides wonders minds is was does has always "
    "perhaps besides sometimes afterward us yes this thus as its hers ours yours theirs".split()
)
_CLEAR = tuple((word,) for word in "clear obvious plain evident apparent known important".split())
_HOLDING = frozenset(
    "fact idea claim belief evidence view hope sign doubt chance reason notion question report rumor allegation proof "
    "guarantee promise news impression point fear concern possibility danger way argument assumption feeling "
    "indication suggestion statement clue sense matter conclusion understanding risk case thing "
    "wonder secret surprise mystery accusation complaint agreement expectation warning threat announcement demand "
    "proposal rule requirement theory principle myth possibilities".split()
)
"""Nouns that "that" explains and does not choose among: "There is no evidence that …"."""
_TELLING = (
    SAYINGS
    | SPEECH
    | THOUGHTS
    | frozenset(
        "told tell telling tells show shows showed shown assure assured convince convinced convincing inform informed "
        "remind reminded warn warned promise promised persuade persuaded let teach taught so such".split()
    )
)
_THE_AGE = ("the", "age", "of")
_AGED = frozenset("under over above below aged older younger".split())
_SUBJECTS = frozenset("i we you he she".split())
_TIMES = frozenset("day days week weeks month months year years hour hours minute minutes decade decades".split())
_WHEN = frozenset(
    "yesterday today tomorrow tonight there then now last next this either anyway anymore ever yet until online alone "
    "together around back away abroad overseas instead twice once".split()
)
_JOINS = frozenset("and but so because or then".split())
_STARTS = PRONOUNS | {"there"}
_POINTING = frozenset("that this these those which it".split())
_THAT_TIME = frozenset("day night time year week month morning evening afternoon way moment 1 much many kind".split())
_DENYING = NEGATIONS - {"unless", "without", "nope", "nay"}
_ONLY = "only"
_CHOOSING = (PLACING - {"here", "there"}) | RELATIVES | frozenset("of with among outside except".split())
"""Words by which begins what says which of them are meant."""
_BEFORE_NOUN = frozenset("all every each no".split())
_SUBJECT_WHOLES = _BEFORE_NOUN | NOBODIES | frozenset("everybody everyone everything".split())
_BEFORE_CLAUSE = (
    _JOINS | RELATIVES | SAYINGS | THOUGHTS | frozenset("if when where while although though since".split())
)
_PARTITIVE = DETERMINERS | HEARERS | frozenset("us it".split())
_ALL_THERE_IS = frozenset("history world earth country life planet universe time america".split())
_LEAST, _NOUN = 2, 3  # words that choose; words in which the whole stands before them
_LIMITING = (
    PLACING
    | _WHEN
    | frozenset(
        "with without by for before after since during until through against about as than like because "
        "when while where again enough between among beyond within behind across along toward off out up this that "
        "next last every".split()
    )
)
"""Words by which begins what limits a denial, or says when and where it holds."""
_BREAK = re.compile(r"[,;:—–]|--")


def exception_after(words: Words, start: int, at: int) -> tuple[int, bool] | None:
    """Where an exception ends that begins at a word, and whether it takes from a whole or a negation among the words
    of its sentence from ``start`` on: "All of us voted for it, | except the clerk"."""
    size = exception_at(words, at)
    if not size or words.after(at - 1).strip() not in ("", *PARTING):
        return None
    if words.keys[at] == "apart" and words.keys[at - 1] in _STANDING:
        return None
    begin = words.back(at - 1, _CLAUSE - 1, floor=start)
    maybe = words.keys[at] in _MAYBE
    whole = _has_whole(words.keys[at - 1 if maybe else begin : at])
    return (clause_end(words, at), whole) if whole or not maybe else None


def exception_before(words: Words, at: int) -> tuple[int, bool] | None:
    """Where the exception begins with which a sentence begins before word ``at``, and whether it takes from a whole
    right after it: "Except for the cook, | everyone left"."""
    last = at - 1
    if last < 1 or last in words.ends or words.after(last).strip() != ",":
        return None
    start = last
    while start and start - 1 not in words.ends and words.goes_on(start - 1) and at - start < _SHOWN:
        start -= 1
    while start < last and words.keys[start] in _JOINS:
        start += 1
    size = exception_at(words, start)
    if not size or words.keys[start] in _MAYBE or start + size >= at:
        return None
    pointing = words.keys[start + size] in _POINTING  # "Apart from that, …": what was said before
    return start, not pointing and _has_whole(words.keys[at : at + _AHEAD])


def exception_at(words: Words, at: int) -> int:
    """How many words an exception begins with at a word: "except", "apart from"; 0 for none."""
    if words.keys[at] in EXCEPTIONS - {"but"}:
        return 1
    return next((len(one) for one in PHRASES_OF_EXCEPTION if words.keys[at : at + len(one)] == one), 0)


def restriction_after(words: Words, start: int, at: int) -> tuple[int, bool] | None:
    """Where words end that begin at a word and say which or what kind of those before it are meant, and whether they
    take from a whole or a negation among the words from ``start`` on."""
    if at <= start or not words.goes_on(at - 1) or at - 1 in words.names:
        return None
    begin = clause_start(words, start, at)
    phrase = words.keys[max(begin, at - _PHRASE) : at]
    meant = _meant(phrase)
    if meant is None or not _chooses(words, begin, at, meant):
        return None
    ruled = _ONLY in words.keys[begin:at] or _has_negation(words.keys[begin:at])
    grave = _is_whole(phrase) or (ruled and meant != "the" and words.keys[at] != "which")  # "which" may only add
    return clause_end(words, at), grave


def chooses_within(words: Words, start: int, end: int) -> bool:
    """Whether words left out say which of a "nobody" or "every" that begins a clause right before them are meant:
    "Nobody | on my staff | stole"."""
    if not 0 < start < end < len(words) or end - start < _LEAST or not words.unbroken(start - 1, end):
        return False
    first, after = words.keys[start : start + 2]
    if first not in _CHOOSING or words.keys[end - 1] in _ALL_THERE_IS or (first == "of" and after in _PARTITIVE):
        return False
    begin = clause_start(words, 0, start)
    for i in range(start - 1, max(begin, start - _NOUN) - 1, -1):
        if words.keys[i] in _SUBJECT_WHOLES:
            bare = i == start - 1 and words.keys[i] in _BEFORE_NOUN
            single = words.keys[i + 1] in NOT_ALONE or words.keys[start - 1] == "once"  # "every once | in a while"
            return not bare and not single and (i == begin or words.keys[i - 1] in _BEFORE_CLAUSE)
    return False


def limited_after(words: Words, start: int, at: int) -> int | None:
    """Where the words end that begin at a word and limit a "not" or an "only" of the clause they close: "I have never
    lied | under oath"; None for none."""
    if not start < at < len(words) or not words.goes_on(at - 1):
        return None
    begin = clause_start(words, start, at)
    begin -= begin > start and words.keys[begin - 1] in _DENYING  # "never, ever"
    said = words.keys[begin:at]
    if _ONLY not in said and not _has_negation(said):
        return None
    key = words.keys[at]
    return clause_end(words, at) if key in _LIMITING or key.endswith("ly") else None


def _chooses(words: Words, begin: int, at: int, meant: str) -> bool:
    """Whether the words that begin at a word choose among what the words before it mean."""
    keys, key, head = words.keys, words.keys[at], words.keys[at - 1]
    after = keys[at + 1] if at + 1 < len(words) and words.goes_on(at) else ""
    if key in RELATIVES:
        if not after or head.removesuffix("s") in _HOLDING:
            return False
        clear = keys[at - 3 : at - 2] in _CLEAR and keys[at - 2] == "to"  # "It is clear to everybody that …"
        return key != "that" or not (clear or after in _THAT_TIME or _TELLING & set(keys[begin:at]))
    if key in _AGED:
        near = keys[at + 1 : at + 5]
        number = near[3:] if near[:3] == _THE_AGE else near[1:] if near[:1] == ("than",) else near
        spent = key in ("over", "under") and bool(_TIMES & set(near)) and "old" not in near
        return meant != "the" and bool(number) and is_number(number[0]) and number[0] not in ORDINALS and not spent
    if head not in _ANYBODY:
        return False
    if key in ("else", "like"):
        return True
    if key in _SUBJECTS:
        return bool(after) and not _TELLING & set(keys[begin:at])
    bare = key not in FUNCTION and key not in AUXILIARIES and key not in _WHEN and at not in words.names
    return head.endswith("thing") and bare and not key.endswith(("ly", "ing")) and not is_number(key)


def _meant(phrase: tuple[str, ...]) -> str | None:
    """Whether the last words of a claim mean certain ones ("the"), or any ("some"); None where they name nothing."""
    head, near = phrase[-1], set(phrase[:-1])
    if any(one in _PERSONS and other in PLACING for one, other in pairwise(phrase)):
        return "some"
    if _THESE & near:
        return "the"
    if head in _PERSONS:
        return "some"
    if not head.isalpha() or head in FUNCTION | AUXILIARIES | _NOT_NOUNS or head.endswith(("ly", "ing")):
        return None
    if DEFINITE & near or any(key.endswith("'s") for key in near):
        return "the"
    plural = head.endswith("s") and not head.endswith(("ss", "us", "is")) and phrase[-2:-1] not in _BEFORE_VERB
    return "some" if plural or _SINGLE & near else None


def _is_whole(phrase: tuple[str, ...]) -> bool:
    """Whether the last words of a claim are of a whole or nobody: "every nurse", not "all over"."""
    whole = WHOLES | NOBODIES
    if phrase[-1] == "everything" and phrase[-2:-1] in (("and",), ("or",)):
        return False  # "their books and everything | else"
    if any(one in whole | {"of"} and other in _THESE for one, other in pairwise(phrase)):
        return False  # "all of these nurses"
    return phrase[-1] in whole or any(one in whole and other not in _NOT_WHOLE for one, other in pairwise(phrase))


def clause_start(words: Words, start: int, at: int) -> int:
    """Where the clause begins whose last word stands before ``at``."""
    begin = at - 1
    while begin > start and at - begin < _CLAUSE and begin - 1 not in words.ends:
        joined = words.keys[begin] in _STARTS and words.keys[begin - 1] in _JOINS
        if joined or _BREAK.search(words.text, words.spans[begin - 1][1], words.spans[begin][0]):
            break
        begin -= 1
    return begin


def _has_whole(keys: Sequence[str]) -> bool:
    return bool(WHOLES & set(keys)) or _has_negation(keys)


def _has_negation(keys: Sequence[str]) -> bool:
    return any(
        key in _DENYING and not (i + 1 < len(keys) and keys[i + 1] in NOT_ALONE) for i, key in enumerate(keys)
    )  # fmt: skip


def clause_end(words: Words, at: int) -> int:
    """Where what begins at a word ends, or is long enough to be shown."""
    return words.ahead(at, _SHOWN)

"""The speaker's own hedges beside a clause: "As far as I know | there is no proof", "We found nothing | so far"."""

from __future__ import annotations

from quoth.families.normalise import Words
from quoth.families.wordlists import PARTING

_OWN = {"we": "i", "our": "my"}
_PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in (
        "as far as i know|as far as i can tell|as far as i can see|as far as i am aware|as far as i remember|"
        "so far as i know|as best i can tell|to the best of my knowledge|to the best of my recollection|"
        "to the best of my memory|to my knowledge|from what i know|from what i hear|from what i have heard|"
        "from what i understand|from what i can tell|from what i have seen|from what i have read|from what i gather|"
        "in my experience|in my opinion|in my view|in my judgment|by my count|if memory serves|if memory serves me|"
        "i could be wrong|i may be wrong|i might be wrong|correct me if i am wrong|do not quote me|"
        "for now|at least for now|on the face of it|by all accounts|"
        "i have believed|i have thought|for the moment|for the time being|so far|thus far|until now|"
        "up to now|up to this point|to date|"
        "at this point|at this stage|at this time|at this moment|at the moment|at present|as of now|as of today|"
        "as things stand|in theory|on paper|in principle|in a way|in a sense|in some ways|in some sense|"
        "in some respects|to some extent|to some degree|to an extent|to a degree|up to a point|more or less|sort of|"
        "kind of|give or take|or so|or thereabouts|in that case|in which case|in that event|it seems to me|"
        "it seemed to me|i think|i thought|i believe|i suppose|i assume|"
        "i have the impression|it seems|it would seem|it appears|at least|"
        "it is hard to believe|it is difficult to believe|it was hard to believe|hard to believe|"
        "i believed|i guess|i feel|i reckon|i would say|i 'd say|i gather|"
        "i understand|my guess is|my sense is|my feeling is|my impression is|my bet is|my worry is|my concern is|"
        "my view is|my belief is|my argument is|my theory is|my understanding is|my impression was|my feeling was|"
        "officially|technically|theoretically|oh sure|oh yes|yes right|for the critics|for critics|for my critics|"
        "for our critics|for his critics|for her critics|for some|for many|for others"
    ).split("|")
)
"""Phrases that say how surely, how far or until when something holds; "we" is as "I"."""
_LONGEST = max(map(len, _PHRASES))
_PARTED = frozenset("officially technically theoretically sure yes right some many others critics".split())
"""Last words of phrases that a comma parts from the clause after them, or they are no hedge."""
_LEADS = frozenset("oh and so but because that well now look or however then yes no though although".split())
_LINKS = frozenset("but that".split())
_ADVERBS = frozenset("honestly really just always also still do did actually sincerely truly personally".split())


def hedge_before(words: Words, at: int) -> int | None:
    """Where a hedge begins that stands, with a comma or without, right before word ``at``; None for none."""
    if not at or at - 1 in words.ends:
        return None
    parted = not words.goes_on(at - 1)
    if parted and words.after(at - 1).strip() != ",":
        return None
    stop = at - 1 if words.keys[at - 1] in _LINKS and not parted else at
    if stop - 1 in words.ends:
        return None
    if stop > 0 and words.keys[stop - 1] in _PARTED and not parted:
        return None
    found = None
    for size in range(1, min(_LONGEST, stop) + 1):
        start = stop - size
        if start < stop - 1 and start in words.ends:
            break
        if _is_hedge(words, start, stop) and _opens(words, start):
            found = start
    return found


def hedge_after(words: Words, at: int) -> int | None:
    """Where a hedge ends that begins at a word, with a comma before it or without, and closes its clause."""
    if (
        not 0 < at < len(words)
        or at - 1 in words.ends
        or not (words.goes_on(at - 1) or words.after(at - 1).strip() in PARTING)
    ):
        return None
    ends = range(min(len(words), at + _LONGEST + 1), at + 1, -1)
    return next((end for end in ends if _is_hedge(words, at, end) and not words.goes_on(end - 1)), None)


def _is_hedge(words: Words, start: int, end: int) -> bool:
    """Whether these words are a hedge, commas and adverbs ("I honestly thought") aside."""
    keys = words.keys[start:end]
    if any(i in words.ends for i in range(start, end - 1)):
        return False
    keys = tuple(_OWN.get(key, key) for key in keys if key not in _ADVERBS)
    return keys in _PHRASES


def _opens(words: Words, start: int) -> bool:
    """Whether a clause may begin at a word."""
    return not start or not words.goes_on(start - 1) or words.keys[start - 1] in _LEADS

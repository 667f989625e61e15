"""What is only told, wished away or called possible: "I'm told that | …", "God forbid that | …"."""

from __future__ import annotations

from quoth.data import Meaning
from quoth.families.normalise import Words
from quoth.families.ruling.frames import framed
from quoth.families.wordlists import DENIALS, MODALS, NEGATIONS

_PHRASES: dict[tuple[str, ...], Meaning] = {
    tuple(phrase.split()): meaning  # type: ignore[misc]
    for meaning, phrases in {
        "modality": "am told|was told|are told|were told|been told|led to believe|has it|have it|"
        "used to believe|used to think|once believed|once thought|put to me|put to us|"
        "the paper that|the papers that|you would think|you 'd think|heard that|read that|"
        "hear that|says here that|had the impression|got the impression|under the impression|"
        "have the impression|like to think|like to believe|want to believe|hate to think|"
        "looks as if|looks as though|feels as if|feels like|looks like|seems that|seem that|"
        "appears that|seemed that|appeared that|may be that|might be that|could be that|"
        "chances are|chances are that|"
        "wish i could say|wish we could say|wish i could tell you|love to say|"
        "love to tell you|a chance|a risk|a danger|the illusion|the delusion|i hear|"
        "we hear|let us say|have you believe|dreamed that|"
        "imagined that|fear that|pray that|asked whether|asked if|as if|as though|it seems|it seemed|"
        "it appears|it appeared|would seem|high time|about time|it is time|"
        "seems like|seemed like|looked like|sounds like|sounded like|acts like|act like|acting like|acted like|"
        "quoted as saying|reported as saying|cited as saying|make sure|makes sure|making sure",
        "negation": "god forbid|heaven forbid|lying if i said|liar if i said|lying if i told you|"
        "far be it from me to say|far be it from me to suggest|not convinced|not sure|not certain|"
        "not clear|lied when i said|do not tell me",
    }.items()
    for phrase in phrases.split("|")
}
"""What stands right before a clause, with or without "that", and gives it as no more than told, or as not so."""
_RUMOURS = frozenset(
    "rumor saying legend theory allegation accusation suggestion claim notion idea possibility story view "
    "belief suspicion speculation gossip tale".split()
)
"""Nouns that "that" explains, after "a" or "the", and for which nobody vouches."""
_POSSIBLE = frozenset("possible conceivable probable likely alleged rumored reported claimed said".split())
_BE = frozenset("is was been are it".split())
_TAKEN = frozenset(
    "believed thought said claimed claiming claims claim purported purporting purports understood supposed reported "
    "rumored assumed presumed pretending pretended alleged".split()
)
_BELIEVED = frozenset("thought believed said claimed assumed".split())
_BELIEVERS = frozenset("i we he she they you people some".split())
_NAMED = frozenset("called call calls".split())
_AIM = 4  # words of a clause behind "so that" among which its "can" stands
_LONGEST = max(map(len, _PHRASES))
_ARTICLES = frozenset((word,) for word in "a the this some any his her their your".split())


def told_before(words: Words, at: int) -> tuple[int, Meaning] | None:
    """Where the words begin that give a clause from ``at`` on as told, possible or not so; None where none do."""
    last = at - 1
    if last < 1 or not leads_on(words, last):
        return None
    if (found := framed(words, at)) is not None:
        return found
    if (believed := _believed(words, at)) is not None:
        return believed, "modality"
    stop = last if words.keys[last] == "that" and words.goes_on(last - 1) else at
    for end in dict.fromkeys((at, stop)):
        for size in range(min(_LONGEST, end), 1, -1):
            meaning = _PHRASES.get(words.keys[end - size : end])
            if meaning is not None and words.unbroken(end - size, end + 1):
                return _with_subject(words, end - size), meaning
    if stop > 2 and words.keys[stop - 1] in _RUMOURS and words.keys[stop - 3] in DENIALS:
        denied = words.unbroken(stop - 3, at) and NEGATIONS.isdisjoint(words.keys[max(0, stop - 5) : stop - 3])
        return (stop - 3, "negation") if denied else None  # "I reject the claim | he lied"
    if stop == at:
        return None
    noun, before = words.keys[stop - 1], words.keys[stop - 2 : stop - 1]
    if noun == "so" and not MODALS.keys().isdisjoint(words.keys[at : at + _AIM]):
        return stop - 1, "modality"  # "so that | we can sell it"
    if noun in _RUMOURS and (before[:1] in _ARTICLES or (before[:1] and before[0].endswith("'s"))):
        return stop - 2, "modality"
    if noun not in _POSSIBLE or not before:
        return None
    i = stop - 2
    while i and (words.keys[i].endswith("ly") or words.keys[i] == "also") and words.goes_on(i - 1):
        i -= 1  # "it was widely reported"
    return (i, "modality") if words.keys[i] in _BE else None


def leads_on(words: Words, i: int) -> bool:
    """Whether what a word begins goes on with the next, behind a colon, too."""
    if words.goes_on(i):
        return True
    return i + 1 < len(words) and words.after(i).strip() == ":"


def _believed(words: Words, at: int) -> int | None:
    """Where the words begin that say what something is taken for: "a man I believed to be | the vicar"."""
    last = at - 2 if words.keys[at - 1] in ("a", "an", "the") and words.goes_on(at - 2) else at - 1
    keys = words.keys[max(0, last - 2) : last + 1]
    if len(keys) < 3 or not words.unbroken(last - 2, last + 1):
        return None
    if keys[1:] == ("to", "be") and keys[0] in _TAKEN:
        return last - 2
    if keys[0] in _BELIEVERS and ((keys[1] in _BELIEVED and keys[2] in ("was", "were", "is")) or keys[2] in _NAMED):
        return last - 2
    return last - 1 if keys[1] in _BELIEVERS and keys[2] in _NAMED else None


def _with_subject(words: Words, at: int) -> int:
    """The word before, where it is the phrase's "I" or "it"."""
    return at - 1 if at and words.goes_on(at - 1) and words.keys[at - 1] in ("i", "it", "we") else at

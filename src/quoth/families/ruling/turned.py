"""Words without which those beside them say the opposite, or more: "We have run out of | money", "the fake | vaccine",
"I couldn't agree | more".

Each is looked for right before words kept, where it was left out or cut off, and right after a claim.
"""

from __future__ import annotations

from itertools import pairwise

from quoth.data import Meaning
from quoth.families.forms import is_doing, is_highest
from quoth.families.normalise import Words
from quoth.families.numbers import is_number
from quoth.families.ruling.restrict import clause_end, clause_start
from quoth.families.wordlists import (
    ARTICLES,
    AUXILIARIES,
    DETERMINERS,
    FUNCTION,
    HEARERS,
    IS,
    MODALS,
    NEGATIONS,
    ORDINALS,
    POSSESSIVES,
    PRONOUNS,
    SLIGHT,
    WHOLES,
)

_RUNNING = frozenset("run runs ran running".split())
_PHRASES: dict[tuple[str, str], Meaning] = {
    tuple(phrase.split()): meaning  # type: ignore[misc]
    for meaning, phrases in {
        "negation": "used to|acquitted of|cleared of|incapable of|ceased to|ceases to",
        "modality": "accused of|suspected of|charged with|blamed for|danger of|risk of|verge of|tried to|tries to|"
        "trying to|attempted to|attempting to|threatened to|threatens to|threatening to|supposed to|alleged to|"
        "rumored to|claims to|claimed to|hoped to|hopes to|hoping to|seems to|seemed to|appears to|"
        "appeared to",
    }.items()
    for phrase in phrases.split("|")
}  # fmt: skip
_ALTERNATIVES = tuple(
    tuple(phrase.split())
    for phrase in "instead of|rather than|as opposed to|in place of|in lieu of|in preference to".split("|")
)
"""Phrases behind which stands what was not meant, or not done."""
_DISGUISED = frozenset("masquerading masquerade masquerades disguised dressed posing pretending passing".split())
_PREFERRED = frozenset(
    "choose chooses chose chosen prefer prefers preferred pick picks picked favor favors favored take took".split()
)
_PASSED_OVER = frozenset("over above to".split())
_ARTICLES = ARTICLES | POSSESSIVES
_SUBJECTS = PRONOUNS | {"who"}
_NO_VERBS = _ARTICLES | frozenset("this that these those me us him them which what it you 1 2 3".split())
_AS_WELL = frozenset(
    "say thank congratulate announce report tell know think believe ask apologize emphasize stress point add "
    "mention note commend welcome wish hope see admit confess remind urge agree feel".split()
)
"""Verbs that do what they say, however they are led up to: "I want to | thank you"."""
_SO_ANYHOW = frozenset(
    "continue continues happen happens manage manages get gets love loves like likes hate hates dare begin begins "
    "start starts proud happy glad pleased honored delighted here sorry sad".split()
)
"""Words behind which what "to" introduces is so: "I happen to | know him", "I am proud to | serve"."""
_LEADS_UP = 8  # words left out, at the most, that lead up to what somebody does
_BEFORE_DOING: dict[str, Meaning] = {
    word: meaning  # type: ignore[misc]
    for meaning, words in {
        "negation": "stop stops stopped stopping quit quits quitting cease ceases ceased avoid avoids avoided avoiding "
        "against oppose opposes opposed opposing resist resists resisted",
        "modality": "consider considers considered considering contemplate contemplates contemplated contemplating "
        "discuss discussed discussing propose proposes proposed proposing suggest suggests suggested suggesting",
    }.items()
    for word in words.split()
}
"""Words after which what somebody is doing is not done, or not yet: "We are considering | selling the mill"."""
_GIVEN_UP = frozenset({("given", "up"), ("gave", "up"), ("give", "up"), ("gives", "up"), ("giving", "up")})
_CONSIDERED = frozenset(
    {(verb, small) for verb in ("thinking", "thought", "talking", "talked") for small in ("of", "about")}
)
_UNREAL: dict[str, Meaning] = {
    **dict.fromkeys("fake false bogus sham phony counterfeit pseudo former ex".split(), "opposite"),
    **dict.fromkeys("supposed purported suspected attempted potential possible hypothetical".split(), "modality"),
}
"""Words before a noun that say that it is none, or may be none: "the fake | vaccine", "the suspected | arsonist"."""
_UNREAL_PAIRS = frozenset(
    {("so", "called"), ("would", "be"), ("self", "styled"), ("self", "proclaimed"), ("self", "described")}
)
_HYPHENS = ("-", "‐", "‑")
_OPPOSING = frozenset("non anti counter sub un half semi ex pre vice pseudo quasi mis dis".split())
_LACKING = frozenset("free less proof".split())
"""Parts of a word before a hyphen and behind it without which the other says something else: "non-|violent"."""
_LESSER = frozenset("acting deputy assistant interim honorary provisional mock".split())
"""Words before an office or a thing that is not quite one, if an "a" or "the" stands before them."""
_AS = frozenset("as if where whenever wherever".split())
"""Words before "possible" with which it stands for itself: "as soon as possible"."""
_OWNERS = frozenset(
    "a an the this that these those my your his her its our their another other some any no every 1 2".split()
)
_BE = IS | frozenset("be been being far way much just simply seem seems seemed get got".split())
_DEGREES = frozenset(
    "many much few little late early long far hard soon often high low big small fast slow well".split()
)
_NEAR = 3  # words back from "little" at which its noun's "the" or "a" stands
_ENOUGH = frozenset("more less better worse enough".split())
"""What, behind a "not", is all that is denied: "I can't thank you | enough"."""
_EVERY = frozenset("all both every everything everybody everyone always entirely completely fully".split())
_STILL = MODALS.keys() | frozenset("do does is are am have has".split())
"""Verbs of what is or may be, of which "until" only says how long: "I won't rest | until he pays"."""


def turned(words: Words, at: int) -> tuple[int, Meaning] | None:
    """Where the words begin without which those from ``at`` on turn, and what is lost; None where none do."""
    last = at - 1
    if last < 0 or not words.goes_on(last):
        return None
    key, after = words.keys[last], words.keys[at]
    if last and words.keys[last - 1 : at] in _UNREAL_PAIRS and _is_noun(after) and _is_joined(words, last):
        return last - 1, "opposite"
    if last and words.goes_on(last - 1):
        pair = words.keys[last - 1], key
        if pair == ("out", "of") and last > 1 and words.keys[last - 2] in _RUNNING and words.goes_on(last - 2):
            return last - 2, "negation"
        passive = pair == ("used", "to") and last > 1 and words.keys[last - 2] in _BE  # "is used to cut stone"
        if pair in _PHRASES and not passive:
            return last - 1, _PHRASES[pair]
        if is_doing(after) and pair in _GIVEN_UP | _CONSIDERED:
            return last - 1, "negation" if pair in _GIVEN_UP else "modality"
    if (nearly := _nearly(words, at)) is not None:
        return nearly
    if key in _BEFORE_DOING and is_doing(after):
        return last, _BEFORE_DOING[key]
    if key == "failed" and last and words.goes_on(last - 1) and words.keys[last - 1] in _OWNERS and _is_noun(after):
        return last, "opposite"
    titled = key in ("former", "ex") and at in words.names  # "former Governor Hale" is called so still
    if key in _UNREAL and _is_noun(after) and not titled and not (last and _stands_for_itself(words.keys[last - 1])):
        return last, _UNREAL[key]
    if key in _LESSER and _is_noun(after) and last and words.keys[last - 1] in _OWNERS and words.goes_on(last - 1):
        return last, "opposite"
    if key in ORDINALS - {"first"} and is_highest(after):
        return last, "number"
    if key == "little" and _is_hardly_any(words, last):
        return last, "quantity"
    return (last, "quantity") if is_excess(words, last) else None


def halves_word(words: Words, at: int) -> bool:
    """Whether a hyphen before a word parts it from the half of one without which the other says something else:
    "non-|violent", "lead-|free"."""
    if not 0 < at < len(words) or words.after(at - 1) not in _HYPHENS:
        return False
    before, after = (words.text[slice(*words.spans[i])] for i in (at - 1, at))
    initials = before.isupper() and not after.isupper()  # "UN-backed"
    return (words.keys[at - 1] in _OPPOSING and not initials) or words.keys[at] in _LACKING


def alternative(words: Words, start: int, end: int) -> tuple[int, Meaning] | None:
    """Where, in words left out, those begin behind which what follows them was not meant: "a shop instead of a |
    chapel", "I chose the | bus over the | train"."""
    at = end
    while at > start and at > end - _NEAR and words.goes_on(at - 1):
        before = words.keys[start:at]
        size = next((len(one) for one in _ALTERNATIVES if before[-len(one) :] == one), 0)
        if size:
            return at - size, "negation"
        if before[-1] == "as" and before[-2:-1] and before[-2] in _DISGUISED:
            return at - 2, "modality"
        if before[-1] in _PASSED_OVER and len(before) > 1 and _is_preferred(words, at - 1):
            return at - 1, "negation"
        if words.keys[at - 1] in FUNCTION and words.keys[at - 1] not in _ARTICLES:
            return None
        at -= 1
    return None


def _is_preferred(words: Words, at: int) -> bool:
    """Whether "chose" or "prefer" stands before an "over" or "to" in its clause, a few words back."""
    i = at
    while i and at - i < _LEADS_UP and words.goes_on(i - 1):
        i -= 1
        if words.keys[i] in _PREFERRED:
            return True
    return False


def led_up_to(words: Words, start: int, end: int) -> tuple[int, Meaning] | None:
    """Words left out between somebody and what they were about to do, or asked to: "I | was about to | resign"."""
    if not 0 < start < end < len(words) or end - start > _LEADS_UP:
        return None
    if (
        any(i in words.ends for i in range(start - 1, end))
        or not words.goes_on(start - 1)
        or not words.goes_on(end - 1)
    ):
        return None
    gone, before, after = words.keys[start:end], words.keys[start - 1], words.keys[end]
    if before in IS and after == "to":  # "I was | asked | to lie"
        beside = all(word.endswith("ly") or word in SLIGHT for word in gone)
        return None if beside or _SO_ANYHOW & set(gone) else (start, "modality")
    if gone[-1] != "to" or len(gone) < 2 or after in _NO_VERBS or after in _AS_WELL or end in words.names:
        return None
    subject = before in _SUBJECTS or (before not in FUNCTION and gone[0] in AUXILIARIES)
    return (start, "modality") if subject and gone[-2] not in _SO_ANYHOW and not is_doing(after) else None


def _nearly(words: Words, at: int) -> tuple[int, Meaning] | None:
    """Where "as good as", "next to" or "second to" begins right before what is all but so."""
    keys = words.keys[max(0, at - 3) : at]
    if keys == ("as", "good", "as") and words.unbroken(at - 3, at):
        return at - 3, "quantity"
    if keys[-2:] == ("second", "to") and is_highest(words.keys[at]):
        return at - 2, "number"
    ahead = words.keys[at] in NEGATIONS or is_highest(words.keys[at])
    if keys[-2:] == ("next", "to") and ahead and words.goes_on(at - 2):
        return at - 2, "quantity"
    nearly = keys[-1:] in (("virtually",), ("practically",))
    return (at - 1, "quantity") if nearly and words.goes_on(at - 1) else None


def turned_after(words: Words, start: int, at: int) -> tuple[int, Meaning] | None:
    """Where the words end that begin at a word and turn those from ``start`` on, and what is lost; None for none: "I
    couldn't agree | more", "They told us nothing | but lies", "We did not leave | until he paid"."""
    if not start < at < len(words) or not words.goes_on(at - 1):
        return None
    keys, near = words.keys[at : at + 2], words.keys[max(start, at - 2) : at]
    after = keys[1] if keys[1:] and words.goes_on(at) else ""
    if keys[0] == "as" and near == ("as", "good") and after not in DETERMINERS | PRONOUNS | HEARERS | WHOLES | {""}:
        return clause_end(words, at), "quantity"
    begin = clause_start(words, start, at)
    said = words.keys[begin:at]
    denied = not (NEGATIONS - {"without", "unless"}).isdisjoint(said)
    whole = near[-1] in WHOLES | NEGATIONS or near in (("not", "help"), ("no", "1"))
    if keys[0] == "but" and after not in PRONOUNS | {""} and (whole or (denied and after == "to")):
        return clause_end(words, at), "negation"
    if near[-1] == "nothing" and keys == ("if", "not"):
        return at + 2, "negation"
    if not denied:
        return None
    pairs = [*pairwise(said)]
    compared = (keys[0] == "than" and ("no", "more") in pairs) or (keys[0] == "as" and ("so", "much") in pairs)
    if compared or keys[0] in _ENOUGH or keys[0] in _EVERY or (keys[0].endswith("er") and after == "than"):
        return clause_end(words, at), "quantity"
    past = _STILL.isdisjoint(said)
    if (keys[0] == "until" and past and after) or (keys[0] == "without" and MODALS.keys().isdisjoint(said)):
        return clause_end(words, at), "negation"
    return None


def is_last_but(words: Words, at: int) -> bool:
    """Whether the "but one" of "the last but one" begins at a word."""
    near = words.keys[at + 1 : at + 2]
    if words.keys[at] != "but" or not near or not is_number(near[0]) or not (at and words.goes_on(at - 1)):
        return False
    return words.goes_on(at) and any(key in ORDINALS or is_highest(key) for key in words.keys[max(0, at - _NEAR) : at])


def is_excess(words: Words, i: int) -> bool:
    """Whether a word is the "too" of "He is too honest"; not of "He was there, too"."""
    if words.keys[i] != "too" or not i or not words.goes_on(i) or not words.goes_on(i - 1):
        return False
    if not NEGATIONS.isdisjoint(words.keys[max(0, i - _NEAR) : i]):
        return False  # "not too many" is "not many"
    return words.keys[i + 1] in _DEGREES or (words.keys[i - 1] in _BE and words.keys[i + 1] not in FUNCTION)


def _stands_for_itself(before: str) -> bool:
    """Whether "possible" does, by the word before it: "as soon as possible", "the worst possible"."""
    return before in _AS or is_highest(before)


def _is_noun(word: str) -> bool:
    """Whether a word may be the noun, or another word of content before it, and no verb of its own."""
    return word not in FUNCTION and word not in AUXILIARIES


def _is_hardly_any(words: Words, i: int) -> bool:
    """Whether "little" says how much ("There is little hope"), and not how large ("the little boys")."""
    after = words.keys[i + 1]
    plural = after.endswith("s") and not after.endswith("ss")
    near = words.keys[max(0, i - _NEAR) : i]
    return _is_noun(after) and not plural and not _OWNERS & set(near) and not any(key.endswith("'s") for key in near)


def _is_joined(words: Words, last: int) -> bool:
    """Whether a hyphen joins a word to the one before it; a blank does in "so called"."""
    between = words.after(last - 1).strip()
    return between in _HYPHENS if between else words.keys[last] == "called"

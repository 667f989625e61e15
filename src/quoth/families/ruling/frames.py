"""Frames that take back what follows, or leave it open: "It would be wrong to claim that | …", "My fear is that | …".

Shapes rather than phrases: a word of judgement, "to" and a verb of saying or thinking; a noun of telling or fearing
and "is (that)"; a "no" and a noun of proof.
"""

from __future__ import annotations

from quoth.data import Meaning
from quoth.families.normalise import Words
from quoth.families.wordlists import (
    ARTICLES,
    DEFINITE,
    DENIALS,
    DOUBTS,
    GUESSES,
    HEARERS,
    HOPES,
    MANDATES,
    NEGATIONS,
    OPENERS,
    PRONOUNS,
    SAYINGS,
    SPEAKERS,
)

_JUDGED = frozenset(
    "wrong unfair foolish naive absurd ridiculous ludicrous stupid silly crazy mad insane nuts nonsense nonsensical "
    "rubbish hard difficult tough impossible tempting easy premature early soon inaccurate incorrect misleading "
    "dishonest disingenuous irresponsible unreasonable unrealistic unwise unhelpful unjust dangerous cynical arrogant "
    "simplistic fanciful laughable preposterous outrageous insulting offensive false untrue lie mistake error stretch "
    "exaggeration overstatement oversimplification fantasy folly delusion delusional madness insanity insult slander "
    "libel joke "
    "nerve audacity gall cheek temerity idiotic idiot fool misguided mistaken hypocritical patronizing "
    "speculative pointless useless loath "
    "hesitate reluctant unable yet".split()
)
"""Words that, before "to say" or "to think", do not let what follows be said."""
_ASHAMED = frozenset("afraid scared ashamed embarrassed shy proud hesitate".split())
"""Words that, denied, let it be said: "I'm not afraid to say that …"."""
_NEEDLESS = frozenset("have has had need needs needed wait fail failed first last only come came here".split())
"""The same before "to say" or "to tell": "I don't have to tell you that …", "I can't wait to tell people that …"."""
_TELLING = frozenset("say tell".split())
_SAYING = frozenset(
    "say think claim suggest argue believe assume imagine pretend conclude assert suppose contend maintain insist "
    "imply expect state declare predict infer speculate allege feel tell".split()
)
_HEARERS = HEARERS | frozenset("people anyone anybody everyone everybody".split())
_WANTING = frozenset("want wants wanted expect expects expected ask asks asked".split())
_HARD = frozenset("hard difficult tough".split())
_ALIKE = frozenset("even just now simply also ever then still truly honestly".split())
_FOR = frozenset("for of".split())
_FAR = 4  # words of "wrong for any of us to say" between the judgement and its "to", at the most
_BACK = 3  # words back from a judgement, or from its "to", at which a negation stands
_TELLINGS = frozenset(
    "allegation accusation theory argument claim rumor suggestion notion speculation gossip legend myth perception "
    "assumption assertion contention complaint narrative hypothesis charge suspicion belief view consensus word "
    "talk prediction criticism thinking impression wisdom superstition stereotype excuse tale".split()
)
"""Nouns of which "is that" tells what others say or think; "my argument is that" is the speaker's own."""
_FEARS = frozenset("fear hope risk danger dream wish prayer nightmare hunch suspicion temptation aim ambition".split())
"""Nouns of which it tells what is not so yet, whoever's they are."""
_OWN = SPEAKERS | {"my", "our"}
_BEING = frozenset("is was".split())
_BARE = frozenset("word".split())
"""Nouns that need nothing before them: "Word is | …"."""
_BEFORE_NOUN = frozenset("the a an his her its their your this that 1 another any every".split())
_PHRASE = 6  # words back from an "is that" at which its noun stands, at the most
_PROOFS = frozenset("proof evidence sign indication way chance reason guarantee suggestion basis".split())
_WHAT = 10  # words of "What they won't tell you" before its "is", at the most
_THINGS = frozenset("thing things part bit fact point truth secret problem".split())
_HELD = frozenset("believe believes believed think thinks thought accept accepts accepted want wants wanted".split())
"""What, denied of others, leaves it open: "What nobody believes is that | …", and not "What nobody says is that"."""
_SAID = _HELD | frozenset("say says said saying claim claims claimed claiming suggest suggesting argue arguing".split())
"""The same, denied of the speaker: "What I'm not saying is that | …"."""
_NOT_SO_YET = HOPES | GUESSES | DOUBTS | DENIALS | MANDATES | frozenset("fear fears feared want wants wanted".split())
_HEARD = frozenset("told hear heard read".split())
_SHOWING = frozenset("this that it these those figures data numbers facts evidence record records law history".split())
_SUBJECTS = PRONOUNS | ARTICLES | DEFINITE | {"there", "anyone"}
_LEADS = frozenset("and but so or well".split())
_BEFORE_SUBJECT = frozenset("that because if when while although though said says thought know then now where".split())


def framed(words: Words, at: int) -> tuple[int, Meaning] | None:
    """Where a frame begins that ends right before word ``at``, and what is lost without it; None for none."""
    last = at - 1
    if last < 1:
        return None
    stop = last if words.keys[last] == "that" and words.goes_on(last - 1) else at
    return _judged(words, stop, stop < at) or _told(words, stop) or _unproven(words, at, stop)


def what_is(words: Words, at: int) -> tuple[int, int] | None:
    """Where "What they won't tell you is that" begins that ends right before a clause, and its "is"."""
    verb = at - 1 - (words.keys[at - 1] == "that")
    if verb < 2 or words.keys[verb] not in _BEING or not words.unbroken(verb - 1, at + 1):
        return None
    for i in range(verb - 1, max(-1, verb - 1 - _WHAT), -1):
        if not words.goes_on(i):
            return None
        thing = words.keys[i] in _THINGS and i and words.keys[i - 1] in ("the", "1", "only") and verb - i > 1
        if words.keys[i] == "what" or thing:
            start = i
            while start and words.goes_on(start - 1) and words.keys[start - 1] in ("the", "1", "only"):
                start -= 1
            opens = not start or not words.goes_on(start - 1) or words.keys[start - 1] in OPENERS
            return (start, verb) if opens else None
    return None


def told_in_what(words: Words, start: int, verb: int) -> Meaning | None:
    """What a clause is without the "What the critics claim is that" before it; None where the speaker asserts it, as
    with "What nobody tells you is that"."""
    keys = set(words.keys[start:verb])
    first = next((key for key in words.keys[start + 1 : verb] if key not in _THINGS | {"that", "1", "only"}), "")
    own = first in SPEAKERS
    if NEGATIONS & keys:
        return "negation" if keys & (_SAID if own else _HELD) else None
    if own:
        return "modality" if keys & (_NOT_SO_YET | _HEARD) and not keys & _TELLING else None
    shown = _SHOWING & keys
    return "modality" if keys & (_NOT_SO_YET | SAYINGS | _HELD) and not shown else None


def _judged(words: Words, stop: int, that: bool) -> tuple[int, Meaning] | None:
    """Where the judgement on saying what follows begins: "wrong to claim", "too early to tell you"."""
    i = stop - 1
    if words.keys[i] in _HEARERS and i and words.keys[i - 1] == "tell":
        i -= 1
    if words.keys[i] not in _SAYING or (words.keys[i] in ("tell", "feel") and not that and i == stop - 1):
        return None
    saying = words.keys[i:stop]
    i -= 1
    while i > 0 and (words.keys[i] in _ALIKE or words.keys[i].endswith("ly")):
        i -= 1
    if i < 0 or words.keys[i] != "to" or not words.unbroken(i, stop):
        return None
    if not i or i - 1 in words.ends or (words.keys[i - 1] in _LEADS and not words.goes_on(i - 2)):
        return (i, "modality") if that else None  # "To say that the hall is ugly is a joke"
    if i > 2 and words.keys[i - 1] in _HEARERS and words.keys[i - 2] in _WANTING and words.goes_on(i - 3):
        return None if words.keys[i - 3] in _OWN else (i - 2, "modality")  # "They want us to think | …"
    judge = _judgement(words, i)
    if judge is None:
        said = words.keys[i - 1] in _ASHAMED or (words.keys[i - 1] in _NEEDLESS and not _TELLING.isdisjoint(saying))
        return None if said or not _denied(words, i) else (i - 1, "negation")
    if words.keys[judge] in _HARD and "believe" in saying and words.keys[judge - 1] != "it":
        return None  # a hedge, as often amazement: "It's hard to believe he is gone"
    return None if _denied(words, judge) else (judge, "negation")


def _judgement(words: Words, to: int) -> int | None:
    """The word of judgement before a "to", or before the "for any of us" between."""
    for i in range(to - 1, max(-1, to - 2 - _FAR), -1):
        if not words.goes_on(i):
            return None
        if words.keys[i] in _JUDGED:
            near = i == to - 1 or words.keys[i + 1] in _FOR or words.keys[i + 1] == "enough"
            return (i - 1 if i and words.keys[i - 1] == "too" else i) if near else None
        if i and words.keys[i - 1] == "too" and i == to - 1:
            return i - 1
    return None


def _denied(words: Words, at: int) -> bool:
    """Whether a "not" stands in the clause right before a word: "It is not wrong to say that …"."""
    for i in range(at - 1, max(-1, at - 1 - _BACK), -1):
        if not words.goes_on(i):
            return False
        if words.keys[i] in NEGATIONS:
            return True
    return False


def _told(words: Words, stop: int) -> tuple[int, Meaning] | None:
    """Where the noun begins of which "is that" gives what others say, or what is feared: "Their argument is that"."""
    verb = stop - 1
    if verb < 1:
        return None
    if words.keys[verb] in _ALIKE or words.keys[verb] in ("that", "always"):
        verb -= 1
    if words.keys[verb] not in _BEING or not words.goes_on(verb - 1):
        return None
    for i in range(verb - 1, max(-1, verb - 1 - _PHRASE), -1):
        if not words.goes_on(i):
            return None
        key = words.keys[i]
        if key in _TELLINGS or key in _FEARS:
            start = next((k for k in range(i - 1, max(-1, i - 4), -1) if _leads_noun(words.keys[k])), None)
            bare = key in _BARE and (not i or i - 1 in words.ends)
            if not bare and (start is None or not _begins(words, start)):
                return None
            own = _OWN & set(words.keys[i if start is None else start : verb])
            return None if own and key not in _FEARS else (i if start is None else start, "modality")
    return None


def _begins(words: Words, at: int) -> bool:
    """Whether a subject may begin at a word: the noun of "The problem with their theory is that" is another."""
    while at and words.goes_on(at - 1) and (words.keys[at - 1] in _BEFORE_NOUN or at - 1 in words.names):
        at -= 1  # "the" of "the union's argument"
    return not at or not words.goes_on(at - 1) or words.keys[at - 1] in _LEADS | _SAYING | _BEFORE_SUBJECT


def _leads_noun(key: str) -> bool:
    return key in _BEFORE_NOUN or key in _OWN or key.endswith(("'s", "s'"))


def _unproven(words: Words, at: int, stop: int) -> tuple[int, Meaning] | None:
    """Where the "no" of "no proof" begins before a clause without "that": "There's no proof | he stole it"."""
    last = stop - 1
    if stop < at or words.keys[last] not in _PROOFS or not (words.keys[at] in _SUBJECTS or at in words.names):
        return None
    near = range(last - 1, max(-1, last - _BACK), -1)
    start = next((i for i in near if words.keys[i] in NEGATIONS), None)
    return None if start is None else (start, "negation")

"""Whose assertion a clause is: "The witness told you that | he was there" is the witness's, and not the speaker's.

What a speaker says that others say or think may be quoted, with those words.  Told without them it becomes the
speaker's own.  "I said that" and "we believe" before a clause take nothing from it.
"""

from __future__ import annotations

from quoth.data import Meaning
from quoth.families.normalise import Words
from quoth.families.ruling.rumours import leads_on, told_before
from quoth.families.wordlists import (
    ARTICLES,
    ASKING,
    AUXILIARIES,
    CONDITIONS,
    DEFINITE,
    FUNCTION,
    HEARERS,
    NEGATIONS,
    OPENERS,
    PARTING,
    PERHAPS,
    PRONOUNS,
    SAYINGS,
    SPEAKERS,
)

_TELLING = frozenset("tell tells told telling".split())
_REPORTING = SAYINGS | frozenset("reckon reckons reckoned figure figured swear swears swore convinced adamant".split())
_WITH_THAT = frozenset(
    "complain complains complained fear fears feared contend contends contended maintain maintains maintained feel "
    "feels felt swear swears swore convinced certain adamant report reports reported reporting".split()
)
"""Verbs after which what others say follows a "that"."""
_FAR = 5  # words from "told" to "that", at the most, whom it was told among them
_OTHERS = frozenset(
    "you he she they it who some many most everyone everybody someone somebody people 1 others them that".split()
)
_ADVERBS = frozenset("still now just also always often never ever even then so too dare been be not all both".split())
_HEDGED = PERHAPS | {"almost", "nearly"}
"""Words that, behind a clause and a comma, take from it: "She stole it, allegedly"."""
_UNSURE_AFTER = frozenset(
    tuple(phrase.split())
    for phrase in (
        "i am told|we are told|i was told|so i am told|so i hear|i hear|it is said|so it is said|it seems|it appears|"
        "so it seems|i suspect|i hope|we hope|i fear|i assume|i imagine|i suppose|i presume|or so i hear"
    ).split("|")
)
"""What takes from a clause behind it and a comma, though it is the speaker's own."""
_KEEPING = frozenset("keep keeps kept".split())
_AFTER = 5  # words of "the prosecutor says" after a clause, at the most
_OR_SO = frozenset("or so at least".split())
_TO_ME = frozenset("me us".split())
_PASSIVE = frozenset("am are was were been being".split())
_FRONT = 12  # words of "According to the inspectors from Acre," before a clause, at the most
_VIEWS = frozenset("view views opinion opinions eye eyes mind minds judgment estimation words telling".split())
_HOLDERS = frozenset("the their his her your".split())
_FIRST = frozenset("i me my mine we us our ours myself ourselves".split())
_RECORDS = frozenset(
    "law laws rule rules act code constitution contract contracts treaty agreement agreements plan plans schedule "
    "timetable record records figure figures data numbers statistics census budget accounts bill report reports study "
    "studies survey surveys poll polls map maps evidence document documents transcript minutes calendar clock "
    "tradition custom scripture bible polling research estimates estimate forecast it this that".split()
)
"""What a speaker may rest on, and still says it themselves: "According to the latest figures, fewer are ill"."""
_EVERYBODY = frozenset("anybody anyone everybody everyone".split())
_ANY = (("any",), ("every",))
_READY = frozenset("will can could would 'd".split())
"""With these "anybody" tells what the speaker says too: "Anybody can tell you that | …"."""
_WHEN = frozenset(
    "today yesterday tonight earlier again afterward later recently once before morning afternoon evening "
    "night week month year spring summer fall winter".split()
)
_SAID = frozenset("say says said".split())
_RELATED = frozenset("what as like which who whatever than how".split())
_CLAUSE_STARTS = PRONOUNS | ARTICLES | DEFINITE | {"there", "nobody"}
_SEEING = frozenset("see sees saw tell tells told".split())
_NO_SOURCE = frozenset("than whatever whoever however despite matter".split())
"""Words of a clause behind that gives nobody's words: "better than anyone thought", "no matter what they say"."""
_NEW = frozenset("and but then".split())
"""Words by which a clause of its own begins: "We won, | and she said, …"."""


def hearsay_before(words: Words, at: int) -> tuple[int, Meaning] | None:
    """Where the words begin that give what follows word ``at`` as somebody else's, and what is lost without them."""
    if (found := told_before(words, at)) is not None:
        return found
    last = at - 1
    verb = _saying_before(words, last)
    if verb is None:
        return None
    i = verb - 1
    if words.keys[verb] == "told" and i >= 0 and words.keys[i] in _PASSIVE:
        return max(0, i - 1), "modality"  # "I was told by the mayor that | …"
    if i > 0 and words.keys[verb].endswith("ing") and words.keys[i] in _KEEPING:
        i -= 1
    elif words.keys[verb].endswith("ing") and words.keys[i : i + 1] and words.keys[i] not in AUXILIARIES | {"been"}:
        return None  # "I keep saying"
    while i >= 0 and words.goes_on(i) and _is_beside(words.keys[i]):
        i -= 1
    if i < 0 or i in words.ends:
        return None
    beside = set(words.keys[i + 1 : verb])
    if NEGATIONS & beside and (words.keys[last] == "this" or words.keys[verb].startswith("report")):
        return None  # "They won't tell you this: | …", "The papers don't report that | …"
    if words.keys[verb] == "tell" and beside & _READY and _is_anybody(words, i):
        return None
    if not words.goes_on(i):
        far = _before_insertion(words, i)
        return None if far is None or words.keys[far] in SPEAKERS else (far, "modality")
    if i > 1 and words.keys[i - 1 : i + 1] == ("used", "to"):
        i -= 2
    subject = words.keys[i]
    if subject in SPEAKERS and i and words.goes_on(i - 1) and words.keys[i - 1] in CONDITIONS:
        return i - 1, "modality"  # "If I say | the bank is sound"
    if subject == "and":  # "He came home and said that | …"
        start = words.back(i, _FRONT)
        return None if start == i or SPEAKERS & set(words.keys[start:i]) else (i + 1, "modality")
    if subject == "1" and i and words.keys[i - 1] == "for":
        return None  # "I for one think"
    named = subject.isalpha() and len(subject) > 2 and subject not in FUNCTION
    return (i, "modality") if named or subject in _OTHERS else None


def _is_anybody(words: Words, i: int) -> bool:
    """Whether a subject that ends with a word stands for all: "Anybody", "Any nurse"."""
    return words.keys[i] in _EVERYBODY or words.keys[i - 1 : i] in _ANY


def hearsay_after(words: Words, at: int) -> int | None:
    """Where "…, the prosecutor says" ends that begins at word ``at``; None where the clause is the speaker's own."""
    if not 0 < at < len(words) or at - 1 in words.ends:
        return None
    if (viewed := _view_after(words, at)) is not None:
        return viewed
    if words.after(at - 1).strip() not in PARTING:
        return None
    for end in range(at + 2, min(len(words), at + _AFTER) + 1):
        if words.keys[at:end] in _UNSURE_AFTER and not words.goes_on(end - 1):
            return end
    if words.keys[at] in SPEAKERS:
        return None
    if words.keys[at] in _HEDGED and (at + 1 == len(words) or not words.goes_on(at)):
        return at + 1
    begin = at
    while words.keys[begin] in _OR_SO and words.goes_on(begin):
        begin += 1
    stop = words.ahead(begin, _AFTER)
    if stop < len(words) and words.goes_on(stop - 1):
        return None
    there = words.keys[at:stop]
    if there[:2] == ("or", "so"):
        return stop
    if len(there) < 2 or there[0] in _NEW or SPEAKERS & set(there) or _NO_SOURCE & set(there):
        return None
    if (
        there[:2] in (("as", "you"), ("like", "you"))
        or there == ("as", "they", "say")
        or there[-2:] in (("you", "think"), ("you", "say"))
    ):
        return None  # "as you said", "don't you think?"
    said = (
        (there[-1] in SAYINGS and there[-2] != "to")  # not "which is hard to believe"
        or (there[0] in SAYINGS and there[0][-1] in "ds")
        or (there[-1] in _TO_ME and there[-2] in _TELLING and there[0] in _OTHERS)
    )
    return stop if said else None


def _view_after(words: Words, at: int) -> int | None:
    """Where "in the eyes of his mother" or "according to the miners" ends that begins at a word; None for none."""
    keys = words.keys[at : at + _FRONT]
    if not (words.goes_on(at - 1) or words.after(at - 1).strip() in PARTING):
        return None
    stop = words.ahead(at, _FRONT)
    there = words.keys[at:stop]
    if "your" in there or _FIRST & set(there) or _RECORDS & set(there) or len(there) < 3:
        return None
    whose = keys[1] in _HOLDERS or keys[1].endswith("'s") or keys[2].endswith("'s") or "of" in there[2:4]
    viewed = keys[0] == "in" and bool(_VIEWS - {"words", "telling"} & set(there[1:4])) and whose
    return stop if viewed or there[:2] == ("according", "to") else None


def said_in_front(words: Words, at: int) -> bool:
    """Whether "She said," with a comma leads on to a clause; not "That's what she said,", "as she says,"."""
    last = at - 1
    if last < 1 or last in words.ends or words.after(last).strip() != ",":
        return False
    told = words.keys[last] in HEARERS and words.keys[last - 1] in _TELLING
    if not (told or words.keys[last] in _SAID) or not (words.keys[at] in _CLAUSE_STARTS or at in words.names):
        return False
    start = last
    while start and last - start < _FRONT and words.goes_on(start - 1):
        start -= 1
    return not _RELATED.intersection(words.keys[start:last])


def hearsay_in_front(words: Words, at: int) -> tuple[int, Meaning] | None:
    """Where "According to the inspectors, |" begins right before a clause, and what is lost without it.

    What a law or a table of figures says is the speaker's own to give, as is "in our view": see ``source_in_front``.
    """
    start = _opening_phrase(words, at)
    if start is None or words.keys[at] in ASKING:
        return None
    if words.keys[at - 1] in _RECORDS and words.keys[at - 2] not in _SEEING:
        return None
    ours = words.keys[start] == "according" and _FIRST & set(words.keys[start:at])
    return None if ours else (start, "modality")


def source_in_front(words: Words, at: int) -> int | None:
    """Where "According to our figures, |" begins right before a clause; None for none."""
    return _opening_phrase(words, at)


def _opening_phrase(words: Words, at: int) -> int | None:
    """Where the words begin that say, at the beginning of a sentence and parted by a comma, whose a clause is; "in his
    view" needs no comma."""
    last = at - 1
    if last < 2 or last in words.ends:
        return None
    parted = words.after(last).strip() == ","
    if not parted and not (words.goes_on(last) and words.keys[last] in _VIEWS):
        return None
    start = last
    while start and start - 1 not in words.ends and at - start < _FRONT and words.goes_on(start - 1):
        start -= 1
    while start < last and words.keys[start] in OPENERS:
        start += 1
    keys = words.keys[start:at]
    if parted and keys[:2] == ("according", "to") and len(keys) > 2:
        return start
    if parted and keys[-1] == "it" and len(keys) > 3 and keys[-2] in _SEEING:  # "To hear her tell it", "As he sees it"
        return start if keys[:2] == ("to", "hear") or (keys[0] == "as" and keys[1] not in SPEAKERS) else None
    if len(keys) < 3 or keys[0] != "in" or not _VIEWS & set(keys[1:4]) or not (parted or len(keys) < 6):
        return None
    whose = keys[1] in _HOLDERS or keys[1].endswith("'s") or keys[2].endswith("'s")
    return start if whose and keys[-1] not in _FIRST else None


def _saying_before(words: Words, last: int) -> int | None:
    """The verb of saying or thinking that introduces what follows word ``last``."""
    keys = words.keys
    if last < 1 or not (leads_on(words, last) or said_in_front(words, last + 1)):
        return None
    if keys[last] == "this" and not words.goes_on(last):  # "They say this: | …"
        return _saying_before(words, last - 1)
    if keys[last] in _REPORTING:
        return last
    if keys[last] in HEARERS:
        return last - 1 if words.goes_on(last - 1) and keys[last - 1] in _TELLING else None
    if keys[last] != "that" or not words.goes_on(last - 1):
        return None
    if keys[last - 1] in _REPORTING or keys[last - 1] in _WITH_THAT:
        return last - 1
    when = keys[last - 1] in _WHEN or keys[last - 1].endswith("ly")  # "He said last night that | …"
    for i in range(last - 2, max(-1, last - 1 - _FAR), -1):
        if not words.goes_on(i):
            return None
        if keys[i] in _TELLING or (when and keys[i] in _REPORTING):
            return i
    return None


def _before_insertion(words: Words, i: int) -> int | None:
    """The last word of a subject that an insertion, closed after word ``i``, parts from its verb: "The cook, who is
    old, says"."""
    for at in range(i - 1, max(-1, i - 1 - _FRONT), -1):
        if at in words.ends:
            return None
        if words.after(at).strip() in PARTING:
            named = words.keys[at].isalpha() and words.keys[at] not in FUNCTION
            if named or words.keys[at] in _OTHERS | SPEAKERS:
                return at
    return None


def _is_beside(word: str) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return word in AUXILIARIES or word in _ADVERBS or word == "'d" or word.endswith("ly")

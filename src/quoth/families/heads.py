"""A component of wordings -> families: every member matches the head, its speaker allows it, and it is printed again.

Wordings are joined pair by pair, so a component may lead from one utterance through a third to another.  Here its
quotes are looked at together: the fullest is the head of a family of all that match it, the fullest of those left is
the next head, and so on.  The answer depends on the quotes alone, never on the order in which they came.

How many words a match needs depends on whose they are.  Of one speaker a few in marks will do; words that are not all
in marks ("the former harbour master") have to tell more, for two reports share phrases of the trade; people of two
names share a family only when long words are the same, so that one of them is misattributed.  What is said again more
than a month later and means something else (a rate that was 7 percent and is 6) is another utterance.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.data import QuoteKind, StoredQuote
from quoth.days import MONTH, day_of, days_between, in_order
from quoth.families.align import share_kept
from quoth.families.candidates import is_solid, is_telling, same_utterance
from quoth.families.fingerprint import RUN, SHORT_RUN, fingerprints
from quoth.families.judged import Level
from quoth.families.normalise import fold, read_words
from quoth.families.whole import judge_words
from quoth.families.wordlists import ARTICLES, POSSESSIVES
from quoth.text import overlaps

_PARTLY, _TOLD, _APART = 3, 4, 6  # telling words shared: of one speaker, partly in marks or not; of some not named
_AS_THEY_ARE = 8  # fewer words in marks must stand as they are, where speakers are not both named
_LONG, _LONG_KEPT = 10, 0.85  # words partly in marks that need tell no more; share of them in the longer quote
_OTHERS, _OTHERS_TELL = 8, 4  # words, and telling ones, that two people share when one is misattributed
_OTHERS_KEPT, _OTHERS_SIZE = 0.85, 0.6  # of the shorter one's words; of the longer one's length
_SHORT_TELLS = 2  # telling words of a short quote that is not all in marks
_FITS, _FITS_SHARE = 9, 0.6  # words of a quote that joins a family by others than the head; share of them, in the mean
_ONCE = 15  # words that nobody says twice in this order, but with other figures
_FIGURES = ("number", "unit", "quantity", "opposite")
_ASKED = 8  # of a family, so many of the first are asked whether such a quote belongs to them
_NO_NAMES = ARTICLES | POSSESSIVES | frozenset("one some many most all both several few".split())


@dataclass(frozen=True, slots=True)
class Version:
    """Quotes printed alike and given to one speaker."""

    words: tuple[str, ...]
    voice: str  # the speaker's last name; empty for none
    kind: QuoteKind
    telling: frozenset[str]  # words that say something; of those not all in marks, names aside
    quotes: tuple[StoredQuote, ...]
    days: frozenset[str]  # on which they were printed; none if that is not known of all

    @property
    def marked(self) -> bool:
        """Whether all of it stands in marks, so that the words are the speaker's."""
        return self.kind == "direct"

    @property
    def recognised(self) -> bool:
        """Whether its words are enough to tell it from others by themselves."""
        return is_solid(self.words) and matches(self, self)

    @property
    def order(self) -> tuple[bool, int, str, str, tuple[str, ...], str]:
        """Smaller is fuller: words in marks, more of them, the earliest."""
        day, key = min((in_order(quote.published), quote.key) for quote in self.quotes)
        return self.kind == "indirect", -len(self.words), day, key, self.words, self.voice


def part(quotes: Sequence[StoredQuote], *, across: bool = True) -> list[list[StoredQuote]]:
    """The families among the quotes of a component and the short ones that it holds; in each, two or more quotes.

    ``across``: only of two articles or more; of quotes that overlap in an article one counts then, the fullest that is
    given to the family's speaker.
    """
    versions = sorted(_versions(quotes), key=lambda version: version.order)
    families = _around_heads([version for version in versions if version.recognised])
    _add_short([version for version in versions if not version.recognised], families)
    return [found for family in families if len(found := _printed(family, across)) > 1]


def surname(quote: StoredQuote) -> str:
    """The last name of a quote's speaker, folded, for telling speakers apart; empty for none."""
    names = [word.strip(".,'’s") for word in fold(quote.speaker or "").split()]
    names = [name for name in names if name and name not in ("jr", "sr", "ii", "iii")]
    return names[-1] if names else ""


def voice_of(quote: StoredQuote) -> str:
    """The last name of a speaker who has a name; empty for "the patient", who may have one in another report."""
    name = (quote.speaker or "").split()
    named = name and name[0].lower() not in _NO_NAMES and name[0][0].isupper() and name[-1][0].isupper()
    return surname(quote) if named else ""


def _versions(quotes: Sequence[StoredQuote]) -> list[Version]:
    alike: dict[tuple[str, str, QuoteKind], list[StoredQuote]] = defaultdict(list)
    for quote in quotes:
        alike[quote.words, voice_of(quote), quote.kind].append(quote)
    out = []
    for (text, voice, kind), some in alike.items():
        words = read_words(text)
        named = () if kind == "direct" else {words.keys[i] for i in words.names}  # headlines have capitals in marks
        telling = frozenset(word for word in words.keys if is_telling(word) and word not in named)
        days = frozenset(day_of(quote.published) or "" for quote in some)
        out.append(Version(words.keys, voice, kind, telling, tuple(some), days if "" not in days else frozenset()))
    return out


class _Near:
    """Which versions share a run of words with which."""

    def __init__(self, versions: Sequence[Version], *size: int) -> None:
        self._size = size
        self._runs = [fingerprints(version.words, *size) for version in versions]
        self._holders: dict[int, list[int]] = defaultdict(list)
        for i, runs in enumerate(self._runs):
            for run in runs:
                self._holders[run].append(i)

    def of(self, members: Sequence[int]) -> list[int]:
        """The places of those that share a run with any of these, in order."""
        return sorted({k for i in members for run in self._runs[i] for k in self._holders[run]})

    def holding(self, version: Version) -> list[int]:
        """The places of those that share a run with another version, in order."""
        runs = fingerprints(version.words, *self._size)
        return sorted({k for run in runs for k in self._holders.get(run, ())})


def _around_heads(versions: Sequence[Version]) -> list[list[Version]]:
    """Families of versions, the fullest first: each head with all that match it and stand in no earlier family, and
    then what stands in most of these."""
    near = _Near(versions)
    taken: set[int] = set()
    families = []
    for i, head in enumerate(versions):
        if i in taken:
            continue
        others = (k for k in near.of([i]) if k != i and k not in taken)
        same = [k for k in others if matches(versions[k], head) and not _said_anew(versions[k], head)]
        found = _of_one_voice(versions, [i, *same])
        taken.update(found)
        for k in near.of(found[:_ASKED]) if len(found) > 1 else ():
            if k not in taken and _fits(versions[k], [versions[m] for m in found[:_ASKED]]):
                found.append(k)
                taken.add(k)
        families.append([versions[k] for k in found])
    return families


def _fits(version: Version, family: Sequence[Version]) -> bool:
    """Whether a version that does not match the head matches another, and stands for the most part in all of them."""
    if len(version.words) < _FITS or version.kind == "indirect" or any(_differ(version, one) for one in family):
        return False
    long = [one for one in family if len(one.words) >= _FITS]
    shares = [share_kept(version.words, one.words) for one in long]
    if not math.fsum(shares) >= _FITS_SHARE * len(long) > 0 or not any(matches(version, one) for one in long):
        return False
    return not any(_said_anew(version, one) for one in family)


def _said_anew(version: Version, other: Version) -> bool:
    """Whether a version was printed more than a month from another, and what differs changes the meaning."""
    if not version.days or not other.days or version.words == other.words or version.days & other.days:
        return False
    if any(days_between(a, b) <= MONTH for a in version.days for b in other.days):
        return False
    judged, *_ = judge_words(*(read_words(one.quotes[0].words) for one in (other, version)))
    changed = {one.edit.meaning for one in judged if one.edit.meaning and one.level > Level.SLIGHT}
    once = min(len(version.words), len(other.words)) >= _ONCE
    return not changed.isdisjoint(_FIGURES) if once else bool(changed)


def _differ(a: Version, b: Version) -> bool:
    return bool(a.voice and b.voice and a.voice != b.voice)


def _of_one_voice(versions: Sequence[Version], found: list[int]) -> list[int]:
    """What was found, without those whom most of the others do not name, where the head names nobody."""
    head = versions[found[0]]
    if head.voice:
        return found
    allowed = "", _voice([versions[k] for k in found])
    return [k for k in found if versions[k].voice in allowed or _are_long_and_the_same(versions[k], head)]


def _voice(family: Sequence[Version]) -> str:
    """Whose a family is: the head's speaker, or if that one has no name the one whom most others name."""
    named = Counter(version.voice for version in family if version.voice)
    return family[0].voice or min(named, key=lambda name: (-named[name], name), default="")


def matches(version: Version, head: Version) -> bool:
    """Whether a version reports the head's utterance."""
    same = same_utterance(version.words, head.words)
    if not same.same:
        return False
    if _differ(version, head):
        return _are_long_and_the_same(version, head)
    known = bool(version.voice and head.voice)
    shorter = min(len(version.words), len(head.words))
    if not known and same.share < 1.0 and shorter < _AS_THEY_ARE:
        return False
    kinds = {version.kind, head.kind}
    if kinds == {"direct"} or ("indirect" not in kinds and shorter >= _LONG and same.share >= _LONG_KEPT):
        return True
    return _is_told_alike(version, head, known)


def _is_told_alike(a: Version, b: Version, known: bool) -> bool:
    """Whether enough of two versions that are not both in marks is the same; less is, where both speakers are named."""
    bar = _APART if not known else _TOLD if a.kind == b.kind == "indirect" else _PARTLY
    return len(a.telling & b.telling) >= bar


def _are_long_and_the_same(a: Version, b: Version) -> bool:
    """Whether the words of two people are the same long ones: given to one of them by mistake."""
    short, long = sorted((len(a.words), len(b.words)))
    if not (a.marked and b.marked) or short < max(_OTHERS, _OTHERS_SIZE * long):
        return False
    return len(a.telling & b.telling) >= _OTHERS_TELL and share_kept(a.words, b.words) >= _OTHERS_KEPT


def _add_short(shorts: Sequence[Version], families: list[list[Version]]) -> None:
    """Give each short version to the one family that holds it; what is left, and tells something in marks, stands by
    itself where it is printed again as it is."""
    longer = [version for family in families for version in family]
    family_of = [k for k, family in enumerate(families) for _ in family]
    near = _Near(longer, SHORT_RUN, 2)
    alone: dict[tuple[tuple[str, ...], str], list[Version]] = defaultdict(list)
    for short in shorts:
        if len(short.words) < SHORT_RUN or not (short.marked or _may_be_held(short)):
            continue
        same, open_ = set[int](), set[int]()
        for k in near.holding(short):
            if same_utterance(short.words, longer[k].words).same and not _said_anew(short, longer[k]):
                if short.voice and short.voice == longer[k].voice:
                    same.add(family_of[k])
                elif short.marked and not (short.voice and longer[k].voice):
                    open_.add(family_of[k])
        holders = same or open_
        if len(holders) == 1:
            families[min(holders)].append(short)
        elif short.marked and (short.telling or (short.voice and len(short.words) >= RUN)):
            alone[short.words, short.voice].append(short)
    families += alone.values()


def _may_be_held(short: Version) -> bool:
    return short.kind == "mixed" and len(short.telling) >= _SHORT_TELLS


def _printed(family: Sequence[Version], across: bool) -> list[StoredQuote]:
    """The quotes of a family; none, if it has to stand in several articles and does not."""
    voice = _voice(family)
    ranked = [((one.voice != voice, one.order), quote) for one in family for quote in one.quotes]
    if not across:
        return [quote for _, quote in ranked]
    if len({quote.article for _, quote in ranked}) < 2:
        return []
    kept: dict[str, list[StoredQuote]] = defaultdict(list)
    for _, quote in sorted(ranked, key=lambda pair: (pair[0], pair[1].span, pair[1].key)):
        if not any(overlaps(quote.span, other.span) for other in kept[quote.article]):
            kept[quote.article].append(quote)
    return [quote for some in kept.values() for quote in some]

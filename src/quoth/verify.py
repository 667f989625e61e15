"""A claimed quote against everything recorded: retrieve, align, attribute, judge, explain.

    claim ─ split at "he said" ─> words ─ corpus ─> passages ─ align ─> findings ─ rank ─> Verdict

``docs/decisions/0004-verdicts.md`` says where the lines between the verdicts were drawn, and what was measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from rapidfuzz.distance import LCSseq

from quoth.beside import find_contrary, tell_contrary, tell_spelling
from quoth.corpus import Corpus, MemoryCorpus, Passage
from quoth.data import Evidence, Record, Span, Verdict, VerdictName
from quoth.days import Between, read_range
from quoth.families.align import Step, place, share_kept, slide, standing, weight
from quoth.families.edits import find_moved, find_respelt, is_altered, judge
from quoth.families.ends import settle, stands_alone
from quoth.families.judged import Judged, Level
from quoth.families.normalise import Words, compounds_alike, read_words
from quoth.families.pieces import Claim, read_claim, split_claim
from quoth.families.retold import find_retold, without_that
from quoth.families.ruling.conditions import find_conditions
from quoth.families.ruling.cuts import find_cut_off
from quoth.families.values import join_values
from quoth.families.whole import show_whole
from quoth.findings import EXACT, Finding, explain, make_evidence, nearest_words, of_another, untold
from quoth.inner import find_inner
from quoth.offices import is_phrase
from quoth.quoted import find_denied, find_narrated, innermost, is_denied, is_marked
from quoth.splices import find_halves, find_sentences, is_spliced, own_parts, part_steps, tell_parts
from quoth.support import supports
from quoth.text import WORD, widen
from quoth.whose import (
    Said,
    find_breaks,
    hide_others,
    holder_at,
    is_interrupted,
    is_theirs,
    own_turns,
    said_at,
    same_person,
    spoken_words,
    stretches,
)

__all__ = ["Corpus", "MemoryCorpus", "split_claim", "verify_quote"]

_T = TypeVar("_T")

LIMIT = 24  # passages asked for
_READ = 12  # of these, the best by words as written are read as comparable words
_PLACES = 6  # of one passage, at which the claim stands word for word, are looked at
_ALIGNED = 8  # of those, the best by shared words are aligned word by word
_WHOLE, _OTHER = 0.9, 0.5  # where a passage shares the first of a claim's words, those below the second are left out
_SAME_UTTERANCE = 0.75  # share from which a primary source outranks a report that has the very words
_FAR, _FAR_MARKED = 30, 120  # words left out, unmarked or marked by an ellipsis, beyond which it is a splice
_MARGIN, _MORE = 100, 400  # characters at the ends of a passage within which a finding is read again, with so many more


@dataclass(frozen=True, slots=True)
class _Asked:
    """How a claim is to be compared."""

    by: str | None = None  # who is claimed to have said it
    exact: bool = False  # spelling and contractions are changes, too
    clause: bool = False  # it is given as a clause of its own
    retold: bool = False  # it is indirect speech: persons and tenses are the reporter's
    alone: bool = False  # no sentence is known that the claim stands in


def verify_quote(
    claim: str | Sequence[str],
    corpus: Corpus,
    *,
    by: str | None = None,
    between: Between | None = None,
    exact: bool = False,
    clause: bool = False,
    retold: bool = False,
) -> Verdict:
    """What the texts of the corpus say of a claimed quote.

    ``claim``: its words, or its pieces in order; narration inside ("… ," she said. "…") is left out.  ``by``: who is
    claimed to have said it, else whom the claim names; without a name nothing is ``misattributed``.  ``between``: days,
    months or years, or None.  ``exact``: spelling and contractions are changes too.  ``clause``: a clause of its own
    (Roe said “it is safe”), judged as a sentence is.  ``retold``: indirect, persons and tenses are the reporter's.
    """
    between = read_range(*between, ("between", "between")) if between else None
    told, named, ruled = read_claim(claim) if isinstance(claim, str) else Claim("")
    if by and named and not (same_person(named, by) or is_phrase(named)):
        told, ruled = str(claim), False  # the name is one of those in the words
    by = by or named
    text = " … ".join(split_claim(told) if isinstance(claim, str) else claim)
    shown = claim if isinstance(claim, str) else " … ".join(claim)
    words, searched = read_words(without_that(text) if retold else text), corpus.count(between=between)
    if not words.keys:
        return Verdict("not found", shown, by, reason="the claim holds no words", searched=searched)
    passages = corpus.candidates([surface for surface in words.surface if surface], LIMIT, by=by, between=between)
    how = _Asked(by, exact, clause or ruled, retold, isinstance(claim, str))
    findings = _find(words, passages, how)
    good = [finding for finding in findings if supports(finding, words)]
    best = _best(good, by)
    name, parts = _splice(words, corpus, between, how, (findings, best))
    if len(parts) > 1:
        return tell_parts(name, shown, by, parts, searched)
    if best is None:
        near = _unsaid(words, passages) or (f"; {nearest_words(findings[0])}" if findings else "")
        reason = f"nothing like it in {searched} text{'s' if searched != 1 else ''}{near}"
        return Verdict("not found", shown, by, reason=reason, searched=searched)
    return _verdict(shown, by, best, good, searched)


def _splice(
    words: Words, corpus: Corpus, between: Between | None, how: _Asked, found: tuple[Sequence[Finding], Finding | None]
) -> tuple[VerdictName, list[Evidence]]:  # fmt: skip
    """What the parts of a claim rest on, where no utterance has the whole as it is; ``found``: all, and the best."""

    def find(part: Words) -> Finding | None:
        asked = [surface for surface in part.surface if surface]
        near = _find(part, corpus.candidates(asked, LIMIT, by=how.by, between=between), how)
        return _best([finding for finding in near if supports(finding, part)], how.by)

    findings, best = found
    if best is not None and best.name in EXACT:
        return best.name, []
    if best is not None and best.name == "spliced":
        return "spliced", own_parts(best)
    halves = find_halves(words, findings) if best is None or best.score < _SAME_UTTERANCE else []
    return ("spliced", halves) if halves else find_sentences(words, findings, find)


def _find(words: Words, passages: Sequence[Passage], asked: _Asked) -> list[Finding]:
    """The passages that may hold the claim, aligned, best score first."""
    near: list[tuple[float, tuple[Record, Words]]] = []
    for record, span in _best_of(_nearest(words, passages), _READ):
        actual = spoken_words(record, read_words(record.article.text, *widen(record.article.text, span)))
        share = share_kept(actual.keys, words.keys) if len(actual) >= len(words) else _OTHER
        near.append((share, (record, actual)))
    findings: dict[tuple[str, Span], Finding] = {}
    for record, actual in _best_of(near, _ALIGNED):
        found = _align(words, record, actual, asked)
        if (wider := _wider(record, actual, found)) is not None:
            found = _align(words, record, wider, asked)
        for finding in found:
            findings.setdefault((record.article.id, finding.span), finding)
    return sorted(findings.values(), key=lambda finding: -finding.score)


def _wider(record: Record, actual: Words, found: Sequence[Finding]) -> Words | None:
    """A passage with more of its text, where a finding in it touches an end, beyond which the rest of the claim or
    what rules it may stand; None where none does."""
    text = record.article.text
    spans = [one.span for one in found if one.score >= _OTHER]
    start, end = (actual.spans[0][0], actual.spans[-1][1]) if found else (0, len(text))
    low = start > 0 and any(span[0] - start < _MARGIN for span in spans)
    high = end < len(text) and any(end - span[1] < _MARGIN for span in spans)
    if low:
        start = text.rfind(" ", 0, max(0, start - _MORE)) + 1
    if high:
        end = max(text.find(" ", end + _MORE), 0) or len(text)
    return spoken_words(record, read_words(text, start, end)) if low or high else None


def _nearest(words: Words, passages: Sequence[Passage]) -> list[tuple[float, Passage]]:
    """Each passage with its share of the claim in order, by the words as they are written: cheap, and near enough.

    A passage shorter than the claim may be a part of it, and is never left out for its share.
    """
    asked = [surface for surface in words.surface if surface]
    near = []
    for passage in passages:
        record, (start, end) = passage
        written = WORD.findall(record.article.text[start:end].lower().replace("’", "'"))
        whole = len(written) >= len(asked)
        near.append((LCSseq.similarity(asked, written) / len(asked) if whole else _OTHER, passage))
    return near


def _best_of(near: Sequence[tuple[float, _T]], most: int) -> list[_T]:
    """Those with the largest shares; the far ones not at all where one holds (nearly) the whole claim."""
    ranked = sorted(near, key=lambda pair: -pair[0])[:most]
    bar = _OTHER if ranked and ranked[0][0] >= _WHOLE else 0.0
    return [one for share, one in ranked if share >= bar]


def _align(words: Words, record: Record, actual: Words, asked: _Asked) -> list[Finding]:
    """The claim fitted into a passage; where only another's words come near it, into the named person's turns too."""
    found = _fit(words, record, actual, asked)
    if any(one.shared for one in found):  # nobody's words, unless they are a splice
        found = [one for one in found if one.name == "spliced" or not one.shared]
        found += [one for theirs in stretches(record, actual) for one in _fit(words, record, theirs, asked)]
    if asked.by and found and all(one.ours is False and one.name not in EXACT for one in found):
        own = own_turns(record, actual, asked.by)
        near = (turn for turn in own if share_kept(turn.keys, words.keys) >= _OTHER)
        found += [one for turn in near for one in _fit(words, record, turn, asked)]
    return found


def _fit(words: Words, record: Record, actual: Words, asked: _Asked) -> list[Finding]:
    actual, claimed = join_values(*compounds_alike(actual, words))
    bridges = frozenset(i for i, gap in claimed.gaps.items() if gap in ("ellipsis", "bracket") and i)
    places = [[Step("keep", (k, k + len(claimed)), (0, len(claimed)))] for k in _standing(actual, claimed)]
    fits = places or [settle(_placed(actual, claimed, bridges), actual, claimed)]
    made = (_fitted(steps, actual, claimed, record, asked) for steps in fits)
    return [finding for finding in made if finding is not None]


def _placed(actual: Words, claimed: Words, bridges: frozenset[int]) -> list[Step]:
    """The one place where the claim fits best."""
    return slide(place(actual.keys, claimed.keys, bridges), actual.keys, actual.ends, claimed.gaps)


def _standing(actual: Words, claimed: Words) -> Iterator[int]:
    """The first places where the claim stands word for word: others may have said it, or "not" may stand before it."""
    return islice(standing(actual.keys, claimed.keys), _PLACES)


def _fitted(steps: Sequence[Step], actual: Words, claimed: Words, record: Record, asked: _Asked) -> Finding | None:
    """What the claim amounts to as it is fitted into the record; None where the record's quotes hold none of it."""
    dropped = {step.actual: step.claimed[0] for step in steps if step.op == "drop"}
    marked = {span for span, at in dropped.items() if claimed.gaps.get(at) == "ellipsis"}
    actual = hide_others(record, actual, list(dropped), marked)
    kept_words = [i for step in steps if step.op == "keep" for i in range(*step.actual)]
    breaks = _breaks(record, actual, kept_words)
    found = find_moved(judge(part_steps(steps, breaks), actual, claimed), actual, claimed)
    found = find_narrated(found, actual, claimed, record)
    found = find_respelt(found, actual, claimed) if asked.exact else found
    named = "" if is_phrase(asked.by or "") else asked.by or ""
    found = find_retold(found, actual, claimed, named) if asked.retold else found
    found = find_cut_off(found, actual, claimed, clause=asked.clause, alone=asked.alone)
    judged = tuple(find_conditions(found, actual, claimed, clause=asked.clause))
    touched = [
        edit.step.actual for edit in judged if edit.step.op != "add" and edit.step.actual[0] < edit.step.actual[1]
    ]
    if not touched:
        return None
    kept = [False] * len(claimed)
    for edit in judged:
        if edit.step.op == "keep" or (edit.level <= Level.SLIGHT and edit.edit.op == "change"):
            kept[slice(*edit.step.claimed)] = [True] * (edit.step.claimed[1] - edit.step.claimed[0])
    total = weight(claimed.keys)
    score = weight([key for key, there in zip(claimed.keys, kept, strict=True) if there]) / total if total else 0.0
    reach = min(start for start, _ in touched), max(end for _, end in touched)
    span = actual.span(*reach)
    said = tuple(innermost(record, said_at(record, span), span, asked.by))
    if record.article.kind == "report" and not said:
        return None
    judged += (*find_denied(said), *find_inner(judged, actual, claimed, asked.clause, record, said))
    name = _name(judged, actual, claimed, span, said, asked.retold)
    cuts = _cuts(judged, breaks, actual, claimed, record, said)
    name = "spliced" if name not in ("reported", "spliced") and is_spliced(judged, cuts, claimed) else name
    told = tuple(show_whole(judged, actual, claimed))
    return Finding(
        record, span, told, score, said, tuple(kept), name, is_theirs(record, said, asked.by),
        tuple(actual.span(*one.step.actual) if one.step.actual[0] < one.step.actual[1] else None for one in judged),
        cuts, bool(breaks), stands_alone(actual, *reach), (actual, claimed),
    )  # fmt: skip


def _name(
    judged: Sequence[Judged], actual: Words, claimed: Words, span: Span, said: Sequence[Said], retold: bool
) -> VerdictName:
    """The verdict this one passage would give, whoever said it, were it one utterance."""
    kept = [edit.step for edit in judged if edit.edit.op == "keep"]
    compared = (retold or is_denied(said)) and any(edit.edit.meaning for edit in judged)
    if not compared and not is_marked(actual, [step.actual for step in kept], said):
        return "reported"
    if is_altered(judged, len(claimed)):
        return "altered"
    level = max((edit.level for edit in judged), default=Level.SAME)
    return "trimmed" if level == Level.OMISSION else "verbatim"


def _breaks(record: Record, actual: Words, kept: Sequence[int]) -> frozenset[int]:
    """The words kept before which another speaker begins."""
    if not kept:
        return frozenset()
    return find_breaks(record, actual, kept, said_at(record, actual.span(kept[0], kept[-1] + 1)))


def _cuts(
    judged: Sequence[Judged], breaks: frozenset[int], actual: Words, claimed: Words, record: Record,
    said: Sequence[Said],
) -> tuple[int, ...]:  # fmt: skip
    """The edits at which words of another utterance begin."""
    cuts = []
    for i, one in enumerate(judged):
        if one.edit.op == "keep" and one.step.actual[0] in breaks:
            cuts.append(i)
        gap = one.edit.op in ("drop", "change") and one.level >= Level.OMISSION
        if gap and _far(one, actual, claimed, record, said):
            cuts.append(i + 1)
    return tuple(sorted(set(cuts)))


def _far(edit: Judged, actual: Words, claimed: Words, record: Record, said: Sequence[Said]) -> bool:
    """Whether words left out part two utterances: too many of them, or enough of them said by somebody else."""
    start, end = edit.step.actual
    marked = claimed.gaps.get(edit.step.claimed[0]) == "ellipsis"
    if end - start > (_FAR_MARKED if marked else _FAR):
        return True
    if not start or end >= len(actual) or not record.article.turns:
        return False
    before, *between = (holder_at(said, actual.spans[i][0]) for i in range(start - 1, end))
    return is_interrupted(actual, [i for i, holder in enumerate(between, start) if holder != before])


_ORDER: dict[VerdictName, int] = {
    "verbatim": 0, "trimmed": 1, "altered": 2, "spliced": 3, "reported": 4, "misattributed": 5, "not found": 6,
}  # fmt: skip


def _rank(finding: Finding) -> tuple[bool, bool, int, float, int, str]:
    """Smaller is better: a primary source of this utterance, the verdict, the score, fewer edits, then the older."""
    return (
        not (finding.primary and finding.score >= _SAME_UTTERANCE),
        not (finding.name in EXACT or finding.score >= _SAME_UTTERANCE),
        _ORDER["altered" if _is_ones_own(finding) else finding.name],
        -round(finding.score, 3),
        sum(edit.level > Level.SAME for edit in finding.judged),
        finding.record.article.published or "9",
    )


def _is_ones_own(finding: Finding) -> bool:
    """Whether a splice has all its words of one person: it is nearer than some other utterance that has fewer."""
    return finding.name == "spliced" and finding.score == 1 and len({one.speaker for one in finding.said}) == 1


def _best(good: Sequence[Finding], by: str | None) -> Finding | None:
    """The finding that decides: the named person's own words, unless only somebody else said these very words.

    Words of which it is not known who said them are taken for the named person's until they are known for another's.
    """
    ours = sorted((finding for finding in good if finding.ours is not False), key=_rank)
    others = sorted((finding for finding in good if finding.ours is False), key=_rank)
    if not ours or not others:
        return next(iter(ours or others), None)
    mine, theirs = ours[0], others[0]
    if theirs.name not in EXACT or (mine.name in EXACT and any(finding.ours for finding in ours)):
        return mine
    if mine.name in EXACT:  # said by nobody known
        return theirs if theirs.score >= mine.score else mine
    return theirs if theirs.score > mine.score or mine.name == "reported" else mine


def _apart(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, of those at one place the first."""
    out: list[Finding] = []
    for one in findings:
        same = (kept for kept in out if kept.record.article.id == one.record.article.id)
        if not any(kept.span[0] < one.span[1] and one.span[0] < kept.span[1] for kept in same):
            out.append(one)
    return out


def _verdict(claim: str, by: str | None, best: Finding, good: Sequence[Finding], searched: int) -> Verdict:
    name: VerdictName = best.name
    reason = explain(best)
    changed = any(edit.edit.meaning for edit in best.judged) and best.name in ("altered", "spliced")
    if best.ours is False and best.name == "altered" and (changed or of_another(best)):  # nobody said these words
        said = " and ".join(dict.fromkeys(one.speaker or "?" for one in best.said))
        reason = f"nothing like it said by {by}; what {said} said is something else ({reason}): {nearest_words(best)}"
        reason += tell_spelling(best, by)
        return Verdict("not found", claim, by, reason=reason, searched=searched)
    if best.ours is False:
        said = " and ".join(dict.fromkeys(one.speaker or "?" for one in best.said))
        reason = f"said by {said}, not {by}" + ("" if name == "verbatim" else f"; {name}: {reason}")
        name = "misattributed"
    elif by and best.ours is None:
        reason = f"{reason}; {untold(best, by)}"
    cleaned = best.name == "verbatim" and any(edit.level == Level.CLEANED for edit in best.judged)
    contrary = find_contrary(best, sorted(good, key=_rank), by)
    others = sorted((f for f in good if f is not best), key=lambda f: (f not in contrary, _rank(f)))
    rest = _apart([best, *others])[1:5]
    reason += tell_contrary(best, contrary) + tell_spelling(best, by)
    evidence = (make_evidence(best, explain(best)), *(make_evidence(finding, explain(finding)) for finding in rest))
    return Verdict(name, claim, by, evidence, changed, cleaned, reason, searched)


def _unsaid(words: Words, passages: Sequence[Passage]) -> str:
    """Where a report has the very words outside its quotes: its writer's own, or a statement not known to be one."""
    for record, (start, end) in passages:
        if record.article.kind == "report":
            actual = read_words(record.article.text, start, end)
            if next(_standing(actual, words), None) is not None:
                where = f"the words stand in “{record.article.title or record.article.id}” outside quotes"
                return f" as anybody's speech; {where}: if they are a statement, say whose"
    return ""

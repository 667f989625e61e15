"""Claims that join words from separate utterances: where they are parted, and what each part rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from quoth.data import Evidence, Verdict, VerdictName
from quoth.families.align import Step, weight
from quoth.families.edits import is_altered
from quoth.families.judged import Judged
from quoth.families.normalise import Words, read_words
from quoth.families.wordlists import FUNCTION, SLIGHT
from quoth.findings import EXACT, Finding, begin_at, make_part
from quoth.whose import same_person

PART = 5  # words each part of a splice must have
_SENTENCE = 4  # words that a sentence must have to be looked for by itself
_CONTENT = 2  # and how many of them must say something
_SIDE = 4  # words that must stand on both sides of a gap that parts utterances, where more is changed
_SOLID = 0.95  # share of a half that must stand

Find = Callable[[Words], "Finding | None"]
"""What a part of a claim rests on; None where nothing supports it."""


def part_steps(steps: Sequence[Step], breaks: frozenset[int]) -> list[Step]:
    """The steps, with words kept parted where another speaker begins."""
    out: list[Step] = []
    for step in steps:
        (start, end), (first, _) = step.actual, step.claimed
        inside = sorted(i for i in breaks if start < i < end) if step.op == "keep" else []
        if not inside:
            out.append(step)
            continue
        for here, there in pairwise([start, *inside, end]):
            out.append(Step("keep", (here, there), (first + here - start, first + there - start)))
    return out


def find_halves(words: Words, findings: Sequence[Finding]) -> list[Evidence]:
    """What two findings hold of which one has the beginning and the other the rest."""
    size = len(words)
    if size < 2 * PART:
        return []
    pools = [finding for finding in findings if len(finding.kept) == size and finding.name != "reported"]
    heads = [_solid(finding.kept, words.keys) for finding in pools]
    tails = [_solid(finding.kept[::-1], words.keys[::-1])[::-1] for finding in pools]
    best: tuple[float, list[Evidence]] = (0.0, [])
    for cut in range(PART, size - PART + 1):
        first = max(((head[cut], -i) for i, head in enumerate(heads)), default=(0.0, 0))
        second = max(((tail[cut], -i) for i, tail in enumerate(tails) if i != -first[1]), default=(0.0, 0))
        if min(first[0], second[0]) >= _SOLID and first[0] + second[0] > best[0]:
            best = first[0] + second[0], _halves(pools[-first[1]], pools[-second[1]], cut)
    return best[1]


def _halves(first: Finding, second: Finding, cut: int) -> list[Evidence]:
    ahead = next((i for i, one in enumerate(first.judged) if one.step.claimed[0] >= cut), len(first.judged))
    last = first.judged[ahead - 1] if ahead else None
    if last is not None and last.step.claimed[1] > cut:  # the cut lies within an edit
        ahead, cut = (ahead, last.step.claimed[1]) if last.edit.op == "keep" else (ahead - 1, last.step.claimed[0])
    rest = begin_at(second, cut)
    parts = make_part(first, 0, ahead), make_part(rest, 0, len(rest.judged))
    return [part for part in parts if part is not None]


def _solid(kept: Sequence[bool], keys: Sequence[str]) -> list[float]:
    """For each number of words from the beginning, the share of their weight that stands; nothing for words that say
    too little to be recognised."""
    weights = [weight((key,)) for key in keys]
    there = accumulate((w if k else 0.0 for w, k in zip(weights, kept, strict=True)), initial=0.0)
    content = accumulate((key not in FUNCTION for key in keys), initial=0)
    whole = accumulate(weights, initial=0.0)
    return [have / total if said >= 3 else 0.0 for have, total, said in zip(there, whole, content, strict=True)]


def find_sentences(words: Words, findings: Sequence[Finding], find: Find) -> tuple[VerdictName, list[Evidence]]:
    """What a claim's first sentences and the others rest on, and what the claim is, where each stand by themselves:
    spliced from separate utterances, or altered where one utterance has them in another order.

    One of the two stands in one of the ``findings`` of the whole; the other is looked for first.
    """
    gaps = {i for i, gap in words.gaps.items() if gap == "ellipsis"}
    cuts = sorted({*(end + 1 for end in words.ends), *gaps})
    cuts = [cut for cut in cuts if _SENTENCE <= cut <= len(words) - _SENTENCE]
    kept = [finding.kept for finding in findings if len(finding.kept) == len(words)]
    ahead = max((cut for cut in cuts if any(all(one[:cut]) for one in kept)), default=0)
    behind = min((cut for cut in cuts if any(all(one[cut:]) for one in kept)), default=0)
    for cut, tail_first in dict.fromkeys([(ahead, True), (behind, False)]):
        halves = [(0, cut), (cut, len(words))]
        one = _find_part(words, *halves[tail_first], find) if cut else None
        other = _find_part(words, *halves[not tail_first], find) if one else None
        if one is None or other is None:
            continue
        first, second = (other, one) if tail_first else (one, other)
        same = _same_utterance(first, second)
        if same and first.span < second.span:
            continue
        made = (make_part(half, 0, len(half.judged)) for half in (first, second))
        return "altered" if same else "spliced", [part for part in made if part is not None]
    return "not found", []


def _find_part(words: Words, start: int, end: int, find: Find) -> Finding | None:
    """Where some of the claim stands as it is; None where it does not, or says too little to be looked for."""
    stop = words.spans[end][0] if end < len(words) else len(words.text)
    part = read_words(words.text[words.spans[start][0] : stop].strip(" …\n"))
    if len(part) < _SENTENCE or sum(key not in FUNCTION for key in part.keys) < _CONTENT:
        return None
    found = find(part)
    return found if found is not None and found.name in EXACT else None


def _same_utterance(one: Finding, other: Finding) -> bool:
    """Whether two findings stand in one turn of speech, or in one quote."""
    same = one.record.article.id == other.record.article.id
    return same and not {said.index for said in one.said}.isdisjoint(said.index for said in other.said)


def own_parts(finding: Finding) -> list[Evidence]:
    """What a finding that is itself a splice rests on, one utterance at a time."""
    at = [0, *finding.cuts, len(finding.judged)]
    made = (make_part(finding, start, end) for start, end in pairwise(at))
    return [part for part in made if part is not None]


def tell_parts(name: VerdictName, claim: str, by: str | None, parts: Sequence[Evidence], searched: int) -> Verdict:
    """The verdict on a claim that joins such parts, or turns them about."""
    people = _people(parts)
    places = " and ".join(dict.fromkeys(_place(part) for part in parts))
    whose = f" of {' and '.join(people)}" if len(people) > 1 else ""
    reason = f"joins words{whose} from separate utterances: {places}"
    if name == "altered":
        reason = f"its parts stand in another order: {places}"
    return Verdict(name, claim, by, tuple(parts), name == "spliced", reason=reason, searched=searched)


def _people(parts: Sequence[Evidence]) -> list[str]:
    """Who says the parts, each once and by the fullest name."""
    people: list[str] = []
    for name in sorted(dict.fromkeys(part.speaker or "?" for part in parts), key=lambda name: -len(name)):
        if not any(same_person(name, other) for other in people):
            people.append(name)
    return [name for name in dict.fromkeys(part.speaker or "?" for part in parts) if name in people]


def _place(part: Evidence) -> str:
    return f"{part.title or part.article}{f', {part.published[:10]}' if part.published else ''}"


def is_spliced(judged: Sequence[Judged], cuts: Sequence[int], claimed: Words) -> bool:
    """Whether enough words stand on both sides of one of the places at which another utterance begins; any are enough
    where the claim itself marks an omission, and any but small ones where nothing else is changed."""
    kept = [range(*one.step.claimed) if one.edit.op == "keep" else range(0) for one in judged]
    fine = not is_altered(judged, len(claimed))
    for cut in cuts:
        sides = [[i for words in part for i in words] for part in (kept[:cut], kept[cut:])]
        bar = 1 if cut < len(judged) and _is_marked(judged[cut], claimed) else _SIDE
        said = fine and all(any(claimed.keys[i] not in SLIGHT for i in side) for side in sides)
        if said or min(map(len, sides)) >= bar:
            return True
    return False


def _is_marked(one: Judged, claimed: Words) -> bool:
    return claimed.gaps.get(one.step.claimed[0]) == "ellipsis"

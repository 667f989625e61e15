"""Claims that join words from separate utterances: where they are parted, and what each part rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from quoth.data import Evidence, Verdict, VerdictName
from quoth.families.align import Step, weight
from quoth.families.normalise import Words, read_words
from quoth.families.wordlists import FUNCTION
from quoth.findings import Finding, make_part

PART = 5  # words each part of a splice must have
_SENTENCE = 4  # words that a sentence must have to be looked for by itself
_CONTENT = 2  # and how many of them must say something
_CUTS = 4  # places at which a claim of several sentences is parted, at the most
_EXACT = ("verbatim", "trimmed")

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
    best: tuple[float, list[Evidence]] = (0.0, [])
    for first in pools:
        for second in pools:
            if first is second:
                continue
            for cut in range(PART, size - PART + 1):
                parts = (first.kept[:cut], words.keys[:cut]), (second.kept[cut:], words.keys[cut:])
                shares = [_solid(kept, keys) for kept, keys in parts]
                if min(shares) >= 0.95 and sum(shares) > best[0]:
                    best = sum(shares), _halves(first, second, cut)
    return best[1]


def _halves(first: Finding, second: Finding, cut: int) -> list[Evidence]:
    ahead = next((i for i, one in enumerate(first.judged) if one.step.claimed[0] >= cut), len(first.judged))
    behind = next((i for i, one in enumerate(second.judged) if one.step.claimed[1] > cut), 0)
    parts = make_part(first, 0, ahead), make_part(second, behind, len(second.judged))
    return [part for part in parts if part is not None]


def _solid(kept: Sequence[bool], keys: Sequence[str]) -> float:
    """Share of a part's weight that stands; nothing for a part that says too little to be recognised."""
    total = weight(keys)
    content = sum(key not in FUNCTION for key in keys)
    if content < 3:
        return 0.0
    return weight([key for key, there in zip(keys, kept, strict=True) if there]) / total


def find_sentences(words: Words, find: Find) -> tuple[VerdictName, list[Evidence]]:
    """What a claim's first sentences and the others rest on, and what the claim is, where each stand by themselves:
    spliced from separate utterances, or altered where one utterance has them in another order."""
    gaps = {i for i, gap in words.gaps.items() if gap == "ellipsis"}
    cuts = sorted({*(end + 1 for end in words.ends), *gaps})
    for cut in [cut for cut in cuts if _SENTENCE <= cut <= len(words) - _SENTENCE][:_CUTS]:
        first = _find_part(words, 0, cut, find)
        second = _find_part(words, cut, len(words), find) if first else None
        if first is None or second is None or (_same_utterance(first, second) and first.span < second.span):
            continue
        made = (make_part(one, 0, len(one.judged)) for one in (first, second))
        name: VerdictName = "altered" if _same_utterance(first, second) else "spliced"
        return name, [part for part in made if part is not None]
    return "not found", []


def _find_part(words: Words, start: int, end: int, find: Find) -> Finding | None:
    """Where some of the claim stands as it is; None where it does not, or says too little to be looked for."""
    stop = words.spans[end][0] if end < len(words) else len(words.text)
    part = read_words(words.text[words.spans[start][0] : stop].strip(" …\n"))
    if len(part) < _SENTENCE or sum(key not in FUNCTION for key in part.keys) < _CONTENT:
        return None
    found = find(part)
    return found if found is not None and found.name in _EXACT else None


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
    people = list(dict.fromkeys(part.speaker or "?" for part in parts))
    places = " and ".join(dict.fromkeys(_place(part) for part in parts))
    whose = f" of {' and '.join(people)}" if len(people) > 1 else ""
    reason = f"joins words{whose} from separate utterances: {places}"
    if name == "altered":
        reason = f"its parts stand in another order: {places}"
    return Verdict(name, claim, by, tuple(parts), name == "spliced", reason=reason, searched=searched)


def _place(part: Evidence) -> str:
    return f"{part.title or part.article}{f', {part.published[:10]}' if part.published else ''}"

"""What people decided about two identities: the same, not the same, unsure.  Append-only, and its algebra.

A judgement is never changed or deleted; a later one about the same pair takes its place.  Everything derived (who is
one person with whom, what contradicts what) is a pure function of the list, so it can be thrown away and rebuilt.
After nomenklatura's resolver, without its state.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from quoth.errors import InputError

Verdict = Literal["same", "not the same", "unsure"]
VERDICTS: tuple[Verdict, ...] = ("same", "not the same", "unsure")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision about two identities; the order of the two does not matter."""

    left: str
    right: str
    verdict: Verdict
    by: str = ""  # who decided
    at: str = ""  # ISO 8601
    note: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The two identities in sorted order."""
        return (self.left, self.right) if self.left <= self.right else (self.right, self.left)


@dataclass(frozen=True, slots=True)
class Decided:
    """What follows from a list of judgements."""

    canonical: dict[str, str]  # identity -> the first of its cluster in sorted order; only identities ever judged
    apart: frozenset[tuple[str, str]]  # pairs of canonical identities that are not the same
    contradictions: tuple[tuple[str, str], ...]  # pairs judged not the same, yet joined by others judged the same

    def verdict(self, a: str, b: str) -> Verdict | None:
        """What follows for two identities: directly, or through others; None where nothing does."""
        x, y = self.canonical.get(a, a), self.canonical.get(b, b)
        if x == y:
            return "same"
        return "not the same" if (min(x, y), max(x, y)) in self.apart else None


def latest(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The judgement in force for each pair: the one that came last."""
    return {j.pair: j for j in judgements}


def decide(judgements: Iterable[Judgement]) -> Decided:
    """Clusters, separations and contradictions; the same for any order of judgements about different pairs."""
    force = latest(judgements)
    parent: dict[str, str] = {}

    def root(x: str) -> str:
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for (a, b), j in force.items():
        ra, rb = root(a), root(b)
        if j.verdict == "same" and ra != rb:
            parent[max(ra, rb)] = min(ra, rb)
    canonical = {x: root(x) for x in sorted(parent)}
    apart: set[tuple[str, str]] = set()
    against: list[tuple[str, str]] = []
    for (a, b), j in sorted(force.items()):
        if j.verdict == "not the same":
            x, y = sorted((canonical[a], canonical[b]))
            if x == y:
                against.append((a, b))
            else:
                apart.add((x, y))
    return Decided(canonical, frozenset(apart), tuple(against))


def to_line(judgement: Judgement) -> str:
    """A judgement as one line of JSON."""
    j = judgement
    row = {"left": j.left, "right": j.right, "verdict": j.verdict, "by": j.by, "at": j.at, "note": j.note}
    return json.dumps({k: v for k, v in row.items() if v}, ensure_ascii=False)


def from_lines(lines: Sequence[str], source: str = "judgements") -> tuple[Judgement, ...]:
    """Judgements from lines of JSON, in their order; blank lines are skipped."""
    out = []
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            verdict = row["verdict"]
            if verdict not in VERDICTS:
                raise ValueError(f"verdict is {verdict!r}, not one of {', '.join(VERDICTS)}")
            facts = {k: str(row.get(k, "")) for k in ("by", "at", "note")}
            out.append(Judgement(str(row["left"]), str(row["right"]), verdict, **facts))
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(source, "bad-judgement", f"line {n} is no judgement: {error}") from error
    return tuple(out)

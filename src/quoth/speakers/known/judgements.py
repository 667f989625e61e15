"""What people decided about two identities: the same, not the same, unsure.  Append-only, and its algebra.

A judgement is never changed or deleted; a later one about the same pair takes its place.  Everything derived (who is
one person with whom, what contradicts what) is a pure function of the list, so it can be thrown away and rebuilt.
After nomenklatura's resolver, without its state.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from quoth.errors import InputError

Verdict = Literal["same", "not the same", "unsure"]
VERDICTS: tuple[Verdict, ...] = ("same", "not the same", "unsure")


@dataclass(frozen=True, slots=True)
class SamePerson:
    """One decision on whether two identities are one person; the order of the two does not matter."""

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


def latest(judgements: Iterable[SamePerson]) -> dict[tuple[str, str], SamePerson]:
    """The judgement in force for each pair: the one that came last."""
    return {j.pair: j for j in judgements}


def decide(judgements: Iterable[SamePerson]) -> Decided:
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


def to_line(judgement: SamePerson) -> str:
    """A judgement as one line of JSON."""
    j = judgement
    row = {"left": j.left, "right": j.right, "verdict": j.verdict, "by": j.by, "at": j.at, "note": j.note}
    return json.dumps({k: v for k, v in row.items() if v}, ensure_ascii=False)


def sift_lines(lines: Sequence[str]) -> tuple[tuple[SamePerson, ...], tuple[str, ...]]:
    """Judgements from lines of JSON, in their order, and why which lines are none; blank lines are skipped."""
    out, refused = [], []
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            out.append(_from_row(json.loads(line)))
        except (ValueError, RecursionError) as error:
            refused.append(f"line {n} is no judgement: {error}")
    return tuple(out), tuple(refused)


def _from_row(row: object) -> SamePerson:
    if not isinstance(row, dict):
        raise ValueError("it is no JSON object")
    facts = {k: str(row.get(k, "")) for k in ("left", "right", "verdict", "by", "at", "note")}
    why = unfit(facts["left"], facts["right"])
    if why or facts["verdict"] not in VERDICTS:
        raise ValueError(why or f"verdict is {facts['verdict']!r}, not one of {', '.join(VERDICTS)}")
    return SamePerson(**facts)  # type: ignore[arg-type]


def unfit(left: str, right: str) -> str:
    """Why nothing can be decided about two identities; nothing where it can."""
    if not left.strip() or not right.strip():
        return f"the {'right' if left.strip() else 'left'} speaker has no name"
    return f"both speakers are {left.strip()!r}" if left.strip() == right.strip() else ""


def read_list(path: Path, encoding: str) -> str:
    """The text of a file; of a device, which may never end, the beginning."""
    if not path.is_char_device():
        return path.read_text(encoding=encoding)
    with path.open(encoding=encoding) as device:
        return device.read(_OF_A_DEVICE)


_OF_A_DEVICE = 1 << 20  # characters


def read_judgements(path: Path) -> tuple[tuple[SamePerson, ...], tuple[str, ...]]:
    """The judgements of a list, and which of its lines are refused and why; raises where no line of it is any."""
    try:
        lines = read_list(path, "utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise InputError(str(path), "unreadable", f"cannot be read as UTF-8 text: {error}") from error
    except OSError as error:
        raise InputError(str(path), "unreadable", f"cannot be read ({error.strerror})") from error
    read, refused = sift_lines(lines)
    if refused and not read:
        raise InputError(str(path), "bad-judgement", refused[0])
    return read, tuple(f"{path}: {why}; it is passed over" for why in refused)

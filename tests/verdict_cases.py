"""The notation of ``cases/verdicts.txt``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quoth.corpus import MemoryCorpus
from quoth.data import Article, Record
from quoth.ingest.turns import as_transcript

_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")


@dataclass(frozen=True)
class Case:
    """One claim with the verdict it must get."""

    verdict: str
    extra: str
    claim: str
    by: str | None
    transcript: str
    rule: str

    def corpus(self) -> MemoryCorpus:
        return MemoryCorpus([Record(as_transcript(Article("speech", self.transcript, title="speech")))])


def read_cases(path: Path) -> Iterator[Case]:
    transcript: list[str] = []
    rule = ""
    before = ""
    for written in path.read_text(encoding="utf-8").splitlines():
        line = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), written)
        if line.startswith("> "):
            transcript = [*(transcript if before.startswith("> ") else []), line[2:]]
        elif line.startswith("#"):
            rule = line.strip("# ")
        elif line.strip():
            name, claim, by = (part.strip() for part in line.split("|"))
            m = re.fullmatch(r"(not found|\w+)(?: (\w+))?", name)
            assert m, line
            yield Case(m[1], m[2] or "", claim, by or None, "\n".join(transcript), rule)
        before = line

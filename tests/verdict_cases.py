"""The notation of ``cases/verdicts*.txt``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from quoth.corpus import MemoryCorpus
from quoth.data import Article, Record
from quoth.ingest.turns import as_transcript
from quoth.pipeline import read_text

_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")


@dataclass(frozen=True)
class Case:
    """One claim with the verdict it must get."""

    verdict: str
    extra: str
    claim: str
    by: str | None
    source: str
    rule: str
    report: bool = False

    def corpus(self) -> MemoryCorpus:
        return MemoryCorpus([_read_report(self.source) if self.report else _read_transcript(self.source)])


def _read_transcript(text: str) -> Record:
    return Record(as_transcript(Article("speech", text, title="speech")))


@lru_cache(maxsize=64)
def _read_report(text: str) -> Record:
    return read_text(text)


def read_cases(path: Path) -> Iterator[Case]:
    source: list[str] = []
    rule = ""
    before = ""
    for written in path.read_text(encoding="utf-8").splitlines():
        line = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), written)
        if line.startswith("> "):
            source = [*(source if before.startswith("> ") else []), line[2:]]
        elif line.startswith("#"):
            rule = line.strip("# ")
        elif line.strip():
            name, claim, by = (part.strip() for part in line.split("|"))
            m = re.fullmatch(r"(not found|\w+)(?: (\w+))?", name)
            assert m, line
            report = source[0].startswith("> ")
            text = "\n\n".join(one[2:] for one in source) if report else "\n".join(source)
            yield Case(m[1], m[2] or "", claim, by or None, text, rule, report)
        before = line

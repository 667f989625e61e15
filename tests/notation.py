"""A text with marked spans <-> plain text and spans, so that a case is one readable line."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).parent / "cases"


def read_cases(name: str) -> list[str]:
    """The lines of a case file, rules and remarks left out."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def unmark(line: str, opening: str = "⟦", closing: str = "⟧") -> tuple[str, list[tuple[int, int]]]:
    """The plain text and the marked spans, in the order in which they begin."""
    text, stack, spans = "", [], []
    for c in line:
        if c == opening:
            stack.append(len(spans))
            spans.append((len(text), len(text)))
        elif c == closing:
            i = stack.pop()
            spans[i] = (spans[i][0], len(text))
        else:
            text += c
    assert not stack, line
    return text, spans

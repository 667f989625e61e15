"""A text with marked spans <-> plain text and spans, so that a case is one readable line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from quoth.data import Quote, Span, Spans

CASES = Path(__file__).parent / "cases"
_OTHERS = (("⟦⟧{}", "⟨", "⟩"), ("⟦⟧⟨⟩", "{", "}"))
"""Of a phrase: marks to leave out, and those to read."""
_MARKS = {"⟦": ("content", "⟧"), "⟨": ("source", "⟩"), "{": ("cue", "}")}


def read_cases(name: str) -> list[str]:
    """The lines of a case file, rules and remarks left out."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def unmark(line: str, opening: str = "⟦", closing: str = "⟧") -> tuple[str, list[tuple[int, int]]]:
    """The plain text and the marked spans, in the order in which they begin."""
    text = ""
    stack: list[int] = []
    spans: list[Span] = []
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


def read_phrases(kind: str) -> list[str]:
    """The cases of one kind in the file of phrases, without the kind."""
    lines = (line.partition(": ") for line in read_cases("speakers_phrases.txt"))
    return [case for found, _, case in lines if found == kind]


class Phrase(NamedTuple):
    """A phrase in a sentence, and what is to be found out about it."""

    text: str
    span: Span
    source: Spans  # in ⟨⟩
    cue: Spans  # in {}
    expected: str


def read_phrase(case: str) -> Phrase:
    """The phrase in ⟦⟧, with what else is marked."""
    marked, _, expected = case.rpartition(" → ")
    text, [span] = unmark(marked.translate(dict.fromkeys(map(ord, "⟨⟩{}"))))
    source, cue = (tuple(unmark(marked.translate(dict.fromkeys(map(ord, rest))), *pair)[1]) for rest, *pair in _OTHERS)
    return Phrase(text, span, source, cue, expected)


def read_quotes(line: str) -> tuple[str, list[Quote], list[str]]:
    """Text, quotes and expected speakers of a case; a cue belongs to the source nearest to it."""
    body, _, expected = line.rpartition(" → ")
    body = re.sub(r" ?¶ ?", "\n\n", body)
    text = ""
    found: dict[str, list[Span]] = {"content": [], "source": [], "cue": []}
    stack: list[tuple[str, int]] = []
    order: list[tuple[str, int]] = []
    for c in body:
        if c in _MARKS:
            role = _MARKS[c][0]
            stack.append((role, len(found[role])))
            found[role].append((len(text), len(text)))
            order.append((role, len(text)))
        elif stack and c == _MARKS[{"content": "⟦", "source": "⟨", "cue": "{"}[stack[-1][0]]][1]:
            role, i = stack.pop()
            found[role][i] = (found[role][i][0], len(text))
        else:
            text += c
    quotes = []
    for n, content in enumerate(found["content"]):
        source = found["source"][n]
        cue: Spans = ()
        if source[0] < source[1] and found["cue"]:
            cue = (min(found["cue"], key=lambda s: _apart(s, source)),)
        elif source[0] == source[1]:  # "⟨⟩{adding}": a cue whose source is not given
            cue = tuple(c for c in found["cue"] if c[0] == source[0])
        kind = "direct" if "“" in text[max(0, content[0] - 1) : content[0] + 1] else "indirect"
        quotes.append(
            Quote(f"q{n + 1}", kind, (content,), cue, (source,) if source[0] < source[1] else ())  # type: ignore[arg-type]
        )
    return text, quotes, [e.strip() for e in expected.split(" | ")]


def _apart(a: Span, b: Span) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)

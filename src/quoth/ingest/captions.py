"""Captions -> transcript: WebVTT and SubRip cues joined to turns, with their speakers and times.

WebVTT: https://www.w3.org/TR/webvtt1/ (cue timings, ``<v Name>`` voice spans).  SubRip has no standard; speakers are
written ``NAME:``, ``[Name]`` or ``>> NAME:``, and ``>>`` or a leading dash marks a change of speaker.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from quoth.data import Article, Turn

_TIMING = re.compile(
    r"(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,2}):(?P<s>\d{1,2})[.,](?P<ms>\d{1,3})[ \t]*-->[ \t]*"
    r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]{1,80})>")
_TAG = re.compile(r"<[^<>\n]{0,80}>")
_NAMED = re.compile(r"^(?:>>+|[-–—])?\s*(?:\[([^\[\]:]{2,50})\]:?|([A-Z][^\s:]*(?: [A-Z(][^\s:]*){0,4})\s?:)(?=\s|$)")
_CHANGE = re.compile(r"^(?:>>+|[-–—])\s*")
_NOISE = re.compile(r"^[\[(♪][^\])]*[\])♪]?$")
_SKIPPED = ("NOTE", "STYLE", "REGION", "WEBVTT")
_MAX_CUES = 200_000
_SILENCE = 8.0  # seconds without a caption after which an unnamed speaker is no longer taken to be the same


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: its start in seconds, who speaks when it says so, and its words on one line."""

    time: float
    speaker: str | None
    words: str
    changes: bool = False  # it marks a change of speaker without naming one


def is_captions(text: str) -> bool:
    """Whether a text is WebVTT or SubRip."""
    head = text.lstrip("\ufeff \t\r\n")[:2000]
    return head.startswith("WEBVTT") or bool(re.match(r"\d+\s*\r?\n\s*" + _TIMING.pattern, head))


def read_cues(text: str) -> Iterator[Cue]:
    """The cues of a caption file in order; broken blocks are passed over, repeated lines of roll-up captions once."""
    last = ""
    speaker: str | None = None
    for number, block in enumerate(re.split(r"\r?\n[ \t]*\r?\n|\r\r", text.lstrip("\ufeff"))):
        if number > _MAX_CUES:
            return
        lines = block.strip().splitlines()
        at = next((i for i, line in enumerate(lines[:2]) if _TIMING.search(line)), None)
        if at is None or (lines[0].startswith(_SKIPPED) and at == 0):
            continue
        m = _TIMING.search(lines[at])
        assert m is not None
        time = int(m["h"] or 0) * 3600 + int(m["m"]) * 60 + int(m["s"]) + int(m["ms"].ljust(3, "0")) / 1000
        for line in lines[at + 1 :]:
            named, changes, words = _read_line(line)
            if not words or words == last:
                continue
            last, speaker = words, named
            yield Cue(time, speaker, words, changes)


def _read_line(line: str) -> tuple[str | None, bool, str]:
    voice = _VOICE.search(line)
    words = html.unescape(_TAG.sub("", line)).strip()
    words = re.sub(r"\s+", " ", words)
    if _NOISE.match(words):
        return None, False, ""
    named = _NAMED.match(words)
    if named:
        return (named[1] or named[2]).strip(), True, words[named.end() :].strip()
    changed = _CHANGE.match(words)
    return (voice[1].strip() if voice else None), bool(changed or voice), _CHANGE.sub("", words)


def captions_article(text: str, *, article_id: str, title: str | None = None) -> Article | None:
    """The captions as a transcript, a paragraph a turn, labelled where somebody is named; None without words."""
    pieces: list[str] = []
    turns: list[Turn] = []
    length = 0
    current: list[str] = []
    speaker, began, latest = "", 0.0, -1e9

    def close() -> None:
        nonlocal length
        if not current:
            return
        label = f"{speaker}: " if speaker else ""
        words = " ".join(current)
        if pieces:
            length += 2
        turns.append(Turn(speaker or "UNKNOWN", (length + len(label), length + len(label) + len(words)), began))
        pieces.append(label + words)
        length += len(pieces[-1])
        current.clear()

    for cue in read_cues(text):
        silent = not speaker and cue.time - latest > _SILENCE
        if (cue.speaker and cue.speaker != speaker) or (cue.changes and not cue.speaker) or silent or not current:
            if not (cue.speaker is None and not cue.changes and not silent and current):
                close()
            if cue.speaker or cue.changes or silent:
                speaker = cue.speaker or ""
            began = cue.time
        current.append(cue.words)
        latest = cue.time
    close()
    if not turns:
        return None
    return Article(article_id, "\n\n".join(pieces), title=title, kind="transcript", turns=tuple(turns))

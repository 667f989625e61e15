"""Captions -> transcript: WebVTT and SubRip cues joined to turns, with their speakers and times.

WebVTT: https://www.w3.org/TR/webvtt1/ (cue timings, ``<v Name>`` voice spans).  SubRip has no standard; speakers are
written ``NAME:``, ``[Name]`` or ``>> NAME:``, and ``>>`` or a leading dash marks a change of speaker.  "Remember:" at
the start of a caption names nobody: a file labels its speakers in one way, and that way decides.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from quoth.data import Article, Turn
from quoth.ingest.labels import DENSE, MIN_DENSE, MIN_TURNS, bare_name, is_label, is_unnamed_person, without_aside

_TIMING = re.compile(
    r"(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,2}):(?P<s>\d{1,2})[.,](?P<ms>\d{1,3})[ \t]*-->[ \t]*"
    r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]{1,80})>")
_TAG = re.compile(r"<[^<>\n]{0,80}>|\{\\[^{}\n]{0,80}\}")  # "{\an8}": where SubRip puts a caption
_SOUND = re.compile(  # what is heard and not said; "[inaudible]" stands for words, and stays
    r"[\[(](?:[^\[\]()]{0,30}[\s-])?(?:applau(?:se|ding)|laugh(?:s|ter|ing|ed)?|music|cheer(?:s|ing)?|boo(?:s|ing)|"
    r"sigh(?:s|ing)?|cough(?:s|ing)?|chuckl(?:es?|ing)|gasp(?:s|ing)?|paus(?:es?|ing)|silence|"
    r"sob(?:s|bing)|cries|crying|groan(?:s|ing)?|scream(?:s|ing)?|clap(?:s|ping)|sing(?:s|ing)|"
    r"chant(?:s|ing)?|hum(?:s|ming)|sirens?|phone|noises?|sounds?|beep(?:s|ing)?|chatter(?:ing)?|clears? throat|"
    r"sniff(?:s|les|ing)?|snort(?:s|ing)?|gunshots?|explosions?|barking|rings|ringing|"
    r"knock(?:s|ing)|footsteps|theme|whistl(?:es|ing)|playing)\b[^\[\]()]{0,20}[\])]\s*",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"inaud|unintel|indist|cross ?talk|foreign|speaking|redact|bleep|censor|audio|video|translat", re.IGNORECASE
)
_NAMED = re.compile(
    r"^(?P<mark>>>+|[-–—])?\s*(?:\[(?P<boxed>[^\[\]:]{2,50})\]:?|"
    r"(?P<name>[A-Z][^\s:]*(?: (?:[A-Z(][^\s:]*|\[[^\[\]:]{1,30}\])){0,4})\s?:)(?=\s|$)"
)
_UNNAMED = re.compile(r"^(?:>>+|[-–—])?\s*(?P<name>[A-Z0-9][^:\[\]]{1,50}):(?=\s)")
_CHANGE = re.compile(r"^(?:>>+|[-–—])\s*")
_NOISE = re.compile(r"^[\[(♪][^\])]*[\])♪]?$")
_WORD = re.compile(r"\w")
_SKIPPED = ("NOTE", "STYLE", "REGION", "WEBVTT")
_MAX_CUES = 200_000
NOBODY = "UNKNOWN"  # whose the turns are of whom nobody is named
_SILENCE = 8.0  # seconds without a caption after which an unnamed speaker is no longer taken to be the same


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: its start in seconds, who speaks when it says so, and its words on one line."""

    time: float | None
    speaker: str | None
    words: str
    changes: bool = False  # it marks a change of speaker without naming one
    end: float | None = None  # in seconds, where it is known


def read_cues(text: str) -> Iterator[Cue]:
    """The cues of a caption file in order; broken blocks are passed over, repeated lines of roll-up captions once."""
    lines = list(_timed_lines(text))
    names = _plain_names([line for _, line in lines])
    last, named = "", None
    for time, line in lines:
        for speaker, changes, words in _read_line(line, names):
            if not words:
                named = speaker or named  # a name that has a line for itself is that of the next words
            elif words != last:
                last = words
                yield Cue(time, speaker or named, words, changes or named is not None)
                named = None


def _timed_lines(text: str) -> Iterator[tuple[float, str]]:
    """Each line of words with the start of its cue."""
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
        yield from ((time, line) for line in lines[at + 1 :])


def _words(line: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(_TAG.sub("", line)).strip())


def _plain_names(lines: Sequence[str]) -> frozenset[str]:
    """What stands before a colon without capitals, brackets or a mark, as far as it names speakers here.

    Where the file has voices or labels in capitals, such words must return to be a name, and a single word is none;
    elsewhere a single word must return beside others, or such words begin half of the lines.
    """
    found = Counter(m["name"] for line in lines if (m := _NAMED.match(_words(line))) and _is_plain(m))
    stated = any(_VOICE.search(line) for line in lines) or any(
        bare_name(m["name"] or "").isupper() for line in lines if (m := _NAMED.match(_words(line)))
    )
    returning = {name for name, count in found.items() if count >= MIN_TURNS}
    long = {name for name in found if " " in name}
    if stated:
        return frozenset(returning & long)
    if found.total() >= max(MIN_DENSE, DENSE * len(lines)) and not long:
        return frozenset(found)
    return frozenset(long | returning if len(long | returning) > 1 else long)


def _is_plain(m: re.Match[str]) -> bool:
    """Whether a possible label has nothing but its colon to tell it from a sentence."""
    return (
        bool(m["name"])
        and not (m["mark"] or "").startswith(">")
        and not bare_name(m["name"]).isupper()
        and is_label(m["name"])
    )


def _read_line(line: str, names: Collection[str]) -> Iterator[tuple[str | None, bool, str]]:
    """Who speaks, whether somebody else does, and the words, for each voice of a line."""
    voices = list(_VOICE.finditer(line))
    if not voices:
        yield _read_words(line, names)
        return
    if _WORD.search(before := _words(line[: voices[0].start()])):
        yield _read_words(before, names)
    for voice, end in zip(voices, [*(v.start() for v in voices[1:]), len(line)], strict=True):
        said, _, after = line[voice.end() : end].partition("</v>")
        outside = _words(after) if _WORD.search(_words(after)) else ""
        words = _without_sounds(_words(said if outside else f"{said}{after}"))
        if words:
            yield voice[1].strip(), True, words
        if outside:
            yield None, True, _without_sounds(outside)


def _read_words(line: str, names: Collection[str]) -> tuple[str | None, bool, str]:
    words = _words(line)
    changed = _CHANGE.match(words)
    if sound := _SOUND.match(words, changed.end() if changed else 0):
        return None, bool(changed), _without_sounds(words[sound.end() :])
    if _NOISE.match(words):
        return None, False, ""
    named = _NAMED.match(words)
    if named and _names_speaker(named, names):
        return (
            without_aside(named["boxed"] or named["name"]),
            True,
            _without_sounds(words[named.end() :].strip()),
        )
    other = _UNNAMED.match(words)
    if other and is_unnamed_person(other["name"]):
        return other["name"], True, _without_sounds(words[other.end() :].strip())
    return None, bool(changed), _CHANGE.sub("", words)


def _names_speaker(named: re.Match[str], names: Collection[str]) -> bool:
    label = named["boxed"] or named["name"]
    if named["boxed"] and _LOST.search(label):
        return False
    return is_label(label) and (not _is_plain(named) or named["name"] in names)


def _without_sounds(words: str) -> str:
    """The words without the sounds noted before them; a line of nothing but a note has none."""
    while sound := _SOUND.match(words):
        words = words[sound.end() :]
    return "" if _NOISE.match(words) else words


def _starts(cues: Sequence[Cue], at: int) -> Iterator[tuple[int, float]]:
    """Where each cue of a turn begins that is later than the one before it, and when."""
    time = cues[0].time
    for cue in cues:
        if cue.time is not None and cue.time != time:
            yield at, (time := cue.time)
        at += len(cue.words) + 1


def captions_article(text: str, *, article_id: str, title: str | None = None) -> Article | None:
    """The captions as a transcript; None without words."""
    return cues_article(read_cues(text), article_id=article_id, title=title)


def cues_article(cues: Iterable[Cue], *, article_id: str, title: str | None = None) -> Article | None:
    """Captions as a transcript, a paragraph a turn, labelled where somebody is named; None without words."""
    pieces: list[str] = []
    turns: list[Turn] = []
    length = 0
    current: list[Cue] = []
    speaker, began, latest = "", cast(float | None, None), cast(float | None, None)

    def close() -> None:
        nonlocal length
        if not current:
            return
        label = f"{speaker}: " if speaker else ""
        if pieces:
            length += 2
        start = length + len(label)
        words = " ".join(cue.words for cue in current)
        turns.append(Turn(speaker or NOBODY, (start, start + len(words)), began, tuple(_starts(current, start))))
        pieces.append(label + words)
        length += len(pieces[-1])
        current.clear()

    for cue in cues:
        silent = not speaker and cue.time is not None and latest is not None and cue.time - latest > _SILENCE
        if (cue.speaker and cue.speaker != speaker) or (cue.changes and not cue.speaker) or silent or not current:
            if not (cue.speaker is None and not cue.changes and not silent and current):
                close()
            if cue.speaker or cue.changes or silent:
                speaker = cue.speaker or ""
            began = cue.time
        current.append(cue)
        latest = cue.time if cue.end is None else cue.end
    close()
    if not turns:
        return None
    return Article(article_id, "\n\n".join(pieces), title=title, kind="transcript", turns=tuple(turns))

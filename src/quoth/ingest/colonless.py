"""Labels of a transcript without a colon: "Jane Roe  0:12", "JANE ROE" or "Jane Roe -- Engineer" on its own line,
"Mr. ROE. I yield.", "**Jane Roe.** I yield.", "Jane Roe – I yield.", Zoom's columns of names, times and words,
and tables.

Without a colon a line may be many things, so the names must return, and be several people's, all through the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from quoth.ingest.labels import (
    CLOCK,
    MIN_DENSE,
    MIN_TURNS,
    START,
    TIME,
    UNKNOWN,
    is_label,
    is_unnamed_person,
    stands_as_label,
)
from quoth.text import TITLES_CUT_SHORT, common_words

Label = tuple[int, int, str]
"""Start, end and name."""

_DENSE = 0.3  # share of the lines that labels without a colon begin
_ALONE = re.compile(  # a name that has a line for itself, or stands in bold before what is said
    rf"{START}(?:(?P<marks>\*{{2,3}}|__)(?P<bold>[^\W\d_][^:\n*_]{{1,60}}?)\.?(?P=marks)(?=\s)"
    r"|(?P<plain>[^\W\d_][^:\n*_]{1,80}?)[ \t]*$)",
    re.MULTILINE,
)
_TIMED = re.compile(  # a name and a time on a line for themselves
    rf"{START}(?P<name>[^\W\d_][^:\n*_\[\](]{{0,60}}?)[ \t]+(?:{TIME}|{CLOCK})[ \t]*$", re.MULTILINE
)
_COLUMNS = re.compile(  # name, time and words, or time, name and words, parted by tabs
    rf"^\ufeff?(?:(?P<name>[^\W\d_][^:\n\t*_]{{0,60}}?)\t+(?:{TIME}|{CLOCK})"
    rf"|(?:{TIME}|{CLOCK})\t+(?P<second>[^\W\d_][^:\n\t*_]{{0,60}}?))\t+(?=\S)",
    re.MULTILINE,
)
_BARRED = re.compile(  # the same in a table of Markdown: a name, perhaps behind a time, and words, parted by bars
    rf"^\|[ \t]{{0,8}}(?:(?:{TIME}|{CLOCK}|\d{{1,5}})[ \t]{{0,8}}\|[ \t]{{0,8}})?"
    r"\**(?P<name>[^\W\d_][^\n|*_:]{0,60}?):?\**[ \t]{0,8}\|[ \t]{0,8}(?=[\"“‘'(\[]?[^\W\d_]{1,30}[^\w|\n])",
    re.MULTILINE,
)
_HEADS = frozenset("speaker name who person participant time".split())
"""What stands above a column of names."""
_TITLED = re.compile(  # "Mr. ROE.", "General DOE.", "Lt. Gen. DOE.", "Ms. DOE of Ohio.", "The PRESIDING OFFICER."
    rf"{START}(?P<name>(?:[A-ZÀ-Þ][a-zà-ÿ]{{0,15}}(?:\.|-[A-Z][a-z]+)? ){{1,3}}"
    r"(?:Mc|Mac|De|La|Van )?[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’-]*){0,3}"
    r"(?: of (?:[A-Z][a-z]+ ?){1,3})?)\.(?=[ \t]+\S)",
    re.MULTILINE,
)
_SURNAMED = re.compile(  # "Senator Roe. I yield.", as the printed hearings of committees have it
    rf"{START}(?P<name>(?:(?:{TITLES_CUT_SHORT})\. |(?:Miss|Senator|Representative|Congress(?:wo)?man|Secretary|"
    r"Director|Administrator|Ambassador|Commissioner|Chair(?:wo)?m[ae]n|Chair|Governor|Mayor|Judge|Justice|Professor|"
    r"Sheriff|(?:(?:Lieutenant|Major|Brigadier|Vice|Rear) )?(?:General|Admiral|Colonel|Captain)) )"
    r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?|The (?:Chair(?:wo)?m[ae]n|Chair|Witness|Clerk))\.(?=[ \t]+\S)",
    re.MULTILINE,
)
_POINTED = re.compile(
    rf"{START}(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){{0,3}})\.(?=[ \t]+\S)", re.MULTILINE
)
_CLOSED = re.compile(  # "Jane Roe, on behalf of the Greens. – I yield.", as the European Parliament has it
    rf"{START}(?P<name>[^\W\d_][^:.\n*_–—]{{1,50}}?)(?:,[^.\n]{{1,80}})?\. ?(?:–|—) (?=[\"“‘'(\[]?[A-ZÀ-Þ])",
    re.MULTILINE,
)
_DASHED = re.compile(rf"{START}(?P<name>[^\W\d_][^:\n*_–—]{{1,60}}?) (?:–|—|--) (?=[\"“‘'(\[]?[A-ZÀ-Þ])", re.MULTILINE)


_MAILED = re.compile(  # the head of an e-mail in a text
    r"^From:[ \t]*\"?(?P<name>[^\W\d_][^\n\"<@\[]{2,60}?)\"?[ \t]*(?:[<\[(][^\n]*)?\n"
    r"(?:(?:Sent|Date|To|Cc|CC|Bcc|Subject|Importance|Attachments):[^\n]*\n)+",
    re.MULTILINE,
)
_CITED = re.compile(r"[“\"](?:[^\s“”\"]+\s+){3}[^“”\"\n]*[”\"]")


def mail_labels(text: str) -> list[Label]:
    """Who sent each e-mail of a text that is one or several, the first at its head, and that quotes nobody."""
    found = [(m.start(), m.end(), _turned(m["name"].strip())) for m in _MAILED.finditer(text)]
    whole = found and not text[: found[0][0]].strip() and all(" " in name for _, _, name in found)
    return found if whole and not cites(text) else []


def cites(text: str) -> bool:
    """Whether a text has words of somebody in quotation marks, more than a few."""
    return _CITED.search(text) is not None


def _turned(name: str) -> str:
    """A name as it is said: "Jane Roe" of "Roe, Jane"."""
    last, _, first = name.partition(", ")
    return f"{first} {last}" if first else name


def timed_labels(text: str) -> list[Label]:
    """Names with a time: on a line for themselves above what is said, or in columns before it; and in a table."""
    timed = _found(text, _TIMED, "name") or _found(text, _COLUMNS, "name", "second")
    return timed or [label for label in _found(text, _BARRED, "name") if label[2].lower() not in _HEADS]


def bare_labels(text: str) -> list[Label]:
    """Names of at least two people that return, set apart from what is said by their line, bold, a point or a dash."""
    titled = _found(text, _TITLED, "name")
    if len(titled) >= MIN_TURNS and len({name for _, _, name in titled}) >= MIN_TURNS:
        return titled
    surnamed = _found(text, _SURNAMED, "name")
    often = Counter(name for _, _, name in surnamed)
    if len(surnamed) >= MIN_DENSE and sum(count >= MIN_TURNS for count in often.values()) >= MIN_TURNS:
        return surnamed
    closed = _found(text, _CLOSED, "name")
    if len(closed) >= MIN_DENSE and len({name for _, _, name in closed}) >= MIN_TURNS:
        return closed
    shapes = ((_ALONE, ("bold", "plain")), (_POINTED, ("name",)), (_DASHED, ("name",)))
    for pattern, groups in shapes:
        labels = _found(text, pattern, *groups)
        often = Counter(name for _, _, name in labels if name[-1].isalpha())
        kept = [label for label in labels if often[label[2]] >= MIN_TURNS]
        many = len(kept) >= max(MIN_DENSE, _DENSE * sum(bool(line.strip()) for line in text.splitlines()))
        if pattern is _DASHED and not any(" " in name for _, _, name in kept):
            continue  # "Winners – …"
        if many and len({name for _, _, name in kept}) >= MIN_TURNS:
            return sorted([*kept, *_once(text, labels, kept)]) if pattern is _ALONE else kept
    return []


def _once(text: str, labels: list[Label], kept: list[Label]) -> Iterator[Label]:
    """Who speaks once, below the first of the labels that return: a name that the text has elsewhere or that stands as
    all of these do, or what somebody is ("Jane Roe -- Analyst", "Unidentified Analyst")."""
    shapes = {_shape(text, label) for label in kept}
    names = {name for _, _, name in kept}
    written = _NAME_WORD.findall(text)
    pairs = Counter(pairwise(written))
    for label in labels:
        start, _, name = label
        if start < kept[0][0] or name in names or not stands_as_label(text, start):
            continue
        known, *roles = re.split(r"\s+(?:-{1,3}|–|—)\s+", name)
        words = _NAME_WORD.findall(known)
        placed = shapes == {_shape(text, label)} and shapes != {_APART}
        told = bool(roles) or placed or pairs[tuple(words[-2:])] > 1
        named = len(words) > 1 and not common_words().issuperset(word.lower() for word in words)
        if is_unnamed_person(name) or UNKNOWN.match(name) or (told and named):
            yield label


def _shape(text: str, label: Label) -> tuple[bool, bool, bool]:
    """How a label stands: in bold, below a blank line, above one."""
    start, end, _ = label
    bold = text[start:end].lstrip()[:1] in ("*", "_")
    return bold, bool(_BLANK_ABOVE.search(text, max(0, start - 4), start)), bool(_BLANK_BELOW.match(text, end))


_APART = (False, True, True)
"""How headings stand, too."""
_BLANK_ABOVE, _BLANK_BELOW = re.compile(r"\n\r?\n\Z|\A\Z"), re.compile(r"[ \t\r]*\n[ \t\r]*\n")
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def _found(text: str, pattern: re.Pattern[str], *groups: str) -> list[Label]:
    found = [(m.start(), m.end(), next(m[g] for g in groups if m[g]).strip()) for m in pattern.finditer(text)]
    return [label for label in found if is_label(label[2])]

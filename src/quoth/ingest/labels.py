"""What may be a speaker's label at the start of a line of a transcript, and whom it names.

A label is a name before a colon ("ROE:", "**Jane Roe:**", "[Jane Roe]:", "- Jane Roe:", "00:01:10 Jane Roe:", "Jane Roe
— Chief Engineer:"), or Q and A.  A name is in capitals, or has a few words that each begin with one; somebody who is
not named ("Caller #2") is called by what they are.
"""

from __future__ import annotations

import re

from quoth.text import TITLES_CUT_SHORT

CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?:[ \u202f]?[AaPp]\.?[Mm]\b\.?)?"
TIME = rf"(?:\[{CLOCK}\]|\({CLOCK}\))"
_STAMP = rf"\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}},? {CLOCK}"
STAMPED = rf"(?:\[{_STAMP}\]|{_STAMP} [-–])"
"""The day and time of a message, as a saved chat has them: "[12/05/2025, 10:31:02]", "12/05/25, 10:31 -"."""
START = r"^[\ufeff\u200e \t>]*"
_ITEM = r"(?P<item>[-*•][ \t]+)?"
_BEFORE = rf"(?P<before>(?:{TIME}|{STAMPED}|\d{{1,2}}:\d\d:\d\d(?:[.,]\d{{1,3}})?)[ \t]+|{CLOCK}\t+)?"


def _ending(name: str) -> str:
    """A label of a colon, in bold, italics or brackets or plain, with whatever time stands beside it."""
    return (
        rf"(?P<bold>\*{{1,3}}|_{{1,2}})?(?P<box>\[)?(?P<name>{name})(?(box)\])(?P<after>[ \t]*{TIME})?"
        rf"(?(bold)(?:(?::[ \t]*(?P=bold))|(?:(?P=bold)[ \t]*:))|:)(?=\s|$)(?P<later>[ \t]*{TIME}(?=\s|$))?"
    )


LABEL = re.compile(rf"{START}{_ITEM}{_BEFORE}" + _ending(r"[^\W\d_][^:\n*_]{0,80}?"), re.MULTILINE)
ANY_LABEL = re.compile(rf"{START}{_ITEM}{_BEFORE}" + _ending(r"(?![-*•>])[^\s:*_\[][^:\n*_]{0,100}?"), re.MULTILINE)
"""The same before which anything stands: beside labels that are sure, it may be of somebody else."""
QA = re.compile(rf"{START}(?:\*\*)?(?P<name>Q|A)(?:\*\*)?[.:](?:\*\*)?(?=\s)", re.MULTILINE)
MIN_TURNS = 2  # labels not in capitals must return, or alternate with others
DENSE, MIN_DENSE = 0.5, 4  # share of the lines that labels begin, from so many on, at which each is taken for one
_REMARK = re.compile(r"\s*(?:\[[^\[\]]*\]|\([^()]*\))")  # "[via video]", "(VOICE-OVER)"
_ASIDE = re.compile(r"\s*\[[^\[\]]*\]")
_WORD = re.compile(r"[^\s,()]+")
_SHORT = re.compile(rf"\b(?:{TITLES_CUT_SHORT}|[A-Z])\.")
_DASH = re.compile(r"\s+(?:-{1,3}|–|—)\s+")
_NUMBER = re.compile(r"#?\d{1,3}")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_LINKS = frozenset("of in from at on with by for near behind through to".split())
SMALL = frozenset(["of", "the", "de", "la", "van", "von", "der", "bin", "al", "and", "&", "y", "di", "da"])
PEOPLE = frozenset(
    "speaker caller man woman male female voice voices member members audience crowd witness reporter reporters "
    "journalist questioner interviewer interviewee participant respondent panellist panelist listener viewer student "
    "pupil resident heckler protester protestor demonstrator bystander passer-by onlooker spectator passenger "
    "customer patient juror delegate attendee translator interpreter narrator announcer operator".split()
)
"""What those are called who are not named."""
UNKNOWN = re.compile(r"un(?:known|identified|named)\b", re.IGNORECASE)
NOT_NAMES = frozenset(
    "note notes update date time place location source subject topic title summary contact media re from to cc fact "
    "quote one two three four five six seven eight nine ten first second third remember listen transcript dear for "
    "against pros cons new".split()
)


def find_labels(text: str) -> list[re.Match[str]]:
    """The labels before a colon.  Behind a bullet or a bare time, in italics or in brackets, words may head an item of
    a list ("- Fixed:", "*Tip:*"), unless they are in capitals, or some have two words or a number."""
    found = [m for m in LABEL.finditer(text) if is_label(m["name"])]
    loose = {m.start() for m in found if _is_loose(m)}
    full = any(" " in bare_name(m["name"]) for m in found if m.start() in loose)
    return [m for m in found if full or m.start() not in loose]


def _is_loose(m: re.Match[str]) -> bool:
    timed = m["before"] and m["before"][0] not in "[("
    return not m["name"].isupper() and bool(m["item"] or m["box"] or timed or m["bold"] in ("*", "_"))


def is_label(name: str) -> bool:
    """Whether the words before a colon may name a speaker: capitals, or a few words that each begin with one."""
    name, *roles = _DASH.split(bare_name(name))
    words = _WORD.findall(name)
    if not words or len(words) > 7 or name[-1] in ",;" or (words[0].lower() in NOT_NAMES and not _is_ranked(words)):
        return False
    if words[-1].lower() == "transcript" or not all(_is_role(role) for role in roles):
        return False
    if name.isupper():
        return True
    if len(words) > 1 and _NUMBER.fullmatch(words[-1]) and words[-2].lower() in PEOPLE:
        words = words[:-1]
    plain = [word for word in words if word.lower() not in SMALL]
    return (
        len(words) <= 5
        and bool(plain)
        and all(word[0].isupper() for word in plain)
        and "." not in _SHORT.sub("", name).rstrip(".")[4:]
    )


def _is_ranked(words: list[str]) -> bool:
    """Whether words say which of several somebody is: "First Minister", "Second Speaker"."""
    head = words[1].lower() if len(words) > 1 else ""
    return words[0].lower() in {"first", "second", "third"} and (head in PEOPLE or head in _RANKED)


_RANKED = frozenset("minister lady secretary officer mate counsel".split())


def _is_role(words: str) -> bool:
    """Whether what stands behind a name and a dash may be who that is: "Chief Executive", "Analyst, Dorset Bank"."""
    plain = [word for word in _WORD.findall(words) if word.lower() not in SMALL | _LINKS]
    return 0 < len(plain) <= 8 and all(word[0].isupper() for word in plain)


def is_unnamed_person(label: str) -> bool:
    """Whether a label says what somebody is and names nobody: "Caller from Hull", "Man 1", "A voice from the hall"."""
    words = [word.lower().strip(".") for word in _WORD.findall(label)]
    words = words[1:] if words[:1] and (words[0] in {"a", "an", "the"} or _ORDINAL.fullmatch(words[0])) else words
    while len(words) > 1 and words[0] in _UNKNOWN:
        words = words[1:]
    at = next((i for i, word in enumerate(words) if word not in PEOPLE), len(words))
    rest = words[at:]
    return at > 0 and (not rest or rest[0] in _LINKS or bool(_NUMBER.fullmatch(rest[0])) or len(rest[0]) == 1)


_UNKNOWN = frozenset(
    "hon honourable honorable several other first second third fourth another unidentified unknown unnamed young old "
    "elderly".split()
)


def bare_name(name: str) -> str:
    """The name without remarks in brackets."""
    return _REMARK.sub("", name).strip()


def without_aside(name: str) -> str:
    """The name without remarks in square brackets, which are of this place and no part of it."""
    return _ASIDE.sub("", name).strip()


def label_of(line: str) -> tuple[str, bool] | None:
    """Whom the label names with which a line may begin, and whether capitals, bold or a time make it plainly one."""
    m = LABEL.match(line)
    if m and is_label(m["name"]):
        name = bare_name(m["name"])
        return name, bool(name.isupper() or m["bold"] or m["before"] or m["after"] or m["later"])
    q = QA.match(line)
    return (q["name"], True) if q else None


def stands_as_label(text: str, at: int) -> bool:
    """Whether a line may begin with a label: where the line above breaks off, it goes on."""
    above = text[text.rfind("\n", 0, max(0, at - 1)) + 1 : max(0, at - 1)]
    return not above.strip(" \t\r>") or bool(_ENDED.search(above))


_ENDED = re.compile(r"[.!?…:;\"”’)\]*_–—-]\s*\Z")

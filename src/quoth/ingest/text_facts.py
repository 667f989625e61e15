"""Who wrote a plain text, for which outlet and when, as far as the lines above it say so plainly.

Read are a line "By Jane Roe, Evening Post, 6 March 2026", a line that is a date, and a dateline with its year before
the first sentence.  A date without a year, or of a change ("Updated …"), is none; nor is one that a sentence tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quoth.ingest.dates import iso_date
from quoth.ingest.page_people import people

_LINES = 12  # above the text, blank ones aside
_LONGEST = 160
_PROSE_WORDS = 20
_SENTENCE = re.compile(r"[.!?…][\"”’)]*$")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|(?-i:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|OCT|NOV|DEC))\b\.?"
)
_DATE = (
    r"(?:(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    r"\d{4}-\d\d-\d\d)\b"
)
_TIME = r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?(?: ?(?:UTC|GMT|BST|CES?T|[ECMP][SD]T)\b)?)"
_PARTED = r"\s*[,|·•:–—-]?\s*"
_DATED = re.compile(
    r"(?:(?:(?:first |originally )?(?:published|posted|issued|released|filed)|(?:publication )?date)(?: on)?:? )?"
    rf"(?:{_TIME}{_PARTED}(?:on )?)?(?P<date>{_DATE}(?:{_PARTED}(?:at )?{_TIME})?)",
    re.I,
)
_CHANGED = re.compile(r"\b(?:(?:last )?(?:updated|modified|changed|corrected))\b.*", re.I)
_BY = re.compile(r"(?:(?:words|story|written|report|reporting) )?by:? (?=[A-ZÀ-Þ])", re.I)
_PARTS = re.compile(r"\s*[,|·•]\s*|\s+[–—-]+\s+|\s+(?=(?:for|of|in) (?:the )?[A-ZÀ-Þ])")
_NAME = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|der|den|la|bin|al|and|&)){1,8}$")
_OUTLET = re.compile(
    r"(?:the )?(?=[A-ZÀ-Þ])(?:[\w.’'&-]+ ){0,4}?(?:Advertiser|Agency|Argus|Associated Press|BBC|Bugle|Chronicle|CNN|"
    r"Courant|Courier|Daily|Dispatch|Echo|Enquirer|Examiner|Express|Gazette|Globe|Guardian|Herald|Independent|"
    r"Inquirer|Journal|Ledger|Magazine|Mail|Mercury|Messenger|Mirror|Monitor|News|Observer|Post|Press|"
    r"Radio|Record|Register|Reporter|Reuters|Review|Sentinel|Standard|Star|Sun|Telegraph|Television|Times|Today|Tribune|"
    r"Weekly|Wire|World|AFP|AP|PA|NPR|TV)(?: (?:News|Service|Agency|Online|Staff))*$"
)
_NAMED = re.compile(r"(?P<for>(?:for|of|in) )?(?P<the>the )?", re.I)
_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ][\w.’'&-]*(?: |$)){1,5}$")
_PLACE = r"(?-i:[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|of|on|upon|the|de|la)){0,3})"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:, {_PLACE})?,|(?-i:[A-ZÀ-Þ][A-ZÀ-Þ.’' -]+)(?= )) ?(?P<date>{_DATE}),? ?"
    r"(?:\([^()]{2,40}\)|/[^/]{2,40}/)? ?(?:[–—]|--?)",
    re.I,
)
_DAY_ALONE = re.compile(rf"[\s(]*(?:{_DATE}|{_MONTH} \d{{1,2}})[\s.,)]*$", re.I)
_PLACE_ALONE = re.compile(
    rf"(?-i:[A-ZÀ-Þ]{{2}}[A-ZÀ-Þ.’' -]*)(?:, {_PLACE})?(?P<day>(?:,| [–—-])? (?:{_DATE}|{_MONTH} \d{{1,2}}))?[.,]?"
    r"(?P<agency> ?(?:\([^()]{2,40}\)|/[^/]{2,40}/)\.?)?(?P<dash> ?[–—-]{1,2})?\s*$",
    re.I,
)


def is_day(line: str) -> bool:
    """Whether a line is a date and nothing else."""
    return _DAY_ALONE.match(line) is not None


def is_outlet(name: str) -> bool:
    """Whether a name is plainly one of a paper, a broadcaster or an agency."""
    return _OUTLET.match(name) is not None


def is_dateline(line: str) -> bool:
    """Whether a line is the place of a report in capitals, its day, agency or a dash behind it, and nothing else."""
    found = _PLACE_ALONE.match(line)
    return found is not None and any(found.group("day", "agency", "dash"))


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text says of itself."""

    byline: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None


def text_facts(text: str, headline: tuple[int, int] | None = None, begin: int = 0) -> Facts:
    """The facts above the first sentence of a text, from ``begin`` on; ``headline`` is no such line."""
    byline: tuple[str, ...] = ()
    outlet = published = None
    for line, prose in _head(text, headline, begin):
        found = _of_dateline(line) or (None if prose else _of_line(line))
        if found is not None:
            byline, outlet = byline or found.byline, outlet or found.outlet
            published = published or found.published
    return Facts(byline, outlet, published)


def _head(text: str, headline: tuple[int, int] | None, begin: int) -> Iterator[tuple[str, bool]]:
    """The lines above the text, and the first of the text itself, with whether it is that."""
    at, count = begin, 0
    for line in text[begin:].split("\n", 4 * _LINES):
        start, at = at, at + len(line) + 1
        stripped = " ".join(line.strip("\ufeff").split())
        if not stripped or (headline is not None and headline[0] <= start + line.find(stripped[0]) < headline[1]):
            continue
        count += 1
        prose = (
            len(stripped) > _LONGEST
            or len(stripped.split()) >= _PROSE_WORDS
            or (bool(_SENTENCE.search(stripped)) and len(stripped.split()) > 3 and not _BY.match(stripped))
        )
        yield stripped[: 2 * _LONGEST], prose
        if prose or count >= _LINES:
            return


def _of_dateline(line: str) -> Facts | None:
    found = _DATELINE.match(line)
    return Facts(published=iso_date(found["date"])) if found is not None else None


def _of_line(line: str) -> Facts | None:
    """What a line above the text says, if it is one of a byline or a date."""
    line = _CHANGED.sub("", line).strip(" .,|·•–—-()")
    dated = list(_DATED.finditer(line))
    day = iso_date(dated[0]["date"]) if len(dated) == 1 else None
    if dated and day is None:
        return None
    before, after = (line[: dated[0].start()], line[dated[0].end() :]) if dated else (line, "")
    if after and not re.match(r"\s*[,|·•–—-]|\s*\)|\s*$| by ", after, re.I):
        return None
    by = _BY.match(before) or _BY.match(after.strip(" ,|·•–—-"))
    if by is not None:
        whole = (before if _BY.match(before) else after).strip(" ,|·•–—-(")
        return _of_byline(whole[by.end() :], day)
    rest = [part for part in _PARTS.split(f"{before.strip(' (')} | {after}") if part.strip(" ,|·•–—-)")]
    parted = not before.strip() or bool(re.search(r"[,|·•:–—(-]\s*$", before))
    if day is None or not parted or not all(_CAPITALS.match(part) or _OUTLET.match(part) for part in rest):
        return None
    return Facts((), _outlet(rest), day)


def _of_byline(line: str, day: str | None) -> Facts | None:
    """ "Jane Roe, Evening Post": who wrote it, and for whom."""
    names, *rest = [part for part in _PARTS.split(line) if part.strip()] or [""]
    if not _NAME.match(names) and not (rest or day):
        return None
    if any(part.startswith(("and ", "& ")) for part in rest):  # "By Jane Roe, Tom Hale, and Ann Lund"
        return Facts(people([names, *(part.removeprefix("and ").removeprefix("& ") for part in rest)]), None, day)
    if not _NAME.match(names):
        return Facts((), outlet, day) if (outlet := _outlet([names])) else None
    return Facts(people([names]), _outlet(rest), day)


def _outlet(parts: Iterable[str]) -> str | None:
    """The first part that names an outlet; "Courts Reporter" is somebody's work, and "The Reporter" a paper."""
    for part in parts:
        lead = _NAMED.match(part)
        name: str = part[lead.end() :] if lead and lead["for"] else part
        if _OUTLET.match(name) and ((lead and lead["the"]) or not name.endswith("Reporter")):
            return name
    return None

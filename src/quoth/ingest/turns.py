"""Speaker turns of a transcript: "TRUMP: …", "Q." and "A.", bold names; and who a statement is by.

A label is a name at the start of a line, followed by a colon (or, for Q and A, a point), written in capitals, in bold,
with a time, or returning several times.  "And I will say this:" returns too, but is no name: a label has at most six
words, each with a capital, and no verb's ending can be asked of it, so capitals or bold decide where there is doubt.
A report that ends in a list ("Otters: Roe is hurt.") or in a few questions is no transcript: the turns must be most of
the text, and spoken: whoever speaks says "I", "we" and "you", or asks.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from quoth.data import Article, Turn
from quoth.ingest.colonless import bare_labels, mail_labels, timed_labels
from quoth.ingest.front_matter import front_matter
from quoth.ingest.labels import DENSE, MIN_DENSE, MIN_TURNS, QA, bare_name, find_labels, without_aside
from quoth.ingest.strangers import with_strangers
from quoth.text import common_words

_Q_ALONE = re.compile(r"^[\ufeff \t>]*(?P<name>Q)[ \t\xa0]+(?=[\"“'‘]?[A-Z])", re.MULTILINE)  # beside other labels only
_SENTENCE = re.compile(r"[\"“'‘(\[]*[A-ZÀ-Þ][^\s]*\s+\S+\s.*[.!?…—–-][\"”'’)\]]*\Z", re.DOTALL)
_SPEECH = re.compile(r"\?|\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b")  # who speaks says "I" and asks
_LINE_END = re.compile(r"[ \t\r]*(?:\n|\Z)")
_LINE = re.compile(r"^.*\S.*$", re.MULTILINE)
_SIGNED = re.compile(r"\(([^()]*)\)")
_HEAD = 200  # code points at the top in which a text's only label stands
_MOST = 2 / 3  # of a transcript's code points stand in turns; of 991 transcripts the least is .85
_BRIEF, _SIGNS = 12, 0.015  # words so few may have no sign of speech; signs in a word, where the least of 735 is .019
_PLAIN = 0.15  # share of the lines that labels begin which nothing marks, where no occasion is stated
_QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]?|«[^«»\n]*»?|(?<!\w)‘[^‘\n]*?’(?!\w)")
_TALK, _SPOKEN = 0.5, 0.25  # share of the labels that sentences follow, and sentences with a sign of speech
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ](\d{1,2})[-_. ](\d{1,2})(?!\d)")
_DATE_US = re.compile(r"(?<!\d)(\d{1,2})[-_.](\d{1,2})[-_.]((?:19|20)?\d\d)(?!\d)")
_DATE_SOLID = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_NO_NAMES = frozenset("press tv monday tuesday wednesday thursday friday saturday sunday christmas".split())
_BODIES = frozenset(
    "police hospital company board club government ministry university school college family agency department "
    "committee team airline charity church firm".split()
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


_RELEASE = re.compile(
    r"(?:for immediate release|(?:[\w’'&.-]+ ){0,5}(?:press|media|news) release|(?:press|media) statement)"
    r"(?:\s*[:|–—-].{0,80}|\s+\d.{0,40})?",
    re.IGNORECASE,
)
_RELEASED = re.compile(
    r"(?:notes? (?:to|for) editors|(?:media|press) (?:contacts?|enquiries|inquiries))\b", re.IGNORECASE
)
_HEADED, _ENDED = 3, 12  # lines of a press release that say so: at its head, at its end
_OCCASION = re.compile(
    r"\b(?:speech|remarks|statement|transcript|rally|address|interview|debate|conference|town hall|hearing|testimony|"
    r"advertisement|briefing|message|tweets?|podcast|commencement|sermon|lecture)\b",
    re.IGNORECASE,
)


def find_turns(text: str, event: str = "", *, stated: bool = False) -> tuple[Turn, ...]:
    """The turns of a text that is a transcript; none for any other text.

    One label alone may be the place a report was sent from ("NEW DELHI: …"), so it counts only where ``event`` (the
    file's name, the title) says that the text is a speech or the like.  Where it is ``stated`` that the text is speech,
    labels are believed as they stand.
    """
    if front := front_matter(text).end:  # its keys are no labels
        turns = find_turns(text[front:], event, stated=stated)
        return tuple(replace(turn, span=(turn.span[0] + front, turn.span[1] + front)) for turn in turns)
    mails = mail_labels(text)
    if mails and _is_spoken(text, mailed := _between(text, mails)):
        return mailed
    labels = _without_headline(_labels(text))
    several = len({name for _, _, name in labels}) > 1
    occasion = bool(_OCCASION.search(event))
    turns = _between(text, labels) if several or occasion else ()
    if not turns or not (stated or _is_transcript(text, labels, turns, occasion)):
        return ()
    return _between(text, with_strangers(text, labels)) if several else turns


def _is_transcript(text: str, labels: list[tuple[int, int, str]], turns: tuple[Turn, ...], occasion: bool) -> bool:
    """Whether the turns are most of the text, and spoken."""
    several = len({name for _, _, name in labels}) > 1
    if len(text) - labels[0][0] < _MOST * len(text) or (several and not _is_spoken(text, turns)):
        return False
    return occasion or not several or _are_many(text, labels)


def _without_headline(labels: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The labels without a headline's ("Mayor Roe: Pier Will Open"): the first, where all others are in capitals."""
    if len(labels) > MIN_TURNS and not labels[0][2].isupper() and all(name.isupper() for _, _, name in labels[1:]):
        return labels[1:]
    return labels


def _between(text: str, labels: list[tuple[int, int, str]]) -> tuple[Turn, ...]:
    """What stands behind each label, as far as the next."""
    turns = []
    for i, (_, end, name) in enumerate(labels):
        stop = labels[i + 1][0] if i + 1 < len(labels) else len(text)
        s, e = end, stop
        while s < e and text[s].isspace():
            s += 1
        while e > s and (text[e - 1].isspace() or text[e - 1] == "|"):  # the end of a table's row
            e -= 1
        if s < e:
            turns.append(Turn(name, (s, e)))
    return tuple(turns)


def _is_spoken(text: str, turns: tuple[Turn, ...]) -> bool:
    """Whether turns have signs of speech outside quotation marks, where a report's are; few words need none."""
    words = signs = 0
    for turn in turns:
        said = text[slice(*turn.span)]
        own = said if _QUOTED.fullmatch(said) else _QUOTED.sub(" ", said)
        words += len(own.split())
        signs += len(_SPEECH.findall(own))
    return words < _BRIEF or signs >= max(1.0, _SIGNS * words)


def _are_many(text: str, labels: list[tuple[int, int, str]]) -> bool:
    """Whether labels are marked as such, or begin enough of the lines: "New in town:" may head two of fifty."""
    marked = sum(
        name.isupper() or not text[start:end].strip(" \t>\ufeff").startswith(name) for start, end, name in labels
    )
    return 2 * marked >= len(labels) or len(labels) >= _PLAIN * len(_LINE.findall(text))


def _labels(text: str) -> list[tuple[int, int, str]]:
    """Start and end of each label with the name in it; empty where the text is no transcript."""
    named = find_labels(text)
    often = Counter(bare_name(m["name"]) for m in named)
    dense = len(named) >= max(MIN_DENSE, DENSE * len(_LINE.findall(text)))
    returning = [m for m in named if often[bare_name(m["name"])] >= MIN_TURNS]
    timed = [m for m in named if m["before"] or m["after"] or m["later"] or "(@" in m["name"]]
    capital = [m for m in named if bare_name(m["name"]).isupper()]
    apart = [m for m in named if _stands_apart(text, m)]
    apart = apart if any(_stands_apart(text, m) for m in returning) else []
    marked = {m.start() for m in [*returning, *timed, *capital, *apart, *(m for m in named if m["bold"])]}
    sure = [(m.start(), m.end(), without_aside(m["name"])) for m in named if dense or m.start() in marked]
    strong = bool(returning or timed) or any(len(bare_name(m["name"])) > 1 for m in capital)
    asked = [(m.start(), m.end(), m["name"]) for m in QA.finditer(text)]
    if {name for _, _, name in asked} == {"Q", "A"} and len(asked) > 2:
        return sorted({label[0]: label for label in [*sure, *asked]}.values())
    if not (strong or (dense and _is_talk(text, sure))) or (len(sure) == 1 and sure[0][0] >= _HEAD):
        beside = timed_labels(text)
        often = Counter(name for _, _, name in beside)
        two = sum(times >= MIN_TURNS for times in often.values()) > 1  # a chat need not be written in sentences
        return beside if two or (len(beside) >= MIN_TURNS and _is_talk(text, beside)) else bare_labels(text)
    alone = [(m.start(), m.end(), m["name"]) for m in _Q_ALONE.finditer(text)]
    return sorted({label[0]: label for label in [*alone, *sure]}.values())


def _stands_apart(text: str, label: re.Match[str]) -> bool:
    """Whether a label has a line for itself above what is said."""
    return _LINE_END.match(text, label.end()) is not None


def _is_talk(text: str, labels: list[tuple[int, int, str]]) -> bool:
    """Whether most labels stand before sentences, and some of these speak of the speaker, to somebody, or ask.

    Labels that are neither in capitals nor return may be the days of a forecast or the heads of a list.
    """
    stops = [*(start for start, _, _ in labels[1:]), len(text)]
    said = [text[end:stop].strip() for (_, end, _), stop in zip(labels, stops, strict=True)]
    whole = sum(bool(_SENTENCE.match(words)) for words in said)
    spoken = sum(bool(_SPEECH.search(words)) for words in said)
    return whole >= _TALK * len(said) and spoken >= _SPOKEN * len(said)


def as_transcript(article: Article, *, stated: bool = False) -> Article:
    """The article marked as a transcript with its turns, if it is one, or is stated to be; otherwise unchanged."""
    turns = find_turns(article.text, f"{article.title or ''} {article.id}", stated=stated)
    return replace(article, kind="transcript", turns=turns) if turns else article


def as_statement(article: Article, speaker: str) -> Article:
    """The article as a statement: every word of it is the speaker's own, save turns labelled otherwise."""
    turns = find_turns(article.text, stated=True) or (
        Turn(speaker, (front_matter(article.text).end, len(article.text))),
    )
    return replace(article, kind="statement", turns=turns)


def is_headed_statement(text: str) -> bool:
    """Whether a text is called a statement in its first line, be it of nobody that is a name, and speaks as "I" or
    "we": "Joint statement by the governments of Acre and Kent"."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return bool(_HEADED_SO.fullmatch(first)) and speaks_itself(text.partition(first)[2])


def is_press_release(article: Article, event: str) -> bool:
    """Whether a text says of itself, in its first lines, its last ones or its name, that it is a press release."""
    lines = [line.strip() for line in article.text.splitlines() if line.strip()]
    names = (article.title or "", event, *lines[:_HEADED])
    return any(_RELEASE.fullmatch(name) for name in names) or any(_RELEASED.match(line) for line in lines[-_ENDED:])


def date_in_name(name: str) -> str | None:
    """The day a file name states, ISO 8601: "2016-03-15 …", "8-11-16-speech" (month first), "20160315"; else None."""
    for pattern, order in ((_DATE, (0, 1, 2)), (_DATE_SOLID, (0, 1, 2)), (_DATE_US, (2, 0, 1))):
        for m in pattern.finditer(name):
            year, month, day = (int(m.groups()[k]) for k in order)
            year += 0 if year > 99 else 2000 if year < 70 else 1900
            if 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]:
                return f"{year:04d}-{month:02d}-{day:02d}"
    return None


def event_in_name(name: str) -> str:
    """What a file name says of the occasion: the name without folder, ending, date, time and remarks in brackets."""
    stem = re.sub(r"\.\w{1,5}$", "", name.replace("\\", "/").rsplit("/", 1)[-1])
    for pattern in (_DATE, _DATE_SOLID, _DATE_US):
        stem = pattern.sub(" ", stem, count=1)
    stem = re.sub(r"^\s*\d\d[.:]\d\d(?:[.:]\d\d)?\s", " ", stem)
    stem = _SIGNED.sub(" ", stem)
    stem = re.sub(r"[_-]+", " ", stem) if " " not in stem.strip() else stem
    return re.sub(r"\s+", " ", stem).strip(" -_,")


_HEADED_SO = re.compile(
    r"(?:joint |full |official |open )?(?:statement|communiqu[ée]|letter) (?:of|by|from) \S.{0,120}", re.IGNORECASE
)
_HEADING = re.compile(
    r"(?i:(?:\w+ ){0,2}(?:statement|remarks|speech|address|testimony)(?: (?:made|given|delivered|issued))?"
    r" (?P<link>of|by|from) )"
    r"(?P<who>[^\W\d_a-z][\w’'.-]*(?: (?:(?:de|la|van|von|bin|al) ){0,2}[^\W\d_a-z][\w’'.-]*){1,4})"
    r"(?=[,:(]|$|(?P<topic> (?i:on|about|regarding|concerning|following|to|at|before|after) (?i:the|his|her|its) ))"
)
_POSSESSED = re.compile(  # "Mayor Jane Roe's speech to the harbour board"
    r"(?P<who>[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){1,4})['’]s (?:\w+ ){0,2}"
    r"(?:statement|remarks|speech|address|testimony|letter)(?: (?:of|on|to|at|in|before|about|regarding) .{1,120})?"
)
_OWN = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Uu]s|[Oo]ur)\b")
_TOLD = re.compile(r"[”\"’'],? (?:\w+ ){0,3}(?:said|says|added|told)\b|\b(?:said|says|added|told \w+)[:,]? [“\"]")


def speaker_in_heading(text: str, event: str) -> str | None:
    """Whom the first line of a statement or speech names ("Statement of Jane Roe, head of X"): where the file's name or
    title says that the text is one, or the text speaks of itself as "I" or "we", since a report's headline may begin
    so, too."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    found = _HEADING.match(first)
    if not found:
        held = _POSSESSED.fullmatch(first)
        return held["who"] if held and speaks_itself(text.partition(first)[2]) else None
    if _OCCASION.search(event) and found["topic"] is None:
        return found["who"]
    matter = found["link"].lower() == "of" and found["who"].split()[-1].lower() in common_words()
    return None if matter or not speaks_itself(text.partition(first)[2]) else found["who"]


def speaks_itself(body: str) -> bool:
    """Whether a text is in the first person outside quotation marks, and tells of nobody who says something in them."""
    said = body.strip()
    own = said if _QUOTED.fullmatch(said) else _QUOTED.sub(" ", said)
    return len(_OWN.findall(own)) >= max(1.0, _SIGNS * len(own.split())) and not _TOLD.search(body)


def speaker_in_name(name: str) -> str | None:
    """The one speaker a plain name states ("2016-7-13-clinton-speech.txt"): a word before "speech", "statement" …

    A word that texts write in small letters may be what is spoken of, or when ("budget-speech.txt"), and is nobody,
    unless it is a body.
    """
    event = event_in_name(name)
    m = re.fullmatch(
        r"(?P<who>[^\W\d_]+(?: [^\W\d_]+)?) (?:speech|remarks|statement|address|press release|rally)(?: \d+)?",
        event,
        re.IGNORECASE,
    )
    if not m or any(word in _NO_NAMES or word in common_words() - _BODIES for word in m["who"].lower().split()):
        return None
    return m["who"].title() if m["who"].islower() else m["who"]

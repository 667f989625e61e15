"""What the network takes for somebody's words and is the reporter's: hearers, datelines, titles that open a sentence.

Rules for what it was never taught: PolNeAR has neither inquests that "were told" nor posters in marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quoth.data import Span
from quoth.extraction.drafts import Draft, Page
from quoth.extraction.edges.before import take_clauses
from quoth.extraction.edges.broken import within_marks
from quoth.extraction.edges.expected import expected_to_say
from quoth.extraction.edges.glued import is_heading_line, is_link, part_glued
from quoth.extraction.edges.led import led_by_colons
from quoth.extraction.edges.manner import with_saying, without_frame, without_manner, without_or_so, without_votes
from quoth.extraction.edges.relative import name_antecedents, without_cleft
from quoth.extraction.edges.relayed import without_quoted
from quoth.extraction.edges.told import end_at_quotations, end_at_verbs
from quoth.extraction.edges.withheld import is_withheld
from quoth.extraction.marks import Pair
from quoth.text import overlaps, trim

TITLE_WORDS = 5  # more words in marks at the start of a sentence are speech that goes on
LINE_WORDS = 12  # of a heading in marks
_PASSIVE = r"\b(?:was|were|be|been|being|is|are|got) (?:\w+ly |later |then |also |first |twice )?"
_TOLD = re.compile(
    rf"{_PASSIVE}(?:told|asked|pressed|questioned|grilled|quizzed)(?: (?:about|of|that))?$",
    re.I,
)
_BIDDEN = re.compile(
    rf"{_PASSIVE}(?:ordered|urged|advised|warned|instructed|informed|reminded|invited|encouraged|offered|promised)$",
    re.I,
)
_TO_DO = re.compile(r" (?:(?:not )?to (?!be\b)|that\b|the |an? |his |her |their )")
"""Behind what is said to the one before it: Roe | was ordered | to leave, | was offered | the post."""
_HEARER = re.compile(
    r"(?:us|me|him|them) (?=[\w’'-]+ \w)(?!(?:to|about|of|not|apart|off|how|what|why)\b)"
    r"|(?:court|jury|inquest|inquiry|tribunal|hearing|MPs|peers|lawmakers) (?=[a-z]+ (?!(?:was|were|is|are|has|had)\b))"
    r"(?!(?:documents?|papers?|officials?|records?|orders?|rulings?|staff|filings?|cases?|members?|chair\w*"
    r"|was|were|is|are|has|had|will|would|to|about|of|in|on|at|for|from|how|what|why|who|when)\b)"
)
_HEARERS_OF = re.compile(r" (?:(?:the|an?|his|her|their|its) )?[a-z-]+ ")
_OF_WHOM = re.compile(r"of (?:[\w’'-]+ ){1,6}?(?=(?:he|she|they|it|we|I|you|there) [\w’'“\"]+|that\b)")
_IDIOMS = frozenset({"it quits", "it a day", "it a night"})
_STOPS = (".", "!", "?", ",", "…", "—", "–")
_GOES_ON = re.compile(r" (?!(?:he|she|they|said|says|and|but|or)\b)[a-z]")
_STAMP = re.compile(
    r"\d{1,2}[.:]\d\d(?: ?[ap]\.?m\b\.?)?(?: (?:[A-Z]{1,2}[SD]?T|UTC|CET))?(?: ?[:–—|-])?\s+(?=[A-Z\"“‘'«„])"
    r"|[A-Z][A-Z .'’-]{2,}(?:, [A-Z][\w.'’ -]{2,30})?(?:, (?:[A-Z]\w{2,8}\.? \d{1,2}|\d{1,2} [A-Z]\w{2,8}))?"
    r"(?: \([A-Z][\w. ]{1,20}\) ?(?:[-–—]|--)|\. /[A-Z]\w{1,10}/\.?| --) ?(?=\S)"
)
_SENTENCE = re.compile(r" [A-Z]")
FRAGMENT_WORDS = 3  # in marks behind a colon, with which a sentence may begin that goes on behind them
_PREDICATE = re.compile(
    r"[\"”’'»] (?!(?:always|perhaps|besides|afterwards|says|as|his|this)\b)(?:(?:is|are|was|were|has|have|had|will"
    r"|would|can|could|does|must|should|may|might)\b|[a-z]{3,}(?<![su])s\b (?!(?:he|she|they|it|I|we|who|said)\b))"
)
"""Roe said: “Only wool” pays in Acre: the verb of what is in marks."""
_LOWER = re.compile(r"[\"”’'»]? [a-z]")


def without_others(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without what is not said; those of which nothing is left are left out."""
    out = []
    for d in expected_to_say(page, drafts):
        left = d.cue is not None and (_is_dateline(page, d) or _is_act(page, d) or is_link(page.text, d.cue))
        if not left and not is_withheld(page, d) and not _is_asked(page, d) and not is_heading_line(page, d):
            _without_hearers(page, d)
            _with_client(page, d)
            d.content = [
                c for c in d.content if not _opens_with_title(page, d, c[0]) and page.text[slice(*c)] not in _IDIOMS
            ]
            _stop_at_mark(page, d)
            without_quoted(page, d)
            without_manner(page, d)
            without_frame(page, d)
            without_or_so(page, d)
            without_votes(page, d)
            without_cleft(page, d)
            name_antecedents(page, d)
            parts = [part for c in d.content for part in _side_by_side(page, c)]
            d.content = parts[:1] + [c for c in parts[1:] if c in d.content or not _opens_with_title(page, d, c[0])]
            if d.content:
                out.append(d)
    out = with_saying(page, out)
    part_glued(page, out)
    take_clauses(page, out)
    led_by_colons(page, out)
    end_at_quotations(page, out)
    within_marks(page, out)
    return [*out, *end_at_verbs(page, out)]


def is_title(page: Page, pair: Pair) -> bool:
    """Whether marks hold a title or slogan with which a reporter's sentence begins: “The Widow” opens on Friday."""
    inner = page.text[slice(*trim(page.text, pair.inner))]
    return (
        pair.closed
        and page.count(pair.inner) <= TITLE_WORDS
        and not inner.endswith(_STOPS)
        and _GOES_ON.match(page.text, pair.outer[1]) is not None
    )


def is_heading(page: Page, said: Pair | None, pair: Pair) -> bool:
    """Whether marks of another kind hold a line over a sentence: "Wool is dear," Roe said. 'Utterly silly' Acre met.

    The sentence may stand in the next paragraph, below single marks.
    """
    inner = page.text[slice(*trim(page.text, pair.inner))]
    ends = pair.single and pair.outer[1] == page.blocks[page.block_of(pair.start)][1]
    ends = ends or _SENTENCE.match(page.text, pair.outer[1]) is not None
    return said is not None and said.single != pair.single and not inner.endswith(_STOPS) and ends


def outside_marks(page: Page, span: Span) -> Span:
    """A source before the quotation that it runs into ("Jane Roe, 44, | “is gone"); a title at its end is whole."""
    for p in page.pairs_near(span):
        if p.depth == 0 and span[0] < p.start < p.inner[0] < span[1] <= p.end:
            named = page.text[p.opens_at].isupper() or page.text[p.start - 1] in "(["
            title = named and span[1] == page.last_word(p.inner)
            return (span[0], p.outer[1]) if title else trim(page.text, (span[0], p.start), " ,:")
    return span


def through_marks(page: Page, source: Span, cue: Span) -> Span:
    """A source with the quotation that parts it from its cue: a party that champions | “Acre first” | said."""
    for p in page.pairs_near((source[1], source[1] + 2)):
        apart = page.text[source[1] : p.start] == " " and not page.text[p.outer[1] : cue[0]].strip(" ,")
        if p.depth == 0 and p.closed and source[1] < p.start and p.outer[1] < cue[0] and apart:
            whole = " " in page.text[slice(*source)] and page.text[p.start - 2].isalpha()
            return (source[0], p.outer[1]) if whole else source
    return source


def cue_outside(page: Page, cue: Span, content: list[Span]) -> tuple[Span, list[Span]]:
    """A cue before the quotation that it runs into, which is the content's: was “sure | that it was late”."""
    for p in page.pairs_at(cue):
        if p.depth == 0 and cue[0] < p.start and p.opens_at < cue[1] < p.end:
            rest, _ = trim(page.text, (cue[1], p.end))
            return trim(page.text, (cue[0], p.start)), [(p.opens_at if s == rest else s, e) for s, e in content]
    return cue, content


def after_stamp(page: Page, span: Span) -> Span:
    """The span without the time of day or the dateline at the head of its paragraph: "OSLO, May 4 (Courier) - Two"."""
    block = page.blocks[page.block_of(span[0])][0]
    stamp = _STAMP.match(page.text, block) if span[0] < block + 60 else None
    return (stamp.end(), span[1]) if stamp and span[0] < stamp.end() < span[1] else span


def _opens_with_title(page: Page, d: Draft, start: int) -> bool:
    """Whether a content behind the cue begins a new sentence with a title in marks."""
    if d.cue is None or start < d.cue[1]:
        return False
    first = d.content[0]
    said = next((p for p in page.pairs_at(first) if p.depth == 0 and p.start <= first[0] <= p.inner[0]), None)
    here = [p for p in page.pairs_at((start, start + 1)) if p.depth == 0 and p.start <= start <= p.inner[0]]
    if any(_is_line(page, said, p) for p in here):
        return True
    stopped = page.text.endswith((".", "!", "?"), 0, _back(page, start, "\"“‘'« "))
    return stopped and any(is_title(page, p) or is_heading(page, said, p) for p in here)


def _is_line(page: Page, said: Pair | None, pair: Pair) -> bool:
    """Whether single marks, or words that nothing ends, fill a short paragraph below the one in which all is said:
    "Wool is dear," Roe said. "Very." ¶ “the price of wool” ¶ It rose.
    """
    block = page.block_of(pair.start)
    before = page.by_block.get(block - 1, ())
    if said is None or not pair.closed or page.blocks[block] != pair.outer or page.block_of(said.start) == block:
        return False
    inner = page.text[slice(*trim(page.text, pair.inner))]
    ended = all(p.closed for p in before) and page.text[page.blocks[block - 1][1] - 1] not in ":,"
    small = pair.single and not said.single
    return ended and page.count(pair.inner) <= LINE_WORDS and (small or not inner.endswith((*_STOPS, ";", ":")))


def _without_hearers(page: Page, d: Draft) -> None:
    """Who was told says nothing: "a jury | was told", "MPs | were told | that", "told | us | that"."""
    _after_hearer(page, d)
    cue = page.text[slice(*d.cue)] if d.cue is not None else ""
    bidden = _BIDDEN.search(cue)
    if d.cue is None or not (_TOLD.search(cue) or (bidden and _TO_DO.match(page.text, d.cue[1]))):
        return
    beside = [span for span in (*d.source, *d.content) if span[1] <= d.cue[0]]
    if beside and not page.text[max(e for _, e in beside) : d.cue[0]].strip(" ,"):
        last = max(beside, key=lambda span: span[1])
        d.source = [s for s in d.source if bidden or s != last]
        d.content = [c for c in d.content if c != last] or d.content


def _after_hearer(page: Page, d: Draft) -> None:
    """ "told | us members had left": whom somebody tells is no part of it."""
    if d.cue is None or not page.text.endswith(("told", "tells"), 0, d.cue[1]):
        return
    s, e = d.content[0]
    hearer = None
    if page.text[d.cue[1] : s].isspace():
        hearer = _HEARER.match(page.text, s, e)
    elif _HEARERS_OF.fullmatch(page.text, d.cue[1], s):
        hearer = _OF_WHOM.match(page.text, s, e)
    if hearer is not None:
        d.content[0] = (hearer.end(), e)


_CLIENT = re.compile(
    r"(?:for|on behalf of|representing|appearing for) (?:the )?[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3}(?=, (?P<said>\S))"
)


def _with_client(page: Page, d: Draft) -> None:
    """For whom a lawyer speaks is no part of it: the judge was told by | Jo Roe, for the State, | the mill was shut."""
    s, e = d.content[0]
    if len(d.source) != 1 or page.text[d.source[0][1] : s] != ", ":
        return
    client = _CLIENT.match(page.text, s, e)
    if client is not None:
        d.source, d.content[0] = [(d.source[0][0], client.end())], (client.start("said"), e)


def _back(page: Page, at: int, characters: str | None = None) -> int:
    """The offset before any blanks (or these characters) that stand before an offset."""
    return trim(page.text, (0, at), characters)[1]


def _is_dateline(page: Page, d: Draft) -> bool:
    """ "JOHANNESBURG: Miners were ignored": the city from which it is reported, at the head of the text."""
    if d.cue is None or page.text[slice(*d.cue)] != ":" or len(d.source) != 1:
        return False
    (start, end), block = d.source[0], page.block_of(d.cue[0])
    name = page.text[start:end]
    first = min((i for i in range(len(page.blocks)) if i not in page.headlines), default=0)
    if not name.isupper() or block > max(first, 1) or start != page.blocks[block][0]:
        return False
    marks = any(overlaps(p.outer, d.content[0]) and p.start <= d.content[0][0] for p in page.pairs_near(d.content[0]))
    return not marks and sum(page.text.startswith(f"{name}:", b) for b, _ in page.blocks) == 1


_NOTEBOOK = re.compile(r"^(?:TIP-INS|UP NEXT|TRAINER[’']S ROOM|INJURY REPORT)$", re.M)
"""Headings of a notebook of sports, where "Millers:" stands before what is told of a team."""
_NAMED = re.compile(
    r"(?:(?:has|have|had|will|was|were|is|are) )*(?:been |be )?(?:\w+ly )?"
    r"(?:named|elected|re-elected|appointed|crowned|voted|chosen|selected)\Z",
    re.I,
)
_FOUND = re.compile(r"(?:\w+ )*(?:convicted|acquitted|cleared|(?:found )?(?:not )?guilty)(?: of)?\Z", re.I)
_CALLED = re.compile(r"(?:(?:\w+ly )?stands? for|(?:the )?so-called|supporters?|by)\Z", re.I)
"""What a court found, what a thing is called, whose man a man is, who wrote the report.

PolNeAR's train split marks "stand for" in 0 of 12 places, "so-called" in 4 of 33, "supporter" alone in 11 of 458,
"I mean," in 2 of 20, verdicts in 2 of 24; what else names or judges stays: "known as" is marked in 25 of 49, "seemed"
and "appeared" in 228 of 428.
"""
_COLUMN = re.compile(r"What (?:the |our |other )?[\w’'-]+(?: [\w’'-]+)? (?:say|says|said|think|thinks) ?:")
"""The name of a column or a list: “What the papers say: A dull day in Acre”."""
_UNDERGONE = re.compile(
    r"(?:(?:would )?(?:has|have|had) (?:(?:also|already|since|now|\w+ly) )?seen"
    r"|(?:is|are|was|were) (?:also |now )?seeing)\Z"
)
_SEEN = re.compile(
    r"(?:that|how|what|whether|why|who|if|as|it as|him|her|them|no|any|evidence|signs?|little|nothing)\b|\S+ as "
)
"""What somebody has gone through, not found: Acre has seen | its trade shrink."""
_SHOWN = re.compile(r"(?:when |if )?shown\Z", re.I)
_PRESSED = re.compile(r"pressed\Z", re.I)
"""What somebody was shown before he speaks, or pressed for: 0 of 46 and 1 of 4 in PolNeAR's train split."""
_VOTE = re.compile(
    r"(?:an?|one|two|three|the) (?:(?:single|narrow|slim|thin|small|wide|large|huge|big|clear|simple|comfortable"
    r"|unanimous|overwhelming|two-thirds|majority|[\d–-]+(?:-to-\d+)?) )*(?:votes?|margin|majority|show of hands)\Z",
    re.I,
)
_DISCOVERED = re.compile(r"(?:(?:was|were|been|being|is|are) )?(?:\w+ly )?(?:discovered|found|spotted)\Z", re.I)
"""What was come upon, and not said to be so: the body | was discovered | by Roe."""


_ASKS_YOU = re.compile(
    r"\b(?:do|did|does|don[’']t|didn[’']t|would|have|are|were|can|could|should|will|made?|makes?|when|if|how)\s\Z", re.I
)
_QUESTION = re.compile(r"[^.?!\n]{0,400}\?")


def _is_asked(page: Page, d: Draft) -> bool:
    """Whether somebody only asks for it: How do | you | see | the trade in wool?

    PolNeAR's train split marks 3 of 15 such questions.
    """
    if d.cue is None or len(d.source) != 1 or page.text[slice(*d.source[0])] not in ("you", "You"):
        return False
    s, _ = d.source[0]
    if not _ASKS_YOU.search(page.text, max(0, s - 8), s) or any(
        p.start < s < p.end for p in page.pairs_near((s, s + 1))
    ):
        return False
    return _QUESTION.match(page.text, s) is not None


def _is_act(page: Page, d: Draft) -> bool:
    """Roe | was named | player of the year; it passed by | a single vote; Millers: Visit Acre. Nobody speaks."""
    if d.cue is None or any(p.depth == 0 and overlaps(p.inner, c) for c in d.content for p in page.pairs_near(c)):
        return False
    if (
        _UNDERGONE.match(page.text, *d.cue)
        and d.content[0][0] >= d.cue[1]
        and not _SEEN.match(page.text, *d.content[0])
    ):
        return True
    if page.text[slice(*d.cue)] == ":" and d.source and d.source[0][0] in page.block_starts:
        return _NOTEBOOK.search(page.text) is not None and not page.text[slice(*d.source[0])].isupper()
    filler = page.text.startswith("I mean,", d.cue[0] - 2) and page.text[slice(*d.cue)] == "mean"
    column = _COLUMN.match(page.text, page.blocks[page.block_of(d.cue[0])][0])
    if column is not None and d.cue[0] < column.end():
        return True
    pressed = _PRESSED.match(page.text, *d.cue) and page.text.startswith("for ", d.content[0][0])
    if filler or pressed or _CALLED.match(page.text, *d.cue) or _SHOWN.match(page.text, *d.cue):
        return True
    if not d.source:
        named = " " in page.text[slice(*d.cue)] and _NAMED.match(page.text, *d.cue) is not None
        return named or _FOUND.match(page.text, *d.cue) is not None
    if not page.text.endswith(" by ", 0, d.source[0][0]) or len(d.source) > 1:
        return False
    found = _DISCOVERED.match(page.text, *d.cue) is not None and d.content[-1][1] <= d.cue[0]
    return found or _VOTE.match(page.text, *d.source[0]) is not None


def _stop_at_mark(page: Page, d: Draft) -> None:
    """ "Roe told them: “We are done” before she left": behind a colon the marks say where the words end.

    But "Roe said: “Only wool” pays": a few words may be the subject of a sentence that is told.
    """
    for i, (s, e) in enumerate(d.content):
        if not page.text.endswith(":", 0, _back(page, s)):
            continue
        pair = next((p for p in page.pairs_near((s, e)) if p.depth == 0 and p.start <= s <= p.inner[0]), None)
        if pair is None or not pair.closed or page.count(pair.inner) < 2 or pair.outer[1] >= e:
            continue
        if page.count(pair.inner) <= FRAGMENT_WORDS and _PREDICATE.match(page.text, pair.inner[1]):
            continue
        if _LOWER.match(page.text, pair.inner[1]) and not any(
            p.start >= pair.outer[1] and p.start < e for p in page.pairs_near((s, e))
        ):
            d.content[i] = trim(page.text, pair.inner)


def _side_by_side(page: Page, span: Span) -> list[Span]:
    """The quotations of a content that is nothing else: “A?” “B.” are two."""
    tops = [p for p in page.pairs_near(span) if p.depth == 0 and span[0] <= p.start and p.end <= span[1]]
    if len(tops) < 2 or tops[0].start != span[0] or page.text[tops[-1].outer[1] : span[1]].strip():
        return [span]
    apart = all(not page.text[a.outer[1] : b.start].strip() for a, b in pairwise(tops))
    return [trim(page.text, p.inner) for p in tops] if apart else [span]

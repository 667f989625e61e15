"""Lines that stand glued to a content: a subheading before its first sentence, a paragraph of the reporter's behind it.

Texts that were taken from pages lose the ends of lines, so that a heading runs into the sentence under it: Storm will
be ‘nasty’ Some residents are leaving, Roe said.  No sentence goes on with a capital article or pronoun.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence

from quoth.data import Span
from quoth.days import MONTHS
from quoth.extraction.drafts import Draft, Page
from quoth.text import trim

_SEAM = re.compile(
    r"(?:(?<=[a-z0-9'’”\"])|(?<=[A-Z]{2})) (?="
    r"(?:The|An|Some|Many|He|She|It|They|We|This|These|Those|But|In|At|On|For|There|His|Her|Their"
    r"|After|When|While|As|If|Although|Though) [a-z]"
    r"|(?P<large>(?:After|When|While|As|If|Although|Though) [A-Z]\w+ [a-z]"
    rf"|(?:In|On|By|Since) (?:\d{{4}}\b|\w+day\b|{MONTHS})"
    r"|(?:Nearly|Almost|About|Around|Over|Some|More than|At least|Up to) (?:\d|(?:one|two|three|four|five|six|seven"
    r"|eight|nine|ten|half) [a-z])))"
)
"""All 4 of those in what is told in 645 news texts part a heading from its sentence; not so "A": from A to Z.

``large``: behind a word without a capital only, for in some headlines every word has one: Mill To Shut In 2030.
"""
_BUT = "But "
_ARTICLE_SEAM = re.compile(
    r"(?<![\w-])(?!(?:from|to|vitamin|hepatitis|influenza|type|grade|class|category|group|plan|serie"
    r"|schedule)\b)[a-z]\w+"
    r" (?=(?:A [a-z]\w+|The [a-z]\w+ [a-z]) )"
)
"""The same of "A" and "The" in a source, which is shorter: Mill on fire A clerk from Acre | said."""
_NO_END = re.compile(
    r"\b(?:an?|the|this|that|these|those|his|her|its|their|my|our|your|of|to|in|on|at|as|for|from|with|by|about|than"
    r"|and|or"
    r"|but|if|was|were|is|are|be|been|has|had|have|it|he|she|they|who|which|not|no|like|said|says|say|saying|told|tells"
    r"|wrote|writes|called|calls|calling|asked|asks|added|adds|reads?|\w+(?:ing|ed) (?:that|it))$",
    re.I,
)
_LINK = re.compile(
    r"(?:^|\s)(?:READ(?: MORE| ALSO| NOW)?|ALSO READ|SEE ALSO|WATCH|RELATED|OPINION|IN PICTURES|INTERACTIVE|EXPLAINER"
    r"|INFOGRAPHIC|Read [Mm]ore|Read also|See also) ?[:|] (?=\S)",
    re.M,
)
"""What leads from a page to another and is nobody's words, inside marks that were never closed, too."""
_LINK_SEAM = re.compile(
    r"(?<![\w’'-])(?!(?:of|to|in|on|at|as|for|from|with|by|about|over|under|after|before|into|near|like|than|and|or"
    r"|but|the"
    r"|an?|is|are|was|were|says?|said|calls?|called|against|between|versus|vs|de|van|von|bin|ibn|al|el|der|la)\b)"
    r"(?:[a-z][\w’'-]*|\d+)[’'”\"]? (?=(?P<word>(?:The|An?|It|He|She|They) )|[A-Z\"“])"
)
"""Where the headline of a link may end: behind a word that can end one, before a capital or a mark."""
_STOP = re.compile(r"[.?!](?=\s|$)")
_NAMED = re.compile(r"(?P<name>[A-Z][\w’'.]+(?: [A-Z][\w’'.]+){0,2})[- ,]+")
_STOPPED = re.compile(r"[.!?][”\"’']? \Z")
_BEHIND_HEADING = re.compile(
    r"[”\"’']? (?=(?:The|An?|Some|Many|He|She|It|They|We|This|These|Those|But|In|At|On|For|There|His|Her|Their|After"
    r"|When|While|As|If|Although|Though) [\w‘“\"'])"
)
_REPEATED_SEAM = re.compile(r"(?<![\w’'-])(?:[a-z][\w’'-]*|(?:19|20)\d\d|\d+\.\d+)[’'”\"]? (?=[A-Z])")
_NO_HEADING = re.compile(
    r"[.?!](?!\d)|[;:“”\"(]|\b(?i:an?|the|his|her|its|their|this|that|these|those|he|she|it|they|who|which|when|while"
    r"|if"
    r"|had|was|were|said|says)\b"
)
_NO_LAST = re.compile(r" (?:between|against|versus|over|under|into|near|after|before|amid|without|during|via|per) \Z")
_LONG = re.compile(r"[A-Za-z][\w-]{2,}[a-z]|\d[\d.,]*\d")
_REPEATS = 130  # code points of a sentence in which its heading comes again
_STEM = 5  # letters
LONGEST_HEADING = 60  # code points
LEAST_QUOTED = 4  # words of a quotation that stands behind a heading


def part_glued(page: Page, drafts: Sequence[Draft]) -> None:
    """Cut contents that are told at a heading's end and where a quotation has ended."""
    links = [m.end() for m in _LINK.finditer(page.text)]
    for d in drafts:
        if d.cue is None:
            continue
        if page.text.startswith("According", d.cue[0]):  # Mill to shut According to Roe, wool is dear
            d.content = [c for c in d.content if d.cue[1] <= c[0]] or d.content
        if links:
            d.content = [_without_link(page.text, c) for c in d.content]
        d.content = [_without_heading(page, d.cue, c) for c in d.content]
        first = min(at for at, _ in (d.content[0], *d.source))
        if k := bisect_right(links, first):
            _without_linked(page.text, d, links[k - 1], first)
        d.content[0] = _without_repeated(page, d.cue, d.content[0])
        d.content = _without_line(page, d.cue, d.content)
        d.source = [_from_article(page.text, d.cue, s) for s in d.source]
        _end_with_paragraph(page, d)
    begins = {s for d in drafts for s, _ in d.source} if links else ()
    for d in drafts:
        if d.cue is not None and (k := bisect_right(links, d.cue[0])):
            _without_next(page.text, d, d.cue, begins, links[k - 1])


def is_link(text: str, cue: Span) -> bool:
    """Whether a cue is what leads to another page: OPINION: Is wool dear?"""
    return text[cue[0]] in "ROISWE" and _LINK.match(text, max(0, cue[0] - 1)) is not None


def before_link(text: str, span: Span) -> Span:
    """A span without the link with which it ends: It is late. | READ MORE: Mill to shut"""
    link = _LINK.search(text, *span)
    ends = link is not None and not _STOP.search(text, link.end(), span[1] - 1)
    return trim(text, (span[0], link.start())) if link is not None and ends else span


def is_heading_line(page: Page, d: Draft) -> bool:
    """Whether a quote of nobody is a heading that stands glued to a sentence: Hoping for rain | The mill is shut."""
    if d.cue is None or d.source:
        return False
    spans = [d.cue, *d.content]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    begins = start in page.block_starts or _STOPPED.search(page.text, max(0, start - 3), start) is not None
    if not begins or end - start > LONGEST_HEADING or _STOP.search(page.text, start, end):
        return False
    behind = _BEHIND_HEADING.match(page.text, end)
    return behind is not None and page.text[start].isupper()


def _without_link(text: str, span: Span) -> Span:
    """A content up to a link: Roe said it was late. | READ MORE: Who shut the mill?"""
    link = _LINK.search(text, *span)
    return span if link is None or link.start() <= span[0] else trim(text, (span[0], link.start()))


def _without_linked(text: str, d: Draft, start: int, first: int) -> None:
    """A quote without the headline of a link, which has no stop: OPINION: A mill in need | Roe said it is late.

    The headline ends before an article or a pronoun with a capital, or before the only other word with one that follows
    one without.  Who is named in it does not speak behind it.  The last link at or before ``first``, where the quote
    begins, ends at ``start``.
    """
    assert d.cue is not None
    begins = first == start or text.endswith(": ", start, first)  # else the network parted them
    if begins and (at := _headline_end(text, start, d.cue[0])):
        name = _NAMED.fullmatch(text, at, d.cue[0])
        d.content = [(max(s, at), e) for s, e in d.content if e > at] or d.content
        d.source = [(max(s, at), e) for s, e in d.source if e > at] or ([name.span("name")] if name else d.source)


def _without_next(text: str, d: Draft, cue: Span, begins: Container[int], start: int) -> None:
    """What a headline tells, up to where the sentence glued to it names who speaks there: Mill to shut | Roe said."""
    s, e = d.content[0]
    seams = (m.end() for m in _LINK_SEAM.finditer(text, s, e)) if cue[1] <= s else ()
    at = next((b for b in seams if b in begins), None)
    if at is not None and not _STOP.search(text, start, at):
        d.content = [trim(text, (s, at))]


def _headline_end(text: str, start: int, end: int) -> int:
    """Where the sentence begins that stands glued to a headline; 0 if the headline has a stop or nobody knows."""
    if _STOP.search(text, start, end):
        return 0
    seams = list(_LINK_SEAM.finditer(text, start, end))
    seam = next((m for m in seams if m["word"]), seams[0] if len(seams) == 1 else None)
    return seam.end() if seam else 0


def _without_heading(page: Page, cue: Span, span: Span) -> Span:
    """The side of a seam on which the cue stands, outside marks."""
    s, e = span
    for m in _SEAM.finditer(page.text, s, e):
        if any(p.depth == 0 and p.opens_at <= m.start() < p.end for p in page.pairs_at(span)):
            continue
        if page.text[m.start() - 1] in "'’”\"" and page.text[m.start() - 2] in ".,!?":
            continue
        if m["large"] and not page.text[page.text.rfind(" ", 0, m.start()) + 1].islower():
            continue
        if cue[0] >= m.end():
            s = m.end() + (len(_BUT) if page.text.startswith(_BUT, m.end()) else 0)
        else:
            return trim(page.text, (s, m.start()))
    return s, e


def _without_repeated(page: Page, cue: Span, span: Span) -> Span:
    """A content behind a heading whose words come again: Mills see prices rise | Prices at the mills rose, Roe said."""
    s, e = span
    text = page.text
    if e > cue[0] or not (s in page.block_starts or _STOPPED.search(text, max(0, s - 3), s)):
        return span
    most, begins = 1, s
    for m in _REPEATED_SEAM.finditer(text, s, min(e, s + LONGEST_HEADING + 1)):
        head = text[s : m.end()]
        if _NO_HEADING.search(head):
            break
        again = len(_stems(head) & _stems(text[m.end() : min(e, m.end() + _REPEATS)]))
        may_end = head.count(" ") > 2 and not (_NO_END.search(head.rstrip()) or _NO_LAST.search(head))
        if may_end and again > most and 2 * again >= len(_stems(head)):
            most, begins = again, m.end()
    return begins, e


def _stems(words: str) -> set[str]:
    return {word.lower()[:_STEM] for word in _LONG.findall(words)}


def _without_line(page: Page, cue: Span, content: list[Span]) -> list[Span]:
    """A content from its quotation on, behind a heading without a stop: A long way "The road is shut," she said."""
    text, (s, e) = page.text, content[0]
    apart = text[s - 1 : s] in ("'", "‘") and len(content) > 1  # 'A long way home' "The road
    parts = 2 if apart and not text[e : content[1][0]].strip(" '’\"“") else 1
    e = content[parts - 1][1]
    if e > cue[0] or not (text[s].isalnum() or text[s] in "'‘"):
        return content
    first = next((p for p in page.pairs_at((s, e)) if p.depth == 0 and s < p.start < e and not p.single), None)
    if first is None or not first.closed or e > first.outer[1] or page.count(first.inner) < LEAST_QUOTED:
        return content
    head = text[s : first.start].rstrip()
    begins = s == page.blocks[page.block_of(s)][0] or text[:s].rstrip()[-1:] in tuple(".!?”\"'’‘")
    said = text[first.opens_at].isupper() and text[first.end - 1] in ",.?!"
    if not (begins and said and head[-1:] not in tuple(",:;.!?-–—(")) or _NO_END.search(head):
        return content
    return [trim(text, first.inner), *content[parts:]]


def _from_article(text: str, cue: Span, source: Span) -> Span:
    """A source from its article on, where a heading stands glued before it."""
    seam = _ARTICLE_SEAM.search(text, *source) if source[1] <= cue[0] else None
    return (seam.end(), source[1]) if seam else source


def _end_with_paragraph(page: Page, d: Draft) -> None:
    """A quotation whose marks were closed does not go on in a later paragraph that opens none."""
    assert d.cue is not None
    first = d.content[0]
    pair = next((p for p in page.pairs_at(first) if p.depth == 0 and p.closed and p.start <= first[0] < p.end), None)
    if pair is None or first[1] > pair.outer[1]:
        return
    last = max(page.block_of(first[0]), page.block_of(d.cue[0]))
    d.content = [c for c in d.content if page.block_of(c[0]) <= last or _is_marked(page, c)]


def _is_marked(page: Page, span: Span) -> bool:
    return any(p.depth == 0 and p.start <= span[0] < p.outer[1] for p in page.pairs_at(span))

"""Quotes that the layout attributes: speaker turns ("ROE: …"), credits ("“…” — Jane Roe"), introductions ("She said:").

The network labels words; a colon or a dash alone says nothing to it.  Here the shape of the paragraph decides: a label
that begins several paragraphs is a speaker's, a dash and a name after a quotation are its credit, and a verb of saying
that stands directly before a quotation nobody claims introduces it, at the end of the paragraph before it too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from quoth.asking import OWN, YOU
from quoth.data import Span
from quoth.extraction.across import CAPTION
from quoth.extraction.drafts import Claims, Draft, Page, clear_of
from quoth.extraction.edges.glued import before_link
from quoth.extraction.marks import Pair
from quoth.text import TITLES_CUT_SHORT, overlapping, overlaps, sentences, trim

TURN_CONFIDENCE = 0.85
CREDIT_CONFIDENCE = 0.85
ANNOUNCED_CONFIDENCE = 0.7
INTRODUCED_CONFIDENCE = 0.9  # 407 of 428 are right in PolNeAR's train split; the network leaves the harder ones
LONGEST_INTRODUCTION = 120  # code points searched before a quotation
LEAST_TURNS = 2  # paragraphs a label must begin to be believed
LEAST_IN_TALK = 3  # the same of each of two who talk
LONGEST_TURN = 8  # paragraphs
_LABEL = re.compile(
    r"[\"“‘']?(?P<name>[A-Z][A-Z.'’\-]+(?: (?:[A-Z][A-Z.'’\-]*|\([A-Z.\-]+\))){0,4}|[QA]|@\w{2,30})"
    r"(?:, [A-Z][A-Z.,&'’/\- ]{1,60}(?=:))?(?P<colon>[:.])\s+(?=\S)"
    r"|[\"“‘']?(?P<titled>(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov)\. )?[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,3})"
    r"(?P<mark>:)(?:\s+(?=\S)|-(?=[A-Z]))"
)
_INNER_LABEL = re.compile(rf"(?:(?<=[.?!…”\"’)] )|(?<=[\w?!. ]- ))(?:{_LABEL.pattern})")
"""The same inside a paragraph, as in a text that lost its line ends: "HALE: Why? ROE: It rained." """
_NOTE = re.compile(
    r"(?<=[.?!…])(?: (?:The|This) interview (?:has been|was|is) [^.\n]{3,80}\.)?(?:(?: -)? Source ?:[^.?!\n]{2,40})?\Z"
)
_WORD = re.compile(r"[A-Z][\w’'-]*")
_FULL_NAME = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w’'-]+)+(?!:)")
_CREDIT = re.compile(
    r"\s*(?P<dash>[―—–]|--?(?=\s?[A-Z]))\s*(?P<who>(?=[A-Z])(?:[^\n.!?;:“”\"]|(?<=\b[A-Z])\.(?=\s)){2,90})\.?\s*$"
)
_FOOT = re.compile(  # the page, or another place of the text, says what it is
    rf"\s*(?P<dash>)(?P<who>(?=[A-Z])(?:\b(?:{TITLES_CUT_SHORT}|[A-Z])\.(?=\s|[A-Z]\.)|[^\n.!?;:“”\"]){{2,90}})"
    r"\.?[\"”]?\s*$"
)
_NAMED = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?:, (?:[^\n.!?;:“”\"]|(?<=\b[A-Z])\.){2,80})?")
_WHO_SAYS = (
    r"(?P<source>\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Yy]ou|[Ii]t|I|who|that|which)(?:['’]d)?"
    r"|\b(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne|[Hh]is|[Hh]er|[Mm]y)"
    r"(?: (?!(?:and|but|he|she|they|it|who|that)\b)[a-z’'-]+){1,3}"
    r"|(?!(?:If|When|And|But|As|Then|So|Because|Since|While|Once|After|Before|Yet|Or|Now)\b)"
    r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4})\s+"
)
_SAYS_NEXT = (
    r"(?:(?:said|says|say) to (?:me|us|him|her|them)|said|says|say|saying|goes|"
    r"told (?:me|us|him|her|them)|thought|shouted|yelled|wrote|writes|writing|"
    r"used to (?:say|tell (?:me|us|him|her|them))|text(?:ed|s)(?: (?:me|us|him|her|them))?|repeat(?:s|ed|ing)|"
    r"tweeted|tweets|tweeting|added|adding|"
    r"asked|asks|asking|replied|replying|responded|continued|declared|declaring|explained|explaining|noted|stated|"
    r"stating|reports|reported|insisted|insisting|argued|warned|warning|concluded|commented|posted|recalled|"
    r"(?:made|gave|issued|released|posted|sent) (?:the following|this|these) \w+)"
)
_INTRODUCTION = re.compile(
    rf"(?:{_WHO_SAYS}(?:(?:then|also|later|once|previously|reportedly|never|always|just|kept|keeps) )?)?"
    rf"(?P<cue>\b(?:(?:has|have|had) )?{_SAYS_NEXT}\b)\s*(?P<stop>[:,]?)\s*$"
)
_NOT_NAMES = frozenset(
    "note photo image picture video related more read update updated correction source sources see also tip fact facts "
    "date time where when who what why how topic question answer breaking exclusive watch listen live opinion analysis "
    "editor's warning example here dear interactive infographic pictures explainer podcast gallery factbox background "
    "timeline".split()
)


def turn_quotes(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with one for each speaker turn; a turn's own paragraph belongs to it from the label to the end."""
    if page.turns:
        return _known_turns(page, drafts)
    labels = [(i, m) for i, (s, e) in enumerate(page.blocks) if (m := _LABEL.match(page.text, s, e)) and _plausible(m)]
    dotted = {m["name"] for _, m in labels if m["colon"] == "."} == {"Q", "A"}
    outer = {i: m.end() for i, m in labels}  # "Jane A. Roe:" has no "Roe:" inside
    for i, (s, e) in enumerate(page.blocks) if labels else ():
        inner = _INNER_LABEL.finditer(page.text, outer.get(i, s), e)
        labels += [(i, m) for m in inner if m["colon"] != "." and _plausible(m)]
    labels.sort(key=lambda x: x[1].start())
    labels = [(i, m) for i, m in labels if (m["colon"] != "." or dotted) and not _is_team(page.text, m)]
    names = [_name(m) for _, m in labels]
    often = Counter(names)
    capitals = any(n.isupper() and often[n] >= LEAST_TURNS for n in names)  # speakers come back; headings do not
    handles = sum(n.startswith("@") for n in names) >= LEAST_TURNS  # readers who write in do not
    blocks = [i for i, _ in labels]
    full = _parts_of_names(page.text) | {n for n in names if " " in n}
    answered = any(  # full names are speakers when one answers another; a heading that recurs answers nobody
        j - i < 2 and m != n and m in full and n in full
        for i, j, m, n in zip(blocks, blocks[1:], names, names[1:], strict=False)
    )
    labels = [
        x
        for x, n in zip(labels, names, strict=True)
        if (n[0] == "@" and handles)
        or (n[0] != "@" and n.isupper() and capitals)
        or (answered and n in full and max(often[n], often[n.split()[-1]]) >= LEAST_TURNS)
    ]
    begun = [_begun(block, match) for block, match in labels]
    turns: list[Draft] = []
    talk = _is_of_two(page, begun)
    for k, (label, last) in enumerate(zip(begun, _ends(page, begun, talk=talk), strict=True)):
        end = begun[k + 1].source[0] if begun[k + 1 :] and begun[k + 1].block == label.block else None
        content = _turn_content(page, label.words, end or page.blocks[label.block][1])
        if content[0] >= content[1] or page.count(content) == 0:
            continue
        opening = (p for p in page.by_block.get(label.block, []) if p.start == label.start and not p.closed)
        opened = next(opening, None) is not None
        below = [_without_note(page, i) for i in range(label.block + 1, last + 1) if not opened and _is_talk(page, i)]
        if talk and not opened and k + 1 < len(begun) and begun[k + 1].block > label.block:
            rest = _turn_content(page, page.blocks[begun[k + 1].block][0], begun[k + 1].start)
            below += [rest] if page.count(rest) else []
        spans = [content, *below]
        turns.append(Draft(label.colon, [label.source], spans, TURN_CONFIDENCE, label.block, opened, turn=True))
    if not any(map(str.isalpha, "".join(page.text[s:e] for d in turns for s, e in d.content))):
        return drafts  # a tally: Roe: 1,769. Dow: 1,501.
    return sorted([*clear_of(drafts, [(x.source[0], x.colon[1]) for x in begun]), *turns], key=lambda d: d.content[0])


def _known_turns(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with one for each turn of a transcript whose turns are known, however few they are."""
    turns, labels = [], []
    for source, (start, end) in page.turns:
        first, last = page.block_of(start), page.block_of(end - 1)
        parts = ((max(start, s), min(end, e)) for s, e in page.blocks[first : last + 1])
        spans = [content for part in parts if page.count(content := _turn_content(page, *part))]
        colon = page.text.find(":", source[1], start)
        cue = (colon, colon + 1) if colon >= 0 else None
        labels.append((source[0], start))
        if spans:
            turns.append(Draft(cue, [source], spans, TURN_CONFIDENCE, first, turn=True))
    others = [d for d in clear_of(drafts, labels) if not any(overlapping(labels, source) for source in d.source)]
    return sorted([*others, *turns], key=lambda d: d.content[0])


class _Label(NamedTuple):
    block: int
    start: int  # of the label, with a mark that opens before it
    source: Span
    colon: Span
    words: int  # where the turn begins


def _begun(block: int, match: re.Match[str]) -> _Label:
    source = match.span("name" if match["name"] else "titled")
    return _Label(block, match.start(), source, match.span("colon" if match["colon"] else "mark"), match.end())


def _is_of_two(page: Page, labels: Sequence[_Label]) -> bool:
    """Whether two take turns and one of them asks, so that all between the labels is theirs."""
    names = [page.text[slice(*x.source)].split()[-1] for x in labels]
    often = Counter(names)
    asked = Counter(
        a
        for (x, a), y in zip(zip(labels, names, strict=True), labels[1:], strict=False)
        if page.text[x.words : y.start].rstrip(" -–—\n").endswith("?")
    )
    return len(often) == 2 and min(often.values()) >= LEAST_IN_TALK and max(asked.values(), default=0) >= LEAST_IN_TALK


def _ends(page: Page, labels: Sequence[_Label], *, talk: bool) -> list[int]:
    """The last paragraph of each turn: that before the next label, or the last there that says "I", "we" or "you".

    Labels that do not come back are no speakers; of paragraphs below the last label nobody knows whose they are, unless
    two talk all the time and somebody goes on to say "I" or "we".
    """
    out = [x.block for x in labels]
    names = [page.text[slice(*x.source)] for x in labels]
    often = Counter(names)
    for k, ((a, i), (b, j)) in enumerate(pairwise(zip(names, out, strict=True))):
        back = min(max(often[x], often[x.split()[-1]]) for x in (a, b))  # "Jane Roe:", and "Roe:" from then on
        if talk:
            out[k] = max(i, j - 1)
        elif 1 < j - i <= LONGEST_TURN and a != b and back >= LEAST_TURNS:
            out[k] = max((n for n in range(i + 1, j) if _is_talk(page, n) and _speaks(page, n)), default=i)
    if talk:
        below = _below(page, out[-1], names[-1].split()[-1])
        out[-1] = max((n for n in below if _speaks(page, n)), default=out[-1])
    return out


def _below(page: Page, block: int, name: str) -> Iterator[int]:
    """The paragraphs below the last label of two who talk, up to one that names who speaks there."""
    for i in range(block + 1, len(page.blocks)):
        if any(word[0] == name for word in _WORD.finditer(page.text, *page.blocks[i])):
            return
        yield i


def _is_talk(page: Page, block: int) -> bool:
    """Whether a paragraph has words and is no stage direction: (APPLAUSE)."""
    s, e = page.blocks[block]
    return page.count((s, e)) > 0 and not (page.text[s] in "([" and page.text[s:e].rstrip(".")[-1:] in (")", "]"))


def _without_note(page: Page, block: int) -> Span:
    """A paragraph without what an editor notes at its end: It is late. | The interview was cut. - Source:-Courier"""
    s, e = page.blocks[block]
    note = _NOTE.search(page.text, s, e)
    return (s, note.start()) if note else (s, e)


def _speaks(page: Page, block: int) -> bool:
    s, e = page.blocks[block]
    marked = [p.outer for p in page.by_block.get(block, ()) if p.depth == 0]
    own = (m.span() for said in (OWN, YOU) for m in said.finditer(page.text, s, e))
    return not any(p[0] == s for p in marked) and any(not any(overlaps(p, m) for p in marked) for m in own)


_LEAD = 20_000  # code points in which a team is told of before its notes


def _is_team(text: str, match: re.Match[str]) -> bool:
    """Whether a label names a team of which a notebook tells: "the Millers lost" … "Millers: Visit Acre on Friday." """
    name = match["titled"] or ""
    return (
        name.endswith("s") and re.search(rf"\b[Tt]he (?:[A-Z]\w+ ){{0,2}}{re.escape(name)}\b", text[:_LEAD]) is not None
    )


def _parts_of_names(text: str) -> set[str]:
    """The words that follow another with a capital somewhere: the family name of who is introduced in full."""
    return {word for run in _FULL_NAME.finditer(text) for word in run[0].split()[1:]}


def _turn_content(page: Page, start: int, end: int) -> Span:
    s, e = before_link(page.text, trim(page.text, (start, end)))
    e -= page.text.endswith((".-", "?-", "!-"), s, e)  # "Why?- ROE: It rained."
    at = page.pairs_at((s, e)) if s < e else ()
    if e > s and page.text[e - 1] in '”"' and not any(p.closed and s <= p.start and p.outer[1] == e for p in at):
        s, e = trim(page.text, (s, e - 1))  # the mark that closes the whole transcript
    whole = next((p for p in page.pairs_at((s, e)) if p.closed and p.outer == (s, e)), None)
    return trim(page.text, whole.inner) if whole else (s, e)


def _name(match: re.Match[str]) -> str:
    return match["name"] or match["titled"] or ""


def _plausible(match: re.Match[str]) -> bool:
    if match["colon"] == "." and match["name"] not in ("Q", "A"):
        return False
    return not any(w.lower().strip(".") in _NOT_NAMES for w in _name(match).split())


def credit_quotes(page: Page, claims: Claims, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those of floating quotations that a credit follows or an introduction precedes."""
    out = list(drafts)
    captioned = _captioned(page)
    for block, pairs in sorted(page.by_block.items()):
        tops = [p for p in pairs if p.depth == 0]
        found = _credited(page, claims, block, tops, captioned)
        for draft in [found] if found else _introduced(page, claims, block, tops, drafts):
            out.append(draft)
            claims.add(draft)
    return out


def _captioned(page: Page) -> frozenset[int]:
    """The lines under quotations that name who said them: a name and an office under each of two or more in a row, or
    under words that the text quotes as well.

    ("“A budget for nobody.” / Ellen Marsh, opposition leader / “The best in a decade.” / Hugo Penn, banker")
    """
    found, pulled = set(), set()
    for block, pairs in page.by_block.items():
        whole = len(pairs) == 1 and pairs[0].closed and page.blocks[block] == pairs[0].outer
        if not whole or block + 1 == len(page.blocks):
            continue
        start, end = page.blocks[block + 1]
        if _NAMED.fullmatch(page.text, start, end):
            found.add(block + 1)
        if CAPTION.fullmatch(page.text, start, trim(page.text, (start, end), '"”')[1]) and _is_pulled(page, pairs[0]):
            pulled.add(block + 1)
    return frozenset(pulled | {i for i in found if i + 2 in found or i - 2 in found})


def _is_pulled(page: Page, pair: Pair) -> bool:
    """Whether words of a quotation stand in the text once more: it was pulled out of it to be read first."""
    some = " ".join(page.text[slice(*pair.inner)].split()[1:8])
    return page.count(pair.inner) > 4 and page.text.count(some) > 1


def _credited(
    page: Page, claims: Claims, block: int, tops: Sequence[Pair], captioned: Container[int] = ()
) -> Draft | None:
    """The quotation before a dash and a name; where the paragraph begins with a mark, all up to its last mark."""
    last = tops[-1]
    if not last.closed or page.count(last.inner) < 2:
        return None
    found = _credit_after(page, block, last, captioned)
    if found is None or (claims.holds(last.inner) and not _given_back(page, claims, block)):
        return None
    dash, who = found
    whole = tops[0].start == page.blocks[block][0] and not claims.holds(tops[0].inner)
    content = trim(page.text, (tops[0].opens_at if whole else last.opens_at, last.end))
    if dash[0] < dash[1]:
        return Draft(dash, [who], [content], CREDIT_CONFIDENCE, block)
    frame = page.quoted.get(block)
    above = [i for i in range(block) if frame and page.quoted.get(i) == frame]
    spans = [trim(page.text, page.blocks[i]) for i in above if not claims.holds(page.blocks[i])]
    return Draft(None, [who], [*spans, content], CREDIT_CONFIDENCE, block)


def _given_back(page: Page, claims: Claims, block: int) -> bool:
    """Whether who claims a credited paragraph speaks in another one; he loses it."""
    start, end = page.blocks[block]
    owners = [d for d in claims.at((start, start + 1)) if any(overlaps(c, (start, end)) for c in d.content)]
    if any(d.cue is None or start <= d.cue[0] < end or d.content[0][0] >= start for d in owners):
        return False
    for d in owners:
        d.content = [c for c in d.content if not overlaps(c, (start, end))]
    return True


def _introduced(page: Page, claims: Claims, block: int, tops: Sequence[Pair], drafts: Sequence[Draft]) -> list[Draft]:
    """Quotations that a verb of saying directly precedes, in the paragraph or at the end of the one before."""
    out = []
    for p in tops:
        start, end = page.blocks[block][0], p.start
        if p.start == start and block > 0:
            start, end = page.blocks[block - 1]
        if claims.holds(p.inner):
            continue
        match = _INTRODUCTION.search(page.text, max(start, end - LONGEST_INTRODUCTION), end)
        content = [trim(page.text, p.inner)]
        if match and match["stop"] and (end == p.start or match["stop"] == ":"):
            source = [match.span("source")] if match["source"] else []
            out.append(Draft(match.span("cue"), source, content, INTRODUCED_CONFIDENCE, block, open_end=not p.closed))
        elif announcer := _announcer(page, drafts, (start, end)):
            colon = trim(page.text, (start, end))[1]
            cue = (colon - 1, colon)
            out.append(Draft(cue, announcer.source, content, ANNOUNCED_CONFIDENCE, block, open_end=not p.closed))
    return out


def _announcer(page: Page, drafts: Sequence[Draft], before: Span) -> Draft | None:
    """The last quote with a source in the sentence that ends in a colon before a quotation: whoever it quotes goes on.

    ("Hale responded to the letter on Monday: “…”": the network takes the response for what is said.)
    """
    if not page.text.endswith(":", 0, trim(page.text, before)[1]):
        return None
    spoken = [s for s in sentences(page.text, *before) if s[0] < s[1]]
    if not spoken or page.text[spoken[-1][1] - 1] != ":":
        return None
    start, end = spoken[-1]
    inside = [p.inner for p in page.pairs_at(spoken[-1])]
    known = [d for d in drafts if d.cue and d.source and start <= min(d.cue[0], d.source[0][0]) and d.cue[1] <= end]
    known = [d for d in known if d.cue and not any(a <= d.cue[0] < b for a, b in inside)]
    last = max(known, key=lambda d: d.content[0], default=None)
    return last if last and page.text[last.content[-1][1] : end].strip() != ":" else None  # else its content goes on


def _credit_after(page: Page, block: int, last: Pair, captioned: Container[int]) -> tuple[Span, Span] | None:
    """The dash and the name (up to the first comma) that credit a quotation, in its paragraph or the next."""
    after = last.outer[1]
    end = page.blocks[block][1]
    if page.text[after:end].strip():
        match = _CREDIT.match(page.text, after, end)
    elif block + 1 < len(page.blocks):
        match = _CREDIT.match(page.text, *page.blocks[block + 1])
        if match is None and (block + 1 in page.credits or block + 1 in captioned):
            match = _FOOT.match(page.text, *page.blocks[block + 1])
    else:
        match = None
    if match is None:
        return None
    s, e = match.span("who")
    comma = page.text.find(",", s, e)
    who = trim(page.text, (s, comma if comma > 0 else e))
    words = page.text[slice(*who)].split()
    if not 1 <= len(words) <= 7 or sum(w[:1].isupper() for w in words) * 2 < len(words):
        return None
    return match.span("dash"), who

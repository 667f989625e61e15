"""Texts that stand under or over their writer's name: letters ("From Jane Roe, Millbrook:") and embedded posts.

They need no quotation marks and no verb; the shape alone attributes them, so each shape is asked to be unmistakable:
two letters at least, or a handle in a signature, or three excerpts behind a colon, each over a name in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Span
from quoth.extraction.drafts import Claims, Draft, Page, clear_of
from quoth.text import overlaps, trim

SIGNED_CONFIDENCE = 0.85
LEAST_LETTERS = 2
LEAST_EXCERPTS = 3
_LETTER = re.compile(
    r"From (?P<who>(?:(?:Dr|Mr|Ms|Mrs|Prof|Rev|Sir)\.? )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})"
    r"(?:,[^:\n]{2,60})?(?P<cue>:)(?=\s|$)"
)
_SENT = re.compile(
    r"(?:(?:And |But )?(?:[Tt]his|[Oo]ne|[Aa]nother|[Mm]ore)(?: (?:one|message|letter))?(?: just in)? from |From )"
    r"(?P<who>(?:(?:Dr|Mr|Ms|Mrs|Prof|Rev|Sir)\.? )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})"
    r"(?:,[^:\n]{2,60}| (?:in|of|on|near) [A-Z][^:\n]{1,40})?(?P<cue>:)\s*(?=[“‘\"'])"
)
"""The same before words in marks, of which one is enough: "And this from Jane Roe: “Forty sheep in my kitchen.” """
_POST = re.compile(
    r"(?:^|(?<=\s))(?P<cue>[—–]|--)\s*(?P<who>\S[^\n()@]{0,60}?)\s*\(@\w{1,30}\)[^\w\n]*"
    r"(?:[A-Z][a-z]{2,9}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,9}\.? \d{4})?\s*$"
)

_BRACKETED = re.compile(r"(?P<cue>\[) ?(?P<who>[A-Z][^\[\]\n]{1,40}?) ?\]")
_NO_OUTLETS = re.compile(
    r"\b(?:read|watch|listen|photos?|images?|pictures?|videos?|related|updated?|advertisement|applause|laughter|cheers"
    r"|crosstalk|music|inaudible|pause|sic|edit(?:ed|or)?|note|sources?|via)\b",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*\Z")
_LONG_WORD = re.compile(r"\b[^\W\d_][\w’'-]{3,}")
_BLANK_LINE = re.compile(r"\s*\n\s*\n\s*")
_NEXT_LINE = re.compile(r"[ \t\r]*\n[ \t]*")
_TAGGED = re.compile(
    r"<tweet\b[^<>]*?\bauthor=[\"“”](?P<who>@?\w{2,30})[\"“”][^<>]*>(?P<words>[^<>]+)<(?:/tweet|tweet/)>"
)
_TAG_SIGNATURE = re.compile(r"[—–] ?(?P<name>[^\s—–][^—–()@]{0,60}?) ?\(@\w{1,30}\)[^<>]{0,30}$")
"""A post as some archives of news keep it, with its author's handle in a tag."""


def letter_quotes(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with one for each letter: what follows its "From NAME:" up to the next one."""
    drafts = _excerpts(page, _marked_letters(page, drafts))
    heads = [(i, m) for i, (s, e) in enumerate(page.blocks) if (m := _LETTER.match(page.text, s, e))]
    if len(heads) < LEAST_LETTERS:
        return drafts
    letters: list[Draft] = []
    begun: list[Span] = []  # how they begin
    ends = [i for i, _ in heads[1:]]
    for (block, m), end in zip(heads, [*ends, heads[-1][0] + 2], strict=True):
        own = trim(page.text, (m.end(), page.blocks[block][1]))
        under = [page.blocks[i] for i in range(block + 1, min(end, len(page.blocks)))]
        content = [own, *(under if end != heads[-1][0] + 2 else [])] if own[0] < own[1] else under
        if content:
            letters.append(Draft(m.span("cue"), [m.span("who")], content, SIGNED_CONFIDENCE, block, turn=True))
            begun.append(m.span())
    return sorted([*clear_of(drafts, begun), *letters], key=lambda d: d.content[0])


def _excerpts(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with one for each excerpt over its outlet: "What critics say: ¶ It is too long. ¶ [ Acre Daily ]"."""
    found = ((i, _BRACKETED.fullmatch(page.text, *span)) for i, span in enumerate(page.blocks))
    outlets = [(i, m) for i, m in found if m and not _NO_OUTLETS.search(m["who"])]
    first = next((i for i, (_, e) in enumerate(page.blocks) if page.text[e - 1] == ":"), None)
    if len(outlets) < LEAST_EXCERPTS or first is None or first >= outlets[0][0]:
        return drafts
    out: list[Draft] = []
    start = first + 1
    for block, m in outlets:
        above = range(start, block)
        start = max((i + 1 for i in above if _is_title(page, i)), default=start)
        spans = [page.blocks[i] for i in range(start, block)]
        if spans:
            out.append(Draft(m.span("cue"), [m.span("who")], spans, SIGNED_CONFIDENCE, block, turn=True))
        start = block + 1
    return sorted([*clear_of(drafts, [m.span() for _, m in outlets]), *out], key=lambda d: d.content[0])


def _is_title(page: Page, block: int) -> bool:
    """Whether a paragraph is a heading: it ends no sentence, or all its longer words have capitals."""
    s, e = page.blocks[block]
    words = _LONG_WORD.findall(page.text[s:e])
    return _SENTENCE_END.search(page.text, max(s, e - 4), e) is None or all(w[0].isupper() for w in words)


def _marked_letters(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with one for each quotation that "From Jane Roe in Acre:" leads to and that fills its paragraph."""
    letters: list[Draft] = []
    begun: list[Span] = []
    for block, (s, e) in enumerate(page.blocks):
        m = _SENT.match(page.text, s, e)
        pair = next((p for p in page.by_block.get(block, ()) if m and p.start == m.end()), None)
        if m is not None and pair is not None and pair.outer[1] >= e - 1:
            own = [trim(page.text, pair.inner)]
            letters.append(
                Draft(m.span("cue"), [m.span("who")], own, SIGNED_CONFIDENCE, block, open_end=not pair.closed)
            )
            begun.append(m.span())
    taken = {d.content[0] for d in letters}
    kept = [d for d in clear_of(drafts, begun) if len(d.content) != 1 or d.content[0] not in taken]
    return sorted([*kept, *letters], key=lambda d: d.content[0])


def posts(page: Page, claims: Claims, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with one for each embedded post that nobody claims: the text before "— NAME (@handle) DATE".

    The signature stands at the end of the post's paragraph or on a line of its own; then all paragraphs of its block
    quotation are the post, in a text without markup the one before, with all its lines if blank ones part paragraphs.
    """
    out = _tagged(page, claims, drafts)
    for block, (s, e) in enumerate(page.blocks):
        m = _POST.search(page.text, max(s, e - 140), e) if page.text.find("(@", s, e) >= 0 else None
        content = _posted(page, block, m.start()) if m is not None else []
        if m is None or not content:
            continue
        for d in [d for d in out if d.cue and overlaps(d.cue, m.span())]:
            out.remove(d)
            claims.drop(d)
        if _is_anothers(claims, content):
            continue
        draft = Draft(m.span("cue"), [m.span("who")], content, SIGNED_CONFIDENCE, block, turn=True)
        out.append(draft)
        claims.add(draft)
    return out


def _is_anothers(claims: Claims, content: Sequence[Span]) -> bool:
    """Whether who is named outside of a post has its words; what is reported inside it is part of it."""
    last = content[-1]
    outside = [d for d in claims.at(last) if not (d.cue and any(s <= d.cue[0] < e for s, e in content))]
    return Claims(claims.page, outside).holds(last)


def _tagged(page: Page, claims: Claims, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with one for each tagged post that nobody claims; what was found inside it is part of it."""
    out = list(drafts)
    for block, (s, e) in enumerate(page.blocks):
        for m in _TAGGED.finditer(page.text, s, e) if page.text.find("<tweet", s, e) >= 0 else ():
            words, who = trim(page.text, m.span("words")), m.span("who")
            signature = _TAG_SIGNATURE.search(page.text, max(words[0], words[1] - 140), words[1])
            if signature is not None:
                words, who = trim(page.text, (words[0], signature.start())), signature.span("name")
            if words[0] >= words[1] or claims.holds(words):
                continue
            for d in [d for d in out if d.cue and overlaps(d.cue, (words[1], m.end()))]:  # the dash before the name
                out.remove(d)
                claims.drop(d)
            draft = Draft(None, [who], [words], SIGNED_CONFIDENCE, block, turn=True)
            out.append(draft)
            claims.add(draft)
    return out


def _posted(page: Page, block: int, end: int) -> list[Span]:
    """The words of the post whose signature begins at ``end``."""
    own = trim(page.text, (page.blocks[block][0], end))
    if own[0] < own[1]:
        return [own]
    first = block - 1
    lines = first >= 0 and _BLANK_LINE.fullmatch(page.text, page.blocks[first][1], page.blocks[block][0])
    while first > 0 and (
        (page.quoted.get(block) and page.quoted.get(first - 1) == page.quoted[block])
        or (lines and _NEXT_LINE.fullmatch(page.text, page.blocks[first - 1][1], page.blocks[first][0]))
    ):
        first -= 1
    return [page.blocks[i] for i in range(max(first, 0), block)]

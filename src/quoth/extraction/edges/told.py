"""Where the words end that are told and not quoted: at a sentence that is quoted, at the speaker's next verb of saying.

The network labels words, so a content may take in the sentence behind it, or the clause: Roe said it was late | and
would not say why | “I have had enough.”
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from quoth.data import Span
from quoth.extraction.drafts import Draft, Page
from quoth.extraction.edges.broken import reopened
from quoth.extraction.marks import Pair
from quoth.text import overlaps, trim

_MARKS_AND_BLANKS = " “”\"‘’'«»„"
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)]*$")
_JOINT = re.compile(r"[,;]? (?:and|but|or|then|yet)(?:,? (?:also|then|later|again|even|\w+ly))?,? $")
_DOING = re.compile(r"(?:\w+ly )?(?:to \w|\w+ing\b)")
_JOINT_OF_DOING = re.compile(
    r"(?<! to)(?<! of)(?<! for)(?<! from)(?<! on)(?<! at)(?<! with)(?<! about)(?<! against)(?<! into)"
    r"[,;]?(?: (?:and|but|or|then|yet|while|by|before|after|when|without|in|thus|as well as|rather than"
    r"|(?:in an effort|in order)(?= to)))?(?:,? (?:also|then|later|again|even|\w+ly))?,? $"
)
"""Before an infinitive or a participle, which needs no joint: he cut the price | to defend the plan."""
_FINITE = re.compile(
    r"(?:\w+ly )?(?:\w+(?:ed|n[’']t)|\w*[^\Ws]s|said|told|would|did|could|has|had|will|was|were|wrote|gave)\b"
)
_REFUSAL = re.compile(
    r",? (?:but|and|though) (?P<cue>(?:(?:has|have|had) )?(?:(?:declined|declines|refused|refuses) to"
    r"|(?:would|will|could|did|does|do)(?: not|n[’']t)|won[’']t|cannot|can[’']t) "
    r"(?:say|elaborate|comment|specify|confirm|identify|disclose|discuss)(?: on)?)\b"
)
_SAYS_NEXT = re.compile(
    r"(?:,(?P<mark>[”\"’])?|(?<=[”\"’])) (?P<joint>(?:but|and|though) (?:also |then |later )?)"
    r"(?P<cue>(?:doubt|stress|warn|insist|caution|claim|suggest|predict|add)(?:ed|s)|(?:emphasi[sz]|acknowledg|conced|believ"
    r"|argu|not|pledg|promis)e[ds]|admit(?:ted|s)|den(?:ied|ies)|thinks|thought|sa(?:id|ys))"
    r" (?!(?:for|with|by|of|and|or|in|on|at|from)\b)(?=[\w“\"‘])"
)
"""In PolNeAR's train split 41 contents end before such a comma, and one goes on."""
_BIDS_NEXT = re.compile(
    r"(?<=[”\"’])(?P<mark>) (?P<joint>(?:but|and) (?:also |then |later )?)"
    r"(?P<cue>(?:direct|order|instruct|threaten|ask|demand|appeal|reject|announc|urg)e?[ds]) "
    r"(?!(?:by|in|on|at|with)\b)(?=[a-z]\w* )"
)
_IN_MARKS = re.compile(r"(?:that )?(?:[^“”\"]{2,80} (?:was|were|is|are) )?[“\"][^“”\"]+[”\"]")
"""A clause that is quoted, or says in marks what something is, behind which no subject of it can go on to bid."""
_ABOUT = re.compile(r" (?P<what>(?:whether|why|who|what|when|where|how|if|which)\b)")
_MATTERS = (
    "offer|deal|price|plan|proposal|talks|answer|question|decision|matter|meeting|case|claim|law|vote|bid|pay|contract"
)
_IT_WAS = rf"it|that|this|there|nothing|the (?:[a-z]+ )?(?:{_MATTERS})"
_WAS = r" (?:was|were|is|are|had been|would be)\b[^,.;]*"
_THEN = ",? (?:and|before) (?:then |promptly |abruptly )?"
_ENDINGS = (
    (
        re.compile(
            rf"{_THEN}(?:hung up|hanging up|ended (?:the|that|their) (?:call|interview|conversation)"
            r"|ending the (?:call|interview)|put (?:down the phone|the phone down))\b"
        ),
        re.compile(rf"(?:that )?(?:{_IT_WAS}|he|she|they){_WAS}"),
    ),
    (
        re.compile(
            rf"{_THEN}(?:walk(?:ed|ing) (?:out|away|off)|stormed (?:out|off)|closed the door|drove (?:off|away))\b"
        ),
        re.compile(rf"(?:that )?(?:{_IT_WAS}){_WAS}"),
    ),
    (
        re.compile(
            r",? (?:and|but) (?:kept|cut|raised|lowered|lifted|trimmed|maintained|reiterated|repeated|affirmed|upgraded"
            r"|downgraded) (?:his|her|its|their) (?:[^,.;]{0,40} )?(?:ratings?|recommendations?|price targets?"
            r"|target price)\b"
        ),
        re.compile(
            r"(?:that )?(?:it|this|the (?:[a-z’-]+ ){0,2}(?:warning|results?|figures?|numbers|news|outlook|guidance"
            rf"|update|forecast|quarter|report|shares?|stock|sales|margins?|valuation)){_WAS}"
        ),
    ),
)
"""Acts with which somebody ends a talk, or an analyst a report, and what may be told before them without being whose
act it is.

Who says that the offer was too low, and walks out, is one; of “he was rude and walked out” nobody knows.
"""
_DASH = re.compile(r"(?: (?:--?|[–—]) |—)\Z")
_BEHIND_DASH = re.compile(
    r"(?:and|but|or|to|is|are|was|were|has|have|had|will|would|could|that|which|who|in|on|at|for|with|from|as|by|of)\b"
)
_DENIED = re.compile(r"(?:\bnot|n[’']t), as \Z")
_NEW = re.compile(r"[.!?…]\s+\Z")
_STOP = re.compile(r"(?<!\b[A-Z]\.[A-Z])[.!?…]+$")


def end_at_quotations(page: Page, drafts: Sequence[Draft]) -> None:
    """Cut contents that are told where a sentence begins that is quoted, or a quotation of another quote."""
    behind = {d.content[0][0]: d for d in drafts if d.cue and d.content and d.content[0][1] <= d.cue[0]}
    for d in drafts:
        _end_at_sentence(page, d)
        _end_at_attributed(page, d, behind)
        _end_at_told(page, d)
        _end_at_dash(page, d)
        _without_denial(page, d)


def _end_at_attributed(page: Page, d: Draft, behind: Mapping[int, Draft]) -> None:
    """The miller plans a new mill: | “It is time,” she said.  A quotation with its own attribution is its own quote."""
    for i, (s, e) in enumerate(d.content):
        for p in page.pairs_near((s, e)) if d.cue and d.cue[1] <= s else ():
            other = behind.get(trim(page.text, p.inner)[0]) if p.depth == 0 and s < p.start < e else None
            if other and other is not d and other.cue and e <= other.cue[0]:
                d.content[i:] = [trim(page.text, trim(page.text, (s, p.start)), " :-–—,")]
                return


def _end_at_told(page: Page, d: Draft) -> None:
    """“It is late,” she said. | Nobody came.  A sentence without marks behind a quotation with its attribution is told.

    In PolNeAR's train split none of 1,152 quotes goes on so.
    """
    first, cue = d.content[0], d.cue
    if cue is None or d.turn or first[1] > cue[0] or len(d.content) < 2:
        return
    if not any(p.depth == 0 and p.closed and trim(page.text, p.inner) == first for p in page.pairs_near(first)):
        return
    end = max(e for _, e in (cue, *d.source))
    told = next((c for c in d.content if c[0] >= end), None)
    if told is None or _NEW.search(page.text, end, told[0]) is None:
        return
    if not any(overlaps(p.outer, told) for p in page.pairs_near(told)):
        d.content = [c for c in d.content if c != told]


def _end_at_dash(page: Page, d: Draft) -> None:
    """The mill – Roe says it is old | – was shut.  What is told in dashes ends with them."""
    if d.cue is None:
        return
    start, (s, e) = min(at for at, _ in (d.cue, *d.source)), d.content[-1]
    dash = _DASH.search(page.text, max(0, start - 4), start)
    behind = s >= d.cue[1] and not page.text[d.cue[1] : s].strip()
    if dash is None or not behind or page.text.count(dash[0], s, e) != 1:
        return
    at = page.text.index(dash[0], s, e)
    marked = any(p.depth == 0 and p.start <= at < p.outer[1] for p in page.pairs_near((s, e)))
    if not marked and _BEHIND_DASH.match(page.text, at + len(dash[0])):
        d.content[-1] = (s, at)


def _without_denial(page: Page, d: Draft) -> None:
    """It is not, as Roe says, | an old mill: who writes it denies it, and not Roe."""
    start = min(at for at, _ in (d.cue, *d.source)) if d.cue and len(d.content) > 1 else 0
    if d.content[0][1] < start and _DENIED.search(page.text, d.content[0][0], start):
        d.content = d.content[1:]


def end_at_verbs(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Cut contents where their speaker says, or will not say, the next thing; the quotes that are new by that."""
    _end_at_joint(page, drafts)
    for d in drafts:
        _end_at_act(page, d)
    return [new for d in drafts for new in (*_refused(page, d), *_said_next(page, d))]


def _end_at_act(page: Page, d: Draft) -> None:
    """Roe said the offer was too low | and walked out: what the speaker did is no part of what was said."""
    for i, (s, e) in enumerate(d.content):
        for act, stated in _ENDINGS if d.cue and d.source and d.cue[1] <= s else ():
            ends = act.search(page.text, s, e)
            if ends is None or not stated.fullmatch(page.text, s, ends.start()):
                continue
            if not any(p.start < ends.start() < p.end for p in page.pairs_near((s, e))):
                d.content[i:] = [(s, ends.start())]
                return


def _refused(page: Page, d: Draft) -> Iterator[Draft]:
    """Roe said it was late | but would not say why: what she will not say is no part of what she says."""
    for i, (s, e) in enumerate(d.content):
        refusal = _REFUSAL.search(page.text, s, e) if d.cue and d.source and d.cue[1] <= s else None
        if refusal is None or any(p.start < refusal.start() < p.end for p in page.pairs_near((s, e))):
            continue
        d.content[i:] = [(s, refusal.start())]
        about = _ABOUT.match(page.text, refusal.end(), e)
        if about is not None:
            yield replace(d, cue=refusal.span("cue"), source=list(d.source), content=[(about.start("what"), e)])
        return


def _said_next(page: Page, d: Draft) -> Iterator[Draft]:
    """Roe said it was late, | but | doubted | it would snow: what she says of the snow is the next thing she says."""
    cue = d.cue
    for i, (s, e) in enumerate(d.content):
        after = _next_act(page.text, (s, e)) if cue and d.source and cue[1] <= s else None
        if after is None or cue is None or page.text[after.end("cue") - 1] != page.text[cue[1] - 1]:
            continue
        if any(p.start < after.start("joint") < p.end for p in page.pairs_near((s, e))):
            continue
        whole = after.end("mark") if after["mark"] else after.start()
        yield replace(d, cue=after.span("cue"), source=list(d.source), content=[(after.end(), e), *d.content[i + 1 :]])
        d.content[i:] = [(s, whole)]
        return


def _next_act(text: str, span: Span) -> re.Match[str] | None:
    """The verb with which a speaker says or bids the next thing within a content."""
    s, e = span
    bids = _BIDS_NEXT.search(text, s + 1, e)
    bids = bids if bids is not None and _IN_MARKS.fullmatch(text, s, bids.start()) else None
    return bids or _SAYS_NEXT.search(text, s + 1, e)


def _end_at_joint(page: Page, drafts: Sequence[Draft]) -> None:
    """Roe said it was late | but would not say why: a content ends where its speaker's next verb of saying begins.

    In PolNeAR's train split no content holds another cue of its own speaker.
    """
    of_source: dict[tuple[Span, ...], list[Draft]] = defaultdict(list)
    for d in drafts:
        of_source[tuple(d.source)].append(d)
    for b in drafts:
        if b.cue is None or not b.source:
            continue
        way = _JOINT_OF_DOING if _DOING.match(page.text, *b.cue) else _JOINT
        if way is _JOINT and not _FINITE.match(page.text, *b.cue):
            continue
        for a in of_source[tuple(b.source)]:
            if a is b or a.cue is None:
                continue
            here = (i for i, (s, e) in enumerate(a.content) if a.cue[1] <= s < b.cue[0] and b.cue[1] <= e)
            for i in here:
                start = a.content[i][0]
                joint = way.search(page.text, start + 1, b.cue[0])
                if joint is not None:
                    a.content[i:] = [(start, joint.start())]
                    break


def _end_at_sentence(page: Page, d: Draft) -> None:
    """Roe said he would go. “I have had enough.”: words that are told end before a sentence that is quoted.

    Both are parts of one quote, as PolNeAR has them and as where the cue stands between: It was late, she said. “We
    slept.”  The marks are left out.
    """
    for i, (s, e) in enumerate(d.content):
        tops = [p for p in page.pairs_at((s, e)) if p.depth == 0]
        first = max(s - 1, d.content[0][0] + 1)
        for k, p in enumerate(tops):
            if not first <= p.start < e or (k and reopened(page, tops[k - 1], p)):
                continue
            told = [*d.content[:i], trim(page.text, (s, p.start))]
            told = [(a, b) for a, b in told if a < b]
            if d.cue and not told[-1][1] <= d.cue[0] < p.start and opens_sentence(page, p) and _is_told(page, told[-1]):
                stop = _STOP.search(page.text, *told[-1])
                rest = _quoted_behind(page, d, i, p)
                d.content = [*told[:-1], (told[-1][0], stop.start() if stop else told[-1][1]), *rest]
                return


def _quoted_behind(page: Page, d: Draft, i: int, first: Pair) -> list[Span]:
    """The quotations of a content from one on, each without its marks, in the paragraph of what is told."""
    block = page.block_of(d.content[i][0])
    if page.block_of(first.start) != block:
        return []
    here = [p for p in page.pairs_near(d.content[i]) if p.depth == 0 and first.start <= p.start < d.content[i][1]]
    return [trim(page.text, p.inner) for p in here if page.block_of(p.start) == block]


def opens_sentence(page: Page, pair: Pair) -> bool:
    """Whether a quotation begins with a capital behind the end of a sentence."""
    before = trim(page.text, (max(0, pair.start - 8), pair.start))[1]
    first = page.text[pair.opens_at : pair.end].lstrip(_MARKS_AND_BLANKS)[:1]
    whole = pair.start < pair.opens_at and not page.text[pair.outer[1] : pair.outer[1] + 1].isalpha()
    return whole and first.isupper() and _SENTENCE_END.search(page.text, max(0, before - 6), before) is not None


def _is_told(page: Page, span: Span) -> bool:
    """Whether some words of a span stand outside of marks."""
    tops = [p for p in page.pairs_near(span) if p.depth == 0 and overlaps(p.inner, span)]
    marked = sum(page.count((max(span[0], p.inner[0]), min(span[1], p.inner[1]))) for p in tops)
    return page.count(span) > marked

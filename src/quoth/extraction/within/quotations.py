"""Quotations inside a quote, and who is quoted there: “He looked at me and said, ‘Go home,’” she recalled.

PolNeAR's annotators mark none of them, so the network learns to leave them alone.  What is read here is a verb of
saying right before the inner marks; its subject stands before it, in the same clause or in one that the verb goes on
("My son came home and | said").  The speaker of the outer quote is never taken for who is quoted in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quoth.data import Span
from quoth.extraction.drafts import Claims, Draft, Page
from quoth.extraction.followed import attribution_behind
from quoth.extraction.marks import Pair
from quoth.text import overlapping, overlaps, sentences, trim

HEARD_CONFIDENCE = 0.9
LONGEST_CLAUSE = 600  # code points before a participle in which its doer is looked for
REACH = 160  # code points searched before a quotation

_VERBS = (
    "said|says|say|saying|shout(?:ed|s|ing)?|yell(?:ed|s|ing)?|scream(?:ed|s|ing)?|cri(?:ed|es)|crying|whisper(?:ed|s"
    "|ing)?|"
    "wrote|writes?|writing|written|repl(?:y|ied|ies|ying)|answer(?:ed|s|ing)?|thought|think(?:s|ing)?"
    "|go(?:es|ing)?(?! to )|went|respond(?:ed|s|ing)?|"
    "add(?:ed|s|ing)?|declar(?:ed?|es|ing)|explain(?:ed|s|ing)?|insist(?:ed|s|ing)?|repeat(?:ed|s|ing)?|joke[sd]?"
    "|joking|"
    "tweet(?:ed|s|ing)?|chant(?:ed|s|ing)?|argu(?:ed?|es|ing)|read(?:s|ing)?|continued|noted|stat(?:ed?|es|ing)|"
    "report(?:s|ed)|concluded|commented|posted|recalled|put"
)
_HEARER = (
    r"(?: (?:me|us|you|him|her|them|(?:my|your|him|her)self|(?:our|your|them)selves|people"
    r"|every(?:one|body)|any(?:one|body)"
    r"|(?:my|our|his|her|their|the) (?!to\b)[a-z]+"
    r"(?: (?!(?:to|in|on|at|of|for|with|by|and|that|I|we|he|she|it|they)\b)[a-z]+){0,2}"
    r"|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?))?"
)
_TOLD = (
    r"(?:(?:told|tells?|telling) (?:police|(?!(?:lies|always|this)\b)[a-z]{3,}[^\Wsu]s)"
    r"|(?:told|tells?|telling|ask(?:ed|s|ing)?|text(?:ed|s|ing)?|warn(?:ed|s|ing)?|messag(?:ed?|es|ing))"
    rf"{_HEARER})"
)
_LIKE = r"(?:(?:was|were|is|are|am),?|[’'](?:s|m|re)) like"
_MANNER = (
    r"(?:,? (?:(?:very|quite|rather|so) )?(?:\w+ly|afterwards?|later|again|once|back|aloud|out loud|first|today|"
    r"yesterday|(?:last|that|this|one|every|the (?:next|other)) \w+)"
    r"|,? (?:with|in|on|to|at|over|through|after|before|from|during|by)(?: (?!that\b)[\w’'-]+){1,6}"
    r"|,? (?:as|while|when) (?:I|we|he|she|they|it)(?: (?!that\b)[\w’'-]+){1,6}){0,2}"
)
"""How, when and where something is said, between the verb and the marks: he said, very calmly, ‘Go home.’"""
_CUE = re.compile(
    rf"\b(?P<cue>(?:(?:has|have|had) (?:also )?)?(?:{_LIKE}|{_TOLD}|(?:{_VERBS})"
    r"(?: (?:to|back to|at) (?:me|us|you|him|her|them|my ?self|your ?self|him ?self|her ?self|the [a-z]+))?))"
    r"(?: (?:(?:stuff|things?|something) like|(?:something|words) (?:along the lines|to the effect) of))?"
    rf"(?P<manner>{_MANNER})(?P<to> to)?\s*(?P<stop>[:,]?)\s*$"
)
_NOUN = re.compile(
    r"(?:answers?|repl(?:y|ies)|shouts?|yells?|screams?|cries|whispers?|writes?|tweets?|chants?|reads?|states?|reports|"
    r"jokes?|texts?|asks?|messages?)\b(?! (?:me|us|him|her|them)\b)"
)
"""Verbs in a form that is a noun as well: an answer “within days”."""
_BARE = re.compile(
    r"(?:(?:has|have|had) (?:also )?)?(?:sa(?:id|ys?|ying)|goes|went|shout|yell|scream|wrote|repl|think|thought|answer"
    rf"|chant|told|tell|ask|text|{_LIKE})"
)
"""Verbs that quote without a comma, too: he said ‘go home’."""

_FEW = (
    r"(?:(?!(?:and|but|he|she|they|it|who|that|to|has|had|have|in|on|at|came|went|got|took|sat|stood|put|ran|rang|gave"
    r"|held"
    r"|wrote|sent|read|heard|saw|found|just|always|will|would|can|could|should|must|may|might|did|do|does|was|were|is"
    r"|are"
    r"|(?!(?:family|ally|bully|assembly)\b)[a-z]+ly|then|now|one|later|never|ever|still|already|even|only|a|an|the|my"
    r"|our|his|their|[a-z]+ed)\b)[a-z][\w’'-]*)"
)
"""A word of a phrase that names nobody; a verb that is told of it ends it."""
_SUBJECT = (
    r"(?:\b(?:I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|[Tt]hey|who|that|which|[Pp]eople|[Oo]thers|"
    r"(?:[Ee]very|[Ss]ome|[Nn]o|[Aa]ny) ?(?:one|body))\b"
    r"|\b(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne|[Mm]y|[Oo]ur|[Yy]our|[Hh]is|[Hh]er|[Tt]heir|[Tt]his|[Tt]hat(?! "
    r"[a-z]+[^\Wsu]s\b)|[Ss]ome|[Ee]very|"
    rf"[Ee]ach|[Mm]any|[Nn]o|[Aa]ll(?: (?:the|my|our|these|those))?)(?: (?:only|then|her))?(?: {_FEW}){{1,3}}"
    r"(?: (?:next|close|opposite) to (?:me|us|him|her|them))?"
    r"|(?!(?:If|When|And|But|As|Then|So|Because|Since|While|Once|After|Before|Yet|Or|Now|Well|Just|Right|What|How"
    r"|There|Here)\b)"
    r"\b[A-Z][\w.’'-]*(?: [A-Z][\w’'-]*){0,4}(?<![’'][smdt]))"
)
_HELPERS = (
    r"(?:['’](?:d|ll|ve|m|re|s))?(?:,? (?:has|have|had|will|would|can|could|should|must|may|might|did|do|does|was|were"
    r"|is|are|am|been|be|kept|keeps?|started|starts|began|begins|used to|not|then|also|later|once|just|always|never|"
    r"ever|still|already|really|first|only|now|even|again|back|(?!(?:family|reply|ally)\b)\w+ly))*"
)
_BEFORE = re.compile(rf"(?P<source>{_SUBJECT})(?P<helpers>{_HELPERS}) ?$")
_HEARD = re.compile(
    r"\b(?:hears?|heard|hearing|makes?|made|let|saw|watch(?:ed)?|remember(?:s|ed)?|recall(?:s|ed)?) "
    r"(?P<source>me|us|you|him|her|them|some(?:one|body)|people|(?:my|our|your|his|her|their|the|an?) [a-z][\w-]*"
    r"|[A-Z][\w’-]*(?: [A-Z][\w’-]*)?) "
    r"(?:(?:on|in|at|from|over|near) (?:(?!(?:and|who|that|I|he|she|we|they)\b)[\w’'-]+ ){1,5})?$"
)
"""Whoever is heard to say it: she heard | him | say, ‘Go home.’"""
_REACTION = re.compile(
    r"(?P<source>\b(?:(?i:my|our|your|his|her|their)"
    r"|(?:(?:[Tt]he|[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir) [a-z-]+|[A-Z][\w.-]+(?: [A-Z][\w.-]+)?)[’']s?)) "
    r"(?:(?:very|first|initial|only|immediate|own|last|next|final|big) ){0,2}(?P<cue>(?:reaction|response|answer|reply"
    r"|thought|question|message|advice|comment|words?)(?: (?:to|for) (?:me|us|him|her|them|that))?"
    r" (?:was|is|were|has been))(?:,? like)?[,:]\s*$"
)
"""A noun of saying with its holder before it: when he came | my | first | reaction was |, ‘Oh no.’"""
_IS = re.compile(r"(?:\b(?:is|are|am|was|were|been|be)|['’](?:s|re|m))$")
_BEGINS = re.compile(
    rf"(?:(?i:and|but|so|because|when|then|that|well|or|yes|no|now|if|until|where|after|before|as"
    rf"|(?:that|this|which)(?:[’']s| is| was) (?:why|how|when|where|what))\b,? )*"
    rf"(?P<source>(?![Tt]hat\b){_SUBJECT})(?=[\s’'])"
)
_SEVERAL = re.compile(
    rf"(?:(?i:and|but|so|because|when|then|that|if|until|where|after|before|as)\b,? )*(?P<source>(?:{_FEW} )?"
    r"(?!(?:always|perhaps|sometimes|besides|towards|afterwards|has|was|is|does|this|its|says|seems|means)\b)"
    rf"[A-Za-z][a-z]{{2,}}[^\Wsu]s)(?:{_HELPERS} ?$| (?:are|were|have|had|would|will|can|could|keep|kept|did)\b)"
)
"""Several who are named by their noun alone: where | reporters are forced to ask."""
_GOES_ON = re.compile(r"(?:^|[ ,“\"‘']|'')(?:and|then|or|to|by|just|simply|,)(?: (?:then|just|also|simply|\w+ly))? $")
_PART = re.compile(r"(?<=[,;:–—])\s+|(?<= -) | (?=(?:but|because|when|that|so|if|until|where)\b )")
_PLACES = "in|on|at|of|for|from|with|by|near|under|over"
_WITHIN = re.compile(rf"\b(?:{_PLACES})$")
_PLACED = re.compile(rf" (?:{_PLACES})\b")


def quotations_within(page: Page, claims: Claims) -> list[Draft]:
    """Drafts for the quotations within a quote that a verb of saying introduces there; ``claims`` takes them in."""
    out: list[Draft] = []
    for pair in page.pairs:
        content = trim(page.text, pair.inner)
        outer = _outer(claims, pair, content) if content[1] > content[0] else None
        if outer is None:
            continue
        start = max(outer, pair.start - REACH, _said_before(page, pair))
        found = _announced(page, (start, pair.start), content) or _behind(page, pair, claims)
        if found is not None:
            cue, source = found
            if not source and _DOING.match(page.text, *cue):
                source = _doer(page, (outer, cue[0]))
            out.append(Draft(cue, source, [content], HEARD_CONFIDENCE, page.block_of(content[0])))
            claims.add(out[-1])
    return out


def keep_within(page: Page, drafts: Sequence[Draft]) -> None:
    """Cut to its inner marks what stands in a quotation with its attribution: “He came. ‘It is late,’ he said. I left.”

    The network, which never saw quotes within quotes, takes for his what is told of him, too.
    """
    for pair in page.pairs:
        found = attribution_behind(page, pair) if pair.depth and pair.closed and page.count(pair.inner) else None
        if found is None or not _stands_in(page, pair, found[0]):
            continue
        own = next((d for d in drafts if d.cue and overlaps(d.cue, found[0])), None)
        if own is not None and any(overlaps(c, pair.inner) for c in own.content):
            own.cue, own.source, own.content = found[0], [found[1]], [trim(page.text, pair.inner)]


def _stands_in(page: Page, pair: Pair, cue: Span) -> bool:
    """Whether inner marks and their attribution stand in the same quotation."""
    return any(p.depth < pair.depth and p.start < pair.start and cue[1] <= p.end for p in page.pairs_at(pair.outer))


_DOING = re.compile(r"\w+ing\b")


def _doer(page: Page, before: Span) -> list[Span]:
    """Who does what is told in the sentence before a participle: | Roe | left Acre, warning them, ‘Stay away.’"""
    near = (max(before[0], before[1] - LONGEST_CLAUSE), before[1])
    *_, last = near, *sentences(page.text, *near)
    whole = last[0] > near[0] or near == before
    begins = _BEGINS.match(page.text, *last) if whole else None
    parted = re.search(r",[”\"’']? \Z", page.text[before[1] - 3 : before[1]])
    return [begins.span("source")] if begins and parted else []


def _behind(page: Page, pair: Pair, claims: Claims) -> tuple[Span, list[Span]] | None:
    """The cue and the source of inner marks that an attribution follows: “‘Come home,’ she said. I packed.”"""
    found = attribution_behind(page, pair) if pair.depth and pair.closed else None
    if found is None or not _stands_in(page, pair, found[0]):
        return None
    taken = any(d.cue and overlaps(d.cue, found[0]) for d in claims.at(pair.inner))
    return None if taken else (found[0], [found[1]])


def _announced(page: Page, before: Span, content: Span) -> tuple[Span, list[Span]] | None:
    """The cue and the source, if any, that stand before marks and introduce them."""
    if (noun := _REACTION.search(page.text, *before)) is not None:
        return noun.span("cue"), [noun.span("source")]
    cue = _CUE.search(page.text, *before)
    if cue is None or not _introduces(page, cue, content):
        return None
    clause = _sentence(page, (before[0], cue.start()))
    direct = _BEFORE.search(page.text, *clause)
    if direct is None and _NOUN.match(cue["cue"]) and not _GOES_ON.search(page.text, *clause):
        return None
    passive = direct and cue["cue"].startswith(("told", "asked")) and _IS.search(direct["helpers"])
    source = [span for span in (_subject(page.text, clause, direct),) if span is not None and not passive]
    return None if cue["to"] and not source else (cue.span("cue"), source)


_RUNS_ON = re.compile(r"[”\"’'»] (?:means?|meant|is|isn|was|are|were|has|had|will|should|can|comes?)\b")


def _said_before(page: Page, pair: Pair) -> int:
    """Where the sentence ends that marks before these hold: He goes, ‘No.’ | And I said, ‘Go home.’"""
    before = (p for p in page.pairs_at(pair.outer) if p.closed and p.depth == pair.depth and p.outer[1] <= pair.start)
    return max((p.outer[1] for p in before if page.text[p.end - 1] in ".,!?…"), default=0)


def _introduces(page: Page, cue: re.Match[str], content: Span) -> bool:
    """Whether a verb before marks introduces them: with a comma or a colon, or bare and right before them."""
    if cue["stop"]:
        return True
    if page.count(content) <= 2 and _RUNS_ON.match(page.text, content[1]):
        return False  # people think ‘free’ means for ever
    told = not cue["cue"].endswith(" like") or page.text[content[0]].isupper()  # living there is like “sleeping badly”
    return told and not cue["manner"] and _BARE.match(cue["cue"]) is not None


def _outer(claims: Claims, pair: Pair, content: Span) -> int | None:
    """Where the content of the quote begins that marks stand in, if they are not that quote themselves."""
    near = claims.at(content)
    if any(abs(d.content[0][0] - content[0]) <= 2 and d.content[-1][1] <= pair.outer[1] + 2 for d in near):
        return None
    near_by = (c for d in near for c in overlapping(d.content, content))
    return next((c[0] for c in near_by if c[0] <= pair.start and pair.outer[1] <= c[1] + 2), None)


def _sentence(page: Page, before: Span) -> Span:
    """The last sentence of what stands before a verb."""
    *_, last = before, *sentences(page.text, *before)
    return max(last[0], before[0]), before[1]


def _subject(text: str, clause: Span, direct: re.Match[str] | None) -> Span | None:
    """Who says it: the phrase right before the verb, or with which an earlier part of the clause begins."""
    if (heard := _HEARD.search(text, *clause)) is not None:
        return heard.span("source")
    if direct is not None:
        start, end = direct.span("source")
        if not _WITHIN.search(text, clause[0], max(clause[0], start - 1)):
            return start, end
    elif not _GOES_ON.search(text, *clause):
        several = _SEVERAL.match(text, *next(_parts(text, clause)))
        return several.span("source") if several and several.end() == clause[1] else None
    for part in _parts(text, clause):
        begins = _BEGINS.match(text, *part) or _SEVERAL.match(text, *part)
        if begins is not None:
            start, end = begins.span("source")
            placed = direct if _PLACED.match(text, end) else None  # "a man in the crowd", not "a man sat in the mill"
            return (start, placed.end("source") if placed else end)
    return None


def _parts(text: str, clause: Span) -> Iterator[Span]:
    """The parts of a clause between commas and conjunctions, the last first."""
    cuts = [m.end() for m in _PART.finditer(text, *clause)]
    yield from zip(reversed([clause[0], *cuts]), reversed([*cuts, clause[1]]), strict=True)

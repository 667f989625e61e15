"""Reports inside a direct quote: “I think *it will rain*,” “he told me *that it had rained*,” she said.

PolNeAR's annotators mark none of them, so the network learns to leave them alone.  GUM's mark them, and a reader asks
for them: hearsay in a quote is somebody else's word.  What is read here is a verb of saying or thinking with its
subject right before it and its clause right after it; what is less plain is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoth.data import Span
from quoth.extraction.rules import Claims, Draft, Page
from quoth.text import overlapping, overlaps, sentences, trim

INNER_CONFIDENCE = 0.75

_TELL = "tell tells told assure assures assured convince convinced inform informed remind reminds reminded warn warned"
_SAY = (
    "say says said claim claims claimed admit admits admitted assert asserts asserted allege alleges alleged announce "
    "announced argue argues argued confirm confirms confirmed deny denies denied explain explains explained insist "
    "insists insisted mention mentioned promise promises promised declare declares declared report reports reported "
    "suggest suggests suggested swear swears swore acknowledge acknowledges acknowledged complain complains complained "
    "conclude concluded state states stated testify testified write writes wrote predict predicts predicted agree "
    "agrees agreed pledge pledged vow vowed"
)
_THINK = (
    "know knows knew feel feels felt suspects suspected expect expects expected realise realises realised realize "
    "realizes realized recognise recognised recognize recognizes recognized understand understands understood doubt "
    "doubts doubted fear fears feared assume assumed imagine remember"
)
_SAID = "said asserted alleged claimed argued suggested reported believed thought acknowledged agreed"
_FREE = "think thinks thought believe believes believed hope hopes hoped suspect guess suppose bet wish wishes wished"
"""Verbs after which a clause needs no "that"."""

_DETERMINERS = "the|an?|my|our|your|his|her|its|their|some|any|every|all|most|many|no"
_PRONOUNS = "I|we|you|he|she|it|they|there|everybody|everyone|nobody|people"


def _either(words: str) -> str:
    return "|".join(words.split())


_VERB = re.compile(rf"\b(?:(?P<tell>{_either(_TELL)})|(?P<free>{_either(_FREE)})|{_either(_SAY)}|{_either(_THINK)})\b")
_NO_NAME = (
    "And|But|So|Or|If|When|What|That|This|It|There|Then|Because|As|Yes|No|Well|Let|To|Having|Not|You|The|A|An|My|Our|His|"
    "Her|Their|Your|Some|Many|Who|How|Why|Where"
)
_SUBJECT = re.compile(
    r"(?P<source>\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Ee]very(?:body|one)|[Ss]ome(?:body|one)|[Nn]obody)"
    rf"|\b(?:{_DETERMINERS}|The|My|Our|His|Her|Their|Some|Many) (?:(?!that\b)[\w’'-]+ )?"
    r"(?!(?:to|have|has|had|do|did|would|will|can|could|should|must|may|might|shall)\b)[a-z][\w’'-]*"
    rf"|\b(?!(?:{_NO_NAME})\b)[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){{0,3}}(?<![’']\w))"
    r"(?=[\s’'])(?P<helpers>(?:[’'](?:ve|d|m)\b)?(?: (?:have|has|had|do|does|did|would|also|really|just|still|now|"
    r"always|never|firmly|strongly|honestly|solemnly|truly|sincerely|personally|certainly|already|only|actually|"
    r"do(?:es)?n[’']t|didn[’']t))*) $"
)
_WITHIN = re.compile(r"\b(?:in|on|at|of|for|from|with|by|near|under|over|who|whom|which) $")
"""Before what looks like a subject: "the people in | my village believe that"."""
_INFINITIVE = re.compile(r"\bfor (?P<source>me|us|him|her|them)\b(?: \w+){0,2}(?P<helpers>) to $")
_CLAUSE = (
    rf"that(?:[’']\w| (?:(?:{_PRONOUNS}|this|these|those|{_DETERMINERS}|if|when|in|on|at|as|for|after|before|with)\b"
    r"|[A-Z]|\d|\w+s\b)|, (?:if|when|in|on|at|as|for|after|before|because|with)\b)"
)
_THAT = re.compile(rf",? (?={_CLAUSE})")
_HEARER = re.compile(rf" (?:(?!that\b)[\w’'&-]+ ){{1,9}}?(?={_CLAUSE})")
_BARE = re.compile(
    rf" (?=(?:{_PRONOUNS}|this|that)(?:[’']\w+| (?!(?:way|one|much|too)\b)\w)|(?:{_DETERMINERS}) \w+|[A-Z][\w’'-]+ )"
)
_CLAUSE_END = re.compile(r"\s*(?:[;:—]|--| – )|,? (?:but|because|so) |, (?:and|or) (?=(?:I|we|you|he|she|they|that)\b)")


_PASSIVE = re.compile(
    rf"\b[Ii]t (?P<cue>(?:(?:is|was|has been|had been) )(?:\w+ly )?(?:{_either(_SAID)}))"
    r" by (?P<source>[\w’'.-]+(?: (?!that\b)[\w’'.-]+){0,5}) (?=that )"
)


def inner_reports(page: Page, claims: Claims) -> list[Draft]:
    """Drafts for the reports that stand inside the marks of a quote; ``claims`` takes them in."""
    out: list[Draft] = []
    for p in page.pairs:
        if p.depth > 0 or not any(overlapping(d.content, p.inner) for d in claims.at(p.inner)):
            continue
        taken = [d.cue for d in claims.at(p.inner) if d.cue and overlaps(d.cue, p.inner)]
        for sentence in sentences(page.text, *trim(page.text, p.inner)):
            for cue, source, content in _reports(page, sentence):
                if page.count(content) > 1 and not any(overlaps(cue, known) for known in taken):
                    out.append(Draft(cue, [source], [content], INNER_CONFIDENCE, page.block_of(content[0])))
    for draft in out:
        claims.add(draft)
    return out


def _reports(page: Page, sentence: Span) -> Iterator[tuple[Span, Span, Span]]:
    """Cue, source and content of each report in a sentence."""
    text, (start, end) = page.text, sentence
    for verb in _VERB.finditer(text, start, end):
        before = (max(start, verb.start() - 80), verb.start())
        subject = _SUBJECT.search(text, *before) or _INFINITIVE.search(text, *before)  # "sad for me to say that"
        if subject is None or (subject.re is _SUBJECT and _WITHIN.search(text, start, subject.start("source"))):
            continue
        joint = _THAT.match(text, verb.end(), end)
        if joint is None and verb["tell"]:
            joint = _HEARER.match(text, verb.end(), end)
        elif joint is None and verb["free"]:
            joint = _BARE.match(text, verb.end(), end)
        if joint is None:
            continue
        helpers = trim(text, subject.span("helpers"))
        cue = (helpers[0] if helpers[0] < helpers[1] else verb.start(), verb.end())
        yield cue, subject.span("source"), _clause(page, joint.end(), end)
    for passive in _PASSIVE.finditer(text, start, end):
        yield passive.span("cue"), passive.span("source"), _clause(page, passive.end(), end)


def _clause(page: Page, start: int, end: int) -> Span:
    """The reported clause from its first character on."""
    stop = _CLAUSE_END.search(page.text, start, end)
    return start, page.last_word((start, stop.start() if stop else end))

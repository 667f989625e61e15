"""Reports inside a quote: “I think *it will rain*,” she said; Roe said the clerk had told him *that it had rained*.

PolNeAR's annotators mark none of them, so the network learns to leave them alone.  GUM's mark them, and a reader asks
for them: hearsay in a quote is somebody else's word.  What is read here is a verb of saying or thinking with its
subject right before it and its clause right after it; what is less plain is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoth.data import Span
from quoth.days import WEEKDAY
from quoth.extraction.drafts import Claims, Draft, Page
from quoth.extraction.rules import snap, with_signs
from quoth.extraction.within.clauses import (
    ASIDE,
    AT,
    CLAUSE,
    DETERMINERS,
    NO_CLAUSE,
    PLAIN_CLAUSE,
    PRONOUNS,
    SAID_CLAUSE,
    VERB_CLAUSE,
    behind_clause,
    clause,
    judgement,
    starts_clause,
)
from quoth.extraction.within.nouns import TOLD, held_reports
from quoth.extraction.within.subjects import LONG, NO_NAME, SUBJECT
from quoth.extraction.within.verbs import NOUNS, TOLD_SO, either, verbs
from quoth.text import overlapping, overlaps, sentences, trim, word_set

INNER_CONFIDENCE = 0.75

_SAID_BY_IT = re.compile(
    "says|said|told|acknowledge[sd]|announced|claim(?:s|ed)|warn(?:s|ed)|argue[sd]|insist(?:s|ed)|denie[sd]|admit(?:s"
    "|ted)"
    "|confirm(?:s|ed)|pledged|promised|alleges?d?|believe[sd]|expect(?:s|ed)|conclude[sd]|decided|ruled"
)
_MANY = re.compile(r"I|[Ww]e|[Tt]hey|[Yy]ou|.*(?:[^\Wsu]s|people|men|women|children|police)")
_WITHIN = re.compile(
    r"\b(?:in|on|at|of|for|from|with|by|near|under|over|to|against|between|about|around|across|throughout|within|who"
    r"|whom"
    r"|(?<!in )(?<!at )(?<!of )which|what|than|how \w+) $"
)
"""Before what looks like a subject: "the people in | my village believe that"."""
_TIME = r"(?:morning|day|night|evening|week|year|afternoon|month|time)\b"
_LEAD = re.compile(
    rf"[;:—–“‘\"(] ?|\b(?:[Ii]n fact|[Oo]f course|that(?! {_TIME})|[Aa]nd|[Bb]ut|because|where|[Ww]hen|[Ww]hile|[Ii]f"
    r"|so|(?<=, )as),? "
)
"""Behind it a clause begins."""
_EVEN = re.compile(r"(?:(?:even|now|then|also|yet|still|(?!early\b|only\b|nearly\b|roughly\b)[a-z]{3,}ly) )+")
"""Words that tell how it is said, before the subject: and | even openly | her neighbours are saying that."""
_ADVERB = re.compile(
    r", (?:however|though|meanwhile|moreover|therefore|nonetheless|nevertheless|too"
    r"|(?:for|in|on|at|after|before|since|during|over|until|by|with|without|despite)\b[^,]*),?\Z"
)
"""What stands between commas behind it and is no part of it: the clerk | , for a long time, | said it was late."""
_ONWARD_WHO = (
    rf"I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|who|(?:{DETERMINERS}|All|Both|Most|Many|Some|The|An?|My|Our|His|Her|Their"
    r"|[Aa]nother|[Oo]ne)"
    rf"(?: (?!(?:also|then|[a-z]+ed|was|were|is|are|has|had|have|who|which|that)\b)[a-z][\w-]*){{1,4}}?"
    rf"(?: (?:{AT}) (?:(?:{DETERMINERS}|this|these) )?[\w’'-]+){{0,2}}"
    rf"|(?!(?:{NO_NAME})\b)[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){{0,3}}(?<![’']\w)"
)
_ONWARD_DID = (
    r"(?:[a-z]+ed|was|were|is|are|has|had|came|come|went"
    r"|gone|got|took|taken|sat|stood|rang|met|saw|made|gave|left|ran|put|wrote|written|spoke|began|held|sits|stands"
    r"|comes|goes|gets|turns|called|calls|rose)"
)
_ONWARD = re.compile(
    rf"(?P<source>{_ONWARD_WHO})(?:(?: (?:has|have|had|then|also|later|\w+ly)|[’'](?:ve|d))* {_ONWARD_DID}"
    rf") (?:(?!(?:that(?! {_TIME})|who|which|what|if|and|but|said)\b)[\w.’'“”\"-]+ ){{0,14}}?"
    r"(?:and|[\w’'“”\"-]+,(?: but)?)"
    r"(?P<helpers>(?: (?:also|then|later|once|\w+ly))*) "
)
"""Whose second verb it is: the clerk came to the mill | and told us that it was late."""
_RELATIVE = re.compile(
    r"(?<=[\w,”\"–—-] )(?P<source>who|which|that)"
    r"(?P<helpers>(?: (?:have|has|had|also|later|once|now|still|already|just|often|\w+ly))*) $"
)
"""Who says it in "a letter | that | claimed that it was late"."""
_INFINITIVE = re.compile(r"\bfor (?P<source>me|us|him|her|them)\b(?: \w+){0,2}(?P<helpers>) to $")
_WHEN_SAID = (
    rf"(?: (?:later|earlier|late|early|also))?(?: on)? (?:{WEEKDAY}|today|yesterday)"
    r"(?: (?:morning|evening|afternoon|night))?"
)
_THAT = re.compile(
    rf"(?:{_WHEN_SAID}"
    r"| (?:earlier|today|yesterday|again|later|once more|all along"
    r"|for (?:\w+ )?(?:years|decades|months|weeks)|\w+ly|(?:on|in|last|this|under) [\w’-]+(?: [\w’-]+)?"
    r"|(?:in|on|at|during) (?:an?|the|his|her|its|their)(?: (?!that\b)[\w’-]+){1,3}))?"
    rf"(?:{ASIDE}|,? )"
    rf"(?={VERB_CLAUSE})"
)
_HEARER = re.compile(rf" (?!by\b)[\w’'&-]+(?: (?!that\b)[\w’'&-]+){{0,8}}?(?:{ASIDE}| )(?={VERB_CLAUSE})")
_TO_SOMEBODY = re.compile(rf" to [\w’'&-]+(?: (?!that\b)[\w’'&-]+){{0,5}}?(?:{ASIDE}| )(?={CLAUSE})")
_BARE = re.compile(
    rf" (?=(?:{PRONOUNS}|this|that|these|those)(?:[’']\w+| (?!(?:way|one|much|too)\b)\w)|(?:{DETERMINERS}) \w+"
    rf"|[A-Z][\w’'-]+ )"
)
_PLAIN_BARE = re.compile(rf" (?={PLAIN_CLAUSE}|if (?:I|we|you|he|she|they)\b)")
_SAID_BARE = re.compile(rf"(?:{_WHEN_SAID})? (?={SAID_CLAUSE})")
_SAID_WHEN = re.compile(
    rf"{_WHEN_SAID} "
    rf"(?=(?!(?:{NO_CLAUSE}|{AT}|during|under|over|into|amid|morning|night|through|via|ahead|following)\b)"
    rf"\w+(?: [\w’'-]+){{4}})"
)
"""A clause that a day parts from "said": the ministry said on Tuesday | media reports of a strike were not true."""
_SAID_COMMA = re.compile(rf", (?={PLAIN_CLAUSE}|let[’']s\b)")
_SOMEBODY = (
    r"(?:me|us|you|him|her|them|people|every(?:one|body)(?: else)?"
    r"|(?:my|our|his|her|their|the|an?) [\w-]+(?: (?!that\b)[\w-]+)??"
    r"|[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2}|[a-z]{3,}[^\Wsu]s|police)"
)
_TOLD_BARE = re.compile(rf" {_SOMEBODY}(?: (?:in|on|last|this) [A-Za-z]+)?,? (?={PLAIN_CLAUSE})")
_TO_SOMEBODY_BARE = re.compile(rf" to {_SOMEBODY} (?={PLAIN_CLAUSE})")
_ASKED = re.compile(
    rf"(?: {_SOMEBODY})? (?=(?:what|why|who|how|when|where|whether|if) (?:{PRONOUNS}|{DETERMINERS}|this|that)\b)"
)
_COLON = re.compile(rf"(?: {_SOMEBODY})?: (?=\w)")
"""I thought: | good luck to them."""
_COLONED = frozenset("say says said think thinks thought reply wrote write writes".split())
_OPINION = re.compile(
    r"(?:(?:would|[’']d|do|did)?\s*(?:say|tell|ask|points? out)|(?:(?:am|are|[’'](?:m|re)) )?telling)\Z"
)
"""What “I” or “we” say in saying it is no report: “I would say it is late.”"""
_TOLD_OF = re.compile(
    r"(?:\A(?:about|from|with|by|for|of|including|against|on|to)\b|\b(?:[a-z]{2,}(?:ed|ing)|is|are|was|were|has|have"
    r"|had"
    r"|made|met|sent|wrote|read|saw|knew?|knows?|heard|went|came)\b|[’'](?:s|ve|m|re)\b)[^,;:]*,? ?\Z"
)
"""What stands before somebody who is told of, and not before the subject of a clause whose verb is still to come."""
_WHEN = re.compile(
    r"(?:\A|[;:—–] |[“\"])(?:(?:But|And|So|Well),? )?(?:[Ee]ven )?"
    r"(?i:when|if|while|although|though|as|because|since|after|before) \Z"
)
_MAIN = re.compile(r", (?=(?:I|we|you|he|she|it|they|this|that|then|there|the|my|our|his|her|their|nobody)\b)")
"""Where the clause begins to which one with “when” belongs: “When he says it is late, | I believe him.”"""
_COMMA = re.compile(", ")
_GAP = re.compile(r"[”\"’'] that \Z|(?<!ed)(?<!s)(?<!said)(?<!wrote)(?<!knew)(?<!\A)(?<=\w) that \Z")
"""What stands before who tells of a noun: the “tricks” that | Roe | accused Dow of."""
_WHY = re.compile(r", (?:saying|adding|arguing|claiming|explaining|insisting)\b")
_OF_THINGS = re.compile(rf"(?<!\band)(?<!\bbut)(?:{_GAP.pattern})")
_CONTRACTED = re.compile(r"\A[’'](?:s|re)\b")
_NEVER = re.compile(
    r"(?:.*\bnever (?:say|tell|claim|admit|promise|suggest)|(?:would|[’']d) (?:have(?! thought)|never) .*)\Z"
)
"""What nobody said: “She would never say it is late.”"""
_ONLY_IF = re.compile(r"that (?:if|when|before|after|because|as)\b[^,]*")
_LEAST_CLAUSE = 6  # words of "that if …" from which on it is a clause: “I’d have told them that if they’d asked”
_PASSIVE = re.compile(
    rf"\b[Ii]t (?P<cue>(?:(?:is|was|has been|had been|(?:could|can|might|should) be) )(?:(?:often|also|\w+ly) "
    rf")?(?:{either(TOLD_SO)}))"
    rf"(?: by (?P<source>[\w’'.-]+(?: (?!that\b)[\w’'.-]+){{0,5}}) (?=that )| (?={CLAUSE}))"
)
_IS_TOLD = re.compile(
    r"(?P<cue>(?:(?:\b(?:has|have|had)|[’'](?:ve|d|s)) been|\b(?:am|is|are|was|were)(?: being)?"
    r"|(?<!ou)[’'](?:m|re)(?: being)?)"
    rf" (?:(?:also|later|then|just|once|\w+ly) )?(?:{either(TOLD)}))"
    rf"(?: (?:in|on|at|during|last|this) [\w’' -]{{2,40}}?| (?:[a-z\d]+ ){{1,3}}ago)? "
    rf"(?={CLAUSE}|(?:not )?to (?!the\b|an?\b)[a-z]|{PLAIN_CLAUSE})"
)
"""What somebody is told by nobody knows whom: the miller | was told | that it was late."""


_WORD = re.compile(r"\w+")
_TOLD_SO, _TOLD = word_set(TOLD_SO), word_set(TOLD)


def inner_reports(page: Page, claims: Claims) -> list[Draft]:
    """Drafts for the reports that stand inside quotes; ``claims`` takes them in."""
    out: list[Draft] = []
    told = set(_told(page, claims))
    for span in [*_quoted(page, claims), *sorted(told)]:
        start, end = span
        taken = [d.cue for d in claims.at(span) if d.cue and d.cue[0] < end and start < d.cue[1]]
        found = []
        for sentence in sentences(page.text, *span):
            for cue, source, content in _reports(page, sentence):
                least = 2 if page.text.startswith("that ", content[0]) else 1  # "that Roe", where a dash cuts it short
                if page.count(content) > least and not any(overlaps(cue, known) for known in taken):
                    sources = [] if source is None else [source]
                    content = with_signs(page.text, snap(page, content, [cue, *sources]) if span in told else content)
                    content = _with_second(page, content, span[1])
                    taken.append(cue)
                    found.append(Draft(cue, sources, [content], INNER_CONFIDENCE, page.block_of(content[0])))
        for draft in found:
            claims.add(draft)
        out += found
    return out


def _with_second(page: Page, content: Span, end: int) -> Span:
    """A content that ends with a quotation, with another that is joined to it: it will be “warm” | but “windy”."""
    joint = _JOINED.match(page.text, content[1], end)
    second = next((p for p in page.pairs_at((joint.end(), end)) if p.start == joint.end()), None) if joint else None
    return (content[0], second.outer[1]) if second and second.closed and second.end <= end + 1 else content


def _quoted(page: Page, claims: Claims) -> Iterator[Span]:
    """What stands in the marks of quotes."""
    for p in page.pairs:
        if p.depth == 0 and any(overlapping(d.content, p.inner) for d in claims.touching(p.inner)):
            yield trim(page.text, p.inner)


def _told(page: Page, claims: Claims) -> Iterator[Span]:
    """The contents that are told, or begin so: Roe said that *the clerk told them it was late*."""
    seen = {(c, id(d)): c for here in claims.near.values() for d in here if d.cue for c in d.content}
    for s, e in sorted(set(seen.values())):
        if not any(p.depth == 0 and p.start <= s < p.outer[1] for p in page.pairs_near((s, s + 1))):
            yield s, e


_JOINED = re.compile(r"(?<=[”\"’]) (?:but|and|or|yet|if not) (?=[“\"‘])")
_CLAUSE_HEAD = re.compile(r"[:;—] |[“\"]|\bthat ")
_OTHERS = re.compile(
    r"(?:(?!(?:that|who|which|but|said|says|has|have|had|is|are|was|were|[a-z]+ed)\b)[\w.’'-]+,? ){1,12}and "
)
"""Those who are joined to a subject, from where the clause begins."""
_REACH = 200  # code points before a subject that are looked at
_SUBJECTS = (SUBJECT, _RELATIVE, _INFINITIVE)  # the last: "sad for me to say that"


def _reports(page: Page, sentence: Span) -> Iterator[tuple[Span, Span | None, Span]]:
    """Cue, source and content of each report in a sentence."""
    text, (start, end) = page.text, sentence
    for verb in verbs(text, start, end):
        subject = _near_subject(text, start, verb)
        if subject is None or (subject.re is SUBJECT and not starts_clause(text, start, subject.start("source"))):
            subject = _far_subject(text, start, verb) or subject
        if subject is None:
            continue
        helpers = trim(text, subject.span("helpers"))
        cue = (helpers[0] if helpers[0] < helpers[1] else verb.start(), verb.end())
        far = subject.re is LONG or subject.re is _ONWARD
        at = subject.start("source")
        before = text[max(start, at - _REACH) : at]
        if before.endswith("as far as "):
            continue
        object_first = not (verb["judged"] or verb["wanted"] or behind_clause(text, start))
        told_of = subject.re is _RELATIVE and (object_first or _TOLD_OF.search(before) is not None)
        starts = far or told_of or (subject.re is not _RELATIVE and starts_clause(text, start, at))
        noun = verb[0].removesuffix("s") in NOUNS and subject["source"] != "who"
        idiom = verb[0] == "knows" and before.endswith(("- ", "– ", "— ", ", "))  # it is late – who knows
        if subject.re is _RELATIVE and (verb["free"] or verb["ask"] or noun or idiom):
            continue
        if (verb["ask"] or verb["judged"]) and subject["source"] in ("nobody", "Nobody"):
            continue
        if (verb["judged"] or verb["wanted"]) and (not starts or _GAP.search(before)):
            continue
        if verb["bound"] and text[verb.start() - 1] in '“"':
            continue
        if _NEVER.match(text, *cue) or (not verb["now"] and _CONTRACTED.search(subject["helpers"])):
            continue
        mine = subject["source"] in ("I", "We", "we") and _OPINION.fullmatch(text, *cue) is not None
        bare = starts and not mine and not (subject.re is SUBJECT and subject["many"] and _OF_THINGS.search(before))
        joint = _joint(text, verb, end, bare=bare, free=_BARE if subject.re is SUBJECT else _PLAIN_BARE)
        if joint is not None:
            content = (judgement if verb["judged"] or verb["wanted"] else clause)(page, joint, end)
            main = (_COMMA if verb["judged"] else _MAIN).search(text, *content) if _WHEN.search(before) else None
            content = (content[0], main.start()) if main else content
            why = _WHY.search(text, *content) if verb["bound"] else None  # he asked them to leave, saying it was late
            content = (content[0], why.start()) if why else content
            if verb["judged"] and page.count(content) < 3:
                continue
            if _ONLY_IF.fullmatch(text, *content) is None or page.count(content) >= _LEAST_CLAUSE:
                s, e = _whole(text, start, subject, content)
                aside = _ADVERB.search(text, s, e) if subject.re is LONG else None
                yield cue, trim(text, (s, aside.start() if aside else e), ","), _until_again(text, (s, cue[1]), content)
    words = frozenset(_WORD.findall(text, start, end))
    for passive in () if _TOLD_SO.isdisjoint(words) else _PASSIVE.finditer(text, start, end):
        source = passive.span("source") if passive["source"] else None
        yield passive.span("cue"), source, clause(page, passive.end(), end)
    for told in () if _TOLD.isdisjoint(words) else _IS_TOLD.finditer(text, start, end):
        yield trim(text, told.span("cue")), None, clause(page, told.end(), end)
    yield from held_reports(page, sentence, words)


def _whole(text: str, low: int, subject: re.Match[str], content: Span) -> Span:
    """A subject with those it is joined to, where its verb or "their" shows several: Acre and | the board | have."""
    s, e = subject.span("source")
    several = subject.re is SUBJECT and (" have" in subject["helpers"] or text.startswith("their ", content[0]))
    if several and text.endswith(" and ", low, s) and not _MANY.fullmatch(subject["source"]):
        begins = max((m.end() for m in _CLAUSE_HEAD.finditer(text, max(low, s - _REACH), s)), default=low)
        s = begins if _OTHERS.fullmatch(text, begins, s) else s
    return s, e


def _until_again(text: str, said: Span, content: Span) -> Span:
    """A content up to where the same words lead to another: we know that it was late | and we know that it rained."""
    words = text[slice(*said)].lower()
    again = text[slice(*content)].lower().find(f" and {words} ")
    return trim(text, (content[0], content[0] + again), ",") if again > 0 else content


def _near_subject(text: str, start: int, verb: re.Match[str]) -> re.Match[str] | None:
    """The subject that stands right before a verb."""
    before = (max(start, verb.start() - 80), verb.start())
    m = next((m for way in _SUBJECTS if (m := way.search(text, *before))), None)
    if m is None or m.re is not SUBJECT:
        return m
    if m["source"] in ("it", "It") and not _SAID_BY_IT.fullmatch(verb[0]):
        return None
    noun = verb[0] in NOUNS and not m["helpers"].strip() and not _MANY.fullmatch(m["source"])
    if noun or _WITHIN.search(text, max(start, m.start("source") - _REACH), m.start("source")) is not None:
        return None
    return None if m["many"] and not starts_clause(text, start, m.start("source")) else m


def _far_subject(text: str, start: int, verb: re.Match[str]) -> re.Match[str] | None:
    """The subject of many words, or of an earlier verb, with which the clause of a verb begins."""
    if verb[0].removesuffix("s") in NOUNS:
        return None
    leads = _LEAD.finditer(text, max(start, verb.start() - 160), verb.start())
    clauses = [start, *(m.end() for m in leads if m[0] != "(" or ")" not in text[m.end() : verb.start()])]
    even = _EVEN.match(text, clauses[-1], verb.start())
    clauses[-1] = even.end() if even else clauses[-1]
    commas = (m.end() for m in _COMMA.finditer(text, clauses[-1], verb.start()))
    begins = (*reversed(clauses), *commas)
    long = next((m for at in begins if (m := LONG.fullmatch(text, at, verb.start()))), None)
    if long is not None or not verb[0].endswith(("ed", "s", "said", "told", "wrote", "thought")):
        return long
    if text.startswith(", ", verb.start() - 2):
        return _ONWARD.fullmatch(text, begins[0], verb.start())
    joined = len(clauses) > 1 and text.startswith(("and ", "but "), clauses[-1] - 4)
    return _ONWARD.fullmatch(text, clauses[-2], verb.start()) if joined else None


def _joint(text: str, verb: re.Match[str], end: int, *, bare: bool, free: re.Pattern[str]) -> int | None:
    """Where the clause of a verb begins.

    ``bare``: also one without "that" behind a verb of saying; ``free``: what one behind a verb of thinking is like.
    """
    if verb["bound"] or verb["judged"] or verb["wanted"]:
        return verb.end() + 1
    if verb["ask"]:
        ways = [_ASKED] if bare else []
    elif verb["tell"]:
        ways = [_TOLD_BARE, _THAT, _HEARER] if bare else [_THAT, _HEARER]
    elif verb["plain"] or verb["now"] or verb["clear"]:
        ways = [_THAT, _TO_SOMEBODY, _TO_SOMEBODY_BARE, _PLAIN_BARE] if bare else [_THAT, _TO_SOMEBODY]
        ways += [_SAID_BARE, _SAID_WHEN, _SAID_COMMA] if bare and verb[0] in ("said", "says", "say") else []
    else:
        ways = [_THAT, free] if verb["free"] else [_THAT, _TO_SOMEBODY]
        ways += [_PLAIN_BARE, _SAID_BARE] if bare and (verb["free"] or verb[0] in ("fear", "fears", "feared")) else []
    ways += [_COLON] if verb["tell"] or verb[0] in _COLONED else []
    found = (way.match(text, verb.end(), end) for way in ways)
    return next((m.end() for m in found if m), None)

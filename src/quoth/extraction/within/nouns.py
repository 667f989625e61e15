"""Words reported inside a quote by a noun of saying, by whom it blames for them, or in a paper; what is called what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from quoth.data import Span
from quoth.days import WEEKDAY
from quoth.extraction.drafts import Page
from quoth.extraction.followed import attribution_at
from quoth.extraction.within.clauses import (
    ASIDE,
    CLAUSE,
    DETERMINERS,
    MARKED,
    NO_CLAUSE,
    NOUN_CLAUSE,
    OBJECT,
    OWN_CLAUSE,
    PLAIN_CLAUSE,
    behind_clause,
    clause,
    judgement,
    starts_clause,
)
from quoth.extraction.within.verbs import either
from quoth.text import trim, word_set

_ACCORDING = re.compile(r", (?P<cue>according to) (?P<source>(?!plan\b|schedule\b)[^,;:“”\"‘\n]{3,80}?)(?=[.!?]?$)")
_ACCORDING_FIRST = re.compile(
    r"(?:(?P<first>(?:\b(?:However|But|And|So|Also|Instead|Indeed|Now|In fact),? )?)"
    r"|\b(?:and|but|that|because|although|while),? )"
    r"(?P<cue>[Aa]ccording to) "
    r"(?P<source>(?!plan\b|schedule\b)[^,;:“”\"‘\n]{3,80}), (?=[\w“\"‘’$])"
)
"""The same before what is cited: the mill is shut and, | according to | the clerk |, nobody knew."""
_SAYER = (
    rf"(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|(?:(?:{DETERMINERS}|The|An?|My|Our|His|Her|Their|[Aa]nother) )"
    rf"(?:[\w’'-]+ ){{0,4}}?[\w’'-]+"
    rf"|(?:[A-Z][\w’'.-]+ ){{0,3}}[A-Z][\w’'.-]+)"
)
_OWNER = (
    rf"\b(?:(?:{DETERMINERS}) [a-z-]+(?: [a-z-]+)?(?:[’']s|(?<=s)[’'])|[Mm]y|[Oo]ur|[Yy]our|[Hh]is|[Hh]er"
    r"|[Ii]ts|[Tt]heir)|\b[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}(?:[’']s|(?<=s)[’'])"
)
_DEEDS = "promise pledge vow threat proposal refusal offer demand"
_SAYINGS = (
    "claim belief view fear concern assertion allegation accusation suggestion contention warning insistence "
    "conviction prediction suspicion hope complaint report statement announcement argument conclusion admission "
    "assurance declaration acknowledgement acknowledgment finding testimony recommendation expectation assumption "
    "estimate forecast verdict ruling stance message boast denial opinion proposition theory reminder remark comment "
    "point"
)
_OWNED = re.compile(
    rf"(?P<source>{_OWNER}) (?:(?!(?:and|or|of|to|into|in|on|for|with|about|from|over|at|by)\b)[a-z-]+ ){{0,2}}"
    rf"(?P<cue>(?:(?P<deed>{either(_DEEDS)})|{either(_SAYINGS)})s?)(?:, [^,.;:—“”\"]{{3,40}},)? "
    rf"(?:(?:at|on|in|during|after|before) (?:(?!(?:that|who|which)\b)[\w’'-]+ ){{1,8}}?)?"
    rf"(?=(?(deed)(?:to [a-z]|{OWN_CLAUSE})|{OWN_CLAUSE}))"
)
"""A noun of saying or thinking whose holder stands before it: the clerk deplored | her | claim | that it was late."""
_VERB_AGAIN = re.compile(
    r"\b(?P<be>has|have|had|is|was|are|were|will|would|could|can|should|must|may|might)\b(?:n[’']t)?|[’'](?:s|d|ll|ve"
    r"|re)\b"
    r"|(?<!\bmany )(?<!\bsome )(?<!\bthe )(?<!\ban )(?<!\ba )(?<!\bno )(?<!\ball )(?<!\bof )\b[a-z]{3,}ed\b"
    r"|\b(?:[a-z]+n[’']t|said|says|thinks?|made|took|saw|gave|left|found|kept|lost|won|met|held|went|came|ran|put|wants"
    r"|needs|plans)\b"
)
_PARTED = re.compile(r"[,;:—–]")
_OF_CLAUSE = re.compile(
    r"\b(?:who|that|which|what|whatever|it|he|she|they|we|I|you|there|this|these|those|and|or|but|because|when|where"
    r"|if|as|while"
    r"|has|have|had|is|was|are|were|will|would|could|can|should|must|may|might|not|be|been|never|also|said|says) \Z"
)
"""Before a verb that is no main verb of its own."""
_LONGEST = 400  # code points of a clause that is called true or false
_HOLDER = r"(?!(?:that|who|which|and|on|was|were|is|are|has|had)\b|\d)[\w’'.&-]+"
_HELD_BY = (
    "claim belief fear concern assertion allegation accusation suggestion contention warning prediction complaint "
    "report"
)
_CLAIMED_BY = re.compile(
    rf"\b(?P<cue>(?:{either(_HELD_BY)})s?) (?:(?:made|raised|levell?ed) )?(?:by|from) "
    rf"(?P<source>{_HOLDER}(?: {_HOLDER}){{0,7}}),? "
    rf"(?={NOUN_CLAUSE})"
)
"""The same with its holder behind it: the police looked into a | claim | by | the miller | that it was late."""
_BIDS = "order directive instruction demand request threat promise pledge vow offer plea proposal appeal"
_BID_BY = re.compile(
    rf"\b(?P<cue>(?:{either(_BIDS)})s?|calls?(?= by\b))"
    rf" (?:by|from) (?P<source>{_HOLDER}(?: {_HOLDER}){{0,5}}?) (?=(?:not )?to "
    rf"(?:[“\"‘]|''|(?!(?:{DETERMINERS}|this)\b)[a-z]{{2,}}\b))"
)
"""What somebody is to do: it began with | orders | from | the mayor | to close the mill."""
_THINGS_MADE = "comment remark claim statement accusation allegation assertion promise suggestion prediction threat"
_MADE = re.compile(
    rf"\b(?P<cue>(?:{either(_THINGS_MADE)})s?)"
    rf" (?:that )?(?P<source>{_SAYER}) (?:(?:has|have|had|once|later|then|also|recently) )*(?:made|repeated|issued)"
    rf"(?: (?:in|on|at|during) (?:(?!(?:that|who|which)\b)[\w’'-]+ ){{0,5}}?[\w’'-]+)?"
    rf"(?:,? [—–-] [^—–;.]{{3,50}} [—–-])?(?: (?={NOUN_CLAUSE})| saying (?=that\b|{PLAIN_CLAUSE}))"
)
"""What somebody said in them: she recalled | remarks | the mayor | made last week that it was late."""
_ACCUSED = re.compile(
    rf"\b(?P<cue>accused) by (?P<source>{_HOLDER}(?: {_HOLDER}){{0,5}}?) (?=of (?!(?:the|an?|his|her|their|its)\b)\w)"
)
"""Who is accused by whom: the miller, | accused | by | the clerk | of lying, is away."""
_ASKED = re.compile(
    rf"\b(?:is|was|were|are|been|being|when|after) (?P<cue>asked) by (?P<source>{_HOLDER}(?: {_HOLDER}){{0,6}}?)"
    r" (?=(?:what|why|who|how|when|where|whether|if|to)\b)"
)
"""Who is asked by whom: the miller was | asked | by | the clerk | why it was late."""
TOLD = "told assured warned informed advised reminded notified"
_TOLD_BY = re.compile(
    rf"\b(?:is|was|were|are|been|being|get|got) (?P<cue>{either(TOLD)}) by"
    rf" (?P<source>{_HOLDER}(?: {_HOLDER}){{0,6}}?) (?={CLAUSE}|{PLAIN_CLAUSE}|(?:not )?to [a-z])"
)
"""The same of who is told: he had been | told | by | the clerk | it was late."""
_SAYING = "saying claiming suggesting insisting arguing asserting declaring alleging stating attesting certifying"
_SAID = rf"(?P<cue>{either(_SAYING)})"
_WHAT = (
    r"(?: (?:earlier|today|yesterday|again|later|once more|\w+ly|(?:on|in|last|this) [\w’-]+(?: [\w’-]+)?)){0,2}"
    rf"(?:(?:{ASIDE}| )(?={CLAUSE})| (?={PLAIN_CLAUSE}))"
)
_THE_BLAMED = rf"(?P<source>{_HOLDER}(?: {_HOLDER}){{0,5}}?)"
_FOR_SAYING = rf"{_THE_BLAMED} for {_SAID}{_WHAT}"
_BLAMES = (
    r"\b(?:criticiz|criticis|rebuk|attack|chastis|chid|fault|mock|ridicul|rapp|slamm|scold|prais|thank|blast|lambast"
    r"|condemn|denounc|excoriat|assail|bash|chastiz|blam|ripp|berat|castigat|commend|applaud)(?:e|e?s|ed|ing)? "
)
_BLAMED = re.compile(_BLAMES + _FOR_SAYING)
"""Who is blamed for having said it: she mocked | him | for | saying | it was late."""
_BLAMED_CALLING = re.compile(
    rf"{_BLAMES}{_THE_BLAMED}"
    r"(?:,? (?:--|[–—-]) [^–—;.]{3,160}? (?:--|[–—-]))? for "
    r"(?P<cue>calling|describing|branding|labell?ing|dubbing) "
    rf"(?={OBJECT} (?:as )?(?:[“\"‘]|''))"
)
"""The same of who has called something so: she mocked | the board | for | calling | the mill a “ruin”."""
_MARKED_WORDS = re.compile(r"[^“”\"‘]{1,120}(?:[“\"][^”\"]+[”\"]|‘[^’]+’)")
_BLAMED_HERE = re.compile(
    rf"(?P<source>(?:me|us|him|her|them|(?:(?:{DETERMINERS}) )?(?:(?![a-z]+ed\b)[a-z-]+ )?(?![a-z]+ed\b)[\w’'-]+"
    rf"|[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){{0,3}})) for {_SAID}{_WHAT}"
)
"""The same where the outer cue is the verb of blame."""
_PAPERS = (
    "letter|tweet|statement|e-?mail|message|note|report|post|memo|sign|text|book|article|story|ad|advertisement|poster"
    "|judge?ment|ruling|verdict|document|certificat(?:e|ion)|affidavit|petition|form|study|poll|survey|video|posting"
    "|banner|placard|editorial|brief|filing|complaint|lawsuit|speech|warning|resolution|suit|motion"
)
_OF_PAPER = (
    r"(?: (?:(?:filed|passed|sent|signed|written|issued|adopted|released|published|submitted) )?"
    r"(?:in|on|to|from|by|at|for|against) (?:(?!(?:that|who|which|and)\b)[\w’'-]+ ){0,4}?[\w’'-]+)?"
    rf"(?: (?:(?:last|this) (?:week|month|year)|yesterday|today|{WEEKDAY}))?,?"
)
_BIDDING = (
    rf"(?P<bid>(?:urging|asking|inviting|ordering|directing|advising|calling on)(?= {OBJECT} (?:not )?to [a-z])"
    rf"|accusing(?= {OBJECT} of \w)|(?:calling|asking) for|(?:requesting|demanding)(?= (?:that|the|an?)\b)) "
)
_PAPER = re.compile(
    rf"(?P<source>(?:\b(?:{DETERMINERS}|another|several|two|three) "
    r"|(?:\b[Tt]he )?\b[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}[’']s? )"
    rf"(?:[\w-]+ ){{0,3}}?(?:{_PAPERS})s?|(?:[“\"](?:[\w-]+ ){{0,3}}?)?\b(?:{_PAPERS}|storie)s[”\"]?)"
    rf"{_OF_PAPER} (?:{_SAID}{_WHAT}|{_BIDDING})"
)
"""What is written in something: he read | a letter | saying | it was late."""
_FINDING = re.compile(
    rf"(?P<source>\b(?:{DETERMINERS}|another|several|two|three|this|these|new|recent) (?:[\w-]+ ){{0,3}}?"
    r"(?:study|studies|polls?|polling|survey|report|research|data|figures|evidence|analysis|statistics|numbers|memos?"
    r"|documents?|e-?mails?|video|footage|records?)"
    rf"(?: (?!(?:that|who|which|whose|and|but|or|is|are|was|were|has|have|had|as)\b)"
    r"[\w’'.%-]+){0,8}?),? "
    rf"(?P<cue>showing|indicating|revealing|finding|suggesting){_WHAT}"
)
"""What something shows or finds that somebody made: it rests on | a survey of the board in May |, | showing | that."""
_WROTE = re.compile(
    rf"\b(?P<source>{_SAYER}) (?:(?:has|have|had|then|also|later|even|just|once|\w+ly) )*"
    r"(?:(?:wrote|writes|written|replie[ds]|responded|called|phoned|rang|texted|e-?mailed|tweeted|posted"
    r"|went (?:out|around|on)|c[ao]me (?:out|back|forward)|got back|reached out|issued|sent|released|put out"
    r"|published)\b"
    rf"(?: (?!(?:that|who|which|and|but|or|because|if|when)\b)[\w’'.-]+){{0,10}}?),? (?:to (?=say\b))?"
    rf"{_SAID.replace('saying', 'saying|(?<=to )say')}{_WHAT}"
)
"""Who writes or calls to say it: the clerk | wrote back | saying | it was late."""
_BY_SAYING = re.compile(
    rf"\b(?P<source>{_SAYER}) "
    r"(?:(?:(?!(?:that|who|which|but|or|because|if|when|after|before|while|since|by"
    r"|and (?:I|we|he|she|they|the|[A-Z]\w+))\b)"
    rf"[\w’'.-]+|[“\"][^“”\"]{{3,80}}[”\"]) ){{2,14}}?by (?:\w+ly )?{_SAID}{_WHAT}"
)
"""Who does something by saying it: the clerk | justified the choice by | saying | it was late."""
_SAYING_SO = re.compile(
    rf"\b(?P<source>(?:[A-Za-z][a-z-]+ )?[a-z]{{2,}}[^\Wsu]s(?= (?:have|had|also|[a-z]+ed)\b)|{_SAYER}"
    r"(?= (?:has|have|had|is|was|are|were|will|would|also|later|then|\w+ly|[a-z]+ed|[a-z]+[^\Wsu]s|told|wrote|took|made"
    r"|sent|went|gave|left|held|put|shut|hit|cut|quit|fought|sought|met)\b)) "
    r"(?:(?!(?:that|who|which|but|or|because|if|when|after|before|while|since|by)\b)[\w$][\w’'.$%&-]* ){1,14}?"
    rf"[\w$][\w’'.$%&-]*, (?P<cue>saying|claiming|insisting|arguing|alleging|stating|declaring){_WHAT}"
)
"""Who does something, saying it: the board | shut the mill, | saying | it was unsafe."""
_BY_TELLING = re.compile(
    _BY_SAYING.pattern.partition(r"(?P<cue>")[0]
    + r"(?P<cue>telling|assuring|reminding|warning) (?:me|us|you|him|her|them|people|every(?:one|body)"
    rf"|(?:the|his|her|their|our) [a-z]+) (?=that\b|{PLAIN_CLAUSE})"
)
"""The same of who tells somebody: she calmed them by | telling | them it was late."""
_AS_SAID = re.compile(
    r"[Aa]s (?P<source>(?:some|many|others?|(?:(?:[Tt]he|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|some|many) )?"
    r"(?:[a-z-]+ ){0,2}[a-z-]+s|(?!I\b)[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}|he|she|they))"
    r"(?: (?:has|have|had|himself|herself|themselves|also|often|now))* (?P<cue>argue[sd]?|said|says?|claim(?:s|ed)?"
    r"|insist(?:s|ed)?|suggest(?:s|ed)?|contend(?:s|ed)?|pointed out|points? out|put it|puts it|note[sd]?"
    r"|explain(?:s|ed)|warn(?:s|ed)?|told (?:me|us))"
    r"(?: (?:in|on|at|last|this) (?:[\w’-]+ ){0,3}[\w’-]+)?, (?=[\w“\"‘’$])"
)
"""Whose words a sentence is that begins so: As | some | argue |, it would be dear."""
_COUNT = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|half|most|many|some)"
_SHARE = re.compile(
    rf"\b(?P<source>(?:(?:about|nearly|almost|just|only|roughly|some|more than|at least) )?{_COUNT}"
    rf"(?:%| per ?cent| out of {_COUNT}| in {_COUNT}|-quarters|-thirds)?"
    r"(?: of (?:(?:the|all|those|its|their) )?(?:[\w-]+ ){0,3}?"
    rf"[\w-]+| (?:[a-z-]+ )?[a-z]{{3,}}s)?) (?P<cue>saying|agreeing|believing){_WHAT}"
)
"""How many of those who were asked say it: it is popular, with | seven out of ten | saying | they like it."""
_REPORTS = "report story study poll article analysis survey claim statement allegation"
_REPORT = re.compile(
    rf"\b(?:an?|the) (?P<source>(?!I\b)[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{0,3}}(?<![’']s)(?<!s[’'])) "
    rf"(?P<cue>(?:{either(_REPORTS)})s?) "
    rf"(?={NOUN_CLAUSE})"
    r"(?!that (?:[\w’'.-]+ ){1,3}(?:said|says|claim(?:s|ed)|believe[sd]?) (?:was|is|were|are|had|has)\b)"
)
"""A noun of saying with a name before it: a question about the | Courier | report | that it was late."""
_OF_WHICH = re.compile(
    r"\b(?:what|that|which|(?P<person>who))"
    r" (?P<source>he|she|they|it|(?:the|his|her|their) [a-z-]+|(?!I\b)[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})"
    r" (?P<cue>(?:(?:has|have|had) )?(?:says?|said|claim(?:s|ed)?|alleged?s?|insist(?:s|ed)?|argue[sd]?"
    r"|(?(person)(?!)|believe[sd]?)))"
    r" (?=(?!(?:is|was|would be) (?:right|best|wrong|appropriate|necessary|important|good|fair|true)\b)(?:\w+ly )?"
    r"(?:is|was|are|were|would|could|will|can|has|have|had|should|must|may|might)\b)"
)
"""Who says what a clause tells of a noun: the board closed a mill that | Roe | said | was unsafe."""
_PRESS = re.compile(rf"\b(?P<source>[Mm]edia|[Pp]ress|[Nn]ews(?:paper)?|[Pp]olice) (?P<cue>reports?) (?={NOUN_CLAUSE})")
"""What the papers report: she denied | media | reports | that it was late."""
_DESCRIPTIONS = "description characterisation characterization portrayal depiction"
_DESCRIBED = re.compile(
    rf"(?P<source>{_OWNER}) (?:[a-z-]+ ){{0,2}}(?P<cue>(?:{either(_DESCRIPTIONS)})s?) of "
    rf"(?={OBJECT} as (?:{MARKED}|an?\b))"
)
"""How somebody calls something: she was tired of | Roe’s | descriptions | of the mill as a ruin."""


def _one_or_more(words: str) -> frozenset[str]:
    return word_set(words) | {f"{word}s" for word in words.split()}


_HELD: Mapping[re.Pattern[str], frozenset[str]] = {
    _CLAIMED_BY: _one_or_more(_HELD_BY),
    _BID_BY: _one_or_more(f"{_BIDS} call"),
    _MADE: _one_or_more(_THINGS_MADE),
    _ACCUSED: word_set("accused"),
    _ASKED: word_set("asked"),
    _TOLD_BY: word_set(TOLD),
    _PRESS: word_set("report reports"),
    _BLAMED: word_set(_SAYING),
    _BLAMED_CALLING: word_set("calling describing branding labelling labeling dubbing"),
    _PAPER: word_set(
        f"{_SAYING} urging asking inviting ordering directing advising calling accusing requesting demanding"
    ),
    _FINDING: word_set("showing indicating revealing finding suggesting"),
    _SHARE: word_set("saying agreeing believing"),
    _REPORT: _one_or_more(_REPORTS),
    _WROTE: word_set(f"{_SAYING} say"),
    _BY_SAYING: word_set(_SAYING),
    _SAYING_SO: word_set("saying claiming insisting arguing alleging stating declaring"),
    _BY_TELLING: word_set("telling assuring reminding warning"),
    _OF_WHICH: word_set(
        "say says said claim claims claimed allege alleges alleged allegeds insist insists insisted argue argues "
        "argued believe believes believed"
    ),
}
"""Each with the words one of which it has: they are slow to search, and most sentences have none."""
_OWNED_WORDS = _one_or_more(f"{_DEEDS} {_SAYINGS}")
_DESCRIPTIONS_OF = _one_or_more(_DESCRIPTIONS)
_OF_SUBJECTS = (_WROTE, _BY_SAYING, _SAYING_SO, _BY_TELLING)
"""Those with which a clause begins; a paper or finding is read where none does, the others anywhere."""
_PLACED = (*_OF_SUBJECTS, _PAPER, _FINDING)
_GOES_ON = re.compile(r", (?=(?:is|was|are|were|has|have|had|will|would|can|could)\b)")
"""Where what is told of a noun ends that has a verb of its own: the mill, which Roe said was unsafe |, is shut."""
_TRUE_OR_NOT = re.compile(
    r" (?:were|was|are|is) (?:(?:not|all|simply|also|\w+ly) )*(?:true|false|untrue|wrong|incorrect|inaccurate|baseless"
    r"|unfounded|groundless|exaggerated|nonsense|ridiculous|fake)\b"
    r"| as (?:[“\"‘]|''|(?:\w+ly )?(?:false|untrue|baseless|unfounded|groundless|nonsense|ridiculous|absurd)\b)"
)
"""Where what is reported ends and what is thought of it begins: reports that it was late | were not true."""
_TERMED = re.compile(
    r"\bwhat (?P<source>(?:the )?[A-Z][\w’.-]+(?: [A-Z][\w’.-]+){0,3}|he|she|it|they|(?:the|his|her|their|my|our) "
    r"[a-z-]+(?: [a-z-]+)?)"
    r" (?P<cue>(?:(?:has|have|had) )?(?:call(?:ed|s)?|(?:describe[sd]?|sees?|saw|view(?:s|ed)?|regard(?:s|ed)?"
    r"|perceive[sd]?|characteri[sz]e[sd]?|portray(?:s|ed)?) as|consider(?:s|ed)?|termed"
    r"|dubbed|labell?ed|deem(?:ed|s))) "
    r"(?P<content>[“\"‘][^”\"’]+[”\"’]|(?:(?:the|an?|his|her|its|their|this|these) (?:[a-z-]+, ){1,3}"
    rf"(?=(?!(?:{NO_CLAUSE}|{DETERMINERS}|this|these|in|on|at|for|with|from|by|of)\b)[a-z-]+ [a-z])"
    r"|(?:[a-z-]+, )+[a-z-]+ and (?=[a-z]))?"
    r"(?:(?!(?:that|who|which|and|but|to|for|with|after|before|during|over|in|on|at|as|when)\b)[\w’'-]+ ?)+"
    r"(?:[“\"‘][^”\"’]+[”\"’])?)"
)
"""What somebody has called it: the board paid for what | Roe | called | a waste of wool."""


def _judged_at(text: str, start: int, end: int) -> int:
    """Where the clause of a noun ends by which it is called true or false, else where all ends."""
    judged = _TRUE_OR_NOT.search(text, start, min(end, start + _LONGEST))
    return judged.start() if judged else end


def _main_verb(text: str, start: int, end: int) -> int | None:
    """Where the clause of a noun ends that is a subject, at its verb: her claim that he lied | has hurt them."""
    begun = start if text.startswith("to ", start) else 0
    parted = _PARTED.search(text, start, min(end, start + _LONGEST))
    for verb in _VERB_AGAIN.finditer(text, start, parted.start() if parted else min(end, start + _LONGEST)):
        if verb["be"] and begun and not _OF_CLAUSE.search(text[max(begun, verb.start() - 12) : verb.start()]):
            return verb.start()
        begun = begun or verb.end()
    return None


def held_reports(page: Page, sentence: Span, words: Set[str]) -> Iterator[tuple[Span, Span, Span]]:
    """Cue, source and content of each such report in a sentence of a quote, whose ``words`` are given."""
    text, (start, end) = page.text, sentence
    for owned in () if _OWNED_WORDS.isdisjoint(words) else _OWNED.finditer(text, start, end):
        at = owned.start()
        told = at > start or behind_clause(text, at)
        subject = told and starts_clause(text, start, at)
        stop = _main_verb(text, owned.end(), end) if subject else None
        if not subject or (stop is None and text.endswith((" and ", " or "), start, at)):
            stop = _judged_at(text, owned.end(), end)
        if stop is not None:
            yield owned.span("cue"), owned.span("source"), clause(page, owned.end(), stop)
    if (said := _AS_SAID.match(text, start, end)) is not None:
        yield said.span("cue"), said.span("source"), clause(page, said.end(), end)
    ways = [way for way, some in _HELD.items() if not some.isdisjoint(words)]
    blamed = _BLAMED_HERE.match(text, start, end) if _BLAMED in ways else None
    for held in [*([blamed] if blamed else ()), *(m for way in ways for m in way.finditer(text, start, end))]:
        if held.re not in _PLACED or starts_clause(text, start, held.start()) is (held.re in _OF_SUBJECTS):
            onward = _GOES_ON.search(text, held.end(), end) if held.re in (_OF_WHICH, _ACCUSED) else None
            stop = onward.start() if onward else _judged_at(text, held.end(), end)
            marked = _MARKED_WORDS.match(text, held.end(), stop) if held.re is _BLAMED_CALLING else None
            content = marked.span() if marked else clause(page, held.end(), stop)
            yield held.span("bid" if held.re is _PAPER and held["bid"] else "cue"), held.span("source"), content
    for described in () if _DESCRIPTIONS_OF.isdisjoint(words) else _DESCRIBED.finditer(text, start, end):
        yield described.span("cue"), described.span("source"), judgement(page, described.end(), end)
    for termed in _TERMED.finditer(text, start, end) if "what" in words else ():
        yield termed.span("cue"), termed.span("source"), trim(text, termed.span("content"))
    comma = text.rfind(",", start, end)  # it was late, | Roe said |, according to Dow
    closing = attribution_at(text, comma, end) if comma > start else None
    if closing is not None and not text[max(*closing[0], *closing[1]) : end].strip(" .,”\"’'"):
        yield *closing, (start, comma)
    if words.isdisjoint(("according", "According")):
        return
    for cited in _ACCORDING_FIRST.finditer(text, start, end):
        if cited["first"] is None or cited.start() == start:
            yield cited.span("cue"), cited.span("source"), clause(page, cited.end(), end)
    for cited in _ACCORDING.finditer(text, start, end):
        yield cited.span("cue"), cited.span("source"), (start, cited.start())

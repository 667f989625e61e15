"""What a clause looks like that somebody reports inside a quote, and where it ends."""

from __future__ import annotations

import re

from quoth.data import Span
from quoth.extraction.drafts import Page

DETERMINERS = "the|an?|my|our|your|his|her|its|their|some|any|every|all|most|many|no"
PRONOUNS = "I|we|you|he|she|it|they|there|everybody|everyone|nobody|people"
NO_CLAUSE = (
    "to|that|if|whether|about|who|whom|which|what|where|when|while|how|why|I|me|we|us|he|him|she|it|they|them|be|been"
    "|is|are|was|were"
    "|has"
    "|have|had|will|would|can|could|may|might|must|should|said|says|say|told|so|and|or|but|not|as|than|because|since"
    "|after|before|until"
)
"""No words of a phrase, however long, that names somebody."""
AT = "of|in|from|by|at|on|with|for|near|against|close to|next to"
CLAUSE = (
    rf"that(?:[’']\w| (?:[“\"‘']|(?:{PRONOUNS}|this|that|these|those|{DETERMINERS}|further|several|other|more|certain"
    rf"|only|even|both|two|three|such|since|although|while|unless|by|under|from|during|despite|if|when|in|on|at|as"
    rf"|for|after"
    r"|before|with|using|given|based|thanks to|because of)\b"
    r"|[a-z]+ (?:is|was|are|were|has|had|will|would|could|can)\b|[A-Z]|\d|\w+s\b)"
    r"|, (?:if|when|in|on|at|as|for|after|before|because|with|using|given|based|despite|although|while|since|under"
    r"|by)\b)"
)
VERB_CLAUSE = (
    rf"(?:{CLAUSE}|that (?:between [\w’'-]+ and "
    r"|(?!(?:that|who|which|it|he|she|they|we|I|you|and|but|is|was|has|does|did|do|would"
    rf"|will|could|can|should|must|may|might|are|were|had|have)\b)[\w’'-]+ ){{1,8}}?"
    r"(?:is|was|are|were|has|had|have|will|would|could|can|should|must|may|might)\b)"
)
"""What a verb of saying holds behind "that", be it not more than a noun: they argued that leave for clerks was dear."""
NOUN_CLAUSE = rf"(?!that (?:was|is|has|does)\b){CLAUSE}"
"""What a noun of saying holds: the report | that it was late | that was late."""
OWN_CLAUSE = rf"(?!that (?:was|is|has|does)\b){VERB_CLAUSE}"
"""What one with its holder before it does: her report | that clerks in Acre would strike."""
ASIDE = r"(?:,| [–—-]) (?!(?:and|but|or|who|which|that)\b)[^,.;:–—“”\"()]{3,50}(?:,| [–—-]) "
"""How or where it is said, between commas: they tell people | , for example, | that it was late."""
_FINITE = (
    r"(?:[’'](?:s|d|ll|ve|re|m)\b| (?:(?:just|still|never|also|always|\w+ly) )?(?:(?:was|were|is|are|has|have|had|would"
    r"|wo|ca|could|should|did|do|does)(?:n[’']t)?|am|will|can|must|might|may|needed|wanted|went|got|came|knew|felt"
    r"|liked|loved|wants|needs|likes|loves|knows|feels|says|thinks|hopes|plans|supports|opposes|keeps|thought|said"
    r"|made|took|saw|gave|left|found|kept|lost|won|met|held|heard|[a-z]{2,}ed)\b)"
)
_AUXILIARY = (
    r" (?:(?:was|were|is|are|has|have|had|would|will|could|should|did|does|do)(?:n[’']t)?|cannot|can|might|may|must"
    r"|wants|needs|[a-z]+ly [a-z]+(?:s|ed))\b"
)
_MARKED = r"[“\"‘]"
PLAIN_CLAUSE = (
    rf"(?:(?:I|we|he|she|they)(?:[’'](?:s|d|ll|ve|re|m)\b| {_MARKED}?[a-z])|(?:it|there|this|you|(?:every|some|no)"
    rf"(?:one|body|thing)){_FINITE}"
    rf"|(?:the|an?|my|our|your|his|her|its|their|these|those)(?: (?!(?:{NO_CLAUSE})\b)[\w’'-]+){{1,3}}?{_AUXILIARY}"
    rf"|(?:\d[\d.,]* |[a-z]+ ){{0,2}}[a-z]+[^\Wsu]s{_AUXILIARY}"
    rf"|(?:[Tt]he )?[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){{0,3}}(?: (?!(?:{NO_CLAUSE})\b)[a-z]+)?{_AUXILIARY})"
)
_NOUN = rf"(?: (?!(?:{NO_CLAUSE}|{AT})\b)[\w’'-]+){{1,3}}?"
_OWN = "the|an?|my|our|your|his|her|its|their|these|those|any|every|some|no|all"
SAID_CLAUSE = (
    rf"(?:if (?:I|we|you|he|she|they|it|the) "
    rf"|(?:maybe|perhaps|basically|yes|no|well|look|in fact|of course),? {PLAIN_CLAUSE}"
    r"|(?:it|this) (?:\w+ly )?[a-z]{3,}(?:s|ed) (?!by\b)\w"
    rf"|(?!(?:{NO_CLAUSE}|{AT}|there|this|these|those|you|here|then|later|[a-z]+ly)\b)[a-z]{{4,}}{_AUXILIARY}"
    rf"|(?:(?:{_OWN}){_NOUN}|[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){{0,3}}(?: (?!(?:{NO_CLAUSE}|{AT})\b)[\w’'-]+){{0,2}}?)"
    rf"(?: (?:{AT}|to|between|about) (?:(?:{_OWN}) )?(?!(?:{NO_CLAUSE}|{AT})\b)[\w’'-]+(?: [\w’'-]+)??){{0,2}}"
    rf"(?:{_AUXILIARY}| (?:[a-z]+ly )?[a-z]{{2,}}ed (?!by\b)[a-z]| {_MARKED}[a-z]+ed ))"
)
"""A clause that nothing but "said" needs before it: the clerk said | the mill on the river showed that it was late."""
_STARTS = re.compile(
    r"(?:\A|[,;:—–(“‘\"'-]\s*|\b(?i:(?:in|at|for|of) wh(?:ich|om)|and|but|or|so|because|when|then|now|that"
    r"|(?<!such )as|since"
    r"|while|if|yet|where|why|after|before|later|although|though"
    r"|today|once|also|until|\w+ly|in (?:19|20)\d\d) )\Z"
)
"""What stands before a clause of its own, not one that tells of a noun: "the things | he said he would do"."""
_LONGEST = 2000  # code points of a clause: a sentence may be as long as a text
_NEAR = 60  # code points before a clause in which that stands: a sentence may be as long as a text


def starts_clause(text: str, low: int, at: int) -> bool:
    """Whether a clause of its own begins at ``at``, in a sentence that begins at ``low``."""
    return _STARTS.search(text[max(low, at - _NEAR) : at]) is not None


_CLAUSE_BEFORE = re.compile(
    r"(?:\A|[.!?:;,“”\"‘’—–-]|\b(?:that|and|or|but|if|because|while|when|as|where|so|say|says|said|saying|believes?"
    r"|believed"
    r"|thinks?|thought|argue[sd]?|claim(?:s|ed)?|insist(?:s|ed)?|add(?:s|ed)|know|knows|knew|hopes?|fears?|feared"
    r"|feels?|felt"
    r"|suggest(?:s|ed)?|told \w+))\s*\Z"
)
"""Before what is the subject of a clause, and no object: the board thinks | her claim that it was late | is false."""


def behind_clause(text: str, at: int) -> bool:
    """Whether what begins at ``at`` begins a sentence or what a verb of saying or thinking holds, and is no object."""
    return _CLAUSE_BEFORE.search(text, max(0, at - _NEAR), at) is not None


_CLAUSE_END = re.compile(
    r"\s*(?:[;—]|:(?!\d)|--| – )|, (?:because|so) "
    r"|, with (?=(?:[\w%’'-]+ ){1,6}(?:saying|agreeing|believing)\b)"
    r"|, while (?=(?:(?:only|just|about|nearly|roughly|another|some|the) )*"
    r"(?:\d|(?:rest|others?|half|one|two|three)\b))"
    r"| so (?=(?:I|we|you|he|she|they|the|my|our|his|her|their)\b)"
    r"|,? and (?=(?:I|we|he|she|they) (?:said|told|asked|thought|replied|answered)\b)"
    r"|, and (?=(?:[\w’'.%-]+ ){1,4}(?:said|told|asked)\b)"
    r"| and (?=(?:(?:only|another|about|some) )?\d[\d.]*(?:%| per ?cent) (?:sa[iy]|th[io]|belie)\w*)"
    r"|,? but,? (?!not\b|never\b|rather\b|also\b)|, (?:and|or) (?=(?:I|we|you|he|she|they|that)\b)"
    r"|, and (?=it (?:has|is|was|did|does|wo|had)n[’']t\b)"
    r"| and (?=(?:I|we) (?:said|told|asked|thought|answered|replied)\b"
    r"|I(?:[’']m| am) (?:sure|certain)\b|I (?:think|believe|hope)\b)"
    r"|,? (?:and|so) (?=(?:then )?let[’']s\b)"
)


_DASHED = re.compile(r"\s*(?P<dash>—|--| – )[^.;:!?—–]{2,150}?(?<!-)(?P=dash)(?=\s*[a-z])")
"""What stands between dashes in a clause that goes on behind them."""
_JUDGED = r"(?!(?:by|of|as|for|in|on|at|to|from|with|out|upon|last|this|and|it|or|\w*self|\w*selves|911)\b)[\w’'.-]+"
OBJECT = rf"{_JUDGED}(?: (?!(?:that|who|which|whose|and|but|as|for|about|because|when|while|after)\b)[\w’'.-]+){{0,9}}?"
MARKED = r"(?:[“\"‘]|'')(?=[a-z])"
JUDGED = (
    rf"(?:accuse[ds]|(?:is|are|was|were|been) (?:(?:now|also) )?accusing)(?= {OBJECT} of \w)"
    r"|(?:describe[ds]|characteri[sz]e[ds]|portray(?:s|ed)|denounce[ds]|condemn(?:s|ed)|dismisse[ds]|hailed|derided"
    r"|depict(?:s|ed)|branded|decried|critici[sz]e[ds]|mocked|blasted|praised|slammed|ridiculed|attacked)"
    rf"(?= {OBJECT} as (?:(?!such\b)\w|{MARKED}))"
    r"|refer(?:s|red) to(?= (?!such\b)[\w’'.-]+(?: [\w’'.-]+){0,9}? as (?:\w|[“\"‘]|''))"
    r"|(?:critici[sz]e[ds]|praised|blame[ds]|faulted|attacked|condemn(?:s|ed)|denounce[ds]|thanked|mocked|rebuke[ds]"
    r"|slammed|blasted|assailed|chided|lauded|commended|ripped|chastised|ridiculed|scolded)"
    rf"(?= {OBJECT} for \w)"
    rf"|(?:estimate[ds]|value[ds]|put)(?= (?!back\b){OBJECT} at "
    r"(?:(?:about|around|some|nearly|between|more than|less than|up to) )?[$£€\d])"
    r"|(?:call(?:s|ed)|declare[ds]|dubbed|label(?:s|l?ed)|deem(?:s|ed)|termed)"
    rf"(?= (?!(?:an?|the) (?:[“\"‘]|'')){OBJECT} (?:as )?{MARKED})"
)
"""What somebody is called, or accused or praised for: the clerk | accused | the miller of lying."""
_JUDGED_END = re.compile(
    r"[“\"][^”\"]*[”\"]|''.*?''|(?P<stop>[;:—]|--| – "
    r"|, (?=(?:and|but|or|so|who|which|whose|where|when|while|after|before|as|saying|adding|because|although|though"
    r"|citing|according|the|an?|he|she|they|it|we|I|in|on|at)\b)"
    r"|,?(?: in part)? (?=(?:but|because|while|when|before|after)\b)| and (?=that\b)"
    r"| and (?=(?:(?:has|had|have|also|later|\w+ly) )*(?:said|says|told|wrote|vowed|warned|urged|called|accused"
    r"|described|praised|criticized|blamed|was|were|is|are)\b))"
)


def judgement(page: Page, start: int, end: int) -> Span:
    """Who is judged and how, from its first character on."""
    end = min(end, start + _LONGEST)
    stop = next((m.start() for m in _JUDGED_END.finditer(page.text, start, end) if m["stop"] is not None), end)
    return start, _whole_marks(page, start, page.last_word((start, stop)), end)


def clause(page: Page, start: int, end: int) -> Span:
    """The reported clause from its first character on."""
    end = min(end, start + _LONGEST)
    stop = _CLAUSE_END.search(page.text, start, end)
    while stop and (aside := _DASHED.match(page.text, stop.start(), end)):
        stop = _CLAUSE_END.search(page.text, aside.end(), end)
    return start, _whole_marks(page, start, page.last_word((start, stop.start() if stop else end)), end)


def _whole_marks(page: Page, start: int, last: int, end: int) -> int:
    """The end of a clause, behind the marks it would part: “He said that ‘I came, and I saw,’” she wrote"""
    for p in page.pairs_at((start, last)):
        if p.depth and start <= p.start < last <= p.end < end and p.closed:
            last = p.outer[1]
    return last

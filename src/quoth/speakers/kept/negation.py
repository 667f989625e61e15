"""Whether a cue says that nobody says, thinks or wants it: "has not endorsed", "hardly expected", "without citing".

What verbs of denying and declining say by themselves is told in ``polarity``; here it is the "not" of any other verb.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quoth.data import Polarity, Quote

_BETWEEN = (
    r"(?:\s+(?!(?:only|just|merely|simply|solely|alone)\b)(?:[a-z]+ly|yet|so|far|at|first|even|ever|be|been|being"
    r"|able|to|have"
    r"|publicly|seem|appear|as|too|very|in|outright|long)\b){0,4}\s+"
)
_AUXILIARY = (
    r"(?:n['’]t|\bha(?:s|ve|d) yet(?= to\b)|\bcannot|\bwo|\bnot|\bnever|\bno longer|\bwithout|\brarely|\bseldom"
    r"|\b(?:hardly|scarcely|barely)(?! believe))"
)
_NOT = re.compile(rf"{_AUXILIARY}{_BETWEEN}(?P<verb>(?!only\b|just\b|merely\b|simply\b)[a-z][\w-]*)", re.I)
_HAS_NO = re.compile(
    r"(?:\b(?:ha(?:s|ve|d)|find|finds|found|sees?|saw|there['’]s|is|was|are|were) (?:absolutely )?(?:no|little)|\Ano) "
    r"(?:[a-z]+ )?(?:evidence|proof|agreement|indications?|suggestions?|reports?|determination|consensus)\b"
    r"|\b"
    r"(?:ha(?:s|ve|d)|with|of|shows?|showed|shown|see|sees|saw|expressed|felt) (?:absolutely )?(?:no|little) "
    r"(?:[a-z]+ ){0,2}?(?:plans?|intentions?|interest|praise|patience|desire|wish|concerns?|appetite|sympathy|remorse"
    r"|regrets?|inclination|ambitions?|faith|confidence|trust|understanding|signs?|hint|fear|love|memory|memories|recollections?"
    r"|knowledge|idea|inkling|clue)\b",
    re.I,
)
_GAVE_NO = re.compile(
    r"\b(?:g[ai]ve[ns]?|giv(?:es|ing)|ma[dk]e(?:s)?|making|offer(?:s|ed|ing)?|provid(?:es?|ed|ing)|releas(?:es?|ed"
    r"|ing)|had"
    r"|ha(?:s|ve)) no (?:[a-z]+ ){0,2}?(?:details?|comments?|reasons?|explanations?|information|advice|clues?|mention|"
    r"references?|statement|answers?|indication|figures?|word)\b"
    r"|\bthere(?:['’]s| is| was| were| has been| had been) no (?:[a-z]+ )?(?:details?|comment|mentions?|references?"
    r"|word)\b",
    re.I,
)
_FAILED = re.compile(
    r"(?:(?:ha(?:s|ve|d)|also|again|\w+ly) ){0,2}fail(?:s|ed)? to (?P<verb>include|mention|acknowledge|address|condemn"
    r"|denounce|disclose|endorse|report|declare|apologi[sz]e|cite|explain|commit)\b",
    re.I,
)
"""What is left unsaid; who fails to convince somebody has said it."""
_PASSED = re.compile(
    r"(?<!never )\b(?:pass(?:es|ed|ing)? (?:on|up)|let (?:go|slip)|miss(?:es|ed)?|turn(?:s|ed)? down) "
    r"(?:an?|the|his|her|their) (?:[a-z]+ )?(?:chance|opportunity|invitation|offer)\b",
    re.I,
)
"""Who passes on a chance to back somebody does not back him."""
_TELLS = re.compile(
    r"(?:cit|giv|detail|releas|disclos|reveal|divulg|referenc|refer|list|nam|announc|publish|publici[sz]|delv|identif"
    r"|claim|stat|tell|told|articulat|clarif|elaborat|specif|spell|mention|provid|discuss|explain|comment|say|sai)"
    r"(?:e|es|ed|ing|ying|s|y|ies|ied|led|ling|d|en)?\Z",
    re.I,
)
"""What one does not do and so does not say."""
_AGREES = re.compile(
    r"(?:forg[eo]t|hesita|hid|conceal|secret|afraid|sh[yi]|rul(?:e|ed|ing)\b|exclud|discount|long\b|help\b|unreason"
    r"|surpris"
    r"|reject|challeng|contradict|disput|den[yi]|contest|object|oppos|dismiss|doubt|disagree|disbeliev|grudg|question"
    r"|fail|miss|wait|stop|ceas|tir|shirk|resist|avoid|flinch|minc|los[et]|alone|clear|sure|certain|known?\b|against"
    r"|guilty"
    r"|unlike|unusual|uncommon|until|because|far\b|the\b|an?\b|all\b|everyone|impossible|different|farfetched"
    r"|happy|pleased|glad|thrilled|delighted|amused|push(?:ed)? back|come as a surprise"
    r"|hold(?:ing)? back|pull(?:ed)? punches|sugar-?coat|waste)",
    re.I,
)
"""Without which a thing is said, after all: "did not hide", "never forgot"; or of which nothing follows."""
_MORE = re.compile(
    r"\bc(?:ould|an?)(?: not|not|n['’]t) (?:\w+ ){0,3}?(?:more\b|enough\b|over(?:state|emphasi[sz]e)|(?<=\bbe )\w+er\b)"
    r"|\bnever (?:have |ha[sd] )?(?:be|been) (?:more\b|\w+er\b)",
    re.I,
)
"""As much as can be: "could not agree more", "couldn't be prouder"."""
_GUILTLESS = re.compile(r"\bplead(?:s|ed|ing)? not guilty\b", re.I)
NOBODY = re.compile(
    r"(?:(?:virtually|almost|nearly|practically) )?(?:neither|none of|no one|nobody|few|hardly any\w*|nary an?"
    r"|no(?! doubt| wonder| matter|\.? ?\d)|not (?:all|every\w*|a single|one|many))(?: |\Z)",
    re.I,
)
"""Sources that are nobody, or hardly anybody: "No group", "not everyone"."""
_TURNED = re.compile(
    r"\b(?:nor|neither|never(?: once)?|not once|at no (?:point|time)) "
    r"(do(?:es)?|did|has|have|had|can|could|would|will|should) \Z",
    re.I,
)
"""Before a source whose verb it negates: "nor do | they | understand"."""
_DOUBTFUL = re.compile(
    r"\b(?:(?:is|was|seems) (?:doubtful|unlikely|not likely)(?: that| whether| if)?|"
    r"(?:do|does|did)(?:n['’]t| not) mean(?: that)?) \Z",
    re.I,
)
_OR = re.compile(
    r" (?:(?:also|still|has|have|had|do|does|did|was|were|is|are|would|will|could) ?)*(n['’]t|not|never|neither) "
    r"(?:[\w’'-]+ ){1,8}n?or \Z"
)
"""Between a source and a second verb that the first one's "not" negates, too: "Roe | has not met Hale or | backed"."""


def not_before(text: str, quote: Quote) -> str:
    """What negates a cue from before its source or behind it, as words to stand before it: "did not"; else none."""
    if not quote.source or not quote.cue or quote.source[-1][1] > quote.cue[0][0]:
        return ""
    (start, end), cue = (quote.source[0][0], quote.source[-1][1]), quote.cue[0][0]
    if (turned := _TURNED.search(text, max(0, start - 40), start)) is not None:
        return f"{turned[1].lower()} not"
    if _DOUBTFUL.search(text, max(0, start - 40), start) is not None or _OR.fullmatch(text, end, cue) is not None:
        return "has not"
    return ""


_LATE = re.compile(
    r"(?:did|had|was|were)(?:n['’]t| not) (?:[a-z]+ly )?(?:know|learn|discover|reali[sz]e|find|notice|see|hear|become|"
    r"made|told|understand|grasp|announce|reveal|disclose|admit|confirm|report|publish|release|acknowledge|tell"
    r"|learned|heard|"
    r"discovered|announced|revealed|disclosed|informed|aware|identif(?:y|ied))\b",
    re.I,
)
_UNTIL = re.compile(
    r"(?:(?!\b(?:whether|if)\b)[^.;:?!“”\"])*?\buntil (?:\d+|[A-Z]\w+|last|this|after|the|he|she|they|an?)\b"
)


def not_until(words: str, told: str) -> bool:
    """Whether what was not known or said at first was later: "did not discover | the genes until 1991"."""
    return _LATE.search(words) is not None and _UNTIL.match(told) is not None


_NOT_AT_END = re.compile(r"(?:n['’]t|\bnot|\bnever|\bhardly)\Z", re.I)


_SHORTENED = re.compile(r"\A['’](?:m|re|s|ve) ")


@lru_cache(maxsize=4096)  # an article says most things in few wordings
def negated(lead: str, cue: str, source: str) -> Polarity | None:
    """What "not" makes of a cue: declined, where one does not tell, else denied; None, where nothing is negated.

    ``lead``: the words before the cue; ``source`` may be nobody ("No group", "not everyone"), or end in "not".
    """
    if _GUILTLESS.search(cue):
        return "denied"
    if _HAS_NO.search(cue):  # "had no clue", but "gave no clue"
        return "denied"
    if _PASSED.search(f"{lead} {cue}") or _GAVE_NO.search(cue):
        return "declined"
    if _MORE.search(f"{lead} {cue}"):
        return None
    if (failed := _FAILED.match(cue)) is not None:
        return "declined" if _TELLS.match(failed["verb"]) else "denied"
    before = next((w for w in (lead, source) if _NOT_AT_END.search(w) or w.endswith(("without", "no longer"))), "")
    cue = _SHORTENED.sub("", cue) if before else cue
    found = _NOT.search(f"{before.split()[-1]} {cue}" if before else cue)
    if found is not None:
        if _AGREES.match(found.string, found.start("verb")):
            return None
        return "declined" if _TELLS.match(found["verb"]) else "denied"
    if not NOBODY.match(source):
        return None
    return None if _AGREES.match(cue) or "surpris" in cue else "denied"

"""Whether a cue affirms, denies or declines: "denied", "declined to say", "did not say whether"."""

from __future__ import annotations

import re
from functools import lru_cache

from quoth.data import Polarity, Quote
from quoth.speakers.kept.negation import NOBODY, negated, not_before, not_until
from quoth.text import cut

_NOT = (
    r"(?:(?:would|will|does|do|did|could|has|had|have|was|were)(?:n['’]t|\s+not|\s+never)|won['’]t|can['’]t|cannot|"
    r"can not)"
)
_SAY_OR_ANSWER = (
    r"(?:(?:be\s+)?(?:say(?! enough)|said|saying|comment|commented|respond|responded|answer|disclose|"
    r"discuss|elaborate|specify|explain|reveal|reply|identify|confirm|"
    r"rule|return|returned|provide|mention|commit|"
    r"(?<!never )(?<!did not )(?<!didn['’]t )know|address|offer|speculate|be drawn|be reached|"
    r"(?:want|wish) to (?:say|give (?!up|in|away)|be (?:named|identified|quoted|drawn)|comment|discuss|speak|talk|"
    r"reveal|name|identify|address)))"
)
"""What one does not do, with an adverb or none between, who will not say."""
_NEVER_SAID = (
    r"(?:never|not) (?:say|said|"
    r"respond|responded|answer|answered|specify|specified|explain|explained)"
    r"|(?:chos\w+|choos\w+|decid\w+|opt\w+|elect\w+) not to (?:say|comment|respond|reply|answer|discuss|disclose|"
    r"reveal|identify|name|specify|elaborate|explain)"
)
_UNSURE = (
    r"(?:do|does)(?:n['’]t| not) know|not (?:(?:so|too|quite|entirely) )?"
    r"(?:sure|certain|clear)|(?:is|are|was|were)n['’]t (?:(?:so|too|quite|entirely) )?(?:sure|certain)"
)
_OUT_OF_REACH = (
    r"(?:unable|yet|fail(?:s|ed)?) to (?:comment|respond|reply|answer|say|confirm)|"
    r"(?:un|not (?:immediately )?)available (?:for|to) comment|unreachable"
)
_SILENT = (
    r"(?:remain|stay|kep)\w* (?:\w+ )?(?:silent|mum|tight-lipped|quiet)|"
    r"(?:is|are|was|were|been) (?:\w+ )?(?:silent|mum|quiet|tight-lipped) (?:on|about|over)|"
    r"(?:maintain|kep|keep)\w* (?:(?!break)\w+ ){0,2}silence|"
    r"sa(?:ys?|id|ying) (?:nothing|little)"
)
_EVADED = (
    r"beg(?:s|ged) off|stopped short of|avoid(?:s|ed)|dodge[sd]|sidestep(?:s|ped)"
    r"|(?<!not )(?<!never )(?<!n['’]t )sh(?:y|ies|ied|ying)(?: away)? from"
)
_DECLINED = re.compile(
    rf"\b(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing|al)|{_NOT}\s+(?:yet\s+)?(?:\w+ly\s+|stop to\s+)?{_SAY_OR_ANSWER}"
    r"|(?:approached|contacted) for|neither (?:confirm|den)\w* n?or (?:confirm|den)\w*"
    rf"|{_UNSURE}|no comment|without (?:saying|elaborating|specifying)|{_OUT_OF_REACH}|{_SILENT}|{_EVADED}"
    rf"|{_NEVER_SAID})\b",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial|ials|iers? of)|(?<!\ba )(?<!\bthe )(?<!\bin )(?<!\bany )"
    r"disput(?:ed|ing|es?(?! (?:over|about|on|between|with|among)\b))|"
    r"reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|rebut(?:s|ted)?|repudiat(?:e|es|ed|ing)|"
    r"disavow(?:s|ed)?|disagree(?:s|d)?|did(?:n['’]t| not) (?:\w+ )?know|"
    r"rul(?:es|ed) out|(?:will|['’]ll|would|may|might) never know|"
    r"(?:do|does|did|would|could|can)(?:n['’]t| not)\s+(?:\w+ly\s+)?(?:think|believe|"
    r"see|accept|agree(?! more)|buy|expect|mean|suggest|remember|recall|feel|argue|claim|want)|"
    r"(?:never|not) (?:thought|believed|think|believe|claimed|suggested))\b",
    re.I,
)


_NOT_DENIED = re.compile(
    r"(?:n['’]t|not|never|stopped short of|without)\s+(?:\w+ly\s+)?"
    r"(?:den(?:y|ied|ying)|disput(?:e|ed|ing))\b",
    re.I,
)
_GRANTED = re.compile(
    r"\b(?:(?:(?:do|does)(?:n['’]t| not)|can(?:not|['’]t| not)|never) (?:\w+ly |even )?"
    r"(?:den(?:y|ies)|disputes?|contests?)"
    r"|(?:n['’]t|not) (?:\w+ly |even )?(?:deny|disput|contest)ing)\b",
    re.I,
)
"""Who does not deny a thing grants it; who did not deny it said nothing of it."""
_DISPUTES = re.compile(r"\b(?:den(?:y|ies|ying)|disput(?:es?|ing)|contest(?:s|ing)?)\b", re.I)
_DISPUTED = re.compile(r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )\b(?:denied|disputed|contested)\b", re.I)
"""What nobody does, or did: nobody disputes that it was so."""
_KNOWS_OF_NONE = re.compile(r"\b(?:do|does|did)(?:n['’]t| not) know that\b(?!['’])")
_DIFFERS = re.compile(r"\bdisagree(?:s|d|ing)?\b", re.I)
_WHETHER = re.compile(r"(?:(?:on|over|about|as to) )?(?:how|whether|what|which|who|when|where|why)\b", re.I)
"""Who disagrees on how it should be done denies nothing."""
_REFUSAL = re.compile(r"\b(?:(?P<rejects>reject\w*)|den(?:y|ies|ied|ying)\b)", re.I)
_OPEN = re.compile(
    r"\b(?:could|ca|d(?:o|id|oes))(?: not|n?not|n['’]t) rule out|\b(?:not|(?:is|was)n['’]t) (?:\w+ )?clear\b"
    r"|(?:n['’]t|not|never) (?:\w+ly )?reject(?:ed|ing)?\b"
    r"|\b(?:cannot|\w*n['’]t|not|never|nor|nothing|yet|without)(?: (?:\w+ly|yet|be|been|to|is|was|has))* "
    r"rul(?:ed|ing) out\b",
    re.I,
)
"""Something is open, and nobody will not say or denies: "could not rule out", "it was not clear", "did not reject"."""
_ASKED_FOR = (
    r"(?:(?!(?:to|of|for|with|from|that|in|on|at|by|and|but|after|as|because|when|who|which)\b)[\w’'-]+ ){0,4}?"
    r"(?:interviews?|requests?|comment(?:s|ing)?|invitations?|invites?|offers?|questions?|queries|calls|emails"
    r"|messages)\b"
)
"""What one may decline and say nothing: "our request for an interview", "repeated invitations"."""
_TURNED_DOWN = re.compile(r"\b(?:turn(?:s|ed|ing)? down|reject\w*|rebuff\w*|ignor(?:e|es|ed|ing)|spurn\w*)\b", re.I)
_TURNS_DOWN = re.compile(
    r"(?<!n['’]t )(?<!\bnot )(?<!\bnever )\b(?:turn(?:s|ed|ing)? down|(?:deflect|duck|skirt)(?:s|ed|ing)?|"
    r"evad(?:es?|ed|ing)|parr(?:y|ies|ied|ying)|(?:fend|brush|wav|bat)(?:s|es|ed|ted|ing|ting)? (?:off|aside|away))\b",
    re.I,
)
_OFFERED = re.compile(rf"{_ASKED_FOR}|(?:[\w’'-]+ ){{0,4}}?(?:opportunit(?:y|ies)|chances?|approach(?:es)?)\b", re.I)
"""What may be turned down by whom it was offered to."""
_TO_SPEAK = re.compile(
    rf"{_ASKED_FOR}(?:(?<=interview)|(?<=interviews)"
    r"|(?: [a-z-]+){0,2}? (?:for|from|seeking|asking|to) (?:(?!and\b)[\w’'-]+ ){0,4}?"
    r"(?:comments?|interviews?|information|response|reporters?|journalists?|speak|talk|clarification)\b)",
    re.I,
)
"""A request to say something: "a request for comment", "calls from reporters"."""
_SINCE_WHEN = (
    r"(?:for (?:[a-z]+ ){0,2}(?:years|decades|months|weeks|days|hours)|(?:so|thus) far|again|twice|once more|yesterday"
    r"|(?:repeatedly|consistently|steadfastly|politely|publicly|initially|previously|specifically|flatly|firmly)"
    r"|(?:on )?[A-Z][a-z]+day|(?:last|this) \w+|through an? (?:[a-z]+ )?(?:spokes\w+|lawyer|attorney|aide))"
)
_DWINDLES = re.compile(rf"\bdeclin(?:e|es|ed|ing) (?!(?:{_SINCE_WHEN},? ){{0,2}}to [a-z]|to\b|{_ASKED_FOR})[a-z]")
"""Less of a thing: declining confidence; only "declined to", "declined for years to", "declined comment" refuse."""
_ENDS = re.compile(r"[.!?;:,abw](?:(?<=\W)|(?<=\ba)nd\b|(?<=\bb)ut\b|(?<=\bw)hile\b)")
_CLAIM = re.compile(
    r"\b(?:claim|allegation|accusation|charge|suggestion|insinuation|report|rumou?r|assertion|notion|idea|contention|"
    r"argument|speculation|characteri[sz]ation|criticism|account|version|stor(?:y|ie)|information|finding|conclusion"
    r"|view|"
    r"theor(?:y|ie)|narrative|description|comment|remark|statement|implication|interpretation|portrayal|label"
    r"|comparison|"
    r"wrongdoing|involvement|link|connection|responsibility|knowledge|guilt|liability|complicity|collusion|blame|"
    r"assessment|premise|perception|complaint|thought|belief|fact|concern|fear|warning)s?\b(?!-)|^(?:that|this|so"
    r"|which)\b",
    re.I,
)
"""What can be true or false: who rejects it denies it, while who rejects a plan does not want it."""
_FALSE = re.compile(
    r"\bas [\"“‘']?(?:\w+ly )?(?:a (?:lie|smear)|lies|untrue|false|baseless|groundless|unfounded|nonsense|ridiculous|"
    r"absurd|inaccurate|wrong|fabricat\w*|fiction\w*)",
    re.I,
)
_CLAUSE = re.compile(r" (?:who|which|that|to|when|where|whether)\b")
_WISHED_FOR = re.compile(
    r"\b(?:motion|request|petition|appeal|application|bail|bid|permission|access|entry|visa|parole|extension"
    r"|injunction|"
    r"loan|asylum|refuge|rights?|opportunity|chance|licen[cs]e)s?\b"
    r"|^(?:him|them|us|me) (?!that\b)\w+|^(?:her|you) (?:an?|the|any) \w+"
    r"|^(?:(?:the|his|her|their|its|our) )?(?!\w+ing\b|it\b|he\b|she\b|they\b|there\b|such\b|any\b)[\w’'-]+ an? \w+"
)
"""What is withheld from somebody: a bank denies him a loan, a judge denies the motion."""
_DISMISSED = re.compile(
    r"\b(?:dismiss(?:es|ed|ing)?|(?<!\ba )(?<!\bthe )contest(?:s|ed|ing)?|"
    r"scoff(?:s|ed|ing)? at|brush(?:es|ed|ing)? (?:aside|off)|sho(?:o?t|ots|oting) down|"
    r"laugh(?:s|ed|ing)? off|shrug(?:s|ged|ging)? off|rubbish(?:es|ed)|debunk(?:s|ed)?|pour(?:s|ed) cold water on)\b",
    re.I,
)
_COURT = re.compile(r"\b(?:charges?|complaints?|cases?|suits?|claims? against)\b", re.I)  # what a judge dismisses
OBJECT = 90  # code points of a content in which the word for what is denied stands
_WISH = re.compile(r"\b(?:want|wish)(?:ed)?$", re.I)
_WOULD_SAY = re.compile(
    r"\b(?:say|said|comment(?:ed)?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|confirm(?:ed)?|elaborate|discuss|explain|"
    r"speak|return(?:ed)?|offer(?:ed)?|be (?:drawn|reached|interviewed))\b",
    re.I,
)


_SILENCE = ("no comment", "his silence", "her silence", "its silence", "their silence")
"""With what a content begins that nobody says: "maintained | her silence on the fine"."""
_NONE = re.compile(
    r"[Nn]o (?:(?:further|other|more|immediate|official|additional|specific) )?"
    r"(?:details?|information|comment|reasons?|explanation|figures?)\b"
)
_GIVEN = re.compile(
    r"\b(?:was|were|been|is|are) (?:[a-z]+ly )?(?:given|provided|offered|released|disclosed|available|announced)\b"
)
"""What nobody says of a thing: "No details | were given"."""


_BY = re.compile(r" (?:[a-z]+ )?(?:by|from) ")


def polarity_of(text: str, quote: Quote) -> Polarity:
    """Polarity from the cue and the three words before it; "neither … nor … would comment" declines, too."""
    if not quote.cue:
        return "affirmed"
    start = quote.cue[0][0]
    floor = max([0, *(e for spans in (quote.source, quote.content) for _, e in spans if e <= start)])
    lead = _ENDS.split(" ".join(text[max(floor, start - 30) : start].split()[-3:]))[-1].strip()
    if quote.parent and quote.source and _BY.match(text, quote.cue[-1][1]):
        lead = ""  # she rejected | a claim | by Roe that it was late: Roe claims it
    lead = not_before(text, quote) or lead
    cue = cut(text, quote.cue)
    words = f"{lead} {cue}"
    turned_down, dismissed, open_, wish = _marks_of(cue, words)
    if any(text.startswith(_SILENCE, s) for s, _ in quote.content[:1]):
        words += " " + " ".join(cut(text, quote.content[:1])[:20].split()[:2])  # "offered | no comment on the fine"
    if wish:  # "did not want | to be named"
        words += " " + " ".join(text[quote.cue[-1][1] : quote.cue[-1][1] + 30].split()[:3])
    if _NONE.match(text, quote.content[0][0] if quote.content else start) and _GIVEN.search(cue):
        return "declined"
    if not_until(words, _object(text, quote)):
        return "affirmed"
    nobody = any(NOBODY.match(text, *s) for s in quote.source[:1])
    found = _of_words(words, nobody=nobody)
    if found == "declined" and _DWINDLES.search(text, start, quote.cue[-1][1] + 30):
        found = _of_words(words, nobody=nobody, dwindles=True)
    if found == "declined" and _KNOWS_OF_NONE.search(text, start, quote.cue[-1][1] + 6):
        found = "denied"
    if turned_down and _TO_SPEAK.match(_object(text, quote)):
        return "declined"
    if found != "declined" and _OFFERED.match(_object(text, quote)) and _TURNS_DOWN.search(cue):
        return "declined"
    if found == "denied" and (_said_so(text, quote) or _refuses(text, quote, words)):
        return "affirmed"
    if found == "affirmed" and dismissed:
        return "denied" if _is_claim(text, quote) and not _COURT.search(_object(text, quote)) else "affirmed"
    if found == "affirmed" and not open_ and not (nobody and _DISPUTES.search(cue)):
        before = [cut(text, (s,)) for s in quote.source if s[1] <= start]
        found = negated(lead, cue, before[-1] if before else "") or found
    return "affirmed" if found == "denied" and _said_so(text, quote) else found


def _refuses(text: str, quote: Quote, words: str) -> bool:
    """Whether a thing is refused, withheld or open, not called untrue: she rejected the offer; they disagree on how."""
    verb = _REFUSAL.search(words)
    if _DIFFERS.search(words) and _WHETHER.match(_object(text, quote)):
        return True
    if verb is None or _is_claim(text, quote):
        return False
    return verb["rejects"] is not None or _WISHED_FOR.search(_object(text, quote)) is not None


def _is_claim(text: str, quote: Quote) -> bool:
    """Whether a cue is about what can be true or false: a report, a suggestion that …, a plan called “nonsense”."""
    told = _object(text, quote)
    clause = _CLAUSE.search(told, 4)
    return _CLAIM.search(told, 0, clause.start() if clause else len(told)) is not None or bool(_FALSE.search(told))


def _object(text: str, quote: Quote) -> str:
    """The first words of what a verb of denying is about."""
    after = quote.cue[-1][1]
    return cut(text, quote.content)[:OBJECT] or text[after : after + OBJECT].lstrip()


def _said_so(text: str, quote: Quote) -> bool:
    """Whether whoever denies or disagrees is quoted with what is said instead: She disagreed: “It is late.”"""
    if quote.kind != "direct" or not quote.content:
        return False
    start = quote.content[0][0]
    lead = text[quote.cue[-1][0] : start]
    if quote.cue[-1][1] > start:
        return lead == "" and text.startswith(("disagree", "agree"), quote.cue[-1][0])  # “It is late,” she disagreed
    return lead.rstrip(" \n\"“”'‘«»").endswith((":", ".", "!"))


_OPENS = re.compile(r"(?<=[\s:(—–])[“\"«„](?=[\w…\[‘'])")
_TITLED = re.compile(r"\b(?:Mrs?|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|[A-Z])\.\Z")
_TELLS = r"(?:t(?:ell|elling|old)|assur(?:e|ed|ing)|warn(?:ed|ing)?|inform(?:ed|ing)?|ask(?:ed|ing)?|call(?:ed|ing)?)"
_HEARERS = (
    r"(?:him|her|them|us|me|you|any(?:one|body)|[a-z]+ers|[a-z]+ists"
    r"|(?:the|his|her|their|an?) (?!truth|story|whole|facts?|reason|answer)[\w-]+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
_THE_WORDS = re.compile(
    r"(?P<apart>(?:,|\band|\bbut|\bthen)(?: (?:he|she|they|it))? )?"
    r"(?:\b(?:this|following|follows|words?|phrase|lines?|sentence|quote|quotation|remarks?|message|slogan)"
    r"|(?P<noun>\b(?:the|that|this|his|her|their|an?|any) )?\b(?P<verb>sa(?:y|ys|id|ying)|wr(?:ite|ote|itten|iting)"
    r"|tweet(?:ed|ing)?|shout(?:ed|ing)?|claim(?:ed|ing)?|stat(?:e|ed|ing)|add(?:s|ed|ing)|insist(?:s|ed|ing)|repl(?:ies|ied|ying)|explain(?:s|ed|ing)|declar(?:e|ed|ing)"
    rf"|utter(?:ed|ing)?|promis(?:e|ed|ing)|{_TELLS}(?: {_HEARERS})?)(?: to {_HEARERS})?):\Z"
)
"""What ends in a colon and is denied or declined itself: "denied that she had told him:", "never used the words:"; not
"denied the charge, saying:"."""


def said_instead(text: str, quote: Quote) -> int | None:
    """Where, behind what a cue denies or declines to say, the words in marks begin that are said instead: "She denied
    the charge: “| I have always paid.”"; None where the cue is about the words themselves, or affirms them."""
    if quote.polarity == "affirmed" or not quote.cue or not quote.content:
        return None
    start, after = quote.cue[-1]
    for m in _OPENS.finditer(text, after, quote.content[-1][1] + 1):
        lead = text[max(start, m.start() - OBJECT) : m.start()].rstrip()
        if lead[-1:] in ".!?":
            if not _TITLED.search(lead) and not text[m.end()].islower():
                return m.end()
        elif lead[-1:] == ":":
            words = _THE_WORDS.search(lead)
            named = words is not None and not words["noun"] and not (words["apart"] and words["verb"])
            bare = not text[max(after, m.start() - OBJECT) : m.start()].strip(": \n")
            return None if named or bare else m.end()
    return None


@lru_cache(maxsize=4096)
def _marks_of(cue: str, words: str) -> tuple[bool, bool, bool, bool]:
    """Whether a cue turns something down or dismisses it, and whether it and what is before leave it open or wish."""
    return (
        _TURNED_DOWN.search(cue) is not None,
        _DISMISSED.search(cue) is not None,
        _OPEN.search(words) is not None,
        _WISH.search(words) is not None,
    )


@lru_cache(maxsize=4096)  # "said" is nearly always one of few wordings
def _of_words(words: str, *, nobody: bool, dwindles: bool = False) -> Polarity:
    """Polarity by the words alone; ``dwindles``: what looks like declining to say is none."""
    words = _OPEN.sub("", words)
    if _DECLINED.search(words) and not dwindles:
        return "declined"
    if nobody and _WOULD_SAY.search(words):
        return "declined"
    if _GRANTED.search(words) or (nobody and _DISPUTES.search(words)):
        return "affirmed"
    if _NOT_DENIED.search(words) or (nobody and _DISPUTED.search(words)):
        return "declined"
    return "denied" if _DENIED.search(words) else "affirmed"

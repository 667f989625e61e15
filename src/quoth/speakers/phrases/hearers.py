"""Who is told and does not tell: "Roe | is briefed on", "she | got word | that", "Residents | were told to leave"."""

from __future__ import annotations

import re

from quoth.data import Quote, Span
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import GROUP_NOUNS, SPEECH_VERBS
from quoth.speakers.words.people import ROLE_NOUNS, are_people
from quoth.text import cut, trim

_TOLD = (
    r"(?:told|asked|briefed|informed|promised|assured|warned|notified|advised|reminded|alerted|tipped off|pressed|"
    r"questioned|quizzed|instructed|ordered|urged|offered|invited|encouraged)"
)
_IS_TOLD = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|gets?|got) (?:(?:\w+ly|also|then|later|first|never|not) ){{0,2}}{_TOLD}"
    r"(?: (?:on|of|about|to|over|that|by))?\Z",
    re.I,
)
_GETS_WORD = re.compile(
    r"\b(?:gets?|got|gotten|receiv(?:es?|ed)) (?:the |an? )?(?:word|news|notice|assurances?|heads[- ]up)\b",
    re.I,
)
_ASKED = re.compile(
    r"(?:When )?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Qq]uizzed|[Gg]rilled)(?: (?:\w+ly|again|later))?"
    r"(?: (?:on|about|whether|if))?\Z"
)
_HEARD = re.compile(r"(?:(?:has|have|had|also|then|later|previously|earlier) ){0,2}heard(?: how| that)?\Z")
_ALSO_DONE_TO = re.compile(r"\b(?:was|were) [a-z]+(?:ed|en|t),? (?:and )?(?:the )?\Z")
_ASKED_TO = re.compile(r"(?:told|asked|urged|ordered|advised|instructed)\Z")


def hearer_of(text: str, quote: Quote) -> Span | None:
    """The part of a quote's source that only hears what is said, by whom is left open; None, where it speaks.

    Roe | was briefed; Roe | got word; the court | heard that it was late; Asked whether it was late,
    | Roe | shrugged; roads were closed, shops | asked to.
    "Roe was told | by Hale" has a source behind the cue, who speaks.
    """
    if not quote.cue or len(quote.source) != 1:
        return _answers(text, quote) if quote.cue and quote.content and not quote.source else None
    (start, end), cue = quote.source[0], cut(text, quote.cue)
    if end > quote.cue[0][0]:
        behind = bool(quote.content) and quote.cue[-1][1] <= quote.content[0][0] and quote.content[-1][1] <= start
        behind = behind and not text.endswith(" by ", 0, start)
        return (start, end) if behind and _ASKED.match(cue) else None
    if _HEARD.match(cue) and not COURTS.isdisjoint(text[start:end].lower().split()):
        return start, end
    if " " in cue and (_IS_TOLD.search(cue) or _GETS_WORD.search(cue)):
        return start, end
    also = text[end : quote.cue[0][0]] == " " and _ASKED_TO.match(cue) and text.startswith(" to ", quote.cue[-1][1])
    return (start, end) if also and _ALSO_DONE_TO.search(text, max(0, start - 40), start) else None


_TO_WHOM = re.compile(r" to ((?:[\w’'-]+ ){0,4}([A-Z][\w’'-]*)) ?")


FAR = 5000  # characters in which the report below a headline names again who is told


def headed_to(text: str, quote: Quote) -> Span | None:
    """Who is told in a headline: "Roe to | Acre Council | : It is late"; not "Roe to Quit: …", which names nobody."""
    if not quote.cue or not quote.source or cut(text, quote.cue) != ":":
        return None
    found = _TO_WHOM.fullmatch(text, quote.source[-1][1], quote.cue[0][0])
    word = found[2].lower() if found is not None else ""
    sure = found is not None and (are_people(word) or text.find(found[1], quote.cue[0][1], quote.cue[0][1] + FAR) >= 0)
    return found.span(1) if found is not None and sure else None


_REACTIONS = frozenset("declined refused laughed shrugged chuckled smiled nodded".split())
_ANSWERS = any_of(SPEECH_VERBS | _REACTIONS)
_NO_WHO = r"(?!(?:and|but|that|who|which|[Ww]hen|was|were|is|are|has|had|would|could|did)\b)"
_WHO = rf"((?:[Tt]he |[Aa]n? )?(?:{_NO_WHO}[^\W_][\w’'.-]* ){{0,5}}?{_NO_WHO}[^\W_][\w’'-]*)"
_WHO_ANSWERS = re.compile(rf",? ?{_WHO}(?:, [^,;:\n“”\"]{{3,80}},)? (?:\w+ly |later |also |then )?{_ANSWERS}\b")
_WHO_REACTS = re.compile(
    rf",? ?([Hh]e|[Ss]he|[Tt]hey|[Tt]he (?:[a-z-]+ )?{any_of(ROLE_NOUNS)}"
    r"|(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]*){0,3})"
    r"(?:, [^,;:\n“”\"]{3,80},)? (?:\w+ly |later |also |then )?(?:[a-z]{3,}ed|gave"
    r"|did(?:n[’']t)?|had|has|made|took|went|began"
    r"|was(?:n[’']t)?|would(?:n[’']t)?|put|left|held|spoke|sought|chose|drew|stuck|seemed)\b"
)
"""Whoever does something on being asked: Asked whether it was late, | Roe | gave a long answer."""
_WHO_ANSWERED = re.compile(
    rf"(?:[.,!?] ?[\"”] ?|(?:\A|[.!?\n]) ?){_WHO} {_ANSWERS}(?: only)?[,;]? (?:but )?(?:when )\Z"
)


def _answers(text: str, quote: Quote) -> Span | None:
    """Who was asked, where a clause before or behind tells who answers: "Asked whether it was late, | Roe | said no",
    "“No,” | Roe | said when asked about it"."""
    start, end = quote.cue[0][0], quote.content[-1][1]
    if _ASKED_OF.match(text, start) is None or quote.content[0][0] < start:
        return None
    return _who_answers(text, start, end)


def _who_answers(text: str, start: int, end: int) -> Span | None:
    """Who answers in the clause beside the one that tells what was asked, from its verb on."""
    timed = _WHEN_ASKED.match(text, end)
    end = timed.end() if timed is not None else end
    if text.startswith(",", end) and (text[start].isupper() or _OPENING.search(text, max(0, start - 24), start)):
        found = _WHO_ANSWERS.match(text, end) or _WHO_REACTS.match(text, end)
    elif text.startswith(", ", end) and _SAYS.match(text, end + 2) is not None:
        found = _WHO_WHEN.search(text, max(0, start - 130), start)
    else:
        found = _WHO_ANSWERED.search(text, max(0, start - 90), start)
    return found.span(1) if found is not None else None


def asker_of(text: str, start: int) -> Span | None:
    """Who was told what was asked before a position, and so asked it: "he told | Acre News | in May when"."""
    found = _TOLD_WHEN.search(text, max(0, start - 130), start)
    return found.span(1) if found is not None else None


_TOLD_WHEN = re.compile(
    rf"\btold {_WHO}(?: (?:in|on|during|at|over|after|outside|last|this|late|early) [^,;:.\n“”\"]{{2,60}}?)?,?"
    r" (?:when )?\Z"
)
_ASKED_BY = re.compile(r"(?:when )?(?:asked|pressed|questioned|quizzed) (?:\w+ly )?by (?:the |an? )?\Z", re.I)
_ASKED_OF = re.compile(r"(?:[Ww]hen )?(?:asked|pressed|questioned|quizzed)\b(?! by\b)", re.I)
_OPENING = re.compile(
    r"(?:\A|[\n.!?”\"] ?|\b(?:[Aa]nd|[Bb]ut) )"
    r"(?:(?:[A-Z][a-z]+day|Furthermore|Moreover|Later|Earlier|Meanwhile|However|Also|Still|Yet|Then|Afterwards?"
    r"|\w+ly), )?[Ww]hen \Z"
)
_WHEN_ASKED = re.compile(
    r" (?:(?:on|in|at|during|by|after|last|this|earlier) [^,;:.\n“”\"]{2,60}|(?:yester|to)day)(?=,)"
)
_SAYS = re.compile(rf"(?:\w+ly |later |also |then )?{_ANSWERS}\b")
_WHO_WHEN = re.compile(
    r"(?:\A|\n|[.!?”\"] )((?:[Tt]he |[Aa]n? )?(?:[\w’'.&-]+ ){0,6}?(?:[A-Z][\w’'.-]+|spokes\w+|[Hh]e|[Ss]he|[Tt]hey)),"
    r"(?: [^;:\n“”\"]{3,80},)? (?:when )?\Z"
)
"""Who says something on being asked for it: | Roe |, when asked about it, declined."""
_WERE = (
    r"(?:(?:(?:will|would|may|might|must|can|could|should) (?:(?:also|not|then|now|even|\w+ly) )?be"
    r"|ha(?:s|ve|d) (?:(?:also|not|never|now|since|even|already|\w+ly) )?been|was|were|is|are|am)(?: now)?(?: being)?)"
)
_PEOPLE_WERE = re.compile(
    r" ?(?:(?:And|But|Meanwhile,|Earlier,|Now,?) )?"
    r"((?:(?!(?:[Aa]nd|[Bb]ut|as|who|which|that|said|says|was|were|to|for|about)\b)[\w’'-]+(?:,\d{3})* ){0,5}?([\w-]+)"
    r"(?: (?:of|in|from|at|on|near|across|around|with) (?:(?!\b(?:say|says|said|that|who|they|he|she)\b)[^,;:\n])"
    r"{2,60}?)?)"
    r"(?:, (?:an?|the) [^;:\n]{3,80},)? (?:(?:who|which|living|below|near|on) [^;:\n]{3,80} )?"
    rf"{_WERE}(?: \w+)? $"
)
_WAS_TOLD = re.compile(
    r"(\b(?:(?:[A-Z][\w’'-]* ){1,3}and |(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir) )?"
    r"(?:(?!(?:[Aa]nd|[Bb]ut|that|the|[Aa]s|[Ww]h(?:en|ile)|[Ii]f|[Aa]fter|before|because|on|in|at|to|by|for|with|from"
    r"|said|says|came|went|[a-z]+ed)\b)[\w’'][\w’'-]* ){0,6}?"
    r"(\w[\w-]*))"
    rf"(?: {_WERE}|[’'](?:ve|d) been|[’'](?:re|m))(?: \w+)? $"
)
_OPENERS = frozenset(("", "And", "But", "When", "As", "While", "If", "After"))
"""What may stand before who was told, at the head of a clause."""
_CLAUSE_OPENERS = (" that", " when", " after", " because", " while", " if")
_ANYBODY = GROUP_NOUNS | {"anyone", "anybody", "everyone", "everybody", "those"}
_PRONOUNS = frozenset(("he", "she", "they", "we", "i"))
INTERVIEW = re.compile(
    r"\b(?:[Ii]n|[Dd]uring) (?:an?|his|her|their|the|another|that) (?:[a-z-]+ ){0,2}?"
    r"([A-Z]{2,6}|Reuters|Bloomberg|Politico|Axios|(?:[A-Z][\w’'&.-]+ ){1,3}?(?:News|Times|Post|Journal|Radio|TV|"
    r"Television|Today|Magazine|Tribune|Herald|Guardian|Press|Network|Telegraph)) interview\b(?! (?:with|by|of|on)\b)"
)
"""Whose interview somebody is in: "in an | Acre News | interview"."""
COURTS = frozenset(
    "court jury inquest inquiry hearing tribunal panel committee parliament congress senate council conference meeting "
    "commission public mps reporters journalists".split()
)
"""What hears what is told there."""
CIVIL = frozenset("citizens regulators shareholders consumers employers landlords lenders councils hosts".split())
"""Who is warned and bidden."""
HEARERS = GROUP_NOUNS | ROLE_NOUNS | COURTS | CIVIL
_SENTENCES = (". ", "? ", '" ', "” ", "\n")
LONGEST = 300  # characters of what is before "were told" in its sentence


def was_told(text: str, at: int, quote: Quote) -> Span | None:
    """ "Reporters were told that it was late", "the court was told", "Roe was asked why": who is before the verb."""
    begin, noun = max(text.rfind(mark, 0, at) + 1 for mark in _SENTENCES), ""
    m = _PEOPLE_WERE.match(text, begin, at) if at - begin < LONGEST else None
    if m is None or not (are_people(m[2].lower()) or m[2].lower() in _ANYBODY):
        begin = max(at - 80, begin, *(text.rfind(mark, begin, at) + 1 for mark in '.,;:“”"'))
        m = _WAS_TOLD.search(text, begin, at)
        lead = text[begin : m.start()].strip(" -") if m is not None else None
        opens = lead is not None and (lead in _OPENERS or lead.endswith(_CLAUSE_OPENERS))
        noun = m[2].lower() if m is not None else noun
        of_many = noun in GROUP_NOUNS or noun in COURTS
        heard = m is not None and text.find("told", at, at + 20) >= 0 and of_many
        named = m is not None and (
            noun in ROLE_NOUNS or noun in _PRONOUNS or are_people(noun) or (m[2][0].isupper() and m[2] != "It")
        )
        if m is None or not (heard or noun in _PRONOUNS or (opens and named)):
            return None
    span = trim(text, m.span(2 if noun in _PRONOUNS else 1))
    return None if any(a < span[1] and span[0] < b for a, b in quote.source) else span


_PRESSED = re.compile(
    r"\b(?:is|are|was|were|be|been|being) (?:\w+ly |also |later |then )?(?P<verb>questioned|pressed|quizzed|grilled"
    r"|challenged|offered|reminded|encouraged|invited)(?: \w+)?\Z"
)


def was_pressed(text: str, quote: Quote) -> Span | None:
    """Who is asked where the cue says by whom: "| Roe | was pressed by Hale", "Asked by Hale why, | Roe | left"."""
    if quote.cue and quote.source and quote.content and quote.cue[0][0] < quote.source[0][0] < quote.content[0][0]:
        asked, end = quote.cue[0][0], quote.content[-1][1]
        if _ASKED_BY.match(text, asked, quote.source[0][0]) and (who := _who_answers(text, asked, end)) is not None:
            return who
    found = next((m for s, e in quote.cue if (m := _PRESSED.search(text, s, e)) is not None), None)
    return was_told(text, found.start("verb"), quote) if found is not None else None


_EVENTS = frozenset("meeting conference hearing council".split())
"""Before these somebody may speak at an earlier time: "said before the meeting"."""


def is_event(phrase: str) -> bool:
    """Whether a phrase behind "before" tells a time and no hearer: "the hearing", "Acre's 4-1 win"."""
    last = phrase.rpartition(" ")[2]
    return last in _EVENTS or (last.islower() and last not in HEARERS and not are_people(last))

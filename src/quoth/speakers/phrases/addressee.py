"""To whom something was said: "told ITV News correspondent Angus Walker", "in an interview with the BBC"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from quoth.data import Quote, Span
from quoth.speakers.names.persons import given_names
from quoth.speakers.phrases.elsewhere import EARLIER, speaks_itself, told_elsewhere, within_source
from quoth.speakers.phrases.hearers import (
    CIVIL,
    HEARERS,
    INTERVIEW,
    headed_to,
    hearer_of,
    is_event,
    was_pressed,
    was_told,
)
from quoth.speakers.phrases.tellings import (
    ALSO_TO,
    CUE_TO,
    CUE_TO_NAMED,
    MATTER,
    OF_IT,
    THIS_PAPER,
    TO,
    TOLD,
    URGED,
    WHOSE,
    shown_to,
    told_of,
)
from quoth.speakers.words.lexicon import BODY_NOUNS, CALENDAR, FUNCTION_WORDS, GROUP_NOUNS
from quoth.speakers.words.people import ROLE_NOUNS, are_people
from quoth.text import TITLES_CUT_SHORT, trim

_GIVEN_TO = re.compile(
    r"\b(?:confirm|describ|verif|declin|explain|repeat|reiterat|disclos|reveal|deni|deny|recount|acknowledg|detail"
    r"|flag|"
    r"ma[dk]e|relay|report)\w*\Z",
    re.I,
)
"""What one says of a thing | to somebody."""
_TALKED_OVER = re.compile(r"\b(?:discuss|debat|shar)(?:e|es|ed|ing)\Z", re.I)
_PASSIVE = re.compile(
    r"(?:\b(?:was|were|been|being|is|are|am|be|get|got)|[’'](?:re|m))"
    r"(?: (?:\w+ly|also|then|later|never|not|once|first|twice|even|often))? $",
    re.I,
)
_TOKEN = re.compile(
    r"(?:[“\"]|'')(?P<quoted>[A-Z][^“”\"\n]{1,40}?)(?:[”\"]|'')(?:['’]s)?|(?P<word>(?:(?:[A-Z]\.)+(?:-[a-z]+)?|(?:"
    rf"{TITLES_CUT_SHORT})\.|\d+(?:,\d{{3}})+|[@#]?[^\W_][\w’'&-]*(?:\.\w+)*(?:!(?= [A-Z]))?))"
)
_LINKS = frozenset("of for and on the & de la van von der den bin al".split())
_ON = frozenset("committee subcommittee commission council conference panel institute forum summit inquiry".split())
"""Bodies that are on a matter."""
_ON_SUNDAY = frozenset("Mail Independent Scotland Wales".split())
"""Papers that have the day in their name: the Mail on Sunday."""
_MEETS = frozenset("delegation gathering meeting conference audience assembly rally session".split())
"""What is of those who are there: a delegation | of Norland envoys."""
_BODIES_TOO = GROUP_NOUNS | BODY_NOUNS | {"alliance"}
_OPENING = frozenset("the a an his her their its our my those these both".split())
_HOW_MANY = frozenset("some all many several more other another".split())
_CONCERNED = frozenset("concerned involved present".split())
"""What may stand behind "all" and makes a phrase of it."""
_SHARES = frozenset("section part half majority most".split())
_ALONE = frozenset("us me him them her you everyone everybody anyone parliament congress court lawmakers".split())
_STOP = FUNCTION_WORDS - frozenset("first second third fellow former others same".split()) | frozenset(
    "regarding concerning outside inside near following ahead via last this early late that whether if how why what "
    "when where to it there "
    "week month year recently yesterday today tomorrow now then earlier later not stating "
    "saying organized organised hosted held managed previously".split()
)
_NOBODY = frozenset(
    "crime crimes charge charges murder election story poll polls report deal plan time times moment "
    "fondness confidence caution cheer cheers applause laughter boos roar roars ovation whoops groans gasps "
    "chants jeers effort efforts measures action actions steps".split()
)
"""What one may reply, plead, confess or refer to, and tell nothing."""

_OF_MEDIA = (
    BODY_NOUNS
    | ROLE_NOUNS
    | frozenset(
        "news radio television tv podcast sports breakfast state state-run local public private presiding fellow rival "
        "former then retired longtime veteran ousted visiting outgoing incoming senior top deputy acting".split()
    )
)
"""What stands in front of a name without an article: "told | news agency Acre"."""
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve few".split())

REACH = 300  # characters from the cue
LONGEST = 110  # characters of an addressee


def addressee_of(text: str, quote: Quote, sentence: Span, others: Sequence[Span] = ()) -> Span | None:
    """The phrase naming who was told, beside the cue or elsewhere in the quote's sentence outside its content.

    ``others`` are what other quotes say, of which the quote is no part: there somebody else speaks to somebody.
    """
    heard = hearer_of(text, quote) or headed_to(text, quote) or was_pressed(text, quote)
    if heard is not None:
        return heard
    for s, e in quote.cue:
        for verb in _verbs(text[s:e], any(to in text[e : e + 8] for to in _TO_WHOM)):
            told = verb in (TOLD, URGED)
            m = verb.search(text, max(0, s), min(len(text), e + (1 if told else 8)))
            if m is None:
                continue
            passive = (p for p in (s, m.start()) if _PASSIVE.search(text, max(0, p - 16), p) is not None)
            if (at := next(passive, None)) is not None and not m.group().lower().strip().endswith("ing"):
                if told and (found := was_told(text, at, quote)) is not None:
                    return found
                continue
            found = _asked_to(text, m, quote) if told else None
            if found is None and verb is not URGED:
                found = _phrase(text, m.end(), quote)
            if found is None and told:
                of = told_of(text, m, quote)
                found = of if of is not None and _are_there(text, (of[0], of[0] + len(_head(text, of)))) else None
            sure = told or (verb is CUE_TO and " before" not in m.group())
            timed = found is not None and " before" in m.group() and is_event(text[slice(*found)])
            if found is not None and (sure or _are_there(text, found)) and not timed:
                return found
    for _, e in quote.content if quote.cue else ():
        with_whom = text.startswith(" with ", e)
        given = with_whom or text.startswith(" to ", e)
        given = given and (_TALKED_OVER if with_whom else _GIVEN_TO).search(text, *quote.cue[-1]) is not None
        found = _phrase(text, e + (6 if with_whom else 4), quote) if given else None
        if found is not None and _are_there(text, found):
            return found
    if quote.parent and not (quote.cue or quote.source):
        return None  # words within a quote, of which nobody knows who says them
    at = (quote.cue or quote.source or quote.content or (sentence,))[0][0]
    near = max(sentence[0], at - REACH), min(sentence[1], at + REACH)
    for m in TO.finditer(text, *near):
        if any(a <= m.start() < b for spans in (quote.content, others) for a, b in spans):
            continue
        if m.start() > sentence[0] + _OPENS and told_elsewhere(text, m.span(), quote):
            continue
        other = text.endswith(("s if ", "job "), 0, m.start()) or EARLIER.search(
            text, max(0, m.start() - 40), m.start()
        )
        found = None if other else _phrase(text, m.end(), within_source(quote, m))
        if found is None or speaks_itself(text, found, quote):
            continue
        timed = m.group().lower().startswith("in ") and " before" in m.group() and is_event(text[slice(*found)])
        if not timed and (not m.group().startswith("addressing") or _are_there(text, found)):
            return found
    shown = shown_to(text, quote)
    found = _phrase(text, shown, replace(quote, content=())) if shown is not None else None
    if found is not None and _are_there(text, found):
        return found
    talk = INTERVIEW.search(text, *near) if text.find(" interview", *near) >= 0 else None
    if talk is None or any(a <= talk.start() < b for a, b in quote.content) or told_elsewhere(text, talk.span(), quote):
        return None
    return talk.span(1)


_TO_WHOM = (" to ", " before ", " with ")


@lru_cache(maxsize=4096)  # an article says most things in few wordings
def _verbs(cue: str, to: bool) -> tuple[re.Pattern[str], ...]:
    """The patterns that may hold for a cue; ``to``: a word like "to" is right behind it."""
    told = tuple(verb for verb in (TOLD, URGED) if verb.search(f"{cue} "))
    return (*told, CUE_TO, CUE_TO_NAMED, ALSO_TO) if to or _PREPOSITION.search(cue) else told


_PREPOSITION = re.compile(r"\b(?:to|before|with|told-?\Z)\b")
_OPENS = 12
"""Within so many characters a phrase opens its sentence: "When asked by the mayor after the vote, Roe said"."""


_OUTLETS = frozenset("newspaper paper magazine outlet broadcaster channel network station website agency".split())
_GROUP_NOUNS_OR_ALONE = GROUP_NOUNS | CIVIL | _ALONE


def _asked_to(text: str, cue: re.Match[str], quote: Quote) -> Span | None:
    """ "Roe asked | the council to stay", "urged | growers | to stay": whom a request is for that opens with them."""
    if _REQUEST.match(text, cue.end() - 1) is not None:
        return None
    span = _phrase(text, cue.end(), replace(quote, content=()))
    request = _REQUEST.match(text, span[1]) if span is not None else None
    if span is not None and request is None and cue.group().lower().startswith(OF_IT):
        return span if MATTER.match(text, span[1]) and _are_there(text, span) else None
    if span and request and any(span[1] <= s < request.end("far") for s, _ in quote.content):
        return span if _are_there(text, span) else None  # "told growers in Acre | she wants to help"
    if request is not None and _BE_DONE.match(text, request.start()) and cue.group().lower().startswith(_ORDER):
        return None
    if span is None or request is None or (request["for"] and not cue.group().lower().startswith(_FOR)):
        return None
    some = text.startswith(("a ", "an "), span[0])
    phrase = text[slice(*span)]
    if cue.group().lower().startswith("request") and (some or (phrase not in _ALONE and is_event(phrase))):
        return None
    sure = request["far"] is None and not some
    if not sure and not _are_there(text, span):
        return None
    whose = request["far"] is not None and WHOSE.fullmatch(request["far"]) is not None
    more = phrase.rpartition(" ")[2].islower() or request["far"].startswith(" and ") if whose else False
    return (span[0], request.end("far")) if more else span


_REQUEST = re.compile(
    r"(?: \([A-Z]{2,8}\))?"
    r"(?P<far> (?:there|here|last|this|in|at|near|from|with|on|of|and|who|across|around|throughout|under|[a-z]+ing"
    r"|[A-Z][a-z]+day)\b[^.,;:\n“”\"]{0,80}?)?[ -](?:\w+ly )?(?:[“\"'‘]?(?:not )?to [“\"'‘]?(?!the\b)[a-z]{2}"
    r"|(?P<for>for) [\w“\"]|(?<=\bthem )in [a-z]+ing\b)"
)
_ORDER = ("order", "direct", "command")
_BE_DONE = re.compile(r" to be (?:[a-z]+(?:ed|en|wn|ght)|sent|held|built|told|sold|shot|cut|put|shut|made|paid)\b")
"""What is ordered to be done tells nobody: "ordered | the pier | to be closed"."""
_FOR = ("ask", "press", "call", "beg", "plea", "appeal", "lobb")
"""What one may do for a thing: "pressed Roe | for an answer"."""


def _head(text: str, phrase: Span) -> str:
    """The words of a phrase before "of"."""
    return text[slice(*phrase)].split(" of ")[0]


def _are_there(text: str, phrase: Span) -> bool:
    """Whether a phrase names somebody or is for people, who may be addressed; a threat or a need may be, too."""
    words = re.findall(r"[\w-]+", text[slice(*phrase)])
    last = words[-1].lower()
    people = last in HEARERS or last.removesuffix("s") in ROLE_NOUNS or last.endswith("men") or last in _OUTLETS
    return people or (len(words) == 1 and last in _ALONE) or any(w[0].isupper() for w in words)


_CUT = re.compile(r"(?:[’']s|s[’']) [“\"‘]?[A-Z]")
"""Behind a name that is cut off: "on | Acre News’ | On the River with Jane Roe"."""
_CALLED = re.compile(r", (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}(?=\.(?:\s|\Z)|,? (?:that|in an?)\b)")
_ABOUT_NUMBER = re.compile(
    r"(?:nearly|almost|more than|over|at least|some) (?=\d)"
    r"|(?:one|two|three|four|five|six|both|each|many|most|none|\d+) of "
    r"(?=(?:the|his|her|their|our|my|its|these|those) )"
)
_SENT_BY = frozenset("question questions query queries invitation request letter".split())
_FROM = re.compile(r" (?:from|by|put by|posed by) ")
"""Before who asks what is answered: "in reply to a question | from"."""


def _phrase(text: str, start: int, quote: Quote) -> Span | None:
    """The noun phrase for people or a body that begins here, if one does."""
    limit = min([start + LONGEST, len(text), *(s for s, _ in quote.content if s >= start)])
    if (this := THIS_PAPER.match(text, start, limit)) is not None:
        return this.span()
    about = _ABOUT_NUMBER.match(text, start, limit)
    begin, start = start, about.end() if about is not None else start
    end = _end(text, start, limit)
    span = trim(text, (begin, end), " ,.")
    words = text[start : span[1]].split()
    if not words or any(a < span[1] and span[0] < b for a, b in quote.source):
        return None
    first, last = words[0].lower(), words[-1].lower()
    if words[-1] in _SENT_BY:
        sender = _FROM.match(text, span[1], limit)
        return _phrase(text, sender.end(), quote) if sender is not None else None
    if words[-1] in _NOBODY or _CUT.match(text, span[1] - 2):
        return None
    if first in _OPENING and (last in BODY_NOUNS or last in ROLE_NOUNS) and (called := _CALLED.match(text, span[1])):
        span = (span[0], called.end())  # "told the newspaper, | the Acre Mail"
    if len(words) == 1 and (first in CALENDAR or (first in _STOP and first not in _ALONE and words[0] != "Today")):
        return None
    named = first in _OPENING or words[0][0] in '@#“"' or any(c.isupper() for c in words[0])
    capital = next((i for i, w in enumerate(words) if w[0].isupper()), 0)
    named = named or (capital > 0 and (first in _OF_MEDIA or first.isdigit() or words[capital - 1] in ROLE_NOUNS))
    people = (
        last in _GROUP_NOUNS_OR_ALONE
        or (first in _HOW_MANY and last in _CONCERNED)
        or last.endswith(("men", "children"))
        or last in ROLE_NOUNS
        or last.removesuffix("s") in ROLE_NOUNS
    )
    people = people or ("of" in words and are_people(words[max(0, words.index("of") - 1)]))
    plural = (
        last.endswith("s")
        and not last.endswith("ss")
        and not text[max(0, start - 8) : start].lower().strip().endswith(("asked", "asks"))
    )
    return span if named or people or plural else None


def _end(text: str, start: int, limit: int) -> int:
    """Where the phrase ends: at a mark, or a word that goes on with the sentence; names may hold "of" and "the"."""
    at, end, last = start, start, ""
    while (m := _TOKEN.match(text, at, limit)) is not None:
        word = m.group("word")
        if word is None:
            end, last = m.end(), "A"
        elif (
            word == "of"
            and (are_people(last) or last.lower() in _HOW_MANY | _SHARES)
            and (body := _OF_BODY.match(text, m.end(), limit)) is not None
        ):
            return body.end()
        elif word.lower() in _LINKS and end > start and not (word[0].isupper() and last.islower()):
            if not _linked(text, word.lower(), last, m.end(), limit):
                break
        elif word in _NUMBERS and last.lower() in _OPENING:
            end, last = m.end(), word  # "the | two | sides"
        elif word == "outside" and last.lower() in _OPENING:
            end, last = m.end(), word
        elif _dated(text, word, last, m.end()) or (word[0].islower() and _stops(word, first=end == start)):
            if end > start or word.lower() not in _ALONE:
                break
            return m.end()
        elif last and word[0].islower() and _turns(word, last):
            break
        else:
            end, last = m.end(), word
        if text[m.end() : m.end() + 1] != " ":
            break
        at = m.end() + 1
    return end


_OF_BODY = re.compile(
    r" (?:the|his|her|their|its) (?:[a-z-]+ ){0,2}?(?:committee|subcommittee|commission|council|panel|board|party|"
    r"union|team|family|jury|public|press|media|staff|community|parliament|assembly|congregation|court|inquiry|friends|"
    r"colleagues|supporters|aides|allies|advisers|donors|members|voters|critics|rivals|relatives|followers|fans"
    r"|students|"
    r"officials|leaders|workers|employees|residents|population|electorate)(?![\w-])"
)
"""What people are of: members | of the committee."""


def _linked(text: str, link: str, last: str, at: int, limit: int) -> bool:
    """Whether a phrase goes on behind a word like "of"; ``last`` is the word before it."""
    if link == "on" and last.lower() not in _ON:
        return last in _ON_SUNDAY and text.startswith(" Sunday", at)
    if link == "the":
        return _goes_on(text, at, limit)
    if link == "of" and last in _MEETS:
        return True
    if link == "of" and (are_people(last) or last in ROLE_NOUNS) and _OF_OFFICE.match(text, at, limit) is not None:
        return True
    if link == "and" and last.endswith("s") and last.islower() and _AND_BODIES.match(text, at, limit):
        return True
    capital = last[:1].isupper() or last[:1].isdigit() or (link == "of" and (are_people(last) or last in ROLE_NOUNS))
    return (capital and _goes_on(text, at, limit)) or _of_people(text, at, limit)


def _dated(text: str, word: str, last: str, end: int) -> bool:
    """Whether a word says when; "the Sun" and "the Sunday Bugle" do not, nor "May" behind a name, before no number."""
    if word.lower().strip(".") not in CALENDAR | {"yesterday"}:
        return False
    paper = word == "Sun" or (word.endswith("day") and _NAME_NEXT.match(text, end) is not None)
    if paper and last.lower() == "the":
        return False
    if last in _ON_SUNDAY and text.endswith(" on Sunday", 0, end):
        return False
    name = word in ("May", "April", "June", "August") and last[:1].isupper() and last.lower() in given_names()
    return not (name and not text[end : end + 2].strip().isdigit())


def _turns(word: str, last: str) -> bool:
    """Whether a word in lower case behind a name or several people says more of them: "Acre Radio | adding"."""
    if word in _NO_TURNS or last.lower() in _OPENING or (last in _HOW_MANY and word in _CONCERNED):
        return False
    told = last[0].isupper() or last.endswith("s") or last in _BODIES_TOO
    return word in _TURNS or word.endswith("ly") or (told and word.endswith(("ing", "ed")))


_TURNS = frozenset("prior simply alone via again twice once sitting present".split())
_NO_TURNS = frozenset(
    "meeting gathering briefing hearing opening sitting daily weekly monthly quarterly assembly family rally ally "
    "breaking building leading ruling governing banking engineering nursing accounting elderly so-called".split()
) - {"sitting"}
_OF_OFFICE = re.compile(r" (?:state|staff|police|parliament|defen[cs]e|health|finance|education|justice|trade)\b")


def _stops(word: str, *, first: bool) -> bool:
    return word in _STOP and not (first and (word in _OPENING or word in _HOW_MANY))


def _goes_on(text: str, at: int, limit: int) -> bool:
    """Whether a name goes on after "of", "for the" and the like: the House of Commons."""
    return _NAME_NEXT.match(text, at, limit) is not None


_AND_BODIES = re.compile(r" (?:governments|courts|councils|parliaments|companies|firms|banks|ministries|agencies)\b")
_NAME_NEXT = re.compile(r" (?:(?:the|der|den|de|la|los|van) )?[A-Z]")
_WORDS_NEXT = re.compile(r" [a-z-]+(?: [a-z-]+){0,2}(?![\w’'-])")


def _of_people(text: str, at: int, limit: int) -> bool:
    """Whether people follow: a crowd of | supporters, his wife and | children, dozens of | insurance agents."""
    m = _WORDS_NEXT.match(text, at, limit)
    for word in m.group().split() if m is not None else ():
        if word in _STOP or word in _LINKS or word in _NUMBERS:
            return False
        if are_people(word):
            return True
    return False

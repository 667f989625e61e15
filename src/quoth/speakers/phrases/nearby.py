"""The attribution printed near a quote whose source was not found: "X said", "said X", "X …, saying", "X tweeted:"."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence

from quoth.data import Quote, Span, Spans
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.view import QUOTED, View
from quoth.speakers.phrases.nominals import AFTER_NOUN
from quoth.speakers.phrases.sources import within
from quoth.speakers.words.alternation import first_of, rest_of
from quoth.speakers.words.lexicon import (
    BODY_NOUNS,
    DOCUMENT_NOUNS,
    FUNCTION_WORDS,
    GROUP_NOUNS,
    SPEECH_VERBS,
    TITLES,
)
from quoth.speakers.words.people import ROLE_NOUNS, are_people, is_role
from quoth.speakers.words.placing import PLAIN_WORD, past_verb

_LABELLING = (
    "calling calls call branded branding dubbed dubbing labelled labeled accusing describing referring referred "
    "dismissing continues pleaded pleading signaled signalled indicated indicates blamed blames"
)
_VERBS = SPEECH_VERBS | set(_LABELLING.split())
_VERB = re.compile(rf"{first_of(_VERBS)}(?:(?<![\w’'-].){rest_of(_VERBS)}(?![\w’'-])|(?<!\w.)(?i:(?<=a)ccording to\b))")
_ACCORDING = re.compile("according to", re.I)
_PASSIVE = frozenset("branded dubbed labelled labeled called described".split())
REACH = 700  # characters; an attribution stands closer than that
_PRONOUN_BEFORE = re.compile(r"\b(he|she|they|who)(?: (?:also|then|later|has|had|have|would|\w+ly)){0,2} $", re.I)
_GAP_BEFORE = re.compile(
    r"(?:,[^“”\"\n]{2,180},|\s?\([^)]{1,30}\),?|,)?(?: (?:of|from|at|in) [^,“”\"]{2,40}?,?)?(?: "
    r"(?:also|then|later|has|had|have|who|would|himself|herself|\w+ly|once|on \w+day|recently))*[, ]*"
)
_GAP_AFTER = re.compile(r",? (?:(?:the|a|an|[\w’'-]+) ){0,5}")
_CLOSED = re.compile(r"(?:[\"”’'»][,.?!]?|,[\"”’'»])\s+$")
_NOMINAL_BEFORE = re.compile(
    r"(?:^|(?<=\n)|[\"”,.] ?)((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er) (?:[\w’'-]+ "
    r"){0,5}?[\w’'-]+)(?: (?:also|then|later|has|had|have|\w+ly)){0,2} $"
)
_CLAUSE = re.compile(
    r"(?:[,;:] |[,;] (?:and|but) |\b(?:after|when|as|while|because|before|though|although) )[\"“‘'(]*$"
)
_FINITE = re.compile(r"(?:,[^,“”\"]{2,80},)?(?: (?:himself|herself))? [a-z]")
_CLAUSE_PRONOUN = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!?] )|(?<=[.!?][”\"] )|[,;] (?:and |but )?|\b(?:after|when|as|while|because|before|though) )"
    r"(he|she|they) [a-z]",
    re.I,
)
_NOMINAL_FIRST = re.compile(r"(?:The|His|Her|Its|Their|Our) (?:[\w’'-]+ ){0,3}?([\w’'-]+)(?: himself| herself)? [a-z]")


def source_near(
    view: View, content: Spans, names: Sequence[NameMention], starts: Sequence[int]
) -> tuple[Span, float] | None:
    """Span of the nearest attributing phrase and how near it stands (1 adjoining .. 0).

    Looked for in the content's paragraph; then, where the content begins a sentence, beside the quotation that ends
    right before it, or in the line above that ends in a colon.
    """
    if not content or not view.paragraphs:
        return None
    if (inside := _between_marks(view, content, names, starts)) is not None:
        return inside, 1.0
    found = _in_paragraph(view, content, names, starts)
    if found is not None and found[1] >= 0.8:
        return found
    return introduced(view, content, names, starts) or _gone_on(view, content, names, starts) or found


def _between_marks(view: View, content: Spans, names: Sequence[NameMention], starts: Sequence[int]) -> Span | None:
    """Who speaks by an attribution that spans hold between two quotations: “…,” Jane Roe said. “…”."""
    for s, e in content:
        for a, b in itertools.pairwise(QUOTED.finditer(view.text, s, e)):
            for m in _VERB.finditer(view.text, a.end(), b.start()):
                if (found := _subject(view, m, (a.end() - 1, b.start()), names, starts)) is not None:
                    return found
    return None


def _in_paragraph(
    view: View, content: Spans, names: Sequence[NameMention], starts: Sequence[int]
) -> tuple[Span, float] | None:
    best: tuple[float, Span] | None = None
    for i in {view.paragraph_at(content[0][0]), view.paragraph_at(max(content[0][0], content[-1][1] - 1))}:
        whole = view.paragraphs[i]
        paragraph = (max(whole[0], content[0][0] - REACH), min(whole[1], content[-1][1] + REACH))
        for m in _VERB.finditer(view.text, *paragraph):
            if view.in_quotes(m.start()) or any(s <= m.start() < e for s, e in content):
                continue
            if m.group() == "went" and not view.text.startswith(" on", m.end()):
                continue
            found = _subject(view, m, paragraph, names, starts)
            if found is None or any(s <= found[0] < e for s, e in content):
                continue
            apart = min(
                min(abs(m.start() - e), abs(s - m.end()), abs(found[0] - e), abs(s - found[1])) for s, e in content
            )
            same = view.sentence_at(m.start()) in {view.sentence_at(s) for s, _ in content} | {
                view.sentence_at(max(s, e - 1)) for s, e in content
            }
            cost = apart + (0 if same or apart < 25 else 120)
            if best is None or cost < best[0]:
                best = (cost, found)
    if best is None:
        return None
    return best[1], 1.0 if best[0] < 6 else 0.8 if best[0] < 120 else 0.5


def introduced(
    view: View, content: Spans, names: Sequence[NameMention], starts: Sequence[int]
) -> tuple[Span, float] | None:
    """The speaker of the line above, where it ends in a colon: "X tweeted in reply:"."""
    i = view.paragraph_at(content[0][0])
    if i == 0 or content[0][0] - view.paragraphs[i][0] > 1:
        return None
    above = view.paragraphs[i - 1]
    if view.text[above[1] - 1] != ":":
        return None
    sentence = (view.sentences[view.sentence_at(above[1] - 1)][0], above[1])
    for m in reversed(list(_VERB.finditer(view.text, *sentence))):
        if not view.in_quotes(m.start()) and (found := _subject(view, m, sentence, names, starts)) is not None:
            return found, 0.8
    return None


_OPENING = " \"“‘'«„"
_IS_SO = re.compile(
    r"(?:The (?:other|first|second|third)|Another|Others|He|She|They|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
    r"(?= (?:was|were|is|are|had|has|put|sounded|took|went|offered|summed|felt|seemed|struck|made|kept|remained)\b)"
)
_TO_QUOTE = re.compile(r"(?:(?:And|But|Or),? )?(?:[Tt]o (?:quote|paraphrase|borrow from)|[Ii]n the words of) (?:the )?")
_HAS_VERB = re.compile(r"\b(?:was|were|is|are|had|has|quot(?:es?|ing)|[a-z]{2,}ed|put|went|took|made)\b")
"""Without one, what stands before a colon is a label: "Now:"."""


def led_by_colon(
    view: View, start: int, names: Sequence[NameMention], starts: Sequence[int]
) -> tuple[Span | None, bool]:
    """Of whom a sentence speaks that ends in a colon right before, and whether one does: "The other was blunter:"."""
    text, begin = view.text, view.paragraphs[view.paragraph_at(start)][0] if view.paragraphs else 0
    end = begin + len(text[begin:start].rstrip(_OPENING))
    if end - 1 <= begin or text[end - 1] != ":":
        return None, False
    lead = (view.sentences[view.sentence_at(end - 1)][0], end - 1)
    if view.in_quotes(lead[0]) or not (_HAS_VERB.search(text, *lead) or _TO_QUOTE.match(text, *lead)):
        return None, False
    last = bisect_left(starts, lead[1]) - 1
    ends = last >= 0 and names[last].span[1] == lead[1] and names[last].person > 0 and names[last].place < 1
    if ends and not text[lead[0] : names[last].outer[0]].endswith((" in ", " at ", " from ", " on ", " near ")):
        return names[last].span, True
    to_quote = _TO_QUOTE.match(text, *lead)
    first = bisect_left(starts, to_quote.end()) if to_quote is not None else len(names)
    if to_quote is not None and first < len(names) and names[first].outer[0] == to_quote.end():
        return names[first].span, True
    subject = _IS_SO.match(text, *lead)
    return (subject.span() if subject else None), True


_DONE_TO = re.compile(
    r"(?:(?:(?:has|have|had|will|would|could|can) )?(?:be|been|being)\b|(?:is|are|was|were)\b|(?:also )?known\b|as\b"
    r"|seen\b|asked\b|expected\b|based\b)",
    re.I,
)


def attributes(text: str, source: Span, cue: Span) -> bool:
    """Whether a phrase is the subject of a cue right after it, which is no passive: "Roe | argues"."""
    if source[1] > cue[0] or _DONE_TO.match(text, *cue):
        return False
    return _GAP_BEFORE.fullmatch(text, source[1], cue[0]) is not None


def passed_on(view: View, quote: Quote, names: Sequence[NameMention], starts: Sequence[int]) -> Span | None:
    """Who says it where "according to" tells only how it became known: “…,” Roe said, according to a recording."""
    cue = quote.cue[0][0] if quote.cue else 0
    ends = [e for _, e in quote.content if e <= cue]
    if not ends or not _ACCORDING.match(view.text, cue):
        return None
    marked = [q for q in view.quoted_before(cue) if q[1] > min(s for s, _ in quote.content)]
    between = (max(min([max(ends), *(q[1] for q in marked[-1:])]) - 2, 0), cue)  # the content may hold “…,” Roe said
    if view.sentence_at(between[0]) != view.sentence_at(cue):
        return None
    for m in reversed(list(_VERB.finditer(view.text, *between))):
        if not view.in_quotes(m.start()) and (found := _subject(view, m, between, names, starts)) is not None:
            return found
    return None


def quoted_as(view: View, quote: Quote) -> Span | None:
    """Whom a paper quotes: "the Bugle quoted | the minister | as saying", "| she | was quoted as saying"."""
    if not quote.cue:
        return None
    start, end = quote.cue[0][0], quote.cue[-1][1]
    by_paper = bool(quote.source) and view.text.startswith(" by ", end)
    as_saying = _AS_SAID.search(view.text, *quote.cue[-1]) if by_paper else None
    if as_saying is not None:
        told = _WAS_QUOTED.search(view.text, max(0, start - 90), as_saying.start())
        return told.span("who") if told is not None else None  # "she was quoted as saying by the Bugle"
    if not _QUOTES.search(view.text, *quote.cue[-1]):
        return None
    passive = _WAS_QUOTED.search(view.text, max(0, start - 90), end)
    if passive is not None:
        said = passive.end() == end and _BY_AS_SAYING.match(view.text, end)
        return passive.span("who") if said else None
    m = _AS_SAYING.match(view.text, end)
    return m.span(1) if m is not None else None


_QUOTES = re.compile(r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))$")


_AS_SAID = re.compile(r"(?<=quoted|.cited) as (?:saying|telling|having said)$")
_QUOTES_SOMEBODY = ("quoted", "quotes", "cited", "cites")
_SOMEBODY = r"(?:[Hh]e|[Ss]he|[A-Z][\w.’'-]*(?: [A-Z][\w’'-]*){0,4}|[Tt]he (?:[a-z-]+ ){0,3}?[a-z-]+)"
_WAS_QUOTED = re.compile(
    rf"(?:\A|[.!?”\"\n] ?|, )(?P<who>{_SOMEBODY})[ -](?:was|were|is|has been|had been) (?:\w+ )?(?:quot|cit)ed\Z"
)
_BY_AS_SAYING = re.compile(r"(?: by [^,;:.\n“”\"]{2,80}?)?,? as (?:saying|telling|having said)\b")
_AS_SAYING = re.compile(
    r" (?!by\b)((?:[^,.;:\n“”\"]|(?<=\b[A-Z])\.|,(?= [^,.;:\n“”\"]{2,60},? as (?:saying|having))){2,90}?),? as "
    r"(?:saying|having said|telling|writing|claiming|stating|insisting|suggesting)\b"
)


def _gone_on(
    view: View, content: Spans, names: Sequence[NameMention], starts: Sequence[int]
) -> tuple[Span, float] | None:
    """The speaker of the quotation before it in the paragraph, where only its attribution stands between the two."""
    start = content[0][0]
    paragraph = view.paragraphs[view.paragraph_at(start)]
    here = view.sentence_at(start)
    if start - view.sentences[here][0] > 1:
        return None
    for before in reversed([q for q in view.quoted_before(start) if q[0] >= paragraph[0]]):
        if here - view.sentence_at(before[1] - 1) > 1:
            return None
        found = _in_paragraph(view, (before,), names, starts)
        if found is not None and found[1] == 1.0:
            return found[0], 0.8
    return None


def _subject(
    view: View, verb: re.Match[str], paragraph: Span, names: Sequence[NameMention], starts: Sequence[int]
) -> Span | None:
    text, word = view.text, verb.group().lower()
    floor = max(paragraph[0], verb.start() - 200)
    later = within((verb.end(), min(paragraph[1], verb.end() + 90)), names, starts)
    if word == "according to":
        return later[0].span if later and _GAP_AFTER.fullmatch(text, verb.end(), later[0].outer[0]) else None
    if word in _QUOTES_SOMEBODY and (said := _AS_SAYING.match(text, verb.end())) is not None:
        return said.span(1)  # “…,” the Bugle quoted | the minister | as saying
    if later and _CLOSED.search(text, floor, verb.start()):  # “…,” said Jane Roe
        near = _GAP_AFTER.fullmatch(text, verb.end(), later[0].outer[0])
        if near is not None:
            return later[0].span
    p = _PRONOUN_BEFORE.search(text, floor, verb.start())
    if p is not None and p.group(1).lower() != "who":
        return p.span(1)
    before = within((floor, verb.start()), names, starts)
    if word.endswith("ing"):  # "Jane Roe turned on Paul Dow, calling": whoever opens the clause, not who is next to it
        return _clause_subject(view, verb.start(), before)
    fitting = [m for m in reversed(before) if _GAP_BEFORE.fullmatch(text, m.span[1], verb.start())]
    if fitting:  # "Jane Roe, head of X in Ohio, said": the person, not the place nearest to the verb
        return next((m for m in fitting if m.person > -1 and m.place < 1.5), fitting[0]).span
    n = _NOMINAL_BEFORE.search(text, floor, verb.start())
    if n is not None and _speaks(n.group(1).split()[-1].lower()):
        return n.span(1)
    if word in _PASSIVE and text[verb.start() - 2 : verb.start()] == ", ":
        return None  # "a prison, dubbed the …"
    return _clause_subject(view, verb.start(), before)


def _clause_subject(view: View, end: int, before: Sequence[NameMention]) -> Span | None:
    """Who opens the clause a verb hangs on: "Asked about Dow, Jane Roe did not give way, saying"."""
    text = view.text
    sentence = view.sentences[view.sentence_at(end)][0]
    for m in reversed(before):
        if m.outer[0] < sentence:
            break
        opens = (
            m.outer[0] - sentence < 2 or _CLAUSE.search(text, max(sentence, m.outer[0] - 20), m.outer[0]) is not None
        )
        if opens and m.place < 1.5 and not view.in_quotes(m.span[0]) and _FINITE.match(text, m.span[1], end):
            return m.span
    near = max(sentence, end - REACH)
    pronouns = [p for p in _CLAUSE_PRONOUN.finditer(text, near, end) if not view.in_quotes(p.start(1))]
    if pronouns:
        return pronouns[-1].span(1)
    n = _NOMINAL_FIRST.match(text, sentence, end)
    return (sentence, n.end(1)) if n is not None and _speaks(n.group(1).lower()) else None


def _speaks(noun: str) -> bool:
    """Whether a noun can be a source: the mayor, the council, swimmers; not the lamp."""
    return noun in _ANY_NOUN or is_role(noun) or noun.endswith(("er", "ers", "or", "ors", "ist", "ists"))


_CLAUSE_BOUNDARY = re.compile(r"(?:,(?!\d{3}\b)|[;:—–(])\s*|\b(?:but|and|that|said|says|by|including|compared with)\s+")
_DETERMINED = re.compile(
    r"(?:an?|the|his|her|their|its|our|one|two|three|four|five|some|several|many|most|another|those|these|\d+)\s"
    r"|\d[\d.]*%",
    re.I,
)


_SINGLE = re.compile(
    r" (?:from|to|by|with|for|is|was|of|[a-z]{3,}ed) ((?:an?|another|one|the) (?:[a-z’'-]+ ){0,2}[a-z-]+)$"
)
_VERB_WITHIN = re.compile(
    r" (?:is|are|was|were|has|have|had|be|been|will|would|can|could|may|might|must|should|did|does|do|didn['’]t|"
    r"doesn['’]t|don['’]t|won['’]t|appears?|seems?|sought|took|gave|got|won|lost|met|saw|brought) "
)
_PAST = re.compile(r" (?<!\ba )(?<!\ban )(?<!\bthe )([a-z]{3,}ed) ")
ADJECTIVES = frozenset(
    "registered undecided elected unelected retired unaffiliated trained educated uneducated skilled armed unnamed "
    "named disaffected disillusioned frustrated seasoned committed dedicated disabled displaced detained wounded "
    "injured jailed divided married unmarried associated affected concerned related limited unidentified appointed "
    "celebrated experienced noted respected admired established supposed alleged accused convicted interested involved "
    "qualified pledged untrained infected aged gifted talented renowned".split()
)
"""Words in -ed that stand before a noun for people more often than they tell what somebody did."""
_OBJECT = re.compile(
    r"\b((?:an?|the|his|her|their|some|many|several|most|those|these|another|one|two|three) [\w’' -]+)$"
)
ANYBODY = frozenset("those anyone someone everyone anybody somebody everybody nobody people men women children".split())

_ANY_NOUN = ROLE_NOUNS | BODY_NOUNS | TITLES | GROUP_NOUNS | DOCUMENT_NOUNS
_ANYBODY_OR_GROUP_NOUNS = ANYBODY | GROUP_NOUNS


def phrase_before(text: str, floor: int, start: int) -> Span | None:
    """The noun phrase that ends where "who" begins: from the last boundary of its clause, if a determiner opens it; or
    a plural by itself ("of people who").
    """
    end = start
    while end > floor and text[end - 1] in " ,—–-(":
        end -= 1
    begin = floor
    for m in _CLAUSE_BOUNDARY.finditer(text, max(floor, end - 120), end):
        begin = m.end()
    if begin >= end:
        return None
    if _DETERMINED.match(text, begin, end) and not _VERB_WITHIN.search(text, begin, end):
        acts = [m for m in _PAST.finditer(text, begin, end) if m[1] not in ADJECTIVES]
        if not acts:
            return begin, end
        if (last := _OBJECT.search(text, acts[-1].end(), end)) is not None:
            return last.span(1)  # "the manager believed | the waitress who"
        begin = acts[-1].end()
    if (one := _SINGLE.search(text, begin, end)) is not None:
        return one.span(1)
    return _plural_before(text, begin, end)


def _plural_before(text: str, begin: int, end: int) -> Span | None:
    """The plural, with what stands before it up to a preposition or a verb: "outside spending groups"."""
    words = list(PLAIN_WORD.finditer(text, begin, end))
    if not words or words[-1].end() != end:
        return None
    last = words[-1].group().lower()
    if text[end : end + 1] == "," and last not in GROUP_NOUNS and not are_people(last):
        return None  # "In other words, who"
    if last not in _ANYBODY_OR_GROUP_NOUNS and (not last.endswith("s") or last.endswith("ss")):
        return None
    first = words[-1].start()
    for w in reversed(words[-4:-1]):
        low = w.group().lower()
        if low in FUNCTION_WORDS or low in SPEECH_VERBS or text[w.end() : w.end() + 1] != " " or low.endswith("ing"):
            break
        if (w.group().endswith(("ed", "ly")) and low not in ADJECTIVES) or low in AFTER_NOUN:
            first = w.start() if "-" in low else first  # "includes | Norse-backed blocs that"
            break  # "the vote enraged | liberals who"
        first = w.start()
    return past_verb(text, first, end), end

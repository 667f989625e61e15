"""What the words before a name say of its bearer: a role, a noun phrase with a comma, a source phrase."""

from __future__ import annotations

import re

from quoth.data import Span
from quoth.speakers.described.clauses import ADJECTIVES, holds_clause, new_clause
from quoth.speakers.described.extents import KINDS_OF_BODY
from quoth.speakers.described.shared import shared_noun
from quoth.speakers.names.bodynames import MATTERS, is_place
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.titles import POSITIONS
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import (
    BODY_NOUNS,
    DEMONYMS,
    DOCUMENT_NOUNS,
    FUNCTION_WORDS,
    HONORIFICS,
    NAME_SUFFIXES,
    SPEECH_VERBS,
    TITLES,
    common_words,
)
from quoth.speakers.words.people import ROLE_NOUNS, is_role
from quoth.speakers.words.placing import WORD
from quoth.text import trim

_WHO = re.compile(r" (?:who|whose|whom|which|that)\b")
_APPOSED_BEFORE = re.compile(
    r"(?<![\w’'-])(?=((?:[Tt]he|[Aa]n?|[Aa]nother|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[Ww]hose|"
    r"(?:[Tt]his|[Ll]ast) year['’]s|[A-Z][\w.]+(?:['’]s|(?<=s)['’])) "
    r"((?:[\w’'-]+ ){0,4}[\w’'-]+)"
    r"(?: (?:of|for|at|in|to) (?:[\w’'-]+ ){0,5}[\w’'-]+)?), $)"
)
_OFFICE_BEFORE = re.compile(
    r"(?:(?:[Ff]ormer|[Tt]he|[Aa]cting|[Dd]eputy|Permanent|Special|[A-Z][a-z]+(?:n|sh|se)) ){0,2}([\w-]+) "
    r"(?:of|for|at|in|to) (?:the )?[A-Z](?![\w’']*-[a-z]+(?:ing|ed) )[\w’'-]+"
    r"(?:(?: and| of)?(?: the)? [A-Z][\w’'-]+){0,4} $"
)
_OFFICE_OF = re.compile(r"(?<![\w’'-])(?:[Cc]hief|[Hh]ead|[Dd]irector|[Ss]ecretary) of [a-z]{3,}(?: and [a-z]+)? $")
"""An office over what has no capital: "chief of staff", "head of policy"."""
_RELATIVE = re.compile(r"\b(?:who|whose|whom|which|that|said|says)\b|[“”\"]")
_STYLE = re.compile(r"[Tt]he (?:Most|Right|Very|Rt\.?) $")
_AGENT = re.compile(r"[a-z]{2,}(?:er|or|ist|ian|man|woman|eer|grapher)$")
REACH = 150  # characters; the words before a name that describe it


def owns(text: str, m: NameMention) -> bool:
    """Whether a name stands in the possessive: in "the mayor, | Roe's | brother, said" the mayor is not Roe."""
    return text.startswith(("'", "’"), m.span[1])


def told_before(text: str, m: NameMention, phrase: Span | None) -> Span | None:
    """What a source phrase says before its name: "Deputy Prime Minister and Treasurer", "the mayor's aide,"."""
    if phrase is None or not phrase[0] < m.span[0] <= phrase[1] or m.span[0] - phrase[0] > REACH:
        return None
    styled = _STYLE.search(text, max(phrase[0], m.outer[0] - 20), m.outer[0])  # ", the Most Rev. Jane Roe"
    outer = styled.start() if styled is not None else m.outer[0]
    if text.endswith(", the ", phrase[0], outer):
        outer -= len("the ")  # "the regulator, the | Harbour Board"
    comma = text[:outer].rstrip().endswith(",")
    start, end = trim(text, (phrase[0], outer if comma else m.span[0]), " ,(")
    words = text[start:end]
    if (kin := re.search(r"\band (?=(?:his|her|their) )", words)) is not None:  # "Roe and his brother, Paul Roe"
        start, words = start + kin.end(), words[kin.end() :]
    known_before = words[: other.start()] if (other := _OTHER.search(words)) is not None else ""
    last = known_before.rpartition(" ")[2]
    named = last[:1].isupper() and not (last.lower() in common_words() or last.lower() in MATTERS)
    named = named and _PAIR.search(words) is None
    if (
        other is not None
        and (named or other[1])
        and not any(is_role(w.lower()) or is_title(w) for w in WORD.findall(known_before))
    ):
        start, words = start + other.end(), words[other.end() :]
    if (work := _WORK_BY.match(words)) is not None:
        start, words = start + work.end(), words[work.end() :]
    if _BYLINE.search(text, max(0, start - 60), start):
        return None
    hangs = not comma and "," in words
    if not words or "\n" in words or hangs or _RELATIVE.search(words):
        return None
    if not comma and (article := re.match(r"(?:the|an?) ", words, re.I)) is not None:
        start += article.end()
    found = WORD.findall(words)
    known = [w for w in found if is_role(w.lower()) or is_title(w)]
    known += [w for w in found[-1:] if is_agent(w.lower()) and len(m.words) > 1]
    told = any(is_title(w) or w.lower() not in HONORIFICS for w in known)
    told = told or (comma and m.person <= 0 and _is_kind(words))
    return (start, end) if told and start < end else None


_WORK_BY = re.compile(rf"(?:[\w’'-]+ ){{0,4}}?{any_of(DOCUMENT_NOUNS)} (?:by|from) ")
"""Before whoever made a paper: "a study by | the sociologist Roe"."""
_PAIR = re.compile(
    r"\b(?:rock and roll|arts and (?:culture|crafts|entertainment)|oil and gas|health and safety|food and drink|"
    r"track and field|law and order|drum and bass|research and development)\b",
    re.I,
)
"""Two nouns that are told as one."""
_OTHER = re.compile(r"(?<=\w) and (?=((?:former|then|ex|the|an?)[ -])|[a-z])")
"""After somebody else's name: "Dow | and | former mayor Roe", "Dow | and | business magnate Roe"."""


def is_title(word: str) -> bool:
    """Whether a capitalised word is a title that says what somebody does: "Senator", not "Mr"."""
    low = word.lower().strip(".")
    return low in TITLES and low not in HONORIFICS and word[:1].isupper()


def role_before(text: str, m: NameMention, paragraph: Span, *, person: bool = True) -> Span | None:
    """ "Labour leader" before "Jane Roe": the words back to a comma, a verb or the start, if a role ends them."""
    start, end = m.outer[0], m.span[0]
    so = person and text.endswith(("as ", "called ", "named "), paragraph[0], start)
    if so and (known := _KNOWN_AS.search(text, max(paragraph[0], start - 40), start)) is not None:
        start, end = known.start() + 1, known.start()  # "the painter | known as | Roe"
    if so and (called := _CALLED.search(text, max(paragraph[0], start - 90), start)) is not None:
        return called.span(1) if is_role(called[2]) and _IS_CALLED.match(text, m.span[1]) is not None else None
    played = start < end and text[slice(start, end)].rstrip().rpartition(" ")[2] in POSITIONS
    if start < end and (played or any(t in TITLES and t not in HONORIFICS for t in m.titles)):
        begin = start
    else:
        if (shared := shared_noun(text, m)) is not None:
            end, begin = shared, text.rfind(" ", 0, shared) + 1
        elif (
            (last := _LAST.search(text, max(paragraph[0], start - 40, text.rfind(" ", 0, start - 1)), start)) is None
            or not (_role_word(last.group(1), m) or (not person and last[1] in KINDS_OF_BODY))
            or last.group().rstrip().endswith(",")
        ):
            office = _office_before(text, start, paragraph) if person and len(m.words) > 1 else None
            if owns(text, m) or office is None:
                return None if owns(text, m) else apposed_before(text, start, paragraph, m.span[1], person=person)
            begin = office
        elif len(m.words) == 1 and _NO_TITLE.search(text, max(paragraph[0], last.start() - 14), start):
            return None
        elif last[1] in _VERBS_TOO and _TO.search(text, max(paragraph[0], last.start() - 24), last.start()):
            return None  # "is expected to | host | Roe's rivals"
        else:
            begin = start - len(last.group())
    floor = max(paragraph[0], start - LONGEST_ROLE)
    while (w := _BEFORE.search(text, max(floor, begin - 40, text.rfind(" ", 0, begin - 1)), begin)) is not None:
        word = w.group(1)
        if word.endswith(".") and not _abbreviated(word):
            break  # the sentence before
        if word.lower() in _POSSESSIVES:
            begin -= len(w.group())
            break
        if not _premodifier(word):
            nouns, begin = begin, _noun_phrase(text, floor, begin)
            if begin < nouns and text.endswith(("'s ", "’s "), 0, begin):
                continue  # "Norland's | ruling leader"
            break
        begin -= len(w.group())
        if word.lower() in ("the", "a", "an"):
            begin += len(w.group())
            break
    begin = _both(text, floor, begin)
    if (shown := _SHOWN_IN.search(text, max(paragraph[0], begin - 60), begin)) is not None:
        begin = shown.start()  # "“Lost Harbour” | star"
    span = trim(text, (begin, end))
    byline = _BYLINE.search(text, max(0, paragraph[0] - 1, begin - 60), begin) is not None
    return span if span[1] > span[0] and not byline else None


_KNOWN_AS = re.compile(r" known (?:only |simply |better )?as $")
_CALLED = re.compile(r"\b[Aa]n? ((?:[\w’'-]+ ){0,4}?([a-z-]+)) (?:called|named|identified (?:only )?as) $")
_IS_CALLED = re.compile(r"[,.;)\n]| (?:who|was|is|has|had|said|says|from|in|and)\b")
"""What stands behind whoever is called so; not "a clerk called Roe a liar"."""
_SHOWN_IN = re.compile(
    r"[“\"](?:[A-Z][\w’'!?-]*|[0-9]+)"
    r"(?: (?:[A-Z0-9][\w’'!?-]*|of|the|is|in|and|a|to|on|for|with|from|at))* ?(?<!,)[”\"] $"
)
"""The title of a work before who stars in it or made it."""


def _both(text: str, floor: int, begin: int) -> int:
    """Where a role begins that has two nouns for one person: "by | Norland diplomat and | scholar Jane Roe"; with no
    article before them, for "a diplomat and scholar Jane Roe" may be two people."""
    first = _AND_ROLE.search(text, max(floor, begin - 30), begin) if text.endswith(" and ", 0, begin) else None
    if first is None or not is_role(first[1].lower()) or first[1].endswith("s"):
        return begin
    at = first.start()
    while (w := _BEFORE.search(text, max(floor, at - 40), at)) is not None and (_premodifier(w[1]) or "-" in w[1]):
        if w[1].lower() in _NO_NOUNS or (w[1].endswith(".") and not _abbreviated(w[1])):
            break
        at -= len(w[0])
    return at if _OPENED.search(text, max(0, at - 8), at) is not None else begin


_AND_ROLE = re.compile(r"(?<![\w’'-])([A-Z]?[a-z-]+) and $")
_OPENED = re.compile(r"(?:\A|[\n.,;:!?“\"] ?|\b(?:by|with|from|to|of|said|says|[Tt]he) )$")
_BYLINE = re.compile(r"(?:\A|\n)By [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}, $")
"""Before the role of whoever wrote the report, which a text runs into its first words."""
_NO_TITLE = re.compile(r"\b(?:(?:[Tt]he|[Aa]n?) (?:wo)?man|(?:kind|sort|type) of [a-z]+) $")
"""What stands before a name that begins a clause: "the man | Roe chose", "what kind of mayor | Roe will be"."""
_VERBS_TOO = frozenset("host coach captain chair head guide judge partner champion pilot star model guard".split())

_TO = re.compile(
    r"\b(?:will|would|can|could|may|might|must|shall|should|not|did|helped|let|"
    r"(?:expected|set|going|wants?|wanted|plans?|planned|ready|able|due|agreed|hopes?|scheduled|trying|invited) to) $"
)


def _noun_phrase(text: str, floor: int, begin: int) -> int:
    """Where the nouns begin that stand before a role: "by | retired bus | driver"; ``begin``, if that is not clear."""
    nouns = _NOUNS_BEFORE.search(text, max(floor, begin - 60), begin + 1)
    if nouns is not None and nouns.end() == begin:
        words = nouns[1].split()
        if words[1:2] == ["and"] and len(words) == 3 and is_role(words[0].lower()) and _are_nouns(words[2:]):
            return begin - len(words[2]) - 1  # "the writer and | jewelry | designer"
        if words[1:2] == ["and"] and len(words) == 3 and not is_role(words[0].lower()):
            pair = words[0].lower() in common_words() or _PAIR.search(nouns[1]) is not None
            words = [words[0], words[2]] if pair else words  # "rock and roll | legend"
        return nouns.start(1) if _are_nouns(words) else begin
    land = _LAND_BEFORE.search(text, max(floor, begin - 60), begin + 1)
    if land is None or land.end() != begin or not _are_nouns(land[2].split()):
        return begin
    names = land[1].split()
    known = next((i for i in range(len(names)) if is_place(names[i:]) or names[i:] == names[-1:]), 0)
    place = is_place(names[known:]) or names[-1].lower() in DEMONYMS
    return land.start(1) + len(" ".join(names[:known])) + (known > 0) if place else begin


def _are_nouns(words: list[str]) -> bool:
    """Whether lower-case words look like nouns and adjectives that stand before a noun."""
    if any(_LIKE_VERB.search(w) and w not in ADJECTIVES and w not in DOING for w in words):
        return False
    return _NO_NOUNS.isdisjoint(w.lower() for w in words)


_LAND_BEFORE = re.compile(r"(?<![\w’'-])((?:[A-Z][\w’.]+ ){1,3})((?:[a-z]+(?:-[a-z]+)* ){1,3})(?=[a-z]\Z)")
DOING = frozenset(
    "marketing leading ruling sitting acting mining shipping banking racing housing engineering advertising training "
    "founding presiding "
    "computing cycling swimming skating nursing managing visiting teaching consulting rising boxing fishing".split()
)
"""What ends like a verb and stands before a noun: "marketing | director", "ruling | leader"."""
_NOUNS_BEFORE = re.compile(
    r"(?:\A|[\n“\"]|[,;:.!?—–] |\b(?i:the|an?|his|her|its|their|our|my|by|with|from|of|for|and|said|says|as) |['’]s )"
    r"((?!(?:The|An?|His|Her|Its|Their|Our|My) )(?:[A-Z]?[a-z]+(?:-[a-z]+)* ){1,3})(?=[a-z]\Z)"
)
_LIKE_VERB = re.compile(r"(?<!-)[a-z](?:ed|ing|(?<!ic|ht|rm|le|ir|st|as|es|bu|rt|ew|ou)(?<!s)s)$")
"""What ends like a verb; not "politics", "rights", "arms", "sales", "affairs"."""
_NO_NOUNS = (
    FUNCTION_WORDS | SPEECH_VERBS | frozenset("met saw won took made came gave led hit beat let oust alongside".split())
)
_LAST = re.compile(r"([\w’'-]+),? $")
_BEFORE = re.compile(r"([\w’'&./-]+) $")
LONGEST_ROLE = 160  # code points before a name


def _abbreviated(word: str) -> bool:
    """Whether a word with a point after it is cut short ("U.S.", "Lt.") and does not end a sentence."""
    bare = word.rstrip(".").lower()
    return "." in bare or len(bare) == 1 or bare in TITLES or bare in HONORIFICS or bare in NAME_SUFFIXES


def _role_word(word: str, m: NameMention) -> bool:
    """Whether the word right before a name is a role: a known one, or before a full name any noun of an agent."""
    if is_role(word.lower()):
        return True
    return len(m.words) > 1 and is_agent(word)


def is_agent(word: str) -> bool:
    """Whether a lower-case word looks like one for somebody who does something: "shopkeeper", "machinist"."""
    return bool(_AGENT.match(word)) and word not in FUNCTION_WORDS and word not in _NO_AGENTS_OR_FIRMS


_FIRMS = BODY_NOUNS - frozenset({"brewer", "grocer"})  # "chipmaker" before the name of a firm
_NO_AGENTS = frozenset(
    "later earlier former remember consider order offer deliver enter cover discover answer honor favor honour number "
    "summer winter october september november december letter matter river border dinner tower corner center "
    "rather another together whether after before over under per for or nor than then latter either neither never ever "
    "however moreover paper newspaper register minor major prior junior senior interior error mirror "
    "chatter weather terror older younger elder bigger better trigger transfer prefer suffer differ refer infer".split()
)

_NO_AGENTS_OR_FIRMS = _NO_AGENTS | _FIRMS


def apposed_before(text: str, start: int, paragraph: Span, name_end: int, *, person: bool = True) -> Span | None:
    """ "The former mayor of Brinley, Jane Roe": a noun phrase for a person and a comma before the name."""
    if text[start - 1 : start] != " ":
        return None
    if text[start - 2] == ",":
        found = list(_APPOSED_BEFORE.finditer(text, max(paragraph[0], start - 110), start))
        told = (m for m in reversed(found) if _is_told(m.group(2)) or (not person and _is_kind(m.group(2))))
        span = next((m.span(1) for m in told if not _in_a_clause(text, m, found)), None)
        # the innermost: "the niece of the builder, Paul Dow"
        if (
            span is not None
            and _ONE_OF.match(text, *span) is not None
            and text[name_end : name_end + 1] not in (",", ")")
        ):
            return None
        if span is None or new_clause(text, span[0], start):
            return None
        if _OF_ANOTHER.search(text, max(0, span[0] - 40), span[0]) and not text.startswith(",", name_end):
            return None  # "led by Paul Dow, | the mayor, | Roe left"
        if text.endswith(("As ", "as "), 0, span[0]) and not is_role(text[slice(*_head(text, span))].lower()):
            return None  # "As | the foreman read the verdict, | Roe wept"
        who = _WHO.search(text, *span)  # "The reporter who broke the story, Jane Roe"
        if holds_clause(text[span[0] : who.start() if who else span[1]], several=True):
            return None
        return span
    if not text[text.rfind(" ", 0, start - 1) + 1].isupper():
        return None
    office = _OFFICE_BEFORE.search(text, max(paragraph[0], start - 80), start)
    return trim(text, office.span()) if office is not None and is_role(office.group(1).lower()) else None


def _office_before(text: str, start: int, paragraph: Span) -> int | None:
    """Where an office begins that ends right before a name: "White House | chief of staff | Jane Roe"."""
    floor = max(paragraph[0], start - 80)
    office = _OFFICE_OF.search(text, floor, start) or _OFFICE_BEFORE.search(text, floor, start)
    return office.start() if office is not None and (office.re is _OFFICE_OF or is_role(office[1].lower())) else None


def _in_a_clause(text: str, inner: re.Match[str], found: list[re.Match[str]]) -> bool:
    """Whether a noun phrase is told of by another one's clause: "the man who robbed | the mayor|, Paul Dow, fled"."""
    outer = (m for m in found if m.start(1) < inner.start(1) and _is_told(m[2]))
    one = _ONE_OF.match(inner[1]) is not None  # "the son of | a migrant father|, Paul Dow, said"
    return any(one or _WHO.search(text, m.start(1), inner.start(1)) is not None for m in outer)


_OF_ANOTHER = re.compile(r"[A-Z][\w’'.-]+ [A-Z][\w’'-]+, $")
_ONE_OF = re.compile(r"[Aa](?:n|nother)? ")


def _is_told(words: str) -> bool:
    """Whether a noun phrase says what somebody is: "chief of staff"; not "town of | General Acre"."""
    head = _OF.split(_WHO.split(words)[0])[0].split()
    if head[-1].islower() and not (is_role(head[-1]) or is_agent(head[-1]) or head[-1] in _CHOSEN):
        return False  # "about the vice-president chatter, | Roe"
    if head[-1].lower() in FUNCTION_WORDS:
        return False  # "It Is Brinley's Worst Driver Ever, | Roe Says"
    return any(is_role(w.lower()) for w in words.split() if w[0].islower() or w in head)


_CHOSEN = frozenset("pick choice descendant replacement".split())


def _is_kind(words: str) -> bool:
    """Whether a noun phrase says what a body is: "statistics office", "Brinley charity"."""
    return _OF.split(words)[0].rpartition(" ")[2] in KINDS_OF_BODY


_OF = re.compile(r" (?:of|for|at|in|to) ")


def _head(text: str, span: Span) -> Span:
    """The last word of a noun phrase before a preposition: "adviser" in "the fund's adviser for trade"."""
    m = _HEAD.search(text, *span)
    return m.span(1) if m is not None else span


_HEAD = re.compile(r"([\w’'-]+)(?= (?:of|for|at|in|to) |,? ?$)")


def _premodifier(word: str) -> bool:
    low = word.lower()
    if word[0].isupper() and low not in _NO_MODIFIERS:
        return True
    if low in _MODIFIERS or low in ROLE_NOUNS or low in BODY_NOUNS:
        return True
    return low.endswith(("al", "ic", "ive", "-old")) and low not in _NOT_OF_A_KIND


_NOT_OF_A_KIND = frozenset("real usual final several actual eventual initial".split())
_POSSESSIVES = frozenset("his her their its whose our my".split())
_NO_MODIFIERS = FUNCTION_WORDS - frozenset("first second third former last".split())
_MODIFIERS = frozenset(
    "former ex-wife ex longtime senior top deputy vice assistant "
    "associate acting then-candidate chief co current new late retired veteran "
    "fellow rival party campaign policy press media news election "
    "security party's club state city company school football "
    "prime foreign defence defense finance health home shadow outgoing incoming interim "
    "ousted deposed impeached jailed exiled disgraced embattled suspended first lead main team".split()
)

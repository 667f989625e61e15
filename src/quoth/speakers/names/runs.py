"""Runs of capitalised words side by side, cut at words that no name holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from quoth.data import Span
from quoth.speakers.names.calendar import GIVEN_MONTHS, can_bear, in_month, tells_a_day, tells_when
from quoth.speakers.names.furniture import without_furniture
from quoth.speakers.names.hyphens import NO_EDGES, Edges, hyphened, split_tokens
from quoth.speakers.names.personal import fold, key_of
from quoth.speakers.names.persons import BODY_ENDS, family_names, given_names
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import (
    FUNCTION_WORDS,
    HONORIFICS,
    ORG_WORDS,
    SPEECH_VERBS,
    TITLES,
    common_words,
)
from quoth.text import TITLES_CUT_SHORT, places_of

_TITLES_OR_ORG_WORDS = TITLES | ORG_WORDS
_ENDS_BODIES = ORG_WORDS | BODY_ENDS

OF = re.compile(r" (?:of|for)(?: the)? $")
_UPPER = "".join(c for c in map(chr, range(0x41, 0x530)) if c.isupper()) + "".join(
    c for c in map(chr, range(0x1E00, 0x1F00)) if c.isupper()
)
_U = f"[{_UPPER}]"
_W = r"[\w\u0300-\u036f\u00ad]"  # accents that stand for themselves, and hyphens nobody sees
_ABBREVIATED = rf"(?:{TITLES_CUT_SHORT}|Ma)\."
_TOKEN = (
    rf"(?:{_ABBREVIATED}|(?:Dato|[AO][a-z]+ng)['’](?= {_U})|"
    rf"{_U}\.(?:-?{_U}\.?)*(?!\w)|(?:[dDlLO]['’])?{_U}{_W}*(?:[-\u2010\u2011–&/.]{_W}+)*"
    r"(?:['’](?!s\b)[^\W\d_]+|[\x80-\x9f]+[ \u00a0]?[^\W\d_]+)*"
    rf"|(?:al|el|as|ash|an|ul)-{_U}\w+(?:['’](?!s\b)[^\W\d_]+)*|(?<!\w)[a-z]{{1,5}}{_U}\w+)"
)
_CHILD_OF = r"bin|ibn|bint|binti|binte|bte|anak|ould|mint|o[gğ]l[uy]|k[ıi]z[ıi]|qizi|a/[lp]|[sd]/o"
"""Words between a name and its bearer's father's."""
CHILD_OF = re.compile(rf" (?:{_CHILD_OF}) ")
_PARTICLE = (
    r"(?:(?:de|del|della|der|den|di|da|do|dos|das|du|van|von|zu|zur|"
    r"af|av|al|el|ul|abd|abu|ben|ter|ten|la|le|los|dela|delos|ka|wa|arap|ole|ap|"
    rf"{_CHILD_OF}|y|e|(?:in ?)?['’]t) |(?:(?<=Mac )|(?<=Nic ))(?:an|a['’]) "
    r"){0,3}"
)
_NICKNAME = rf" (?:“{_TOKEN}(?: {_TOKEN})?”|\"{_TOKEN}(?: {_TOKEN})?\"|‘{_TOKEN}’|'{_TOKEN}'|\({_U}[a-z]+\))(?= {_U})"
_NAME_RUN = rf"{_TOKEN}(?:(?:{_NICKNAME})?(?:(?<=(?:Sen|Rep|Gov|Gen|Mrs)\.) )?[ \u00a0]\u00ad?{_PARTICLE}{_TOKEN})*"
_RUN = re.compile(rf"(?<![\w@#])(?<!\w[–-]){_NAME_RUN}")
_HERE = re.compile(_NAME_RUN)
_CAPITAL = re.compile(_U)
_BEFORE_CAPITAL = 5  # characters of a run at the most: "d'Urban", "al-Roe", "iPhone"
TOKENS = re.compile(_TOKEN)
_START = re.compile(r"(?:^|[.!?:;…][\"”’'»)\]]*\s+|\d{4}\)\s+|[\n\r\u2028\u2029]\s*|[-–—•*]\s+)[\"“‘'«(\[]*$")
_OPENS_MARKS = re.compile(r"(?:^|[\s(\[“‘«\"'])[“‘«„\"']$")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-[a-z]+")
_PARENTS = frozenset("mother father mum dad mom grandmother grandfather grandad gran parent".split())
"""Of those, "mother-of-two" before a name."""
GIVEN_OR_NOT = frozenset({"will", "may", "grant", "mark"})
_TOLD_OF = re.compile(r", (?:\d|an?\b|the\b|who\b)| \(|,? (?:said|says|told|added|of)\b")
_KOREAN = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,5}")
_GIVEN_AFTER = re.compile(r", (?!and\b|or\b)[a-z]")
_OPENS_SENTENCES = frozenset(
    "while when although because though whereas unless before during despite since until".split()
)
_IN_HEADLINES = frozenset("on in to with from by at after about as over amid".split())
"""What stands with a capital in lines of title case alone."""
_SURNAMES_TOO = frozenset({"Barr.", "Sen.", "Fr."})
_BEFORE_NAMES = frozenset(
    "said says adds added asks asked writes wrote replied warns explains tells told rival rivals fellow outgoing "
    "incoming embattled longtime one-time ex-husband ex-wife grocer retailer carmaker automaker chipmaker drugmaker "
    "planemaker brewer lender insurer broadcaster startup telco housebuilder steelmaker shipbuilder developer "
    "publisher".split()
)
_OR_OF_BODIES = frozenset("airline operator manufacturer supermarket owners operators developers publishers".split())
"""Kinds of firms with which names of bodies begin as well: "Airline | Roeworks", but the Airline Pilots Association."""
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_ENDS_NTH = frozenset(("st ", "nd ", "rd ", "th "))
_NTH = re.compile(r"(?<![\w$£€.,])\d{1,3}(?:st|nd|rd|th) $")
_NUMBERED_SO = re.compile(r"\.? ?\d")
_CHANNEL = re.compile(r"(?<![\w$£€.,])\d{1,2} $")
_NUMBERED = frozenset(
    "circuit airborne division fleet brigade regiment battalion precinct army legion infantry cavalry".split()
)
"""Bodies that go by a number: the 9th Circuit, the 2nd Armoured Division."""
_PERSONAL = frozenset(
    "i he she they we you it his its their our my your the and but if that this who when what".split()
)
_NEVER_FIRST = FUNCTION_WORDS - frozenset("will may an so no do her say can might grant".split())
_ALONE = frozenset(w.capitalize() for w in (_PERSONAL | _NEVER_FIRST) - GIVEN_MONTHS)
"""Words that with nothing beside them are no name wherever they stand: a fourth of all with a capital."""


@dataclass(slots=True)
class Run:
    """Capitalised words side by side."""

    tokens: list[Span]
    first: bool  # at the start of a sentence


_AFTER = {"PAC": "super ", "Year": "of the "}
"""Words before a name that are no part of it, with what stands before them."""
_LABEL = re.compile(
    r"(?:(?i:read|see|watch|listen|also|more|related|opinion|analysis|explained|in pictures|live|update|exclusive)"
    r"(?:[ :]|$))+"
)
"""What a page writes over a link: "READ MORE: …"; no name, where a colon follows."""


def find_runs(text: str, paragraph: Span, edges: Edges = NO_EDGES) -> Iterator[Run]:
    """The runs of a paragraph, in order, cut at words that no name holds; "6th" belongs to "6th Circuit Court".

    ``edges``: of the quotes' sources; a hyphen there stands for a space.
    """
    for m in _capitalised(text, *paragraph):
        if m[0] in _ALONE:
            continue
        if text[m.end() : m.end() + 1] == ":" and _LABEL.fullmatch(m.group()):
            continue
        before = text[max(paragraph[0], m.start() - 8) : m.start()]
        inside = before[-1:] == " " and (before[-2:-1].isalnum() or before[-2:-1] == ",")  # most are: cheap to see
        first = not inside and bool(_START.search(before) or _OPENS_MARKS.search(before))
        yield from _runs_in(text, m.span(), paragraph[0], edges, first=first)
    for start in hyphened(text, paragraph, edges):
        if (name := _HERE.match(text, start, paragraph[1])) is not None:
            yield from _runs_in(text, name.span(), paragraph[0], edges, first=False)


def _capitalised(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Capitalised words side by side, each looked for where a capital stands, which is found fast."""
    while (capital := _CAPITAL.search(text, start, end)) is not None:
        begin = capital.start()
        if not text.startswith(" ", begin - 1):
            begin = max(start, begin - _BEFORE_CAPITAL)
        found = _RUN.search(text, begin, end)
        if found is None:
            return
        yield found
        start = found.end()


def _runs_in(text: str, span: Span, floor: int, edges: Edges, *, first: bool) -> Iterator[Run]:
    lone = text[slice(*span)].isalpha()  # as most are
    for piece in [[span]] if lone else split_tokens(text, [t.span() for t in TOKENS.finditer(text, *span)], edges):
        for tokens in without_furniture(text, piece) if len(piece) > 1 else (piece,):
            for run in _cut_runs(text, tokens, first=first):
                yield _numbered(text, run, floor)
            first = False


def _numbered(text: str, run: Run, floor: int) -> Run:
    begin = run.tokens[0][0]
    number = _NTH.search(text, max(floor, begin - 8), begin) if text[max(0, begin - 3) : begin] in _ENDS_NTH else None
    if number is None and text.startswith("News", begin):  # "7 News"
        number = _CHANNEL.search(text, max(floor, begin - 4), begin)
        return run if number is None else Run([(number.start(), number.end() - 1), *run.tokens], False)
    if number is not None and any(key_of(text[s:e]) in _NUMBERED for s, e in run.tokens):
        return Run([(number.start(), number.end() - 1), *run.tokens], False)
    return run


def _cut_runs(text: str, tokens: list[Span], *, first: bool) -> Iterator[Run]:
    begin = 0
    for i, (s, e) in enumerate(tokens):
        if text[s:e] in _SURNAMES_TOO and 0 < i < len(tokens) - 1 and _is_surname_too(text, tokens[i - 1], (s, e - 1)):
            yield Run([*tokens[begin:i], (s, e - 1)], first and begin == 0)  # "said Jane Barr. Members left"
            begin = i + 1
            continue
        if i > begin + 1 and text[s:e] == text[slice(*tokens[i - 1])]:
            yield Run(tokens[begin:i], first and begin == 0)  # "The enigma: Jane Roe | Roe's": a line over another
            begin = i
        if i > begin + 1 and _comes_twice(text, tokens[i - 2 : i], tokens[i : i + 2]):
            yield Run(tokens[begin:i], first and begin == 0)  # "Jane Roe | Jane Roe": a caption and its line
            begin = i
        if _breaks(text, tokens, i, begin, first=first):
            if i > begin:
                yield Run(tokens[begin:i], first and begin == 0)
            begin = i + 1
    if begin < len(tokens):
        yield Run(tokens[begin:], first and begin == 0)


def _goes_on_in_initials(text: str, tokens: list[Span], *, first: bool) -> bool:
    """Whether a name follows an initial: with a second one in between, "K Roe" of "A K Roe"; or a given name, where a
    sentence begins with "I. Charles Roe".
    """
    letters = [e - s for s, e in tokens[1:3]]
    if first and len(tokens) > 2 and text[slice(*tokens[0])] == "I.":
        return fold(key_of(text[slice(*tokens[1])])) in given_names()
    return len(letters) == 2 and letters[0] == 1 < letters[1] and text[slice(*tokens[1])].isalpha()


def _comes_twice(text: str, tokens: list[Span], after: list[Span]) -> bool:
    same = (text[slice(*a)] == text[slice(*b)] for a, b in zip(tokens, after, strict=False))
    return len(tokens) == len(after) and all(same)


def _is_surname_too(text: str, before: Span, word: Span) -> bool:
    """Whether a title cut short may be a surname that ends a sentence: behind a given name, or bare elsewhere."""
    return fold(key_of(text[slice(*before)])) in given_names() or _also_bare(text, text[slice(*word)])


@lru_cache(maxsize=8)  # a text is looked through once, however often the word stands in it
def _also_bare(text: str, word: str) -> bool:
    """Whether a word stands in a text without a point, so that with one it ends a sentence."""
    return re.search(rf"\b{word}\b(?!\.)", text) is not None


_OPENERS = frozenset("another others many some several then they there this these that what when while but".split())
"""What begins a sentence behind a letter, and no name."""


def _breaks(text: str, tokens: list[Span], i: int, begin: int, *, first: bool) -> bool:
    """Whether no name holds a word of a run that begins at another one."""
    token = text[slice(*tokens[i])]
    word = key_of(token)
    if word.endswith("n't") or (token == "No" and _NUMBERED_SO.match(text, tokens[i][1])):
        return True  # "Don't", "Juror No. 7"
    if token in _AFTER and i == begin and i + 1 < len(tokens) and text.endswith(_AFTER[token], 0, tokens[i][0]):
        return True  # "the super PAC Acre Rising", "person of the Year Jane Roe"
    if i > begin and word in _OPENERS and len(text[slice(*tokens[i - 1])].rstrip(".")) == 1:
        return True  # "wrote on X. Another said"
    if token.isupper() and len(word) > 1:
        return False  # WHO, US: initials, not function words
    if i == begin and word in ("a", "i") and _goes_on_in_initials(text, tokens[i : i + 3], first=first and i == 0):
        return False  # "A K Roe said"
    if (
        word in GIVEN_MONTHS
        and i == begin
        and i + 1 < len(tokens)
        and in_month(text, text[tokens[i][0] : tokens[i + 1][1]])
    ):
        return True
    if i == begin and not first and i + 1 < len(tokens):
        after = key_of(text[slice(*tokens[i + 1])])
        if (word in _ORDINALS and after not in _TITLES_OR_ORG_WORDS) or (word == "we" and after in ORG_WORDS):
            return False  # Third Point, the We Company
    if token == "He" and i == begin and i + 2 == len(tokens) and _GIVEN_AFTER.match(text, tokens[i + 1][1]):
        return False  # "He Weilan, president of"
    if token == "He" and i > begin and key_of(text[slice(*tokens[i - 1])]) in HONORIFICS:
        return False  # "Mr He"
    if word in _PERSONAL or word.partition("-of-")[0] in _PARENTS:
        return True
    if "-" in token and _HYPHENED.fullmatch(token) and word not in TITLES and word.rpartition("-")[2] in common_words():
        if i == begin:  # "London-based", "Oscar-winner", but the State-owned Harbour Commission
            plain = word in common_words() or word.partition("-")[0] in common_words()
            ordinary = not first and plain and not token[:2].isupper()
            end = _last_key(text, tokens)
            told = end in ORG_WORDS or (end.endswith(("tion", "sion")) and text.endswith("the ", 0, tokens[i][0]))
            return not (ordinary and i + 1 < len(tokens) and told)
        named = fold(key_of(text[slice(*tokens[i - 1])])) in family_names()  # "Lee Jin-woo"
        begins = i == begin + 1 or (i > begin + 1 and key_of(text[slice(*tokens[i - 2])]).rpartition("-")[2] in TITLES)
        last = begins and i + 1 == len(tokens) and _KOREAN.fullmatch(token) is not None
        if not named and not (last and token.partition("-")[0].lower() not in common_words()):  # "Moon Jin-ro"
            return True
    if i == begin and i + 1 < len(tokens) and ((first and word in _BEFORE_NAMES) or word in ("bio", "cv")):
        return True  # "Said Jane Roe:", "Rival Roe Mills", "Bio Jane Roe"
    if i == begin and i + 1 < len(tokens) and first and word in _OR_OF_BODIES:
        after = key_of(text[slice(*tokens[i + 1])])
        of_many = after.endswith("s") and _last_key(text, tokens) in _ENDS_BODIES
        return after not in common_words() and not of_many
    if i == begin and word in GIVEN_OR_NOT and len(tokens) == i + 2 and _TOLD_OF.match(text, tokens[i + 1][1]):
        return False  # "Will Roe, a clerk"
    if i > begin and word in _OPENS_SENTENCES:
        return True  # "deals with China While Crown Prince Roe": a line over a sentence
    if i > begin + 1 and token == "Show" and fold(key_of(text[slice(*tokens[begin])])) in given_names():
        return True  # "The Jane Roe | Show"
    if i > begin and word in _IN_HEADLINES:
        return True  # "Reporting On Roe"
    if i > begin:
        pass  # inside a name: Doctors Without Borders
    elif (word == "first" or i or not first) and i + 1 < len(tokens) and _last_key(text, tokens) in _ENDS_BODIES:
        return tells_when(text, tokens[i], word)  # First Harbour Bank; "in July Roe Bank said"
    elif word in _NEVER_FIRST:
        return len(token) > 2 or token.isalpha()
    elif word in FUNCTION_WORDS:
        return i == begin and first and i == 0 and len(tokens) < 3
    if (
        word[:2] in ("i'", "we", "th", "yo", "it", "he", "sh")
        and "'" in word
        and word.partition("'")[0] in FUNCTION_WORDS
    ):
        return True
    return tells_a_day(text, tokens, i, begin, first=first)


def _last_key(text: str, tokens: list[Span]) -> str:
    return key_of(text[slice(*tokens[-1])])


def is_peoples(text: str, tokens: list[Span], at: int) -> bool:
    """Whether a people's name alone is somebody's surname: "Ms White", "White said" where Jane White is named."""
    start, end = tokens[at]
    if at:
        before = text[slice(*tokens[at - 1])]
        return key_of(before) in HONORIFICS or (before.endswith(".") and key_of(before) in TITLES)
    says = _TELLS.match(text, end) or text.endswith(("said ", "says ", "according to "), 0, start)
    return bool(says) and not text.endswith(("The ", "the "), 0, start) and _is_borne(text, text[start:end])


_TELLS = re.compile(rf" (?:(?:also|then|later|has|had|[a-z]+ly) )?(?:{any_of(SPEECH_VERBS)}|[a-z]{{3,}}ed)\b|['’]s ")


@lru_cache(maxsize=64)  # a text is looked through once, however often the word stands in it
def _is_borne(text: str, word: str) -> bool:
    """Whether a word stands behind a given name or a title somewhere in a text: "Jane Mills White"."""
    found = (at for at in places_of(text, word) if _NAME_ENDS.match(text, at + len(word)))
    fronts = (m for at in found if (m := _FRONT.search(text, max(0, at - _LONGEST_FRONT), at)) is not None)
    return any(can_bear(front) for m in fronts for front in m.groups() if front)


_FRONT = re.compile(rf"\b({_U}[\w.’'-]+) (?:(?!The )({_U}[\w.’'-]*) )?\Z")
_NAME_ENDS = re.compile(rf"\b(?! {_U})")
_LONGEST_FRONT = 60  # characters

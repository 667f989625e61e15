"""The noun phrase that "who" or "which" goes back to, read from its end: "officials in Roe's ministry | who"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quoth.data import Span
from quoth.speakers.names.mention import NameMention
from quoth.speakers.phrases.nearby import ADJECTIVES, ANYBODY
from quoth.speakers.phrases.nominals import AFTER_NOUN
from quoth.speakers.words.lexicon import BODY_NOUNS, DEMONYMS, DOCUMENT_NOUNS, FUNCTION_WORDS, SPEECH_VERBS
from quoth.speakers.words.people import ROLE_NOUNS, are_people
from quoth.speakers.words.placing import past_verb
from quoth.text import trim

REACH = 160  # characters back
_WORD = re.compile(r"[\w’'&-]+(?:\.(?=\w)[\w.]*|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=Mrs)\.)?")
_DASHED = re.compile(r" (?:--?|[–—]) ?[^-–—.,;:\n]{3,40} ?(?:--?|[–—]) ?\Z")
"""What is put in between: "communities - both old and new - | who"."""
_CUT = re.compile(r"[;:“”\"()\n]|,(?!\d{3}\b)| --? |[–—]")
_DETERMINERS = frozenset(
    "a an the another one two three four five six seven eight nine ten some several many most those these all both "
    "this that any no every each his her their its our my your few other".split()
)
_OF_WHERE = frozenset(
    "of in at on from across within inside outside around under near throughout among with for behind against".split()
)
_NO_MODIFIERS = (FUNCTION_WORDS | SPEECH_VERBS | AFTER_NOUN) - {"video"}
_HIS = re.compile(r"(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Oo]ur) ")
_INITIALS = re.compile(r"[A-Z]{2,5}s")
_IN_FRONT = frozenset("first second third last next former earlier".split())
_PEOPLES = frozenset(
    "republicans democrats conservatives liberals socialists libertarians greens tories mps msps meps tds lords "
    "superdelegates".split()
)
_KINDS = frozenset("latino black white young old older younger male female urban rural gay straight rich poor".split())


def antecedent(text: str, floor: int, start: int, *, people: bool) -> Span | None:
    """The phrase that ends where a relative pronoun begins: one for people or a body, or for what "which" says.

    Behind a place or a thing it is who is there: "partners in the region | who".  ``floor``: where the sentence begins.
    """
    end = last = _end(text, floor, start)
    body: Span | None = None
    nearest: Span | None = None
    for _ in range(4):
        phrase = _phrase(text, floor, end)
        if phrase is None:
            break
        noun = _WORD.findall(text, *phrase)[-1]
        if noun.lower() in _ANYBODY:
            return body  # "those in the town | who"
        may_be = _may_be_who(text, phrase, noun) if people else end == last and _may_tell(text, phrase, noun)
        nearest = nearest or (phrase if may_be else None)
        if people and _for_people(text, phrase, noun):
            return with_others(text, floor, phrase)
        bodies = _are_bodies(noun.lower()) or _INITIALS.fullmatch(noun) is not None
        if not people and phrase[1] < last and bodies:
            return phrase  # "committees backing candidates, which"
        if noun.lower() in BODY_NOUNS or (not people and noun.lower() in DOCUMENT_NOUNS):
            body = body or (phrase if _told(text, phrase) and not _HIS.match(text, *phrase) else None)
        before = list(_WORD.finditer(text, max(floor, phrase[0] - 20), phrase[0]))
        person = not people and noun.lower().removesuffix("s") in ROLE_NOUNS
        of_them = person and bool(before) and before[-1].group().endswith("ing")
        if not before or not (of_them or (people and before[-1].group() in _OF_WHERE)):
            break
        end = before[-1].start() - 1
    return body or (with_others(text, floor, nearest) if people and nearest is not None else nearest)


def _may_tell(text: str, phrase: Span, noun: str) -> bool:
    """Whether a thing right before "which" may tell something: "a video | that said", "Roe's blog, | which said"."""
    known = noun in _TIMES or noun in ROLE_NOUNS or noun in _DETERMINERS
    return noun.islower() and not known and _told(text, phrase)


def _may_be_who(text: str, phrase: Span, noun: str) -> bool:
    """Whether a noun that nobody knows may be people's, as "who" behind it says: "a spymaster | who"."""
    one = _told(text, phrase) and text[phrase[1]] == " "
    return noun.islower() and not nobody(noun) and (one or noun.endswith(("ers", "ors", "ists", "ians")))


def _end(text: str, floor: int, start: int) -> int:
    """Where the words before a position end, without what is put in between."""
    while start > floor and text[start - 1] in " ,—–-(":
        if (put := _DASHED.search(text, max(floor, start - 48), start)) is not None:
            return put.start()
        start -= 1
    return start


def _phrase(text: str, floor: int, end: int) -> Span | None:
    """The noun phrase that ends at a position: its words back to a determiner, a preposition or a verb."""
    begin = max(floor, end - REACH)
    for cut in _CUT.finditer(text, begin, end):
        begin = cut.end()
    words = list(_WORD.finditer(text, begin, end))
    if not words or words[-1].end() != end:
        return None
    first = None
    for k in range(len(words) - 1, max(-1, len(words) - 8), -1):
        word, low = words[k].group(), words[k].group().lower()
        if low in _DETERMINERS:
            return None if low == "no" else (words[k].start(), end)
        the_left = first is None and low == "left" and k > 0 and words[k - 1].group().lower() == "the"
        beside = k > 0 and k < len(words) - 1 and words[k - 1].group().lower() in ("a", "an", "the")
        if (low in _NO_MODIFIERS and low not in _IN_FRONT and not (the_left or word.isupper())) or (
            _is_verb(word) and not beside  # "a leaked memo | that"
        ):
            break
        if k < len(words) - 1 and ((word.islower() and are_people(low)) or _peoples(word)):
            break  # "the elders chose | lawmakers who"
        first = words[k].start()
    return None if first is None else (past_verb(text, first, end), end)


def _is_verb(word: str) -> bool:
    past = word.endswith("ed") and word not in ADJECTIVES
    return word.islower() and (past or word.endswith(("ing", "ly"))) and word not in ROLE_NOUNS


def _peoples(word: str) -> bool:
    """Whether a word with a capital stands for several by itself: Democrats, Palestinians."""
    low = word.lower()
    return (
        low in _PEOPLES or low.endswith("erners") or (word[:1].isupper() and low.endswith("s") and low[:-1] in DEMONYMS)
    )


def _are_bodies(noun: str) -> bool:
    return noun.endswith("s") and noun[:-1] in BODY_NOUNS


def _for_people(text: str, phrase: Span, noun: str) -> bool:
    low = noun.lower()
    several = are_people(low) or _peoples(noun) or _are_bodies(low) or low == "communities"
    return several or (low in ROLE_NOUNS and _told(text, phrase))


def _told(text: str, phrase: Span) -> bool:
    """Whether a phrase begins like one: with a determiner or whose it is."""
    words = _WORD.findall(text, *phrase)
    return words[0].lower() in _DETERMINERS or any(w.endswith(("'s", "’s", "s’", "s'")) for w in words[:-1])


_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twenty)"
_SHARE = re.compile(
    r"(?:(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Aa]pproximately|[Rr]oughly|[Mm]ore than|[Ff]ewer than|[Aa]t least) "
    rf")?\b(?i:{_NUMBER}) (?:in|out of)(?: every)? {_NUMBER}"
    r"(?: (?:[\w’'-]+ ){0,3}?[\w’'-]*(?:s|people|men|women|children))?,? ?\Z"
)


def share_of(text: str, floor: int, start: int) -> Span | None:
    """ "Nearly four in 10 Norland voters | who": how many of how many, and of whom, right before "who"."""
    found = _SHARE.search(text, max(floor, start - 90), start)
    return trim(text, found.span(), " ,") if found is not None else None


_OF_NAME = re.compile(r"([a-z-]+) (?:of|from|by|to|with) (?:[a-z-]+ ){0,4}$")


_MADE_BY = re.compile(
    r" (?:(?:[a-z]+ed|seen|written|made|given|drawn|sent|shown|put out|led|leaked to) (?:\w+ )?by|leaked to) (?:the )?$"
)


_PAPER_BEFORE = re.compile(
    r".*\b((?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother) (?:(?:[A-Z][\w’'-]*|of|and) ){2,6}([a-z]+))\Z", re.S
)
"""A paper of a body whose name holds "of": "a Department of Roads report"."""


def paper_of(text: str, floor: int, m: NameMention) -> Span | None:
    """The paper of or from a name, of which a clause without a comma tells: "leaked letters from | Acre Press that".

    Or one that who is named has made or got: "a report seen by | Acre Press which".
    """
    if (made := _MADE_BY.search(text, floor, m.outer[0])) is not None:
        whole = _PAPER_BEFORE.match(text, max(floor, made.start() - REACH), made.start())
        return (
            whole.span(1)
            if whole and whole[2] in DOCUMENT_NOUNS
            else antecedent(text, floor, made.start(), people=False)
        )
    noun = _OF_NAME.search(text, floor, m.outer[0])
    if noun is None or noun[1] not in DOCUMENT_NOUNS:
        return None
    return antecedent(text, floor, noun.end(1), people=False)


_THERE = re.compile(r"([a-z-]+) (?:in|at|on|near|outside|across) (?:the )?$")


def paper_there(text: str, floor: int, m: NameMention) -> Span | None:
    """The paper that is at a place: "found a letter in | London, which"."""
    noun = _THERE.search(text, max(floor, m.outer[0] - 30), m.outer[0])
    if noun is None or noun[1] not in DOCUMENT_NOUNS - ROLE_NOUNS:
        return None
    return antecedent(text, floor, noun.end(1), people=False)


_TOLD = re.compile(r"(?: [^\s,.;:“”\"()]+(?:\.(?= [A-Z]))?){2,14}, ")
_NAMED = re.compile(r", | of [A-Z]| \(")


def named_after(text: str, end: int, names: Sequence[NameMention], starts: Sequence[int]) -> NameMention | None:
    """Who is named right behind a relative clause: "another governor who | stayed, Jane Roe of Ohio, has"."""
    told = _TOLD.match(text, end)
    k = bisect_left(starts, told.end()) if told is not None else len(names)
    m = names[k] if k < len(names) else None
    if told is None or m is None or m.outer[0] != told.end() or len(m.words) < 2 or m.person <= 0.4:
        return None
    return m if _NAMED.match(text, m.span[1]) else None


def is_no_antecedent(noun: str, word: str) -> bool:
    """Whether a noun is hardly what a relative pronoun goes back to: people for "which", neither they nor a body else.

    "That" may be anything.
    """
    low = noun.lower()
    one = low in ROLE_NOUNS
    if word == "which":
        return one or low.removesuffix("s") in ROLE_NOUNS
    return word != "that" and not (one or low in BODY_NOUNS or low in _QUANTITIES or are_people(low))


_QUANTITIES = frozenset(
    "handful number group couple lot chunk share portion bunch dozen plurality third quarter crowd crop pair trio "
    "series range array host slew raft wave generation swath section slice class cadre team crew circle".split()
)
"""A part or many of those behind "of": with whom they are one phrase."""


def nobody(noun: str) -> bool:
    """Whether "who" can't go back to a noun: a number, a stretch of time, a thing that somebody gives or does."""
    low = noun.lower()
    return not (low in ROLE_NOUNS or low in BODY_NOUNS or are_people(low)) and (
        low.endswith(_OF_THINGS) or low in _TIMES
    )


_OF_THINGS = ("tion", "tions", "sion", "sions", "ment", "ments", "ness", "murder", "death")
_TIMES = frozenset("year years month months week weeks day days hour hours time times old".split())


def with_others(text: str, floor: int, phrase: Span) -> Span:
    """ "Democrats and | Republicans in Congress who": with what is joined by "and", where that is of people too."""
    if not text.endswith(" and ", floor, phrase[0]):
        return phrase
    end = phrase[0] - len(" and ")
    word = text[floor:end].rpartition(" ")[2]
    first = _WORD.match(text, phrase[0])
    if word and first is not None and _tells_kind(word) and _tells_kind(first.group()):
        return end - len(word), phrase[1]  # "Norse and | Danish voters"
    other = _phrase(text, floor, end)
    noun = _WORD.findall(text, *other)[-1].lower() if other is not None else ""
    if other is None or _told(text, phrase) or first is None or first.group().lower() in _ANYBODY:
        return phrase
    several = are_people(noun) or noun in ("men", "congressmen") or _peoples(text[slice(*other)].rpartition(" ")[2])
    if not several and text.endswith(" of ", floor, other[0]):  # "members of Parliament and | mayors who"
        of = _phrase(text, floor, other[0] - len(" of "))
        several = of is not None and are_people(_WORD.findall(text, *of)[-1].lower())
        other = of or other
    joined = several or (noun in BODY_NOUNS and _told(text, other))
    return (other[0], phrase[1]) if joined else phrase


_ANYBODY = ANYBODY - {"men", "women", "children"}  # of whom "a group" or "the mothers" may tell more


def _tells_kind(word: str) -> bool:
    return word.lower() in _KINDS or (word[:1].isupper() and word.lower() in DEMONYMS)

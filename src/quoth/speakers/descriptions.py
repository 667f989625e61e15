"""What the article says a speaker is: role, affiliation, party, age, place, as spans beside the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Description, Span
from quoth.speakers.lexicon import (
    BODY_NOUNS,
    HONORIFICS,
    NAME_SUFFIXES,
    ROLE_NOUNS,
    STRONG_TITLES,
    TITLES,
)
from quoth.speakers.mentions import NameMention
from quoth.text import trim

_WORD = re.compile(r"[^\W_][\w’'.-]*")
_BEFORE = re.compile(r"(?:[\w’'&/-]+,? (?:of |of the |for |and |the )?){0,7}$")
_AFTER = re.compile(
    r",? ?[,(–—] ?(?!and\b|but\b|who\b|which\b|said\b|that\b|or\b|as\b|in\b|on\b|at\b|when\b|while\b|where\b|with\b)"
    r"([^,;:()\n–—.!?\"“”]{3,120}(?:(?<=\b[A-Z])\.[^,;:()\n–—.!?\"“”]{1,80})*)"
)
_AGE = re.compile(r",? ?[,(]? ?(?:aged? )?(\d{1,3})(?=[,)]| years?[ -]old|,)")
_PARTY = re.compile(
    r" ?[,(] ?((?:R|D|I|Rep|Dem|Republican|Democrat|Labour|"
    r"Conservative|Lib Dem)(?:[-–][A-Z][\w.]*(?: [A-Z][\w.]*)?)?)[,)]"
)
_PLACE = re.compile(r",? of ((?:[A-Z][\w’'-]+ ?){1,3}(?:, [A-Z][\w.]+)?)")
_APPOSED_BEFORE = re.compile(
    r"(?<![\w’'-])(?=((?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[A-Z][\w.]+['’]s) "
    r"((?:[\w’'-]+ ){0,4}[\w’'-]+)"
    r"(?: (?:of|for|at|in|to) (?:[\w’'-]+ ){0,5}[\w’'-]+)?), $)"
)
_OFFICE_BEFORE = re.compile(
    r"(?:(?:[Ff]ormer|[Tt]he|[Aa]cting|[Dd]eputy) ){0,2}([\w-]+) "
    r"(?:of|for|at) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? $"
)
_VERBS = frozenset("met won lost took made went came told gave left led ran became began wrote saw held".split())
_AT = re.compile(
    r"\b(?:of|at|for|with|from)\b(?: the)? ((?:[A-Z][\w’'&.-]*|of|the|and|for)(?: (?:[A-Z][\w’'&.-]*|of|the|and|for))*)"
)
_PARTIES = frozenset(
    "labour tory conservative republican democrat democratic liberal gop green libertarian ukip snp socialist".split()
)
_STOP = frozenset(
    "the a an of for and to in at his her their its former ex then longtime senior top new said told says".split()
)


def describe(text: str, m: NameMention, paragraph: Span) -> list[Description]:
    """Descriptions that stand beside one mention of a name."""
    out: list[Description] = []
    before = _role_before(text, m, paragraph)
    if before is not None:
        out.append(Description(before, "role"))
        out.extend(_parties(text, before))
    end = m.span[1]
    if (age := _AGE.match(text, end, min(paragraph[1], end + 24))) is not None and 0 < int(age.group(1)) < 120:
        out.append(Description(age.span(1), "age"))
        end = age.end()
    if (party := _PARTY.match(text, end, min(paragraph[1], end + 40))) is not None:
        out.append(Description(party.span(1), "party"))
        end = party.end() - 1
    if m.person > 1 and (place := _PLACE.match(text, end, min(paragraph[1], end + 60))) is not None:
        out.append(Description(trim(text, place.span(1)), "place"))
        end = place.end()
    after = _role_after(text, end, paragraph)
    if after is not None:
        out.append(Description(after, "role"))
        out.extend(_parties(text, after))
        if (at := _AT.search(text, *after)) is not None:
            out.append(Description(trim(text, at.span(1)), "affiliation"))
    return out


def _role_before(text: str, m: NameMention, paragraph: Span) -> Span | None:
    """ "Labour leader" before "Jeremy Corbyn": the words back to a comma, a verb or the start, if a role ends them."""
    start, end = m.outer[0], m.span[0]
    if start < end and any(t in TITLES and t not in HONORIFICS for t in m.titles):
        begin = start
    else:
        last = re.search(r"([\w’'-]+),? $", text[max(paragraph[0], start - 40) : start])
        if last is None or not is_role(last.group(1).lower()) or last.group().rstrip().endswith(","):
            return _apposed_before(text, start, paragraph)
        begin = start - len(last.group())
    while (w := re.search(r"([\w’'&./-]+) $", text[max(paragraph[0], begin - 40) : begin])) is not None:
        word = w.group(1)
        if not _premodifier(word):
            break
        begin -= len(w.group())
        if word.lower() in ("the", "a", "an"):
            begin += len(w.group())
            break
    span = trim(text, (begin, end))
    return span if span[1] > span[0] else None


def _apposed_before(text: str, start: int, paragraph: Span) -> Span | None:
    """ "The former mayor of Brinley, Jane Roe": a noun phrase for a person and a comma before the name."""
    for m in reversed(list(_APPOSED_BEFORE.finditer(text, max(paragraph[0], start - 110), start))):
        if any(is_role(w.lower()) for w in m.group(2).split()):  # the innermost: "the niece of the builder, Paul Dow"
            return m.span(1)
    office = _OFFICE_BEFORE.search(text, max(paragraph[0], start - 80), start)
    return trim(text, office.span()) if office is not None and is_role(office.group(1).lower()) else None


def _premodifier(word: str) -> bool:
    low = word.lower()
    if word[0].isupper() and low not in (
        "the",
        "but",
        "and",
        "in",
        "on",
        "at",
        "when",
        "as",
        "after",
        "while",
        "for",
        "he",
        "she",
        "it",
    ):
        return True
    return low in _MODIFIERS or low in ROLE_NOUNS or low in BODY_NOUNS or low.endswith(("al", "ic", "ive", "-old"))


_MODIFIERS = frozenset(
    "former ex-wife ex longtime senior top deputy vice assistant "
    "associate acting then-candidate chief co current new late "
    "fellow rival party campaign policy press media news election "
    "security party's club state city company school football "
    "prime foreign defence defense finance health home shadow outgoing incoming interim first lead main team".split()
)


def _role_after(text: str, end: int, paragraph: Span) -> Span | None:
    """The apposition after a name, if it starts like a noun phrase and a role stands in it."""
    m = _AFTER.match(text, end, min(paragraph[1], end + 180))
    if m is None:
        return None
    span = trim(text, m.span(1))
    words = [w.lower() for w in _WORD.findall(text[slice(*span)])]
    if not words or len(words) > 18:
        return None
    head = words[
        : next(
            (i for i, w in enumerate(words) if i and w in ("of", "for", "at", "in", "who", "with", "from", "on", "to")),
            len(words),
        )
    ]
    if not any(is_role(w.rstrip("s")) or is_role(w) or w in STRONG_TITLES or "-old" in w for w in head):
        return None
    if words[0] in _VERBS or any(w in _FINITE for w in head):
        return None
    return span


_FINITE = frozenset(
    "said says told is was are were has had have will would added asked announced but he she they it who".split()
)


_KIND_BEFORE = re.compile(r"(?<![\w’'-])([a-z][a-z-]+),? $")
_KIND_AFTER = re.compile(
    r",? ?[,(–—] ?(?:an?|the|its|[A-Z][\w.]+['’]s) ((?:[\w’'-]+ ){0,4}?[a-z-]+)"
    r"(?=[,.;:)–—\n]| (?:that|which|in|of|for|based|and|with)\b)"
)


def kind_of_body(text: str, m: NameMention) -> set[str]:
    """Nouns that say what kind of body a name is: "the charity Homestead", "Acme, a software company,"."""
    out: set[str] = set()
    before = _KIND_BEFORE.search(text, max(0, m.outer[0] - 30), m.outer[0])
    if before is not None and before.group(1) in BODY_NOUNS and not before.group().rstrip().endswith(","):
        out.add(before.group(1))
    after = _KIND_AFTER.match(text, m.span[1], m.span[1] + 80)
    if after is not None and (noun := after.group(1).split()[-1]) in BODY_NOUNS:
        out.add(noun)
    return out


def _parties(text: str, span: Span) -> list[Description]:
    return [
        Description((span[0] + w.start(), span[0] + w.end()), "party")
        for w in _WORD.finditer(text[slice(*span)])
        if w.group().lower() in _PARTIES
    ][:1]


def keywords(text: str, descriptions: Sequence[Description]) -> set[str]:
    """The telling words of descriptions, by which "the former mayor" is known again."""
    out: set[str] = set()
    for d in descriptions:
        if d.kind in ("role", "affiliation", "party"):
            for w in _WORD.findall(text[slice(*d.span)]):
                word = w.lower().strip(".").removesuffix("'s").removesuffix("’s")
                if word not in _STOP and word not in NAME_SUFFIXES:
                    out.add(word)
    return out


def head_words(text: str, span: Span) -> set[str]:
    """The telling words of a nominal: without determiners, "former" and the like."""
    words = {w.lower().strip(".").removesuffix("'s").removesuffix("’s") for w in _WORD.findall(text[slice(*span)])}
    return words - _STOP


def is_role(word: str) -> bool:
    """Whether a lower-case noun says what a person does or is."""
    return word in ROLE_NOUNS or word.endswith(("ologist", "grapher", "ician"))

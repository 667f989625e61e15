"""Names as they stand in an article: people, bodies, places; every span, with the title words before it.

A run of capitalised words is cut into roles and names by word lists; a capital that only the position explains (the
first word of a sentence, a headline) counts for nothing unless the word is rare in lower case or the name stands
elsewhere too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quoth.data import Span
from quoth.speakers.names.apostrophes import with_apostrophe
from quoth.speakers.names.bodynames import of_two_words
from quoth.speakers.names.calendar import is_sun, is_surname
from quoth.speakers.names.glued import unglued
from quoth.speakers.names.held import past_style, without_held_titles
from quoth.speakers.names.holding import joined
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import fold, key_of
from quoth.speakers.names.persons import given_names, is_name, two_initials
from quoth.speakers.names.runs import OF, TOKENS, Run, find_runs, is_peoples
from quoth.speakers.names.spelled import spelled_out
from quoth.speakers.names.titles import ALSO_NAMES, name_start, words_of_titles
from quoth.speakers.names.trimmed import trimmed
from quoth.speakers.names.unadorned import (
    CREEDS,
    is_participle,
    is_plural,
    unadorn,
)
from quoth.speakers.names.view import View
from quoth.speakers.names.weighing import no_name, weigh
from quoth.speakers.words.lexicon import (
    BODY_NOUNS,
    CALENDAR,
    DEMONYMS,
    DOCUMENT_NOUNS,
    FUNCTION_WORDS,
    HONORIFICS,
    NATIONALS,
    OFFICES,
    ORG_WORDS,
    PARTICLES,
    PARTISANS,
    PLACE_ENDINGS,
    PLACES,
    POST_NOMINALS,
    SPEECH_VERBS,
    TITLES,
    TWO_WORD_PLACES,
    common_words,
)
from quoth.speakers.words.people import ROLE_NOUNS, are_people
from quoth.speakers.words.placing import word_before

_ANY_TITLE = TITLES | OFFICES | HONORIFICS
_TITLES_OR_POST_NOMINALS = TITLES | POST_NOMINALS
_TITLES_OR_HONORIFICS = TITLES | HONORIFICS
_VERB_ENDING = re.compile(r"(?:s|ed|ing)$")
_SPEAKS = re.compile(rf" (?:{'|'.join(sorted(sorted(SPEECH_VERBS), key=len, reverse=True))})\b")

_THE_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]|[Hh]is|[Hh]er) $")
_A_OR_THE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Aa]nother) "
    r"(?:(?!elder|younger|older|senior|junior|late|other)[a-z\d][\w-]* ){0,2}$"
)
_PARTY_AND_STATE = re.compile(r"(?:D|R|I|L|DFL|GOP)-[A-Z]")
_AGENTS = ("ing", "mmers", "gers", "kers", "ners", "ists", "ators", "icians", "ologists")
"""Endings of participles ("Slashing") and of plural nouns for people ("Cyclists") that a list of common words lacks."""
_KEPT_LAST = ORG_WORDS | frozenset("mp msp mep mla mlc mhr sen executive".split())
"""Titles that stand after a name as well, or end a body's."""
_POSTS = frozenset(
    "mp msp mep mla mlc mhr td mca senator congressman congresswoman councillor secretary chairman chairwoman "
    "chairperson president treasurer spokesman spokeswoman spokesperson coach manager captain mayor governor speaker "
    "ceo".split()
)
"""Titles behind the name of the place or body that somebody has them for."""
_BODIES = ORG_WORDS | BODY_NOUNS
_MR_OR_MRS = frozenset("mr mrs ms miss".split())
_PLURAL_OFFICE = re.compile(r"[A-Z]{2,4}s$")


def find_names(view: View) -> list[NameMention]:
    """Every name of the article in order; what stands in a headline only if the body or its words vouch for it."""
    out: list[NameMention] = []
    headline: list[NameMention] = []
    for span, titled in zip(view.paragraphs, view.titled, strict=True):
        for run in joined(view.text, list(find_runs(view.text, span, view.edges))):
            for mention in _cut(view.text, run) if past_style(view.text, run) else ():
                if titled and len(mention.titles) > 2:
                    headline.extend(_before_title(run, mention))
                (headline if titled else out).append(mention)
    known = {w for m in out for w in m.words if m.sure}
    mid = {m.words for m in out if m.sure}
    common = common_words()
    borne = {m.words[-1] for m in out if m.sure and 1 < len(m.words) < 4 and fold(m.words[0]) in given_names()}
    tails = {m.words[-1] for m in out if m.sure and _is_somebodys(view.text, m)}
    rare = known - common
    heads = {m.words[0] for m in out if m.sure and len(m.words) == 2}
    bare = {(w,) for m in out if len(m.words) > 1 if (w := m.words[-1]) != "pac" and not are_people(w)}  # surnames
    out = [
        m
        for m in out
        if m.words in bare or (m.words[0] in tails and _says(view.text, m)) or not no_name(view.text, m)
        if m.sure
        or m.words in mid
        or m.words[0] in borne
        or m.words[0] in rare
        or ((m.words[0] in heads or m.words[0] in tails) and _SPEAKS.match(view.text, m.span[1]))
    ]
    unadorn(view.text, out, mid, common)
    out = [part for m in out for one in unglued(view, m, mid, borne) for part in trimmed(view, one, mid, common)]
    for m in (m for m in headline if m.words in bare or not no_name(view.text, m)):
        out += [replace(part, headline=True) for part in _vouched(view.text, m, known, mid, common)]
    out = with_apostrophe(view.text, spelled_out(view.text, out))
    for m in out:
        _drop_rank(view.text, m)
        weigh(view, m)
    return without_held_titles(view.text, out)


def _is_somebodys(text: str, m: NameMention) -> bool:
    """Whether two or three words are told to be somebody's, whatever the first of them is: "said Ondrej Bright, 40"."""
    first, *_, last = m.words if 1 < len(m.words) < 4 else ("", "")
    if not first or first in _NO_SURNAMES or last in _NO_SURNAMES:
        return False
    if first in common_words() and not is_name(fold(first)):
        return False
    known = m.titles or fold(first) in given_names() or word_before(text, m.outer[0]) in ROLE_NOUNS
    return bool(known) or _TOLD_OF.match(text, m.span[1]) is not None or text.endswith(_SAID, 0, m.outer[0])


_NO_SURNAMES = ORG_WORDS | PLACES | PLACE_ENDINGS | DEMONYMS | BODY_NOUNS
_TOLD_OF = re.compile(r", (?:\d\d\b|who\b|an? [a-z])|,? (?:said|says|told|added)\b")
_SAID = ("said ", "says ", "told ", "added ", "asked ")


def _says(text: str, m: NameMention) -> bool:
    """Whether one word says something, or it is said by what it names."""
    if len(m.words) > 1:
        return False
    return _SPEAKS.match(text, m.span[1]) is not None or text.endswith((*_SAID, "according to "), 0, m.outer[0])


def _drop_rank(text: str, m: NameMention) -> None:
    """Take "Major" off a name that it opens a line with, where that only tells how big: "Major Ford recall begins"."""
    s, e = m.outer
    if m.titles != ("major",) or len(m.words) > 1 or s > _TOP or text[s - 1 : s] not in ("", "\n"):
        return
    if _BIG_ONE.match(text, e) and text.count(text[s:e]) == 1:
        m.titles = ()


_TOP = 400  # characters, in which a headline stands
_BIG_ONE = re.compile(
    r" (?!(?:and|or|of|in|on|at|to|for|with|from|as|[a-z]+(?:s|ed))\b)[a-z]+ (?:[a-z]+s|is|was|to)\b", re.I
)


def _before_title(run: Run, m: NameMention) -> Iterator[NameMention]:
    """The words of a headline before the title of a name: "Jane Roe Backs | Mayor Paul Dow"."""
    k = len(keys := list(m.titles))
    while k and keys[k - 1] in _ANY_TITLE:
        k -= 1
    if k > 1:
        span = (run.tokens[0][0], run.tokens[k - 1][1])
        m.titles, m.outer = tuple(keys[k:]), (run.tokens[k][0], m.outer[1])
        yield NameMention(span, span, tuple(keys[:k]), first=run.first)


def _cut(text: str, run: Run) -> Iterator[NameMention]:
    """A run cut into the roles before a name and the name."""
    tokens, keys = run.tokens, [key_of(text[s:e]) for s, e in run.tokens]
    common = common_words()
    cut = name_start(text, tokens, keys, common)
    if cut is None and ((len(keys) == 1 and keys[0] in ALSO_NAMES) or _is_paper(text, tokens, keys)):
        cut = 0
    if cut is None:
        return
    cut = cut or _past_nation(text, tokens, keys, common)
    party = len(keys) < 3 and "-" in keys[0] and _PARTY_AND_STATE.match(text, *tokens[0]) and _is_state(keys)
    if party or (keys[-1] in PARTISANS and "_".join(keys[:-1]) in TWO_WORD_PLACES):
        return  # "D-Ohio", "D-New Hampshire", "a South Carolina Democrat"
    if len(keys) > 1 and keys[0] in PARTISANS | {"tory"} and text[tokens[0][1] : tokens[1][0]] == " of ":
        return  # "the Republican of Arizona"
    if keys[cut] == "of" or keys[cut : cut + 2] == ["pro", "tem"]:  # "Chief Of Staff Jane Roe"
        cut = min(len(keys) - 1, cut + 2)
    if cut > 2 and keys[cut - 1] in _MR_OR_MRS and keys[cut - 2] not in _ANY_TITLE and keys[cut - 2] not in common:
        yield from _cut(text, Run(tokens[: cut - 1], run.first))  # "more from Prof Roe | Mr Dow said"
        tokens, keys, cut = tokens[cut - 1 :], keys[cut - 1 :], 1
    words = tuple(keys[cut:])
    if words[-1][:-1] in _TITLES_OR_POST_NOMINALS and _PLURAL_OFFICE.match(text, *tokens[-1]):
        return  # "Conservative MPs"
    while words and len(words) > 2 and words[-1] in _TITLES_OR_HONORIFICS and words[-1] not in _KEPT_LAST:
        if OF.match(text[tokens[-2][1] : tokens[-1][0]]):
            break  # the U.S. Department of Justice
        if words[-1] in ALSO_NAMES and (len(words[-2]) == 1 or fold(words[-2]) in given_names()):
            break  # "Jane T. King"
        words, tokens = words[:-1], tokens[:-1]
    if len(words) > 1 and keys[0] not in _TITLES_OR_HONORIFICS and _is_post(text, tokens):
        words, tokens = words[:-1], tokens[:-1]
    borne = len(words) == 1 and words[0] in ALSO_NAMES and (cut == 0 or keys[cut - 1] in HONORIFICS)
    if borne and not _THE_BEFORE.search(text, max(0, tokens[0][0] - 5), tokens[0][0]):
        span = (tokens[cut][0], tokens[-1][1])  # "King", where somebody is called Jane King
        yield NameMention(
            span, (tokens[0][0], span[1]), words, words_of_titles(keys[:cut]), first=run.first, sure=False
        )
        return
    if not words or (
        len(words) == 1
        and (
            (words[0] in DEMONYMS and not is_peoples(text, tokens, cut))
            or words[0] in TITLES
            or _national(text, words[0], tokens)
            or _is_month(text, tokens, keys, cut)
            or (len(words[0]) < 2 and (cut == 0 or keys[cut - 1] not in _MR_OR_MRS))
        )
    ):
        return
    if words[1:] and words[-1] != "executive" and all(w in DEMONYMS or (w in common and w in TITLES) for w in words):
        return  # "South Koreans", "Labour"
    if words[-1] in DEMONYMS and words[-1].endswith("ns") and all(w in common or w in DEMONYMS for w in words):
        return  # "Native Americans"
    ordinary = (
        words[0] in common
        or (words[0].endswith(_AGENTS) and words[0] not in PLACES)
        or is_plural(words[0], common)
        or is_participle(text, words[0], tokens[-1][1])
    )
    sure = not (run.first and cut == 0 and len(words) == 1 and ordinary) or _initials(text, tokens[-1])
    if len(words) == 1 and not sure and words[0] in FUNCTION_WORDS:
        return
    span = (_with_particles(text, tokens, cut), tokens[-1][1])
    yield NameMention(
        span, (tokens[0][0], span[1]), words, words_of_titles(keys[:cut]), first=run.first and cut == 0, sure=sure
    )


def _is_paper(text: str, tokens: list[Span], keys: list[str]) -> bool:
    """ "According to the Brinley Leader": a paper called after its town, and nobody's office."""
    if len(keys) != 2 or text[slice(*tokens[1])] != "Leader" or keys[0] in _LED or keys[0].endswith("ity"):
        return False
    s, e = tokens[0][0], tokens[1][1]
    return _CITES.search(text, max(0, s - 20), s) is not None or text.startswith((" reported", " reports"), e)


_CITES = re.compile(r"\b(?:[Aa]ccording to|told) [Tt]he $")
_LED = DEMONYMS | _BODIES | PARTISANS | TITLES | frozenset("opposition labour labor tory world".split())


def _past_nation(text: str, tokens: list[Span], keys: list[str], common: frozenset[str]) -> int:
    """How many words before a name say where its bearer is from; a body is called after a people."""
    plain = len(keys) > 1 and ORG_WORDS.isdisjoint(keys) and keys[1] not in common
    if (
        len(keys) > 2
        and plain
        and keys[0] in DEMONYMS
        and keys[-1] not in DOCUMENT_NOUNS
        and keys[1] not in PLACES  # "South Sudland"
        and keys[0] not in CREEDS
        and keys[:2] != ["white", "house"]
    ):
        body = keys[1] in DEMONYMS and keys[-1] in common and len(keys) == 3  # the Syrian Democratic Forces
        return 0 if body else 2 if keys[1] in DEMONYMS and len(keys) > 3 else 1  # "South African Jane Roe"
    briton = len(keys) == 3 and plain and keys[1] not in DEMONYMS
    if len(keys) > 3 and plain and of_two_words(*keys[:2]):
        return 2  # "New Zealander Jane Roe"
    return int(briton and _national(text, keys[0], tokens))  # "the Briton Jane Roe"


def _is_state(keys: list[str]) -> bool:
    return len(keys) < 2 or f"{keys[0].rpartition('-')[2]}_{keys[1]}" in TWO_WORD_PLACES


def _with_particles(text: str, tokens: list[Span], cut: int) -> int:
    """Where a name behind titles begins: "Ms | van der Roe"."""
    begin = tokens[cut][0]
    between = text[tokens[cut - 1][1] : begin] if cut else ""
    if len(between) > 2 and PARTICLES.issuperset(between.split()):
        return begin - len(between.lstrip())
    return begin


def _is_post(text: str, tokens: list[Span]) -> bool:
    """ "The Brinley South MP", "House Speaker": a place or body, and the post of somebody for it."""
    first, word = text[slice(*tokens[0])], text[slice(*tokens[-1])]
    if key_of(word) not in _POSTS:
        return False
    body = len(tokens) == 2 and (key_of(first) in _BODIES or (first.isupper() and len(first) > 2))
    return body or _THE_BEFORE.search(text, max(0, tokens[0][0] - 5), tokens[0][0]) is not None


def _national(text: str, word: str, tokens: list[Span]) -> bool:
    """ "The Scot", "a 28-year-old Spaniard": somebody from there, and nobody's name."""
    return word in NATIONALS and _A_OR_THE.search(text, max(0, tokens[0][0] - 30), tokens[0][0]) is not None


def _is_month(text: str, tokens: list[Span], keys: list[str], cut: int) -> bool:
    """Whether the name that begins at ``cut`` is a month or day, and nobody's surname: "May", but not "Mrs May"."""
    before = text[slice(*tokens[cut - 1])] if cut else ""
    return keys[cut] in CALENDAR and not is_surname(text, tokens[cut], before) and not is_sun(text, tokens[cut])


def _initials(text: str, token: Span) -> bool:
    """Capitals that are initials (WHO), not a word of a line in capitals."""
    word, after = text[slice(*token)], text[token[1] : token[1] + 3].strip(" ,.’'")
    return (len(word) > 2 or two_initials(text, token)) and word.isupper() and word.isalpha() and not after.isupper()


def _vouched(
    text: str, m: NameMention, known: set[str], mid: set[tuple[str, ...]], common: frozenset[str]
) -> Iterator[NameMention]:
    """The words of a headline's run that the body knows as names, or that no text writes in lower case."""
    pieces = [t.span() for t in TOKENS.finditer(text, *m.span)]
    named = [w in known for w in m.words]
    rare = [w not in common and w not in DEMONYMS for w in m.words]
    given = [fold(w) in given_names() or not _VERB_ENDING.search(w) for w in m.words]
    before = [r and n and g for r, n, g in zip(rare, named[1:], given, strict=False)]
    after = [r and n and not _VERB_ENDING.search(w) for w, r, n in zip(m.words[1:], rare[1:], named, strict=False)]
    telling = [any(x) for x in zip(named, [*before, False], [False, *after], strict=True)] if any(named) else rare
    keep = telling if len(pieces) == len(m.words) else []
    start = None
    for i, ok in enumerate([*keep, False]):
        if ok and start is None:
            start = i
        elif not ok and start is not None:
            words = m.words[start:i]
            office = words[0] in TITLES and len(words) == 1 and words[0] not in known  # "Judge rejects plea"
            if words in mid or not (office or common.issuperset(words)):
                span = (pieces[start][0], pieces[i - 1][1])
                yield NameMention(span, span if start else (m.outer[0], span[1]), words, m.titles if start == 0 else ())
            start = None

"""The body or place that stands beside a full name without any role: "Acremark's Jane Roe", "Jane Roe, Acremark"."""

from __future__ import annotations

import re

from quoth.data import Description, Span
from quoth.speakers.described.extents import CAPITALS, KINDS_OF_BODY, NO_TOWNS, one_name
from quoth.speakers.names.bodynames import is_office, is_place, is_someones, kind_of, telling
from quoth.speakers.names.mention import NameMention
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import FUNCTION_WORDS, PARTY_NAMES, SPEECH_VERBS

_OWNS = re.compile(rf"(?<![\w’'.&-])({CAPITALS})['’]s $")
_BASED = re.compile(r"(?<![\w’'.-])((?:[A-Z][\w’']+[ -]){0,2}[A-Z][\w’']+)-based $")
_BODY_AFTER = re.compile(rf", (?:the )?({CAPITALS})(?=\.?(?:\n|\Z)|\. [A-Z“\"]|,? {any_of(SPEECH_VERBS)}\b)")
_SAID_BEFORE = re.compile(rf"\b{any_of(SPEECH_VERBS)}\b[^.,;:“”\"\n]{{0,60}}$")


def owner_before(text: str, m: NameMention, paragraph: Span) -> Description | None:
    """Whose or from where somebody is called right before a full name: "Acremark's Jane Roe", "Brinley-based Jane"."""
    if len(m.words) < 2 or m.titles:
        return None
    if not text.endswith(("'s ", "’s ", "-based "), 0, m.outer[0]):
        return None
    near = max(paragraph[0], m.outer[0] - 70)
    if (based := _BASED.search(text, near, m.outer[0])) is not None:
        return Description(based.span(1), "place") if based[1].lower() not in NO_TOWNS else None
    if (owns := _OWNS.search(text, near, m.outer[0])) is None:
        return None
    s, words = owns.start(1), owns[1].split(" ")
    while len(words) > 1 and (words[0].lower() in FUNCTION_WORDS):
        s, words = s + len(words[0]) + 1, words[1:]
    name = " ".join(words)
    if is_place(words) or (len(words) > 1 and is_office(words[-1])) or not telling(name):
        return None
    if is_someones(name, "of", owns=True):
        return None
    party = name.lower() in PARTY_NAMES or name.endswith(" Party")
    return Description((s, s + len(name)), "party" if party else "affiliation")


_RUNS = re.compile(
    r"(,? who)?(?: (?:now|also|currently))? (?:runs|heads|chairs|directs|manages|(?:co-?)?founded|"
    r"(?:works|teaches|lectures|studies) (?:at|for)|reports for|"
    r"(?:runs|heads|chairs|directs|leads) the (?:[a-z-]+ ){1,3}(?:of|at)|"
    r"(?<=who )(?:manages|oversees|studies|teaches|researches|tracks|covers|follows|leads|handles|coaches|writes about|"
    r"appraises|analy[sz]es|advises|designs|edits|sells|trades)"
    rf" (?:[a-z][\w’'-]* ){{1,6}}?(?:at|for)) (?:the )?"
    rf"(?:(?:[a-z-]+ ){{0,3}}{any_of(KINDS_OF_BODY)} )?({CAPITALS})(?! [A-Z])"
)


def body_led(text: str, m: NameMention, end: int, paragraph: Span) -> Description | None:
    """The body that a clause says somebody leads or works for: "Jane Roe, who heads the | Acre Board|,"."""
    found = _RUNS.match(text, end, min(paragraph[1], end + 120))
    if found is None or (found[1] is None and len(m.words) < 2):
        return None
    span = one_name(text, found.span(2))
    name = text[slice(*span)]
    sure = telling(name) and not is_place(name.split()) and not is_someones(name, "of")
    return Description(span, "affiliation") if sure and kind_of("at", name, "") == "affiliation" else None


_SCHOOL = re.compile(
    r" at (?:the )?((?:[A-Z][\w’'&.-]+ ){0,3}"
    r"(?:University|Institute|College|School|Hospital|Academy|Laboratory|Cent(?:er|re))"
    rf"(?: (?:of|for) {CAPITALS})?)(?! [A-Z])"
)


def school_at(text: str, m: NameMention, end: int, paragraph: Span) -> Description | None:
    """Where somebody of whom something is told works: "biologist Jane Roe | at the | University of Acre"."""
    found = _SCHOOL.match(text, end, paragraph[1]) if len(m.words) > 1 else None
    return Description(found.span(1), "affiliation") if found is not None and " " in found[1] else None


_THEIR_PARTY = re.compile(
    r"(?:['’]s|(?<=s)['’])[ -](?:[a-z-]+ ){0,2}"
    r"((?:[A-Z][\w’'-]* (?:(?:for|of|and|the) ){0,2}){1,4}Party|Party (?:for|of) [A-Z][\w-]+)"
    r"(?! [a-z]+(?:er|or|ist|ent|al|man)\b)"
)


def party_of(text: str, m: NameMention) -> Description | None:
    """The party that is called somebody's: "Roe's | Harvest Party | lost"."""
    owned = _THEIR_PARTY.match(text, m.span[1], m.span[1] + 80) if text.startswith(("'", "’"), m.span[1]) else None
    return Description(owned.span(1), "party") if owned is not None else None


def body_after(text: str, m: NameMention, end: int, paragraph: Span) -> Description | None:
    """The body alone behind a full name: "said Jane Roe, | Acre State University|."."""
    after = _BODY_AFTER.match(text, end, min(paragraph[1], end + 90)) if len(m.words) > 1 else None
    if after is None:
        return None
    if text.startswith(" ", after.end()) and (
        text.startswith("the ", after.start() + 2) or not text[end - 1].isalpha()
    ):
        return None  # "against Roe (D-Ohio), | the Harbour Board said"
    said = text.startswith((",", " "), after.end()) or _SAID_BEFORE.search(text, max(0, m.outer[0] - 70), m.outer[0])
    name = after[1]
    body = telling(name) and not is_place(name.split()) and not is_someones(name, "of")
    sure = body and kind_of("at", name, "") == "affiliation" and kind_of("of", name, "mayor") == "affiliation"
    return Description(one_name(text, after.span(1)), "affiliation") if said and sure else None

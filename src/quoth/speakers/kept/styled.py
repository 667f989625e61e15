"""What noun phrases call somebody who is named elsewhere: "the Norland senator", "the 62-year-old teacher"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quoth.data import Description, Quote, Span
from quoth.speakers.described.descriptions import head_words, keywords
from quoth.speakers.described.details import detail
from quoth.speakers.names.bodynames import is_place
from quoth.speakers.phrases.nominals import MERE_FUNCTIONS
from quoth.speakers.phrases.sources import read_source
from quoth.speakers.routes.answer import Answer
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.words.lexicon import PARTY_NAMES
from quoth.speakers.words.people import is_role

_OWNED = re.compile(r" [a-z-]+['’]s? ")
_THE = re.compile(r"\b[Tt]he [\w-]|[A-Z]\w+['’]s [a-z]")
_OF_A_LAND = re.compile(r"((?:[A-Z][a-z]+ )?[A-Z][a-z]+)['’]s [a-z]")
_FROM = re.compile(
    r" of (?:state|staff)\b"
    r"| (?:from|of) (?:the )?[A-Z][\w.&-]*\w(?: [A-Z][\w.&-]*\w){0,2}(?![\w’']| (?:[A-Z]|de |van |von ))"
)
_OF_A_PARTY = re.compile(rf",? an? ({'|'.join(sorted(w.title() for w in PARTY_NAMES if ' ' not in w))})(?=[,.)])")
_OF_AN_AGE = re.compile(r"[Tt]he \d\d-year-old\b")
_SURE = 0.65  # of an answer; below, the words may be somebody else's
_BROKEN = re.compile(r"[“”\"]|\b(?:moment|time|day|became|becomes|current|only|same)\b|\b\d+ times\b")
_PLAIN = 0.95  # how likely a noun phrase that is no source must mean somebody


def styled_by_others(
    scene: Scene,
    known: Sequence[Description],
    given: Sequence[tuple[Quote, Answer]],
    links: Sequence[tuple[Span, str, float]],
) -> list[Description]:
    """What definite noun phrases that mean a speaker say beyond what is known of it.

    ``links``: the noun phrases and pronouns elsewhere that mean the speaker, each with its noun and how likely it is.
    """
    text, out = scene.view.text, list(known)
    plain = [(s, w) for s, w, p in links if p >= _PLAIN and w not in ("he", "she") and not _BROKEN.search(text, *s)]
    told = [*_sources(scene, given), *plain]
    for (start, end), noun in told:
        of = _FROM.match(text, end) if text.startswith(" of ", end) else None  # "the founder | of Acre Mills"
        span = (start, of.end() if of is not None else end)
        land = _OF_A_LAND.match(text, *span)  # "Norland's prime minister"
        if not text.startswith(("the ", "The "), span[0]) and not (land is not None and is_place(land[1].split())):
            continue
        kinds = {d.kind for d in out}
        if (party := _OF_A_PARTY.match(text, end)) is not None and "party" not in kinds:
            out.append(Description(party.span(1), "party"))  # "The mayor, | a Democrat,"
        before = keywords(text, out)
        if "-old" in text[slice(*span)]:  # "the 62-year-old"
            out += [d for d in detail(text, span) if d.kind == "age" and "age" not in kinds]
        if noun.endswith("-old"):
            continue
        from_there = text.find(" from ", *span) >= 0
        telling = head_words(text, span) - {noun, "from"}
        mere = noun in MERE_FUNCTIONS and not from_there and not text.endswith((" of state", " of staff"), *span)
        if not telling or mere or not is_role(noun) or telling <= before:
            continue
        if "role" in kinds and _OWNED.search(text, *span):
            continue  # "the group's chairman", of whom it is told which group
        more = (d for d in detail(text, span) if d.kind == "affiliation" or d.kind not in kinds)
        out += [Description(span, "role"), *more]
    return out


def _sources(scene: Scene, given: Sequence[tuple[Quote, Answer]]) -> Iterator[tuple[Span, str]]:
    """The noun phrases that are sources of quotes, with their nouns."""
    text = scene.view.text
    for quote, answer in given:
        if answer.confidence < _SURE or not quote.source or text.startswith("the next ", quote.source[0][0]):
            continue
        if quote.source[0][1] - quote.source[0][0] > 80 and not _OF_AN_AGE.match(text, *quote.source[0]):
            continue
        if not _THE.search(text, *quote.source[0]):
            continue
        head = read_source(text, quote.source, scene.names, scene.starts)
        of = _FROM.fullmatch(text, head.span[1], quote.source[0][1])  # "the senator | from Norland"
        if head.kind == "nominal":
            yield (head.span[0], of.end() if of is not None else head.span[1]), head.noun

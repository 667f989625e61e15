"""The speakers of an article as records, from the answers given for its quotes."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quoth.data import Description, Quote, Span, Speaker, SpeakerType
from quoth.speakers.bearers.shown import called_apart, called_so
from quoth.speakers.described.details import detail
from quoth.speakers.described.predicates import told_in_a_note
from quoth.speakers.kept.called_after import run_by, said_of, whose_voice, with_list, with_owner
from quoth.speakers.kept.in_full import in_full, told_by_source
from quoth.speakers.kept.styled import styled_by_others
from quoth.speakers.names.apostrophes import own_apostrophe
from quoth.speakers.names.personal import fold
from quoth.speakers.names.persons import given_names
from quoth.speakers.names.titles import AGENT
from quoth.speakers.phrases.antecedents import share_of
from quoth.speakers.phrases.sources import Head, within
from quoth.speakers.phrases.unnamed import anonymity, classify, is_nameless
from quoth.speakers.routes.answer import Answer, Author, Key, Phrase, is_named, span_of
from quoth.speakers.sweep.links import start_of
from quoth.speakers.sweep.scene import Scene, names_somebody
from quoth.speakers.words.lexicon import (
    DOCUMENT_NAME_WORDS,
    NAME_SUFFIXES,
    SPEECH_VERBS,
    VOICED_NOUNS,
    common_words,
)
from quoth.speakers.words.people import ROLE_NOUNS, STYLES
from quoth.text import cut, merge_spans


def assemble(
    scene: Scene, answers: Sequence[Answer], polarities: Sequence[str]
) -> tuple[tuple[Speaker, ...], dict[Key, str]]:
    """Speakers in order of their first quote, and the id of each key; phrases that read the same are one speaker."""
    keys: list[Key] = []
    alias: dict[Key, Key] = {}
    by_phrase: dict[str, Key] = {}
    phrases: dict[Key, str] = {}
    for answer in answers:
        for key in [answer.who, *(k for k, p in answer.candidates if p >= _LEAST)]:
            if key is None or key in alias:
                continue
            name = phrases[key] = _phrase_name(scene, key)
            alone = not name or name.lower().startswith(_EACH_ANOTHER)
            if name.islower() and name.isalpha() and name not in common_words():  # "acre", where Acre is named
                by_phrase.update((name, e.index) for e in scene.entities if e.mentions and e.text.lower() == name)
            first = key if alone else by_phrase.setdefault(_same_for(scene, key) or said_of(name.lower()), key)
            if first != key and first not in alias:
                alias[first] = first
                keys.append(first)
            alias[key] = first
            if first == key:
                keys.append(key)
    ids = {key: f"s{n + 1}" for n, key in enumerate(keys)}
    given: dict[Key, list[tuple[Quote, Answer]]] = {}
    for quote, answer in zip(scene.quotes, answers, strict=True):
        if answer.who is not None and answer.settled:
            given.setdefault(alias[answer.who], []).append((quote, answer))
    topics = subjects(scene, polarities)
    pronouns = _pronouns(scene)
    speakers = tuple(
        _named(scene, key, ids[key], given.get(key, []), topics, pronouns)
        if is_named(key)
        else _unnamed(scene, key, phrases[key], ids[key], given.get(key, []), pronouns)
        for key in keys
    )
    return speakers, {key: ids[first] for key, first in alias.items()}


_LEAST = 0.05
"""How likely somebody must be a source to be listed for it."""
_SURVEYORS = (("geological",), ("ordnance",), ("antarctic",))
"""Words before "Survey" in the names of agencies."""
_EACH_ANOTHER = ("another", "a second", "a third")
"""Phrases that mean somebody else each time they are said."""
_PAIR = re.compile(r"^[Bb]oth (?=(?:the )?[\w-]+(?: [\w-]+){0,5} and )")
"""What is no part of the name of two who speak together."""
_HANGING = re.compile(r"(?:[ ,]+(?:and|or|of|to|in|on|for|with|by|at|from|the|an?|who|which|that|[-–—]+))+$")
"""What the name of a phrase does not end with."""
_PICTURES = re.compile(r"[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff\U000e0020-\U000e007f]+")
"""Emoji, which are no part of a name: 🐸FrogKing🐸."""
_WHO_AFTER = re.compile(r",? who\b")


def _phrase_span(scene: Scene, key: Key) -> Span | None:
    if isinstance(key, int):
        nominal = scene.nominals.get(start_of(key)) if key < 0 else None
        return nominal.span if nominal else None
    return span_of(key)


def _several(scene: Scene, span: Span, head: Head) -> str:
    """The names of people who speak together, or nothing where others speak with them: "Jane Roe and Tom Hale"."""
    text = scene.view.text
    if head.kind != "several" or len(head.others) < 2:
        return ""
    if any(m.entity < 0 or not scene.entities[m.entity].is_person or _OWNS.match(text, m.span[1]) for m in head.others):
        return ""
    last_end = head.others[-1].span[1]
    if (_MORE.search(text, last_end, span[1]) and not _OF_A_BODY.fullmatch(text, last_end, span[1])) or _SUCH_AS.search(
        text, span[0], head.others[0].span[0]
    ):
        many = _SO_MANY.match(text, span[0], head.others[0].span[0])
        if many is None or _NUMBERS.index(many[1]) != len(head.others):
            return ""
    *names, last = (scene.entities[m.entity].text for m in head.others)
    return f"{', '.join(names)} and {last}"


_NUMBERS = ("none", "one", "two", "three", "four", "five", "six")
_SO_MANY = re.compile(rf"(?:[Tt]he |[Hh]is |[Hh]er |[Tt]heir )(?:[a-z]+ )?({'|'.join(_NUMBERS)}) [a-z -]+s, ")
"""Before the names of all whom a number counts: "The two guests, | Jane Roe and Tom Hale"."""
_MORE = re.compile(r"\b(?:and|or|others?)\b")
_OF_A_BODY = re.compile(
    r" (?:of|from|at|with) (?:the )?[A-Z][\w.'’&-]*(?: (?:(?:of|for|and|the|on) ){0,2}[A-Z][\w.'’&-]*)*"
)
"""Where several work: "of the Institute for Mills and Harbours"."""
_OWNS = re.compile(r"['’]s\b")
_SUCH_AS = re.compile(r"\b(?:including|such as|like)\b|,")


def _same_for(scene: Scene, key: Key) -> str:
    span = _phrase_span(scene, key)
    return run_by(scene, span) if span is not None else ""


def _phrase_name(scene: Scene, key: Key, *, told: bool = True) -> str:
    """What a phrase is called by; ``told``: with what says which ones are meant."""
    if isinstance(key, Author):
        return key.name
    if isinstance(key, Phrase) and (two := scene.two.get(key.span)) is not None:
        return " and ".join(scene.entities[i].text for i in two)
    span = _phrase_span(scene, key)
    if span is not None:
        head = scene.head_of(span)
        if several := _several(scene, span, head):
            return several
        whose = whose_voice(scene, span)
        span = (span[0], max(whose[1] if whose else span[1], told_by_source(scene, span, head, told=told)))
        span = (span[0], with_list(scene, span))
        if owned := with_owner(scene, span):
            return _HANGING.sub("", " ".join(owned.split()))
    said = " ".join(scene.view.text[slice(*span)].split()) if span else ""
    if span is None or not _ends_in_firm(scene, span[1]):
        said = said.removesuffix("’s").removesuffix("'s")
    said = _PAIR.sub("", said)
    said = in_full(scene, span, said) if span is not None else said
    whole = span is not None and span[1] in scene.view.edges.ends
    said = said if whole else _HANGING.sub("", said)
    return " ".join(_PICTURES.sub(" ", said).split()) or said


def _ends_in_firm(scene: Scene, end: int) -> bool:
    """Whether a phrase ends with the name of a firm that has its "'s" in itself: "a spokesman for Moody's"."""
    text = scene.view.text
    k = bisect_left(scene.starts, end) - 1
    return k >= 0 and scene.names[k].span[1] == end and own_apostrophe(text[slice(*scene.names[k].span)])


def _pronouns(scene: Scene) -> dict[int, list[tuple[Span, str, float]]]:
    out: dict[int, list[tuple[Span, str, float]]] = {}
    for link in (*scene.discourse.links.values(), *scene.discourse.nominals.values()):
        if link.options and (link.options[0][1] >= 0.6 or link.word not in ("he", "she")):
            out.setdefault(link.options[0][0], []).append((link.span, link.word, link.options[0][1]))
    return out


def _named(
    scene: Scene,
    key: int,
    ident: str,
    given: list[tuple[Quote, Answer]],
    topics: set[int],
    pronouns: dict[int, list[tuple[Span, str, float]]],
) -> Speaker:
    entity = scene.entities[key]
    links = pronouns.get(key, [])
    found = scene.descriptions[key]
    found = styled_by_others(scene, found, given, links) if entity.is_person else found
    spans = _tidy([m.span for m in entity.mentions] + [span for span, _, p in links])
    used = sorted({w for _, w, p in links if w in ("he", "she") and p >= 0.8})
    kind: SpeakerType = (
        "person"
        if entity.is_person
        else "document"
        if entity.name.words[-1] in DOCUMENT_NAME_WORDS and entity.name.words[-2:-1] not in _SURVEYORS
        else "organisation"
    )
    return Speaker(
        ident,
        (kind == "person" and called_apart(scene.view.text, entity, scene.entities))
        or called_so(scene.view.text, entity, kind),
        kind,
        _with_quotes(scene, found, given),
        spans,
        confidence=_mean(a.confidence for _, a in given),
        anonymity=_anonymity(scene, spans, given) if kind == "person" and len(entity.name.words) == 1 else None,
        pronouns=tuple(used) if len(used) == 1 else (),
        subject=key in topics,
    )


def _unnamed(
    scene: Scene,
    key: Key,
    name: str,
    ident: str,
    given: list[tuple[Quote, Answer]],
    pronouns: dict[int, list[tuple[Span, str, float]]],
) -> Speaker:
    span = _phrase_span(scene, key)
    if span is None:
        return Speaker(ident, name, "person", confidence=_mean(a.confidence for _, a in given))
    text = scene.view.text
    head = scene.head_of(span)
    kind, cls = classify(
        _phrase_name(scene, key, told=False), name.rpartition(" ")[2] if head.noun[:1].isdigit() else head.noun
    )
    if share_of(text, *span) is not None:
        kind, cls = "group", "group"
    elif span in scene.two or (head.kind == "several" and cls != "spokesperson"):
        kind, cls = "group", None
    if cls == "document" and _WHO_AFTER.match(text, span[1]):  # "two figures who"
        kind, cls = ("group", "group") if head.noun.endswith("s") else ("unnamed", "individual")
    if cls == "document" and any(q.cue and _IN_A_STATEMENT.match(text, q.cue[0][0]) for q, _ in given):
        kind, cls = "organisation", None  # "the label said in a statement"
    links = pronouns.get(key, []) if isinstance(key, int) else []
    plain = " " in name or name.lower() in common_words()
    words = [fold(w) for w in name.split()]
    told = head.noun in _ROLES_OR_STYLES or head.noun.endswith("-old") or not ROLE_NOUNS.isdisjoint(words[:1])
    if cls == "individual" and " " in name and not told and not any(w[0].islower() for w in name.split()):
        named = words[0] in given_names() or words[-1] in NAME_SUFFIXES
        kind, cls = "person" if named else "organisation", None  # "Jane Roe", "No 10"
    if cls == "individual" and _is_thing(head.noun) and all(q.cue_class == "evidence" for q, _ in given):
        kind, cls = "document", "document"  # "the motor showed": what shows something is nobody who is not named
    title = told and _only_in_headlines(scene, name, given)
    if head.kind in ("name", "I") or (cls == "individual" and name[:1].isupper() and not (plain or title)):
        family = name[:4].lower() == "the " and name.endswith("s") and not name[4:].isupper()
        kind, cls = "group" if family and head.kind == "name" else "person", None
    if cls == "individual" and _HANDLE.match(name):
        kind, cls = "person", None  # "@harbourwatch" goes by that
    spans = _tidy([span, *(s for s, _, _ in links), *(a.span for _, a in given if a.span)])
    used = sorted({w for _, w, p in links if w in ("he", "she") and p >= 0.8})
    found: list[Description] = []
    if cls is not None:
        found = [d for d in detail(text, span) if d.kind in ("age", "party", "affiliation")]
        found = [d for d in found if d.kind != "affiliation" or not _is_somebody(scene, d.span)]  # "Roe's aides"
    if (note := told_in_a_note(text, span)) is not None:
        found = [Description(note, "role"), *detail(text, note)]
    made = cls == "document" and (head.noun in _MADE_BY or _BY.match(text, span[1]))
    whose = whose_voice(scene, span) if cls == "spokesperson" or made else None
    if whose is not None and not (cls == "document" and _is_somebody(scene, whose)):
        found = [d for d in found if d.kind != "affiliation"] + [Description(whose, "affiliation")]
    return Speaker(
        ident,
        name,
        kind,
        _with_quotes(scene, found, given),
        spans,
        confidence=_mean(a.confidence for _, a in given),
        unnamed="organisation" if cls is None and kind == "organisation" and is_nameless(name) else cls,
        anonymity=_anonymity(scene, spans, given) if kind in ("unnamed", "group") else None,
        pronouns=tuple(used) if len(used) == 1 else (),
    )


def _only_in_headlines(scene: Scene, name: str, given: list[tuple[Quote, Answer]]) -> bool:
    """Whether a title with a capital is a source in headlines alone: "Judge rejects plea"."""
    said = (a.span for _, a in given if a.span is not None and name in scene.view.text[slice(*a.span)])
    return all(scene.view.titled[scene.view.paragraph_at(s)] for s, _ in said)


_IN_A_STATEMENT = re.compile(r"\bsaid in an? (?:[a-z]+ )?(?:statement|press release|news release|tweet)\b")
_HANDLE = re.compile(r"(?:(?:[\w-]+ ){0,3}user )?@\w+\Z")
_BY = re.compile(r" (?:by|from) ")
_ROLES_OR_STYLES = ROLE_NOUNS | STYLES.keys()
_MADE_BY = VOICED_NOUNS | frozenset("report study poll survey website page research ruling findings review".split())
"""Papers that are of whoever made them: "the report of | the committee"; not "a look at | the executives"."""


def _is_somebody(scene: Scene, span: Span) -> bool:
    """Whether a name at a span is a person's; by whom a survey is may be surer a person than a body."""
    here = [m for m in within(span, scene.names, scene.starts) if m.entity >= 0]
    by = scene.view.text.endswith(" by ", 0, span[0])
    people = [
        m for m in here if names_somebody(scene.entities[m.entity], m) or (by and scene.entities[m.entity].person > 1.7)
    ]
    return any(m.span == span for m in people) or (len(people) > 1 and len(people) == len(here))


def _is_thing(noun: str) -> bool:
    """Whether a noun is none that is known for people: neither a role nor one who does something."""
    return noun not in ROLE_NOUNS and not noun.endswith(_OF_PEOPLE) and "-of-" not in noun


_OF_PEOPLE = (*AGENT, "ant", "person", "ee", "-old", "one", "body", "ed")


def _anonymity(scene: Scene, spans: Sequence[Span], given: list[tuple[Quote, Answer]]) -> Span | None:
    """The first stated reason for not naming a speaker, beside any of its mentions."""
    sentences = scene.view.sentences
    own = {q.id for q, _ in given}
    others = [span for q in scene.quotes if q.id not in own for span in q.source]
    says = [q.cue[0][0] for q, _ in given if _SAYS.intersection(cut(scene.view.text, q.cue).lower().split()[-1:])]
    for span in spans[:8] if sentences else ():
        i = scene.view.sentence_at(span[0])
        after = sentences[i + 1] if i + 1 < len(sentences) else None
        reason = anonymity(scene.view.text, span, sentences[i], stops=says, after=after)
        if reason is not None and not any(s <= reason[0] < e for s, e in others):
            return reason
    return None


_SAYS = SPEECH_VERBS - {"asked", "wanted", "wished", "insisted", "feared", "spoke"}


def _with_quotes(
    scene: Scene, found: Sequence[Description], given: list[tuple[Quote, Answer]]
) -> tuple[Description, ...]:
    """Descriptions in order, each with the quote whose source it stands in or beside."""
    by_sentence: dict[int, list[Quote]] = {}
    for quote, _ in given:
        for s, _e in quote.source:
            by_sentence.setdefault(scene.view.sentence_at(s), []).append(quote)
    out: dict[tuple[str, str], Description] = {}
    for d in found:
        here = by_sentence.get(scene.view.sentence_at(d.span[0]), [])
        introduces = next((q.id for q in here[:20] if any(s - 2 <= d.span[0] < e + 120 for s, e in q.source)), None)
        said = _ARTICLE.sub("", scene.view.text[slice(*d.span)].casefold())
        known = out.get((said, d.kind))
        if known is None or (known.quote is None and introduces is not None):  # what is said twice is told once
            out[said, d.kind] = replace(d, quote=introduces)
    return tuple(sorted(out.values(), key=lambda d: (d.span, d.kind)))


_ARTICLE = re.compile(r"(?:the|an?) ")


def subjects(scene: Scene, polarities: Sequence[str]) -> set[int]:
    """Entities the story is about: named in its headline or first lines, and spoken of through it.

    Whoever is only quoted is not: a mention in the phrase that introduces a quote counts little, unless its speaker
    denies something or will not say.
    """
    if not scene.view.paragraphs:
        return set()
    spoken = merge_spans(
        [s for q, p in zip(scene.quotes, polarities, strict=True) if p == "affirmed" for s in q.source]
    )
    starts = [s for s, _ in spoken]
    counts: dict[int, float] = {}
    early: set[int] = set()
    short = len(scene.view.paragraphs) < 3
    head_end = scene.view.sentences[0][1] if short else scene.view.paragraphs[1][1]
    for i, span in _mentions(scene):
        k = bisect_right(starts, span[0]) - 1
        said = k >= 0 and span[1] <= spoken[k][1]
        counts[i] = counts.get(i, 0.0) + (SOURCE_WEIGHT if said else 1.0)
        if span[0] < head_end and not said:
            early.add(i)
    total = math.fsum(counts.values()) or 1.0
    title = scene.article.title or ""
    early |= {i for i in counts if (last := scene.entities[i].name.text.split()[-1:]) and last[0] in title}
    return {i for i, n in counts.items() if n >= 2 and n / total > (0.12 if i in early else 0.4)}


SOURCE_WEIGHT = 0.3  # of a mention that only introduces a quote, set on reports written for the tests


def _mentions(scene: Scene) -> Iterable[tuple[int, Span]]:
    """Every mention of a person or body, by name, pronoun or noun."""
    meant = {e.index: e for e in scene.entities if not e.is_place}
    for entity in meant.values():
        yield from ((entity.index, m.span) for m in entity.mentions)
    for link in (*scene.discourse.links.values(), *scene.discourse.nominals.values()):
        if link.options and link.options[0][1] > 0.6 and link.options[0][0] in meant:
            yield link.options[0][0], link.span


def _tidy(spans: Iterable[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for s, e in sorted(set(spans)):
        if out and s < out[-1][1]:
            continue
        out.append((s, e))
    return tuple(out)


def _mean(values: Iterable[float]) -> float:
    kept = list(values)
    return round(math.fsum(kept) / len(kept), 3) if kept else 0.5

"""The speakers of an article as records, from the answers given for its quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quoth.data import Description, Quote, Span, Speaker, SpeakerType
from quoth.speakers.answer import Answer, Key
from quoth.speakers.lexicon import BODY_NOUNS, DOCUMENT_NAME_WORDS, FUNCTION_WORDS, GROUP_NOUNS, common_words
from quoth.speakers.scene import Scene
from quoth.speakers.sources import read_source, within
from quoth.speakers.unnamed import anonymity, classify


def assemble(scene: Scene, answers: Sequence[Answer]) -> tuple[tuple[Speaker, ...], dict[Key, str]]:
    """Speakers in order of their first quote, and the id of each key; phrases that read the same are one speaker."""
    keys: list[Key] = []
    alias: dict[Key, Key] = {}
    by_phrase: dict[str, Key] = {}
    for answer in answers:
        for key in [answer.who, *(k for k, _ in answer.candidates)]:
            if key is None or key in alias:
                continue
            name = _phrase_name(scene, key)
            first = by_phrase.setdefault(name.lower(), key) if name else key
            alias[key] = first
            if first == key:
                keys.append(key)
    ids = {key: f"s{n + 1}" for n, key in enumerate(keys)}
    given: dict[Key, list[tuple[Quote, Answer]]] = {}
    for quote, answer in zip(scene.quotes, answers, strict=True):
        if answer.who is not None and answer.settled:
            given.setdefault(alias[answer.who], []).append((quote, answer))
    topics = subjects(scene)
    pronouns = _pronouns(scene)
    speakers = tuple(
        _named(scene, key, ids[key], given.get(key, []), topics, pronouns)
        if isinstance(key, int) and key >= 0
        else _unnamed(scene, key, ids[key], given.get(key, []), pronouns)
        for key in keys
    )
    return speakers, {key: ids[first] for key, first in alias.items()}


def _phrase_span(scene: Scene, key: Key) -> Span | None:
    if isinstance(key, int):
        nominal = scene.nominals.get(-2 - key) if key < 0 else None
        return nominal.span if nominal else None
    if key.startswith("author:"):
        return None
    s, _, e = key.partition(":")
    return int(s), int(e)


def _phrase_name(scene: Scene, key: Key) -> str:
    if isinstance(key, str) and key.startswith("author:"):
        return key.removeprefix("author:")
    span = _phrase_span(scene, key)
    if span is not None and (whose := _whose(scene, span)) is not None:
        span = (span[0], whose[1])
    return " ".join(scene.view.text[slice(*span)].split()).removesuffix("’s").removesuffix("'s") if span else ""


def _whose(scene: Scene, span: Span) -> Span | None:
    """Of whom a phrase speaks, right after it: the Ministry of Trade in "a spokesman for the Ministry of Trade"."""
    m = _FOR.match(scene.view.text, span[1])
    if m is None:
        return None
    names = within((m.end(), m.end() + 60), scene.names, scene.starts)
    if names and scene.view.text[m.end() : names[0].outer[0]] == "":
        return m.end() - len(m.group(1) or ""), names[0].span[1]
    noun = _NOUN.match(scene.view.text, m.end()) if m.group(1) else None
    return (m.start(1), noun.end()) if noun is not None and noun.group(1) in BODY_NOUNS | GROUP_NOUNS else None


_FOR = re.compile(r" (?:for|by|from|at|of) ((?:the|an?|his|her|its|their) )?")
_NOUN = re.compile(r"(?:[a-z-]+ ){0,3}?([a-z]+)(?=[ ,.;:])")


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
    spans = _tidy([m.span for m in entity.mentions] + [span for span, _, p in links])
    used = sorted({w for _, w, p in links if w in ("he", "she") and p >= 0.8})
    kind: SpeakerType = (
        "person"
        if entity.person > 0 and entity.place < 1.5
        else "document"
        if entity.name.words[-1] in DOCUMENT_NAME_WORDS
        else "organisation"
    )
    return Speaker(
        ident,
        entity.text,
        kind,
        _with_quotes(scene, scene.descriptions[key], given),
        spans,
        confidence=_mean(a.confidence for _, a in given),
        pronouns=tuple(used) if len(used) == 1 else (),
        subject=key in topics,
    )


def _unnamed(
    scene: Scene,
    key: Key,
    ident: str,
    given: list[tuple[Quote, Answer]],
    pronouns: dict[int, list[tuple[Span, str, float]]],
) -> Speaker:
    name = _phrase_name(scene, key)
    span = _phrase_span(scene, key)
    if span is None:
        return Speaker(ident, name, "person", confidence=_mean(a.confidence for _, a in given))
    text = scene.view.text
    head = read_source(text, (span,), scene.names, scene.starts)
    kind, cls = ("group", None) if head.kind == "several" else classify(text[slice(*span)], head.noun)
    links = pronouns.get(key, []) if isinstance(key, int) else []
    plain = " " in name or name.lower() in common_words() or name.lower() in FUNCTION_WORDS
    if head.kind in ("name", "I") or (cls == "individual" and name[:1].isupper() and not plain):
        kind, cls = "person", None
    sentence = scene.view.sentences[scene.view.sentence_at(span[0])] if scene.view.sentences else span
    spans = _tidy([span, *(s for s, _, _ in links), *(a.span for _, a in given if a.span)])
    used = sorted({w for _, w, p in links if w in ("he", "she") and p >= 0.8})
    whose = _whose(scene, span) if cls in ("spokesperson", "document") else None
    return Speaker(
        ident,
        name,
        kind,
        _with_quotes(scene, (Description(whose, "affiliation"),), given) if whose else (),
        spans,
        confidence=_mean(a.confidence for _, a in given),
        unnamed=cls,
        anonymity=anonymity(text, span, sentence) if kind in ("unnamed", "group") else None,
        pronouns=tuple(used) if len(used) == 1 else (),
    )


def _with_quotes(
    scene: Scene, found: Sequence[Description], given: list[tuple[Quote, Answer]]
) -> tuple[Description, ...]:
    """Descriptions in order, each with the quote whose source it stands in or beside."""
    by_sentence: dict[int, list[Quote]] = {}
    for quote, _ in given:
        for s, _e in quote.source:
            by_sentence.setdefault(scene.view.sentence_at(s), []).append(quote)
    out: dict[tuple[Span, str], Description] = {}
    for d in found:
        here = by_sentence.get(scene.view.sentence_at(d.span[0]), [])
        introduces = next((q.id for q in here[:20] if any(s - 2 <= d.span[0] < e + 120 for s, e in q.source)), None)
        out.setdefault((d.span, d.kind), replace(d, quote=introduces))
    return tuple(sorted(out.values(), key=lambda d: (d.span, d.kind)))


def subjects(scene: Scene) -> set[int]:
    """Entities the story is about: named in its headline and often, or far more often than others."""
    if not scene.view.paragraphs:
        return set()
    counts = {e.index: len(e.mentions) for e in scene.entities if e.place < 1.5}
    for link in (*scene.discourse.links.values(), *scene.discourse.nominals.values()):
        if link.options and link.options[0][1] > 0.6 and link.options[0][0] in counts:
            counts[link.options[0][0]] += 1
    total = sum(counts.values()) or 1
    title = scene.article.title or ""
    short = len(scene.view.paragraphs) < 3
    head_end = scene.view.sentences[0][1] if short else scene.view.paragraphs[1][1]
    out = set()
    for i, n in counts.items():
        entity = scene.entities[i]
        early = (entity.mentions and entity.mentions[0].span[0] < head_end) or (
            entity.name.words[-1:] and entity.name.text.split()[-1] in title
        )
        if n >= 3 and ((early and n / total > 0.12) or n / total > 0.35):
            out.add(i)
    return out


def _tidy(spans: Iterable[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for s, e in sorted(set(spans)):
        if out and s < out[-1][1]:
            continue
        out.append((s, e))
    return tuple(out)


def _mean(values: Iterable[float]) -> float:
    kept = list(values)
    return round(sum(kept) / len(kept), 3) if kept else 0.5

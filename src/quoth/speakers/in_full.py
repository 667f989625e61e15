"""What a phrase is called by in full: the names of people it has only a part of, the noun that a bare number counts."""

from __future__ import annotations

import re

from quoth.data import Span
from quoth.speakers.called_after import SURE
from quoth.speakers.lexicon import HONORIFICS
from quoth.speakers.scene import Scene
from quoth.speakers.sources import within


def in_full(scene: Scene, span: Span, said: str) -> str:
    """ "Jane Roe and many others" for "Roe and many others", "39 growers" for "39", where the text has both."""
    if said[:1].isdigit():
        return _counted(scene, span, said)
    if " and " not in said or "’s" in said or "'s" in said:
        return said
    return _with_her(scene, span, said) if said.lower().startswith(("she ", "he ")) else _with_names(scene, span, said)


def _with_her(scene: Scene, span: Span, said: str) -> str:
    """ "Jane Roe and Tom Hale" for "She and Tom Hale, a baker", "Jane Roe and many bakers" for "she and many bakers".

    It is the phrase as it stands, where she is not plain.
    """
    link = scene.discourse.links.get(span[0])
    names = within(span, scene.names, scene.starts)
    who, chance = link.options[0] if link is not None and link.options else (-1, 0.0)
    if who < 0 or chance < SURE or (names and not scene.entities[names[0].entity].is_person):
        return said
    if not names:
        return f"{scene.entities[who].text} {said.partition(' ')[2]}"
    m, text = names[0], scene.view.text
    if text[span[0] : m.span[0]].partition(" ")[2] != "and " or text[m.span[1] : span[1]][:1] not in ("", ","):
        return said
    return f"{scene.entities[who].text} and {scene.entities[m.entity].text}"


def _with_names(scene: Scene, span: Span, said: str) -> str:
    """A phrase of several with the full names in place of surnames before its "and" and behind its last one."""
    text, names = scene.view.text, within(span, scene.names, scene.starts)
    out = said
    for m in dict.fromkeys((names[0].outer, names[-1].span)) if names else ():
        first = m[0] == span[0] and text.startswith(" and ", m[1])
        short_before = len(names) > 1 and names[-2].span[0] != span[0] and text[names[-2].span[1] : m[0]] == " and "
        if not (first or (m[1] == span[1] and text.endswith(" and ", 0, m[0]) and not short_before)):
            continue
        mention = names[0] if first else names[-1]
        entity, short = scene.entities[mention.entity], text[slice(*m)]
        titled = mention.titles and not (first and (len(mention.words) > 1 or HONORIFICS.issuperset(mention.titles)))
        if titled or not (entity.is_person and entity.name.words[-1:] == mention.words[-1:]):
            continue
        out = entity.text + out[len(short) :] if first else out[: -len(short)] + entity.text
    return said if _BARE_LAST.search(out) and len(out) > len(said) else out


_BARE_LAST = re.compile(r" and [A-Z][\w’-]+(?: both| alike)?$")
"""A surname that nobody in the text is known by."""
_NUMBER = re.compile(r"\d[\d,]*|(\d[\d.,]*)(?:%| percent| per cent)")
_COUNTED = re.compile(
    r"(?<![\w.,$£€])\d[\d,]* ((?:[a-z-]+ )?[a-z]{3,}s)(?= (?:have|had|are|were|said|say|want|plan|will|did|do)\b)"
)
_SHARE = re.compile(
    r"\d(?:%| percent| per cent)( of (?:(?:the|all) )?(?:[A-Za-z-]+ ){0,2}[a-z]{3,}s)(?= (?:[a-z]+ly )?[a-z]+\b)"
)


def _counted(scene: Scene, span: Span, said: str) -> str:
    """A number with the noun that the one before it in the sentence counts: "39 growers" of "520 growers said … 39"."""
    number = _NUMBER.fullmatch(said)
    if number is None or not scene.view.sentences:
        return said
    begin = scene.view.sentences[scene.view.sentence_at(span[0])][0]
    found = (_SHARE if number[1] else _COUNTED).search(scene.view.text, begin, span[0])
    return said if found is None else said + found[1] if number[1] else f"{said} {found[1]}"

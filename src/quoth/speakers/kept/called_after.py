"""What a phrase that begins with "his" or "her" is called by: whose it is, where that is plain; and Roe's campaign."""

from __future__ import annotations

import re
from bisect import bisect_left

from quoth.data import Span
from quoth.speakers.phrases.joined import COMMA
from quoth.speakers.phrases.sources import within
from quoth.speakers.sweep.links import nominal_key
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import BODY_NOUNS, FUNCTION_WORDS, GROUP_NOUNS, ORG_WORDS
from quoth.speakers.words.people import STYLES

SURE = 0.8  # how likely a pronoun must mean whom a phrase is called after
_HIS = re.compile(r"(?:his|her) (?!or )", re.I)
_RUN_BY_SOMEBODY = re.compile(
    r"(?:(?:presidential|election|re-election|reelection|primary) )?(campaign|administration|presidency|camp|team)"
    r"|(?P<for>advis[eo]rs|aides|allies|supporters|backers|lawyers|attorneys|strategists|opponents|critics|friends"
    r"|fans)"
)
_GOES_ON = re.compile(r"['’]|,? (?:and|or) ")
_FOR = re.compile(r" (?:for|to|of) ")


def owner(scene: Scene, span: Span) -> int | None:
    """Whom the "his" or "her" that opens a phrase means, if it is plain: somebody named, and not who the phrase is."""
    link = scene.discourse.links.get(span[0])
    if link is None or _HIS.match(scene.view.text, *span) is None:
        return None
    who, chance = next(((i, p) for i, p in link.options if i != nominal_key(span[0])), (-1, 0.0))
    return who if who >= 0 and chance >= SURE and scene.entities[who].is_person else None


def with_owner(scene: Scene, span: Span) -> str:
    """A phrase with its owner's name in place of "his" or "her": "Jane Roe's campaign"; else empty."""
    who = owner(scene, span)
    if who is None or scene.head_of(span).noun in STYLES:
        return ""  # "His Grace" is nobody's
    text, name = scene.view.text, scene.entities[who].text
    mark = "’" if text.count("’") > text.count("'") else "'"
    return f"{name}{mark}{'' if name.endswith('s') else 's'} {text[span[0] + 4 : span[1]]}"


def run_by(scene: Scene, span: Span) -> str:
    """What "Roe's campaign", "the Jane Roe campaign" and "her campaign" have in common; empty for other phrases.

    So have "her lawyers", "Mr. Roe's lawyers" and "lawyers for Roe", and what is hers: "Roe's letter", "her letter".
    """
    text = scene.view.text
    told = _RUN_BY_SOMEBODY.fullmatch(text[slice(*span)].removeprefix("the ").lower())
    if told is not None and told["for"] and (of := _FOR.match(text, span[1])) is not None:
        names = within((of.end(), of.end() + 60), scene.names, scene.starts)
        alone = names and names[0].outer[0] == of.end() and not _GOES_ON.match(text, names[0].span[1])
        return f"{names[0].entity}:{told['for']}" if alone and scene.entities[names[0].entity].is_person else ""
    who, end = owner(scene, span), span[0] + 3
    owned = who is not None
    if who is None:
        names = within(span, scene.names, scene.starts)
        front = text[span[0] : names[0].outer[0]].lower() if names else "-"
        if len(names) != 1 or front not in ("", "the ") or not scene.entities[names[0].entity].is_person:
            return ""
        who, end = names[0].entity, names[0].span[1]
        owned = text.startswith(("'s ", "’s "), end)
    said = re.sub(r"^['’]s?", "", text[end : span[1]]).strip().lower()
    told = _RUN_BY_SOMEBODY.fullmatch(said)
    return f"{who}:{told[1] or told['for'] if told is not None else said}" if told is not None or owned else ""


_BODIES_OR_PEOPLE = BODY_NOUNS | GROUP_NOUNS


def whose_voice(scene: Scene, span: Span) -> Span | None:
    """Of whom a phrase speaks, right after it: the Ministry of Trade in "a spokesman for the Ministry of Trade"."""
    text = scene.view.text
    m = _FOR.match(text, span[1])
    if m is None:
        return None
    names = within((m.end(), m.end() + 120), scene.names, scene.starts)
    adjoins = bool(names) and text[m.end() : names[0].outer[0]] == ""
    if adjoins and text.startswith(("'s ", "’s "), names[0].span[1]):  # "of | Norland's | Harbour Ministry"
        owned = len(names) > 1 and names[1].outer[0] == names[0].span[1] + 3
        return (m.end() - len(m.group(1) or ""), names[1].span[1]) if owned else None
    if adjoins:
        both = m.group(1) and len(names) > 1 and text[names[0].span[1] : names[1].outer[0]] == " and "
        both = both and names[1].words[-1] in ORG_WORDS and ORG_WORDS.isdisjoint(names[0].words)
        end = names[bool(both)].span[1]  # "the Parks | and Recreation Department"
        kind = _KIND_NEXT.match(text, end)
        return m.end() - len(m.group(1) or ""), kind.end() if kind is not None else end
    noun = _NOUN.match(text, m.end()) if m.group(1) else None
    if noun is None or noun.group(1) not in _BODIES_OR_PEOPLE:
        return None
    if names and text.startswith(" ", noun.end()) and names[0].outer[0] == noun.end() + 1:
        return names[0].span  # "by the website | Acrefacts"
    return m.start(1), noun.end()


def with_list(scene: Scene, span: Span) -> int:
    """Where a phrase ends that is of several bodies or places: "A report by the Acre Board|, Dow Works and Norland".

    Not where people are named: "a spokesman for Acre, Jane Roe and Paul Dow".
    """
    text = scene.view.text
    end = next((e for q in scene.quotes for s, e in q.source if s == span[0] and e > span[1]), span[1])
    k = bisect_left(scene.starts, span[1]) - 1
    first = scene.names[k] if k >= 0 else None
    if first is None or first.span[1] != span[1] or not _OF_IT.search(text, span[0], first.outer[0]):
        return span[1]
    last = first
    for m in within((span[1], end), scene.names, scene.starts)[:8]:
        gap = text[last.span[1] : m.outer[0]]
        if not COMMA.fullmatch(gap) or m.person > 0 or (last is first and " and " in gap):
            break
        last = m
        if " and " in gap:
            bracket = _BRACKET.match(text, m.span[1], end)
            return bracket.end() if bracket is not None else m.span[1]
    return span[1]


_OF_IT = re.compile(r" (?:of|by|from|for|in|at|between)(?: (?:the|both))? \Z")
_BRACKET = re.compile(r" \([A-Z][\w&]*\)")
_FOR = re.compile(r" (?:for|by|from|at|of) ((?:the|an?|his|her|its|their) )?")
_KIND_NEXT = re.compile(
    rf"(?: (?!{any_of(FUNCTION_WORDS)} )[a-z-]+){{0,2}}? {any_of(BODY_NOUNS | {'police'})}(?![\w’'-])"
)
"""What says which body of a name: "for the Norland | health ministry"."""
_NOUN = re.compile(r"(?:[a-z-]+ ){0,3}?([a-z]+)(?=[ ,.;:])")


def said_of(said: str) -> str:
    """What a phrase has in common with others for the same body: "the local media", "local media".

    "The girls" may not be all girls.
    """
    plain = said.removeprefix("the ")
    return said if plain.endswith(_OF_MANY) else plain


_OF_MANY = ("s", "people", "men", "children")

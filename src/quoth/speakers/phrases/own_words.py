"""Who is said to speak right beside words in marks: "I told my wife, | ‘I will not cry’", "Roe's | ‘No’ | line"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quoth.data import Span, Spans
from quoth.speakers.names.mention import NameMention
from quoth.speakers.phrases.sources import Head
from quoth.speakers.words.lexicon import DOCUMENT_NOUNS
from quoth.speakers.words.people import ROLE_NOUNS, are_people

_I_SAID = re.compile(
    r"\b(?P<who>I|we|[Mm]y)(?:(?:['’](?:d|ll|ve))? "
    r"(?:(?:just|always|then|even|only|also|would|could|will|have|had|\w+ly) )*"
    r"(?:said(?: something(?: to (?:[\w-]+ ?){1,4})?,? (?:like|along the lines of))?|say|"
    r"(?:told|tell) (?:[\w’'-]+ ?){1,4}|ask(?:ed)?(?: (?:him|her|them|(?:the|my) \w+))?|thought|replied|"
    r"answered|shouted|wrote|call(?:ed)?|f(?:eel|elt) like|"
    r"th(?:ink|ought) of it like this|"
    r"(?:can(?:no|['’])t|couldn['’]t|didn['’]t|don['’]t|won['’]t) (?:just )?say)|"
    r"(?:['’]m| was| am| were|['’]re|(?: should)? have been) "
    r"(?:saying|thinking|like|wondering|trying to figure out)| (?:whole )?(?:thing|point|question|motto) (?:is|was))"
    r"(?: to (?:[\w’'-]+ ?){1,3})?(?:(?: at| in| on) [a-z ]{2,20})?[,:]? ?[‘“'\"]?$"
)
_MY_SAID = re.compile(
    r"(?<!\bin )\b(?P<who>(?:[Mm]y|[Oo]ur) (?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]+)) "
    r"(?:(?:just|always|then|even|once|used to) )?"
    r"(?:said|says?|told (?:me|us)|tells (?:me|us)|asked(?: me| us)?|put it|puts it|replied|wrote|"
    r"(?:was|is),?(?: always,?)? like)"
    r"(?:(?: at| in| on) [a-z ]{2,20})?[,:]? ?[‘“'\"]?$"
)
_THEY_SAID = re.compile(
    r"\b(?P<who>he|she)(?:['’]d)? (?:(?:just|always|then|even|only|also|would|once) )*"
    r"(?:said|says|say|(?:told|tells) (?:[\w’'-]+ ?){1,4}|ask(?:s|ed)(?: (?:me|us|him|her|them))?|(?:was|is),? like)"
    r"(?: to (?:[\w’'-]+ ?){1,3})?[,:]? ?[‘“'\"]?$",
    re.I,
)
_SAYING = re.compile(
    r"(?P<noun>[a-z-]+) (?:who (?:are|were) )?(?:saying|telling (?:[\w’'-]+ ?){1,3}|asking(?: [\w’'-]+)?"
    r"|(?:want|wanted) to know|(?:(?:just|always|then|even|would|will|all|\w+ly) )*(?:say|said|go|went|ask|asked|think|"
    r"thought|tell (?:me|us)|told (?:me|us)|are like|were like))[,:]? ?[‘“'\"]?$"
)
_IT_SAID = re.compile(
    r"\b(?P<who>(?:[Tt]h(?:e|is|at)|[Aa]n?|[Mm]y|[Hh]is|[Hh]er|[Oo]ur) (?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]+)) "
    r"(?:(?:just|actually|only|even|also) )*(?:said|says|read|reads)"
    r"(?: something(?: like| along the lines of))?[,:]? ?[‘“'\"]?$"
)
_WRITTEN = DOCUMENT_NOUNS | {"script", "screenplay", "instructions", "plaque", "billboard", "poster", "banner"}


def said_before(text: str, start: int) -> Head | None:
    """The "I" of "I told my wife, | ‘I will not cry’", or "my mother", right before words inside a quote."""
    m = _I_SAID.search(text, max(0, start - 90), start)
    if m is not None:
        return Head("we" if m["who"] == "we" else "I", m.span("who"))
    if (m := _THEY_SAID.search(text, max(0, start - 90), start)) is not None:
        return Head("he" if m["who"].lower() == "he" else "she", m.span("who"))
    if (m := _SAYING.search(text, max(0, start - 90), start)) is not None and are_people(m["noun"]):
        return Head("nominal", m.span("noun"), noun=m["noun"], definite=False)
    m = _MY_SAID.search(text, max(0, start - 90), start)
    if m is None or m["noun"] not in ROLE_NOUNS:
        m = _IT_SAID.search(text, max(0, start - 90), start)
        m = m if m is not None and m["noun"] in _WRITTEN else None
    return None if m is None else Head("nominal", m.span("who"), noun=m["noun"], definite=True)


_OWNS = re.compile(r"['’]s? (?:(?:infamous|famous|now-famous|notorious|recent|own|new|latest|trademark) )?[“\"‘']?\Z")
_LINE = re.compile(
    r"[,.!?…]?[”\"’']* (?:(?:campaign|rally|stump|reality-show) )?"
    r"(?:line|remark|comment|quip|tweet|slogan|motto|mantra|catch-?phrase|jibe|jab|joke|boast|pledge|promise|quote|"
    r"outburst|gaffe|rallying cry|battle cry)s?\b"
)


def whose_line(text: str, content: Spans, names: Sequence[NameMention], starts: Sequence[int]) -> Span | None:
    """Whose words stand between a name and what they are called: "| Roe |'s “Look at my boats” line"."""
    (start, _), (_, end) = content[0], content[-1]
    k = bisect_left(starts, start) - 1
    if k < 0 or len(content) > 1 or _OWNS.fullmatch(text, names[k].span[1], start) is None:
        return None
    return names[k].span if _LINE.match(text, end) is not None else None


_BY = re.compile(r"[,.?!]?[”\"’']+,? by (?:the )?(?=[A-Z])")
_PAPERS = re.compile(r"(?:[A-Z]\w*['’]s? )?")
_OF_A_PAPER = ("'s ", "’s ", "' ", "’ ", " ")


def written_by(text: str, end: int, names: Sequence[NameMention], starts: Sequence[int]) -> Span | None:
    """Who is named right behind words in marks: "“Herons are back,” by | Acre Press's Jane Roe |: ..."."""
    by = _BY.match(text, end) or _BY.match(text, max(0, end - 1))
    k = bisect_left(starts, by.end()) if by is not None else len(names)
    if by is None or k == len(names) or _PAPERS.fullmatch(text, by.end(), names[k].outer[0]) is None:
        return None
    last = k
    while last + 1 < len(names) and text[names[last].span[1] : names[last + 1].outer[0]] in _OF_A_PAPER:
        last += 1
    return by.end(), names[last].span[1]

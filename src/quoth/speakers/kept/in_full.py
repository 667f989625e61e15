"""What a phrase is called by in full: with what says which ones, full names, the noun that a bare number counts."""

from __future__ import annotations

import re

from quoth.data import Span
from quoth.days import WEEKDAY
from quoth.speakers.kept.called_after import SURE
from quoth.speakers.names.personal import fold
from quoth.speakers.names.persons import is_name
from quoth.speakers.phrases.sources import Head, within
from quoth.speakers.phrases.unnamed import anonymity, classify
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.words.lexicon import GROUP_NOUNS, HONORIFICS
from quoth.speakers.words.people import ROLE_NOUNS, are_people
from quoth.text import trim


def in_full(scene: Scene, span: Span, said: str) -> str:
    """ "Jane Roe and many others" for "Roe and many others", "39 growers" for "39", where the text has both."""
    if said[:1].isdigit():
        return _counted(scene, span, said)
    if said.lower() in _HOW_MANY:
        return _of_many(scene, span, said)
    if said.startswith("whose "):
        return _of_one_named(scene, span, said)
    if said.count("“") > said.count("”") and scene.view.text.startswith("”", span[1]):
        said += "”"
    said = _FROM_WITHIN.sub("", said)
    if " and " not in said or "’s" in said or "'s" in said:
        return said
    return _with_her(scene, span, said) if said.lower().startswith(("she ", "he ")) else _with_names(scene, span, said)


_FROM_WITHIN = re.compile(r"^(?:within|inside|among) (?=(?:his|her|their|its|the) )")


def _of_one_named(scene: Scene, span: Span, said: str) -> str:
    """ "Acremark's managers" for "whose managers", right behind the name."""
    near = within((max(0, span[0] - 60), span[0]), scene.names, scene.starts)
    if not near or scene.view.text[near[-1].span[1] : span[0]] != ", ":
        return said
    mark = "’" if scene.view.text.count("’") > scene.view.text.count("'") else "'"
    name = scene.entities[near[-1].entity].text
    return f"{name}{mark}{'' if name.endswith('s') else 's'} {said.partition(' ')[2]}"


def _with_her(scene: Scene, span: Span, said: str) -> str:
    """ "Jane Roe and Tom Hale" for "She and baker Tom Hale", "Jane Roe and her son Tom" for "she and her son Tom",
    "Jane Roe and many bakers" for "she and many bakers".

    It is the phrase as it stands, where she is not plain.
    """
    text, link = scene.view.text, scene.discourse.links.get(span[0])
    names = within(span, scene.names, scene.starts)
    who, chance = link.options[0] if link is not None and link.options else (-1, 0.0)
    if who < 0 or chance < SURE:
        return said
    if not names:
        return f"{scene.entities[who].text} {said.partition(' ')[2]}"
    for m in names:
        beside = _AND.fullmatch(text, span[0], m.span[0]) if _TOLD_OF.fullmatch(text, m.span[1], span[1]) else None
        of_her = beside is not None and (beside[1] is None or beside[1][0].isupper() or beside[1] in ROLE_NOUNS)
        if of_her and scene.entities[m.entity].is_person:
            joined = _AND_HIS.fullmatch(text, span[0], m.span[0])
            own = joined[1] if joined is not None and len(scene.entities[m.entity].name.words) == 1 else " and "
            return f"{scene.entities[who].text}{own}{scene.entities[m.entity].text}"
    return said


_AND = re.compile(r"[Ss]?[Hh]e and (?:(?!(?:of|for|from|in|at|to|and|or|with|by|against)\b)([\w.’'-]+) ){0,6}")
"""Between two of whom the first is not named: what the second is."""
_AND_HIS = re.compile(r"[Ss]?[Hh]e( and (?:his|her) (?:[a-z-]+ ){1,3})")
"""Before whoever has no surname in the text: "she| and her brother | Tom"."""
_TOLD_OF = re.compile(r"(?: \([^()\n]+\))?(?:,.*)?", re.S)


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
        if not (entity.said or entity.titles or is_name(fold(entity.name.words[0]))):
            continue  # "Acre and Dorn Council" beside "Mid Acre"
        out = entity.text + out[len(short) :] if first else out[: -len(short)] + entity.text
    return out


_HOW_MANY = frozenset("many some most several few".split())
_MANY_OF = re.compile(
    r"\b(?:[Mm]any|[Ss]ome|[Mm]ost|[Ss]everal|[Ff]ew)(?P<whom>(?: of (?:the|his|her|their|its))?"
    r" (?:[A-Za-z-]+ ){0,2}?(?P<noun>[A-Za-z-]+s|people))(?= (?:have|had|are|were|said|say|want|plan|will|did|do)\b)"
)


def _of_many(scene: Scene, span: Span, said: str) -> str:
    """ "Many growers" for "many", where the sentence tells before of many or some growers."""
    text = scene.view.text
    begin = scene.view.sentences[scene.view.sentence_at(span[0])][0] if scene.view.sentences else span[0]
    found = _MANY_OF.search(text, begin, span[0])
    return said + found["whom"] if found is not None and _is_many(found["noun"].lower()) else said


def _is_many(noun: str) -> bool:
    return are_people(noun) or noun in GROUP_NOUNS or noun.endswith(("ers", "ors", "ists", "ians"))


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


_WHICH = re.compile(
    r" (?!(?:including|such as|is|are|was|were|has|have|had|will|would|also|then|now|later|still|already|themselves"
    r"|here|there|alike)\b)(?=\w)"
    r"(?:[^,;:()\n–—“”\"]|(?<=\d),(?=\d{3}| \d{4}\b)|(?<= )[“\"][^\n“”\"]{2,50}?,?[”\"]){2,160}"
)
"""What says which people or paper are meant: "| briefed on the talks", "| who sell beer", "| behind the plan"."""
_GOES_ON = re.compile(r" --? (?=[a-z])| (?:including|such as) ")
_ON_A_DAY = re.compile(rf"(?<!ed)(?<! early)(?<! late) on {WEEKDAY}\Z")
_WHEN_ALONE = re.compile(
    r"(?: [a-z]+(?:ed|en))?(?: early| late| earlier)?(?: on)?"
    rf" (?:{WEEKDAY}|today|yesterday|(?:this|last) (?:week|month|year)"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* \d{1,2}(?:, \d{4})?)"
    r"(?: (?:morning|afternoon|evening|night))?"
)
"""When something came out, which does not say what it is."""


def told_by_source(scene: Scene, span: Span, head: Head, *, told: bool) -> int:
    """Where a phrase ends with what says which ones: "a person | briefed on the talks"; else with what it is of."""
    text = scene.view.text
    end = next((e for q in scene.quotes for s, e in q.source if s == span[0] and e > span[1]), span[1])
    if text[slice(*span)].lower() in _SOME and (clause := _clause_end(scene, span)):
        return clause
    m = _WHICH.match(text, span[1], end)
    if m is None or head.kind != "nominal" or not (told or m[0].startswith(" of ")):
        return span[1]
    if m[0].startswith((" and ", " or ")) and classify(text[slice(*span)], head.noun)[0] != "group":
        return span[1]
    stop = _GOES_ON.search(text, span[1], m.end())
    last = stop.start() if stop else m.end()
    held_back = anonymity(text, (span[1], last), (span[1], last))
    if held_back is not None:
        last = held_back[0]
    last = trim(text, (span[0], last), " -,")[1]
    if (adverb := _ADVERB.search(text, span[1], last)) is not None:
        last = adverb.start()
    when = _ON_A_DAY.search(text, span[1], last) or _WHEN_ALONE.fullmatch(text, span[1], last)
    return last if when is None else when.start()


_ADVERB = re.compile(
    r"(?: (?:almost|nearly|very))? (?:universally|unanimously|overwhelmingly|repeatedly|generally|typically|usually|"
    r"often|largely|mostly|frequently|privately|publicly|routinely|consistently|widely|still|now|also|then|later"
    r"|already)\Z"
)
"""Of the verb behind a phrase: "editors who run papers | almost universally | say"."""
_SOME = frozenset("those some many most few others".split())
_WHO = re.compile(r"(?: (?:in|from|at|on|with|within|across) (?:the )?[\w’'-]+(?: [A-Z][\w’'-]+){0,3})?(?= who\b)")
_DOING = re.compile(
    r" (?:who |(?!(?:say|claim|argu|call|ask|warn|insist)ing )[a-z]+ing |(?:opposed|loyal|close|eager|willing|keen) )"
)
_LONGEST = 90  # characters of a clause


def _clause_end(scene: Scene, span: Span) -> int:
    """Where "those | who oppose the plan", "many | in Brinley who doubt it" end with their clause; 0 without one."""
    text = scene.view.text
    where = _WHO.match(text, span[1])
    start = where.end() if where is not None else span[1]
    if _DOING.match(text, start) is None:
        return 0
    for quote in scene.quotes:
        at = (quote.source or quote.cue)[:1]
        if at and quote.content and at[0][0] in (span[0], start + 1):
            end = quote.content[-1][1]
            inner = all(span[0] <= s for s, _ in (*quote.source, *quote.cue, *quote.content))
            if inner and end - span[0] < _LONGEST and "\n" not in text[span[0] : end]:
                return end
    return start if where is not None and start > span[1] else 0

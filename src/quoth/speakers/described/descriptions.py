"""What the article says a speaker is: role, affiliation, party, age, place, as spans beside the name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from quoth.data import Description, Span
from quoth.speakers.described.campuses import with_campus
from quoth.speakers.described.clauses import ADJECTIVES, holds_clause, told_of_next
from quoth.speakers.described.details import age_before, beside, detail
from quoth.speakers.described.extents import KINDS_OF_BODY
from quoth.speakers.described.foregoing import DOING, apposed_before, is_agent, is_title, owns, role_before, told_before
from quoth.speakers.described.owners import body_after, body_led, owner_before, party_of, school_at
from quoth.speakers.described.predicates import second_role, told_by_clause
from quoth.speakers.described.roleends import LOST_POINT, PEERS, is_relation, role_words, whole_words
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import PersonName, fold
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import (
    BODY_NOUNS,
    NAME_SUFFIXES,
    STRONG_TITLES,
)
from quoth.speakers.words.people import are_people, is_role
from quoth.speakers.words.placing import WORD
from quoth.text import trim

_NO_APPOSITION = (
    r"and but who whose whom which said that or as on at when while where with like having being representing after "
    r"before if because since although though despite even according unlike through via by to so nor yet he she they "
    r"it we I you there this these those what how why no not"
).split()
"""What opens words behind a name and a comma that do not say what its bearer is."""
_NO_END = (
    r"(?:(?<=\b[A-Z])|(?<=\b(?:St|Dr|Mt|Mr|Ms))|(?<=\b(?:Mrs|Sen|Gov|Rep|Gen|Col))|(?<=\bProf)|"
    r"(?=\.(?:com|org|net|co)\b)|(?<=\d)(?=\.\d))\."
)
"""A point that ends no sentence."""
_AFTER = re.compile(
    r"(?:,? ?[,(–—] ?| --? (?=[a-z]|[A-Z]\w+['’]s ))"
    rf"(?!\s|{any_of(_NO_APPOSITION)}\b|in\b(?! charge of )|of [a-z]+ing\b)"
    r"((?:[^,;:()\n–—.!?\"“”]|(?<= )[\"“][\w’'-]+(?: [\w’'-]+){0,3}[\"”](?= [a-z])){2,160}"
    rf"(?:{_NO_END}[^,;:()\n–—.!?\"“”]{{1,80}})*)"
)
_MANY = ("men", "women", "ers", "ors", "ists", "ians", "stars")
_VERBS = frozenset("met won lost took made went came told gave left led ran became began wrote saw held".split())
_STOP = frozenset(
    "the a an of for and to in at his her their its former ex then longtime senior top new said told says".split()
)
_PARTICIPLE = re.compile(
    r"(?:(?:still|now|once|long|often|also|already|widely|recently) )?\w+(?:ed|ing|en) (?:(?:him|her|them)sel(?:f|ves)|"
    r"by|to|of|for|in|on|at|with|from|as|over|his|her|their|its|[Tt]he|[Aa]n?)\b|accused [A-Z]"
)
_DOES = re.compile(r"([a-z]+ing) ([\w-]+)")


def _does(said: str) -> bool:
    """Whether words begin with what somebody does: "deepening a rift"; not "acting head", "founding director"."""
    m = _DOES.match(said)
    return m is not None and m[1] not in DOING and m[1] not in ADJECTIVES and not is_role(m[2].lower())


_MADE = re.compile(r"(?:an?|the) (?:[a-z-]+ )?[a-z]+ (?:more |less )?(?:[a-z]{2,}ed|built|made|given|held) (?=[a-z])")
"""What was done to a thing: "a wall | built on sand"."""
_THEN = re.compile(r"(?:(then|once|at the time)|now|currently) (?=an? |the )")
"""Before what somebody was when it happened ("Roe, then | a clerk"), or is now."""
_WHO = re.compile(
    r" (?:who|whose|whom|which|that|where)\b| --? (?=[a-z])| so [a-z-]+ (?:(?:he|she|they|it|his|her|the) [a-z]|that )"
)
_PAST = re.compile(r"\b(?:worked|served|acted|was|had)\b[^.\n]*(?:\b(?:19|20)\d\d\b| ago\b)")
"""What tells that somebody no longer is what a clause says."""
_GENERIC = re.compile(r"(?:an?|the|one of (?:the|his|her|their|its|our)) [^\W\d_]", re.I)


def describe(
    text: str, m: NameMention, paragraph: Span, *, phrase: Span | None = None, person: bool = True
) -> list[Description]:
    """Descriptions that stand beside one mention of a name.

    ``phrase`` is the source phrase of a quote that the name heads: what it holds before the name describes the name.
    ``person`` says that the name is surely a person's, so that any noun phrase in apposition describes it.
    """
    if _CREDITS.match(text, paragraph[0]):
        return []
    out: list[Description] = []
    told = told_before(text, m, phrase)
    roles, clause = [told], None
    supposed = bool(m.titles) and len(m.words) == 1 and text.endswith((" a ", "A ", " an "), 0, m.outer[0])
    if not supposed and (told is None or told[1] < m.outer[0] < m.span[0]):  # a title between the two
        roles.append(role_before(text, m, paragraph, person=person))  # but nobody is "a President Roe" yet
    if told is None and m.titles and not owns(text, m):
        roles.insert(0, apposed_before(text, m.outer[0], paragraph, m.span[1]))
    if (age := age_before(text, m.span[0])) is not None:
        out.append(Description(age, "age"))
    lord = not PEERS.isdisjoint(m.titles)  # "Lord Roe of Brinley": where he is a lord of, not where he lives
    shown = _SHOWN.match(text, m.span[1])  # "Jane Roe (left), the mayor"
    end = shown.end() if shown is not None else m.span[1]
    word = max(0, m.outer[0] - 40, text.rfind(" ", 0, m.outer[0] - 1))
    charged = _CHARGED.search(text, word, m.outer[0]) is not None
    known, end = beside(text, end, paragraph[1], person=person and not lord and not charged)
    out.extend(known)
    if phrase is not None and phrase[0] <= m.span[0] and end < phrase[1] < paragraph[1]:
        paragraph = (paragraph[0], phrase[1])  # "Jane Roe, a spokeswoman for the fund | said"
    several = not person or text.endswith(("and ", "& "), 0, m.outer[0])
    if (after := _role_after(text, end, paragraph, generic=person, several=several)) is not None:
        kind_after = known and known[-1].kind == "affiliation" and _is_bodys(text[slice(*after)])
        elsewhere = kind_after or told_of_next(text, m.outer[0], after[1]) or _said_before(text, m, after)
        roles += [None] if elsewhere else [after, second_role(text, after[1], paragraph)]
        sole = person and text.startswith(", ", after[1]) and not _OF_NAMED.search(text, *after)
        body = body_after(text, m, after[1], paragraph) if sole else None
        if body is not None and not text.startswith(" ", body.span[1]):
            out.append(body)  # "Jane Roe, head of sales, | Acre Mills"
    elif person and (body := body_after(text, m, end, paragraph)) is not None:
        out.append(body)
    if person:
        out += [d for d in (party_of(text, m), body_led(text, m, end, paragraph)) if d is not None]
        before = any(r is not None and r[1] <= m.span[0] for r in roles)
        told_there = before or (phrase is not None and phrase[0] <= m.span[0])
        if told_there and (school := school_at(text, m, end, paragraph)) is not None:
            out.append(school)
        clause = told_by_clause(text, m, end, paragraph)
        roles.append(clause)
        owned = not any(r is not None and r[1] <= m.span[0] for r in roles)
        if owned and (owner := owner_before(text, m, paragraph)) is not None:
            out.append(owner)
    for role in roles:
        if role is not None and not is_relation(text, role) and not _is_mere(text[slice(*role)]):
            was = role is clause and person and _PAST.search(text, end, role[1] + 30) is not None
            role = role_words(text, role)
            out.append(Description(role, "role"))
            own = (text.rfind("” ", *role) + 1 or text.rfind('" ', *role) + 1 or role[0], role[1])  # no title's words
            out.extend(d for d in detail(text, own) if not was or d.kind != "affiliation")
    first = {d.kind: d for d in reversed(out) if d.kind not in ("role", "affiliation")}
    return [d for d in out if d.kind in ("role", "affiliation") or first[d.kind] is d]


def _is_mere(said: str) -> bool:
    """Whether words say of a body no more than "the group" or "his company"."""
    return _MERE.fullmatch(said) is not None and said.rpartition(" ")[2].lower() in KINDS_OF_BODY


_MERE = re.compile(r"(?:(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he|[Aa]n?) )?[\w-]+")
_CHARGED = re.compile(
    r"\b(?:accus|convict|acquit|suspect|warn|inform|remind|notif|robb|depriv|stripp|strip|assur|ridd|disabus|reliev)"
    r"(?:e|es|ed|s|ted|ing|ting|y|ies|ied|ying)? $"
)
"""Before a name and what its bearer is accused or warned | of."""
_CREDITS = re.compile(r"(?:Presenter|Guests?|Contributors?|Panel(?:l?ists?)?): ")
"""Before names and roles run together, so that what stands between two names may be either's."""
_SHOWN = re.compile(
    r" \((?:pictured|left|right|centre|center|above|below|(?:second|third) (?:from )?(?:left|right)|[LRC])"
    r"(?: (?:left|right|above|below))?\)(?=,)"
)
"""Where in a picture somebody stands whom its caption names."""


def _is_bodys(said: str, kinds: Collection[str] = KINDS_OF_BODY) -> bool:
    """Whether an apposition says what a body is, before which somebody's name stands: "of Acremark, | a mill owner"."""
    nouns = [w.lower() for w in WORD.findall(_OF.split(said)[0])]
    return bool(nouns) and nouns[-1] in kinds and not any(is_role(w) for w in nouns)


def told_of_body(text: str, found: Sequence[Description]) -> list[Description]:
    """Of what is found beside a body's name only what says which body it is: "the news agency", "a shipping firm"."""
    return [d for d in found if d.kind == "role" and _is_bodys(text[slice(*d.span)], BODY_NOUNS)]


_OF_NAMED = re.compile(r" (?:of|for|at|in|with) (?:the )?[A-Z]")
_OF = re.compile(r" (?:of|for|at|in|with|from|that|which|based) ")


def _said_before(text: str, m: NameMention, after: Span) -> bool:
    """Whether an apposition only says again what stands before the name: "a hater of | Roe, | a hater"."""
    said, last = text[slice(*after)], text[slice(*m.span)].rpartition(" ")[2]
    own = said.startswith(f"the {last} ") and all(w[0].isupper() for w in said.split()[1:])  # "Roe, | the Roe Campaign"
    return own or text.endswith(f"{said} of ", 0, m.outer[0])


def _role_after(text: str, end: int, paragraph: Span, *, generic: bool, several: bool) -> Span | None:
    """The apposition after a name, if it starts like a noun phrase and a role stands in it or nothing else fits."""
    limit = min(paragraph[1], end + 220)
    m = _AFTER.match(text, end, limit)
    if m is None:
        return None
    row = _ROW.match(text, m.start(1), limit)
    if row is not None and not _is_who(row["first"]) and (is_role(row["noun"]) or "-old" in row["noun"]):
        return row.span()  # "Jane Roe, the brusque, outspoken mayor of Brinley"
    told = LOST_POINT.search(text, m.start(1), m.end(1)) or _WHO.search(text, m.start(1), m.end(1))
    span = whole_words(text, trim(text, (m.start(1), told.start() if told else m.end(1))), paragraph[1])
    begin = span[0]
    if (then := _THEN.match(text, *span)) is not None:
        span, begin = (then.end(), span[1]), begin if then[1] else then.end()
    if _A_TOWN.fullmatch(text, *span) and (of := _IN_A_STATE.match(text, span[1], paragraph[1])) is not None:
        span = (span[0], of.end())
    said = text[slice(*span)]
    words = [w.lower() for w in WORD.findall(said)]
    longest = 24 if words and (said.startswith(("a ", "an ", "the ")) or is_role(words[0])) else 18
    if not words or len(words) > longest or _PARTICIPLE.match(said) or _does(said):
        return None
    own = _own(said)
    head = own[: next((i for i, w in enumerate(own) if i and w in _LINKS), len(own))]
    if words[0] in _VERBS or any(w in _FINITE for w in head) or holds_clause(said, several=several):
        return None
    last = head[-1] if said[0].isupper() and not _is_who(own[0]) else ""
    head = [last] if last and "and" not in head else head  # "Roe, | Dow wage campaign warfare"
    known = any(is_role(w.rstrip("s")) or is_role(w) or w in STRONG_TITLES or "-old" in w for w in head)
    closed = told is not None or text[m.end() : m.end() + 1] in (",", ".", ")", ";", "–", "—", "")
    known = known or (not generic and _is_bodys(said) and _GENERIC.match(said) is not None)
    known = known or (len(words) > 2 and words[1] in ("of", "for") and is_agent(words[0]))
    known = known or said.startswith("in charge of ")
    span = (begin, with_campus(text, _fields(text, span[1], paragraph[1]), paragraph[1]))
    if said.startswith("one of "):
        generic = any(are_people(w) or w.endswith(_MANY) for w in words)
    elif text[m.start(1) - 2] == "-":
        generic = False
    nobody = _NOBODY.search(head[-1]) or (_SETTLED.match(said) and _OF_PLACE.search(text, max(0, begin - 60), begin))
    generic = generic and not nobody
    fits = generic and closed and len(words) > 1 and _GENERIC.match(said) and not _MADE.match(said)
    return span if known or fits else None


_A_TOWN = re.compile(r"an? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")
_IN_A_STATE = re.compile(r", [A-Z][\w.]+(?: [A-Z][\w.]+)?, [a-z][^,;:()\n–—.!?\"“”]{2,80}")
"""What goes on behind a town: "a Brinley|, Ohio, lawyer|, said"."""
_ADJ = r"(?!(?:an?|the|his|her|its|their|and|or|who|whose)\b)[a-z][a-z-]+"
_ROW = re.compile(
    rf"(?:an?|the|his|her|its|their) (?:[a-z]+ly )?(?P<first>{_ADJ})(?:, {_ADJ})?,(?: and| but| yet)? "
    rf"(?:{_ADJ} ){{1,4}}?(?P<noun>[a-z\d][a-z\d-]+)(?= (?:of|for|at|with|from|in|on|who|whose)\b|,)"
    r"(?: (?:of|for|at|from|in) [^,;:()\n–—.!?\"“”]{2,60})?"
)
"""Several adjectives and a noun."""
_NOBODY = re.compile(
    r"(?:tion|sion|ment|ness|ism|ance|ence|ity)$(?<!relation)(?<!companion)(?<!celebrity)(?<!university)"
    r"|^(?:sign|move|step|nod|feat|blow|fact|reminder|reference|result|proof|gesture|effort|bid|attempt|reflection)$"
)
"""What somebody is not: "Jane Roe, | the construction of the pier|,"."""
_SETTLED = re.compile(r"(?:an?|the) (?:[a-z-]+ ){0,3}(?:village|town|city|suburb|hamlet|county|island|district)\b")
_OF_PLACE = re.compile(r"(?:of|from|in) (?:[A-Z][\w’'.-]+ ?){1,3}, $")
"""Before what a place is: "Jane Roe, of Brinley, | a village by the sea"."""


def _fields(text: str, end: int, limit: int) -> int:
    """Where a role ends whose fields are parted by commas: "professor of law|, trade and rural history at Acre"."""
    if text[end : end + 2] != ", ":
        return end
    near = max(0, end - 50)
    more = _MORE_FIELDS.match(text, end, limit) if _FIELD.search(text, near, end) else None
    more = more or (_MORE_MATTERS.match(text, end, limit) if _MATTER.search(text, near, end) else None)
    return more.end() if more is not None else end


_FIELD = re.compile(r"\b(?:professor|lecturer|teacher|scholar|head|director) (?:of|in|for) [a-z]+(?: [a-z]+)?$", re.I)
_MORE_FIELDS = re.compile(
    r"(?:, [a-z-]+(?: [a-z-]+)?){1,4},? and (?:[a-z-]+ ){1,3}(?:at|for|with) (?:the )?[A-Z][\w’'-]+"
    r"(?: (?:(?:of|for|the|and|in) ){0,2}[A-Z][\w’'-]+)*"
)


_MATTER = re.compile(
    r"\b(?:secretary|minister|commissioner|officer|president|director|head|editor|adviser|advisor|chief|manager|envoy)"
    r"(?: of state| general)? (?:of|for) [a-z]+$",
    re.I,
)
_MORE_MATTERS = re.compile(r"(?:, [a-z-]+){1,4},? and [a-z]+(?: [a-z]+)?(?=[,.;]|\n|\Z| sa(?:id|ys)\b)")
"""What else an office is over: "secretary for fisheries|, ports and trade|, said"."""


def _is_who(word: str) -> bool:
    """Whether a word opens what somebody is: "President"."""
    return is_role(word) or is_title(word.capitalize())


def _own(said: str) -> list[str]:
    """The words of an apposition without the body that owns it: "Hands for Brinley's | executive director"."""
    owner = _BODYS.match(said)
    body = owner is not None and not any(is_role(w.lower()) or is_title(w) for w in WORD.findall(owner[0])[:-1])
    rest = _OF_A_NAME.sub(r"\1 ", said[owner.end() :]) if owner is not None and body else said
    if rest is said and (long := _LONG_BODY.match(said)) is not None:
        rest = said[long.end() :] if is_role(said.rpartition(" ")[2]) else said  # "Acre Department of Health | officer"
    return [w.lower() for w in WORD.findall(rest)] or [said.lower()]


_BODYS = re.compile(
    r"(?:the )?[A-Z][\w’'&.-]*?(?: (?:(?:of|for|the|and|&|in|on) ){0,2}[A-Z][\w’'&-]*?){0,5}(?:['’]s|(?<=s)['’]) "
)
_LONG_BODY = re.compile(
    r"(?:[A-Z][\w’'&-]* )*(?:Department|Ministry|Office|Bureau|University|Institute|Board|Division|Council|Association|"
    r"Federation|Commission|Cent(?:er|re)) (?:of|for) (?:the )?(?:[A-Z][\w’'&-]* (?:and (?=[A-Z]))?)+"
    r"(?=(?:[a-z-]+ ?){1,5}$)"
)
_OF_A_NAME = re.compile(r"\b([A-Z][\w’'-]+) of (?=[A-Z])")
_LINKS = frozenset("of for at in who with from on to".split())
_FINITE = frozenset(
    "said says told is was are were has had have will would added asked announced but he she they it who "
    "remains remained wants wanted knows knew faces faced seems seemed appears appeared became becomes".split()
)


def keywords(text: str, descriptions: Sequence[Description]) -> set[str]:
    """The telling words of descriptions, by which "the former mayor" is known again."""
    out: set[str] = set()
    for d in descriptions:
        if d.kind == "age":
            out |= {f"{age}-year-old" for age in re.findall(r"\d+", text[slice(*d.span)])}
        if d.kind in ("role", "affiliation", "party"):
            for w in WORD.findall(text[slice(*d.span)]):
                word = w.lower().strip(".").removesuffix("'s").removesuffix("’s")
                if word not in _STOP and word not in NAME_SUFFIXES:
                    out |= {word, word.removeprefix("co-")}
    return out


def called(text: str, descriptions: Sequence[Description]) -> set[str]:
    """What descriptions call a speaker: "wife" in "the king's wife", "husband" in "husband of the queen"."""
    out: set[str] = set()
    for d in descriptions:
        if d.kind == "role":
            words = WORD.findall(_MORE_TOLD.split(text[slice(*d.span)], 1)[0])
            out.update(w.lower().rpartition("-")[2] for w in words[-1:])
    return out


_MORE_TOLD = re.compile(r"[,(]| (?:of|for|at|in|who|with|to|from) ")


def posts(text: str, descriptions: Sequence[Description]) -> set[str]:
    """What descriptions call who holds a post ("minister") or held it ("former minister"); not for who stands in."""
    out: set[str] = set()
    for d in descriptions:
        near = max(0, d.span[0] - 20)  # "Deputy mines | minister"
        if d.kind != "role":
            continue
        was = "former " if _WAS.search(text, near, d.span[1]) else ""
        if not _STANDS_IN.search(text, near, d.span[1]):
            out |= {was + noun for noun in called(text, [d])}
        if _PROSECUTES.search(text, *d.span):
            out.add(was + "prosecutor")
    return out


_PROSECUTES = re.compile(
    r"\b(?:(?:[Ss]tate|[Cc]ommonwealth)['’]s|[Dd]istrict|[Cc]ounty|U\.?S\.?|[Pp]rosecuting) [Aa]ttorney\b"
)
_STANDS_IN = re.compile(r"\b(?:deputy|vice|shadow|assistant|aspiring|would-be)\b", re.I)
_WAS = re.compile(r"\b(?:former|ex|then|late|retired|onetime|one-time)\b", re.I)


def head_words(text: str, span: Span) -> set[str]:
    """The telling words of a nominal: without determiners, "former" and the like."""
    words = {w.lower().strip(".").removesuffix("'s").removesuffix("’s") for w in WORD.findall(text[slice(*span)])}
    return words - _STOP


@lru_cache(maxsize=4096)  # of each name for each phrase
def words_in_name(name: PersonName) -> frozenset[str]:
    """The words of a name as names have them and as phrases do: "sheriff" of a Sheriff's Office, "boat" of Boats."""
    words = frozenset(name.words) | head_words(name.text, (0, len(name.text)))
    return words | {w[:-1] for w in words if w.endswith("s")}


def told_behind(text: str, end: int) -> set[str]:
    """The names that tell a noun phrase apart: "the chairman | of the Council of Mayors"."""
    of = _BEHIND.match(text, end)
    whose = {fold(w) for w in re.findall(r"[A-Z][\w-]*(?!['’\w-])", of[1])} if of else set()
    if (kind := _REPRESENTING.match(text, end)) is not None:
        whose.add(kind[1])
    return whose - {"state"}  # a secretary of State


_REPRESENTING = re.compile(r" (?:that |which )?represent(?:ing|s) (?:the )?([a-z-]+)")


_BEHIND = re.compile(
    r" (?:of|at|for|representing) (?:the |its )?(?:(?!(?:on|last|late|early|in|by|as|that|who) )[a-z-]+ ){0,2}?"
    r"((?:[A-Z][\w’'-]*(?: (?:of|and|for|the) )?[ ]?){1,6})"
)

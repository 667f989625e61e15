"""What the article says a speaker is: role, affiliation, party, age, place, as spans beside the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Description, Span
from quoth.speakers.bodynames import MATTERS
from quoth.speakers.clauses import ADJECTIVES, holds_clause, new_clause, told_of_next
from quoth.speakers.details import age_before, beside, detail
from quoth.speakers.employers import with_campus
from quoth.speakers.lexicon import (
    BODY_NOUNS,
    FUNCTION_WORDS,
    HONORIFICS,
    NAME_SUFFIXES,
    POSSESSIVE,
    SPEECH_VERBS,
    STRONG_TITLES,
    TITLES,
    common_words,
)
from quoth.speakers.mentions import NameMention
from quoth.speakers.people import ROLE_NOUNS
from quoth.text import trim

_WORD = re.compile(r"[^\W_][\w’'.-]*")
_AFTER = re.compile(
    r",? ?[,(–—] ?(?!\s|and\b|but\b|who\b|whose\b|whom\b|which\b|said\b|that\b|or\b|as\b|in\b|on\b|at\b|when\b|while\b|"
    r"where\b|with\b|like\b|having\b|being\b|representing\b|after\b|before\b|if\b|because\b|since\b|although\b|"
    r"though\b|despite\b|even\b|according\b|unlike\b|by\b|to\b|so\b|nor\b|yet\b|he\b|she\b|they\b|it\b|we\b|I\b|"
    r"you\b|there\b|this\b|these\b|those\b|what\b|how\b|why\b|no\b|not\b)"
    r"([^,;:()\n–—.!?\"“”]{3,120}(?:(?:(?<=\b[A-Z])|(?<=\b(?:St|Dr|Mt|Mr|Ms))|(?<=\b(?:Mrs|Sen|Gov|Rep|Gen|Col))|(?<=\bProf)|(?=\.(?:com|org|net|co)\b))\.[^,;:()\n–—.!?\"“”]{1,80})*)"
)
_APPOSED_BEFORE = re.compile(
    rf"(?<![\w’'-])(?=((?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[Ww]hose|[A-Z][\w.]+{POSSESSIVE}) "
    r"((?:[\w’'-]+ ){0,4}[\w’'-]+)"
    r"(?: (?:of|for|at|in|to) (?:[\w’'-]+ ){0,5}[\w’'-]+)?), $)"
)
_OFFICE_BEFORE = re.compile(
    r"(?:(?:[Ff]ormer|[Tt]he|[Aa]cting|[Dd]eputy) ){0,2}([\w-]+) "
    r"(?:of|for|at) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? $"
)
_VERBS = frozenset("met won lost took made went came told gave left led ran became began wrote saw held".split())
_STOP = frozenset(
    "the a an of for and to in at his her their its former ex then longtime senior top new said told says".split()
)
_RELATIVE = re.compile(r"\b(?:who|whose|whom|which|that|said|says)\b|[“”\"]")
_PARTICIPLE = re.compile(
    r"\w+(?:ed|ing|en) (?:by|to|of|for|in|on|at|with|from|as|over|his|her|their|its|[Tt]he|[Aa]n?)\b|accused [A-Z]"
)
_STYLE = re.compile(r"[Tt]he (?:Most|Right|Very|Rt\.?) $")
_WHO = re.compile(r" (?:who|whose|whom|which|that)\b")
_GENERIC = re.compile(r"(?:an?|the) [^\W\d_]", re.I)
_AGENT = re.compile(r"[a-z]{2,}(?:er|or|ist|ian|man|woman|eer|grapher)$")
REACH = 150  # characters; the words before a name that describe it


def describe(
    text: str, m: NameMention, paragraph: Span, *, phrase: Span | None = None, person: bool = True
) -> list[Description]:
    """Descriptions that stand beside one mention of a name.

    ``phrase`` is the source phrase of a quote that the name heads: what it holds before the name describes the name.
    ``person`` says that the name is surely a person's, so that any noun phrase in apposition describes it.
    """
    out: list[Description] = []
    told = _phrase_before(text, m, phrase)
    roles = [told]
    if told is None or told[1] < m.outer[0] < m.span[0]:  # a title between the two
        roles.append(_role_before(text, m, paragraph))
    if told is None and m.titles and not _owner(text, m):
        roles.insert(0, _apposed_before(text, m.outer[0], paragraph))
    if (age := age_before(text, m.span[0])) is not None:
        out.append(Description(age, "age"))
    lord = not _PEERS.isdisjoint(m.titles)  # "Lord Roe of Brinley": where he is a lord of, not where he lives
    known, end = beside(text, m.span[1], paragraph[1], person=person and not lord)
    out.extend(known)
    if phrase is not None and phrase[0] <= m.span[0] and end < phrase[1] < paragraph[1]:
        paragraph = (paragraph[0], phrase[1])  # "Jane Roe, a spokeswoman for the fund | said"
    several = not person or text.endswith(("and ", "& "), 0, m.outer[0])
    if (after := _role_after(text, end, paragraph, generic=person, several=several)) is not None:
        roles.append(None if told_of_next(text, m.outer[0], after[1]) else after)
    for role in roles:
        if role is not None:
            begin = role[0] + 6 * text.startswith(("whose ", "Whose "), role[0])
            dated = _DATED.search(text, *role) or _OPEN_END.search(text, *role)  # "her counterpart on Monday"
            role = trim(text, (begin, dated.start() if dated else _without_address(text, role)))
            out.append(Description(role, "role"))
            out.extend(detail(text, role))
    first = {d.kind: d for d in reversed(out) if d.kind not in ("role", "affiliation")}
    return [d for d in out if d.kind in ("role", "affiliation") or first[d.kind] is d]


def _owner(text: str, m: NameMention) -> bool:
    """Whether a name stands in the possessive: in "the mayor, | Roe's | brother, said" the mayor is not Roe."""
    return text.startswith(("'", "’"), m.span[1])


def _without_address(text: str, role: Span) -> int:
    """Where a role ends before a title of address: "Brexit minister | Lord", "the trust's founder | Dame"."""
    before, _, last = text[slice(*role)].rpartition(" ")
    low, of = last.lower().strip("."), before.rpartition(" ")[2].lower().strip(".,")
    peer = low in _PEERS and before and of != "first"
    return role[0] + len(before) if peer or (low in _ADDRESSES and is_role(of)) else role[1]


_ADDRESSES = HONORIFICS | {"dr", "prof"}
_DATED = re.compile(
    r" (?=(?:According to|However|Although|Meanwhile|He|She|They|Of course)\b)"  # a lost point
    r"|,? (?:on|late|early|this|last|next) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|,? (?:yesterday|last week|this week)\b| (?:named|called)$|,? (?:and|but) no relation\b"
)
_OPEN_END = re.compile(r"(?: (?:of|for|at|in|to|and|with|by|from|on)(?: (?:the|an?))?)$")  # "author | of “The Pier”"
_PEERS = frozenset("lord lady baron baroness viscount viscountess earl duke duchess marquess".split())


def _phrase_before(text: str, m: NameMention, phrase: Span | None) -> Span | None:
    """What a source phrase says before its name: "Deputy Prime Minister and Treasurer", "the mayor's aide,"."""
    if phrase is None or not phrase[0] < m.span[0] <= phrase[1] or m.span[0] - phrase[0] > REACH:
        return None
    styled = _STYLE.search(text, max(phrase[0], m.outer[0] - 20), m.outer[0])  # ", the Most Rev. Jane Roe"
    outer = styled.start() if styled is not None else m.outer[0]
    comma = text[:outer].rstrip().endswith(",")
    start, end = trim(text, (phrase[0], outer if comma else m.span[0]), " ,(")
    words = text[start:end]
    if (kin := re.search(r"\band (?=(?:his|her|their) )", words)) is not None:  # "Roe and his brother, Paul Roe"
        start, words = start + kin.end(), words[kin.end() :]
    known_before = words[: other.start()] if (other := _OTHER.search(words)) is not None else ""
    last = known_before.rpartition(" ")[2]
    named = last[:1].isupper() and last.lower() not in common_words() | MATTERS
    if (
        other is not None
        and (named or other[1])
        and not any(is_role(w.lower()) or _title(w) for w in _WORD.findall(known_before))
    ):
        start, words = start + other.end(), words[other.end() :]
    if not words or "\n" in words or _RELATIVE.search(words) or (not comma and "," in words):
        return None
    if not comma and (article := re.match(r"(?:the|an?) ", words, re.I)) is not None:
        start += article.end()
    found = _WORD.findall(words)
    known = [w for w in found if is_role(w.lower()) or _title(w)]
    known += [w for w in found[-1:] if _agent(w.lower()) and len(m.words) > 1]
    return (start, end) if any(_title(w) or w.lower() not in HONORIFICS for w in known) and start < end else None


_OTHER = re.compile(r"(?<=\w) and (?=((?:former|then|ex|the|an?)[ -])|[a-z])")
"""After somebody else's name: "Dow | and | former mayor Roe", "Dow | and | business magnate Roe"."""


def _title(word: str) -> bool:
    low = word.lower().strip(".")
    return low in TITLES and low not in HONORIFICS and word[:1].isupper()


def _role_before(text: str, m: NameMention, paragraph: Span) -> Span | None:
    """ "Labour leader" before "Jeremy Corbyn": the words back to a comma, a verb or the start, if a role ends them."""
    start, end = m.outer[0], m.span[0]
    if start < end and any(t in TITLES and t not in HONORIFICS for t in m.titles):
        begin = start
    else:
        last = _LAST.search(text, max(paragraph[0], start - 40), start)
        if last is None or not _role_word(last.group(1), m) or last.group().rstrip().endswith(","):
            return None if _owner(text, m) else _apposed_before(text, start, paragraph)
        begin = start - len(last.group())
    floor = max(paragraph[0], start - LONGEST_ROLE)
    while (w := _BEFORE.search(text, max(floor, begin - 40), begin)) is not None:
        word = w.group(1)
        if word.endswith(".") and not _abbreviated(word):
            break  # the sentence before
        if word.lower() in _POSSESSIVES:
            begin -= len(w.group())
            break
        if not _premodifier(word):
            begin = _noun_phrase(text, floor, begin)
            break
        begin -= len(w.group())
        if word.lower() in ("the", "a", "an"):
            begin += len(w.group())
            break
    span = trim(text, (begin, end))
    return span if span[1] > span[0] else None


def _noun_phrase(text: str, floor: int, begin: int) -> int:
    """Where the nouns begin that stand before a role: "by | retired bus | driver"; ``begin``, if that is not clear."""
    nouns = _NOUNS_BEFORE.search(text, max(floor, begin - 60), begin + 1)
    if nouns is None or nouns.end() != begin:
        return begin
    verbal = any(_LIKE_VERB.search(w) and w not in ADJECTIVES for w in nouns[1].split())
    return begin if verbal or not _NO_NOUNS.isdisjoint(nouns[1].lower().split()) else nouns.start(1)


_NOUNS_BEFORE = re.compile(
    r"(?:\A|[\n“\"]|[,;:.!?—–] |\b(?i:the|an?|his|her|its|their|our|my|by|with|from|of|for|and|said|says|as) |['’]s )"
    r"((?:[A-Z]?[a-z]+(?:-[a-z]+)* ){1,3})(?=[a-z]\Z)"
)
_LIKE_VERB = re.compile(r"(?<!-)[a-z](?:ed|ing|(?<!ic|ht|rm|le|ir|st|as|es|bu|rt|ew|ou)(?<!s)s)$")
"""What ends like a verb; not "politics", "rights", "arms", "sales", "affairs"."""
_NO_NOUNS = (
    FUNCTION_WORDS | SPEECH_VERBS | frozenset("met saw won took made came gave led hit let oust alongside".split())
)
_LAST = re.compile(r"([\w’'-]+),? $")
_BEFORE = re.compile(r"([\w’'&./-]+) $")
LONGEST_ROLE = 160  # code points before a name


def _abbreviated(word: str) -> bool:
    """Whether a word with a point after it is cut short ("U.S.", "Lt.") and does not end a sentence."""
    bare = word.rstrip(".").lower()
    return "." in bare or len(bare) == 1 or bare in TITLES or bare in HONORIFICS or bare in NAME_SUFFIXES


def _role_word(word: str, m: NameMention) -> bool:
    """Whether the word right before a name is a role: a known one, or before a full name any noun of an agent."""
    if is_role(word.lower()):
        return True
    return len(m.words) > 1 and _agent(word)


def _agent(word: str) -> bool:
    """Whether a lower-case word looks like one for somebody who does something: "shopkeeper", "machinist"."""
    return bool(_AGENT.match(word)) and word not in FUNCTION_WORDS and word not in _NO_AGENTS_OR_FIRMS


_FIRMS = BODY_NOUNS - frozenset({"brewer", "grocer"})  # "chipmaker" before the name of a firm
_NO_AGENTS = frozenset(
    "later earlier former remember consider order offer deliver enter cover discover answer honor favor honour number "
    "summer winter october september november december letter matter river border dinner tower corner center weather "
    "rather another together whether after before over under per for or nor than then latter either neither never ever "
    "however moreover paper newspaper order register minor major prior junior senior interior error mirror terror "
    "older younger elder former bigger better rather register trigger transfer prefer suffer differ refer infer".split()
)

_NO_AGENTS_OR_FIRMS = _NO_AGENTS | _FIRMS


def _apposed_before(text: str, start: int, paragraph: Span) -> Span | None:
    """ "The former mayor of Brinley, Jane Roe": a noun phrase for a person and a comma before the name."""
    if text[start - 1 : start] != " ":
        return None
    if text[start - 2] == ",":
        found = list(_APPOSED_BEFORE.finditer(text, max(paragraph[0], start - 110), start))
        told = (m for m in reversed(found) if _is_told(m.group(2)))
        span = next((m.span(1) for m in told), None)  # the innermost: "the niece of the builder, Paul Dow"
        if span is None or new_clause(text, span[0], start):
            return None
        if text.endswith(("As ", "as "), 0, span[0]) and not is_role(text[slice(*_head(text, span))].lower()):
            return None  # "As | the foreman read the verdict, | Roe wept"
        who = _WHO.search(text, *span)  # "The reporter who broke the story, Jane Roe"
        if holds_clause(text[span[0] : who.start() if who else span[1]], several=True):
            return None
        return span
    if not text[text.rfind(" ", 0, start - 1) + 1].isupper():
        return None
    office = _OFFICE_BEFORE.search(text, max(paragraph[0], start - 80), start)
    return trim(text, office.span()) if office is not None and is_role(office.group(1).lower()) else None


def _is_told(words: str) -> bool:
    """Whether a noun phrase says what somebody is: "chief of staff"; not "town of | General Acre"."""
    words = _OF_ALL.sub("", words)
    head = _OF.split(words)[0].split()
    return any(is_role(w.lower()) for w in words.split() if w[0].islower() or w in head)


_OF = re.compile(r" (?:of|for|at|in|to) ")
_OF_ALL = re.compile(r"\bgeneral (?=election|strike|assembly|public|hospital|meeting|fund|store|population|consensus)")


def _head(text: str, span: Span) -> Span:
    """The last word of a noun phrase before a preposition: "adviser" in "the fund's adviser for trade"."""
    m = _HEAD.search(text, *span)
    return m.span(1) if m is not None else span


_HEAD = re.compile(r"([\w’'-]+)(?= (?:of|for|at|in|to) |,? ?$)")


def _premodifier(word: str) -> bool:
    low = word.lower()
    if word[0].isupper() and low not in _NO_MODIFIERS:
        return True
    return low in _MODIFIERS or low in ROLE_NOUNS or low in BODY_NOUNS or low.endswith(("al", "ic", "ive", "-old"))


_POSSESSIVES = frozenset("his her their its whose our my".split())
_NO_MODIFIERS = FUNCTION_WORDS - frozenset("first second third former last".split())
_MODIFIERS = frozenset(
    "former ex-wife ex longtime senior top deputy vice assistant "
    "associate acting then-candidate chief co current new late retired veteran "
    "fellow rival party campaign policy press media news election "
    "security party's club state city company school football "
    "prime foreign defence defense finance health home shadow outgoing incoming interim first lead main team".split()
)


def _role_after(text: str, end: int, paragraph: Span, *, generic: bool, several: bool) -> Span | None:
    """The apposition after a name, if it starts like a noun phrase and a role stands in it or nothing else fits."""
    m = _AFTER.match(text, end, min(paragraph[1], end + 180))
    if m is None:
        return None
    told = _WHO.search(text, m.start(1), m.end(1))
    span = trim(text, (m.start(1), told.start() if told else m.end(1)))
    said = text[slice(*span)]
    words = [w.lower() for w in _WORD.findall(said)]
    if not words or len(words) > 18 or _PARTICIPLE.match(said):
        return None
    head = words[: next((i for i, w in enumerate(words) if i and w in _LINKS), len(words))]
    if words[0] in _VERBS or any(w in _FINITE for w in head) or holds_clause(said, several=several):
        return None
    known = any(is_role(w.rstrip("s")) or is_role(w) or w in STRONG_TITLES or "-old" in w for w in head)
    closed = told is not None or text[m.end() : m.end() + 1] in (",", ".", ")", ";", "–", "—", "")
    span = (span[0], with_campus(text, span[1], paragraph[1]))
    return span if known or (generic and closed and len(words) > 1 and _GENERIC.match(said)) else None


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
            for w in _WORD.findall(text[slice(*d.span)]):
                word = w.lower().strip(".").removesuffix("'s").removesuffix("’s")
                if word not in _STOP and word not in NAME_SUFFIXES:
                    out.add(word)
    return out


def called(text: str, descriptions: Sequence[Description]) -> set[str]:
    """What descriptions call a speaker: "wife" in "the king's wife", "husband" in "husband of the queen"."""
    out: set[str] = set()
    for d in descriptions:
        if d.kind == "role":
            words = [
                w.lower()
                for w in _WORD.findall(re.split(r"[,(]| (?:of|for|at|in|who|with|to|from) ", text[slice(*d.span)])[0])
            ]
            out.update(w.rpartition("-")[2] for w in words[-1:])
    return out


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
    words = {w.lower().strip(".").removesuffix("'s").removesuffix("’s") for w in _WORD.findall(text[slice(*span)])}
    return words - _STOP


def is_role(word: str) -> bool:
    """Whether a lower-case noun says what a person does or is: "editor", "co-editor", "sub-editor"."""
    last = (word.partition("-of-")[0] if "-of-" in word else word).rpartition("-")[2]  # "mother-of-two"
    if last != word and last in ("man", "woman"):  # "ten-man"
        return word in ROLE_NOUNS
    return word in ROLE_NOUNS or last in ROLE_NOUNS or last.endswith(("ologist", "grapher", "ician"))

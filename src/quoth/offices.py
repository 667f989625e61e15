"""Whom a claim means that names an office, and not who holds it: "the mayor said", "the owner told the BBC"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from quoth.data import Article, Record, Speaker
from quoth.ingest.labels import is_unnamed_person
from quoth.speakers.words.lexicon import DEMONYMS, HONORIFICS, NATIONALS, OFFICES, PARTISANS, TITLES
from quoth.speakers.words.people import are_people, is_role
from quoth.text import common_words

_HELD = OFFICES | frozenset(
    "chief executive officer minister pm ceo cfo coo cto coach manager captain editor spokesman spokeswoman "
    "spokesperson admiral general colonel judge justice king queen pope bishop archbishop lawyer analyst host "
    "councillor congressman congresswoman counsel witness councilmember "
    "councilperson alderperson assemblymember".split()
)
_OFFICE_WORDS = (
    TITLES
    | _HELD
    | frozenset(
        "prime vice deputy assistant acting first foreign home finance health education defence defense interior press "
        "state treasury former associate presiding lord madam mr mrs ms lady sir city county town managing "
        "his her honour honor district council board union fire police borough parish village head ranking".split()
    )
)
_PLACES = frozenset("district council board union fire police borough parish village ranking city county town".split())
"""What stands before an office and before no surname."""
_SURNAMES = frozenset(
    "baker barber batter bishop bowler boxer butcher butler carpenter carter chandler child cook cooper count dancer "
    "deacon dean diver driver duke earl fan farmer fellow fisher fitter foreman forester friend gamer gardener "
    "general gentleman guard hawker head host hunter justice judge keeper king knight lady lord lover major man "
    "marshal mason member merchant miner monk nun painter parent peer person piper pitcher poet pope porter potter "
    "prince queen ranger reader rebel rider royal ruler sergeant servant shepherd singer skipper smoker son star "
    "stranger student tailor tanner teller tenor trader trapper turner twin usher viewer walker warden weaver whip "
    "widow winger winner writer youth".split()
)
"""Nouns of people that are surnames, too."""
_NAMED_BY = (HONORIFICS - {"madam", "lady", "lord", "sir"}) | frozenset("dr sen rep gov prof".split())
"""What stands before a surname, and before no office but "Mr Speaker" and the like."""
_SITTING = frozenset("court bench jury panel tribunal defence defense prosecution".split())
"""What, behind "the", stands for whoever sits or speaks there."""
_AT = re.compile(r"\s+(?:of|for|in|at|to)\s|,")
_PRONOUNS = frozenset("i me we us you he him she her it they them who".split())
_LEADS = frozenset("the a an his her its their our my this that another one".split())
_SOME = frozenset("a an another one".split())
_SEVERAL = frozenset(
    "president director senator minister secretary judge justice attorney lawyer counsel analyst witness host officer "
    "councillor congressman congresswoman spokesman spokeswoman spokesperson general colonel admiral captain".split()
)
"""Offices of which more than one may be meant in a text that tells of one."""
_LINKS = frozenset("of for at in from with".split())
_OTHER = frozenset("deputy vice former ex acting assistant shadow onetime late interim associate junior".split())
"""Words before an office that make another of it."""
_SEATS = _HELD | frozenset("representative mp mep msp td lawmaker congressperson assemblyman assemblywoman".split())
_MEMBERS = PARTISANS | {"tory", "libertarian"}
_NATIVES = (
    frozenset(word for word in DEMONYMS if word.removesuffix("s") not in DEMONYMS - {word})
    | frozenset(NATIONALS)
    | frozenset("briton pole dane swede finn turk yorker".split())
) - frozenset("north south east west northern southern eastern western central internet gop democratic".split())
_PAPERS = frozenset("yorker scotsman australian oregonian tennessean".split())
_AGED = re.compile(r"\d{1,3}-year-old", re.IGNORECASE)
_MERE_VOICE = re.compile(r"(?:an?|the|its|his|her|their|one) spokes(?:man|woman|person)", re.IGNORECASE)
_SPEAKS = re.compile(r"\bspokes(?:man|woman|person|people)\Z", re.IGNORECASE)
_LEADS_BODY = re.compile(
    r"spokes(?:man|woman|person)|(?:co-)?leader|(?:vice-)?chair(?:man|woman|person)?|head|executive|c[efot]o|president|"
    r"director|secretary|boss|officer|(?:co-?)?founder"
)
_RANKS = frozenset("chief executive vice deputy managing general finance financial operating acting interim".split())
_OF_PLACE = re.compile(r"((?:Mr|Mrs|Ms|Miss|Dr|Rep|Sen)\.? [\w'’. -]+?) of [A-Z][\w ]+")
_PARTED = re.compile(r"\s+(?:-{1,3}|–|—)\s+|,\s+|\s*\(")
_HEADS = re.compile(
    r"(?:group |global |interim |acting )?(?:chief (?:\w+ )?(?:executive|officer)|c[efot]o|chair(?:man|woman|person)?|"
    r"president|(?:managing|finance) director|(?:head of |director of )?(?:communications|investor relations)|"
    r"spokes(?:man|woman|person))\b",
    re.IGNORECASE,
)
_OF_BODY = re.compile(r",|\b(?:of|at|for)\b (?!communications|investor)", re.IGNORECASE)
_HEAD = 600  # code points of a first turn in which a host says whose meeting it is
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def is_office(label: str) -> bool:
    """Whether a label names an office and not who holds it: "Mayor", "CORONER", "Minister for Ports"."""
    return _is_high(label) or (_is_post(label) and not is_unnamed_person(label))


def _is_high(label: str) -> bool:
    """Whether a label is of such words as name offices by themselves: "Chief Executive", "Mayor of Acre"."""
    words = [word.strip(".").lower() for word in label.replace("’", "'").split()]
    words = words[1:] if words[:1] == ["the"] else words
    words = words[: words.index("of")] if "of" in words[1:] else words
    if len(words) > 1 and words[0] in _NAMED_BY and words[-1] in _SURNAMES:
        return False  # "Mr. King"
    return bool(words) and all(word in _OFFICE_WORDS for word in words) and any(word in _HELD for word in words)


def _is_post(label: str) -> bool:
    """Whether a label says by a common noun what somebody is or does: "THE CLERK", "Head Coach", "Counsel for Acre".

    One that is a surname, too, does behind "the" or another word of an office alone.
    """
    lead, *rest = _AT.split(label.lower())[0].replace("’", "'").split() or [""]
    words = [word.strip(".") for word in (rest if lead == "the" else [lead, *rest])]
    if not words or not (words[-1] in _HELD or is_role(words[-1]) or (lead == "the" and words[-1] in _SITTING)):
        return False
    if lead != "the" and words[-1] in _SURNAMES and not (words[:-1] and _PLACES.issuperset(words[:-1])):
        return False
    return all(word in _OFFICE_WORDS or is_role(word) or word in common_words() for word in words[:-1])


def without_office(label: str) -> str:
    """A label without what it says of a post beside a name, but for the title before that: "Minister Roe" of "FOREIGN
    MINISTER ROE", "ROE" of "TOWN CLERK ROE" and of "Mr. ROE of Ohio"."""
    placed = _OF_PLACE.fullmatch(label)
    words = (placed[1] if placed else label).split()
    for end in range(len(words) - 1, 0, -1):
        word = words[end - 1].strip(".").lower()
        titled = word in TITLES or word in _NAMED_BY
        post = titled or word in _HELD or is_role(word)
        if post and (end > 1 or word not in _SURNAMES) and is_office(" ".join(words[:end])):
            return " ".join(words[end - titled :])
    return " ".join(words)


def heads_office(label: str) -> bool:
    """Whether words name an office, wherever it is held: "The Secretary of State for Health", "Analyst, Acre Bank"."""
    head = re.split(r"\s+(?:of|for|in|at)\s|,", label.lower())[0].split()
    return bool(head) and (head[-1].strip(".") in _HELD or _is_high(label))


def is_post(phrase: str) -> bool:
    """Whether a phrase means whoever has a post that hardly two have: "the mayor", "the president of Acre Lines", but
    not "a mayor", "the candidate" or "the president", who may be another than the one told of."""
    lead, *rest = phrase.lower().split() or [""]
    several = lead in _SOME or (lead in _LEADS and len(rest) == 1 and rest[0] in _SEVERAL)
    return is_phrase(phrase) and not several and heads_office(phrase)


def is_pronoun(name: str) -> bool:
    """Whether "she" or "they" stands for a name."""
    return name.strip().lower() in _PRONOUNS


@lru_cache(maxsize=2_000)
def is_phrase(name: str) -> bool:
    """Whether words mean somebody without naming them: "the mayor", "a union official", "Mayor", "officials", "she"."""
    words = name.split()
    head = _head(words)
    led = len(head) > 1 and words[0].lower() in _LEADS
    told = led and (words[1][0].islower() or head[-1][0].islower() or _is_kind(head))
    several = name.islower() and bool(head) and are_people(head[-1])
    return bool(words) and (told or several or is_pronoun(name) or is_office(name))


def _head(words: Sequence[str]) -> Sequence[str]:
    """The words of a phrase up to the one that says what it means: "the Republican | of Acre"."""
    return words[: next((i for i, word in enumerate(words) if word in _LINKS and i), len(words))]


def _is_kind(words: Sequence[str]) -> bool:
    """Whether a phrase tells what somebody is, for all its capitals: "the Acre Republican", "the US Senator", "the
    Texan", "the 61-year-old"; "The New Yorker" and the like may be papers."""
    head, before = words[-1].lower(), [word.lower() for word in words[1:-1]]
    if head in _NATIVES - _MEMBERS:
        return (words[0].islower() or head not in _PAPERS) and _NATIVES.issuperset({*before} - {"new"})
    return head in _SEATS or _is_one_of_many(head)


def _is_one_of_many(head: str) -> bool:
    """Whether a word tells of somebody what holds of many: "Republican", "Texan", "61-year-old"."""
    return head in _NATIVES | _MEMBERS or bool(_AGED.fullmatch(head))


def holds(record: Record, name: str | None, phrase: str) -> bool | None:
    """Whether the person so named in a record is whom a phrase means; None: the record does not tell.

    It does where it describes them so ("Jane Roe, the mayor of Acre" for "the mayor"), or somebody else.
    """
    if is_pronoun(phrase):
        return None
    fitting = {speaker.name for speaker in record.speakers if _is_described(record, speaker, phrase)}
    if name is not None and (name in fitting or _is_labelled(name, phrase)):
        return True
    shared = name is None or set(_words(phrase)) <= set(_words(name))  # "the board" for "Acre Board of Trade"
    return None if not fitting or shared or _is_one_of_many(_head(phrase.split())[-1].lower()) else False


def speaks_for(record: Record, name: str | None, body: str) -> bool:
    """Whether a record gives a person as of a body that a claim names as the speaker: its chief executive's words are
    its own.  A party's are not those of each of its members, but of who speaks for it or leads it."""
    text, wanted = record.article.text, _body(_words(body))
    for speaker in record.speakers:
        if speaker.name != name or speaker.type == "organisation":
            continue
        told = [(one.kind, _words(text[slice(*one.span)])) for one in speaker.descriptions]
        bodies = [_body_of(words) for kind, words in told if kind == "role"]
        bodies += [
            _body(words) for kind, words in told if kind == "affiliation" or (kind == "party" and ["party"] in bodies)
        ]
        if any(_is_body(one, wanted, body) for one in bodies if one):
            return True
    return False


def _body_of(role: list[str]) -> list[str]:
    """The body that somebody speaks for or leads, by the role: "a spokesman for the Greens", "Green leader"."""
    end = next((i for i, word in enumerate(role) if word in _LINKS), len(role))
    if not end or not _LEADS_BODY.fullmatch(role[end - 1]) or {"former", "ex", "onetime"} & {*role[:end]}:
        return []
    if end < len(role):  # "of sales at Acre Foods"
        at = next((i + 1 for i in range(len(role) - 1, end, -1) if role[i] == "at"), end + 1)
        return _body(role[at + 1 :] if role[at : at + 1] and role[at] in _LEADS else role[at:])
    while end and (_LEADS_BODY.fullmatch(role[end - 1]) or role[end - 1] in _RANKS):
        end -= 1
    return _body(role[:end])


def _body(words: list[str]) -> list[str]:
    """The words of a body's name by which it is known: "Green" of "the Green Party" and "the Greens"."""
    words = words[:-1] if len(words) > 1 and words[-1] == "party" else words
    return [*words[:-1], words[-1].removesuffix("s")] if words else []


def _is_body(told: list[str], wanted: list[str], body: str) -> bool:
    """Whether a body told of is the one named, in full or by its initials."""
    letters = body.replace(".", "").removeprefix("the ").removeprefix("The ")
    short = letters.isupper() and len(told) > 1 and "".join(word[0] for word in told) == letters.lower()
    return told == wanted or short


def may_speak_for(record: Record, name: str | None, body: str) -> bool:
    """Whether a record has somebody as a spokeswoman of nobody stated, and tells of a body that she may speak for; or a
    transcript as its chief executive or the like."""
    text = record.article.text
    if record.article.turns:
        return name is not None and _heads_at(record.article, name, _words(body))
    for speaker in record.speakers:
        if speaker.name != name or any(one.kind == "affiliation" for one in speaker.descriptions):
            continue
        if _MERE_VOICE.fullmatch(speaker.name):
            return body.casefold() in text.casefold()
        if any(_SPEAKS.search(text[slice(*one.span)]) for one in speaker.descriptions):
            return any(one is not speaker and _words(one.name) == _words(body) for one in record.speakers)
    return False


def _heads_at(article: Article, label: str, body: list[str]) -> bool:
    """Whether a label, or the list of who takes part above a transcript, says of somebody to be of a body ("Jane Roe,
    Acre Bank") or to head or speak for one that is not told ("Jane Roe - Chief Executive"), and the title or the first
    words are of that body."""
    begin, end = article.turns[0].span
    listed = (_PARTED.split(line.strip(), maxsplit=1) for line in article.text[:begin].splitlines())
    roles = {one[0].casefold(): one[1] for one in listed if len(one) > 1 and one[1][-1:] not in {*".?!"}}
    name, *told = _PARTED.split(label, maxsplit=1)
    role = told[0] if told else roles.get(name.casefold(), "")
    if _holds_words(_words(role), body):
        return True
    others = any(_holds_words(_words(one), body) for one in roles.values())
    if others or not _HEADS.match(role) or _OF_BODY.search(role):
        return False
    return _holds_words(_words(f"{article.title or ''} {article.text[: min(end, begin + _HEAD)]}"), body)


def _holds_words(words: list[str], asked: list[str]) -> bool:
    size = len(asked)
    return size > 0 and any(words[i : i + size] == asked for i in range(len(words) - size + 1))


def _is_described(record: Record, speaker: Speaker, phrase: str) -> bool:
    text = record.article.text
    told = [_words(text[slice(*one.span)]) for one in speaker.descriptions]
    roles = [_words(text[slice(*one.span)]) for one in speaker.descriptions if one.kind in ("role", "party")]
    if speaker.unnamed is not None or speaker.type == "unnamed":
        roles.append(_words(speaker.name))
    every = {word for words in told for word in words}
    return any(_is_role(role, _words(phrase), every) for role in roles)


def _is_role(role: list[str], asked: list[str], every: set[str]) -> bool:
    """Whether a role is the one asked for: more or less closely told, and no deputy's."""
    if not role or not asked:
        return False
    if role[: len(asked)] == asked:
        return len(role) == len(asked) or role[len(asked)] in _LINKS
    if asked[: len(role)] == role:
        return asked[len(role)] in _LINKS and set(asked[len(role) + 1 :]) - _LINKS <= every
    head = next((i for i, word in enumerate(role) if word in _LINKS), len(role))
    before = role[: max(0, head - len(asked))]
    if role[len(before) : head] == asked:
        return not _OTHER & set(before)
    return role[head - 1] == asked[-1] and set(asked) <= every and not _OTHER & {*asked, *role}


def _is_labelled(label: str, phrase: str) -> bool:
    """Whether a label begins with the office asked for: "MAYOR WHITCOMBE", "The President"."""
    asked, words = _words(phrase), _words(label)
    return is_office(phrase) and words[: len(asked)] == asked


def _words(phrase: str) -> list[str]:
    words = [word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(phrase)]
    return words[1:] if words[:1] and words[0] in _LEADS else words

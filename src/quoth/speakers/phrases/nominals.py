"""Common nouns that stand for someone: "the former mayor", "a spokesman", "the company"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import islice

from quoth.data import Span
from quoth.speakers.bearers.entity import Entity
from quoth.speakers.bearers.posts import holds_now
from quoth.speakers.described.descriptions import head_words, told_behind, words_in_name
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.view import View
from quoth.speakers.phrases.alike import alone_called, another, others_named
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import (
    BODY_NOUNS,
    DEMONYMS,
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    HONORIFICS,
    NATIONALS,
    ORG_WORDS,
    SPEECH_VERBS,
    TITLES,
)
from quoth.speakers.words.people import HE_NOUNS, ROLE_NOUNS, SHE_NOUNS, are_people, is_role
from quoth.speakers.words.placing import PLAIN_WORD
from quoth.speakers.words.synonyms import other_land, same_roles

_FINDER = re.compile(  # it begins with a set of letters, which is found three times as fast
    r"([A-Zahmot](?<![\w’'].)(?<!\w-.)(?:(?i:(?<=t)(?:he|his|hat|heir)|(?<=a)(?:n(?:other)?)?|(?<=o)(?:ne|ur)"
    r"|(?<=h)(?:is|er)|"
    r"(?<=m)y)|(?<=[A-Z])[\w.]{1,60}(?: [A-Z][\w.]{1,60}){0,2}['’][sS]?)) "
    r"(?=([“\"]?[\w’'-]+(?:\.(?:[A-Z]\.)+)?[”\"]?(?: [\w’'-]+){0,5}))"
)
_OF_A_WORK = re.compile(r"(?<![\w’'-])([Tt]he) [“\"‘'][A-Z][^“”\"‘\n]{1,50}[”\"’'] (?=([a-z-]+(?: [a-z-]+){0,2}))")
"""The “Long Road” star."""
_NOT_BETWEEN = frozenset(
    "of for in at on to by with from and or but is was are were has "
    "had have that which who said as than not it he she they be "
    "been will would can could into over after before about up out off his her its their the a an when while if".split()
)
FUNCTIONS = frozenset(
    "spokesman spokeswoman spokesperson judge justice lawyer attorney prosecutor counsel solicitor officer detective "
    "inspector investigator sheriff constable policeman policewoman "
    "firefighter coroner witness victim survivor suspect "
    "resident neighbour neighbor passenger customer patient doctor nurse official source insider reporter journalist "
    "correspondent editor presenter host anchor interviewer "
    "driver person man woman boy girl child parent mother father "
    "mum dad mom husband wife son daughter brother sister uncle aunt cousin colleague friend partner rival opponent "
    "predecessor successor head member aide adviser advisor guest fan supporter critic voter protester demonstrator "
    "counterpart president king queen pope minister secretary chief boss owner manager director worker soldier teacher "
    "author speaker publisher writer general captain model major star lead leader youth lady "
    "student expert analyst user poster blogger clerk interpreter translator deputy assistant associate fellow "
    "referee umpire linesman waiter waitress receptionist attendant porter guard bodyguard bailiff caller cashier "
    "chauffeur usher warden juror foreman paramedic medic rescuer kidnapper attacker robber burglar thief assailant "
    "gunman killer sniper hostage captive hacker informant informer viewer reader listener client spectator "
    "bystander onlooker passer-by passerby eyewitness intern staffer trainee apprentice recruit servant nanny "
    "housekeeper babysitter cleaner janitor caretaker bartender barman barmaid barista shopkeeper electrician "
    "technician dispatcher plumber counsellor counselor therapist tutor hairdresser courier messenger postman "
    "lifeguard jailer stranger newcomer outsider sibling spouse acquaintance flatmate housemate roommate teammate "
    "team-mate classmate co-worker coworker landlord landlady tenant lodger stepfather stepmother grandparent "
    "grandfather grandmother grandpa grandma father-in-law mother-in-law brother-in-law sister-in-law ex-wife "
    "ex-husband".split()
)
"""Nouns that bring somebody new: "the judge" need not be anyone named before."""

TRADES = frozenset(
    "judge justice lawyer attorney prosecutor counsel solicitor officer detective inspector investigator sheriff "
    "constable coroner doctor nurse correspondent editor presenter interpreter translator minister secretary chief "
    "president boss owner manager director soldier teacher author publisher writer captain star model analyst deputy "
    "driver student speaker firefighter blogger clerk spokesman spokeswoman spokesperson aide protester resident "
    "witness survivor victim suspect gunman attacker hostage customer passenger neighbour neighbor".split()
)
"""Functions that one person alone may be called by in an article."""

OFFICES = frozenset("leader president minister chief boss general author star captain candidate".split())
"""Functions by which somebody named before is often called again."""
MERE_FUNCTIONS = FUNCTIONS - OFFICES

_BREAKS_OFF = _NOT_BETWEEN | SPEECH_VERBS
_NEXT = re.compile(r"[ -]([A-Za-z]+)")
AFTER_NOUN = frozenset(
    "himself herself also never always then just did does do may might must should could went came took made "
    "gave got left ran won lost met saw knew felt held kept led paid spoke stood fell began became during "
    "through against between among since until so because under around without within whose whom where now later "
    "earlier still again ever even often twice once last next today tonight yesterday alone nor whether like behind "
    "outside inside here there no being holding wearing carrying speaking known familiar close think found sought "
    "spent sent sat broke grew heard wrote wept slept drove flew threw drew rose woke chose froze stole "
    "swore tore wore swam sang rang drank sank lay hid slid fought taught caught bought brought built lent "
    "swept crept leapt dealt meant shot fled died cried lied tried didn doesn isn wasn hasn wouldn couldn "
    "shouldn hadn aren don can cannot further having shook spat swung clung hung rode strode understood overheard "
    "forgot withdrew leant spun".split()
)
RANKS = frozenset("vice deputy shadow assistant".split())
_FORMER = re.compile(r"(?:the|an?) (?:former|ex-|one-time|late)\b", re.I)
GESTURE = (
    r"(?:(?:just|only|simply|also|then) )?(?:shook|shrugged|laughed|nodded|smiled|grinned|sighed|wept|cried|sobbed|"
    r"disagreed|objected|frowned|winced|chuckled|giggled|groaned|grimaced|spat|swore|remembered|recalled|"
    r"pointed (?:at|to)|(?:rolled|wiped) (?:his|her) [a-z]+|(?:was|were|is) (?:in tears|angry|furious|blunter|"
    r"(?:not |not so |less |more |un)(?:sure|convinced|impressed|certain|happy|pleased)))"
)
"""What only people do or are, and mostly before they say something."""
_ANOTHER = re.compile(
    r"[AOTo](?<!\w.)(?:(?<=A)(?:nother| second| third)|(?<=T)he other|(?<=o)ne of the [a-z]+(?= and s?he\b)"
    r"|(?<=O)ne(?: of (?:the|those|his|her|their|our) (?:(?!and )[a-z-]+ ){0,2}(?!s?he\b)[a-z]+| of them)?)"
    rf"(?=(?:, (?:who|an?|[a-z]+ing) [^,.;\n]{{3,90}},)? (?:{any_of(SPEECH_VERBS)}|{GESTURE}|and s?he)\b)"
)
_ONE_OF_THEM = re.compile(
    r"One of (?:the|those|these|his|her|their|our|my) (?:(?!and )[a-z-]+ ){0,2}?([a-z-]+)(?= [a-z]|,)"
)
_OLD = re.compile(r"\d+-year-old$")
_OWNERS = ("his", "her", "my")


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase for one person: determiner to head noun."""

    span: Span
    noun: str
    definite: bool
    says: str  # "he", "she" or "": what the noun itself says


def find_nominals(view: View, names: Sequence[NameMention]) -> list[Nominal]:
    """Singular noun phrases for a person that are no apposition to a name."""
    beside = {m.outer[0] for m in names}
    beside |= {m.outer[0] - 4 for m in names if m.titles and view.text.endswith(", the ", 0, m.outer[0])}
    ends = {m.span[1] for m in names if m.person > -2}  # "Speaking to Roe News, the former mayor": no apposition
    surnames = {m.words[-1] for m in names if len(m.words) > 1 or m.titles}
    out: list[Nominal] = []
    text = view.text
    titled = any(f"he {mark}" in text for mark in "“\"‘'")
    for s, e in view.paragraphs:
        found_here = list(_FINDER.finditer(text, s, e))
        if titled:
            found_here = sorted([*found_here, *_OF_A_WORK.finditer(text, s, e)], key=re.Match[str].start)
        for m in found_here:
            found = _head(text, m.span(2), (max(s, m.start() - 2), m.start()))
            if found is None:
                continue
            noun, end = found
            if text.startswith(noun.upper(), end - len(noun)) and f"({noun.upper()})" in text:
                continue  # "the Care and Food Office (CFO)"
            if noun in NATIONALS and noun in surnames:
                continue  # "the elder Dane", where somebody is called Dane
            if noun == "head" and m.group(1).lower() in _OWNERS and end - len(noun) == m.start(2):
                continue  # "shook her head"
            if end + 1 in beside or (text[end : end + 2] == ", " and end + 2 in beside):
                continue
            if text[m.start() - 2 : m.start()] == ", " and m.start() - 2 in ends and not _SAYS.match(text, end):
                continue
            definite = m.group(1).lower() not in ("a", "an", "another", "one")
            if m.group(1) == "that" and (found[1] - m.start(2) > 30 or _CLAUSE.match(text, m.start(2))):
                continue  # "noted that President Roe", "that no lawmaker"
            out.append(Nominal((m.start(), end), noun, definite, says(noun)))
        others = {m.start(): m.span() for m in _ONE_OF_THEM.finditer(text, s, e) if are_people(m[1])}
        others |= {m.start(): m.span() for m in _ANOTHER.finditer(text, s, e)}
        out += [Nominal(span, "another", False, "") for span in others.values()]
    return out


def _head(text: str, span: Span, before: Span) -> tuple[str, int] | None:
    """The head noun of the words after a determiner and where it ends, if a person's; what stands ``before`` that."""
    words = PLAIN_WORD.findall(text, *span)
    end = span[0]
    for k, word in enumerate(words):
        low, end = word.lower(), text.index(word, end) + len(word)
        if low.endswith(("'s", "’s")) and (low[:-2] in ROLE_NOUNS or _OLD.match(low[:-2])):
            two = islice(PLAIN_WORD.finditer(text, end, span[1]), 2)
            kin = next(((w[0].lower(), w.end()) for w in two if w[0].lower() in _OWN_PEOPLE), None)
            return kin or (low[:-2], end - 2)  # "the cyclist's brother"; "the senator's answer"
        if low in _BREAKS_OFF:
            return None
        if low.endswith("s") and word.islower() and low not in _MODIFIERS and low[-2:] not in ("ss", "us", "’s", "'s"):
            return None  # "the candidates oppose Roe's executive"
        if is_role(low) or (low[0].isdigit() and _OLD.match(low)) or (low in NATIONALS and word[0].isupper()):
            if k and word.istitle() and words[k - 1].istitle() and low not in TITLES and low not in NATIONALS:
                return None  # "the Tern Star" is a ship
            after = _NEXT.match(text, end)
            behind = [w.lower() for w in words[k + 1 : k + 3]]
            if behind and behind[-1 if behind[0] in _MODIFIERS else 0] in ROLE_NOUNS:
                continue  # "the billionaire | business owner"
            if low in NATIONALS and after is not None and (after[1] in ("and", "or") or after[1][0].isupper()):
                continue  # "the Russian and Syrian ministries", "the American Family League"
            if low in _ADJECTIVES and after is not None and _plural(after.group(1)):
                continue  # "the conservative groups"
            if after is None or _ends_phrase(after.group(1)):
                return low, end
            if text[slice(*before)].strip() in ("", ".", "”", '"') and MORE.match(text, end):
                return low, end  # at the head of its sentence
    return None


MORE = re.compile(
    r" (?:(?:I|we|you) [a-z]|[a-z]+ing (?:the|an?|his|her|their|its|in|at|on|for|to|with|from|by|near|him|them|it)\b)"
)
"""What tells more behind a noun: "a clerk | I met", "the man | offering his home"."""
_SAYS = re.compile(rf" {any_of(SPEECH_VERBS)}\b")
"""What follows who speaks, be a name before: "Asked by Roe, | the clerk | said"."""
_CLAUSE = re.compile(r"[A-Z]|(?:no|any|every|each|all|some|many|most|few|both|other) ")


def _plural(word: str) -> bool:
    return word.endswith("s") and word not in SPEECH_VERBS and word not in _NOT_BETWEEN and word not in AFTER_NOUN


_ADJECTIVES = NATIONALS.keys() | frozenset(
    "conservative liberal republican democrat socialist communist nationalist progressive moderate radical activist "
    "veteran american russian german italian african asian european christian muslim independent native "
    "executive general chief".split()
)
"""Nouns for people that as often say of what kind something is."""


def _ends_phrase(word: str) -> bool:
    if word in _PAPERS:
        return False  # "the Austrian daily"
    return word in _NOT_BETWEEN or word in SPEECH_VERBS or word in AFTER_NOUN or word.endswith(("ed", "ly", "s"))


_MODIFIERS = frozenset(
    "rights services affairs sports news sales operations communications arms systems forces relations resources "
    "finances economics politics physics ethics elections foods motors airlines industries securities drugs weapons "
    "homes games works plans schools arts humanities mathematics statistics genetics robotics women's children's "
    "times then-times thus various previous famous business".split()
)
"""What ends like a plural or is none, and stands before a noun for somebody."""
_PAPERS = frozenset("daily weekly monthly family assembly ally supply monopoly".split())
_OWN_PEOPLE = frozenset(
    "wife husband widow widower son daughter brother sister father mother mum mom dad cousin uncle aunt nephew niece "
    "girlfriend boyfriend fiance fiancee partner lawyer attorney solicitor spokesman spokeswoman spokesperson agent "
    "coach manager neighbour neighbor doctor friend deputy predecessor successor".split()
)
"""Who comes up as somebody's."""


def says(noun: str) -> str:
    """The pronoun a noun itself calls for, or nothing."""
    return "he" if noun in HE_NOUNS else "she" if noun in SHE_NOUNS else ""


def match_described(
    text: str, span: Span, noun: str, position: int, entities: Sequence[Entity], words: Sequence[set[str]]
) -> list[tuple[int, float]]:
    """Entities whose descriptions (``words``) fit a definite nominal, with scores, best first.

    The head noun must be known of the entity (or be part of a body's name); shared modifiers add, and among equals the
    one named last before the position wins by a little.
    """
    asked = head_words(text, span)
    extra = asked - {noun} - _OF_AGE
    large = [w for w in PLAIN_WORD.findall(text[slice(*span)]) if w[0].isupper()]
    capital = {w.lower().removesuffix("'s").removesuffix("’s") for w in large}
    scored: list[tuple[int, float]] = []
    role = noun in ROLE_NOUNS or noun in TITLES or noun in NATIONALS
    former = _FORMER.match(text, span[0]) is not None
    many = noun in GROUP_NOUNS or (noun.endswith("s") and not noun.endswith("ss"))
    whose = told_behind(text, span[1])
    thing = noun in BODY_NOUNS or noun in DOCUMENT_NOUNS
    for entity in entities:
        if noun not in words[entity.index] and noun not in entity.name.words:
            continue
        held = role or (noun in entity.titles and f"he {noun.title()} of " in text)  # "the Ooni", of Brinley
        if entity.is_person and not held and (many or noun in capital or noun in ORG_WORDS or noun in _MATTERS):
            continue  # "advocates" are no one person, nor is "the North" its leader, nor the industry its chairman
        if former and holds_now(text, noun, entity):
            continue  # who is mayor now is not "the former mayor"
        known = words[entity.index]
        if entity.name.words == (noun,):
            continue  # "our Agency"
        called = _is_head(noun, entity) or (noun in known and noun not in _LANDS)
        acts = noun in known and noun.endswith(("er", "or"))  # "the operator", of "The operator, Acre Lines, denied"
        body = (thing or acts) and not entity.is_person and called
        if not body and (noun not in known or (thing and noun not in ROLE_NOUNS) or not entity.is_person):
            continue
        if noun in FUNCTIONS and not (extra & known) and not body and noun not in same_roles(entity.titles):
            asked_as = f"former {noun}" if former else noun
            if extra or noun not in TRADES or not alone_called(text, asked_as, entity, position, entities):
                continue
        own = known | (in_name := words_in_name(entity.name))
        if extra and entity.is_person and other_land(extra - own, known):
            continue  # "Norland's minister" is not the Danish one
        if whose and whose.isdisjoint(own):
            continue  # "the chairman of the Council of Mayors" is no other chairman
        place = entity.is_place and noun not in _LANDS and ORG_WORDS.isdisjoint(entity.name.words)
        if body and (place or _of_bodies(extra - own, entities)):
            continue  # "the medical organisation", where another is called Medical Society
        told = extra & (capital | in_name) if body else extra - HONORIFICS  # a kind of body is told by its names alone
        if body and noun in _OF_A_LAND and not extra.isdisjoint(DEMONYMS.intersection(entity.name.words[1:])):
            continue  # "the Danish army" is not the Free Danish Army
        if body and noun in _TOLD_APART and extra - told - own - _ANY:
            continue  # "the central bank" is not the Harbour Bank
        share = len(told & own) / len(told) if told else 0.5
        if body and told and not share:
            continue  # "Roe's campaign" is not the Campaign Law Center
        before = bisect_left(entity.mentions, position, key=lambda m: m.span[0])
        if not before and not body and (not share or _WITHHELD.search(text, max(0, position - _NEAR), position)):
            continue  # named only later, and nothing else that is asked is said of her: "the top Democrat on the panel"
        own_word = noun in (entity.titles if entity.is_person else entity.name.words) and noun not in _COMMON
        if not before and not told and not own_word and others_named(entity, position, entities):
            continue
        if body and not told and another(text, noun, entity, before, position, entities):
            continue
        recency = 1.0 / (1.0 + (position - entity.mentions[before - 1].span[0]) / 600) if before else 0.0
        lower = noun != "prosecutor" and bool((known ^ asked) & RANKS)  # "the president" is not the vice president
        score = 0.5 + 0.4 * share + 0.1 * recency - 0.1 * (not before) - 0.3 * lower
        scored.append((entity.index, score))
    if len(scored) > 1:
        often = {i: len(entities[i].mentions) for i, _ in scored}
        most = max(often.values())
        scored = [(i, s - 0.1 * (1 - often[i] / most)) for i, s in scored]
    scored.sort(key=lambda x: (-x[1], x[0]))
    return scored


def _of_bodies(words: Set[str], entities: Sequence[Entity]) -> bool:
    """Whether one of the words is of the name of something that is no person."""
    return any(not e.is_person and not words.isdisjoint(e.name.words) for e in entities)


_OF_A_LAND = frozenset("army military navy police government parliament".split())
_TOLD_APART = frozenset("ministry department court bank agency committee commission council office police".split())
_MATTERS = frozenset(
    "industry trade sector economy market world country church army navy force defence defense public treasury "
    "opposition media press state city town county nation region government movement community service".split()
)
"""What somebody may be at the head of."""
_ANY = frozenset("new latest local national official same whole entire private public big giant own".split())
_OF_AGE = frozenset("young elderly".split())
"""What may be said of anybody: "the young nurse", of a nurse."""
_NEAR = 500
_WITHHELD = re.compile(r"\b(?:anonym(?:ity|ously)|not (?:to )?be (?:named|identified)|(?:his|her|their) names?)\b")
"""Near before "the refugee", who is then nobody that is named further below."""


_COMMON = OFFICES | frozenset("agency coalition bank company group firm team".split())
"""What others named before may be called as well."""

PAPERS_IN_NAMES = frozenset(("paper", "studies"))
"""Acre Paper makes it, and an Institute for Harbour Studies is none."""
_SHOWS = frozenset("festival award awards prize show fair".split())
_LANDS = frozenset("state city town county country nation village province region".split())


def _is_head(noun: str, entity: Entity) -> bool:
    """Whether a body may be called by a word of its name: a Campaign Committee is no campaign, nor an Institute for
    Government the government.
    """
    words, text = entity.name.words, entity.name.text.casefold()
    if noun not in words or noun in PAPERS_IN_NAMES or text.endswith((f" for {noun}", f" of {noun}")):
        return False
    if noun == "government" and (" for " in text or " of " in text) and words[0] != noun:
        return False  # a Department for Harbours and Local Government
    return noun == words[-1] or not (words[-1] in BODY_NOUNS or words[-1] in _SHOWS)

"""Who is announced without a name and quoted by name right after: "…, a judge has said. ¶ Jane Roe, who sits at …".

News reports of every kind open so.  The first to speak is "a" somebody in the headline or the first lines; whoever
speaks next is introduced there in full, for the first time, as somebody of that kind.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.described.descriptions import head_words
from quoth.speakers.names.view import View
from quoth.speakers.phrases.identified import PLAIN
from quoth.speakers.phrases.nominals import MERE_FUNCTIONS, TRADES
from quoth.speakers.phrases.offices import LANDS_AND_PEOPLES, SPOKEN_FOR
from quoth.speakers.phrases.sources import Head
from quoth.speakers.phrases.unnamed import anonymity
from quoth.speakers.words.lexicon import PARTY_NAMES
from quoth.speakers.words.people import ROLE_NOUNS
from quoth.speakers.words.placing import PLAIN_WORD
from quoth.speakers.words.synonyms import same_roles

LEAD = 2  # paragraphs of the report in which somebody is announced
REACH = 3  # paragraphs on until the name comes
FAR = 8  # the same where nobody else is called so
_CHIEF = frozenset(
    "director director-general chief head president chairman chairwoman chair commissioner secretary minister governor "
    "mayor ceo founder co-founder deputy coordinator boss leader manager executive administrator commander".split()
)
_LEARNED = frozenset(
    "professor prof dr lecturer researcher scientist fellow economist analyst author academic scholar historian "
    "director head expert specialist rapporteur psychologist consultant strategist president chairman "
    "chairwoman".split()
)
_ELECTED = frozenset(
    "senator sen mp msp mep td rep representative congressman congresswoman councillor speaker lawmaker legislator "
    "deputy minister leader chairman chairwoman spokesman spokeswoman assemblyman assemblywoman governor mayor".split()
)
KINDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys("official bureaucrat administrator".split(), _CHIEF | {"officer", "spokesman", "spokeswoman"}),
    **dict.fromkeys("expert specialist academic scholar scientist researcher analyst".split(), _LEARNED),
    **dict.fromkeys("economist consultant strategist historian".split(), _LEARNED | {"founder", "ceo", "partner"}),
    **dict.fromkeys("lawmaker politician legislator parliamentarian mp".split(), _ELECTED),
    **dict.fromkeys("executive boss businessman businesswoman entrepreneur".split(), _CHIEF | {"investor"}),
    **dict.fromkeys("leader head chief".split(), _CHIEF | {"bishop", "archbishop", "imam", "rabbi", "general"}),
    "diplomat": frozenset("ambassador envoy minister consul attache representative".split()),
    "doctor": frozenset("dr professor prof surgeon consultant gp physician".split()),
    "officer": frozenset("constable inspector superintendent sergeant detective chief sheriff commander".split()),
    "commander": frozenset("general gen colonel col major admiral".split()),
    "campaigner": frozenset("activist founder director head".split()),
    "activist": frozenset("campaigner founder director head".split()),
    "teacher": frozenset("headteacher head principal".split()),
    "adviser": frozenset("advisor aide strategist".split()),
    "aide": frozenset("adviser advisor strategist spokesman spokeswoman".split()),
    "ally": frozenset("mp minister senator".split()),
    "minister": frozenset("secretary".split()),
}
"""Nouns by which somebody is announced -> what he or she may be when introduced."""

_AGED = PLAIN | frozenset(
    "mother father mum dad woman widow widower teenager student pensioner grandmother grandfather".split()
)
"""Nouns by which somebody is announced whose age alone comes with the name: "A mother … ¶ Jane Roe, 38, said"."""
_OF_A_KIND = LANDS_AND_PEOPLES | frozenset(PARTY_NAMES)
_FIRMS = frozenset("club bank party union school college university hospital airline".split())
"""Whose somebody is, that is told with the name as well."""
_INDEFINITE = re.compile(
    r"(?:An?|a|an|One|one of)\b"
    r"|(?:[Tt]he )?(?:[A-Z]?[\w-]+['’]s )?(?:top|leading|chief|highest|most senior) (?=[a-z])"
)
_OTHER = re.compile(r"(?:[Aa]nother|[Aa] (?:second|third|fourth)|[Tt]he (?:other|second|third)|[Oo]ne)\b")
_WHO = re.compile(r", who[^.,\n]{0,80}")


def announced(
    view: View, heads: Sequence[Head], entities: Sequence[Entity], described: Sequence[set[str]]
) -> dict[int, int]:
    """The start of a phrase like "a judge" in the lead -> the entity that speaks next, if introduced as one."""
    told = sorted((h for h in heads if h.kind != "none"), key=lambda h: h.span)
    found = {**_right_before(view, told, entities, described), **_in_lead(view, told, entities, described)}
    return {start: who for start, who in found.items() if not _withheld(view, start)}


def _withheld(view: View, start: int) -> bool:
    """Whether the sentence says that somebody is not named, who is then nobody named below."""
    return anonymity(view.text, (start, start), view.sentences[view.sentence_at(start)]) is not None


def _right_before(
    view: View, heads: Sequence[Head], entities: Sequence[Entity], described: Sequence[set[str]]
) -> dict[int, int]:
    """The start of "a former envoy" anywhere -> whoever speaks next and is introduced right there as such an envoy."""
    found: dict[int, int] = {}
    for before, head in itertools.pairwise(heads):
        if head.kind != "name" or before.kind != "nominal" or before.noun not in _TELLING_ROLES:
            continue
        if not _A_FORMER.match(view.text, before.span[0]) or before.noun in _NO_TRADES:
            continue
        near = view.sentence_at(head.span[0]) - view.sentence_at(before.span[0]) < 3
        who = _introduced(view, before, head, entities, described, alike=True) if near else None
        if who is not None:
            found[before.span[0]] = who
    return found


_TELLING_ROLES = ROLE_NOUNS - PLAIN - SPOKEN_FOR
_NO_TRADES = MERE_FUNCTIONS - TRADES
_A_FORMER = re.compile(r"(?:[Aa]n?|[Oo]ne) ")


def _in_lead(
    view: View, told: Sequence[Head], entities: Sequence[Entity], described: Sequence[set[str]]
) -> dict[int, int]:
    """The same for "a judge" in the lead, whose kind may be told otherwise."""
    lead: list[Head] = []
    found: dict[int, int] = {}
    for head in told:
        if not lead and not _announces(view, head):
            if not view.titled[view.paragraph_at(head.span[0])]:
                break
            continue
        if head.kind == "name":
            named = ((h.span[0], _introduced(view, h, head, entities, described)) for h in lead)
            found = {start: who for start, who in named if who is not None}
            break
        if not lead or (
            head.kind == "nominal" and head.noun == lead[0].noun and not _OTHER.match(view.text, head.span[0])
        ):
            lead.append(head)
        elif head.noun in ROLE_NOUNS or head.kind in ("he", "she", "I", "we"):
            return {}  # somebody else speaks
        elif head.kind not in ("nominal", "relative"):
            break
    if lead and not found and (only := _only_one(view, lead[0], entities, described)) is not None:
        return {head.span[0]: only for head in lead}
    return found


def _only_one(view: View, lead: Head, entities: Sequence[Entity], described: Sequence[set[str]]) -> int | None:
    """Who is first named soon after ``lead`` and is the one person whom the article calls so."""
    noun = lead.noun.rpartition("-")[2]
    if noun in PLAIN | SPOKEN_FOR or (noun in MERE_FUNCTIONS and noun not in TRADES):
        return None
    alike = [
        e for e in entities if e.is_person and e.mentions and not described[e.index].isdisjoint(same_roles({noun}))
    ]
    if len(alike) != 1 or noun not in described[alike[0].index]:
        return None
    first = alike[0].mentions[0]
    if _OF_A_KIND & head_words(view.text, lead.span) - described[alike[0].index]:
        return None
    near = view.paragraph_at(first.span[0]) - view.paragraph_at(lead.span[0]) <= FAR
    return alike[0].index if len(first.words) > 1 and first.span[0] > lead.span[1] and near else None


def _announces(view: View, head: Head) -> bool:
    """Whether a phrase brings somebody up in the headline or the first lines without saying who."""
    paragraph = view.paragraph_at(head.span[0])
    first = next((k for k, titled in enumerate(view.titled) if not titled), 0)
    if head.kind != "nominal" or head.noun not in ROLE_NOUNS or paragraph >= first + LEAD:
        return False
    return bool(_INDEFINITE.match(view.text, head.span[0])) or (paragraph == 0 and head.definite is None)


def _introduced(
    view: View,
    lead: Head,
    head: Head,
    entities: Sequence[Entity],
    described: Sequence[set[str]],
    *,
    alike: bool = False,
) -> int | None:
    """Whom the source ``head`` names, if it brings up somebody new who is what ``lead`` announces."""
    mention, text = head.mention, view.text
    if mention is None or mention.entity < 0 or text.startswith(":", mention.span[1]):
        return None
    entity = entities[mention.entity]
    first = entity.mentions[0]
    if not entity.is_person or len(first.words) < 2 or first.span[0] < lead.span[1]:
        return None
    if view.paragraph_at(mention.span[0]) > view.paragraph_at(lead.span[0]) + REACH:
        return None
    if _FIRMS & head_words(text, lead.span) - described[entity.index]:
        return None  # "a club official", behind it the head of another firm
    told = _WHO.match(text, first.span[1])
    words = described[entity.index] | ({w.lower() for w in PLAIN_WORD.findall(told.group())} if told else set())
    noun = lead.noun.rpartition("-")[2]
    kinds = same_roles({noun}) | (frozenset() if alike else KINDS.get(noun, frozenset()))
    aged = not alike and noun in _AGED and mention is first and any(w.endswith("-year-old") for w in words)
    return entity.index if aged or same_roles(words) & kinds else None

"""Whom "he", "she", "who" and "the woman" point to."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from quoth.data import Span
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import fold
from quoth.speakers.names.persons import given_names
from quoth.speakers.names.titles import AGENT
from quoth.speakers.phrases.antecedents import (
    antecedent,
    is_no_antecedent,
    named_after,
    nobody,
    paper_of,
    paper_there,
    share_of,
    with_others,
)
from quoth.speakers.phrases.joined import COMMA
from quoth.speakers.phrases.nearby import phrase_before
from quoth.speakers.phrases.sources import Head, within
from quoth.speakers.routes.answer import Answer, Key, Phrase, abstain
from quoth.speakers.routes.calibration import confidence
from quoth.speakers.routes.collective import OWNS
from quoth.speakers.routes.namings import CLOSE, answer_nominal, called, family
from quoth.speakers.sweep.pronouns import only_he_or_she
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.words.lexicon import (
    BODY_NOUNS,
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    OFFICES,
    ORG_WORDS,
    TITLES,
    VOICED_NOUNS,
)
from quoth.speakers.words.people import ROLE_NOUNS, are_people, is_role

_MANY = re.compile(
    r"(?: \w+ly| also| both| all)? (?:are|were|have|do|aren['’]t|weren['’]t|haven['’]t|don['’]t"
    r"|say|think|believe|want|claim|fear|argue|insist|hope|feel|know|complain|warn|see|expect|support|oppose)\b"
    r"| both (?!\w+ and\b)[a-z]"
)
_ONE_DOES = re.compile(r" (?:also |always |now )?(?:has|is|was|[a-z]+(?<!s)(?<!u)s)\b")


LEAST = 0.6  # below this the best reading of a pronoun is left open


def he_or_she(scene: Scene, head: Head, route: str, but: Key | None = None) -> Answer:
    """The likeliest person before a pronoun, if likely enough; ``but`` is not meant."""
    link = scene.discourse.links.get(head.span[0])
    word = scene.view.text[slice(*head.span)]
    could: Sequence[tuple[int, float]] = link.options if link is not None else ()
    rest = max(1 - math.fsum(p for who, p in could if who == but), LEAST / 10)
    options = tuple((who, p / rest) for who, p in could if who != but)
    if not options:
        return abstain(f"nobody before “{word}” can be meant", span=head.span)
    (best, p), second = options[0], options[1][1] if len(options) > 1 else 0.0
    if p < LEAST or p - second < CLOSE:
        only = only_he_or_she(word, options, lambda i: scene.entities[i].said)
        if only is None:
            return abstain(f"“{word}” may be any of several people", options, head.span)
        best, p = only
    sure, told = confidence("pronoun" + route, p, p), f"“{word}” is most likely {called(scene, best)}"
    return Answer(best, sure, told, candidates=options[:3] if p < 0.9 else (), span=head.span)


def relative(scene: Scene, head: Head) -> Answer:
    """ "who" and "which" mean the noun phrase right before them; "who have" is more than one person."""
    text, start = scene.view.text, head.span[0]
    word = text[slice(*head.span)].lower()
    people = word in _OF_PEOPLE
    if (some := _SOME_OF.search(text, max(0, start - 12), start)) is not None:
        every = _every_one(scene, some.start()) if some[1].lower() in ("all", "both", "each") else None
        return every or abstain("who “some of which” are is not named", span=head.span)
    sentence = scene.view.sentences[scene.view.sentence_at(start)]
    if people and text.endswith((" and ", " but "), 0, start) and (first := _WHO.search(text, sentence[0], start - 5)):
        return relative(scene, replace(head, span=first.span(1)))  # "Jane Roe, whom Acre sent to Tern, and | who"
    if people and (share := share_of(text, sentence[0], start)) is not None:
        return together(share)
    before = phrase_before(text, sentence[0], start)
    named = [m for m in scene.names if sentence[0] <= m.span[0] < start][-4:]
    apposed = _apposed(scene, named, head)
    if named and before is not None and _IS.fullmatch(text, named[-1].span[1], before[0]):
        one = text.startswith("one of ", before[0]) and _ONE_DOES.match(text, head.span[1])
        apposed = named[-1] if people or one else apposed  # "Jane Roe is | a retired plumber, who"
    if named and before is not None and _SOME.match(text, *before) and before[0] > named[-1].span[1]:
        named = []  # "of Jane Roe, compared with 64 percent who"
    gap = text[named[-1].span[1] : start] if named else ""
    if _MANY_BEFORE.search(gap) or _described_noun(gap):
        named = []  # "angry about Roe, radicals who"
    if named and not people and gap == " " and (paper := paper_of(text, sentence[0], named[-1])) is not None:
        answer = _by_phrase(scene, head, sentence[0], paper, people=people)  # "letters from Acre Press that"
        return _by_its_author(scene, named[-1], paper, answer)
    placed = bool(named) and not people and gap in (" ", ", ") and scene.entities[named[-1].entity].is_place
    if placed and (paper := paper_there(text, sentence[0], named[-1])) is not None:
        return _by_phrase(scene, head, sentence[0], paper, people=people)  # "a letter in London, which read"
    if named and not people and not _may_be_which(scene, named[-1], gap):
        named = []  # "Roe invokes Article 50, which"
    if named[1:] and not people and gap in ("", ", ", ",") and _of_a_place(scene, *named[-2:]):
        named.pop()  # "Acre Lines of Brinley, which"
    if named and not people and gap == " " and _MADE_BY.search(text, sentence[0], named[-1].outer[0]):
        named = []  # "a report obtained by Acre Press which"
    several = people and bool(named) and gap in (", ", " ") and scene.entities[named[-1].entity].is_place
    if named and (several or _MANY.match(text, head.span[1])) and (joined := _joined(scene, named[-1])) is not None:
        return together(joined)
    if (
        named
        and gap[:2] not in OWNS
        and len(gap.strip(" ,—–-()")) <= (30 if "," in gap and not _TURNS.search(gap) else 0)
    ):
        m = _whom(scene, named) if people else named[-1]
        if people and apposed is None and (there := _somebody_there(scene, sentence[0], named[-1], start)) is not None:
            both = with_others(text, sentence[0], there.span)
            return together(both) if both != there.span else answer_nominal(scene, there, "_relative")
        if people and m is not None and (several_of_a_name := family(scene, m)) is not None:
            return several_of_a_name
        if m is not None and apposed is not None and not (scene.entities[m.entity].is_person and not _held(text, m)):
            m = apposed  # "Jane Roe, director of the Harbour Fund, who", "Jane Roe, the mayor of Brinley, who"
        if m is not None and not (_MANY.match(text, head.span[1]) and scene.entities[m.entity].is_person):
            return Answer(
                m.entity,
                confidence("relative", 0.85),
                f"“{word}” is {scene.entities[m.entity].text}, named right before it",
                span=m.span,
            )
    if apposed is not None:
        who = scene.entities[apposed.entity]
        reason = f"“{word}” is {who.text}, of whom the words before it tell more"
        return Answer(who.index, confidence("relative", 0.85), reason, span=apposed.span)
    if before is not None and (joined := _joined_phrase(scene, before)) is not None:
        return together(joined)
    answer = _by_phrase(scene, head, sentence[0], before, people=people)
    first = _WHO.search(text, sentence[0], start - 2) if people and text.endswith(", ", 0, start) else None
    return answer if answer.who is not None or first is None else relative(scene, replace(head, span=first.span(1)))


def _every_one(scene: Scene, start: int) -> Answer | None:
    """ "Jane Roe and Tom Hale, | both of whom", "three leaders, | each of whom": all who are told of before."""
    text, sentence = scene.view.text, scene.view.sentences[scene.view.sentence_at(start)][0]
    named = within((sentence, start), scene.names, scene.starts)
    if named and text[named[-1].span[1] : start] == ", ":
        joined = _joined(scene, named[-1])
        return together(joined) if joined is not None else None
    before = phrase_before(text, sentence, start)
    phrase = scene.head_of(before)
    alone = are_people(phrase.noun) and not text.endswith(" and ", 0, phrase.span[0])
    return answer_nominal(scene, phrase, "_relative") if alone else None


def _by_phrase(scene: Scene, head: Head, floor: int, before: Span | None, *, people: bool) -> Answer:
    """Who is meant where no name stands right before "who": the noun phrase there, ``before`` if it is one."""
    text = scene.view.text
    phrase = scene.head_of(before)
    fits = phrase.kind == "nominal" and bool(phrase.noun)
    unfit = people and (not fits or is_no_antecedent(phrase.noun, "who"))
    if unfit and (told := _source_before(scene, head)) is not None:
        return answer_nominal(scene, told, "_relative")
    if not fits or before is None or is_no_antecedent(phrase.noun, text[slice(*head.span)].lower()):
        other = antecedent(text, floor, head.span[0], people=people)
        if fits and before is not None and people and not nobody(phrase.noun):
            other = other if other is not None and before[0] < other[0] and other[1] == before[1] else None
        found = scene.head_of(other)
        if other is not None and found.kind == "several":
            return together(other)
        phrase, fits = (found, True) if found.kind == "nominal" else (phrase, fits)
    elif not people and phrase.span[1] < before[1] and phrase.noun not in _BODIES_OR_PAPERS:
        other = antecedent(text, phrase.span[1], head.span[0], people=False)
        found = scene.head_of(other)
        phrase = found if found.noun in DOCUMENT_NOUNS else phrase  # "a hint at | Roe's report | which showed"
    both = with_others(text, floor, phrase.span) if fits and people else phrase.span
    if both != phrase.span:
        return together(both)
    if fits:
        named = named_after(text, head.span[1], scene.names, scene.starts) if people else None
        if named is not None and phrase.noun in ROLE_NOUNS:
            return _after(scene, named, head)
        return answer_nominal(scene, phrase, "_relative")
    return abstain(f"what “{text[slice(*head.span)].lower()}” refers to is not a name")


def _source_before(scene: Scene, head: Head) -> Head | None:
    """The people who are the source that "who" tells more of: "said people familiar with the deal, | who"."""
    told = scene.source_ends.get(head.span[0] - 1 - scene.view.text.endswith(", ", 0, head.span[0]))
    fits = told is not None and told.kind == "nominal" and (told.noun in ROLE_NOUNS or are_people(told.noun))
    return told if fits else None


def _by_its_author(scene: Scene, m: NameMention, paper: Span, answer: Answer) -> Answer:
    """ "A post by Jane Roe that read" is Jane Roe speaking; "a report by Jane Roe that found" is the report."""
    by = scene.view.text[paper[1] : m.outer[0]].split()[:1]
    noun = scene.view.text[slice(*paper)].rpartition(" ")[2].lower()
    if by not in (["by"], ["from"]) or noun not in VOICED_NOUNS or not scene.entities[m.entity].is_person:
        return answer
    reason = f"“{scene.view.text[slice(*paper)]}” is {scene.entities[m.entity].text} speaking"
    return Answer(m.entity, confidence("voiced", 0.8), reason, span=paper)


def _after(scene: Scene, m: NameMention, head: Head) -> Answer:
    """ "Another senator who stayed, Jane Roe of Ohio, has": who is named behind what is told."""
    reason = f"“who” is {scene.entities[m.entity].text}, named behind what is told"
    return Answer(m.entity, confidence("relative", 0.85), reason, span=head.span)


def _held(text: str, m: NameMention) -> bool:
    """Whether a name is of what an office is over, and no full name: "the mayor of | Port Ansel"."""
    office = _OFFICE_OF.search(text, max(0, m.outer[0] - 30), m.outer[0])
    full = m.titles or (len(m.words) > 1 and fold(m.words[0]) in given_names())
    return office is not None and not full and office[1].lower() in _HELD_SOMEWHERE


_OFFICE_OF = re.compile(r"([\w-]+) of (?:the )?$")
_HELD_SOMEWHERE = TITLES | OFFICES
_IS = re.compile(r" (?:is|was|became|remains) (?:now |also )?")


def _of_a_place(scene: Scene, body: NameMention, place: NameMention) -> bool:
    """Whether the second of two names only tells where the first is: "Acre Lines of | Brinley"."""
    between = scene.view.text[body.span[1] : place.outer[0]]
    entity = scene.entities[body.entity]
    kinds = entity.text.isupper() or not ORG_WORDS.isdisjoint(entity.name.words)
    return between in (" of ", " in ") and entity.person < 0 and kinds


def _may_be_which(scene: Scene, m: NameMention, gap: str) -> bool:
    """Whether "which" may mean a name with these words between: nothing, or what kind of body it is, and no person."""
    if _RIGHT_BEFORE.fullmatch(gap):
        return scene.entities[m.entity].person < _SURELY
    return not scene.entities[m.entity].is_person and _KIND_BEFORE.fullmatch(gap) is not None


_SURELY = 2.5  # points for a person
_PAUSE = re.compile(r"[,—–]| --? ?")
_RIGHT_BEFORE = re.compile(r"\)?(?: ?\([^()\n]{1,30}\))?(?:,? ?[—–-]{1,2}|,)? ?")
_KIND_BEFORE = re.compile(
    r"(?: \d[\w/.-]*)?\)?(?: [a-z]+){0,2}(?: of [a-z]+)?(?: ?\([^()\n]{1,30}\))?(?:, (?:the|an?|its) [\w -]{2,40})?,? ?"
)
_MADE_BY = re.compile(r"\b(?:[a-z]+ed|seen|written|made|given|drawn) by (?:the )?$")
_WHO = re.compile(r".*\b(who|whom|whose) ", re.S)  # the last
_AND_THEIRS = re.compile(r"\band $")
_PLURAL_AND = re.compile(
    r"(?<![\w’'-])(?:(?:the|his|her|its|their|some|many|several|two|three) (?:[\w’'-]+ ){0,4})?"
    r"(?!(?:is|was|has|does|this)\b)[a-z]{2,}(?<!s)s and $"
)
_AND_TOLD = re.compile(r",? and (?:[\w’'.-]+ ){0,5}?([\w-]+) ")
_OWN = re.compile(r"(?:its|his|her|their) ")


def together(span: Span) -> Answer:
    """Several who speak together."""
    return Answer(Phrase(span), confidence("several", 0.6), "the source names several together", span=span)


def _joined(scene: Scene, last: NameMention) -> Span | None:
    """ "Norland, Sudland and Ostland, which have": the names joined with the last one, if there are any."""
    i, first = bisect_left(scene.starts, last.span[0]), last
    for m in reversed(scene.names[max(0, i - 3) : i]):  # "Jane Roe and former Acre director | Paul Dow, who both"
        told = _AND_TOLD.fullmatch(scene.view.text, m.span[1], last.span[0])
        if told is not None and min(m.person, last.person) >= 0 and is_role(told[1].lower()):
            return m.outer[0], last.span[1]
    for m in reversed(scene.names[max(0, i - 8) : i]):
        gap = scene.view.text[m.span[1] : first.outer[0]]
        if not COMMA.fullmatch(gap) or (first is last and " and " not in gap):
            break
        first = m
    return None if first is last else (first.span[0], last.span[1])


def _joined_phrase(scene: Scene, phrase: Span) -> Span | None:
    """ "The court and | its supporters, who", "ageing generals and | dignitaries who": the whole of both."""
    text, start = scene.view.text, phrase[0]
    if other := text.endswith(" other ", 0, start):  # "Norland and | other lands, which"
        start -= len("other ")
    if not _AND_THEIRS.search(text, max(0, start - 4), start):
        return None
    end = start - len(" and ")
    if other or _OWN.match(text, start):
        owner = next(
            (m for m in within((max(0, end - 60), end), scene.names, scene.starts)[::-1] if m.span[1] == end), None
        )
        if owner is None:
            return None
        begin = owner.outer[0]
        return begin - 4 * (text[max(0, begin - 4) : begin].lower() == "the "), phrase[1]
    before = _PLURAL_AND.search(text, max(0, start - 60), start) if text[start : start + 1].islower() else None
    return None if before is None or _DETERMINED.match(text, start) else (before.start(), phrase[1])


_DETERMINED = re.compile(r"(?:an?|the|some|many|several|most|those|these|other) ")


def _described_noun(gap: str) -> bool:
    """ "A White House official, who", "the Roe administration, which": a name that only says which."""
    words = _PAUSE.split(gap)[0].split()
    if not 0 < len(words) < 4 or not all(w.islower() for w in words):
        return False
    return words[-1] in ROLE_NOUNS or words[-1] in GROUP_NOUNS or words[-1] in BODY_NOUNS


def _whom(scene: Scene, named: Sequence[NameMention]) -> NameMention | None:
    """Of the names before "who" the person, not where he is from: "Jane Roe of Ohio, who", "Jane Roe, head of X, who".

    A body may be "who" ("Roe Voters, who"), a place is nobody.
    """
    entities = scene.entities
    for a, b in zip(reversed(named[:-1]), reversed(named[1:]), strict=True):
        if entities[b.entity].is_person:
            return b
        if not _OF_WHERE.fullmatch(scene.view.text, a.span[1], b.outer[0]):
            break
        if entities[a.entity].is_person:
            return a
    return None if entities[named[-1].entity].is_place else named[-1]


_THERE = re.compile(
    r" (?:(?:in|from|at|on|near|outside|close to|based in)(?: the)?(?: [A-Z][\w.’'-]*)*"
    r"|(?:familiar with|with knowledge of|briefed on)(?: [\w’'-]+){0,7}) $"
)


_TO = re.compile(r" (?:to|of|for|with|close to|in|from|at) (?:the )?(?:[A-Z][\w.’'-]* )*$")
_WITHHELD = re.compile(
    r"who (?:also )?(?:declined|asked|requested|refused|wished|wanted|spoke|insisted|was granted|were granted)\b"
    r"[^,;.]{0,60}?\b(?:anonym|named|identified|quoted|names?\b)"
)


def _somebody_there(scene: Scene, floor: int, m: NameMention, start: int) -> Head | None:
    """Who is said to be at a place or body named before "who" at ``start``: "a nurse in Harbour, who", "people on Tern,
    who". Or somebody's adviser who will not be named: "an aide to Roe, who spoke anonymously".
    """
    text = scene.view.text
    withheld = _WITHHELD.match(text, start) is not None
    if not withheld and (scene.entities[m.entity].person > 1 or m.titles):
        return None
    place = (_TO if withheld else _THERE).search(text, max(floor, m.outer[0] - 70), m.outer[0])
    before = phrase_before(text, floor, place.start()) if place is not None else None
    phrase = scene.head_of(before)
    return phrase if phrase.kind == "nominal" and (phrase.noun in ROLE_NOUNS or are_people(phrase.noun)) else None


def _apposed(scene: Scene, named: Sequence[NameMention], head: Head) -> NameMention | None:
    """The person of whom something in apposition tells before "who": "Jane Roe (D-Ohio), a lawyer who"."""
    people = scene.view.text[slice(*head.span)].lower() in _OF_PEOPLE
    if _MANY.match(scene.view.text, head.span[1]):
        return None
    for m in reversed(named):
        told = _APPOSITION.fullmatch(scene.view.text, m.span[1], head.span[0])
        if told is not None and not people and told["the"] and told["told"].split()[-1].lower() in BODY_NOUNS:
            return m  # "Acre Action, an organization that"
        if told is None or not people or not scene.entities[m.entity].is_person:
            continue
        last = told["told"].split()[-1].lower()
        if not told["the"]:
            if told["pause"] and last in ROLE_NOUNS and told["told"].count(" ") < 4 and " and " not in told["told"]:
                return m  # "Jane Roe, Brinley prosecutor, who"
        elif told["pause"] or (not _OF.search(told["told"]) and (last in ROLE_NOUNS or last.endswith(AGENT))):
            return m
    return None


_APPOSITION = re.compile(
    r"(?: \([^()\n]{1,30}\)| of [A-Z][\w.]+(?: [A-Z]\w+)?)?, (?:then |now |once |himself |herself )?"
    r"(?P<the>(?:the|an?|his|her|their|another|one of) )?"
    r"(?P<told>(?:(?! (?:is|are|was|were|has|have|had|said|says) )[^,;:.“”\"()\n]){2,160})"
    r"(?:(?:, |-)?(?:whose|who) [^,;:.“”\"()\n]{2,60}? (?:and|but))?(?P<pause>,)? "
)
_MANY_BEFORE = re.compile(r"(?:, |\s)(?!(?:the|an?|his|her|their|its|another|one) )(?:[a-z-]+ )*[a-z-]{3,}s $")
_TURNS = re.compile(r"\b(?:but|while|because|if|when|you|we|they|those)\b")
_OF = re.compile(r" (?:of|for|to|by|with|among|from|behind) ")
_SOME = re.compile(r"\d|(?:one|two|three|four|five|some|several|many|most|those|another|a|an)\b", re.I)
_OF_PEOPLE = ("who", "whom", "whose")
_BODIES_OR_PAPERS = BODY_NOUNS | DOCUMENT_NOUNS
_SOME_OF = re.compile(r"\b(some|many|most|all|both|none|one|two|three|several|half|each) of $", re.I)
_OF_WHERE = re.compile(
    r" ?\(|(?:, \d{1,3})?(?:,(?: [\w’'-]+){0,6})? (?:of|from|in|for|at|near)(?: the)?(?: [a-z-]+)? |, ?"
    r"|(?:,(?: [\w’'-]+){0,4})? "
)

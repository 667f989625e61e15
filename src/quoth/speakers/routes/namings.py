"""Sources that are names or common nouns: whom they mean, or between whom it is open."""

from __future__ import annotations

import math
import re

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.bearers.namesakes import is_styled
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import fold
from quoth.speakers.phrases.nominals import MERE_FUNCTIONS, MORE, PAPERS_IN_NAMES, match_described, says
from quoth.speakers.phrases.offices import other_job, said_of
from quoth.speakers.phrases.sources import Head, within
from quoth.speakers.routes.answer import Answer, Key, Phrase, abstain, by_phrase
from quoth.speakers.routes.calibration import confidence
from quoth.speakers.routes.told_of import bodies_before, body_told_of, instead_of, may_be
from quoth.speakers.sweep.again import half_of_a_land
from quoth.speakers.sweep.discourse import ALONE, LEAST_WEIGHED
from quoth.speakers.sweep.links import Link, start_of
from quoth.speakers.sweep.relations import owned as owned_by
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.words.lexicon import BODY_NOUNS, DOCUMENT_NOUNS, GROUP_NOUNS, ORG_WORDS, VOICED_NOUNS
from quoth.speakers.words.people import ROLE_NOUNS

_KNOWN_NOUNS = ROLE_NOUNS | BODY_NOUNS | DOCUMENT_NOUNS
CLOSE = 0.18  # two readings this near in probability are left open


def answer_name(scene: Scene, head: Head, route: str) -> Answer:
    """Whom a name means."""
    m = head.mention
    assert m is not None
    words = scene.view.text[slice(*m.span)]
    entity = scene.entities[m.entity]
    if (several := family(scene, m)) is not None:
        return several
    if m.rivals and (_less_than_each(scene, m) if len(m.words) > 1 else not _surname_of(scene, m)):
        return _rivals(scene, head, m, words, route)
    form = "" if words == entity.text else f", a form of {entity.text}"
    return Answer(m.entity, confidence("name" + route, 0.97), f"the source names “{words}”{form}", span=head.span)


def family(scene: Scene, m: NameMention) -> Answer | None:
    """ "The Roes", who are more than Jane Roe."""
    entity, span = scene.entities[m.entity], (m.outer[0] - 4, m.span[1])
    phrase, several = scene.view.text[slice(*span)], (f"{entity.name.words[-1]}s",)
    if tuple(map(fold, m.words)) != several or not entity.is_person or phrase[:4].lower() != "the ":
        return None
    return by_phrase(span, f"“{phrase}” are a family")


def _less_than_each(scene: Scene, m: NameMention) -> bool:
    """ "Jane Roe", which may be Jane D. Roe and Jane K. Roe."""
    ends = (fold(m.words[0]), fold(m.words[-1]))
    bearers = [scene.entities[i].name.words for i in (m.entity, *(i for i, _ in m.rivals))]
    return all(len(words) > len(m.words) and (words[0], words[-1]) == ends for words in bearers)


def _surname_of(scene: Scene, m: NameMention) -> bool:
    """Whether a form is the surname of one person, and else only begins what is called after him: "the Roe Tower"."""
    entities, word = scene.entities, fold(m.words[-1])
    if not entities[m.entity].is_person or entities[m.entity].name.words[-1] != word:
        return False
    others = [entities[i] for i, _ in m.rivals]
    return all(not o.is_person and len(o.name.words) > 1 and o.name.words[-1] != word for o in others)


def _rivals(scene: Scene, head: Head, m: NameMention, words: str, route: str) -> Answer:
    """A short form that several may bear: by address (Mr, Mrs) where the article tells, else the likeliest, or open."""
    entities = scene.entities
    best = 1.0 - math.fsum(p for _, p in m.rivals)
    options: list[tuple[Key, float]] = [(m.entity, round(best, 3)), *((i, round(p, 3)) for i, p in m.rivals)]
    asked = says(m.titles[-1]) if m.titles else ""
    if asked:
        chosen = _addressed(scene, m, asked, options)
        if len(chosen) != 1:
            return abstain(
                f"“{words}” is borne by several, and the address does not tell them apart",
                tuple(options),
                head.span,
            )
        told = f"“{words}” so addressed is {entities[chosen[0]].text}"
        return Answer(chosen[0], confidence("address", 0.85), told, span=head.span)
    options.sort(key=lambda x: -x[1])
    if options[0][1] - options[1][1] < CLOSE:
        return abstain(f"“{words}” is borne by several people", tuple(options), head.span)
    others = ", ".join(called(scene, i) for i, _ in options[1:] if isinstance(i, int))
    who = options[0][0]
    assert isinstance(who, int)
    return Answer(
        who,
        confidence("rival" + route, 0.88),
        f"“{words}” is most likely {entities[who].text}, though it may be {others}",
        candidates=tuple(options),
        span=head.span,
    )


def _addressed(scene: Scene, m: NameMention, asked: str, options: list[tuple[Key, float]]) -> list[int]:
    """Who of several is so addressed: by the article's pronouns and titles; else the one by far the likeliest; else the
    one alone introduced before the address comes up first ("Jane Roe … Mrs. Roe … her husband, Paul Roe").
    """
    other = "she" if asked == "he" else "he"
    said = {i: scene.entities[i].said for i, _ in options if isinstance(i, int)}
    fit = [i for i in said if said[i][asked] >= said[i][other]]
    fit = [i for i in fit if not is_styled(scene.entities[i])] or fit
    told = [i for i in fit if said[i][asked] > said[i][other]]
    for several in (told, fit):
        if len(several) == 1:
            return several
    among = told or fit
    chances = sorted(((p, i) for i, p in options if i in among), reverse=True)
    if len(chances) > 1 and chances[0][0] > 4 * chances[1][0]:
        return [int(chances[0][1])]
    first = min(o.span[0] for o in scene.names if o.words == m.words and o.titles and says(o.titles[-1]) == asked)
    return [i for i in among if min(scene.entities[i].full_at, default=first) < first] if len(among) > 1 else []


def called(scene: Scene, key: int) -> str:
    """A key in words."""
    if key >= 0:
        return scene.entities[key].text
    nominal = scene.nominals.get(start_of(key))
    return f"“{scene.view.text[slice(*nominal.span)]}”" if nominal else "someone unnamed"


def answer_nominal(scene: Scene, head: Head, route: str) -> Answer:
    """Whom "the former mayor", "officials" or "the company" mean: somebody named, themselves, or it is open."""
    phrase = scene.view.text[slice(*head.span)]
    link = scene.discourse.nominals.get(head.span[0])
    if link is not None and link.word != head.noun and head.noun not in _SAYINGS:
        link = None  # "the senator's lawyer" is not the senator; "the senator's answer" is
    if link is not None and link.again and link.options[0][0] < 0:
        who = link.options[0][0]
        reason = f"“{phrase}” is {called(scene, who)}, who spoke right before and is not named"
        return Answer(who, confidence("unnamed", 0.7), reason, span=head.span)
    capital = head.definite is None and bool(phrase) and phrase[0].isupper() and not phrase.isupper()
    if head.noun in GROUP_NOUNS and head.noun not in ("team", "family"):
        return Answer(
            Phrase(head.span), confidence("phrase", 0.8), f"the source is “{phrase}”, no name", span=head.span
        )
    if head.definite and (land := half_of_a_land(scene.entities, phrase)) is not None:
        reason = f"“{phrase}” can only be {land.text}, the one land the article calls so"
        return Answer(land.index, confidence("only_one", 0.75), reason, span=head.span)
    inside = within(head.span, scene.names, scene.starts)
    if (his := owned_by(scene.view.text, head.span, scene.relations, scene.discourse.links, inside)) is not None:
        reason = f"“{phrase}” is {scene.entities[his].text}, of whom the article says so"
        return Answer(his, confidence("owned", 0.8), reason, span=head.span)
    owned = _OWNED.match(phrase) is not None
    bare = head.definite is None and not capital and head.noun not in _KNOWN_NOUNS
    bare = bare or (head.definite is None and phrase in _OF_A_PARTY)  # "the | Republican | focus"
    again = link is not None and link.again
    if (head.definite is not False or capital) and not (owned or bare or again):
        fits = _described(scene, head, phrase, route)
        if fits is not None:
            told = body_told_of(scene, head) if not fits.settled else None
            return told or instead_of(scene, head, fits)
    if head.noun in DOCUMENT_NOUNS and head.definite and not owned and (paper := _only_document(scene, head)):
        return Answer(
            paper.index,
            confidence("document", 0.75),
            f"“{phrase}” can only be {paper.text}, the one the article names",
            span=head.span,
        )
    if head.noun in BODY_NOUNS and head.definite and head.noun not in DOCUMENT_NOUNS and not owned:
        body = _answer_body(scene, head, phrase)
        if body is not None:
            return body
    return _by_link(scene, head, phrase, link, route)


def _by_link(scene: Scene, head: Head, phrase: str, link: Link | None, route: str) -> Answer:
    """Whom the sweep took a noun phrase to mean, if that is sure enough; else the phrase itself."""
    if link is not None and link.weighed and not link.known:
        return _weighed(scene, head, phrase, link, route)
    if (
        link is not None
        and link.options
        and link.options[0][0] >= 0
        and (link.again or head.noun not in MERE_FUNCTIONS)
        and (link.known or not _OF_A_BODY.match(scene.view.text, head.span[1]))  # "the chairman of the Roe Committee"
    ):
        best, chance = link.options[0]
        if link.known:
            reason = f"“{phrase}” is most likely {scene.entities[best].text}, who was called so before"
            return Answer(best, confidence("only_one" + route, 0.75), reason, span=head.span)
        if chance != ALONE:
            rest = link.options[1][1] if len(link.options) > 1 else 0.0
            if chance < LEAST_NOMINAL or chance - rest < CLOSE:
                return abstain(f"“{phrase}” may be somebody named before it", link.options[:3], head.span)
            return Answer(
                best,
                confidence("salient" + route, chance),
                f"“{phrase}” is most likely {scene.entities[best].text}, whom the lines before are about",
                candidates=link.options[:3],
                span=head.span,
            )
        return Answer(
            best,
            confidence("only_one" + route, 0.75),
            f"“{phrase}” can only be {scene.entities[best].text}, the one person the lines before are about",
            span=head.span,
        )
    if link is not None and link.options and link.options[0][0] < 0:
        return Answer(
            link.options[0][0],
            confidence("unnamed", 0.7),
            f"the source is “{phrase}”, who is not named",
            span=head.span,
        )
    told = "a handle" if "@" in phrase else "no name"
    return by_phrase(head.span, f"the source is “{phrase}”, {told}")


def _weighed(scene: Scene, head: Head, phrase: str, link: Link, route: str) -> Answer:
    """The likeliest of whom a noun phrase may mean by its features and the network's words, if likely enough."""
    best, chance = link.options[0]
    rest = link.options[1][1] if len(link.options) > 1 else 0.0
    if best < 0 and chance >= LEAST_NOMINAL:
        reason = f"“{phrase}” is most likely {called(scene, best)}, who is not named"
        return Answer(best, confidence("unnamed", 0.7), reason, span=head.span)
    if best >= 0 and other_job(head.noun, scene.described[best], said_of(scene.view.text, head.span)):
        return by_phrase(head.span, f"the source is “{phrase}”, no name")
    which = scene.view.text.startswith(" who ", head.span[1]) or MORE.match(scene.view.text, head.span[1])
    before = best >= 0 and scene.entities[best].mentions[0].span[0] < head.span[0]
    if chance < (_TOLD_WHICH if which and before else LEAST_WEIGHED) or chance - rest < CLOSE:
        if which or _OF_NAMED.match(phrase):  # "the clerk | who heard it", "the Jewish state's premier"
            told = "of whom the article says only what follows" if which else "no name"
            why = f"the source is “{phrase}”, {told}"
            return by_phrase(head.span, why)
        return abstain(f"“{phrase}” may be somebody named before it", link.options[:3], head.span)
    return Answer(
        best,
        confidence("noun" + route, chance, chance),
        f"“{phrase}” is most likely {scene.entities[best].text}",
        candidates=link.options[:3] if chance < 0.9 else (),
        span=head.span,
    )


_OF_NAMED = re.compile(r"(?:[Tt]he )?[A-Z][\w.-]*(?: [\w.-]+){0,3}['’]s? ")
_TOLD_WHICH = 0.8  # how likely somebody named must be meant by a phrase that says itself who is


def _described(scene: Scene, head: Head, phrase: str, route: str) -> Answer | None:
    """Whom the article describes by the words of the phrase, or between whom that is open."""
    found = match_described(scene.view.text, head.span, head.noun, head.span[0], scene.entities, scene.described)
    if head.noun in ROLE_NOUNS and (of := _OF_MATTER.match(scene.view.text, head.span[1])) is not None:
        whole = (head.span[0], of.end())
        told = match_described(scene.view.text, whole, head.noun, whole[0], scene.entities, scene.described)
        found = [(i, p) for i, p in told if of[1] in scene.described[i]] or found  # "the leader of the opposition"
    if found:
        best, score = found[0]
        rival = found[1][1] if len(found) > 1 else 0.0
        options: tuple[tuple[Key, float], ...] = tuple(found[:3])
        if score >= 0.6 and score - rival > 0.08:
            return Answer(
                best,
                confidence("described" + route, score),
                f"“{phrase}” is described like {scene.entities[best].text}",
                candidates=options if rival else (),
                span=head.span,
            )
        if score >= 0.6 and (near := _nearer(scene, head, best, found[1][0])) is not None:
            return Answer(
                near,
                confidence("described" + route, score),
                f"“{phrase}” is described like {scene.entities[near].text}, who was named just before",
                candidates=options,
                span=head.span,
            )
        if score >= 0.6:
            return abstain(f"“{phrase}” fits more than one", options, head.span)
    return None


def _nearer(scene: Scene, head: Head, a: int, b: int) -> int | None:
    """Of two whom a description fits the one named in this paragraph or the one before, if the other was not lately."""
    here = scene.view.paragraph_at(head.span[0])
    since: dict[int, int] = {}
    for i in (a, b):
        before = [m.span[0] for m in scene.entities[i].mentions if m.span[0] < head.span[0]]
        since[i] = here - scene.view.paragraph_at(before[-1]) if before else 99
    first, second = sorted((a, b), key=lambda i: since[i])
    return first if since[first] <= 1 and since[second] >= since[first] + 3 else None


def _answer_body(scene: Scene, head: Head, phrase: str) -> Answer | None:
    """ "The company", "the Roe campaign", "the city of Brinley": called after a name, or perhaps a body before it."""
    if any(m.span[1] < head.span[1] for m in within(head.span, scene.names, scene.starts)):
        return Answer(
            Phrase(head.span),
            confidence("body_of", 0.85),
            f"the source is “{phrase}”, called after a name",
            span=head.span,
        )
    here = scene.view.sentence_at(head.span[0])
    begin = scene.view.sentences[max(here - _BACK, 0)][0]
    if head.noun == "team" and _AT_WORK.search(scene.view.text, begin, head.span[0]):
        why = f"the source is “{phrase}” of people at work who are not named"
        return by_phrase(head.span, why)
    if _OF_NAME.match(scene.view.text, head.span[1]):  # "the city of Brinley"
        why = f"the source is “{phrase}” of a name"
        return Answer(Phrase(head.span), confidence("body_of", 0.85), why, span=head.span)
    if (told := body_told_of(scene, head)) is not None:
        return told
    bodies = [i for i in bodies_before(scene, head.span[0]) if may_be(scene.entities[i], head.noun)]
    if bodies and not _SPEAKS_FOR.search(phrase):
        return abstain(f"“{phrase}” may be a body named before it", tuple((b, 0.4) for b in bodies), head.span)
    return None


_SPEAKS_FOR = re.compile(r"\bpress [a-z]+$|\b[a-z]+(?:['’]s|s['’]) (?:[a-z-]+ )?[a-z]+$")
"""A part of some body, whichever, or somebody's own: "the press office", "the president's party"."""


def _only_document(scene: Scene, head: Head) -> Entity | None:
    """The one study, report or survey that the article calls by a name, for "the report"."""
    if len(scene.view.text[slice(*head.span)].split()) > 2:
        return None
    found = [e for e in scene.entities if e.mentions and len(e.name.words) > 2 and e.name.words[-1] in DOCUMENT_NOUNS]
    own = head.noun not in PAPERS_IN_NAMES
    found = [e for e in found if (own and head.noun == e.name.words[-1]) or ORG_WORDS.isdisjoint(e.name.words[:-1])]
    last = found[0].name.words[-1] if found else ""
    alike = head.noun == last or any(head.noun in kinds and last in kinds for kinds in (STUDIES, _LAWS))
    if len(found) != 1 or not alike:
        return None
    new = re.compile(rf"\b[Aa]n? (?:[\w-]+ ){{0,3}}{re.escape(head.noun)}\b")
    before = min(found[0].full_at, default=0) < head.span[0]
    told = not before and new.search(scene.view.text, max(0, head.span[0] - _FAR), head.span[0])
    return None if told else found[0]  # "a survey … the survey", and below them the Acre Index


_SAYINGS = VOICED_NOUNS | frozenset(
    "answer answers response reply remarks remark comments comment view views words argument claim claims question "
    "questions position promise pledge plan proposal call opinion warning suggestion decision announcement".split()
)
STUDIES = frozenset("study report survey review inquiry paper findings poll index assessment".split())
_LAWS = frozenset("act bill law legislation measure treaty resolution amendment".split())
_OF_A_PARTY = frozenset("Republican Democratic Conservative Labour Tory Liberal Socialist Communist".split())
_OWNED = re.compile(r"(?:his|her|their|its|my|our|your) ", re.I)
_OF_MATTER = re.compile(r" of (?:the )?([a-z][a-z-]+)\b")
_OF_NAME = re.compile(r" (?:(?:of|for) (?:the )?[A-Z]|(?:that |which )?represent(?:ing|s) )")
_BACK = 3  # sentences
_AT_WORK = re.compile(r"\b(?:researchers|scientists|authors|academics|investigators|engineers|doctors)\b", re.I)
_FAR = 1500  # characters
_OF_A_BODY = re.compile(r" (?:of|on|at) (?:the |its )?(?:[a-z-]+ ){0,2}?[A-Z]")
LEAST_NOMINAL = 0.5

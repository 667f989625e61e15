"""Noun phrases that mean what the sentence, or the one before, begins with: "the party", "the couple", "the firms"."""

from __future__ import annotations

import re
from bisect import bisect_left

from quoth.data import Span
from quoth.speakers.phrases.sources import Head
from quoth.speakers.routes.answer import Answer, Phrase, is_named
from quoth.speakers.routes.calibration import confidence
from quoth.speakers.routes.papers import ISSUED
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.words.lexicon import VOICED_NOUNS
from quoth.speakers.words.placing import stance
from quoth.speakers.words.synonyms import is_land

_PARTY = re.compile(
    r"(?<![\w’'-])(?:[Tt]he )?(?:GOP|Republicans|Democrats|Conservatives|Tories|Liberal Democrats|Lib Dems|Socialists|"
    r"Greens|Libertarians)(?![\w’'-]| (?:Party|party|candidate|nominee|senator|Sen))"
)
_AND = re.compile(r"(?:,[^,;.\n]{2,80},)? and ")
_COUPLES = frozenset("couple pair duo parents brothers sisters siblings twins women men".split())
_BOTH = frozenset(
    "men women leaders ministers presidents senators lawmakers governors candidates authors politicians rivals".split()
)
_LANDS = frozenset("countries nations governments".split())
_FIRMS = frozenset("companies firms groups banks airlines".split())
_COUNTRIES = frozenset("country nation kingdom republic".split())
_TWO = _BOTH | _LANDS | _FIRMS | _COUPLES


def of_topic(scene: Scene, head: Head) -> Answer | None:
    """Whom "the party" or "the couple" means, if what was just told of settles it."""
    phrase = scene.view.text[slice(*head.span)].lower()
    if phrase == "the party":
        return _party(scene, head)
    both = phrase == "the two" or (phrase in (f"both {head.noun}", f"the two {head.noun}") and head.noun in _TWO)
    if head.noun == "court" and _TOP_COURT.search(phrase):
        return _court(scene, head, phrase)
    if head.noun in _COUNTRIES and (head.definite or phrase.startswith(("this ", "that "))):
        return _land(scene, head)
    if phrase == f"the {head.noun}" and head.noun in VOICED_NOUNS:
        return _sent(scene, head)
    if both or (phrase == f"the {head.noun}" and head.noun in _COUPLES | _FIRMS):
        named, pair = _two(scene, head) or _told_with(scene, head), head.noun in ("pair", "duo")
        return named or (_two_people(scene, head) if (both and head.noun not in _LANDS | _FIRMS) or pair else None)
    if (nameless := _two_nameless(scene, head, phrase)) is not None:
        return nameless
    neither = phrase == f"neither {head.noun}" and f"{head.noun}s".replace("mans", "men") in _BOTH
    return _two_people(scene, head) if neither or phrase == "both" else None


def _party(scene: Scene, head: Head) -> Answer | None:
    """The one party that is named, in the plural or in short, in this sentence, or else in the one before."""
    view, text = scene.view, scene.view.text
    here = view.sentence_at(head.span[0])
    for k in (here, here - 1):
        start = view.sentences[max(k, 0)][0]
        if k < 0 or view.paragraph_at(start) != view.paragraph_at(head.span[0]):
            return None
        end = min(view.sentences[k][1], head.span[0])
        found = [m.span() for m in _PARTY.finditer(text, start, end)]
        if len({text[s:e].lower().removeprefix("the ") for s, e in found}) > 1 or "Party" in text[start:end]:
            return None
        if found:
            return _answer(scene, head, found[-1])
    return None


def _land(scene: Scene, head: Head) -> Answer | None:
    """ "Norland is poor. … | The Nordic country said": the one land that this sentence or the one before names."""
    view, here = scene.view, scene.view.sentence_at(head.span[0])
    if "'" in (phrase := view.text[slice(*head.span)]) or "’" in phrase or view.in_quotes(head.span[0]):
        return None
    for k in (here, here - 1):
        begin = view.sentences[max(k, 0)][0]
        if k < 0 or view.paragraph_at(head.span[0]) - view.paragraph_at(begin) > 1:
            return None
        end = min(view.sentences[k][1], head.span[0])
        names = scene.names[bisect_left(scene.starts, begin) : bisect_left(scene.starts, end)]
        lands = {m.entity for m in names if is_land(scene.entities[m.entity].name.words)}
        if len(lands) > 1:
            return None
        for who in lands:
            reason = f"“{phrase}” is {scene.entities[who].text}, of which the words before speak"
            return Answer(who, confidence("same_body", 0.8), reason, span=head.span)
    return None


def _court(scene: Scene, head: Head, phrase: str) -> Answer | None:
    """ "Norland's top court", where the article names one court alone, or one of Norland."""
    courts = [e for e in scene.entities if e.mentions and "court" in e.name.words]
    lands = {w[:4] for w in phrase.split()} - {"the", "top", "high", "law", "lega", "cour"}
    theirs = [e for e in courts if any(w[:4] in lands for w in e.name.words)]
    if len(found := theirs or courts) != 1:
        return None
    told = scene.view.text[slice(*head.span)]
    reason = f"“{told}” is {found[0].text}, the one such court the article names"
    return Answer(found[0].index, confidence("same_body", 0.8), reason, span=head.span)


_TOP_COURT = re.compile(r"\b(?:top|highest) (?:law |legal )?court$")


def _two(scene: Scene, head: Head) -> Answer | None:
    """ "Acre Lines and Tern Mills will merge. The companies said": the two that the sentence before names together."""
    view = scene.view
    here = view.sentence_at(head.span[0])
    for k in (here, here - 1):
        if k < 0 or view.paragraph_at(head.span[0]) - view.paragraph_at(view.sentences[k][0]) > 1:
            return None
        begin, end = view.sentences[k][0], min(view.sentences[k][1], head.span[0])
        names = scene.names[bisect_left(scene.starts, begin) : bisect_left(scene.starts, end)]
        people, lands = head.noun in _COUPLES | _BOTH, head.noun in _LANDS
        those = ((m, scene.entities[m.entity]) for m in names)
        fit = [m for m, e in those if e.is_person is people and (e.place >= 1) is lands]
        if len({m.entity for m in fit}) == 2 and len(fit) == 2:
            a, b = fit
            if _AND.fullmatch(view.text, a.span[1], b.outer[0]):
                return _answer(scene, head, (a.outer[0], b.span[1]))
        if fit:
            return None
    return None


def _told_with(scene: Scene, head: Head) -> Answer | None:
    """ "The parents, Ole and Britt Roe, … Both parents said": the two named right behind the same noun."""
    text = scene.view.text
    for k in range(bisect_left(scene.starts, head.span[0]) - 2, -1, -1):
        a, b = scene.names[k : k + 2]
        if (
            text.endswith((f" {head.noun}, ", f" {head.noun} "), 0, a.outer[0])
            and text[a.span[1] : b.outer[0]] == " and "
        ):
            return _answer(scene, head, (a.outer[0], b.span[1]))
    return None


def _two_nameless(scene: Scene, head: Head, phrase: str) -> Answer | None:
    """ "Two officials said it is dead. Both asked not to be named": two without names, the last source there is."""
    if phrase != "both":
        return None
    view, start = scene.view, head.span[0]
    begin = max(view.sentences[max(view.sentence_at(start) - 1, 0)][0], start - _FAR)
    last = next((h for end in range(start - 1, begin, -1) if (h := scene.source_ends.get(end)) is not None), None)
    if last is None or last.kind != "nominal":
        return None
    two = view.text[slice(*last.span)].lower().startswith(("two ", "the two "))
    return _answer(scene, head, last.span) if two else None


_FAR = 600  # characters


_BACK = 4  # sentences, its own among them
_EVEN = 0.5  # points for a person that leave it open whether a name is one
_SURE = 0.8  # how likely a pronoun must mean somebody


def _two_people(scene: Scene, head: Head) -> Answer | None:
    """ "Roe met Hale. Both men said": the only two people of whom the last sentences tell, by name or as "he" or "she".

    Whose something is counts where no two others do ("Roe praised Hale and Dow's book"); bodies may be meant as well
    where only "both" is said.
    """
    view, here = scene.view, scene.view.sentence_at(head.span[0])
    if view.in_quotes(head.span[0]):
        return None
    owners: set[int] = set()
    others: set[int] = set()
    for k in range(here, max(here - _BACK, -1), -1):
        begin, end = view.sentences[k][0], min(view.sentences[k][1], head.span[0])
        if view.paragraph_at(head.span[0]) - view.paragraph_at(begin) > 1 or view.titled[view.paragraph_at(begin)]:
            break
        for m in scene.names[bisect_left(scene.starts, begin) : bisect_left(scene.starts, end)]:
            who = scene.entities[m.entity]
            if not who.is_person and who.place < 1 and head.noun in ("both", "two"):
                return None
            if who.is_person and who.person > _EVEN and not view.in_quotes(m.span[0]):
                owns = any(stance(view.text, m.span, named=True)[::3])
                (owners if owns else others).add(m.entity)
        links = (x for at, x in scene.discourse.links.items() if begin <= at < end and not view.in_quotes(at))
        others |= {x.options[0][0] for x in links if x.options and x.options[0][1] >= _SURE and x.options[0][0] >= 0}
        if len(owners | others) > 1:
            break
    unlike = {"men": "she", "man": "she", "women": "he", "woman": "he"}.get(head.noun, "")
    for meant in (owners | others, others):
        two = sorted(
            (i for i in meant if not _said(scene, i, unlike)), key=lambda i: scene.entities[i].mentions[0].span
        )
        if len(two) == 2:
            scene.two[head.span] = (two[0], two[1])
            reason = f"“{view.text[slice(*head.span)]}” is the two people of whom the words before speak"
            return Answer(Phrase(head.span), confidence("same_body", 0.8), reason, span=head.span)
    return None


def _said(scene: Scene, i: int, word: str) -> bool:
    """Whether the article says "he" or "she" of somebody more than the other."""
    said = scene.entities[i].said
    return bool(word) and said[word] > said["he" if word == "she" else "she"]


def _sent(scene: Scene, head: Head) -> Answer | None:
    """ "An email was sent by the head of Acre Mills, Jane Roe. The email said": who is named as its sender."""
    text, sentences, here = scene.view.text, scene.view.sentences, scene.view.sentence_at(head.span[0])
    begin = sentences[max(here - 2, 0)][0]
    if text.find(f" {head.noun}", begin, head.span[0]) < 0:
        return None
    posted = r"|posted (?:to|on) (?:[A-Z]\w+|social media) by " if head.noun == "post" else ""
    pattern = rf"\b(?:[Aa]n? (?:[\w-]+ ){{0,2}}{head.noun} {_BY}{posted})"
    sent = list(re.finditer(pattern, text[begin : head.span[0]]))
    if not sent:
        return None
    start = begin + sent[-1].end()
    by = scene.head_of((start, sentences[scene.view.sentence_at(start)][1]))
    if by.kind != "name" and (k := bisect_left(scene.starts, start)) < len(scene.starts):
        by = scene.head_of((start, scene.names[k].span[1]))  # "by grower | Tom Hale"
    if by.kind != "name" or by.mention is None:
        return None
    told = f"“{text[slice(*head.span)]}” is {scene.entities[by.mention.entity].text} speaking"
    return Answer(by.mention.entity, confidence("voiced", 0.8), told, span=head.span)


_BY = rf"(?:that |which )?(?:was |had been )?(?:\w+ly )?{ISSUED} (?:by|from) "


def _answer(scene: Scene, head: Head, span: Span) -> Answer:
    phrase, told = (scene.view.text[slice(*s)] for s in (head.span, span))
    reason = f"“{phrase}” is “{told}”, of which the words before speak"
    return Answer(Phrase(span), confidence("same_body", 0.8), reason, span=head.span)


def named_since(scene: Scene, again: Answer, answer: Answer, head: Head) -> bool:
    """Whether another body that may be meant, a candidate of ``answer``, was named since the one of before spoke."""
    if not is_named(again.who):
        return False
    own, end = scene.entities[again.who], head.span[0]
    last = max((m.span[0] for m in own.mentions if m.span[0] < end), default=end)
    others = (scene.entities[i] for i, _ in answer.candidates if is_named(i) and i != own.index)
    return any(last < m.span[0] < end and not m.quoted for e in others for m in e.mentions)


def one_force(scene: Scene, head: Head) -> bool:
    """ "Prosecutors said", after "Norland prosecutors said": whether those of one land alone were told of before."""
    if scene.view.text[slice(*head.span)].lower() != head.noun or head.noun not in _FORCES:
        return False
    told = re.findall(rf"((?:[A-Z][\w’'-]+ )+){head.noun}\b", scene.view.text[: head.span[0]])
    return len({land.removeprefix("The ") for land in told}) == 1


_FORCES = frozenset("prosecutors police authorities investigators".split())

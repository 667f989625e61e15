"""Speakers without a name who are somebody the article names elsewhere, or who spoke right before, or nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from quoth.data import Span
from quoth.speakers.described.descriptions import head_words
from quoth.speakers.phrases.identified import PLAIN, may_be_called
from quoth.speakers.phrases.nominals import says
from quoth.speakers.phrases.sources import Head, within
from quoth.speakers.routes.answer import Answer, Key, Phrase, abstain, is_named, span_of
from quoth.speakers.routes.calibration import confidence
from quoth.speakers.routes.collective import plural
from quoth.speakers.routes.namings import called
from quoth.speakers.sweep.links import nominal_key, start_of
from quoth.speakers.sweep.relations import owned
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.words.lexicon import DEMONYMS
from quoth.speakers.words.people import ROLE_NOUNS
from quoth.speakers.words.synonyms import same_roles


def identified(scene: Scene, answer: Answer) -> Answer:
    """The name of a speaker who comes up as "a man" and is named later."""
    phrase = span_of(answer.who)
    start = start_of(answer.who) if isinstance(answer.who, int) else phrase[0] if phrase is not None else -1
    if start < 0 or not answer.settled:
        return answer
    who = scene.identified.get(start)
    if who is None and (who := _somebodys(scene, start)) is not None:
        return replace(answer, who=who, reason=f"{answer.reason}; the article says that this is {called(scene, who)}")
    if who is None:
        return answer
    return replace(answer, who=who, reason=f"{answer.reason}; the article names {called(scene, who)} later")


def _somebodys(scene: Scene, start: int) -> int | None:
    """Who "Her husband" is, who then says something as "he"."""
    nominal = scene.nominals.get(start)
    if nominal is None:
        return None
    inside = within(nominal.span, scene.names, scene.starts)
    return owned(scene.view.text, nominal.span, scene.relations, scene.discourse.links, inside)


def same_person(scene: Scene, head: Head, answer: Answer, spoke: Answer) -> Answer:
    """ "The woman said", where a customer was the last to speak, and no woman came up; else the answer as it is."""
    own = answer.who in (Phrase(head.span), nominal_key(head.span[0]))
    if not spoke.settled or spoke.span is None or spoke.who is None:
        return answer
    if is_named(spoke.who) or not (own or _named_before(scene, head, answer, spoke.span)):
        return answer
    last = scene.head_of(spoke.span)
    someone = may_be_called(head.noun, last.noun) or (head.noun in PLAIN and last.noun in DEMONYMS)
    if last.kind != "nominal" or last.definite or not someone:
        return answer
    if re.search(rf"\b(?:the|an?|his|her) {re.escape(head.noun)}\b", scene.view.text[last.span[1] : head.span[0]]):
        return answer  # "his doctor told the man to rest. …, the man said"
    between = _HE_SHE.findall(scene.view.text, last.span[1], head.span[0])
    if between and ("he" in between or "his" in between) != (says(head.noun) == "he"):
        return answer  # "a customer said she …, the man said"
    phrase, other = (scene.view.text[slice(*s)] for s in (head.span, last.span))
    return replace(spoke, confidence=confidence("same_body", 0.8), reason=f"“{phrase}” is “{other}”", span=head.span)


def said_right_before(scene: Scene, head: Head, answer: Answer, spoke: Answer | None) -> Answer:
    """ "Roe said. | The longtime senator added": whoever spoke in the sentence before, if the noun is said of her too.

    ``answer``: somebody else of whom it is said, who was not named since; it stays where another fits better.
    """
    if spoke is None or not spoke.settled or spoke.span is None or not answer.settled or spoke.who == answer.who:
        return answer
    a, b = answer.who, spoke.who
    if not (is_named(a) and is_named(b) and scene.entities[b].is_person):
        return answer
    view = scene.view
    near = view.sentence_at(head.span[0]) - view.sentence_at(spoke.span[0]) == 1
    told = scene.entities[a].mentions
    k = bisect_left(told, spoke.span[0], key=lambda m: m.span[0])
    since = k < len(told) and told[k].span[0] < head.span[0]
    if not near or since or head.noun not in ROLE_NOUNS or scene.described[b].isdisjoint(same_roles((head.noun,))):
        return answer
    reason = f"“{view.text[slice(*head.span)]}” is {scene.entities[b].text}, who spoke in the sentence before"
    return replace(spoke, confidence=confidence("same_body", 0.8), reason=reason, span=head.span)


def _named_before(scene: Scene, head: Head, answer: Answer, spoke: Span) -> bool:
    """Whether "the man" was taken for somebody who was not named since one without a name spoke in this paragraph."""
    bare = scene.view.text[slice(*head.span)].lower() == f"the {head.noun}"
    if not bare or head.noun not in PLAIN or not is_named(answer.who):
        return False
    return not any(spoke[1] <= m.span[0] < head.span[0] for m in scene.entities[answer.who].mentions)


_HE_SHE = re.compile(r"\b(?:he|she|his|her)\b")


def words_of(text: str, head: Head) -> set[str]:
    """The telling words of a phrase; a press release and a news release are the same."""
    words = head_words(text, head.span) | {head.noun} | ({"new"} if " new " in text[slice(*head.span)] else set())
    return words - _POINTING - (_PRESS if head.noun == "release" else _NOTHING)


def told_again(asked: set[str], known: set[str]) -> bool | None:
    """Whether a phrase may mean another of the same noun by its words; None where it asks for the latest, and the
    other is not new, or of something else.
    """
    asked = asked - {"new"}
    if asked & _LATEST:
        return True if asked - _LATEST <= known and not known.isdisjoint(_LATEST | {"new"}) else None
    return asked <= known


_POINTING = frozenset("these those".split())
_NOTHING: frozenset[str] = frozenset()
_PRESS = frozenset("press news media".split())
_LATEST = frozenset("latest newest most recent".split())


_NOT_ANY = re.compile(
    r"(?:(?:almost |virtually |practically )?(?:no one|nobody|no (?!less\b|fewer\b|doubt\b)[a-z]+)"
    r"|not (?:all|many|any|every|everyone|everybody|anyone|anybody)|(?:mon|tues|wednes|thurs|fri|satur|sun)day$)\b",
    re.I,
)


def nobody_in_particular(scene: Scene, head: Head) -> Answer | None:
    """No speaker for a phrase that only says that somebody does not: "No group claimed it", "Not everyone agrees";
    nor for a weekday or an hour: "Monday's report", "on Monday | lunchtime | thought".
    """
    phrase = scene.view.text[slice(*head.span)]
    if phrase not in _HOURS and (phrase[:1] not in "NnAaVvPpMTWFS" or _NOT_ANY.match(phrase) is None):
        return None
    return abstain(f"“{phrase}” is nobody in particular", span=head.span)


_HOURS = frozenset("lunchtime noon midday midnight dawn dusk morning afternoon evening night".split())


def still_speaks(scene: Scene, answer: Answer, spoke: Answer | None) -> Answer:
    """ "Roe said no. It rained. He said yes": whoever spoke last, if nobody else is nearly as likely to be "he".

    ``answer``: the open one, ``spoke``: that of the quote before.
    """
    if spoke is None or not spoke.settled or answer.span is None or not answer.candidates:
        return answer
    (best, p), second = answer.candidates[0], sum(chance for _, chance in answer.candidates[1:2])
    if scene.view.in_quotes(answer.span[0]):
        return answer
    if _alone_since(scene, answer, spoke):
        told = f"“{scene.view.text[slice(*answer.span)]}” is whoever spoke right before, with nobody told of since"
        return replace(spoke, confidence=confidence("pronoun", p, p), reason=told, candidates=answer.candidates[:3])
    if best != spoke.who:
        return answer
    if (p < _LIKELY or p - second < _AHEAD) and not (p - second > _ON and _opens_again(scene, answer.span, spoke.span)):
        return answer
    told = f"“{scene.view.text[slice(*answer.span)]}” is most likely the last to speak"
    return replace(spoke, confidence=confidence("pronoun", p, p), reason=told, candidates=answer.candidates[:3])


def _alone_since(scene: Scene, answer: Answer, spoke: Answer) -> bool:
    """Whether a pronoun right behind a quotation may mean the last to speak, and all others were told of before."""
    chances = dict(answer.candidates)
    if answer.span is None or spoke.span is None or not isinstance(spoke.who, int) or spoke.who not in chances:
        return False
    text, (begin, end) = scene.view.text, (spoke.span[0], answer.span[0])
    if not text.endswith(('" ', "” "), 0, end) or scene.view.sentence_at(end) - scene.view.sentence_at(begin) > _NEAR:
        return False
    others = [who for who in chances if who != spoke.who]
    return chances[spoke.who] > _FAIR * answer.candidates[0][1] and not any(
        _told_of_between(scene, who, begin, end) for who in others
    )


def _told_of_between(scene: Scene, who: Key, begin: int, end: int) -> bool:
    if not isinstance(who, int):
        return True
    if who < 0:
        return begin < start_of(who) < end
    told = scene.entities[who].mentions
    k = bisect_left(told, begin, key=lambda m: m.span[0])
    return k < len(told) and told[k].span[0] < end


_NEAR, _FAIR = 4, 0.5


def _opens_again(scene: Scene, span: Span, spoke: Span | None) -> bool:
    """ "He said … He added": whether a pronoun opens its sentence as it, or the same one, opened the one before, or
    its verb tells that somebody goes on.
    """
    here, text = scene.view.sentence_at(span[0]), scene.view.text
    if span[0] == scene.view.sentences[here][0] and _GOES_ON.match(text, span[1]):
        return True
    before = scene.view.sentences[max(here - 1, 0)][0]
    opens = span[0] == scene.view.sentences[here][0] and spoke is not None and spoke[0] == before < span[0]
    return opens and spoke is not None and text[slice(*spoke)] == text[slice(*span)]


_GOES_ON = re.compile(r" (?:also |then |later )?(?:add(?:s|ed)|continue[sd]|went on|goes on)\b")


def _one_as_they(scene: Scene, head: Head, earlier: Sequence[Answer], answer: Answer) -> Answer:
    """ "A source said it was dead. “He knows,” they said": one person without a name who spoke right before.

    ``answer``: who else is meant; ``earlier``: the answers of the quotes before, the last first.
    """
    text, view = scene.view.text, scene.view
    last = earlier[0] if earlier else answer
    if answer.settled or not last.settled or last.span is None or text[slice(*head.span)].lower() != "they":
        return answer
    if is_named(last.who) or view.in_quotes(head.span[0]):
        return answer
    between = range(view.sentence_at(last.span[0]) + 1, view.sentence_at(head.span[0]))
    if not all(view.in_quotes(view.sentences[k][0] + 1) for k in between):
        return answer  # of others the report has told since
    phrase = scene.head_of(last.span)
    if phrase.kind != "nominal" or phrase.noun not in ROLE_NOUNS:
        return answer
    return replace(last, confidence=confidence("they", 0.75), reason=f"“they” is “{text[slice(*last.span)]}”")


def it_again(scene: Scene, head: Head, earlier: Sequence[Answer], answer: Answer) -> Answer:
    """ "It added … | It | said", "The council said no. In a statement | it | said": the body that spoke right before.

    ``answer``: whom the pronoun means, where that is not open; ``earlier``: the answers before, the last first.
    """
    answer = _one_as_they(scene, head, earlier, answer)
    view, start, word = scene.view, head.span[0], scene.view.text[slice(*head.span)]
    here = view.sentence_at(start)
    begin = view.sentences[here][0] if view.sentences else start
    passing = view.text.endswith(_PASSING, 0, start)
    voiced = _VOICED_SO.fullmatch(view.text, begin, start) is not None and head.kind == "it"
    phrase = span_of(answer.who) if voiced else None
    paper = phrase is not None and begin <= phrase[0] < start  # "In | a statement |, it said"
    if answer.settled and not (passing or paper):
        return answer
    for k, spoke in enumerate(earlier[:3]):
        if not spoke.settled or spoke.span is None or spoke.who is None or here - view.sentence_at(spoke.span[0]) > 2:
            continue
        again = view.text[slice(*spoke.span)] == word and word[0].isupper()
        if passing and (spoke.span[0] < begin or not any(plural(scene, spoke.who, word) for word in ("it", "they"))):
            return answer
        if passing or again or (voiced and k == 0 and plural(scene, spoke.who, head.kind)):
            told = f"“{word}” is most likely the last to speak"
            return replace(spoke, confidence=confidence("referent", 0.6, 0.6), reason=told, span=head.span)
    return answer


_PASSING = (", which ", ", what ", ", whom ")
"""Before "it said", which goes on with who speaks in the sentence."""
_VOICED_SO = re.compile(
    r"(?:In|On|At|Through|Via) (?:an?|its|the) [^,;:.“”\"\n]{0,40}?"
    r"(?:statement|release|letter|report|tweet|post|blog|filing|notice|e-?mail|note|conference|briefing|analysis|"
    r"editorial|advisory|memo|website|account|page|Twitter|Facebook)"
    r"[^,;:.“”\"\n]{0,40}?,? "
)
"""How a body speaks, told before its pronoun."""
_ON = 0.1
_LIKELY, _AHEAD = 0.52, 0.2
"""How likely whoever spoke last must be whom a pronoun means, and how much likelier than anybody else."""

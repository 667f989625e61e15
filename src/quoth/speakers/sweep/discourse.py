"""One sweep through an article: who was last mentioned, and whom each pronoun and nominal on the way means."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quoth.data import Span
from quoth.speakers.bearers.entity import Entity
from quoth.speakers.described.descriptions import head_words
from quoth.speakers.learned import probabilities
from quoth.speakers.names.mention import NameMention
from quoth.speakers.phrases.nominals import FUNCTIONS, MERE_FUNCTIONS, Nominal, match_described
from quoth.speakers.phrases.offices import called_by, other_office, said_of
from quoth.speakers.sweep.again import TOLD_NEXT, WITHOUT_NAME, came_as_one, just_introduced, named_again, told_since
from quoth.speakers.sweep.anonymous import same_nameless, somebody_else, spoke_so, surely_meant, whose_behind
from quoth.speakers.sweep.fronted import raised
from quoth.speakers.sweep.ground import Event, Ground, events_of
from quoth.speakers.sweep.links import Discourse, Link, nominal_key
from quoth.speakers.sweep.memory import NOTHING, Memory, calls_for_other
from quoth.speakers.sweep.nouns import Known, noun_pairs
from quoth.speakers.sweep.pronouns import Judge, Last, Pair
from quoth.speakers.sweep.usage import Usage, usage_of
from quoth.speakers.words.lexicon import NATIONALS
from quoth.speakers.words.placing import UNKNOWN, Stance, case_of, tells

_OWNED = re.compile(r"(?:his|her|their|my|our) ", re.I)
_THE_ONE = re.compile(r"the ", re.I)
_THE = re.compile(r"(?:the|this|that) ", re.I)
ALONE = 0.7  # the chance of a noun that can only mean one person
_AS_FOR = ("As for ", "as for ")
_IS = (" was ", " is ", " be ", " been ", " became ", " become ", "’s ", "'s ")
LEAST_WEIGHED = 0.6  # how likely somebody must be by the network to be whom a noun phrase means that speaks
LEAST_MENTIONED = 0.7  # the same of any other, which only tells who was mentioned there
SURE = 0.9  # how likely for the words of the phrase to be said of them from there on
_LIKE = 0.85  # how sure a noun nobody was called by is, beside a pronoun
_NOBODY = 0.5  # how much less such a noun than a pronoun means somebody who was not mentioned


def sweep(
    ground: Ground,
    names: Sequence[NameMention],
    nominals: Sequence[Nominal],
    entities: list[Entity],
    described: list[set[str]],
    *,
    judge: Judge,
    keep_pairs: bool = False,
) -> Discourse:
    """Go through the article twice: once to see which pronouns it uses of whom, once to decide."""
    first = _Sweep(ground, entities, described, replace(judge, noun_hints=None), Usage(), decides=False)
    events = events_of(ground.view, ground.setting, names, nominals)
    first.run(names, events)
    if not (first.scored or judge.weighs_nouns):
        return first.found  # no pronoun to learn from
    said = usage_of(first.scored, judge.none_of_them, [e.said for e in entities])
    second = _Sweep(ground, entities, described, judge, said)
    second.keep_pairs = keep_pairs
    second.run(names, events)
    for i, tally in said.counts.items():
        for word, weight in tally.items():
            if 0 <= i < len(entities):
                entities[i].said[word] += round(weight)
    return second.found


def _best_first(option: tuple[int, float]) -> tuple[float, int]:
    return -option[1], option[0]


class _Sweep:
    """State of one pass."""

    def __init__(
        self,
        ground: Ground,
        entities: list[Entity],
        described: list[set[str]],
        judge: Judge,
        said: Usage,
        *,
        decides: bool = True,
    ) -> None:
        """``decides``: whom its pronouns mean is asked, not only how likely that is."""
        self.ground, self.view, self.setting = ground, ground.view, ground.setting
        self.entities, self.described = entities, [set(words) for words in described]  # what it guesses is its own
        self.judge = judge
        self.memory = Memory(ground, entities, said)
        self.found = Discourse()
        self.keep_pairs, self.decides = False, decides
        self.ahead: tuple[list[NameMention], list[int]] = [], []
        self.scored: list[tuple[int, str, list[tuple[int, float]]]] = []  # pronouns with their candidates' scores
        self.nominal_by_noun: dict[str, int] = {}
        self.called: dict[int, str] = {}  # those without a name -> their nouns
        self.anew: set[str] = set()  # nouns that came with "a"
        self.seen_sentence = -1

    def run(self, names: Sequence[NameMention], events: Sequence[Event]) -> None:
        ahead, starts = self.ahead = list(names), [m.span[0] for m in names]
        for position, kind, thing in events:
            if kind == 0:
                self._name(thing)  # type: ignore[arg-type]
            elif kind == 1:
                self._nominal(thing)  # type: ignore[arg-type]
            else:
                self._pronoun(thing, ahead, starts, position)  # type: ignore[arg-type]

    def _here(self, position: int, how: Stance = UNKNOWN) -> Last:
        sentence, paragraph, quoted, within, told = self.ground.spot(position)
        spot = position, sentence, paragraph, told, quoted, within is not None
        return Last(*spot, *how, sentence != self.seen_sentence, said=NOTHING)

    def _phrase(self, span: Span) -> Last:
        last = self._here(span[0], self.ground.stance(span))
        self._opens(last)
        return last

    def _opens(self, last: Last) -> None:
        """Whether a mention is the first of its sentence that can be its subject; later ones are not."""
        last.subject = last.subject and not (last.possessive or last.prepositional or last.attributive)
        if last.subject:
            self.seen_sentence = last.sentence

    def _mentioned(self, entity: int, last: Last, end: int) -> None:
        last.word = end - 1
        self.memory.mentioned(entity, last)
        quote = self.setting.source_starts.get(last.position)
        if quote is not None:
            self.memory.speakers.setdefault(quote, entity)
            self.memory.speaks(entity, last, quote)
        elif last.subject and not (last.quoted or last.reported) and tells(self.view.text, end):
            self.memory.speaks(entity, last)

    def _name(self, m: NameMention) -> None:
        last = self._here(m.span[0], self.ground.stance((m.outer[0], m.span[1]), named=True))
        self._opens(last)
        entity = self.entities[m.entity]
        last.person, last.place = entity.person, entity.place
        first = m.entity not in self.memory.last and len(m.words) > 1
        last.introduced = first and not (last.quoted or last.reported or last.possessive or last.attributive)
        last.apposed = self.ground.told_of(m)
        last.as_for = self.view.text.endswith(_AS_FOR, 0, m.outer[0])
        self.memory.named[m.entity] = m.span[1] - 1
        self._mentioned(m.entity, last, m.span[1])

    def _nominal(self, n: Nominal) -> None:
        if not n.definite and self._says_what(n):
            self.anew.add(n.noun)
            return  # "he was a boy": nobody else
        if (same := same_nameless(self.memory, n)) is not None:
            self.called[same] = n.noun
            self.nominal_by_noun[n.noun] = same
            return
        spoke = spoke_so(self.memory, self._here(n.span[0]), n, self.called, self.described) if n.definite else None
        if spoke is not None:
            self._meant(n, Link(n.span, n.noun, ((spoke, ALONE),), again=True))
            return
        named = n.definite and WITHOUT_NAME.match(self.view.text, n.span[1]) is None
        owned = named and _OWNED.match(self.view.text, n.span[0]) is not None
        options = []
        if named and not owned:
            options = match_described(self.view.text, n.span, n.noun, n.span[0], self.entities, self.described)
        if options and (near := told_since(self.memory, n, options[0][0], self.described, self.entities)) is not None:
            self._meant(n, Link(n.span, n.noun, ((near, ALONE),), again=True))
            return
        if options and options[0][1] >= 0.6 and (len(options) == 1 or options[0][1] - options[1][1] > 0.12):
            self._meant(n, Link(n.span, n.noun, tuple((i, round(s, 3)) for i, s in options[:4]), known=True))
            return
        alone = named and not came_as_one(self.view.text, n)
        ruled = self._by_rules(n) if alone else {}
        others = somebody_else(self.memory, self.ground, n, self.described)
        others = others | {whose} if (whose := whose_behind(self.view.text, n, *self.ahead)) is not None else others
        ruled = {rule: i for rule, i in ruled.items() if i is None or i not in others}
        apart = named and not owned and not self._says_what(n)
        weighed = self._weigh(n, ruled) if apart and (alone or self.keep_pairs) else None
        weighed = [(i, p) for i, p in weighed if i not in others] if weighed else weighed
        index = self._called_so(n)
        index = None if index in others and n.span[0] in self.setting.source_starts else index
        link = self._choose(n, ruled, weighed, index) if alone else None
        if link is not None and link.options[0][0] not in others:
            self._meant(n, link)
        else:
            self._unnamed(n, index)

    def _says_what(self, n: Nominal) -> bool:
        """ "She was | the head", "to become | the head": what somebody is, and no source."""
        return self.view.text.endswith(_IS, 0, n.span[0]) and n.span[0] not in self.setting.source_starts

    def _called_so(self, n: Nominal) -> int | None:
        """The unnamed one who was called by a noun before."""
        known_as = called_by(self.view.text, n.span, n.noun)
        return self.nominal_by_noun.get(known_as) if n.definite else None

    def _by_rules(self, n: Nominal) -> dict[str, int | None]:
        """Whom each rule takes a noun phrase to mean, the surest first; the last is asked if the rest say nothing."""
        found = {
            "just_introduced": just_introduced(self.view, self.memory, n, self.described, self.entities),
            "only_one": self._only_one(n),
        }
        return found | {"again": self._again(n) if not any(i is not None for i in found.values()) else None}

    def _meant(self, n: Nominal, link: Link) -> None:
        """Keep whom a noun phrase means; somebody who is likely meant was mentioned there."""
        self.found.nominals[n.span[0]] = link
        best, chance = link.options[0]
        if chance > 0.5 or link.known:
            last = self._phrase(n.span)
            if best >= 0:
                last.person = max(self.entities[best].person, 1.0)
                last.place = self.entities[best].place if link.known else 0.0
            else:
                last.nominal, last.person = True, 1.0
            self._mentioned(best, last, n.span[1])

    def _unnamed(self, n: Nominal, index: int | None) -> None:
        """Take a noun phrase for somebody without a name: who was called so before (``index``), or a new one."""
        if index is None:
            index = nominal_key(n.span[0])
            self.memory.calls[index] = {n.says: 3.0}
            self.called[index] = n.noun
            self.nominal_by_noun[n.noun] = self.nominal_by_noun[called_by(self.view.text, n.span, n.noun)] = index
        if not n.definite:
            self.anew.add(n.noun)
        self.found.nominals[n.span[0]] = Link(n.span, n.noun, ((index, 0.5),))
        last = self._phrase(n.span)
        last.nominal, last.person = True, 1.0
        last.fresh = not n.definite and not (last.quoted or last.reported or last.possessive or last.attributive)
        self._mentioned(index, last, n.span[1])

    def _noun_pairs(self, n: Nominal, ruled: Mapping[str, int | None]) -> list[Pair]:
        here = self._here(n.span[0])
        here.subject = True
        known = Known(here, self.ahead, ruled, self._called_so(n), self.called)
        return noun_pairs(self.memory, self.described, n, known)

    def _weigh(self, n: Nominal, ruled: Mapping[str, int | None]) -> list[tuple[int, float]] | None:
        """How likely each candidate is by its features and what the network says, the likeliest first."""
        if not (self.keep_pairs or self.judge.weighs_nouns):
            return None
        pairs = self._noun_pairs(n, ruled)
        if self.keep_pairs:
            self.found.nouns.append((n.span, pairs))
        if not self.judge.weighs_nouns or not pairs:
            return None
        chances = probabilities(self.judge.noun_scores(n.span[1] - 1, pairs), self.judge.none_of_nouns)
        return sorted(((pair.who, round(p, 4)) for pair, p in zip(pairs, chances, strict=True)), key=_best_first)

    def _choose(
        self, n: Nominal, ruled: Mapping[str, int | None], weighed: list[tuple[int, float]] | None, index: int | None
    ) -> Link | None:
        """Whom a noun phrase means, or between whom it is open; None for nobody with a name.

        The network is heard first, if it reads such phrases; where it is not sure, a rule that says the same settles
        it.  ``index``: who was called so before, without a name.
        """
        speaks = n.span[0] in self.setting.source_starts
        if speaks and (who := self._countryman(n)) is not None:
            self.described[who] |= head_words(self.view.text, n.span)
            return Link(n.span, n.noun, ((who, ALONE),))
        best, chance = weighed[0] if weighed else (-1, 0.0)
        aged = chance <= SURE and ruled.get("just_introduced") is not None
        if weighed and not aged and chance >= (LEAST_WEIGHED if speaks else LEAST_MENTIONED):
            if best >= 0 and chance > SURE:
                self.described[best] |= head_words(self.view.text, n.span)
            return Link(n.span, n.noun, tuple(weighed[:4]), weighed=True)
        link = None
        rule, known = next(((rule, i) for rule, i in ruled.items() if i is not None), ("", None))
        if known is not None:
            link = Link(n.span, n.noun, ((known, ALONE),), again=rule in ("again", "just_introduced"))
        elif index is None and (meant := self._salient(n)) and meant[0][1] > 0.5:
            link = Link(n.span, n.noun, meant)
        if weighed and not aged and (link is None or link.options[0][0] != best):
            named = speaks and best >= 0 and chance > 1.0 - math.fsum(p for who, p in weighed if who >= 0)
            return Link(n.span, n.noun, tuple(weighed[:4]), weighed=True) if named else None
        if link is not None and known is not None:
            self.described[known] |= head_words(self.view.text, n.span)
        return link

    def _countryman(self, n: Nominal) -> int | None:
        """ "The Spaniard": whom the paragraph has been about, unless he is from elsewhere; no judged text has one."""
        who = self.memory.topics.get(self.view.paragraph_at(n.span[0])) if n.noun in NATIONALS and n.definite else None
        if who is None or who < 0 or not self.entities[who].is_person:
            return None
        known, titles = self.described[who], self.entities[who].titles
        return None if other_office(n.noun, known, said_of(self.view.text, n.span), titles) else who

    def _only_one(self, n: Nominal) -> int | None:
        """ "the former mayor", where nothing was said of a mayor: the one person the last sentences are about."""
        if (
            n.noun in FUNCTIONS
            or n.noun in self.nominal_by_noun
            or not _THE_ONE.match(self.view.text, n.span[0])
            or TOLD_NEXT.match(self.view.text, n.span[1])
        ):
            return None
        here = self.view.sentence_at(n.span[0])
        near = [(i, last) for i, last in self.memory.recent(here, 4) if last.is_somebody]
        near = [(i, last) for i, last in near if not self.view.titled[last.paragraph]]
        if (
            len(near) != 1
            or near[0][0] < 0
            or (n.says and calls_for_other(self.memory.said(near[0][0], -1, n.says), n.says))
        ):
            return None
        i, said = near[0][0], said_of(self.view.text, n.span)
        return None if other_office(n.noun, self.described[i], said, self.entities[i].titles, alone=True) else i

    def _again(self, n: Nominal) -> int | None:
        """ "The official", "the Russian diplomat": whoever spoke last, where the noun is nobody else's."""
        if n.span[0] not in self.setting.source_starts or n.noun in self.anew:
            return None
        i = named_again(self.view, self.setting, self.memory.speakers, n, self.entities, self.described)
        return None if i is None or (n.says and calls_for_other(self.memory.said(i, -1, n.says), n.says)) else i

    def _salient(self, n: Nominal) -> tuple[tuple[int, float], ...]:
        """ "The senator", where nobody was called one: the people in question as for a pronoun, less sure by a part."""
        if not n.definite or n.noun in MERE_FUNCTIONS or not _THE.match(self.view.text, n.span[0]):
            return ()
        if TOLD_NEXT.match(self.view.text, n.span[1]):
            return ()
        here, said = self._here(n.span[0]), said_of(self.view.text, n.span)
        here.subject = True
        pairs = [
            (i, f)
            for i, f, _ in self.memory.candidates(n.span, n.says or "he", "subject", here, [], [], agree=bool(n.says))
            if i >= 0
            and self.entities[i].is_person
            and "attributive" not in f
            and not other_office(n.noun, self.described[i], said, self.entities[i].titles)
        ]
        chances = probabilities([self.judge.scorer(f) for _, f in pairs], self.judge.none - _NOBODY)
        options = sorted(((i, round(p * _LIKE, 4)) for (i, _), p in zip(pairs, chances, strict=True)), key=_best_first)
        return tuple(options[:4])

    def _pronoun(self, span: Span, names: list[NameMention], starts: list[int], position: int) -> None:
        word = self.view.text[slice(*span)].lower()
        pronoun = "he" if word.startswith("h") and not word.startswith("her") else "she"
        case = case_of(self.view.text, word, span)
        here = self._here(span[0])
        own, began = here.sentence, self.ground.spot(position)
        here.position, here.sentence, here.told = position, began.sentence, began.told
        here.subject = here.sentence != self.seen_sentence
        pairs = self.memory.candidates(span, pronoun, case, here, names, starts)
        here.position, here.sentence = span[0], own
        if self.keep_pairs:
            self.found.pairs.append((span, pairs))
        here.subject = here.subject and case == "subject"
        self._opens(here)
        scores = self.judge.scores(span[0], pairs)
        if case != "object":
            scores = raised(self.ground.lift(span, names, starts), pairs, scores)
        if case == "subject" and span[0] in self.setting.source_starts:
            still, more = surely_meant(self.memory, here, span, pairs, self.called)
            scores = [s + more * (k == still) for k, s in enumerate(scores)]
        self.scored.append((span[0], pronoun, [(pair.who, s) for pair, s in zip(pairs, scores, strict=True)]))
        chances = self.memory.levelled(pairs, probabilities(scores, self.judge.none_of_them))
        options = sorted(((pair.who, p) for pair, p in zip(pairs, chances, strict=True)), key=_best_first)
        if self.decides:
            self.found.links[span[0]] = Link(span, pronoun, tuple((i, round(p, 4)) for i, p in options[:4]))
        if options and options[0][1] > 0.5:
            best = options[0][0]
            old = self.memory.last.get(best)
            here.pronoun = pronoun
            here.possessive = case == "possessive"
            here.subject = here.subject or (case == "subject" and old is not None and old.sentence != here.sentence)
            if old is not None:
                here.person, here.place, here.nominal = old.person, old.place, old.nominal
                if old.sentence == here.sentence:  # "Jane Roe, a clerk, said she"
                    here.subject, here.introduced, here.apposed = old.subject, old.introduced, old.apposed
            self._mentioned(best, here, span[1])

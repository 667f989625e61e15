"""One quote at a time: who is meant by its source, how sure, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quoth.data import Quote, Span
from quoth.speakers.phrases.hearers import asker_of, hearer_of
from quoth.speakers.phrases.identified import PLAIN
from quoth.speakers.phrases.nearby import attributes, led_by_colon, passed_on, quoted_as
from quoth.speakers.phrases.own_words import said_before, whose_line, written_by
from quoth.speakers.phrases.phrasing import (
    ASKED,
    GAVE,
    PART_OF,
    begin_of,
    goes_on,
    is_heading,
    is_passive,
    owner_of,
    told_apart,
)
from quoth.speakers.phrases.sources import Head
from quoth.speakers.routes.answer import Answer, abstain, by_phrase, is_named
from quoth.speakers.routes.bylines import over_account
from quoth.speakers.routes.calibration import confidence
from quoth.speakers.routes.collective import inside_quote
from quoth.speakers.routes.first_persons import answer_at, first_person
from quoth.speakers.routes.floating import said_below, without_a_source
from quoth.speakers.routes.fuller import called_in_full, fuller_phrase
from quoth.speakers.routes.guests import answer_of_guest, lettered, set_apart
from quoth.speakers.routes.headlines import same_study, told_below
from quoth.speakers.routes.namings import STUDIES, answer_name, answer_nominal
from quoth.speakers.routes.order import Order
from quoth.speakers.routes.papers import author_of, is_paper, their_paper
from quoth.speakers.routes.pointing import he_or_she, relative, together
from quoth.speakers.routes.referents import referent, told_there
from quoth.speakers.routes.repeated import Wordings
from quoth.speakers.routes.same import (
    identified,
    it_again,
    nobody_in_particular,
    said_right_before,
    same_person,
    still_speaks,
    told_again,
    words_of,
)
from quoth.speakers.routes.styles import styled_so
from quoth.speakers.routes.told_of import same_body
from quoth.speakers.routes.topics import named_since, of_topic, one_force
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.sweep.turns import signature
from quoth.speakers.words.lexicon import BODY_NOUNS, VOICED_NOUNS
from quoth.text import cut

_OF_ONE = frozenset(
    "president premier chancellor governor mayor taoiseach tánaiste tanaiste pm king queen pope".split()
)
"""Offices that one at a time has in a place."""


class Answers:
    """Answers for the quotes of a scene, each worked out once."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._done: dict[int, Answer] = {}
        self._busy: set[int] = set()
        self._wordings = Wordings(scene.view.text, scene.quotes)
        self.order = Order(scene.quotes)

    def of(self, i: int) -> Answer:
        """The answer for quote number ``i``."""
        if i in self._done:
            return self._done[i]
        if i in self._busy or len(self._busy) > 60:  # Python's own stack is not much deeper
            return abstain("its attribution leads round in a circle")
        self._busy.add(i)
        quote, head = self.scene.quotes[i], self.scene.heads[i]
        told = quoted_as(self.scene.view, quote) or author_of(self.scene, quote, head) or self._passed_on(i, quote)
        head, lone = (self.scene.head_of(told), None) if told else (head, lettered(self.scene, quote))
        answer = lone or (self.by_head(i, head, "") if head.kind != "none" else self._without_source(i, quote))
        answer = told_below(self.scene, head, identified(self.scene, answer), self.order.all, self.of)
        self._busy.discard(i)
        self._done[i] = answer
        return answer

    def _passed_on(self, i: int, quote: Quote) -> Span | None:
        """Who says what a paper passes on, where that is no quote of its own within this one."""
        said = passed_on(self.scene.view, quote, self.scene.names, self.scene.starts)
        near = self.order.near(i, 6) if said is not None else ()
        sources = (s for j in near if j != i for s in self.scene.quotes[j].source)
        return None if said is None or any(s < said[1] and said[0] < e for s, e in sources) else said

    def by_head(self, i: int, head: Head, route: str) -> Answer:
        """The answer for what says quote number ``i``; of no quote, -1."""
        kind = head.kind
        if kind == "name":
            return answer_name(self.scene, head, route)
        outer = self.order.outer(i) if i >= 0 and kind in ("he", "she", "they", "it") else None
        told_by = outer if outer is not None and self.scene.heads[outer].kind == kind == "they" else None
        outer = outer if outer is not None and self.scene.quotes[outer].kind == "direct" else None
        if kind in ("he", "she"):  # who speaks in the marks around it is "I" there
            told = outer if outer is not None and self.scene.heads[outer].kind != "none" else None
            meant = he_or_she(self.scene, head, route, None if told is None else self.of(told).who)
            return meant if meant.settled else still_speaks(self.scene, meant, self.in_force(head.span[0], 2, i))
        if kind in ("I", "we", "you"):
            return first_person(self, i, head)
        if kind in ("they", "it"):
            if outer is not None:
                last = (j for j in self.order.before(i, 4) if self.order.outer(j) == outer)
                said = inside_quote(self.scene, head, [self.of(j) for j in last])
                return said if said.settled else told_there(self.scene, head, said)
            near = list(self.earlier(head.span[0], paragraphs=2, skip=i))
            meant = it_again(self.scene, head, near, referent(self.scene, head, near))
            return meant if meant.settled or told_by is None else self.of(told_by)  # "They said | they | thought"
        if kind == "several":
            return together(head.span)
        if kind == "nominal":
            named = styled_so(self.scene, head) or nobody_in_particular(self.scene, head) or of_topic(self.scene, head)
            return named or self._by_others(i, head, self._again(i, head, answer_nominal(self.scene, head, route)))
        answer = relative(self.scene, head)
        phrase = self.scene.head_of(answer.span or head.span)
        return self._again(i, phrase, answer) if phrase.kind == "nominal" and phrase.span == answer.span else answer

    def _by_others(self, i: int, head: Head, answer: Answer) -> Answer:
        """ "The surgeon told me" in somebody's own words: anybody but whoever speaks there."""
        outer = self.order.outer(i) if i >= 0 and head.definite else None
        if outer is None or self.scene.quotes[outer].kind != "direct":
            return answer
        speaks = self.of(outer).who
        if speaks is None or speaks not in (answer.who, *(k for k, _ in answer.candidates)):
            return answer
        phrase = self.scene.view.text[slice(*head.span)]
        why = f"the source is “{phrase}”, of whom another tells"
        return by_phrase(head.span, why)

    def _again(self, i: int, head: Head, answer: Answer) -> Answer:
        """ "The council" after "the city council", "the statement" after "said in a statement"."""
        answer = said_right_before(self.scene, head, answer, self.in_force(head.span[0], 0, i))
        if not answer.settled and answer.candidates and head.noun in BODY_NOUNS:
            body = same_body(self.scene, head, answer, list(self.earlier(head.span[0], paragraphs=2, skip=i)))
            return body if body.settled or not head.definite else self._said_again(i, head, 6, body) or body
        if (held := self._called_so(i, head)) is not None:
            return held
        if head.noun in PLAIN and (spoke := self.in_force(head.span[0], 0, i)) is not None:
            answer = same_person(self.scene, head, answer, spoke)
        known = head.definite or one_force(self.scene, head)
        if not answer.settled or not known or is_named(answer.who):
            return answer
        phrase = self.scene.view.text[slice(*head.span)]
        if head.noun in VOICED_NOUNS and (voiced := self._voiced(i, head, phrase, answer)) is not None:
            return voiced
        if (again := self._said_again(i, head)) is not None:
            return again
        if (head.noun in PLAIN or head.noun == "sources") and (spoke := self.in_force(head.span[0], 0, i)) is not None:
            return same_person(self.scene, head, answer, spoke)
        if (fuller := fuller_phrase(self.scene, head)) is not None:
            return called_in_full(self.scene, answer, fuller, head.span)
        return answer

    def _called_so(self, i: int, head: Head) -> Answer | None:
        """ "The mayor" is who was meant by that above, where nobody is told to be one."""
        if not head.definite or head.noun not in _OF_ONE or any(head.noun in said for said in self.scene.described):
            return None
        text = self.scene.view.text
        phrase = text[slice(*head.span)]
        for j in reversed(self.order.before(i, 40)):
            other = self.scene.heads[j]
            if other.kind == "nominal" and text[slice(*other.span)].lower() == phrase.lower():
                said = self.of(j)
                why = f"“{phrase}” is whom that meant above"
                return replace(said, reason=why, span=head.span) if said.settled and is_named(said.who) else None
        return None

    def _said_again(self, i: int, head: Head, back: int = 40, body: Answer | None = None) -> Answer | None:
        """The answer of the last of so many quotes whose source has the same noun, where what is said of it fits.

        ``body``: which bodies named since may be meant as well, where less is said of it than before.
        """
        text, phrase = self.scene.view.text, self.scene.view.text[slice(*head.span)]
        asked = words_of(text, head)
        several = sum(head.noun in words for words in self.scene.described) > 1
        for j in reversed(self.order.before(i, back)):
            other = self.scene.heads[j]
            alike = other.kind == "nominal" and other.noun == head.noun and other.span[0] < head.span[0]
            study = other.kind == "nominal" and same_study(text, head, other, self.scene.quotes[j].source)
            if (alike or study) and owner_of(text, other.span) == owner_of(text, head.span):
                if told_apart(text, head.span, other.span, several=several) or PART_OF.match(text, other.span[0]):
                    return None
                if (known := study or told_again(asked, words_of(text, other))) is None or (
                    not known and head.noun in STUDIES and words_of(text, other) <= {head.noun, "new"}
                ):
                    continue  # "the latest poll", behind one that is not new; "the IG report", behind "the report"
                if known and (said := self.of(j)).settled:
                    if body is not None and asked < words_of(text, other) and named_since(self.scene, said, body, head):
                        return None  # "the company", another firm having been told of since "the mining company"
                    return replace(said, reason=f"“{phrase}” is “{text[slice(*other.span)]}”", span=head.span)
                return None
        return None

    def _voiced(self, i: int, head: Head, phrase: str, answer: Answer) -> Answer | None:
        """ "Roe's statement" is Roe speaking; so is "the statement" after "Roe said in a statement"."""
        text, scene = self.scene.view.text, self.scene
        if (whose := their_paper(scene, head, phrase)) is not None or owner_of(text, head.span):
            return whose
        gave = re.compile(GAVE % head.noun)
        for before in self.earlier(head.span[0], paragraphs=3, skip=i):
            if before.span is None or is_paper(self.scene, before):
                continue  # no paper speaks in another: "the affidavit cited in the release"
            sentence = scene.view.sentences[scene.view.sentence_at(before.span[0])]
            given = gave.search(text, *sentence)
            if given is not None and (given[0][:3] in ("In ", "in ") or before.span[0] < given.start()):
                if not before.settled:
                    return answer if re.search(r"\ban? ", given[0]) else None
                return replace(before, confidence=confidence("voiced", 0.8), reason=f"“{phrase}” is how they spoke")
        return None

    def _without_source(self, i: int, quote: Quote) -> Answer:
        scene = self.scene
        if not quote.content:
            return abstain("the quote has no words")
        if (heard := hearer_of(scene.view.text, quote)) is not None:
            return abstain(f"“{scene.view.text[slice(*heard)]}” is told, and by whom is not said", span=heard)
        if (cue := cut(scene.view.text, quote.cue).lower()) in ASKED:
            told = asker_of(scene.view.text, quote.cue[0][0])
            return self.by_head(i, self.scene.head_of(told), "_near") if told else abstain("who asked is not said")
        if quote.cue and is_passive(scene.view.text, quote.cue[0]):
            return abstain("the cue is passive, and by whom is not said")
        quote = quote if any(map(str.isalpha, cue)) else replace(quote, cue=())  # a colon, a dash: the lay-out tells
        end = quote.content[-1][1]
        if (signed := signature(scene.view, end)) is not None and not quote.cue:
            return answer_at(scene, signed, "signed", "the quote is signed after a dash")
        paragraph = scene.view.paragraph_at(quote.content[0][0])
        label = scene.floor.labels.get(paragraph)
        if label is not None and not quote.cue and label[1] <= quote.content[0][0]:
            return answer_at(scene, label, "turn", "the paragraph begins with its speaker's name")
        outer = self.order.outer(i)
        if outer is None:
            near = scene.near.get(i)
            if near is not None and quote.kind == "indirect" and quote.cue:
                doing = cue.split()[0].endswith("ing")
                carried = self._by_cue(i, quote, outer) if doing else None
                if carried is not None and carried.who is not None:
                    return carried
                near = near if doing or attributes(scene.view.text, near[0], quote.cue[0]) else None
            if near is not None:
                head = self.scene.head_of(near[0])
                if head.kind not in ("none", "I", "we", "you"):
                    return self.by_head(i, head, "_near" if near[1] == 1.0 else "_far")
        if not quote.cue and (line := whose_line(scene.view.text, quote.content, scene.names, scene.starts)):
            return self.by_head(i, self.scene.head_of(line), "_near")
        if outer is not None and (own := said_before(scene.view.text, quote.content[0][0])) is not None:
            return self.by_head(i, own, "")
        if quote.cue:
            return self._by_cue(i, quote, outer)
        if outer is not None:
            return abstain("words quoted inside a quote, without a source of their own")
        return self._floating(i, quote)

    def _by_cue(self, i: int, quote: Quote, outer: int | None) -> Answer:
        """A cue without a source: the one who speaks in the same sentence goes on ("saying", "and added")."""
        cue = quote.cue[0][0]
        if not goes_on(self.scene.view.text, quote.cue[0]):
            return abstain("the cue has no source")
        sentence = self.scene.view.sentence_at(cue)
        for j in reversed(self.order.before(i)):
            other = self.scene.quotes[j]
            where = (other.cue or other.content or ((begin_of(other), 0),))[0][0]
            if self.scene.view.sentence_at(where) < sentence:
                break
            if self.scene.heads[j].kind != "none" and where < cue and j != outer:
                answer = self.of(j)
                if answer.who is not None:
                    why = "the cue has no source; the speaker of the same sentence goes on"
                    return Answer(answer.who, confidence("carried", 0.7), why, answer.settled, answer.candidates)
        return abstain("the cue has no source")

    def _floating(self, i: int, quote: Quote) -> Answer:
        scene, at = self.scene, quote.content[0][0]
        if (own := over_account(scene, at)) is not None:
            return own
        if is_heading(scene.view, quote):
            below = said_below(self._wordings, self.of, i)
            return below or abstain("words quoted as a heading, without a speaker")
        if answer := answer_of_guest(scene, quote):
            return answer
        who, led = led_by_colon(scene.view, at, scene.names, scene.starts)
        by = written_by(scene.view.text, quote.content[-1][1], scene.names, scene.starts)
        if by or (led and who):
            return self.by_head(i, self.scene.head_of(by or who or (at, at)), "_near")
        if led:
            return abstain("a colon leads to it, and from whom is open")
        if (found := said_below(self._wordings, self.of, i)) is not None:
            return found
        if quote.kind == "direct" and self.in_force(at, 1, i) is None and (guest := set_apart(scene, None)):
            return guest
        found = without_a_source(scene, self.order.all, self.order.place[i], self.of)
        return found or abstain("no one is said to speak near it")

    def in_force(self, position: int, paragraphs: int, skip: int = -1) -> Answer | None:
        """The answer of the last quote before a position, not more than so many paragraphs back."""
        return next(self.earlier(position, paragraphs, skip), None)

    def earlier(self, position: int, paragraphs: int, skip: int = -1) -> Iterator[Answer]:
        """The answers of the quotes at most so many paragraphs before a position, the last first."""
        view = self.scene.view
        here = view.paragraph_at(position)
        for j in reversed(self.order.above(position, 8)):
            other = self.scene.quotes[j]
            if j == skip or not other.content or self.order.outer(j) is not None:
                continue
            if here - view.paragraph_at(max(e for _, e in other.content) - 1) > paragraphs:
                return
            yield self.of(j)

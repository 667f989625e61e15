"""Somebody without a name who has just spoken: "A teacher said no. “I am tired,” he said. The teacher added …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from quoth.data import Span
from quoth.speakers.bearers.entity import Entity
from quoth.speakers.described.descriptions import head_words, told_behind
from quoth.speakers.names.mention import NameMention
from quoth.speakers.phrases.identified import may_be_called
from quoth.speakers.phrases.nominals import GESTURE, Nominal
from quoth.speakers.phrases.offices import other_office
from quoth.speakers.sweep.again import AGED, has_died
from quoth.speakers.sweep.ground import Ground
from quoth.speakers.sweep.links import start_of
from quoth.speakers.sweep.memory import Memory, calls_for_other
from quoth.speakers.sweep.pronouns import Last, Pair
from quoth.speakers.words.lexicon import NATIONALS, STATES
from quoth.speakers.words.people import KIN
from quoth.speakers.words.synonyms import same_roles

SOON = 2  # sentences of the report after which somebody else may be meant as well
STILL = 2.0  # log-odds: whoever spoke right before is "he", where nobody else was told of since
ALONE = 6.0  # log-odds: of whom alone the report tells right before that he does what those do who speak next
SURELY = 4.0  # log-odds: what the sentence before a quotation, or in it, says of one alone

_KINDS = [
    frozenset(kind.split())
    for kind in (
        "mp td msp mep backbencher lawmaker legislator parliamentarian senator congressman congresswoman politician "
        "deputy councillor",
        "official diplomat bureaucrat servant aide adviser advisor source insider representative spokesman spokeswoman "
        "spokesperson negotiator",
        "lawyer attorney counsel solicitor barrister",
        "judge magistrate justice",
        "officer policeman policewoman detective constable investigator",
        "doctor surgeon physician consultant gp",
        "expert analyst economist researcher scientist academic professor scholar specialist",
        "resident neighbour neighbor villager local inhabitant",
        "protester demonstrator activist campaigner",
        "executive boss manager director",
        "worker employee staffer colleague",
        "student pupil",
        "teacher lecturer",
        "soldier commander fighter",
        "pilot captain",
        "gunman shooter attacker assailant killer suspect",
        "patient person",
        "source person",
    )
]
"""Nouns by which one person is called in one article."""


_THE = re.compile(r"[Tt]h(?:e|is|at) ")
_OTHER = {"he": re.compile(r"\b(?:[Ss]he|[Hh]ers?)\b"), "she": re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im)\b")}


def alike(noun: str, other: str) -> bool:
    """Whether who came up as ``other`` may be called by ``noun`` next: a backbencher "the MP", a nurse no "doctor"."""
    if noun == other or may_be_called(noun, other) or may_be_called(other, noun):
        return True
    a, b = noun.rpartition("-")[2], other.rpartition("-")[2]
    return bool(same_roles({a}) & same_roles({b})) or any(a in kind and b in kind for kind in _KINDS)


def spoke_so(
    memory: Memory, here: Last, n: Nominal, called: Mapping[int, str], described: Sequence[set[str]]
) -> int | None:
    """ "A backbencher said no. “Never,” | the MP said": the unnamed one who spoke last, whoever else is an MP.

    ``called``: the nouns of all who have no name; ``described``: the words said of each who has.
    """
    if (who := _brought_up(memory, n, called, described)) is not None:
        return who
    if _OF_A_BODY.match(memory.view.text, n.span[1]):
        return None
    text = memory.view.text
    mine = memory.setting.source_starts.get(n.span[0])
    who = _spoke_last(memory, here, called) if mine is not None else None
    asked = memory.setting.replies_to.get(mine, -1) if mine is not None else -1
    if who is None or memory.speakers.get(asked) == who:
        return None
    anybody = called[who].rpartition("-")[2] in _ANYBODY and n.noun in _PRIVATE
    if not (alike(n.noun, called[who]) or anybody) or not _THE.match(text, n.span[0]):
        return None
    spoke = memory.last[who].position
    if head_words(text, n.span) - {"same"} != {n.noun} or (n.says and _OTHER[n.says].search(text, spoke, n.span[0])):
        return None
    phrases = ((i, last) for i, last in memory.last.items() if last.position > spoke and not last.pronoun)
    return None if any(alike(n.noun, called[i]) for i, _ in phrases if i in called) else who


def _brought_up(memory: Memory, n: Nominal, called: Mapping[int, str], described: Sequence[set[str]]) -> int | None:
    """ "A senior aide to the duke said no. … | The senior aide said": the last who came with "a" and spoke so called.

    Not where somebody named so called was told of since, but in the words of quotes.
    """
    text, starts = memory.view.text, memory.setting.source_starts
    if n.noun not in called.values() or n.span[0] not in starts or not _THE.match(text, n.span[0]):
        return None
    who = min(i for i, noun in called.items() if noun == n.noun)  # the last
    start = start_of(who)
    if start not in starts or not _A.match(text, start) or _TOLD.match(text, n.span[1]):
        return None
    ends = text[start : start + _LONG].lower().find(n.noun)
    if ends < 0 or not head_words(text, n.span) <= head_words(text, (start, start + ends + len(n.noun))):
        return None
    named = (i for i, last in memory.last.items() if i >= 0 and last.position > start and not last.reported)
    return None if any(alike(n.noun, word) for i in named for word in described[i]) else who


_ANYBODY = frozenset("witness eyewitness bystander onlooker survivor caller".split())
_PRIVATE = frozenset(
    "student pupil teacher resident neighbour neighbor passenger driver shopkeeper worker employee customer shopper "
    "villager tourist mother father teenager pensioner guest diner visitor fan spectator".split()
)
"""Who somebody may be who saw it."""
_LONG = 80  # characters of a phrase
_A = re.compile(r"[Aa]n? ")
_TOLD = re.compile(r" (?:of|for|to|at|from|in|with|on|who)\b")
"""What tells which one is meant."""


def _spoke_last(memory: Memory, here: Last, called: Mapping[int, str]) -> int | None:
    """The unnamed one who spoke last, a sentence or two before."""
    who = memory.force
    return who if who is not None and who in called and here.told - memory.spoke <= SOON else None


def surely_meant(
    memory: Memory, here: Last, span: Span, pairs: Sequence[Pair], called: Mapping[int, str]
) -> tuple[int, float]:
    """Which candidate for "he said" what stands right before all but settles, and by how much; -1 for none."""
    if (asked := _asked_there(memory, here, span, pairs)) is not None:
        return asked, SURELY
    if (new := _brought_in(memory, span, pairs)) is not None:
        return new
    if (still := _still_speaking(memory, here, pairs, called)) is not None:
        return still, STILL
    other = _unlike_the_other(memory, span, pairs)
    return (-1, 0.0) if other is None else (other, SURELY)


def _asked_there(memory: Memory, here: Last, span: Span, pairs: Sequence[Pair]) -> int | None:
    """Who alone comes up before "and he said" in others' words: “I asked | the referee | and he said”."""
    if not here.quoted or not memory.view.text.endswith(" and ", 0, span[0]):
        return None
    lasts = ((k, memory.last.get(pair.who)) for k, pair in enumerate(pairs))
    there = [k for k, x in lasts if x is not None and x.quoted and x.sentence == here.sentence and x.position < span[0]]
    return there[0] if len(there) == 1 else None


def _unlike_the_other(memory: Memory, span: Span, pairs: Sequence[Pair]) -> int | None:
    """Who is the subject behind "but" before the quotation: "Roe blamed rain, but | Hale | was unsure. “…,” he"."""
    text = memory.view.text
    mark = _CLOSED.search(text, max(0, span[0] - 3), span[0])
    begin = text.rfind(_OPENS[mark[0][0]], max(0, span[0] - _QUOTED), mark.start()) if mark is not None else -1
    if begin < 0:
        return None
    lasts = [(k, x) for k, pair in enumerate(pairs) if pair.who >= 0 and (x := memory.last.get(pair.who)) is not None]
    near = [(k, x) for k, x in lasts if begin - _CLAUSE_LONG < x.position < begin]
    if len(near) < 2:
        return None
    k, last = max(near, key=lambda x: x[1].position)
    lead = _BUT.search(text, max(0, last.position - 80), last.position)
    return k if lead is not None and _PLAIN_CLAUSE.fullmatch(text, last.word + 1, begin) else None


def _brought_in(memory: Memory, span: Span, pairs: Sequence[Pair]) -> tuple[int, float] | None:
    """Which candidate is the unnamed one of whom the sentence before a quote is: "| One resident | shrugged. “No,” he".

    Not where that one asks, says nothing or came to harm, nor where somebody else is told of there, but in passing.
    """
    text, view = memory.view.text, memory.view
    mine = memory.setting.source_starts.get(span[0])
    anchor = memory.setting.anchors[mine] if mine is not None else 0
    sentence = view.sentence_at(anchor)
    if not sentence or anchor - view.sentences[sentence][0] > 1:
        return None
    begin, end = view.sentences[sentence - 1]
    asked = _WE_ASKED.match(text, begin, end)
    start = begin if asked is None else asked.end()
    lasts = [(k, pair.who, memory.last.get(pair.who)) for k, pair in enumerate(pairs)]
    there = [(k, who) for k, who, x in lasts if who < -1 and x is not None and start in (start_of(who), x.position)]
    if len(there) != 1 or _NOT_NEXT.search(text, start, end):
        return None
    k, who = there[0]
    others = (x for _, other, x in lasts if x is not None and other != who and x.position > start)
    if any(not (x.possessive or x.prepositional or x.quoted) for x in others):
        return None
    surely = (asked is not None and asked[1]) or who == memory.force or _SPEAKS_NEXT.search(text, start, end)
    return k, ALONE if surely else STILL


_WE_ASKED = re.compile(
    r"(?:(?:But|And|Yet|Nearby|Outside|Inside|Later|Afterwards?),? )?(?:[Aa]t least )?"
    r"((?:[Ww]hen )?(?:I|[Ww]e) (?:then |also |later |once |recently )?(?:asked|told|met|called|rang|phoned|stopped|"
    r"interviewed|questioned|pressed|(?:spoke|talked|chatted) (?:to|with)|ran into|bumped into|tracked down) )?"
)
"""What may stand before the one of whom a sentence is: nothing, or that the writer asked."""
_SPEAKS_NEXT = re.compile(
    rf" (?:{GESTURE}|(?:had|has) (?!to\b)|(?:was|is|looked|looks|seemed|seems|felt|feels|remained|remains)"
    r" (?!an?\b|the\b))"
)
_NOT_NEXT = re.compile(
    r"(?<!I )(?<!We )(?<!we )\b(?:asked|asks|wondered|shouted|yelled|heckled|booed|jeered|interrupted|interjected|"
    r"demanded|challenged|confronted|handed|brought|greeted|wanted to know|called out|declined|refused|could not be|"
    r"had no comment|(?:did not|didn['’]t) (?:return|respond|reply|answer|attend|comment)|died|drowned|collapsed|"
    r"was (?:[a-z]+ly )?(?:not (?:there|present)|absent|missing|killed|hurt|injured|wounded|shot|stabbed|arrested|"
    r"charged|jailed|sentenced|rescued|treated|found|taken|murdered|attacked|hit|struck))\b|"
    r"\b(?:him|her)(?=[.,;!?]| (?:and|but|as|when|while|in|on|at|to|with|that|for|about)\b)"
)
"""What tells that another speaks next: that somebody is asked, or told of alone."""


_CLOSED = re.compile(r"[”\"] $")
_OPENS = {"”": "“", '"': '"'}
_QUOTED = 700  # characters of a quotation
_CLAUSE_LONG = 200
_BUT = re.compile(r", but (?:(?:the|an?|his|her|its) )?(?:[\w’'-]+ ){0,5}$")
_PLAIN_CLAUSE = re.compile(r" (?:is|was|has|had|remains|remained|took|[a-z]+(?:ed|s))\b[^,;:.“”\"\n]*\. ")


def _still_speaking(memory: Memory, here: Last, pairs: Sequence[Pair], called: Mapping[int, str]) -> int | None:
    """Which candidate for "he said" is the unnamed one who spoke right before, with nobody told of since."""
    who = _spoke_last(memory, here, called)
    last = memory.last.get(who) if who is not None else None
    if who is None or last is None or last.prepositional or memory.exchange.asking:
        return None
    if memory.setting.asked_between(last.position, here.position):
        return None
    others = (memory.last.get(pair.who) for pair in pairs if pair.who != who)
    since = (o for o in others if o is not None and o.position > last.position)
    if any(not (o.quoted or o.reported or o.prepositional or o.possessive) for o in since):  # "a spokesman for Roe"
        return None
    return next((k for k, pair in enumerate(pairs) if pair.who == who), None)


_CLAUSE = re.compile(r"[,;:—–“”\"]| -|\b(?:and|but|when|while|after|before|because|since)\b")


def _spoken_to_by(memory: Memory, ground: Ground, n: Nominal) -> int | None:
    """Who is the subject where a noun phrase is an object: "Roe urged | the mayor", who is not Roe (principle C)."""
    how = ground.stance(n.span)
    if not (how.object or how.prepositional) or n.span[0] in memory.setting.source_starts:
        return None
    here = ground.spot(n.span[0]).sentence
    found = next(((i, x) for i, x in memory.recent(here, 0) if x.subject and x.sentence == here), None)
    if found is None or _CLAUSE.search(memory.view.text, found[1].word + 1, n.span[0]):
        return None
    return found[0]


_TOLD_HIM = re.compile(
    r" (?:(?:has|have|had|also|then|later|once|\w+ly) ){0,2}(?:told|asked|warned|assured|advised|reminded|informed|"
    r"urged|ordered|invited) (?:(?P<he>him)|(?P<she>her))"
    r"(?= (?:that|to|not|he|she|it|they|there|the|how|why|what|when|where|whether|if|about|in|on|at|by)\b|[,.:;])"
)
_ANOTHER = re.compile(r"(?:[Tt]he (?:other|second|third)|[Aa]nother|[Aa] (?:second|third)) (?!(?:half|grader)\b)")
_THEIRS = re.compile(r"(?:[Tt]h(?:e|at|is) |[Aa]n? )?(?:[\w-]+ ){0,2}[\w-]+(?:['’]s|s['’]) ")
_NEAR = 3  # sentences


_ANY = 1_000_000  # sentences
_OF_A_BODY = re.compile(r" (?:of|for|at) (?:the )?([A-Z][\w’'-]+)")


def _of_other_bodies(memory: Memory, n: Nominal) -> set[int]:
    """Those without a name of whom nothing tells that they are of the body of a phrase: "the head | of Acre Union"."""
    told = _OF_A_BODY.match(memory.view.text, n.span[1])
    if told is None:
        return set()
    starts = ((i, start_of(i)) for i, _ in memory.recent(memory.view.sentence_at(n.span[0]), _ANY) if i < -1)
    return {i for i, at in starts if memory.view.text.find(told[1], at, min(at + _LONG, n.span[0])) < 0}


def somebody_else(memory: Memory, ground: Ground, n: Nominal, described: Sequence[set[str]]) -> set[int]:
    """Who can't be meant by a noun phrase because of what stands beside it, or of what it says of itself.

    "The manager told her": not she. "The victim's sister": not the mayor. "The other witness": not the first.
    "I asked the nurse who came": no poet.
    """
    text = memory.view.text
    if (subject := _spoken_to_by(memory, ground, n)) is not None:
        return {subject}
    if _ANOTHER.match(text, *n.span):
        return {i for i in memory.last if i < 0 or n.noun not in described[i]}
    if strangers := _of_other_bodies(memory, n):
        return strangers
    here = memory.view.sentence_at(n.span[0])
    word = n.noun if n.noun in NATIONALS else age[0] if (age := AGED.search(text, *n.span)) else ""
    if word:
        dead = {i for i, _ in memory.recent(here, _ANY) if has_died(memory, i)}
        return dead | {i for i, words in enumerate(described) if other_office(word, words, set())}
    if n.noun in KIN and _THEIRS.match(text, *n.span):
        return {i for i, words in enumerate(described) if words and n.noun not in words}
    if whose := told_behind(text, n.span[1]) & _STATES:
        states = ((e.index, _states_of(memory, e, described[e.index])) for e in memory.entities)
        return {i for i, theirs in states if theirs and theirs.isdisjoint(whose)}
    speaks = n.span[0] in memory.setting.source_starts
    if not speaks and n.definite and text.startswith(" who ", n.span[1]) and not memory.view.in_quotes(n.span[0]):
        return {i for i, words in enumerate(described) if n.noun not in words}
    told = _TOLD_HIM.match(text, n.span[1]) if speaks else None
    if told is None:
        return set()
    word = told.lastgroup or "he"
    near = [i for i, x in memory.recent(here, _NEAR) if x.is_somebody]
    near = [i for i in near if not calls_for_other(memory.said(i, -1, word), word)]
    return set(near) if len(near) == 1 else set()


def whose_behind(text: str, n: Nominal, names: Sequence[NameMention], starts: Sequence[int]) -> int | None:
    """The one whose somebody is, who is somebody else: "the sister of | Tom Roe"."""
    if not text.startswith(" of ", n.span[1]):
        return None
    k = bisect_left(starts, n.span[1])
    return names[k].entity if k < len(names) and names[k].outer[0] == n.span[1] + len(" of ") else None


def _states_of(memory: Memory, entity: Entity, known: set[str]) -> set[str]:
    """The states told of somebody, with the one right behind the name at first: "Gov. Jane Roe of | Ohio"."""
    behind = (told_behind(memory.view.text, m.span[1]) for m in entity.mentions[:2] if entity.is_person)
    return known.union(*behind) & _STATES


_STATES = frozenset(word for state in STATES for word in state.split("_")) - {"new", "north", "south", "west"}
"""Words that tell a state: "the governor of | North Dakota |" is no governor of Ohio."""
_MORE = re.compile(r"(?:,(?! (?:an?|and|or|the) )| (?:who|in|at|from|with)\b)")


def same_nameless(memory: Memory, n: Nominal) -> int | None:
    """The one without a name of whom an apposition tells more: "The other witness, | a nurse, said"."""
    who, text = next(reversed(memory.last), 0), memory.view.text
    if who >= 0 or n.definite or memory.last[who].word != n.span[0] - 3:
        return None
    return who if text.endswith(", ", 0, n.span[0]) and _MORE.match(text, n.span[1]) else None

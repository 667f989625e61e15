"""Who holds the floor: "NAME: text" turns, "From X:" blocks, quotes signed after a dash, questions and answers."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from quoth.asking import EXCERPTS, LONGEST_LEAD, is_interviewers
from quoth.data import Span
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.view import View
from quoth.speakers.words.lexicon import FUNCTION_WORDS, TITLES, common_words
from quoth.speakers.words.people import ROLE_NOUNS

_ROLE_NOUNS_OR_TITLES = ROLE_NOUNS | TITLES

DIALOGUE = 4  # labelled paragraphs; fewer are stray colons, and say nothing of the paragraphs after them
_LABEL = re.compile(
    r"(?:From )?((?:[A-Z][\w’'.-]*|of|the|de|van|von|al|bin)(?: (?:[A-Z][\w’'.-]*|"
    r"of|the|de|van|von|al|bin)){0,5})(?: \([^)]{1,40}\))?:(?=\s|-[A-Z]|$)"
)
_LETTER = re.compile(r"[\"“]?(?:(Q|Question)|(A|Answer)) ?[:.](?=\s)")
_FROM = re.compile(r"(?:From|By|Statement (?:from|by)|Comment (?:from|by)) ([^:\n]{2,80}):\s*$")
_SIGNED = re.compile(r"[\"”’'»)]*\s*(?:[-–—―]{1,2}|~)\s*(?=[A-Z])([^\n\"“”]{2,80})")
_NAMED = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3},")
_NOT_NAMES = frozenset(
    "note editor update updated photo image video source sources correction q a question answer read more "
    "related watch listen new abstract introduction conclusion results methods example step tip warning".split()
)


@dataclass(frozen=True, slots=True)
class Floor:
    """Who speaks in each paragraph by lay-out alone."""

    labels: dict[int, Span]  # paragraph index -> the label's span ("Jane Roe" of "Jane Roe: …")
    interviewee: int | None = None  # entity who answers, in an interview printed without labels
    interviewer: int | None = None
    questions: frozenset[int] = frozenset()  # paragraphs that are the interviewer's
    begins: int = 0  # first paragraph of the questions and answers
    by_sentence: bool = False  # whether questions stand anywhere in a paragraph, each a sentence of its own
    letters: Mapping[int, str] = field(default_factory=dict)  # paragraph -> "q" or "a", where it begins with one
    introduced: Mapping[int, int] = field(default_factory=dict)  # paragraph -> entity who says "I'm Jane Roe" there
    portraits: Sequence[tuple[Span, int]] = ()  # words set over somebody's own account -> entity

    def asks(self, view: View, position: int) -> bool:
        """Whether what stands there is the interviewer's."""
        if not self.by_sentence:
            return view.paragraph_at(position) in self.questions
        if not view.sentences:
            return False
        k = view.sentence_at(position)
        start, end = view.sentences[k]
        start = position if "?" in view.text[start:position] else start  # behind "Why?- " in the middle of a sentence
        before = view.sentences[max(0, k - LONGEST_LEAD) : k]
        said = [*before, (start, end), *view.sentences[k + 1 : k + 1 + LONGEST_LEAD]]
        return is_interviewers(view.text, said, len(before))


def take_floor(view: View, names: list[NameMention], counts: dict[int, float]) -> Floor:
    """Read the lay-out of turns; ``counts`` weighs the people of the article by how often they are named."""
    labels: dict[int, Span] = {}
    text = view.text
    for i, (s, e) in enumerate(view.paragraphs):
        if i == 0 and len(view.paragraphs) > 1:
            continue  # "Frank Messina: an interview" is a title
        m = _LABEL.match(text, s, min(e, s + 90))
        if m is not None and _labels(m.group(1)):
            labels[i] = m.span(1)
            if m.end() == e and i + 1 < len(view.paragraphs):  # "From Dana Pike:" stands over what she says
                labels.setdefault(i + 1, m.span(1))
        elif (f := _FROM.match(text, s, min(e, s + 120))) is not None:
            labels[i] = f.span(1)
            if i + 1 < len(view.paragraphs):
                labels.setdefault(i + 1, f.span(1))
    letters = _letters(view)
    floor = _interview(view, names, counts, labels, letters)
    said_so = _introductions(view, names, counts)
    return replace(floor, letters=letters, introduced=said_so, portraits=_portraits(view, names, counts))


_IS_A = re.compile(r",? (?:\d{1,3}, )?(?:is|was) (?:an?|the|one of)\b")
_OVER = re.compile(r"(?<!\S)(?:[‘'][^‘“”\"\n]{10,160}[’']|[“\"][^“”\"\n]{10,160}[”\"])\s+\Z")


def _portraits(view: View, names: list[NameMention], counts: Mapping[int, float]) -> Sequence[tuple[Span, int]]:
    """Words in marks over several people's own accounts: "‘I must choose’ / Jane Roe is a nurse. / I came late."; or
    "Name: Jane Roe" over each.
    """
    found: list[tuple[Span, int]] = []
    for m in names:
        if view.text.endswith("\nName: ", 0, m.outer[0]):
            found.append(((m.outer[0] - len("Name: "), m.outer[0]), m.entity))
            continue
        told = len(m.words) > 1 and m.entity in counts and _IS_A.match(view.text, m.span[1])
        words = _OVER.search(view.text, max(0, m.outer[0] - 170), m.outer[0]) if told else None
        if words is not None and words[0].count(" ") > 2:
            found.append((words.span(), m.entity))
    if len(found) < 2 or len({who for _, who in found}) < len(found):
        return ()
    stops = [*(words[0] for words, _ in found[1:]), len(view.text)]
    own = [
        any(not view.in_quotes(me.end() - 1) for me in _ME.finditer(view.text, words[1], stop))
        for (words, _), stop in zip(found, stops, strict=True)
    ]
    return found if sum(own) > 1 else ()


def _letters(view: View) -> dict[int, str]:
    """Paragraphs that begin with "Q:" or "A:", where both come up twice at least."""
    found = [(i, m) for i, (s, e) in enumerate(view.paragraphs) if (m := _LETTER.match(view.text, s, e))]
    out = {i: "q" if m[1] else "a" for i, m in found}
    return out if min(list(out.values()).count(letter) for letter in "qa") >= LEAST_LETTERS else {}


LEAST_LETTERS = 2
_FAR_AHEAD = 3  # times as often as anybody else


_I_AM = re.compile(r"(?:^|(?<=[\s.,!?]))(?:I['’]m|I am|[Mm]y name is|[Mm]y name['’]s)(?: your [\w-]+,?)? $")


_I_STOPS = re.compile(r"[.,!?\n]|$| ?[—–]| - | and (?:I\b|my\b)")


def _introductions(view: View, names: list[NameMention], counts: Mapping[int, float]) -> dict[int, int]:
    """Paragraphs whose voice says who it is: "Hi, I'm Jane Roe." """
    out: dict[int, int] = {}
    for m in names:
        begin = max(0, m.outer[0] - 30)
        if (
            m.entity in counts
            and _I_AM.search(view.text[begin : m.outer[0]])
            and not view.in_quotes(m.span[0])
            and _I_STOPS.match(view.text, m.span[1])
        ):
            out.setdefault(view.paragraph_at(m.span[0]), m.entity)
    return out


def _labels(label: str) -> bool:
    words = label.lower().split()
    if words[0] in _NOT_NAMES or words[-1] in _NOT_NAMES or len(words) > 6:
        return False
    return not all(w in FUNCTION_WORDS or w in common_words() for w in words)


def _interview(
    view: View,
    names: list[NameMention],
    counts: dict[int, float],
    labels: dict[int, Span],
    letters: Mapping[int, str],
) -> Floor:
    """An interview without names before its turns: short questions to "you", or paragraphs that begin with "Q:", each
    followed by an answer, by one person named before.
    """
    if len(labels) >= DIALOGUE:
        return Floor(labels)
    if (told := _answering(view, names, counts)) is not None:
        asks = next((m.entity for m in reversed(names) if m.span[1] < told.span[0] and _begins_turn(view, m)), None)
        asks = None if asks == told.entity else asks
        return Floor(labels, told.entity, asks, begins=view.paragraph_at(told.span[0]), by_sentence=True)
    openly = view.text[: view.paragraphs[min(3, len(view.paragraphs) - 1)][1]] if view.paragraphs else ""
    announced = _INTERVIEW.search(openly) is not None
    questions = [i for i, letter in letters.items() if letter == "q"] or _questions(view, announced=announced)
    excerpts = None if letters else EXCERPTS.search(view.text)
    if len(questions) < (1 if announced else 2) and excerpts is None:
        return Floor(labels)
    first = min([*letters, questions[0]]) if excerpts is None else view.paragraph_at(excerpts.end())
    if excerpts is None and not letters and first and _speaks(view, first - 1) and not view.titled[first - 1]:
        first -= 1  # it begins in the middle, with an answer
    start = view.paragraphs[first][0] if excerpts is None else excerpts.end()
    common = common_words()
    before = [
        m
        for m in names
        if m.span[0] < start
        and m.entity >= 0
        and not view.text[max(0, m.outer[0] - 4) : m.outer[0]].endswith(("The ", "the "))
        and not all(w in common for w in m.words)
        and not _CREDIT.search(view.text, max(0, m.outer[0] - 14), m.outer[0])
    ]
    score: dict[int, float] = {}
    met: set[int] = set()
    for m, after in itertools.zip_longest(before, before[1:]):
        lead, tells = _is_met(view, m, after), _tells(view, m)
        met |= {m.entity} if lead or tells else set()
        score[m.entity] = score.get(m.entity, 0.0) + (
            0.5 + 0.5 * (len(m.words) > 1) + 2.0 * lead + 2.0 * tells + 1.0 * (m.span[0] < view.paragraphs[0][1])
        )
    full = met | {m.entity for m in before if len(m.words) > 1 or m.titles}
    people = sorted(((s, i) for i, s in score.items() if counts.get(i, 0.0) > 0 and i in full), reverse=True)
    named = {m.entity for m in before if len(m.words) > 1 and m.person > 0 and m.place < 1}
    if letters and not people and len(named) == 1:
        people = [(1.0, named.pop())]  # the only one named before the first "Q:", be the name ever so strange
    people = _in_headline(view, before, people, met)
    far = _FAR_AHEAD if excerpts is not None else math.inf  # a report on one guest leads to excerpts of what he said
    told_about = len(people) > 1 and people[0][1] not in met and people[0][0] < far * people[1][0]
    guests = {i for _, i in people} & met
    together = any(
        {a.entity, b.entity} <= guests and a.entity != b.entity and view.text[a.span[1] : b.outer[0]] == " and "
        for a, b in itertools.pairwise(before)
    )  # "interviews Jane Roe and Paul Dow": who answers is not told
    if not people or told_about or together or (len(people) > 1 and people[1][0] > 0.7 * people[0][0]):
        return Floor(labels, None, None, frozenset(questions), first)
    answers = people[0][1]
    asks = next(
        (
            m.entity
            for m, after in itertools.zip_longest(before, before[1:])
            if m.entity != answers
            and m.place < 2
            and not _belongs(view, m, after)
            and (
                _ASKS.match(view.text, m.span[1], m.span[1] + 40)
                or _MET.search(view.text, max(0, m.outer[0] - 60), m.outer[0])
            )
        ),
        None,
    )
    return Floor(labels, answers, asks, frozenset(questions), first, by_sentence=excerpts is not None)


def _answering(view: View, names: list[NameMention], counts: Mapping[int, float]) -> NameMention | None:
    """Where the only guest is told when he first answers: "Acre Daily: Why did you leave? Jane Roe: I was late." """
    found = [
        m
        for m in names
        if view.text.startswith(":", m.span[1])
        and counts.get(m.entity, 0.0) > 0
        and view.text[max(0, m.outer[0] - 8) : m.outer[0]].rstrip(" -–—\n").endswith("?")
    ]
    full = next((m for m in found if len(m.words) > 1), None)
    return full if len({m.entity for m in found}) == 1 else None


def _begins_turn(view: View, m: NameMention) -> bool:
    """Whether a name labels what follows: the end of a sentence or paragraph before it, a colon behind it."""
    before = view.text[max(0, m.outer[0] - 8) : m.outer[0]].rstrip(" ")
    return m.entity >= 0 and view.text.startswith(":", m.span[1]) and (not before or before[-1] in '.!?…”"’)\n')


def _is_met(view: View, m: NameMention, after: NameMention | None) -> bool:
    """Whether somebody is interviewed, and by this paper: "Tom Hale spoke to | Jane Roe"."""
    elsewhere = _belongs(view, m, after) or _TOLD_OTHERS.search(view.text, max(0, m.outer[0] - 90), m.outer[0])
    return not elsewhere and _MET.search(view.text, max(0, m.outer[0] - 60), m.outer[0]) is not None


def _tells(view: View, m: NameMention) -> bool:
    """Whether somebody talks, or a title says on what: "Jane Roe | on her bridge"."""
    titled = m.headline or m.span[0] < view.paragraphs[0][1]
    said = _TELLS.match(view.text, m.span[1], m.span[1] + 30)
    return said is not None or (titled and _ON.match(view.text, m.span[1]) is not None)


def _in_headline(
    view: View, before: list[NameMention], people: list[tuple[float, int]], met: set[int]
) -> list[tuple[float, int]]:
    """Of two who talk the one whom the headline names: "Roe: ‘I was late’ / Jane Roe talks to Tom Hale"."""
    above = {m.entity for m in before if m.span[0] < view.paragraphs[0][1]} & met
    if len(people) < 2 or len(above) != 1 or not {i for _, i in people[:2]} <= met:
        return people
    return [x for x in people if x[1] in above]


def _belongs(view: View, m: NameMention, after: NameMention | None) -> bool:
    """Whether a name says where a guest is from: "interviews Roe Mills chief Jane Dow", "Jane Dow of Roe Mills"."""
    if view.text[m.span[1] : m.span[1] + 2] in ("'s", "’s") or _OF_BEFORE.search(
        view.text, max(0, m.outer[0] - 10), m.outer[0]
    ):
        return True
    between = view.text[m.span[1] : after.outer[0]] if after is not None else ""
    if after is None or len(between) > 50 or any(c in between for c in ",.;:&\n") or " and " in between:
        return False
    return bool(after.titles) or any(w in _ROLE_NOUNS_OR_TITLES for w in between.lower().split())


_OF_BEFORE = re.compile(r" (?:of|from|at|for)(?: the)? $")
_MET = re.compile(
    r"\b(?:interview(?:s|ed)?(?: with| of)?|sp(?:oke|eaks|oken) (?:to|with)|talk(?:s|"
    r"ed) (?:to|with)|(?:Q ?& ?A|questions?) (?:with|for)|contacted|sat down with|caught up with|conversation with)"
    r"(?: (?!(?:on|about|over|regarding|after)\b)(?:the )?[\w’',.-]+){0,6} $",
    re.I,
)
_TOLD_OTHERS = re.compile(
    r"\b[Ii]n an? (?:[\w-]+ ){0,3}(?:interview|conversation) with (?:[\w’'.-]+ ){0,6}[\w’'.-]+, $"
)
"""In a 2003 interview with the Post, | Jane Roe said: she spoke to that paper, not to this one."""
_INTERVIEW = re.compile(r"[IQiq](?<!\w.)(?i:(?<=i)nterview(?:s|ed)?|(?<=q) ?& ?A|(?<=i)n conversation with)\b")
_CREDIT = re.compile(r"\b(?:image|photo|picture|credit|courtesy|file|by):? ?$", re.I)
_TELLS = re.compile(r" (?:tells|told|talks?|talked|answers|speaks|discusses|interviewed by|spoke)\b")
_ON = re.compile(r" (?:about|on )\b")
"""Jane Roe on the bridge she built: a title; elsewhere it says what somebody said something about."""
_ASKS = re.compile(r"(?:['’]s \w+)? (?:recently |reporter )?(?:interview|spoke|speak|sat|talk|ask|caught|contacted)")
_YOU = re.compile(r"\b(?:you|your)\b", re.I)
_WONDERS = re.compile(r"\b(?:[Tt]ell (?:us|me)|I(?: just| also)? (?:want|wanted) to (?:ask|know|hear))\b")
_ASKING = re.compile(
    r"\b(?:[Dd]o|[Dd]id|[Aa]re|[Ww]ere|[Cc]an|[Cc]ould|[Ww]ould|[Ww]ill) you\b"
    r"|^(?:(?:So|And|But) y|Y)ou(?:r|['’]ve|['’]re)? "
)
_PLAIN_VERB = re.compile(r"\b(?:is|are|was|were|do|does|did|has|have|can|will|would)\b")
"""In lower case: a headline's has a capital."""
_ME = re.compile(r"(?<![\w“\"])(?:I|I['’]m|my|we|our)\b")


def _questions(view: View, *, announced: bool) -> list[int]:
    """Paragraphs that ask: short, ending in a question mark outside quotation marks, answered by the next one."""
    out: list[int] = []
    texts = [view.text[s:e] for s, e in view.paragraphs]
    for i, words in enumerate(texts):
        asks = words[-1] == "?" or (announced and len(words) < 300 and _asks(words))
        titled = view.titled[i] and not _PLAIN_VERB.search(words)
        if not asks or len(words) > 700 or titled or (out and out[-1] == i - 1):
            continue
        if i + 1 < len(texts) and not view.in_quotes(view.paragraphs[i][1] - 1):
            out.append(i)
    to_you = sum(bool(_YOU.search(texts[i])) for i in out)
    answered = sum(_speaks(view, i + 1) for i in out)
    share = 0.2 if announced else 0.5
    return out if to_you >= share * len(out) and answered >= share * len(out) else []


def _asks(words: str) -> bool:
    return bool(_WONDERS.search(words) or (_ASKING.search(words) and not _ME.match(words)))


def _speaks(view: View, i: int) -> bool:
    s, e = view.paragraphs[i]
    return any(not view.in_quotes(m.end() - 1) for m in _ME.finditer(view.text, s, e))


def signature(view: View, end: int) -> Span | None:
    """The name signed after a quote: ``"…" – Commissioner X``; ``end`` is where its content ends."""
    stop = view.paragraphs[view.paragraph_at(end)][1] if view.paragraphs else end
    m = _SIGNED.match(view.text, end, max(end, stop))
    if m is None and end >= stop - 2:
        after = view.paragraph_at(end) + 1
        if after < len(view.paragraphs):
            s, e = view.paragraphs[after]
            m = _SIGNED.match(view.text, s, e)
    if m is not None and view.text[m.end() : m.end() + 1].isalnum() and not _NAMED.match(m[1]):
        return None  # a dash, and the report goes on
    if m is None or re.search(r"[.!?]\s", m.group(1)) or re.search(r"\b(?:is|was|are|were|has|had|said)\b", m.group(1)):
        return None
    return m.span(1)

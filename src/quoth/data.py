"""The records everything passes along: plain, frozen, without behaviour or I/O.

Every span is a half-open range ``(start, end)`` of Unicode code points of ``Article.text``; every tuple of spans is
sorted and free of overlaps.  What cannot be located in the text is not a quote.  ``docs/records.md`` explains each
field; ``src/quoth/schema/quoth-1.schema.json`` is the contract of their JSON form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]
"""Half-open range of code points of the text it belongs to."""

Spans = tuple[Span, ...]

BlockRole = Literal["headline", "standfirst", "paragraph", "caption", "list", "debris"]
QuoteKind = Literal["direct", "mixed", "indirect"]
CueClass = Literal["speech", "thought", "intention", "evidence"]
Polarity = Literal["affirmed", "denied", "declined"]
MentionClass = Literal["scare", "title", "nickname", "term"]
SpeakerType = Literal["person", "organisation", "group", "document", "unnamed"]
Network = Literal["accurate", "fast"]  # what reads: the better one, or the quicker at a little less quality
DescriptionKind = Literal["role", "affiliation", "party", "age", "place"]
UnnamedClass = Literal["individual", "group", "spokesperson", "document", "organisation"]
SourceKind = Literal["report", "transcript", "statement"]
"""What a text is: somebody's report of words, or the words themselves (transcript, statement: primary sources)."""

Relation = Literal["identical", "fragment", "altered", "paraphrase"]
VerdictName = Literal["verbatim", "trimmed", "altered", "spliced", "reported", "misattributed", "not found"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a text: a paragraph, the headline, a line of debris."""

    role: BlockRole
    span: Span
    path: str | None = None  # element path in the page it came from; None for plain text
    reason: str | None = None  # for debris: why it is taken for debris


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of a transcript said by one speaker, as the transcript labels it."""

    speaker: str  # as labelled: "TRUMP", "Q.", "Jane Roe"
    span: Span  # the words said, label excluded
    time: float | None = None  # seconds from the start, when the transcript (captions) has times
    cues: tuple[tuple[int, float], ...] = ()  # where captions after the first begin in the text, and at what second


@dataclass(frozen=True, slots=True)
class Article:
    """A text to read, with what is known about it."""

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None  # ISO 8601 date or date and time
    language: str | None = "en"
    blocks: tuple[Block, ...] = ()
    section: str | None = None  # the outlet's own section name, when stated
    kind: SourceKind = "report"
    turns: tuple[Turn, ...] = ()  # only for transcripts and statements


@dataclass(frozen=True, slots=True)
class Confidence:
    """Calibrated probabilities in 0..1 that the quote is right, and that its speaker is."""

    quote: float
    speaker: float | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """One act of saying reported by an article (PARC: an attribution relation)."""

    id: str
    kind: QuoteKind
    content: Spans  # the words attributed, outer quotation marks excluded; one span per paragraph or piece
    cue: Spans = ()  # empty for a floating quote
    source: Spans = ()  # the phrase naming who says it, as it stands; may be empty
    speaker: str | None = None  # id of a Speaker of the same record; None: unsettled
    addressee: Span | None = None
    polarity: Polarity = "affirmed"
    parent: str | None = None  # id of the outer quote
    confidence: Confidence = Confidence(0.5)
    cue_class: CueClass | None = None
    reason: str | None = None  # why the speaker is who it is, or why there is none
    candidates: tuple[tuple[str, float], ...] = ()  # (speaker id, score), best first, when it was close


@dataclass(frozen=True, slots=True)
class Mention:
    """Words in quotation marks that are not speech, kept so that a reader sees they were seen."""

    span: Span
    cls: MentionClass


@dataclass(frozen=True, slots=True)
class Description:
    """What the article says a speaker is: role, affiliation, party, age, place."""

    span: Span
    kind: DescriptionKind
    quote: str | None = None  # id of the quote it introduces


BY_READER = "judged:"
"""Begins the ids of speakers whom readers named and the article does not: of what kind they are is not known."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a source means, within one article."""

    id: str
    name: str  # the fullest form in the text; for the unnamed, the phrase as it stands
    type: SpeakerType = "person"
    descriptions: tuple[Description, ...] = ()
    spans: Spans = ()  # every mention: names, nominals, pronouns
    confidence: float = 0.5
    unnamed: UnnamedClass | None = None
    anonymity: Span | None = None  # the stated reason for anonymity
    pronouns: tuple[str, ...] = ()  # as the article uses them; never inferred from a name
    subject: bool = False  # whether the story is about this speaker
    person: str | None = None  # identity in the register of people, when linked


@dataclass(frozen=True, slots=True)
class Record:
    """All that was read from one article."""

    article: Article
    quotes: tuple[Quote, ...] = ()
    mentions: tuple[Mention, ...] = ()
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that was refused, kept with its reason and counted."""

    id: str  # file name, address or line it is about
    code: str  # short and stable: "missing", "binary", "empty", "no-article", "too-large", …
    message: str  # what, where, and what to do next


Meaning = Literal["number", "unit", "name", "negation", "quantity", "modality", "opposite", "addition"]
"""What of the sense a change alters: "euros" for "pounds" is the unit, "some" for "all" quantity, "will" for "may"
modality, "open" for "close" an opposite; an addition is a statement put in."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of a word-level edit script turning the actual words into the claimed ones."""

    op: Literal["keep", "drop", "add", "change"]
    actual: str  # words of the record (empty for "add")
    claimed: str  # words of the claim (empty for "drop")
    meaning: Meaning | None = None  # the change alters the meaning, and how


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where in the record a claimed quote stands, and how the two align."""

    article: str  # id of the article, transcript or statement
    span: Span  # of that text
    words: str  # the slice itself
    kind: SourceKind
    speaker: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    score: float = 0.0  # 0..1, share of the claim's words aligned in order
    edits: tuple[Edit, ...] = ()
    reason: str = ""
    line: int | None = None  # of the text, from 1
    time: float | None = None  # seconds from the start, where captions tell
    sentence: str = ""  # the whole sentence or sentences of the speaker that the words stand in


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the record says of a claimed quote."""

    name: VerdictName
    claim: str
    by: str | None = None
    evidence: tuple[Evidence, ...] = ()  # best first
    meaning_changed: bool = False
    cleaned: bool = False  # verbatim but for filler words and repeated starts
    reason: str = ""
    searched: int = 0  # how many texts were searched


@dataclass(frozen=True, slots=True)
class StoredQuote:
    """A quote as the store keeps it: its words with the facts of its article."""

    key: str  # stable: "<article id>#<quote id>"
    article: str
    quote: str
    words: str  # the content; […] where other words stood between its pieces
    kind: QuoteKind
    span: Span  # first to last character of the content
    speaker: str | None = None  # name
    person: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    source_kind: SourceKind = "report"
    context: str = ""
    cue: str = ""
    confidence: float = 0.5
    polarity: Polarity = "affirmed"


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """One quote of a family and how it relates to the fullest version."""

    quote: StoredQuote
    relation: Relation
    edits: tuple[Edit, ...] = ()
    reason: str = ""


def relation_shown(member: FamilyMember, fullest: StoredQuote) -> str:
    """A member's relation as people are told it: of two reports that differ, none is known to be the right one."""
    return "differs" if member.relation == "altered" and fullest.source_kind == "report" else member.relation


@dataclass(frozen=True, slots=True)
class Family:
    """The quotes, across articles, that report one utterance."""

    id: str  # stable, independent of the order in which articles came
    fullest: StoredQuote
    members: tuple[FamilyMember, ...] = field(default=())

    @property
    def reports(self) -> int:
        """How many articles print it."""
        return len({member.quote.article for member in self.members})

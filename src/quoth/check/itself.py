"""The draft among its own sources: a copy of it, or an earlier version, vouches for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quoth.corpus import Corpus, MemoryCorpus, Passage
from quoth.data import Record, Span, Verdict
from quoth.days import Between
from quoth.text import WORD, merge_spans, overlapping, paragraphs, sentences
from quoth.verify import verify_quote

_PROBES = 8  # sentences of the draft by which its copies are looked for
_LIMIT = 12  # passages asked for with each
_LONG = 4  # words of a sentence that is not anybody's
_OWN = 2  # words outside quotation marks, from which a sentence is the draft's own
_COPY, _LENGTHS = 0.9, (0.8, 1.25)  # share of all sentences, and of the length, from which a text is a copy
_VERSION = 0.5  # share of the sentences that only tell, above which a text is a version of it


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A source that is no evidence, as it is the draft itself or nearly so."""

    article: str  # its id
    copy: bool  # the same text; else an earlier or later version

    @property
    def reason(self) -> str:
        """What is told of it."""
        if self.copy:
            return "is the draft itself, or a copy of it, and was left out of the sources"
        return "has most of the draft's own sentences, as a version of it has; it was not taken for evidence"


@dataclass(frozen=True, slots=True)
class _Sentences:
    """A draft's sentences: all, those that quote and tell, and those that only tell."""

    whole: list[str]
    mixed: list[str]
    told: list[str]

    def add(self, sentence: str, some: bool, all_: bool) -> None:
        """Put one with its likes, by whether some or all of its words are the draft's own."""
        self.whole.append(sentence)
        if some:
            (self.told if all_ else self.mixed).append(sentence)

    def is_copy(self, text: str, there: str) -> bool:
        """Whether a text is the draft, but for a heading or so; who only quotes is no copy of what is quoted."""
        own = [*self.mixed, *self.told]
        if not own:
            return text == there
        near = _LENGTHS[0] <= len(there) / len(text) <= _LENGTHS[1]
        return near and _share(self.whole, there) >= _COPY and _share(own, there) >= _COPY

    def is_version(self, there: str) -> bool:
        """Whether most of what the draft tells stands in a text: whose quotes a draft has tells it in other words.

        A draft that hardly tells anything is known by nearly all of its sentences.
        """
        if len(self.told) > 1:
            return _share(self.told, there) > _VERSION and _count(self.told, there) > 1
        own = [*self.mixed, *self.told]
        return len(own) > 1 and _share(own, there) >= _COPY


class OtherTexts:
    """A corpus without the draft's copies and versions."""

    def __init__(self, corpus: Corpus, copies: Sequence[Record], versions: Sequence[Record]) -> None:
        self._corpus = corpus
        self._out = {_key(record) for record in (*copies, *versions)}
        self._without = MemoryCorpus((*copies, *versions))
        self._versions = MemoryCorpus(versions) if versions else None

    def count(self, *, between: Between | None = None) -> int:
        """How many other texts are searched."""
        return max(0, self._corpus.count(between=between) - self._without.count(between=between))

    def candidates(
        self, words: Sequence[str], limit: int, *, by: str | None = None, between: Between | None = None
    ) -> list[Passage]:
        """The passages of the other texts, best first."""
        found = self._corpus.candidates(words, limit, by=by, between=between)
        return [passage for passage in found if not self._out or _key(passage[0]) not in self._out]

    def told_by_version(self, pieces: Sequence[str]) -> str:
        """What a version of the draft has of words found nowhere else; empty for nothing."""
        told: Verdict | None = verify_quote(pieces, self._versions) if self._versions else None
        if told is None or not told.evidence:
            return ""
        return f"; {told.name} in {told.evidence[0].article}, a version of the draft, which is no evidence"


def set_draft_aside(draft: Record, corpus: Corpus) -> tuple[OtherTexts, tuple[LeftOut, ...]]:
    """The corpus without the copies and versions of a draft, and which they are."""
    text = draft.article.text
    spans = [span for paragraph in paragraphs(text) for span in sentences(text, *paragraph)]
    own = _Sentences([], [], [])
    quoted = merge_spans(here for quote in draft.quotes if quote.kind != "indirect" for here in quote.content)
    for start, end in spans:
        if (sentence := _plain(text[start:end])).count(" ") > _LONG:
            own.add(sentence, *_own_words(text, (start, end), quoted))
    copies: list[Record] = []
    versions: list[Record] = []
    for record in _near(own.whole, corpus):
        there = _plain(record.article.text)
        if own.is_copy(_plain(text), there):
            copies.append(record)
        elif not record.article.turns and not _is_release(record) and own.is_version(there):
            versions.append(record)
    out = *(LeftOut(one.article.id, True) for one in copies), *(LeftOut(one.article.id, False) for one in versions)
    return OtherTexts(corpus, copies, versions), out


def _near(whole: Sequence[str], corpus: Corpus) -> Iterable[Record]:
    """The texts that hold some of the draft's sentences, spread over all of it."""
    found: dict[tuple[str, int], Record] = {}
    for sentence in whole[:: max(1, -(-len(whole) // _PROBES))]:
        for record, (start, end) in corpus.candidates(sentence.split(), _LIMIT):
            if _key(record) not in found and sentence in _plain(record.article.text[start:end]):
                found[_key(record)] = record
    return found.values()


def _own_words(text: str, span: Span, quoted: Sequence[Span]) -> tuple[bool, bool]:
    """Whether some of a sentence is the draft's own words, and whether all of it is."""
    words = [m.span() for m in WORD.finditer(text, *span)]
    told = sum(not overlapping(quoted, word) for word in words)
    return told >= _OWN, told == len(words)


def _is_release(record: Record) -> bool:
    """Whether a text is a press release, whose sentences drafts take over with what it quotes."""
    return record.article.kind == "statement" and not record.article.turns


def _share(wanted: Sequence[str], there: str) -> float:
    return _count(wanted, there) / len(wanted)


def _count(wanted: Sequence[str], there: str) -> int:
    return sum(sentence in there for sentence in wanted)


def _plain(text: str) -> str:
    """The words alone, a blank on either side of each."""
    return f" {' '.join(WORD.findall(text.lower().replace('’', chr(39))))} "


def _key(record: Record) -> tuple[str, int]:
    return record.article.id, len(record.article.text)

"""What a draft is checked against: uploaded sources, pasted ones, and the store; read with progress, within bounds."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from fastapi import Request

from quoth.check import check_draft
from quoth.check.draft import open_draft
from quoth.check.sources import JoinedCorpus
from quoth.corpus import Corpus, MemoryCorpus, Passage
from quoth.data import Article, Record, Rejection
from quoth.days import Between
from quoth.errors import InputError
from quoth.ingest import ReadOptions
from quoth.ingest.material import gather_articles
from quoth.web.desk import Desk
from quoth.web.faults import bad_value
from quoth.web.reading import Upload, file_name, read_one, read_options, upload_lane
from quoth.web.shelf import Checking
from quoth.web.work import Job


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be checked, and against what."""

    text: str
    name: str = "draft"
    sources: tuple[Upload, ...] = ()
    use_store: bool = False
    speaker: str | None = None  # whose words the sources are, where they do not say
    indirect: bool = False
    file: tuple[bytes, str] | None = None  # the draft as it was uploaded, and its name; in place of the text


class _Watched:
    """A corpus that reports each question to the job."""

    def __init__(self, corpus: Corpus, job: Job) -> None:
        self._corpus, self._job = corpus, job

    def count(self, *, between: Between | None = None) -> int:
        return self._corpus.count(between=between)

    def candidates(
        self, words: Sequence[str], limit: int, *, by: str | None = None, between: Between | None = None
    ) -> Sequence[Passage]:
        self._job.step("comparing " + " ".join(words[:8]) + (" …" if len(words) > 8 else ""), self._job.done + 1)
        return self._corpus.candidates(words, limit, by=by, between=between)


def allow_addresses(request: Request, desk: Desk, draft: Draft) -> None:
    """Count a check whose files hold feeds, which lead to addresses, as one; raises ``WebFault`` 429 after too many."""
    files = [*draft.sources, *([(draft.file[1], draft.file[0])] if draft.file is not None else [])]
    if upload_lane(files) == "fetch":
        desk.allow(request, "fetching")


def check(desk: Desk, draft: Draft, job: Job) -> str:
    """Check a draft; the address of what came out.  Raises ``InputError`` when there is nothing to compare with."""
    refused: list[Rejection] = []
    corpora: list[Corpus] = []
    uploaded = list(_records(desk, draft, job, refused)) if draft.sources else []
    if draft.sources:
        corpora.append(MemoryCorpus(uploaded))
    if draft.use_store:
        corpora.append(desk.store)
    corpus = corpora[0] if len(corpora) == 1 else JoinedCorpus(corpora)
    if not corpora or not corpus.count():
        why = refused[0] if refused else None
        message = why.message if why else "there is nothing to compare with: add sources, or keep some in the store"
        raise InputError(why.id if why else "sources", "nothing", message)
    job.step("reading the draft", 0)

    given, markdown = (draft.text, True) if draft.file is None else open_draft(*draft.file, read_options(desk.options))
    done = check_draft(
        given,
        _Watched(corpus, job),
        read=lambda article: read_one(article, desk.read, desk.options),
        name=draft.name,
        markdown=markdown,
        indirect=draft.indirect,
    )
    kept: set[str] = set()
    if draft.use_store:
        kept = {e.article for q in done.quotes for e in q.verdict.evidence} - {r.article.id for r in uploaded}
    return f"/checks/{desk.shelf.put(Checking(done, tuple(refused), frozenset(kept)))}"


def _records(desk: Desk, draft: Draft, job: Job, refused: list[Rejection]) -> Iterator[Record]:
    """The sources, read; they are written to a folder of their own for that, which is removed at once."""
    characters = 0
    with (
        tempfile.TemporaryDirectory(prefix="quoth-sources-") as folder,
        closing(_articles(Path(folder), draft, desk)) as articles,
    ):
        for number, got in enumerate(articles):
            job.step(f"reading the sources: {got.id}", number)
            record = _read(got, desk)
            if isinstance(record, Rejection):
                refused.append(record)
                continue
            characters += len(record.article.text)
            if number >= desk.options.max_source_texts or characters > desk.options.max_source_characters:
                raise bad_value("sources", "these are more sources than fit here; check with  quoth check  instead")
            yield record


def _read(got: Article | Rejection, desk: Desk) -> Record | Rejection:
    """A report or press release is read for its quotes; turns of speech, however many, are compared as they stand."""
    return Record(got) if isinstance(got, Article) and got.turns else read_one(got, desk.read, desk.options)


def _articles(folder: Path, draft: Draft, desk: Desk) -> Generator[Article | Rejection, None, None]:
    # a transcript may be longer than what is read for quotes
    options = replace(read_options(desk.options), max_text_bytes=ReadOptions().max_text_bytes)
    for number, (name, data) in enumerate(draft.sources, start=1):
        inner = folder / str(number)
        inner.mkdir()
        path = inner / file_name(name, number)
        path.write_bytes(data)
        start = len(str(inner)) + 1
        for got in gather_articles([str(path)], speaker=draft.speaker or None, options=options):
            yield replace(got, id=got.id[start:] if got.id.startswith(str(inner)) else got.id)
        path.unlink(missing_ok=True)

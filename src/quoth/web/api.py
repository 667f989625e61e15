"""The same calls as JSON: described, with examples; one error shape."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from dataclasses import asdict
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from quoth import __version__
from quoth.audit import MOST_GROUPS, count_quotes
from quoth.check.report import check_to_json, claim_to_json
from quoth.data import Article, Family, Record, Rejection
from quoth.errors import InputError
from quoth.export.jsonl import SCHEMA, record_to_json, record_to_line
from quoth.ingest.jsonl import article_of_line
from quoth.store.base import AuditBy
from quoth.store.filters import Naming
from quoth.web import browse, checks, shapes
from quoth.web.desk import Desk, desk_of
from quoth.web.faults import WebFault, bad_value, fault_to_json, logged_fault
from quoth.web.forms import MOST_PAGES, read_filters
from quoth.web.pages import find_record, place_kept
from quoth.web.reading import Facts, address_articles, check_address, paste_article, read_one, text_lane
from quoth.web.render import Json
from quoth.web.shapes import answers
from quoth.web.shelf import Checking
from quoth.web.sources import Draft, allow_addresses, check
from quoth.web.stored import PersonPage

STREAM = "/api/read/stream"

_LINE = 4_000_000  # bytes of one line of a stream


class ErrorDetail(BaseModel):
    """What went wrong."""

    code: str = Field(description="short and stable", examples=["too-large"])
    message: str = Field(description="what, and what to do next")
    about: str | None = Field(None, description="the field, file or address it is about")


class Error(BaseModel):
    """The one shape of an error."""

    error: ErrorDetail


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ReadRequest(_Given):
    """A text, or the address of one."""

    text: str | None = Field(None, examples=["“The bridge is shut,” said Leonora Brandt, the mayor."])
    address: str | None = Field(None, examples=[None], description="http(s) only; private addresses are refused")
    title: str = ""
    outlet: str = ""
    published: str = Field("", examples=["2024-05-01"])
    keep: bool = Field(False, description="whether the record is kept in the store")


class Source(_Given):
    """A text that a draft is compared with."""

    name: str = Field("source.txt", max_length=200, description="its ending tells what it is: .txt, .html, .vtt, .srt")
    text: str = Field(min_length=1)


class CheckRequest(_Given):
    """A draft and what it is checked against."""

    draft: str = Field(examples=["Mayor Leonora Brandt said: “The bridge is closed.”"])
    sources: list[Source] = Field(
        [],
        max_length=50,
        examples=[[{"name": "brandt.txt", "text": "REPORTER: Is it open?\nBRANDT: The bridge is shut."}]],
    )
    store: bool = Field(False, description="whether the store is searched too")
    speaker: str | None = Field(None, description="whose words the sources are, where they do not say")
    indirect: bool = False


_DESCRIBED: dict[int | str, dict[str, Any]] = {
    "default": {"model": Error, "description": "What went wrong, in one shape for every error."}
}


def _only_known(request: Request) -> None:
    """Refuse a parameter that means nothing here: a filter misspelt would filter nothing, and nobody would notice."""
    dependant = getattr(request.scope.get("route"), "dependant", None)
    known = [field.alias for field in dependant.query_params] if dependant else []
    for name, given in Counter(name for name, _ in request.query_params.multi_items()).items():
        if name not in known:
            raise bad_value(name, f"there is no such parameter here; there are: {', '.join(known) or 'none'}")
        if given > 1:
            raise bad_value(name, f"is given {given} times; give it once")


router = APIRouter(
    prefix="/api", responses=_DESCRIBED, default_response_class=Json, dependencies=[Depends(_only_known)]
)

# Parameters that a call does not use itself are declared for the description, for their bounds, and so that others are
# refused; they are read from the request where pages read theirs (``read_filters``): an address means one thing.
By = Annotated[str | None, Query(description="words of the speaker's name", max_length=1000)]
Linked = Annotated[str | None, Query(description="identity in the register of people", max_length=1000)]
Text = Annotated[str | None, Query(max_length=1000)]
Namings = Annotated[Naming | None, Query(description="how the source is named")]
Named = Annotated[str | None, Query(description="the whole name of the speaker", max_length=1000)]
Day = Annotated[str | None, Query(description="2024-05-01, 2024-05 or 2024", max_length=40)]
Kind = Annotated[Literal["direct", "mixed", "indirect"] | None, Query()]
SourceKinds = Annotated[Literal["report", "transcript", "statement"] | None, Query()]
Limit = Annotated[
    int | None,
    Query(ge=1, le=MOST_GROUPS, description="groups at most; 200 (of months and years 600) unless it is given"),
]
Number = Annotated[int, Query(ge=1, le=MOST_PAGES)]


@router.get("/health", summary="Whether the server and its store answer", responses=answers(shapes.HealthAnswer))
async def health(request: Request) -> Response:
    """``{"status": "ok"}``, or 503 with an error when the store does not answer."""
    desk = desk_of(request)
    await desk.workers.call("store", lambda: desk.store.get_quote("#"))
    return Json({"status": "ok"})


@router.get("/version", summary="Versions, and how much the store holds", responses=answers(shapes.VersionAnswer))
async def version(request: Request) -> Response:
    """The version of quoth, of the records it writes, and counts of the store."""
    desk = desk_of(request)
    counts = await desk.workers.call("store", desk.counts)
    return Json({"quoth": __version__, "schema": SCHEMA, "store": asdict(counts)})


@router.post("/read", summary="Who said what in a text, or at an address", responses=answers(shapes.RecordAnswer))
async def read(request: Request, asked: ReadRequest) -> Response:
    """The record (docs/records.md): quotes, cues, sources and speakers as spans of the text."""
    desk = desk_of(request)
    desk.allow(request, "reading")
    if bool(asked.text) == bool(asked.address):
        raise bad_value("text", "give either a text or an address")
    if asked.address:
        facts_given = [name for name in ("title", "outlet", "published") if getattr(asked, name)]
        if facts_given:
            raise bad_value(facts_given[0], "is for a text; a page at an address states its own, so leave it out")
        desk.allow(request, "fetching")
        articles = address_articles(check_address(asked.address), desk.options)
        got = await desk.workers.call("fetch", lambda: _first(articles, desk))
    else:
        text = asked.text or ""
        if not text.strip():
            raise bad_value("text", "the text is empty")
        facts = Facts(*(desk.line(getattr(asked, name), name) for name in ("title", "outlet", "published")))
        read_it = lambda: read_one(paste_article(text, facts), desk.read, desk.options)  # noqa: E731
        got = await desk.workers.call(text_lane(len(text)), read_it)
    record = _accepted(got)
    if asked.keep:
        desk.allow(request, "writing")
        kept = await desk.workers.call("store", lambda: desk.keep(record))
        if kept.outcome == "refused":
            raise WebFault(422, "unstorable", kept.reason, kept.id)
        await place_kept(desk)
    return await desk.workers.call("store", lambda: Json(record_to_json(record)))


def _first(articles: Iterable[Article | Rejection], desk: Desk) -> Record | Rejection:
    for article in articles:
        return read_one(article, desk.read, desk.options)
    raise InputError("address", "empty", "holds no report")


def _accepted(got: Record | Rejection) -> Record:
    if isinstance(got, Rejection):
        raise InputError(got.id, got.code, got.message)
    return got


@router.post(
    "/read/stream",
    summary="Many texts: an article a line in, a record a line out, as they come",
    openapi_extra={
        "requestBody": {
            "content": {"application/x-ndjson": {"schema": {"type": "string"}, "example": '{"text": "Ann said no."}\n'}}
        }
    },
    responses={200: {"content": {"application/x-ndjson": {"example": '{"schema": "quoth/1", "id": "1"}\n'}}}},
)
async def read_stream(request: Request) -> Response:
    """One JSON object a line, at least with "text"; a line that cannot be read gives a line with an error."""
    desk = desk_of(request)
    desk.allow(request, "reading")
    return _Lines(_stream(request, desk))


class _Lines(Response):
    """Lines sent while the request is still arriving; Starlette's own stream would eat the rest of the request."""

    media_type = "application/x-ndjson"

    def __init__(self, lines: AsyncIterator[bytes]) -> None:
        super().__init__()
        del self.headers["content-length"]
        self.lines = lines

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send each line as it comes."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        async for line in self.lines:
            await send({"type": "http.response.body", "body": line, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


async def _stream(request: Request, desk: Desk) -> AsyncIterator[bytes]:
    number = held = 0  # lines, and those of them that hold something
    try:
        async for line in _lines(request):
            number += 1
            if not line.strip():
                continue
            held += 1
            if held > desk.options.max_stream_lines:
                raise WebFault(
                    413, "too-many", f"only the first {number - 1:,} lines were read; send the rest separately"
                )
            yield await desk.workers.call("long", partial(_read_line, str(number), line, desk))
    except Exception as error:
        yield _to_line(fault_to_json(logged_fault(error)))


async def _lines(request: Request) -> AsyncIterator[bytes]:
    rest = bytearray()  # of a line that goes on
    async for chunk in request.stream():
        *whole, last = chunk.split(b"\n")
        for piece in whole:
            rest += piece
            _bound(len(rest))
            yield bytes(rest)
            rest.clear()
        rest += last
        _bound(len(rest))
    yield bytes(rest)


def _bound(length: int) -> None:
    if length > _LINE:
        raise WebFault(413, "too-large", f"a line is longer than {_LINE // 1_000_000} MB")


def _read_line(where: str, line: bytes, desk: Desk) -> bytes:
    try:
        got = read_one(article_of_line(line, where), desk.read, desk.options)
    except Exception as error:
        return _to_line(fault_to_json(logged_fault(error)))
    if isinstance(got, Rejection):
        return _to_line(fault_to_json(WebFault(422, got.code, got.message, where)))
    return record_to_line(got).encode("utf-8", "replace") + b"\n"


def _to_line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=True).encode() + b"\n"


@router.get("/record", summary="A kept record", responses=answers(shapes.RecordAnswer))
async def record(request: Request, article: Annotated[str, Query(max_length=1000)]) -> Response:
    """The record of an article of the store."""
    desk = desk_of(request)
    found, _ = await find_record(request, desk)
    return await desk.workers.call("store", lambda: Json(record_to_json(found)))


@router.post("/check", summary="A draft's quotes against sources or the store", responses=answers(shapes.CheckAnswer))
async def check_draft(request: Request, asked: CheckRequest) -> Response:
    """Every quote with its verdict and the evidence (docs/check.md)."""
    desk = desk_of(request)
    desk.allow(request, "reading")
    sources = tuple((source.name, source.text.encode("utf-8", "replace")) for source in asked.sources)
    speaker = desk.line(asked.speaker, "speaker") or None
    if not asked.draft.strip():
        raise bad_value("draft", "the draft is empty")
    if len(asked.draft) > desk.options.max_characters:
        raise bad_value("draft", f"at most {desk.options.max_characters:,} characters")
    draft = Draft(asked.draft, "draft", sources, asked.store, speaker, asked.indirect)
    allow_addresses(request, desk, draft)
    job = await desk.workers.start("check", lambda job: check(desk, draft, job), wait_s=desk.options.work_s)
    if job.fault is not None:
        raise job.fault
    held = desk.shelf.get((job.result or "").removeprefix("/checks/"))
    if not isinstance(held, Checking):
        raise WebFault(503, "too-long", "this took too long and was stopped; send fewer or shorter sources")
    refused = [asdict(rejection) for rejection in held.refused]
    done = held.check
    return await desk.workers.call("store", lambda: Json({**check_to_json(done), "refused": refused}))


@router.get("/verify", summary="One claimed quote against the store", responses=answers(shapes.VerifyAnswer))
async def verify(
    request: Request,
    claim: Annotated[str, Query(min_length=1, max_length=1000, examples=["The bridge is shut"])],
    by: By = None,
) -> Response:
    """The verdict with its evidence."""
    desk = desk_of(request)
    verdict = await checks.verify(request, desk, desk.line(claim, "claim"), desk.line(by, "by"))
    return Json(claim_to_json(verdict))


@router.get("/search", summary="Quotes by their words and who said them", responses=answers(shapes.SearchAnswer))
async def search(
    request: Request, q: Annotated[str, Query(max_length=1000, examples=["bridge is shut"])] = "", by: By = None,
    outlet: Text = None, section: Text = None, kind: Kind = None, source_kind: SourceKinds = None, since: Day = None,
    until: Day = None, page: Number = 1, person: Linked = None, naming: Namings = None, named: Named = None,
) -> Response:  # fmt: skip
    """A page of hits; and what all have in common, at most twenty thousand counted (``counted``, ``at_least``)."""
    desk = desk_of(request)
    desk.allow(request, "looking")
    words, filters = desk.line(q, "q"), read_filters(request, desk)
    found, facets = await desk.workers.call("store", lambda: browse.search(desk, words, filters, page))
    hits = [{**asdict(hit.quote), "how": hit.how, "marks": hit.marks, "score": hit.score} for hit in found.hits]
    values = {} if facets is None else facets.values
    counted = {name: [{"value": value, "count": times} for value, times in each] for name, each in values.items()}
    none = facets is None and not found.hits and page == 1
    how_many = {
        "counted": 0 if none else facets and facets.total,
        "at_least": not none and (facets is None or facets.more),
    }
    return Json(
        {"hits": hits, "page": page, "more": found.more, "seconds": found.seconds, "facets": counted, **how_many}
    )


@router.get("/person", summary="Everything on record by somebody", responses=answers(PersonPage))
async def person(
    request: Request, name: Annotated[str | None, Query(min_length=1, max_length=1000)] = None, person: Linked = None
) -> Response:
    """Statements with their variants, roles as the press gave them, and quotes by month.

    Of everybody of a name, or of one person of the register under whatever name; one of both must be given.
    """
    return Json(asdict(await browse.find(request, desk_of(request))))


@router.get("/family", summary="One utterance in all its printed versions", responses=answers(Family))
async def family(request: Request, quote: Annotated[str, Query(min_length=1, max_length=1000)]) -> Response:
    """The family of a quote, by the quote's key."""
    return Json(asdict(await browse.find_kin(request, desk_of(request))))


@router.get("/audit", summary="Who gets quoted", responses=answers(shapes.AuditAnswer))
async def audit(
    request: Request,
    count: AuditBy = "speaker",
    by: By = None, outlet: Text = None, section: Text = None, kind: Kind = None, source_kind: SourceKinds = None,
    since: Day = None, until: Day = None, person: Linked = None, limit: Limit = None, naming: Namings = None,
    named: Named = None,
) -> Response:  # fmt: skip
    """Quotes counted by group, the largest first, and all of them together; ``more``: groups are left out."""
    desk = desk_of(request)
    wanted, filters = browse.read_audit(request, desk)
    most = limit or browse.groups_of(wanted)
    if most > browse.groups_of(wanted):
        rows = await desk.workers.call("count", lambda: count_quotes(desk.store, wanted, filters, limit=most + 1))
    else:
        rows = await browse.count(desk, wanted, filters)
    total, shown = await browse.count_total(desk, filters), [asdict(row) for row in rows[:most]]
    return Json({"count": wanted, "total": asdict(total), "rows": shown, "more": len(rows) > most})

"""Pages of reading, correcting, keeping and checking: parse, call the library, render."""

from __future__ import annotations

from contextlib import suppress
from importlib import resources

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from quoth.data import Record
from quoth.doubt import leave_doubtful
from quoth.errors import QuothError
from quoth.export.jsonl import record_to_json
from quoth.export.page import render_page
from quoth.relatives import place_quotes
from quoth.store.base import Counts
from quoth.store.corrections import What
from quoth.web.desk import Desk, desk_of
from quoth.web.faults import WebFault, as_fault, bad_value, not_found
from quoth.web.forms import Given, files_of, given_of, line_of, read_form, refuse_both, text_of
from quoth.web.judging import correct, judgement_of, standing_beside, with_struck
from quoth.web.reading import (
    Facts,
    address_articles,
    check_address,
    check_published,
    paste_article,
    read_all,
    text_lane,
    upload_articles,
    upload_lane,
)
from quoth.web.render import Json, address, refuse, render
from quoth.web.security import next_page
from quoth.web.shelf import Reading
from quoth.web.views import view_record
from quoth.web.work import Job

router = APIRouter(include_in_schema=False)

_FORGOTTEN = "there is no such reading, or it is forgotten, as what is not kept is after a while; read it again"

_WAIT_S = 2.0  # before the page of a job is shown: most texts are read by then
_OFFERED = 8  # speakers to choose from when a quote is corrected; others are typed
_WHERE = ("reading", "n", "article", "sure")  # what an address of a report says
_DOUBTFUL = 0.5  # quotes less likely right than this can be hidden


@router.get("/")
async def read_page(request: Request) -> Response:
    """Where a report is pasted, dropped or pointed at."""
    desk = desk_of(request)
    return _form(request, desk, await counts_of(desk))


def _form(
    request: Request, desk: Desk, counts: Counts | None, fault: WebFault | None = None, given: Given | None = None
) -> Response:
    example = (resources.files("quoth") / "examples" / "harbour.txt").read_text(encoding="utf-8")
    values = {"counts": counts, "fault": fault, "given": given or Given(str), "example": example}
    return render(request, "read.html", fault.status if fault else 200, options=desk.options, **values)


async def counts_of(desk: Desk) -> Counts | None:
    """How much the store holds; None when it cannot say."""
    with suppress(QuothError):
        return await desk.workers.call("store", desk.counts)
    return None


@router.post("/read")
async def read(request: Request) -> Response:
    """Read what the form holds."""
    desk = desk_of(request)
    form = await read_form(request, desk)
    names = ("title", "outlet", "published", "url", "address")
    try:
        lines = {name: line_of(form, name, desk) for name in names}
        text, files = text_of(form, "text"), await files_of(form, "files", desk)
        desk.allow(request, "reading")
        job = await _start(request, desk, text, files, lines)
    except WebFault as fault:
        return _form(request, desk, await counts_of(desk), fault, given_of(form))
    return job_answer(request, job)


async def _start(
    request: Request, desk: Desk, text: str, files: tuple[tuple[str, bytes], ...], lines: dict[str, str]
) -> Job:
    start = desk.workers.start
    ways = {"text": text.strip(), "files": files, "address": lines["address"]}
    refuse_both(ways, "read one at a time: a pasted text, files or an address; empty the other fields")
    if files:
        title = files[0][0] if len(files) == 1 else f"{len(files)} files"
        lane = upload_lane(files)
        if lane == "fetch":
            desk.allow(request, "fetching")
        articles = upload_articles(files, desk.options)
        return await start(f"Reading {title}", lambda job: read_all(desk, articles, job), lane=lane, wait_s=_WAIT_S)
    if lines["address"]:
        where = check_address(lines["address"])
        desk.allow(request, "fetching")
        fetched = address_articles(where, desk.options)
        return await start(f"Fetching {where}", lambda job: read_all(desk, fetched, job), lane="fetch", wait_s=_WAIT_S)
    if not text.strip():
        raise bad_value("text", "there is nothing to read yet: paste a report, choose a file, or give an address")
    facts = Facts(lines["title"], lines["outlet"], lines["published"], lines["url"])
    if facts.url:
        check_address(facts.url, "url")
    check_published(facts.published)
    work = lambda job: read_all(desk, [paste_article(text, facts)], job)  # noqa: E731
    return await start("Reading the pasted text", work, lane=text_lane(len(text)), wait_s=_WAIT_S)


def job_answer(request: Request, job: Job) -> Response:
    """On to the result of a job that is done, or to the page that shows how far it is."""
    if job.state == "done" and job.result:
        return RedirectResponse(job.result, 303)
    return RedirectResponse(f"/jobs/{job.id}", 303)


@router.get("/jobs/{name}")
async def job_page(request: Request, name: str) -> Response:
    """How far a job is; when it is done, its result."""
    job = _job(request, name)
    live = request.headers.get("hx-request") == "true"
    over = job.over  # once: it may end while its page is made
    if over and live:
        return Response(headers={"HX-Redirect": job.result or f"/jobs/{job.id}"})
    if over and job.state == "done":
        return job_answer(request, job)
    if over and job.fault is not None:
        return refuse(request, job.fault, job.back)
    return render(request, "job.html", job=job, over=over)


@router.post("/jobs/{name}/stop")
async def stop_job(request: Request, name: str) -> Response:
    """Stop a job at its next step."""
    await read_form(request, desk_of(request))
    _job(request, name).stop()
    return RedirectResponse(f"/jobs/{name}", 303)


def _job(request: Request, name: str) -> Job:
    job = desk_of(request).workers.job(name)
    if job is None:
        raise not_found("there is no such work, or it is forgotten")
    return job


@router.get("/readings/{name}")
async def reading_page(request: Request, name: str) -> Response:
    """What came out of one request to read: the report, or a list of several."""
    reading = desk_of(request).shelf.get(name)
    if not isinstance(reading, Reading):
        raise not_found(_FORGOTTEN)
    if len(reading.records) == 1 and not reading.refused:
        return RedirectResponse(address("/report", reading=name), 303)
    status = 200 if reading.records else 422
    return render(request, "readings.html", status, reading=reading, name=name, note=request.query_params.get("note"))


@router.post("/readings/{name}/keep")
async def keep_all(request: Request, name: str) -> Response:
    """Keep all reports of one request to read in the store."""
    desk = desk_of(request)
    await read_form(request, desk)
    reading = desk.shelf.get(name)
    if not isinstance(reading, Reading):
        raise not_found(_FORGOTTEN)
    desk.allow(request, "writing")
    back = f"/readings/{name}"

    def work(job: Job) -> str:
        refused = []
        for done, record in enumerate(reading.records):
            job.step(f"keeping {record.article.title or record.article.id}", done, len(reading.records))
            kept = desk.keep(record)
            if kept.outcome == "refused":
                refused.append(kept)
        place_quotes(desk.store, lambda done: job.step("looking for other versions", done))
        if refused:
            others = len(reading.records) - len(refused)
            also = f"; {len(refused) - 1} more cannot be kept, too" if refused[1:] else ""
            told = f"{refused[0].reason}{also}; the other {others} are kept" if others else refused[0].reason
            raise WebFault(422, "unstorable", told, refused[0].id)
        return address(back, note="kept")

    title = f"Keeping {len(reading.records)} reports"
    return job_answer(request, await desk.workers.start(title, work, wait_s=_WAIT_S, back=back))


@router.get("/report")
async def report_page(request: Request) -> Response:
    """One report with its quotes marked."""
    desk = desk_of(request)
    asked = request.query_params
    record, kept = await find_record(request, desk)
    sure = _sure(request)

    def view() -> tuple[object, ...]:
        corrected = correct(record, desk.store)
        held, shown = corrected.decided, with_struck(record, corrected.record)
        seen = view_record(leave_doubtful(shown, sure, held), held)
        names = list(dict.fromkeys(s.name for s in seen.speakers))[:_OFFERED]
        doubtful = sum(q.confidence.quote < _DOUBTFUL and q.id not in held for q in shown.quotes)
        return seen, names, doubtful, len(shown.quotes) - len(seen.quotes)

    seen, names, doubtful, left_out = await desk.workers.call("store", view)
    where = {name: asked.get(name, "") for name in _WHERE}
    doubt = {"quotes": doubtful, "hidden": left_out, "least": _DOUBTFUL}
    reading = None if where["article"] else desk.shelf.get(where["reading"])
    uploaded = len(reading.records) if isinstance(reading, Reading) else 1
    facts = {"names": names, "kept": kept, "note": asked.get("note", ""), "uploaded": uploaded}
    page = lambda: render(request, "report.html", 200, report=seen, doubt=doubt, where=where, **facts)  # noqa: E731
    return await desk.workers.call("store", page)


def _sure(request: Request) -> float:
    """How likely right a quote must be to be shown, 0..1."""
    asked = request.query_params.get("sure", "")
    try:
        sure = float(asked or 0)
    except ValueError:
        sure = -1.0
    if not 0 <= sure <= 1:
        raise bad_value("sure", "a share from 0 to 1, such as 0.7")
    return sure


async def find_record(request: Request, desk: Desk) -> tuple[Record, bool]:
    """The record an address means, and whether the store holds it."""
    asked = request.query_params
    ways = {name: asked.get(name) for name in ("article", "reading")}
    refuse_both(ways, "a report is of the store (article) or of what was read here (reading)")
    if asked.get("article"):
        wanted = desk.line(asked["article"], "article") if len(asked["article"]) <= desk.options.max_query else ""
        found = await desk.workers.call("store", lambda: desk.store.get_record(wanted))
        if found is None:
            raise not_found("the store holds no such report")
        return found, True
    reading = desk.shelf.get(asked.get("reading", ""))
    number = asked.get("n") or "0"
    if not isinstance(reading, Reading) or not (number.isascii() and number.isdigit() and len(number) < 5):
        raise not_found(_FORGOTTEN)
    if int(number) >= len(reading.records):
        raise not_found("this reading holds fewer reports")
    record = reading.records[int(number)]
    return record, await desk.workers.call("store", lambda: desk.store.holds(record.article))


@router.get("/report.json")
async def report_json(request: Request) -> Response:
    """The record as JSON, as the library writes it, and as readers corrected it."""
    shown, _ = await _as_shown(request)
    headers = {"Content-Disposition": 'attachment; filename="record.json"'}
    return await desk_of(request).workers.call("store", lambda: Json(record_to_json(shown), headers=headers))


async def _as_shown(request: Request) -> tuple[Record, int]:
    """The record as readers corrected it, but doubtful quotes that are not to be shown, and how many these are."""
    desk = desk_of(request)
    record, _ = await find_record(request, desk)
    sure = _sure(request)
    corrected = await desk.workers.call("store", lambda: correct(record, desk.store))
    shown = leave_doubtful(corrected.record, sure, corrected.decided)
    return shown, len(corrected.record.quotes) - len(shown.quotes)


@router.get("/report.html")
async def report_file(request: Request) -> Response:
    """One page to send on, with everything in it."""
    shown, left_out = await _as_shown(request)
    html = await desk_of(request).workers.call("store", lambda: render_page([shown], [left_out]))
    headers = {"Content-Disposition": 'attachment; filename="report.html"'}
    return Response(html.encode("utf-8", "replace"), media_type="text/html", headers=headers)


@router.post("/keep")
async def keep(request: Request) -> Response:
    """Keep a report in the store."""
    desk = desk_of(request)
    await read_form(request, desk)
    desk.allow(request, "writing")
    record, _ = await find_record(request, desk)
    kept = await desk.workers.call("store", lambda: desk.keep(record))
    if kept.outcome == "refused":
        raise WebFault(422, "unstorable", kept.reason, kept.id)
    await place_kept(desk)
    return RedirectResponse(address("/report", article=kept.id, note="kept"), 303)


async def place_kept(desk: Desk) -> None:
    """Begin to look for other versions of what was just kept; nobody waits for it."""

    def place(job: Job) -> str:
        place_quotes(desk.store, lambda done: job.step("comparing", done))
        return "/search"

    await desk.workers.start("Looking for other versions", place, wait_s=0.3)


_CHOICES: dict[str, What] = {"speaker": "said by", "unsure": "unsure", "none": "no quote", "undo": "as read"}


@router.post("/judge")
async def judge(request: Request) -> Response:
    """Keep a reader's correction of one quote, or of all that stand under the same speaker."""
    desk = desk_of(request)
    form = await read_form(request, desk)
    desk.allow(request, "writing")
    record, _ = await find_record(request, desk)
    quote = next((q for q in record.quotes if q.id == form.get("quote")), None)
    picked = line_of(form, "pick", desk)
    what = "said by" if picked else _CHOICES.get(line_of(form, "what", desk))
    speaker = picked or line_of(form, "speaker", desk)
    if quote is None or what is None:
        raise bad_value("quote", "there is no such quote in this report, or no such correction")
    if what == "said by" and not speaker:
        raise bad_value("speaker", "say who it is: a name, or choose “nobody can tell”")
    every = form.get("all") == "yes"

    def work() -> None:
        chosen = standing_beside(record, quote, desk.store) if every else [quote]
        desk.judge([judgement_of(record, each, what, speaker) for each in chosen])

    await desk.workers.call("store", work)
    asked = {name: request.query_params.get(name, "") for name in _WHERE}
    return RedirectResponse(address("/report", **asked, note="corrected") + f"#margin-{quote.id}", 303)


@router.get("/login")
async def login_page(request: Request) -> Response:
    """Where the token is given."""
    return render(request, "login.html", fault=None, next=next_page(request.query_params.get("next", "/")))


@router.post("/login")
async def login(request: Request) -> Response:
    """Compare the token, and remember this browser."""
    desk = desk_of(request)
    desk.allow(request, "login")
    form = await read_form(request, desk)
    then = next_page(text_of(form, "next"))
    if not desk.keys.is_token(text_of(form, "token").strip()):
        fault = WebFault(401, "token", "that is not the token this server was started with")
        return render(request, "login.html", 401, fault=fault, next=then)
    answer = RedirectResponse(then, 303)
    answer.set_cookie(
        desk.keys.cookie("session"), desk.keys.session(), path="/", httponly=True, samesite="lax",
        secure=desk.options.secure,
    )  # fmt: skip
    return answer


@router.post("/logout")
async def logout(request: Request) -> Response:
    """Forget this browser."""
    desk = desk_of(request)
    await read_form(request, desk)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(desk.keys.cookie("session"), path="/", secure=desk.options.secure, httponly=True)
    return answer


async def on_error(request: Request, error: Exception) -> Response:
    """Any error of the library or of a request, once."""
    cause = error.__cause__
    fault = as_fault(cause if isinstance(cause, WebFault) else error)
    return refuse(request, fault)

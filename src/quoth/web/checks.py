"""Pages that check: a draft against sources, and one claimed quote against the store."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from quoth import __version__
from quoth.check.report import check_to_html, check_to_json, check_to_markdown, check_to_sarif, notes, told
from quoth.check.report import line_of as line_in
from quoth.data import Verdict
from quoth.store.base import Counts
from quoth.verify import verify_quote
from quoth.web.desk import Desk, desk_of
from quoth.web.faults import WebFault, bad_value, not_found
from quoth.web.forms import Given, files_of, given_of, line_of, read_form, refuse_both, text_of
from quoth.web.pages import counts_of, job_answer
from quoth.web.reading import file_name
from quoth.web.render import render
from quoth.web.shelf import Checking
from quoth.web.sources import Draft, allow_addresses, check

router = APIRouter(include_in_schema=False)

_WAIT_S = 2.0
_TYPES = {"html": "text/html", "md": "text/markdown", "json": "application/json", "sarif": "application/sarif+json"}


@router.get("/check")
async def check_page(request: Request) -> Response:
    """Where a draft is pasted and its sources are chosen."""
    desk = desk_of(request)
    claim = desk.line(request.query_params.get("claim"), "claim")
    by = desk.line(request.query_params.get("by"), "by")
    verdict = await verify(request, desk, claim, by) if claim else None
    unclaimed = not claim and ("claim" in request.query_params or bool(by))
    return _form(request, desk, await counts_of(desk), None, None, verdict, claim, by, unclaimed)


def _form(
    request: Request, desk: Desk, counts: Counts | None, fault: WebFault | None, given: Given | None,
    verdict: Verdict | None = None, claim: str = "", by: str = "", unclaimed: bool = False,
) -> Response:  # fmt: skip
    values = {
        "counts": counts,
        "fault": fault,
        "given": given or Given(str),
        "verdict": verdict,
        "claim": claim,
        "by": by,
        "unclaimed": unclaimed,
    }
    return render(request, "check.html", fault.status if fault else 200, options=desk.options, **values)


async def verify(request: Request, desk: Desk, claim: str, by: str) -> Verdict:
    """The store's verdict on one claim."""
    desk.allow(request, "looking")
    return await desk.workers.call("store", lambda: verify_quote(claim, desk.store, by=by or None))


@router.post("/check")
async def start_check(request: Request) -> Response:
    """Check the draft of the form."""
    desk = desk_of(request)
    form = await read_form(request, desk)
    try:
        draft = await _draft(form, desk)
        desk.allow(request, "reading")
        allow_addresses(request, desk, draft)
        job = await desk.workers.start(
            f"Checking {draft.name}", lambda job: check(desk, draft, job), wait_s=_WAIT_S, back="/check"
        )
    except WebFault as fault:
        return _form(request, desk, await counts_of(desk), fault, given_of(form))
    return job_answer(request, job)


async def _draft(form: FormData, desk: Desk) -> Draft:
    drafts = await files_of(form, "draft_file", desk)
    text = text_of(form, "draft")
    name, file = "draft", None
    refuse_both({"draft": text.strip(), "draft_file": drafts}, "paste the draft or choose its file; empty the other")
    if drafts:
        name = file_name(drafts[0][0], 1)
        file = drafts[0][1], name
    if not (text.strip() if file is None else file[0].strip()):
        raise bad_value("draft", "there is no draft yet: paste it, or choose its file")
    if len(text) > desk.options.max_characters:
        raise bad_value(
            "draft", f"the draft is longer than {desk.options.max_characters:,} characters; check it in parts"
        )
    sources = await files_of(form, "sources", desk)
    pasted = text_of(form, "source_text")
    if pasted.strip():
        sources = (*sources, ("pasted source.txt", pasted.encode("utf-8", "replace")))
    use_store = form.get("use_store") == "yes"
    if not sources and not use_store:
        raise bad_value(
            "sources", "there is nothing to compare with: add transcripts, statements or reports, or the store"
        )
    speaker, indirect = line_of(form, "speaker", desk) or None, form.get("indirect") == "yes"
    return Draft(text, name, sources, use_store, speaker, indirect, file)


@router.get("/checks/{name}")
async def checking_page(request: Request, name: str) -> Response:
    """A draft's quotes with their verdicts."""
    checking = _checking(request, name)
    return await desk_of(request).workers.call("store", lambda: _page(request, checking, name))


def _page(request: Request, checking: Checking, name: str) -> Response:
    counts = Counter(told(quote) for quote in checking.check.quotes)
    only = request.query_params.get("only", "")
    quotes = [q for q in checking.check.quotes if not only or told(q) == only or (only == "trouble" and not q.fine)]
    return render(
        request, "checking.html", checking=checking, counts=counts, name=name, quotes=quotes, only=only,
        line_of=line_in, told=told, notes=notes(checking.check),
    )  # fmt: skip


@router.get("/checks/{name}/report.{kind}")
async def checking_file(request: Request, name: str, kind: str) -> Response:
    """The report of a check, to send on."""
    check = _checking(request, name).check
    write = {
        "html": lambda: check_to_html(check),
        "md": lambda: check_to_markdown(check),
        "json": lambda: json.dumps(check_to_json(check), ensure_ascii=False, indent=2),
        "sarif": lambda: check_to_sarif(check, __version__),
    }
    if kind not in write:
        raise not_found("a report comes as html, md, json or sarif")
    headers = {"Content-Disposition": f'attachment; filename="quotes-checked.{kind}"'}
    written = await desk_of(request).workers.call("store", lambda: write[kind]().encode("utf-8", "replace"))
    return Response(written, media_type=_TYPES[kind], headers=headers)


def _checking(request: Request, name: str) -> Checking:
    checking = desk_of(request).shelf.get(name)
    if not isinstance(checking, Checking):
        raise not_found("there is no such check, or it is forgotten; check the draft again")
    return replace(checking)

"""Pages over the store: search, a person, an utterance, and who gets quoted; the whole state is in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import cast, get_args

from fastapi import APIRouter, Request
from starlette.responses import Response

from quoth.audit import audit_chart, audit_csv, count_quotes, group_name
from quoth.data import Family
from quoth.relatives import list_families
from quoth.search import Hit, Page, search_quotes
from quoth.store.base import AuditBy, AuditRow, Filters
from quoth.web.charts import draw_columns
from quoth.web.desk import Desk, desk_of
from quoth.web.faults import bad_value, not_found
from quoth.web.feeds import to_atom, to_json_feed
from quoth.web.forms import MOST_PAGES, read_filters, read_number
from quoth.web.pages import counts_of
from quoth.web.render import Json, render
from quoth.web.stored import PersonPage, find_family, find_person

router = APIRouter(include_in_schema=False)

SIZE = 20
_SEEN = 100  # hits that the facets count
_BARS = 25
_FAMILIES = 25
_STATEMENTS = 25  # on a page of a person
_ROWS = 100  # of an audit in the page; the CSV has more


@dataclass(frozen=True, slots=True)
class Facet:
    """One value by which hits can be narrowed."""

    value: str
    count: int
    chosen: bool


@router.get("/search")
async def search_page(request: Request) -> Response:
    """Quotes found, with facets and paging."""
    desk = desk_of(request)
    desk.allow(request, "looking")
    words = desk.line(request.query_params.get("q"), "q")
    filters = read_filters(request, desk)
    number = read_number(request, "page", 1, MOST_PAGES)
    page, facets = await desk.workers.call("store", lambda: search(desk, words, filters, number))
    asked = {name: value for name, value in asdict(filters).items() if value}
    counts = await counts_of(desk) if not page.hits else None
    return render(
        request, "search.html", words=words, filters=filters, page=page, facets=facets, asked=asked, counts=counts
    )


def search(desk: Desk, words: str, filters: Filters, number: int) -> tuple[Page, dict[str, list[Facet]]]:
    """A page of hits; and what the first hits have in common, to narrow the search by."""
    if number * SIZE > _SEEN:
        return search_quotes(desk.store, words, filters, page=number, size=SIZE), {}
    seen = search_quotes(desk.store, words, filters, page=1, size=_SEEN)
    start = (number - 1) * SIZE
    page = Page(seen.hits[start : start + SIZE], number, len(seen.hits) > start + SIZE or seen.more, seen.seconds)
    return page, _facets(seen.hits, filters)


def _facets(hits: Sequence[Hit], filters: Filters) -> dict[str, list[Facet]]:
    values: dict[str, Counter[str]] = {
        "by": Counter(hit.quote.speaker for hit in hits if hit.quote.speaker),
        "outlet": Counter(hit.quote.outlet for hit in hits if hit.quote.outlet),
        "kind": Counter(hit.quote.kind for hit in hits),
        "since": Counter(hit.quote.published[:4] for hit in hits if hit.quote.published),
    }
    chosen = {"by": filters.by, "outlet": filters.outlet, "kind": filters.kind, "since": (filters.since or "")[:4]}
    return {
        name: [Facet(str(value), count, str(value) == chosen[name]) for value, count in counted.most_common(8)]
        for name, counted in values.items()
    }


@router.get("/person")
async def person_page(request: Request) -> Response:
    """Everything on record by somebody."""
    desk = desk_of(request)
    if not request.query_params.get("name"):
        return render(request, "people.html", rows=await _speakers(request, desk), counts=await counts_of(desk))
    person = await find(request, desk)
    points = [(row.group or "no date", row.quotes) for row in person.periods if row.group]
    chart = draw_columns(f"Quotes of {person.name} by month", points) if len(points) > 1 else ""
    number = read_number(request, "page", 1, MOST_PAGES)
    start = (number - 1) * _STATEMENTS
    values = {
        "chart": chart,
        "number": number,
        "statements": person.statements[start : start + _STATEMENTS],
        "next": len(person.statements) > start + _STATEMENTS,
    }
    return render(request, "person.html", 200 if person.statements else 404, person=person, **values)


async def _speakers(request: Request, desk: Desk) -> list[AuditRow]:
    desk.allow(request, "looking")
    return [row for row in await count(desk, "speaker", Filters()) if row.group][:100]


async def find(request: Request, desk: Desk) -> PersonPage:
    """The person an address names."""
    name = desk.line(request.query_params.get("name"), "name")
    if not name:
        raise bad_value("name", "say whose words are wanted: ?name=…")
    desk.allow(request, "looking")
    return await desk.workers.call("store", lambda: find_person(desk.store, name))


@router.get("/person.atom")
async def person_atom(request: Request) -> Response:
    """The newest statements as an Atom feed."""
    person = await find(request, desk_of(request))
    xml = to_atom(person.name, person.statements, _home(request), str(request.url))
    return Response(xml.encode("utf-8", "replace"), media_type="application/atom+xml")


@router.get("/person.json")
async def person_json(request: Request) -> Response:
    """The newest statements as a JSON feed."""
    person = await find(request, desk_of(request))
    feed = to_json_feed(person.name, person.statements, _home(request), str(request.url))
    return Json(feed, media_type="application/feed+json")


def _home(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"


@router.get("/family")
async def family_page(request: Request) -> Response:
    """One utterance in all its printed versions; without one, those printed most."""
    desk = desk_of(request)
    if not request.query_params.get("quote"):
        desk.allow(request, "looking")
        found = await desk.workers.call("store", lambda: list(list_families(desk.store, limit=_FAMILIES)))
        return render(request, "families.html", families=found)
    family = await find_kin(request, desk)
    days = Counter((m.quote.published or "")[:10] for m in family.members)
    points = sorted((day, count) for day, count in days.items() if day)
    chart = draw_columns("Printed, by day", points) if len(points) > 1 else ""
    outlets = sorted({m.quote.outlet for m in family.members if m.quote.outlet})
    return render(request, "family.html", family=family, chart=chart, points=points, outlets=outlets)


async def find_kin(request: Request, desk: Desk) -> Family:
    """The family of the quote an address names."""
    key = desk.line(request.query_params.get("quote"), "quote")
    desk.allow(request, "looking")
    found = await desk.workers.call("store", lambda: find_family(desk.store, key))
    if found is None:
        raise not_found("the store holds no such quote")
    return found


@router.get("/audit")
async def audit_page(request: Request) -> Response:
    """Who gets quoted: counts as bars and tables."""
    desk = desk_of(request)
    by, filters = read_audit(request, desk)
    rows = await count(desk, by, filters)
    asked = {name: value for name, value in asdict(filters).items() if value}
    return render(
        request, "audit.html", rows=rows[:_ROWS], total=len(rows), by=by, filters=filters, asked=asked,
        choices=get_args(AuditBy), most=max((row.quotes for row in rows), default=1), names=group_name,
        chart=chart_of(by, rows),
    )  # fmt: skip


def read_audit(request: Request, desk: Desk) -> tuple[AuditBy, Filters]:
    """What is to be counted, and among which quotes."""
    by = desk.line(request.query_params.get("count"), "count") or "speaker"
    if by not in get_args(AuditBy):
        raise bad_value("count", f"counted is by {', '.join(get_args(AuditBy))}")
    desk.allow(request, "looking")
    return cast(AuditBy, by), read_filters(request, desk)


async def count(desk: Desk, by: AuditBy, filters: Filters) -> list[AuditRow]:
    """The counts."""
    limit = 600 if by in ("year", "month") else 200
    return await desk.workers.call("store", lambda: count_quotes(desk.store, by, filters, limit=limit))


def chart_of(by: AuditBy, rows: Sequence[AuditRow]) -> str:
    """The counts as SVG: the largest groups, or all periods."""
    return audit_chart(rows if by in ("year", "month") else rows[:_BARS], by)


@router.get("/audit.csv")
async def audit_table(request: Request) -> Response:
    """The counts as a table for spreadsheets."""
    desk = desk_of(request)
    by, filters = read_audit(request, desk)
    rows = await count(desk, by, filters)
    headers = {"Content-Disposition": f'attachment; filename="quotes-by-{by}.csv"'}
    return Response(audit_csv(rows, by).encode("utf-8", "replace"), media_type="text/csv", headers=headers)


@router.get("/audit.svg")
async def audit_picture(request: Request) -> Response:
    """The counts as a picture."""
    desk = desk_of(request)
    by, filters = read_audit(request, desk)
    svg = chart_of(by, await count(desk, by, filters))
    headers = {"Content-Disposition": f'attachment; filename="quotes-by-{by}.svg"'}
    return Response(svg.encode("utf-8", "replace"), media_type="image/svg+xml", headers=headers)

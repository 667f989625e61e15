"""Pages over the store: search, a person, an utterance, and who gets quoted; the whole state is in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import cast, get_args

from fastapi import APIRouter, Request
from starlette.responses import Response

from quoth.audit import MOST_GROUPS, Total, audit_chart, audit_csv, count_all, count_quotes, group_name, title_of
from quoth.data import Family
from quoth.days import day_of
from quoth.relatives import list_families
from quoth.search import Hit, Page, search_match, search_quotes
from quoth.store.base import AuditBy, AuditRow, Facets, Filters, Match
from quoth.web.charts import draw_columns
from quoth.web.desk import Desk, desk_of
from quoth.web.faults import WebFault, bad_value, not_found
from quoth.web.feeds import to_atom, to_json_feed
from quoth.web.forms import MOST_PAGES, Given, read_filters, read_number, refuse_both
from quoth.web.found import MOST
from quoth.web.pages import counts_of
from quoth.web.renaming import read_as
from quoth.web.render import Json, address, render
from quoth.web.stored import PersonPage, find_family, find_linked, find_person, is_no_quote

router = APIRouter(include_in_schema=False)

SIZE = 20
_COUNTED = 20_000  # hits that the facets count at most
_SAMPLE = 1_000  # the same where so many take too long
_SIMILAR = 200  # hits at most where no quote has the words
_BARS = 25
_FAMILIES = 25
_STATEMENTS = 25  # on a page of a person
_ROWS = 100  # of an audit in the page; the CSV has more
_NAMED = Filters(naming="named")  # who is listed as a person
_SHOWN = 1_000  # characters of a field that made no sense


@dataclass(frozen=True, slots=True)
class Facet:
    """One value by which hits can be narrowed, and the filters that do it."""

    value: str
    count: int
    filters: dict[str, str]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The values of one kind."""

    label: str
    facets: tuple[Facet, ...]
    names: tuple[str, ...]  # of the filters it sets
    narrowed: bool


@dataclass(frozen=True, slots=True)
class Narrow:
    """What the quotes found have in common, to narrow a search by."""

    total: int
    more: bool  # there are, or may be, more than were counted
    groups: tuple[Group, ...]


@router.get("/search")
async def search_page(request: Request) -> Response:
    """Quotes found, with facets and paging."""
    desk = desk_of(request)
    desk.allow(request, "looking")
    try:
        words = desk.line(request.query_params.get("q"), "q")
        filters = read_filters(request, desk)
        number = read_number(request, "page", 1, MOST_PAGES)
    except WebFault as fault:
        given = asked_of(request)
        return render(request, "search.html", fault.status, words=given["q"], given=given, fault=fault, told="")
    page, facets = await desk.workers.call("store", lambda: search(desk, words, filters, number))
    asked = {name: value for name, value in asdict(filters).items() if value}
    counts = await counts_of(desk) if not page.hits else None
    return render(
        request, "search.html", words=words, given=Given(str, asked), page=page, asked=asked, counts=counts,
        facets=facets and narrow(facets, filters), fault=None, most=MOST, told=str(filters),
    )  # fmt: skip


def search(desk: Desk, words: str, filters: Filters, number: int) -> tuple[Page, Facets | None]:
    """A page of hits; and what all hits have in common, None where there are none or too many to count in time."""
    page = search_quotes(desk.store, words, filters, page=number, size=SIZE)
    if not page.hits:
        return page, None
    if page.hits[0].how == "similar":
        return page, _facets(search_quotes(desk.store, words, filters, size=_SIMILAR).hits)
    wanted = search_match(words)
    key = ("facets", wanted, filters)
    return page, desk.answers.get(key, lambda: _facets_of(desk, wanted, filters))


def _facets_of(desk: Desk, wanted: Match, filters: Filters) -> Facets | None:
    """What all hits have in common, or the last added of very many."""
    counted = desk.store.facets(wanted, filters, most=_COUNTED)
    return counted or desk.store.facets(wanted, filters, most=min(_SAMPLE, _COUNTED))


def _facets(hits: Sequence[Hit]) -> Facets:
    """The same for hits in hand."""
    quotes = [hit.quote for hit in hits]
    values = {
        "speaker": Counter(quote.speaker for quote in quotes if quote.speaker),
        "outlet": Counter(quote.outlet for quote in quotes if quote.outlet),
        "kind": Counter(str(quote.kind) for quote in quotes),
        "year": Counter(day[:4] for quote in quotes if (day := day_of(quote.published))),
    }
    return Facets(len(hits), False, {name: tuple(counted.most_common(8)) for name, counted in values.items()})


_GROUPS = (
    ("speaker", "Speaker", ("by",)), ("outlet", "Outlet", ("outlet",)), ("kind", "Kind", ("kind",)),
    ("year", "Year", ("since", "until")),
)  # fmt: skip


def narrow(found: Facets, filters: Filters) -> Narrow:
    """The facets as links that set filters."""
    groups = []
    for kind, label, names in _GROUPS:
        given = tuple(getattr(filters, name) or "" for name in names)
        facets = []
        for value, count in found.values[kind]:
            wanted = (f"{value}-01-01", f"{value}-12-31") if kind == "year" else (value,)
            facets.append(Facet(value, count, dict(zip(names, wanted, strict=True)), wanted == given))
        groups.append(Group(label, tuple(facets), names, any(given)))
    return Narrow(found.total, found.more, tuple(groups))


@router.get("/person")
async def person_page(request: Request) -> Response:
    """Everything on record by somebody."""
    desk = desk_of(request)
    if not (request.query_params.get("name") or request.query_params.get("person")):
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
        "given": await _given(desk, person),
    }
    return render(request, "person.html", 200 if person.statements else 404, person=person, **values)


async def _given(desk: Desk, person: PersonPage) -> list[tuple[str, int]]:
    """Of a page of one name: the names from which readers gave quotes to it."""
    if person.id or person.together:
        return []
    key = "given", person.name
    return await desk.workers.call("store", lambda: desk.people.get(key, lambda: read_as(desk.store, person.name)))


async def _speakers(request: Request, desk: Desk) -> list[AuditRow]:
    desk.allow(request, "looking")
    return [row for row in await count(desk, "person", _NAMED) if row.group][:100]


async def find(request: Request, desk: Desk) -> PersonPage:
    """The person an address names."""
    name, id_ = (desk.line(request.query_params.get(field), field) for field in ("name", "person"))
    if not name and not id_:
        raise bad_value("name", "say whose words are wanted: ?name=…")
    refuse_both({"name": name, "person": id_}, "ask for everybody of a name, or for one person of the register")
    desk.allow(request, "looking")
    find = (lambda: find_linked(desk.store, id_)) if id_ else (lambda: find_person(desk.store, name))
    return await desk.workers.call("store", lambda: desk.people.get((name, id_), find))


@router.get("/person.atom")
async def person_atom(request: Request) -> Response:
    """The newest statements as an Atom feed."""
    person = await find(request, desk_of(request))
    home = _home(request)
    xml = to_atom(person.name, person.statements, home + address("/person", **person.asked), str(request.url), home)
    return Response(xml.encode("utf-8", "replace"), media_type="application/atom+xml")


@router.get("/person.json")
async def person_json(request: Request) -> Response:
    """The newest statements as a JSON feed."""
    person = await find(request, desk_of(request))
    home, own = _home(request), str(request.url)
    feed = to_json_feed(person.name, person.statements, home + address("/person", **person.asked), own, home)
    return Json(feed, media_type="application/feed+json")


def _home(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"


@router.get("/family")
async def family_page(request: Request) -> Response:
    """One utterance in all its printed versions; without one, those printed most."""
    desk = desk_of(request)
    if not request.query_params.get("quote"):
        try:
            filters = read_filters(request, desk)
            desk.allow(request, "looking")
        except WebFault as fault:
            if not fault.of_field:
                raise
            given = asked_of(request)
            return render(request, "families.html", fault.status, families=[], given=given, told="", fault=fault)
        found = await desk.count(("families", filters), lambda: printed_most(desk, filters))
        given = Given(str, {name: value for name, value in asdict(filters).items() if value})
        return render(request, "families.html", families=found, given=given, told=str(filters), fault=None)
    family = await find_kin(request, desk)
    days = Counter(day for m in family.members if (day := day_of(m.quote.published)))
    points = sorted(days.items())
    chart = draw_columns("Printed, by day", points) if len(points) > 1 else ""
    outlets = sorted({m.quote.outlet for m in family.members if m.quote.outlet})
    alone = len(family.members) == 1
    struck = alone and await desk.workers.call("store", lambda: is_no_quote(desk.store, family.fullest))
    return render(request, "family.html", family=family, chart=chart, points=points, outlets=outlets, struck=struck)


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
    try:
        by, filters = read_audit(request, desk)
    except WebFault as fault:
        if not fault.of_field:
            raise
        given, choices = asked_of(request), get_args(AuditBy)
        return render(
            request, "audit.html", fault.status, by=given["count"], given=given, choices=choices, fault=fault, told=""
        )
    rows = await count(desk, by, filters)
    asked = {name: value for name, value in asdict(filters).items() if value}
    return render(
        request, "audit.html", rows=rows[:_ROWS], total=len(rows), by=by, given=Given(str, asked), asked=asked,
        fault=None, choices=get_args(AuditBy), most=max((row.quotes for row in rows), default=1), names=group_name,
        chart=chart_of(by, rows, filters), all=await count_total(desk, filters), told=str(filters),
    )  # fmt: skip


def asked_of(request: Request) -> Given:
    """What an address states, as it stands, to be shown again where it makes no sense."""
    return Given(str, {name: value[:_SHOWN] for name, value in request.query_params.items()})


def read_audit(request: Request, desk: Desk) -> tuple[AuditBy, Filters]:
    """What is to be counted, and among which quotes."""
    asked = request.query_params
    ways = {name: desk.line(asked.get(name), name) for name in ("count", "per")}  # "per" as the command has it
    if len(set(ways.values())) > 1:
        refuse_both(ways, "quotes are counted by one thing at a time")
    by = ways["count"] or ways["per"] or "speaker"
    if by not in get_args(AuditBy):
        raise bad_value("count", f"counted is by {', '.join(get_args(AuditBy))}")
    desk.allow(request, "looking")
    return cast(AuditBy, by), read_filters(request, desk)


async def count(desk: Desk, by: AuditBy, filters: Filters) -> list[AuditRow]:
    """The counts; one more than ``groups_of`` where there are more."""
    return await desk.count(("audit", by, filters), lambda: _count(desk, by, filters))


async def count_total(desk: Desk, filters: Filters) -> Total:
    """All the quotes that fit."""
    return await desk.count(("total", filters), lambda: count_all(desk.store, filters))


def _count(desk: Desk, by: AuditBy, filters: Filters) -> list[AuditRow]:
    return count_quotes(desk.store, by, filters, limit=1 + groups_of(by))


def groups_of(by: AuditBy) -> int:
    """How many groups are counted where nobody asks for more."""
    return 600 if by in ("year", "month") else 200


def printed_most(desk: Desk, filters: Filters) -> list[Family]:
    """The families of most versions, of those with one that fits."""
    return list(list_families(desk.store, filters, limit=_FAMILIES))


def count_ahead(desk: Desk) -> str:
    """Find what the first pages show before anybody asks."""
    desk.answers.get(("audit", "speaker", Filters()), lambda: _count(desk, "speaker", Filters()))
    desk.answers.get(("audit", "person", _NAMED), lambda: _count(desk, "person", _NAMED))
    desk.answers.get(("families", Filters()), lambda: printed_most(desk, Filters()))
    return "/audit"


def chart_of(by: AuditBy, rows: Sequence[AuditRow], filters: Filters) -> str:
    """The counts as SVG: the largest groups, or all periods."""
    return audit_chart(rows if by in ("year", "month") else rows[:_BARS], by, title=title_of(by, filters))


@router.get("/audit.csv")
async def audit_table(request: Request) -> Response:
    """The counts as a table for spreadsheets."""
    desk = desk_of(request)
    by, filters = read_audit(request, desk)
    rows = await desk.workers.call("count", lambda: count_quotes(desk.store, by, filters, limit=MOST_GROUPS))
    headers = {"Content-Disposition": f'attachment; filename="quotes-by-{by}.csv"'}
    return Response(audit_csv(rows, by).encode("utf-8", "replace"), media_type="text/csv", headers=headers)


@router.get("/audit.svg")
async def audit_picture(request: Request) -> Response:
    """The counts as a picture."""
    desk = desk_of(request)
    by, filters = read_audit(request, desk)
    svg = chart_of(by, await count(desk, by, filters), filters)
    headers = {"Content-Disposition": f'attachment; filename="quotes-by-{by}.svg"'}
    return Response(svg.encode("utf-8", "replace"), media_type="image/svg+xml", headers=headers)

"""What a search finds as a table: the columns of an export, a row for each quote found and for no other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from quoth.data import Record
from quoth.export.tables import write_csv
from quoth.search import search_quotes
from quoth.store.base import Filters, Store
from quoth.web.desk import desk_of
from quoth.web.forms import read_filters
from quoth.web.judging import correct

router = APIRouter(include_in_schema=False)

MOST = 5_000  # quotes of one table;  quoth export  writes any number


@router.get("/search.csv")
async def found_table(request: Request) -> Response:
    """The quotes found, for spreadsheets."""
    desk = desk_of(request)
    desk.allow(request, "looking")
    words, filters = desk.line(request.query_params.get("q"), "q"), read_filters(request, desk)
    table = await desk.workers.call("count", lambda: found_csv(desk.store, words, filters))
    return Response(table, media_type="text/csv", headers={"Content-Disposition": 'attachment; filename="quotes.csv"'})


def found_csv(store: Store, words: str, filters: Filters) -> bytes:
    """The quotes found as readers corrected them, at most ``MOST``, those of one article together."""
    out = io.BytesIO()
    write_csv(_records(store, words, filters), out)
    return out.getvalue()


def _records(store: Store, words: str, filters: Filters) -> Iterator[Record]:
    found: dict[str, set[str]] = {}
    for hit in search_quotes(store, words, filters, size=MOST).hits:
        found.setdefault(hit.quote.article, set()).add(hit.quote.quote)
    for article, quotes in found.items():
        record = store.get_record(article)
        if record is not None:
            shown = correct(record, store).record
            yield replace(shown, quotes=tuple(quote for quote in shown.quotes if quote.id in quotes))

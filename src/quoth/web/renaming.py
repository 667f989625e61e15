"""Two names of one person: all that is kept under a name is given to another at once, and taken back at once.

Each quote gets a judgement of its own, as if it had been corrected in its report; a report kept later is as it is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from quoth.store.base import Filters, Judgement, Match, Store
from quoth.store.corrections import place_of, quote_key, quote_place, read_decisions
from quoth.web.desk import desk_of
from quoth.web.faults import bad_value
from quoth.web.forms import line_of, read_form
from quoth.web.render import address

router = APIRouter(include_in_schema=False)

_MOST = 2_000  # quotes given to another name at once


@router.post("/person/judge")
async def rename(request: Request) -> Response:
    """Give all that is kept under a name to another, or take back what was given to it from a name."""
    desk = desk_of(request)
    form = await read_form(request, desk)
    desk.allow(request, "writing")
    name = desk.line(request.query_params.get("name"), "name")
    to, back = line_of(form, "pick", desk) or line_of(form, "speaker", desk), line_of(form, "back", desk)
    if not name or not (to or back):
        raise bad_value("speaker", "say whose words these are")
    if to.casefold() == name.casefold():
        raise bad_value("speaker", "that is the name these words stand under; give another")
    work = lambda: take_back(desk.store, name, back) if back else give(desk.store, name, to)  # noqa: E731
    judgements = await desk.workers.call("store", work)
    await desk.workers.call("store", lambda: desk.judge(judgements))
    return RedirectResponse(address("/person", name=back or to), 303)


def give(store: Store, name: str, to: str) -> list[Judgement]:
    """What gives all quotes under a name to another; raises ``WebFault`` where they are too many."""
    found = store.match(Match((), "all"), Filters(named=name), limit=_MOST)
    if found.cut:
        raise bad_value(
            "speaker", f"more than {_MOST:,} quotes stand under this name;  quoth judge  makes one of two names"
        )
    return [Judgement("quote", q.key, to, "same", "web reader", place_of(q.span)) for q in found.quotes]


def take_back(store: Store, name: str, read: str) -> list[Judgement]:
    """What withdraws that quotes read as one name's are another's."""
    return [
        Judgement("quote", key, "", "same", "web reader", at) for key, at, was in _given(store, name) if was == read
    ]


def read_as(store: Store, name: str) -> list[tuple[str, int]]:
    """Under which names the quotes were read that readers gave to this one, and how many there are of each."""
    return Counter(was for _, _, was in _given(store, name)).most_common()


def _given(store: Store, name: str) -> Iterator[tuple[str, str, str]]:
    """Key, place and name, as read, of each quote that stands under a name because a reader said so."""
    decisions = read_decisions(store.judgements("quote"))
    wanted = {at for at, decision in decisions.items() if (decision.speaker or "").casefold() == name.casefold()}
    for article in sorted({key.rpartition("#")[0] for key, _ in wanted}):
        record = store.get_record(article)
        if record is None:
            continue
        names = {speaker.id: speaker.name for speaker in record.speakers}
        for quote in record.quotes:
            key, at, was = quote_key(record, quote), quote_place(quote), names.get(quote.speaker or "", "")
            if (key, at) in wanted and was and was.casefold() != name.casefold():
                yield key, at, was

"""The reader: pages and an API over a store (extra: web).

request ─ Guard ─ BodyLimit ─┬─ pages, checks, browse: HTML
                             └─ api: JSON
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from quoth import __version__
from quoth.errors import QuothError
from quoth.reading import Read, Reader
from quoth.settings import Settings
from quoth.store import open_store
from quoth.store.base import Store
from quoth.web import api, api_page, browse, checks, found, pages, renaming, shapes
from quoth.web.desk import Desk
from quoth.web.faults import WebFault
from quoth.web.limits import BodyLimit
from quoth.web.options import WebOptions
from quoth.web.render import refuse
from quoth.web.security import Guard

__all__ = ["WebOptions", "create_app"]

_UNREADABLE = "There was an error parsing the body"  # as FastAPI calls bytes that are no text
READER = Reader(how="--any-language, on the command line")
CACHE_MB, MAP_MB = 12, 4_000  # of the store: kept by each thread that asks it; read where the system keeps it

_ABOUT = (
    "Who said what, in the news, with the receipts. The same calls as the pages make, as JSON. Every error has one "
    'shape: `{"error": {"code": "…", "message": "…", "about": "…"}}`. Where the server demands a token, send it as '
    "`Authorization: Bearer TOKEN`."
)


def create_app(
    store: Store | str | Path,
    settings: Settings | None = None,
    *,
    options: WebOptions | None = None,
    read: Read | None = None,
) -> FastAPI:
    """The app over a store, or over the store at an address or path, made if need be and closed at the end.

    ``options``: bounds and the token (default: that of the settings); ``read`` finds the quotes of a report.
    """
    options = options or WebOptions(token=settings.token if settings else None)
    opened = open_store(store, cache_mb=CACHE_MB, map_mb=MAP_MB) if isinstance(store, str | Path) else store
    desk = Desk(opened, read or (replace(READER, setting=settings.setting) if settings else READER), options)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        await desk.workers.start("Counting", lambda job: browse.count_ahead(desk), lane="count")
        yield
        desk.workers.close(opened.interrupt)
        if opened is not store:
            opened.close()

    limit = Middleware(
        BodyLimit, max_bytes=options.max_body_bytes, seconds=options.upload_s,
        streams=frozenset({api.STREAM}), stream_bytes=options.max_stream_bytes,
    )  # fmt: skip
    guard = Middleware(Guard, options=options, keys=desk.keys, limiter=desk.limiter, refuse=refuse)
    app = FastAPI(
        title="Quoth", version=__version__, description=_ABOUT, lifespan=life, middleware=[guard, limit],
        openapi_url="/api/openapi.json", docs_url=None, redoc_url=None,
    )  # fmt: skip
    described = app.openapi
    app.openapi = cache(lambda: shapes.plain(described()))  # type: ignore[method-assign]
    app.state.desk = desk
    app.state.login = options.token is not None
    for router in (
        pages.router,
        checks.router,
        browse.router,
        found.router,
        renaming.router,
        api.router,
        api_page.router,
    ):
        app.include_router(router)
    app.mount("/static", _Static(directory=Path(str(resources.files("quoth.web") / "static"))), name="static")
    app.add_api_route("/favicon.ico", _favicon, include_in_schema=False)
    _answer_errors(app)
    return app


class _Static(StaticFiles):
    """Files whose address changes with their content: browsers may keep them for ever."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """The file."""
        answer = super().file_response(*args, **kwargs)
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer


async def _favicon() -> Response:
    picture = (resources.files("quoth.web") / "static" / "favicon.svg").read_bytes()
    return Response(picture, media_type="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})


def _is_json(request: Request) -> bool:
    """Whether a request says that its body is JSON, in a way that FastAPI goes by."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))


def _answer_errors(app: FastAPI) -> None:
    async def on_status(request: Request, error: Exception) -> Response:
        if isinstance(error.__cause__, WebFault):  # a body that was too large, found while it was parsed
            return refuse(request, error.__cause__)
        assert isinstance(error, HTTPException)
        told = {404: "there is no such page", 405: "this address is not for that"}
        code = {404: "not-found", 405: "method"}.get(error.status_code, "bad-request")
        message = told.get(error.status_code, str(error.detail))
        if message == _UNREADABLE:
            message = "the body cannot be read; it must be JSON in UTF-8"
        answer = refuse(request, WebFault(error.status_code, code, message))
        answer.headers.update(error.headers or {})
        if "GET" in answer.headers.get("allow", "").split(", "):
            answer.headers["Allow"] += ", HEAD"
        return answer

    async def on_invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first: dict[str, Any] = error.errors()[0] if error.errors() else {"loc": (), "msg": "not understood"}
        where = ".".join(str(part) for part in first["loc"][1:])
        told = str(first["msg"])
        if not where and not _is_json(request):
            told = "the body is not taken for JSON; send it with the header  Content-Type: application/json"
        elif not where and first.get("type") == "missing":
            told = "the body is empty; it must be JSON"
        if first.get("type") == "json_invalid":
            told, where = f"the body is no JSON: {first.get('ctx', {}).get('error', told)} at character {where}", ""
        return refuse(request, WebFault(422, "invalid", told, where or None))

    app.add_exception_handler(QuothError, pages.on_error)
    app.add_exception_handler(HTTPException, on_status)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(Exception, pages.on_error)

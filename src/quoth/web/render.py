"""Templates -> pages, and every refusal as a page or as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from importlib import resources
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from quoth import __version__
from quoth.audit import percents
from quoth.check.recorded import offered, whole_record
from quoth.data import relation_shown
from quoth.markup import direction
from quoth.store.base import AuditBy, AuditRow
from quoth.web.faults import WebFault, fault_to_json
from quoth.web.views import written

_HINTS = {
    "too-large": "For large files use the command line: quoth read, quoth check and quoth add have no such limit.",
    "too-many": "Reading takes work; a short pause lets others have their turn.",
    "busy": "Other work is being done. Nothing is lost: go back and send it again in a moment.",
    "model": "The network that finds quotes could not be loaded. Reinstall quoth and start the server again.",
    "form": "Nothing was changed.",
    "other-origin": "Nothing was changed.",
}


class Json(JSONResponse):
    """JSON in UTF-8; half a surrogate pair, which has no UTF-8 form, is escaped."""

    def render(self, content: Any) -> bytes:
        """The bytes."""
        import json

        text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        try:
            return text.encode()
        except UnicodeEncodeError:
            return json.dumps(content, allow_nan=False, separators=(",", ":")).encode()


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("quoth.web", "templates"),
        autoescape=True,
        finalize=written,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": _day, "number": _number, "part": _part, "short": _short}
    environment.filters |= {"share": _share, "within": _within, "unmarked": _unmarked}
    environment.filters |= {"sentence": _sentence, "ended": _ended}
    environment.filters |= {
        "whole": whole_record,
        "offered": offered,
        "leads": _leads,
        "relation": relation_shown,
        "direction": direction,
    }
    environment.globals |= {"version": __version__, "static": _static, "address": address}
    return environment


def _day(published: str | None) -> str:
    return (published or "")[:10]


def _number(value: int) -> str:
    return f"{value:,}"


def _part(value: str) -> str:
    """A value as part of an address."""
    return quote(value, safe="", errors="replace")


def _short(value: str, most: int = 120) -> str:
    return value if len(value) <= most else value[: most - 1].rstrip() + "…"


def _sentence(message: str) -> str:
    """An error's message, which elsewhere follows a colon, as a sentence of its own."""
    first = message.split(maxsplit=1)[:1]
    plain = bool(first) and first[0].strip(",;:").isalpha()
    return _ended(message[:1].upper() + message[1:] if plain else message)


def _ended(message: str) -> str:
    """With a full stop, but not behind the beginning of an address."""
    return message if message.endswith((".", "!", "?", "…", "/")) else f"{message}."


def _static(name: str) -> str:
    """Address of a static file, with its digest, so that browsers may keep it for ever."""
    return f"/static/{name}?v={_VERSIONS[name]}"


def _versions() -> dict[str, str]:
    files = (resources.files("quoth.web") / "static").iterdir()
    return {file.name: sha256(file.read_bytes()).hexdigest()[:12] for file in files if file.is_file()}


def address(path: str, **values: object) -> str:
    """An address with a query; empty values are left out."""
    given = {name: str(value) for name, value in values.items() if value not in (None, "", False)}
    return path + (f"?{urlencode(given, errors='replace')}" if given else "")


def _unmarked(words: str) -> str:
    """What is searched for, without the marks that make a phrase of it."""
    return words.translate(dict.fromkeys(map(ord, '"“”'))).strip()


def _share(row: AuditRow) -> dict[str, int]:
    """Whole percentages of a group's quotes."""
    return dict(zip(_SHARES, percents([row.named, row.unnamed, row.unsettled]), strict=True))


def _within(row: AuditRow, by: AuditBy, asked: Mapping[str, str]) -> dict[str, str]:
    """The filters of a group of an audit; none where a search has no filter for it, or the group leads there itself."""
    if not row.group or by in ("type", "naming", "speaker", "person"):
        return {}
    days = by in ("year", "month")
    return {**asked, **dict.fromkeys(("since", "until") if days else (by,), row.group)}


def _leads(row: AuditRow, by: AuditBy, asked: Mapping[str, str]) -> str:
    """Where a group of an audit leads: to a person, quotes, or who is quoted in it; empty for those without a place."""
    if not row.group and by in ("speaker", "person"):
        return address("/search", **{**asked, "naming": "unsettled"})
    if not row.group or by == "type":
        return ""
    if by == "naming":
        return address("/search", **{**asked, "naming": row.group})
    if by in ("speaker", "person"):
        return address("/person", person=row.person) if row.person else address("/person", name=row.group)
    return address("/audit", **{**asked, "count": "speaker", **_within(row, by, asked)})


_SHARES = ("named", "unnamed", "unsettled")
_VERSIONS = _versions()
_ENVIRONMENT = _environment()


def render(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page."""
    html = _ENVIRONMENT.get_template(template).render(
        path=request.scope["path"],
        form_token=getattr(request.state, "form_token", ""),
        login=getattr(request.app.state, "login", False) if "app" in request.scope else False,
        **values,
    )
    return HTMLResponse(html.encode("utf-8", "replace"), status)


def is_for_machines(request: Request) -> bool:
    """Whether an error is answered in JSON."""
    return str(request.scope["path"]).startswith("/api/")


_FORMS = ("check", "search", "person", "family", "audit")


def _form_of(path: str, query: str) -> str:
    """Where what was refused was asked for."""
    if path in ("/judge", "/keep"):
        return f"/report?{query}"
    if path == "/person/judge":
        return f"/person?{query}"
    return next((f"/{form}" for form in _FORMS if path.startswith(f"/{form}")), "/")


def refuse(request: Request, fault: WebFault, back: str | None = None) -> Response:
    """A refusal as a page, or as JSON where a program asks; ``back``: the form to return to, else that of the path."""
    if is_for_machines(request):
        answer: Response = Json(fault_to_json(fault), fault.status)
        if fault.status == 401:
            answer.headers["WWW-Authenticate"] = "Bearer"
    else:
        answer = render(
            request, "error.html", fault.status, fault=fault, hint=_HINTS.get(fault.code, ""),
            back=back or _form_of(request.scope["path"], request.scope["query_string"].decode("latin-1")),
        )  # fmt: skip
    if fault.wait_s:
        answer.headers["Retry-After"] = str(fault.wait_s)
    return answer

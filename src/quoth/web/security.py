"""Who may ask, from which page, and what a browser may do with the answer.

    request ─ host allowed? ─ origin ours? ─ token, where one is demanded? ─> app ─> headers ─> browser

Forms carry a value that only a page of this server can know (``form_token``); pages and the API are told apart by
their path.
"""

from __future__ import annotations

import asyncio
import ipaddress
import secrets
import time
from collections.abc import Callable, MutableMapping
from hashlib import blake2b
from hmac import compare_digest
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quoth.web.faults import WebFault, stopping
from quoth.web.limits import RateLimiter, client_of
from quoth.web.options import WebOptions

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer, browsers send no usable Origin on forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = frozenset({"/login", "/favicon.ico", "/api/health"})  # and /static/: answered without the token
_SESSION_S = 12 * 3600
_LATE = "this form is too old or came from another page; reload the page and send it again"

Refuse = Callable[[Request, WebFault], Response]


class Keys:
    """What is signed with: drawn from the token, so that logins outlast a restart, or by chance without one."""

    def __init__(self, options: WebOptions) -> None:
        self._secure = options.secure
        self._token = options.token
        self._secret = _digest(b"key", options.token.encode()) if options.token else secrets.token_bytes(32)

    def cookie(self, name: str) -> str:
        """The cookie's full name; the prefix binds it to this host and to https."""
        return f"__Host-quoth-{name}" if self._secure else f"quoth-{name}"

    def is_token(self, given: str) -> bool:
        """Whether this is the token; the time it takes tells nothing."""
        ours, theirs = (
            _digest(b"token", (self._token or "").encode()),
            _digest(b"token", given.encode("utf-8", "replace")),
        )
        return self._token is not None and compare_digest(ours, theirs)

    def session(self) -> str:
        """A new login."""
        issued = str(int(time.time()))
        return f"{issued}.{self._sign('session', issued)}"

    def is_session(self, value: str) -> bool:
        """Whether this is a login of ours that is not too old."""
        issued, _, sign = value.partition(".")
        if not compare_digest(sign.encode(), self._sign("session", issued).encode()):
            return False
        return 0 <= time.time() - int(issued) < _SESSION_S

    def form_token(self, browser: str) -> str:
        """What the forms of one browser carry."""
        return self._sign("form", browser)

    def _sign(self, what: str, value: str) -> str:
        return blake2b(f"{what}:{value}".encode("utf-8", "replace"), key=self._secret, digest_size=24).hexdigest()


def _digest(what: bytes, value: bytes) -> bytes:
    return blake2b(value, person=what, digest_size=32).digest()


class Guard:
    """The middleware that stands before everything else."""

    def __init__(self, app: ASGIApp, *, options: WebOptions, keys: Keys, limiter: RateLimiter, refuse: Refuse) -> None:
        self.app = app
        self.limiter = limiter
        self.options = options
        self.keys = keys
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, or pass it on and add the headers to what comes back."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        bare = scope["method"] == "HEAD"  # answered as GET is, without the body
        scope = {**scope, "method": "GET"} if bare else scope
        browser, known = self._browser(HTTPConnection(scope))
        scope.setdefault("state", {})["form_token"] = self.keys.form_token(browser)

        begun = False

        async def dressed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                self._dress(scope, message, None if known else browser)
            await send({**message, "body": b""} if bare and "body" in message else message)

        request = Request(scope, receive)
        answer: ASGIApp
        try:
            answer = self._check(request) or self.app
            await answer(scope, receive, dressed)
        except WebFault as fault:
            await self.refuse(request, fault)(scope, receive, dressed)
        except asyncio.CancelledError:  # the server ends, and waits no longer
            if not begun:
                await self.refuse(request, stopping())(scope, receive, dressed)

    def _browser(self, connection: HTTPConnection) -> tuple[str, bool]:
        given = connection.cookies.get(self.keys.cookie("browser"), "")
        known = 20 <= len(given) <= 64 and given.isascii()
        return (given, True) if known else (secrets.token_urlsafe(24), False)

    def _check(self, request: Request) -> Response | None:
        """None when the request may pass; a way to the login; or a ``WebFault``."""
        host = request.headers.get("host", "")
        if not self._is_allowed(host):
            message = "this server does not go by that name; open it by its address, or start it with --allow-host"
            raise WebFault(421, "wrong-host", message, host[:100])
        if request.method not in _SAFE and not _same_origin(request.headers, host):
            raise WebFault(403, "other-origin", "this request came from a page of another site and was refused")
        path = request.scope["path"]
        if self.options.token is None or path in _OPEN or path.startswith("/static/") or self._is_known(request):
            return None
        if path.startswith("/api/"):
            raise WebFault(401, "token", "this server demands its token: send it as  Authorization: Bearer TOKEN")
        if request.method not in _SAFE:
            raise WebFault(401, "token", "you are logged out, and nothing was changed: load the page anew to log in")
        wanted = path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?next={quote(wanted, safe='')}", 303)

    def _is_allowed(self, host: str) -> bool:
        try:
            name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
        except ValueError:
            return False
        if name in self.options.hosts:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return self.options.any_ip

    def _is_known(self, request: Request) -> bool:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            client, rate = client_of(request), self.options.login
            self.limiter.check(client, "login", rate)  # after too many wrong ones, the right one has to wait, too
            sent = given.strip().encode("latin-1", "replace").decode("utf-8", "replace")  # headers are read as Latin-1
            if self.keys.is_token(sent) or self.keys.is_token(given.strip()):
                return True
            self.limiter.spend(client, "login", rate)
        return self.keys.is_session(request.cookies.get(self.keys.cookie("session"), ""))

    def _dress(self, scope: Scope, message: MutableMapping[str, Any], browser: str | None) -> None:
        headers = MutableHeaders(raw=message["headers"])
        message["headers"] = headers.raw
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)
        headers.setdefault("Cache-Control", "no-store")
        if scope["scheme"] == "https":
            headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        if browser and not scope["path"].startswith(("/static/", "/api/")):
            secure = "; Secure" if self.options.secure else ""
            name = self.keys.cookie("browser")
            headers.append("Set-Cookie", f"{name}={browser}; HttpOnly; Path=/; SameSite=Strict{secure}")


def _same_origin(headers: Headers, host: str) -> bool:
    """Whether a request that changes something comes from a page of ours, or from no page at all."""
    origin = headers.get("origin")
    if origin is not None:
        try:
            return urlsplit(origin).netloc.lower() == host.lower()
        except ValueError:  # no address at all
            return False
    return headers.get("sec-fetch-site", "none") in ("same-origin", "none")


def check_form(request: Request, keys: Keys, given: object) -> None:
    """Refuse a form that no page of ours sent to this browser."""
    browser = request.cookies.get(keys.cookie("browser"), "")
    expected = keys.form_token(browser)
    value = given.encode("utf-8", "replace") if isinstance(given, str) else b""  # its charset may give half characters
    if not browser or not compare_digest(value, expected.encode()):
        raise WebFault(403, "form", _LATE)


def next_page(given: str) -> str:
    """Where to go after the login: a path of this server, or the first page."""
    safe = given.startswith("/") and not given.startswith(("//", "/\\")) and given.isprintable() and "\\" not in given
    return given if safe else "/"

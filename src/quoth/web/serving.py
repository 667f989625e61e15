"""Where the reader listens, and what that demands: a token beyond this machine, names it answers to, https or not."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import os
import signal
import socket
import ssl
import sys
from collections.abc import Callable, Sequence

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol

from quoth.errors import SettingsError, StoreError
from quoth.settings import Settings
from quoth.store import is_store, open_store
from quoth.store.base import Store
from quoth.web import CACHE_MB, MAP_MB, WebOptions, create_app
from quoth.web.options import LOOPBACK

_SHORTEST = 12  # characters of a token
_CONNECTIONS = 512
_BACKLOG = 256
_HEAD_S = 15.0  # a request's headers must have arrived by then; a body has longer (``WebOptions.upload_s``)
_SWITCH_S = 0.0005
"""After this long a thread lets others have Python's lock.  A page that is rendered would else hold up, by ten times as
much, every row that other threads fetch from the store."""

Say = Callable[[str], None]


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host in LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def options_for(settings: Settings, host: str, *, hosts: Sequence[str] = (), plain_http: bool = False) -> WebOptions:
    """The options for an address to listen at; raises ``SettingsError`` where they would be unsafe."""
    alone = is_loopback(host)
    token = settings.token
    if token is not None and len(token) < _SHORTEST:
        raise SettingsError(f"the token is too short to protect anything; give at least {_SHORTEST} characters")
    if not alone and token is None:
        raise SettingsError(
            f"{host} can be reached from other machines: give a --token (or QUOTH_TOKEN), or --new-token"
        )
    names = {*LOOPBACK, *(name.lower() for name in hosts)}
    if not alone:
        names.add(socket.gethostname().lower())
    if host not in ("0.0.0.0", "::", ""):
        names.add(host.strip("[]").lower())
    return WebOptions(token=token, hosts=tuple(sorted(names)), any_ip=not alone, secure=not alone and not plain_http)


def serve(
    settings: Settings, host: str, port: int, *, hosts: Sequence[str] = (), plain_http: bool = False,
    certificate: str | None = None, key: str | None = None, say: Say = print,
) -> bool:  # fmt: skip
    """Serve until interrupted or told to stop; whether all work has ended, for which Python would wait.

    Raises ``SettingsError`` where it cannot listen there, or with that certificate.  A store that cannot be written is
    only read.
    """
    options = options_for(settings, host, hosts=hosts, plain_http=plain_http)
    check_certificate(certificate, key)
    check_address(host, port)
    with open_served(settings.store, say) as store:
        app = create_app(store, settings, options=options)
        server = make_server(app, host, port, certificate=certificate, key=key)
        server.announce(options, say, store.address)
        server.before_shutdown = app.state.desk.workers.stop
        before = signal.signal(signal.SIGTERM, lambda *_: None)  # uvicorn sends again what it was stopped by
        try:
            server.run()
        except KeyboardInterrupt:
            say("quoth: stopped")
        finally:
            signal.signal(signal.SIGTERM, before)
    return not app.state.desk.workers.busy


def open_served(address: str, say: Say) -> Store:
    """The store to serve; one that cannot be written for reading alone, which is said, as is that one is new."""
    new = not is_store(address)
    try:
        store = open_store(address, cache_mb=CACHE_MB, map_mb=MAP_MB)
    except StoreError:
        if new or address.startswith(("postgres://", "postgresql://")) or os.access(address, os.W_OK):
            raise
        store = open_store(address, readonly=True, cache_mb=CACHE_MB, map_mb=MAP_MB)
        say(f"quoth: {store.address} cannot be written: it is searched, and nothing is kept or corrected")
    if new:
        say(f"quoth: {store.address} is a new store, and empty: keep something with  quoth add SOURCES…")
    return store


def check_address(host: str, port: int) -> None:
    """Raise ``SettingsError`` where nobody can listen at an address, before anything is opened for it."""
    try:
        places = socket.getaddrinfo(host.strip("[]") or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise SettingsError(f"--host {host}: no such address is known here; give one of this machine") from error
    for family, kind, protocol, _, address in places:
        try:
            with socket.socket(family, kind, protocol) as trial:
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if family == socket.AF_INET6:
                    trial.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                trial.bind(address)
        except OSError as error:
            if error.errno == errno.EAFNOSUPPORT:  # the machine has no such network; another place is as good
                continue
            raise SettingsError(_no_place(host, port, error)) from error


def _no_place(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"--port {port}: something listens there already; stop it, or give another port (0: any free one)"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"--host {host}: is no address of this machine; give one that is (0.0.0.0: all it has)"
    if error.errno == errno.EACCES:
        return f"--port {port}: is for administrators; give one from 1024 on"
    return f"{host}, port {port}: cannot be listened at ({error.strerror}); give another --host or --port"


def check_certificate(certificate: str | None, key: str | None) -> None:
    """Raise ``SettingsError`` where https cannot be served with these files."""
    if certificate is None:
        if key is not None:
            raise SettingsError("--key is the key of a certificate: give --certificate, too")
        return
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(certificate, key, password="")
    except (OSError, ValueError) as error:  # among them ssl.SSLError
        what = f"--certificate {certificate}" + (f", --key {key}" if key else "")
        why = "give both as PEM files without a password, the key being the certificate's own"
        raise SettingsError(f"{what}: https cannot be served with it; {why}") from error


def make_server(
    app: FastAPI, host: str, port: int, *, certificate: str | None = None, key: str | None = None
) -> Server:
    """The server of an app, not yet running."""
    sys.setswitchinterval(_SWITCH_S)
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", access_log=False, server_header=False, proxy_headers=False,
        date_header=True, limit_concurrency=_CONNECTIONS, backlog=_BACKLOG, timeout_keep_alive=15,
        timeout_graceful_shutdown=5, http=_Prompt, h11_max_incomplete_event_size=64_000, ws="none",
        ssl_certfile=certificate, ssl_keyfile=key,
    )  # fmt: skip
    return Server(config)


class _Prompt(H11Protocol):
    """Ends a connection whose next request has begun, or was never begun, and does not arrive in time."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._late = self.loop.call_later(_HEAD_S, transport.close)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:  # a request is here, and being answered
            self._in_time()
        elif self._late is None:
            self._late = self.loop.call_later(_HEAD_S, self.transport.close)

    def connection_lost(self, exc: Exception | None) -> None:
        self._in_time()
        super().connection_lost(exc)

    def _in_time(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


class Server(uvicorn.Server):
    """Says where it listens once it does, and tells when it stops."""

    before_shutdown: Callable[[], None] | None = None
    _told: tuple[WebOptions, Say, str] | None = None

    def announce(self, options: WebOptions, say: Say, store: str) -> None:
        """What to say of it, and how."""
        self._told = (options, say, store)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop."""
        if self.before_shutdown is not None:
            self.before_shutdown()
        await super().shutdown(sockets)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        await super().startup(sockets)
        if self.should_exit or self._told is None:
            return
        options, say, store = self._told
        scheme = "https" if self.config.is_ssl else "http"
        for server in self.servers:
            for listening in server.sockets[:1]:
                host, port = listening.getsockname()[:2]
                host = f"[{host}]" if ":" in host else host
                say(f"quoth: reading at {scheme}://{host}:{port}/ over {store} (stop with Ctrl-C)")
        if options.secure and not self.config.is_ssl:
            say(
                "quoth: browsers keep the login only over https: give --certificate and --key, put a proxy with https "
                "in front, or allow --plain-http on a network you trust"
            )

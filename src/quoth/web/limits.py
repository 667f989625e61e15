"""How often one client may ask, and how large and slow a request may be."""

from __future__ import annotations

import asyncio
import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quoth.web.faults import WebFault, too_large
from quoth.web.options import Rate

_CLIENTS = 10_000  # remembered at a time; the longest unseen are forgotten first


def client_of(request: HTTPConnection) -> str:
    """Whom calls are counted for: an address, of IPv6 the network of 64 bits, all of which is given to one client."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    return str(address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False))


class RateLimiter:
    """A bucket of tokens for each client and kind of call."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def spend(self, client: str, what: str, rate: Rate) -> None:
        """Take one token; raises ``WebFault`` 429 saying how long to wait when there is none."""
        now = self._clock()
        per_second = rate.per_minute / 60
        left, seen = self._buckets.pop((client, what), (float(rate.burst), now))
        left = min(float(rate.burst), left + (now - seen) * per_second)
        if left < 1:
            self._keep((client, what), (left, now))
            wait = max(1, round((1 - left) / per_second))
            raise WebFault(429, "too-many", f"too many requests; wait {wait} s and try again", wait_s=wait)
        self._keep((client, what), (left - 1, now))

    def check(self, client: str, what: str, rate: Rate) -> None:
        """Raise the ``WebFault`` that ``spend`` would, and take nothing."""
        left, seen = self._buckets.get((client, what), (float(rate.burst), self._clock()))
        if left + (self._clock() - seen) * rate.per_minute / 60 < 1:
            self.spend(client, what, rate)

    def _keep(self, key: tuple[str, str], bucket: tuple[float, float]) -> None:
        self._buckets[key] = bucket
        while len(self._buckets) > _CLIENTS:
            self._buckets.popitem(last=False)


class BodyLimit:
    """Refuses a body that is too large or takes too long; nothing of it is kept.

    A streamed body (paths in ``streams``) may be larger, and only each pause in it is bounded.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        max_bytes: int,
        seconds: float,
        streams: frozenset[str] = frozenset(),
        stream_bytes: int = 0,
    ) -> None:
        self.app = app
        self.max_bytes = max_bytes
        self.seconds = seconds
        self.streams = streams
        self.stream_bytes = stream_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its body counted and timed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        streamed = scope["path"] in self.streams
        limit = self.stream_bytes if streamed else self.max_bytes
        stated = dict(scope["headers"]).get(b"content-length", b"0")
        if stated.isdigit() and int(stated) > limit:
            raise too_large(f"the request is larger than {limit // 1_000_000} MB; send less at a time")
        until = time.monotonic() + self.seconds
        seen = 0
        ended = False

        async def counted() -> Message:
            nonlocal seen, ended
            if ended:  # nothing but the disconnect is still to come, and that may take its time
                return await receive()
            left = self.seconds if streamed else until - time.monotonic()
            try:
                message = await asyncio.wait_for(receive(), max(0.01, left))
            except TimeoutError:
                raise WebFault(408, "too-slow", "the request did not arrive in time; try again") from None
            seen += len(message.get("body", b""))
            ended = not message.get("more_body", False)
            if seen > limit:
                raise too_large(f"the request is larger than {limit // 1_000_000} MB; send less at a time")
            return message

        await self.app(scope, counted, send)

"""Connections that only ever reach checked addresses, and never outlast a deadline.

A host's name is looked up here, every address it resolves to is checked, and the connection goes to one of exactly
those: a name that answers differently the second time gains nothing.  Every read and write is cut to the time left, so
a server that sends a byte now and then cannot hold a reader.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from quoth.ingest.addresses import refuse_ip

Resolve = Callable[[str, int], list[str]]
"""Host and port -> its numeric addresses."""


class Refused(Exception):
    """An address that is never connected to, and why."""


class OutOfTime(Exception):
    """The deadline has passed."""


class Deadline:
    """The moment by which a whole fetch must be over; waiting out of politeness moves it."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def extend(self, seconds: float) -> None:
        """Allow that much more."""
        self._end += seconds

    def left(self, wanted: float | None = None) -> float:
        """Seconds left, at most those wanted; raises OutOfTime when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise OutOfTime
        return left if wanted is None else min(left, wanted)


def look_up(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, as the system resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _in_time(resolve: Resolve, host: str, port: int, seconds: float) -> list[str]:
    """The resolver's answer, or httpcore's timeout: the system's resolver knows no limit of its own."""
    answer: queue.Queue[list[str] | Exception] = queue.Queue()

    def ask() -> None:
        try:
            answer.put(resolve(host, port))
        except Exception as error:  # handed to the thread that waits
            answer.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answer.get(timeout=seconds)
    except queue.Empty:
        raise httpcore.ConnectTimeout("the name was not resolved in time") from None
    if isinstance(found, socket.gaierror):
        raise httpcore.ConnectError("no such host is known") from found
    if isinstance(found, Exception):
        raise httpcore.ConnectError(str(found)) from found
    return found


class GuardedBackend(httpcore.NetworkBackend):
    """httpcore's network with every address checked; ``deadline`` is set for each fetch."""

    def __init__(self, resolve: Resolve = look_up, allow_private: bool = False) -> None:
        self._resolve = resolve
        self._allow_private = allow_private
        self._network = httpcore.SyncBackend()
        self.deadline = Deadline(30.0)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the host's addresses, after all of them have passed."""
        addresses = _in_time(self._resolve, host.strip("[]"), port, self.deadline.left(timeout))
        if not addresses:
            raise httpcore.ConnectError("the name has no address")
        for address in addresses:
            if reason := refuse_ip(address, self._allow_private):
                raise Refused(reason)
        for i, address in enumerate(addresses):
            try:
                stream = self._network.connect_tcp(
                    address, port, self.deadline.left(timeout), local_address, socket_options
                )
                return _GuardedStream(stream, self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if i == len(addresses) - 1:
                    raise
        raise httpcore.ConnectError("no address answered")

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Never: only the network is reached."""
        raise Refused("it leads to a local socket")


class _GuardedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _GuardedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

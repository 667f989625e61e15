"""Clients that send slowly, read slowly or are dead hold nobody up."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
import urllib.request
from collections.abc import Iterator

import pytest

pytest.importorskip("fastapi", reason="the web extra is not installed")

import uvicorn

from quoth.store.base import Store
from quoth.web import WebOptions, create_app
from tests.web.conftest import fill, table_reader


@pytest.fixture
def port(store: Store) -> Iterator[int]:
    fill(store)
    app = create_app(store, options=WebOptions(store_threads=1, read_threads=1), read=table_reader)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 60
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.force_exit = server.should_exit = True
    thread.join(10)


def test_sixty_slow_clients_hold_nobody_up(port: int) -> None:
    with contextlib.ExitStack() as stack:
        for number in range(60):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            if number % 3 == 0:  # never finishes its headers
                client.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
            elif number % 3 == 1:  # promises a body and sends a little of it
                client.sendall(
                    b"POST /api/read HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                    b'Content-Length: 5000\r\n\r\n{"text": "'
                )
            else:  # asks for much and reads nothing
                client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
                client.sendall(b"GET /static/htmx.min.js HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 5)
        for path in ("/search?q=bridge", "/api/health", "/report?article=a1"):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
                assert answer.status == 200

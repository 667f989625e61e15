"""Clients that send slowly, read slowly or are dead hold nobody up."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

pytest.importorskip("fastapi", reason="the web extra is not installed")

import uvicorn
from fastapi import FastAPI

from quoth.data import Article, Record, Rejection
from quoth.store.base import Store
from quoth.web import WebOptions, create_app, serving
from tests.web.conftest import fill, table_reader

TYPE = "application/json"


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


@contextlib.contextmanager
def running(app: FastAPI) -> Iterator[serving.Server]:
    server = serving.make_server(app, "127.0.0.1", 0)
    server.before_shutdown = app.state.desk.workers.stop
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 60
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield server
    server.should_exit = True
    thread.join(20)
    assert not thread.is_alive()


def test_headers_that_do_not_arrive_end_their_connection(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_HEAD_S", 0.3)
    whole = b"GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    with running(create_app(store, read=table_reader)) as server:
        place = server.servers[0].sockets[0].getsockname()
        for begun in (b"", b"GET / HT", whole + b"GET / HTTP/1.1\r\nHost: "):
            with socket.create_connection(place, timeout=20) as client:
                client.sendall(begun)
                answer = b"".join(iter(lambda client=client: client.recv(9999), b""))  # type: ignore[misc]
                assert answer.startswith(b"HTTP/1.1 200") == begun.startswith(whole)


def test_who_waits_while_the_server_is_stopped_is_told(store: Store) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(article: Article) -> Record | Rejection:
        begun.set()
        go_on.wait(60)
        return table_reader(article)

    def ask() -> None:
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(urllib.request.Request(address, b'{"text": "A."}', {"Content-Type": TYPE}))
        told.append((refused.value.code, json.load(refused.value)["error"]["code"]))

    told: list[tuple[int, str]] = []
    app = create_app(store, read=slow)
    with running(app) as server:
        address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/api/read"
        asking = threading.Thread(target=ask)
        asking.start()
        assert begun.wait(60)
    asking.join(20)
    assert told == [(503, "stopping")]
    assert app.state.desk.workers.busy
    go_on.set()

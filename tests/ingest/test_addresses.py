"""Which addresses may be fetched."""

from __future__ import annotations

import pytest

from quoth.ingest.addresses import refuse_ip, refuse_url


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 ::1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 :: 224.0.0.1 ff02::1
    fe80::1%eth0 fd00::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: 64:ff9b::7f00:1
    ::127.0.0.1 240.0.0.1
    255.255.255.255 198.18.0.1 not-an-address""".split(),
)
def test_refuses_addresses_that_are_not_public(address: str) -> None:
    assert refuse_ip(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700:4700::1111"])
def test_allows_public_addresses(address: str) -> None:
    assert refuse_ip(address) is None


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "file:///etc/hosts",
        "javascript://example.org/",
        "https://example.org:8080/",
        "https://example.org:22/",
        "https://user:word@example.org/",
        "https:///path",
        "https://example.org:port/",
        "https://example.org/a b",
        "https://example.org\\@example.net/",
        "https://[::1/",
    ],
)
def test_refuses_addresses_by_their_form(url: str) -> None:
    assert refuse_url(url)


@pytest.mark.parametrize("url", ["https://example.org/a?b=c#d", "http://example.org:80/", "HTTPS://Example.org"])
def test_allows_ordinary_addresses(url: str) -> None:
    assert refuse_url(url) is None

"""Which addresses may be fetched: a pure decision, taken for the name, for every address it resolves to, every time."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

PORTS = frozenset({80, 443})
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")


def refuse_url(url: str, allow_private: bool = False) -> str | None:
    """Why the address is never fetched, judged by its form alone; None when its host may be looked up."""
    if any(c.isspace() or not c.isprintable() for c in url) or "\\" in url:
        return "it holds characters that no address has"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "it is not an address"
    if parts.scheme.lower() not in ("http", "https"):
        return f"only http and https addresses are fetched, not {parts.scheme or 'this'}"
    if not parts.hostname:
        return "it names no host"
    if parts.username is not None or parts.password is not None:
        return "it holds a user name or password"
    if port is not None and port not in PORTS and not allow_private:
        return f"port {port} is not one that pages are served on"
    return None


def refuse_ip(text: str, allow_private: bool = False) -> str | None:
    """Why a numeric address is never connected to; None when it is a public one.

    Addresses that carry another (IPv4 mapped into IPv6, 6to4, Teredo, NAT64) are judged by both.
    """
    if allow_private:
        return None
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return "it leads to something that is not an IP address"
    for one in (address, *_carried(address)):
        if not one.is_global or one.is_multicast or one.is_reserved or one.is_unspecified:
            return f"it leads to {text}, which is not a public address"
    return None


def _carried(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return []
    carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64 or address in _COMPATIBLE:
        carried.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in carried if one is not None]

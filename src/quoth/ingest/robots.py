"""What a site's robots.txt allows, by RFC 9309: the most specific group, the longest matching rule, allow at a tie."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

_MAX_BYTES = 500_000  # RFC 9309 asks for at least 500 kibibytes
_MAX_DELAY = 30.0


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site for one program: (pattern, allowed), and the seconds to wait between requests."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allow(self, path: str) -> bool:
        """Whether the path, with its query, may be fetched."""
        path = _normal(path or "/")
        matching = [(len(pattern), allowed) for pattern, allowed in self.rules if _matches(pattern, path)]
        return max(matching)[1] if matching else True


ALLOW_ALL = Rules()
REFUSE_ALL = Rules((("/", False),))


def parse_robots(data: bytes, agent: str) -> Rules:
    """The rules for the program named ``agent``."""
    groups: dict[str, list[tuple[str, str]]] = {}
    names: list[str] = []
    in_rules = False
    for line in data[:_MAX_BYTES].decode("utf-8", "replace").lstrip("\ufeff").splitlines():
        key, colon, value = line.split("#", 1)[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            names = [value.lower()] if in_rules else [*names, value.lower()]
            in_rules = False
            groups.setdefault(value.lower(), [])
        elif key in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            for name in names:
                groups[name].append((key, value))
    chosen = groups.get(agent.lower(), groups.get("*", []))
    rules = tuple((_normal(value), key == "allow") for key, value in chosen if key != "crawl-delay" and value)
    return Rules(rules, max((_seconds(value) for key, value in chosen if key == "crawl-delay"), default=0.0))


def _seconds(value: str) -> float:
    return min(float(value), _MAX_DELAY) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value) else 0.0


def _normal(path: str) -> str:
    """Percent-encoding made uniform, so that a rule and a path written differently still meet."""
    return quote(unquote(path), safe="/?=&*$:;,@!'()+~-._%")


def _matches(pattern: str, path: str) -> bool:
    """Whether the path begins as the pattern does; ``*`` is any run of characters, a final ``$`` the end."""
    anchored = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for piece in pieces[1:]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if not anchored:
        return True
    return path.endswith(pieces[-1]) if len(pieces) > 1 else at == len(path)

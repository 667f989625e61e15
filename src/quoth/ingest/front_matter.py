"""What a text says of itself in a block of ``key: value`` lines between two lines of dashes, as Markdown files do.

Read is what such blocks hold in practice, by no library of YAML: scalars with or without quotes, lists in brackets or
of dashes, folded texts, comments.  A block with any other line, or without an end, is none but text like all else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quoth.data import Span

_OPENS = re.compile(r"\ufeff?---[ \t]*\r?\n")
_LONGEST = 65_536
_ENDS = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_KEYED = re.compile(r"(?P<q>[\"']?)(?P<key>[A-Za-z][\w.-]{0,40}(?: [\w.-]{1,40})?)(?P=q)[ \t]*:(?=\s)[ \t]*")
_FURTHER = re.compile(r"[ \t]|-\s|[\]}]")  # what goes on with the key above: indented, an item, a bracket that closes
_COMMENT = re.compile(r"(?:^|[ \t])#.*")
_ITEM = re.compile(r"-[ \t]+")
_FOLDED = re.compile(r"[>|][-+0-9]*[ \t]*(?:#.*)?\Z")
_NAMED = re.compile(r"(?:[{,][ \t]*|\A)name[ \t]*:[ \t]+([^,}]+)")  # of an author: the name, and no address or post
_WITHIN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|\{[^{}]*\}|[^,\"'{\s][^,]*")
_KNOWN = frozenset(
    "title headline subtitle standfirst author authors byline outlet publisher publication date published language "
    "lang section url".split()
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the block ends in its text, what each key states, in small letters, and where the one value of each is."""

    end: int = 0
    stated: dict[str, tuple[str, ...]] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)

    def fields(self) -> dict[str, object]:
        """What is stated as JSON has it: a string, or a list of them."""
        return {key: values[0] if len(values) == 1 else list(values) for key, values in self.stated.items() if values}


def front_matter(text: str) -> FrontMatter:
    """The block at the top of a text; one that ends at 0 where there is none.

    A block has a key that is known, or all its keys are in small letters: lines of a play between two rules are none.
    """
    opens = _OPENS.match(text)
    ends = _ENDS.search(text, opens.end(), opens.end() + _LONGEST) if opens else None
    if opens is None or ends is None:
        return FrontMatter()
    parts: list[tuple[str, list[Span]]] = []
    at = opens.end()
    while at < ends.start():
        line = _LINE.match(text, at, ends.start())
        assert line is not None
        at = line.end()
        keyed = _KEYED.match(text, *line.span())
        if keyed is not None:
            parts.append((keyed["key"], [(min(keyed.end(), line.end()), line.end())]))
        elif parts and _FURTHER.match(line.group()):
            parts[-1][1].append(line.span())
        elif not _is_idle(line.group()):
            return FrontMatter()
    keys = [key for key, _ in parts]
    if not keys or not (_KNOWN & {key.lower() for key in keys} or all(key[0].islower() for key in keys)):
        return FrontMatter()
    if not text[ends.end() :].strip():
        return FrontMatter()  # else nothing of the text were left
    found = FrontMatter(ends.end())
    for key, lines in parts:
        values, span = _values(text, lines)
        if values and found.stated.setdefault(key.lower(), values) is values and span is not None:
            found.spans[key.lower()] = span
    return found


def _values(text: str, lines: list[Span]) -> tuple[tuple[str, ...], Span | None]:
    """What the lines of one key state, and where it stands if it is one value without its quotes."""
    first, *further = (text[slice(*span)].rstrip() for span in lines)
    further = [line.strip() for line in further if not _is_idle(line)]
    if first.startswith("["):
        inside = " ".join([_bare(first), *map(_bare, further)])
        return _several(_WITHIN.findall(inside.strip("[] "))), None
    if not _bare(first) and further and (_ITEM.match(further[0]) or _NAMED.match(further[0])):
        return _several(
            [_ITEM.sub("", line, count=1) for line in further if _ITEM.match(line) or _NAMED.match(line)]
        ), None
    if _bare(first) and not further:
        value = _bare(first)
        begin = lines[0][0] + (_scalar(value) != value and value[0] in "\"'")
        end = lines[0][0] + len(value) - (begin > lines[0][0])
        return _several([value]), (begin, end)
    folded = _FOLDED.match(first) is not None
    return _several([" ".join([*([] if folded else [_bare(first)]), *further]).strip()]), None


def _is_idle(line: str) -> bool:
    """Whether a line is blank or a comment."""
    return not line.strip() or line.lstrip().startswith("#")


def _bare(value: str) -> str:
    """A value without the comment behind it; within quotes ``#`` is a sign like all others."""
    value = value.strip()
    quoted = _WITHIN.match(value) if value[:1] in "\"'" and value else None
    if quoted is not None and _COMMENT.sub("", value[quoted.end() :]).strip() == "":
        return quoted.group()
    return _COMMENT.sub("", value, count=1).strip()


def _several(values: list[str]) -> tuple[str, ...]:
    named = (_scalar(m[1].strip()) if (m := _NAMED.search(value)) else _scalar(value) for value in values)
    return tuple(value for value in named if value and value not in ("~", "null"))


def _scalar(value: str) -> str:
    value = _bare(value)
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'").strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        return re.sub(r"\\(.)", lambda m: " " if m[1] in "nrt" else m[1], value[1:-1]).strip()
    return value

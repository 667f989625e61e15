"""Bytes of unknown encoding -> text, with a line for a person when something had to be guessed."""

from __future__ import annotations

import codecs
import html
import re

from resiliparse.parse.encoding import bytes_to_str, detect_encoding

from quoth.ingest.language import detect_language

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or sound file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)
_HIGH = re.compile(rb"[\x80-\xff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROL_SHARE = 0.01  # text files hold practically none; images and programs several per cent


def binary_kind(head: bytes) -> str | None:
    """What kind of binary file begins with these bytes; None for text in any encoding."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if any(head.startswith(mark) for mark, _ in _MARKS):
        return None
    controls = len(_CONTROL.findall(head))
    return "a binary file" if controls > _MAX_CONTROL_SHARE * max(len(head), 100) else None


def decode(data: bytes, charset: str | None = None, html: bool = False) -> tuple[str, str | None]:
    """The text of the bytes, and a note when the encoding was guessed or characters had to be replaced.

    The order: a byte order mark, strict UTF-8, the charset stated by the server, the charset stated in the page,
    statistics.  The byte order mark says how the bytes are to be read, and is no character of the text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark) and name != "utf-8":
            text = data.decode(name, "replace")
            return text, None if "\ufffd" not in text else f"read as {name}; some characters were unreadable"
    try:
        text = data.decode("utf-8")
        return text.removeprefix("\ufeff"), None
    except UnicodeDecodeError as error:
        where = error.start
    if _mostly_utf8(data):
        text = data.decode("utf-8-sig", "replace")
        return text, f"not clean UTF-8 (first at byte {where}); the broken characters are shown as \ufffd"
    name = _other_encoding(data, charset, html)
    return str(bytes_to_str(data, name)), f"not UTF-8; read as {name}"


def encoding_of(head: bytes) -> str:
    """The encoding of a long file by its first bytes, to read it piece by piece; the order is that of ``decode``."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return "utf-8-sig" if name == "utf-8" else name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # a character cut off at the end is none that is broken
        return "utf-8"
    except UnicodeDecodeError:
        return "utf-8" if _mostly_utf8(head) else _other_encoding(head)


def _other_encoding(data: bytes, charset: str | None = None, html: bool = False) -> str:
    """The encoding of bytes that are not UTF-8, whatever they say of themselves."""
    if (stated := _known(charset)) not in (None, "utf-8"):
        return str(stated)
    name = _known(detect_encoding(data, from_html_meta=html)) or "utf-8"
    if html and b"charset" in data[:_HEAD].lower():
        return _WESTERN if name == "utf-8" else name
    return _western(data, name)


_HEAD = 8_192  # bytes of a page in which it states its charset
_WESTERN = "windows-1252"
_SAMPLE = 200_000
_SELDOM = frozenset(
    "utf-8 cp1257 cp1258 iso8859-1 iso8859-3 iso8859-4 iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-15 "
    "iso8859-16".split()
)
"""Guesses that statistics make of an English text with a few foreign letters and typographic marks."""
_COMMON = frozenset("cp1250 cp1254 iso8859-2".split())
_IN_WORD = re.compile(r"[^\W\d_][¡-©«-´¶-¹»-¿×÷](?=[^\W\d_])|(?<![^\W_])[£¥¯¹³](?=[^\W\d_])")
"""What no word has inside, or before it: Polish letters read as Western ones."""


def _western(data: bytes, guess: str) -> str:
    """The guessed code page, or the one of nearly all English texts where that reads the same or as well."""
    if guess not in _SELDOM | _COMMON:
        return guess
    sample = data[:_SAMPLE]
    try:
        text = sample.decode(_WESTERN)
    except UnicodeDecodeError:
        return _WESTERN if guess == "utf-8" else guess
    if guess == "utf-8" or text == sample.decode(guess, "replace"):
        return _WESTERN
    fits = guess in _SELDOM and detect_language(text) in ("en", None) and not _IN_WORD.search(text)
    return _WESTERN if fits else guess


_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape"})
"""Codecs of Python that give texts and that no page is in; punycode takes the square of a text's length."""


def _known(charset: str | None) -> str | None:
    """The name by which Python decodes a charset; None for one that it does not know, or that is of no text."""
    if not charset:
        return None
    try:
        name = codecs.lookup(charset.strip(" \"'")).name
        b"-".decode(name, "replace")  # codecs of packed or armoured bytes ("zlib", "base64") refuse
    except (LookupError, ValueError):
        return None
    return None if name in _NO_CHARSETS else name


def _mostly_utf8(data: bytes) -> bool:
    """Whether most of the bytes above ASCII form UTF-8 characters, so that a few broken ones are damage."""
    sample = data[:2_000_000]
    high = len(_HIGH.findall(sample))
    good = sum(len(c.encode()) for c in _NOT_ASCII.findall(sample.decode("utf-8", "ignore")))
    return high > 0 and good >= 0.5 * high


_ENTITY = re.compile(  # a quotation mark or an apostrophe
    r"&(?:[lrb]dquo|[lrs]bquo|[lr]squo|quot|apos|#(?:3[49]|82(?:1[678]|2[012]))|#x(?:2[27]|201[89a-e]));", re.I
)
_WRITTEN_OUT = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});", re.I)  # "&copy=2" of an address is none
_MARKUP = re.compile(r"</?[a-z][^<>]{0,500}>|<!--", re.I)


def without_entities(text: str) -> str:
    """A text whose quotation marks are written as in a page's source ("&ldquo;Yes,&rdquo;"), with the marks themselves.

    Such a text was cut from a page; without them no quotation is one.  What holds markup, too, is left as it is.
    """
    for _ in range(2):  # "&amp;quot;" was escaped twice
        if "&" not in text or not _ENTITY.search(text.replace("&amp;", "&")) or _MARKUP.search(text):
            break
        text = _WRITTEN_OUT.sub(lambda entity: html.unescape(entity[0]), text)
    return text


_NUMBERED = re.compile(r"^[ \t]{0,60}(?P<number>\d{1,3})(?=[ \t]|\r?$)(?P<words>[^\n]*)", re.MULTILINE)
_ON = re.compile(r"[ \t]*(?:[a-z]|[QA][.:]?[ \t])")  # a line that goes on, or asks or answers
_ALL, _FEWEST = 0.8, 6  # share of the lines that are numbered, and how many at least


def without_line_numbers(text: str) -> str:
    """A text whose lines are numbered, as a court's transcript is, with blanks in the place of the numbers.

    The numbers of a list head what is whole; those of lines run on through sentences.  So does a page's, alone above
    a line that begins to count.
    """
    lines = list(_NUMBERED.finditer(text))
    if len(lines) < _FEWEST:
        return text
    counts = [int(m["number"]) for m in lines]
    counted = [
        m
        for m, before, number, after in zip(lines, [0, *counts], counts, [*counts[1:], 0], strict=False)
        if number in (1, before + 1) or (after == 1 and not m["words"].strip())
    ]
    goes_on = any(_ON.match(m["words"]) for m in counted)
    if not goes_on or len(counted) < _ALL * len(re.findall(r"^[^\n]*\S", text, re.MULTILINE)):
        return text
    shown = list(text)
    for m in counted:
        shown[m.start("number") : m.end("number")] = " " * len(m["number"])
    return "".join(shown)

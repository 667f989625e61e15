"""The ways an input is refused: one function per code, each giving one line that says what, and what to do next."""

from __future__ import annotations

import re

from quoth.data import Article, Rejection
from quoth.ingest.language import LANGUAGES
from quoth.ingest.options import MEGABYTE


def missing(name: str) -> Rejection:
    """There is no such file."""
    return Rejection(name, "missing", "no such file; check the path, or give an address beginning with https://")


def unreadable(name: str, why: str) -> Rejection:
    """The file is there and cannot be opened."""
    return Rejection(name, "unreadable", f"cannot be opened ({why}); check its permissions")


def directory(name: str) -> Rejection:
    """A directory was given where a file is expected."""
    return Rejection(name, "directory", "is a directory; name the files in it, or walk it with quoth read -r")


def no_files(name: str) -> Rejection:
    """A directory without a file in it, or below."""
    return Rejection(name, "no-files", "holds no files; check the path")


def binary(name: str, what: str) -> Rejection:
    """Not text of any kind."""
    return Rejection(name, "binary", f"is {what}, not a text or a page; save the report as text, HTML or .docx first")


def empty(name: str) -> Rejection:
    """Nothing but white space."""
    return Rejection(name, "empty", "holds no text; check that the file was saved completely")


def no_article(name: str) -> Rejection:
    """A page without an article in it."""
    message = "no article found in the page; give the address of one report, or save its text and read that"
    return Rejection(name, "no-article", message)


def too_large(name: str, limit: int) -> Rejection:
    """More than is read as one article."""
    message = f"more than {limit // MEGABYTE} MB for one article; split it, or put one article on each line (JSONL)"
    return Rejection(name, "too-large", message)


def no_pages(name: str, records: int) -> Rejection:
    """An archive that holds whole records and no page among them."""
    message = f"no page among its {records} records; check that it holds answers of type text/html with status 200"
    return Rejection(name, "no-pages", message)


def bad_encoding(name: str, why: str) -> Rejection:
    """Characters that no text can hold."""
    return Rejection(name, "bad-encoding", f"{why}; save it again as UTF-8")


def bad_json(name: str, why: str) -> Rejection:
    """A line of JSONL that is not an article."""
    return Rejection(name, "bad-json", f'{why}; each line must be an object with at least "text"')


def unknown_transcript(name: str, field: str) -> Rejection:
    """JSON that seems to be of a programme that writes down speech, and is of none that is known."""
    message = (
        f'seems a transcript (it has "{field}"), but of no programme that is known; have its captions (.vtt, .srt) '
        "written, or a text with “NAME: words” on each line"
    )
    return Rejection(name, "bad-json", message)


def not_an_object(name: str, value: object) -> Rejection:
    """JSON of another kind, called as JSON calls it."""
    kinds = {"list": "a list", "str": "a string", "bool": "true or false", "NoneType": "null"}
    return bad_json(name, f"{kinds.get(type(value).__name__, 'a number')}, not an object")


def bad_page(name: str, why: str) -> Rejection:
    """A page that the library for it cannot take apart."""
    return Rejection(name, "bad-page", f"the page cannot be taken apart ({why}); save the report's text and read that")


def bad_document(name: str, why: str) -> Rejection:
    """A document of a word processor that cannot be read."""
    return Rejection(name, "bad-document", f"the document cannot be read ({why}); save it again, as text or HTML")


def bad_table(name: str, why: str) -> Rejection:
    """A CSV or TSV file without articles."""
    message = (
        f'{why}; a table holds an article a row, its words in the column "text", its columns named in the first line'
    )
    return Rejection(name, "bad-table", message)


def bad_row(name: str, cells: int, columns: int, delimiter: str) -> Rejection:
    """A row of a table with more cells than columns are named: its text would be cut off where a comma stands in it."""
    shown = "tab" if delimiter == "\t" else f"“{delimiter}”"
    message = (
        f"has {cells} cells under {columns} names of columns, so that its text may be cut; save the table again with "
        f"cells that hold {shown} in quotation marks"
    )
    return Rejection(name, "bad-table", message)


def bad_mail(name: str, why: str) -> Rejection:
    """An e-mail without words of its own."""
    return Rejection(name, "bad-mail", f"the e-mail cannot be read ({why}); save its text and read that")


def bad_feed(name: str, why: str) -> Rejection:
    """A feed that cannot be read, or without addresses."""
    return Rejection(name, "bad-feed", f"{why}; give the addresses of the reports instead")


def bad_captions(name: str) -> Rejection:
    """A file of captions without any."""
    return Rejection(name, "bad-captions", "no captions found in it; check that it is WebVTT or SubRip")


def truncated(name: str, after: int, unit: str = "records") -> Rejection:
    """The file ends in the middle of something."""
    return Rejection(name, "truncated", f"ends in the middle, after {after} whole {unit}; fetch the file again")


def corrupt(name: str, after: int, why: str) -> Rejection:
    """The file breaks off because its bytes make no sense."""
    return Rejection(name, "corrupt", f"is damaged after {after} records ({why}); fetch the file again")


def refused_address(address: str, why: str) -> Rejection:
    """An address that is never fetched."""
    return Rejection(address, "refused-address", f"not fetched: {why}; save the page and read the file instead")


def robots(address: str) -> Rejection:
    """The site asks programs to stay away."""
    message = "the site's robots.txt asks programs not to fetch this; open it in a browser and save the page"
    return Rejection(address, "robots", message)


def timeout(address: str, seconds: float) -> Rejection:
    """No whole answer in time."""
    return Rejection(address, "timeout", f"no complete answer within {seconds:g} s; try again later")


def unreachable(address: str, why: str) -> Rejection:
    """No connection, or one that broke."""
    return Rejection(address, "unreachable", f"cannot be reached ({why}); check the address and the network")


def http_status(address: str, status: int) -> Rejection:
    """An answer other than the page."""
    hints = {401: "it needs a login", 403: "it is refused to programs", 404: "there is no such page"}
    hints |= {410: "the page is gone", 429: "too many requests, wait a while", 451: "it is withheld by law"}
    hint = hints.get(status, "the server failed, try again later" if status >= 500 else "check the address")
    return Rejection(
        address, "http-status", f"the server answered {status}: {hint}; or save the page and read the file"
    )


_LANGUAGES = {  # as other systems write the languages of the network's quotation marks
    "en": ("eng", "english"),
    "de": ("deu", "ger", "german", "deutsch"),
    "fr": ("fra", "fre", "french", "français"),
    "es": ("spa", "spanish", "español"),
    "it": ("ita", "italian", "italiano"),
    "nl": ("nld", "dut", "dutch"),
    "pt": ("por", "portuguese"),
    "ru": ("rus", "russian"),
    "zh": ("zho", "chi", "chinese"),
}
_CODES = {other: code for code, others in _LANGUAGES.items() for other in others}


def _primary(language: str) -> str:
    """The language of a code or a name, as ISO 639-1 has it where it is known: "en" of "en-GB", "en_US", "English"."""
    first = re.split(r"[-_ (]", language.strip().lower(), maxsplit=1)[0]
    return _CODES.get(first, first)


def _named(language: str) -> str:
    """How a language is called in a sentence: by its name where it is known, else by its code."""
    names = [name for name in _LANGUAGES.get(_primary(language), ()) if len(name) > 3]
    return names[0].title() if names else f'language "{language}"'


def other_language(
    article: Article, accepted: tuple[str, ...] = LANGUAGES, how: str = "--any-language"
) -> Rejection | None:
    """A refusal with code "language" when the article's language is known and not among those accepted.

    ``accepted``: codes or names; "any" is all.  ``how``: what lets it be read all the same.
    """
    if (
        article.language is None
        or "any" in accepted
        or _primary(article.language) in {_primary(one) for one in accepted}
    ):
        return None
    wanted = " or ".join(map(_named, accepted))
    written = _named(article.language)
    code = "" if article.language in written else f" ({article.language})"
    message = f"looks like {written}{code}, read in {wanted} only; read it all the same with {how}"
    return Rejection(article.id, "language", message)

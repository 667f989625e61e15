"""What a form or an address says, parsed within bounds; what makes no sense is a ``WebFault`` that names the field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from quoth.errors import InputError
from quoth.store.base import Filters
from quoth.web.desk import Desk
from quoth.web.faults import bad_value, too_large
from quoth.web.reading import Upload
from quoth.web.security import check_form

_FIELDS = 60
FILTERS = ("by", "person", "named", "naming", "outlet", "section", "kind", "source_kind", "since", "until")
"""Parameters of an address, each by the name of a field of ``Filters``."""
MOST_PAGES = 10_000

Given = defaultdict[str, str]
"""What a form held, so that it can be shown again; what it did not hold is empty."""


async def read_form(request: Request, desk: Desk) -> FormData:
    """The form, once it is known to come from a page of ours."""
    o = desk.options
    form = await request.form(max_files=o.max_files, max_fields=_FIELDS, max_part_size=o.max_body_bytes)
    check_form(request, desk.keys, form.get("form_token"))
    return form


def text_of(form: FormData, name: str) -> str:
    """A field of several lines."""
    value = form.get(name)
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""


def line_of(form: FormData, name: str, desk: Desk) -> str:
    """A field of one line."""
    value = form.get(name)
    return desk.line(value if isinstance(value, str) else "", name)


def given_of(form: FormData) -> Given:
    """The texts of a form."""
    return Given(str, {name: value for name, value in form.items() if isinstance(value, str)})


async def files_of(form: FormData, name: str, desk: Desk) -> tuple[Upload, ...]:
    """The files chosen; a form without any holds one without a name."""
    files = [each for each in form.getlist(name) if isinstance(each, UploadFile) and each.filename]
    if len(files) > desk.options.max_files:
        raise too_large(f"at most {desk.options.max_files} files at a time")
    return tuple([(file.filename or "", await file.read()) for file in files])


def refuse_both(given: Mapping[str, object], say: str) -> None:
    """Refuse what is stated in several ways, of which only one would be used and nobody would notice."""
    names = [name for name, value in given.items() if value]
    if len(names) > 1:
        raise bad_value(names[1], f"{say}; given are {' and '.join(names)}")


def read_filters(request: Request, desk: Desk) -> Filters:
    """The filters that an address states."""
    asked = request.query_params

    def one(name: str) -> str | None:
        return desk.line(asked.get(name), name) or None

    try:
        return Filters(**{name: one(name) for name in FILTERS})  # type: ignore[arg-type]
    except InputError as error:
        raise bad_value(error.source, error.message) from None


def read_number(request: Request, name: str, default: int, most: int) -> int:
    """A whole number from 1 to ``most``."""
    given = request.query_params.get(name) or str(default)
    if not (given.isascii() and given.isdigit() and len(given) < 10 and 1 <= int(given) <= most):
        raise bad_value(name, f"“{given[:40]}” is no number from 1 to {most:,}")
    return int(given)

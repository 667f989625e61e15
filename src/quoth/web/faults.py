"""What goes wrong on the web: each error class -> one status, once, in one shape.

JSON:  {"error": {"code": "too-large", "message": "…", "about": "report.html"}}
"""

from __future__ import annotations

import logging
from typing import Any

from quoth.errors import (
    FetchError,
    InputError,
    MissingExtra,
    ModelError,
    QuothError,
    SettingsError,
    StoreError,
    StoreLocked,
)

_LOG = logging.getLogger("quoth.web")


class WebFault(QuothError):
    """A request that is refused, with its status."""

    def __init__(self, status: int, code: str, message: str, about: str | None = None, wait_s: int = 0) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.about = about
        self.wait_s = wait_s  # for the refused that may come again: after how long

    @property
    def of_field(self) -> bool:
        """Whether ``about`` is the name of a field, which says nothing to somebody before a form."""
        return self.code in ("bad-value", "invalid")


_STATUS: tuple[tuple[type[QuothError], int, str], ...] = (
    # the first that fits
    (FetchError, 422, "fetch"),
    (InputError, 422, "input"),
    (StoreLocked, 503, "store-locked"),
    (StoreError, 503, "store"),
    (ModelError, 503, "model"),
    (MissingExtra, 501, "missing-extra"),
    (SettingsError, 500, "settings"),
    (QuothError, 500, "quoth"),
)


def as_fault(error: Exception) -> WebFault:
    """Any error as a refusal with a status; what nobody expected says nothing of the inside."""
    if isinstance(error, WebFault):
        return error
    for kind, status, code in _STATUS:
        if isinstance(error, kind):
            if isinstance(error, InputError):
                return WebFault(status, error.code, error.message, error.source)
            wait = 10 if status == 503 and kind is StoreLocked else 0
            return WebFault(status, code, str(error), wait_s=wait)
    return WebFault(500, "unexpected", "something went wrong that should not have; the server's log says what")


def logged_fault(error: Exception) -> WebFault:
    """The same for who answers it himself; what nobody expected is in the log, as whoever gets it is told."""
    fault = as_fault(error)
    if fault.code == "unexpected":
        _LOG.error("an answer failed", exc_info=error)
    return fault


def fault_to_json(fault: WebFault) -> dict[str, Any]:
    """The one shape of an error."""
    return {"error": {"code": fault.code, "message": fault.message, "about": fault.about}}


def stopping() -> WebFault:
    """The server ends, and whoever still waits is told."""
    return WebFault(503, "stopping", "the server is being stopped; send it again once it is back", wait_s=10)


def not_found(what: str) -> WebFault:
    """There is no such thing, or no longer."""
    return WebFault(404, "not-found", what)


def too_large(what: str) -> WebFault:
    """More than is accepted."""
    return WebFault(413, "too-large", what)


def bad_value(about: str, message: str) -> WebFault:
    """A field whose value makes no sense."""
    return WebFault(422, "bad-value", message, about)

"""One tree of errors; each says what, where, and what to do next.

QuothError
├── InputError            an input cannot be read (carries ``code`` and the ``source`` it is about)
│   └── FetchError        an address was refused, slow or broken
├── ModelError            the model is missing, or is not the one its card names
├── StoreError            a store cannot be opened, read or written
│   ├── StoreLocked       another process holds it
│   └── StoreVersion      it was written by a newer quoth
├── SettingsError         a setting has a value that makes no sense
└── MissingExtra          an optional part is not installed (says the command that installs it)
"""

from __future__ import annotations


class QuothError(Exception):
    """Base of every error that quoth raises on purpose."""


class InputError(QuothError):
    """An input cannot be read: ``source`` says which, ``code`` is short and stable."""

    def __init__(self, source: str, code: str, message: str) -> None:
        super().__init__(f"{source}: {message}")
        self.source = source
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        """How it is pickled: pools of processes send errors back to whoever asked."""
        return type(self), (self.source, self.code, self.message)


class FetchError(InputError):
    """An address was refused, slow or broken."""


class ModelError(QuothError):
    """The model is missing, or is not the one its card names."""


class StoreError(QuothError):
    """A store cannot be opened, read or written."""


class StoreLocked(StoreError):
    """Another process holds the store."""


class StoreVersion(StoreError):
    """The store was written by a newer quoth."""


class SettingsError(QuothError):
    """A setting has a value that makes no sense."""


class MissingExtra(QuothError):
    """An optional part is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an optional part: in quoth's folder, pip install '.[{extra}]'")
        self.what = what
        self.extra = extra

    def __reduce__(self) -> tuple[type[MissingExtra], tuple[str, str]]:
        """How it is pickled."""
        return type(self), (self.what, self.extra)

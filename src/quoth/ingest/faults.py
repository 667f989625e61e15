"""What libraries raise when an input breaks them, told apart from what stops the program."""

from __future__ import annotations


def is_library_fault(error: BaseException) -> bool:
    """Whether this is a fault of a library written in Rust: those derive from BaseException and would end the run."""
    return type(error).__name__ == "PanicException"


def in_short(error: BaseException) -> str:
    """The error in a few words, on one line."""
    lines = str(error).strip().splitlines()
    return lines[0][:100] if lines else type(error).__name__

"""One utterance across articles: candidates, verification pair by pair, alignment, families with stable ids."""

from quoth.families.group import group_quotes

__all__ = ["group_quotes"]

"""Quoth: who said what, in the news, with the receipts."""

__version__ = "0.1.0"

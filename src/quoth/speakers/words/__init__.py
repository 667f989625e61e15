"""Closed classes of words, and how a word stands beside its neighbours."""

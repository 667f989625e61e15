"""Measure Quoth on annotated corpora; imports quoth, never the reverse."""

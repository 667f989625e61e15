"""Quotes that the shape of a text attributes: labels, credits, letters, interviews, headlines, block quotations."""

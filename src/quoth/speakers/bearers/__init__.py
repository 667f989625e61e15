"""Whom names mean: forms of one name joined, bearers of one surname kept apart."""

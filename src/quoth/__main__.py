"""``python -m quoth``."""

from quoth.cli import main

main()

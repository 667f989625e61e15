"""Rows of fields by their style alone, where no browser is at hand to measure them."""

from __future__ import annotations

import re
from importlib import resources

from starlette.testclient import TestClient

REM = 16
BUTTON = 6  # rem of a button with a word of six letters


def test_the_fields_of_a_search_fit_in_a_row_of_1300_pixels(browser: TestClient) -> None:
    style = (resources.files("quoth.web") / "static" / "quoth.css").read_text(encoding="utf-8")
    style = style[: style.index("@media (max-width")]
    form = re.search(r'<form class="row search".*?</form>', browser.get("/search").text, re.S)
    assert form
    bases: list[float] = []
    for field in re.findall(r'<div class="field( grow)?">(.*?)</div>', form[0], re.S):
        kind = r"\.field\.grow" if field[0] else r"\.field:has\(\[size\]\)" if " size=" in field[1] else r"\.field"
        rules = re.findall(rf"\.(?:row|search) {kind} {{[^}}]*?flex(?:-basis)?:(?: \d \d)? ([\d.]+)rem", style)
        bases.append(float(rules[-1]))
    gap = re.search(r"\.row {[^}]*gap: [\d.]+rem ([\d.]+)rem", style)
    padding = re.search(r"main { max-width: 52rem; [^}]*padding: [\d.]+rem ([\d.]+)rem", style)
    assert gap
    assert padding
    whole = sum(bases) + BUTTON + len(bases) * float(gap[1])
    assert len(bases) == 7
    assert whole * REM <= 1300 - 2 * float(padding[1]) * REM

"""Whose a text is that is signed at its foot: the signer's, where nobody else speaks in it and no reporter signs."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoth.data import Article
from quoth.ingest.material import gather_articles

NOTE = "We expect a dear winter for wheat. Our barns are half full, and we would not sell yet."
DRY = "Wheat will be dear this winter. The barns are half full."


def place(tmp_path: Path, text: str) -> Article:
    path = tmp_path / "wheat.txt"
    path.write_text(text, encoding="utf-8")
    (got,) = gather_articles([str(path)])
    assert isinstance(got, Article)
    return got


def turns(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    got = place(tmp_path, text)
    assert got.kind == ("statement" if got.turns else "report")
    return [(turn.speaker, got.text[slice(*turn.span)]) for turn in got.turns]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{NOTE}\n\n— Jane Roe, chief economist, Acme Bank\n", "Jane Roe (chief economist, Acme Bank)"),
        (f"Wheat: a dear winter\n\n{NOTE}\n\n-- Dr. Jane van Roe\n", "Dr. Jane van Roe"),
        (f"{NOTE}\n*— Jane Roe (Acme Bank)*", "Jane Roe (Acme Bank)"),
        (f"{NOTE}\n\nYours faithfully,\n\nJane Roe\nChair, Acre Millers\n", "Jane Roe (Chair, Acre Millers)"),
        (f"{NOTE}\n\nSigned:\nJane Roe", "Jane Roe"),
        (f"Sir, – {NOTE}\n\nYours, etc.,\n\nJANE ROE,\n\nAcre.\n", "JANE ROE (Acre)"),
        (f"{DRY}\n\n— Jane Roe, senior analyst at Acme Bank", "Jane Roe (senior analyst at Acme Bank)"),
    ],
)
def test_a_signed_text_is_the_signers_own(tmp_path: Path, text: str, speaker: str) -> None:
    (only,) = turns(tmp_path, text)
    assert only == (speaker, f"Sir, – {NOTE}" if "Sir" in text else NOTE if NOTE in text else DRY)


def test_each_part_is_of_who_signs_it(tmp_path: Path) -> None:
    first, second = f"{NOTE}\n— Jane Roe, analyst, Acme Bank", f"{DRY}\n— Tom Hale, strategist, Kent Bank"
    assert turns(tmp_path, f"Millers on the winter:\n\n{first}\n\n{second}\n") == [
        ("Jane Roe (analyst, Acme Bank)", NOTE),
        ("Tom Hale (strategist, Kent Bank)", DRY),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{DRY}\n\n— Tom Hale",
        f"{DRY}\n\n— Tom Hale, farming correspondent",
        f"{NOTE}\n\n— Tom Hale, chief reporter",
        f"{NOTE}\n\n— Associated Press",
        f"{NOTE}\n\n— Tom Hale, Evening Post",
        f"{NOTE} “The barns are half full,” said Ann Lund.\n\n— Tom Hale, director",
        f"{DRY} Millers believe that more will come, according to Lund.\n\n— Tom Hale, director of Acre Mills",
        f"{NOTE}\n\n— Jane Roe, chief economist, Acme Bank\n\nThe writer keeps bees.",
        f"{DRY} The board has a new member:\n\n— Jane Roe, director of Acre Mills",
        f"{DRY} The board has two new members.\n\n- Jane Roe, director of Acre Mills\n- Tom Hale, head of Acre Farms",
        f"{DRY} The board has a new member.\n\n- Jane Roe, director of Acre Mills",
        f"{NOTE}\n\n— Wheat Prices",
        "— Jane Roe, chief economist, Acme Bank",
        "Yours faithfully,\nJane Roe",
    ],
)
def test_what_a_reporter_signs_or_what_tells_of_others_stays_a_report(tmp_path: Path, text: str) -> None:
    assert turns(tmp_path, text) == []


def test_a_press_release_stays_one(tmp_path: Path) -> None:
    got = place(tmp_path, f"For immediate release\n\n{NOTE}\n\n— Jane Roe, head of Acre Mills\n")
    assert (got.kind, got.turns) == ("statement", ())

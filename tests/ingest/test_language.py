from __future__ import annotations

import pytest

from quoth.ingest.language import detect_language


@pytest.mark.parametrize(("text", "language"), [
    ("The toll will be paid by the county, she said.", "en"),
    ("She has told the council that it was not to blame for any of this.", "en"),
    ("Solberg sagte, das Geld für die Brücke sei nicht da, und der Rat habe es gewusst.", "de"),
    ("Solberg a déclaré que le pont ne sera pas prêt avant la fin de l'été.", "fr"),
    ("Solberg dijo que el puente no se va a abrir y que los vecinos lo saben.", "es"),
    ("Солберг сказала, что денег на мост нет и не будет.", "ru"),
    ("El Niño and La Niña, says Di Marco, are back on the coast of Las Palmas and of the islands.", "en"),
    ("Bridge toll row", None),
    ("“Nein!”", None),
    ("1234 5678", None),
    ("", None),
])  # fmt: skip
def test_a_short_text_is_known_by_its_function_words_or_not_at_all(text: str, language: str | None) -> None:
    assert detect_language(text) == language

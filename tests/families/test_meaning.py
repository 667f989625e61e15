from __future__ import annotations

import pytest

from quoth.families.meaning import change_of_meaning, contradiction, has_name, lost_meaning
from quoth.families.normalise import read_words


@pytest.mark.parametrize(("gone", "come", "meaning"), [
    ("7", "9", "number"),
    ("", "not", "negation"),
    ("happy", "unhappy", "negation"),
    ("all", "some", "quantity"),
    ("always", "sometimes", "quantity"),
    ("", "only", "quantity"),
    ("may", "must", "modality"),
    ("is", "could be", "modality"),
    ("", "allegedly", "modality"),
    ("have to", "could", "modality"),
    ("raised", "lowering", "opposite"),
    ("winning", "lose", "opposite"),
    ("hopeful", "hopeless", "opposite"),
    ("", "burned down barns", "addition"),
    ("house", "barn", None),
    ("is", "was", None),
    ("may", "might", None),
    ("must", "have to", None),
    ("going to", "will", None),
    ("often", "frequently", None),
    ("longer", "more", None),
    ("", "barn", None),
    ("yellow barn", "barn", None),
])  # fmt: skip
def test_a_change_has_its_meaning(gone: str, come: str, meaning: str | None) -> None:
    assert change_of_meaning(gone.split(), come.split(), names=False) == meaning


@pytest.mark.parametrize(("gone", "put", "meaning"), [
    ("monday", "tuesday", "name"),
    ("monday", "next monday", None),
    ("june", "july", "name"),
    ("june", "may", "name"),
    ("lost", "gained", "opposite"),
    ("sold", "bought", "opposite"),
    ("7", "9", "number"),
    ("he", "mr bell", None),
    ("it", "june", None),
])  # fmt: skip
def test_a_bracket_may_say_more_and_nothing_else(gone: str, put: str, meaning: str | None) -> None:
    assert contradiction(gone.split(), put.split()) == meaning


@pytest.mark.parametrize(("gone", "meaning"), [
    ("might", "modality"),
    ("most of", "quantity"),
    ("of course", None),
    ("and we will do it all again", None),  # a clause, not a word
])  # fmt: skip
def test_small_words_left_out_alone_may_change_the_meaning(gone: str, meaning: str | None) -> None:
    assert lost_meaning(gone.split()) == meaning


def test_a_word_opening_a_sentence_is_a_name_where_the_text_writes_it_as_one() -> None:
    words = read_words("Barnes paid. I told Barnes so. Paint is cheap, and we like paint.")
    assert has_name(words, (0, 1))
    assert not has_name(words, (words.keys.index("paint"), words.keys.index("paint") + 1))

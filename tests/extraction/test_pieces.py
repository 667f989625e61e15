import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.extraction import pieces
from quoth.extraction.pieces import WordPieces
from quoth.extraction.tagger import load_tagger


def whole(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """What the tokenizer itself makes of the text."""
    encoding = load_tagger("fast").tokenizer._tokenizer.encode(text, add_special_tokens=False)
    return encoding.ids, encoding.offsets


def by_words(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    (read,) = WordPieces(load_tagger("fast").tokenizer._tokenizer).encode_batch([text])
    return read.ids, read.offsets


@pytest.mark.parametrize(
    "text",
    [
        "“It’ll hold,” said Ada-Maria, 42 – unhurriedly.",
        "Naïve Élan cost £50-a-day and €3, or $4.",
        "e\u0301lan, 道 and a\u200bb",  # characters that the pattern of words does not know
        "between\x1cthem",
        "a [SEP] b [OTHER] c",  # a special token, spelled out
        "x" * 200,  # longer than the tokenizer takes for a word
        "",
    ],
)
def test_the_pieces_are_the_tokenizers(text: str) -> None:
    assert by_words(text) == whole(text)


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from("aZ9é\u0301道😀 \u00a0\t_-'’“.[]\x85\u200b\u2028£€ßİœ`~$"), max_size=20))
def test_the_pieces_of_any_text_are_the_tokenizers(text: str) -> None:
    assert by_words(text) == whole(text)


def test_words_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_KEPT", 3)
    tokenizer = WordPieces(load_tagger("fast").tokenizer._tokenizer)
    tokenizer.encode_batch(["one two three four", "x" * 100])
    assert set(tokenizer._known) == {"four"}
    assert tokenizer.encode_batch(["one two"])[0].ids == whole("one two")[0]


def test_special_tokens_are_not_to_be_had() -> None:
    with pytest.raises(ValueError, match="windows"):
        WordPieces(load_tagger("fast").tokenizer._tokenizer).encode_batch(["road"], add_special_tokens=True)

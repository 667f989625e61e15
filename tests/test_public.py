import quoth


def test_the_public_surface_is_small_sorted_and_real() -> None:
    assert len(quoth.__all__) <= 15
    assert quoth.__all__ == sorted(quoth.__all__)
    for name in quoth.__all__:
        assert getattr(quoth, name) is not None


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    assert not hasattr(quoth, "nothing_of_the_kind")


def test_three_lines_read_a_text() -> None:
    record = quoth.read_text("“The bridge is shut until further notice,” said Leonora Brandt, the mayor, on Tuesday.")
    (quote,) = record.quotes
    assert [record.article.text[s:e] for s, e in quote.content] == ["The bridge is shut until further notice,"]

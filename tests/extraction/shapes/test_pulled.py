"""Pull quotes without marks, known by their words in quotation marks elsewhere."""

from __future__ import annotations

from tests.extraction.tables import read_attributed as read

SAID = "“Nobody told us that the road was shut,” the miller said. “We lost a week of flour to it.”"
PULLED = "Nobody told us that the road was shut."
LONGER = "“Nobody told us that the road was shut. We lost a week of flour to it,” the miller said."


def contents(text: str) -> list[list[str]]:
    return [c for *_, c in read(text)]


def test_a_paragraph_that_is_quoted_elsewhere_is_a_quote() -> None:
    assert [PULLED] in contents(f"Snow fell on the pass.\n\n{PULLED}\n\nJane Roe, miller It began on Monday.\n\n{SAID}")
    assert [PULLED] in contents(f"Snow fell on the pass.\n\n{SAID}\n\n{PULLED}\n\nIt began on Monday.")


def test_more_than_one_sentence_may_be_pulled() -> None:
    both = f"{PULLED} We lost a week of flour to it."
    assert [both] in contents(f"Snow fell.\n\n{both}\n\nIt began on Monday.\n\n{LONGER}")


def test_a_signature_in_the_same_paragraph_ends_it() -> None:
    text = f"Snow fell.\n\n{PULLED} Jane Roe, miller It began on Monday.\n\n{SAID}"
    assert [PULLED] in contents(text)
    assert [PULLED] not in contents(text.replace(" Jane Roe, miller", ""))  # the report goes on


def test_other_words_and_few_words_are_no_pull_quote() -> None:
    other = PULLED.replace("the road", "a road")
    assert [other] not in contents(f"Snow fell.\n\n{other}\n\nIt began.\n\n{SAID}")
    assert ["Nobody told us."] not in contents("Snow.\n\nNobody told us.\n\nIt began.\n\n“Nobody told us,” he said.")
    assert [PULLED] not in contents(f"Snow fell.\n\n{PULLED}\n\nIt began on Monday.\n\n{PULLED}")

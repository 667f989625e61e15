"""What nobody sees in a text changes nothing of what is read, and the spans are of the text as it came."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.data import Article, Block, Description, Quote, Speaker
from quoth.ingest.seen import as_seen, with_common_marks
from quoth.pipeline import read_text

REPORT = (
    "“The bridge is shut,” said the mayor, Leonora{0}Brandt, on Monday. “We will{0}pay,”{0}she{0}said.\n\n"
    "Brandt{0}told{0}reporters that the council had no choice."
)


@pytest.mark.parametrize("blank", ["\u00a0", "\t", "  ", "\u2009", "\u202f", " \u200b ", "\u200e \u200f", "\u00ad "])
def test_blanks_of_every_kind_are_read_as_one(blank: str) -> None:
    plain, odd = read_text(REPORT.format(" ")), read_text(REPORT.format(blank))
    assert [s.name for s in odd.speakers] == [s.name for s in plain.speakers] == ["Leonora Brandt"]
    assert [q.speaker for q in odd.quotes] == [q.speaker for q in plain.quotes]
    for field in ("content", "cue", "source"):
        for one, other in zip(odd.quotes, plain.quotes, strict=True):
            there = [odd.article.text[s:e].replace(blank, " ") for s, e in getattr(one, field)]
            assert there == [plain.article.text[s:e] for s, e in getattr(other, field)]


def test_what_takes_no_room_is_left_out_and_blocks_go_along() -> None:
    text = "\ufeffShut\n\nThe bri\u00addge  is\u200b shut.\n\n\u200b"
    end = text.index(".") + 1
    spans = ("headline", (0, 5)), ("paragraph", (7, end)), ("debris", (end + 2, len(text)))
    article = Article("a", text, blocks=tuple(Block(role, span) for role, span in spans))  # type: ignore[arg-type]
    seen = as_seen(article)
    assert seen.article.text == "Shut\n\nThe bridge is shut.\n\n"
    assert [seen.article.text[slice(*b.span)] for b in seen.article.blocks] == ["Shut", "The bridge is shut."]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("It is shut. Media playback is not supported on this device “Wait,” he said.", "It is shut. “Wait,” he said."),
        ("Media playback is unsupported on your device The miller wept.", "The miller wept."),
        ("The miller wept. Media playback is not supported on this device", "The miller wept. "),
        ("Media playback is not supported on this device", "Media playback is not supported on this device"),
        ("Media playback is slow on this device, he said.", "Media playback is slow on this device, he said."),
    ],
)
def test_what_a_page_says_where_it_cannot_play_a_film_is_not_read(text: str, seen: str) -> None:
    assert as_seen(Article("a", text)).article.text == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Shut by Jane Roe.The mayor left.", "Shut by Jane Roe. The mayor left."),
        ("Shut by Ann Li.She left.", "Shut by Ann Li. She left."),
        ("It stays so.“We wait,” he said.", "It stays so. “We wait,” he said."),
        ("Who asked?A man did in 2016.It was late.", "Who asked? A man did in 2016. It was late."),
        ("Mr.Roe met Gov.Ash.", "Mr. Roe met Gov. Ash."),
        *((same, same) for same in (
            "The U.S.Senate, Will.I.Am and a Ph.D of Acre.Com", "See www.Acre.Pages or https://acre.example/Jane.Roe",
            "Write to Jane.Roe@acre.example or @Jane.Roe", "A file called Deed.Copy.pdf", "It cost 3.5m. Ash.",
        )),
    ],
)  # fmt: skip
def test_a_blank_that_was_lost_between_sentences_is_there(text: str, seen: str) -> None:
    assert as_seen(Article("a", text)).article.text == seen


def test_a_lost_blank_makes_no_name_of_two_words_and_spans_are_of_the_text_as_it_came() -> None:
    text = (
        "“It is shut,” said the mayor, Jane Roe.Tom Hale disagreed. “It is open,” he said.He denied any delay.\n\nBye."
    )
    record = read_text(text)
    names = {s.id: s.name for s in record.speakers}
    said = {text[slice(*q.content[0])]: names[q.speaker or ""] for q in record.quotes}
    assert said == {"It is shut,": "Jane Roe", "It is open,": "Tom Hale", "any delay": "Tom Hale"}
    assert [text[slice(*q.source[0])] for q in record.quotes] == ["the mayor, Jane Roe", "he", "He"]
    assert {text[s:e] for speaker in record.speakers for s, e in speaker.spans} >= {"Jane Roe", "Tom Hale", "he", "He"}


def test_a_blank_of_another_kind_becomes_one() -> None:
    assert as_seen(Article("a", "It\u00a0is\u2009shut.")).article.text == "It is shut."


def test_a_plain_text_is_the_same_article() -> None:
    article = Article("a", "The bridge is shut.\n    It is.\n")
    assert as_seen(article).article is article


@given(st.text(alphabet=" \n\tab\u00a0\u200b\u00ad.é", min_size=1, max_size=40))
def test_every_stretch_leads_back_to_the_same_words(text: str) -> None:
    seen = as_seen(Article("a", text))
    short = seen.article.text
    words = [(i, i + 1) for i, c in enumerate(short) if not c.isspace()]
    quote = Quote("q1", "direct", tuple(words), addressee=words[0] if words else None)
    speaker = Speaker("s1", "A", descriptions=tuple(Description(w, "role") for w in words), spans=tuple(words))
    (back,), _, (who,) = seen.back((quote,), (), (speaker,))
    assert "".join(text[s:e] for s, e in back.content) == "".join(short[s:e] for s, e in words)
    assert who.spans == back.content == tuple(d.span for d in who.descriptions)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("“Shut,” said PeÃ±a Nieto of BesanÃ§on.", "“Shut,” said Peña Nieto of Besançon."),
        ("â€œShut,â€\u009d she said. â€˜Itâ€™s lateâ€™ â€” or so.", "“Shut,” she said. ‘It’s late’ — or so."),
        ("â€œShut,â€ she said.", "“Shut,” she said."),
        ('"I don"t know," she said. "It"s "late"."', '"I don\'t know," she said. "It\'s "late"."'),
        ("PeA\u0303±a came to BesanA\u0303\u00a7on, A\u0303 no", "Peña came to Besançon, A\u0303 no"),
        ("Â£5 for 3Â°, she said; ZoÃ« and JosÃ\u00ad", "£5 for 3°, she said; Zoë and Josí"),
        ("“BEYONCÉ’S” and José” — SÃO PAULO, Ângela, “É…”", "“BEYONCÉ’S” and José” — SÃO PAULO, Ângela, “É…”"),
    ],
)
def test_what_was_decoded_wrongly_is_read_as_it_was_written(text: str, right: str) -> None:
    seen = as_seen(Article("a", text))
    assert seen.article.text == right
    quote = Quote("q1", "direct", tuple((i, i + 1) for i, c in enumerate(right) if not c.isspace()))
    (back,), _, _ = seen.back((quote,), (), ())
    pieces = [text[s:e] for s, e in back.content]
    assert "".join(pieces) == "".join(text.split())


def test_the_spans_of_a_wrongly_decoded_quote_hold_all_of_it() -> None:
    record = read_text("â€œThe bridge is shut,â€\u009d said Enrique PeÃ±a, the mayor, on Monday.")
    (quote,) = record.quotes
    assert (quote.kind, [record.article.text[slice(*s)] for s in quote.source]) == (
        "direct",
        ["Enrique PeÃ±a, the mayor"],
    )
    assert record.speakers[0].name == "Enrique Peña"


@pytest.mark.parametrize(("opening", "closing"), ["❝❞", "❛❜", "〝〞", ("<<", ">>")])
def test_rare_quotation_marks_are_read_as_the_common_ones(opening: str, closing: str) -> None:
    text = f"The mayor, Leonora Brandt, said: {opening}The bridge is shut.{closing} She left."
    record = read_text(text)
    assert [[record.article.text[s:e] for s, e in q.content] for q in record.quotes] == [["The bridge is shut."]]
    assert record.article.text == text


def test_angles_that_pair_nothing_stay() -> None:
    text = "1 << 2 and a<<b>>c, git >> log, <<<<<<< HEAD"
    assert with_common_marks(text) == text

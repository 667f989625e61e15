"""Whose words captions are: several voices on a line, names on lines of their own, and sounds that nobody says."""

from __future__ import annotations

import pytest

from quoth.ingest.captions import captions_article
from quoth.ingest.turns import find_turns


def turns(*cues: str) -> list[tuple[str, str]]:
    timed = (f"00:00:{2 * i:02d}.000 --> 00:00:{2 * i + 1:02d}.000\n{cue}" for i, cue in enumerate(cues))
    article = captions_article("WEBVTT\n\n" + "\n\n".join(timed), article_id="c")
    assert article is not None
    return [(turn.speaker, article.text[slice(*turn.span)]) for turn in article.turns]


def test_each_of_two_voices_on_a_line_has_its_own_words() -> None:
    first, second = ("Ada Brook", "The pier stays."), ("Tom Field", "It must go.")
    assert turns("<v Ada Brook>The pier stays.</v> <v Tom Field>It must go.</v>") == [first, second]
    assert turns("<v Ada Brook>The pier stays. <v Tom Field>It must go.") == [first, second]
    assert turns("<v Ada Brook>The pier stays.</v>\n<v.loud Tom Field>It must go.</v>") == [first, second]


def test_words_after_a_closed_voice_are_not_its_own() -> None:
    assert turns("<v Ada Brook>The pier stays.</v> Shame on you!") == [
        ("Ada Brook", "The pier stays."),
        ("UNKNOWN", "Shame on you!"),
    ]
    assert turns("<v Ada Brook>The pier stays</v>.") == [("Ada Brook", "The pier stays.")]


def test_a_name_on_a_line_of_its_own_speaks_the_next() -> None:
    assert turns("ADA BROOK:\nThe pier stays.", "TOM FIELD:", "It must go.", "And soon.") == [
        ("ADA BROOK", "The pier stays."),
        ("TOM FIELD", "It must go. And soon."),
    ]


@pytest.mark.parametrize("sound", ["[laughs]", "[Applause]", "(laughter)", "[audience cheering]", "[Clears throat]"])
def test_a_sound_is_neither_speaker_nor_words(sound: str) -> None:
    assert turns(f"ADA BROOK: {sound} The pier stays.", f"{sound} And so do we.", sound) == [
        ("ADA BROOK", "The pier stays. And so do we.")
    ]


@pytest.mark.parametrize("noise", ["♪ We shall cross the river", "(She nods.)", "[laughs"])
def test_a_line_of_nothing_but_a_note_or_a_song_is_not_said(noise: str) -> None:
    assert turns("ADA BROOK: The pier stays.", noise, "ADA BROOK: (sighs) ♪ la la ♪") == [
        ("ADA BROOK", "The pier stays.")
    ]


def test_what_could_not_be_heard_is_no_speaker_and_leaves_its_mark() -> None:
    assert turns("ADA BROOK: The pier", "[Inaudible] the county.") == [
        ("ADA BROOK", "The pier [Inaudible] the county.")
    ]


def test_names_in_brackets_speak() -> None:
    assert turns("[Ada Brook] The pier stays.", "[Jane Bell] It must go.") == [
        ("Ada Brook", "The pier stays."),
        ("Jane Bell", "It must go."),
    ]


def test_codes_for_the_place_of_a_caption_are_no_words() -> None:
    assert turns("{\\an8}ADA BROOK: The pier {\\i1}stays{\\i0}.") == [("ADA BROOK", "The pier stays.")]


def test_who_is_not_named_speaks_too() -> None:
    assert turns(
        "ADA BROOK: The pier stays.", "Member of the public: It must go.", "ADA BROOK: One man in ten: yes."
    ) == [
        ("ADA BROOK", "The pier stays."),
        ("Member of the public", "It must go."),
        ("ADA BROOK", "One man in ten: yes."),
    ]


def test_a_byte_order_mark_does_not_hide_the_first_turn() -> None:
    text = "\ufeffADA BROOK: The pier stays.\n\nTOM FIELD: It must go.\n\nADA BROOK: It stays."
    assert [(turn.speaker, text[slice(*turn.span)]) for turn in find_turns(text)] == [
        ("ADA BROOK", "The pier stays."),
        ("TOM FIELD", "It must go."),
        ("ADA BROOK", "It stays."),
    ]

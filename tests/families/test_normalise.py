from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.families.normalise import compounds_alike, join_compounds, read_words, select
from quoth.families.spelling import other_spellings, spelling


@pytest.mark.parametrize(("text", "keys"), [
    ("We CAN’T go — not yet…", "we can not go not yet"),
    ("It's the mayor's son-in-law", "it is the mayor's son in law"),
    ("Café “Zoë”", "cafe zoe"),
    ("$1.5 million and 5% of 30,000", "1.5 million dollars and 5 percent of 30000"),
    ("six of the 8th, eighty-five", "6 of the 8 85"),
    ("twenty three, five", "23 5"),
    ("colour organised travelled", "color organized traveled"),
    ("filled filed called willing", "filled filed called willing"),
    ("[T]he [old] bridge", "the bridge"),
    ("such a f***ing mess, s**t", "such a f***ing mess s**t"),
    ("(APPLAUSE) Thank you. (Laughter)", "thank you"),
    ("the victims' families", "the victims families"),
    ("(laughs) We sang (clears throat) and (shyly) danced (crosstalk 00:14)", "we sang and shyly danced"),
    ("5 000 goats, 12\u202f500 hens", "5000 goats 12500 hens"),
    ("2½ pints, 8 1/2 miles, ¾ of it", "2.5 pints 8.5 miles 3 quarters of it"),
    ("in 2010 300 men", "in 2010 300 men"),
    ("World War II. World War I ended. Mark IV, an IV drip", "world war 2 world war 1 ended mark 4 an iv drip"),
    ("Dr. Roe, Sgt. Hill of St. Ives", "doctor roe sergeant hill of saint ives"),
    ("the nineteen-eighties", "the 19 80s"),
    ("gonna, okay, 'cause", "going to ok because"),
    ("We honour Elizabeth I.", "we honor elizabeth 1"),
    ("We honour Elizabeth ‘I am here’", "we honor elizabeth i am here"),
])  # fmt: skip
def test_what_an_editor_may_change_falls_away(text: str, keys: str) -> None:
    assert " ".join(read_words(text).keys) == keys


def test_gaps_say_where_more_may_stand() -> None:
    words = read_words("We … went [to Rome] home")
    assert words.gaps == {1: "ellipsis", 2: "bracket"}
    assert words.inserted == {2: "to Rome"}


def test_names_are_capitals_inside_a_sentence() -> None:
    words = read_words("Yesterday Rome fell. Nobody told the UN.")
    assert [words.keys[i] for i in sorted(words.names)] == ["rome", "un"]


def test_compounds_are_joined_as_the_other_text_writes_them() -> None:
    words = join_compounds(read_words("a policy maker spoke"), frozenset({"policymaker"}))
    assert words.keys == ("a", "policymaker", "spoke")
    assert words.cut(1, 2) == "policy maker"


def test_compounds_written_in_two_ways_by_one_text_are_read_alike() -> None:
    actual, claimed = compounds_alike(read_words("The spill-way is a spillway."), read_words("the spill-way"))
    assert actual.keys[:2] == claimed.keys == ("the", "spillway")


@given(st.text(alphabet="ab2. \n[…]-*", max_size=60), st.randoms(use_true_random=False))
def test_words_are_left_out_in_any_number_of_steps(text: str, rng: random.Random) -> None:
    words = read_words(text)
    for _ in range(3):
        words = select(words, [rng.random() < 0.6 for _ in range(len(words))])
        assert all(0 <= i < len(words) for i in words.ends | words.names)
        assert all(0 <= i <= len(words) for i in [*words.gaps, *words.inserted])


@given(st.text(max_size=300))
def test_every_span_cuts_a_written_word(text: str) -> None:
    words = read_words(text)
    assert len(words.keys) == len(words.spans) == len(words.surface)
    assert all(0 <= s < e <= len(text) for s, e in words.spans)
    assert all(a <= b for (a, _), (b, _) in zip(words.spans, words.spans[1:], strict=False))
    half = select(words, [i % 2 == 0 for i in range(len(words))])
    assert len(half) == (len(words) + 1) // 2


def test_a_run_of_letters_is_one_word_and_read_at_once() -> None:
    assert len(read_words("al" * 100_000)) == 1
    assert read_words("a\u200b" * 1_000 + "b").keys == ("a" * 1_000 + "b",)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("check", "cheque"),
        ("organised", "organized"),
        ("labor", "labour"),
        ("traveled", "travelled"),
        ("14", "fourteen"),
    ],
)
def test_other_spellings_lead_both_ways(word: str, other: str) -> None:
    assert other in other_spellings(word)
    assert word in other_spellings(other)
    assert not other_spellings("bridge")


@pytest.mark.parametrize("pair", (
    "litres/liters millilitre/milliliter centimetres/centimeters theatregoer/theatergoer centred/centered fibre/fiber "
    "meagre/meager manoeuvred/maneuvered marvellous/marvelous skilfully/skillfully fulfil/fulfill woollen/woolen "
    "enrolments/enrollments counsellor/counselor medallist/medalist worshipped/worshiped focussed/focused "
    "paediatrician/pediatrician foetuses/fetuses haemorrhage/hemorrhage anaesthetic/anesthetic oestrogen/estrogen "
    "archaeology/archeology leapt/leaped spilt/spilled spelt/spelled knelt/kneeled catalogues/catalogs "
    "cataloguing/cataloging analysing/analyzing behavioural/behavioral neighbourliness/neighborliness "
    "favouritism/favoritism humour/humor recognisable/recognizable outwards/outward ploughed/plowed tyres/tires "
    "cheques/checks aeroplanes/airplanes storeys/stories programmes/programs kilogramme/kilogram licences/licenses "
    "practising/practicing sceptics/skeptics greyer/grayer mum/mom cosier/cozier draughty/drafty mouldy/moldy"
).split())  # fmt: skip
def test_british_and_american_spelling_are_one(pair: str) -> None:
    british, american = pair.split("/")
    assert spelling(british) == spelling(american)
    assert american in other_spellings(british)


@pytest.mark.parametrize("pair", (
    "four/for scouring/scoring refilled/refiled awards/award tonne/ton courts/corts metal/metre centre/enter "
    "rewards/reward calling/caling filled/filed hour/hor tour/tor mane/main device/devise advice/advise prise/prize "
    "tired/tyrant fort/feet passed/past led/lead council/counsel complement/compliment stationary/stationery"
).split())  # fmt: skip
def test_no_word_becomes_another(pair: str) -> None:
    one, other = pair.split("/")
    assert spelling(one) != spelling(other)

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quoth.data import (
    Article,
    Block,
    Confidence,
    Description,
    Mention,
    Quote,
    Record,
    Rejection,
    Speaker,
    Turn,
)
from quoth.errors import InputError
from quoth.export.jsonl import read_jsonl, read_schema, record_from_json, record_to_json, record_to_line, write_jsonl
from tests.factories import record

VALIDATOR = Draft202012Validator(read_schema())

texts = st.text(min_size=12, max_size=60)
probabilities = st.floats(0, 1)
maybe = st.none() | st.text(max_size=8)


@st.composite
def spans(draw, text, least=0):
    edges = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2 * least, max_size=6, unique=True)))
    return tuple(zip(edges[::2], edges[1::2], strict=False))


@st.composite
def records(draw):
    text = draw(texts)
    span = st.tuples(st.integers(0, 5), st.integers(6, len(text)))
    blocks = st.builds(Block, st.sampled_from(["headline", "paragraph", "debris"]), span, maybe, maybe)
    turns = st.builds(Turn, st.text(max_size=5), span, st.none() | st.floats(0, 1e6))
    article = draw(
        st.builds(
            Article,
            id=st.text(min_size=1, max_size=5),
            text=st.just(text),
            url=maybe,
            outlet=maybe,
            title=maybe,
            byline=st.lists(st.text(max_size=5), max_size=2).map(tuple),
            published=maybe,
            language=st.none() | st.just("en"),
            blocks=st.lists(blocks, max_size=2).map(tuple),
            section=maybe,
            kind=st.sampled_from(["report", "transcript", "statement"]),
            turns=st.lists(turns, max_size=2).map(tuple),
        )
    )
    quotes = st.builds(
        Quote,
        id=st.text(min_size=1, max_size=3),
        kind=st.sampled_from(["direct", "mixed", "indirect"]),
        content=spans(text, least=1),
        cue=spans(text),
        source=spans(text),
        speaker=maybe,
        addressee=st.none() | span,
        polarity=st.sampled_from(["affirmed", "denied", "declined"]),
        parent=maybe,
        confidence=st.builds(Confidence, probabilities, st.none() | probabilities),
        cue_class=st.sampled_from([None, "speech", "thought", "intention", "evidence"]),
        reason=maybe,
        candidates=st.lists(st.tuples(st.text(max_size=3), probabilities), max_size=2).map(tuple),
    )
    descriptions = st.builds(Description, span, st.sampled_from(["role", "party", "age"]), maybe)
    speakers = st.builds(
        Speaker,
        id=st.text(min_size=1, max_size=3),
        name=st.text(max_size=8),
        type=st.sampled_from(["person", "organisation", "group", "document", "unnamed"]),
        descriptions=st.lists(descriptions, max_size=2).map(tuple),
        spans=spans(text),
        confidence=probabilities,
        unnamed=st.sampled_from([None, "individual", "group", "spokesperson", "document", "organisation"]),
        anonymity=st.none() | span,
        pronouns=st.lists(st.text(max_size=4), max_size=2).map(tuple),
        subject=st.booleans(),
        person=maybe,
    )
    mentions = st.builds(Mention, span, st.sampled_from(["scare", "title", "nickname", "term"]))
    return Record(
        article,
        tuple(draw(st.lists(quotes, max_size=3))),
        tuple(draw(st.lists(mentions, max_size=2))),
        tuple(draw(st.lists(speakers, max_size=2))),
    )


@settings(max_examples=80, deadline=None)
@given(records())
def test_a_record_comes_back_as_it_went_and_obeys_the_schema(some):
    line = record_to_line(some)
    assert "\n" not in line
    assert record_from_json(json.loads(line)) == some
    VALIDATOR.validate(json.loads(line))


def test_descriptions_are_the_words_of_the_text():
    some = record()
    article = some.article
    role = Description((39, 57), "role", "q1")
    value = record_to_json(Record(article, some.quotes, (), (Speaker("s1", "Jane Roe", descriptions=(role,)),)))
    assert value["speakers"][0]["descriptions"] == ["the council leader"]
    assert value["speakers"][0]["description_spans"] == [{"span": [39, 57], "kind": "role", "quote": "q1"}]


def test_the_schema_is_itself_a_schema():
    Draft202012Validator.check_schema(read_schema())  # raises where it is none


def test_the_smallest_record_is_read_with_the_defaults():
    assert record_from_json({"id": "a", "text": "Nothing."}) == Record(Article("a", "Nothing."))


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ({"id": "a"}, "it lacks 'text'"),
        ({"id": "a", "text": 3}, "text is not a string"),
        ({"id": "a", "text": "x", "schema": "quoth/2"}, 'this version of quoth reads "quoth/1"'),
        ({"id": "a", "text": "x", "quotes": [{"id": "q", "kind": "direct", "content": [[3, 3]]}]}, "is not a span"),
        ({"id": "a", "text": "x", "quotes": [7]}, "is not a quoth record"),
        ({"id": "a", "text": "x", "kind": "banana"}, "kind is 'banana', not one of report, transcript, statement"),
        ({"id": "a", "text": "x", "blocks": [{"role": "nonsense", "span": [0, 1]}]}, "role is 'nonsense'"),
        (
            {"id": "a", "text": "x", "quotes": [{"id": 7, "kind": "direct", "content": [[0, 1]]}]},
            "id is 7, not a string",
        ),
        ({"id": "a", "text": "x", "quotes": [{"id": "q", "kind": "loud", "content": [[0, 1]]}]}, "kind is 'loud'"),
        (
            {
                "id": "a",
                "text": "x",
                "quotes": [{"id": "q", "kind": "direct", "content": [[0, 1]], "polarity": "maybe"}],
            },
            "polarity is 'maybe'",
        ),
        (
            {"id": "a", "text": "abcd", "quotes": [{"id": "q", "kind": "direct", "content": [[2, 3], [0, 1]]}]},
            "content holds spans that overlap or are out of order",
        ),
        ({"id": "a", "text": "x", "mentions": [{"class": "term", "span": 3}]}, "3 is not a span"),
        ({"id": "a", "text": "x", "speakers": [{"id": "s", "name": "A", "type": "ghost"}]}, "type is 'ghost'"),
        ([], "is of type list, not an object"),
        ('{"id": "a", "text": "x"}', "json.loads first"),
        (
            {"id": "a", "text": "abc", "quotes": [{"id": "q", "kind": "direct", "content": [[0, 9]]}]},
            "a span ends at 9",
        ),
    ],
)
def test_what_is_no_record_is_refused_with_what_is_wrong(value, complaint):
    with pytest.raises(InputError, match=r"record|schema") as error:
        record_from_json(value)
    assert complaint in str(error.value)


SMALLEST = {"id": "a", "text": "abc"}
QUOTE = {"id": "q", "kind": "direct", "content": [[0, 1]]}
SPEAKER = {"id": "s", "name": "Ann"}
TURN = {"speaker": "ANN", "span": [0, 3]}


@pytest.mark.parametrize(("value", "complaint"), [
    ({"byline": "Ann Roe"}, "byline is 'Ann Roe', not a list of strings"),
    ({"url": 5}, "url is 5, not a string"),
    ({"published": 2024}, "published is 2024, not a string"),
    ({"blocks": [{"role": "list", "span": [0, 1], "path": 1}]}, "path is 1, not a string"),
    ({"turns": [TURN | {"speaker": None}]}, "speaker is None, not a string"),
    ({"turns": [TURN | {"time": "1:02"}]}, "time is '1:02', not a number"),
    ({"turns": [TURN | {"cues": [[1, "1:02"]]}]}, "[1, '1:02'] is no place in the text with its time"),
    ({"quotes": [QUOTE | {"speaker": 4}]}, "speaker is 4, not a string"),
    ({"quotes": [QUOTE | {"confidence": {"quote": "high"}}]}, "quote is 'high', not a number"),
    ({"quotes": [QUOTE | {"candidates": [{"speaker": "s", "score": "1"}]}]}, "score is '1', not a number"),
    ({"speakers": [SPEAKER | {"pronouns": "she"}]}, "pronouns is 'she', not a list of strings"),
    ({"speakers": [SPEAKER | {"subject": "no"}]}, "subject is 'no', neither true nor false"),
])  # fmt: skip
def test_a_value_of_another_type_is_refused_with_its_field(value, complaint):
    assert record_from_json({**SMALLEST, "quotes": [QUOTE], "speakers": [SPEAKER], "turns": [TURN]}).quotes
    with pytest.raises(InputError) as error:
        record_from_json(SMALLEST | value)
    assert complaint in str(error.value)


def test_a_bad_line_is_a_rejection_and_the_rest_goes_on():
    out = io.BytesIO()
    assert write_jsonl([record(id="one"), record(id="two")], out) == 2
    first, second = out.getvalue().decode().splitlines()
    got = list(read_jsonl([first, "{", '{"id": "x"}', "", second], "file"))
    assert [type(x) for x in got] == [Record, Rejection, Rejection, Record]
    assert got[1].id == "file:2" and got[1].code == "json"
    assert got[2].id == "file:3" and got[2].code == "record"


def test_half_a_surrogate_pair_survives():
    some = Record(Article("a", "x\ud800y"))
    out = io.BytesIO()
    write_jsonl([some], out)
    assert record_from_json(json.loads(out.getvalue())) == some

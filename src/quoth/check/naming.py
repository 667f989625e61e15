"""What a draft has beside a quote for its speaker: the name, a phrase for it, or a title that another has."""

from __future__ import annotations

from quoth.data import Quote, Record
from quoth.families.wordlists import FUNCTION
from quoth.offices import is_phrase, is_post, is_pronoun, speaks_for
from quoth.speakers.names.personal import parse_name
from quoth.text import WORD


def source_phrase(record: Record, quote: Quote, name: str | None) -> str | None:
    """The words that stand for the speaker where the source phrase holds none of the name's own, or a body's first
    ("Roe" for "Roe Foundation" may be Jane Roe), or nobody is named."""
    if not quote.source or (name is not None and is_phrase(name)):
        return None
    source = _source(record.article.text, quote)
    if name is None:
        return source if is_post(source) else None
    if is_phrase(source) and source.casefold() == f"the {name}".casefold():
        return source  # no name at all: "the New Yorker"
    body = any(one.id == quote.speaker and one.type == "organisation" for one in record.speakers)
    if body and source and name.startswith(f"{source} "):
        return source
    written = {word.lower() for word in WORD.findall(source)}
    named = written & {word.lower() for word in WORD.findall(name)} - FUNCTION
    return source if source and not named and (is_phrase(source) or is_pronoun(source)) else None


def body_spoken_for(record: Record, quote: Quote) -> str | None:
    """The body, by its name, for which somebody unnamed speaks: its words are asked for as the body's own."""
    text = record.article.text
    unnamed = next((one for one in record.speakers if one.id == quote.speaker and one.unnamed == "spokesperson"), None)
    bodies = [text[slice(*one.span)] for one in unnamed.descriptions if one.kind == "affiliation"] if unnamed else []
    people = {one.name.split()[-1] for one in record.speakers if one.type == "person"}
    for body in bodies:
        name = body.removeprefix("the ").removeprefix("The ")
        if name[:1].isupper() and not parse_name(name).titles and name.split()[-1] not in people:
            return name
    return None


def voices(record: Record, name: str | None) -> tuple[str, ...]:
    """The people who speak for a body by what the draft says of them: its words may be theirs in the record."""
    if name is None or not any(one.name == name and one.type == "organisation" for one in record.speakers):
        return ()
    return tuple(one.name for one in record.speakers if one.type == "person" and speaks_for(record, one.name, name))


def titled_source(text: str, quote: Quote, name: str | None) -> str | None:
    """A title and the surname beside a quote ("Governor Hale said") whose speaker was read as "Ada Hale": the record
    may know another by them."""
    if name is None or not quote.source:
        return None
    source, full = parse_name(_source(text, quote)), parse_name(name)
    titled = len(source.words) == 1 and source.words == full.words[-1:] and set(source.titles) - set(full.titles)
    return _source(text, quote) if titled else None


def _source(text: str, quote: Quote) -> str:
    return " ".join(text[s:e] for s, e in quote.source).strip(" ,")

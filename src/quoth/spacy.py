"""Quoth as a component of a spaCy pipeline (extra: spacy): ``nlp.add_pipe("quoth")``.

The only module that imports ``spacy``, which finds it by its entry point and imports it whenever any pipeline is made:
so nothing heavy is loaded here, and no attribute of ``Doc`` is taken before somebody asks for the component.  What was
read is kept in ``doc.user_data`` as JSON, for that is what spaCy can write; ``doc._`` reads it back.
"""

# no "from __future__ import annotations": spaCy checks a config against the annotations, which must not be strings

import hashlib
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args
from weakref import WeakKeyDictionary

from quoth.data import Network, Quote, Record, Speaker
from quoth.errors import MissingExtra, SettingsError
from quoth.export.jsonl import record_from_json, record_to_json

try:
    from spacy.language import Language
    from spacy.tokens import Doc
except ImportError as _missing:
    raise MissingExtra("a spaCy pipeline", "spacy") from _missing

SETTINGS = get_args(Network)
KEY: Any = ("._.", "quoth", None, None)
"""Where ``doc.user_data`` keeps what was read: the key that spaCy itself gives to ``doc._.quoth``."""

_read: "WeakKeyDictionary[Any, tuple[Any, Record]]" = WeakKeyDictionary()  # Doc -> (its JSON, the same as a Record)


class QuothComponent:
    """Reads each document; holds its settings and a register, never the network, so that it can be sent anywhere."""

    def __init__(self, name: str, *, setting: str, people: str | None, spans_key: str) -> None:
        if setting not in SETTINGS:
            raise SettingsError(f'{name}: "setting" must be {" or ".join(SETTINGS)}, not "{setting}"')
        self.name = name
        self.setting = setting
        self.people = people
        self.spans_key = spans_key
        self._people_text: str | None = None
        self._register: Any = None
        if people is not None and Path(people).is_file():  # a saved pipeline brings its own; else the first text tells
            self._read_people(Path(people))

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.quoth``, ``doc._.quotes``, ``doc._.speakers`` and the three span groups."""
        from quoth.extraction.tagger import load_tagger
        from quoth.ingest.plain import text_article
        from quoth.pipeline import read_article

        if self.people is not None and self._register is None:
            self._read_people(Path(self.people))
        text = doc.text
        tagger = load_tagger(self.setting)  # one for each setting and process
        record = read_article(text_article(text, article_id="text"), tagger, register=self._register)
        value = record_to_json(record)
        del value["text"]
        doc.user_data[KEY] = value | {"digest": _digest(text)}
        self._mark(doc, record)
        return doc

    def _mark(self, doc: Doc, record: Record) -> None:
        names = {speaker.id: speaker.name for speaker in record.speakers}
        groups: dict[str, list[Any]] = {"content": [], "cue": [], "source": []}
        for quote in record.quotes:
            name = names.get(quote.speaker or "", "")
            labels = {"content": quote.kind, "cue": "cue", "source": "source"}
            for role, spans in (("content", quote.content), ("cue", quote.cue), ("source", quote.source)):
                for start, end in spans:
                    span = doc.char_span(start, end, labels[role], name, span_id=quote.id, alignment_mode="expand")
                    groups[role] += [] if span is None else [span]
        for role, found in groups.items():
            doc.spans[f"{self.spans_key}_{role}"] = found

    def _read_people(self, path: Path) -> None:
        from quoth.speakers.known.link import read_register

        self._register = read_register(path)
        for remark in self._register.remarks:
            warnings.warn(remark, stacklevel=2)
        self._people_text = path.read_text(encoding="utf-8-sig")

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The register of people; the settings are in the pipeline's config."""
        return (self._people_text or "").encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "QuothComponent":
        """Take the register of people that ``to_bytes`` gave."""
        from quoth.speakers.known.link import read_people

        if data:
            text = data.decode()
            self._register, self._people_text = read_people(text, self.people or self.name), text
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the register of people, if there is one, so that a saved pipeline can be moved."""
        if self._people_text is not None:
            Path(path).mkdir(parents=True, exist_ok=True)
            (Path(path) / "people").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "QuothComponent":
        """Take the register of people that ``to_disk`` wrote."""
        kept = Path(path) / "people"
        return self.from_bytes(kept.read_bytes() if kept.is_file() else b"")


def make_quoth(nlp: Language, name: str, setting: str, people: str | None, spans_key: str) -> QuothComponent:
    """What ``nlp.add_pipe("quoth", config={...})`` calls; raises SettingsError for a setting that is none."""
    component = QuothComponent(name, setting=setting, people=people, spans_key=spans_key)
    set_extensions()
    return component


def set_extensions() -> None:
    """Give ``Doc`` its three attributes; for a process that only reads documents which another has written.

    A name that somebody else has taken is left to them, with a warning.
    """
    for name, getter in _GETTERS.items():
        if Doc.has_extension(name) and getattr(Doc.get_extension(name)[2], "__module__", None) != __name__:
            warnings.warn(f"doc._.{name} is set by somebody else and stays theirs; see doc._.quoth", stacklevel=2)
        else:
            Doc.set_extension(name, getter=getter, force=True)


def _record(doc: Doc) -> Record | None:
    """What was read; None when nothing was, or when it was another text (of which this document is a part)."""
    value = doc.user_data.get(KEY)
    known = _read.get(doc)
    if value is None:
        return None
    if known is None or known[0] is not value:
        text = doc.text
        if value["digest"] != _digest(text):
            return None
        known = _read[doc] = value, record_from_json(value | {"text": text})
    return known[1]


def _quotes(doc: Doc) -> tuple[Quote, ...]:
    record = _record(doc)
    return () if record is None else record.quotes


def _speakers(doc: Doc) -> tuple[Speaker, ...]:
    record = _record(doc)
    return () if record is None else record.speakers


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


_GETTERS = {"quoth": _record, "quotes": _quotes, "speakers": _speakers}

Language.factory(
    "quoth",
    default_config={"setting": "accurate", "people": None, "spans_key": "quoth"},
    assigns=["doc._.quoth", "doc._.quotes", "doc._.speakers", "doc.spans"],
    func=make_quoth,
)

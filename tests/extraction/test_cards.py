import dataclasses
import hashlib
from importlib import resources

import pytest

from quoth.errors import ModelError
from quoth.extraction.cards import find_card
from quoth.extraction.tagger import OnnxTagger


@pytest.fixture
def card():
    return find_card("accurate")


def test_the_shipped_model_is_the_one_its_card_names(card) -> None:
    for name, digest in card.sha256.items():
        assert hashlib.sha256(card.read(name)).hexdigest() == digest


def test_the_shipped_model_fits_the_promised_size(card) -> None:
    folder = resources.files("quoth") / "models"
    assert sum(len((folder / name).read_bytes()) for name in card.sha256) <= 30_000_000


def test_an_altered_model_is_refused(card) -> None:
    altered = dataclasses.replace(card, sha256={card.encoder: "0" * 64})
    with pytest.raises(ModelError, match="not the one"):
        altered.read(card.encoder)


def test_a_missing_model_file_is_named(card) -> None:
    with pytest.raises(ModelError, match=r"nowhere\.onnx"):
        card.read("nowhere.onnx")


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(ModelError, match="accurate or fast"):
        find_card("careless")


@pytest.mark.parametrize("damaged", [b"{", b"[]", b"\xff", b'{"name": "a"}', b'{"transitions": 5}'])
def test_a_damaged_card_is_told_as_such(damaged: bytes, tmp_path, monkeypatch) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "fast.json").write_bytes(damaged)
    monkeypatch.setattr(resources, "files", lambda package: tmp_path)
    with pytest.raises(ModelError, match="is damaged; reinstall"):
        find_card("fast")


def test_a_card_of_another_version_is_refused_before_anything_is_read(card) -> None:
    older = dataclasses.replace(card, calibration=card.calibration[:5])
    with pytest.raises(ModelError, match="other features"):
        OnnxTagger(older)

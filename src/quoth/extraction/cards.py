"""Model cards: which files a published network is, with their SHA-256; what does not match is refused."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib import resources
from typing import Any

from quoth.errors import ModelError


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One published network: its files (in ``quoth/models``), digests and decoding constants."""

    name: str
    setting: str
    encoder: str
    roles: str
    tokenizer: str
    sha256: dict[str, str]
    role_size: int  # D of the role reader
    transitions: tuple[tuple[float, ...], ...]  # (9, 9) of the role CRF
    cue_threshold: float  # a cue is considered when the probability that it begins is above this
    quote_threshold: float  # a quote is kept when its confidence is above this
    calibration: tuple[float, ...]  # logistic regression over decode.FEATURES, bias first
    window: int = 256  # pieces that the encoder reads at once, if no paragraph has more
    separators: bool = False  # whether [CLS] and [SEP] are read to the end, as where an earlier layer narrows to words
    pairs: str = ""  # what the network says of whom pronouns mean (quoth.extraction.hints); none in older cards
    edges: tuple[tuple[str, float], ...] = ()  # further decoding constants by name

    def read(self, name: str) -> bytes:
        """The bytes of one of the card's files; raises ModelError when missing or altered."""
        try:
            data = (resources.files("quoth") / "models" / name).read_bytes()
        except OSError as error:
            raise ModelError(f"the model file {name} is missing from the installation; reinstall quoth") from error
        if hashlib.sha256(data).hexdigest() != self.sha256[name]:
            raise ModelError(f"the model file {name} is not the one its card names; reinstall quoth")
        return data


def find_card(setting: str) -> ModelCard:
    """The card of a setting: "accurate" or "fast"; raises ``ModelError`` for any other, and for one that is damaged."""
    path = resources.files("quoth") / "models" / f"{setting}.json"
    try:
        return _read_card(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ModelError(f"no model for the setting {setting!r}; choose accurate or fast") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ModelError(f"the card of the setting {setting!r} is damaged; reinstall quoth") from error


def _read_card(facts: dict[str, Any]) -> ModelCard:
    fields = {k: facts[k] for k in ModelCard.__slots__ if k in facts}
    fields["transitions"] = tuple(map(tuple, facts["transitions"]))
    fields["calibration"] = tuple(facts["calibration"])
    fields["edges"] = tuple(tuple(x) for x in facts.get("edges", ()))
    return ModelCard(**fields)

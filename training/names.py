"""Lists of given and family names for ``quoth.speakers.persons``, from the locales of Faker (MIT licence).

    pip install faker && python -m training.names

A name is kept folded, in Latin letters, unless texts write it in lower case nearly always or it is a place, a people,
a title or a word for a body.  Nothing but "somewhere a person bears it" is kept of it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from quoth.speakers.lexicon import DEMONYMS, FUNCTION_WORDS, ORG_WORDS, PLACES, TITLES, common_words
from quoth.speakers.names import fold

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "quoth" / "speakers"


def words(kind: str) -> Iterator[str]:
    """Every ``first_name`` or ``last_name`` of every locale."""
    import faker.providers.person as person

    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for name in dir(provider):
            values = getattr(provider, name)
            if kind in name and isinstance(values, (tuple, list, dict)):
                yield from (v for v in values if isinstance(v, str))


def main() -> None:
    no_names = common_words() | PLACES | DEMONYMS | FUNCTION_WORDS | TITLES | ORG_WORDS
    for kind, file in (("first_name", "given_names.txt"), ("last_name", "family_names.txt")):
        kept = {w for w in map(fold, words(kind)) if w.isascii() and w.isalpha() and len(w) > 1} - no_names
        (PACKAGE / file).write_text("\n".join(sorted(kept)) + "\n", encoding="utf-8")
        print(f"{file}: {len(kept)}")


if __name__ == "__main__":
    main()

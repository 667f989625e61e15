"""Which language a text is in, cheaply: by letters where it is long enough, by its function words where it is short.

A text whose letters are not Latin is known by its script, from a line on.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import cast

from resiliparse.parse.lang import detect_fast

_LONG_ENOUGH = (
    600  # code points; of 2,000 English news texts cut at 1,000 none was taken for another language, at 400 1.5%
)
_SAMPLE = 5_000
_MARGIN = 40  # of the detector's rank distance by which another language must beat English
_WORDS = 40  # of a short text that the detector is asked about, where hardly a word of English grammar stands in it
_SURELY = 80  # of its distance: English chunks of 550 code points with so few such words stay below 20
_UNLIKE = 2_000  # distance of a language that the detector does not name
_LINE = 20  # letters of a text that is told by its script
_SCRIPTS = {
    "ARABIC": "ar", "ARMENIAN": "hy", "BENGALI": "bn", "CJK": "zh", "CYRILLIC": "ru", "DEVANAGARI": "hi",
    "ETHIOPIC": "am", "GEORGIAN": "ka", "GREEK": "el", "GUJARATI": "gu", "GURMUKHI": "pa", "HANGUL": "ko",
    "HEBREW": "he", "HIRAGANA": "ja", "KANNADA": "kn", "KATAKANA": "ja", "KHMER": "km", "LAO": "lo", "MALAYALAM": "ml",
    "MYANMAR": "my", "SINHALA": "si", "TAMIL": "ta", "TELUGU": "te", "THAI": "th",
}  # fmt: skip
"""The language that is written most in a script, by the first word of its letters' names."""
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to a in is was that it for on with he she said be are were by not at as his her they we you i has have "
    "had will this which from or an who been their there would what when no its".split()
)
_SHARED = frozenset("a in is was on he by at as or an who has had have we for no not i".split())  # stand elsewhere too
_OTHERS = {  # words of grammar, without those that English has too
    "da": "og ikke det som er på af med til har den et der de jeg vi sagde var om hun",
    "de": "der das und ist nicht ein eine einen dem den des mit von für auf sich auch wird wurde sagte haben hat zu im "
    "zum sie er wir ich es als aus bei nach dass",
    "es": "el la los las de del y que en un una por con se su para es al lo más como dijo pero fue ha sus",
    "fr": "le la les des du de et est une un dans que qui pour pas sur au aux avec il elle ce cette sont nous vous été "
    "ont en déclaré",
    "it": "il lo la gli le di del della e che è un una per non con sono si ha nel alla dei delle detto ma",
    "nl": "de het een en van dat niet op te met voor zijn aan er ook die zei wordt naar bij heeft maar ze wij ik",
    "pl": "i w na nie z się że do to jest o jak po ale tak przez od co są powiedział powiedziała",
    "pt": "o os as de do da dos das e que em um uma não para com por se foi é ao na no mais disse",
    "ru": "и в не на что с по это как он она из но за от для мы я его был сказал сказала",
    "sv": "och att det som en är på av för med den inte har till sade sa om vi jag hon ett",
}
_FOREIGN = {language: frozenset(listed.split()) for language, listed in _OTHERS.items()}
_LITTLE = 0.05  # share of English function words in a text of another language, at most
_MUCH = 0.2  # share of a language's function words in a text of it, at least
_ENOUGH = 3  # different ones

LANGUAGES = ("en",)  # what the networks were trained on
ANY = ("any",)  # stands for every language where some are accepted


def detect_language(text: str) -> str | None:
    """An ISO 639-1 code, or None for a text too short or too odd to tell."""
    sample = text[:_SAMPLE]
    if len(sample) < _LONG_ENOUGH:
        return _by_script(sample) or _by_function_words(sample)
    ranks = cast(list[tuple[str, int]], detect_fast(sample, n_results=101))
    if not ranks:
        return None
    best, rank = ranks[0]
    english = dict(ranks).get("en")
    if english is not None and english - rank < _MARGIN:
        return _by_script(sample) or "en"
    return best


def _by_script(text: str) -> str | None:
    """The language of most letters of a text, where they are not Latin ones."""
    if text.isascii():
        return None
    letters = list(filter(str.isalpha, text))
    foreign = [c for c in letters if not c.isascii()]
    if len(letters) < _LINE or len(foreign) <= len(letters) / 2:
        return None
    scripts = Counter(_SCRIPTS.get(unicodedata.name(c, "").partition(" ")[0], "") for c in foreign)
    del scripts[""]
    if scripts.total() <= len(letters) / 2:
        return None
    return "ja" if scripts["ja"] > len(foreign) / 10 else max(scripts, key=lambda code: scripts[code])


def _by_function_words(text: str) -> str | None:
    """The language whose function words a short text is full of; None where no language's are."""
    words = [word.lower() for word in _WORD.findall(text)]
    if not words:
        return None
    english = sum(word in _ENGLISH for word in words) / len(words)
    plainly = sum(word in _ENGLISH and word not in _SHARED for word in words) / len(words)
    shares = {
        language: sum(word in listed for word in words) / len(words)
        for language, listed in _FOREIGN.items()
        if len(listed.intersection(words)) >= _ENOUGH
    }
    best = max(shares, key=lambda language: shares[language], default="")
    if plainly <= _LITTLE and shares.get(best, 0) >= _MUCH:
        return best
    if english >= _MUCH / 2 and english > shares.get(best, 0) and len(_ENGLISH.intersection(words)) > 1:
        return "en"
    if len(words) >= _WORDS and plainly <= _LITTLE:
        ranks = cast(list[tuple[str, int]], detect_fast(text, n_results=101))
        if ranks and dict(ranks).get("en", _UNLIKE) - ranks[0][1] >= _SURELY:
            return ranks[0][0]
    return None

"""Personal names of many cultures: take them apart, and say whether two may name one person, with a reason.

A surname is not assumed to be the last word: "García Moreno" is one of two, "Zhang" comes first, "bin Rashad" carries
a particle.  Two forms agree when the shorter one's words are found in order in the longer one; how sure that is
depends on which words they are.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from quoth.speakers.words.lexicon import HONORIFICS, NAME_SUFFIXES, PARTICLES, POST_NOMINALS, TITLES

NOBLE = frozenset(
    "duke duchess earl count prince princess king queen baron baroness emperor empress emir sultan mufti imam sheikh "
    "dean rector provost".split()
)
"""Titles that are a name with a place: the Duchess of Roe."""
_WORD = re.compile(r"[^\s,]+")
_ADDRESS = TITLES | HONORIFICS
_POSSESSIVE = re.compile(r"['’]s?$")
_NICKNAMES = (
    "william bill billy will willie liam",
    "robert bob bobby rob robbie",
    "richard dick rick ricky rich",
    "james jim jimmy jamie",
    "john johnny jack jon",
    "joseph joe joey",
    "michael mike mick micky",
    "thomas tom tommy",
    "charles charlie chuck",
    "edward ed eddie ted ned",
    "theodore ted teddy",
    "bernard bernie",
    "elizabeth liz lizzie beth betty eliza",
    "katherine kate kathy katie cathy catherine kat",
    "margaret maggie meg peggy",
    "daniel dan danny",
    "david dave davey",
    "anthony tony",
    "andrew andy drew",
    "alexander alex alec sandy",
    "alexandra alex sandra",
    "samuel sam sammy",
    "samantha sam",
    "benjamin ben",
    "timothy tim",
    "gregory greg",
    "steven steve stephen",
    "kenneth ken kenny",
    "ronald ron",
    "donald don donnie",
    "matthew matt",
    "christopher chris",
    "christine chris",
    "nicholas nick",
    "patrick pat",
    "patricia pat patty",
    "jeffrey jeff geoff geoffrey",
    "lawrence larry",
    "gerald gerry jerry",
    "jeremy jerry",
    "frederick fred freddie",
    "francis frank",
    "peter pete",
    "philip phil",
    "raymond ray",
    "albert al bert",
    "alan al",
    "susan sue",
    "deborah deb debbie",
    "jennifer jen jenny",
    "jessica jess",
    "victoria vicky",
    "rebecca becky",
    "barbara barb",
    "vladimir vova",
    "mikhail misha",
    "aleksandr sasha",
    "dmitry dima",
    "mohammed mohamed muhammad mohammad",
)
_SAME_GIVEN: dict[str, set[str]] = {}
for _row in _NICKNAMES:
    for _name in _row.split():
        _SAME_GIVEN.setdefault(_name, set()).update(_row.split())


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart; ``words`` are folded for comparison, titles, particles and suffixes set aside."""

    text: str  # without titles before and honours after, as written
    words: tuple[str, ...]  # folded: lower case, no marks or accents; particles left out
    titles: tuple[str, ...] = ()  # lower case, without the point
    particles: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()  # jr, sr, iii …


@dataclass(frozen=True, slots=True)
class Comparison:
    """How likely two forms name one person (0..1), and why."""

    score: float
    reason: str


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Lower case without accents, points or apostrophes: the form in which words of names are compared."""
    if word.isascii():
        return word.lower().replace(".", "").replace("'", "")
    plain = unicodedata.normalize("NFKD", word.replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L"))
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'’").casefold()


@lru_cache(maxsize=20_000)
def key_of(token: str) -> str:
    """A word as names are compared: lower case, without points."""
    return sys.intern(token.replace(".", "").replace("’", "'").lower()) if token else ""


_ARTICLE = re.compile(r"^(?:al|el|ul|as|ash|an)-")


@lru_cache(maxsize=8192)
def parse_name(text: str) -> PersonName:
    """Take a name apart; "Livingstone, Ken" is read as Ken Livingstone."""
    text = _turned(text.strip())
    tokens = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    titles: list[str] = []
    suffixes: list[str] = []
    while len(tokens) > 1 and (key := fold(text[slice(*tokens[0])])) in _ADDRESS:
        if text[slice(*tokens[1])] == "of":
            break  # "the Duchess of Roe"
        titles.append(key)
        tokens.pop(0)
    while len(tokens) > 1 and (key := _suffix(text[slice(*tokens[-1])])) and (key in NAME_SUFFIXES or len(tokens) > 2):
        suffixes.insert(0, key)
        tokens.pop()
    kept = text[tokens[0][0] : tokens[-1][1]] if tokens else ""
    kept = _POSSESSIVE.sub("", kept) if kept.endswith(("'s", "’s", "'", "’")) else kept
    words, particles = [], []
    for piece in kept.split():
        key = fold(piece.strip(',;:()"“”'))
        bare = _ARTICLE.sub("", key) if "-" in key else key
        if bare != key:
            particles.append(key[: len(key) - len(bare) - 1])
        if bare in PARTICLES and len(kept.split()) > 1:
            particles.append(bare)
        elif bare:
            words.append(bare)
    return PersonName(kept, tuple(words), tuple(titles), tuple(particles), tuple(suffixes))


def _suffix(token: str) -> str:
    """A generation, degree or honour after a name, folded; nothing where the word is none."""
    bare = _POSSESSIVE.sub("", token)
    key = fold(bare.strip("()"))
    return key if key in NAME_SUFFIXES or (key in POST_NOMINALS and bare.isupper()) else ""


def _turned(text: str) -> str:
    before, comma, after = text.partition(", ")
    if comma and after and not _suffix(after.split()[0]) and " " not in before and len(after.split()) <= 2:
        return f"{after} {before}"
    return text


def compare_names(a: str, b: str) -> Comparison:
    """Whether two forms may name one person."""
    return compare_parsed(parse_name(a), parse_name(b))


def compare_parsed(a: PersonName, b: PersonName) -> Comparison:
    """As ``compare_names``, for names already taken apart."""
    if not a.words or not b.words:
        return Comparison(0.0, "no name to compare")
    if len(a.words) > len(b.words):
        a, b = b, a
    clash = _clash(a, b)
    if clash:
        return Comparison(0.0, clash)
    if a.words == b.words:
        return Comparison(1.0 if len(a.words) > 1 else 0.95, "the same words")
    if written_apart(a, b):
        return Comparison(0.85, "a double surname, written apart")
    return _one_word(a.words[0], b) if len(a.words) == 1 else _several_words(a, b)


def _clash(a: PersonName, b: PersonName) -> str:
    one, other = set(a.suffixes) & GENERATIONS, set(b.suffixes) & GENERATIONS
    if one and other and one != other:
        return "different generations: " + " and ".join(sorted(one | other))
    if bool(set(a.titles) & MR) != bool(set(b.titles) & MR) and set(a.titles + b.titles) >= MR & set(
        a.titles + b.titles
    ):
        x, y = set(a.titles), set(b.titles)
        if (x & MR and y & MRS) or (x & MRS and y & MR):
            return "addressed differently: Mr and Mrs or Ms"
    return ""


GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
MR, MRS = {"mr", "sir", "lord"}, {"mrs", "ms", "miss", "dame", "lady"}
"""How a man is addressed, and a woman."""
MR_OR_MRS = MR | MRS


def _one_word(word: str, full: PersonName) -> Comparison:
    if len(word) == 1:
        return Comparison(0.0, "a letter alone")
    if word == full.words[-1]:
        return Comparison(0.92, "the surname of the fuller form")
    if word in full.words[-1].split("-"):
        return Comparison(0.75, "half of a double surname")
    if word == full.words[0]:
        return Comparison(0.7, "the first word of the fuller form")
    if word in full.words:
        return Comparison(0.75, "one of the names in the fuller form")
    if len(word) > 2 and full.words[0] in _SAME_GIVEN.get(word, ()):
        return Comparison(0.55, "a short form of the given name")
    if near(word, full.words[-1]):
        return Comparison(0.6, "the surname but for one letter")
    return Comparison(0.0, "no word in common")


def _several_words(a: PersonName, b: PersonName) -> Comparison:
    if len(a.words) == len(b.words) and a.words == b.words[::-1]:
        return Comparison(0.85, "the same words the other way round")
    same_last = (
        a.words[-1] == b.words[-1] or a.words[-1] in b.words[-1].split("-") or b.words[-1] in a.words[-1].split("-")
    )
    if same_last:
        if clash := _middles_clash(a, b):
            return Comparison(0.0, clash)
        if same_given(a.words[0], b.words[0]):
            return Comparison(0.95, "the same surname, given names agree")
        if _in_order(a.words, b.words):
            return Comparison(0.85, "the words stand in the fuller form")
        return Comparison(0.0, "one surname, different given names")
    if _in_order(a.words, b.words):
        return Comparison(0.85, "the words stand in the fuller form")
    if a.words[0] == b.words[0] and near(a.words[-1], b.words[-1]):
        return Comparison(0.8, "the same given name, surname but for one letter")
    if near(a.words[0], b.words[0]) and near(a.words[-1], b.words[-1]):
        return Comparison(0.5, "both words but for one letter")
    return Comparison(0.0, "different names")


def _middles_clash(a: PersonName, b: PersonName) -> str:
    """Why what stands between the given name and the surname is not one person's: H. W. and W., J. and D., Luis and D.

    Nothing where one has none ("Jane Roe", "Jane Q. Roe"), or the words of one stand in the other's ("Jane Dow Roe",
    "Jane Mary Dow Roe"); words that begin with one letter may be spelt two ways.
    """
    one, other = sorted((_middles(a), _middles(b)), key=len)
    if not one:
        return ""
    rest = iter(other)
    initial = len(one[0]) == 1 or len(other[0]) == 1
    if (one[0][0] == other[0][0] or not initial) and all(any(w[0] == x[0] for x in rest) for w in one):
        return ""
    return f"different middle names: {' '.join(_middles(a))} and {' '.join(_middles(b))}"


def _middles(name: PersonName) -> list[str]:
    """The words between the first and the last, "H.W." and "HW" as two; none where some stand in marks or brackets."""
    if len(name.words) < 2 or _ASIDE.search(name.text):
        return []
    low, shouted = name.text.lower(), name.text.isupper()
    out: list[str] = []
    for word in name.words[:-1]:
        capitals = not shouted and _VOWELS.isdisjoint(word) and word.upper() in name.text.split()
        letters = len(word) < 4 and (".".join(word) in low or capitals)
        out += word if letters else [word]
    return out[1:]


_VOWELS = frozenset("aeiou")
_ASIDE = re.compile(r"[“”\"‘«()]|(?<!\w)['’]\w")


def written_apart(a: PersonName, b: PersonName) -> bool:
    """Whether one writes the hyphened surname of the other in two: "Abul Roe", "Tom Aboul-Roe"."""
    if ("-" in a.words[-1]) == ("-" in b.words[-1]):
        return False
    a, b = (a, b) if "-" in b.words[-1] else (b, a)
    *given, last = b.words
    own, apart = a.words[:-2], "".join(a.words[-2:])
    joined = last.replace("-", "")
    return len(a.words) > 1 and (near(apart, joined) if not own else own == tuple(given) and apart == joined)


def same_given(a: str, b: str) -> bool:
    """Whether two given names agree: equal, an initial, or a usual short form ("Bill" and "William")."""
    if a == b or b in _SAME_GIVEN.get(a, ()):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) <= 2 and not any(v in short[1:] for v in "aeiou"):
        return short[0] == long[0]
    return near(a, b)


def only_alike(a: str, b: str) -> bool:
    """Whether two given names agree by an initial or but for one letter alone: they may be two people's."""
    return a != b and b not in _SAME_GIVEN.get(a, ()) and same_given(a, b)


def is_nickname(word: str) -> bool:
    """Whether a lower-case word is a usual short form of a given name, or has one: "bill", "william"."""
    return word in _SAME_GIVEN


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(any(w == x or (len(w) == 1 and x.startswith(w)) for x in rest) for w in short)


def near(a: str, b: str) -> bool:
    """Whether two long words differ by one letter: a slip of the pen ("Maurer", "Mauer")."""
    if a[:1] != b[:1] or min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1:
        return False
    if len(a) != len(b) and a[-1] + b[-1] in ("an", "na") and (a == f"{b}n" or b == f"{a}n"):
        return False  # "Karovia", and what is Karovian
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    return (
        a[i + 1 :] == b[i + 1 :]
        or a[i:] == b[i + 1 :]
        or a[i + 1 :] == b[i:]
        or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    )


def misspelt(a: str, b: str) -> bool:
    """Whether two long words may be one, spelt wrongly: most letters in order, and the first."""
    return a[:1] == b[:1] and min(len(a), len(b)) >= 8 and SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.85


def acronym_of(short: str, words: tuple[str, ...]) -> bool:
    """Whether a short form is made of leading letters of the words in order: TEPCO, Tokyo Electric Power Company."""
    if len(short) < 2 or not words or short[0] != words[0][0]:
        return False

    def fits(rest: str, i: int) -> bool:
        if not rest:
            return i == len(words)
        if i == len(words):
            return False
        word = words[i]
        return any(rest[:k] == word[:k] and fits(rest[k:], i + 1) for k in range(1, min(len(rest), len(word), 3) + 1))

    return len(words) <= 8 and fits(short, 0)

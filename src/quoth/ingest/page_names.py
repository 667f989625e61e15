"""What the names that programmers give to elements (class, id, role) say of them: which are debris, which a standfirst.

A name is several words, and its last word says what the thing is: ``site-newsletter`` is a newsletter,
``newsletter-box`` the box of one, but a ``credit-union`` is no credit and ``ad-free`` is no advertisement.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DEBRIS_NAMES = (
    (
        "related story",
        {"related", "recirc", "recirculation", "recommended", "readmore", "seealso", "mostread", "trending"},
    ),
    (
        "newsletter or subscription plea",
        {"newsletter", "newsletters", "signup", "subscribe", "subscription", "paywall", "inbox"},
    ),
    ("sharing or comments", {"share", "sharing", "social", "sharebar", "disqus"}),
    (
        "advertisement",
        {"ad", "ads", "advert", "advertisement", "advertising", "sponsored", "taboola", "promo"},
    ),
    ("cookie or site notice", {"cookie", "cookies", "gdpr", "consent"}),
    ("photo credit", {"credit", "copyright"}),
    ("author's biography", {"bio", "authorbio", "biography"}),
)
_REASONS = {word: reason for reason, words in _DEBRIS_NAMES for word in words}
_PARTS = frozenset(
    "area bar banner block box btn button buttons card cards carousel col column component container cta desktop embed "
    "feed footer form frame grid group header heading holder icon inline inner item items label left link links "
    "list listing media menu message mobile modal module news nav network networks notice outer overlay panel popup "
    "post posts prompt rail right row section sidebar slot stories story strip sub tab title tool toolbar tools top "
    "unit widget wrap wrapper articles article content line photo image video bottom main large small full "
    "icons text msg disclaimer".split()
)
"""Words that say which part of a page something is, and leave open what it is about."""
_FLAGS = frozenset(["no", "non", "not", "has", "had", "with", "without", "hide", "show", "after", "before", "pre"])
_GATED = frozenset(["newsletter", "newsletters", "subscription", "paywall", "subscribe", "inbox"])
_IN_GATE = frozenset(["content", "article", "story", "post", "main"])  # what subscribers read is the report itself
_TEXT = frozenset(["paragraph", "bodytext", "articlebody", "storybody", "articletext", "storytext"])
_TEXT_OF = frozenset(["article", "story", "body", "post", "entry"])
_STANDFIRST = frozenset(["standfirst", "subtitle", "subhead", "subheading", "dek", "deck", "summary", "strapline"])
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # in nameOfThing
_NO_WORD = re.compile(r"[^a-z]+")


@lru_cache(maxsize=5_000)
def debris_name(stated: str) -> tuple[str, str] | None:
    """Why names as stated mean debris, and the word that does; None where they mean none, or text of the report."""
    found = None
    for name in stated.split():
        words = [word for word in _NO_WORD.split(_HUMP.sub(" ", name).lower()) if word]
        if _is_text(words):
            return None
        found = found or _debris_word(words)
    return (_REASONS[found], found) if found else None


def _debris_word(words: list[str]) -> str | None:
    """The word of one name that makes the thing debris: the last, but for words of parts of a page."""
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if word in _REASONS:
            gated = word in _GATED and any(after in _IN_GATE for after in words[i + 1 :])
            return None if gated or _FLAGS.intersection(words[:i]) else word
        if word not in _PARTS and len(word) > 1:
            return None
    return None


def _is_text(words: list[str]) -> bool:
    return bool(_TEXT.intersection(words)) or (
        len(words) >= 2 and words[-1] in ("text", "body", "paragraph") and words[-2] in _TEXT_OF
    )


@lru_cache(maxsize=5_000)
def words_of(stated: str) -> frozenset[str]:
    """All the words of names."""
    return frozenset(_NO_WORD.split(_HUMP.sub(" ", stated).lower()))


def names_standfirst(stated: str) -> bool:
    """Whether names say that an element is the standfirst."""
    return bool(words_of(stated) & _STANDFIRST)

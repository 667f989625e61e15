"""Labels in a transcript that nothing but their place tells: "Member of the public: …" among "ROE: …" and "HALE: …".

Whoever speaks once, is not named, or is called otherwise than the rest begins a turn all the same; else their words
would be those of whoever spoke before.  "One thing is clear: …" begins a line of a turn too: such words hold a verb
or a pronoun, where a label is a name, an office, or what somebody is.
"""

from __future__ import annotations

import re

from quoth.ingest.labels import (
    ANY_LABEL,
    DENSE,
    MIN_DENSE,
    NOT_NAMES,
    QA,
    SMALL,
    STAMPED,
    START,
    UNKNOWN,
    bare_name,
    is_label,
    is_unnamed_person,
    stands_as_label,
    without_aside,
)

_MOST_WORDS, _MOST_PLAIN, _MOST_SMALL = 14, 8, 3  # of any label, of one that only its place tells, in small letters
_EACH = 0.9  # share of the lines that labels begin where every turn is a line
_LINE = re.compile(r"^.*\S.*$", re.MULTILINE)
_WORD = re.compile(r"[^\s,()\[\]/]+")
_SENTENCE = frozenset(
    "i me my mine we us our you your he him his she her it its they them their this that these those what who "
    "whom whose which why when where how here there is are was were be been being am do does did done has have "
    "had can could will would should may might must shall cannot say says said saying tell tells told ask asks "
    "asked know knows think thinks believe remember listen look let mean means make makes made go goes going get "
    "gets got want wants need needs take consider imagine see hear note add adds but so or because if then yet "
    "still also too not no yes yeah yep well ok okay oh ah now again just only please thanks thank sorry sure "
    "right question answer first second third finally lastly next meanwhile moreover however therefore thus "
    "indeed example instance conclusion everything nothing something all every each some many most few both "
    "neither either one two three four five things thing point reason fact problem idea lesson rule result".split()
)
_OFFICES = frozenset(
    "secretary minister president chair chairman chairwoman chairperson mayor governor senator director officer "
    "executive ceo cfo coo professor judge justice clerk commissioner councillor counsellor leader manager coach "
    "ambassador counsel attorney solicitor barrister lawyer analyst host presenter editor moderator chancellor "
    "premier treasurer spokesman spokeswoman spokesperson commander captain general colonel bishop king queen "
    "pope doctor nurse teacher inspector coroner representative congressman congresswoman lord lady foreman "
    "principal rector dean provost".split()
)
_TAKEN = re.compile(r"['’](?:s|re|ve|ll|d|m)\b|n['’]t\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+[.'’-]?[^\W\d_]*")
_HANDLE = re.compile(r"@\w+")
_MESSAGE = re.compile(START + STAMPED, re.MULTILINE)
_HEAD = re.compile(r"\s+(?:of|for|in|at|to|from|on)\s+|,")

Label = tuple[int, int, str]
"""Start, end and name."""


def with_strangers(text: str, labels: list[Label]) -> list[Label]:
    """The labels of a transcript and those that only their place and their words tell."""
    starts = {start for start, _, _ in labels}
    if any(text[max(start, end - 3) : end].rstrip(" *_\t").endswith(":") for start, end, _ in labels):
        lines = len(_LINE.findall(text))
        each = len(labels) >= MIN_DENSE and len(labels) >= _EACH * lines
        dense = len(labels) >= max(MIN_DENSE, DENSE * lines)
        capitals = not dense and all(bare_name(name).isupper() for _, _, name in labels)
        words = _small_words(text)
        found = [
            (m.start(), m.end(), without_aside(m["name"]))
            for m in ANY_LABEL.finditer(text)
            if m.start() not in starts and m.start() > labels[0][0] and not QA.match(text, m.start())
            # a message begins where it is stamped, whoever sent it: "+44 20 7946 0000: …"
            if _MESSAGE.match(text, m.start())
            or (
                stands_as_label(text, m.start())
                and (_may_speak(m["name"].strip(), words, capitals=capitals) or (each and _is_short(m["name"])))
            )
        ]
        return sorted([*labels, *found])
    return labels


def _small_words(text: str) -> frozenset[str]:
    """The words of a text that stand in small letters somewhere in it, which are no names."""
    return frozenset(re.findall(r"\b[a-z]+\b", text))


def _is_short(name: str) -> bool:
    """Whether words are few and make no sentence: enough where every line is a turn."""
    words = _WORD.findall(bare_name(name))
    return 0 < len(words) <= _MOST_PLAIN and not _is_sentence(name)


def _is_sentence(name: str) -> bool:
    return bool(_TAKEN.search(name)) or any(word.lower().strip(".'\"“”") in _SENTENCE for word in _WORD.findall(name))


def _may_speak(name: str, small: frozenset[str], *, capitals: bool) -> bool:
    """Whether words name somebody, or say what somebody is.  ``capitals``: all other labels are in capitals."""
    boxed = name.startswith("(") and name.endswith(")")
    bare = name[1:-1].strip() if boxed else bare_name(name)
    words = _WORD.findall(bare)
    if not 0 < len(words) <= _MOST_WORDS or words[0].lower() in NOT_NAMES:
        return False
    if is_unnamed_person(bare) or _is_office(bare) or UNKNOWN.match(bare) or _HANDLE.fullmatch(bare):
        return True
    if boxed or (_is_sentence(bare) and not bare.isupper()):
        return False
    first, _, rest = bare.partition(",")
    if rest and _is_name(first, small, capitals=capitals) and (" " in first.strip() or first.isupper()):
        return True
    if bare.islower() and len(words) <= _MOST_SMALL:
        return all(_LETTERS.fullmatch(word) for word in words)
    return _is_name(bare, small, capitals=capitals)


def _is_office(name: str) -> bool:
    """Whether words name an office: "The Secretary of State for Health"."""
    head = _HEAD.split(name)[0].split()
    office = bool(head) and head[-1].lower() in _OFFICES and len(head) <= 4
    led = bool(head) and head[0].lower() in {"and", "or", "to", "as", "with"}
    short = name[0].isupper() or len(_WORD.findall(name)) <= _MOST_PLAIN
    return office and short and not led and not _is_sentence(name)


def _is_name(name: str, small: frozenset[str], *, capitals: bool) -> bool:
    """Whether words are a name, each with a capital; one word alone that the text has in small letters is none."""
    words = _WORD.findall(name)
    plain = [word for word in words if word.lower() not in SMALL | {"for"}]
    if len(words) == 1:
        return is_label(name) and (name.isupper() or (not capitals and name.lower() not in small))
    led = words[0].lower() in {"the", "a", "an", "and", "for"}  # "The Clean Harbour Plan: …"
    return bool(plain) and not led and all(word[0].isupper() and not word[-1].isdigit() for word in plain)

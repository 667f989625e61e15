"""One person, body or place of an article: the forms of its name, and what says which of these it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import PersonName


@dataclass(slots=True)
class Entity:
    """One person, body or place of the article while it is being resolved."""

    index: int
    name: PersonName  # the fullest form so far
    mentions: list[NameMention] = field(default_factory=list)
    titles: Counter[str] = field(default_factory=Counter)
    person: float = 0.0  # mean evidence; above 0 a person
    place: float = 0.0
    said: Counter[str] = field(default_factory=Counter)  # "he", "she" as the article itself shows
    shown: str = ""  # "he", "she" as what couples say of each other shows
    never: set[str] = field(default_factory=set)  # titles that are another's: "the president's daughter Jane Roe"
    called: set[str] = field(default_factory=set)  # nouns of posts: "minister", "former mayor"
    full_at: list[int] = field(default_factory=list)  # where forms of several words stand, in order
    short_at: list[int] = field(default_factory=list)  # where forms of one word stand, in order
    owner: str = ""  # "Norland" of "Norland's Foreign Ministry"

    @property
    def is_person(self) -> bool:
        """More likely a person than a body or place."""
        return self.person > 0 and not self.is_place

    @property
    def is_place(self) -> bool:
        """More likely a place than what bears its name."""
        return self.place >= 1.5

    @property
    def text(self) -> str:
        """The fullest form as written."""
        return self.name.text

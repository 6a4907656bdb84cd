"""What reading a roster yields: rows in source order, each with the place of its words, and whatever lies between.

Pure: text and a Directory of names in, a Reading out. Nothing here asks a database or writes anything.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Doubt(StrEnum):
    """Why a row should be looked at. A row with a doubt may go in all the same; the mark stays."""

    CARRIED = "carried"  # the words name no organisation; the one suggested comes from the row above
    BARE_NAME = "bare_name"  # a name without a title
    TWO_CUTS = "two_cuts"  # the words can be cut in two ways; `detail` holds the other reading
    SHARED_TITLE = "shared_title"  # a title that stands once for several people
    ODD_NAME = "odd_name"  # no known surname, an unusual length, or a word that is also a name
    REPEATED = "repeated"  # the same name stands in another row of this text
    SIMILAR = "similar"  # a name of another row differs in one character
    LOOSE_BODY = "loose_body"  # the words before the title are no organisation that the lists or the directory know
    NOT_UNDERSTOOD = "not_understood"


class Title(NamedTuple):
    """One title held, from the words of a source to the record. 原, 前 and former stay in `title` as it is read.

    A pasted title has three shapes on its way to the record: this, as it is read, looked at and written; a line of the
    grid's text while a browser has it (`titles.py` prints and reads it); and the AppearanceTitle that is kept, which a
    payload copies.
    """

    organization: str  # the words of the source; "" if it names none
    title: str
    is_former: bool = False
    organization_suggested: str = ""  # what the context offers: carried over, or 我校 written out; else the same words

    @property
    def meant(self):
        return self.organization_suggested or self.organization

    @property
    def is_inferred(self):
        """Whether the organisation is not what the source says."""
        return self.meant != self.organization


class Reason(NamedTuple):
    doubt: Doubt
    detail: str = ""  # what the words of the reason quote: an organisation, a title, the other cut, a name


@dataclass(frozen=True)
class ReadRow:
    """A person, a group without names, or words that were not understood; `text[start:end]` are its words."""

    kind: str  # "person", "group" or "unknown"
    start: int
    end: int
    name: str = ""  # the group's label for a group, the words for what was not understood
    titles: tuple[Title, ...] = ()
    honorific: str = ""
    uncertain: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A roster as it was read. What no row holds is `between`: punctuation, connectives, closing words."""

    text: str  # exactly as it came
    language: str  # "zh-hans", "zh-hant" or "en"
    rows: tuple[ReadRow, ...] = ()
    tail: str = ""  # 等, 一行6人: the list goes on beyond its names
    between: tuple[tuple[int, int], ...] = ()

    @property
    def is_open(self):
        return bool(self.tail)

    def words_of(self, row):
        return self.text[row.start : row.end]


class Known(NamedTuple):
    """A person of the directory: the organisations of the titles last held, as printed then."""

    name: str
    organizations: tuple[str, ...] = ()


def by_first(words):
    """{first sign: the words that begin with it, the longest first}."""
    found = {}
    for word in words:
        found.setdefault(word[0], []).append(word)
    return {first: sorted(group, key=len, reverse=True) for first, group in found.items()}


@dataclass(frozen=True)
class Directory:
    """The names that help to cut: organisations with their other names, and people. A help, never a proof.

    `organizations` maps every name and alias to the full name; `people` maps a name to those who bear it;
    `own` are the institute's full names, the nearest (a school) before the university it belongs to.
    """

    organizations: dict[str, str] = field(default_factory=dict)
    people: dict[str, tuple[Known, ...]] = field(default_factory=dict)
    own: tuple[str, ...] = ()

    # Made once for all texts that are read with it: a newsroom may know 20,000 names.
    @cached_property
    def organizations_by_first(self):
        return by_first(self.organizations)

    @cached_property
    def people_by_first(self):
        return by_first(self.people)

"""The record behind an article as plain values: its opening is drafted from them, and its text compared with them.

A fact that the record does not hold is None or empty.
"""

import datetime
from dataclasses import dataclass
from typing import NamedTuple


class Name(NamedTuple):
    """A name with its English twin."""

    text: str
    english: str = ""


UNKNOWN = Name("")


@dataclass(frozen=True)
class HeldTitle:
    organization: Name
    title: str
    is_former: bool = False
    is_inferred: bool = False


@dataclass(frozen=True)
class Attendee:
    """A row of a list: a person, an organisation or a group without names."""

    name: Name
    titles: tuple[HeldTitle, ...] = ()
    honorific: str = ""
    kind: str = "person"  # "person", "organization" or "group"
    person: int | None = None


@dataclass(frozen=True)
class AttendeeList:
    rows: tuple[Attendee, ...] = ()
    tail: str = ""
    is_complete: bool = True


@dataclass(frozen=True)
class BookFacts:
    title: Name
    case_count: int | None = None
    part_count: int = 0
    series: Name = UNKNOWN
    series_number: int | None = None
    kind: str = "launch"  # "launch", "review" or "donation"; "" if only the article names it


@dataclass(frozen=True)
class Party:
    name: Name
    signatories: tuple[Name, ...] = ()


@dataclass(frozen=True)
class AgreementFacts:
    title: Name
    parties: tuple[Party, ...] = ()
    item_count: int = 0
    items_are_complete: bool = True
    signed_on: datetime.date | None = None


@dataclass(frozen=True)
class EventFacts:
    title: Name
    starts_on: datetime.date
    ends_on: datetime.date | None = None
    part_of_day: str = ""
    date_as_printed: str = ""
    year_is_inferred: bool = False
    kinds: tuple[Name, ...] = ()
    venue: Name = UNKNOWN
    venue_owner: Name = UNKNOWN
    occasion: str = ""
    lists: tuple[tuple[str, AttendeeList], ...] = ()  # by role: attendee, moderator, speaker …

    def list_of(self, role):
        return dict(self.lists).get(role, AttendeeList())


@dataclass(frozen=True)
class Record:
    """The events of an article, and its books and agreements, those of the events included."""

    events: tuple[EventFacts, ...] = ()
    books: tuple[BookFacts, ...] = ()
    agreements: tuple[AgreementFacts, ...] = ()


class Draft(NamedTuple):
    """Drafted paragraphs of plain text, and the words in them that still want an English form."""

    paragraphs: tuple[str, ...]
    as_printed: tuple[str, ...] = ()

from typing import TypedDict

from articles.payloads.shared import Corrected, Reference, TagPayload, TitlePayload


class EventKindPayload(TypedDict):
    name: str
    name_en: str


class AppearancePayload(TypedDict):
    """One row of a list. `kind` is person, organization or group; `reference` is None for a group."""

    kind: str
    name: str  # as printed; the group's label
    reference: Reference | None
    honorific: str
    titles: list[TitlePayload]
    is_certain: bool
    programme_position: int | None  # the programme item it belongs to, by its place (0 first)


class RosterPayload(TypedDict):
    """A list of an event, in its own order: `attendee` by protocol, `speaker` by programme."""

    role: str
    programme_position: int | None
    is_complete: bool
    tail: str  # 等
    rows: list[AppearancePayload]


class ProgrammeItemPayload(TypedDict):
    kind: str  # opening, speech, report, panel, signing, unveiling, other
    title: str
    theme: str
    summary: str


class OrganizerPayload(TypedDict):
    role: str  # host, organiser, co_organiser, supporter
    name: str
    reference: Reference


class LaunchPayload(TypedDict):
    kind: str  # launch, review, donation
    book: Reference


class EventPayload(Corrected):
    title: str
    title_en: str
    slug: str
    kinds: list[EventKindPayload]
    starts_on: str
    part_of_day: str  # morning, noon, afternoon, evening, ""
    start_time: str
    ends_on: str
    date_as_printed: str
    year_is_inferred: bool
    venue: str
    venue_en: str
    venue_organization: Reference | None
    city: str
    occasion: str
    occasion_since: str
    status: str  # planned, held, postponed, cancelled
    summary: str
    summary_en: str
    organizers: list[OrganizerPayload]
    programme: list[ProgrammeItemPayload]
    rosters: list[RosterPayload]
    launches: list[LaunchPayload]
    agreements: list[Reference]
    tags: list[TagPayload]


class EventCard(TypedDict):
    title: str
    title_en: str
    slug: str
    starts_on: str
    ends_on: str
    part_of_day: str
    start_time: str
    date_as_printed: str
    year_is_inferred: bool
    venue: str
    venue_en: str
    city: str
    status: str
    kinds: list[EventKindPayload]

from typing import TypedDict

from articles.payloads.shared import Corrected, Envelope, PicturePayload, Reference


class ContributorPayload(TypedDict):
    role: str  # author, editor, translator, compiler, material
    name: str
    reference: Reference


class BookPayload(Corrected):
    title: str  # without 《》
    title_en: str
    slug: str
    subtitle: str
    isbn: str
    publisher: Reference | None
    published_on: str
    series: Reference | None
    series_number: int | None
    case_count: int | None
    launched_on: str  # the day of the first event that it stood at, else ""
    description: str
    description_en: str
    cover: PicturePayload | None
    parts: list[str]
    contributors: list[ContributorPayload]


class BookCard(TypedDict):
    title: str
    title_en: str
    subtitle: str
    slug: str
    series_number: int | None
    cover: PicturePayload | None
    published_on: str


class SeriesPayload(Envelope):
    """A series; it has no page of its own, books name it from its card."""

    title: str
    title_en: str
    slug: str
    sort_key: str
    organization: Reference | None


class SeriesCard(TypedDict):
    title: str
    title_en: str
    slug: str

from typing import TypedDict

from articles.payloads.shared import AttachmentPayload, Corrected, PicturePayload, Reference, TagPayload


class CreditPayload(TypedDict):
    role: str  # author, photographer, editor, approver, unit
    name: str
    reference: Reference | None


class ArticlePayload(Corrected):
    title: str
    subtitle: str
    slug: str
    language: str  # zh-hans, zh-hant, en
    summary: str
    body: str  # clean HTML
    published_on: str
    published_time: str  # "" if unknown
    external_url: str
    source_name: str
    source_url: str
    section: Reference | None
    section_slug: str
    cover: PicturePayload | None
    pictures: list[PicturePayload]
    attachments: list[AttachmentPayload]
    credits: list[CreditPayload]
    tags: list[TagPayload]
    events: list[Reference]
    books: list[Reference]  # chosen here, then those of its events
    agreements: list[Reference]  # chosen here, then those signed at its events
    people: list[Reference]
    organizations: list[Reference]
    related: list[Reference]
    translation_of: Reference | None
    pinned_until: str


class ArticleCard(TypedDict):
    """What a list shows of an article."""

    title: str
    slug: str
    language: str
    summary: str
    published_on: str
    section: Reference | None
    cover: PicturePayload | None
    external_url: str
    pinned_until: str
    has_book: bool
    has_agreement: bool
    events: list[int]  # what else was written about the same events
    translation_of: int | None

from typing import TypedDict

from articles.payloads.shared import Envelope, PicturePayload


class SectionPayload(Envelope):
    name: str
    name_en: str
    slug: str
    position: int


class SectionCard(TypedDict):
    name: str
    name_en: str
    slug: str


class PagePayload(Envelope):
    title: str
    title_en: str
    slug: str
    body: str  # clean HTML
    body_en: str
    position: int
    is_in_footer: bool


class PageCard(TypedDict):
    title: str
    title_en: str
    slug: str
    is_in_footer: bool


class FriendLinkPayload(TypedDict):
    name: str
    name_en: str
    url: str


class SitePayload(Envelope):
    """What the frame of every page says: the head, the foot, and the lists it links to."""

    name: str
    name_en: str
    tagline: str
    tagline_en: str
    logo: PicturePayload | None
    footer: str
    footer_en: str
    filing_numbers: str
    contact: str
    contact_en: str
    front_page: str  # pinned, latest
    friend_links: list[FriendLinkPayload]

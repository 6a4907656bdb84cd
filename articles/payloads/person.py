from typing import TypedDict

from articles.payloads.shared import Corrected, PicturePayload


class PersonPayload(Corrected):
    """A person's own words; appearances, books and signatures are links of the things that printed them."""

    name: str
    name_en: str
    slug: str
    sort_key: str
    disambiguator: str
    biography: str
    biography_en: str
    portrait: PicturePayload | None
    merged_into: int | None  # the id whose page this address leads to
    merged_ids: list[int]  # ids merged into this one: its page reads their links too


class PersonCard(TypedDict):
    name: str
    name_en: str
    slug: str
    disambiguator: str
    merged_into: int | None

from typing import TypedDict

from articles.payloads.shared import Corrected, PicturePayload, Reference


class AliasPayload(TypedDict):
    text: str
    kind: str  # short, former, translation


class OrganizationPayload(Corrected):
    name: str
    name_en: str
    slug: str
    sort_key: str
    kind: str
    is_own: bool
    website: str
    description: str
    description_en: str
    logo: PicturePayload | None
    parent: Reference | None
    aliases: list[AliasPayload]
    merged_into: int | None
    merged_ids: list[int]


class OrganizationCard(TypedDict):
    name: str
    name_en: str
    slug: str
    kind: str
    is_own: bool
    merged_into: int | None

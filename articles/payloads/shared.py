from typing import TypedDict


class Reference(TypedDict):
    """Another published thing: named from its own card if it is visible, else left out."""

    kind: str
    id: int


class TagPayload(TypedDict):
    slug: str
    name: str
    name_en: str


class PicturePayload(TypedDict):
    """A picture as served: `/media/<digest>-<width>.<ext>` for each width in each of the two formats, never a host."""

    digest: str
    width: int
    height: int
    widths: list[int]
    focal_point: str  # "50% 33%", for object-position
    alt: str
    caption: str
    credit: str


class AttachmentPayload(TypedDict):
    title: str
    path: str  # /media/<digest>.<ext>
    size: int  # bytes


class TitlePayload(TypedDict):
    """A title as held that day. `organization` is as printed; `reference` is the directory's, or None."""

    organization: str
    reference: Reference | None
    title: str
    is_former: bool
    is_inferred: bool


class Envelope(TypedDict):
    """What every payload holds beside its own fields: the moments that bring the thing in and out ("" is never)."""

    visible_from: str
    visible_until: str


class Corrected(Envelope):
    """The envelope of what has a page of its own: with this edition, a note (更正) that readers see."""

    correction: str


def references(value):
    """Every (kind, id) that a payload names, in no order."""
    if isinstance(value, dict):
        if value.keys() == {"kind", "id"}:
            yield (value["kind"], value["id"])
            return
        value = value.values()
    elif not isinstance(value, list):
        return
    for part in value:
        yield from references(part)

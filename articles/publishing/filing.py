"""How a payload is filed: the values of a publication, its links and its tags, all from the payload alone."""

import datetime
import re
from typing import NamedTuple

from django.db.models import DateField, TimeField

from articles.models.published import Kind

NO_DAY = "0000-00-00"
# Where a part of a day sorts: between the hours around it, after the day as a whole.
PART_OF_DAY_KEYS = {"": "0000", "morning": "0600", "noon": "1130", "afternoon": "1300", "evening": "1800"}

# In canonical JSON: the digest of a picture, and any address of a picture or document inside a text.
FILE = re.compile(r'(?:"digest":"|/media/)([0-9a-f]{64})')


class Placing(NamedTuple):
    """What a publication is listed, sorted and filtered by."""

    slug: str
    sort_key: str
    language: str = ""
    section_slug: str = ""
    is_listed: bool = True
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None
    pinned_until: datetime.date | None = None


class Link(NamedTuple):
    """What one thing says of another; `name` and `person_id` are whom an affiliation names."""

    relation: str
    target_kind: str
    target_id: int
    label: str = ""
    name: str = ""
    person_id: int | None = None


def reference(kind, thing_id):
    """`{kind, id}`, or None for no thing."""
    return None if thing_id is None else {"kind": str(Kind(kind)), "id": thing_id}


def link(relation, target, label="", *, name="", person_id=None):
    """A Link to a reference."""
    return Link(str(relation), target["kind"], target["id"], label[:1000], name[:200], person_id)


def plain_fields(thing, shape):
    """The fields of a payload's TypedDict that the working copy has under the same name; relations are left out."""
    texts = {DateField: day_text, TimeField: time_text}
    return {
        field.name: texts.get(type(field), lambda value: value)(getattr(thing, field.name))
        for field in thing._meta.concrete_fields
        if field.name in shape.__annotations__ and not field.is_relation
    }


def chosen(payload, shape):
    """Of a payload, what the TypedDict of its card holds under the same name."""
    return {key: payload[key] for key in shape.__annotations__ if key in payload}


def day(text):
    """The date that a payload holds as text; None for ""."""
    return datetime.date.fromisoformat(text) if text else None


def day_text(value):
    return value.isoformat() if value else ""


def time_text(value):
    return value.strftime("%H:%M") if value else ""


def moment_text(value):
    """A moment in UTC to the microsecond, "" for None."""
    return value.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ") if value else ""


def moment(text):
    return datetime.datetime.fromisoformat(text) if text else None


def day_key(day_, time_="", part_of_day=""):
    """The sort key of a day and perhaps a time: "2019-03-05T1300"; an unknown day sorts before all others."""
    return f"{day_ or NO_DAY}T{time_.replace(':', '') if time_ else PART_OF_DAY_KEYS[part_of_day]}"


def files(payload_text):
    """The digests of all pictures and documents that a payload, as it is kept, lets readers see; in order."""
    return sorted(set(FILE.findall(payload_text)))

import json
from typing import NamedTuple

from django.utils import timezone

from articles.models.published import Publication, path_of


class Gone(Exception):
    """It was public and is no more: withdrawn, or past its last day (410)."""


class NotFound(Exception):
    """It is not public, or not yet (404)."""


class Found(NamedTuple):
    """The published thing that a page is about; `extra` holds what was annotated."""

    id: int
    kind: str
    slug: str
    language: str
    sort_key: str
    payload: dict
    published_at: object
    extra: dict

    @property
    def path(self):
        return path_of(self.kind, self.id, self.slug, self.language)


# Beyond it, no id exists and PostgreSQL would refuse the question.
MOST_ID = 2**63 - 1
COLUMNS = (
    "slug",
    "language",
    "sort_key",
    "visible_from",
    "visible_until",
    "withdrawn_at",
    "edition__payload",
    "edition__published_at",
)


def find_published(kind, *, annotations=None, **where):
    """The thing of this kind that readers see, in one statement. Raises NotFound or Gone."""
    if where.get("thing_id", 0) > MOST_ID:
        raise NotFound
    annotations = annotations or {}
    row = (
        Publication.objects.filter(kind=kind, **where)
        .annotate(**annotations)
        .values("thing_id", *COLUMNS, *annotations)
        .first()
    )
    now = timezone.now()
    if row is None or row["visible_from"] > now:
        raise NotFound
    if row["withdrawn_at"] or (row["visible_until"] and row["visible_until"] <= now):
        raise Gone
    return Found(
        id=row["thing_id"],
        kind=kind,
        slug=row["slug"],
        language=row["language"],
        sort_key=row["sort_key"],
        payload=json.loads(row["edition__payload"]),
        published_at=row["edition__published_at"],
        extra={name: row[name] for name in annotations},
    )

"""The derived rows made again from the editions alone, as they would stand if nothing had ever gone wrong."""

from django.db import transaction
from django.db.models import OuterRef, Subquery

from articles.models.published import Edition, Publication
from articles.publishing.store import BATCH, HANGING, file_editions, raise_generation


def current_editions():
    """The newest edition of each thing."""
    newest = (
        Edition.objects.filter(kind=OuterRef("kind"), thing_id=OuterRef("thing_id"))
        .order_by("-number")
        .values("pk")[:1]
    )
    return Edition.objects.filter(pk=Subquery(newest)).order_by("pk")


@transaction.atomic
def rebuild():
    """Makes publications, links, tags and files again, to the same rows; returns how many publications stand."""
    for model in HANGING:
        model.objects.all().delete()
    kept, batch = [], []
    for edition in current_editions().iterator(BATCH):
        batch.append(edition)
        if len(batch) == BATCH:
            kept += _file(batch)
            batch = []
    kept += _file(batch)
    Publication.objects.exclude(edition__in=current_editions()).delete()
    raise_generation()
    return len(kept)


def _file(batch):
    file_editions(batch)
    return [edition.pk for edition in batch]

"""The derived rows of the published store, made from editions alone; publishing and the rebuild share it."""

from django.db.models import F
from django.utils import timezone

from articles.models.published import (
    Edition,
    Generation,
    Publication,
    PublicationFile,
    PublicationLink,
    PublicationTag,
)
from articles.publishing.filing import files, moment
from articles.publishing.kinds import FILES
from articles.publishing.snapshot import decoded

BATCH = 500


def derive(edition):
    """The unsaved publication that an edition means, and the links, tags and files that hang on it."""
    payload, file = decoded(edition), FILES[edition.kind]
    dates = {
        "visible_from": moment(payload["visible_from"]),
        "visible_until": moment(payload["visible_until"]),
        "withdrawn_at": edition.published_at if edition.action == Edition.Action.WITHDRAWN else None,
    }
    placing = file.placing(payload)
    publication = Publication(
        kind=edition.kind, thing_id=edition.thing_id, edition=edition, **placing._asdict(), **dates
    )
    links = [
        PublicationLink(**link._asdict(), position=position, sort_key=placing.sort_key, **dates)
        for position, link in enumerate(file.links(payload))
    ]
    words = payload.get("tags", []) + (file.words(payload) if hasattr(file, "words") else [])
    tags = [PublicationTag(kind=edition.kind, sort_key=placing.sort_key, **word, **dates) for word in words]
    printed = [PublicationFile(digest=digest, **dates) for digest in files(edition.payload)]
    return publication, {PublicationLink: links, PublicationTag: tags, PublicationFile: printed}


HANGING = (PublicationLink, PublicationTag, PublicationFile)
COLUMNS = [field.name for field in Publication._meta.concrete_fields if field.name not in ("id", "kind", "thing_id")]


def file_editions(editions):
    """Writes the derived rows of these editions over what stands for their things: seven statements for each 500.

    Call it inside a transaction.
    """
    for start in range(0, len(editions), BATCH):
        derived = [derive(edition) for edition in editions[start : start + BATCH]]
        publications = Publication.objects.bulk_create(
            [publication for publication, _rows in derived],
            update_conflicts=True,
            unique_fields=["kind", "thing_id"],
            update_fields=COLUMNS,
        )
        ids = [publication.pk for publication in publications]
        for model in HANGING:
            rows = []
            for publication, (_publication, hanging) in zip(publications, derived, strict=True):
                for row in hanging[model]:
                    row.publication = publication
                    rows.append(row)
            model.objects.filter(publication__in=ids).delete()
            model.objects.bulk_create(rows, BATCH)


def take_turns():
    """Lets one publisher in at a time, until its transaction ends, so that each reads what the one before it wrote."""
    Generation.objects.select_for_update().get_or_create(pk=1)


def raise_generation():
    """Says that the store has changed: what was computed from the generation before is stale."""
    changed = Generation.objects.filter(pk=1).update(number=F("number") + 1, raised_at=timezone.now())
    if not changed:
        Generation.objects.create(pk=1, number=1)

from django.utils.translation import gettext as _

from articles.keeping.image import picture
from articles.models import Book
from articles.models.published import Kind, Relation
from articles.models.text import slug
from articles.payloads.book import BookCard, BookPayload
from articles.publishing.filing import Placing, chosen, day, day_key, day_text, link, plain_fields, reference
from articles.publishing.problem import Problem


def load(ids):
    return list(
        Book.objects.filter(pk__in=ids)
        .select_related("cover", "series", "publisher")
        .prefetch_related("parts", "contributors__person", "contributors__organization", "launches__event")
    )


def snapshot(book):
    launch_days = [launch.event.starts_on for launch in book.launches.all()]
    return plain_fields(book, BookPayload) | {
        "slug": slug(book.title, fallback="book"),
        "publisher": reference(Kind.ORGANIZATION, book.publisher_id),
        "series": reference(Kind.SERIES, book.series_id),
        "launched_on": day_text(min(launch_days, default=None)),
        "cover": picture(book.cover),
        "parts": [part.title for part in book.parts.all()],
        "contributors": [_contributor(contributor) for contributor in book.contributors.all()],
        "correction": "",
    }


def _contributor(contributor):
    return {
        "role": contributor.role,
        "name": contributor.name_as_printed or (contributor.person or contributor.organization).name,
        "reference": reference(Kind.PERSON, contributor.person_id)
        or reference(Kind.ORGANIZATION, contributor.organization_id),
    }


def card(payload):
    return chosen(payload, BookCard)


def placing(payload):
    return Placing(
        slug=payload["slug"],
        sort_key=day_key(payload["published_on"] or payload["launched_on"]),
        starts_on=day(payload["published_on"] or payload["launched_on"]),
    )


def links(payload):
    found = [
        link(Relation.CONTRIBUTOR, contributor["reference"], contributor["role"])
        for contributor in payload["contributors"]
    ]
    if payload["publisher"]:
        found.append(link(Relation.CONTRIBUTOR, payload["publisher"], "publisher"))
    if payload["series"]:
        found.append(link(Relation.PART_OF, payload["series"]))
    return found


def problems(book):
    return [
        Problem("contributors", _("%(name)s is merged into another person. Choose that one.") % {"name": contributor})
        for contributor in book.contributors.all()
        if contributor.person is not None and contributor.person.merged_into_id is not None
    ]

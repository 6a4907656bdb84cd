from django.utils.translation import gettext as _

from articles.keeping.image import picture
from articles.models import Person
from articles.models.text import slug, sort_key
from articles.payloads.person import PersonCard, PersonPayload
from articles.publishing.filing import Placing, chosen, plain_fields
from articles.publishing.problem import Problem


def load(ids):
    return list(Person.objects.filter(pk__in=ids).select_related("portrait").prefetch_related("merged"))


def snapshot(person):
    return plain_fields(person, PersonPayload) | {
        "slug": slug(person.name, fallback="person"),
        "sort_key": person.sort_key or sort_key(person.name),
        "portrait": picture(person.portrait),
        "merged_into": person.merged_into_id,
        "merged_ids": sorted(other.pk for other in person.merged.all()),
        "correction": "",
    }


def card(payload):
    return chosen(payload, PersonCard)


def placing(payload):
    return Placing(slug=payload["slug"], sort_key=payload["sort_key"], is_listed=payload["merged_into"] is None)


def links(payload):
    return []


def problems(person):
    if not person.is_public:
        words = _("This person has no public page. Tick “has a public page” to publish it, or withdraw what is online.")
        return [Problem("is_public", words)]
    return []

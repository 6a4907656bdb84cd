from django.utils.translation import gettext as _

from articles.keeping.image import picture
from articles.models import Person
from articles.models.text import slug, sort_key
from articles.publishing.filing import Placing
from articles.publishing.problem import Problem


def load(ids):
    return list(Person.objects.filter(pk__in=ids).select_related("portrait").prefetch_related("merged"))


def snapshot(person):
    return {
        "name": person.name,
        "name_en": person.name_en,
        "slug": slug(person.name, fallback="person"),
        "sort_key": person.sort_key or sort_key(person.name),
        "disambiguator": person.disambiguator,
        "biography": person.biography,
        "biography_en": person.biography_en,
        "portrait": picture(person.portrait),
        "merged_into": person.merged_into_id,
        "merged_ids": sorted(other.pk for other in person.merged.all()),
        "correction": "",
    }


def card(payload):
    return {key: payload[key] for key in ("name", "name_en", "slug", "disambiguator", "merged_into")}


def placing(payload):
    return Placing(slug=payload["slug"], sort_key=payload["sort_key"], is_listed=payload["merged_into"] is None)


def links(payload):
    return []


def problems(person):
    if not person.is_public:
        words = _("This person has no public page. Tick “has a public page” to publish it, or withdraw what is online.")
        return [Problem("is_public", words)]
    return []

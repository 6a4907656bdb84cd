from articles.models import Section
from articles.publishing.filing import Placing


def load(ids):
    return list(Section.objects.filter(pk__in=ids))


def snapshot(section):
    return {
        "name": section.name,
        "name_en": section.name_en,
        "slug": section.slug,
        "position": section.position,
    }


def card(payload):
    return {key: payload[key] for key in ("name", "name_en", "slug")}


def placing(payload):
    return Placing(slug=payload["slug"], sort_key=f"{payload['position']:05d}")


def links(payload):
    return []


def problems(section):
    return []

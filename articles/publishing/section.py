from articles.models import Section
from articles.payloads.site import SectionPayload
from articles.publishing.filing import Placing, plain_fields


def load(ids):
    return list(Section.objects.filter(pk__in=ids))


def snapshot(section):
    return plain_fields(section, SectionPayload)


def card(payload):
    return {key: payload[key] for key in ("name", "name_en", "slug")}


def placing(payload):
    return Placing(slug=payload["slug"], sort_key=f"{payload['position']:05d}")


def links(payload):
    return []


def problems(section):
    return []

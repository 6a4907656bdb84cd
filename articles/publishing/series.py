from articles.models import BookSeries
from articles.models.published import Kind
from articles.models.text import slug, sort_key
from articles.payloads.book import SeriesPayload
from articles.publishing.filing import Placing, plain_fields, reference


def load(ids):
    return list(BookSeries.objects.filter(pk__in=ids))


def snapshot(series):
    return plain_fields(series, SeriesPayload) | {
        "slug": slug(series.title, fallback="series"),
        "sort_key": sort_key(series.title),
        "organization": reference(Kind.ORGANIZATION, series.organization_id),
    }


def card(payload):
    return {key: payload[key] for key in ("title", "title_en", "slug")}


def placing(payload):
    return Placing(slug=payload["slug"], sort_key=payload["sort_key"])


def links(payload):
    return []


def problems(series):
    return []

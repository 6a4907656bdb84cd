from articles.keeping.html import is_clean
from articles.models import Page
from articles.payloads.site import PagePayload
from articles.publishing.filing import Placing, plain_fields
from articles.publishing.problem import body_problems


def load(ids):
    return list(Page.objects.filter(pk__in=ids))


def snapshot(page):
    return plain_fields(page, PagePayload) | {
        "body": page.body if is_clean(page.body) else "",
        "body_en": page.body_en if is_clean(page.body_en) else "",
    }


def card(payload):
    return {key: payload[key] for key in ("title", "title_en", "slug", "is_in_footer")}


def placing(payload):
    return Placing(slug=payload["slug"], sort_key=f"{payload['position']:05d}")


def links(payload):
    return []


def problems(page):
    return body_problems("body", page.body) + body_problems("body_en", page.body_en)

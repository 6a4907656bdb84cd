from articles.keeping.html import is_clean
from articles.models import Page
from articles.publishing.filing import Placing
from articles.publishing.problem import body_problems


def load(ids):
    return list(Page.objects.filter(pk__in=ids))


def snapshot(page):
    return {
        "title": page.title,
        "title_en": page.title_en,
        "slug": page.slug,
        "body": page.body if is_clean(page.body) else "",
        "body_en": page.body_en if is_clean(page.body_en) else "",
        "position": page.position,
        "is_in_footer": page.is_in_footer,
    }


def card(payload):
    return {key: payload[key] for key in ("title", "title_en", "slug", "is_in_footer")}


def placing(payload):
    return Placing(slug=payload["slug"], sort_key=f"{payload['position']:05d}")


def links(payload):
    return []


def problems(page):
    return body_problems("body", page.body) + body_problems("body_en", page.body_en)

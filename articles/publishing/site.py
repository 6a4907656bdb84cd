from articles.keeping.image import picture
from articles.models import SiteSettings
from articles.payloads.site import SitePayload
from articles.publishing.filing import Placing, plain_fields


def load(ids):
    return list(SiteSettings.objects.filter(pk__in=ids).select_related("logo").prefetch_related("friend_links"))


def snapshot(site):
    return plain_fields(site, SitePayload) | {
        "logo": picture(site.logo),
        "friend_links": [
            {"name": link.name, "name_en": link.name_en, "url": link.url} for link in site.friend_links.all()
        ],
    }


def card(payload):
    """The whole of it: every page prints it."""
    return {key: value for key, value in payload.items() if not key.startswith("visible_")}


def placing(payload):
    return Placing(slug="site", sort_key="")


def links(payload):
    return []


def problems(site):
    return []

from articles.keeping.image import picture
from articles.models import SiteSettings
from articles.publishing.filing import Placing


def load(ids):
    return list(SiteSettings.objects.filter(pk__in=ids).select_related("logo").prefetch_related("friend_links"))


def snapshot(site):
    own = ("name", "tagline", "footer", "contact")
    words = {key: getattr(site, key) for name in own for key in (name, f"{name}_en")}
    return words | {
        "logo": picture(site.logo),
        "filing_numbers": site.filing_numbers,
        "front_page": site.front_page,
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

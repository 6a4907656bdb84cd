"""Where a page lives: its one address, and its twin in the other language."""

from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join

from articles.templatetags.words import language_tag

register = template.Library()
ENGLISH = "/en"


@register.simple_tag(takes_context=True)
def address_links(context):
    """`<link>`s to the canonical address and, where there is a twin, to both languages; the host is that of SITE_URL.

    An address holds what the page answers to (a cursor, a filter) and no other parameter that was sent.
    """
    canonical = format_html('<link rel="canonical" href="{}">', own_address(context))
    twins = () if _query(context) else _twins(context, context["request"].path)
    return canonical + format_html_join(
        "", '<link rel="alternate" hreflang="{}" href="{}">', ((tag, _absolute(twin)) for tag, twin in twins)
    )


@register.simple_tag(takes_context=True)
def own_address(context):
    """The canonical address of this page."""
    query = _query(context)
    return _absolute(context["request"].path) + (f"?{query}" if query else "")


def _query(context):
    return "&".join(filter(None, (context.get("more"), getattr(context.get("page"), "at", ""))))


def _twins(context, path):
    if "article" in context:
        # An article lives in its own language alone; its translations are articles of their own.
        others = [(language_tag(other.language), other.path) for other in context["translations"]]
        return [(language_tag(context["article"]["language"]), path), *others] if others else []
    chinese = path.removeprefix(ENGLISH) if path.startswith(f"{ENGLISH}/") else path
    return [("zh-Hans", chinese), ("en", f"{ENGLISH}{chinese}")]


def _absolute(path):
    parts = urlsplit(settings.SITE_URL)
    return f"{parts.scheme}://{parts.netloc}{path}"

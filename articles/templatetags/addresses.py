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
    twins = () if _query(context) else _twins(context)
    return canonical + format_html_join(
        "",
        '<link rel="alternate" hreflang="{}" href="{}">',
        ((language_tag(language), _absolute(path)) for language, path in twins),
    )


@register.simple_tag(takes_context=True)
def own_address(context):
    """The canonical address of this page."""
    query = _query(context)
    return _absolute(context["request"].path) + (f"?{query}" if query else "")


@register.inclusion_tag("articles/_language_links.html", takes_context=True)
def language_links(context, path=""):
    """Links to this page in its other languages, or to the page at `path` in the other one."""
    here = path or context["request"].path
    twins = _both(path) if path else _twins(context)
    return {"others": [(language, twin) for language, twin in twins if twin != here]}


@register.simple_tag(takes_context=True)
def chinese_address(context):
    """The address of this page in Chinese."""
    (_language, chinese), _english = _both(context["request"].path)
    return chinese


def _query(context):
    return "&".join(filter(None, (context.get("more"), getattr(context.get("page"), "at", ""))))


def _twins(context):
    """[(language, address)] of this page in every language that it is in, none if it is in its own alone."""
    path = context["request"].path
    if "article" in context:
        # An article lives in its own language alone; its translations are articles of their own.
        others = [(other.language, other.path) for other in context["translations"]]
        return [(context["article"]["language"], path), *others] if others else []
    return _both(path)


def _both(path):
    chinese = path.removeprefix(ENGLISH) if path.startswith(f"{ENGLISH}/") else path
    return [("zh-hans", chinese), ("en", f"{ENGLISH}{chinese}")]


def _absolute(path):
    parts = urlsplit(settings.SITE_URL)
    return f"{parts.scheme}://{parts.netloc}{path}"

from django import template
from django.urls import reverse

from articles.models.published import KINDS

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation(context):
    """What the navigation leads to, each `{path, word, is_here}`: this page is that list, or of a thing in it."""
    here = _list_of(context)
    return [
        {"path": reverse(f"articles:{line.list_name}"), "word": line.list_word, "is_here": line.list_name == here}
        for line in KINDS.values()
        if line.list_word
    ]


def _list_of(context):
    """The name of the list to which a page belongs: that of its thing's kind, else of the kind in its own name."""
    if "found" in context:
        return KINDS[context["found"].kind].list_name
    match = context["request"].resolver_match
    name = (match.url_name or "") if match else ""
    line = KINDS.get(name.partition("-")[0])
    return line.list_name if line else name

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()
LAZY = mark_safe(' loading="lazy" decoding="async"')


@register.simple_tag
def picture(image, sizes="(min-width: 60rem) 43rem, 100vw", alt=None, css="", lazy=True):
    """A PicturePayload as `<picture>`: AVIF where the browser takes it, JPEG everywhere, in the widths there are."""
    widths = image["widths"]
    largest = widths[-1]
    height = round(image["height"] * largest / image["width"]) if image["width"] else 0
    return format_html(
        '<picture><source type="image/avif" srcset="{}" sizes="{}">'
        '<img class="{}" src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}></picture>',
        _set(image, "avif"),
        sizes,
        css,
        _address(image, largest, "jpg"),
        _set(image, "jpg"),
        sizes,
        largest,
        height,
        image["alt"] if alt is None else alt,
        LAZY if lazy else "",
    )


def _address(image, width, extension):
    return reverse("media", args=[f"{image['digest']}-{width}.{extension}"])


def _set(image, extension):
    return ", ".join(f"{_address(image, width, extension)} {width}w" for width in image["widths"])

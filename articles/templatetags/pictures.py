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
        f"{css} {_focal_classes(image.get('focal_point', ''))}".strip(),
        _address(image, largest, "jpg"),
        _set(image, "jpg"),
        sizes,
        largest,
        height,
        image["alt"] if alt is None else alt,
        LAZY if lazy else "",
    )


def _focal_classes(focal_point):
    """What must stay in view when the picture is cut, as classes in steps of a quarter: no style stands in a page."""
    shares = [float(share.rstrip("%")) for share in focal_point.split()]
    steps = [min(100, max(0, round(share / 25) * 25)) for share in shares]
    return " ".join(f"focal-{axis}-{step}" for axis, step in zip("xy", steps, strict=False) if step != 50)


def _address(image, width, extension):
    return reverse("media", args=[f"{image['digest']}-{width}.{extension}"])


def _set(image, extension):
    return ", ".join(f"{_address(image, width, extension)} {width}w" for width in image["widths"])

WIDTHS = (480, 960, 1600)


def rendition_widths(width):
    """The widths that a picture of this width is served in: every step below it, and itself up to the largest step."""
    return [step for step in WIDTHS if step < width] + ([width] if width <= WIDTHS[-1] else [])


def picture(image, caption=""):
    """A PicturePayload of an Image, or None for none."""
    if image is None:
        return None
    return {
        "digest": image.digest,
        "width": image.width,
        "height": image.height,
        "widths": rendition_widths(image.width),
        "focal_point": _focal_point(image.focal_point),
        "alt": image.alt,
        "caption": caption or image.caption,
        "credit": image.credit,
    }


def _focal_point(value):
    """ "0.5x0.33" as CSS says it: "50% 33%"."""
    across, down = (float(part) for part in (value or "0.5x0.5").split("x"))
    return f"{round(across * 100)}% {round(down * 100)}%"

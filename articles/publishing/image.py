"""Pictures: taken in within limits, stripped of all that is not picture, and encoded once in the widths pages use."""

import hashlib
import io
import warnings
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import ImageCms, ImageOps, UnidentifiedImageError

from articles.publishing.media import keep

WIDTHS = (480, 960, 1600)
MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
MOST_SIDE = 20_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
# Larger than any page shows; what is kept of the original.
MASTER_WIDTH = 3200
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


class Taken(NamedTuple):
    """A picture as kept: `name` is its master's, below the media folder; the renditions lie beside it."""

    name: str
    digest: str
    width: int
    height: int


def take_picture(upload):
    """Keeps an uploaded picture and its renditions. Raises ValidationError, in words, for what is no fit picture.

    Size and kind are looked at before a pixel is decoded. Nothing but pixels is kept: no EXIF, no place, no profile.
    Call it outside any transaction: it takes up to a second or two.
    """
    if upload.size > MOST_BYTES:
        raise ValidationError(_("The picture is larger than 20 MB. Save it smaller and try again."))
    content = upload.read(MOST_BYTES + 1)
    picture = _decoded(content)
    master = _jpeg(_at_width(picture, min(picture.width, MASTER_WIDTH)), quality=90)
    digest = hashlib.sha256(master).hexdigest()
    # From the widest down, each from the one before: one large decode serves them all.
    step = picture
    for width in sorted(rendition_widths(min(picture.width, MASTER_WIDTH)), reverse=True):
        step = _at_width(step, width)
        keep(f"{digest}-{width}.jpg", _jpeg(step, quality=80))
        keep(f"{digest}-{width}.avif", _avif(step))
    width = min(picture.width, MASTER_WIDTH)
    height = max(1, round(picture.height * width / picture.width))
    return Taken(keep(f"{digest}.jpg", master), digest, width, height)


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


def _decoded(content):
    _refuse_by_its_first_bytes(content)
    try:
        with warnings.catch_warnings():
            # Our own limit is lower than Pillow's, and is asked before decoding.
            warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
            found = Pillow.open(io.BytesIO(content), formats=FORMATS)
            if found.width * found.height > MOST_PIXELS or max(found.size) > MOST_SIDE:
                raise ValidationError(
                    _("The picture has %(width)d × %(height)d points. Save it smaller: 50 million are enough.")
                    % {"width": found.width, "height": found.height}
                )
            if found.format == "JPEG":
                found.draft("RGB", (MASTER_WIDTH, MASTER_WIDTH))
            found.load()
            return _flattened(_in_the_colours_of_the_web(ImageOps.exif_transpose(found)))
    except (UnidentifiedImageError, Pillow.DecompressionBombError):
        raise ValidationError(_("This is no picture that we can read. Save it as JPEG or PNG and try again.")) from None
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError):
        raise ValidationError(
            _("The picture is damaged or was cut off on the way. Save it again as JPEG or PNG, and try that.")
        ) from None


def _refuse_by_its_first_bytes(content):
    head = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        raise ValidationError(_("Drawings (SVG) are not taken: they can hold programs. Save it as PNG and try again."))
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        raise ValidationError(
            _(
                "This is an iPhone picture (HEIC), which most browsers cannot show. On the phone choose Settings, "
                "Camera, Formats, Most Compatible; or open the picture on a computer and save it as JPEG."
            )
        )


def _in_the_colours_of_the_web(picture):
    """The picture in sRGB: its own profile is not kept, and without it a phone's wide colours would look pale."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        # A profile that cannot be read says nothing: the points are taken as they are.
        return picture


def _flattened(picture):
    """Opaque RGB: what is see-through stands on white; a 16-bit scan keeps its greys."""
    if picture.mode.startswith("I") or picture.mode == "F":
        low, high = picture.getextrema()
        scale = 255 / (high - low) if high > low else 0
        picture = picture.point(lambda value: (value - low) * scale).convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        paper = Pillow.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture.getchannel("A"))
        return paper
    return picture.convert("RGB")


def _at_width(picture, width):
    if width >= picture.width:
        return picture
    return picture.resize((width, max(1, round(picture.height * width / picture.width))), Pillow.Resampling.LANCZOS)


def _jpeg(picture, *, quality):
    return _saved(picture, format="JPEG", quality=quality, optimize=True, progressive=True)


def _avif(picture):
    # Speed 10 costs less than WebP and gives a third fewer bytes than it (docs/decisions).
    return _saved(picture, format="AVIF", quality=60, speed=10)


def _saved(picture, **how):
    # A new picture from the points alone: whatever else the file carried stays behind.
    bare = Pillow.new("RGB", picture.size)
    bare.paste(picture)
    target = io.BytesIO()
    bare.save(target, **how)
    return target.getvalue()


def _focal_point(value):
    """ "0.5x0.33" as CSS says it: "50% 33%"."""
    across, down = (float(part) for part in (value or "0.5x0.5").split("x"))
    return f"{round(across * 100)}% {round(down * 100)}%"

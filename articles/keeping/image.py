"""Pictures: taken in within limits, stripped of all that is not picture, and encoded once in the widths pages use."""

import hashlib
import io
import math
import warnings
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import ImageCms, ImageOps, UnidentifiedImageError

from articles.keeping.media import keep, path_of_file
from articles.keeping.turn import decoding_turn

WIDTHS = (480, 960, 1600)
# A picture in a body is one file for every screen: wide enough for the column on a fine one.
BODY_WIDTH = 960
MOST_BYTES = 20 * 1024 * 1024
MOST_SIDE = 20_000
# In points. One picture is decoded at a time, in at most 300 MB: a decoder that cannot leave out points, or that holds
# them twice, gets fewer.
# Cameras of “12 million” and so on give some per cent more than their names.
MOST_PIXELS = {"JPEG": 51_000_000, "PNG": 37_000_000, "GIF": 37_000_000, "WEBP": 12_600_000, "AVIF": 16_800_000}
MOST_PIXELS_OF_A_PROGRESSIVE = 25_000_000
FORMATS = tuple(MOST_PIXELS)
# Above this, two points by two become one as the picture is read.
MOST_READ_WHOLE = 24_000_000
ROWS_AT_ONCE = 256
# Larger than any page shows; what is kept of the original.
MASTER_WIDTH, MASTER_PIXELS = 3200, 12_000_000
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
    Call it outside any transaction: it takes up to a second or two, and waits while another picture is decoded.
    """
    if upload.size > MOST_BYTES:
        raise ValidationError(_("The picture is larger than 20 MB. Save it smaller and try again."))
    # A file that waits stays where it was received, most often on the disk.
    with decoding_turn():
        return _kept(_decoded(upload))


def _kept(picture):
    master = _jpeg(picture, quality=90)
    digest = hashlib.sha256(master).hexdigest()
    # From the widest down, each from the one before: one large decode serves them all.
    step = picture
    for width in sorted(rendition_widths(picture.width), reverse=True):
        step = _at_width(step, width)
        keep(f"{digest}-{width}.jpg", _jpeg(step, quality=80))
        keep(f"{digest}-{width}.avif", _avif(step))
    return Taken(keep(f"{digest}.jpg", master), digest, picture.width, picture.height)


def rendition_widths(width):
    """The widths that a picture of this width is served in: every step below it, and itself up to the largest step."""
    return [step for step in WIDTHS if step < width] + ([width] if width <= WIDTHS[-1] else [])


def address_of(image, width=0):
    """The address of the narrowest rendition of an Image, or a Taken, that is at least so wide, else of its widest."""
    widths = sorted(rendition_widths(image.width) or [image.width])
    fit = next((step for step in widths if step >= width), widths[-1])
    return path_of_file(f"{image.digest}-{fit}.jpg")


def address_in_body(image):
    return address_of(image, BODY_WIDTH)


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


def _decoded(upload):
    """The picture as it is kept: upright, in plain colours, of bounded sides."""
    upload.seek(0)
    _refuse_by_its_first_bytes(upload.read(512))
    upload.seek(0)
    try:
        with warnings.catch_warnings():
            # Our own limit is lower than Pillow's, and is asked before decoding.
            warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
            picture = _read(upload)
            ImageOps.exif_transpose(picture, in_place=True)
    except (UnidentifiedImageError, Pillow.DecompressionBombError):
        raise ValidationError(_("This is no picture that we can read. Save it as JPEG or PNG and try again.")) from None
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError):
        raise ValidationError(
            _("The picture is damaged or was cut off on the way. Save it again as JPEG or PNG, and try that.")
        ) from None
    # Whatever else the file carried stays behind.
    picture.info = {}
    fit = math.sqrt(MASTER_PIXELS / (picture.width * picture.height))
    return _at_width(picture, min(MASTER_WIDTH, max(1, int(picture.width * min(1, fit)))))


def _read(upload):
    """The points of a file in plain RGB, half as wide and high if there are many; its decoder is let go of."""
    found = Pillow.open(upload, formats=FORMATS)
    # What a phone writes with a second, small picture in the file is a JPEG all the same.
    kind = "JPEG" if found.format == "MPO" else found.format
    _refuse_by_its_sides(found, kind)
    by = 2 if found.width * found.height > MOST_READ_WHOLE else 1
    if kind == "JPEG":
        width = found.width
        found.draft("RGB", (found.width // by, found.height // by))
        by = 1 if found.width < width else by
    found.load()
    tones = found.getextrema() if found.mode.startswith("I") or found.mode == "F" else None
    to_web = _to_the_colours_of_the_web(found)
    whole = Pillow.new("RGB", (-(-found.width // by), -(-found.height // by)))
    # In strips, so that no second picture of the full size is made on the way.
    for top in range(0, found.height, ROWS_AT_ONCE):
        strip = found.crop((0, top, found.width, min(top + ROWS_AT_ONCE, found.height)))
        whole.paste(_flattened(strip, tones, to_web).reduce(by), (0, top // by))
    whole.info = dict(found.info)
    return whole


def _refuse_by_its_sides(found, kind):
    is_progressive = kind == "JPEG" and found.info.get("progressive")
    most = MOST_PIXELS_OF_A_PROGRESSIVE if is_progressive else MOST_PIXELS[kind]
    if found.width * found.height > most or max(found.size) > MOST_SIDE:
        raise ValidationError(
            _(
                "The picture has %(width)d × %(height)d points. Save it smaller, or as a plain JPEG: of this kind "
                "%(most)d million points are taken, and %(side)d on a side."
            )
            % {"width": found.width, "height": found.height, "most": most // 1_000_000, "side": MOST_SIDE}
        )


def _refuse_by_its_first_bytes(content):
    head = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        raise ValidationError(_("Drawings (SVG) are not taken: they can hold programs. Save it as PNG and try again."))
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        raise ValidationError(
            _(
                "This is an iPhone picture (HEIC), which most browsers cannot show. On the phone choose Settings, "
                "Camera, Formats, Most Compatible; or open the picture on a computer and save it as JPEG."
            )
        )


def _to_the_colours_of_the_web(picture):
    """The transform to sRGB, or None: a profile is not kept, and without it a phone's wide colours would look pale."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return None
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.buildTransform(own, ImageCms.createProfile("sRGB"), picture.mode, mode)
    except (ImageCms.PyCMSError, OSError):
        # A profile that cannot be read says nothing: the points are taken as they are.
        return None


def _flattened(picture, tones, to_web):
    """Opaque RGB: what is see-through stands on white; a 16-bit scan keeps its greys."""
    if tones:
        low, high = tones
        scale = 255 / (high - low) if high > low else 0
        picture = picture.point(lambda value: (value - low) * scale).convert("L")
    if to_web:
        picture = ImageCms.applyTransform(picture, to_web)
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
    target = io.BytesIO()
    picture.save(target, **how)
    return target.getvalue()


def _focal_point(value):
    """ "0.5x0.33" as CSS says it: "50% 33%"."""
    across, down = (float(part) for part in (value or "0.5x0.5").split("x"))
    return f"{round(across * 100)}% {round(down * 100)}%"

"""Covers drawn from typography and colour alone: a stitched sheet for news, a title slip on cloth for a book."""

import hashlib
import io
from pathlib import Path

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFont

# A few signs of Noto Serif CJK SC (SIL Open Font License, see OFL.txt beside it): those of the demo's book titles.
FONT = Path(__file__).parent / "song.otf"
BLUE, GREEN, RED, OCHRE, VIOLET = "#17507f", "#1b6143", "#a02c1c", "#7d4e00", "#5b3c80"
ALT = {
    BLUE: "蓝底十字绣图案",
    GREEN: "绿底十字绣图案",
    RED: "红底十字绣图案",
    OCHRE: "赭底十字绣图案",
    VIOLET: "紫底十字绣图案",
}
PAPER, INK = "#fbfaf5", "#1b1e21"
SHEET = (1200, 900)
BOOK = (600, 800)


def stitch(title, colour):
    """An eightfold cross-stitch whose pattern is the title's digest; a PNG file of 1200 × 900 points."""
    picture = Image.new("RGB", SHEET, colour)
    draw = ImageDraw.Draw(picture)
    bits = int.from_bytes(hashlib.sha256(title.encode()).digest(), "big")
    step, size, half = 31, 20, 7
    # One tile is mirrored in both directions and along its diagonal: eightfold.
    tile = {}
    for across in range(half):
        for down in range(across + 1):
            tile[across, down] = tile[down, across] = bits & 1
            bits >>= 1
    width = 2 * half - 1
    for column in range(SHEET[0] // step + 1):
        for row in range(SHEET[1] // step + 1):
            place = abs(column % width - half + 1), abs(row % width - half + 1)
            if tile[place]:
                left, top = 5 + column * step, 5 + row * step
                for ends in (
                    (left, top, left + size, top + size),
                    (left, top + size, left + size, top),
                ):
                    draw.line(ends, fill=_mixed(colour, 0.42), width=5)
    draw.rectangle((24, 24, SHEET[0] - 25, SHEET[1] - 25), outline=_mixed(colour, 0.7), width=3)
    return _png(picture, "stitch.png")


def slip(title, subtitle, foot, colour):
    """A thread-bound book: cloth, five stitches, the title down a slip at the upper left; a PNG file of 600 × 800."""
    picture = Image.new("RGB", BOOK, colour)
    draw = ImageDraw.Draw(picture)
    thread = _mixed(colour, 0.55)
    draw.line((520, 0, 520, 800), fill=thread, width=3)
    for height in range(60, 800, 136):
        draw.line((520, height, 600, height), fill=thread, width=3)
    draw.rectangle((56, 56, 232, 656), fill=PAPER)
    draw.rectangle((64, 64, 224, 648), outline=INK, width=4)
    draw.rectangle((72, 72, 216, 640), outline=INK, width=1)
    _down(draw, title, 172, 148, 62, min(70, 500 // max(len(title), 1)))
    _down(draw, subtitle, 104, 270, 26, 33)
    if foot:
        draw.text((56, 700), foot, font=ImageFont.truetype(FONT, 32), fill="white")
    return _png(picture, "slip.png")


def _down(draw, text, centre, top, size, step):
    font = ImageFont.truetype(FONT, size)
    for place, sign in enumerate(text):
        draw.text((centre, top + place * step), sign, font=font, fill=INK, anchor="mm")


def _mixed(colour, share):
    """The colour with this share of white in it."""
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return tuple(round(part + (255 - part) * share) for part in parts)


def _png(picture, name):
    target = io.BytesIO()
    picture.save(target, "PNG")
    return ContentFile(target.getvalue(), name)

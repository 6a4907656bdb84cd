"""The pictures of a Word document: taken in once each, and put into the body as figures with their captions."""

import hashlib
import re
from html import escape
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from selectolax.lexbor import LexborHTMLParser

from articles.keeping.image import Taken, address_in_body, take_picture
from articles.language.characters import is_invisible

# A picture takes up to a second.
MOST_PICTURES = 40
CAPTION = re.compile(
    r"(?:[△▲↑◎]\s*|(?:图片?|照片|附图|figure|fig\.?|photo)\s*(?:\d+|[一二三四五六七八九十]+)?(?:[-.]\d+)?\s*[:：.、\s])\S.{0,200}",
    re.IGNORECASE,
)
# What Word writes by itself where nobody described a picture.
MADE_BY_WORD = re.compile(
    r"^(图片|Picture|图像|Image|\d+)\s*\d*$|描述已自动生成|automatically generated|AI-generated|AI 生成", re.I
)
NOT_FOR_THE_WEB = {"emf": "EMF", "wmf": "WMF", "tif": "TIFF", "tiff": "TIFF", "emz": "EMF", "wmz": "WMF", "bmp": "BMP"}
MOST_OF_A_LINE = 300


class Picture(NamedTuple):
    taken: Taken
    alt: str = ""
    caption: str = ""


def one_line(text):
    """A text as one line of a form, without what cannot be seen."""
    return "".join(sign for sign in " ".join(text.split()) if not is_invisible(sign))[:MOST_OF_A_LINE]


class Shelf:
    """The pictures of a document, each taken once however often it stands there."""

    def __init__(self, sources):
        self.sources = sources
        self.pictures, self.refused, self._taken = [], [], {}
        self._beyond = 0

    def figure(self, place, alt, caption):
        """The HTML of a picture of the body, or "" for one that cannot be taken; why stands in `refused`."""
        content, ending = self.sources[place]
        key = hashlib.sha256(content).hexdigest()
        if key not in self._taken:
            self._taken[key] = self._take(content, ending, place + 1)
        taken = self._taken[key]
        if taken is None:
            return f"<p>{escape(caption)}</p>" if caption else ""
        alt = "" if MADE_BY_WORD.search(alt) else one_line(alt)
        picture = Picture(taken, alt, one_line(caption))
        if picture not in self.pictures:
            self.pictures.append(picture)
        words = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
        return f'<figure><img src="{address_in_body(taken)}" alt="{escape(alt)}">{words}</figure>'

    def _take(self, content, ending, number):
        if len([taken for taken in self._taken.values() if taken]) >= MOST_PICTURES:
            self._beyond += 1
            return None
        name = NOT_FOR_THE_WEB.get(ending.lower())
        if name:
            self.refused.append(
                _("Picture %(number)d was left out: %(kind)s is not for the web. Save it as PNG or JPEG and add it.")
                % {"number": number, "kind": name}
            )
            return None
        try:
            return take_picture(ContentFile(content, name=f"{number}.{ending}"))
        except ValidationError as refusal:
            self.refused.append(
                _("Picture %(number)d was left out: %(words)s") % {"number": number, "words": refusal.messages[0]}
            )
            return None

    def close(self):
        if self._beyond:
            self.refused.append(
                _("%(count)d pictures beyond the first %(most)d were left out. Add them with “Add several pictures”.")
                % {"count": self._beyond, "most": MOST_PICTURES}
            )


def place_pictures(tree, shelf):
    """Pictures leave their paragraphs and stand as figures after them; a caption below goes with the last of them."""
    holders = {}
    for image in tree.css("img"):
        holder = image
        while holder.parent.tag not in ("body", "td", "th", "li", "blockquote"):
            holder = holder.parent
        holders.setdefault(holder.mem_id, (holder, []))[1].append(image)
    for holder, images in holders.values():
        figures = _figures(holder, images, shelf)
        for image in images:
            if image.mem_id != holder.mem_id:
                image.decompose()
        for figure in reversed(figures):
            holder.insert_after(LexborHTMLParser(f"<body>{figure}</body>").body.child)
        if not holder.text(strip=True):
            holder.decompose()
    shelf.close()


def _figures(holder, images, shelf):
    below = holder.next
    words = _caption(below)
    figures = []
    for image in images:
        place = int(image.attributes["src"].partition(":")[2])
        caption = words if image is images[-1] else ""
        figures.append(shelf.figure(place, image.attributes.get("alt") or "", caption))
    if words:
        below.decompose()
    return [figure for figure in figures if figure]


def _caption(node):
    """The words of a paragraph that is a caption: by its style, or by how it begins; else ""."""
    if node is None or node.tag != "p":
        return ""
    words = " ".join(node.text().split())
    is_caption = "caption" in (node.attributes.get("class") or "") or CAPTION.fullmatch(words)
    return words if words and is_caption and not node.css("img") and len(words) <= MOST_OF_A_LINE else ""

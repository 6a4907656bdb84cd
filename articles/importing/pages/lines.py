"""A page as a flat list of lines, each knowing the boxes it stands in: what a reader sees, top to bottom.

One walk without recursion, so that a page of a thousand tables in tables costs no more than its elements.
"""

import re
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser

from articles.importing.limits import check_lines
from articles.importing.pages.dates import find_moments
from articles.importing.pages.furniture import OWN_WORDS, Furniture, judge
from articles.importing.pages.markup import BLOCKS, INLINE, SKIPPED, VIEW_ICON, PageScript, is_hidden
from articles.importing.pages.pictures import PagePicture, picture_of
from articles.importing.pages.told import Told, tell
from articles.language.characters import clean_characters, half_width, one_line

MOST_OF_A_TITLE = 2000
WORD = re.compile(r"[a-z0-9]+")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Space with a line break between two Chinese characters is how the source was laid out, no space of the text.
WRAPPED = re.compile(
    r"""
    (?<=[\u2e80-\u9fff\uff00-\uffef\u3001-\u303f])[ \t]*[\r\n]\s*
    (?=[\u2e80-\u9fff\uff00-\uffef\u3001-\u303f])
    """,
    re.VERBOSE,
)
PICTURE_WEIGHT = 25
AS_PRINTED = ("pre", "xmp", "listing", "plaintext", "textarea")


@dataclass
class Box:
    """A block element; its lines are `lines[start:end]`."""

    index: int
    parent: int
    tag: str
    names: frozenset = frozenset()  # its classes, id and itemprop in lower case
    words: frozenset = frozenset()  # the words that those are made of
    is_centred: bool = False
    is_aside: bool = False  # navigation, a side list or a footer
    start: int = 0
    end: int = 0


@dataclass
class Line:
    """A line as the reader sees it, and all that it says by itself: found once, when the line is made."""

    raw: str  # with VIEW_ICON where an icon of a counter stands
    html: str
    box: int
    boxes: list[Box] = field(default_factory=list)  # the innermost four around it, its own first
    linked: int = 0  # how many characters of it are a link
    pictures: list[PagePicture] = field(default_factory=list)
    links: list = field(default_factory=list)  # (address, text)
    words: frozenset = frozenset()  # of the inline elements in it
    is_small: bool = False
    is_bold: bool = False
    is_big: bool = False
    number: int = 0
    is_aside: bool = False  # in navigation, a side list or a footer; told by its box

    def __post_init__(self):
        self.text = self.raw.replace(VIEW_ICON, "").strip() if VIEW_ICON in self.raw else self.raw
        self.squeezed = self.text.replace(" ", "")  # it is one line: no other space stands in it
        self.shown = [picture for picture in self.pictures if not picture.is_ornament]
        self.told: Told = tell(self.raw)
        self.furniture: Furniture = judge(self.told.plain, self.linked)
        is_of_site = self.furniture.is_site or self.furniture.is_links
        self.weight = 0.0 if is_of_site else self._prose() + PICTURE_WEIGHT * len(self.shown)

    def _prose(self):
        """How much of an article the words are, in characters: sentences count whole, links not at all."""
        own = len(self.squeezed) - self.linked
        return max(own * (1.0 if OWN_WORDS.search(self.text) else 0.6 if own >= 30 else 0.25), 0.0)


@dataclass
class Page:
    lines: list
    boxes: list
    title: str = ""
    metas: dict = field(default_factory=dict)
    base: str = ""
    hidden: list = field(default_factory=list)  # texts that nobody could see
    has_frames: bool = False
    linked_data: list = field(default_factory=list)

    def ancestors(self, box, most=None):
        """The boxes around a box, itself first; at most so many."""
        around = []
        while box >= 0 and len(around) != most:
            around.append(self.boxes[box])
            box = self.boxes[box].parent
        return around


def read_page_lines(html):
    """The Page of a document. Raises Refused for more lines than any article has."""
    walk = Walk(LexborHTMLParser(html))
    walk.run()
    return walk.page


class Walk:
    def __init__(self, tree):
        self.tree = tree
        self.page = Page([], [])
        self.script = PageScript(tree)
        self.box = -1
        self.pieces, self.pictures, self.links = [], [], []
        self.words, self.marks = set(), []
        self.linked = self.small = self.bold = self.big = self.total = 0
        self.depth_pre = 0

    def run(self):
        self._head()
        root = self.tree.body
        if root is None:
            return
        self._open(root, "body")
        stack, node = [], root.child
        while node is not None or stack:
            if node is None:
                node = stack.pop()
                self._leave(node)
                node = node.next
                continue
            if self._enter(node):
                stack.append(node)
                node = node.child
            else:
                node = node.next
        self._flush()
        self._close()

    def _head(self):
        page, tree = self.page, self.tree
        found = tree.css_first("title")
        page.title = _plain(found.text()[:MOST_OF_A_TITLE]) if found else ""
        for meta in tree.css("meta"):
            attributes = meta.attributes
            name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
            if name and attributes.get("content"):
                page.metas.setdefault(name.lower(), _plain(attributes["content"]))
        base = tree.css_first("base")
        page.base = (base.attributes.get("href") or "") if base else ""
        page.has_frames = tree.css_first("frameset, frame") is not None
        page.linked_data = [found.text() for found in tree.css('script[type="application/ld+json"]')][:5]

    def _enter(self, node):
        """Takes in a node; whether its children are to be read too."""
        tag = node.tag
        if tag == "-text":
            self._text(node.text_content or "")
            return False
        if tag[0] in "-!":
            return False
        if tag in SKIPPED:
            if tag == "script":
                self._text(self.script.written_by(node))
            return False
        if tag in ("br", "hr"):
            self._flush()
            return False
        attributes = node.attributes
        if tag == "img":
            self._picture(attributes)
            return False
        if is_hidden(node, tag, attributes, self.script.hidden_classes):
            text = _plain(node.text(separator=" "))
            if text:
                self.page.hidden.append(text[:2000])
            return False
        if tag in BLOCKS:
            self._flush()
            self._open(node, tag, attributes)
            return True
        return self._enter_inline(node, tag, attributes)

    def _enter_inline(self, node, tag, attributes):
        names = _names(attributes)
        self.words |= _words(names)
        inline = self.script.inline(node, tag, attributes, names)
        if inline.is_icon:
            self.pieces.append((VIEW_ICON, ()))
        if inline.text is not None:
            self._text(inline.text)
            return False
        self.marks.append(inline.mark)
        return True

    def _leave(self, node):
        if node.tag in BLOCKS:
            self._flush()
            self._close()
        else:
            self.marks.pop()

    def _text(self, text):
        if not text:
            return
        text = clean_characters(text)
        if self.depth_pre:
            first, *others = text.replace("\r\n", "\n").split("\n")
            self._piece(first)
            for other in others:
                self._flush(keep_empty=True)
                self._piece(other)
            return
        self._piece(text)

    def _piece(self, text):
        if not text:
            return
        marks = tuple(dict.fromkeys(mark for mark in self.marks if mark))
        self.pieces.append((text, marks))
        count = len(text.strip())
        self.total += count
        for name, value in marks:
            if name == "a":
                self.linked += count
                self.links.append((value, _plain(text)))
            elif name == "small":
                self.small += count
            elif name == "strong":
                self.bold += count
            elif name == "big":
                self.big += count

    def _picture(self, attributes):
        names = _names(attributes)
        alt = _plain(attributes.get("alt") or "") or _plain(attributes.get("title") or "")
        picture = picture_of(attributes, alt, names, _words(names))
        if picture is None:
            return
        if picture.is_icon:
            self.pieces.append((VIEW_ICON, ()))
        self.pictures.append(picture)

    def _open(self, node, tag, attributes=None):
        attributes = node.attributes if attributes is None else attributes
        names = _names(attributes)
        style = (attributes.get("style") or "").replace(" ", "").lower()
        align = (attributes.get("align") or "").lower()
        box = Box(len(self.page.boxes), self.box, tag, names, frozenset(_words(names)), start=len(self.page.lines))
        box.is_centred = tag == "center" or align in ("center", "middle") or "text-align:center" in style
        self.page.boxes.append(box)
        self.box = box.index
        self.depth_pre += tag in AS_PRINTED

    def _close(self):
        box = self.page.boxes[self.box]
        box.end = len(self.page.lines)
        self.depth_pre -= box.tag in AS_PRINTED
        self.box = box.parent

    def _flush(self, keep_empty=False):
        pieces, pictures = self.pieces, self.pictures
        if pieces or pictures or keep_empty:
            raw = _unwrapped("".join(text for text, _marks in pieces))
            if raw and len(raw) < 200 and len(pieces) > 1:
                raw = self._set_apart(raw)
            if raw or pictures or keep_empty:
                self._add(raw)
        if pieces or pictures:
            self.pieces, self.pictures, self.links, self.words = [], [], [], set()
            self.linked = self.small = self.bold = self.big = self.total = 0

    def _set_apart(self, raw):
        """Day and count that only a style sheet keeps apart, with a space: 2019-03-06243 holds no day."""
        touching = (first[-1:].isdigit() and second[:1].isdigit() for (first, _), (second, _) in pairwise(self.pieces))
        if not any(touching) or find_moments(half_width(raw)):
            return raw
        spaced = _unwrapped(" ".join(text for text, _marks in self.pieces))
        return spaced if find_moments(half_width(spaced)) else raw

    def _add(self, raw):
        line = Line(
            raw,
            _inline_html(self.pieces) if raw else "",
            self.box,
            self.page.ancestors(self.box, 4),
            self.linked,
            self.pictures,
            self.links,
            frozenset(self.words),
            is_small=self.small * 2 > self.total,
            is_bold=self.bold * 2 > self.total,
            is_big=self.big * 2 > self.total,
            number=len(self.page.lines),
        )
        self.page.lines.append(line)
        check_lines(len(self.page.lines))


def _names(attributes):
    joined = " ".join(attributes.get(key) or "" for key in ("class", "id", "itemprop"))
    return frozenset(joined.split()) if joined.strip() else frozenset()


def _words(names):
    return {word for name in names for word in WORD.findall(CAMEL.sub("-", name).lower())}


def _plain(text):
    return one_line(clean_characters(text))


def _unwrapped(text):
    """Text as one line without the line breaks of its source; a browser shows none between two Chinese characters."""
    return one_line(WRAPPED.sub("", text))


def _inline_html(pieces):
    """The pieces of a line as inline HTML of the few tags that bodies keep."""
    parts, is_open = [], []
    for text, marks in pieces:
        wanted = [mark for mark in marks if mark[0] in INLINE]
        if wanted != is_open:
            parts += [f"</{name}>" for name, _value in reversed(is_open)]
            parts += [f'<a href="{escape(value)}">' if name == "a" else f"<{name}>" for name, value in wanted]
            is_open = wanted
        if text != VIEW_ICON:
            parts.append(escape(text, quote=False))
    parts += [f"</{name}>" for name, _value in reversed(is_open)]
    html = _unwrapped("".join(parts))
    html = re.sub(r"<(strong|em|u|s|sub|sup)>\s*</\1>", " ", html)
    return html.strip()

"""The one place where HTML is cleaned, at save and at import, and where it is told from what was never cleaned."""

import re
from html import unescape
from urllib.parse import urlsplit

import nh3
from django.utils.translation import gettext as _
from selectolax.lexbor import LexborHTMLParser

from articles.keeping.nesting import TooMuch, check_markup

MOST_CHARACTERS = 500_000
MOST_PASSES = 8
TAGS = {
    "a", "blockquote", "br", "em", "figcaption", "figure", "h2", "h3", "hr", "img", "li", "ol", "p", "s", "strong",
    "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "*": set(),  # the cleaner's own default would let `lang` and `title` through
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
}
# What they hold is no text of an article.
DROPPED_WITH_THEIR_CONTENT = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title"}
OWN_PICTURE = re.compile(r"/media/[0-9a-f]{64}-\d{1,5}\.(avif|jpg)")
SMALL_NUMBER = re.compile(r"\d{1,4}")
# Word, WPS and old editors write these for what ours calls otherwise.
RENAMED = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "strike": "s", "del": "s"}
EMPTY = re.compile(r"<p>(?:\s|\u00a0|&nbsp;|<br>)*</p>")


# A tag as the cleaner writes it.
WRITTEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"]*")*)>')
WRITTEN_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
REL = "noopener noreferrer"


def clean_html(html):
    """The body as readers get it: tags, attributes and addresses of a closed list. Cleaning twice changes nothing.

    Raises TooMuch, in words, for what is too long, before or after, or too deep. Call it outside any transaction.
    """
    html = (html or "").replace("\x00", "")
    if not html.strip():
        return ""
    _refuse_by_length(html)
    check_markup(html)
    html = _renamed(html)
    # Markup that is nested against the rules reads differently once it is written out; what is kept reads the same.
    for _pass in range(MOST_PASSES):
        cleaned = _cleaned_once(html)
        if cleaned == html:
            return cleaned
        html = cleaned
        # Tags that were left open, and links, come out longer than they went in.
        _refuse_by_length(html)
    return nh3.clean(html, tags=set(), clean_content_tags=DROPPED_WITH_THEIR_CONTENT).strip()


def is_clean(html):
    """True if every tag is one that the cleaner writes: no reading of such a text finds another in it.

    It costs one look through the text, so that publishing can ask it while others wait to write.
    """
    return "<" not in WRITTEN.sub("", html) and all(_is_as_written(*tag) for tag in WRITTEN.findall(html))


def _is_as_written(closing, tag, attributes):
    if tag not in TAGS or (closing and attributes):
        return False
    allowed = ATTRIBUTES.get(tag, set())
    found = {name: unescape(value) for name, value in WRITTEN_ATTRIBUTE.findall(attributes)}
    if tag == "a" and not closing and found.pop("rel", "") != REL:
        return False
    return all(name in allowed and _attribute(tag, name, value) == value for name, value in found.items())


def _refuse_by_length(html):
    if len(html) > MOST_CHARACTERS:
        raise TooMuch(
            _("With its markup the text has %(count)d characters; at most %(most)d are kept. Split it in two.")
            % {"count": len(html), "most": MOST_CHARACTERS}
        )


def _cleaned_once(html):
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=DROPPED_WITH_THEIR_CONTENT,
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel=REL,
        strip_comments=True,
    )
    return EMPTY.sub("", _without_lost_pictures(cleaned)).strip()


def _renamed(html):
    for old, new in RENAMED.items():
        html = re.sub(rf"<(/?){old}(?=[\s>/])", rf"<\1{new}", html, flags=re.IGNORECASE)
    return html


def _attribute(tag, name, value):
    """The value if it may stand, None if it goes."""
    if tag == "a" and name == "href":
        return value if _is_safe_address(value) else None
    if tag == "img" and name == "src":
        return value if OWN_PICTURE.fullmatch(value) else None
    if name in ("width", "height", "colspan", "rowspan", "start"):
        return value if SMALL_NUMBER.fullmatch(value) else None
    if name == "scope":
        return value if value in ("row", "col") else None
    return value


def _is_safe_address(address):
    """http, https and mailto, or a path of our own; no other host by `//`, no backslash, nobody's password."""
    if "\\" in address or any(ord(character) < 33 for character in address):
        return False
    if address.startswith("/"):
        return not address.startswith("//")
    if address.startswith("#"):
        return True
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return True
    return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None


def _without_lost_pictures(html):
    """A picture whose address went goes too, with the figure that held nothing else."""
    if "<img" not in html:
        return html
    tree = LexborHTMLParser(html)
    lost = [image for image in tree.css("img") if not image.attributes.get("src")]
    if not lost:
        return html
    for image in lost:
        image.decompose()
    for figure in tree.css("figure"):
        if not figure.css("img"):
            figure.decompose()
    return tree.body.inner_html or ""

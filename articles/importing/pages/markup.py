"""What single elements of old pages mean: hidden ones, icons of counters, numbers of scripts, lazy pictures."""

import re
from typing import NamedTuple

from articles.importing.pages.words import WORDS, one_of
from articles.language.characters import clean_characters

BLOCKS = frozenset(WORDS["block elements"])
SKIPPED = frozenset(WORDS["elements without text"])
INLINE = ("a", "strong", "em", "u", "s", "sub", "sup")
# Stands in a line's text where an icon says "views"; a private character, never in a page that was cleaned.
VIEW_ICON = "\ue000"

HIDDEN_STYLE = re.compile(
    r"""
    display:none | visibility:(?:hidden|collapse) | font-size:0(?:px|pt|em|rem|%)?(?:;|!|$)
    | opacity:0(?:\.0+)?(?:;|!|$) | (?:left|top|text-indent|margin-left|margin-top):-\d{3,} | clip:rect\(0
    """,
    re.VERBOSE,
)
TINY = re.compile(r"(?:^|;)(?:max-)?(?:height|width):[01](?:px)?(?:;|!|$)")
WHITE = re.compile(
    r"""
    (?:^|;)color:(?:\#fff(?:fff)?|white|rgb\(255,255,255\))(?:;|!|$)
    """,
    re.I | re.VERBOSE,
)
BACKGROUND = re.compile(
    r"""
    background(?:-color|-image)?:(?!(?:\#fff(?:fff)?|white|transparent|none)(?:;|$))
    """,
    re.I | re.VERBOSE,
)
COLOURED = re.compile(one_of("coloured boxes"))
STYLE_RULE = re.compile(
    r"""
    (?:^|[,}\s])\.([\w-]+)\s{0,9}(?:,[^{}]{0,200})?\{[^{}]{0,300}?display\s{0,9}:\s{0,9}none
    """,
    re.I | re.VERBOSE,
)
MEDIA_RULE = re.compile(r"@media[^{}]{0,200}\{(?:[^{}]*\{[^{}]*\})*+[^{}]*\}", re.I)
WRITTEN = re.compile(
    r"""
    document\.write(?:ln)?\(\s*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|(\w+))\s*\)
    """,
    re.VERBOSE,
)
VARIABLE = re.compile(
    r"""
    \b(?:var|let|const)?\s*(\w+)\s*=\s*[\"']?(\d[\d,]*)[\"']?\s*(?:;|$|\n)
    """,
    re.VERBOSE,
)
PUT_BY_ID = re.compile(
    r"""
    getElementById\(\s*["']([\w-]+)["']\s*\)
    \.(?:innerHTML|innerText|textContent)\s*=\s*["']?(\w[\w,.]*)
    """,
    re.VERBOSE,
)
PUT_BY_QUERY = re.compile(
    r"""
    \$\(\s*["']\#([\w-]+)["']\s*\)
    \.(?:html|text|append)\(\s*["']?(\w[\w,.]*)
    """,
    re.VERBOSE,
)
# What stands where a number will be until a script brings it.
NOT_YET = ("0", "-", "--", "...", "…", "加载中", "?")
NUMBER = re.compile(r"\d[\d,.]*[万萬]?")
MARKUP = re.compile(r"<[^<>]*>")

VIEW_WORDS = frozenset(WORDS["counters"])
VIEW_TITLES = frozenset(WORDS["counters in words"])
BIG = frozenset({"4", "5", "6", "7", "+1", "+2", "+3", "+4"})
BIG_STYLE = re.compile(
    r"""
    font-size:(?:(?:1[89]|[2-9]\d)px|(?:1[5-9]|[2-9]\d)(?:\.\d+)?pt|(?:x-|xx-)?large)
    """,
    re.VERBOSE,
)
MARKS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "u": "u", "sub": "sub", "sup": "sup", "s": "s"}


class Inline(NamedTuple):
    """What an inline element says by itself."""

    is_icon: bool = False  # it stands for the word "views"
    text: str | None = None  # all that stands in it, where a script is to fill it: a number, or "" for one unknown
    mark: tuple[str, str] | None = None  # the tag or trait of its words, and an address; None for nothing that matters


class PageScript:
    """What the scripts and styles of a page say in plain constants; nothing of them is run."""

    def __init__(self, tree):
        self._values, self._put = {}, {}
        for found in tree.css("script"):
            source = found.text()
            if source and len(source) < 50_000:
                self._read(source)
        styles = " ".join(MEDIA_RULE.sub("", found.text()[:20_000]) for found in tree.css("style"))
        self.hidden_classes = frozenset(STYLE_RULE.findall(styles))

    def _read(self, source):
        if "=" in source:
            self._values |= dict(VARIABLE.findall(source))
        for pattern in (PUT_BY_ID, PUT_BY_QUERY):
            self._put |= dict(pattern.findall(source))

    def written_by(self, node):
        """The text that a script writes where it stands, if that is a constant."""
        source = node.text()
        if not source or "write" not in source:
            return ""
        parts = []
        for double, single, name in WRITTEN.findall(source):
            parts.append(self._values.get(name, "") if name else MARKUP.sub("", double or single))
        return clean_characters("".join(parts))

    def inline(self, node, tag, attributes, names):
        """The Inline of an element within a line."""
        is_icon = is_view_icon(node, names, attributes)
        value = self._value_of(attributes.get("id"))
        if value and not node.text().strip():
            return Inline(is_icon, value)
        if _is_counter(attributes, names) and node.text().strip() in NOT_YET:
            return Inline(is_icon, "")
        return Inline(is_icon, mark=_mark_of(tag, attributes))

    def _value_of(self, name):
        """The number that a script puts into the element of this id, "" if none is known."""
        put = self._put.get(name or "", "")
        put = put if NUMBER.fullmatch(put) else self._values.get(put, "")
        return put if NUMBER.fullmatch(put) else ""


def is_hidden(node, tag, attributes, hidden_classes):
    """Whether a reader never saw it. Text in white counts only where no background says otherwise."""
    if "hidden" in attributes or (tag == "marquee" and (attributes.get("height") or "") in ("0", "1")):
        return True
    style = attributes.get("style")
    if style:
        style = style.replace(" ", "").lower()
        if HIDDEN_STYLE.search(style):
            return True
        if TINY.search(style) and "overflow:hidden" in style:
            return True
        if WHITE.search(style) and not _has_background(node):
            return True
    if tag == "font" and (attributes.get("color") or "").lower() in ("white", "#ffffff", "#fff"):
        return not _has_background(node)
    names = attributes.get("class")
    return bool(hidden_classes and names and not hidden_classes.isdisjoint(names.split()))


def _has_background(node):
    while node is not None and node.tag not in ("html", "-document"):
        attributes = node.attributes
        style = (attributes.get("style") or "").replace(" ", "")
        color = (attributes.get("bgcolor") or "").lower()
        if BACKGROUND.search(style) or attributes.get("background") or color not in ("", "white", "#ffffff", "#fff"):
            return True
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
        if node.tag != "body" and COLOURED.search(names):
            return True  # a style sheet that is not here may colour it
        node = node.parent
    return False


def is_view_icon(node, names, attributes):
    """Whether an element without text, or a small picture, stands for the word "views"."""
    if not names and not attributes.get("title"):
        return False
    if node is not None and node.text().strip() and not NUMBER.fullmatch(node.text().strip()):
        return False
    words = {word for name in names for word in re.findall(r"[a-z]+", name.lower())}
    if words & VIEW_WORDS and not words & {"post", "content", "article"}:
        return True
    return attributes.get("title") in VIEW_TITLES


def _is_counter(attributes, names):
    """Whether a script is to fill the element with a number."""
    if attributes.get("url") or any(key.startswith("data-") for key in attributes):
        return True
    return bool(attributes.get("id")) or any("visitcount" in name.lower() for name in names)


def _mark_of(tag, attributes):
    """What an inline element makes of the words in it: (tag or trait, address), None for nothing that matters."""
    if tag == "a":
        href = (attributes.get("href") or "").strip()
        return ("a", href) if href else None
    style = (attributes.get("style") or "").replace(" ", "").lower()
    if tag in MARKS:
        return (MARKS[tag], "")
    if "font-weight:bold" in style or "font-weight:700" in style:
        return ("strong", "")
    if tag == "small" or (tag == "font" and attributes.get("size") in ("1", "2", "-1")) or _is_small(style):
        return ("small", "")
    if tag == "big" or (tag == "font" and (attributes.get("size") or "") in BIG) or BIG_STYLE.search(style):
        return ("big", "")
    return None


def _is_small(style):
    found = re.search(r"font-size:(\d+(?:\.\d+)?)(px|pt|em)", style)
    if not found:
        return False
    return float(found[1]) <= {"px": 13, "pt": 9.5, "em": 0.9}[found[2]]

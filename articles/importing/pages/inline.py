"""What stands within a line: bold, links and sizes, written again as inline HTML of the few tags that bodies keep."""

import re
from html import escape

from articles.importing.pages.markup import INLINE, VIEW_ICON
from articles.language.characters import one_line

# Space with a line break between two Chinese characters is how the source was laid out, no space of the text.
WRAPPED = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef\u3001-\u303f])[ \t]*[\r\n]\s*(?=[\u2e80-\u9fff\uff00-\uffef\u3001-\u303f])"
)
BIG = frozenset({"4", "5", "6", "7", "+1", "+2", "+3", "+4"})
BIG_STYLE = re.compile(r"font-size:(?:(?:1[89]|[2-9]\d)px|(?:1[5-9]|[2-9]\d)(?:\.\d+)?pt|(?:x-|xx-)?large)")
TAGS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "u": "u", "sub": "sub", "sup": "sup", "s": "s"}


def unwrapped_source(text):
    """Chinese text without the line breaks of its source; a browser shows none between two characters."""
    return WRAPPED.sub("", text)


def mark_of(tag, attributes):
    """What an inline element makes of the words in it: (tag or trait, address), None for nothing that matters."""
    if tag == "a":
        href = (attributes.get("href") or "").strip()
        return ("a", href) if href else None
    style = (attributes.get("style") or "").replace(" ", "").lower()
    if tag in TAGS:
        return (TAGS[tag], "")
    if "font-weight:bold" in style or "font-weight:700" in style:
        return ("strong", "")
    if tag == "small" or (tag == "font" and attributes.get("size") in ("1", "2", "-1")) or is_small(style):
        return ("small", "")
    if tag == "big" or (tag == "font" and (attributes.get("size") or "") in BIG) or BIG_STYLE.search(style):
        return ("big", "")
    return None


def inline_html(pieces):
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
    html = one_line(unwrapped_source("".join(parts)))
    html = re.sub(r"<(strong|em|u|s|sub|sup)>\s*</\1>", " ", html)
    return html.strip()


def is_small(style):
    found = re.search(r"font-size:(\d+(?:\.\d+)?)(px|pt|em)", style)
    if not found:
        return False
    return float(found[1]) <= {"px": 13, "pt": 9.5, "em": 0.9}[found[2]]

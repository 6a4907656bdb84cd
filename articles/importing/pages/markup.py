"""What single elements of old pages mean: hidden ones, icons of counters, numbers of scripts, lazy pictures."""

import re

from articles.language.characters import clean_characters

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "marquee",
        "menu",
        "nav",
        "ol",
        "p",
        "plaintext",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "xmp",
    ]
)
SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "iframe",
        "object",
        "embed",
        "applet",
        "svg",
        "math",
        "select",
        "button",
        "textarea",
        "input",
        "audio",
        "video",
        "canvas",
        "map",
        "area",
        "rt",
        "rp",
        "datalist",
        "noframes",
        "noembed",
        "base",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "col",
        "colgroup",
    ]
)
INLINE = ("a", "strong", "em", "u", "s", "sub", "sup")
# Stands in a line's text where an icon says "views"; a private character, never in a page that was cleaned.
VIEW_ICON = "\ue000"

HIDDEN_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|font-size:0(?:px|pt|em|rem|%)?(?:;|!|$)|opacity:0(?:\.0+)?(?:;|!|$)"
    r"|(?:left|top|text-indent|margin-left|margin-top):-\d{3,}|clip:rect\(0"
)
TINY = re.compile(r"(?:^|;)(?:max-)?(?:height|width):[01](?:px)?(?:;|!|$)")
WHITE = re.compile(r"(?:^|;)color:(?:#fff(?:fff)?|white|rgb\(255,255,255\))(?:;|!|$)", re.I)
BACKGROUND = re.compile(r"background(?:-color|-image)?:(?!(?:#fff(?:fff)?|white|transparent|none)(?:;|$))", re.I)
COLOURED = re.compile(r"head|banner|nav|top|tit|menu|bar|btn|button|foot|bg|label|tag|bt\b")
STYLE_RULE = re.compile(
    r"(?:^|[,}\s])\.([\w-]+)\s{0,9}(?:,[^{}]{0,200})?\{[^{}]{0,300}?display\s{0,9}:\s{0,9}none", re.I
)
MEDIA_RULE = re.compile(r"@media[^{}]{0,200}\{(?:[^{}]*\{[^{}]*\})*+[^{}]*\}", re.I)
WRITTEN = re.compile(r"document\.write(?:ln)?\(\s*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|(\w+))\s*\)")
VARIABLE = re.compile(r"\b(?:var|let|const)?\s*(\w+)\s*=\s*[\"']?(\d[\d,]*)[\"']?\s*(?:;|$|\n)")
PUT_IN = (
    re.compile(
        r"getElementById\(\s*[\"']([\w-]+)[\"']\s*\)\.(?:innerHTML|innerText|textContent)\s*=\s*[\"']?(\w[\w,.]*)"
    ),
    re.compile(r"\$\(\s*[\"']#([\w-]+)[\"']\s*\)\.(?:html|text|append)\(\s*[\"']?(\w[\w,.]*)"),
)
NUMBER = re.compile(r"\d[\d,.]*[万萬]?")
MARKUP = re.compile(r"<[^<>]*>")

VIEW_WORDS = frozenset(
    [
        "eye",
        "view",
        "views",
        "viewed",
        "hit",
        "hits",
        "click",
        "clicks",
        "visit",
        "visits",
        "visited",
        "read",
        "reads",
        "readed",
        "pv",
        "pageview",
        "browse",
    ]
)
PLACEHOLDER = re.compile(
    r"^data:|(?:^|[/_-])(?:spacer|blank|transparent|placeholder|loading|lazy(?:load)?|grey|gray|pixel|space|1x1"
    r"|none)[\w-]*\.(?:gif|png|jpe?g|svg)",
    re.I,
)
LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-echo", "data-url", "data-original-src",
        "original-src", "original", "lazy-src", "_src", "orisrc", "vurl", "file", "zoomfile")  # fmt: skip


class Script:
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
        for pattern in PUT_IN:
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

    def value_of(self, name):
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
    return (attributes.get("title") or "") in (
        "浏览次数",
        "浏览量",
        "浏览",
        "阅读",
        "点击",
        "瀏覽數",
        "點閱",
        "views",
        "Views",
        "Hits",
    )


def is_counter(attributes, names):
    """Whether a script is to fill the element with a number."""
    if attributes.get("url") or any(key.startswith("data-") for key in attributes):
        return True
    return bool(attributes.get("id")) or any("visitcount" in name.lower() for name in names)


def picture_address(attributes):
    """The address of a picture as the page has it; of a lazy one, where the script would have taken it from."""
    src = (attributes.get("src") or "").strip()
    if src and not PLACEHOLDER.search(src):
        return src
    for name in LAZY:
        lazy = (attributes.get(name) or "").strip()
        if lazy and not PLACEHOLDER.search(lazy):
            return lazy
    srcset = (attributes.get("srcset") or attributes.get("data-srcset") or "").split(",")[0].split()
    return srcset[0] if srcset else src

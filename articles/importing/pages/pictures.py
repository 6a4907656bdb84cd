"""Which pictures belong to an article, and which words below one are its caption."""

import re
from typing import NamedTuple

from articles.importing.pages.markup import is_view_icon
from articles.importing.pages.words import WORDS, one_of

ORNAMENT = re.compile(
    rf"""
    (?:^|[/_.-])
    {one_of("ornaments")}\w{{0,3}}\.(?:gif|png|jpe?g|bmp|svg|webp|ico)(?:$|\?)
    | (?:^|[/_.-])
    {one_of("ornaments but for photographs")}\w{{0,2}}\.(?:gif|png|svg)(?:$|\?)
    | icon_(?:pdf|doc|xls|ppt|zip|rar|txt|mp4|jpg) | filetypeimages | /icons?/ | /emoji | emoticon
    | smil(?:ey|ies) | qr_?code | /ewm | [/_]ewm | erweima
    | (?:counter|count|hits?|click|stat)\.(?:asp|aspx|php|jsp|cgi|do) | hm\.gif | cnzz | 51\.la
    | ^javascript:
    """,
    re.IGNORECASE | re.VERBOSE,
)
FILE_NAME = re.compile(
    r"""
    .*\.(?:jpe?g|png|gif|bmp|webp|tiff?)
    | (?:
        img | dsc | dscn | dscf | pict? | image | mmexport | wx_camera | qq图片 | qq截图 | 微信图片
        | 微信截图 | 图片 | 圖片 | 未标题 | 未命名 | untitled | p | t | w | screenshot | 照片 | untitled
    )?[\s_-]*[\d_\-().\s]*
    | [0-9a-f]{16,} | [\da-z_-]*\d{5,}[\da-z_-]*
    """,
    re.IGNORECASE | re.VERBOSE,
)
MARKED = re.compile(
    r"""
    (?:图|圖|照片|▲|△|↑|◎|●|※|（图|\(图|photo|figure|fig\.|caption)\s*[\d一二三四五六七八九十]{0,3}\s*
    (?:[:：为为/／.、)）]|\s|[\u4e00-\u9fff])
    | (?:(?:前排)?(?:从)?左起|右起|from\ (?:the\ )?(?:left|right)|\(?(?:l|left)\ to\ (?:r|right))
    """,
    re.IGNORECASE | re.VERBOSE,
)
NO_CAPTION = re.compile(
    r"""
    (?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．] | [（(][一二三四五六七八九十\d]{1,2}[）)]
    | (?:第[一二三四五六七八九十]+[章节部分]) | 附件
    | [（(]?(?:文|图|图文|摄影?|供稿|撰稿|通讯员|作者|编辑|来源|审核|一审|初审|责编|记者)\s*[/／:：]
    | (?:时间|地点|出席|主持|发言|签字|時間|地點|協議|协议|图书|作者|when|present|agreements?)\s*[:：]
    """,
    re.VERBOSE,
)
LONGEST_CAPTION = 90
SMALLEST = 40
PLACEHOLDER = re.compile(
    r"""
    ^data:
    | (?:^|[/_-])
    (?:spacer|blank|transparent|placeholder|loading|lazy(?:load)?|grey|gray|pixel|space|1x1|none)[\w-]*
    \.(?:gif|png|jpe?g|svg)
    """,
    re.I | re.VERBOSE,
)
LAZY = WORDS["addresses of lazy pictures"]


class PagePicture(NamedTuple):
    src: str  # the address as the page has it
    alt: str  # the text for the blind, as one line
    is_ornament: bool  # a spacer, an icon, a button or a counter
    is_icon: bool = False  # it stands for the word "views"


def picture_of(attributes, alt, names, words):
    """The PagePicture of an `img` with this text for the blind, of these classes and ids, and the words of those.

    None for one without an address.
    """
    src = _address(attributes)
    if not src:
        return None
    is_icon = is_view_icon(None, names | {src.rpartition("/")[2].lower()}, attributes)
    return PagePicture(src, alt, _is_ornament(src, attributes, words), is_icon)


def _address(attributes):
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


def _is_ornament(src, attributes, words):
    if ORNAMENT.search(src):
        return True
    if src.startswith("data:"):
        return len(src) < 2000
    for side in ("width", "height"):
        number = re.match(r"\s*(\d+)\s*(?:px)?\s*$", attributes.get(side) or "")
        if number and int(number[1]) < SMALLEST:
            return True
    return bool(words & {"icon", "logo", "ico", "emoji", "avatar", "qrcode", "spacer"})


def words_of_alt(picture, title):
    """What the text for the blind says as a caption: no file name, not the headline once more."""
    alt = picture.alt.strip()
    if (
        not alt
        or FILE_NAME.fullmatch(alt)
        or alt.replace(" ", "") == title.replace(" ", "")
        or ("/" in alt and "." in alt)
    ):
        return ""
    stem = picture.src.rpartition("/")[2].rpartition(".")[0]
    if (
        alt.lower() in ("image", "photo", "picture", "img", "图", "图片", "圖片", "照片", "点击查看大图", "点击放大")
        or alt == stem
    ):
        return ""
    return alt if len(alt) <= LONGEST_CAPTION * 2 else ""


def is_caption(line, picture, above):
    """Whether a line is the caption of a picture in the line `above`."""
    text = line.text.strip()
    if not text or len(text) > LONGEST_CAPTION * 2 or line.pictures:
        return False
    if any(box.tag in ("figcaption", "caption") or "caption" in box.words for box in line.boxes[:3]):
        return True
    if picture.alt and line.squeezed == picture.alt.replace(" ", ""):
        return True
    if len(text) > LONGEST_CAPTION or NO_CAPTION.match(text):
        return False
    if MARKED.match(text):
        return True
    if text.endswith(("。", "！", "？", "；", "：", ":")) and len(text) > 24:
        return False
    if any(box.is_centred for box in line.boxes[:2]) or (line.is_small and len(text) <= 60):
        return True
    # In a table of pictures the words stand in the cell itself or in the one below.
    return line.boxes[0].tag == "td" and above.boxes[0].tag == "td" and len(text) <= 40

"""Which pictures belong to an article, and which words below one are its caption."""

import re

from articles.language.characters import squeezed

ORNAMENT = re.compile(
    r"(?:^|[/_.-])(?:spacer|blank|pixel|icon|icons|ico|btn|button|logo|print|printer|arrow|arr|dot|dots|counter"
    r"|loading|transparent|1x1|nopic|tongji|weixin_?share|bullet)\w{0,3}\.(?:gif|png|jpe?g|bmp|svg|webp"
    r"|ico)(?:$|\?)"
    r"|(?:^|[/_.-])(?:line|bg|close|share|hits?|eye|view|top|gotop|totop|back|home|rss|e?mail|pdf|docx?|xlsx?"
    r"|pptx?|zip|rar|word|excel|search|new|hot|sina|qq|weibo|wechat|star|stat|count|default"
    r"|banner)\w{0,2}\.(?:gif|png|svg)(?:$|\?)"
    r"|icon_(?:pdf|doc|xls|ppt|zip|rar|txt|mp4|jpg)|filetypeimages|/icons?/|/emoji|emoticon|smil(?:ey|ies)"
    r"|qr_?code|/ewm|[/_]ewm|erweima|(?:counter|count|hits?|click|stat)\.(?:asp|aspx|php|jsp|cgi|do)|hm\.gif"
    r"|cnzz|51\.la|^javascript:",
    re.IGNORECASE,
)
FILE_NAME = re.compile(
    r".*\.(?:jpe?g|png|gif|bmp|webp|tiff?)|(?:img|dsc|dscn|dscf|pict?|image|mmexport|wx_camera|qq图片|qq截图"
    r"|微信图片|微信截图|图片|圖片|未标题|未命名|untitled|p|t|w|screenshot|照片|untitled)?[\s_-]*[\d_\-().\s]*"
    r"|[0-9a-f]{16,}|[\da-z_-]*\d{5,}[\da-z_-]*",
    re.IGNORECASE,
)
MARKED = re.compile(
    r"(?:图|圖|照片|▲|△|↑|◎|●|※|（图|\(图|photo|figure|fig\."
    r"|caption)\s*[\d一二三四五六七八九十]{0,3}\s*(?:[:：为为/／.、)）]|\s|[\u4e00-\u9fff])"
    r"|(?:(?:前排)?(?:从)?左起|右起|from (?:the )?(?:left|right)|\(?(?:l|left) to (?:r|right))",
    re.IGNORECASE,
)
NO_CAPTION = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)]"
    r"|(?:第[一二三四五六七八九十]+[章节部分])|附件|[（(]?(?:文|图|图文|摄影?|供稿|撰稿|通讯员|作者|编辑|来源"
    r"|审核|一审|初审|责编|记者)\s*[/／:：]"
    r"|(?:时间|地点|出席|主持|发言|签字|時間|地點|協議|协议|图书|作者|when|present|agreements?)\s*[:：]"
)
LONGEST_CAPTION = 90
SMALLEST = 40


def is_ornament(picture):
    """Whether a picture is a spacer, an icon, a button or a counter."""
    if not picture.src or ORNAMENT.search(picture.src):
        return True
    if picture.src.startswith("data:"):
        return len(picture.src) < 2000
    for side in (picture.width, picture.height):
        number = re.match(r"\s*(\d+)\s*(?:px)?\s*$", side or "")
        if number and int(number[1]) < SMALLEST:
            return True
    return bool(picture.words & {"icon", "logo", "ico", "emoji", "avatar", "qrcode", "spacer"})


def words_of_alt(picture, title):
    """What the text for the blind says as a caption: no file name, not the headline once more."""
    alt = picture.alt.strip()
    if not alt or FILE_NAME.fullmatch(alt) or squeezed(alt) == squeezed(title) or ("/" in alt and "." in alt):
        return ""
    stem = picture.src.rpartition("/")[2].rpartition(".")[0]
    if (
        alt.lower() in ("image", "photo", "picture", "img", "图", "图片", "圖片", "照片", "点击查看大图", "点击放大")
        or alt == stem
    ):
        return ""
    return alt if len(alt) <= LONGEST_CAPTION * 2 else ""


def is_caption(line, boxes, picture, picture_boxes):
    """Whether the line after a picture is its caption. `boxes` are those around the line, its own first."""
    text = line.text.strip()
    if not text or len(text) > LONGEST_CAPTION * 2 or line.pictures:
        return False
    if any(box.tag in ("figcaption", "caption") or "caption" in box.words for box in boxes[:3]):
        return True
    if picture.alt and squeezed(text) == squeezed(picture.alt):
        return True
    if len(text) > LONGEST_CAPTION or NO_CAPTION.match(text):
        return False
    if MARKED.match(text):
        return True
    ends = text.endswith(("。", "！", "？", "；", "：", ":")) and len(text) > 24
    if ends:
        return False
    is_centred = any(box.is_centred for box in boxes[:2])
    if is_centred:
        return True
    if line.is_small and len(text) <= 60:
        return True
    # In a table of pictures the words stand in the cell itself or in the one below.
    return boxes[0].tag == "td" and picture_boxes[0].tag == "td" and len(text) <= 40

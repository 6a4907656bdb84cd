"""What stands on a page for its site and not for its article: navigation, neighbours, buttons, shares, footers."""

import re
from typing import NamedTuple

from articles.importing.pages.words import one_of

BUTTONS = re.compile(
    rf"""
    [\s【】\[\]（）()|·/•:：、>»<«›‹-]*(?>{one_of("buttons")}[\s【】\[\]（）()|·/•:：、>»<«›‹-]*+)++
    """,
    re.IGNORECASE | re.VERBOSE,
)
NEIGHBOUR = re.compile(
    rf"""
    (?:[【\[<«]\s*)? {one_of("neighbours")} {one_of("kinds of pages")}? \s* (?:[】\]>»]\s*)?
    (?:[:：]|[-→←>»<«]|没有了|已是|无$|$) .*
    """,
    re.IGNORECASE | re.VERBOSE,
)
NEIGHBOUR_BARE = re.compile(r"(?:上|下|前|后|後)一?[篇条页则个條頁則個]\s")
PLACE = re.compile(
    r"""
    (?:
        (?:你|您)(?:当前|现在|目前)?(?:的|所在)?(?:的)?位置 | 当前(?:所在)?(?:的)?位置 | 所在位置 | 现在位置
        | 現在位置 | 目前位置 | 您目前的位置 | 您所在的位置 | 目前所在位置 | 网站位置 | you\ are\ here
        | current\ position | current\ location | location
    )(?:是)?\s*(?:[:：]|[>»]|首页|首頁|home).*
    | (?:首页|首頁|网站首页|学院首页|学校首页|主页|home)\s*(?:>|»|›|/|→|\\|::|-\s).*
    """,
    re.IGNORECASE | re.VERBOSE,
)
FOOT = re.compile(
    r"""
    版权所有 | 版權所有 | copyright | all\ rights\ reserved | ©
    | (?:[京沪粤浙苏鲁川渝鄂湘皖闽赣冀晋豫辽吉黑陕甘青蒙桂琼滇黔藏宁新津]ICP|ICP备|ICP证|公网安备)
    | 技术支持\s*[:：] | 技術支援\s*[:：] | 第\s*[\d,]+\s*位(?:访问|访客|訪客|浏览|瀏覽)
    | 位(?:访问者|来访者|訪客|访客)
    | (?:累积|累積|累计|累計|总|總|本站|全站|今日|本日|昨日)(?:访问|浏览|瀏覽|訪問|点击|造訪)
    | 访问总(?:量|数) | 瀏覽總人次 | 線上人數 | 在线人数 | 訪客人[數次] | (?:total\s+)?visitors\s*[:：]
    | 您是本站 | 最佳(?:浏览|瀏覽|分辨) | 建议使用.{0,20}浏览器 | 邮编\s*[:：] | 郵遞區號
    | 地址\s*[:：].{4,60}(?:电话|電話|邮编|tel) | powered\ by | site\ map | privacy\ policy
    """,
    re.IGNORECASE | re.VERBOSE,
)
SCAN = re.compile(
    r"""
    (?:微信)?扫(?:一扫|码|描).{0,16}(?:分享|关注|阅读|二维码|手机|微信)? | .{0,10}二维码
    | 分享(?:到|至)\s*[:：]?.{0,40} | share\ (?:this|on|to).{0,40}
    """,
    re.IGNORECASE | re.VERBOSE,
)
ASIDE = re.compile(
    rf"""
    {one_of("lists")} {one_of("in lists")} [:：]? \s* (?:more|更多)? [>»]*
    | {one_of("english lists")} \s+ {one_of("in english lists")} [:：]?
    | most\s+(?:read|viewed|popular)[:：]? | you\ may\ also\ like.* | see\ also[:：]? | read\ next | keep\ reading
    """,
    re.IGNORECASE | re.VERBOSE,
)
PAGES = re.compile(
    r"""
    (?>
        共\s*\d+\s*[页頁条條] | 第\s*\d+\s*[页頁] | 上一?[页頁] | 下一?[页頁] | 首[页頁] | 尾[页頁]
        | 末[页頁] | [\d\s:：/«»<>‹›|\[\]…-]
    )++
    """,
    re.VERBOSE,
)
RULER = re.compile(
    r"""
    [\s—\-_=*~·.•─━]*(?:分隔线|分割线)?[\s—\-_=*~·.•─━]{3,}
    | (?:顶|踩|赞)\s*[(（]?\d+[)）]?
    """,
    re.VERBOSE,
)
END_MARK = re.compile(r"[\s(（【\[#*-]*(?:完|正文结束|end)[\s)）】\]#*-]*", re.IGNORECASE)
FOOT_BUTTON = re.compile(r"(?:【|\[)?(?:打印|关闭|關閉|列印)")
DAY_AND_COUNT = re.compile(r"[\d\s:：.\-/年月日\[\]()（）|·•>»]+|浏览|瀏覽|点击|阅读|views?|hits?", re.IGNORECASE)
OWN_WORDS = re.compile(r"[。！？；!?;]|[,，].{6,}")


class Furniture(NamedTuple):
    """What the words of a line alone say of its place on the page."""

    is_site: bool = False  # it belongs to the site
    is_links: bool = False  # it is hardly more than a link with its day and its count
    is_place: bool = False  # it says where the page stands in its site: 当前位置
    is_list_title: bool = False  # it stands over a list of other pages: 相关新闻
    ends_article: bool = False  # what follows is no longer the article


def judge(plain, linked):
    """The Furniture of a line of half-width signs, of which `linked` characters are links."""
    is_links = bool(linked and plain) and linked * 10 >= len(DAY_AND_COUNT.sub("", plain)) * 7
    if not plain or len(plain) > 400:
        return Furniture(is_links=is_links)
    is_place, is_list_title = bool(PLACE.match(plain)), bool(ASIDE.fullmatch(plain))
    is_neighbour = bool(NEIGHBOUR.match(plain))
    return Furniture(
        is_place or is_list_title or _is_site(plain, linked, is_neighbour),
        is_links,
        is_place,
        is_list_title,
        len(plain) <= 200 and (is_neighbour or is_list_title or bool(FOOT_BUTTON.match(plain))),
    )


def _is_site(text, linked, is_neighbour):
    if (PAGES.fullmatch(text) and re.search("[页頁]", text)) or RULER.fullmatch(text) or BUTTONS.fullmatch(text):
        return True
    if is_neighbour:
        return bool(linked) or len(text) < 120
    if (linked and NEIGHBOUR_BARE.match(text)) or (len(text) < 60 and SCAN.fullmatch(text)):
        return True
    is_sentence = len(text) > 40 and text.endswith(("。", "！", "？", "."))
    return not is_sentence and bool(FOOT.search(text))

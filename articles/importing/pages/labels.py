"""The labels of the line below a headline, in both scripts and English, glued or spaced, and what stands after each."""

import re
from typing import NamedTuple

from articles.importing.pages.dates import Moment, find_moments
from articles.importing.pages.markup import VIEW_ICON

WORDS = {
    "posted": "发布时间 发布日期 发表时间 发表日期 发文时间 发文日期 发稿时间 发稿日期 发布于 发表于 发布 创建时间"
    " 创建日期 添加时间 添加日期 录入时间"
    " 录入日期 上传时间 上传日期 上线时间 公布日期 公布时间 公示时间 公告日期 公告时间 刊登日期 刊登時間"
    " 登载时间 提交时间 新闻时间 新闻日期 文章时间"
    " 信息时间 编辑时间 日期 时间 發布時間 發布日期 發佈時間 發佈日期 發表時間 發表日期 發文日期 發稿日期"
    " 張貼時間 張貼日期 張貼於 公告時間 公佈日期"
    " 公布時間 刊登時間 上傳日期 上稿日期 建立時間 建立日期 新增日期 登錄日期 刊載日期 發布於 發佈於 貼文日期 時間",
    "updated": "最后更新时间 最后更新日期 最后更新 最近更新 最后修改时间 最后修改 更新时间 更新日期 修改时间 修改日期"
    " 更新于 更新 最後更新時間 最後更新日期"
    " 最後更新 最後修改時間 最後異動時間 更新時間 修改時間 異動日期 修改於 更新於",
    "views": "被浏览次数 被阅读次数 浏览次数 浏览人次 浏览人数 浏览总数 浏览量 浏览数 浏览率 已浏览 浏览 阅读次数"
    " 阅读人次 阅读人数 阅读量 阅读数 阅读 点击次数"
    " 点击人次 点击人数 点击数量 点击量 点击数 点击率 点击 访问次数 访问人次 访问人数 访问总数 访问量 访问数"
    " 访问 人气指数 人气值 人气 查看次数 查看数 查看"
    " 点阅次数 点阅数 点阅 阅览次数 阅览量 热度 关注度 瀏覽次數 瀏覽人次 瀏覽人數 瀏覽數 瀏覽量 瀏覽 閱讀次數"
    " 閱讀人次 閱讀數 閱讀量 閱讀 點閱次數"
    " 點閱人次 點閱數 點閱率 點閱 點擊次數 點擊數 點擊率 點擊量 點擊 訪問次數 訪問量 造訪次數 人氣指數 人氣"
    " 觀看次數 觀看人次 點選次數",
    "source": "信息来源 稿件来源 文章来源 新闻来源 资料来源 内容来源 供稿来源 来源网站 来源单位 来源部门 来源 出处"
    " 转载自 信息來源 稿件來源 文章來源 新聞來源 資料來源 消息來源 來源",
    "author": "文字作者 文章作者 稿件作者 撰稿作者 作者姓名 通讯员 通訊員 撰稿人 撰稿 撰文 供稿人 作者 文字 记者 記者"
    " 文/图 图/文 图文 執筆",
    "publisher": "发布者 发布人 发表者 发表人 发文人 录入者 录入人 录入员 上传者 上传人 信息发布人 信息员 發布者 發布人"
    " 發佈者 發佈人 張貼人 發文者 公告人 聯絡人 承辦人",
    "photographer": "图片作者 图片摄影 图片来源 摄影记者 摄影 摄像 供图 图片 摄 圖片作者 圖片來源 攝影記者 攝影",
    "editor": "责任编辑 责任编审 网络编辑 本文编辑 文字编辑 编辑人 编辑 责编 排版 美编 一审 初审 責任編輯 網路編輯"
    " 編輯",
    "approver": "审核人员 审核人 审核 审稿人 审稿 审签 签发人 签发 终审 复审 二审 三审 编审 主编 核发 審核人 審核 審稿"
    " 核稿 終審 複審",
    "unit": "发布单位 发布部门 发布机构 发布机关 供稿单位 供稿部门 供稿 投稿单位 稿件单位 作者单位 撰稿单位"
    " 来稿单位 信息提供 发文单位 发文部门 部门 發布單位 發佈單位"
    " 發布單位名稱 張貼單位 公告單位 發文單位 刊登單位 單位 單位名稱 供稿單位",
    "section": "所属栏目 所属分类 所属类别 信息分类 信息类别 新闻分类 新闻类别 文章分类 栏目名称 栏目 分类 类别 频道"
    " 所屬欄目 公告類別 新聞類別 訊息類別 分類 類別 欄目",
    "other": "活动时间 活动日期 活动地点 会议时间 活動時間 活動日期 活動地點 截止日期 截止时间 截止時間 下架日期"
    " 下線日期 有效期 地点 地點 点击排行 字体大小 字体 字号 字號 字級"
    " 关键词 关键字 关键字词 標籤 标签 關鍵字 索引号 文号 电话 電話 电子邮件 邮箱 回复 评论数 评论 评论次数"
    " 點讚 点赞 收藏 下载次数 下载 附件 附檔 分享到 分享 今日 已下载 字数 篇幅"
    " 留言 回應 訂閱 摘要 主题 主題 标题 標題 语言 相關連結 相關網址",
}
ENGLISH = {
    "posted": "published on|published at|date published|publish date|published|publication date|posted on|posted at"
    "|date posted|post date|posted|release date|released on|release time|created on|created|date|time|release",
    "updated": "last updated on|last updated|last modified on|last modified|updated on|update time|updated|modified",
    "views": "page ?views|view count|number of views|total views|times read|times viewed|views|viewed|view times|hits"
    "|visits|visitors|reads|read times|read count|clicks|click times|pv|view|read|click|hit",
    "source": "source|sources|from|news source",
    "author": "author|authors|written by|writer|reported by|reporter|text by|text|by|contributor|contributed by"
    "|story by",
    "publisher": "posted by|published by|uploaded by|publisher",
    "photographer": "photographer|photographers|photos? by|photography by|photo credit|photos?|pictures? by|image",
    "editor": "editors?|edited by|editor in charge|responsible editor",
    "approver": "reviewed by|approved by|reviewer|proofread by",
    "unit": "department|unit|office|contributing unit",
    "section": "category|categories|section|column|filed under|channel|topic",
    "other": "tags?|keywords?|share|comments?|language|email|phone|tel|venue|location|downloads?|font size|likes?"
    "|deadline",
}
SPACED = frozenset(
    [
        "作者",
        "来源",
        "來源",
        "日期",
        "时间",
        "時間",
        "编辑",
        "編輯",
        "审核",
        "審核",
        "摄影",
        "攝影",
        "单位",
        "單位",
        "栏目",
        "撰稿",
        "供稿",
        "点击",
        "浏览",
        "阅读",
        "人气",
        "出处",
        "部门",
    ]
)
# Without a colon these begin a field only where a figure or a day follows.
DAYS = {"posted", "updated"}
NEED_VALUE = DAYS | {"views"}
ONLY_WITH_COLON = frozenset(
    [
        "发布",
        "更新",
        "时间",
        "日期",
        "時間",
        "文字",
        "图片",
        "摄",
        "记者",
        "記者",
        "date",
        "time",
        "by",
        "from",
        "read",
        "view",
        "click",
        "hit",
        "release",
        "text",
    ]
)


class Field(NamedTuple):
    """A label found in a line, and the words up to the next one."""

    kind: str
    label: str
    value: str
    start: int
    end: int
    moments: tuple[Moment, ...] = ()  # of its value, where the label announces a day
    name: str = ""  # its value as a name, where it does not
    is_short: bool = False  # no sentence
    count: int | None = None  # of its value, where the label announces one; told.py reads it


def _spaced(word):
    # Two characters are often set apart to be as wide as four.
    return r"\s{0,4}".join(word) if word in SPACED else word


def _pattern():
    kinds, parts = {}, []
    for kind, words in WORDS.items():
        for word in words.split():
            kinds.setdefault(word, kind)
    for word in sorted(kinds, key=len, reverse=True):
        parts.append(_spaced(re.escape(word)))
    english = []
    for kind, words in ENGLISH.items():
        for word in words.split("|"):
            kinds.setdefault(word, kind)
            english.append(word)
    english.sort(key=len, reverse=True)
    return kinds, re.compile(
        rf"(?=[{''.join(sorted({word[0] for word in kinds if not word[0].isascii()}))}A-Za-z])(?:(?P<zh>"
        + "|".join(parts)
        + r")|(?<![A-Za-z])(?P<en>"
        + "|".join(english)
        + r")(?![A-Za-z]))"
        r"(?P<after>\s{0,3}[:：﹕]|(?=\s{0,3}[\[(（【]?\s{0,2}\d)|(?=\s{0,3}(?:$|[|｜/】\])）])))?",
        re.IGNORECASE,
    )


VALUED = re.compile(r"[:\d﹕]")
KINDS, LABEL = _pattern()
ENGLISH_KINDS = [
    (re.compile(words, re.IGNORECASE), kind) for kind, words in ENGLISH.items() for words in [f"(?:{words})"]
]
CUT = re.compile(rf"\s[|/·•›»>-]+(?:\s|$)|[|｜{VIEW_ICON}】\]]|[（(]\s*$")
NOTHING = frozenset(
    [
        "暂无",
        "无",
        "無",
        "未知",
        "不详",
        "佚名",
        "匿名",
        "-",
        "--",
        "—",
        "/",
        "n/a",
        "none",
        "null",
        "undefined",
        "本站原创",
    ]
)
ENDS = " \t:：﹕|｜/,，;；、·•【[（(]）)】-—"


def find_fields(text):
    """The Fields of a line of half-width signs, in its order; labels glued to what stands before them too."""
    if not VALUED.search(text):
        return ()
    labels = [found for found in LABEL.finditer(text) if _begins_field(text, found)]
    fields = []
    for number, found in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        label = found["zh"] or found["en"]
        value = text[found.end() : end]
        cut = CUT.search(value.lstrip())
        if cut and cut.start():
            value = value[: len(value) - len(value.lstrip()) + cut.start()]
        fields.append(_field(_kind(label), label, value, found))
    return tuple(fields)


def _field(kind, label, value, found):
    moments = find_moments(value)
    is_short = len(value.strip()) <= 40 and not value.strip().endswith(("。", "！", "？"))
    # The day that follows a name is no part of it.
    name = "" if kind in NEED_VALUE else trimmed_name(value[: moments[0].start] if moments else value)
    end = found.end() + len(value)
    return Field(kind, label, value, found.start(), end, moments if kind in DAYS else (), name, is_short)


def trimmed_name(value):
    """A value as a name: without signs around it; "" for none."""
    value = value.replace(VIEW_ICON, " ").strip(ENDS)
    return "" if value.lower() in NOTHING or value.isdigit() else value


def _kind(label):
    kind = KINDS.get("".join(label.split())) or KINDS.get(" ".join(label.lower().split()))
    if kind:
        return kind
    return next(kind for pattern, kind in ENGLISH_KINDS if pattern.fullmatch(label))


def _begins_field(text, found):
    """A colon makes a label; without one, what follows must be what such a label announces."""
    after = found["after"]
    if after and after.strip():
        return True
    label = "".join((found["zh"] or found["en"]).split()).lower()
    kind = _kind(found["zh"] or found["en"])
    if kind not in NEED_VALUE or label in ONLY_WITH_COLON:
        return False
    rest = text[found.end() :]
    if kind == "views":
        # "37 次点击" has its figure before it.
        before = text[: found.start()].rstrip()
        if re.search(r"(?<![-/.:\d])\d[\d,]*\s*(?:次|人次|人)?$", before) and not re.match(r"\s*[\[(]?\s*\d", rest):
            return False
        return after is not None
    moments = find_moments(rest[:40])
    return bool(moments) and moments[0].start <= 3

"""The names of people in running text, found where prose puts them, beside a title or before what somebody did.

Few and certain rather than all: a warning that is often wrong is not read. A name begins with a surname that is known,
ends where a title, a verb or a mark follows, and stands in no organisation's name.
"""

import re
from typing import NamedTuple

from articles.language.characters import is_chinese
from articles.language.script import folded
from articles.rosters.chinese.lexicon import ORGANIZATION_ENDS, ORGANIZATION_WORDS, TITLES, VERBS
from articles.rosters.chinese.surnames import COMMON, COMPOUND, SELDOM


def words_of(text):
    return frozenset(text.split())


# The commoner surnames only: the rarer ones are words too (随, 展, 从), and whoever bears them the directory knows.
SURNAMES = COMMON - SELDOM
# Signs of bodies, counts and grammar: no name holds one of them after its surname, nor do these few words pass.
NOT_IN_NAMES = frozenset(
    "院校部局处室所会系党区县市镇省府厅委组队站馆副的了是们第各位名个该我本及与或对从向把将被由让在等"
)
NOT_NAMES = words_of(
    """
    万人 万名 万方 东京 东北 东南 东方 严格 丰富 乌鲁 习总 习近 于是 云南 任何 任务 何以 侯任
    元旦 充分 党委 党总 全体 全国 全市 全文 全省 全部 公共 公务 公司 公安 兰州 关于 关心 关键
    其次 兼任 农业 农村 农林 利用 包头 千人 华东 华中 华侨 华南 历任 原任 原党 双方 古代 古籍
    司法 吉林 名誉 后勤 后者 向来 和平 商业 商会 商务 商学 国内 国务 国家 国立 国防 国际 太原
    宁波 安保 安全 安徽 安排 宣传 容易 容量 封面 居民 师生 师范 师长 常任 常务 常州 常设 平台
    广东 广大 广州 广播 广泛 广西 应当 应该 应邀 强调 归国 徐汇 成为 成功 成员 成果 成立 担任
    支持 支部 文化 文学 文旅 文明 文章 文艺 方向 方案 方面 时任 时候 明天 明年 明确 有人 有关
    有的 权威 来宾 来自 来访 杭州 步入 武汉 毕业 水利 水平 江北 江南 江苏 江西 沈阳 沙龙 河北
    法学 法律 法治 洛阳 海关 海南 海外 海洋 温州 温馨 特聘 现任 白云 相信 相关 相继 石化 石家
    石油 社区 祖国 祝贺 福州 空间 章程 简介 管理 红色 终审 终身 经济 胡同 能够 能源 艾滋 花园
    苏州 荣休 荣获 荣誉 莫大 融媒 解放 解读 解释 计划 谈到 贵阳 车辆 边境 辽宁 连同 连续 通讯
    通过 郑州 都市 都是 金山 金融 钱塘 阮氏 阳光 项目 首先 马上 高校 高等 高级 黄河 黎明
    """
)
MOST_TITLE = max(map(len, TITLES))
# After a name, whatever came before it.
DEEDS = frozenset(VERBS) | words_of(
    "表示 指出 认为 强调 介绍 谈到 说 在致辞 在讲话 在发言 先后 分别 围绕 代表 陪同 受邀 应邀 作了 作题为 以 就"
)
DEEDS = tuple(sorted(DEEDS, key=len, reverse=True))
STRONG = tuple(deed for deed in DEEDS if len(deed) > 1)
MARKS = '，,、。；;：:！!？?（）()“”"\n 　》'
LINKS = tuple(words_of("和 与 及 以及 等 在 对 为 从 向 将 作 任 同志 先生 女士 老师 博士 一行"))
LINKED = ("、", "和", "与", "及")
# A sentence quotes whoever stands before it; nobody of that post is on a list.
QUOTED = "总书记"
_WORD = r"[A-ZÀ-ÖØ-ÞĀ-ſẠ-ỹ][\w’'-]+"
LATIN = re.compile(
    r"\b(?:Prof(?:essor|\.)?|Dr\.?|Mr\.?|Mrs\.?|Ms\.?)\s+(?:(?:Prof\.|Professor|Dr\.?|Sir|Dame)\s+)*"
    rf"({_WORD}(?:\s+(?:{_WORD}|[A-Z]\.|y|de|da|la|van|von|der|al|bin)){{1,5}})(?=\s*[^\w\s]|\s+[a-z(]|\s*$)"
)


class Mention(NamedTuple):
    """A name in a text, with the words around it that show who is meant."""

    name: str
    words: str


def names_in(text, *, known=(), not_names=()):
    """The Mentions of a plain text, each name once, in their order.

    `known` are names of the directory, found wherever they stand whole; `not_names` are names of bodies and places,
    of which no part is a person.
    """
    bodies = [name for name in not_names if len(name) > 1]
    plain = folded(text)
    found = {}
    places = {*_of_the_directory(text, known), *_beside_a_title(plain), *_before_a_deed(plain), *_latin(text)}
    for start, end in sorted(places):
        name = " ".join(text[start:end].split())
        if name in found or any(name in body for body in bodies) or plain.startswith(QUOTED, end):
            continue
        if any(start < other_end and other_start < end for other_start, other_end in found.values()):
            continue
        found[name] = (start, end)
    return [
        Mention(name, text[max(start - 12, 0) : end + 12].replace("\n", " ")) for name, (start, end) in found.items()
    ]


def possible_names(text):
    """Words of a text that may be names of the directory: they begin with a surname, after a mark or a title."""
    plain = folded(text)
    starts = [start for start in range(len(plain)) if _is_surname(plain, start) and _may_begin(plain, start)]
    return {
        text[start : start + length]
        for start in starts
        for length in (2, 3, 4)
        if _is_han(plain[start : start + length], length)
    }


def _of_the_directory(text, known):
    for name in known:
        for match in re.finditer(re.escape(name), text):
            start, end = match.span()
            is_whole = len(name) > 2 or (_may_begin(text, start) and _may_end(text, end))
            if is_whole:
                yield start, end


def _beside_a_title(text):
    """T N and N T: 副书记程鹏, 胡税根教授."""
    for start in range(len(text)):
        if not _is_surname(text, start):
            continue
        if _title_before(text, start):
            length = _length_to_an_end(text, start)
            if length:
                yield start, start + length
        elif _may_begin(text, start):
            for length in (3, 2, 4):
                is_name = _is_name(text[start : start + length], length)
                if is_name and _title_at(text, start + length) and not _title_at(text, start + length - 1):
                    yield start, start + length
                    break


def _before_a_deed(text):
    """程鹏认为 at the head of a sentence or clause."""
    for start in range(len(text)):
        if _is_surname(text, start) and (start == 0 or text[start - 1] in MARKS):
            for length in (2, 3, 4):
                is_name = _is_name(text[start : start + length], length)
                if is_name and text.startswith(STRONG, start + length):
                    yield start, start + length
                    break


def _latin(text):
    for match in LATIN.finditer(text):
        yield match.span(1)


def _length_to_an_end(text, start):
    lengths = [length for length in (2, 3, 4) if _is_name(text[start : start + length], length)]
    ends = [length for length in lengths if _may_end(text, start + length)]
    if len(ends) > 1 and not text.startswith(tuple(MARKS), start + ends[0]):
        # 陈有|为教授 or 陈有为|教授: two cuts that both read well are no certain name.
        strong = [length for length in ends if _ends_surely(text, start + length)]
        return strong[0] if len(strong) == 1 and text[start + strong[0] - 1] not in (*LINKS, *DEEDS) else 0
    return ends[0] if ends else 0


def _is_name(name, length):
    if not _is_han(name, length) or name[:2] in NOT_NAMES or name in ORGANIZATION_WORDS:
        return False
    has_compound = name[:2] in COMPOUND
    if length == 4 and not has_compound:
        return False
    given = name[2:] if has_compound and length > 2 else name[1:]
    return not set(given) & NOT_IN_NAMES and (length > 2 or not has_compound)


def _is_han(name, length):
    return len(name) == length and all(map(is_chinese, name))


def _is_surname(text, start):
    return text[start] in SURNAMES or text[start : start + 2] in COMPOUND


def _may_begin(text, start):
    before = text[:start][-4:]
    return (
        not before
        or before[-1] in MARKS
        or before.endswith(LINKED)
        or before.endswith("由")
        or _title_before(text, start)
        or any(before.endswith(end) for end in ORGANIZATION_ENDS if 1 < len(end) < 5)
    )


def _may_end(text, end):
    return end == len(text) or text[end] in MARKS or text.startswith((*LINKS, *DEEDS), end) or _title_at(text, end)


def _ends_surely(text, end):
    return end == len(text) or text[end] in MARKS or text.startswith(STRONG, end) or _title_at(text, end)


def _title_before(text, start):
    return any(text[start - length : start] in TITLES for length in range(2, min(MOST_TITLE, start) + 1))


def _title_at(text, end):
    return any(text[end : end + length] in TITLES for length in range(2, MOST_TITLE + 1))

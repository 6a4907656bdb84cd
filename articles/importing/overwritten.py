"""Names of bodies that something foreign was written over: noticed by where a string stands and what it is made of.

No name of any brand is known here. A string is foreign by its shape: no body ends so, and it holds the words of web
promotion, or digits among Chinese characters, or stands before posts and units that no one body could have.
"""

import re
from collections import Counter
from typing import NamedTuple

from articles.importing.places import (
    HANZI,
    OF_UNIVERSITY,
    POST,
    follower,
    is_person_at,
    name_before,
    place_kind,
    sentence_at,
)

SHORTEST, LONGEST = 4, 40
MOST = 2_000  # occurrences of one page
MOST_STRINGS = 200_000
SURE = re.compile(
    r"官网|网址|投注|博彩|彩票|棋牌|下注|开户|百家乐|赌|电竞|手机版|登录|登陆|注册|下载|入口|网页版|客户端|真人|老虎机"
    r"|(?i:\.com|\.cc|\.net|www|app|vip|bet)"
)
LIKELY = re.compile(r"娱乐|体育|国际|平台|在线|官方|网站|首页|直播|赛事|最新|线上|集团|中国|有限公司|世界杯|足球")
PROMOTED = re.compile(r"娱乐|体育|平台|在线|官方|网站|首页|直播|线上|国际")
# Digits that say how many or when, and abbreviations in capitals, stand in any text.
ORDINARY = re.compile(
    r"第[0-9]+|[0-9]+(?:\.[0-9]+)?(?=[年月日时点分秒号届级期人位名个项家所次周岁万亿元米公平%多余章节条款篇卷版页台部件组批后D])"
    r"|[0-9]+(?:世纪|工程|计划|高校|集团|公司|同城)"
)
MIXED = re.compile(
    rf"[{HANZI}][0-9]{{2,}}|[0-9]{{2,}}[{HANZI}]|[{HANZI}][a-z]{{2,}}|[a-z]{{2,}}[{HANZI}]|[A-Za-z]+[0-9]{{2,}}"
)
# What the name of a body, a place or a person's rank ends in.
_BODY_ENDS = (
    "大学|学院|学校|中学|小学|研究院|研究所|研究会|中心|公司|集团|协会|学会|委员会|政府"
    "|政协|人大|常委|检察院|法院|医院|出版社|图书馆|博物馆|银行|基金会|联合会|联盟|办公室"
    "|实验室|党校|社科院|科学院|工程院|报社|杂志社|电视台|俱乐部|事务所|书院|部门|单位|高校"
    "|我校|我院|该校|该院|院校|学部|智库|大赛|论坛|学者|院士|专家|嘉宾|主任|教授|书记|校长"
    "|院长|主席|会长|代表|领导|同志|先生|女士|老师|期间|交大|师大|理工|科大|农大|财大|政法"
    "|外语|工业|航空|石油|电网|移动|电信|联通|铁路|航天|汽车|医药|能源|建筑|证券|保险|支部"
    "|团委|党委"
)
BODY_ENDS = tuple(_BODY_ENDS.split("|"))
BODY_SIGNS = frozenset("校院系所馆社部处局厅委办会署省市区县镇乡村州旗街行厂站组队班台库室司科团府坛刊报网士")
OWN_WORDS = ("大学", "学院", "学校", "我校", "我院", "研究院", "政府", "图书馆", "出版社", "医院", "委员会")
FUNCTION_SIGNS = frozenset("的了在是把被将对从由等们这那其并也都就而且或及与和到向为使让给之所以已曾")


class Occurrence(NamedTuple):
    """A place where a foreign string stands: `text[start:end]`. The proposal is no more than a guess."""

    start: int
    end: int
    text: str
    sentence: str
    followed_by: str
    proposal: str = ""


def find_overwritten(text, *, own=(), foreign_words=(), repeated=()):
    """The Occurrences of foreign strings in the title and paragraphs of a page, in order.

    `foreign_words` are kept by the staff and found anywhere; `repeated` stand in many pages of a batch at once.
    """
    strings = {word for word in foreign_words if len(word) > 1 and word in text}
    strings |= {
        word for word in repeated if len(word) >= SHORTEST and not _is_own(word, own) and _is_placed(text, word)
    }
    strings |= _foreign_strings(text, own)
    places = sorted(_places(text, strings))[:MOST]
    found = [
        Occurrence(start, end, text[start:end], sentence_at(text, start, end), follower(text, end))
        for start, end in places
    ]
    early = _deputies_before_heads(text, found)
    return [each._replace(proposal=propose(each, own, is_before_head=each.start in early, text=text)) for each in found]


def propose(occurrence, own, *, is_before_head=False, text=""):
    """The own name that the words behind a place speak for: the university has campuses, units and a press; the school
    has its dean, its professors and mostly the party posts. A deputy named before a head serves the larger body.
    """
    university = next((name for name in own if name.endswith("大学") or "university" in name.lower()), "")
    schools = [name for name in own if name != university]
    school = schools[0] if schools else ""
    behind = occurrence.followed_by
    if OF_UNIVERSITY.match(behind) or is_before_head:
        return university or school
    if POST.match(behind):
        return school or university
    is_person = bool(text) and is_person_at(text, occurrence.end)
    if is_person or behind[:1] in ("、", "与", "和", "及"):
        return school or university
    return university or school


def _deputies_before_heads(text, found):
    """Where a deputy secretary is named before the secretary, in one sentence: not of the same body, then."""
    early = set()
    for place, one in enumerate(found):
        if not one.followed_by.startswith("党委副书记"):
            continue
        for other in found[place + 1 : place + 6]:
            if other.text == one.text and other.followed_by.startswith("党委书记") and not re.search(
                "[。；\n]", text[one.end : other.start]
            ):  # fmt: skip
                early.add(one.start)
                break
    return early


def long_strings(text):
    """The strings of one page that stand where organisations stand and are made like none: each once.

    Counted over a batch they show what was written over many pages at once.
    """
    strings = {string for string in _before_posts(text) if _has_foreign_shape(string) or _is_coined(string)}
    return strings | {string for string in _around_signs(text) if place_kinds(text, string)}


def repeated_strings(texts, *, least=3, share=0.0):
    """The strings of `long_strings` that stand in `least` texts, and in this share of them, or more.

    One pass; at most 200,000 strings are kept at a time, the rarest go first.
    """
    counts, number = Counter(), 0
    for text in texts:
        number += 1
        counts.update(long_strings(text))
        if len(counts) > MOST_STRINGS:
            counts = Counter(dict(counts.most_common(MOST_STRINGS // 2)))
    return {string for string, count in counts.items() if count >= max(least, share * number)}


def _places(text, strings):
    """(start, end) of every place of the strings; a longer string takes the place of one inside it."""
    taken = []
    for string in sorted(strings, key=len, reverse=True):
        start = text.find(string)
        while start >= 0:
            taken.append((start, start + len(string)))
            start = text.find(string, start + len(string))
    taken.sort(key=lambda place: (place[0], -place[1]))
    end = -1
    for start, stop in taken:
        if start >= end:
            yield start, stop
            end = stop


def _foreign_strings(text, own):
    candidates = {string for string in _before_posts(text) | _around_signs(text) if not _is_own(string, own)}
    foreign = {string for string in candidates if _is_foreign(text, string)}
    return {
        string
        for string in foreign
        if not any(other != string and other in string and text.count(other) > text.count(string) for other in foreign)
    }


def _before_posts(text):
    """Strings right before a post of a school or before a person with a rank."""
    strings = set()
    for found in POST.finditer(text):
        start, end = name_before(text, found.start())
        strings.add(text[start:end])
    return {string for string in strings if SHORTEST <= len(string) <= LONGEST and _can_be_foreign(string)}


SIGNS = re.compile(rf"{SURE.pattern}|{PROMOTED.pattern}|[0-9]{{2,}}|[A-Za-z]{{2,}}")


def _around_signs(text):
    """The longest string that all places of one sign of foreignness have in common, if there are two of them."""
    places = {}
    for found in SIGNS.finditer(text):
        places.setdefault(found.group(), []).append(found.span())
    strings = set()
    for spans in places.values():
        for group in _groups(text, spans):
            if len(group) < 2:
                continue
            string = _in_common(text, group)
            if SHORTEST <= len(string) <= LONGEST and _can_be_foreign(string) and _has_foreign_shape(string):
                strings.add(string)
    return strings


def _groups(text, spans):
    """The places of a sign by the characters before it and by those behind it: it may stand elsewhere too."""
    before, behind = {}, {}
    for start, end in spans[:MOST]:
        before.setdefault(text[max(0, start - 2) : start], []).append((start, end))
        behind.setdefault(text[end : end + 2], []).append((start, end))
    return [*before.values(), *behind.values()]


def _in_common(text, spans):
    first = left = 0
    start, end = spans[0]
    while left < LONGEST and start - left > 0 and _is_name_sign(text[start - left - 1]):
        sign = text[start - left - 1]
        if any(other - left < 1 or text[other - left - 1] != sign for other, _ in spans[1:]):
            break
        left += 1
    while first < LONGEST and end + first < len(text) and _is_name_sign(text[end + first]):
        sign = text[end + first]
        if any(text[stop + first : stop + first + 1] != sign for _, stop in spans[1:]):
            break
        first += 1
    string = text[start - left : end + first]
    trimmed = name_before(string, len(string))[0]
    string = string[trimmed:]
    if post := POST.search(string):
        string = string[: post.start()]
    return string


def _is_name_sign(sign):
    return sign.isalnum() or sign in "·.-"


def _can_be_foreign(string):
    if string.endswith(BODY_ENDS) or string[-1] in BODY_SIGNS or string.isascii() or string[0] in "·.-":
        return False
    return not any(word in string for word in OWN_WORDS) and not any(sign in FUNCTION_SIGNS for sign in string[:2])


def _has_foreign_shape(string):
    rest = ORDINARY.sub("", string)
    return bool(SURE.search(rest) or MIXED.search(rest) or PROMOTED.search(rest))


def _is_coined(string):
    """Long, and with none of the words that the names of bodies, places and companies are made of."""
    return len(string) >= 6 and not re.search(
        r"[学院校所会局处部委省市区县镇乡村]|中国|国家|公司|集团|银行|上海|北京", string
    )


def place_kinds(text, string):
    """Counter of what makes the places of a string those of an organisation; "" for the other places."""
    kinds = Counter()
    start = text.find(string)
    while start >= 0 and kinds.total() < MOST:
        end = start + len(string)
        kinds[place_kind(text, start, end)] += 1
        start = text.find(string, end)
    return kinds


def _is_placed(text, string):
    """Whether a string of a batch stands in this page where an organisation stands."""
    kinds = place_kinds(text, string)
    return kinds.total() > kinds[""]


def _is_own(string, own):
    return any(string in name or name in string for name in own if name)


def _is_foreign(text, string):
    kinds = place_kinds(text, string)
    rest = ORDINARY.sub("", string)
    placed = kinds.total() - kinds[""]
    direct = kinds["post"] + kinds["person"] + kinds["campus"] + kinds["party"]
    sorts = sum(1 for kind in ("post", "person", "campus", "unit", "part", "party") if kinds[kind])
    has_sure, has_digits, has_likely = SURE.search(rest), MIXED.search(rest), PROMOTED.search(rest)
    if placed * 2 < kinds.total():
        return False
    if has_sure or (has_digits and has_likely):
        return direct >= 1 or placed >= 2
    if has_digits:
        return placed >= 2 and direct >= 1 and len(string) >= 5
    if has_likely:
        return placed >= 2 and direct >= 1 and sorts >= 2
    return placed >= 3 and sorts >= 3 and bool(kinds["post"]) and not re.search("中国|国家|公司|集团|银行", string)

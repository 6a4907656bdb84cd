"""The lines of a document that say when it is of, where it is from and who made it, as its writer typed them."""

import datetime
import re
from typing import NamedTuple

from articles.importing.pages.page_reading import Credit

LABELS = {
    # 时间 alone is as often that of the event.
    "date": "发布时间 发布日期 日期 发稿时间 date published",
    "source": "来源 稿源 稿件来源 文章来源 信息来源 source",
    "author": "作者 撰稿 撰文 文字 文 记者 通讯员 撰稿人 author by text written words",
    "photographer": "摄影 图片 照片 图 供图 photo photos photographs pictures",
    "editor": "编辑 责任编辑 责编 排版 校对 editor edited",
    "approver": "审核 审稿 审定 签发 approved",
    "unit": "供稿 供稿单位 供稿部门 撰稿单位 contributed",
}
KIND = {label: kind for kind, labels in LABELS.items() for label in labels.split()}
WORDS = "|".join(sorted(map(re.escape, KIND), key=len, reverse=True))
# 文/图：张三 credits both; a label ends with a colon, or 丨 and / as WeChat pages write it.
LABEL = re.compile(
    rf"(?:^|(?<=[\s|｜丨，,；;。、（(]))((?:{WORDS})(?:\s*[/、&和及]\s*(?:{WORDS}))*)(?: by)?\s*[:：丨｜|/]\s*",
    re.IGNORECASE,
)
DAY = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?")
ENGLISH_DAY = re.compile(
    r"(?:(?P<day>\d{1,2})\s+(?P<month>[A-Z][a-z]{2})[a-z]*\.?,?|(?P<month2>[A-Z][a-z]{2})[a-z]*\.?\s+(?P<day2>\d{1,2}),?)\s+"
    r"(?P<year>(?:19|20)\d\d)"
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?(?!\d)")
EDGES = " \t\u3000|｜丨，,；;。、（）()【】[]"
NAMES = re.compile(r"[、，,；;\s　]+")
MOST_OF_A_LINE, MOST_OF_A_NAME = 200, 100


class Byline(NamedTuple):
    published_on: datetime.date | None = None
    published_time: datetime.time | None = None
    source: str = ""
    credits: tuple = ()


def read_byline(line):
    """The Byline that a whole line is, or None for a line that says anything else."""
    words = line.strip().strip(EDGES)
    if not words or len(words) > MOST_OF_A_LINE:
        return None
    found = list(LABEL.finditer(words))
    if not found:
        return _bare_day(words)
    if words[: found[0].start()].strip(EDGES):
        before = _bare_day(words[: found[0].start()].strip(EDGES))
        if before is None:
            return None
    else:
        before = Byline()
    byline = before
    for place, label in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(words)
        value = words[label.end() : end].strip(EDGES)
        kinds = {KIND[part.lower()] for part in re.split(r"\s*[/、&和及]\s*", label[1]) if part.lower() in KIND}
        byline = _with(byline, kinds, value)
        if byline is None:
            return None
    return byline


def _with(byline, kinds, value):
    if len(value) > MOST_OF_A_NAME:
        return None
    if not value:
        return byline
    if "date" in kinds:
        day = day_of(value)
        if day is None or len(value) > 30:
            return None
        return byline._replace(published_on=day, published_time=_time_of(value))
    if "source" in kinds:
        return byline._replace(source=value)
    names = [value] if re.search(r"[A-Za-z]", value) else [name for name in NAMES.split(value) if name]
    roles = [kind for kind in LABELS if kind in kinds]
    return byline._replace(credits=(*byline.credits, *(Credit(role, name) for role in roles for name in names)))


def _bare_day(words):
    """2019年3月6日 14:30 alone on its line."""
    day = day_of(words)
    rest = CLOCK.sub("", ENGLISH_DAY.sub("", DAY.sub("", words))).strip(EDGES)
    return Byline(day, _time_of(words)) if day and not rest else None


def day_of(words):
    """The first full day in a text, or None; a day that no calendar has is none."""
    found = DAY.search(words)
    if found:
        year, month, day = (int(found[name]) for name in ("year", "month", "day"))
    else:
        found = ENGLISH_DAY.search(words)
        name = found and (found["month"] or found["month2"])
        if not found or name not in MONTHS:
            return None
        year, month, day = int(found["year"]), MONTHS.index(name) + 1, int(found["day"] or found["day2"])
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _time_of(words):
    found = CLOCK.search(ENGLISH_DAY.sub("", DAY.sub("", words)))
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return datetime.time(int(found[1]), int(found[2]))

"""The day of the event out of the body's own words: the year mostly from the publication, never a silent guess."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from articles.importing.pages.dates import CHINESE, MONTHS, chinese_number
from articles.importing.pages.words import one_of
from articles.language.characters import half_width

LABEL = re.compile(
    r"""
    \s*
    (?:
        (?:活动|会议|举办|举行|签约|讲座|活動|會議|舉辦|舉行|簽約|講座)?(?:时间|日期|時間) | when
        | date(?:\ and\ time)? | time
    )\s*:\s*
    """,
    re.IGNORECASE | re.VERBOSE,
)
LABEL_END = re.compile(r"[；;。]|地\s*[点點]\s*:|where\s*:|venue\s*:", re.IGNORECASE)
N = rf"(?:\d{{1,2}}|[{CHINESE}]{{1,3}})"
SIGN = "(?:日|号|號)"
TO = r"\s*(?:至|到|—+|–|-{1,2}|~|、|和|及|－)\s*"
WEEKDAY = r"(?:\s*\(?(?:周|星期|礼拜|禮拜|週)?[一二三四五六日天]\))?"
PART = r"\s*(?P<{0}>上午|早上|早晨|清晨|中午|午间|下午|晚上|晚间|傍晚|晚)?"
CHINESE_DAY = re.compile(
    rf"""
    (?<![\d.年-])
    (?:
        (?P<year>(?:19|20)\d{{2}}|[{CHINESE}]{{4}}) \s* 年 \s*
        | (?:民國|民国)? (?P<roc>\d{{2,3}}) \s* 年 \s*
        | (?P<said>今年|去年|前年|本年|昨年|上年) \s*
    )?
    (?P<month>{N}) \s* 月 \s* (?P<day>{N})
    (?:
        # 3月5日至7日, 3月5至4月7日
        \s* {SIGN}? {TO} (?: (?P<month2>{N}) \s* 月 \s* )? (?P<day2>{N}) \s* {SIGN}
        # 3月5日(周二)至2019年3月7日
        | \s* {SIGN} {WEEKDAY}
            (?: {TO} (?:(?:19|20)\d\d年)? (?: (?P<month3>{N}) \s* 月 \s* )? (?P<day3>{N}) \s* {SIGN} )?
    )
    {WEEKDAY} {PART.format("part")}
    """,
    re.VERBOSE,
)
NUMERIC_DAY = re.compile(
    rf"""
    (?<![\d.-]) (?P<year>(?:19|20)\d{{2}}) (?P<sep>[-/.]) (?P<month>\d{{1,2}}) (?P=sep) (?P<day>\d{{1,2}}) (?!\d)
    (?:
        \s* (?:至|到|—+|–|~|\s-\s) \s*
        (?: (?:19|20)\d{{2}} (?P=sep) )? (?: (?P<month2>\d{{1,2}}) (?P=sep) )? (?P<day2>\d{{1,2}}) (?![\d:时時])
    )?
    {WEEKDAY} {PART.format("part")}
    """,
    re.VERBOSE,
)
SLASHED_DAY = re.compile(
    rf"""
    (?<![\d/.-]) (?P<month>\d{{1,2}}) / (?P<day>\d{{1,2}}) \s*
    \( (?:周|星期|週)? [一二三四五六日] \) {PART.format("part")}
    """,
    re.VERBOSE,
)
DAY_ALONE = re.compile(
    rf"""
    (?: (?<=本月) | (?<![\d.月年至到—–~、-]) )
    (?P<day>\d{{1,2}}) (?:日|号) (?!内|游|讯|电|志|报|常|期|程|本|元|刊)
    (?: {TO} (?P<day2>\d{{1,2}}) (?:日|号) )?
    {WEEKDAY} {PART.format("part")}
    """,
    re.VERBOSE,
)
# 315上午, 72日至4日, 3月5上午: 月 or 日 was lost on the way.
LOST = re.compile(
    r"""
    (?<![\d.:年月-])(?:(?:19|20)\d{2}年)?
    (?:
        (?P<run>\d{2,4})(?=日\s*(?:至|到|—|–|-|~)\s*\d{1,4}日?|日)
        | (?P<bare>\d{2,4})(?=\s*(?:上午|下午|晚上|中午))
        | (?P<month>\d{1,2})月(?P<day>\d{1,2})(?=\s*(?:上午|下午|晚|中午|,|，|在|由))
    )
    """,
    re.VERBOSE,
)
DAY = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
MONTH = r"(?P<month{0}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
YEAR = r"(?:,?\s+(?P<year{0}>(?:19|20)\d{{2}})(?!\d))?"
DASH = r"\s*(?:-|–|—|to|until|and|through)\s*"
ENGLISH_DAY = re.compile(
    rf"""
    # 5 to 7 March 2019
    (?<![\d.]) {DAY.format("1")} (?: \s+ {MONTH.format("0")} )? (?: {DASH} {DAY.format("2")} )?
        \s+ (?:of\s+)? {MONTH.format("1")} {YEAR.format("1")}
    # March 5 to 7, 2019
    | \b {MONTH.format("2")} \s+ {DAY.format("3")} (?!\d|:)
        (?: {DASH} (?: {MONTH.format("3")} \s+ )? {DAY.format("4")} (?!\d|:) )? {YEAR.format("2")}
    """,
    re.IGNORECASE | re.VERBOSE,
)
VAGUE = re.compile(
    r"""
    近日 | 日前 | 近期 | 前不久 | 不久前 | 当天 | 當天 | 当日 | 當日
    | (?:^|[。，,:：\s])(?:今天|今日|昨天|昨日|今晨|昨晚)(?:上午|下午|晚)?
    """,
    re.VERBOSE,
)
HISTORY = re.compile(one_of("before a day of the past") + r"\s*$", re.IGNORECASE)
SINCE = re.compile(r"\s*(?:起(?!草)|以来|以來|之前|以前|前(?!往|来|來|夕|后)|止)")
AHEAD = re.compile(r"将于|将在|將於|將在|定于|拟于|will (?:be )?|is to |to be held", re.IGNORECASE)
OF_PARTS = {
    "morning": "上午 早上 早晨 清晨 morning",
    "noon": "中午 午间 noon",
    "afternoon": "下午 afternoon",
    "evening": "晚上 晚间 傍晚 晚 evening",
}
PARTS = {word: part for part, words in OF_PARTS.items() for word in words.split()}
ENGLISH_PART = re.compile(r"morning|noon|afternoon|evening", re.IGNORECASE)
DAY_ONLY = re.compile(
    rf"""
    \s*(?:[\d{CHINESE}]{{4}}\s*年)?\s*[\d{CHINESE}]{{1,3}}\s*月\s*[\d{CHINESE}]{{1,3}}\s*[日号]\s*
    | \s*\d{{4}}[-/.]\d\d?[-/.]\d\d?\s*
    """,
    re.VERBOSE,
)
BOOK_TITLE = re.compile(r"《[^》]{1,80}》")
MOST_PARAGRAPHS, MOST_CHARACTERS = 200, 1000
LONG_AGO = 370
HALF_A_YEAR = 183
SOON = 60


@dataclass(frozen=True)
class EventDay:
    """A day as printed, and as it was understood; None if the page gives none that can be used."""

    day: date | None = None
    needs_review: bool = False
    printed: str = ""
    part_of_day: str = ""
    ends_on: date | None = None
    year_is_inferred: bool = False
    line: str = ""


def read_event_day(paragraphs, published):
    """The EventDay of a body; `published` is the day of publication, None if unknown."""
    paragraphs = [text[:MOST_CHARACTERS] for text in paragraphs[:MOST_PARAGRAPHS]]
    plains = [half_width(text) for text in paragraphs]
    for text, plain in zip(paragraphs, plains, strict=True):
        label = LABEL.match(plain)
        if label:
            end = LABEL_END.search(plain, label.end())
            value = slice(label.end(), end.start() if end else len(text))
            return replace(_read_label(text[value], plain[value], published), line=text)
    for number, (text, plain) in enumerate(zip(paragraphs, plains, strict=True)):
        if DAY_ONLY.fullmatch(text):
            continue  # the day that a notice is signed with
        found = _read_prose(text, plain, published)
        if found is not None:
            # A day that stands far down is as likely another occasion's.
            return replace(found, line=text, needs_review=found.needs_review or (number >= 4 and found.day is not None))
    return EventDay()


def _read_label(value, plain, published):
    found = _read_prose(value, plain, published, is_labelled=True)
    if found is not None:
        return found
    return EventDay(printed=value.strip()[:60], needs_review=bool(re.search(r"\d", plain)))


def _read_prose(text, plain, published, is_labelled=False):
    """The first day of a text that can be the event's; an empty EventDay where only 近日 is said; None for nothing."""
    plain = BOOK_TITLE.sub(lambda found: "《" + "x" * (len(found[0]) - 2) + "》", plain)
    vague = VAGUE.search(plain)
    candidates = []
    for pattern, reader in READERS:
        for found in pattern.finditer(plain):
            if pattern is not LOST and not is_labelled and _is_history(plain, found):
                continue
            day = reader(found, plain, published)
            if day is not None and (is_labelled or not _is_long_ago(day, published)):
                candidates.append((found.start(), -(found.end() - found.start()), day, found))
                break
    if not candidates:
        return EventDay(printed=vague[0].strip(" ，,。:：")) if vague else None
    start, _length, day, found = min(candidates, key=lambda candidate: candidate[:2])
    if vague and vague.start() < start:
        return EventDay(printed=vague[0].strip(" ，,。:："))
    return replace(day, printed=text[found.start() : found.end()].strip(" ，,"), part_of_day=_part(found, plain))


def _is_history(text, found):
    before, after = text[max(0, found.start() - 12) : found.start()], text[found.end() :]
    return (
        bool(HISTORY.search(before))
        or bool(SINCE.match(after))
        or found.groupdict().get("said") in ("去年", "前年", "昨年", "上年")
    )


def _is_long_ago(day, published):
    return bool(published and day.day and not day.year_is_inferred and abs((day.day - published).days) > LONG_AGO)


def _part(found, text):
    part = found.groupdict().get("part")
    if part:
        return PARTS[part]
    if found.re is LOST:
        near = re.match(r"\s*(上午|下午|晚上|晚|中午)", text[found.end() :])
        return PARTS[near[1]] if near else ""
    if found.re is not ENGLISH_DAY:
        return ""
    near = ENGLISH_PART.search(text[max(0, found.start() - 24) : found.end() + 24])
    return PARTS[near[0].lower()] if near else ""


def _number(text):
    if text is None:
        return None
    try:
        return int(text) if text.isdigit() and text.isascii() else chinese_number(text)
    except (KeyError, ValueError):
        return None


def _chinese(found, text, published):
    parts = found.groupdict()
    year = _number(parts.get("year"))
    if parts.get("roc"):
        year = int(parts["roc"]) + 1911
    if parts.get("said") in ("今年", "本年") and published:
        year = published.year
    until = (parts.get("month2") or parts.get("month3"), parts.get("day2") or parts.get("day3"))
    return _placed(
        year, _number(parts["month"]), _number(parts["day"]), [_number(part) for part in until], text, found, published
    )


def _english(found, text, published):
    parts = found.groupdict()
    if parts["day1"]:
        month, day, year = parts["month0"] or parts["month1"], parts["day1"], parts["year1"]
        until = (parts["month1"], parts["day2"])
    else:
        month, day, year = parts["month2"], parts["day3"], parts["year2"]
        until = (parts["month3"], parts["day4"])
    until = [MONTHS[until[0].lower()] if until[0] else None, _number(until[1])]
    return _placed(_number(year), MONTHS[month.lower()], int(day), until, text, found, published)


def _day_alone(found, text, published):
    """A day without its month: the last such day before the publication, and for review."""
    day = int(found["day"])
    if (
        published is None
        or re.search(r"(?:为期|为时|历时|连续|共|近|每|第)$", text[: found.start()])
        or not 1 <= day <= 31
    ):
        return EventDay(needs_review=True) if published is None and 1 <= day <= 31 else None
    guess = _last_before(day, published)
    return EventDay(guess, True, ends_on=_end(guess, None, _number(found["day2"])), year_is_inferred=True)


def _last_before(day, published):
    month = published.replace(day=1)
    for _step in range(12):
        guess = _valid(month.year, month.month, day)
        if guess and guess <= published:
            return guess
        month = (month - timedelta(days=1)).replace(day=1)
    return None


def _lost(found, text, published):
    """The one way to put the lost characters back, if there is only one; always for review."""
    if found["month"]:
        month, day = int(found["month"]), int(found["day"])
        placed = _placed(None, month, day, [None, None], text, found, published)
        return placed and replace(placed, needs_review=True)
    digits = found["run"] or found["bare"]
    if found["run"] and int(digits) <= 31:
        return None
    cuts = [
        (int(digits[:cut]), int(digits[cut:]))
        for cut in (1, 2)
        if digits[cut:] and digits[cut] != "0" and digits[0] != "0"
    ]
    readings = [_placed(None, month, day, [None, None], text, found, published) for month, day in cuts]
    placed = [reading for reading in readings if reading and reading.day]
    if not placed:
        return None if len(digits) > 4 else EventDay(needs_review=True)
    nearest = min(placed, key=lambda day: abs((published - day.day).days))
    after = re.match(r"日\s*(?:至|到|—|–|-|~)\s*(\d{1,2})日", text[found.end() :])
    return replace(nearest, needs_review=True, ends_on=_end(nearest.day, None, int(after[1])) if after else None)


def _placed(year, month, day, until, text, found, published):
    """A day with its year, taken from the publication where none is said."""
    if month is None or day is None or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if year is not None:
        exact = _valid(year, month, day)
        return exact and EventDay(exact, ends_on=_end(exact, *until))
    if published is None:
        return EventDay(needs_review=True)
    years = (published.year - 1, published.year, published.year + 1)
    days = [one for year in years if (one := _valid(year, month, day))]
    past = max((one for one in days if one <= published), default=None)
    ahead = min((one for one in days if one > published), default=None)
    is_ahead = ahead is not None and (
        past is None or ((ahead - published).days <= SOON and (published - past).days > HALF_A_YEAR)
    )
    if past is None and ahead is None:
        return None
    if is_ahead:
        said = AHEAD.search(text[max(0, found.start() - 12) : found.start()])
        return EventDay(ahead, not said, ends_on=_end(ahead, *until), year_is_inferred=True)
    return EventDay(past, (published - past).days > HALF_A_YEAR, ends_on=_end(past, *until), year_is_inferred=True)


def _valid(year, month, day):
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _end(start, month, day):
    if start is None or day is None:
        return None
    month = month or start.month
    end = _valid(start.year + (month < start.month), month, day)
    return end if end and end > start else None


READERS = (
    (CHINESE_DAY, _chinese),
    (NUMERIC_DAY, _chinese),
    (SLASHED_DAY, _chinese),
    (ENGLISH_DAY, _english),
    (LOST, _lost),
    (DAY_ALONE, _day_alone),
)

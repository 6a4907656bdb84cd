"""The days and times that stand in the line below a headline, in every form that campus pages use."""

import re
from datetime import date, datetime, time
from typing import NamedTuple

from articles.language.characters import half_width

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        1,
    )
    for name in names.split()
}
MONTH = "(?P<month_{0}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
DIGITS = dict(zip("〇零○一二三四五六七八九", "00" + "0123456789", strict=True))
CHINESE = "〇零○一二三四五六七八九十"
EARLIEST = 1990  # no page of the web is older
TIME = r"""
    (?:
        [T\s,]{0,3} (?:-\s)? (?: \(? (?:周|星期|礼拜|禮拜)? [一二三四五六日天] \)? \s* | [A-Z][a-z]{2,8}\s+ )?
        (?P<half>上午|下午|晚上|中午|早上)? \s*
        (?P<hour>\d{1,2}) \s* [:时時点點] \s* (?P<minute>\d{2}) \s* 分?
        (?: :? (?P<second>\d{2}) (?:\.\d+)? \s* 秒? )? \s*
        (?P<meridiem>[AaPp]\.?[Mm]\.?)?
    )?
"""
CENTURY = "(?:19|20)"
DATE = re.compile(
    rf"""
    (?<![\d.])
    (?:
        # 2019-03-06, 2019年3月6日
        (?P<y1>{CENTURY}\d{{2}}) \s* (?P<s1>[-/.–]|年) \s* (?P<m1>\d{{1,2}}) \s* (?:[-/.–月]) \s*
            (?P<d1>\d{{1,2}}) (?!\d) \s* [日号號]?
        # 06.03.2019; Wed, 03/06/2019
        | (?: (?P<weekday>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*) ,?\s+ )?
            (?P<d2>\d{{1,2}}) (?P<s2>[./-]) (?P<m2>\d{{1,2}}) (?P=s2) (?P<y2>{CENTURY}\d{{2}}) (?!\d)
        # 20190306
        | (?P<y4>{CENTURY}\d{{2}}) (?P<m4>0\d|1[0-2]) (?P<d4>[0-2]\d|3[01]) (?!\d)
        # 二〇一九年三月六日
        | (?P<y5>[{CHINESE}]{{4}}) 年 (?P<m5>[{CHINESE}]{{1,2}}) 月 (?P<d5>[{CHINESE}]{{1,3}}) [日号號]
        # 民國108年3月6日, 108-03-06
        | (?:民國|民国|中華民國)? \s* (?P<y3>\d{{2,3}}) \s*
            (?:
                年 \s* (?P<m3>\d{{1,2}}) \s* 月 \s* (?P<d3>\d{{1,2}}) \s* [日號]
                | (?P<s6>[-/.]) (?P<m6>\d{{1,2}}) (?P=s6) (?P<d6>\d{{1,2}})
            ) (?!\d)
        # 6th of March, 2019
        | (?P<d7>\d{{1,2}}) (?:st|nd|rd|th)? \s+ (?:of\s+)? {MONTH.format(7)} ,?[\s]+ (?P<y7>{CENTURY}\d{{2}}) (?!\d)
        # March 6, 2019
        | (?<![a-z]) {MONTH.format(8)} \s+ (?P<d8>\d{{1,2}}) (?:st|nd|rd|th)? ,?\s+ (?P<y8>{CENTURY}\d{{2}}) (?!\d)
        # 6-Mar-2019
        | (?P<d9>\d{{1,2}}) - {MONTH.format(9)} - (?P<y9>{CENTURY}\d{{2}}) (?!\d)
    )
    {TIME}
    """,
    re.IGNORECASE | re.VERBOSE,
)
SAYS_DAY = re.compile(rf"\d\D{{0,12}}\d|[{CHINESE}]月")
PATH = re.compile(
    r"""
    (?<!\d) ((?:19|20)\d{2})
    [-/_]? (0[1-9]|1[0-2])
    [-/_]? (0[1-9]|[12]\d|3[01]) (?!\d)
    """,
    re.VERBOSE,
)


class Moment(NamedTuple):
    """A day, its time if one is printed, and where in the text it stands."""

    day: date
    time: time | None
    start: int
    end: int

    @property
    def at(self):
        return datetime.combine(self.day, self.time or time())


def find_moments(text):
    """The Moments of a text of half-width signs, in its order; what is no day of the calendar is none."""
    if not SAYS_DAY.search(text):
        return ()
    return tuple(moment for found in DATE.finditer(text) if (moment := _moment(found)))


def read_iso(text):
    """The Moment that a machine wrote into an attribute, or None."""
    found = find_moments(half_width(text[:40]))
    return found[0] if found and found[0].start < 12 else None


def hinted_by_address(address):
    """The day that an address holds, such as /2012/0410/ or t20231108_; a hint and never the publish date."""
    for found in PATH.finditer(address or ""):
        day = _day(*found.groups())
        if day:
            return day
    return None


def chinese_number(text):
    """二十三 as 23, 二〇一九 as 2019."""
    if "十" not in text:
        return int("".join(DIGITS[digit] for digit in text))
    tens, _ten, ones = text.partition("十")
    return (int(DIGITS[tens]) if tens else 1) * 10 + (int(DIGITS[ones]) if ones else 0)


def _moment(found):
    parts = found.groupdict()
    day = _found_day(parts)
    if day is None:
        return None
    hour = _time(parts)
    text = found[0]
    end = found.end() - (len(text) - len(text.rstrip()))
    return Moment(day, hour, found.start() + (len(text) - len(text.lstrip())), end)


def _found_day(parts):
    if parts["y5"]:
        try:
            return _day(*(chinese_number(parts[name]) for name in ("y5", "m5", "d5")))
        except (KeyError, ValueError):
            return None
    if parts["y3"]:
        return _day(int(parts["y3"]) + 1911, parts["m3"] or parts["m6"], parts["d3"] or parts["d6"])
    for number in ("7", "8", "9"):
        if parts[f"y{number}"]:
            return _day(parts[f"y{number}"], MONTHS[parts[f"month_{number}"].lower()], parts[f"d{number}"])
    if parts["y2"]:
        american = _day(parts["y2"], parts["d2"], parts["m2"])
        if parts["weekday"] and american and f"{american:%a}" == parts["weekday"][:3].title():
            return american
        # 23.05.2019 is the usual order; 05/23/2019 can only be the other one.
        return _day(parts["y2"], parts["m2"], parts["d2"]) or _day(parts["y2"], parts["d2"], parts["m2"])
    number = "1" if parts["y1"] else "4"
    return _day(parts[f"y{number}"], parts[f"m{number}"], parts[f"d{number}"])


def _day(year, month, day):
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if EARLIEST <= found.year < 2100 else None


def _time(parts):
    if parts["hour"] is None:
        return None
    hour = int(parts["hour"])
    late = parts["half"] in ("下午", "晚上") or (parts["meridiem"] or "").lower().startswith("p")
    if late and hour < 12:
        hour += 12
    elif hour == 12 and (parts["meridiem"] or "").lower().startswith("a"):
        hour = 0
    try:
        return time(hour, int(parts["minute"]), int(parts["second"] or 0))
    except ValueError:
        return None

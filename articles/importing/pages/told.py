"""What a line says by itself of its article: its days, its labelled fields, and whether it says hardly more."""

import re
from functools import lru_cache
from typing import NamedTuple

from articles.importing.pages.dates import Moment, find_moments
from articles.importing.pages.labels import Field, find_fields
from articles.importing.pages.markup import VIEW_ICON
from articles.language.characters import half_width

LONGEST = 260
COUNT_WORDS = re.compile(
    r"""
    [\W_\d]+ | 次 | 人次 | 星期. | reads? | views? | hits? | times | submitted | posted | published
    | \b(?:by|on|in|at)\b
    """,
    re.I | re.VERBOSE,
)
MOST = 10**10
TIMES = {"万": 10_000, "萬": 10_000, "w": 10_000, "W": 10_000, "k": 1_000, "K": 1_000, "千": 1_000}
FIGURE = re.compile(
    r"""
    [\s:\[(【<|]*(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?\s*([万萬千]|[wWkK](?![a-zA-Z]))?
    (?!\d*\s?[-/年.:]\s?\d)\+?
    """,
    re.VERBOSE,
)
BARE = re.compile(r"[\[(【<|\s]*(\d{1,3}(?:,\d{3})+|\d{1,7})[\])】>|\s]*")
# 1987 or 2019 alone is sooner a year than a count.
YEAR = re.compile(r"(?:19|20)\d\d")
TRAILING = re.compile(
    r"""
    (?<![\d.,:/年月日-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?[万萬]?)\s*(?:(?:次|人次|人|個|个)\s*)?
    (?:
        浏览 | 阅读 | 点击 | 查看 | 访问 | 瀏覽 | 閱讀 | 點閱 | 點擊 | (?:page\s?)?views?(?!\w)
        | reads?(?!\w) | hits?(?!\w) | visits?(?!\w) | clicks?(?!\w) | times(?!\w) | 人气 | 人氣
    )(?!\s*[:：]|(?:次数|量|数|次數|數)\s*[:：]?\s*\d|\s*\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
NUMBERED = re.compile(
    r"""
    (?:浏览|阅读|点击|瀏覽|閱讀|點閱|viewed|read)\s*(?:了|過|过)?\s*[:：]?\s*(\d[\d,]*)\s*
    (?:次|人次|times)
    """,
    re.IGNORECASE | re.VERBOSE,
)
GLUED = re.compile(r"[^\d]*[\u4e00-\u9fff](\d{1,3}(?:,\d{3})+|\d{2,7})")


class Told(NamedTuple):
    """A line's `text` with the Moments, Fields and counts in it. What is not printed is unknown, None, and never 0.

    A line of more than 260 characters is prose: nothing is looked for in it.
    """

    text: str  # as the page has it, with VIEW_ICON where an icon stands for a label
    plain: str  # its signs half-width, without icons
    moments: tuple[Moment, ...] = ()
    unlabelled: tuple[Moment, ...] = ()  # those that no label claims
    fields: tuple[Field, ...] = ()
    count: int | None = None  # one whose word stands after it, or an icon before it
    bare_count: int | None = None  # one that stands by itself at the end
    is_number: bool = False
    is_facts: bool = False  # whether it says hardly more than days, counts, sources and names


@lru_cache(maxsize=4096)  # the pages of a site have most of their lines in common
def tell(text):
    """The Told of a line."""
    marked = half_width(text)
    plain = marked.replace(VIEW_ICON, "").strip()
    if not text or len(text) > LONGEST:
        return Told(text, plain)
    moments, fields = find_moments(marked), tuple(_counted(found, marked) for found in find_fields(marked))
    claimed = [(found.start, found.end) for found in fields if found.kind in ("posted", "updated", "other")]
    unlabelled = tuple(one for one in moments if not any(start <= one.start < end for start, end in claimed))
    told = Told(text, plain, moments, unlabelled, fields, is_number=_is_bare_count(marked))
    behind = _trailing_count(marked)
    if behind or VIEW_ICON in marked:
        told = told._replace(count=read_count(behind or marked.rpartition(VIEW_ICON)[2]))
    else:
        told = told._replace(bare_count=_bare_count(told, marked))
    return told._replace(is_facts=_is_facts(told, marked, bool(behind)))


def _counted(field, text):
    """A Field for views with its count; "37次浏览" has its label behind the figure."""
    if field.kind != "views":
        return field
    count = read_count(field.value)
    return field._replace(count=read_count(_trailing_count(text[: field.end])) if count is None else count)


def _bare_count(told, plain):
    kept = [found for found in told.fields if found.kind not in ("section", "unit", "source")]
    rest = _without(plain, [*kept, *told.moments]).split()
    while rest and not re.search(r"\w", rest[-1]):
        rest.pop()
    if not rest or any(map(_is_bare_count, rest[:-1])):
        return None
    if _is_bare_count(rest[-1]):
        return read_count(rest[-1])
    # 学院新闻8491: the column and the count stood in elements of their own.
    glued = GLUED.fullmatch(rest[-1]) if told.moments else None
    return read_count(glued[1]) if glued and _is_bare_count(glued[1]) else None


def _is_facts(told, text, has_count):
    if (VIEW_ICON in text and len(text) < 120) or (len(text) < 10 and told.is_number):
        return True
    kept = [found for found in told.fields if found.kind != "other" and found.is_short]
    if any(found.kind in ("posted", "updated") and not found.moments and found.value.strip() for found in kept):
        return False  # 时间：3月5日下午 is the body's
    if not kept and not told.moments and not has_count:
        return False
    rest = COUNT_WORDS.sub("", _without(text, [*kept, *told.moments]))
    if text.rstrip().endswith(("。", "！")) and len(rest) > 4:
        return False
    return len(rest) <= 16 or len(rest) * 4 < len(text)


def _without(text, found):
    """The text with a space in place of each of these Fields and Moments."""
    for one in sorted(found, key=lambda one: (one.start, one.end), reverse=True):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def read_count(text):
    """The count that a text begins with, brackets and units around it or not; None if it begins with none."""
    found = FIGURE.match(text)
    if not found:
        return None
    whole, fraction, unit = found.groups()
    digits = whole.replace(",", "").replace("，", "")
    if fraction and not unit:
        return None
    count = round(float(digits + (fraction or "")) * TIMES[unit]) if unit else int(digits)
    return count if count <= MOST else None


def _is_bare_count(text):
    """Whether a text is a number and nothing else, and none that reads as a year."""
    found = BARE.fullmatch(text.replace(VIEW_ICON, ""))
    return bool(found) and not YEAR.fullmatch(found[1])


def _trailing_count(text):
    """The words of a count whose label stands after it, such as `1204 reads`, or ""."""
    found = NUMBERED.search(text) or TRAILING.search(text)
    return found[1] if found else ""

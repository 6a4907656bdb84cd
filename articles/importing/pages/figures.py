"""Counts of views as pages print them. What is not printed is unknown, None; only a printed 0 is 0."""

import re

from articles.importing.pages.markup import VIEW_ICON
from articles.language.characters import half_width

MOST = 10**10
TIMES = {"万": 10_000, "萬": 10_000, "w": 10_000, "W": 10_000, "k": 1_000, "K": 1_000, "千": 1_000}
FIGURE = re.compile(
    r"[\s:\[(【<|]*(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?\s*([万萬千]|[wWkK](?![a-zA-Z]))?(?!\d*\s?[-/年.:]\s?\d)\+?"
)
BARE = re.compile(r"[\[(【<|\s]*(\d{1,3}(?:,\d{3})+|\d{1,7})[\])】>|\s]*")
# 1987 or 2019 alone is sooner a year than a count.
YEAR = re.compile(r"(?:19|20)\d\d")


def read_count(text):
    """The count that a text begins with, brackets and units around it or not; None if it begins with none."""
    found = FIGURE.match(half_width(text))
    if not found:
        return None
    whole, fraction, unit = found.groups()
    digits = whole.replace(",", "").replace("，", "")
    if fraction and not unit:
        return None
    count = round(float(digits + (fraction or "")) * TIMES[unit]) if unit else int(digits)
    return count if count <= MOST else None


def is_bare_count(text):
    """Whether a text is a number and nothing else, and none that reads as a year."""
    found = BARE.fullmatch(half_width(text.replace(VIEW_ICON, "")))
    return bool(found) and not YEAR.fullmatch(found[1])

"""Periods that figures are asked for: whole days of the site's time zone, both ends included."""

import datetime
from typing import NamedTuple

from django.utils import timezone

LENGTHS = {"today": 1, "7": 7, "30": 30, "365": 365}
ALL = "all"
DEFAULT = "30"


class Period(NamedTuple):
    """Days from `first` (None: since the beginning) to `last`; `name` is a key of LENGTHS, "all", or "" for dates."""

    name: str
    first: datetime.date | None
    last: datetime.date

    @property
    def length(self):
        """In days; None if it has no first day."""
        return None if self.first is None else (self.last - self.first).days + 1

    def before(self):
        """As many days just before it, or None where there is no such period."""
        if self.first is None or self.first.toordinal() <= self.length:
            return None
        day = datetime.timedelta(days=1)
        return Period("", self.first - day * self.length, self.first - day)

    def has(self, day):
        return day <= self.last and (self.first is None or day >= self.first)

    def lookup(self, field="day"):
        """As the keywords of a filter."""
        if self.first is None:
            return {f"{field}__lte": self.last}
        return {f"{field}__range": (self.first, self.last)}


def period_named(name):
    """The period of this name that ends today. Raises KeyError."""
    today = timezone.localdate()
    if name == ALL:
        return Period(ALL, None, today)
    return Period(name, today - datetime.timedelta(days=LENGTHS[name] - 1), today)

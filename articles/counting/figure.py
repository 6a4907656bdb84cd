"""The figure of an article in its parts: what the old site brought, what was counted here, what was corrected."""

import datetime
from typing import NamedTuple

from django.db.models import Count, F, Sum
from django.utils import timezone

from articles.models.viewcount import ViewAdjustment, ViewAudit, ViewCount, ViewDay, ViewHit
from articles.reading.viewcount import parts_of

MOST_CORRECTIONS = 500


class Figure(NamedTuple):
    """`legacy` is None where the old site's figure is lost; `counted` has in it what is not rolled up yet."""

    legacy: int | None = 0
    counted: int = 0
    adjusted: int = 0

    @property
    def shown(self):
        """What readers see, or None: the unknown and something is unknown, not something."""
        return None if self.legacy is None else self.legacy + self.counted + self.adjusted


class FigureSum(NamedTuple):
    """Figures of many articles; `unknown` is of how many the old site's figure is lost."""

    legacy: int
    counted: int
    adjusted: int
    unknown: int

    @property
    def shown(self):
        return self.legacy + self.counted + self.adjusted


def figures_of(article_ids):
    """{article id: Figure} of all that are asked for, in one statement, so of one state of the database."""
    return {key: Figure(*parts) for key, parts in parts_of(article_ids).items()}


def sum_of(counted, articles=None):
    """The FigureSum of the site, or of the articles of these ids, whose counted views are known; one statement."""
    rows = ViewCount.objects.all() if articles is None else ViewCount.objects.filter(article_id__in=articles)
    found = rows.aggregate(
        legacy=Sum("legacy_base"), adjusted=Sum("adjusted"), all=Count("pk"), known=Count("legacy_base")
    )
    return FigureSum(int(found["legacy"] or 0), counted, int(found["adjusted"] or 0), found["all"] - found["known"])


def last_days_of(article_ids, days=30):
    """{article id: [views of each of the last days, today last]}, in one statement."""
    ids, today = list(article_ids), timezone.localdate()
    series = {article_id: [0] * days for article_id in ids}
    first = today - datetime.timedelta(days=days - 1)
    kept = ViewDay.objects.filter(article_id__in=ids, day__range=(first, today))
    waiting = _waiting(ids).filter(day__range=(first, today)).values("article_id", "day").annotate(hits=Count("pk"))
    rows = kept.values_list("article_id", "day", "counted").union(
        waiting.values_list("article_id", "day", "hits"), all=True
    )
    for article_id, day, counted in rows:
        series[article_id][(day - first).days] += counted
    return series


def _waiting(ids):
    return ViewHit.objects.filter(article_id__in=ids, rejected_for="").order_by()


def corrections_of(article_id):
    """The ledger of an article, the newest first."""
    return list(ViewAdjustment.objects.filter(article_id=article_id).order_by(F("pk").desc())[:MOST_CORRECTIONS])


def last_audit():
    """The last ViewAudit, or None before the first."""
    return ViewAudit.objects.order_by("-at", "-pk").first()

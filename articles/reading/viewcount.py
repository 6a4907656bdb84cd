"""The figure that readers see: the old site's, plus what was counted here, plus corrections; None where unknown."""

from django.db import connection
from django.db.models import Count, F, OuterRef, Subquery
from django.utils import timezone

from articles.models.published import Kind, Publication
from articles.models.viewcount import ViewCount, ViewHit

_COUNTS, _HITS = ViewCount._meta.db_table, ViewHit._meta.db_table
# What `visible()` says, in plain words: a query set made anew for each beacon costs more than its whole write.
_VISIBLE = (
    f" UNION ALL SELECT thing_id, 0, 0, 0, 2 FROM {Publication._meta.db_table}"
    " WHERE kind = %s AND visible_from <= %s AND (visible_until IS NULL OR visible_until > %s)"
    " AND withdrawn_at IS NULL AND thing_id IN ({places})"
)


def total(row):
    """The figure of a row with `view_annotations`, or None: an old page whose count was lost is unknown, not 0."""
    if row["counted"] is None:
        # Nothing was kept of this article: it was never on an old site.
        return row["pending"] or 0
    return None if row["legacy_base"] is None else row["legacy_base"] + row["counted"] + (row["pending"] or 0)


def view_annotations():
    """The figures of a publication's article, to be read in the same statement."""
    count = ViewCount.objects.filter(article_id=OuterRef("thing_id"))
    waiting = ViewHit.objects.filter(article_id=OuterRef("thing_id"), rejected_for="").order_by()
    return {
        "legacy_base": Subquery(count.values("legacy_base")[:1]),
        "counted": Subquery(count.annotate(sum=F("counted") + F("adjusted")).values("sum")[:1]),
        "pending": Subquery(waiting.values("article_id").annotate(count=Count("pk")).values("count")),
    }


def views_of(article_ids):
    """{article id: total or None}, what is not rolled up yet included; one statement, so one state of the database."""
    return {key: _sum(parts) for key, parts in parts_of(article_ids).items()}


def parts_of(article_ids):
    """{article id: (the old site's or None, counted here, corrected)}, of one state of the database as well."""
    ids = sorted(article_ids)
    return _parts(ids)[0] if ids else {}


def visible_views_of(article_ids):
    """As `views_of`, of those articles alone that readers may see at this moment; one statement too."""
    ids = sorted(article_ids)
    if not ids:
        return {}
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    parts, visible = _parts(ids, _VISIBLE, [str(Kind.ARTICLE), now, now, *ids])
    return {key: _sum(parts[key]) for key in ids if key in visible}


def _sum(parts):
    """None where the old site's figure is lost: the unknown and something is unknown, not something."""
    return None if parts[0] is None else sum(parts)


def _parts(ids, also="", parameters=()):
    """{id: the parts of its figure}, and the ids that the statement `also` found."""
    places = ", ".join(["%s"] * len(ids))
    statement = (
        f"SELECT article_id, legacy_base, counted, adjusted, 1 FROM {_COUNTS} WHERE article_id IN ({places})"
        f" UNION ALL SELECT article_id, 0, COUNT(*), 0, 0 FROM {_HITS}"
        f" WHERE article_id IN ({places}) AND rejected_for = '' GROUP BY article_id"
    )
    statement += also.format(places=places)
    parts, found = dict.fromkeys(ids, (0, 0, 0)), set()
    with connection.cursor() as cursor:
        cursor.execute(statement, [*ids, *ids, *parameters])
        for article_id, base, count, correction, row in cursor.fetchall():
            if row == 2:
                found.add(article_id)
            known = parts[article_id]
            parts[article_id] = (base if row == 1 else known[0], known[1] + count, known[2] + correction)
    return parts, found

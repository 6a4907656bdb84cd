from django.db.models import OuterRef, Subquery

from articles.models.viewcount import ViewCount


def total(legacy_base, counted):
    """The figure that readers see, or None: an old page whose count was lost is unknown, not 0."""
    return None if legacy_base is None else legacy_base + (counted or 0)


def views_of(article_ids):
    """{article id: views or None}, in one statement."""
    rows = ViewCount.objects.filter(article_id__in=article_ids).values_list("article_id", "legacy_base", "counted")
    return {article_id: total(legacy_base, counted) for article_id, legacy_base, counted in rows}


def view_annotations():
    """The two figures of a publication's article, to be read in the same statement."""
    count = ViewCount.objects.filter(article_id=OuterRef("thing_id"))
    return {
        "legacy_base": Subquery(count.values("legacy_base")[:1]),
        "counted": Subquery(count.values("counted")[:1]),
    }

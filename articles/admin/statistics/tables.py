"""The tables of the statistics desk: as rows for a file, and as what the page prints of them."""

from collections import Counter

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.desk.export import Table
from articles.admin.statistics.chart import bar, last_days_sparkline
from articles.admin.statistics.question import author_value
from articles.admin.statistics.viewcount import signed
from articles.counting.credit import UNIT
from articles.counting.figure import corrections_of
from articles.models import ArticleCredit
from articles.models.viewcount import Rejection


def _series(answer):
    """The figures of the chart; days with what counted nothing beside them, where that is known."""
    if answer.is_by_hour:
        rows = [(f"{answer.period.last} {label}", views) for label, views in answer.series]
        return Table("days", _("Views an hour"), [_("hour"), _("counted")], rows)
    if not answer.question.is_of_the_site:
        rows = [(day, answer.days.get(day, 0)) for day in answer.listed_days]
        return Table("days", _("Views a day"), [_("day"), _("counted")], rows)
    dropped = Counter()
    for (day, _reason), count in answer.rejected.items():
        dropped[day] += count
    rows = [(day, answer.days.get(day, 0), dropped[day]) for day in answer.listed_days]
    return Table("days", _("Views a day"), [_("day"), _("counted"), _("not counted")], rows)


def _articles(key, title, rows, answer):
    columns = [_("id"), _("article"), _("section"), _("views"), _("period before"), _("change")]
    return Table(
        key,
        title,
        columns,
        [(row.id, row.title, answer.section_name(row.section_slug), row.views, row.before, row.change) for row in rows],
    )


def _most_read(answer):
    return _articles("most-read", _("Most read"), answer.most_read, answer)


def _rising(answer):
    return _articles("rising", _("Rising"), answer.rising, answer)


def _falling(answer):
    return _articles("falling", _("Falling"), answer.falling, answer)


def _sections(answer):
    rows = [(name, row.articles, row.views) for name, row in answer.sections]
    return Table("sections", _("Sections"), [_("section"), _("articles read"), _("views")], rows)


def _rejected(answer):
    if not answer.question.is_of_the_site:
        return None
    rows = [(label, count) for label, count, _reason in _reasons(answer)]
    return Table("rejected", _("Not counted"), [_("reason"), _("requests")], rows)


def _reasons(answer):
    """[(label, count, reason)] of every reason, those that never came up too, the most frequent first."""
    counts = Counter({reason: 0 for reason in Rejection.values})
    for (_day, reason), count in answer.rejected.items():
        counts[reason] += count
    words = answer.question.words.casefold()
    rows = [(str(dict(Rejection.choices).get(reason, reason)), count, reason) for reason, count in counts.items()]
    return sorted((row for row in rows if words in row[0].casefold()), key=lambda row: (-row[1], row[2]))


def _units(answer):
    rows = [(row.author.name, row.articles, row.views) for row in answer.contributions if row.role == UNIT]
    return Table("units", _("Contributing units"), [_("unit"), _("articles"), _("views")], rows)


def _contributors(answer):
    rows = [
        (row.author.name, role_name(row.role), row.articles, row.views)
        for row in answer.contributions
        if row.role != UNIT
    ]
    return Table("contributors", _("Contributors"), [_("name"), _("role"), _("articles"), _("views")], rows)


def role_name(role):
    return str(dict(ArticleCredit.Role.choices).get(role, role))


def _corrections(answer):
    if not answer.question.article_id:
        return None
    rows = [
        (timezone.make_naive(entry.at), entry.delta, entry.reason, entry.by)
        for entry in corrections_of(answer.question.article_id)
    ]
    return Table("corrections", _("Corrections"), [_("when"), _("views more or fewer"), _("reason"), _("who")], rows)


# What `?table=` may ask for; each makes a Table of an Answer, or None where the question has no such table.
TABLES = {
    "days": _series,
    "most-read": _most_read,
    "rising": _rising,
    "falling": _falling,
    "sections": _sections,
    "rejected": _rejected,
    "units": _units,
    "contributors": _contributors,
    "corrections": _corrections,
}


def table_titles():
    """{name in a template: title} of all tables."""
    return {
        "days": _("Views a day"),
        "most_read": _("Most read"),
        "rising": _("Rising"),
        "falling": _("Falling"),
        "sections": _("Sections"),
        "rejected": _("Not counted"),
        "units": _("Contributing units"),
        "contributors": _("Contributors"),
        "corrections": _("Corrections"),
    }


def rows_of_the_page(answer):
    """What the page prints of each table, all bars, lines and addresses made."""
    most_of_a_section = max((row.views for _name, row in answer.sections), default=0)
    reasons = _reasons(answer)
    most_of_a_reason = max((count for _label, count, _reason in reasons), default=0)
    return {
        "days": _rows_of_the_series(answer),
        "most_read": [
            _article_row(answer, row) | {"spark": last_days_sparkline(answer.last_days[row.id])}
            for row in answer.most_read
        ],
        "rising": [_article_row(answer, row) for row in answer.rising],
        "falling": [_article_row(answer, row) for row in answer.falling],
        "sections": [
            {
                "name": name,
                "address": answer.question.address(section=row.slug) if row.slug in answer.question.sections else "",
                "articles": row.articles,
                "views": row.views,
                "bar": bar(row.views, most_of_a_section),
            }
            for name, row in answer.sections
        ],
        "rejected": [
            {"name": label, "count": count, "bar": bar(count, most_of_a_reason)} for label, count, _reason in reasons
        ],
        "units": [_contribution_row(answer, row) for row in answer.contributions if row.role == UNIT][: answer.most],
        "contributors": [_contribution_row(answer, row) for row in answer.contributions if row.role != UNIT][
            : answer.most
        ],
    }


def _rows_of_the_series(answer):
    """The table beside the chart: the same figures, the newest first."""
    if answer.is_by_hour or answer.is_by_month:
        return [(label, views, None) for label, views in reversed(answer.series)]
    return [(row[0].isoformat(), row[1], row[2] if len(row) > 2 else None) for row in reversed(_series(answer).rows)]


def _article_row(answer, row):
    return {
        "title": row.title,
        "address": answer.question.address(article=row.id),
        "section": answer.section_name(row.section_slug) if row.section_slug else "",
        "is_withdrawn": row.is_withdrawn,
        "views": row.views,
        "before": row.before,
        "change": signed(row.change),
    }


def _contribution_row(answer, row):
    return {
        "name": row.author.name,
        "address": answer.question.address(author=author_value(row.author)),
        "role": role_name(row.role),
        "articles": row.articles,
        "views": row.views,
    }

"""The statistics desk: how often what was read, when, by whose hand, and what was not counted (for those who may)."""

import datetime
from functools import cached_property, partial

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin.desk.export import FORMATS, hand_out
from articles.admin.desk.sight import may_view, numbered
from articles.admin.statistics import question as asking
from articles.admin.statistics.chart import line_chart
from articles.admin.statistics.tables import TABLES, rows_of_the_page, table_titles
from articles.admin.statistics.viewcount import CORRECT, SEE, signed, sum_parts
from articles.counting import report
from articles.counting.credit import contributions
from articles.counting.figure import corrections_of, figures_of, last_audit, last_days_of, sum_of
from articles.counting.period import ALL, LENGTHS, period_named
from articles.models import Article
from articles.models.published import Kind, PublicationTag

# Beyond it, a chart of days is a chart of months.
MOST_DAYS = 400
MOST_ON_THE_PAGE, MOST_IN_A_FILE = 20, 5000
MOST_SUGGESTED = 200


@require_http_methods(["GET", "HEAD", "POST"])
def statistics(request):
    """`/admin/statistics/`: the page; a POST with `table` and `format` takes one table of it out as a file."""
    return admin.site.admin_view(_statistics)(request)


def _statistics(request):
    if not request.user.has_perm(SEE):
        raise PermissionDenied
    question = asking.asked(request.GET, request.user)
    file_format, key = request.GET.get("format", ""), request.GET.get("table", "")
    if request.method == "POST" and file_format in FORMATS and key in TABLES:
        table = TABLES[key](Answer(question, MOST_IN_A_FILE, request.user))
        if table is not None:
            last = question.period.last
            return hand_out(request, table, f"statistics-{key}-{question.period.first or 'all'}-{last}", file_format)
    if request.method == "POST":
        question.problems.append(_("There is no such table, or not in this form. Choose one below."))
    elif file_format or key:
        words = _("A table is taken out by its button, which leaves a line in the trail. Choose one below.")
        question.problems.append(words)
    answer = Answer(question, MOST_ON_THE_PAGE, request.user)
    titles = table_titles()
    context = {
        **admin.site.each_context(request),
        "title": _("Statistics of views"),
        "question": question,
        "answer": answer,
        "tables": rows_of_the_page(answer),
        "titles": titles,
        "addresses": {name: question.address(table=name.replace("_", "-")) for name in titles},
        "asked": {part.parameter: part.value for part in question.parts},
        "choices": [_choice(question, author) for author in question.choices],
        "period_name": _period_names().get(question.period.name, ""),
        "has_dropped": question.is_of_the_site and not answer.is_by_hour and not answer.is_by_month,
        "article": _article(request, question) if question.article_id else None,
        "time_zone": settings.TIME_ZONE,
    }
    request.current_app = admin.site.name
    return render(request, "admin/articles/statistics.html", context)


def _choice(question, author):
    kind = dict(Kind.choices).get(author.kind, _("a name without a page"))
    return {
        "address": question.address(author=asking.author_value(author)),
        "words": f"{author.name} · {kind} {author.key if author.kind in Kind.values else ''}".strip(),
    }


def _article(request, question):
    """What the page says of one article: its ledger, and the way to its desk if it still has one."""
    has_desk = Article.objects.filter(pk=question.article_id).exists()
    return {
        "sum": sum_parts(figures_of([question.article_id])[question.article_id]),
        "corrections": [(entry, signed(entry.delta)) for entry in corrections_of(question.article_id)],
        "desk": reverse("admin:articles_article_change", args=[question.article_id]) if has_desk else "",
        "correct": reverse("admin:articles_article_views", args=[question.article_id])
        if has_desk and request.user.has_perm(CORRECT)
        else "",
    }


class Answer:
    """What is known about a Question; each part is asked of the database once, when it is first needed."""

    def __init__(self, question, most, user):
        self.question, self.most = question, most
        # What stands for the title of an article that readers do not see, for those who may not either.
        self.instead = None if may_view(user, Article) else partial(numbered, Article)
        self.period, self.articles = question.period, question.articles

    # Days

    @cached_property
    def days(self):
        return report.views_by_day(self.articles)

    @cached_property
    def since(self):
        """The day when counting began on this site, or None: what was before is not 0, it was not counted."""
        days = self.days if self.articles is None else report.views_by_day()
        return min(days, default=None)

    @cached_property
    def listed_days(self):
        """The days of the period on which views were counted at all, the oldest first."""
        if self.since is None or self.since > self.period.last:
            return []
        first = max(self.period.first or self.since, self.since)
        length = (self.period.last - first).days + 1
        return [first + datetime.timedelta(days=place) for place in range(length)]

    @cached_property
    def total(self):
        return sum(views for day, views in self.days.items() if self.period.has(day))

    @cached_property
    def before(self):
        """The period before this one, or None where nothing was counted through the whole of it."""
        before = self.period.before()
        return before if before and self.since and before.first >= self.since else None

    @cached_property
    def total_before(self):
        return None if self.before is None else sum(n for day, n in self.days.items() if self.before.has(day))

    @cached_property
    def totals(self):
        """[(period's address, its name, its views, is this one)] of the five periods."""
        found = []
        for name, words in _period_names().items():
            period = period_named(name)
            views = sum(count for day, count in self.days.items() if period.has(day))
            found.append((self.question.address(period=name), words, views, name == self.period.name))
        return found

    @cached_property
    def sum(self):
        return sum_parts(sum_of(sum(self.days.values()), self.articles))

    # The chart and what stands in its table

    @property
    def is_by_hour(self):
        return self.period.length == 1 and self.question.is_of_the_site

    @property
    def is_by_month(self):
        return len(self.listed_days) > MOST_DAYS

    @cached_property
    def hours(self):
        return report.views_by_hour(self.period.last)

    @cached_property
    def series(self):
        """[(short label, views)] of hours, days or months, the oldest first; empty before counting began."""
        if not self.listed_days:
            return []
        if self.is_by_hour:
            is_today = self.period.last == timezone.localdate()
            hours = timezone.localtime().hour + 1 if is_today else 24
            return [(f"{hour}:00", self.hours.get(hour, 0)) for hour in range(hours)]
        if self.is_by_month:
            return list(self.months.items())
        return [(f"{day.month}/{day.day}", self.days.get(day, 0)) for day in self.listed_days]

    @cached_property
    def months(self):
        months = {}
        for day in self.listed_days:
            key = f"{day.year}-{day.month:02d}"
            months[key] = months.get(key, 0) + self.days.get(day, 0)
        return months

    @cached_property
    def chart(self):
        if len(self.series) < 2:
            return None
        label, most = max(self.series, key=lambda point: point[1])
        words = _("%(heading)s, %(scope)s: %(total)s views in all, most at %(label)s with %(most)s.") % {
            "heading": self.heading,
            "scope": self.question.name,
            "total": f"{self.total:,}",
            "label": label,
            "most": f"{most:,}",
        }
        return line_chart(words, self.series)

    @cached_property
    def heading(self):
        days = self.listed_days
        if not days:
            return _("Views a day")
        if self.is_by_hour:
            return _("Views an hour, %(day)s") % {"day": date_format(days[0])}
        words = (
            _("Views a month, %(first)s to %(last)s") if self.is_by_month else _("Views a day, %(first)s to %(last)s")
        )
        return words % {"first": date_format(days[0]), "last": date_format(days[-1])}

    # Articles, sections, contributors

    @cached_property
    def views(self):
        return report.views_by_article(self.period, self.articles)

    @cached_property
    def views_before(self):
        return None if self.before is None else report.views_by_article(self.before, self.articles)

    @cached_property
    def most_read(self):
        return report.most_read(self.views, self.views_before, self.most, self.question.words, self.instead)

    @cached_property
    def rising(self):
        if self.before is None:
            return []
        return report.rising(self.views, self.views_before, self.most, self.question.words, self.instead)

    @cached_property
    def falling(self):
        if self.before is None:
            return []
        return report.falling(self.views, self.views_before, self.most, self.question.words, self.instead)

    @cached_property
    def last_days(self):
        return last_days_of([row.id for row in self.most_read])

    @cached_property
    def sections(self):
        words = self.question.words.casefold()
        rows = [(self.section_name(row.slug), row) for row in report.by_section(self.views)]
        return [(name, row) for name, row in rows if words in name.casefold()]

    def section_name(self, slug):
        if slug is None:
            return _("deleted since")
        return self.question.sections.get(slug, slug) or _("without a section")

    @cached_property
    def _contributions(self):
        return contributions(self.period, self.views, self.articles)

    @property
    def published(self):
        """How many articles came out in the period."""
        return self._contributions[0]

    @cached_property
    def contributions(self):
        words = self.question.words.casefold()
        return [row for row in self._contributions[1] if words in row.author.name.casefold()]

    # What was not counted, and whether the figures agree

    @cached_property
    def rejected(self):
        """{(day, reason): count}; known for the whole site alone."""
        return report.rejected_by_day(self.period) if self.question.is_of_the_site else {}

    @cached_property
    def audit(self):
        return last_audit()

    # What the form offers

    @cached_property
    def tags(self):
        names = (
            PublicationTag.objects.visible().filter(kind=Kind.ARTICLE).order_by("name").values_list("name", flat=True)
        )
        return list(names.distinct()[:MOST_SUGGESTED])

    @property
    def authors(self):
        """The names that are credited in the period; others can be typed."""
        return sorted({row.author.name for row in self._contributions[1]})[:MOST_SUGGESTED]


def _period_names():
    words = {"today": _("today"), "7": _("7 days"), "30": _("30 days"), "365": _("365 days")}
    return {name: words[name] for name in LENGTHS} | {ALL: _("all time")}

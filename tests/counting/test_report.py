"""What the statistics desk asks of the store: whole days, whole sums, one statement a question whatever the archive."""

import datetime

import pytest
import time_machine

from articles.counting import credit, report
from articles.counting.adjust import correct, keep_legacy
from articles.counting.audit import audit
from articles.counting.figure import (
    Figure,
    FigureSum,
    corrections_of,
    figures_of,
    last_audit,
    last_days_of,
    sum_of,
)
from articles.counting.period import Period, period_named
from articles.counting.rollup import roll_up
from articles.models import ArticleCredit
from articles.models.published import Publication
from articles.models.viewcount import ViewDay, ViewHit
from articles.publishing.door import publish, withdraw
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 25)
NOON = datetime.datetime(2026, 11, 25, 4, 0, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def day(ago):
    return TODAY - datetime.timedelta(days=ago)


def read(article_id, count, *, ago=0, hour=9, reason=""):
    """Hits that wait; `roll_up` counts them."""
    ViewHit.objects.bulk_create(
        ViewHit(article_id=article_id, day=day(ago), hour=hour, rejected_for=reason) for _number in range(count)
    )


def credited(article, *credits):
    """The article, published with its credits (role, person or organisation or name)."""
    for position, (role, who) in enumerate(credits, start=1):
        field = "name" if isinstance(who, str) else who._meta.model_name
        ArticleCredit.objects.create(article=article, role=role, position=position, **{field: who})
    article.touch()
    publish(article)
    return article


# Periods


@pytest.mark.parametrize(
    ("name", "first", "before"),
    [
        ("today", TODAY, (day(1), day(1))),
        ("7", day(6), (day(13), day(7))),
        ("30", day(29), (day(59), day(30))),
        ("365", day(364), (day(729), day(365))),
        ("all", None, None),
    ],
)
def test_period_ends_today_and_follows_one_of_its_length(name, first, before):
    period = period_named(name)

    assert (period.first, period.last) == (first, TODAY)
    assert (period.before() and period.before()[1:]) == before


@pytest.mark.parametrize(
    ("moment", "today"),
    [("2026-11-25 15:59:59", datetime.date(2026, 11, 25)), ("2026-11-25 16:00:00", datetime.date(2026, 11, 26))],
)
def test_day_turns_at_midnight_of_the_site(moment, today):
    with time_machine.travel(datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.UTC), tick=False):
        assert period_named("today") == Period("today", today, today)


def test_first_period_of_all_has_none_before_it():
    assert Period("", datetime.date.min, datetime.date(3000, 1, 1)).before() is None


# Days, hours, articles


@pytest.mark.parametrize("is_rolled_up", [True, False])
def test_views_are_the_same_rolled_up_or_waiting(is_rolled_up):
    read(1, 3)
    read(1, 2, hour=10, ago=1)
    read(2, 4, ago=1)
    read(2, 9, reason="robot")
    if is_rolled_up:
        roll_up()

    assert report.views_by_day() == {day(0): 3, day(1): 6}
    assert report.views_by_day([2]) == {day(1): 4}
    assert report.views_by_hour(day(1)) == {9: 4, 10: 2}
    assert report.views_by_article(period_named("today")) == {1: 3}
    assert report.views_by_article(period_named("7")) == {1: 5, 2: 4}
    assert report.views_by_article(period_named("all")) == {1: 5, 2: 4}
    assert report.views_by_article(Period("", None, day(1))) == {1: 2, 2: 4}
    assert report.rejected_by_day(period_named("today")) == {(TODAY, "robot"): 9}


def test_half_that_waits_is_added_to_the_half_that_is_rolled_up():
    read(1, 3)
    roll_up()
    read(1, 2)

    assert (report.views_by_day(), report.views_by_day([1])) == ({TODAY: 5}, {TODAY: 5})
    assert report.views_by_article(period_named("all")) == {1: 5}


def test_articles_are_told_with_what_they_gained_and_lost():
    first, second, third = (factories.published(factories.article(f"第{number}篇")) for number in (1, 2, 3))
    now, before = {first.pk: 5, second.pk: 9, 999: 4}, {first.pk: 7, third.pk: 2}

    assert report.most_read(now, before, 10) == [
        report.ReadArticle(second.pk, "第2篇", "", False, 9, 0),
        report.ReadArticle(first.pk, "第1篇", "", False, 5, 7),
    ]
    assert [(row.id, row.change) for row in report.rising(now, before, 10)] == [(second.pk, 9)]
    assert [(row.id, row.change) for row in report.falling(now, before, 10)] == [(third.pk, -2), (first.pk, -2)]
    assert [row.change for row in report.most_read(now, None, 10)] == [None, None]


def test_article_that_was_withdrawn_is_told_as_such():
    article = factories.published(factories.article("撤回"))
    withdraw(article)

    assert report.most_read({article.pk: 5}, None, 10) == [report.ReadArticle(article.pk, "撤回", "", True, 5, None)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("绣花", ['绣花"精细"']),
        ('"精', ['绣花"精细"']),
        ("BOOK", ["Book launch"]),
        ("摘要", []),
        ("%", []),
    ],
)
def test_search_is_in_the_titles_alone(words, found):
    first, second = (factories.published(factories.article(title)) for title in ('绣花"精细"', "Book launch"))

    rows = report.most_read({first.pk: 5, second.pk: 4}, None, 10, words)

    assert [row.title for row in rows] == found


def test_sections_add_up_to_all_that_was_read():
    section = factories.section("合作", "cooperation")
    first = factories.published(factories.article("一", section=section))
    second = factories.published(factories.article("二"))

    rows = report.by_section({first.pk: 5, second.pk: 9, 999: 1})

    assert rows == [
        report.SectionViews("", 1, 9),
        report.SectionViews("cooperation", 1, 5),
        report.SectionViews(None, 1, 1),
    ]
    assert report.section_names() == {"cooperation": "合作"}


# Contributions


def test_contributions_are_of_articles_that_came_out_in_the_period():
    school, writer = factories.organization("学院"), factories.person("周敏")
    factories.published(school)
    factories.published(writer)
    first = credited(
        factories.article("一", published_on=day(1)),
        ("unit", school),
        ("author", writer),
        ("author", writer),
        ("photographer", "李老师"),
    )
    second = credited(factories.article("二", published_on=day(2)), ("unit", school), ("unit", "党政办公室"))
    credited(factories.article("早", published_on=day(40)), ("unit", school))
    gone = credited(factories.article("撤回", published_on=day(1)), ("unit", school))
    withdraw(gone)

    published, rows = credit.contributions(period_named("30"), {first.pk: 7, second.pk: 5})

    unit = credit.Author("organization", school.pk, "学院")
    assert published == 2
    assert rows == [
        credit.Contribution(unit, "unit", 2, 12),
        credit.Contribution(credit.Author("person", writer.pk, "周敏"), "author", 1, 7),
        credit.Contribution(credit.Author("name", "李老师", "李老师"), "photographer", 1, 7),
        credit.Contribution(credit.Author("name", "党政办公室", "党政办公室"), "unit", 1, 5),
    ]


def test_two_who_share_a_name_are_told_apart():
    person = factories.published(factories.person("周敏"))
    hers = credited(factories.article("一"), ("author", person))
    his = credited(factories.article("二"), ("author", "周敏"))
    credited(factories.article("三"), ("author", "周敏敏"))

    authors = credit.authors_named("周敏")

    assert authors == [credit.Author("name", "周敏", "周敏"), credit.Author("person", person.pk, "周敏")]
    articles = [
        Publication.objects.articles()
        .filter(thing_id__in=credit.articles_of(author))
        .values_list("thing_id", flat=True)
        for author in authors
    ]
    assert [list(ids) for ids in articles] == [[his.pk], [hers.pk]]


def test_person_who_was_merged_keeps_the_articles():
    old, new = factories.published(factories.person("周敏")), factories.published(factories.person("周敏（新）"))
    article = credited(factories.article("一"), ("author", old))
    old.merged_into = new
    old.save()
    old.touch()
    new.touch()
    publish(old)
    publish(new)

    found = credit.articles_of(credit.author_of("person", new.pk))

    assert [row["publication__thing_id"] for row in found] == [article.pk]


def test_author_without_a_page_is_none():
    assert (credit.author_of("person", 999), credit.authors_named("没有")) == (None, [])


# Figures


@pytest.mark.parametrize("is_rolled_up", [True, False])
def test_figure_is_told_in_its_parts(is_rolled_up):
    keep_legacy(1, 243)
    keep_legacy(2, None)
    for article_id in (1, 2, 3):
        read(article_id, 12)
    read(3, 5, reason="robot")
    if is_rolled_up:
        roll_up()
    correct(1, -3, reason="脚本", by="周敏")

    figures = figures_of([1, 2, 3, 4])

    assert figures == {1: Figure(243, 12, -3), 2: Figure(None, 12, 0), 3: Figure(0, 12, 0), 4: Figure(0, 0, 0)}
    assert [figure.shown for figure in figures.values()] == [252, None, 12, 0]
    assert sum_of(36) == FigureSum(legacy=243, counted=36, adjusted=-3, unknown=1)
    assert sum_of(12, [2]) == FigureSum(legacy=0, counted=12, adjusted=0, unknown=1)


def test_ledger_is_the_newest_first():
    correct(1, 5, reason="一", by="周敏")
    correct(1, -2, reason="二", by="李老师")
    correct(2, 1, reason="别的", by="周敏")

    assert [(row.delta, row.reason, row.by, row.at) for row in corrections_of(1)] == [
        (-2, "二", "李老师", NOON),
        (5, "一", "周敏", NOON),
    ]


def test_last_days_are_those_up_to_today():
    read(1, 3, ago=29)
    read(1, 9, ago=30)
    roll_up()
    read(1, 2)

    assert last_days_of([1, 2]) == {1: [3, *[0] * 28, 2], 2: [0] * 30}


def test_last_audit_says_what_it_found():
    assert last_audit() is None
    audit()
    assert (last_audit().faults, last_audit().at) == ("", NOON)
    ViewDay.objects.create(article_id=1, day=TODAY, counted=3)

    audit()

    assert "counted of article 1: 0, should be 3" in last_audit().faults


@pytest.mark.parametrize("count", [1, 50])
def test_each_question_is_one_statement_whatever_the_archive(count, django_assert_num_queries):
    writer = factories.published(factories.person("周敏"))
    articles = [credited(factories.article(f"第{number}篇"), ("author", writer)) for number in range(count)]
    for article in articles:
        read(article.pk, 2, ago=3)
        read(article.pk, 1)
    ids, period = [article.pk for article in articles], period_named("30")
    author = credit.Author("person", writer.pk, "周敏")
    views = report.views_by_article(period)

    for question in (
        report.views_by_day,
        lambda: report.views_by_day(credit.articles_of(author)),
        lambda: report.views_by_hour(TODAY),
        lambda: report.views_by_article(period),
        lambda: report.rejected_by_day(period),
        lambda: report.most_read(views, {}, 20),
        lambda: report.most_read(views, {}, 20, "篇"),
        lambda: report.rising(views, {}, 20),
        lambda: report.falling({}, views, 20),
        lambda: report.by_section(views),
        lambda: credit.contributions(period_named("all"), views),
        lambda: credit.authors_named("周敏"),
        lambda: figures_of(ids),
        lambda: last_days_of(ids),
        lambda: sum_of(0),
    ):
        expected = 2 if question is not report.views_by_day and "articles_of" in question.__code__.co_names else 1
        with django_assert_num_queries(expected):
            question()

"""The statistics desk, its files, and the figure of each article with its ledger."""

import csv
import datetime
import io
import re
from urllib.parse import urlencode

import pytest
import time_machine
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from articles.admin.desk.export import Table, export, safe
from articles.admin.statistics.chart import line_chart, sparkline
from articles.admin.statistics.viewcount import signed, sum_parts, sum_words
from articles.counting.adjust import correct, keep_legacy
from articles.counting.audit import audit
from articles.counting.figure import Figure, FigureSum, figures_of
from articles.counting.rollup import roll_up
from articles.models import ArticleCredit, StaffSettings
from articles.models.viewcount import ViewAdjustment, ViewDay, ViewHit
from articles.publishing.door import publish, withdraw
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 25)
NOON = datetime.datetime(2026, 11, 25, 4, 0, tzinfo=datetime.UTC)
ADDRESS = "/admin/statistics/"


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def english_desk(desk, admin_user):
    """The desk in the language of its source, whatever the catalogue says."""
    StaffSettings.objects.create(user=admin_user, language="en")
    return desk


def read(article, count, *, ago=0, reason=""):
    """Views of an article, rolled up."""
    day = TODAY - datetime.timedelta(days=ago)
    ViewHit.objects.bulk_create(
        ViewHit(article_id=article.pk, day=day, hour=9, rejected_for=reason) for _number in range(count)
    )
    roll_up()


def published(title="新书首发", *, unit="", author="", **fields):
    article = factories.article(title, **{"published_on": TODAY} | fields)
    for role, name in (("unit", unit), ("author", author)):
        if name:
            ArticleCredit.objects.create(article=article, role=role, name=name)
    return factories.published(article)


def views_address(article):
    return reverse("admin:articles_article_views", args=[article.pk])


def editor(client, *permissions):
    user = User.objects.create_user("editor", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return client


# The page


def test_desk_says_what_was_read(english_desk):
    section = factories.section("合作", "cooperation")
    first = published("绣花", section=section, tags=["治理"], unit="党政办公室", author="周敏")
    second = published("案例库")
    keep_legacy(first.pk, 243)
    keep_legacy(second.pk, None)
    for ago, count in ((0, 3), (5, 4), (40, 9), (60, 1)):
        read(first, count, ago=ago)
    read(second, 2)
    read(second, 4, reason="robot")
    correct(first.pk, -2, reason="脚本", by="周敏")

    answer = english_desk.get(ADDRESS).context["answer"]

    assert [(name, views, is_now) for _address, name, views, is_now in answer.totals] == [
        ("today", 5, False),
        ("7 days", 9, False),
        ("30 days", 9, True),
        ("365 days", 19, False),
        ("all time", 19, False),
    ]
    assert (answer.total, answer.total_before, answer.since) == (9, 9, TODAY - datetime.timedelta(days=60))
    assert [(row.title, row.views, row.change) for row in answer.most_read] == [("绣花", 7, -2), ("案例库", 2, 2)]
    assert [row.title for row in answer.rising] == ["案例库"]
    assert [row.title for row in answer.falling] == ["绣花"]
    assert [(name, row.views) for name, row in answer.sections] == [("合作", 7), ("without a section", 2)]
    assert answer.rejected == {(TODAY, "robot"): 4}
    assert [(row.author.name, row.role, row.articles, row.views) for row in answer.contributions] == [
        ("党政办公室", "unit", 1, 7),
        ("周敏", "author", 1, 7),
    ]
    assert answer.sum == [
        ("", "243", "from the old site; of 1 article unknown"),
        ("+", "19", "counted here"),
        ("−", "2", "corrections"),
        ("=", "≥ 260", "at least; what is unknown is not 0"),
    ]


def test_chart_has_the_figures_of_its_table(english_desk):
    article = published()
    read(article, 3)
    read(article, 7, ago=2)

    response = english_desk.get(ADDRESS, {"period": "7"})

    page = response.content.decode()
    chart = page[page.index('<svg class="chart"') : page.index("</svg>", page.index('<svg class="chart"'))]
    assert re.findall(r"<title>([^<]*)</title>", chart) == ["11/23: 7", "11/24: 0", "11/25: 3"]
    assert re.search(r'<title id="chart-title">([^<]*)<', chart)[1] == (
        "Views a day, Nov. 23, 2026 to Nov. 25, 2026, the whole site: 10 views in all, most at 11/23 with 7."
    )
    assert response.context["tables"]["days"] == [("2026-11-25", 3, 0), ("2026-11-24", 0, 0), ("2026-11-23", 7, 0)]
    assert re.findall(r"<script(?! (?:type=\"module\" )?src=)|\sstyle=|\son\w+=", page) == []


def test_days_before_counting_began_are_not_0(english_desk):
    read(published(), 3, ago=2)

    response = english_desk.get(ADDRESS)

    assert len(response.context["tables"]["days"]) == 3
    assert (response.context["answer"].before, response.context["answer"].rising) == (None, [])
    assert "counting began on 2026-11-23" in response.content.decode()


def test_period_before_counting_began_says_so(english_desk):
    read(published(), 3)

    response = english_desk.get(ADDRESS, {"from": "2020-01-01", "to": "2020-02-01"})

    assert "Counting began on 2026-11-25, after this period." in response.content.decode()
    assert (response.context["answer"].total, response.context["answer"].series) == (0, [])


def test_desk_without_any_view_opens(english_desk):
    assert "Nothing has been counted yet." in english_desk.get(ADDRESS).content.decode()


def test_today_is_told_by_the_hour(english_desk):
    read(published(), 3)

    answer = english_desk.get(ADDRESS, {"period": "today"}).context["answer"]

    assert answer.series == [(f"{hour}:00", 3 if hour == 9 else 0) for hour in range(13)]


def test_years_are_told_by_the_month(english_desk):
    article = published()
    read(article, 3)
    read(article, 5, ago=500)

    answer = english_desk.get(ADDRESS, {"period": "all"}).context["answer"]

    assert (answer.series[0], answer.series[-1], len(answer.series)) == (("2025-07", 5), ("2026-11", 3), 17)


@pytest.mark.parametrize(
    ("moment", "today", "week"), [("2026-11-25 15:59:59", 3, 3), ("2026-11-25 16:00:00", 0, 3)]
)  # fmt: skip
def test_today_ends_at_midnight_of_the_site(english_desk, admin_user, moment, today, week):
    read(published(), 3)

    with time_machine.travel(datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.UTC), tick=False):
        # Twelve hours after noon, the session has ended.
        english_desk.force_login(admin_user)
        totals = english_desk.get(ADDRESS).context["answer"].totals

    assert [views for _address, _name, views, _is_now in totals[:2]] == [today, week]


def test_views_of_a_section_a_tag_an_author_and_an_article(english_desk):
    section = factories.section("合作", "cooperation")
    writer = factories.published(factories.person("周敏"))
    first = published("一", section=section, tags=["治理"], unit="办公室")
    ArticleCredit.objects.create(article=first, role="author", person=writer)
    first.touch()
    publish(first)
    second = published("二", section=section, author="李老师")
    read(first, 3)
    read(second, 2)
    read(published("三"), 1)

    def total(**asked):
        response = english_desk.get(ADDRESS, asked)
        assert response.context["question"].problems == []
        return response.context["answer"].total

    assert total() == 6
    assert total(section="cooperation") == 5
    assert total(tag="治理") == total(tag=first.tags.get().slug) == 3
    assert total(author="周敏") == total(author=f"person:{writer.pk}") == total(author="办公室") == 3
    assert total(author="李老师") == total(author="name:李老师") == 2
    assert total(article=second.pk) == 2
    assert total(section="cooperation", author="李老师") == 2
    assert total(tag="治理", author="李老师") == 0


def test_one_of_two_who_share_a_name_is_chosen(english_desk):
    writer = factories.published(factories.person("周敏"))
    first = published("一")
    ArticleCredit.objects.create(article=first, role="author", person=writer)
    first.touch()
    publish(first)
    published("二", author="周敏")

    response = english_desk.get(ADDRESS, {"author": "周敏"})

    assert response.context["question"].problems == ["Several are called “周敏”. Choose one below."]
    assert [choice["address"] for choice in response.context["choices"]] == [
        "?period=30&author=name%3A%E5%91%A8%E6%95%8F",
        f"?period=30&author=person%3A{writer.pk}",
    ]


def test_search_is_within_every_table(english_desk):
    read(published("绣花", unit="党政办公室", author="周敏", section=factories.section("合作", "cooperation")), 3)
    read(published("案例库", unit="图书馆"), 2)

    answer = english_desk.get(ADDRESS, {"q": "图书"}).context["answer"]

    assert (answer.most_read, answer.sections, answer.total) == ([], [], 5)
    assert [row.author.name for row in answer.contributions] == ["图书馆"]


def test_withdrawn_article_keeps_its_views_and_says_so(english_desk):
    article = published("撤回")
    read(article, 3)
    withdraw(article)

    response = english_desk.get(ADDRESS)

    assert [(row.title, row.is_withdrawn) for row in response.context["answer"].most_read] == [("撤回", True)]
    assert '<span class="badge gone">' in response.content.decode()


def said(desk):
    """The page as it reads: each run of blanks is one."""
    return " ".join(desk.get(ADDRESS).content.decode().split())


def test_last_audit_is_shown(english_desk):
    before = said(english_desk)
    audit()
    well = said(english_desk)
    ViewDay.objects.create(article_id=1, day=TODAY, counted=3)
    audit()
    ill = said(english_desk)

    assert "not audited yet" in before
    assert '<span class="badge live">audited, all agree</span> 2026-11-25 12:00' in well
    assert '<span class="badge bad">the audit found faults</span> 2026-11-25 12:00' in ill
    assert "counted of article 1: 0, should be 3" in ill


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"period": "8"}, "There is no period “8”. These are the last 30 days."),
        ({"period": "day__gte"}, "There is no period “day__gte”. These are the last 30 days."),
        ({"period": "30\x00"}, "“period” is not readable; it was left out."),
        ({"from": "yesterday"}, "“yesterday” is no date. Write it like 2026-03-05."),
        ({"from": "2026-02-30"}, "“2026-02-30” is no date. Write it like 2026-03-05."),
        ({"from": "2026-03-05", "to": "2026-03-04"}, "The period ends before it begins. These are the last 30 days."),
        ({"from": "2999-01-01"}, "The period ends before it begins. These are the last 30 days."),
        ({"section": "sold"}, "There is no section “sold”; it was left out."),
        ({"tag": "nothing"}, "No article has the tag “nothing”; it was left out."),
        ({"author": "nobody"}, "Nobody called “nobody” is credited; the name was left out."),
        ({"author": "person:9999"}, "Nobody called “person:9999” is credited; the name was left out."),
        (
            {"author": "person:99999999999999999999"},
            "Nobody called “person:99999999999999999999” is credited; the name was left out.",
        ),
        ({"article": "0"}, "There is no published article “0”; it was left out."),
        ({"article": "1 OR 1=1"}, "There is no published article “1 OR 1=1”; it was left out."),
        ({"article": "９"}, "There is no published article “９”; it was left out."),
        ({"q": "x" * 101}, "“q” is not readable; it was left out."),
        (
            {"table": "days", "format": "csv"},
            "A table is taken out by its button, which leaves a line in the trail. Choose one below.",
        ),
        ({"order_by": "-password"}, None),
    ],
)
def test_what_makes_no_sense_is_told_and_left_out(english_desk, asked, problem):
    read(published(), 3)

    response = english_desk.get(ADDRESS, asked)

    assert (response.status_code, response.context["answer"].total) == (200, 3)
    assert response.context["question"].problems == ([problem] if problem else [])


@pytest.mark.parametrize(
    "asked", [{"from": "0001-01-01"}, {"to": "9999-12-31"}, {"from": "0001-01-01", "to": "0001-01-01"}]
)
def test_dates_far_away_are_answered(english_desk, asked):
    read(published(), 3)

    assert english_desk.get(ADDRESS, asked).status_code == 200


@pytest.mark.parametrize("asked", [{}, {"period": "all"}, {"author": "周敏"}, {"q": "篇"}], ids=str)
def test_desk_takes_as_many_statements_for_50_articles_as_for_1(desk, django_assert_max_num_queries, asked):
    def fill(numbers):
        for number in numbers:
            article = published(f"第{number}篇", author="周敏", unit=f"单位{number}", tags=[f"标签{number}"])
            ViewHit.objects.create(article_id=article.pk, day=TODAY, hour=9)
            ViewDay.objects.create(article_id=article.pk, day=TODAY - datetime.timedelta(days=90), counted=number)

    fill([1])
    desk.get(ADDRESS, asked)
    with django_assert_max_num_queries(25) as one:
        desk.get(ADDRESS, asked)
    fill(range(2, 51))

    with django_assert_max_num_queries(25) as fifty:
        response = desk.get(ADDRESS, asked)

    assert (len(fifty), response.context["answer"].total > 1) == (len(one), True)


# Who may


@pytest.mark.parametrize(
    ("permissions", "status"), [([], 403), (["view_article", "change_article"], 403), (["view_viewcount"], 200)]
)
def test_desk_is_for_those_who_may_see_it(client, permissions, status):
    assert editor(client, *permissions).get(ADDRESS).status_code == status


def test_stranger_is_asked_to_sign_in(client):
    assert client.get(ADDRESS).url == f"/admin/login/?next={ADDRESS}"


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_desk_is_only_read(desk, method):
    assert getattr(desk, method)(ADDRESS).status_code == 405


@pytest.mark.parametrize("may_see", [True, False])
@pytest.mark.parametrize("address", ["/admin/", "/admin/articles/article/"])
def test_front_desk_and_sidebar_lead_there_those_who_may(client, address, may_see):
    page = editor(client, "view_article", *["view_viewcount"] * may_see).get(address).content.decode()

    assert (f'href="{ADDRESS}"' in page) == may_see


# Files


def taken(desk, **asked):
    """What the button of a table answers."""
    return desk.post(f"{ADDRESS}?{urlencode(asked)}")


@pytest.mark.parametrize(
    "asked", [{"table": "users", "format": "csv"}, {"table": "days", "format": "exe"}, {"table": "corrections"}, {}]
)
def test_table_that_there_is_not_is_told(english_desk, asked):
    read(published(), 3)

    response = taken(english_desk, **asked)

    assert response.context["question"].problems == ["There is no such table, or not in this form. Choose one below."]


def test_csv_of_a_table_opens_in_a_spreadsheet(english_desk):
    article = published('=HYPERLINK("x")', section=factories.section("合作", "cooperation"))
    read(article, 3)

    response = taken(english_desk, table="most-read", format="csv")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="statistics-most-read-2026-10-27-2026-11-25.csv"'
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")))) == [
        ["id", "article", "section", "views", "period before", "change"],
        [str(article.pk), '\'=HYPERLINK("x")', "合作", "3", "", ""],
    ]


def test_xlsx_of_a_table_keeps_numbers_and_days(english_desk):
    read(published(), 3)
    read(published(), 2, reason="robot")

    response = taken(english_desk, table="days", format="xlsx", period="7")

    sheet = load_workbook(io.BytesIO(response.content)).active
    assert [[cell.value for cell in row] for row in sheet] == [
        ["day", "counted", "not counted"],
        [datetime.datetime(2026, 11, 25), 3, 2],
    ]
    assert [cell.data_type for cell in sheet[2]] == ["d", "n", "n"]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("days", [["day", "counted", "not counted"], ["2026-11-25", "3", "2"]]),
        ("rising", [["id", "article", "section", "views", "period before", "change"]]),
        ("falling", [["id", "article", "section", "views", "period before", "change"]]),
        ("sections", [["section", "articles read", "views"], ["without a section", "1", "3"]]),
        ("units", [["unit", "articles", "views"], ["办公室", "1", "3"]]),
        ("contributors", [["name", "role", "articles", "views"], ["周敏", "author", "1", "3"]]),
    ],
)
def test_every_table_is_a_file(english_desk, table, rows):
    article = published(unit="办公室", author="周敏")
    read(article, 3)
    read(article, 2, reason="robot")

    response = taken(english_desk, table=table, format="csv", period="7")

    assert list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")))) == rows


def test_reasons_are_a_file_of_the_whole_site_alone(english_desk):
    article = published()
    read(article, 2, reason="robot")

    site = taken(english_desk, table="rejected", format="csv").content.decode("utf-8-sig")
    one = taken(english_desk, table="rejected", format="csv", article=article.pk)

    assert list(csv.reader(io.StringIO(site)))[:2] == [["reason", "requests"], ["a robot", "2"]]
    assert one["Content-Type"].startswith("text/html")


def test_ledger_of_an_article_is_a_file(english_desk):
    article = published()
    correct(article.pk, 12, reason="+补记", by="周敏")

    response = taken(english_desk, table="corrections", format="xlsx", article=article.pk)

    sheet = load_workbook(io.BytesIO(response.content)).active
    assert [[cell.value for cell in row] for row in sheet] == [
        ["when", "views more or fewer", "reason", "who"],
        [datetime.datetime(2026, 11, 25, 12, 0), 12, "'+补记", "周敏"],
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\x00=1", "'=1"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        ("", ""),
        (-3, -3),
        (None, ""),
        (TODAY, TODAY),
    ],
)
def test_no_cell_is_run_as_a_formula(value, expected):
    assert safe(value) == expected


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_text_is_text_in_both_files(text):
    table = Table("x", "a/b: [c]?*\\ and a title that is far too long", ["=head"], [(text,), (-3,)])

    sheet = load_workbook(io.BytesIO(export(table, "x", "xlsx").content)).active
    rows = list(csv.reader(io.StringIO(export(table, "x", "csv").content.decode("utf-8-sig"), newline="")))

    assert [(cell.value, cell.data_type) for (cell,) in sheet] == [("'=head", "s"), (f"'{text}", "s"), (-3, "n")]
    assert rows == [["'=head"], [f"'{text}"], ["-3"]]


# Charts


def test_line_chart_reaches_from_edge_to_edge():
    chart = line_chart("x", [("1", 0), ("2", 150), ("3", 300)])

    assert chart.points == "48.0,184.0 338.0,109.9 628.0,35.9"
    assert [tick.text for tick in chart.ticks] == ["0", "80", "160", "240", "320"]
    assert (chart.peak.text, chart.peak.anchor) == ("3 · 300", "end")
    assert [label.text for label in chart.labels] == ["1", "2", "3"]


@pytest.mark.parametrize("values", [[0], [1], [0, 0], [1, 2, 3], [10**9] * 400, list(range(61)), list(range(63))])
def test_chart_of_any_values_stays_inside(values):
    chart = line_chart("x", [(str(place), value) for place, value in enumerate(values)])

    places = [tuple(map(float, pair.split(","))) for pair in chart.points.split()]
    assert all(48 <= x <= 628 and 26 <= y <= 184 for x, y in places)
    assert len(chart.labels) <= 8
    assert len(chart.dots) == (len(values) if len(values) <= 62 else 0)


def test_sparkline_is_told_in_words():
    line = sparkline([0, 2, 1], "a < b")

    assert "<title>a &lt; b</title>" in line
    assert 'points="0.0,20.0 48.0,2.0 96.0,11.0"' in line


# The figure of an article


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(243, 12, -3), "old site 243 + here 12 + corrections −3 = 252"),
        (Figure(243, 1018, 0), "old site 243 + here 1,018 = 1,261"),
        (Figure(0, 12, 0), "here 12"),
        (Figure(0, 0, 0), "here 0"),
        (Figure(0, 12, 5), "here 12 + corrections 5 = 17"),
        (Figure(None, 87, 0), "old site unknown + here 87"),
        (Figure(None, 87, -7), "old site unknown + here 87 + corrections −7"),
    ],
)
def test_figure_is_told_as_the_sum_that_it_is(figure, words):
    with translation.override("en"):
        assert sum_words(figure) == words


@pytest.mark.parametrize(("number", "words"), [(41, "+41"), (-1203, "−1,203"), (0, "0"), (None, "—")])
def test_change_has_its_sign(number, words):
    assert signed(number) == words


def test_unknown_of_the_old_site_is_not_0_in_any_sum():
    assert [figure for _sign, figure, _words in sum_parts(Figure(None, 87, 0))][-1] == "—"
    assert [figure for _sign, figure, _words in sum_parts(FigureSum(3, 4, 0, 0))] == ["3", "4", "0", "7"]


def test_list_says_the_sum_and_the_last_days_of_each_article(english_desk):
    old, lost, new = published("旧"), published("缺"), published("新")
    keep_legacy(old.pk, 243)
    keep_legacy(lost.pk, None)
    read(old, 12)
    read(old, 2, ago=29)
    read(lost, 5)
    correct(old.pk, -3, reason="脚本", by="周敏")

    response = english_desk.get(reverse("admin:articles_article_changelist"))

    with translation.override("en"):
        told = {row.title: (sum_words(row.figure), row.last_days) for row in response.context["cl"].result_list}
    assert told == {
        "旧": ("old site 243 + here 14 + corrections −3 = 254", [2, *[0] * 28, 12]),
        "缺": ("old site unknown + here 5", [*[0] * 29, 5]),
        "新": ("here 0", [0] * 30),
    }
    assert response.content.decode().count('<svg class="spark"') == 3
    assert (figures_of([new.pk])[new.pk].shown, figures_of([lost.pk])[lost.pk].shown) == (0, None)


def test_desk_of_an_article_says_its_figure(english_desk):
    article = published()
    keep_legacy(article.pk, 243)
    read(article, 12)

    page = english_desk.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()

    assert "old site 243 + here 12 = 255" in page
    assert f'href="{views_address(article)}"' in page


# Corrections


def test_correction_is_an_entry_with_reason_and_user(english_desk, admin_user):
    article = published()
    keep_legacy(article.pk, 243)
    read(article, 12)

    answer = english_desk.post(views_address(article), {"delta": "-3", "reason": " 脚本 "}, follow=True)

    assert list(ViewAdjustment.objects.values_list("article_id", "delta", "reason", "by", "at")) == [
        (article.pk, -3, "脚本", admin_user.username, NOON)
    ]
    assert figures_of([article.pk]) == {article.pk: Figure(243, 12, -3)}
    assert [str(message) for message in answer.context["messages"]] == [
        "Corrected by −3. The figure is now: old site 243 + here 12 + corrections −3 = 252"
    ]
    assert [(delta, entry.reason) for entry, delta in answer.context["corrections"]] == [("−3", "脚本")]
    assert audit() == []


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"delta": "", "reason": "因"}, ["delta"]),
        ({"delta": "0", "reason": "因"}, ["delta"]),
        ({"delta": "abc", "reason": "因"}, ["delta"]),
        ({"delta": "5", "reason": ""}, ["reason"]),
        ({"delta": "5", "reason": "  "}, ["reason"]),
        ({"delta": "5", "reason": "因" * 301}, ["reason"]),
        ({"delta": "-13", "reason": "因"}, ["delta"]),
        ({"delta": "99999999999999999999", "reason": "因"}, ["delta"]),
        ({"delta": "5", "reason": "a\x00b"}, ["reason"]),
        ({}, ["delta", "reason"]),
    ],
)
def test_wrong_correction_is_refused_and_stays_typed(desk, typed, fields):
    article = published()
    read(article, 12)

    response = desk.post(views_address(article), typed)

    assert (response.status_code, sorted(response.context["form"].errors)) == (200, fields)
    assert (ViewAdjustment.objects.count(), response.context["form"].data.get("delta")) == (0, typed.get("delta"))


def test_button_that_is_pressed_twice_adds_one_entry(english_desk):
    article = published()
    read(article, 12)
    opened = english_desk.get(views_address(article)).content.decode()
    sent = {"delta": "-3", "reason": "脚本", "after": re.search(r'name="after" value="(\d+)"', opened)[1]}

    answers = [english_desk.post(views_address(article), sent) for _press in range(2)]

    assert [answer.status_code for answer in answers] == [302, 200]
    assert [list(errors) for errors in answers[1].context["form"].errors.values()] == [
        ["The ledger has a new entry since you opened this page. Look at it, then add yours."]
    ]
    assert [entry.delta for entry in ViewAdjustment.objects.all()] == [-3]


@pytest.mark.parametrize("after", ["", "x", "-1", "9" * 30, "９"])
def test_token_that_cannot_be_read_stops_nobody(desk, after):
    article = published()

    assert desk.post(views_address(article), {"delta": "3", "reason": "因", "after": after}).status_code == 302


@pytest.mark.parametrize(
    ("permissions", "get", "post"),
    [
        (["view_article"], 403, 403),
        (["view_viewcount"], 403, 403),
        (["view_article", "view_viewcount"], 200, 403),
        (["view_article", "add_viewadjustment"], 200, 302),
    ],
)
def test_figure_is_corrected_by_those_who_may(client, permissions, get, post):
    article = published()
    client = editor(client, *permissions)

    answers = (client.get(views_address(article)), client.post(views_address(article), {"delta": "5", "reason": "因"}))

    assert [answer.status_code for answer in answers] == [get, post]
    assert ViewAdjustment.objects.count() == (post == 302)
    if get == 200:
        assert (answers[0].context["form"] is None) == (post == 403)


def test_ledger_of_nothing_is_not_found(desk):
    assert desk.get("/admin/articles/article/999/views/").status_code == 404


def test_ledger_has_no_desk_of_its_own(desk):
    """No entry is edited or deleted by any address of the admin."""
    assert [
        desk.get(f"/admin/articles/viewadjustment/{page}").status_code for page in ("", "1/change/", "1/delete/")
    ] == [
        404,
        404,
        404,
    ]

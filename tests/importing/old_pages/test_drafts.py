"""Drafts out of an old page: what stands in them, whom they link, and what stays unknown."""

import datetime

import pytest

from articles.importing.old_pages.drafts import make_drafts
from articles.importing.source import Folder
from articles.models import (
    Agreement,
    Appearance,
    AppearanceTitle,
    Article,
    Book,
    BookLaunch,
    Event,
    EventKind,
    Image,
    LegacyPage,
    Organization,
    Person,
)
from articles.models.published import OldPath
from articles.publishing.door import publish
from tests import factories
from tests.importing.old_pages.kept import brought_page, html, png, written

pytestmark = pytest.mark.django_db
ATTENDED = "出席：浙江大学公共管理学院院长胡税根、教授周建国，金山区廊下镇镇长江菊旺。"


def lists(event):
    return [
        (row.role, str(row), [(title.organization_as_printed, title.title) for title in row.titles.all()])
        for row in Appearance.objects.filter(event=event).order_by("role", "position").prefetch_related("titles")
    ]


def test_article_keeps_its_day_count_source_and_place(tmp_path, client):
    factories.section("新闻动态", "news")
    page = brought_page(
        tmp_path,
        html(
            "校领导到访研究院",
            "各位老师：",
            "双方座谈。",
            meta="发布时间：2019-03-06 10:20 来源：研究院办公室 浏览量：243",
        ),
        site="http://old.example.edu",
    )

    article = page.article
    assert (article.title, article.published_on, article.published_time, article.source_name) == (
        "校领导到访研究院",
        datetime.date(2019, 3, 6),
        datetime.time(10, 20),
        "研究院办公室",
    )
    assert article.body == "<p>各位老师：</p><p>双方座谈。</p>"
    assert client.get("/1.htm").status_code == 404
    publish(article)
    answer = client.get("/1.htm")
    assert (answer.status_code, answer["Location"]) == (301, f"/articles/{article.pk}/{article.slug}/")


def test_event_has_its_day_as_printed_and_its_lists_in_order(tmp_path):
    EventKind.objects.create(name="座谈会")
    page = brought_page(
        tmp_path,
        html(
            "绣花座谈会举行",
            "时间：3月5日下午；地点：徐汇校区总办公厅。",
            ATTENDED,
            "主持：徐汇区人大常委会原主任陈高宏。",
        ),
    )

    event = page.article.events.get()
    assert (event.title, event.starts_on, event.date_as_printed, event.part_of_day, event.year_is_inferred) == (
        "绣花座谈会举行",
        datetime.date(2019, 3, 5),
        "3月5日下午",
        "afternoon",
        True,
    )
    assert (event.venue, [str(kind) for kind in event.kinds.all()]) == ("徐汇校区总办公厅", ["座谈会"])
    assert lists(event) == [
        ("attendee", "胡税根", [("浙江大学公共管理学院", "院长")]),
        ("attendee", "周建国", [("浙江大学公共管理学院", "教授")]),
        ("attendee", "江菊旺", [("金山区廊下镇", "镇长")]),
        ("moderator", "陈高宏", [("徐汇区人大常委会", "主任")]),
    ]
    # As the grid keeps it: 原 is a mark, whatever the entrance.
    assert [held.is_former for held in AppearanceTitle.objects.filter(title="主任")] == [True]
    carried = Appearance.objects.get(name_as_printed="周建国")
    assert (carried.is_certain, carried.titles.get().is_inferred) == (False, True)
    assert (carried.remarks, carried.doubts) == ("", [["carried", "浙江大学公共管理学院"]])


def test_page_without_a_day_makes_no_event_and_says_so(tmp_path):
    page = brought_page(tmp_path, html("绣花座谈会举行", ATTENDED, meta=""))
    if page.article is None:
        make_drafts(page)
        page.refresh_from_db()

    lacks = [["no_event_day", {"lists": ["attendee"]}]]
    assert (Event.objects.count(), page.lacks, page.article.published_on) == (0, lacks, None)


def test_name_alone_means_nobody_and_name_with_organisation_means_the_known_person(tmp_path):
    body = factories.organization("浙江大学公共管理学院")
    known = factories.attendee(factories.event(), "胡税根", titles=[(body, "教授")]).person
    namesake = factories.person("江菊旺")

    brought_page(tmp_path, html("绣花座谈会举行", "时间：3月5日下午。", ATTENDED))

    assert Appearance.objects.filter(person=known).count() == 2
    assert (namesake.appearances.count(), Person.objects.filter(name="江菊旺").count()) == (0, 2)
    assert Organization.objects.filter(name="浙江大学公共管理学院").count() == 1


def test_book_is_linked_and_launched_and_no_second_one_is_made(tmp_path):
    known = factories.book("像绣花一样精细")
    page = brought_page(tmp_path, html("新书首发座谈会举行", "3月5日下午，《像绣花一样精细》新书首发座谈会举行。"))

    assert list(page.article.books.all()) == [known]
    assert [(launch.book, launch.kind) for launch in page.article.events.get().book_launches.all()] == [
        (known, BookLaunch.Kind.LAUNCH)
    ]
    assert Book.objects.count() == 1


def test_agreement_has_its_parties_in_order_and_its_signatories(tmp_path):
    page = brought_page(
        tmp_path,
        html(
            "共建合作签约仪式举行",
            "时间：3月5日下午；地点：徐汇校区。",
            "签字：金山区廊下镇镇长江菊旺、平湖市广陈镇副镇长张建军。",
            "协议：共建合作协议（上海市金山区廊下镇人民政府、浙江省平湖市广陈镇人民政府）。",
        ),
    )

    agreement = Agreement.objects.get()
    assert (agreement.title, agreement.kind, agreement.event) == (
        "共建合作协议",
        Agreement.Kind.CO_BUILDING,
        page.article.events.get(),
    )
    assert [
        (str(party), [(row.name_as_printed, row.title_as_printed) for row in party.signatories.all()])
        for party in agreement.parties.all()
    ] == [
        ("上海市金山区廊下镇人民政府", [("江菊旺", "金山区廊下镇镇长")]),
        ("浙江省平湖市广陈镇人民政府", [("张建军", "平湖市广陈镇副镇长")]),
    ]
    assert (agreement.term, agreement.valid_until) == (Agreement.Term.NOT_STATED, None)


def test_pictures_come_from_the_folder_once_and_missing_ones_are_named(tmp_path):
    pictures = '</p><p><img src="img/a.png"></p><p><img src="/img/b.png"></p><p><img src="lost/c.jpg">'
    written(tmp_path, {"img/a.png": png(), "img/b.png": png()})
    page = brought_page(tmp_path, html("绣花座谈会举行", f"会议照片如下，请各位老师查看。{pictures}"))

    image = Image.objects.get()
    assert page.article.body.count(f"/media/{image.digest}-64.jpg") == 2
    assert page.lacks == [["no_picture", {"src": "lost/c.jpg"}]]


def test_document_comes_from_the_folder_and_one_that_is_not_taken_is_named(tmp_path):
    links = '附件：<a href="files/plan.pdf">实施方案.pdf</a> <a href="files/tool.doc">工具.doc</a>'
    written(tmp_path, {"files/plan.pdf": b"%PDF-1.4 plan", "files/tool.doc": b"MZ program"})

    page = brought_page(tmp_path, html("绣花座谈会举行", "会议文件如下，请各位老师查看。", links))

    assert [(kept.title, kept.size) for kept in page.article.attachments.all()] == [("实施方案.pdf", 13)]
    [(code, values)] = page.lacks
    assert (code, values["name"], bool(values["why"])) == ("refused_file", "工具.doc", True)


def test_page_has_its_drafts_once(tmp_path):
    page = brought_page(tmp_path, html())

    again = make_drafts(LegacyPage.objects.get(), Folder(tmp_path))

    assert (again, Article.objects.count(), OldPath.objects.count()) == (page.article, 1, 0)


def test_old_address_that_is_taken_is_said_and_stays(tmp_path):
    first = factories.article()
    OldPath.objects.create(path="/1.htm", kind="article", thing_id=first.pk)

    page = brought_page(tmp_path, html(), site="http://old.example.edu")

    assert (OldPath.objects.get().thing_id, page.lacks) == (first.pk, [["taken_path", {"path": "/1.htm"}]])

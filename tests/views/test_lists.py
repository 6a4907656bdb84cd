"""Lists: twenty a page, on by cursor in both directions, each page at the price of the first."""

import datetime
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.models.published import Publication
from articles.publishing.door import withdraw
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date(2019, 3, 6)


@pytest.fixture
def sixth_of_march():
    with time_machine.travel(datetime.datetime(2019, 3, 6, 4, tzinfo=datetime.UTC), tick=False):
        yield


def titles(response):
    return [thing.card["title"] for thing in response.context["page"].rows]


def walk(client, address, end):
    """The titles of every page from this address on, following one end; at most ten pages."""
    pages = []
    for _page in range(10):
        response = client.get(address)
        pages.append(titles(response))
        cursor = getattr(response.context["page"], end)
        if not cursor:
            break
        address = client_address(response, end, cursor)
    return pages, address


def client_address(response, end, cursor):
    return f"{response.wsgi_request.path}?{urlencode({end: cursor})}"


def same_day(count, **fields):
    """Articles of one day and no time: equal sort keys, so that the id alone tells them apart."""
    return [factories.published(factories.article(f"第{number}篇", **fields)) for number in range(count)]


@pytest.mark.parametrize(
    "address", ["/articles/", "/articles/archive/2019/", "/sections/cooperation/", "/tags/zhi-li/"]
)
def test_list_goes_on_by_cursor_and_back_again(client, address):
    section = factories.section()
    expected = [told.title for told in same_day(45, tags=["治理"], section=section)][::-1]

    down, last = walk(client, address, "before")
    up, _first = walk(client, last, "after")

    assert down == [expected[:20], expected[20:40], expected[40:]]
    assert up == [expected[40:], expected[20:40], expected[:20]]


def test_list_of_people_goes_on_by_pinyin_and_back_again(client):
    for number in range(25):
        factories.published(factories.person(f"人{number:03d}"))
    expected = [f"人{number:03d}" for number in range(25)]

    first = client.get("/people/")
    second = client.get(client_address(first, "after", first.context["page"].after))
    again = client.get(client_address(second, "before", second.context["page"].before))

    names = [[thing.card["name"] for thing in page.context["page"].rows] for page in (first, second, again)]
    assert names == [expected[:20], expected[20:], expected[:20]]
    assert first.context["page"].before == second.context["page"].after == ""


def test_cursor_stands_firm_when_its_own_row_is_withdrawn(client):
    told = same_day(30)
    first = client.get("/articles/")
    address = client_address(first, "before", first.context["page"].before)
    before = titles(client.get(address))

    withdraw(told[10])

    assert first.context["page"].before.endswith(f"~{told[10].pk}")
    assert titles(client.get(address)) == before


def test_new_article_moves_nothing_on_the_pages_after_the_first(client):
    same_day(30)
    first = client.get("/articles/")
    address = client_address(first, "before", first.context["page"].before)
    before = titles(client.get(address))

    factories.published(factories.article("最新", published_on=DAY + datetime.timedelta(days=1)))

    assert titles(client.get(address)) == before


def test_last_page_needs_the_statements_of_the_first(client):
    same_day(45)
    _pages, last = walk(client, "/articles/", "before")

    with CaptureQueriesContext(connection) as of_first:
        client.get("/articles/")
    with CaptureQueriesContext(connection) as of_last:
        client.get(last)

    assert len(of_last) == len(of_first)


def test_archive_names_the_months_that_have_news_in_the_language_of_the_page(client):
    factories.published(factories.article("三月"))
    factories.published(factories.article("十一月", published_on=datetime.date(2019, 11, 2)))
    factories.published(factories.article("May", language="en", published_on=datetime.date(2024, 5, 2)))

    found = {prefix: client.get(f"{prefix}/articles/").context["years"] for prefix in ("", "/en")}

    months = {
        prefix: {
            row["year"]: {month["number"]: month["count"] for month in row["months"] if month["count"]} for row in rows
        }
        for prefix, rows in found.items()
    }
    assert months == {"": {2024: {5: 1}, 2019: {3: 1, 11: 1}}, "/en": {2024: {5: 1}}}


def test_archive_shows_the_month_and_no_other(client):
    factories.published(factories.article("二月", published_on=datetime.date(2019, 2, 28)))
    factories.published(factories.article("三月初", published_on=datetime.date(2019, 3, 1)))
    factories.published(factories.article("三月底", published_on=datetime.date(2019, 3, 31), published_time="23:59"))
    factories.published(factories.article("四月", published_on=datetime.date(2019, 4, 1)))

    assert titles(client.get("/articles/archive/2019/03/")) == ["三月底", "三月初"]
    assert titles(client.get("/articles/archive/2019/")) == ["四月", "三月底", "三月初", "二月"]


def test_english_list_holds_the_english_news_and_the_chinese_list_no_translation(client):
    chinese = factories.published(factories.article("中文"))
    factories.published(factories.article("Translated", language="en", translation_of=chinese))
    factories.published(factories.article("English alone", language="en"))

    assert titles(client.get("/articles/")) == ["English alone", "中文"]
    assert titles(client.get("/en/articles/")) == ["English alone", "Translated"]


def test_events_to_come_stand_first_and_only_on_the_first_page(client, sixth_of_march):
    for number in range(25):
        factories.published(factories.event(f"往{number}", starts_on=DAY - datetime.timedelta(days=number + 1)))
    factories.published(factories.event("今天", starts_on=DAY))
    factories.published(factories.event("还在开", starts_on=DAY - datetime.timedelta(days=3), ends_on=DAY))
    factories.published(factories.event("明天", starts_on=DAY + datetime.timedelta(days=1)))

    first = client.get("/events/")
    second = client.get(client_address(first, "before", first.context["page"].before))

    assert [thing.card["title"] for thing in first.context["upcoming"]] == ["还在开", "今天", "明天"]
    assert titles(first) == [f"往{number}" for number in range(20)]
    assert second.context["upcoming"] == []
    assert titles(second) == [f"往{number}" for number in range(20, 25)]


def test_front_page_holds_the_pinned_the_ten_newest_and_the_next_five(client, sixth_of_march):
    section = factories.section()
    pinned = factories.published(
        factories.article("置顶", published_on=DAY - datetime.timedelta(days=99), pinned_until=DAY)
    )
    news = [
        factories.published(factories.article(f"第{number}篇", published_on=DAY - datetime.timedelta(days=number)))
        for number in range(12)
    ]
    for number in range(7):
        factories.published(factories.event(f"将来{number}", starts_on=DAY + datetime.timedelta(days=number)))
    factories.published(factories.agreement("今年的", signed_on=datetime.date(2019, 1, 2)))
    factories.published(factories.agreement("去年的", signed_on=datetime.date(2018, 12, 31)))

    context = client.get("/").context

    assert context["lead"].id == pinned.pk
    assert [thing.id for thing in context["news"]] == [told.pk for told in news[:10]]
    assert [thing.card["title"] for thing in context["events"]] == [f"将来{number}" for number in range(5)]
    assert [row["card"]["title"] for row in context["agreements"]] == ["今年的"]
    assert [thing.id for thing in context["frame"]["sections"]] == [section.pk]


def test_front_page_lets_the_newest_lead_when_a_pin_has_run_out(client, sixth_of_march):
    factories.published(
        factories.article(
            "置顶",
            published_on=DAY - datetime.timedelta(days=99),
            pinned_until=DAY - datetime.timedelta(days=1),
        )
    )
    newest = factories.published(factories.article("最新"))

    assert client.get("/").context["lead"].id == newest.pk


def test_section_shows_only_its_own_news(client):
    own, other = factories.section(), factories.section("研究", "research")
    factories.published(factories.article("合作的", section=own))
    factories.published(factories.article("研究的", section=other))
    factories.published(factories.article("没有栏目"))

    assert titles(client.get("/sections/cooperation/")) == ["合作的"]


def test_tag_shows_its_news_and_its_events(client):
    tagged = factories.article("有标签", tags=["治理"])
    factories.published(tagged)
    factories.published(factories.article("别的", tags=["文学"]))
    held = factories.event("有标签的活动")
    held.tags.add("治理")
    factories.published(held)

    response = client.get("/tags/zhi-li/")

    assert titles(response) == ["有标签"]
    assert [thing.card["title"] for thing in response.context["events"]] == ["有标签的活动"]


def test_tag_of_drafts_alone_is_unknown(client):
    factories.article("草稿", tags=["治理"])

    assert client.get("/tags/zhi-li/").status_code == 404
    assert Article.objects.count() == 1 and Publication.objects.count() == 0


@pytest.mark.parametrize(
    ("address", "expected"),
    [("/tags/zhi-li/", ["中文", "English alone"]), ("/en/tags/zhi-li/", ["English alone", "English twin"])],
    ids=["zh-hans", "en"],
)
def test_tag_shows_no_article_beside_its_own_translation(client, address, expected):
    chinese = factories.published(factories.article("中文", tags=["治理"]))
    factories.published(factories.article("English twin", language="en", translation_of=chinese, tags=["治理"]))
    factories.published(factories.article("English alone", language="en", tags=["治理"]))

    assert sorted(titles(client.get(address))) == sorted(expected)


def test_tag_of_the_other_language_has_a_page_that_says_so(client):
    factories.published(factories.article("中文", tags=["治理"]))

    response = client.get("/en/tags/zhi-li/")

    assert (response.status_code, titles(response)) == (200, [])
    assert "There is no news here yet." in response.content.decode()
    assert [tag["slug"] for tag in client.get("/en/tags/").context["tags"]] == []


def test_tags_are_counted_as_their_pages_list(client):
    chinese = factories.published(factories.article("中文", tags=["治理"]))
    factories.published(factories.article("English", language="en", translation_of=chinese, tags=["治理"]))
    held = factories.event()
    held.tags.add("治理")
    factories.published(held)

    counts = [client.get(address).context["tags"][0]["count"] for address in ("/tags/", "/en/tags/")]

    assert counts == [2, 2]

"""Lists: twenty a page, on by cursor in both directions, each page at the price of the first."""

import datetime
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.publishing.door import withdraw
from tests import factories
from tests.views.shown import DAY, titles

pytestmark = pytest.mark.django_db


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

"""What is read most: in order, visible, in the page's language, and cheap in any archive."""

import pytest
from django.db import connection

from articles.models.viewcount import ViewCount
from articles.publishing.door import withdraw
from articles.reading.most_read import most_read
from tests.factories import article, published

pytestmark = pytest.mark.django_db


def read(news, last_7, last_30):
    ViewCount.objects.create(article_id=news.pk, last_7=last_7, last_30=last_30)
    return news


def told(lists):
    return {period: [(row.thing.card["title"], row.count) for row in rows] for period, rows in lists.items()}


def test_most_read_are_in_order_of_their_period():
    read(published(article("甲")), 5, 9)
    read(published(article("乙")), 7, 8)
    read(published(article("丙")), 0, 20)

    assert told(most_read(10)) == {7: [("乙", 7), ("甲", 5)], 30: [("丙", 20), ("甲", 9), ("乙", 8)]}
    assert told(most_read(1)) == {7: [("乙", 7)], 30: [("丙", 20)]}


def test_what_readers_may_not_see_is_not_listed():
    read(article("草稿"), 9, 9)
    gone = read(published(article("撤回")), 8, 8)
    read(published(article("English", language="en", translation_of=None)), 7, 7)
    withdraw(gone)
    read(published(article("在线")), 1, 1)

    assert told(most_read(10))[7] == [("English", 7), ("在线", 1)]


def test_front_page_and_own_page_print_them(client):
    read(published(article("读得最多的一篇")), 1234, 1234)

    for address in ("/", "/articles/most-read/"):
        page = " ".join(client.get(address).content.decode().split())
        assert "1,234 次" in page
        assert "读得最多的一篇" in page


def test_most_read_walk_an_index_of_the_sums(django_assert_num_queries):
    with django_assert_num_queries(1) as asked:
        most_read(10)

    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked.captured_queries[0]['sql']}")
        plan = " ".join(row[3] for row in cursor.fetchall())
    assert "most_read_of_7_days" in plan
    assert "most_read_of_30_days" in plan
    assert "SCAN articles_publication" not in plan

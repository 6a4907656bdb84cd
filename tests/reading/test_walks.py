"""The thousandth page costs what the first costs: each list is a walk of an index in its own order, without a sort."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

pytestmark = pytest.mark.django_db
# Enough rows that a planner which wanted to sort would; a cursor far down the list of each address.
COUNT = 60
LISTS = {
    "/articles/": "?before=2019-03-20T0000~5",
    "/en/articles/": "?before=2019-03-20T0000~5",
    "/articles/archive/2019/": "?before=2019-03-20T0000~5",
    "/sections/cooperation/": "?before=2019-03-20T0000~5",
    "/tags/zhi-li/": "?before=2019-03-20T0000~5",
    "/events/": "?before=2019-03-05T0000~5",
    "/people/": "?after=ren005~5",
    "/books/": "?before=2019-03-05T0000~5",
    "/agreements/": "?before=2019-03-05T0000~5",
    "/agreements/?state=not_stated": "&before=2019-03-05T0000~5",
    "/agreements/?partner=1": "&before=2019-03-05T0000~5",
    "/partners/": "?after=a~1",
}


@pytest.fixture
def archive():
    section = factories.section()
    for number in range(COUNT // 10):
        told = factories.story(attendees=2)
        told.section, told.title = section, f"新闻{number}"
        told.save()
        factories.published(told)


def list_statement(client, address):
    """The statement that fetches the rows of the list: the only one that asks for a page and one row more."""
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    assert response.status_code in (200, 404)
    return next(query["sql"] for query in asked if query["sql"].rstrip().endswith("LIMIT 21"))


def plan(statement):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
            return [row[3] for row in cursor.fetchall()]
        # With few rows a sort is always cheaper: what matters is whether an index could give the order.
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"EXPLAIN {statement}")
        return [row[0] for row in cursor.fetchall()]


def test_list_is_a_walk_of_an_index_without_a_sort(client, archive):
    for address in [*LISTS, *(address + far for address, far in LISTS.items())]:
        steps = plan(list_statement(client, address))

        first = steps[0] if connection.vendor == "sqlite" else next(step for step in steps if "Scan" in step)
        assert re.search(r"USING (COVERING )?INDEX|Index (Only )?Scan", first), (address, steps)
        sorts = [step for step in steps if "TEMP B-TREE" in step or re.search(r"\bSort\b", step)]
        assert sorts == [], address


def test_cursor_bounds_the_walk(client, archive):
    steps = plan(list_statement(client, "/articles/" + LISTS["/articles/"]))

    assert "sort_key<?" in steps[0] if connection.vendor == "sqlite" else any("sort_key" in step for step in steps)


def test_page_far_down_needs_no_more_statements_than_the_first(client, archive):
    asked = {}
    for address, far in LISTS.items():
        # Counts over everything are made once a generation, and not by this page.
        client.get(address)
        with CaptureQueriesContext(connection) as of_first:
            client.get(address)
        with CaptureQueriesContext(connection) as of_far:
            client.get(address + far)
        asked[address] = (len(of_first), len(of_far))

    assert {address: counts for address, counts in asked.items() if counts[1] > counts[0]} == {}

"""Fifty thousand articles: every page needs the statements, and does the work, that it did with two hundred."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models.published import Publication
from articles.publishing.door import publish
from tests import factories
from tests.prove.archive import addresses, fill

SMALL, LARGE = 200, 50_000
MOST_STATEMENTS = 4
# How many of SQLite's own steps are one tick of the count below.
TICK = 100


@pytest.mark.prove
@pytest.mark.django_db
def test_large_archive_costs_what_a_small_one_does(client):
    factories.site()
    factories.section()
    publish(factories.story(attendees=5))
    fill(0, SMALL)
    _analyze()
    small = _costs(client)
    fill(SMALL, LARGE)
    _analyze()
    large = _costs(client)
    for name, (statements, steps) in large.items():
        print(f"{name:<20} {statements} statements, {small[name][1]:>8} → {steps:>8} steps")

    assert Publication.objects.articles().count() == LARGE + 1
    assert [name for name, (statements, _steps) in large.items() if statements > MOST_STATEMENTS] == []
    assert {name: statements for name, (statements, _steps) in large.items()} == {
        name: statements for name, (statements, _steps) in small.items()
    }
    assert [name for name, (_statements, steps) in large.items() if steps > 2 * small[name][1] + 100 * TICK] == []


def _costs(client):
    """{page: (statements, the database's steps)}, once the counts of this generation are made."""
    opened = addresses()
    client.get("/tags/")
    client.get("/articles/archive/1990/01/")
    costs = {}
    for name, address in opened.items():
        with CaptureQueriesContext(connection) as statements, _Steps() as steps:
            assert client.get(address).status_code == 200
        costs[name] = (len(statements), steps.count)
    return costs


class _Steps:
    """Counts the steps of SQLite's machine: work done, whatever the clock says. PostgreSQL has no such count: 0."""

    def __enter__(self):
        self.count = 0
        if connection.vendor == "sqlite":
            connection.connection.set_progress_handler(self._tick, TICK)
        return self

    def __exit__(self, *exception):
        if connection.vendor == "sqlite":
            connection.connection.set_progress_handler(None, TICK)

    def _tick(self):
        self.count += TICK


def _analyze():
    """As the server does by itself after a while."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

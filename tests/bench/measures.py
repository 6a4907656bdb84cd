"""What is measured: each function yields (what, one side, the other side, the limit of their ratio, unit)."""

import datetime
import json
import statistics
import time
from contextlib import suppress

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.keeping.html import clean_html
from articles.keeping.nesting import TooMuch
from articles.models import Article
from articles.models.published import Publication
from articles.publishing.door import publish
from tests import factories
from tests.prove.archive import addresses, fill

SMALL, LARGE = 1_000, 50_000
FEW_ROWS, MANY_ROWS = 1_000, 100_000
FEW, MANY = 5, 60  # attendees
ROUNDS = 15


def _median(*works):
    """The median milliseconds of the processor for each work, in turns, so that a noisy moment meets all of them."""
    taken = [[] for _work in works]
    for work in works:
        work()
    for _round in range(ROUNDS):
        for times, work in zip(taken, works, strict=True):
            started = time.process_time()
            work()
            times.append((time.process_time() - started) * 1_000)
    return [statistics.median(times) for times in taken]


def _opened(client, address):
    def page():
        assert client.get(address).status_code == 200, address

    return page


def attendees():
    """A page and a publishing of a story grow with its people by less than the people do."""
    stories = [factories.story(attendees=count) for count in (MANY, FEW)]
    counts = []
    for story in stories:
        with CaptureQueriesContext(connection) as statements:
            publish(story)
        counts.append(len(statements))
    yield "first publishing: statements, 60 attendees / 5", *counts, 1.2, ""

    def again(story):
        def work():
            event = story.events.get()
            for thing in (event, *(row.person for row in event.appearances.all())):
                thing.save()
            publish(story)

        return work

    yield "publishing all people again: 60 attendees / 5", *_median(*map(again, stories)), MANY / FEW
    pages = [_opened(Client(), f"/articles/{story.pk}/{story.slug}/") for story in stories]
    yield "article page: 60 attendees / 5", *_median(*pages), 6.0


def decoding():
    """What the article page pays for reading its payload from text."""
    publication = Publication.objects.articles().select_related("edition").latest("pk")
    page = _opened(Client(), f"/articles/{publication.thing_id}/{publication.slug}/")
    own = publication.edition.payload
    decode, whole = _median(lambda: json.loads(own), page)
    yield "article page: json.loads of its payload / the page", decode, whole, 0.05
    cards = [card for (card,) in Publication.objects.values_list("edition__card")[:20]]
    decode, whole = _median(lambda: [json.loads(card) for card in cards], _opened(Client(), "/articles/"))
    yield "list: json.loads of 20 cards / the page", decode, whole, 0.10


def cleaning():
    """A body costs what its length costs, however its lists are nested; one that is too deep costs less."""

    def cleaned(html):
        def work():
            with suppress(TooMuch):
                clean_html(html)

        return work

    nested = "<ul><li>" * 150 + "字</li></ul>" + "</li></ul>" * 149
    small, large, deep = (cleaned(html) for html in (nested * 35, nested * 165, "<ul><li>" * 56_000))
    few, many, refused = _median(small, large, deep)
    yield "cleaning nested lists: 450 kB / 96 kB, by the kB", many / 165, few / 35, 1.5
    yield "cleaning: 450 kB of lists in lists / 450 kB that are kept", refused, many, 1.0


def archive():
    """No page of 50,000 articles is dearer than that of 1,000, and none far down is dearer than the first."""
    factories.site()
    fill(0, SMALL)
    client = Client()
    small = {name: _median(_opened(client, address))[0] for name, address in addresses().items()}
    fill(SMALL, LARGE)
    opened = {name: _opened(client, address) for name, address in addresses().items()}
    first, *others = _median(opened["first page"], opened["middle page"], opened["last page"], opened["tag, far down"])
    for name, taken in zip(("thousandth page", "last page", "tag page far down"), others, strict=True):
        yield f"{name} / first page, 50,000 articles", taken, first, 1.5
    for name in ("home", "first page", "tag", "archive", "middle article", "event", "person"):
        # The archive's page links to every month: 27 years of them, against a few months.
        limit = 4.0 if name == "archive" else 1.5
        yield f"{name}: 50,000 articles / 1,000", _median(opened[name])[0], small[name], limit


def desk():
    """The list of articles in the desk, with 100,000 rows and with 1,000."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("bench", password="x"))
    address = "/admin/articles/article/"
    taken = []
    for rows in (FEW_ROWS, MANY_ROWS):
        first = Article.objects.count()
        Article.objects.bulk_create(
            (
                Article(
                    title=f"第{number}篇",
                    slug=f"di-{number}-pian",
                    published_on=datetime.date(1990, 1, 1) + datetime.timedelta(days=number // 10),
                )
                for number in range(first, rows)
            ),
            2_000,
        )
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        statements = len(captured)
        taken.append((*_median(_opened(client, address), _opened(client, f"{address}?q=第77")), statements))
    (few, few_found, few_statements), (many, many_found, many_statements) = taken
    yield "desk, list of articles: 100,000 rows / 1,000", many, few, 1.5
    yield "desk, search for a title: 100,000 rows / 1,000", many_found, few_found, 20.0
    yield "desk, statements of the list: 100,000 rows / 1,000", many_statements, few_statements, 1.0, ""


ALL = (attendees, decoding, cleaning, archive, desk)

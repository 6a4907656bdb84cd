"""Every public address, in both languages: how many statements it needs, and what it never does."""

import datetime
import re

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone

from articles.models.published import KINDS, Publication, has_page, path_of
from articles.models.viewcount import ViewCount
from articles.publishing.store import raise_generation
from tests import factories

pytestmark = pytest.mark.django_db


MOST_STATEMENTS = 4


@pytest.fixture
def newsroom():
    """A published story with a thing of every kind, and what lists show beside it."""

    def tell(count):
        factories.site()
        section = factories.section()
        for number in range(count):
            article = factories.story(attendees=count)
            article.section, article.title = section, f"新闻{number}"
            article.save()
            factories.published(article)
            ViewCount.objects.create(article_id=article.pk, legacy_base=number, last_7=number + 1, last_30=number + 2)
            factories.published(
                factories.event(f"将来{number}", starts_on=timezone.localdate() + datetime.timedelta(days=number + 1))
            )
        for kind in KINDS:
            # What no story holds.
            if not Publication.objects.filter(kind=kind).exists():
                factories.published(factories.one_of(kind))

    return tell


LISTS = {line.list_name: reverse(f"articles:{line.list_name}") for line in KINDS.values() if line.list_name}


OTHERS = {
    "home": "/",
    "article-most-read": "/articles/most-read/",
    "article-archive": "/articles/archive/2019/03/",
    "article-archive-year": "/articles/archive/2019/",
    "tag-list": "/tags/",
    "tag-detail": "/tags/zhi-li/",
    "agreements of a state": "/agreements/?state=not_stated",
    "view-counting": "/pages/view-counting/",
    "missing": "/articles/999/x/",
}


NAMES = [*LISTS, *OTHERS, *(f"{kind}-detail" for kind in KINDS if has_page(kind))]


def address_of(name):
    """The address of a list, or of the oldest page of a kind."""
    fixed = LISTS | OTHERS
    if name in fixed:
        return fixed[name]
    row = Publication.objects.filter(kind=name.removesuffix("-detail")).earliest("pk")
    return path_of(row.kind, row.thing_id, row.slug)


@pytest.mark.parametrize("count", [1, 5])
def test_page_needs_four_statements_at_most(client, newsroom, count):
    newsroom(count)
    asked = {}

    for name in NAMES:
        # An article has one address, in its own language.
        for prefix in [""] if name == "article-detail" else ["", "/en"]:
            address = prefix + address_of(name)
            # What is counted once a generation is counted by this page.
            raise_generation()
            with CaptureQueriesContext(connection) as statements:
                response = client.get(address)
            assert response.status_code == (404 if name == "missing" else 200), address
            asked[address] = len(statements)

    assert {address: number for address, number in asked.items() if number > MOST_STATEMENTS} == {}


@pytest.mark.once
def test_page_sets_no_cookie_varies_by_nothing_and_holds_no_script(client, newsroom):
    newsroom(2)
    said = {}

    for name in NAMES:
        response = client.get(address_of(name))
        html = response.content.decode()
        # What a browser fetches by itself; a canonical address names our own host and is fetched by nobody.
        fetched = re.findall(r'<link rel="(?:stylesheet|icon)"[^>]*href="([^"]*)"|src(?:set)?="([^"]*)"', html)
        said[name] = [
            *response.cookies,
            response.get("Vary", "").replace("Accept-Encoding", ""),
            *re.findall(r"<style|\sstyle=|\son\w+=", html),
            # A script is a file of ours: nothing stands between its tags, and its address names no host.
            *re.findall(r'<script(?! type="module" src="/[^/][^"]*"></script>)', html),
            *[address for pair in fetched for address in pair if address and not address.startswith("/")],
        ]

    assert said == {name: [""] for name in NAMES}


@pytest.mark.once
def test_page_is_the_same_whatever_the_browser_says(client, newsroom):
    newsroom(1)
    odd = {"accept-language": "en", "x-forwarded-host": "evil.example", "user-agent": "x", "cookie": "a=b"}

    pages = {name: client.get(address_of(name)).content for name in NAMES}

    assert {name: client.get(address_of(name), headers=odd).content for name in NAMES} == pages


def test_every_public_address_is_opened_here():
    """A new address without a line above fails: it would have no bound on its statements."""
    public = {
        pattern.name
        for resolver in get_resolver().url_patterns
        if getattr(resolver, "url_patterns", None) and resolver.app_name != "admin"
        for inner in resolver.url_patterns
        for pattern in getattr(inner, "url_patterns", [inner])
        if pattern.name
    }
    assert public - set(NAMES) == {"article-edit"}


@pytest.mark.parametrize(
    "address",
    [
        "/articles/?before=abc",
        "/articles/?before=2019-03-06T0000~99999999999999999999",
        "/articles/?before=a~1&after=b~2",
        "/articles/?after=%00~1",
        "/people/?before=~",
        "/tags/unknown/",
        "/sections/unknown/",
        "/agreements/?state=sold",
        "/agreements/?partner=abc",
        "/agreements/?partner=99999999999999999999",
        "/articles/archive/2019/13/",
        "/articles/archive/0000/",
        "/articles/archive/2019/3/",
        "/articles/99999999999999999999999/x/",
        "/events/0/x/",
        "/people/99999999999999999999999/",
        "/media/../settings.py",
        "/media/" + "a" * 64 + "-480.svg",
        "/en/nothing/",
        "/pages/unknown/",
    ],
)
def test_bad_address_is_a_page_that_helps(client, address):
    response = client.get(address)

    assert response.status_code == 404


@pytest.mark.parametrize("path", ["/articles/\x00/", "/articles/1/\x00/", "/tags/a\x00b/", "/media/\x00"])
def test_nul_in_the_path_is_a_clean_answer(client, path):
    assert client.get(path.replace("\x00", "%00")).status_code in (400, 404)


def test_long_query_is_ignored(client):
    assert client.get("/articles/?q=" + "x" * 10_240).status_code == 200


def test_unknown_parameters_are_ignored(client, newsroom):
    newsroom(1)

    assert client.get("/articles/?order=-title&title__contains=x").content == client.get("/articles/").content


def test_hosts_that_are_not_ours_are_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_languages_of_the_settings_are_those_of_the_addresses():
    assert [code for code, _name in settings.LANGUAGES] == ["zh-hans", "en"]


@pytest.mark.once
def test_page_leads_to_itself_in_the_other_language(client, newsroom):
    newsroom(1)

    ways = {
        name: [other_languages(client.get(f"{prefix}{address_of(name)}").content.decode()) for prefix in ("", "/en")]
        for name in NAMES
    }

    here = {name: address_of(name).partition("?")[0] for name in NAMES}
    expected = {name: [[(f"/en{address}", "en")], [(address, "zh-Hans")]] for name, address in here.items()}
    # An article without a translation leads to the front page, and has no address in the other language.
    expected |= {"missing": [[("/en/", "en")], [("/", "zh-Hans")]], "article-detail": [[("/en/", "en")], []]}
    assert ways == expected


def other_languages(html):
    bar = "".join(re.findall(r'<ul class="utility".*?</ul>', html, re.DOTALL))
    return re.findall(r'href="([^"]*)" lang="([^"]*)"', bar)

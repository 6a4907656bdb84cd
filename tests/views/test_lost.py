"""What is not there: never or not yet public (404), no longer public (410), and what no page may ever say."""

import datetime
import re

import pytest
import time_machine

from articles.models import ArticleCredit, BookContributor, EventOrganization, Signatory
from articles.models.published import Kind, Publication
from articles.publishing.door import publish, withdraw
from articles.publishing.kinds import kind_of
from tests import factories

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 11, 24, 4, 0, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


def address_of(thing):
    return f"/{ {'person': 'people'}.get(kind_of(thing), kind_of(thing) + 's') }/{thing.pk}/x/"


def of_every_kind():
    return [
        factories.article(),
        factories.event(),
        factories.person(),
        factories.organization(),
        factories.book(),
        factories.agreement(),
    ]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_was_never_published_is_not_found(client, prefix):
    answers = [client.get(prefix + address_of(thing)).status_code for thing in of_every_kind()]

    assert answers == [404] * 6


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_was_withdrawn_is_gone_and_the_page_helps(client, prefix):
    things = of_every_kind()
    for thing in things:
        publish(thing)
        withdraw(thing)

    answers = [client.get(prefix + address_of(thing)) for thing in things]

    assert [answer.status_code for answer in answers] == [410] * 6
    assert [[link in answer.content.decode() for link in ("/articles/", "noindex")] for answer in answers] == [
        [True, True]
    ] * 6


def test_article_comes_in_and_goes_out_by_its_dates_alone(client):
    with time_machine.travel(NOON, tick=False):
        told = factories.published(
            factories.article("定时的", publish_from=NOON + HOUR, publish_until=NOON + 2 * HOUR, tags=["治理"])
        )
    address = f"/articles/{told.pk}/{told.slug}/"
    seen = []
    for moment in (NOON, NOON + HOUR, NOON + 2 * HOUR):
        with time_machine.travel(moment, tick=False):
            lists = [client.get(page).content.decode() for page in ("/", "/articles/", "/tags/zhi-li/")]
            seen.append((client.get(address).status_code, ["定时的" in page for page in lists]))

    assert seen == [(404, [False] * 3), (200, [True] * 3), (410, [False] * 3)]


def test_lost_page_is_set_like_the_others_and_names_no_address(client):
    factories.site(name="某研究院")

    for address, status in (("/nothing/", 404), ("/en/nothing/", 404)):
        response = client.get(address)
        html = response.content.decode()

        assert response.status_code == status
        assert ("某研究院" in html, 'class="masthead"' in html, 'rel="canonical"' in html) == (True, True, False)


def test_request_that_cannot_be_read_is_answered_in_the_look_of_the_site(client):
    factories.site(name="某研究院")

    response = client.get("/", headers={"host": "evil.example"})
    html = response.content.decode()

    assert response.status_code == 400
    assert ("某研究院" in html, 'class="masthead"' in html, "evil.example" in html) == (True, True, False)


@pytest.fixture
def draft_titles(client):
    """A published story to which drafts of every kind hang, and the words that none of its pages may say."""
    told = factories.story()
    held, signed, launched = (
        told.events.get(),
        told.events.get().agreements.get(),
        told.events.get().book_launches.get(),
    )
    hidden = factories.person("隐名氏", is_public=False)
    factories.attendee(held, "隐名氏", titles=[(factories.organization("学院"), "顾问")])
    publish(told)

    # Working copies changed after publishing, and drafts linked to what is public.
    for thing, field in ((told, "title"), (held, "title"), (signed, "title"), (launched.book, "title")):
        setattr(thing, field, f"密{thing.pk}{field}改")
        thing.save()
    other = factories.event("密活动")
    told.events.add(other)
    told.related.add(factories.article("密文章"))
    told.books.add(factories.book("密书", at=held))
    told.agreements.add(factories.agreement("密协议", at=held, parties=("密甲方", "学院")))
    factories.agreement("密内部协议", at=held, is_public=False)
    factories.attendee(held, "密人", titles=[(factories.organization("密机构"), "密职务")])
    told.people.add(factories.person("密提到"))
    ArticleCredit.objects.create(article=told, role="author", person=factories.person("密作者"), position=1)
    EventOrganization.objects.create(event=held, organization=factories.organization("密主办"), role="host")
    BookContributor.objects.create(book=launched.book, person=factories.person("密编者"), role="editor", position=1)
    Signatory.objects.create(party=signed.parties.first(), name_as_printed="密签字人", position=9)
    told.tags.add("密标签")
    return told, hidden


def public_addresses():
    kinds = {"person": "people"}
    detail = [
        f"/{kinds.get(row.kind, row.kind + 's')}/{row.thing_id}/{row.slug}/"
        for row in Publication.objects.exclude(kind__in=(Kind.SITE, Kind.SECTION, Kind.PAGE, Kind.SERIES))
    ]
    lists = ["/", "/articles/", "/articles/archive/2019/03/", "/tags/", "/tags/zhi-li/", "/events/", "/people/",
             "/partners/", "/books/", "/agreements/"]  # fmt: skip
    return [prefix + address for address in (*lists, *detail) for prefix in ("", "/en")]


def test_words_of_drafts_appear_nowhere_in_public(client, draft_titles):
    pages = {address: client.get(address, follow=True).content.decode() for address in public_addresses()}

    assert {address: re.findall("密.{0,10}", html) for address, html in pages.items() if "密" in html} == {}
    assert len(pages) > 30


def test_bundle_left_out_stays_out_of_the_page_and_its_links(client):
    told = factories.story()
    held = told.events.get()
    left_out = {(Kind.EVENT, held.pk), (Kind.AGREEMENT, held.agreements.get().pk)}

    publish(told, leave_out=left_out)
    html = client.get(f"/articles/{told.pk}/{told.slug}/").content.decode()

    assert [word in html for word in ("座谈会", "合作协议", f"/events/{held.pk}", "人000", "治理之书")] == [
        False,
        False,
        False,
        False,
        True,
    ]


def test_person_without_a_page_is_printed_and_not_linked(client, draft_titles):
    told, hidden = draft_titles

    html = client.get(f"/articles/{told.pk}/x/", follow=True).content.decode()

    assert '<span class="name">隐名氏</span>' in html
    assert [client.get(f"/people/{hidden.pk}/x/").status_code, "隐名氏" in client.get("/people/").content.decode()] == [
        404,
        False,
    ]


def test_internal_agreement_has_no_page_and_no_mention(client):
    told = factories.story()
    held = told.events.get()
    internal = factories.agreement("内部协议", at=held, parties=("学院", "内部伙伴"), is_public=False)
    told.agreements.add(internal)

    publish(told)

    pages = [client.get(address, follow=True).content.decode() for address in public_addresses()]
    assert [html for html in pages if "内部" in html] == []
    assert client.get(f"/agreements/{internal.pk}/x/").status_code == 404


def test_related_article_that_is_withdrawn_is_named_no_more(client):
    other = factories.published(factories.article("撤下的"))
    told = factories.article("留下的")
    told.related.add(other)
    publish(told)
    shown = client.get(f"/articles/{told.pk}/{told.slug}/").content.decode()

    withdraw(other)

    pages = [client.get(page).content.decode() for page in (f"/articles/{told.pk}/{told.slug}/", "/", "/articles/")]
    assert ("撤下的" in shown, ["撤下的" in page for page in pages]) == (True, [False] * 3)

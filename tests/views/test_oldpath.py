"""Addresses of the old site: they lead to the article once it is published, and say nothing before."""

import pytest

from articles.models.published import OldPath
from articles.publishing.door import publish, withdraw
from tests import factories

pytestmark = pytest.mark.django_db


def old(thing, path="/info/1043/1001.htm"):
    OldPath.objects.create(path=path, kind="article", thing_id=thing.pk)
    return path


def test_old_address_leads_to_the_published_article(client):
    article = factories.published(factories.article("新书首发"))
    path = old(article)

    answer = client.get(path)

    assert (answer.status_code, answer["Location"]) == (301, f"/articles/{article.pk}/xin-shu-shou-fa/")


def test_old_address_of_an_english_article_leads_to_its_own_language(client):
    article = factories.published(factories.article("A visit", language="en"))
    path = old(article, "/en/news/7.html")

    assert client.get(path)["Location"] == f"/en/articles/{article.pk}/a-visit/"


def test_old_address_of_a_draft_says_nothing(client):
    article = factories.article()
    path = old(article)

    assert [client.get(path).status_code, client.get("/nobody/had/this.htm").status_code] == [404, 404]


def test_old_address_of_a_withdrawn_article_is_gone(client):
    article = factories.article()
    path = old(article)
    publish(article)
    withdraw(article)

    assert client.get(path).status_code == 410


def test_old_address_with_a_question_is_told_from_others_of_its_page(client):
    first, second = (factories.published(factories.article(title)) for title in ("一", "二"))
    old(first, "/news/show.php?id=1")
    old(second, "/news/show.php?id=2")

    answers = [client.get(f"/news/show.php?id={number}") for number in (1, 2, 3)]

    assert [answer.status_code for answer in answers] == [301, 301, 404]
    assert [answer["Location"] for answer in answers[:2]] == [
        f"/articles/{article.pk}/{article.slug}/" for article in (first, second)
    ]


@pytest.mark.parametrize("path", ["/a%00b", f"/{'x' * 3000}", "/%ff%fe.htm"])
def test_strange_address_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_only_asking_is_answered_with_the_new_address(client):
    path = old(factories.published(factories.article()))

    assert client.post(path).status_code == 404

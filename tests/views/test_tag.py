import pytest

from articles.models import Article
from articles.models.published import Publication
from tests import factories
from tests.views.shown import titles

pytestmark = pytest.mark.django_db


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

import pytest

from articles.models import Image
from tests.factories import article
from tests.publishing.problems import fields

pytestmark = pytest.mark.django_db


def test_article_needs_a_date_and_a_text():
    news = article(published_on=None, body="")

    assert fields(news) == ["published_on", "body"]


def test_article_that_is_a_link_needs_no_text():
    assert fields(article(body="", external_url="https://example.org/x")) == []


def test_article_without_summary_or_alternative_text_is_warned():
    cover = Image.objects.create(file="00/x.jpg", digest="0" * 64, width=10, height=10)

    assert fields(article(summary="", cover=cover), blocking=False) == ["summary", "cover"]

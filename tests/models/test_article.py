import pytest

from articles.models import (
    Article,
    ArticleCredit,
)
from tests.models.refusals import fields_refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "长" * 301}, "title"),
        ({"title": "题", "published_on": "2019-02-30"}, "published_on"),
        ({"title": "题", "external_url": "javascript:alert(1)"}, "external_url"),
        ({"title": "题\u200b"}, "title"),
    ],
)
def test_article_refuses_at_the_field(values, field):
    assert field in fields_refused(Article(**values))


def test_article_gets_its_address_once():
    article = Article(title="新书首发")
    article.full_clean()
    article.title = "另一个题目"

    article.full_clean()

    assert article.slug == "xin-shu-shou-fa"


def test_article_translates_into_another_language():
    original = Article.objects.create(title="题")

    assert fields_refused(Article(title="又", translation_of=original)) == ["translation_of"]
    assert Article(title="Title", language="en", translation_of=original).full_clean() is None


def test_article_credit_names_somebody():
    article = Article.objects.create(title="题")

    assert fields_refused(ArticleCredit(article=article)) == ["name"]

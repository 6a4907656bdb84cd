import pytest

from articles.models import BookLaunch, BookSeries
from tests import factories

pytestmark = pytest.mark.django_db


def test_page_holds_its_launches_its_series_and_what_was_reported(client):
    series = BookSeries.objects.create(title="丛书")
    launch = factories.event("首发式")
    book = factories.book("治理之书", at=launch, series=series, series_number=2)
    BookLaunch.objects.create(event=factories.event("未发表的研讨"), book=book, kind="review")
    factories.published(factories.book("前一本", series=series, series_number=1))
    factories.published(factories.article("首发新闻", events=[launch]))

    page = client.get(f"/books/{book.pk}/", follow=True).context

    assert page["book"]["series_linked"].name == "丛书"
    assert [(thing.name, kind) for thing, kind in page["launches"]] == [("首发式", "launch")]
    assert [thing.name for thing in page["series_books"]] == ["前一本", "治理之书"]
    assert [thing.name for thing in page["reports"]] == ["首发新闻"]


def test_list_has_the_newest_first(client):
    for title, published_on in (("旧书", "2017-01-01"), ("新书", "2019-01-01")):
        factories.published(factories.book(title, published_on=published_on))
    factories.book("未发表的书")

    page = client.get("/books/").context["page"]

    assert [thing.name for thing in page.rows] == ["新书", "旧书"]

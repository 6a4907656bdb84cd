import pytest

from articles.models import (
    Book,
    BookContributor,
    BookSeries,
)
from tests.models.refusals import fields_refused

pytestmark = pytest.mark.django_db


def test_book_number_needs_a_series_and_is_its_own():
    series = BookSeries.objects.create(title="丛书")
    Book.objects.create(title="一", series=series, series_number=2)

    assert fields_refused(Book(title="二", series_number=2)) == ["series_number"]
    assert fields_refused(Book(title="二", series=series, series_number=2)) == ["series_number"]


@pytest.mark.parametrize(
    ("isbn", "is_right"),
    [
        ("978-7-313-20000-0", False),
        ("9787302511625", True),
        ("0-306-40615-2", True),
        ("080442957X", True),
        ("abc", False),
    ],
)
def test_book_checks_the_digits_of_its_isbn(isbn, is_right):
    book = Book(title="书", isbn=isbn)

    if is_right:
        assert book.full_clean() is None
    else:
        assert fields_refused(book) == ["isbn"]


def test_book_contributor_is_a_person_or_an_organization():
    book = Book.objects.create(title="书")

    assert fields_refused(BookContributor(book=book)) == ["person"]

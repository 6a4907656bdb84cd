"""Books that are not typed at their desk."""

from django.db import transaction

from articles.models import BookContributor, BookPart
from articles.recording.entry import enter, enter_rows, keep_version


@transaction.atomic
def make_book(book, *, by, parts=(), contributors=()):
    """Enters a Book that nobody has saved yet; returns it, its first state in its history. Raises ValidationError.

    `parts` are titles and `contributors` dicts of a BookContributor's fields, each in their order.
    """
    enter(book, by=by)
    enter_rows(BookPart, [{"title": title} for title in parts], book=book)
    enter_rows(BookContributor, contributors, book=book)
    keep_version(book)
    return book

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.event import Event
from articles.models.organization import Organization
from articles.models.person import Person
from articles.models.rules import WordsAtFields
from articles.models.text import validate_line, validate_text
from articles.models.working_copy import WorkingCopy


class BookSeries(WorkingCopy):
    """A series that books are numbered in."""

    title = models.CharField(_("title"), max_length=200, unique=True, validators=[validate_line])
    title_en = models.CharField(_("English title"), max_length=200, blank=True, validators=[validate_line])
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("organisation"), null=True, blank=True, related_name="book_series"
    )

    class Meta:
        verbose_name = _("book series")
        verbose_name_plural = _("book series")
        ordering = ["title"]

    def __str__(self):
        return self.title


class Book(WorkingCopy):
    """A book that our news speaks of: launched, reviewed or donated."""

    title = models.CharField(
        _("title"),
        max_length=300,
        validators=[validate_line],
        help_text=_("Without the marks 《》; the pages add them."),
    )
    title_en = models.CharField(_("English title"), max_length=300, blank=True, validators=[validate_line])
    subtitle = models.CharField(_("subtitle"), max_length=300, blank=True, validators=[validate_line])
    isbn = models.CharField(
        _("ISBN"),
        max_length=17,
        blank=True,
        validators=[
            RegexValidator(r"^[0-9-]{9,16}[0-9Xx]$", _("An ISBN has 10 or 13 digits, with or without hyphens."))
        ],
    )
    publisher = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("publisher"), null=True, blank=True, related_name="published_books"
    )
    published_on = models.DateField(_("published on"), null=True, blank=True)
    series = models.ForeignKey(
        BookSeries, models.PROTECT, verbose_name=_("series"), null=True, blank=True, related_name="books"
    )
    series_number = models.PositiveSmallIntegerField(_("number in the series"), null=True, blank=True)
    case_count = models.PositiveSmallIntegerField(
        _("number of cases"), null=True, blank=True, help_text=_("For a book of cases; empty if not stated.")
    )
    description = models.TextField(_("description"), blank=True, max_length=5000, validators=[validate_text])
    description_en = models.TextField(_("English description"), blank=True, max_length=5000, validators=[validate_text])
    cover = models.ForeignKey(
        "articles.Image", models.PROTECT, verbose_name=_("cover"), null=True, blank=True, related_name="+"
    )

    rule_fields = {
        "book_number_only_in_a_series": "series_number",
        "book_number_once_in_a_series": "series_number",
        "book_isbn_once": "isbn",
    }

    class Meta:
        verbose_name = _("book")
        verbose_name_plural = _("books")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(series_number__isnull=True) | models.Q(series__isnull=False),
                name="book_number_only_in_a_series",
                violation_error_message=_("A number needs a series. Choose the series, or clear the number."),
            ),
            models.UniqueConstraint(
                fields=["series", "series_number"],
                condition=models.Q(series_number__isnull=False),
                name="book_number_once_in_a_series",
                violation_error_message=_("The series has a book of this number already."),
            ),
            models.UniqueConstraint(
                fields=["isbn"],
                condition=~models.Q(isbn=""),
                name="book_isbn_once",
                violation_error_message=_("There is already a book of this ISBN."),
            ),
        ]

    def __str__(self):
        return f"《{self.title}》"

    def clean(self):
        if self.isbn and not _has_valid_check_digit(self.isbn):
            raise ValidationError({"isbn": _("The check digit of this ISBN is wrong. Compare it with the book.")})


def _has_valid_check_digit(isbn):
    """ISO 2108: 13 digits weighted 1 and 3 sum to a multiple of 10; 10 digits weighted 10 to 1, of 11 (X is ten)."""
    signs = isbn.replace("-", "").upper()
    if len(signs) == 13 and signs.isdigit():
        return sum(int(sign) * (3 if place % 2 else 1) for place, sign in enumerate(signs)) % 10 == 0
    if len(signs) == 10 and signs[:9].isdigit():
        return sum((10 if sign == "X" else int(sign)) * (10 - place) for place, sign in enumerate(signs)) % 11 == 0
    return False


class BookPart(models.Model):
    """A part of a book, in the order of its contents."""

    book = models.ForeignKey(Book, models.CASCADE, verbose_name=_("book"), related_name="parts")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    title = models.CharField(_("title"), max_length=200, validators=[validate_line])

    class Meta:
        verbose_name = _("part")
        verbose_name_plural = _("parts")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title


class BookContributor(WordsAtFields):
    """Who made a book, and in what part."""

    class Role(models.TextChoices):
        AUTHOR = "author", _("author")
        EDITOR = "editor", _("editor")
        TRANSLATOR = "translator", _("translator")
        COMPILER = "compiler", _("compiler")
        MATERIAL = "material", _("material")

    book = models.ForeignKey(Book, models.CASCADE, verbose_name=_("book"), related_name="contributors")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.AUTHOR)
    person = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("person"), null=True, blank=True, related_name="books"
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("organisation"), null=True, blank=True, related_name="books"
    )
    name_as_printed = models.CharField(
        _("name as printed"),
        max_length=200,
        blank=True,
        validators=[validate_line],
        help_text=_("Only if it differs from the directory's, such as “Jinshan's departments and towns”."),
    )

    rule_fields = {"book_contributor_is_of_one_kind": "person"}

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(person__isnull=False, organization__isnull=True)
                    | models.Q(person__isnull=True, organization__isnull=False)
                ),
                name="book_contributor_is_of_one_kind",
                violation_error_message=_("A contributor is a person or an organisation: exactly one of the two."),
            )
        ]

    def __str__(self):
        return self.name_as_printed or str(self.person or self.organization or "")


class BookLaunch(WordsAtFields):
    """What happened to a book at an event."""

    class Kind(models.TextChoices):
        LAUNCH = "launch", _("launch")
        REVIEW = "review", _("review")
        DONATION = "donation", _("donation")

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="book_launches")
    book = models.ForeignKey(Book, models.PROTECT, verbose_name=_("book"), related_name="launches")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.LAUNCH)

    rule_fields = {"book_launch_once_at_an_event": "book"}

    class Meta:
        verbose_name = _("book launch")
        verbose_name_plural = _("book launches")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "book", "kind"],
                name="book_launch_once_at_an_event",
                violation_error_message=_("This book stands at this event already."),
            )
        ]

    def __str__(self):
        return f"{self.book} · {self.get_kind_display()}"

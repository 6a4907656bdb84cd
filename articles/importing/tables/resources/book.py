"""Books as a table, with who made them and their parts."""

from django.utils.translation import gettext as _

from articles.importing.tables.resources.base import TableResource
from articles.importing.tables.resources.columns import Choice, Day, Lines, Number, Reference, Rows
from articles.importing.tables.resources.directory import column, key, label
from articles.models import Book, BookContributor, BookPart, BookSeries, Organization, Person

BAR = "｜"


class Contributors(Rows):
    """A line a contributor: role, bar, “#12 name”; people are looked for before organisations."""

    def __init__(self):
        super().__init__("contributors", BookContributor._meta.verbose_name_plural)
        self.roles = Choice("role", "", BookContributor.Role)
        self.people = Reference("person", "", Person.objects.in_use())
        self.bodies = Reference("organization", "", Organization.objects.in_use())

    def prepare(self, user):
        self.people.prepare(user)
        self.bodies.prepare(user)

    def lines_of(self, book):
        return [self._line(row.role, row.person_id, row.organization_id) for row in book.contributors.all()]

    def _line(self, role, person, body):
        word = self.people.word(person) if person else f"{_('organisation')} {self.bodies.word(body)}"
        return f"{BookContributor.Role(role).label}{BAR}{word}"

    def read(self, text):
        return [self._line(*self._parts(line)) for line in super().read(text)]

    def _parts(self, line):
        role, bar, name = line.replace("|", BAR).partition(BAR)
        if not bar:
            role, name = "", line
        role, name = self.roles.read(role.strip()) or BookContributor.Role.AUTHOR, name.strip()
        for word in ("organisation", "organization", "机构", "组织", _("organisation")):
            if name.startswith(f"{word} "):
                return role, None, self.bodies.key_of(name.removeprefix(word).strip())
        is_a_body = name not in self.people.keys and name in self.bodies.keys
        return (role, None, self.bodies.key_of(name)) if is_a_body else (role, self.people.key_of(name), None)

    def row_of(self, book, line):
        role, person, body = self._parts(line)
        position = next_position(book.contributors)
        return BookContributor(book=book, role=role, person_id=person, organization_id=body, position=position)


class Texts(Rows):
    """A line a row that is one text, in their order; named as the thing calls these rows."""

    def __init__(self, name, model, thing, text):
        super().__init__(name, model._meta.verbose_name_plural)
        self.model, self.thing, self.text = model, thing, text

    def lines_of(self, thing):
        return [getattr(row, self.text) for row in getattr(thing, self.name).all()]

    def row_of(self, thing, line):
        position = next_position(getattr(thing, self.name))
        return self.model(**{self.thing: thing, self.text: line}, position=position)


def next_position(rows):
    """The place at the end of rows that hang on a thing."""
    return (rows.order_by("-position").values_list("position", flat=True).first() or 0) + 1


class BookTable(TableResource):
    name_field = "title"

    class Meta:
        model = Book
        clean_model_instances = True

    def make_columns(self):
        return [
            key(),
            column(Book, "title"),
            column(Book, "title_en"),
            column(Book, "subtitle"),
            column(Book, "isbn"),
            Reference("publisher", label(Book, "publisher"), Organization.objects.in_use()),
            column(Book, "published_on", Day),
            Reference("series", label(Book, "series"), BookSeries.objects.all(), "title"),
            column(Book, "series_number", Number),
            column(Book, "case_count", Number),
            Contributors(),
            Texts("parts", BookPart, "book", "title"),
            column(Book, "description", Lines),
            column(Book, "description_en", Lines),
        ]

    def rows(self):
        return Book.objects.prefetch_related("contributors", "parts")

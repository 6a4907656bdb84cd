"""The directory as tables: people, and organisations with their other names."""

from django.utils.translation import gettext_lazy

from articles.importing.tables.resources.base import TableResource
from articles.importing.tables.resources.columns import Choice, Column, Key, Lines, Reference, Rows, YesNo
from articles.models import Organization, OrganizationAlias, Person


def label(model, name):
    """The word that the desk has for a field."""
    return model._meta.get_field(name).verbose_name


def column(model, name, kind=Column):
    return kind(name, label(model, name))


def key():
    return Key("id", gettext_lazy("number"), attribute="pk")


class Aliases(Rows):
    """A line an other name: its kind, a bar, the name; a name alone is a short one."""

    def __init__(self):
        super().__init__("aliases", OrganizationAlias._meta.verbose_name_plural)
        self.kinds = Choice("kind", "", OrganizationAlias.Kind)

    def lines_of(self, organization):
        return [f"{alias.get_kind_display()}｜{alias.text}" for alias in organization.aliases.all()]

    def read(self, text):
        # The same line, whatever the language its kind is said in.
        return [self._usual(line) for line in super().read(text)]

    def _usual(self, line):
        kind, bar, name = line.replace("|", "｜").partition("｜")
        if not bar:
            kind, name = "", line
        kind = self.kinds.read(kind.strip()) or OrganizationAlias.Kind.SHORT
        return f"{OrganizationAlias.Kind(kind).label}｜{name.strip()}"

    def row_of(self, organization, line):
        kind, _bar, name = line.partition("｜")
        return OrganizationAlias(organization=organization, kind=self.kinds.read(kind), text=name)


class OrganizationTable(TableResource):
    class Meta:
        model = Organization
        clean_model_instances = True

    def make_columns(self):
        return [
            key(),
            column(Organization, "name"),
            column(Organization, "name_en"),
            Choice("kind", label(Organization, "kind"), Organization.Kind),
            Reference("parent", label(Organization, "parent"), Organization.objects.in_use()),
            Aliases(),
            column(Organization, "is_own", YesNo),
            column(Organization, "website"),
            column(Organization, "description", Lines),
            column(Organization, "description_en", Lines),
        ]

    def rows(self):
        return Organization.objects.prefetch_related("aliases")


class PersonTable(TableResource):
    name_field = "name"

    class Meta:
        model = Person
        clean_model_instances = True

    def make_columns(self):
        return [
            key(),
            column(Person, "name"),
            column(Person, "name_en"),
            column(Person, "disambiguator"),
            column(Person, "sort_key"),
            column(Person, "is_public", YesNo),
            column(Person, "biography", Lines),
            column(Person, "biography_en", Lines),
        ]

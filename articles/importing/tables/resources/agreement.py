"""Agreements as a table, with their parties and what they agreed on; who signed goes out and does not come back."""

from articles.importing.tables.resources.base import TableResource
from articles.importing.tables.resources.book import BAR, Texts, next_position
from articles.importing.tables.resources.columns import Choice, Column, Day, Lines, Reference, Rows, YesNo
from articles.importing.tables.resources.directory import column, key, label
from articles.models import Agreement, AgreementParty, CooperationItem, Event, Organization, Signatory


class Parties(Rows):
    """A line a party: “#3 name”, and after a bar what the text calls it, such as 甲方."""

    def __init__(self):
        super().__init__("parties", AgreementParty._meta.verbose_name_plural)
        self.bodies = Reference("organization", "", Organization.objects.in_use())

    def prepare(self, user):
        self.bodies.prepare(user)

    def lines_of(self, agreement):
        return [self._line(party.organization_id, party.label) for party in agreement.parties.all()]

    def _line(self, body, called):
        return f"{self.bodies.word(body)}{BAR}{called}" if called else self.bodies.word(body)

    def read(self, text):
        return [self._line(*self._parts(line)) for line in super().read(text)]

    def _parts(self, line):
        name, _bar, called = line.replace("|", BAR).partition(BAR)
        return self.bodies.key_of(name.strip()), called.strip()

    def row_of(self, agreement, line):
        body, called = self._parts(line)
        position = next_position(agreement.parties)
        return AgreementParty(agreement=agreement, organization_id=body, label=called, position=position)


class Signatories(Column):
    """Who signed, as printed: to be read, for a signatory belongs to a party and its event's roster."""

    is_read_back = False

    def printed(self, agreement):
        names = [
            f"{signatory.name_as_printed}{BAR}{signatory.title_as_printed}".rstrip(BAR)
            for party in agreement.parties.all()
            for signatory in party.signatories.all()
        ]
        return "\n".join(names) or None


class AgreementTable(TableResource):
    name_field = "title"

    class Meta:
        model = Agreement
        clean_model_instances = True

    def make_columns(self):
        return [
            key(),
            column(Agreement, "title"),
            column(Agreement, "title_en"),
            Choice("kind", label(Agreement, "kind"), Agreement.Kind),
            Parties(),
            Signatories("signatories", Signatory._meta.verbose_name_plural),
            Reference("event", label(Agreement, "event"), Event.objects.all(), "title"),
            column(Agreement, "signed_on", Day),
            Choice(
                "signed_on_precision",
                label(Agreement, "signed_on_precision"),
                Agreement.Precision,
            ),
            Choice("term", label(Agreement, "term"), Agreement.Term),
            column(Agreement, "valid_from", Day),
            column(Agreement, "valid_until", Day),
            column(Agreement, "auto_renew", YesNo),
            Reference("renewal_of", label(Agreement, "renewal_of"), Agreement.objects.all(), "title"),
            column(Agreement, "terminated_on", Day),
            column(Agreement, "purpose", Lines),
            Texts("items", CooperationItem, "agreement", "text"),
            column(Agreement, "items_are_complete", YesNo),
            column(Agreement, "items_tail"),
            column(Agreement, "is_public", YesNo),
        ]

    def rows(self):
        return Agreement.objects.prefetch_related("parties__signatories", "items")

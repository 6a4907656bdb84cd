"""The form of the event desk: the event, and what may be added to it on the same page."""

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.checks.checks import ChecksFormMixin
from articles.admin.desk.desk import DeskForm, OneLine
from articles.admin.desk.sight import party_names
from articles.admin.tag import TagsFormMixin
from articles.models import Agreement, AgreementParty, Appearance, Book, CooperationItem, Organization
from articles.models.text import validate_line
from articles.recording.agreement import find_parties
from articles.recording.right import may_add, may_change, right_to_add, right_to_change

MOST_LINES = 50


class LinesField(forms.CharField):
    """Text with an entry a line, as a list; each is checked as the model's field would check it."""

    def __init__(self, *, model_field, **kwargs):
        self.model_field = model_field
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=20_000, **kwargs)

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise ValidationError(_("These are %(count)d lines; at most 50 go in at once.") % {"count": len(lines)})
        for number, line in enumerate(lines, start=1):
            try:
                self.model_field.run_validators(line)
            except ValidationError as error:
                raise ValidationError(
                    _("Line %(number)d: %(words)s") % {"number": number, "words": error.messages[0]}
                ) from error
        return lines


def _field(model, name, **kwargs):
    return model._meta.get_field(name).formfield(required=False, **kwargs)


class EventForm(ChecksFormMixin, TagsFormMixin, DeskForm):
    """The event with what may be added to it on the same page: a book, an agreement."""

    new_book = _field(Book, "title", validators=[validate_line], label=gettext_lazy("title of the book"))
    new_agreement = _field(Agreement, "title", validators=[validate_line], label=gettext_lazy("title of the agreement"))
    new_agreement_parties = LinesField(
        model_field=Organization._meta.get_field("name"), label=gettext_lazy("parties, one a line, two or more")
    )
    new_agreement_items = LinesField(
        model_field=CooperationItem._meta.get_field("text"), label=gettext_lazy("items, one a line")
    )
    new_agreement_term = _field(Agreement, "term", label=gettext_lazy("term"))
    new_agreement_until = _field(Agreement, "valid_until", widget=AdminDateWidget, label=gettext_lazy("in force until"))

    class Meta:
        widgets = {
            "kinds": forms.CheckboxSelectMultiple,
            "title": OneLine,
            "title_en": OneLine,
            "occasion": OneLine,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.limits = _limits(self.user)
        # Whoever may not sign is offered no field; what was sent for one all the same is refused there.
        self.unsigned = [
            party
            for party in _unsigned_parties(self.instance)
            if "signing" not in self.limits or self.data.get(signing_field(party))
        ]
        self.people = _people_of(self.instance) if self.unsigned else []
        names = party_names(self.user, self.unsigned)
        for party in self.unsigned:
            self.fields[signing_field(party)] = forms.ChoiceField(
                required=False,
                label=_("who signed for %(party)s") % {"party": names[party.pk]},
                choices=[("", _("Who signed?")), *_choices(self.people, party)],
            )

    def clean_new_book(self):
        """A title that is given in its marks; they are no title by themselves."""
        title = self.cleaned_data["new_book"]
        if title and not title.strip("《》 "):
            raise ValidationError(_("Give the title of the book."))
        return title.strip("《》")

    def clean(self):
        cleaned = super().clean()
        self._check_rights(cleaned)
        self._check_agreement(cleaned)
        return cleaned

    def _check_rights(self, cleaned):
        """What was sent for a field that was not offered is refused there, and kept."""
        limits, parties = self.limits, cleaned.get("new_agreement_parties")
        if "book" in limits and cleaned.get("new_book"):
            self.add_error("new_book", limits["book"])
        if "agreement" in limits:
            if any(cleaned.get(name) for name in ("new_agreement", "new_agreement_parties", "new_agreement_items")):
                self.add_error("new_agreement", limits["agreement"])
        elif "parties" in limits and parties and (new := sorted(set(parties) - find_parties(parties).keys())):
            self.add_error("new_agreement_parties", f"{'、'.join(new)}: {limits['parties']}")
        if "signing" in limits:
            for party in self.unsigned:
                self.add_error(signing_field(party), limits["signing"])

    def signed(self):
        """Whom the editor picked: (number of a party, number of an Appearance) for each that somebody signed for."""
        picks = [(party.pk, self.cleaned_data.get(signing_field(party))) for party in self.unsigned]
        return [(party, int(row)) for party, row in picks if row]

    def _check_agreement(self, cleaned):
        parties, items = cleaned.get("new_agreement_parties"), cleaned.get("new_agreement_items")
        if not cleaned.get("new_agreement"):
            if (parties or items) and "new_agreement" not in self.errors:
                self.add_error("new_agreement", _("Give the agreement a title; its parties and items are below."))
            return
        if parties is not None and len(parties) < 2:
            self.add_error("new_agreement_parties", _("An agreement has two parties or more, one a line."))
        if parties is not None and len(set(parties)) < len(parties):
            self.add_error("new_agreement_parties", _("A party stands there twice. Take one of the lines out."))
        term, until = cleaned.get("new_agreement_term"), cleaned.get("new_agreement_until")
        if term == Agreement.Term.FIXED and until is None and "new_agreement_until" not in self.errors:
            self.add_error("new_agreement_until", _("A fixed term needs its end date."))
        if term != Agreement.Term.FIXED and until is not None:
            self.add_error("new_agreement_until", _("Only an agreement with a fixed term has an end date."))


def _limits(user):
    """What an editor may not make at this desk: a sentence each, by what it is about."""
    limits = {}
    if not may_add(user, Book):
        words = _("A new book needs the right “%(right)s”, which you do not have. Choose one of the directory.")
        limits["book"] = words % {"right": right_to_add(Book)}
    if not may_add(user, Agreement):
        words = _("A new agreement needs the right “%(right)s”, which you do not have.")
        limits["agreement"] = words % {"right": right_to_add(Agreement)}
    if not may_add(user, Organization):
        words = _("Name parties that the directory has: a new one needs the right “%(right)s”, which you do not have.")
        limits["parties"] = words % {"right": right_to_add(Organization)}
    if not may_change(user, Agreement):
        words = _("Who signed is said by those who have the right “%(right)s”: here or at the agreement.")
        limits["signing"] = words % {"right": right_to_change(Agreement)}
    return limits


def signing_field(party):
    return f"signatory-{party.pk}"


def _unsigned_parties(event):
    if event.pk is None:
        return []
    parties = AgreementParty.objects.filter(agreement__event=event, signatories__isnull=True)
    return list(parties.select_related("organization", "agreement"))


def _people_of(event):
    """The people in the event's lists, each once, with the titles of the first list that has them."""
    rows = Appearance.objects.filter(event=event, person__isnull=False, person__merged_into__isnull=True)
    first = {}
    for row in rows.prefetch_related("titles"):
        first.setdefault(row.person_id, row)
    return list(first.values())


def _choices(people, party):
    """People who hold a title in the party come first."""

    def is_stranger(row):
        return all(title.organization_id != party.organization_id for title in row.titles.all())

    ordered = sorted(people, key=is_stranger)
    return [(str(row.pk), f"{row} {'、'.join(map(str, row.titles.all()))}".strip()) for row in ordered]

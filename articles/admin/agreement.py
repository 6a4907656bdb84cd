from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.desk.desk import Desk
from articles.admin.desk.row import Numbered, OrderedInline, OrderedRowForm
from articles.admin.desk.sight import party_names, shown
from articles.admin.desk.state import StateFilter, state_column
from articles.admin.exchange.exchange import ExchangeDesk
from articles.admin.publishing.publishing import PublishedDesk
from articles.importing.tables.resources.agreement import AgreementTable
from articles.models import (
    Agreement,
    AgreementParty,
    AgreementState,
    Appearance,
    CooperationItem,
    Signatory,
)

TERM_BADGES = {
    AgreementState.IN_FORCE: "live",
    AgreementState.EXPIRING: "soon",
    AgreementState.NOT_STATED: "unstated",
    AgreementState.DRAFT: "draft",
}


def term_badge(agreement):
    """The state of an agreement today, as a sign and a word."""
    state = agreement.state_on(timezone.localdate())
    return format_html('<span class="badge {}">{}</span>', TERM_BADGES.get(state, "withdrawn"), state.label)


class PartyInline(OrderedInline):
    model = AgreementParty
    fields = ["position", "organization", "name_as_printed", "name_is_inferred", "label"]
    autocomplete_fields = ["organization"]


class ItemInline(OrderedInline):
    model = CooperationItem
    fields = ["position", "text", "status", "note"]


class SignatoryForm(OrderedRowForm):
    """Who signed: a known person's name need not be typed again."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name_as_printed"].required = False
        self.fields["name_as_printed"].widget.attrs["list"] = "names-at-the-signing"

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("name_as_printed"):
            if cleaned.get("person") is None:
                self.add_error("name_as_printed", _("Give the name as printed, or choose a person."))
            else:
                cleaned["name_as_printed"] = cleaned["person"].name
        return cleaned


class SignatoryFormSet(Numbered, forms.BaseModelFormSet):
    """Signatories hang on parties; the desk shows those of all parties in one list, in the order of the parties."""

    # Who looks at them; each desk page makes a class of its own.
    user = None

    def __init__(self, data=None, files=None, instance=None, save_as_new=False, prefix=None, queryset=None, **kwargs):
        self.instance = instance
        parties = AgreementParty.objects.filter(agreement=instance) if instance.pk else AgreementParty.objects.none()
        self.parties = list(parties.select_related("organization"))
        self.choices = list(party_names(self.user, self.parties).items())
        rows = Signatory.objects.filter(party__in=[party.pk for party in self.parties]).select_related("person")
        super().__init__(data, files, prefix=prefix, queryset=rows.order_by("party__position", "position"), **kwargs)

    @classmethod
    def get_default_prefix(cls):
        return "signatories"

    def add_fields(self, form, index):
        super().add_fields(form, index)
        # One list of choices for all rows, not a query for each.
        form.fields["party"].choices = [("", "---------"), *self.choices]


class SignatoryInline(OrderedInline):
    model = Signatory
    form = SignatoryForm
    fields = ["position", "party", "person", "name_as_printed", "title_as_printed", "organization"]
    autocomplete_fields = ["person", "organization"]
    checks_class = admin.checks.BaseModelAdminChecks

    def hidden_relations(self, request):
        # A party may be called what its organisation is.
        hidden = super().hidden_relations(request)
        return hidden | {"party"} if "organization" in hidden else hidden

    def get_formset(self, request, obj=None, **kwargs):
        formset = forms.modelformset_factory(
            Signatory,
            form=self.form,
            formset=SignatoryFormSet,
            fields=self.fields,
            extra=self.extra if obj else 0,
            max_num=self.max_num,
            can_delete=True,
            formfield_callback=lambda field, **how: self.formfield_for_dbfield(field, request, **how),
        )
        formset.user = request.user
        return formset


@admin.register(Agreement)
class AgreementDesk(PublishedDesk, ExchangeDesk, Desk):
    exchange_table = AgreementTable
    list_display = ["title", "kind", "signing_day", "valid_until", "term_state", state_column]
    list_select_related = ["event", "renewed_by"]
    list_filter = [StateFilter, "term", "kind", "is_public"]
    search_fields = ["title", "title_en"]
    autocomplete_fields = ["event", "renewal_of", "document"]
    inlines = [PartyInline, SignatoryInline, ItemInline]
    fieldsets = [
        (None, {"fields": ["title", "title_en", "kind", "event", ("signed_on", "signed_on_precision"), "is_public"]}),
        (
            _("Term"),
            {"fields": ["term", ("valid_from", "valid_until"), "auto_renew", ("renewal_of", "terminated_on")]},
        ),
        (_("Contents"), {"fields": ["purpose", ("items_are_complete", "items_tail"), "document"]}),
    ]

    @admin.display(description=_("signed on"), ordering="signed_on")
    def signing_day(self, agreement):
        return agreement.signing_day

    @admin.display(description=_("term"))
    def term_state(self, agreement):
        return term_badge(agreement)

    def get_inline_instances(self, request, obj=None):
        inlines = super().get_inline_instances(request, obj)
        # Who signs for a party can be said once the parties are there.
        return inlines if obj else [inline for inline in inlines if not isinstance(inline, SignatoryInline)]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and obj.event_id and shown(request.user, [obj.event]):
            names = Appearance.objects.filter(event=obj.event_id, person__isnull=False).order_by("role", "position")
            context["names_at_the_signing"] = list(dict.fromkeys(names.values_list("name_as_printed", flat=True)))
        return super().render_change_form(request, context, add, change, form_url, obj)

from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.agreement import term_badge
from articles.admin.desk import Desk, DeskForm, OrderedInline, Row
from articles.admin.grid import match_organizations
from articles.admin.publishing import PublishedDesk
from articles.admin.roster import people_view, roster_view
from articles.admin.state import StateFilter, state_column
from articles.admin.tag import TAGS_OVERRIDE, TagsFormMixin
from articles.models import (
    Agreement,
    AgreementParty,
    Appearance,
    Book,
    BookLaunch,
    CooperationItem,
    Event,
    EventOrganization,
    Organization,
    ProgrammeItem,
    Role,
    Roster,
)

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


class EventForm(TagsFormMixin, DeskForm):
    """The event with what may be added to it on the same page: a book, an agreement."""

    new_book = _field(Book, "title", label=gettext_lazy("title of the book"))
    new_agreement = _field(Agreement, "title", label=gettext_lazy("title of the agreement"))
    new_agreement_parties = LinesField(
        model_field=Organization._meta.get_field("name"), label=gettext_lazy("parties, one a line, two or more")
    )
    new_agreement_items = LinesField(
        model_field=CooperationItem._meta.get_field("text"), label=gettext_lazy("items, one a line")
    )
    new_agreement_term = _field(Agreement, "term", label=gettext_lazy("term"))
    new_agreement_until = _field(Agreement, "valid_until", label=gettext_lazy("in force until"))

    class Meta:
        widgets = {"kinds": forms.CheckboxSelectMultiple}

    def clean(self):
        cleaned = super().clean()
        self._check_agreement(cleaned)
        return cleaned

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


class OrganizerInline(OrderedInline):
    model = EventOrganization
    fields = ["position", "role", "organization"]
    autocomplete_fields = ["organization"]


class ProgrammeInline(OrderedInline):
    model = ProgrammeItem
    fields = ["position", "kind", "title", "theme", "summary"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "summary":
            field.widget.attrs["rows"] = 2
        return field


class LaunchInline(Row):
    model = BookLaunch
    fields = ["book", "kind"]
    autocomplete_fields = ["book"]
    extra = 0
    max_num = 50


@admin.register(Event)
class EventDesk(PublishedDesk, Desk):
    form = EventForm
    formfield_overrides = TAGS_OVERRIDE
    list_display = ["title", state_column, "starts_on", "venue", "status"]
    list_filter = [StateFilter, "status"]
    search_fields = ["title", "title_en", "venue"]
    search_help_text = gettext_lazy("Words of the title or the venue.")
    ordering = ["-starts_on", "-pk"]
    autocomplete_fields = ["venue_organization"]
    inlines = [OrganizerInline, ProgrammeInline, LaunchInline]
    change_form_template = "admin/articles/event/change_form.html"
    fieldsets = [
        (
            gettext_lazy("Event"),
            {
                "fields": [
                    "title",
                    "kinds",
                    ("date_as_printed", "starts_on", "part_of_day"),
                    "year_is_inferred",
                    ("venue", "venue_organization", "city"),
                    ("occasion", "occasion_since"),
                    "status",
                    "tags",
                ]
            },
        ),
        (
            gettext_lazy("English, times and summary"),
            {
                "fields": [
                    ("title_en", "venue_en"),
                    ("start_time", "ends_on"),
                    "summary",
                    "summary_en",
                ],
                "classes": ["collapse"],
            },
        ),
    ]

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("people/", view(people_view), name="articles_event_people"),
            path("<int:event_id>/roster/<str:role>/", view(roster_view), name="articles_event_roster"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context |= {"rosters": _rosters(obj), "agreements": _agreements(obj), "books": _books(obj)}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        title = form.cleaned_data.get("new_book")
        if title:
            self._add_book(request, form.instance, title.strip("《》"))
        if form.cleaned_data.get("new_agreement"):
            self._add_agreement(request, form.instance, form.cleaned_data)

    def _add_book(self, request, event, title):
        book = Book.objects.create(title=title, created_by=request.user, updated_by=request.user)
        BookLaunch.objects.create(event=event, book=book)

    def _add_agreement(self, request, event, typed):
        agreement = Agreement.objects.create(
            title=typed["new_agreement"],
            event=event,
            term=typed["new_agreement_term"] or Agreement.Term.NOT_STATED,
            valid_until=typed["new_agreement_until"],
            created_by=request.user,
            updated_by=request.user,
        )
        known, made = match_organizations(typed["new_agreement_parties"]), []
        for position, name in enumerate(typed["new_agreement_parties"], start=1):
            body = known.get(name)
            if body is None:
                body, is_new = Organization.objects.get_or_create(
                    name=name, parent=None, defaults={"created_by": request.user, "updated_by": request.user}
                )
                made += [name] if is_new else []
            AgreementParty.objects.create(
                agreement=agreement, position=position, organization=body, name_as_printed=name
            )
        CooperationItem.objects.bulk_create(
            CooperationItem(agreement=agreement, position=position, text=text)
            for position, text in enumerate(typed["new_agreement_items"], start=1)
        )
        if made:
            messages.info(request, _("New in the directory of organisations: %s") % "、".join(made))

    def response_add(self, request, obj, post_url_continue=None):
        return self._onwards(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._onwards(request, obj) or super().response_change(request, obj)

    def _onwards(self, request, event):
        """Where the two buttons lead that save the desk first: a list's grid, or the article of this event."""
        role = request.POST.get("_edit")
        if role in Role.values:
            return HttpResponseRedirect(reverse("admin:articles_event_roster", args=[event.pk, role]))
        if "_write" in request.POST:
            about = urlencode({"events": event.pk, "title": event.title, "tags": ",".join(event.tags.names())})
            return HttpResponseRedirect(f"{reverse('admin:articles_article_add')}?{about}")
        return None


def _rosters(event):
    """Every role with its rows as they stand: three statements, whatever the number of rows."""
    rows, facts = {}, {}
    if event is not None:
        for row in (
            Appearance.objects.filter(event=event)
            .select_related("person", "organization", "programme_item")
            .prefetch_related("titles")
        ):
            rows.setdefault(row.role, []).append(row)
        facts = {roster.role: roster for roster in Roster.objects.filter(event=event).order_by("-programme_item")}
    return [{"role": role, "rows": rows.get(role, []), "roster": facts.get(role)} for role in Role]


def _agreements(event):
    if event is None:
        return []
    agreements = (
        Agreement.objects.filter(event=event)
        .select_related("event", "renewed_by")
        .prefetch_related("parties__organization", "parties__signatories", "items")
        .order_by("pk")
    )
    return [{"agreement": agreement, "badge": term_badge(agreement)} for agreement in agreements]


def _books(event):
    if event is None:
        return []
    launches = BookLaunch.objects.filter(event=event).select_related("book__series", "book__publisher")
    return list(launches.prefetch_related("book__parts"))

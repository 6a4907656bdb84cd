from contextlib import contextmanager
from urllib.parse import urlencode

import reversion
from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.agreement import term_badge
from articles.admin.checks.checks import CheckedDesk
from articles.admin.desk.desk import Desk, OneLine, brings_back
from articles.admin.desk.picker import WEB_ADDRESSES
from articles.admin.desk.row import OrderedInline, Row
from articles.admin.desk.sight import may_view, names_of, names_of_loaded, party_names
from articles.admin.desk.state import StateFilter, state_column
from articles.admin.desk.told import names_told
from articles.admin.event_form import EventForm, signing_field
from articles.admin.publishing.publishing import PublishedDesk
from articles.admin.rosters.paste import bodies_view, paste_view, words_view
from articles.admin.rosters.roster import people_view, roster_view
from articles.admin.rosters.sentence import sentence_view
from articles.admin.tag import TAGS_OVERRIDE
from articles.models import (
    Agreement,
    Book,
    BookLaunch,
    BookSeries,
    Event,
    EventOrganization,
    Organization,
    ProgrammeItem,
    Role,
    Roster,
)
from articles.recording.agreement import make_agreement, make_parties
from articles.recording.book import make_book
from articles.recording.entry import keep_version
from articles.recording.event import launch, whole_event
from articles.recording.roster import rows_of_event
from articles.recording.signing import sign_for


class OrganizerInline(OrderedInline):
    model = EventOrganization
    fields = ["position", "role", "organization"]
    autocomplete_fields = ["organization"]


class ProgrammeInline(OrderedInline):
    model = ProgrammeItem
    fields = ["position", "kind", "title", "theme", "summary"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in ("title", "theme"):
            kwargs["widget"] = OneLine
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "summary":
            field.widget.attrs |= {"rows": 1, "class": "nr-line"}
        return field


class LaunchInline(Row):
    """The books of the event as readers know them, not as rows of a table."""

    model = BookLaunch
    template = "admin/articles/event/_launches.html"
    fields = ["book", "kind"]
    autocomplete_fields = ["book"]
    extra = 1
    max_num = 50

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "book":
            # A new one is added by its title, beside it.
            field.widget.can_add_related = False
        return field

    def get_queryset(self, request):
        launches = super().get_queryset(request).select_related("book__series", "book__publisher")
        return launches.prefetch_related("book__parts").order_by("pk")


@admin.register(Event)
class EventDesk(CheckedDesk, PublishedDesk, Desk):
    form = EventForm
    formfield_overrides = TAGS_OVERRIDE | WEB_ADDRESSES
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
                    ("venue", "city"),
                    "venue_organization",
                    "occasion",
                    ("occasion_since", "status"),
                    "tags",
                ]
            },
        ),
        (
            gettext_lazy("English, times and summary"),
            {
                "fields": [
                    "title_en",
                    "venue_en",
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
            path("bodies/", view(bodies_view), name="articles_event_bodies"),
            path("<int:event_id>/roster/<str:role>/", view(roster_view), name="articles_event_roster"),
            path("<int:event_id>/roster/<str:role>/paste/", view(paste_view), name="articles_event_paste"),
            path("<int:event_id>/roster/<str:role>/words/", view(words_view), name="articles_event_words"),
            path("<int:event_id>/sentence/<str:role>/", view(sentence_view), name="articles_event_sentence"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        rosters = _rosters(obj)
        context |= {
            "rosters": rosters,
            "filled_lists": sum(bool(entry["rows"]) for entry in rosters),
            "agreements": _agreements(obj, form, request.user),
            "limits": getattr(form, "limits", {}),
            "sections": {inline.formset.prefix: inline for inline in context["inline_admin_formsets"]},
        }
        if "book_launches" in context["sections"]:
            _name_books(context["sections"]["book_launches"].formset, request.user)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @contextmanager
    def create_revision(self, request):
        with super().create_revision(request), reversion.create_revision(manage_manually=True):
            yield

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self._add_more(request, form)
        if brings_back(request) or form.has_changed() or any(formset.has_changed() for formset in formsets):
            keep_version(whole_event(form.instance.pk))

    def _add_more(self, request, form):
        typed, by = form.cleaned_data, request.user
        if typed.get("new_book"):
            launch(form.instance, make_book(Book(title=typed["new_book"]), by=by))
        if typed.get("new_agreement"):
            agreement = Agreement(
                title=typed["new_agreement"],
                event=form.instance,
                term=typed["new_agreement_term"] or Agreement.Term.NOT_STATED,
                valid_until=typed["new_agreement_until"],
            )
            bodies, made = make_parties(typed["new_agreement_parties"], by=by)
            parties = [(bodies[name], name) for name in typed["new_agreement_parties"]]
            make_agreement(agreement, parties, items=typed["new_agreement_items"], by=by)
            if made:
                messages.info(request, _("New in the directory of organisations: %s") % names_told(made))
        sign_for(form.signed(), by=by)

    def response_add(self, request, obj, post_url_continue=None):
        return self._onwards(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._onwards(request, obj) or super().response_change(request, obj)

    def _onwards(self, request, event):
        """Where the buttons lead that save the desk first: a list's grid, its paste, or the article of this event."""
        for button, page in (("_edit", "roster"), ("_paste", "paste")):
            if request.POST.get(button) in Role.values:
                arguments = [event.pk, request.POST[button]]
                return HttpResponseRedirect(reverse(f"admin:articles_event_{page}", args=arguments))
        if "_write" in request.POST:
            about = {"events": event.pk, "title": event.title, "tags": ",".join(event.tags.names())}
            about |= {"opening": request.POST["_write"]} if request.POST["_write"] in ("zh-hans", "en") else {}
            return HttpResponseRedirect(f"{reverse('admin:articles_article_add')}?{urlencode(about)}")
        return None


def _rosters(event):
    """Every role with its rows as they stand: three statements, whatever the number of rows."""
    rows, facts = {}, {}
    if event is not None:
        for row in rows_of_event(event):
            rows.setdefault(row.role, []).append(row)
        facts = {roster.role: roster for roster in Roster.objects.filter(event=event).order_by("-programme_item")}
    return [{"role": role, "rows": rows.get(role, []), "roster": facts.get(role)} for role in Role]


def _agreements(event, form, user):
    """The agreements signed at the event; a party that nobody signed for has the field that asks who did."""
    if event is None:
        return []
    agreements = Agreement.objects.filter(event=event).order_by("pk")
    if not may_view(user, Agreement):
        return [{"name": name} for name in names_of(user, Agreement, [thing.pk for thing in agreements]).values()]
    agreements = agreements.select_related("event", "renewed_by")
    agreements = list(agreements.prefetch_related("parties__organization", "parties__signatories", "items"))
    names = party_names(user, [party for agreement in agreements for party in agreement.parties.all()])
    return [
        {
            "name": str(agreement),
            "agreement": agreement,
            "badge": term_badge(agreement),
            "parties": [
                (
                    names[party.pk],
                    party.signatories.all(),
                    form[signing_field(party)] if signing_field(party) in form.fields else None,
                )
                for party in agreement.parties.all()
            ],
        }
        for agreement in agreements
    ]


def _name_books(launches, user):
    """Gives the rows what they may print of their book, its series and its publisher."""
    rows = [form for form in launches.forms if form.instance.pk]
    books = [form.instance.book for form in rows]
    names, is_seen = names_of_loaded(user, Book, books), may_view(user, Book)
    beside = books if is_seen else []
    series = names_of_loaded(user, BookSeries, [book.series for book in beside if book.series])
    publishers = names_of_loaded(user, Organization, [book.publisher for book in beside if book.publisher])
    for form, book in zip(rows, books, strict=True):
        form.book_name, form.shows_book = names[book.pk], is_seen
        form.series_name, form.publisher_name = series.get(book.series_id), publishers.get(book.publisher_id)

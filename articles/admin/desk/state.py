"""Where a working copy stands: draft, published, changed since, scheduled or withdrawn; a sign and a word."""

from typing import NamedTuple

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models.published import Publication, key_filter
from articles.publishing.bundle import changed
from articles.publishing.kinds import kind_of, kind_of_model


class State(NamedTuple):
    """A state's sign is its CSS class (`badge live` …), its word is what everybody reads."""

    name: str
    word: str


DRAFT = State("draft", _("draft"))
LIVE = State("live", _("published"))
CHANGED = State("changed", _("published, with unpublished changes"))
SCHEDULED = State("scheduled", _("scheduled"))
WITHDRAWN = State("withdrawn", _("withdrawn"))
EXPIRED = State("expired", _("no longer visible"))
STATES = (DRAFT, LIVE, CHANGED, SCHEDULED, EXPIRED, WITHDRAWN)


def states_of(things):
    """{key: State} of working copies of one kind, a bounded number of statements: they say what a bundle would."""
    keys = [(kind_of(thing), thing.pk) for thing in things]
    found = Publication.objects.filter(key_filter(keys)).select_related("edition").defer("edition__card")
    publications = {publication.thing_id: publication for publication in found}
    saved = {
        thing.pk
        for thing in things
        if thing.pk in publications and publications[thing.pk].edition.source_updated_at != thing.updated_at
    }
    # What was saved since needs no look at what it says.
    asked = [
        publication for key, publication in publications.items() if key not in saved and not publication.withdrawn_at
    ]
    differing = saved | {key for _kind, key in changed(asked)}
    return {thing.pk: _state(publications.get(thing.pk), thing.pk in differing) for thing in things}


def _state(publication, is_changed):
    moment = timezone.now()
    if publication is None:
        return DRAFT
    if publication.withdrawn_at is not None:
        return WITHDRAWN
    if publication.visible_until is not None and publication.visible_until <= moment:
        return EXPIRED
    if is_changed:
        return CHANGED
    return SCHEDULED if publication.visible_from > moment else LIVE


def publication_of(thing):
    """The Publication of a working copy with its edition and who made it, or None; one statement."""
    rows = Publication.objects.of(kind_of(thing), thing.pk)
    return rows.select_related("edition__published_by").defer("edition__payload", "edition__card").first()


def badge(state):
    return format_html('<span class="badge {}">{}</span>', state.name, state.word)


class StateChangeList(ChangeList):
    """A list whose rows know their state: a bounded number of statements for the page, whatever its length."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        states = states_of(self.result_list)
        for row in self.result_list:
            row.state = states[row.pk]


@admin.display(description=_("publication state"))
def state_column(row):
    return badge(row.state)


class StateFilter(admin.SimpleListFilter):
    """Filters a list by what readers see of its rows, each under one choice.

    “Changed” is what was saved since; what differs only because a neighbour was renamed has that badge alone.
    """

    title = _("publication state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [(state.name, state.word) for state in STATES]

    def queryset(self, request, queryset):
        rows = Publication.objects.filter(kind=kind_of_model(queryset.model), thing_id=OuterRef("pk"))
        now = timezone.now()
        expired = Q(withdrawn_at__isnull=True, visible_until__lte=now)
        online = rows.filter(withdrawn_at__isnull=True).exclude(expired)
        as_saved = online.filter(edition__source_updated_at=OuterRef("updated_at"))
        conditions = {
            DRAFT.name: ~Exists(rows),
            LIVE.name: Exists(as_saved.filter(visible_from__lte=now)),
            CHANGED.name: Exists(online.exclude(edition__source_updated_at=OuterRef("updated_at"))),
            SCHEDULED.name: Exists(as_saved.filter(visible_from__gt=now)),
            EXPIRED.name: Exists(rows.filter(expired)),
            WITHDRAWN.name: Exists(rows.filter(withdrawn_at__isnull=False)),
        }
        condition = conditions.get(self.value())
        return queryset if condition is None else queryset.filter(condition)

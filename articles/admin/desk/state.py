"""Where a working copy stands: draft, published, changed since, scheduled or withdrawn; a sign and a word."""

from typing import NamedTuple

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models.published import Publication
from articles.publishing.kinds import MODELS, kind_of


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


def state_of(thing, publication, moment=None):
    """The State of a working copy beside its Publication (with its edition loaded) or None."""
    moment = moment or timezone.now()
    if publication is None:
        return DRAFT
    if publication.withdrawn_at is not None:
        return WITHDRAWN
    if publication.visible_until is not None and publication.visible_until <= moment:
        return EXPIRED
    if publication.edition.source_updated_at != thing.updated_at:
        return CHANGED
    return SCHEDULED if publication.visible_from > moment else LIVE


def publication_of(thing):
    """The Publication of a working copy with its edition and who made it, or None; one statement."""
    rows = Publication.objects.of(kind_of(thing), thing.pk)
    return rows.select_related("edition__published_by").defer("edition__payload", "edition__card").first()


def badge(state):
    return format_html('<span class="badge {}">{}</span>', state.name, state.word)


class StateChangeList(ChangeList):
    """A list whose rows know their publication: one statement for the page, whatever its length."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        kind = next((kind for kind, model in MODELS.items() if model is self.model), None)
        found = (
            Publication.objects.filter(kind=kind, thing_id__in=[row.pk for row in self.result_list])
            .select_related("edition")
            .only("thing_id", "withdrawn_at", "visible_from", "visible_until", "edition__source_updated_at")
        )
        publications = {publication.thing_id: publication for publication in found}
        for row in self.result_list:
            row.state = state_of(row, publications.get(row.pk))


@admin.display(description=_("publication state"))
def state_column(row):
    return badge(row.state)


class StateFilter(admin.SimpleListFilter):
    """Filters a list by what readers see of its rows."""

    title = _("publication state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [(state.name, state.word) for state in (DRAFT, LIVE, CHANGED, SCHEDULED, WITHDRAWN)]

    def queryset(self, request, queryset):
        kind = next((kind for kind, model in MODELS.items() if model is queryset.model), None)
        rows = Publication.objects.filter(kind=kind, thing_id=OuterRef("pk"))
        online, now = rows.filter(withdrawn_at__isnull=True), timezone.now()
        conditions = {
            DRAFT.name: ~Exists(rows),
            LIVE.name: Exists(online.filter(edition__source_updated_at=OuterRef("updated_at"), visible_from__lte=now)),
            CHANGED.name: Exists(online.exclude(edition__source_updated_at=OuterRef("updated_at"))),
            SCHEDULED.name: Exists(online.filter(visible_from__gt=now)),
            WITHDRAWN.name: Exists(rows.filter(withdrawn_at__isnull=False)),
        }
        condition = conditions.get(self.value())
        return queryset if condition is None else queryset.filter(condition)

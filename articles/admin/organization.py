from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.admin.desk.desk import Desk
from articles.admin.desk.row import Row
from articles.admin.desk.search import as_searched
from articles.admin.desk.state import StateFilter, state_column
from articles.admin.exchange.exchange import ExchangeDesk
from articles.admin.publishing.publishing import PublishedDesk
from articles.importing.tables.resources.directory import OrganizationTable
from articles.models import Organization, OrganizationAlias


class AliasInline(Row):
    model = OrganizationAlias
    extra = 1
    max_num = 100


@admin.register(Organization)
class OrganizationDesk(PublishedDesk, ExchangeDesk, Desk):
    exchange_table = OrganizationTable
    list_display = ["name", "kind", "parent", "is_own", state_column]
    list_select_related = ["parent"]
    list_filter = [StateFilter, "kind", "is_own"]
    search_fields = ["name", "name_en"]
    search_help_text = _("Name, English name, or any other name.")
    autocomplete_fields = ["parent", "logo", "merged_into"]
    inlines = [AliasInline]
    fieldsets = [
        (None, {"fields": [("name", "name_en"), ("kind", "is_own"), "parent"]}),
        (_("Public page"), {"fields": ["description", "description_en", "website", "logo"]}),
        (_("The same organisation twice"), {"fields": ["merged_into"], "classes": ["collapse"]}),
    ]

    def get_search_results(self, request, queryset, search_term):
        by_name, may_repeat = super().get_search_results(request, queryset, search_term)
        if not search_term.strip():
            return by_name, may_repeat
        # A subquery, not a join: rows come once without DISTINCT.
        aliases = OrganizationAlias.objects.filter(text__icontains=as_searched(search_term)).values("organization")
        picked, _repeats = super().get_search_results(request, queryset, "")
        return picked.filter(Q(pk__in=by_name.order_by().values("pk")) | Q(pk__in=aliases)), False

"""The trail: who signed in, published, took out a table, changed rights. Its desk only shows, to superusers too."""

from django.contrib import admin
from django.utils.text import capfirst

from articles.admin.desk.desk import BoundedPaginator
from articles.admin.desk.search import BoundedList
from articles.models.trail import TrailEntry


@admin.register(TrailEntry)
class TrailDesk(BoundedList, admin.ModelAdmin):
    """Lines are never added, changed or deleted here; whoever may view them sees all."""

    list_display = ["at", "act", "who", "about", "network"]
    list_display_links = None
    list_filter = ["act", "at"]
    search_fields = ["who"]
    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 100
    actions = None
    ordering = ["-pk"]

    def changelist_view(self, request, extra_context=None):
        context = {"title": capfirst(self.opts.verbose_name_plural)} | (extra_context or {})
        return super().changelist_view(request, context)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

"""What is public as soon as it is saved: sections, pages and the site's own settings."""

from django.contrib import admin, messages
from django.utils.translation import gettext as _

from articles.admin.desk import BoundedPaginator, Desk, DeskForm, brings_back
from articles.admin.publishing import PublishedDesk
from articles.admin.richtext import BodyField, EditorDesk
from articles.admin.row import OrderedInline
from articles.admin.search import BoundedList
from articles.models import EventKind, FriendLink, Page, Section, SiteSettings
from articles.publishing.door import publish
from articles.publishing.problem import Refused


class PublishedOnSave(PublishedDesk, Desk):
    """A desk whose every save is an edition."""

    has_publish_button = False

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        changed = form.has_changed() or any(formset.has_changed() for formset in formsets)
        if change and not changed and not brings_back(request):
            return
        try:
            publish(form.instance, by=request.user)
        except Refused as refused:
            for _thing, problem in refused.problems:
                messages.error(request, _("Saved, but not published: %s") % problem.message)


@admin.register(Section)
class SectionDesk(PublishedOnSave):
    list_display = ["name", "name_en", "slug", "position"]
    search_fields = ["name", "name_en"]
    fields = [("name", "name_en"), "slug", "position"]


class PageForm(DeskForm):
    body = BodyField()
    body_en = BodyField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("body", "body_en"):
            self.fields[name].label = Page._meta.get_field(name).verbose_name


@admin.register(Page)
class PageDesk(EditorDesk, PublishedOnSave):
    form = PageForm
    list_display = ["title", "slug", "position", "is_in_footer"]
    search_fields = ["title", "title_en"]
    fields = [("title", "title_en"), ("slug", "position", "is_in_footer"), "body", "body_en"]


class FriendLinkInline(OrderedInline):
    model = FriendLink
    fields = ["position", "name", "name_en", "url"]
    max_num = 50


@admin.register(SiteSettings)
class SiteSettingsDesk(PublishedOnSave):
    list_display = ["name", "name_en"]
    autocomplete_fields = ["logo"]
    inlines = [FriendLinkInline]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not SiteSettings.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.pk = 1
        super().save_model(request, obj, form, change)


@admin.register(EventKind)
class EventKindDesk(BoundedList, admin.ModelAdmin):
    list_display = ["name", "name_en", "position"]
    search_fields = ["name", "name_en"]
    paginator = BoundedPaginator
    show_full_result_count = False

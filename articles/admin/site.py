"""What is public as soon as somebody saves it who may publish: sections, pages and the site's own settings."""

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from articles.admin.desk.desk import BoundedPaginator, Desk, DeskForm, brings_back
from articles.admin.desk.richtext import BodyField
from articles.admin.desk.row import OrderedInline
from articles.admin.desk.search import BoundedList
from articles.admin.desk.state import state_column
from articles.admin.desk.told import MOST_NAMED, names_told
from articles.admin.publishing.publishing import PERMISSION, PublishedDesk
from articles.models import EventKind, FriendLink, Page, Section, SiteSettings
from articles.publishing.door import publish
from articles.publishing.problem import Refused

MOST_OF_A_PROBLEM = 100


class PublishedOnSave(PublishedDesk, Desk):
    """A desk whose every save is an edition, if it is of somebody who may publish; else it waits for one who may."""

    def has_publish_button(self, standing):
        return bool(standing) and standing["is_waiting"]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        changed = form.has_changed() or any(formset.has_changed() for formset in formsets)
        if change and not changed and not brings_back(request):
            return
        if not request.user.has_perm(PERMISSION):
            words = _("Saved, but not published: for that you lack the right. Those who may publish it: %(names)s.")
            messages.warning(request, words % {"names": names_told(_publishers()) or _("nobody yet")})
        elif "_publish" not in request.POST:
            self._publish_at_once(request, form.instance)

    @staticmethod
    def _publish_at_once(request, thing):
        try:
            publish(thing, by=request.user)
        except Refused as refused:
            # The page “Publish” names them all.
            told = names_told([problem.message for _thing, problem in refused.problems], 1, MOST_OF_A_PROBLEM)
            messages.error(request, _("Saved, but not published: %s") % told)


def _publishers():
    """The names of some who may publish, whoever has it by a group and administrators included."""
    users = get_user_model().objects.with_perm(PERMISSION, backend="django.contrib.auth.backends.ModelBackend")
    users = users.filter(is_staff=True).order_by("username")[:MOST_NAMED]
    return [user.get_full_name() or user.get_username() for user in users]


@admin.register(Section)
class SectionDesk(PublishedOnSave):
    list_display = ["name", "name_en", "slug", "position", state_column]
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
class PageDesk(PublishedOnSave):
    form = PageForm
    list_display = ["title", "slug", "position", "is_in_footer", state_column]
    search_fields = ["title", "title_en"]
    fields = [("title", "title_en"), ("slug", "position", "is_in_footer"), "body", "body_en"]


class FriendLinkInline(OrderedInline):
    model = FriendLink
    fields = ["position", "name", "name_en", "url"]
    max_num = 50


@admin.register(SiteSettings)
class SiteSettingsDesk(PublishedOnSave):
    list_display = ["name", "name_en", state_column]
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

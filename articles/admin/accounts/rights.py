"""Changes of rights leave a line in the trail: what a user or a group was given, what was taken, by whom."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models.trail import TrailEntry

FLAGS = ("is_active", "is_staff", "is_superuser")


class RecordsRights:
    """Mixed in before the library's desk of users or groups; `permission_words` names a permission."""

    permission_words = staticmethod(str)

    def save_model(self, request, obj, form, change):
        # The rows of rights are written after this: what stood before is read here.
        form.rights_before = self._rights(obj) if change else None
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        before, after = form.rights_before, self._rights(form.instance)
        words = [f"+ {right}" for right in sorted(after - (before or set()))]
        words += [f"− {right}" for right in sorted((before or set()) - after)]
        if before is None:
            words = [_("made"), *words]
        if words:
            self._leave_a_line(request, form.instance, "; ".join(words))

    def delete_model(self, request, obj):
        self._leave_a_line(request, obj, _("deleted"))
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for obj in queryset:
            self._leave_a_line(request, obj, _("deleted"))
        super().delete_queryset(request, queryset)

    def _rights(self, obj):
        """The words of every right that the database gives to a user or a group."""
        saved = type(obj).objects.get(pk=obj.pk)
        held = saved.user_permissions if isinstance(saved, User) else saved.permissions
        rights = {self.permission_words(permission) for permission in held.select_related("content_type")}
        if isinstance(saved, User):
            rights |= {capfirst(str(User._meta.get_field(name).verbose_name)) for name in FLAGS if getattr(saved, name)}
            rights |= {_("group %(name)s") % {"name": group.name} for group in saved.groups.all()}
        return rights

    def _leave_a_line(self, request, obj, words):
        about = f"{capfirst(obj._meta.verbose_name)} {obj.pk} “{obj}”: {words}"
        TrailEntry.objects.leave(TrailEntry.Act.RIGHTS, by=request.user, about=about, address=_address(request))


class RecordsPasswords:
    """Mixed in before the library's desk of users: that a password was changed, and never the password."""

    def user_change_password(self, request, id, form_url=""):
        before = self.get_object(request, unquote(id))
        response = super().user_change_password(request, id, form_url)
        _tell_of_a_new_password(request, before, self.get_object(request, unquote(id)))
        return response


def change_own_password(request):
    """`/admin/password_change/`: Django's own page."""
    return admin.site.admin_view(_change_own_password, cacheable=True)(request)


def _change_own_password(request):
    before = User.objects.get(pk=request.user.pk)
    response = admin.site.password_change(request)
    _tell_of_a_new_password(request, before, request.user)
    return response


def _tell_of_a_new_password(request, before, after):
    if before.password != after.password:
        about = f"{capfirst(after._meta.verbose_name)} {after.pk} “{after}”"
        TrailEntry.objects.leave(TrailEntry.Act.PASSWORD, by=request.user, about=about, address=_address(request))


def _address(request):
    return request.META.get("REMOTE_ADDR", "")

"""What users and groups may do, named in the language of whoever grants it: Django keeps these names in English."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.admin.accounts.rights import RecordsPasswords, RecordsRights
from articles.admin.desk.deletion import get_deleted_objects
from articles.admin.desk.search import BoundedList

ACTIONS = {"add": _("may add"), "change": _("may change"), "delete": _("may delete"), "view": _("may view")}

# What makes up the rights of a user.
RIGHTS = ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]
BEYOND = _("This is more than you may do yourself, so you cannot give it to others. Choose from the list.")


def permission_words(permission):
    """Says "Newsroom | Article | may change" for "Newsroom | article | Can change article"."""
    action, _line, name = permission.codename.partition("_")
    model = permission.content_type.model_class()
    if model is None or action not in ACTIONS or name != model._meta.model_name:
        return str(permission)
    return f"{model._meta.app_config.verbose_name} | {capfirst(model._meta.verbose_name)} | {ACTIONS[action]}"


class PermissionsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, permission):
        return permission_words(permission)


class OwnRightsOnly:
    """Mixed in before the library's desk of users or groups: nobody lifts himself or others above his own rights.

    Who is no administrator grants what he may do himself, changes nobody and no group that may do more, and never his
    own rights. So all that is granted is within the choices of the form, and the library's save writes no other.
    """

    permission_words = staticmethod(permission_words)

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.related_model is Permission:
            kwargs |= {"form_class": PermissionsField, "queryset": grantable(request.user)}
        else:
            kwargs |= {"queryset": grantable_groups(request.user)}
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if not request.user.is_superuser:
            field.error_messages["invalid_choice"] = BEYOND
        return field

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.is_within(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.is_within(request.user, obj)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        obj = self.get_object(request, unquote(object_id))
        if request.method == "GET" and obj is not None:
            self._say_why_not(request, obj)
        return super().change_view(request, object_id, form_url, extra_context)

    def _say_why_not(self, request, obj):
        if not self.is_within(request.user, obj):
            messages.info(request, self.why_not)


def rights_of(user):
    """The Permissions of a user and of his groups; who is not active now has them again on the day when he is."""
    held = Permission.objects.filter(Q(user=user.pk) | Q(group__user=user.pk))
    return Permission.objects.filter(pk__in=held.order_by().values("pk"))


def grantable(user):
    """The Permissions that a user may give to others: his own; an administrator's are all."""
    return Permission.objects.all() if user.is_superuser else rights_of(user)


def grantable_groups(user):
    """The groups that may do nothing that a user may not."""
    beyond = Permission.objects.exclude(pk__in=grantable(user).order_by().values("pk"))
    return Group.objects.exclude(permissions__in=beyond.order_by())


admin.site.unregister([User, Group])


@admin.register(User)
class UserDesk(BoundedList, OwnRightsOnly, RecordsPasswords, RecordsRights, UserAdmin):
    why_not = _("This user may do more than you. Somebody who may do as much can change this, or an administrator.")

    def is_within(self, user, other):
        if user.is_superuser or other is None:
            return True
        beyond = rights_of(other).exclude(pk__in=rights_of(user).order_by().values("pk"))
        return not other.is_superuser and not beyond.exists()

    def get_readonly_fields(self, request, obj=None):
        fields = [*super().get_readonly_fields(request, obj)]
        if request.user.is_superuser:
            return fields
        return [*fields, *(RIGHTS if obj == request.user else ["is_superuser"])]

    def get_deleted_objects(self, objs, request):
        # The log of what a user did goes with him, and names all that he did it to.
        return get_deleted_objects(objs, request, self.admin_site)

    def _say_why_not(self, request, obj):
        super()._say_why_not(request, obj)
        if obj == request.user and not obj.is_superuser:
            messages.info(request, _("Your own rights are changed by somebody else."))


@admin.register(Group)
class GroupDesk(BoundedList, OwnRightsOnly, RecordsRights, GroupAdmin):
    why_not = _("You are in this group, or it may do more than you. An administrator can change it.")

    def is_within(self, user, group):
        if user.is_superuser or group is None:
            return True
        is_own = user.groups.filter(pk=group.pk).exists()
        return not is_own and grantable_groups(user).filter(pk=group.pk).exists()

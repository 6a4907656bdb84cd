"""What users and groups may do, named in the language of whoever grants it: Django keeps these names in English."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.admin.search import BoundedList

ACTIONS = {"add": _("may add"), "change": _("may change"), "delete": _("may delete"), "view": _("may view")}


class PermissionsField(forms.ModelMultipleChoiceField):
    """Says "Newsroom | Article | may change" for "Newsroom | article | Can change article"."""

    def label_from_instance(self, permission):
        action, _line, name = permission.codename.partition("_")
        model = permission.content_type.model_class()
        if model is None or action not in ACTIONS or name != model._meta.model_name:
            return str(permission)
        return f"{model._meta.app_config.verbose_name} | {capfirst(model._meta.verbose_name)} | {ACTIONS[action]}"


class NamesPermissions:
    """Mixed in before the library's desk of users or groups."""

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.related_model is Permission:
            kwargs["form_class"] = PermissionsField
        return super().formfield_for_manytomany(db_field, request, **kwargs)


admin.site.unregister([User, Group])


@admin.register(User)
class UserDesk(BoundedList, NamesPermissions, UserAdmin):
    pass


@admin.register(Group)
class GroupDesk(BoundedList, NamesPermissions, GroupAdmin):
    pass

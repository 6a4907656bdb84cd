"""The fields that search for a row among many, whatever is sent to them."""

from django import forms
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models

from articles.admin.desk.sight import may_view, names_of
from articles.publishing.kinds import is_published_kind


class Picker(AutocompleteSelect):
    """The library's widget asks the database for whatever was sent; what is no key of a row is left to the field."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [key for key in value if is_key(key)], attr)


class PickerOfSeveral(AutocompleteSelectMultiple):
    """As Picker, for several."""

    def optgroups(self, name, value, attr=None):
        keys = [key for key in value if is_key(key)]
        self.choices.field.look_up(keys)
        return super().optgroups(name, keys, attr)


def is_key(value):
    value = str(value)
    return value.isascii() and value.isdigit() and len(value) < 19


class NamedChoices:
    """Mixed into a field of rows: what its user may not view is named as readers know it, else by its number."""

    user = None

    def look_up(self, keys):
        """Names these in one statement, where naming them one by one would take one each."""
        if not may_view(self.user, self.queryset.model):
            self.names |= names_of(self.user, self.queryset.model, [int(key) for key in keys])

    def label_from_instance(self, thing):
        if may_view(self.user, type(thing)):
            return super().label_from_instance(thing)
        if thing.pk not in self.names:
            self.look_up([thing.pk])
        return self.names[thing.pk]


class NamedField(NamedChoices, forms.ModelChoiceField):
    """A short list of things that are published."""


class PickerField(NamedChoices, forms.ModelChoiceField):
    """Refuses what is no key of a row in words, before a database is asked for it."""

    def to_python(self, value):
        if value not in self.empty_values and not isinstance(value, models.Model) and not is_key(value):
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": str(value)[:40]}
            )
        return super().to_python(value)


class PickerOfSeveralField(NamedChoices, forms.ModelMultipleChoiceField):
    """As PickerField, for several."""

    def _check_values(self, value):
        for key in value:
            if not is_key(key):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"], code="invalid_pk_value", params={"pk": str(key)[:40]}
                )
        return super()._check_values(value)


# An address that was typed without http or https is taken for the safer of the two.
WEB_ADDRESSES = {models.URLField: {"assume_scheme": "https"}}


class WithPickers:
    """Mixed in before a ModelAdmin or an inline: its `autocomplete_fields` stand whatever is sent to them, and its
    relations name nothing that the user may not view."""

    formfield_overrides = WEB_ADDRESSES

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if "widget" not in kwargs and db_field.name in self.get_autocomplete_fields(request):
            kwargs |= {"widget": Picker(db_field, self.admin_site), "form_class": PickerField}
        elif is_published_kind(db_field.related_model):
            kwargs |= {"form_class": NamedField}
        return _for(request.user, super().formfield_for_foreignkey(db_field, request, **kwargs))

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if "widget" not in kwargs and db_field.name in self.get_autocomplete_fields(request):
            kwargs |= {"widget": PickerOfSeveral(db_field, self.admin_site), "form_class": PickerOfSeveralField}
        return _for(request.user, super().formfield_for_manytomany(db_field, request, **kwargs))

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        # A page that cannot be changed prints names, not fields.
        hidden = self.hidden_relations(request)
        return [(title, options | {"fields": _without(options["fields"], hidden)}) for title, options in fieldsets]

    def hidden_relations(self, request):
        """The names of the fields that lead to things of a desk at which the user may not look."""
        return {
            field.name
            for field in (*self.opts.fields, *self.opts.many_to_many)
            if field.related_model in self.admin_site._registry and not may_view(request.user, field.related_model)
        }


def _for(user, field):
    if isinstance(field, NamedChoices):
        field.user, field.names = user, {}
    return field


def _without(fields, hidden):
    """The fields of a fieldset, in lines or not, without these."""
    lines = [[line] if isinstance(line, str) else line for line in fields]
    kept = [[name for name in line if name not in hidden] for line in lines]
    return [line if len(line) > 1 else line[0] for line in kept if line]


class _Autocomplete(AutocompleteJsonView):
    """The library's view asks the choices of a field, which the far end of a relation has not."""

    def process_request(self, request):
        asked = super().process_request(request)
        _term, _desk, field, _to_field = asked
        if not hasattr(field, "get_limit_choices_to"):
            raise PermissionDenied
        return asked


def autocomplete(request):
    """What a Picker offers for some words, as JSON; stands before the library's own."""
    return admin.site.admin_view(_Autocomplete.as_view(admin_site=admin.site))(request)

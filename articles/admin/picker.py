"""The fields that search for a row among many, whatever is sent to them."""

from django import forms
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models


class Picker(AutocompleteSelect):
    """The library's widget asks the database for whatever was sent; what is no key of a row is left to the field."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [key for key in value if _is_key(key)], attr)


class PickerOfSeveral(AutocompleteSelectMultiple):
    """As Picker, for several."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [key for key in value if _is_key(key)], attr)


def _is_key(value):
    value = str(value)
    return value.isascii() and value.isdigit() and len(value) < 19


class PickerField(forms.ModelChoiceField):
    """Refuses what is no key of a row in words, before a database is asked for it."""

    def to_python(self, value):
        if value not in self.empty_values and not isinstance(value, models.Model) and not _is_key(value):
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": str(value)[:40]}
            )
        return super().to_python(value)


class PickerOfSeveralField(forms.ModelMultipleChoiceField):
    """As PickerField, for several."""

    def _check_values(self, value):
        for key in value:
            if not _is_key(key):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"], code="invalid_pk_value", params={"pk": str(key)[:40]}
                )
        return super()._check_values(value)


# An address that was typed without http or https is taken for the safer of the two.
WEB_ADDRESSES = {models.URLField: {"assume_scheme": "https"}}


class WithPickers:
    """Mixed in before a ModelAdmin or an inline: its `autocomplete_fields` stand whatever is sent to them."""

    formfield_overrides = WEB_ADDRESSES

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if "widget" not in kwargs and db_field.name in self.get_autocomplete_fields(request):
            kwargs |= {"widget": Picker(db_field, self.admin_site), "form_class": PickerField}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if "widget" not in kwargs and db_field.name in self.get_autocomplete_fields(request):
            kwargs |= {"widget": PickerOfSeveral(db_field, self.admin_site), "form_class": PickerOfSeveralField}
        return super().formfield_for_manytomany(db_field, request, **kwargs)


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

"""What every desk has: draft history, a token against stale saves, lists that never count a million rows."""

import datetime

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from reversion.admin import VersionAdmin

from articles.admin.difference import field_names
from articles.admin.history import bring_back
from articles.admin.state import StateChangeList
from articles.publishing.door import is_online
from articles.publishing.kinds import is_published_kind

MOST_COUNTED = 10_000


class BoundedPaginator(Paginator):
    """Counts no further than ten thousand rows: beyond that, people search or filter, and a full count would wait."""

    @cached_property
    def count(self):
        return self.object_list.order_by()[:MOST_COUNTED].count()


class OneLine(forms.Textarea):
    """A line that may be long: the field grows with it, and a line break that was pasted is a space."""

    def __init__(self, attrs=None):
        super().__init__({"rows": 1, "class": "vTextField nr-line"} | (attrs or {}))

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return " ".join(value.splitlines()) if value else value


class DeskForm(forms.ModelForm):
    """A form that knows which state of the row it was opened on, and refuses to overwrite a later one unasked."""

    opened_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["opened_at"] = _token(self.instance.updated_at) if self.instance.pk else ""
        self.fields["opened_at"].show_hidden_initial = False
        self.newer = None

    @property
    def changed_data(self):
        return [name for name in super().changed_data if name != "opened_at"]

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            self._refuse_if_stale()
        return cleaned

    def _refuse_if_stale(self):
        # Locked until the save, so that two editors who press the button together are told apart too.
        saved = (
            type(self.instance)
            .objects.select_for_update(of=("self",))
            .select_related("updated_by")
            .filter(pk=self.instance.pk)
            .only("updated_at", "updated_by__username")
            .first()
        )
        opened_at = self.data.get(self.add_prefix("opened_at"), "")
        if saved is None or not opened_at or opened_at == _token(saved.updated_at):
            return
        if self.data.get("_replace") == _token(saved.updated_at):
            return
        self.newer = _token(saved.updated_at)
        raise ValidationError(
            _(
                "%(who)s saved this at %(when)s, after you opened it. Nothing was overwritten, and what you typed is "
                "still below. Open this page in a second tab to compare; then save again, or choose “Save over it”."
            ),
            code="stale",
            params={
                "who": saved.updated_by or _("Somebody"),
                "when": date_format(timezone.localtime(saved.updated_at), "DATETIME_FORMAT"),
            },
        )


def _token(moment):
    return moment.astimezone(datetime.UTC).isoformat() if moment else ""


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


class WithPickers:
    """Mixed in before a ModelAdmin or an inline: its `autocomplete_fields` stand whatever is sent to them."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if "widget" not in kwargs and db_field.name in self.get_autocomplete_fields(request):
            kwargs |= {"widget": Picker(db_field, self.admin_site), "form_class": PickerField}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if "widget" not in kwargs and db_field.name in self.get_autocomplete_fields(request):
            kwargs |= {"widget": PickerOfSeveral(db_field, self.admin_site), "form_class": PickerOfSeveralField}
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class Desk(WithPickers, VersionAdmin):
    """The base of the desks: drafts have a history, saves say who made them, and what is online is not deleted."""

    form = DeskForm
    paginator = BoundedPaginator
    show_full_result_count = False
    # Figures beside the filters would count whole tables.
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    history_latest_first = True
    change_form_template = "admin/articles/change_form.html"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if hasattr(widget, "can_delete_related"):
            # Deleting what other things may need is not offered in passing.
            widget.can_delete_related = widget.can_view_related = False
        if isinstance(widget, AdminTextareaWidget):
            # Most texts are two or three lines; the field grows with what is typed.
            widget.attrs["rows"] = 3
        return field

    def changelist_view(self, request, extra_context=None):
        context = {"title": capfirst(self.opts.verbose_name_plural)} | (extra_context or {})
        return super().changelist_view(request, context)

    def get_changelist(self, request, **kwargs):
        return StateChangeList if is_published_kind(self.model) else super().get_changelist(request, **kwargs)

    def get_search_results(self, request, queryset, search_term):
        if hasattr(queryset, "in_use") and request.resolver_match.view_name == "admin:autocomplete":
            # What was merged into another row is not offered any more.
            queryset = queryset.in_use()
        return super().get_search_results(request, queryset, search_term)

    def _reversion_revisionform_view(self, request, version, *args, **kwargs):
        # The library asks the revision, which holds all that was saved at that moment, other desks' things included.
        version.revision.revert = lambda delete: bring_back(version)
        return super()._reversion_revisionform_view(request, version, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        if change and not form.has_changed():
            return
        obj.updated_by = request.user
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        has_changed = change and not form.has_changed() and any(formset.has_changed() for formset in formsets)
        # An earlier draft comes back with its own time, but it is a change of today.
        if has_changed or brings_back(request):
            form.instance.touch(request.user)

    def construct_change_message(self, request, form, formsets, add=False):
        message = super().construct_change_message(request, form, formsets, add)
        with translation.override(None):
            # The library keeps the labels of fields, which begin with a capital and so are in no catalogue.
            names = {capfirst(str(name)): str(name) for name in field_names().values()}
        for part in message:
            fields = part.get("changed", {}).get("fields", [])
            fields[:] = [names.get(field, field) for field in fields]
        return message

    def get_deleted_objects(self, objs, request):
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        if is_published_kind(self.model):
            protected = [*protected, *(self._online_words(thing) for thing in objs if is_online(thing))]
        return to_delete, counts, perms_needed, protected

    @staticmethod
    def _online_words(thing):
        return format_html("{}: {}", thing, _("it is published. Withdraw it first, then delete it."))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        context["newer"] = getattr(form, "newer", None)
        context["to_mend"] = _to_mend(form, [inline.formset for inline in context["inline_admin_formsets"]])
        return super().render_change_form(request, context, add, change, form_url, obj)


def _to_mend(form, formsets):
    """Every field with an error, with the address of its place on the page; rows are named by their list and place."""
    found = [(field.label, field.id_for_label, field.errors[0]) for field in form if field.errors]
    for formset in formsets:
        rows = formset.model._meta.verbose_name_plural
        found += [(rows, f"{formset.prefix}-group", error) for error in formset.non_form_errors()]
        for place, row in enumerate(formset.forms, start=1):
            if row.errors:
                name = format_lazy("{} {}", rows, place)
                found += [(name, f"{formset.prefix}-group", error) for error in row.non_field_errors()]
                found += [
                    (format_lazy("{} · {}", name, field.label), field.id_for_label, field.errors[0])
                    for field in row
                    if field.errors
                ]
    return found


def brings_back(request):
    """True if this save is of an earlier draft, or of a deleted one."""
    return request.resolver_match.url_name.endswith(("_revision", "_recover"))


class OrderedRowForm(forms.ModelForm):
    """A row of an ordered list: an empty order means the end, and an order alone makes no row."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False
            if not self.instance.pk:
                self.initial["position"] = None

    def clean_position(self):
        return self.cleaned_data["position"] or 0

    def has_changed(self):
        return any(name != "position" or self.instance.pk for name in self.changed_data)


class Numbered:
    """Mixed into a formset: rows numbered 1, 2, 3 … as their editor ordered them, new ones last, ties as they stand."""

    def save(self, commit=True):
        saved = super().save(commit)
        if commit:
            self._number()
        return saved

    def _number(self):
        gone = set(self.deleted_forms)
        rows = [
            (form.cleaned_data.get("position") or 65_535, place, form.instance)
            for place, form in enumerate(self.forms)
            if form.instance.pk and form not in gone
        ]
        moved = []
        for number, (_position, _place, row) in enumerate(sorted(rows, key=lambda entry: entry[:2]), start=1):
            if row.position != number:
                row.position = number
                moved.append(row)
        self.model.objects.bulk_update(moved, ["position"])


class OrderedFormSet(Numbered, forms.models.BaseInlineFormSet):
    """The rows of an OrderedInline."""


class Row(WithPickers, admin.TabularInline):
    """A row that hangs on a thing; what it points at is changed at its own desk."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if hasattr(widget, "can_change_related"):
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        return field


class OrderedInline(Row):
    """A list whose order is its editor's: by drag, by Alt and the arrows, or by typing numbers without script."""

    form = OrderedRowForm
    formset = OrderedFormSet
    extra = 1
    max_num = 200

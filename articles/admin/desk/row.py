"""The rows that hang on a thing and are edited at its desk, ordered or not."""

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import InlineAdminFormSet

from articles.admin.desk.picker import WithPickers
from articles.admin.desk.sight import numbered


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
    """A row that hangs on a thing and goes by its rights; what it points at is changed at its own desk."""

    def has_view_permission(self, request, obj=None):
        return self._desk.has_view_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        # Of a thing that is being made, its rows are made with it.
        return self._desk.has_add_permission(request) if obj is None else self._desk.has_change_permission(request, obj)

    def has_add_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    @property
    def _desk(self):
        return self.admin_site.get_model_admin(self.parent_model)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if hasattr(widget, "can_change_related"):
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        return field


class NumberedRows(InlineAdminFormSet):
    """The rows of an inline on a page. The library prints each row's words, which no style shows, before its columns:
    they may name what the user may not view."""

    def __iter__(self):
        for row in super().__iter__():
            if row.original:
                row.original = numbered(type(row.original), row.original.pk)
            yield row


class OrderedInline(Row):
    """A list whose order is its editor's: by drag, by Alt and the arrows, or by typing numbers without script."""

    form = OrderedRowForm
    formset = OrderedFormSet
    extra = 1
    max_num = 200

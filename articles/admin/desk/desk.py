"""What every desk has: draft history, a token against stale saves, lists that never count a million rows."""

import datetime
from typing import NamedTuple

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from reversion.admin import VersionAdmin

from articles.admin.desk.deletion import get_deleted_objects
from articles.admin.desk.field import field_names
from articles.admin.desk.history import OwnDrafts, bring_back
from articles.admin.desk.picker import WithPickers
from articles.admin.desk.richtext import BodyField, bodies_sent, editor_policy, has_body
from articles.admin.desk.row import NumberedRows
from articles.admin.desk.search import BoundedList
from articles.admin.desk.state import StateChangeList
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
    # What the desk tells its form (`Desk.get_form`). Untold, it takes them for somebody who may make nothing.
    user = AnonymousUser()
    # Where an earlier draft lies over the row: what stood there before it.
    covered = None
    # What became, before any transaction, of what was sent.
    ready = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, BodyField):
                field.cleaned = self.ready
        stands = self.covered.row if self.covered else self.instance
        self.initial["opened_at"] = _token(stands.updated_at) if stands and stands.pk else ""
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
        saved = self.covered.row if self.covered else _locked_row(type(self.instance), self.instance.pk)
        opened_at = self.data.get(self.add_prefix("opened_at"), "")
        is_told = opened_at or self.covered
        if saved is None or not is_told or opened_at == _token(saved.updated_at):
            return
        if self.data.get("_replace") == _token(saved.updated_at):
            return
        self.newer = _token(saved.updated_at)
        raise ValidationError(
            _(
                "%(who)s saved this at %(when)s, after you opened it. Nothing was overwritten, and what you typed is "
                "still below. Open this page in a second tab to compare. Then press “Save over it”, beside “Save”, "
                "to put your text in place of theirs, or leave this page to keep theirs. “Save” alone will be "
                "refused again."
            ),
            code="stale",
            params={
                "who": saved.updated_by or _("Somebody"),
                "when": date_format(timezone.localtime(saved.updated_at), "DATETIME_FORMAT"),
            },
        )


class Covered(NamedTuple):
    """The row over which an earlier draft is laid, as it stood before; None where it had been deleted."""

    row: models.Model | None


def _locked_row(model, key):
    """When a row was last saved and by whom, or None; locked until the save, so that two who press together differ."""
    rows = model.objects.select_for_update(of=("self",)).select_related("updated_by")
    return rows.filter(pk=key).only("updated_at", "updated_by__username").first()


def _token(moment):
    return moment.astimezone(datetime.UTC).isoformat() if moment else ""


class Desk(BoundedList, WithPickers, OwnDrafts, VersionAdmin):
    """The base of the desks: drafts have a history, saves say who made them, and what is online is not deleted."""

    form = DeskForm
    paginator = BoundedPaginator
    show_full_result_count = False
    # Figures beside the filters would count whole tables.
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    history_latest_first = True
    change_form_template = "admin/articles/change_form.html"

    def add_view(self, request, *args, **kwargs):
        request.ready = self.make_ready(request)
        return super().add_view(request, *args, **kwargs)

    def change_view(self, request, *args, **kwargs):
        request.ready = self.make_ready(request)
        return super().change_view(request, *args, **kwargs)

    def revision_view(self, request, *args, **kwargs):
        request.ready = self.make_ready(request)
        return super().revision_view(request, *args, **kwargs)

    def recover_view(self, request, *args, **kwargs):
        request.ready = self.make_ready(request)
        return super().recover_view(request, *args, **kwargs)

    def make_ready(self, request):
        """What takes long about what was sent is done here, before a transaction that others would wait for."""
        return bodies_sent(self.form, request)

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

    def get_list_display(self, request):
        hidden = self.hidden_relations(request)
        return [column for column in super().get_list_display(request) if column not in hidden]

    def get_list_filter(self, request):
        hidden = self.hidden_relations(request)
        return [name for name in super().get_list_filter(request) if name not in hidden]

    def get_changelist(self, request, **kwargs):
        return StateChangeList if is_published_kind(self.model) else super().get_changelist(request, **kwargs)

    def get_search_results(self, request, queryset, search_term):
        if hasattr(queryset, "in_use") and request.resolver_match.url_name == "autocomplete":
            # What was merged into another row is not offered any more.
            queryset = queryset.in_use()
        return super().get_search_results(request, queryset, search_term)

    def _reversion_revisionform_view(self, request, version, *args, **kwargs):
        if request.method != "POST":
            return self._draft_to_open(request, version, *args, **kwargs)
        if "_open" in request.POST:
            # The library shows a draft by bringing it back and taking that back: a write, though nothing is sent.
            request.method = "GET"

        # The library asks the revision, which holds all that was saved at that moment, other desks' things included.
        def revert(delete):
            request.covered = Covered(_locked_row(self.model, version.object_id))
            bring_back(version)

        version.revision.revert = revert
        return super()._reversion_revisionform_view(request, version, *args, **kwargs)

    def _draft_to_open(self, request, version, _template_name, extra_context=None):
        """Which earlier draft this is, and the button that opens it in the form: opening takes the write lock."""
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "version": version,
            "revision": version.revision,
            **(extra_context or {}),
        }
        return render(request, "reversion/articles/draft.html", context)

    def get_inline_formsets(self, *args, **kwargs):
        inlines = super().get_inline_formsets(*args, **kwargs)
        for inline in inlines:
            # The library has no setting for the class that it wraps them in.
            inline.__class__ = NumberedRows
        return inlines

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        # Django makes this class anew for each request and its instance by itself: there is no other way in.
        form.user = request.user
        form.covered, form.ready = getattr(request, "covered", None), getattr(request, "ready", {})
        return form

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
        to_delete, counts, perms_needed, protected = get_deleted_objects(objs, request, self.admin_site)
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
        response = super().render_change_form(request, context, add, change, form_url, obj)
        if has_body(self.form):
            response._csp_update = editor_policy()
        return response


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

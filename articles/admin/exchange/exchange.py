"""Tables out of a desk and back: a list as a file, and a file as changes that are shown before one is written."""

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from reversion import create_revision, set_comment, set_user

from articles.admin.desk.export import FORMATS, Table, hand_out
from articles.admin.exchange import store as exchange_store
from articles.importing.office import OfficeRefused, refuse_by_size
from articles.importing.tables.resources.base import MOST_CHANGES, MOST_ROWS, TableWrong
from articles.importing.tables.resources.changes import digest_of
from articles.importing.tables.sheet import read_sheet

SALT = "articles.exchange"
MOST_OF_A_CELL = 10_000


class _Stopped(Exception):
    """Undoes all that an import wrote; carries its Result."""

    def __init__(self, result):
        super().__init__()
        self.result = result


class Exchange:
    """One request for an import: what the page shows, and what the button writes. `make(**how)` makes the table."""

    template = "admin/articles/exchange/import.html"

    def __init__(self, request, *, make, context, back, asks_why=False):
        self.request, self.make, self.context, self.back, self.asks_why = request, make, context, back, asks_why

    def answer(self):
        if self.request.method != "POST":
            return self._page()
        if "_import" in self.request.POST:
            return self._import()
        upload = self.request.FILES.get("table")
        if upload is None:
            return self._page(refused=_("Choose a table first."))
        try:
            refuse_by_size(upload.size)
        except OfficeRefused as refusal:
            return self._page(refused=str(refusal))
        return self._look(upload.read(), upload.name)

    def _look(self, data, filename, *, kept="", refused="", reason="", reason_error=""):
        """The dry run: it walks through all changes in a transaction that is rolled back."""
        table = self.make()
        try:
            prepared = table.prepared(_sheet(data, filename))
            result = table.run(prepared, is_dry=True)
        except (OfficeRefused, TableWrong) as refusal:
            return self._page(refused=str(refusal))
        kept = kept or exchange_store.put(data)
        look = {
            "filename": filename,
            "unchanged": prepared.unchanged,
            "notes": prepared.notes,
            "changes": [row for row in result.rows if row.is_valid()],
            "new": sum(row.is_new() for row in result.rows),
            "changed": sum(row.is_update() for row in result.rows),
            "wrong": _wrong(table, result),
            "token": signing.dumps({"file": kept, "name": filename, "digest": digest_of(result)}, salt=SALT),
            "reason": reason,
            "reason_error": reason_error,
        }
        return self._page(refused=refused, look=look)

    def _import(self):
        try:
            token = signing.loads(self.request.POST.get("token", ""), salt=SALT, max_age=exchange_store.DAY)
        except signing.BadSignature:
            return self._page(
                refused=_("This page is too old, or did not come back whole. Choose the table once more.")
            )
        data = exchange_store.take(token["file"])
        if data is None:
            return self._page(refused=_("The table was imported or put away since. Choose it once more."))
        reason = " ".join(self.request.POST.get("reason", "").split())
        if self.asks_why and not reason:
            words = _("Say why: readers' figures are changed, and others will ask.")
            return self._look(data, token["name"], kept=token["file"], reason_error=words)
        table = self.make(expected=token["digest"], **({"reason": reason} if self.asks_why else {}))
        try:
            result = self._written(table, table.prepared(_sheet(data, token["name"])), token["name"])
        except (OfficeRefused, TableWrong) as refusal:
            return self._page(refused=str(refusal))
        except _Stopped as stopped:
            words = [str(error.error) for error in stopped.result.base_errors]
            refused = (
                words[0] if words else _("Nothing was imported: correct the rows below and choose the table again.")
            )
            return self._look(data, token["name"], kept=token["file"], refused=refused, reason=reason)
        exchange_store.drop(token["file"])
        self._tell(result)
        return HttpResponseRedirect(self.back)

    def _written(self, table, prepared, filename):
        comment = _("Imported from the table “%(name)s”.") % {"name": filename}
        with transaction.atomic(), create_revision():
            set_user(self.request.user)
            set_comment(comment)
            result = table.run(prepared, is_dry=False)
            if result.base_errors or _wrong(table, result):
                raise _Stopped(result)
            for flag, rows in ((ADDITION, _instances(result, "new")), (CHANGE, _instances(result, "update"))):
                if rows:
                    LogEntry.objects.log_actions(self.request.user.pk, rows, flag, change_message=comment)
        return result

    def _tell(self, result):
        new = sum(row.is_new() for row in result.rows)
        changed = sum(row.is_update() for row in result.rows)
        words = _("Imported: %(new)d new, %(changed)d changed. Readers see it when it is published.")
        if self.asks_why:
            words = _("Imported: %(changed)d figures, each with an entry in its ledger. Readers see them now.")
        messages.success(self.request, words % {"new": new, "changed": changed})

    def _page(self, refused="", look=None):
        table = self.make()
        context = {
            "title": _("Import a table"),
            "refused": refused,
            "look": look,
            "asks_why": self.asks_why,
            "most_rows": MOST_ROWS,
            "most_changes": MOST_CHANGES,
            "columns": [column.heading() for column in table.read_back],
            "limit": table.limit,
            **self.context,
        }
        status = 422 if refused or (look and (look["wrong"] or look["reason_error"])) else 200
        return render(self.request, self.template, context, status=status)


def _sheet(data, filename):
    return read_sheet(data, filename, MOST_ROWS + 1, MOST_OF_A_CELL)


def _wrong(table, result):
    """[(row, [(heading, messages)])] of the rows that cannot be written."""
    wrong = [(row.number, table.labelled(row.error_dict)) for row in result.invalid_rows]
    wrong += [(row.number, [("", [_("The row could not be written.")])]) for row in result.error_rows]
    return sorted(wrong, key=lambda entry: entry[0])


def _instances(result, kind):
    return [row.instance for row in result.rows if row.import_type == kind]


def table_as_file(request, table, instances, title, file_format):
    """The answer with all columns of a table."""
    rows = [table.cells(instance) for instance in instances]
    name = f"{table._meta.model._meta.model_name}-{timezone.localdate()}"
    return hand_out(request, Table("", title, table.headings(), rows), name, file_format)


class ExchangeDesk:
    """Gives a desk its export and import; mixed in before Desk, with `exchange_table` its TableResource."""

    exchange_table = None
    change_list_template = "admin/articles/exchange/change_list.html"

    def get_urls(self):
        name = f"articles_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        return [
            path("export/", wrap(self.export_view), name=f"{name}_export"),
            path("import/", wrap(self.import_view), name=f"{name}_import"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        context = {
            "export_address": reverse(f"admin:articles_{self.opts.model_name}_export"),
            "import_address": reverse(f"admin:articles_{self.opts.model_name}_import"),
            "may_import": self._may_import(request),
            "formats": FORMATS,
        }
        return super().changelist_view(request, context | (extra_context or {}))

    def export_view(self, request):
        """The list as it is filtered and searched, all of its pages, as a file."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        file_format = request.GET.get("format", "xlsx")
        if file_format not in FORMATS:
            file_format = "xlsx"
        asked = request.GET.copy()
        asked.pop("format", None)
        asked.pop("p", None)
        if request.method != "POST":
            # A look leaves no line in the trail, so it takes nothing out: here is the list with its button.
            address = reverse(f"admin:articles_{self.opts.model_name}_changelist")
            return HttpResponseRedirect(f"{address}?{asked.urlencode()}")
        request.GET = asked
        try:
            found = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            # As the list itself does, which says so.
            the_list = reverse(f"admin:articles_{self.opts.model_name}_changelist")
            return HttpResponseRedirect(f"{the_list}?{ERROR_FLAG}=1")
        table = self.exchange_table(user=request.user)
        instances = table.rows().filter(pk__in=found.order_by().values("pk")).order_by("pk")
        return table_as_file(request, table, instances, str(self.opts.verbose_name_plural), file_format)

    def _may_import(self, request):
        # Row by row, the table asks for the one or the other.
        return self.has_change_permission(request) or self.has_add_permission(request)

    def import_view(self, request):
        if not self._may_import(request):
            raise PermissionDenied
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "export_address": reverse(f"admin:articles_{self.opts.model_name}_export"),
        }
        back = reverse(f"admin:articles_{self.opts.model_name}_changelist")
        context["back"] = back
        return Exchange(
            request,
            make=lambda **how: self.exchange_table(user=request.user, **how),
            context=context,
            back=back,
        ).answer()

"""Old pages at the desk: upload, the list with what became of each, the report of an import, foreign names."""

import time
from pathlib import Path

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.desk.desk import BoundedPaginator
from articles.admin.desk.search import BoundedList
from articles.admin.desk.sight import names_of_loaded
from articles.admin.old_pages.names import chips
from articles.admin.old_pages.review import ReviewPage, original_view
from articles.admin.old_pages.shown import shown
from articles.importing.limits import Refused
from articles.importing.old_pages.batch import report_of, run_batch, source_of, waits_for_rights
from articles.importing.old_pages.drafts import DRAFTS
from articles.importing.old_pages.reasons import held_words, lacking_words
from articles.importing.old_pages.upload import take_upload
from articles.models import Article, ImportBatch, ImportEntry, LegacyPage, OverwritingName
from articles.recording.right import lacking, right_to_add

BADGES = {"read": "draft", "held": "bad", "imported": "live", "failed": "bad"}
SECONDS = 4
MOST_LISTED = 200


class UploadForm(forms.Form):
    """One page or a ZIP; what is refused says why beside the field. Drafts are offered to those who may make them."""

    upload = forms.FileField(
        label=gettext_lazy("page or ZIP"),
        help_text=gettext_lazy("One .html or .txt up to 5 MB, or a ZIP of pages with their pictures up to 500 MB."),
    )
    site = forms.URLField(
        label=gettext_lazy("web address of the old site"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=gettext_lazy(
            "The address that the top of the ZIP had, such as https://old.example.edu: old addresses are made from it."
        ),
    )
    makes_drafts = forms.BooleanField(
        label=gettext_lazy("make drafts at once of the pages that need no decision"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Pages that do are held for the review. Nothing is published."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.limit = _limit(user)
        if self.limit:
            del self.fields["makes_drafts"]


def _limit(user):
    """Why this editor's upload makes no drafts, or ""."""
    words = _("The pages are read and kept, and no drafts are made of them: that also needs the rights “%(rights)s”.")
    left = lacking(user, DRAFTS)
    return words % {"rights": right_to_add(*left)} if left else ""


class Plain(BoundedList, admin.ModelAdmin):
    """A list that never counts a large table."""

    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50

    def changelist_view(self, request, extra_context=None):
        context = {"title": capfirst(self.opts.verbose_name_plural)} | (extra_context or {})
        return super().changelist_view(request, context)


class WithOwnPage(Plain):
    """Instead of Django's forms: the upload, and a page of a thing, `page_of(request, thing)`."""

    def add_view(self, request, form_url="", extra_context=None):
        return upload_view(self, request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        thing = self.get_object(request, object_id)
        if thing is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        return self.page_of(request, thing)


def upload_view(desk, request):
    """Takes one page or a ZIP; a page is read at once and shown, a ZIP is worked off on its own page."""
    if not request.user.has_perm("articles.add_legacypage"):
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            batch = take_upload(
                form.cleaned_data["upload"],
                by=request.user,
                makes_drafts=form.cleaned_data.get("makes_drafts", False),
                site=form.cleaned_data["site"],
            )
        except Refused as refusal:
            form.add_error("upload", str(refusal))
        else:
            return _begin(desk, request, batch)
    return shown(desk, request, "upload", {"opts": LegacyPage._meta, "title": _("Bring old pages"), "form": form})


def _begin(desk, request, batch):
    source = source_of(batch)
    if len(source.pages) > 1:
        return HttpResponseRedirect(reverse("admin:articles_importbatch_change", args=[batch.pk]))
    for _progress in run_batch(batch, source, by=request.user):
        pass
    entry = batch.entries.select_related("page").first()
    if entry is None or entry.page is None:
        return HttpResponseRedirect(reverse("admin:articles_importbatch_change", args=[batch.pk]))
    if entry.outcome == ImportEntry.Outcome.KNOWN:
        messages.warning(request, _("This page was brought before, byte for byte. Here it is; nothing was made twice."))
    return HttpResponseRedirect(reverse("admin:articles_legacypage_change", args=[entry.page_id]))


@admin.register(LegacyPage)
class LegacyPageDesk(WithOwnPage):
    list_display = ["title_column", "state_column", "reason_column", "published_on", "article_column", "batch"]
    list_display_links = ["title_column"]
    list_filter = ["state"]
    search_fields = ["title", "path"]
    search_help_text = gettext_lazy("Words of the title, or the name of the file.")
    ordering = ["-pk"]
    sortable_by = []
    change_list_template = "admin/articles/legacypage/change_list.html"

    def get_urls(self):
        original = self.admin_site.admin_view(self.original)
        return [path("<int:object_id>/original/", original, name="articles_legacypage_original"), *super().get_urls()]

    def get_queryset(self, request):
        return super().get_queryset(request).for_list() if _is_list(request) else super().get_queryset(request)

    def get_changelist_instance(self, request):
        the_list = super().get_changelist_instance(request)
        articles = [page.article for page in the_list.result_list if page.article]
        names = names_of_loaded(request.user, Article, articles)
        for page in the_list.result_list:
            page.article_name = names.get(page.article_id)
        return the_list

    def lookup_allowed(self, lookup, value, request):
        return lookup == "batch__id__exact" or super().lookup_allowed(lookup, value, request)

    def page_of(self, request, page):
        return ReviewPage(self, request, page).answer()

    def original(self, request, object_id):
        page = self.get_object(request, str(object_id))
        if page is None:
            raise Http404
        return original_view(self, request, page)

    @admin.display(description=gettext_lazy("title"))
    def title_column(self, page):
        return format_html('<span class="nr-oldtitle">{}</span>', chips(page.title or page.path, []))

    @admin.display(description=gettext_lazy("state of the page"))
    def state_column(self, page):
        return format_html('<span class="badge {}">{}</span>', BADGES[page.state], page.get_state_display())

    @admin.display(description=gettext_lazy("why"))
    def reason_column(self, page):
        reasons = [page.failure, *held_words(page), *lacking_words(page)]
        words = " ".join(reason for reason in reasons if reason)
        return format_html('<span class="nr-why">{}</span>', f"{words[:140]}…" if len(words) > 140 else words or "—")

    @admin.display(description=gettext_lazy("article"))
    def article_column(self, page):
        if page.article is None:
            return "—"
        address = reverse("admin:articles_article_change", args=[page.article_id])
        return format_html('<a href="{}">{}</a>', address, page.article_name)


def _is_list(request):
    return request.resolver_match is not None and request.resolver_match.view_name.endswith("_changelist")


@admin.register(ImportBatch)
class ImportBatchDesk(WithOwnPage):
    list_display = ["name", "created_at", "created_by", "state", "total"]
    list_select_related = ["created_by"]
    search_fields = ["name"]
    ordering = ["-pk"]
    sortable_by = []
    change_list_template = "admin/articles/legacypage/change_list.html"

    def has_add_permission(self, request):
        return request.user.has_perm("articles.add_legacypage")

    def page_of(self, request, batch):
        """The report of an import; the POST works on it for a few seconds and says how far it is."""
        if request.method == "POST":
            return self._go_on(request, batch)
        report = report_of(batch)
        pages = batch.pages.for_list().order_by("pk")
        context = {
            "title": _("Import of old pages"),
            "batch": batch,
            "report": report,
            "held": [(page, held_words(page)) for page in pages.filter(state=LegacyPage.State.HELD)[:MOST_LISTED]],
            "failed": list(pages.filter(state=LegacyPage.State.FAILED)[:MOST_LISTED]),
            "refused": list(batch.entries.filter(outcome=ImportEntry.Outcome.REFUSED)[:MOST_LISTED]),
            "done": batch.entries.count() if _is_running(batch) else batch.total,
            "can_go_on": self._can_go_on(request, batch),
            "is_running": _is_running(batch),
            "limit": _limit(request.user) if batch.makes_drafts else "",
            "waits_for_rights": bool(lacking(request.user, DRAFTS)) and waits_for_rights(batch),
            "most": MOST_LISTED,
            "badges": BADGES,
        }
        return shown(self, request, "batch", context)

    @staticmethod
    def _can_go_on(request, batch):
        # What the command began goes on with the command: two at once would do the same work.
        is_upload = not Path(batch.source).is_absolute()
        if not (is_upload and _is_running(batch) and request.user.has_perm("articles.add_legacypage")):
            return False
        return not (lacking(request.user, DRAFTS) and waits_for_rights(batch))

    def _go_on(self, request, batch):
        if not self._can_go_on(request, batch):
            raise PermissionDenied
        until, is_cut = time.monotonic() + SECONDS, False
        for _progress in run_batch(batch, source_of(batch), by=request.user):
            if is_cut := time.monotonic() > until:
                break
        if request.headers.get("Accept", "").startswith("application/json"):
            report = report_of(batch)
            # A batch that waits for somebody else's rights is not done, but done with for this editor.
            report |= {"done": batch.entries.count(), "is_running": is_cut}
            return JsonResponse(report)
        return HttpResponseRedirect(reverse("admin:articles_importbatch_change", args=[batch.pk]))


def _is_running(batch):
    return batch.state == ImportBatch.State.RUNNING


@admin.register(OverwritingName)
class OverwritingNameDesk(Plain):
    list_display = ["text", "note"]
    search_fields = ["text", "note"]
    fields = ["text", "note"]

"""The opening of an article, drafted from its record: shown first, and put before the text when an editor says so."""

from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from reversion import create_revision, set_comment, set_user

from articles.admin.checks.record import events_with_all, record_of, record_of_article
from articles.admin.desk.sight import hidden_kinds, shown
from articles.keeping.html import clean_html
from articles.models import Article
from articles.models.published import RECORD_KINDS
from articles.prose.lead import draft_lead
from articles.recording.article import put_opening

MOST_OPENING = 20_000
LANGUAGES = Article.Language.choices


class OpeningForm(forms.Form):
    """The drafted paragraphs, correctable before they go in."""

    opening = forms.CharField(
        max_length=MOST_OPENING,
        label=gettext_lazy("opening, a paragraph a line"),
        widget=forms.Textarea(attrs={"rows": 12, "class": "vLargeTextField"}),
    )


class LeadDesk:
    """Gives the articles' desk the draft of an opening; mixed in before PublishedDesk."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.lead_view)
        return [path("<int:object_id>/opening/", view, name="articles_article_opening"), *super().get_urls()]

    def leads(self, thing):
        return super().leads(thing) | {"_opening": reverse("admin:articles_article_opening", args=[thing.pk])}

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        language, events = request.GET.get("opening"), request.GET.get("events", "")
        if language in dict(LANGUAGES) and events.isascii() and events.isdigit() and len(events) < 18:
            draft = draft_lead(record_of(events_with_all([int(events)]), seen=partial(shown, request.user)), language)
            initial |= {"body": as_html(draft.paragraphs), "language": language}
        return initial

    def lead_view(self, request, object_id):
        """Shows the draft; the POST puts it before what is written, of which no character changes."""
        article = self.get_object(request, str(object_id))
        if article is None:
            raise Http404
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        language = request.GET.get("language", article.language)
        language = language if language in dict(LANGUAGES) else article.language
        draft = draft_lead(record_of_article(article, seen=partial(shown, request.user)), language)
        form = OpeningForm(request.POST or None, initial={"opening": "\n".join(draft.paragraphs)})
        if request.method == "POST" and form.is_valid() and self._put_before(request, article, form):
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
        context = {
            "title": _("The opening, drafted from the record"),
            "form": form,
            "draft": draft,
            "language": language,
            "languages": LANGUAGES,
            "has_events": article.events.exists(),
            "is_part": not hidden_kinds(request.user).isdisjoint(RECORD_KINDS),
        }
        return self._page(request, article, "opening", context)

    def _put_before(self, request, article, form):
        opening = clean_html(as_html(form.cleaned_data["opening"].splitlines()))
        try:
            with transaction.atomic(), create_revision():
                set_user(request.user)
                set_comment(_("Opening drafted from the record"))
                put_opening(article, opening, by=request.user)
        except ValidationError as refusal:
            form.add_error("opening", refusal.messages)
            return False
        messages.success(request, _("The opening stands before the text. What was written there is unchanged."))
        return True


def as_html(paragraphs):
    return "".join(f"<p>{escape(line.strip())}</p>" for line in paragraphs if line.strip())

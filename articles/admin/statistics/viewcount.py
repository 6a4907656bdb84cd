"""The views of an article at its desk: the figure as the sum it is, the last days, and corrections in a ledger."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.desk.state import StateChangeList
from articles.admin.statistics.chart import last_days_sparkline
from articles.counting.adjust import MOST, correct
from articles.counting.figure import Figure, corrections_of, figures_of, last_days_of
from articles.models.viewcount import ViewAdjustment

MINUS = "\u2212"
SEE, CORRECT = "articles.view_viewcount", "articles.add_viewadjustment"


class CorrectionForm(forms.Form):
    """How many views more or fewer, and why; the rules are the ledger's own."""

    delta = forms.IntegerField(
        label=gettext_lazy("views more or fewer"),
        min_value=-MOST,
        max_value=MOST,
        help_text=gettext_lazy("With a minus: fewer. Such as -12 for a script that was counted as readers."),
    )
    reason = forms.CharField(
        label=gettext_lazy("reason"),
        max_length=ViewAdjustment._meta.get_field("reason").max_length,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("Kept with your name, and never changed: say what happened and how you know."),
    )


class ViewedChangeList(StateChangeList):
    """The figures of a page of the list and its sparklines: a statement each, whatever its length."""

    def get_results(self, request):
        super().get_results(request)
        ids = [article.pk for article in self.result_list]
        figures, days = figures_of(ids), last_days_of(ids)
        for article in self.result_list:
            article.figure, article.last_days = figures[article.pk], days[article.pk]


class ViewedDesk:
    """Gives the desk of articles its figures and the page that corrects them; mixed in before Desk."""

    def get_urls(self):
        views = self.admin_site.admin_view(self.views_view)
        return [path("<int:object_id>/views/", views, name="articles_article_views"), *super().get_urls()]

    def get_changelist(self, request, **kwargs):
        return ViewedChangeList

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context["views_in_words"] = sum_words(figures_of([obj.pk])[obj.pk])
            context["may_see_views"] = request.user.has_perm(SEE) or request.user.has_perm(CORRECT)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=gettext_lazy("views"))
    def view_column(self, article):
        terms = format_html_join(" ", "<span>{}</span>", ((term,) for term in sum_terms(article.figure)))
        return format_html('<span class="nr-views">{} {}</span>', terms, last_days_sparkline(article.last_days))

    def views_view(self, request, object_id):
        """The ledger of an article's figure; the POST adds an entry, and nothing there can change or delete one."""
        article = self.get_object(request, str(object_id))
        if article is None:
            raise Http404
        may_correct = request.user.has_perm(CORRECT)
        may_see = self.has_view_permission(request, article) and (may_correct or request.user.has_perm(SEE))
        if not may_see or (request.method == "POST" and not may_correct):
            raise PermissionDenied
        form = CorrectionForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and self._correct(request, article, form):
            return HttpResponseRedirect(reverse("admin:articles_article_views", args=[article.pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Views"),
            "thing": article,
            "desk": reverse("admin:articles_article_change", args=[article.pk]),
            "sum": sum_parts(figures_of([article.pk])[article.pk]),
            "corrections": [(entry, signed(entry.delta)) for entry in corrections_of(article.pk)],
            "form": form if may_correct else None,
            "may_see_statistics": request.user.has_perm(SEE),
        }
        request.current_app = self.admin_site.name
        return render(request, "admin/articles/article/views.html", context)

    @staticmethod
    def _correct(request, article, form):
        # The last entry that the page showed: pressing the button twice adds one entry.
        seen = request.POST.get("after", "")
        after = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 20 else None
        try:
            entry = correct(article.pk, **form.cleaned_data, by=request.user.get_username(), after=after)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return False
        shown = sum_words(figures_of([article.pk])[article.pk])
        words = _("Corrected by %(delta)s. The figure is now: %(sum)s")
        messages.success(request, words % {"delta": signed(entry.delta), "sum": shown})
        return True


def sum_words(figure: Figure):
    """A figure as the sum that it is: “old site 243 + here 12 + corrections −3 = 252”; parts that are none left out."""
    return " ".join(sum_terms(figure))


def sum_terms(figure: Figure):
    """The same term by term: "old site 243", "+ here 12", "+ corrections −3", "= 252"."""
    parts = []
    if figure.legacy is None:
        parts.append(_("old site unknown"))
    elif figure.legacy:
        parts.append(_("old site %(count)s") % {"count": f"{figure.legacy:,}"})
    parts.append(_("here %(count)s") % {"count": f"{figure.counted:,}"})
    if figure.adjusted:
        parts.append(_("corrections %(count)s") % {"count": signed(figure.adjusted, plus="")})
    terms = [parts[0], *(f"+ {part}" for part in parts[1:])]
    if figure.shown is not None and len(terms) > 1:
        terms.append(f"= {figure.shown:,}")
    return terms


def sum_parts(figure):
    """A figure, or a FigureSum, as the terms that a page prints one by one: (sign, figure or "", what it is)."""
    unknown = getattr(figure, "unknown", 0)
    old = _("from the old site")
    if figure.legacy is None:
        terms = [("", _("unknown"), old)]
    elif unknown:
        words = ngettext("of %(count)d article unknown", "of %(count)d articles unknown", unknown) % {"count": unknown}
        terms = [("", f"{figure.legacy:,}", f"{old}; {words}")]
    else:
        terms = [("", f"{figure.legacy:,}", old)]
    terms.append(("+", f"{figure.counted:,}", _("counted here")))
    sign = MINUS if figure.adjusted < 0 else "+"
    terms.append((sign, f"{abs(figure.adjusted):,}", _("corrections")))
    if figure.legacy is None:
        terms.append(("=", "—", _("shown to readers: the old site’s figure is unknown, and unknown is not 0")))
    elif unknown:
        terms.append(("=", f"≥ {figure.shown:,}", _("at least; what is unknown is not 0")))
    else:
        terms.append(("=", f"{figure.shown:,}", _("shown to readers")))
    return terms


def signed(number, plus="+"):
    """A change with its sign: +41, −3, 0; — where it is not known."""
    if number is None:
        return "—"
    return f"{MINUS}{-number:,}" if number < 0 else f"{plus}{number:,}" if number else "0"

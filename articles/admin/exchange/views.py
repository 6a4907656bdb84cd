"""The figures of all articles as a table: out with every part, back with what the old site counted alone."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.desk.export import FORMATS
from articles.admin.desk.sight import may_view
from articles.admin.exchange.exchange import Exchange, table_as_file
from articles.admin.statistics.viewcount import CORRECT, SEE
from articles.importing.tables.resources.viewcount import ViewTable
from articles.models import Article


def export_figures(desk, request):
    """Every article, for who may view them the unpublished ones too: the old site's figures need their numbers."""
    if not (request.user.has_perm(SEE) or request.user.has_perm(CORRECT)):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    file_format = request.GET.get("format", "xlsx")
    table = ViewTable(published_alone=not may_view(request.user, Article))
    counts = table.counts(Article.objects.order_by("pk"))
    return table_as_file(request, table, counts, _("views"), file_format if file_format in FORMATS else "xlsx")


def import_figures(desk, request):
    if not request.user.has_perm(CORRECT):
        raise PermissionDenied
    request.current_app = desk.admin_site.name
    context = {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "export_address": reverse("admin:articles_viewcount_export"),
        "back": reverse("desk-statistics"),
        "back_words": _("Statistics of views"),
    }
    return Exchange(
        request,
        make=lambda **how: ViewTable(user=request.user, published_alone=not may_view(request.user, Article), **how),
        context=context,
        back=reverse("desk-statistics") if request.user.has_perm(SEE) else reverse("admin:index"),
        asks_why=True,
    ).answer()

from django.shortcuts import redirect, render

from articles.reading.linked import path_of
from articles.reading.listing import partner_list as list_page
from articles.reading.organization import organization_page
from articles.views.lost import or_lost


@or_lost
def organization_detail(request, pk, slug=""):
    context = organization_page(pk)
    found = context["found"]
    if context["merged_into"]:
        return redirect(context["merged_into"].path, permanent=True)
    if slug != found.slug:
        return redirect(path_of(found.kind, found.id, found.slug), permanent=True)
    return render(request, "articles/organization_detail.html", context)


@or_lost
def partner_list(request):
    return render(request, "articles/partner_list.html", list_page(request.GET))

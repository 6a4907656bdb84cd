from django.shortcuts import redirect, render

from articles.reading.agreement import agreement_page
from articles.reading.agreement_list import agreement_list as list_page
from articles.reading.linked import path_of
from articles.views.lost import or_lost


@or_lost
def agreement_detail(request, pk, slug=""):
    context = agreement_page(pk)
    found = context["found"]
    if slug != found.slug:
        return redirect(path_of(found.kind, found.id, found.slug), permanent=True)
    return render(request, "articles/agreement_detail.html", context)


@or_lost
def agreement_list(request):
    return render(request, "articles/agreement_list.html", list_page(request.GET))

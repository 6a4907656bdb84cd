from django.shortcuts import redirect, render

from articles.reading.event import event_page
from articles.reading.linked import path_of
from articles.reading.listing import event_list as list_page
from articles.views.lost import or_lost


@or_lost
def event_detail(request, pk, slug=""):
    context = event_page(pk)
    found = context["found"]
    if slug != found.slug:
        return redirect(path_of(found.kind, found.id, found.slug), permanent=True)
    return render(request, "articles/event_detail.html", context)


@or_lost
def event_list(request):
    return render(request, "articles/event_list.html", list_page(request.GET))

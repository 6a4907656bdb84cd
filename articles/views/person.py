from django.shortcuts import redirect, render

from articles.reading.linked import path_of
from articles.reading.listing import person_list as list_page
from articles.reading.person import person_page
from articles.views.lost import or_lost

# Where a letter leads: to the names that sort after it.
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@or_lost
def person_detail(request, pk, slug=""):
    context = person_page(pk)
    found = context["found"]
    if context["merged_into"]:
        return redirect(context["merged_into"].path, permanent=True)
    if slug != found.slug:
        return redirect(path_of(found.kind, found.id, found.slug), permanent=True)
    return render(request, "articles/person_detail.html", context)


@or_lost
def person_list(request):
    return render(request, "articles/person_list.html", list_page(request.GET) | {"letters": LETTERS})

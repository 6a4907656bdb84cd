from django.shortcuts import redirect, render

from articles.reading.book import book_page
from articles.reading.linked import path_of
from articles.reading.listing import book_list as list_page
from articles.views.lost import or_lost


@or_lost
def book_detail(request, pk, slug=""):
    context = book_page(pk)
    found = context["found"]
    if slug != found.slug:
        return redirect(path_of(found.kind, found.id, found.slug), permanent=True)
    return render(request, "articles/book_detail.html", context)


@or_lost
def book_list(request):
    return render(request, "articles/book_list.html", list_page(request.GET))

from django.shortcuts import render

from articles.reading.book import book_list as list_page
from articles.reading.book import book_page
from articles.views.lost import or_lost
from articles.views.thing import thing_page


@or_lost
def book_detail(request, pk, slug=""):
    return thing_page(request, book_page(pk))


@or_lost
def book_list(request):
    return render(request, "articles/book_list.html", list_page(request.GET))

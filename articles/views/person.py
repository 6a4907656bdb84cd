from django.shortcuts import render

from articles.reading.person import person_list as list_page
from articles.reading.person import person_page
from articles.views.lost import or_lost
from articles.views.thing import thing_page

# Where a letter leads: to the names that sort after it.
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@or_lost
def person_detail(request, pk, slug=""):
    return thing_page(request, person_page(pk))


@or_lost
def person_list(request):
    return render(request, "articles/person_list.html", list_page(request.GET) | {"letters": LETTERS})

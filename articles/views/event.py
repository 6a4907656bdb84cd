from django.shortcuts import render

from articles.reading.event import event_list as list_page
from articles.reading.event import event_page
from articles.views.lost import or_lost
from articles.views.thing import thing_page


@or_lost
def event_detail(request, pk, slug=""):
    return thing_page(request, event_page(pk))


@or_lost
def event_list(request):
    return render(request, "articles/event_list.html", list_page(request.GET))

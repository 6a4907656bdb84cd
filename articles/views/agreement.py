from django.shortcuts import render

from articles.reading.agreement import agreement_list as list_page
from articles.reading.agreement import agreement_page
from articles.views.lost import or_lost
from articles.views.thing import thing_page


@or_lost
def agreement_detail(request, pk, slug=""):
    return thing_page(request, agreement_page(pk))


@or_lost
def agreement_list(request):
    return render(request, "articles/agreement_list.html", list_page(request.GET))

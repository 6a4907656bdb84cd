from django.shortcuts import render

from articles.reading.organization import organization_page
from articles.reading.organization import partner_list as list_page
from articles.views.lost import or_lost
from articles.views.thing import thing_page


@or_lost
def organization_detail(request, pk, slug=""):
    return thing_page(request, organization_page(pk))


@or_lost
def partner_list(request):
    return render(request, "articles/partner_list.html", list_page(request.GET))

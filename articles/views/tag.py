from django.shortcuts import render

from articles.reading.tag import tag_list as list_page
from articles.reading.tag import tag_page
from articles.views.lost import or_lost


@or_lost
def tag_list(request):
    return render(request, "articles/tag_list.html", list_page())


@or_lost
def tag_detail(request, slug):
    return render(request, "articles/tag_detail.html", tag_page(request.GET, slug))

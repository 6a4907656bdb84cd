from django.shortcuts import render

from articles.reading.page import page_page
from articles.views.lost import or_lost


@or_lost
def page_detail(request, slug):
    return render(request, "articles/page_detail.html", page_page(slug))

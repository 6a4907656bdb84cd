from django.shortcuts import render

from articles.reading.section import section_page
from articles.views.lost import or_lost


@or_lost
def section_detail(request, slug):
    return render(request, "articles/section_detail.html", section_page(request.GET, slug))

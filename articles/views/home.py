from django.shortcuts import render

from articles.reading.listing import home_page
from articles.views.lost import or_lost


@or_lost
def home(request):
    return render(request, "articles/home.html", home_page())

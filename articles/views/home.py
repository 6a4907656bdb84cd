from django.shortcuts import render

from articles.reading.home import home_page
from articles.reading.most_read import ON_THE_FRONT, most_read
from articles.views.lost import or_lost


@or_lost
def home(request):
    return render(request, "articles/home.html", home_page() | {"most_read": most_read(ON_THE_FRONT)})

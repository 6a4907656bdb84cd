import re

from django.shortcuts import redirect, render

from articles.counting.token import token_of
from articles.reading.article import article_archive as archive_page
from articles.reading.article import article_list as list_page
from articles.reading.article import article_page
from articles.reading.found import NotFound
from articles.reading.most_read import most_read_page
from articles.views.lost import or_lost
from articles.views.thing import thing_page


@or_lost
def article_detail(request, pk, slug=""):
    return thing_page(request, article_page(pk) | {"view_token": token_of(pk)})


def article_edit(request, pk):
    """Leads to the desk of the article, which asks for the sign-in itself; the public side knows nothing of it."""
    return redirect("admin:articles_article_change", pk)


@or_lost
def article_list(request):
    return render(request, "articles/article_list.html", list_page(request.GET))


@or_lost
def article_most_read(request):
    return render(request, "articles/article_most_read.html", most_read_page())


@or_lost
def article_archive(request, year, month=""):
    if not (re.fullmatch(r"[0-9]{4}", year) and re.fullmatch(r"([0-9]{2})?", month)):
        raise NotFound
    context = archive_page(request.GET, int(year), int(month) if month else None)
    return render(request, "articles/article_archive.html", context)

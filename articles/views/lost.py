"""Pages for what is not there: not yet or never public (404), no longer public (410), not understood (400)."""

from functools import wraps

from django.http import Http404
from django.shortcuts import render

from articles.reading.found import Gone, NotFound
from articles.reading.page import frame_page


def or_lost(view):
    """Turns what reading says into the page that helps: NotFound into 404, Gone into 410."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except Gone:
            return render(request, "articles/gone.html", frame_page(), status=410)
        except (NotFound, Http404):
            return not_found(request)

    return answer


def not_found(request, exception=None):
    return render(request, "404.html", frame_page(), status=404)


def bad_request(request, exception=None):
    return render(request, "400.html", frame_page(), status=400)

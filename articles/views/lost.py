"""Pages for what is not there: not yet or never public (404), no longer public (410), not understood (400)."""

from functools import wraps

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag

from articles.reading.found import Gone, NotFound
from articles.reading.oldpath import address_of_old
from articles.reading.page import frame_page

METHODS = ("GET", "HEAD")


def or_lost(view):
    """A page for readers: what reading says is lost becomes the page that helps, and whoever keeps a copy asks again.

    A copy is good only after asking, since a withdrawal has to be seen at once; unchanged bytes are answered by 304.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        try:
            response = view(request, *args, **kwargs)
        except Gone:
            response = _gone(request)
        except (NotFound, Http404):
            return not_found(request)
        return _kept(request, response)

    # No page here changes anything, so no form could be forged: a POST is told so in one word.
    answer.csrf_exempt = True
    return answer


def _kept(request, response):
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    set_response_etag(response)
    # A redirect has no bytes and so no tag.
    return get_conditional_response(request, etag=response.get("ETag"), response=response)


def _gone(request):
    return render(request, "articles/gone.html", frame_page(), status=410)


def not_found(request, exception=None):
    """The page for what is not here; an address of the old site leads on to what became of it (301)."""
    try:
        today = (
            address_of_old(request.path, request.META.get("QUERY_STRING", "")) if request.method in METHODS else None
        )
    except Gone:
        return _kept(request, _gone(request))
    except NotFound:
        today = None
    if today:
        return _kept(request, redirect(today, permanent=True))
    return _kept(request, render(request, "404.html", frame_page(), status=404))


def bad_request(request, exception=None):
    is_too_long = isinstance(exception, TooManyFieldsSent | RequestDataTooBig)
    return render(request, "400.html", frame_page() | {"is_too_long": is_too_long}, status=400)

"""The answer where nothing can be written just now: 503, in words, with all that was typed, to be sent again."""

import re
import sys
from typing import NamedTuple

from django.conf import settings
from django.contrib.messages.storage import default_storage
from django.http import JsonResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.defaults import server_error as unknown_fault

from articles.models.unavailable import Why, why_unavailable
from newsroom.reads import SAFE_METHODS

SECONDS = {Why.BUSY: 5, Why.FULL: 60}
# What is typed blind is typed again rather than written into a page.
BLIND = re.compile(r"(old_|new_)?password[12]?")


class LostFile(NamedTuple):
    """What was sent in a field of files, which no page can hold; `name` is the field's, `words` name the files."""

    name: str
    words: str
    is_many: bool


class TokenCheck(CsrfViewMiddleware):
    """Django's own, which only says whether it would refuse: its page may ask the store that does not answer."""

    def _reject(self, request, reason):
        return reason


def server_error(request):
    """Django's handler500, called while the error is being handled: a 503 where sending again will do, else the 500."""
    why = why_unavailable(sys.exc_info()[1])
    if why is None:
        return unknown_fault(request)
    _forget_messages(request)
    # Outside our own middleware, nobody has chosen the language yet, or any more.
    with translation.override(getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)):
        response = _answer(request, why)
    response["Retry-After"] = str(SECONDS[why])
    response["Cache-Control"] = "no-store"
    return response


def _forget_messages(request):
    """What a view said of its success, before the transaction came to nothing, is not shown on the next page."""
    if hasattr(request, "_messages"):
        request._messages = default_storage(request)


def _answer(request, why):
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"error": words_of(why)}, status=503)
    if not request.path_info.startswith("/admin/"):
        return render(request, "503.html", status=503)
    context = {
        "title": _("Not now: the disk is full") if why == Why.FULL else _("Not now: somebody else is writing"),
        "words": words_of(why),
        # Whoever signed in is not asked for, and no message is used up: the database may not answer at all.
        "user": None,
        "messages": (),
        **_sent(request),
    }
    return render(request, "admin/503.html", context, status=503)


def words_of(why):
    """What to do, for whoever sent something."""
    if why == Why.FULL:
        return _("The newsroom's disk is full or cannot be written. Tell whoever looks after the server.")
    return _("Somebody else has been writing for longer than usual. Wait a few seconds, then try again.")


def _sent(request):
    """What was typed, as a form takes it again: all but files and passwords, which are asked for once more."""
    address = request.get_full_path()
    if request.method in SAFE_METHODS:
        return {"is_form": False, "address": address}
    if not _has_its_token(request):
        return {"is_form": False, "is_lost": True}
    typed = [(name, value) for name, values in request.POST.lists() for value in values]
    return {
        "is_form": True,
        "address": address,
        "enctype": request.content_type if request.content_type == "multipart/form-data" else "",
        "fields": [pair for pair in typed if pair[0] != "csrfmiddlewaretoken" and not BLIND.fullmatch(pair[0])],
        "passwords": [name for name, _value in typed if BLIND.fullmatch(name)],
        "files": _lost_files(request),
    }


def _has_its_token(request):
    """True if a page of ours sent this; else another site's words would be sent again with a token that is good.

    What failed may have come before the middleware that asks for it; asked once more, that one says what it said.
    """
    check = TokenCheck(_answer)
    check.process_request(request)
    return check.process_view(request, _answer, (), {}) is None


def _lost_files(request):
    """The files of each field in one: those that came, and those that the disk had no room for."""
    names = {field: [file.name for file in files] for field, files in request.FILES.lists()}
    for field, name in getattr(request, "lost_files", []):
        names.setdefault(field, []).append(name)
    return [LostFile(field, ", ".join(files), len(files) > 1) for field, files in names.items()]

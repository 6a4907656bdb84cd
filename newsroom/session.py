"""When a session of the desk ends: after 12 hours without use, 14 days after signing in, or with its password.

A page that is only looked at writes nothing, so the last use is not in the session's row but in a signed cookie beside
it, which is good for that session alone. Without it, the last use is the moment of signing in.
"""

import json
import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.http import HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.functional import SimpleLazyObject

from articles.admin.accounts.signin import SIGNED_IN_AT, ask_again

SALT = "newsroom.session"
COOKIE = f"{settings.COOKIE_PREFIX}last-use"
# A page of the desk asks for others by itself; each would send the cookie anew.
SECONDS_BETWEEN_STAMPS = 300


class SessionOfTheDesk:
    """Stands last, so that what it answers is in the user's language, and a POST was checked for its token before."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        now, user = time.time(), request.user
        if request.path_info.startswith(settings.MEDIA_URL):
            # The session is asked for by files of drafts alone, and these are no use of the desk.
            request.user = SimpleLazyObject(lambda: AnonymousUser() if _has_ended(request, user, now) else user)
        if not request.path_info.startswith("/admin/"):
            return self.get_response(request)
        request.session_has_ended = _has_ended(request, user, now)
        if request.session_has_ended:
            # Not deleted: that would be a write. Its row is good for nothing, since nobody can make a newer stamp.
            request.session = type(request.session)()
            request.user = AnonymousUser()
        response = self.get_response(request)
        _stamp(request, response, now)
        return response

    def process_view(self, request, view, args, kwargs):
        if not getattr(request, "session_has_ended", False) or request.path_info in _open_to_all():
            return None
        if request.method == "POST":
            return ask_again(request, _typed(request))
        asked = QueryDict(mutable=True)
        asked.update({"next": request.get_full_path(), "ended": translation.get_language()})
        return HttpResponseRedirect(f"{reverse('admin:login')}?{asked.urlencode()}")


def stamp(session_key, moment):
    """The cookie that says when a session was used last; a moment is in seconds since 1970."""
    return signing.Signer(salt=SALT).sign(f"{_digest(session_key)}.{int(moment)}")


def _has_ended(request, user, now):
    """True if the browser has a session that nobody may use any more, whether or not its row is there."""
    if not request.COOKIES.get(settings.SESSION_COOKIE_NAME):
        return False
    if not user.is_authenticated:
        # Its row is gone, the account may not be used any more, or its password was changed elsewhere.
        return True
    signed_in_at = request.session.get(SIGNED_IN_AT, 0)
    last_use = max(signed_in_at, _last_use(request))
    return now - last_use >= settings.SESSION_IDLE_SECONDS or now - signed_in_at >= settings.SESSION_COOKIE_AGE


def _last_use(request):
    try:
        said = signing.Signer(salt=SALT).unsign(request.COOKIES.get(COOKIE, ""))
    except signing.BadSignature:
        return 0
    digest, _dot, moment = said.rpartition(".")
    return int(moment) if digest == _digest(request.session.session_key) else 0


def _stamp(request, response, now):
    if SESSION_KEY not in request.session or request.session.session_key is None:
        if COOKIE in request.COOKIES:
            response.delete_cookie(COOKIE, samesite="Lax")
    elif now - _last_use(request) >= SECONDS_BETWEEN_STAMPS:
        response.set_cookie(
            COOKIE,
            stamp(request.session.session_key, now),
            max_age=settings.SESSION_IDLE_SECONDS,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def _digest(session_key):
    return salted_hmac(SALT, session_key).hexdigest()


def _open_to_all():
    return [reverse(f"admin:{name}") for name in ("login", "logout", "jsi18n")]


def _typed(request):
    """What was sent too late, as text that a hidden field carries; passwords are not carried about."""
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]
    return json.dumps(sent, ensure_ascii=False)

"""Signing in: attempts are slowed by account and network together, and an editor's own browser is counted by itself."""

import datetime
import json
import secrets
import unicodedata

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in
from django.core import signing
from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.counting.reader import network_of
from articles.models.signin import FREE, FREE_OF_A_NETWORK, FREE_OF_A_REGION, SignInCount
from articles.models.trail import TrailEntry, shortened

SALT = "articles.signin"
DEVICE_COOKIE = f"{settings.COOKIE_PREFIX}known-device"
DEVICE_SECONDS = 180 * 24 * 60 * 60
# A browser that several editors share knows the last of them.
MOST_ACCOUNTS = 8
SIGNED_IN_AT = "signed_in_at"


class SignInForm(AdminAuthenticationForm):
    """Counts an attempt before its password is checked; `wait` is in seconds if it came too early."""

    wait = 0

    def clean(self):
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not name or not password:
            return super().clean()
        account, of_networks = _account_and_networks(self.request, name)
        counted = SignInCount.objects.count_attempt({account: FREE} | of_networks)
        self.wait = counted.wait
        if self.wait:
            raise ValidationError(_wait_words(self.wait), code="slowed")
        try:
            cleaned = super().clean()
        except ValidationError:
            self._leave_a_line(name, counted.begins_to_wait)
            raise
        SignInCount.objects.forget(account, of_networks=list(of_networks))
        return cleaned

    def _leave_a_line(self, name, begins_to_wait):
        """A name that is nobody's is not kept: people type their passwords there."""
        user = get_user_model().objects.filter(username=name).first()
        acts = [TrailEntry.Act.SIGN_IN_FAILED] + ([TrailEntry.Act.SIGN_IN_SLOWED] if begins_to_wait else [])
        for act in acts:
            TrailEntry.objects.leave(act, by=user, who=_("unknown name"), address=_address(self.request))


admin.site.login_form = SignInForm


@receiver(user_logged_in)
def _begin(request, **kwargs):
    """Whoever lets somebody in: the end of the session is fixed there, and later saves do not move it."""
    now = timezone.now()
    request.session[SIGNED_IN_AT] = int(now.timestamp())
    request.session.set_expiry(now + datetime.timedelta(seconds=settings.SESSION_COOKIE_AGE))


def sign_in(request):
    """`/admin/login/`; `ended` is the language of a user whose session ended."""
    language = request.GET.get("ended", "")
    if language not in dict(settings.LANGUAGES):
        return _sign_in(request, {})
    with translation.override(language):
        response = _sign_in(request, {"has_ended": request.method != "POST"})
        return response.render() if hasattr(response, "render") else response


def ask_again(request, typed):
    """The answer to a POST whose session has ended: the same page, with what was typed in it. Nothing was saved."""
    request.method = "GET"
    context = {
        "has_ended": True,
        "typed": typed,
        "has_files": bool(request.FILES),
        "app_path": f"{reverse('admin:login')}?ended={translation.get_language()}",
        "next": request.get_full_path(),
    }
    response = _sign_in(request, context)
    response.status_code = 403
    return response


def _sign_in(request, context):
    was_posted = request.method == "POST"
    typed = request.POST.get("typed", "") if was_posted else ""
    response = admin.site.login(request, {"typed": typed} | context)
    if not was_posted:
        return response
    form = getattr(response, "context_data", {}).get("form")
    if form is None:
        return _let_in(request, response, typed)
    if form.wait:
        response.status_code = 429
        response["Retry-After"] = str(form.wait)
    return response


def _let_in(request, response, typed):
    TrailEntry.objects.leave(TrailEntry.Act.SIGNED_IN, by=request.user, address=_address(request))
    # A good place to sweep: this request writes to that table anyway.
    request.session.clear_expired()
    sent = _pairs(typed)
    if sent and response.url.startswith("/admin/"):
        context = {**admin.site.each_context(request), "title": _("Signed in"), "sent": sent, "address": response.url}
        response = render(request, "admin/articles/send_again.html", context)
    _remember(request, response)
    return response


def _pairs(typed):
    """[(name, value)] of what was typed before a session ended, as our own page sent it back."""
    try:
        pairs = json.loads(typed)
    except (ValueError, RecursionError):
        return []
    is_ours = isinstance(pairs, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair) for pair in pairs
    )
    return pairs if is_ours else []


# Who is counted with whom


def _account_and_networks(request, name):
    """The key of an attempt's own count, and {key: free} of those of its networks.

    A browser that has signed in to this account has its own, and no network.

    So whoever hammers at an account, on the editor's own campus too, slows himself and not the editor.
    """
    account = _folded(name)
    device = _device(request)
    if _key("account", account) in device["accounts"]:
        return _key("device", device["id"], account), {}
    network, region = network_of(_address(request)), shortened(_address(request))
    return _key("place", account, network), {
        _key("network", network): FREE_OF_A_NETWORK,
        _key("region", account, region): FREE_OF_A_REGION,
    }


def is_known(cookies):
    """True if somebody signed in at the desk from the browser that has these cookies, within 180 days."""
    return _said_device(cookies) is not None


def _device(request):
    return _said_device(request.COOKIES) or {"id": secrets.token_hex(16), "accounts": []}


def _said_device(cookies):
    try:
        return signing.loads(cookies.get(DEVICE_COOKIE, ""), salt=SALT, max_age=DEVICE_SECONDS)
    except signing.BadSignature:
        return None


def _remember(request, response):
    device = _device(request)
    own = _key("account", _folded(request.user.get_username()))
    others = [account for account in device["accounts"] if account != own]
    response.set_cookie(
        DEVICE_COOKIE,
        signing.dumps({"id": device["id"], "accounts": [own, *others][:MOST_ACCOUNTS]}, salt=SALT),
        max_age=DEVICE_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _folded(name):
    return unicodedata.normalize("NFKC", name).casefold()


def _key(*parts):
    return salted_hmac(SALT, json.dumps(parts), algorithm="sha256").hexdigest()


def _address(request):
    return request.META.get("REMOTE_ADDR", "")


def _wait_words(seconds):
    words = ngettext(
        "Too many attempts with this name. Your password was not looked at. Wait %(seconds)d second, then try again.",
        "Too many attempts with this name. Your password was not looked at. Wait %(seconds)d seconds, then try again.",
        seconds,
    )
    return words % {"seconds": seconds}

import ipaddress
import logging
from functools import lru_cache

from django.conf import settings
from django.utils import translation

from articles.models import StaffSettings
from newsroom.reads import SAFE_METHODS, is_reading

log = logging.getLogger("newsroom.middleware")
POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


def reading_takes_no_lock(get_response):
    """A GET opens no transaction that queues behind whoever writes; first of all, so that it holds for the rest too."""

    def middleware(request):
        token = is_reading.set(request.method in SAFE_METHODS)
        try:
            return get_response(request)
        finally:
            is_reading.reset(token)

    return middleware


def language_of_the_address(get_response):
    """The language is in the address: `/en/` is English, the desk is as its user chose, all else is Chinese.

    Not Django's LocaleMiddleware, which asks the browser and so adds `Vary: Accept-Language` to every page.
    """
    languages = dict(settings.LANGUAGES)

    def middleware(request):
        if request.path_info.startswith("/admin/"):
            language = _language_of_the_desk(request)
        else:
            language = "en" if request.path_info.startswith("/en/") else settings.LANGUAGE_CODE
        with translation.override(language if language in languages else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            return get_response(request)

    return middleware


def _language_of_the_desk(request):
    if not request.user.is_authenticated:
        return settings.LANGUAGE_CODE
    chosen = StaffSettings.objects.filter(user=request.user).values_list("language", flat=True).first()
    return chosen or settings.LANGUAGE_CODE


def trusted_proxies(get_response):
    """`X-Forwarded-For` and `-Proto` are believed from the proxies in TRUSTED_PROXIES and dropped from all others."""

    def middleware(request):
        believe_trusted_proxies(request.META)
        return get_response(request)

    return middleware


def believe_trusted_proxies(environ):
    """Makes REMOTE_ADDR the reader's own address, in place; the same for a WSGI environment and `request.META`."""
    if _is_trusted(environ.get("REMOTE_ADDR", "")):
        # The last address that is no proxy of ours is the reader's: those before it are the reader's own words.
        for address in reversed(environ.get("HTTP_X_FORWARDED_FOR", "").split(",")):
            address = address.strip()
            if _address(address) is not None:
                environ["REMOTE_ADDR"] = address
                if not _is_trusted(address):
                    break
    else:
        if "HTTP_X_FORWARDED_FOR" in environ:
            _warn_of_a_proxy(environ.get("REMOTE_ADDR", ""))
        environ.pop("HTTP_X_FORWARDED_PROTO", None)
    environ.pop("HTTP_X_FORWARDED_FOR", None)
    environ.pop("HTTP_X_FORWARDED_HOST", None)


@lru_cache(maxsize=1)
def _warn_of_a_proxy(address):
    """Said once: behind a proxy that is not trusted all readers have one address, and are counted as few."""
    log.warning(
        "X-Forwarded-For came from %s, which TRUSTED_PROXIES does not name. If that is your proxy, name it: until then "
        "all readers seem to come from its address.",
        address,
    )


def permissions_policy(get_response):
    """Says that no page of ours uses a camera, a microphone or the reader's place."""

    def middleware(request):
        response = get_response(request)
        response.setdefault("Permissions-Policy", POLICY)
        return response

    return middleware


@lru_cache(maxsize=10_000)
def _address(text):
    """The parsed address, or None for what is none."""
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _is_trusted(text):
    address = _address(text)
    return address is not None and any(address in network for network in settings.TRUSTED_PROXIES)

"""The contract of `/api/views`: what is asked and answered (docs/decisions/13-views-counted-once.md).

It works on the WSGI environment alone, so that it answers before Django's own handling of a request as well as in it.
A beacon reads no article, sets no cookie and takes four statements at most; what counts nothing is answered like what
counts, so that nobody learns a rule by trying. Of an article that is not public (any more) it is told no figure: null.
"""

import datetime
import ipaddress
import json
import secrets
import threading
import time
from collections import OrderedDict
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import DatabaseError
from django.http.request import split_domain_port, validate_host

from articles.counting.accept import Hit
from articles.counting.reader import mark, network_of, salt_of
from articles.counting.robots import is_robot
from articles.counting.token import BadToken, article_of
from articles.counting.writer import accept
from articles.models.viewcount import Rejection
from articles.reading.viewcount import visible_views_of

MOST_BYTES = 512
MOST_IDS = 50
MOST_QUERY = 1200
MOST_AGENT = 500
MOST_ADDRESSES = 50_000
UNBOUNDED = 2_000_000_000
METHODS = "GET, HEAD, POST"


class Answer(NamedTuple):
    """A status such as 200, the headers beside it, and the body's bytes (empty for HEAD)."""

    status: int
    headers: dict
    body: bytes


def answer(environ):
    """Answers a request to `/api/views`; `environ` is WSGI's (PEP 3333), its REMOTE_ADDR already the reader's own."""
    method = environ["REQUEST_METHOD"]
    if method not in ("GET", "HEAD", "POST"):
        return _json(405, {"error": "method"}, {"Allow": METHODS})
    host = _own_host(environ)
    if host is None:
        return _json(400, {"error": "host"})
    if method == "POST":
        return _take(environ, host)
    shown = _asked(environ.get("QUERY_STRING", ""))
    return shown._replace(body=b"") if method == "HEAD" else shown


def _json(status, words, headers=()):
    always = {"Content-Type": "application/json", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Answer(status, always | dict(headers), json.dumps(words).encode())


# The figures


def _asked(query):
    """`?ids=1,2,3`: the totals of those that readers may see; null where the old site's figure is unknown."""
    ids = parse_qs(query).get("ids", [""])[0].split(",") if len(query) <= MOST_QUERY else []
    if not 1 <= len(ids) <= MOST_IDS or not all(_is_id(part) for part in ids):
        return _json(400, {"error": "ids"})
    try:
        shown = visible_views_of(set(map(int, ids)))
    except DatabaseError:
        return _busy()
    return _json(200, {str(key): shown[key] for key in sorted(shown)}, {"Cache-Control": "public, max-age=60"})


def _is_id(text):
    return text.isascii() and text.isdigit() and len(text) <= 18


# The beacon


def _take(environ, host):
    if not _is_same_origin(environ, host):
        return _json(403, {"error": "origin"})
    body = _body(environ)
    if body is None:
        return _json(413, {"error": "size"})
    now = time.time()
    try:
        article_id = article_of(_token(body), now)
    except BadToken:
        return _json(403, {"error": "token"})
    address = network_of(environ.get("REMOTE_ADDR", ""))
    is_shared = is_shared_network(address)
    is_late = not is_shared and not rate.lets_in(address, now)
    try:
        _reason, shown = accept(_hit(environ, article_id, address, is_shared, is_late, now))
    except DatabaseError:
        return _busy()
    if is_late:
        return _json(429, {"error": "rate"}, {"Retry-After": "60"})
    return _json(200, {"views": shown})


def _busy():
    return _json(503, {"error": "busy"}, {"Retry-After": "5"})


def _hit(environ, article_id, address, is_shared, is_late, now):
    local = datetime.datetime.fromtimestamp(now, _zone(settings.TIME_ZONE))
    agent = environ.get("HTTP_USER_AGENT", "")[:MOST_AGENT]
    hit = Hit(article_id, local.date(), local.hour, int(now * 1000), _known_reason(environ, agent, is_late))
    if hit.rejected_for:
        return hit
    salt = salt_of(local)
    return hit._replace(
        reader=mark(salt, article_id, address, agent),
        address=None if is_shared else mark(salt, article_id, address),
        most=UNBOUNDED if is_shared else settings.VIEW_DAILY_CAP,
    )


def _known_reason(environ, agent, is_late):
    """Why a beacon counts nothing whoever sent it, "" if the reader's marks are to decide."""
    if is_late:
        return str(Rejection.RATE)
    purpose = " ".join(environ.get(name, "") for name in ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_MOZ"))
    if "prefetch" in purpose.lower():
        return str(Rejection.PREFETCH)
    # Readers have no session: whoever has one signed in at the desk.
    if any(part.strip().startswith(f"{settings.SESSION_COOKIE_NAME}=") for part in _cookies(environ)):
        return str(Rejection.STAFF)
    return str(Rejection.ROBOT) if is_robot(agent) else ""


def _cookies(environ):
    return environ.get("HTTP_COOKIE", "")[:8192].split(";")


def _body(environ):
    """The bytes that were sent, or None for too many."""
    length = environ.get("CONTENT_LENGTH") or "0"
    if not length.isascii() or not length.isdigit() or len(length) > 9 or int(length) > MOST_BYTES:
        return None
    return environ["wsgi.input"].read(int(length))


def _token(body):
    try:
        words = json.loads(body)
    except (ValueError, RecursionError):
        raise BadToken from None
    if not isinstance(words, dict) or not isinstance(words.get("t"), str):
        raise BadToken
    return words["t"]


def _own_host(environ):
    """The host that was asked, if it is one of ours, else None."""
    host = (environ.get("HTTP_HOST") or environ.get("SERVER_NAME", "")).lower()
    domain, _port = split_domain_port(host)
    allowed = settings.ALLOWED_HOSTS or ([".localhost", "127.0.0.1", "[::1]"] if settings.DEBUG else [])
    return host if domain and validate_host(domain, allowed) else None


def _is_same_origin(environ, host):
    """What the browser says of where the beacon comes from: Sec-Fetch-Site, else Origin, else Referer."""
    site, origin = environ.get("HTTP_SEC_FETCH_SITE"), environ.get("HTTP_ORIGIN")
    if site is not None and site != "same-origin":
        return False
    if origin is not None:
        return _host_of(origin) == host
    return site is not None or _host_of(environ.get("HTTP_REFERER", "")) == host


def _host_of(address):
    try:
        return urlsplit(address[:2000]).netloc.lower().rpartition("@")[2]
    except ValueError:
        return ""


_zone = lru_cache(ZoneInfo)


@lru_cache(maxsize=10_000)
def is_shared_network(address):
    """True for a network that many readers stand behind, such as a campus (SHARED_NETWORKS)."""
    try:
        parsed = ipaddress.ip_network(address, strict=False)
    except ValueError:
        return False
    return any(parsed.version == network.version and parsed.subnet_of(network) for network in settings.SHARED_NETWORKS)


class _Rate:
    """How many beacons an address sent in this minute, in this process; addresses are kept as digests, in memory."""

    def __init__(self):
        self._key, self._lock, self._counts = secrets.token_bytes(32), threading.Lock(), OrderedDict()

    def forget(self):
        """Lets go of all counts: for tests."""
        with self._lock:
            self._counts.clear()

    def lets_in(self, address, now):
        key, minute = mark(self._key, 0, address), int(now // 60)
        with self._lock:
            started, count = self._counts.pop(key, (minute, 0))
            count = count + 1 if started == minute else 1
            self._counts[key] = (minute, count)
            while len(self._counts) > MOST_ADDRESSES:
                self._counts.popitem(last=False)
        return count <= settings.VIEW_BEACONS_A_MINUTE


rate = _Rate()

"""The marks of readers: keyed digests under a random key that is deleted each day, so that they lead back to nobody.

No address and no agent is stored. The article is inside the digest: rows of one reader on two articles cannot be
joined. The key is random, not derived from SECRET_KEY: once deleted, nobody can make the marks again.
"""

import datetime
import hashlib
import ipaddress
import secrets
import threading
from functools import lru_cache

from django.db import transaction
from django.utils import timezone

from articles.models.viewcount import ViewSalt, ViewSeen

# The quietest hour, and not midnight: a repeat across midnight stays a repeat.
ROTATION_HOUR = 4
SALT_BYTES = 32
MARK_BYTES = 16

_known = {}
_lock = threading.Lock()


def period_of(now):
    """The day, in the site's time zone, whose 04:00 began the period of this moment (an aware datetime)."""
    local = timezone.localtime(now)
    return local.date() if local.hour >= ROTATION_HOUR else local.date() - datetime.timedelta(days=1)


def salt_of(now):
    """The key of this moment's period; the first process that asks makes it and deletes what came before."""
    period = period_of(now)
    known = _known.get(period)
    if known is not None:
        return known
    with _lock:
        if period not in _known:
            _known.clear()
            _known[period] = _make(period)
        return _known[period]


def forget():
    """Lets go of the key that this process knows: for tests, and for a database that was changed under it."""
    with _lock:
        _known.clear()


def _make(period):
    with transaction.atomic():
        fresh = ViewSalt(period=period, salt=secrets.token_bytes(SALT_BYTES))
        # Of several processes that come at once, one row wins and all read it back.
        ViewSalt.objects.bulk_create([fresh], ignore_conflicts=True)
        kept = bytes(ViewSalt.objects.get(period=period).salt)
        if kept == fresh.salt:
            ViewSeen.objects.all().delete()
            ViewSalt.objects.exclude(period=period).delete()
    return kept


def expire(now):
    """Deletes a key whose period is over, with all its marks, though no reader has come since."""
    with transaction.atomic():
        if ViewSalt.objects.filter(period__lt=period_of(now)).delete()[0]:
            ViewSeen.objects.all().delete()


def mark(salt, article_id, *words):
    """16 bytes that stand for a reader of one article under this key."""
    text = "\0".join((str(article_id), *words)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, key=salt, digest_size=MARK_BYTES).digest()


@lru_cache(maxsize=10_000)
def network_of(address):
    """The address, of IPv6 its first 64 bits: a household's phones change the rest by themselves."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 6:
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((int(parsed) >> 64 << 64, 64)))
    return str(parsed)

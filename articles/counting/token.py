"""The signed token of an article's page: it proves that this site served that published article lately, and no more."""

import time
from functools import lru_cache

from django.core.signing import BadSignature, Signer

# A page may come from a cache that is a day old; a token is good for two.
HOURS = 48
SECONDS_IN_AN_HOUR = 3600
_signer_salt = "newsroom.views.v1"


class BadToken(Exception):
    """Malformed, not signed by us, or too old."""


def token_of(article_id, now=None):
    """The token of an article's page; the same for all readers of one hour, so that the page can be cached."""
    hour = int((time.time() if now is None else now) // SECONDS_IN_AN_HOUR)
    return Signer(salt=_signer_salt).sign(f"{article_id}.{hour}")


def article_of(token, now=None):
    """The article's id. Raises BadToken."""
    article_id, hour = _read(token)
    age = (time.time() if now is None else now) // SECONDS_IN_AN_HOUR - hour
    if not -1 <= age <= HOURS:
        raise BadToken
    return article_id


@lru_cache(maxsize=10_000)
def _read(token):
    """The two numbers of a token; kept, since all readers of a page send the same one."""
    if len(token) > 120:
        raise BadToken
    try:
        article_id, hour = Signer(salt=_signer_salt).unsign(token).split(".")
        return int(article_id), int(hour)
    except (BadSignature, ValueError):
        raise BadToken from None

"""Whether the request at hand only reads: then it takes no write lock, and waits for nobody who writes."""

from contextvars import ContextVar

SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")

is_reading = ContextVar("is_reading", default=False)

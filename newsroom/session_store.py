"""Sessions in the database, which a request that only reads never writes."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError

from articles.models.unavailable import why_unavailable
from newsroom.reads import is_reading


class SessionStore(db.SessionStore):
    def delete(self, session_key=None):
        # A session that holds no more, such as one from before a new password, is refused again by each request; the
        # browser is told to drop its cookie all the same.
        if not is_reading.get():
            super().delete(session_key)

    def save(self, must_create=False):
        try:
            super().save(must_create)
        except UpdateError as error:
            # Django says that the session is gone whatever the database said: a lock or a full disk is something else.
            if why_unavailable(error):
                raise error.__context__ from None
            raise

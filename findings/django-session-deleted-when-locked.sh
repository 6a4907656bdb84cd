#!/usr/bin/env bash
# One would guess: when SQLite is locked for longer than its timeout, saving a session fails as any other statement does:
# OperationalError, "database is locked", a 5xx that a program or a person may try again.
# What happens: so it is for a new session. For one that exists, the database backend of sessions takes every DatabaseError
# for "the row is gone" and raises UpdateError; SessionMiddleware answers 400 and logs that the session was deleted and the
# user may have logged out. The session is still there, and the same request a moment later is answered.
# Why it matters to a newsroom: an editor who saves while a long import holds the lock gets "Bad Request", and the log says
# that she may have logged out; a guard that answers an OperationalError with 503 and "try again" never sees one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check django==5.2.19

cat >probe.py <<'PYTHON'
import logging
import sqlite3

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["testserver"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3", "OPTIONS": {"timeout": 0.1}}},
    INSTALLED_APPS=["django.contrib.sessions"],
    LOGGING_CONFIG=None,
    MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="of a test",
)
django.setup()

from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import path


def count(request):
    request.session["count"] = request.session.get("count", 0) + 1
    return HttpResponse(request.session["count"])


class Said(logging.Handler):
    def emit(self, record):
        print("   log:", repr(record.exc_info[1]))


def ask(words, client):
    print(f"{words}:")
    response = client.get("/")
    print("   answer:", response.status_code, response.content.decode() if response.status_code == 200 else "")


urlpatterns = [path("", count)]
for name in ["django.request", "django.security"]:
    logging.getLogger(name).addHandler(Said())
call_command("migrate", verbosity=0)
print("Django", django.__version__)
known = Client(raise_request_exception=False)
ask("first request", known)
writer = sqlite3.connect("db.sqlite3", isolation_level=None)
writer.execute("BEGIN IMMEDIATE")
ask("a session that exists, while another connection writes", known)
ask("a new session, while another connection writes", Client(raise_request_exception=False))
writer.execute("ROLLBACK")
print("sessions in the database:", Session.objects.count())
ask("the same session, after the writer has gone", known)
PYTHON
venv/bin/python probe.py | sed 's/ *$//' | tee seen

diff - seen <<'EXPECTED'
Django 5.2.19
first request:
   answer: 200 1
a session that exists, while another connection writes:
   log: SessionInterrupted("The request's session was deleted before the request completed. The user may have logged out in a concurrent request, for example.")
   answer: 400
a new session, while another connection writes:
   log: OperationalError('database is locked')
   answer: 500
sessions in the database: 1
the same session, after the writer has gone:
   answer: 200 2
EXPECTED
echo "As recorded."

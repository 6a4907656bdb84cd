#!/usr/bin/env bash
# One would guess: django-import-export lists words for yes, for no and for nothing (BooleanWidget), so a cell that is in
# none of the lists is an error in its row, as it is in Django's own fields; the same for a whole number that has a fraction.
# What happens: every word that is not a listed yes is a no: 是, Yes, √, a full-width １, and "1 " with a space after it. A
# fraction is cut off. No row has an error, nothing is reported, and full_clean() of the model finds nothing to refuse.
# Why it matters to a newsroom: a table of events that an office sends says 是 and 否. After the import none is open to the
# public, and nobody is told.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check django==5.2.19 django-import-export==4.4.3 tablib==3.10.0

mkdir events
cat >events/models.py <<'PYTHON'
from django.db import models


class Event(models.Model):
    is_open = models.BooleanField()
    seats = models.IntegerField()
PYTHON

cat >probe.py <<'PYTHON'
from importlib.metadata import version

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.contenttypes", "import_export", "events"],
)
django.setup()

import tablib
from django.core.exceptions import ValidationError
from django.db import connection
from events.models import Event
from import_export import resources


class EventResource(resources.ModelResource):
    class Meta:
        model = Event
        clean_model_instances = True  # full_clean() for every row
        fields = ("id", "is_open", "seats")


def by_django(field, cell):
    try:
        return field.clean(cell, None)
    except ValidationError:
        return "refused"


with connection.schema_editor() as editor:
    editor.create_model(Event)
print("django-import-export", version("django-import-export"), "with Django", django.__version__)
cells = [("1", "12"), ("True", "12"), ("是", "12.6"), ("Yes", "１２"), ("√", "12"), ("１", "12"), ("1 ", "12"), ("否", "12")]
table = tablib.Dataset(*[(id, *row) for id, row in enumerate(cells, 1)], headers=["id", "is_open", "seats"])
result = EventResource().import_data(table)
print("errors:", result.has_errors(), "invalid rows:", len(result.invalid_rows), "new:", result.totals["new"])
for (is_open, seats), event in zip(cells, Event.objects.order_by("id"), strict=True):
    fields = Event._meta.get_field("is_open"), Event._meta.get_field("seats")
    django_says = by_django(fields[0], is_open), by_django(fields[1], seats)
    print(f"{is_open!r} {seats!r}: imported as {event.is_open} {event.seats}; Django alone: {django_says[0]} {django_says[1]}")
PYTHON
venv/bin/python probe.py | tee seen

diff - seen <<'EXPECTED'
django-import-export 4.4.3 with Django 5.2.19
errors: False invalid rows: 0 new: 8
'1' '12': imported as True 12; Django alone: True 12
'True' '12': imported as True 12; Django alone: True 12
'是' '12.6': imported as False 12; Django alone: refused refused
'Yes' '１２': imported as False 12; Django alone: refused 12
'√' '12': imported as False 12; Django alone: refused 12
'１' '12': imported as False 12; Django alone: refused 12
'1 ' '12': imported as False 12; Django alone: refused 12
'否' '12': imported as False 12; Django alone: refused 12
EXPECTED
echo "As recorded."

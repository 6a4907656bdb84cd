"""A link that names somebody joined name and words by a colon; each has a column of its own.

They are parted at the first colon, as readers' pages did. Where a name itself holds one, `manage.py rebuild` makes the
rows right again from the editions.
"""

from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Concat, StrIndex, Substr

COLON = "："
NAMING = ("affiliation", "signatory")


def part(apps, schema_editor):
    rows = apps.get_model("articles", "PublicationLink").objects.filter(relation__in=NAMING, label__contains=COLON)
    colon = StrIndex("label", Value(COLON))
    rows.update(name=Substr("label", 1, colon - 1), label=Substr("label", colon + 1))


def join(apps, schema_editor):
    rows = apps.get_model("articles", "PublicationLink").objects.filter(relation__in=NAMING).exclude(name="")
    rows.update(label=Concat(F("name"), Value(COLON), F("label")))
    # PostgreSQL alters no table while a row of it waits for its constraints to be looked at.
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_reasons_as_values")]

    operations = [
        migrations.AddField(
            model_name="publicationlink",
            name="name",
            field=models.CharField(blank=True, max_length=200, verbose_name="name as printed"),
        ),
        migrations.RunPython(part, join),
    ]

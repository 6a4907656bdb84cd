import re

from django.db import migrations

FILE = re.compile(r'(?:"digest":"|/media/)([0-9a-f]{64})')
BATCH = 500


def file_current_editions(apps, schema_editor):
    """What is public today stays so: the files of each publication's edition, as publishing writes them from now on."""
    publications = apps.get_model("articles", "Publication").objects.select_related("edition").order_by("pk")
    files = apps.get_model("articles", "PublicationFile").objects
    rows = []
    for publication in publications.iterator(BATCH):
        dates = {name: getattr(publication, name) for name in ("visible_from", "visible_until", "withdrawn_at")}
        digests = sorted(set(FILE.findall(publication.edition.payload)))
        rows += [files.model(publication_id=publication.pk, digest=digest, **dates) for digest in digests]
        if len(rows) >= BATCH:
            files.bulk_create(rows)
            rows = []
    files.bulk_create(rows)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_files_of_publications"),
    ]

    operations = [
        migrations.RunPython(file_current_editions, migrations.RunPython.noop),
    ]

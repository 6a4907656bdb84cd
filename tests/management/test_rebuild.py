import io

import pytest
from django.core.management import call_command

from articles.models.published import Publication, PublicationLink
from tests.factories import published, story
from tests.publishing.test_rebuild import rows

pytestmark = pytest.mark.django_db


def test_rebuild_brings_back_what_was_lost(client):
    told = published(story())
    before = rows()
    PublicationLink.objects.all().delete()
    Publication.objects.update(slug="wrong")
    out = io.StringIO()

    call_command("rebuild", stdout=out)

    assert rows() == before
    assert out.getvalue() == f"{Publication.objects.count()} publications stand, made again from their editions.\n"
    assert client.get(f"/articles/{told.pk}/{told.slug}/").status_code == 200

import pytest

from articles.models import (
    SiteSettings,
)
from tests.models.refusals import refused_by_the_database

pytestmark = pytest.mark.django_db


def test_site_settings_are_one_row():
    SiteSettings.objects.create(pk=1, name="研究院")

    assert refused_by_the_database(SiteSettings(pk=2, name="又一个"))

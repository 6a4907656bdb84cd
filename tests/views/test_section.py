import pytest

from tests import factories
from tests.views.shown import titles

pytestmark = pytest.mark.django_db


def test_section_shows_only_its_own_news(client):
    own, other = factories.section(), factories.section("研究", "research")
    factories.published(factories.article("合作的", section=own))
    factories.published(factories.article("研究的", section=other))
    factories.published(factories.article("没有栏目"))

    assert titles(client.get("/sections/cooperation/")) == ["合作的"]

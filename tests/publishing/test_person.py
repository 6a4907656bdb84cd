import pytest

from tests.factories import person
from tests.publishing.problems import fields

pytestmark = pytest.mark.django_db


def test_person_without_a_page_is_refused_alone():
    assert fields(person("甲", is_public=False)) == ["is_public"]

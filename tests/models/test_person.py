import pytest

from articles.models import (
    Person,
)
from tests.models.refusals import fields_refused

pytestmark = pytest.mark.django_db


def test_person_is_not_merged_into_a_merged_person():
    kept = Person.objects.create(name="程鹏")
    merged = Person.objects.create(name="程鹏", merged_into=kept)
    third = Person.objects.create(name="程鵬", merged_into=merged)

    assert fields_refused(third) == ["merged_into"]


def test_person_with_others_merged_into_it_is_not_merged():
    kept = Person.objects.create(name="程鹏")
    Person.objects.create(name="程鹏", merged_into=kept)

    kept.merged_into = Person.objects.create(name="程鹏", disambiguator="金山")

    assert fields_refused(kept) == ["merged_into"]


def test_person_gets_a_sort_key():
    person = Person(name="程鹏")

    person.full_clean()

    assert person.sort_key == "cheng peng"


@pytest.mark.parametrize("name", ["程\u200b鹏", "程\x07鹏", "", "程" * 101])
def test_person_refuses_a_bad_name(name):
    assert fields_refused(Person(name=name)) == ["name"]

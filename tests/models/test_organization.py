import pytest

from articles.models import (
    Organization,
)
from tests.models.refusals import fields_refused, refused_by_the_database

pytestmark = pytest.mark.django_db


def test_organization_name_is_unique_in_its_parent():
    university = Organization.objects.create(name="上海交通大学")
    Organization.objects.create(name="教务处", parent=university)

    again = Organization(name="教务处", parent=university)
    elsewhere = Organization(name="教务处", parent=Organization.objects.create(name="浙江大学"))

    assert fields_refused(again) == ["name"]
    assert refused_by_the_database(again)
    assert elsewhere.full_clean() is None


def test_organization_name_is_unique_at_the_top():
    Organization.objects.create(name="上海交通大学")

    again = Organization(name="上海交通大学")

    assert fields_refused(again) == ["name"]
    assert refused_by_the_database(again)


def test_organization_refuses_a_circle_of_parents():
    university = Organization.objects.create(name="大学")
    school = Organization.objects.create(name="学院", parent=university)
    centre = Organization.objects.create(name="中心", parent=school)

    university.parent = centre

    assert fields_refused(university) == ["parent"]


def test_organization_is_not_its_own_parent():
    university = Organization.objects.create(name="大学")

    university.parent = university

    assert "parent" in fields_refused(university)
    assert refused_by_the_database(university)


def test_website_of_an_organization_is_an_address_of_the_web():
    assert fields_refused(Organization(name="学院", website="ftp://example.org/")) == ["website"]
    Organization(name="学院", website="https://example.org/").full_clean()

"""The command that reads a roster: its contract to the key, on the installed database, writing nothing."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

from articles.models import Organization, OrganizationAlias, Person
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def parsed(monkeypatch):
    """What the command prints for a text, or for bytes."""

    def run(text, *arguments):
        sent = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sent)))
        out = io.StringIO()
        call_command("parse_roster", *arguments, stdout=out)
        return out.getvalue()

    return run


def test_rows_are_printed_with_the_keys_of_the_contract(parsed):
    printed = json.loads(parsed("学院院长程鹏、副院长顾锋，韩志明先生，街镇领导等出席座谈会。\n", "--json"))

    assert printed == [
        {
            "kind": "person",
            "name": "程鹏",
            "titles": [{"organisation": "学院", "organisation_suggested": "学院", "title": "院长", "is_former": False}],
            "honorific": "",
            "source_text": "学院院长程鹏",
            "uncertain": [],
        },
        {
            "kind": "person",
            "name": "顾锋",
            "titles": [{"organisation": "", "organisation_suggested": "学院", "title": "副院长", "is_former": False}],
            "honorific": "",
            "source_text": "副院长顾锋",
            "uncertain": ["The text names no organisation; “学院” comes from the row above."],
        },
        {
            "kind": "person",
            "name": "韩志明",
            "titles": [],
            "honorific": "先生",
            "source_text": "韩志明先生",
            "uncertain": ["A name without a title."],
        },
        {
            "kind": "group",
            "name": "街镇领导",
            "titles": [],
            "honorific": "",
            "source_text": "街镇领导",
            "uncertain": [],
        },
    ]


def test_own_name_stands_for_our_school(parsed):
    factories.organization("上海交通大学", kind="university", is_own=True)

    def said(*arguments):
        return [
            title["organisation_suggested"]
            for row in json.loads(parsed("我校副校长程鹏出席。", "--json", *arguments))
            for title in row["titles"]
        ]

    factories.organization("文学院", parent=factories.organization("吉首大学"))
    assert [said(), said("--own", "浙江大学"), said("--own", "复旦大学法学院"), said("--own", "文学院")] == [
        ["上海交通大学"],
        ["浙江大学"],
        ["复旦大学"],
        ["吉首大学"],
    ]


def test_directory_helps(parsed):
    school = factories.organization("国际与公共事务学院")
    OrganizationAlias.objects.create(organization=school, text="国务学院")

    (row,) = json.loads(parsed("国务学院院长程鹏", "--json"))

    assert row["titles"] == [
        {
            "organisation": "国务学院",
            "organisation_suggested": "国际与公共事务学院",
            "title": "院长",
            "is_former": False,
        }
    ]


def test_language_is_guessed_or_said(parsed):
    text = "Peter Miller, Dean, School of Law; Mary Jones, Professor, School of Law"

    names = [row["name"] for row in json.loads(parsed(text, "--json"))]

    assert names == [row["name"] for row in json.loads(parsed(text, "--json", "--lang", "en"))]
    assert names == ["Peter Miller", "Mary Jones"]
    with pytest.raises(CommandError):
        parsed(text, "--json", "--lang", "fr")


def test_nothing_is_written_and_the_statements_are_bounded(parsed, django_assert_max_num_queries):
    Organization.objects.bulk_create(Organization(name=f"第{number}学院") for number in range(1000))
    Person.objects.bulk_create(Person(name=f"程鹏{number}") for number in range(1000))
    before = (Organization.objects.count(), Person.objects.count())

    with django_assert_max_num_queries(8) as asked:
        parsed("学院院长程鹏1，第7学院院长韩志明", "--json")

    assert [statement["sql"][:6] for statement in asked if not statement["sql"].startswith("SELECT")] == []
    assert (Organization.objects.count(), Person.objects.count()) == before


def test_without_json_a_row_is_a_line(parsed):
    assert parsed("学院院长程鹏，韩志明").splitlines() == [
        "person\t程鹏\t学院 院长",
        "person\t韩志明\t\tA name without a title.",
    ]


def test_empty_text_is_no_row(parsed):
    assert json.loads(parsed("", "--json")) == []


def test_byte_order_mark_is_no_character_of_the_text(parsed):
    (row,) = json.loads(parsed("\ufeff学院院长程鹏".encode(), "--json"))

    assert row["source_text"] == "学院院长程鹏"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("甲" * 100_001, "The text has more than 100,000 characters; send it in parts."),
        ("𠮷" * 100_010, "The text has more than 100,000 characters; send it in parts."),
        ("a" * 500_000, "The text has more than 100,000 characters; send it in parts."),
        ("程鹏".encode("gbk"), "The text is not UTF-8: byte 1 cannot be read."),
    ],
)
def test_text_that_cannot_be_read_is_refused_in_one_sentence(parsed, text, words):
    with pytest.raises(CommandError) as refusal:
        parsed(text, "--json")

    assert str(refusal.value) == words

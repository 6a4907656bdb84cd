"""A person's page: every appearance with the title held that day, under one address even after a merge."""

import datetime
import re

import pytest

from articles.models import Book, BookContributor, Person
from articles.publishing.door import publish
from tests import factories

pytestmark = pytest.mark.django_db


def appearances(response):
    return [(row.source.card["title"], str(row.relation), row.label) for row in response.context["appearances"]]


def event_with(title, day, *, held, role="attendee", name="程鹏"):
    made = factories.event(title, starts_on=datetime.date(2019, 3, day))
    factories.attendee(made, name, role=role, titles=[(factories.organization("金山区委"), held)])
    return made


def test_page_lists_every_appearance_with_the_title_held_that_day(client):
    first = event_with("第一次", 1, held="副书记")
    factories.attendee(first, "程鹏", role="speaker", titles=[(factories.organization("金山区委"), "副书记")])
    publish(first)
    publish(event_with("第二次", 9, held="书记", role="moderator"))
    event_with("草稿", 10, held="不公开的职务")
    person = Person.objects.get(name="程鹏")

    response = client.get(f"/people/{person.pk}/cheng-peng/")

    assert appearances(response) == [
        ("第二次", "moderator", "金山区委书记"),
        ("第一次", "attendee", "金山区委副书记"),
        ("第一次", "speaker", "金山区委副书记"),
    ]


def test_page_holds_what_was_signed_made_and_reported(client):
    told = factories.story(attendees=1)
    person = Person.objects.get(name="人000")
    BookContributor.objects.create(book=Book.objects.get(), person=person, role="editor", position=1)
    told.people.add(person)
    publish(told)

    context = client.get(f"/people/{person.pk}/ren-000/").context

    assert [(row.name, row.label, row.source.card["title"], s["state"]) for row, s in context["signed"]] == [
        ("学院", "院长", "合作协议", "not_stated")
    ]
    assert [(row.source.card["title"], row.label) for row in context["books"]] == [("治理之书", "editor")]
    assert [thing.id for thing in context["reports"]] == [told.pk]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_merged_person_leads_to_the_other_whose_page_reads_both(client, prefix):
    publish(event_with("从前", 1, held="副书记", name="程朋"))
    publish(event_with("后来", 2, held="书记"))
    kept, merged = Person.objects.get(name="程鹏"), Person.objects.get(name="程朋")
    merged.merged_into = kept
    merged.save()
    for person in (merged, kept):
        person.touch()
        publish(person)

    old = client.get(f"{prefix}/people/{merged.pk}/cheng-peng/")
    new = client.get(old["Location"])

    assert (old.status_code, old["Location"]) == (301, f"{prefix}/people/{kept.pk}/cheng-peng/")
    assert appearances(new) == [("后来", "attendee", "金山区委书记"), ("从前", "attendee", "金山区委副书记")]
    assert [thing.id for thing in client.get(f"{prefix}/people/").context["page"].rows] == [kept.pk]


def test_english_page_has_english_words_around_chinese_names(client):
    publish(event_with("座谈会", 1, held="书记"))
    person = Person.objects.get()

    html = client.get(f"/en/people/{person.pk}/cheng-peng/").content.decode()

    assert '<html lang="en">' in html
    assert ('<span lang="zh-Hans">程鹏</span>' in html, "Title that day" in html, "当日职务" in html) == (
        True,
        True,
        False,
    )


ENGLISH_NAME = re.compile(r'class="name[^"]*"[^>]*>\s*(.*?)</(?:a|span)>\s*(?:<div|<br|</t)', re.DOTALL)


def names_on(client, address):
    page = client.get(address, follow=True).content.decode()
    return [" ".join(re.sub(r"<[^>]+>", "", name).split()) for name in ENGLISH_NAME.findall(page)]


@pytest.mark.parametrize(
    ("prefix", "names"),
    [("/en", ["Cheng Peng 程鹏", "胡税根", "Secret Name"]), ("", ["程鹏", "胡税根", "Secret Name"])],
    ids=["en", "zh-hans"],
)
def test_english_list_has_the_english_name_beside_the_printed_one(client, prefix, names):
    factories.person("程鹏", name_en="Cheng Peng")
    factories.person("Secret Name", name_en="Nobody", is_public=False)
    event = factories.event()
    for name in ("程鹏", "胡税根", "Secret Name"):
        factories.attendee(event, name, titles=[(None, "教授")])
    publish(event)

    assert names_on(client, f"{prefix}/events/{event.pk}/") == names


def test_english_agreement_has_the_english_names_of_who_signed(client):
    factories.person("姜文宁", name_en="Jiang Wenning")
    agreement = factories.published(factories.agreement(signatories=[(0, "姜文宁", "院长"), (1, "江菊旺", "镇长")]))

    assert names_on(client, f"/en/agreements/{agreement.pk}/") == ["Jiang Wenning 姜文宁", "江菊旺"]

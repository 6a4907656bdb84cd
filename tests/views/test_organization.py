"""An organisation's page: its people, events, agreements and books."""

import pytest

from articles.models import Book, BookContributor, EventOrganization, Organization
from articles.publishing.door import publish
from tests import factories

pytestmark = pytest.mark.django_db


def test_page_holds_its_people_events_agreements_books_and_parts(client):
    told = factories.story(attendees=2)
    school = Organization.objects.get(name="学院")
    BookContributor.objects.create(book=Book.objects.get(), organization=school, role="compiler", position=1)
    EventOrganization.objects.create(event=told.events.get(), organization=school, role="host")
    publish(factories.organization("研究所", parent=school))
    publish(told)

    context = client.get(f"/organizations/{school.pk}/xue-yuan/").context

    assert [(person["name"], person["title"], person["on"]) for person in context["people"]] == [
        ("人000", "教授", "2019-03-05"),
        ("人001", "教授", "2019-03-05"),
    ]
    assert [(event.card["title"], list(map(str, parts))) for event, parts in context["events"]] == [
        ("座谈会", ["host"])
    ]
    assert [(row["card"]["title"], row["state"]) for row in context["agreements"]] == [("合作协议", "not_stated")]
    assert [(row.source.card["title"], row.label) for row in context["books"]] == [("治理之书", "compiler")]
    assert [part.card["name"] for part in context["parts"]] == ["研究所"]


def test_events_are_named_where_only_its_people_came(client):
    told = factories.published(factories.story(attendees=1))
    town = Organization.objects.get(name="廊下镇")

    events = client.get(f"/organizations/{town.pk}/lang-xia-zhen/").context["events"]

    assert [(event.id, parts) for event, parts in events] == [(told.events.get().pk, [])]


def test_merged_organization_leads_to_the_other_whose_page_reads_both(client):
    publish(factories.agreement("旧约", parties=("老名字", "学院")))
    publish(factories.agreement("新约", parties=("新名字", "学院")))
    kept, merged = Organization.objects.get(name="新名字"), Organization.objects.get(name="老名字")
    merged.merged_into = kept
    merged.save()
    for body in (merged, kept):
        body.touch()
        publish(body)

    old = client.get(f"/organizations/{merged.pk}/lao-ming-zi/")
    new = client.get(old["Location"])

    assert (old.status_code, old["Location"]) == (301, f"/organizations/{kept.pk}/xin-ming-zi/")
    assert sorted(row["card"]["title"] for row in new.context["agreements"]) == ["新约", "旧约"]
    listed = client.get(f"/agreements/?partner={kept.pk}").context["page"].rows
    assert sorted(row["card"]["title"] for row in listed) == ["新约", "旧约"]


def test_name_and_title_are_two_values_whatever_signs_they_hold(client):
    event, school = factories.event(), factories.organization("学院")
    factories.attendee(event, "程鹏：女", titles=[(school, "副院长：分管教学")])
    publish(event)

    people = client.get(f"/organizations/{school.pk}/", follow=True).context["people"]

    assert [(person["name"], person["title"]) for person in people] == [("程鹏：女", "副院长：分管教学")]


def test_name_of_several_words_is_not_taken_for_a_title(client):
    event = factories.event()
    centre = factories.organization("Centre for Training")
    factories.attendee(event, "Trần Công Danh", titles=[(centre, "Vice Director")])
    publish(event)

    people = client.get(f"/organizations/{centre.pk}/", follow=True).context["people"]

    assert [(person["name"], person["title"]) for person in people] == [("Trần Công Danh", "Vice Director")]

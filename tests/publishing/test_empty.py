"""Empty is missing: an edition made before a payload had a field says what one says that holds it empty."""

import pytest
from django.urls import reverse

from articles.models import Event
from articles.models.published import Edition, Kind, Publication
from articles.publishing.bundle import bundle
from articles.publishing.canonical import canonical_json, digest
from articles.publishing.door import editions_of, go_back, publish
from articles.publishing.problem import Refused
from articles.publishing.snapshot import content, decoded, said
from tests import factories

EMPTY = ("", None, [], {}, False)
# Fields of each shape, empty in `factories.story`: as if they had been added after its editions were made.
ADDED = {
    Kind.ARTICLE: ("pinned_until", "cover", "attachments"),
    Kind.EVENT: ("venue_en", "venue_organization", "programme", "year_is_inferred"),
    Kind.AGREEMENT: ("terminated_on", "renewal_of", "auto_renew"),
    Kind.ORGANIZATION: ("website", "logo", "aliases", "is_own"),
}


@pytest.fixture
def story():
    """A published story whose editions were made before the fields of ADDED were there."""
    told = factories.published(factories.story(attendees=2))
    for edition in Edition.objects.all():
        payload = decoded(edition)
        assert all(payload[key] in EMPTY for key in ADDED.get(edition.kind, ()))
        rest = {key: value for key, value in payload.items() if key not in ADDED.get(edition.kind, ())}
        for roster in rest.get("rosters", ()):
            for row in roster["rows"]:
                del row["honorific"], row["titles"][0]["is_former"]
        text = canonical_json(rest)
        Edition.objects.filter(pk=edition.pk).update(payload=text, sha256=digest(text))
    return told


@pytest.mark.parametrize("empty", EMPTY)
def test_missing_key_and_empty_one_say_the_same(empty):
    assert said({"a": "x", "b": empty, "rows": [{"c": empty, "n": 0}]}) == {"a": "x", "rows": [{"n": 0}]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"place": 0}, {}),
        ({"place": 0}, {"place": None}),
        ({"is_own": True}, {}),
        ({"parts": ["", "a"]}, {"parts": ["a"]}),
        ({"rows": [{"name": ""}]}, {"rows": []}),
    ],
)
def test_what_is_said_is_not_taken_for_empty(one, other):
    assert content(one) != content(other)


@pytest.mark.django_db
def test_added_field_makes_nothing_changed_in_the_bundle(story):
    assert [(member.kind, member.has_changed) for member in bundle(story)] == [(Kind.ARTICLE, False)]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["article", "event", "agreement", "organization"])
def test_added_field_makes_nothing_changed_at_the_desk(story, admin_client, name):
    rows = admin_client.get(reverse(f"admin:articles_{name}_changelist")).context["cl"].result_list
    form = admin_client.get(reverse(f"admin:articles_{name}_change", args=[rows[0].pk]))
    differences = admin_client.get(reverse(f"admin:articles_{name}_differences", args=[rows[0].pk]))

    assert {row.state.name for row in rows} == {"live"}
    assert form.context["standing"]["is_changed"] is False
    assert differences.context["compared"] == []


@pytest.mark.django_db
def test_badge_says_what_the_bundle_does(story, admin_client):
    """An organiser's new name stands in the event that names it, though nobody saved the event."""
    event, host = story.events.get(), factories.organization("研究所")
    event.organizations.create(organization=host, role="host")
    event.touch()
    publish(event)
    host.name = "研究院"
    host.save()

    [row] = admin_client.get(reverse("admin:articles_event_changelist")).context["cl"].result_list
    form = admin_client.get(reverse("admin:articles_event_change", args=[event.pk]))

    changed = {member.key: member.has_changed for member in bundle(event)}[(Kind.EVENT, event.pk)]
    assert (row.state.name, form.context["standing"]["is_changed"], changed) == ("changed", True, True)


@pytest.mark.django_db
def test_way_back_does_not_lead_to_an_edition_that_says_the_same(story):
    event = Event.objects.get()
    publish(event)
    assert editions_of(event).count() == 2
    before = Publication.objects.get(kind=Kind.EVENT).edition_id

    with pytest.raises(Refused):
        go_back(event)

    assert Publication.objects.get(kind=Kind.EVENT).edition_id == before

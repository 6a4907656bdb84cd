"""New editions where our own rules changed: what somebody edited, or may have, is left to people."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Event, Organization, Person
from articles.models.published import Edition, Kind, Publication
from articles.models.trail import TrailEntry
from articles.publishing.canonical import canonical_json, digest
from articles.publishing.door import editions_of, publish, withdraw
from articles.publishing.rebuild import rebuild
from articles.publishing.snapshot import content, decoded
from tests import factories
from tests.publishing.test_rebuild import rows

pytestmark = pytest.mark.django_db


def before_the_rule(thing, **values):
    """Makes the newest edition of a thing say what an older rule would have written: these values."""
    edition = editions_of(thing).get()
    text = canonical_json(decoded(edition) | values)
    Edition.objects.filter(pk=edition.pk).update(payload=text, sha256=digest(text))


def republished(**how):
    out = io.StringIO()
    call_command("republish", stdout=out, **how)
    return out.getvalue().splitlines()


@pytest.fixture
def story():
    """A published story whose event was published before a rule put its venue in."""
    told = factories.story(attendees=2)
    Event.objects.update(venue="会议室")
    publish(told, correction="更正：日期有误。")
    before_the_rule(told.events.get(), venue="")
    return told


def test_what_a_rule_changed_gets_a_new_edition_and_nothing_else_does(story, client):
    event, count = story.events.get(), Edition.objects.count()

    lines = republished(note="会场也印出来")

    assert f"new: event {event.pk} “座谈会”: venue" in lines
    assert lines[-1] == "1 editions were made, 0 things differ and were left."
    assert Edition.objects.count() == count + 1
    new, old = editions_of(event)
    assert (new.note, new.source_updated_at, decoded(new)["venue"]) == ("会场也印出来", event.updated_at, "会议室")
    assert new.previous_sha256 == old.sha256
    assert "会议室" in client.get(f"/events/{event.pk}/zuo-tan-hui/").content.decode()
    assert TrailEntry.objects.filter(act="published").first().who == "命令行"
    assert republished()[-1] == "0 editions were made, 0 things differ and were left."
    made = rows()
    rebuild()
    assert rows() == made


def test_dry_run_says_the_same_and_writes_nothing(story):
    count = Edition.objects.count()

    lines = republished(dry_run=True)

    assert f"would be new: event {story.events.get().pk} “座谈会”: venue" in lines
    assert lines[-1] == "1 editions would be made, 0 things differ and were left."
    assert Edition.objects.count() == count


def test_edition_that_lacks_an_empty_field_says_enough(story):
    event = factories.published(factories.event("第二场"))
    payload = decoded(editions_of(event).get())
    del payload["venue_en"], payload["programme"]
    text = canonical_json(payload)
    editions_of(event).update(payload=text, sha256=digest(text))

    republished()

    assert editions_of(event).count() == 1


def test_what_was_edited_since_is_left_and_listed(story):
    event = story.events.get()
    event.summary = "草稿"
    event.save()

    lines = republished()

    assert f"left: event {event.pk} “座谈会”: it was edited since; publish it at its desk" in lines
    assert lines[-1] == "0 editions were made, 1 things differ and were left."
    assert editions_of(event).count() == 1


def test_name_that_nobody_published_yet_does_not_come_out_with_a_rule(story):
    event, host = story.events.get(), factories.organization("研究所")
    event.organizations.create(organization=host, role="host")
    event.touch()
    publish(event)
    host.name = "研究院"
    host.save()

    lines = republished()

    why = "something that it names was edited since; publish that first"
    assert f"left: event {event.pk} “座谈会”: {why}" in lines
    publish(Organization.objects.get(pk=host.pk))
    assert f"new: event {event.pk} “座谈会”: organizers" in republished()


def test_what_was_never_published_keeps_no_rule_from_its_event(story):
    Person.objects.update(is_public=False)
    withdraw(Person.objects.first())

    assert republished()[-1] == "1 editions were made, 0 things differ and were left."


def test_what_a_problem_blocks_is_left_and_listed(story):
    event = story.events.get()
    event.rosters.create(role="attendee", is_complete=True, as_printed="程鹏、顾锋等。")

    lines = republished()

    assert f"left: event {event.pk} “座谈会”: a problem keeps it from being published; mend it at its desk" in lines
    assert editions_of(event).count() == 1


def test_dates_and_correction_stay_as_they_are(story):
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    article = factories.article("明天的", publish_from=tomorrow)
    publish(article)
    for told in (story, article):
        before_the_rule(told, summary="旧规则")
    dates = dict(Publication.objects.filter(kind=Kind.ARTICLE).values_list("thing_id", "visible_from"))

    republished()

    assert dict(Publication.objects.filter(kind=Kind.ARTICLE).values_list("thing_id", "visible_from")) == dates
    newest, first = map(decoded, editions_of(story))
    assert (newest["correction"], content(newest) == content(first)) == ("更正：日期有误。", False)


def test_what_is_withdrawn_stays_so(story):
    event = story.events.get()
    withdraw(event)

    republished()

    assert editions_of(event).first().action == Edition.Action.WITHDRAWN


def test_batches_are_walked_to_their_end(story, monkeypatch):
    monkeypatch.setattr("articles.publishing.republish.BATCH", 1)
    count = Publication.objects.count()

    lines = republished()

    assert f"{count} of {count} looked at." in lines
    assert lines[-1] == "1 editions were made, 0 things differ and were left."

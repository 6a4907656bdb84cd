"""The demo comes in once, stays as it was edited, and goes out without what an editor built on it."""

import io

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command

from articles.counting.audit import audit
from articles.counting.rollup import roll_up
from articles.management.commands.load_demo import STORIES
from articles.models import Article, DemoThing, Event, Image, Organization, Person
from articles.models.published import Edition, Publication
from articles.models.viewcount import ViewCount, ViewHit
from articles.publishing.door import publish
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def set_up(settings):
    """`manage.py set_up` on the embedded database, as `make run` calls it; returns what it says."""
    settings.IS_EMBEDDED, settings.WANTS_DEMO = True, True

    def run():
        said = io.StringIO()
        call_command("set_up", no_static=True, stdout=said)
        return said.getvalue()

    return run


def counts():
    return {
        model.__name__: model.objects.count() for model in (Article, Event, Person, Organization, Edition, Publication)
    }


def test_demo_is_published_whole_and_a_second_load_changes_nothing():
    call_command("load_demo", verbosity=0)
    before = counts()
    said = io.StringIO()

    call_command("load_demo", stdout=said)

    published = Publication.objects.articles().visible().values_list("thing_id", flat=True)
    assert set(published) == set(Article.objects.values_list("pk", flat=True))
    assert counts() == before
    assert set(DemoThing.objects.values_list("story", flat=True)) == set(STORIES)
    assert said.getvalue() == "The demo is there already; nothing was changed.\n"


def test_edited_demo_survives_the_next_start(set_up, client):
    first = set_up()
    article = Article.objects.earliest("pk")
    article.title = "改过的标题"
    article.save()
    publish(article)
    before = counts()

    second = set_up()

    assert counts() == before
    assert client.get(f"/articles/{article.pk}/{article.slug}/").context["article"]["title"] == "改过的标题"
    assert ("Password:" in first, "Password:" in second) == (True, False)


def test_password_is_random_printed_and_right(set_up, monkeypatch, settings):
    monkeypatch.delenv("DJANGO_SUPERUSER_PASSWORD", raising=False)
    monkeypatch.delenv("DJANGO_SUPERUSER_USERNAME", raising=False)
    settings.WANTS_DEMO = False

    password = next(line.split()[1] for line in set_up().splitlines() if "Password:" in line)

    assert len(password) >= 16
    assert authenticate(username="admin", password=password).is_superuser


def test_given_administrator_is_made_and_the_password_not_printed(set_up, monkeypatch, settings):
    monkeypatch.setenv("DJANGO_SUPERUSER_USERNAME", "chief")
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a given password")
    settings.WANTS_DEMO = False

    said = set_up()

    assert authenticate(username="chief", password="a given password").is_superuser
    assert "a given password" not in said


@pytest.mark.parametrize(("is_embedded", "wants_demo"), [(False, True), (True, False)])
def test_demo_stays_out_of_a_given_database_and_where_it_is_not_wanted(set_up, settings, is_embedded, wants_demo):
    settings.IS_EMBEDDED, settings.WANTS_DEMO = is_embedded, wants_demo

    set_up()

    assert counts() == dict.fromkeys(counts(), 0)
    assert get_user_model().objects.count() == 1


def test_database_in_use_gets_no_demo(set_up):
    """Somebody worked here with DEMO=0, or took the demo out: the next start brings nothing back."""
    get_user_model().objects.create_superuser("chief", password="x")

    set_up()

    assert Article.objects.count() == 0


def test_remove_demo_takes_out_all_of_it(settings):
    call_command("load_demo", verbosity=0)

    call_command("remove_demo", verbosity=0)

    assert counts() == dict.fromkeys(counts(), 0)
    assert Image.objects.count() == 0
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []
    assert DemoThing.objects.count() == 0


def test_remove_demo_leaves_the_views_that_readers_gave_it():
    call_command("load_demo", verbosity=0)
    article = Article.objects.earliest("pk")
    ViewHit.objects.create(article_id=article.pk, day="2026-11-25", hour=9)
    roll_up()

    call_command("remove_demo", verbosity=0)

    assert audit() == []
    assert list(ViewCount.objects.values_list("article_id", "legacy_base", "counted")) == [(article.pk, 0, 1)]


def test_remove_demo_leaves_what_an_editor_wrote_and_what_it_stands_on(client):
    call_command("load_demo", verbosity=0)
    event = Event.objects.earliest("pk")
    own = factories.published(factories.article("自己的新闻", events=[event]))
    said = io.StringIO()

    call_command("remove_demo", stdout=said)

    assert list(Article.objects.all()) == [own]
    assert list(Event.objects.all()) == [event]
    assert client.get(f"/articles/{own.pk}/{own.slug}/").status_code == 200
    assert f"event {event.pk} stays: your own work stands on it." in said.getvalue()

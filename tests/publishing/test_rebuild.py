"""Editions are the truth: whatever was done, the rebuild makes the same rows of them."""

import importlib
import json

import pytest
from django.apps import apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models.published import Edition, Publication, PublicationFile, PublicationLink
from articles.publishing.door import go_back, publish, withdraw
from articles.publishing.problem import Refused
from articles.publishing.rebuild import rebuild
from articles.publishing.store import HANGING
from tests.factories import article, attendee, event, image, story

STEPS = st.lists(
    st.tuples(st.sampled_from(["publish", "withdraw", "go_back", "edit", "attend"]), st.integers(0, 2)), max_size=12
)


def rows():
    """Every derived row, told by what it says and not by its own key."""
    publications = {
        publication.pk: (publication.kind, publication.thing_id) for publication in Publication.objects.all()
    }
    own = sorted(map(repr, Publication.objects.order_by("pk").values_list(*names(Publication))))
    hanging = [
        sorted(
            repr((publications[row.publication_id], *(getattr(row, name) for name in names(model))))
            for row in model.objects.all()
        )
        for model in HANGING
    ]
    return own, *hanging


def names(model):
    return [field.attname for field in model._meta.concrete_fields if field.attname not in ("id", "publication_id")]


def follow(train):
    things = [story(attendees=2), article("第二篇"), event("第二场")]
    for step, place in train:
        thing = things[place]
        try:
            if step == "edit":
                thing.title += "改"
                thing.save()
            elif step == "attend":
                attendee(things[2], f"新人{len(things[2].appearances.all())}")
                things[2].touch()
            else:
                {"publish": publish, "withdraw": withdraw, "go_back": go_back}[step](thing)
        except Refused:
            continue


def check_train(train):
    follow(train)
    before = rows()

    rebuild()

    assert rows() == before


@pytest.mark.django_db
def test_rebuild_of_a_story_gives_the_same_rows():
    publish(article("有图的", cover=image(), body=f'<p>文。</p><img src="/media/{"b" * 64}-960.jpg" alt="">'))
    publish(story())
    before = rows()
    Publication.objects.all().update(slug="broken", sort_key="0")
    PublicationLink.objects.all().delete()
    PublicationFile.objects.filter(digest="b" * 64).delete()
    PublicationFile.objects.update(digest="c" * 64)

    rebuild()

    assert rows() == before


@pytest.mark.django_db
def test_migration_parts_joined_labels_as_the_rebuild_would():
    publish(story())
    before = rows()
    joined = PublicationLink.objects.filter(relation__in=("affiliation", "signatory"))
    for link in joined:
        PublicationLink.objects.filter(pk=link.pk).update(name="", label=f"{link.name}：{link.label}")
    assert rows() != before

    importlib.import_module("articles.migrations.0011_names_of_links").part(apps, None)

    assert rows() == before


@pytest.mark.django_db
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_rebuild_after_any_train_gives_the_same_rows(train):
    wipe()
    check_train(train)


@pytest.mark.prove
@pytest.mark.django_db
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_rebuild_after_hundreds_of_trains_gives_the_same_rows(train):
    wipe()
    check_train(train)


def wipe():
    """Each example starts on an empty store: editions are only ever added, except here."""
    Publication.objects.all().delete()
    Edition.objects.all().delete()


@pytest.mark.django_db
def test_numbers_of_editions_have_no_gap():
    follow([("publish", 0), ("edit", 0), ("publish", 0), ("withdraw", 0), ("publish", 0), ("go_back", 0)])

    numbers = {}
    for edition in Edition.objects.order_by("number"):
        numbers.setdefault((edition.kind, edition.thing_id), []).append(edition.number)
        assert json.loads(edition.payload)["visible_from"]
    assert [found for found in numbers.values() if found != list(range(1, len(found) + 1))] == []

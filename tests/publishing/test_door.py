import datetime
import json

import pytest
from django.utils import timezone

from articles.models import Article, Person
from articles.models.published import Edition, Generation, Kind, Publication
from articles.publishing.bundle import bundle
from articles.publishing.canonical import canonical_json
from articles.publishing.door import editions_of, go_back, is_online, publish, publish_members, withdraw
from articles.publishing.kinds import FILES
from articles.publishing.problem import Refused
from tests.factories import article, attendee, event, one_of, organization, person, published, story

pytestmark = pytest.mark.django_db


def seen(client, thing):
    publication = Publication.objects.get(kind=Kind.ARTICLE, thing_id=thing.pk)
    return client.get(f"/articles/{thing.pk}/{publication.slug}/")


def test_publish_makes_an_edition_of_the_thing_and_of_all_it_names():
    told = story(attendees=2)

    editions = publish(told)

    assert [(edition.kind, edition.number) for edition in editions] == [
        ("organization", 1),
        ("organization", 1),
        ("person", 1),
        ("person", 1),
        ("book", 1),
        ("agreement", 1),
        ("event", 1),
        ("article", 1),
    ]
    assert Generation.objects.get().number == 1


def test_edit_changes_nothing_that_readers_see_until_it_is_published(client):
    news = published(article("第一稿"))
    Article.objects.filter(pk=news.pk).update(title="第二稿")
    news.refresh_from_db()
    news.touch()

    before = seen(client, news).content.decode()
    publish(news)
    after = seen(client, news).content.decode()

    assert ("第一稿" in before, "第二稿" in before) == (True, False)
    assert ("第一稿" in after, "第二稿" in after) == (False, True)


def test_publish_takes_along_only_what_is_new_or_changed():
    told = published(story())
    held = told.events.get()
    assert [member.key for member in bundle(told)] == [(Kind.ARTICLE, told.pk)]

    held.venue = "另一处"
    held.save()

    assert [member.key for member in bundle(told)] == [(Kind.EVENT, held.pk), (Kind.ARTICLE, told.pk)]


def test_publish_refuses_with_every_problem_and_writes_nothing():
    held = event()
    news = article(events=[held], published_on=None)
    merged = person("重名", merged_into=person("原人"))
    attendee(held, "重名")

    with pytest.raises(Refused) as refusal:
        publish(news)

    assert [(thing, problem.field) for thing, problem in refusal.value.problems] == [
        (held, "roster-attendee"),
        (news, "published_on"),
    ]
    assert (Edition.objects.count(), Publication.objects.count(), merged.pk > 0) == (0, 0, True)


def test_left_out_members_stay_as_they_are():
    told = story(attendees=1)
    held = told.events.get()

    publish(told, leave_out={(Kind.EVENT, held.pk)})

    assert not Publication.objects.filter(kind=Kind.EVENT).exists()
    assert Publication.objects.filter(kind=Kind.ARTICLE).exists()


def test_schedule_delays_the_first_publication_alone(client):
    news = article(publish_from=timezone.now() + datetime.timedelta(days=1))

    publish(news)
    waiting = seen(client, news).status_code
    Publication.objects.update(visible_from=timezone.now() - datetime.timedelta(hours=1))
    publish(news)

    assert waiting == 404
    assert seen(client, news).status_code == 200


def test_end_of_visibility_is_a_gone_page(client):
    news = published(article())

    news.publish_until = timezone.now() - datetime.timedelta(seconds=1)
    news.save()
    publish(news)

    assert seen(client, news).status_code == 410


def test_withdrawn_thing_is_gone_and_its_copy_stays(client):
    news = published(article("将被撤回"))

    edition = withdraw(news, note="有误")

    response = seen(client, news)
    assert (response.status_code, is_online(news), edition.note) == (410, False, "有误")
    assert "将被撤回" not in response.content.decode()
    assert client.get("/articles/").content.decode().count("将被撤回") == 0
    assert Article.objects.get(pk=news.pk).title == "将被撤回"


def test_withdraw_twice_is_refused():
    news = published(article())
    withdraw(news)

    with pytest.raises(Refused):
        withdraw(news)


def test_withdrawn_thing_can_be_published_again(client):
    news = published(article())
    withdraw(news)

    publish(news)

    assert seen(client, news).status_code == 200
    assert [edition.action for edition in editions_of(news)] == ["published", "withdrawn", "published"]


def test_go_back_shows_the_earlier_text_and_leaves_the_copy_alone(client):
    news = published(article("从前"))
    news.title = "后来"
    news.save()
    publish(news)

    edition = go_back(news)

    assert json.loads(edition.payload)["title"] == "从前"
    assert (edition.number, edition.action) == (3, "restored")
    assert "从前" in seen(client, news).content.decode()
    assert Article.objects.get(pk=news.pk).title == "后来"


def test_go_back_without_an_earlier_edition_is_refused():
    with pytest.raises(Refused):
        go_back(published(article()))


def test_correction_is_shown_with_its_edition_and_not_with_the_next(client):
    news = published(article())

    publish(news, correction="人名有误，已改正。")
    corrected = seen(client, news).content.decode()
    publish(news)

    assert "人名有误，已改正。" in corrected
    assert "人名有误" not in seen(client, news).content.decode()


def test_editions_are_a_chain_of_digests():
    news = published(article())
    publish(news, correction="一")
    publish(news, correction="二")

    editions = list(Edition.objects.filter(kind=Kind.ARTICLE, thing_id=news.pk).order_by("number"))

    assert [edition.previous_sha256 for edition in editions] == ["", *(edition.sha256 for edition in editions[:-1])]
    assert len({edition.sha256 for edition in editions}) == 3


def test_payload_is_canonical_json():
    publish(story())

    for payload in Edition.objects.values_list("payload", flat=True):
        assert canonical_json(json.loads(payload)) == payload


def test_person_without_a_page_stays_out_and_stays_text(client):
    held = event()
    attendee(held, "不公开者", titles=[(organization("学院"), "教授")])
    Person.objects.update(is_public=False)
    news = article(events=[held])

    publish(news)

    page = seen(client, news).content.decode()
    assert not Publication.objects.filter(kind=Kind.PERSON).exists()
    assert "不公开者" in page
    assert "/people/" not in page.split('id="main"')[1].split("<footer")[0]


def test_draft_never_leaks_by_its_title(client):
    draft = article("绝密草稿的标题")
    news = article("公开的新闻")
    news.related.add(draft)
    translated = article("English news", language="en", translation_of=draft)

    publish(news)
    publish(translated)

    pages = ["/", "/en/", "/articles/", "/en/articles/", f"/articles/{news.pk}/x/", f"/en/articles/{translated.pk}/x/"]
    assert [page for page in pages if "绝密草稿" in client.get(page, follow=True).content.decode()] == []
    assert "绝密草稿" not in "".join(Edition.objects.values_list("payload", flat=True))
    assert client.get(f"/articles/{draft.pk}/x/").status_code == 404


@pytest.mark.parametrize("count", [6, 60])
def test_publishing_takes_as_many_statements_for_60_attendees_as_for_6(count, django_assert_max_num_queries):
    told = story(attendees=count)

    with django_assert_max_num_queries(75):
        editions = publish(told)

    assert len(editions) == count + 6


@pytest.mark.parametrize("kind", list(FILES))
def test_card_is_smaller_than_its_payload_and_made_of_it_alone(kind):
    publish(one_of(kind))

    editions = list(Edition.objects.filter(kind=kind))
    assert editions
    for edition in editions:
        assert len(edition.card) <= len(edition.payload)
        assert json.loads(edition.card) == FILES[kind].card(json.loads(edition.payload))


def test_what_comes_with_a_scheduled_article_opens_with_it(client):
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    told = story(attendees=1)
    told.publish_from = tomorrow
    told.save()

    publish(told)

    assert set(Publication.objects.values_list("visible_from", flat=True)) == {tomorrow}
    assert client.get(f"/events/{told.events.get().pk}/").status_code == 404


def test_what_waits_for_an_article_opens_with_an_earlier_one():
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    told = story(attendees=1)
    told.publish_from = tomorrow
    told.save()
    publish(told)

    earlier = published(article("先发的一篇", events=told.events.all()))

    waiting = Publication.objects.filter(visible_from__gt=timezone.now())
    assert [(row.kind, row.thing_id) for row in waiting] == [(Kind.ARTICLE, told.pk)]
    assert Publication.objects.get(kind=Kind.ARTICLE, thing_id=earlier.pk).visible_from <= timezone.now()


def test_withdrawn_thing_comes_back_as_it_was(client):
    news = published(article("撤回又恢复"))
    withdraw(news)

    edition = go_back(news)

    assert (edition.number, edition.action) == (3, "restored")
    assert "撤回又恢复" in seen(client, news).content.decode()


def test_thing_that_was_saved_while_it_was_read_is_refused():
    news = article()
    members = bundle(news)
    news.touch()

    with pytest.raises(Refused) as refusal:
        publish_members(members)

    assert [thing for thing, _problem in refusal.value.problems] == [news]
    assert Edition.objects.count() == 0

"""The draft history: going back brings back a thing with all its rows, and touches nothing else."""

import pytest
import reversion
from django.db.models import CASCADE
from django.urls import reverse

from articles import models
from articles.admin.history import ROWS, relations
from articles.models import Agreement, Article, Book, Event, Image, Person, SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db


def url(thing, page, *args):
    return reverse(f"admin:articles_{thing._meta.model_name}_{page}", args=args)


def remembered(*things):
    """The things as they are now, kept as one save would keep them."""
    with reversion.create_revision():
        for thing in things:
            thing.save()


def oldest(desk, thing):
    return desk.get(url(thing, "history", thing.pk)).context["action_list"][-1]["url"]


def opened(desk, address):
    """The form with an earlier draft in it, as the button on its page opens it."""
    return desk.post(address, {"_open": "1"})


def go_back(desk, typed, thing, address=None):
    address = address or oldest(desk, thing)
    response = desk.post(address, typed(opened(desk, address)))
    assert response.status_code == 302
    return type(thing).objects.get(pk=thing.pk)


def picture(number):
    return Image.objects.create(file=f"00/{number}.jpg", digest=f"{number:064d}", width=10, height=10, alt="字")


def whole_article():
    news = factories.article("第一稿", tags=["甲", "乙"])
    news.credits.create(position=1, role="author", name="记者")
    news.article_images.create(position=1, image=picture(1), caption="会场")
    news.cover = picture(2)
    news.events.add(factories.event("会议"))
    news.people.add(factories.person("程鹏"))
    news.save()
    return news


def facts_of_article(news):
    return [
        news.title,
        sorted(tag.name for tag in news.tags.all()),
        [(row.role, row.name) for row in news.credits.all()],
        [(row.image_id, row.caption) for row in news.article_images.all()],
        news.cover_id,
        [event.title for event in news.events.all()],
        [person.name for person in news.people.all()],
    ]


def spoil_article(news):
    news.title, news.cover = "第二稿", None
    news.save()
    news.tags.set(["丙"])
    news.credits.all().delete()
    news.credits.create(position=1, role="editor", name="别人")
    news.article_images.all().delete()
    news.events.clear()
    news.people.set([factories.person("另一位")])


def whole_event():
    event = factories.event("座谈会")
    school, town = factories.organization("学院"), factories.organization("廊下镇")
    event.tags.add("治理")
    event.organizations.create(organization=school, role="host", position=1)
    event.organizations.create(organization=town, role="host", position=2)
    item = event.programme.create(position=1, kind="speech", title="致辞")
    factories.attendee(event, "程鹏", titles=[(school, "教授"), (town, "顾问")])
    factories.attendee(event, "顾锋", role="speaker", titles=[(school, "书记")], programme_item=item)
    event.appearances.create(role="attendee", position=2, group_label="街镇领导")
    event.rosters.create(role="attendee", is_complete=False, tail="等")
    factories.book(at=event)
    return event


def facts_of_event(event):
    return [
        event.title,
        [tag.name for tag in event.tags.all()],
        [(row.organization.name, row.role, row.position) for row in event.organizations.order_by("position")],
        [(row.kind, row.title) for row in event.programme.all()],
        [
            (str(row), row.role, row.position, str(row.programme_item), [title.title for title in row.titles.all()])
            for row in event.appearances.order_by("role", "position")
        ],
        [(row.role, row.is_complete, row.tail) for row in event.rosters.all()],
        [launch.book.title for launch in event.book_launches.all()],
    ]


def spoil_event(event):
    event.title = "改了名的会"
    event.save()
    event.tags.set(["别的"])
    first, second = event.organizations.order_by("position")
    first.delete()
    second.position = 1
    second.save()
    event.programme.all().delete()
    event.appearances.get(group_label="街镇领导").delete()
    event.appearances.get(role="attendee").titles.all().delete()
    factories.attendee(event, "不速之客")
    event.rosters.all().delete()
    event.book_launches.all().delete()


def whole_agreement():
    return factories.agreement(
        "三方协议",
        parties=("学院", "廊下镇"),
        signatories=[(0, "姜文宁", "院长"), (1, "江菊旺", "镇长")],
        items=("共建", "培训"),
    )


def facts_of_agreement(agreement):
    return [
        agreement.title,
        [
            (
                party.name_as_printed,
                party.position,
                [(row.name_as_printed, row.title_as_printed) for row in party.signatories.all()],
            )
            for party in agreement.parties.all()
        ],
        [(row.position, row.text) for row in agreement.items.all()],
    ]


def spoil_agreement(agreement):
    agreement.title = "另一份协议"
    agreement.save()
    first, second = agreement.parties.all()
    second.signatories.all().delete()
    # The two change places, which no constraint may stop on the way back.
    first.organization, second.organization = second.organization, first.organization
    agreement.parties.filter(pk=second.pk).delete()
    first.save()
    agreement.items.all().delete()
    agreement.items.create(position=1, text="新的事项")


def whole_book():
    book = factories.book("治理之书")
    book.parts.create(position=1, title="上篇")
    book.parts.create(position=2, title="下篇")
    book.contributors.create(position=1, role="author", person=factories.person("作者"))
    return book


def facts_of_book(book):
    return [
        book.title,
        [part.title for part in book.parts.all()],
        [(row.role, row.person.name) for row in book.contributors.all()],
    ]


def spoil_book(book):
    book.title = "改过的书"
    book.save()
    book.parts.all().delete()
    book.contributors.all().delete()


def whole_organization():
    body = factories.organization("上海交通大学")
    body.aliases.create(text="交大")
    return body


def facts_of_organization(body):
    return [body.name, [alias.text for alias in body.aliases.all()]]


def spoil_organization(body):
    body.name = "改名大学"
    body.save()
    body.aliases.all().delete()
    body.aliases.create(text="改大")


KINDS = {
    "article": (whole_article, facts_of_article, spoil_article),
    "event": (whole_event, facts_of_event, spoil_event),
    "agreement": (whole_agreement, facts_of_agreement, spoil_agreement),
    "book": (whole_book, facts_of_book, spoil_book),
    "organization": (whole_organization, facts_of_organization, spoil_organization),
}


@pytest.mark.parametrize("kind", KINDS)
def test_going_back_brings_back_every_row(desk, typed, kind):
    whole, facts, spoil = KINDS[kind]
    thing = whole()
    remembered(thing)
    before = facts(type(thing).objects.get(pk=thing.pk))
    spoil(thing)
    assert facts(type(thing).objects.get(pk=thing.pk)) != before

    back = go_back(desk, typed, thing)

    assert facts(back) == before


@pytest.mark.parametrize("kind", KINDS)
def test_deleted_thing_is_recovered_with_every_row(desk, typed, kind):
    whole, facts, _spoil = KINDS[kind]
    thing = whole()
    remembered(thing)
    before = facts(type(thing).objects.get(pk=thing.pk))
    number, model = thing.pk, type(thing)
    thing.delete()

    version = desk.get(url(thing, "recoverlist")).context["deleted"][0]
    address = url(thing, "recover", version.pk)
    response = desk.post(address, typed(opened(desk, address)))

    assert response.status_code == 302
    assert facts(model.objects.get(pk=number)) == before


def test_going_back_leaves_what_was_saved_in_the_same_moment_alone(desk, typed):
    news = factories.story(attendees=2)
    event = news.events.get()
    agreement = event.agreements.get()
    book = event.book_launches.get().book
    remembered(news, event, agreement, book, *Person.objects.all())
    Article.objects.filter(pk=news.pk).update(title="写错的标题")
    Agreement.objects.filter(pk=agreement.pk).update(title="后来改好的协议")
    agreement.items.create(position=2, text="后来添的事项")
    Book.objects.filter(pk=book.pk).update(title="后来改好的书")
    factories.attendee(event, "后来添的人")
    Person.objects.filter(name="人000").update(biography="后来写的简介")

    back = go_back(desk, typed, news)

    assert back.title == "新书首发"
    assert Agreement.objects.get().title == "后来改好的协议"
    assert Agreement.objects.get().items.count() == 2
    assert Book.objects.get().title == "后来改好的书"
    assert Event.objects.get().appearances.count() == 3
    assert Person.objects.get(name="人000").biography == "后来写的简介"


def test_looking_at_an_earlier_draft_changes_nothing(desk):
    book = whole_book()
    remembered(book)
    spoil_book(book)

    page = opened(desk, oldest(desk, book)).content.decode()

    assert ("治理之书" in page, "上篇" in page) == (True, True)
    assert facts_of_book(Book.objects.get()) == ["改过的书", [], []]


def test_draft_that_points_to_what_was_deleted_is_refused_in_words(desk):
    news = whole_article()
    remembered(news)
    spoil_article(news)
    Event.objects.all().delete()

    response = desk.post(oldest(desk, news), {}, follow=True)

    assert (response.status_code, Article.objects.get().title) == (200, "第二稿")
    assert [message.level_tag for message in response.context["messages"]] == ["error"]


ALSO = {
    "person": lambda: factories.person("程鹏"),
    "bookseries": lambda: models.BookSeries.objects.create(title="丛书"),
    "section": lambda: models.Section.objects.create(name="合作", slug="cooperation"),
    "page": lambda: models.Page.objects.create(title="关于", slug="about", body="<p>字</p>"),
    "image": lambda: picture(1),
}


@pytest.mark.parametrize("kind", [*KINDS, *ALSO])
def test_draft_that_came_back_is_a_change_of_today(desk, typed, admin_user, kind):
    thing = ALSO[kind]() if kind in ALSO else KINDS[kind][0]()
    remembered(thing)
    thing.save()
    before = type(thing).objects.get(pk=thing.pk).updated_at

    back = go_back(desk, typed, thing)

    assert (back.updated_at > before, back.updated_by) == (True, admin_user)


def test_published_thing_whose_draft_came_back_says_that_it_has_changes(desk, typed):
    book = whole_book()
    remembered(book)
    factories.published(Book.objects.get())

    go_back(desk, typed, book)

    page = desk.get(url(book, "change", book.pk))
    assert page.context["standing"]["is_changed"]


def test_earlier_draft_is_not_laid_over_what_was_saved_meanwhile(desk, typed):
    book = whole_book()
    remembered(book)
    address = oldest(desk, book)
    sent = typed(opened(desk, address))
    spoil_book(book)

    refused = desk.post(address, sent)
    again = desk.post(address, typed(refused))

    assert [refused.status_code, again.status_code] == [200, 200]
    assert 'name="_replace"' in refused.content.decode()
    assert facts_of_book(Book.objects.get()) == ["改过的书", [], []]
    assert desk.post(address, sent | {"_replace": refused.context["newer"]}).status_code == 302
    assert facts_of_book(Book.objects.get())[0] == "治理之书"


def test_thing_that_was_recovered_meanwhile_is_not_recovered_over(desk, typed):
    book = whole_book()
    remembered(book)
    book.delete()
    version = desk.get(url(book, "recoverlist")).context["deleted"][0]
    address = url(book, "recover", version.pk)
    sent = typed(opened(desk, address))
    desk.post(address, sent)
    Book.objects.update(title="后来改好的书")

    refused = desk.post(address, sent)

    assert (refused.status_code, Book.objects.get().title) == (200, "后来改好的书")


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hans", "已修改副标题。"), ("en", "Changed subtitle.")], ids=["zh-hans", "en"]
)
def test_history_says_what_was_changed_in_the_language_of_its_editor(desk, admin_user, typed, language, words):
    models.StaffSettings.objects.create(user=admin_user, language=language)
    book = whole_book()
    address = url(book, "change", book.pk)

    desk.post(address, typed(desk.get(address)) | {"subtitle": "副题"})

    assert words in desk.get(url(book, "history", book.pk)).content.decode()


def test_earlier_settings_are_public_again_at_once(desk, client, typed):
    site = factories.site(name="旧名")
    remembered(site)
    SiteSettings.objects.update(name="新名")
    factories.published(SiteSettings.objects.get())

    go_back(desk, typed, site)

    assert "旧名" in client.get("/").content.decode()


def test_every_row_that_dies_with_a_thing_is_in_its_history():
    ours = {getattr(models, name) for name in models.__all__}
    kept = {relation.related_model for model in ROWS for relation in relations(model)}
    parts = {
        field.related_model
        for model in ROWS
        for field in model._meta.get_fields()
        if field.one_to_many and field.on_delete is CASCADE and field.related_model in ours
    }
    # What somebody said of a warning, and when, is no draft: going back to one does not unsay it.
    parts -= {models.Acknowledgement}

    assert parts == kept

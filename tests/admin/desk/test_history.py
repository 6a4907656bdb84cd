"""The draft history: going back brings back a thing with all its rows, and touches nothing else."""

import pytest
import reversion
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import CASCADE
from django.http import Http404
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.formats import localize
from reversion.admin import VersionAdmin
from reversion.models import Version

from articles import models
from articles.admin.desk.history import ROWS, relations
from articles.models import Agreement, Article, Book, Event, Image, Person, SiteSettings
from tests import factories
from tests.admin.conftest import opened

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


def test_page_of_an_earlier_draft_is_of_its_own_desk_and_for_those_who_may_see_it(desk, client, django_user_model):
    book = whole_book()
    remembered(book)
    address = oldest(desk, book)
    number = address.rstrip("/").rpartition("/")[2]
    client.force_login(django_user_model.objects.create_user("reader", password="x", is_staff=True))

    page = desk.get(address).content.decode()

    assert ('name="_open"' in page, 'name="title"' in page) == (True, False)
    assert desk.get(f"/admin/articles/person/{book.pk}/history/{number}/").status_code == 404
    assert client.get(address).status_code == 403


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


# Whose version it is


def one_version_of_each():
    """{model: a Version of it}, of all that has a history."""
    news, event = whole_article(), whole_event()
    site = SiteSettings.objects.create(pk=1, name="研究院")
    site.friend_links.create(position=1, name="大学", url="https://example.org/")
    document = models.Attachment.objects.create(title="文本", file="00/a.pdf", digest="2" * 64)
    others = [make() for kind, make in ALSO.items() if kind != "image"]
    remembered(news, event, whole_agreement(), whole_book(), whole_organization(), site, document, picture(3), *others)
    return {version._model: version for version in Version.objects.all()}


def versioned_desks():
    return [desk.model for desk in admin.site._registry.values() if isinstance(desk, VersionAdmin)]


def answer(rf, user, method, address):
    """What the address answers, without the page of what is not found: there are hundreds of them."""
    request = getattr(rf, method)(address)
    request.user, request.resolver_match, request._dont_enforce_csrf_checks = user, resolve(address), True
    try:
        return request.resolver_match.func(request, *request.resolver_match.args).status_code
    except Http404:
        return 404


def test_version_of_another_model_is_not_found_at_any_desk(rf, admin_user):
    versions = one_version_of_each()

    found = []
    for model, version in versions.items():
        for other in set(versioned_desks()) - {model}:
            for page, args in (("revision", [version.object_id, version.pk]), ("recover", [version.pk])):
                address = reverse(f"admin:articles_{other._meta.model_name}_{page}", args=args)
                answers = [answer(rf, admin_user, method, address) for method in ("get", "post")]
                found += [(model, address)] if answers != [404, 404] else []

    assert set(versions) == set(reversion.get_registered_models())
    assert found == []


def test_keeper_of_pictures_puts_no_article_back(may):
    news = whole_article()
    remembered(news)
    version = Version.objects.get_for_object(news).get()
    spoil_article(news)
    desk = may("add_image", "change_image", "delete_image")

    addresses = [
        reverse("admin:articles_image_revision", args=[news.pk, version.pk]),
        reverse("admin:articles_image_recover", args=[version.pk]),
    ]

    assert [desk.post(address, {"alt": "字"}).status_code for address in addresses] == [404, 404]
    assert facts_of_article(Article.objects.get())[:2] == ["第二稿", ["丙"]]


@pytest.mark.parametrize("kind", [*KINDS, *ALSO])
def test_who_may_only_look_sees_an_earlier_draft_and_brings_none_back(may, kind):
    thing = ALSO[kind]() if kind in ALSO else KINDS[kind][0]()
    remembered(thing)
    before = type(thing).objects.get(pk=thing.pk).updated_at
    address = url(thing, "revision", thing.pk, Version.objects.get_for_object(thing).get().pk)
    desk = may(f"view_{kind}")

    assert (desk.get(address).status_code, desk.post(address, {}).status_code) == (200, 403)
    assert type(thing).objects.get(pk=thing.pk).updated_at == before


def test_version_of_another_thing_is_not_found(desk):
    first, second = factories.book("甲书"), factories.book("乙书")
    remembered(first)
    version = Version.objects.get_for_object(first).get()

    assert desk.get(url(second, "revision", second.pk, version.pk)).status_code == 404
    assert desk.get(url(first, "revision", first.pk, "9" * 30)).status_code == 404
    assert desk.get(url(first, "recover", "9" * 30)).status_code == 404


def deleted_book():
    book = whole_book()
    remembered(book)
    version, number = Version.objects.get_for_object(book).get(), book.pk
    book.delete()
    return version, number


def test_what_was_deleted_is_not_made_again_by_who_may_change(may):
    version, number = deleted_book()
    desk = may("change_book", "view_book")
    addresses = [
        reverse("admin:articles_book_revision", args=[number, version.pk]),
        reverse("admin:articles_book_recover", args=[version.pk]),
        reverse("admin:articles_book_recoverlist"),
    ]

    answers = [[ask(address).status_code for address in addresses] for ask in (desk.get, desk.post)]

    assert answers == [[404, 403, 403], [404, 403, 403]]
    assert Book.objects.count() == 0


def test_who_may_add_and_view_recovers(may, typed):
    version, number = deleted_book()
    desk = may("add_book", "view_book")
    address = reverse("admin:articles_book_recover", args=[version.pk])

    listed = desk.get(reverse("admin:articles_book_recoverlist"))
    response = desk.post(address, typed(opened(desk, address)))

    assert [entry.object_repr for entry in listed.context["deleted"]] == ["《治理之书》"]
    assert (response.status_code, facts_of_book(Book.objects.get(pk=number))[1]) == (302, ["上篇", "下篇"])


def test_who_may_add_lays_no_earlier_draft_over_what_stands(may):
    book = whole_book()
    remembered(book)
    spoil_book(book)
    address = url(book, "recover", Version.objects.get_for_object(book).get().pk)
    desk = may("add_book", "view_book")

    assert desk.post(address, {"_replace": "1"}).status_code == 403
    assert Book.objects.get().title == "改过的书"


def test_who_may_not_view_sees_no_title_of_what_was_deleted(may):
    version, _number = deleted_book()
    desk = may("add_book")

    pages = [desk.get(url(Book(), "recoverlist")), desk.get(url(Book(), "recover", version.pk))]

    assert [(page.status_code, "治理之书" in page.content.decode()) for page in pages] == [(403, False)] * 2


def test_what_came_back_says_so_in_its_own_history(desk, typed, admin_user):
    news = whole_article()
    remembered(news)
    saved_at = Version.objects.get_for_object(news).get().revision.date_created
    spoil_article(news)

    go_back(desk, typed, news)

    words = f"恢复到 {localize(timezone.localtime(saved_at))} 的版本"
    traces = [(entry.user, entry.get_edited_object(), entry.get_change_message()) for entry in LogEntry.objects.all()]
    assert traces == [(admin_user, news, words)]
    newest = Version.objects.get_for_object(news).first().revision
    assert (newest.user, newest.get_comment()) == (admin_user, words)
    assert words in desk.get(url(news, "history", news.pk)).content.decode()


def test_history_keeps_words_to_itself_that_name_what_was_saved_with_it(may, desk):
    event, book = factories.event("未公开的会"), factories.book()
    with reversion.create_revision():
        event.save()
        book.save()
        reversion.set_comment("已添加活动日程“未公开的致辞”。")
    with reversion.create_revision():
        book.save()
        reversion.set_comment("已修改副标题。")

    def words(desk):
        return [entry["revision"].comment for entry in desk.get(url(book, "history", book.pk)).context["action_list"]]

    assert words(desk) == ["已修改副标题。", "已添加活动日程“未公开的致辞”。"]
    assert words(may("view_book")) == ["已修改副标题。", ""]


def test_page_of_deleting_names_nothing_that_one_may_not_view(may, desk):
    event = whole_event()
    launch = event.book_launches.get()
    address = url(event, "delete", event.pk)
    assert "《治理之书》" in desk.get(address).content.decode()

    page = may("view_event", "delete_event").get(address).content.decode()

    assert ("《治理之书》" in page, f"{launch._meta.verbose_name} {launch.pk}" in page) == (False, True)
    assert ("程鹏" in page, "座谈会" in page) == (False, True)


def test_page_of_deleting_keeps_the_title_of_what_protects_to_itself(may):
    event = factories.event()
    agreement = factories.agreement("未公开的协议", at=event)
    client = may("view_event", "delete_event", "delete_agreement")

    page = client.get(url(event, "delete", event.pk)).content.decode()

    assert ("未公开的协议" in page, f"协议 {agreement.pk}" in page) == (False, True)

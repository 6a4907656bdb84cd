"""What a user may not view and readers do not see: no page of the desk shows a word of it."""

import datetime
import io
import re

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Pillow
from reversion import add_to_revision, create_revision
from reversion.models import Version

from articles.admin.desk.sight import numbered
from articles.models import (
    Agreement,
    Article,
    Book,
    BookSeries,
    Event,
    Image,
    ImportBatch,
    LegacyPage,
    Organization,
    Person,
    Tag,
)
from articles.models.published import Publication
from articles.models.viewcount import ViewCount, ViewDay, ViewHour
from tests import factories
from tests.admin.conftest import opened

pytestmark = pytest.mark.django_db

WRITER = ("add_article", "change_article", "view_article")
SECRETS = ("座谈会", "治理之书", "合作协议", "人000", "廊下镇")


def url(thing, page, *args):
    return reverse(f"admin:articles_{thing._meta.model_name}_{page}", args=[*args])


def words_in(response, words=SECRETS):
    assert response.status_code == 200
    return [part for part in words if part in response.content.decode()]


def rights_to_view(*models):
    return [f"view_{model._meta.model_name}" for model in models]


def draft():
    """An article whose record no reader has seen; its own words name none of it."""
    return factories.story(attendees=2)


@pytest.mark.parametrize("page", ["change", "opening", "publish", "preview", "differences", "history"])
def test_pages_of_an_article_show_its_writer_nothing_of_its_record(may, desk, page):
    news = draft()
    agreement = news.events.get().agreements.get()
    news.agreements.add(agreement)
    news.organizations.add(*[party.organization for party in agreement.parties.all()])
    seen = words_in(desk.get(url(news, page, news.pk)))

    found = words_in(may(*WRITER, "add_edition").get(url(news, page, news.pk)))

    assert (seen != [], found) == (page not in ("differences", "history"), [])


def test_opening_draws_only_from_what_its_writer_may_view(may):
    news = draft()

    page = may(*WRITER, *rights_to_view(Event, Book)).get(url(news, "opening", news.pk))

    assert words_in(page) == ["座谈会", "治理之书", "人000", "廊下镇"]
    assert page.context["draft"].paragraphs[-1] == "《治理之书》在会上首发。"
    assert "您无权查看" in page.content.decode()


def test_opening_draws_from_what_readers_see_as_it_stands(may):
    news = factories.published(draft())
    client = may(*WRITER)

    before = client.get(url(news, "opening", news.pk)).context["draft"].paragraphs
    event = Event.objects.get()
    event.title = "改过的会名"
    event.save()
    after = client.get(url(news, "opening", news.pk)).context["draft"].paragraphs

    assert (before[0], after) == ("2019年3月5日，座谈会举行。", ())


@pytest.mark.parametrize("query", ["?opening=zh-hans&events={}", "?events={}"])
def test_new_article_is_begun_with_no_word_of_a_hidden_event(may, desk, query):
    event = draft().events.get()
    address = reverse("admin:articles_article_add") + query.format(event.pk)
    assert "座谈会" in words_in(desk.get(address))

    page = may(*WRITER).get(address)

    assert words_in(page) == []
    assert f"活动 {event.pk}" in page.content.decode()


def test_desk_keeps_what_its_editor_may_not_view(may, typed):
    news = draft()
    client, address = may(*WRITER), url(news, "change", news.pk)

    client.post(address, typed(client.get(address)) | {"title": "新题"})

    kept = Article.objects.get()
    assert (kept.title, [event.title for event in kept.events.all()]) == ("新题", ["座谈会"])


def test_picker_names_what_is_public_as_readers_know_it(may):
    news = factories.published(draft())
    Event.objects.update(title="改过的会名")

    page = may(*WRITER).get(url(news, "change", news.pk)).content.decode()

    assert ("座谈会" in page, "改过的会名" in page) == (True, False)


def test_who_may_only_look_is_printed_no_hidden_name(may, desk):
    news = draft()
    book = Book.objects.get()
    book.publisher = factories.organization("廊下镇")
    book.save()

    pages = [url(news, "change", news.pk), url(book, "change", book.pk), url(book, "changelist")]

    assert [words_in(desk.get(page), ["廊下镇", "座谈会"]) for page in pages] == [["座谈会"], ["廊下镇"], ["廊下镇"]]
    client = may(*rights_to_view(Article, Book))
    assert [words_in(client.get(page), ["廊下镇", "座谈会"]) for page in pages] == [[], [], []]


def test_preview_shows_what_is_public_in_place_of_what_is_hidden(may):
    news = factories.published(draft())
    Event.objects.update(venue="新的会场")
    Event.objects.get().touch()
    Agreement.objects.update(title="改过的协议")

    page = may(*WRITER).get(url(news, "preview", news.pk)).content.decode()

    assert ("座谈会" in page, "合作协议" in page) == (True, True)
    assert ("新的会场" in page, "改过的协议" in page) == (False, False)


def test_publisher_publishes_nothing_that_he_may_not_view(may):
    news = draft()
    client = may(*WRITER, *rights_to_view(Event), "add_edition")
    book, agreement = Book.objects.get(), Agreement.objects.get()

    page = client.get(url(news, "publish", news.pk))
    rows = page.context["rows"]
    take = [row["key"] for row in rows if not row["is_own"]]
    client.post(url(news, "publish", news.pk), {"digest": page.context["digest"], "shown": take, "take": take})

    assert [str(row["kind"]) for row in rows] == ["文章", "活动"]
    assert {f"图书 {book.pk}", f"协议 {agreement.pk}"} <= set(page.context["not_taken"])
    assert set(Publication.objects.values_list("kind", flat=True)) == {"article", "event"}


def test_differences_of_what_is_hidden_are_not_shown(may):
    news = factories.published(draft())
    news.events.add(factories.event("另一次会"))
    Article.objects.get().touch()
    book = Book.objects.get()
    book.title = "改过的书名"
    book.save()

    page = may(*WRITER).get(url(news, "differences", news.pk))

    assert words_in(page, ["改过的书名", "另一次会"]) == []
    assert [str(entry["kind"]) for entry in page.context["compared"]] == ["文章"]


def test_editions_name_what_was_left_out_of_them_by_its_number(may, desk):
    news, first = factories.article(), factories.event("未公开的会")
    factories.published(news)
    news.events.add(first)
    news.touch()
    factories.published(news, leave_out={("event", first.pk)})
    address = url(news, "editions", news.pk)
    assert words_in(desk.get(address), ["未公开的会"]) == ["未公开的会"]

    page = may(*WRITER).get(address)

    assert words_in(page, ["未公开的会", f"活动 {first.pk}"]) == [f"活动 {first.pk}"]


def suggested(client):
    response = client.get(reverse("admin:articles_tag_suggest"), {"q": "治"})
    return response.json()["tags"] if response.status_code == 200 else response.status_code


def test_tags_are_suggested_as_far_as_one_may_see_what_bears_them(may, desk):
    factories.published(factories.article("在线", tags=["治理一"]))
    factories.article("草稿", tags=["治理二"])
    factories.event("活动").tags.add("治理三")
    Tag.objects.create(name="治理四", slug="x")
    everything = ["治理一", "治理二", "治理三", "治理四"]

    assert sorted(suggested(desk)) == sorted(everything)
    assert sorted(suggested(may("view_tag", name="a"))) == sorted(everything)
    assert sorted(suggested(may("change_article", name="b"))) == sorted(["治理一", "治理二"])
    assert sorted(suggested(may("add_event", name="c"))) == ["治理一"]
    assert sorted(suggested(may("change_event", name="d"))) == sorted(["治理一", "治理三"])
    assert [suggested(may(*codes, name=name)) for codes, name in [(("view_person",), "e"), ((), "f")]] == [403, 403]


@pytest.mark.parametrize("right", ["view_viewcount", "add_viewadjustment"])
def test_table_of_views_names_drafts_to_those_alone_who_may_view_them(may, right):
    online, draft = factories.published(factories.article("在线的新闻")), factories.article("未公开的新闻")
    Article.objects.filter(pk=online.pk).update(title="改了还没发布")
    address = reverse("admin:articles_viewcount_export") + "?format=csv"

    def rows(client):
        lines = client.post(address).content.decode("utf-8-sig").splitlines()[1:]
        return sorted(line.split(",")[1] for line in lines)

    assert rows(may(right, "view_article", name="a")) == sorted(["改了还没发布", draft.title])
    assert rows(may(right, name="b")) == ["在线的新闻"]


def test_table_of_views_knows_no_draft_of_whoever_may_not_view_it(may):
    draft = factories.article("未公开的新闻")
    client = may("add_viewadjustment")
    address = reverse("admin:articles_viewcount_import")
    export = client.post(reverse("admin:articles_viewcount_export") + "?format=csv").content.decode("utf-8-sig")
    key, _title, old = export.split(",")[:3]
    table = f"{key},{old}\n{draft.pk},12\n".encode()

    page = client.post(address, {"table": SimpleUploadedFile("t.csv", table), "reason": "旧站"})

    assert "未公开的新闻" not in page.content.decode()
    assert ViewCount.objects.count() == 0


def test_names_at_the_signing_are_of_an_event_that_one_may_view(may, desk):
    agreement = draft().events.get().agreements.get()
    address = url(agreement, "change", agreement.pk)

    assert words_in(desk.get(address), ["人001"]) == ["人001"]
    assert words_in(may("change_agreement").get(address), ["人001"]) == []


def test_picture_that_one_may_not_view_has_a_number(may):
    news = factories.article()
    news.cover = Image.objects.create(file="00/x.jpg", digest="0" * 64, width=10, height=10, caption="未公开的会场")
    news.save()

    page = may(*WRITER).get(url(news, "change", news.pk)).content.decode()

    assert ("未公开的会场" in page, f"图片 {news.cover.pk}" in page) == (False, True)


# An event's desk

BEHIND_AN_EVENT = ("治理之书", "治理丛书", "某出版社", "合作协议", "张家浜街道", "丁一", "共建基地")


def event_with_all():
    """An event with a book and an agreement, of which its own words name nothing."""
    event = factories.event("座谈会")
    series = BookSeries.objects.create(title="治理丛书")
    factories.book(at=event, series=series, publisher=factories.organization("某出版社"))
    parties = ("学院", "张家浜街道")
    factories.agreement(at=event, parties=parties, signatories=[(0, "丁一", "院长")], is_public=False)
    return event


@pytest.mark.parametrize("right", ["view_event", "change_event"])
def test_desk_of_an_event_shows_its_books_and_agreements_by_their_number(may, desk, right):
    event = event_with_all()
    address, numbers = (
        url(event, "change", event.pk),
        [f"图书 {Book.objects.get().pk}", f"协议 {Agreement.objects.get().pk}"],
    )
    assert words_in(desk.get(address), BEHIND_AN_EVENT) == [*BEHIND_AN_EVENT]

    page = may(right).get(address)

    assert words_in(page, [*BEHIND_AN_EVENT, *numbers]) == numbers
    assert [model for model in ("agreement", "book") if f"/{model}/" in page.content.decode()] == []


def test_desk_of_an_event_names_what_is_public_as_readers_know_it(may):
    event = factories.event("座谈会")
    book, agreement = factories.book(at=event), factories.agreement(at=event)
    for thing in (event, book, agreement):
        factories.published(thing)
    for thing in (book, agreement):
        type(thing).objects.update(title="改过的题名")

    page = may("change_event").get(url(event, "change", event.pk))

    assert words_in(page, ["治理之书", "合作协议", "改过的题名", "共建基地"]) == ["治理之书", "合作协议"]


def test_desk_of_an_event_names_publishers_and_parties_to_those_who_may_view_them(may):
    event = event_with_all()
    agreement = Agreement.objects.get()
    agreement.parties.update(name_as_printed="")

    page = may("change_event", *rights_to_view(Book, Agreement)).get(url(event, "change", event.pk))

    bodies = [Book.objects.get().publisher, *[party.organization for party in agreement.parties.all()]]
    numbers = [numbered(Organization, body.pk) for body in bodies]
    assert words_in(page, [*BEHIND_AN_EVENT, *numbers]) == ["治理之书", "合作协议", "丁一", "共建基地", *numbers]


def test_earlier_draft_of_an_event_shows_no_more_than_its_desk(may):
    event = event_with_all()
    with create_revision():
        add_to_revision(event)
    address = url(event, "revision", event.pk, Version.objects.get_for_object(event).get().pk)

    assert words_in(opened(may("change_event"), address), BEHIND_AN_EVENT) == []


def test_party_that_one_may_not_view_is_refused_by_its_number(may, typed):
    event = event_with_all()
    party = Agreement.objects.get().parties.last()
    client, address = may("change_event"), url(event, "change", event.pk)

    page = client.post(address, typed(client.get(address)) | {f"signatory-{party.pk}": "1"})

    assert words_in(page, BEHIND_AN_EVENT) == []
    assert page.context["adminform"].form.errors != {}


@pytest.mark.parametrize("rights", [("view_event",), ("change_event",)])
def test_desk_of_an_event_asks_no_more_for_many_hidden_things(may, rights, django_assert_max_num_queries):
    event = event_with_all()
    for number in range(8):
        factories.agreement(f"协议{number}", at=event)
        factories.book(f"书{number}", at=event)
    client = may(*rights)

    with django_assert_max_num_queries(45):
        client.get(url(event, "change", event.pk))


# Tables


def exported(client, model):
    address = reverse(f"admin:articles_{model._meta.model_name}_export") + "?format=csv"
    return client.post(address).content.decode("utf-8-sig")


def test_exported_table_names_only_what_one_may_view(may, desk):
    event, body = factories.event("未公开的会"), factories.organization("某出版社")
    agreement = factories.agreement(at=event, parties=("张家浜街道",))
    book = factories.book(publisher=body, series=BookSeries.objects.create(title="治理丛书"))
    book.contributors.create(position=1, person=factories.person("丁一"))
    secrets = ["未公开的会", "张家浜街道", "某出版社", "治理丛书", "丁一"]
    everything = exported(desk, Agreement) + exported(desk, Book)
    assert [part for part in secrets if part in everything] == secrets

    client = may(*rights_to_view(Agreement, Book))
    tables = exported(client, Agreement) + exported(client, Book)

    numbers = [f"#{thing.pk}" for thing in (event, agreement.parties.get().organization, body, book.series)]
    assert [part for part in [*secrets, *numbers] if part in tables] == numbers


def test_exported_table_names_what_is_public_as_readers_know_it(may):
    event = factories.published(factories.event("座谈会"))
    factories.agreement(at=event)
    Event.objects.update(title="改过的会名")

    table = exported(may("view_agreement"), Agreement)

    assert (f"#{event.pk} 座谈会" in table, "改过的会名" in table) == (True, False)


@pytest.mark.parametrize(("cell", "status"), [("#{}", 200), ("#{} 别的会", 422), ("未公开的会", 422)])
def test_imported_table_tells_no_name_that_one_may_not_view(may, cell, status):
    event, agreement = factories.event("未公开的会"), factories.agreement()
    client = may("change_agreement")
    cell = cell.format(event.pk)
    table = SimpleUploadedFile("t.csv", f"id,event\n{agreement.pk},{cell}\n".encode())

    page = client.post(reverse("admin:articles_agreement_import"), {"table": table})

    assert (page.status_code, "未公开的会" in page.content.decode().replace(cell, "")) == (status, False)


# English names, and whom a name may mean


def event_with_english_names():
    event, body = factories.event("座谈会"), factories.organization("某学院", name_en="Hidden School")
    factories.attendee(event, "丁一", titles=[(body, "教授")])
    factories.attendee(event, "丁二", titles=[(body, "教授")])
    Person.objects.filter(name="丁一").update(name_en="DING Yi", disambiguator="学者")
    Person.objects.filter(name="丁二").update(name_en="DING Er")
    return event


ENGLISH = ("DING Yi", "DING Er", "Hidden School")


def test_sentence_has_the_english_names_that_one_may_view(may, desk):
    event = event_with_english_names()
    address = reverse("admin:articles_event_sentence", args=[event.pk, "attendee"])
    assert words_in(desk.get(address), ENGLISH) == [*ENGLISH]

    factories.published(Person.objects.get(name="丁二"))

    assert words_in(may("change_event", name="a").get(address), ENGLISH) == ["DING Er"]
    assert words_in(may("change_event", *rights_to_view(Organization), name="b").get(address), ENGLISH) == [
        *ENGLISH[1:]
    ]


def test_opening_has_the_english_names_that_one_may_view(may, desk):
    event = event_with_english_names()
    factories.agreement(at=event, parties=("某学院", "廊下镇"), signatories=[(0, "丁一", "院长")])
    news = factories.article(events=[event])
    address = url(news, "opening", news.pk) + "?language=en"
    assert words_in(desk.get(address), ENGLISH) == [*ENGLISH]
    rights = rights_to_view(Event, Agreement)

    assert words_in(may(*WRITER, *rights, name="a").get(address), ENGLISH) == []
    assert words_in(may(*WRITER, *rights, "view_person", name="b").get(address), ENGLISH) == [*ENGLISH[:2]]


def test_opening_names_no_series_that_one_may_not_view(may, desk):
    event = event_with_all()
    news = factories.article(events=[event])
    Book.objects.update(series_number="3")
    address = url(news, "opening", news.pk)
    assert words_in(desk.get(address), ["治理丛书"]) == ["治理丛书"]

    assert words_in(may(*WRITER, *rights_to_view(Event, Book)).get(address), ["治理丛书"]) == []


@pytest.mark.parametrize("page", ["roster", "paste"])
def test_list_offers_people_whom_one_may_not_view_by_their_number(may, desk, page):
    known = event_with_english_names()
    other, person = factories.event("另一次会"), Person.objects.get(name="丁一")
    address = reverse(f"admin:articles_event_{page}", args=[other.pk, "attendee"])
    row = {"row-0-kind": "person", "row-0-name": "丁一", "version": "0"}
    sent = row if page == "roster" else {"text": "丁一", "language": ""}
    words = ["学者", "某学院", "2019-03-05", numbered(Person, person.pk)]
    assert words_in(desk.post(address, sent), words) == words[:3]

    assert words_in(may("change_event").post(address, sent), words) == words[3:]
    assert known.appearances.count() == 2


def test_list_as_saved_says_no_word_of_people_whom_one_may_not_view(may, desk):
    event = event_with_english_names()
    address = reverse("admin:articles_event_roster", args=[event.pk, "attendee"])
    assert words_in(desk.get(address), ["学者"]) == ["学者"]

    assert words_in(may("change_event").get(address), ["学者"]) == []


# Figures


def test_statistics_name_no_article_that_readers_do_not_see(may, desk):
    later = datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC)
    online = factories.published(factories.article("在线的新闻"))
    hidden = factories.published(factories.article("以后的新闻", publish_from=later))
    today = timezone.localdate()
    for article in (online, hidden):
        ViewDay.objects.create(article_id=article.pk, day=today, counted=5)
    ViewHour.objects.create(day=today, hour=0, counted=10)
    site = reverse("desk-statistics")
    words = ["在线的新闻", "以后的新闻", f"文章 {hidden.pk}"]
    addresses = [site, f"{site}?article={hidden.pk}", f"{site}?article={online.pk}"]
    told = [words[:2], words[1:2], words[:1]]
    assert [words_in(desk.get(address), words) for address in addresses] == told
    client = may("view_viewcount", "view_article", name="a")
    assert [words_in(client.get(address), words) for address in addresses] == told

    client = may("view_viewcount", name="b")

    assert [words_in(client.get(address), words) for address in addresses] == [words[::2], words[2:], words[:1]]
    assert client.get(f"{site}?q=以后").context["answer"].most_read == []
    table = client.post(f"{site}?table=most-read&format=csv").content.decode("utf-8-sig")
    assert [part for part in words if part in table] == words[::2]


def test_statistics_name_no_tag_that_readers_do_not_meet(may):
    later = datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC)
    factories.published(factories.article("在线的新闻", tags=["治理"]))
    factories.published(factories.article("以后的新闻", tags=["未公开的题目"], publish_from=later))
    client, site = may("view_viewcount"), reverse("desk-statistics")

    assert client.get(site).context["answer"].tags == ["治理"]
    assert [part.parameter for part in client.get(f"{site}?tag=未公开的题目").context["question"].parts] == []


def test_old_pages_name_their_articles_as_one_may_view_them(may, desk):
    online, draft = factories.published(factories.article("在线的新闻")), factories.article("未公开的新闻")
    Article.objects.filter(pk=online.pk).update(title="改了还没发布")
    batch = ImportBatch.objects.create(name="旧站", source="/old")
    for number, article in enumerate([online, draft]):
        LegacyPage.objects.create(batch=batch, path=f"{number}.htm", digest=str(number) * 64, article=article)
    address = reverse("admin:articles_legacypage_changelist")
    words = ["改了还没发布", "未公开的新闻", "在线的新闻", f"文章 {draft.pk}"]

    assert words_in(desk.get(address), words) == words[:2]
    assert words_in(may("view_legacypage").get(address), words) == words[2:]


# Rows on a desk

NAMED_BY_ROWS = ("某主办方", "某学会", "某编者", "某图片")


def things_with_rows():
    """A thing of each desk with rows, whose rows alone name these."""
    event, book, news = factories.event("座谈会"), factories.book(), factories.article()
    event.organizations.create(position=1, organization=factories.organization("某主办方"))
    agreement = factories.agreement(parties=("某学会",), signatories=[(0, "丁一", "会长")])
    agreement.parties.update(name_as_printed="")
    book.contributors.create(position=1, person=factories.person("某编者"))
    picture = Image.objects.create(file="00/x.jpg", digest="0" * 64, width=10, height=10, caption="某图片")
    news.article_images.create(position=1, image=picture)
    return [event, agreement, book, news]


@pytest.mark.parametrize("action", ["view", "change"])
def test_rows_of_a_desk_name_nothing_that_one_may_not_view(may, desk, action):
    things = things_with_rows()
    addresses = [url(thing, "change", thing.pk) for thing in things]
    assert [words_in(desk.get(address), NAMED_BY_ROWS) for address in addresses] == [[name] for name in NAMED_BY_ROWS]

    client = may(*[f"{action}_{thing._meta.model_name}" for thing in things])

    assert [words_in(client.get(address), NAMED_BY_ROWS) for address in addresses] == [[], [], [], []]


def test_rows_of_a_desk_are_saved_by_who_may_not_view_what_they_name(may, typed):
    agreement = things_with_rows()[1]
    client, address = may("change_agreement"), url(agreement, "change", agreement.pk)

    client.post(address, typed(client.get(address)) | {"title": "新题"})

    agreement.refresh_from_db()
    kept = [(str(party), [str(row) for row in party.signatories.all()]) for party in agreement.parties.all()]
    assert (agreement.title, kept) == ("新题", [("某学会", ["丁一"])])


def test_picture_that_is_here_is_told_by_its_number(may, desk):
    content = io.BytesIO()
    Pillow.new("RGB", (40, 20), "navy").save(content, "JPEG")
    address = reverse("admin:articles_image_add")

    def told(client, words):
        upload = SimpleUploadedFile("x.jpg", content.getvalue(), content_type="image/jpeg")
        return [str(message) for message in get_messages(client.post(address, {"upload": upload} | words).wsgi_request)]

    told(desk, {"alt": "未公开的会场", "caption": "未公开的会场"})

    assert "未公开的会场" in told(desk, {"alt": "又一次"})[0]
    words = " ".join(told(may("add_image"), {"alt": "又一次"}))
    assert ("未公开的会场" in words, re.search(r">图片 \d+<", words) is not None) == (False, True)

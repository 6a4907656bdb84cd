"""All desks, taken from the registry: each opens, each list is bounded, each save is kept from running over another."""

import datetime
from functools import partial

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.forms import model_to_dict
from django.urls import reverse
from django.utils import timezone, translation

from articles import models
from articles.models import Article, Image, Organization, Person, SiteSettings, StaffSettings
from articles.publishing.door import withdraw
from articles.publishing.kinds import MODELS, is_published_kind
from tests import factories

pytestmark = pytest.mark.django_db
LISTS = sorted(model._meta.model_name for model in admin.site._registry if model._meta.app_label == "articles")
# The trail is read and nothing else.
DESKS = [name for name in LISTS if name != "trailentry"]
# Pages of their own stand for the form of one thing: the review of an old page, the report of an import.
REVIEWED = {"importbatch", "legacypage"}
FORMS = [name for name in DESKS if name not in REVIEWED]
SEARCHED = [name for name in LISTS if name not in ("sitesettings",)]


def url(name, page, *args):
    return reverse(f"admin:articles_{name}_{page}", args=args)


def one_of_each(number):
    """A row for every list, with everything that its columns show."""
    body = factories.organization(f"大学{number}")
    section = factories.section(f"栏目{number}", f"section-{number}")
    school = Organization.objects.create(name="学院", parent=body)
    told = factories.article(f"新闻{number}", section=section, tags=[f"标签{number}"])
    factories.published(told)
    held = factories.event(f"活动{number}")
    factories.attendee(held, f"人物{number}", titles=[(school, "教授")])
    factories.book(f"书{number}", at=held, publisher=body)
    factories.agreement(f"协议{number}", at=held, parties=(f"甲{number}", f"乙{number}"))
    Image.objects.create(file="00/x.jpg", digest=f"{number:064d}", width=10, height=10)
    batch = models.ImportBatch.objects.create(name=f"旧站{number}", source="/old")
    models.LegacyPage.objects.create(batch=batch, path=f"{number}.htm", digest=f"{number:064d}", article=told)
    models.OverwritingName.objects.create(text=f"海外某某{number}")


@pytest.mark.parametrize("name", DESKS)
@pytest.mark.parametrize("page", ["changelist", "add"])
def test_desk_opens(desk, name, page):
    if (name, page) == ("sitesettings", "add"):
        SiteSettings.objects.all().delete()

    assert desk.get(url(name, page)).status_code == 200


@pytest.mark.parametrize("name", SEARCHED)
def test_list_is_searched(desk, name):
    one_of_each(1)

    response = desk.get(url(name, "changelist"), {"q": "新闻' OR 1=1 --"})

    assert (response.status_code, list(response.context["cl"].result_list)) == (200, [])


def is_sorted_out(sql):
    """Whether a statement sorts out a table; the tags of the rows of one page are few."""
    return "DISTINCT" in sql and '"content_object_id" IN (' not in sql


@pytest.mark.parametrize("name", LISTS)
def test_list_takes_as_many_statements_for_5_rows_as_for_1(desk, name, django_assert_max_num_queries):
    one_of_each(1)
    address = url(name, "changelist")
    desk.get(address)
    with django_assert_max_num_queries(40) as one:
        desk.get(address)
    for number in range(2, 6):
        one_of_each(number)

    with django_assert_max_num_queries(40) as five:
        desk.get(address)

    assert len(five) == len(one)
    assert [query["sql"] for query in five.captured_queries if is_sorted_out(query["sql"])] == []


def test_list_counts_no_further_than_ten_thousand(desk, django_assert_max_num_queries):
    with django_assert_max_num_queries(40) as asked:
        desk.get(url("article", "changelist"))

    counts = [query["sql"] for query in asked.captured_queries if query["sql"].startswith("SELECT COUNT(")]
    assert [sql for sql in counts if "LIMIT 10000" not in sql] == []
    assert counts != []


@pytest.mark.parametrize("state", ["draft", "live", "changed", "scheduled", "expired", "withdrawn"])
def test_articles_are_filtered_by_their_state(desk, state):
    now = timezone.now()
    made = {
        "draft": factories.article("草稿"),
        "live": factories.published(factories.article("在线")),
        "changed": factories.published(factories.article("改过")),
        "scheduled": factories.published(factories.article("明天", publish_from=now + datetime.timedelta(days=1))),
        "expired": factories.published(factories.article("过期", publish_until=now - datetime.timedelta(days=1))),
        "withdrawn": factories.published(factories.article("撤回")),
    }
    made["changed"].touch()
    withdraw(made["withdrawn"])

    response = desk.get(url("article", "changelist"), {"state": state})

    found = [article.title for article in response.context["cl"].result_list]
    assert found == [made[state].title]
    assert [article.state.name for article in response.context["cl"].result_list] == [state]


def test_list_says_the_state_and_the_views_of_each_article(desk):
    factories.published(factories.article("在线"))

    page = desk.get(url("article", "changelist")).content.decode()

    assert '<span class="badge live">已发布</span>' in page
    assert '<span class="nr-views">' in page


# What a desk is made of


def forms_of(desk, name, page="add", *args):
    """The form of a desk and an empty row of each of its inlines, by its model."""
    if (name, page) == ("sitesettings", "add"):
        SiteSettings.objects.all().delete()
    context = desk.get(url(name, page, *args)).context
    rows = [(inline.formset.model, inline.formset.empty_form) for inline in context["inline_admin_formsets"]]
    return [(context["adminform"].form._meta.model, context["adminform"].form), *rows]


def test_every_working_copy_has_a_desk_or_is_a_row_of_one(desk):
    edited = {model.__name__ for name in FORMS for model, _form in forms_of(desk, name)}
    signed = forms_of(desk, "agreement", "change", factories.agreement().pk)
    edited |= {model.__name__ for model, _form in signed}
    # Edited in the roster grid of the event, as words in the field of tags, and as ticks beside the warnings.
    edited |= {"Appearance", "AppearanceTitle", "Roster", "ArticleTag", "EventTag", "Acknowledgement"}
    # An old page, its names and its import are corrected in the review.
    edited |= {"LegacyPage", "NameRepair", "ImportBatch", "ImportEntry"}

    assert edited == set(models.__all__) - {"AgreementState", "DemoThing", "Role", "StaffSettings"}


@pytest.mark.once
@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_desk_names_and_explains_its_fields_in_the_language_of_its_user(desk, admin_user, name, language):
    StaffSettings.objects.create(user=admin_user, language=language)

    said = []
    for model, form in forms_of(desk, name):
        said += [model._meta.verbose_name, model._meta.verbose_name_plural]
        for field in form.visible_fields():
            said += [field.label, field.help_text]
            said += [words for _value, words in getattr(field.field, "choices", []) if not hasattr(_value, "instance")]
    with translation.override(language):
        words = {str(part) for part in said if str(part).strip("-")}

    # An English sentence may quote a Chinese word; a Chinese one says at least one.
    def is_foreign(part):
        return not any("\u4e00" <= sign <= "\u9fff" if language == "zh-hans" else sign.isascii() for sign in part)

    assert {part for part in words if is_foreign(part)} - {"ISBN"} == set()


# Lists of choices that stay short: an editor makes a handful of these, or one thing has a handful of them.
SHORT = {"Section", "EventKind", "AgreementParty", "ProgrammeItem"}


@pytest.mark.parametrize("name", FORMS)
def test_what_can_have_many_rows_is_searched_not_listed(desk, name):
    listed = {
        f"{form._meta.model.__name__}.{field}: {choice.queryset.model.__name__}"
        for _model, form in forms_of(desk, name)
        for field, choice in form.fields.items()
        if hasattr(choice, "queryset") and not hasattr(_bare(choice.widget), "get_url")
        if choice.queryset.model.__name__ not in SHORT and not choice.widget.is_hidden
    }

    assert listed == set()


def _bare(widget):
    return getattr(widget, "widget", widget)


@pytest.mark.parametrize("sent", ["[]", "9" * 30, "-1", "1;DROP", "\u0661", "a\x00b", "9" * 18])
@pytest.mark.parametrize("field", ["people", "cover"])
def test_what_is_no_row_is_refused_at_its_picker(desk, typed, sent, field):
    address = url("article", "add")

    response = desk.post(address, typed(desk.get(address)) | {"title": "标题", field: sent})

    assert (response.status_code, list(response.context["adminform"].form.errors)) == (200, [field])


def test_what_is_no_row_is_refused_at_the_picker_of_a_row(desk, typed):
    address = url("article", "add")
    sent = typed(desk.get(address)) | {"title": "标题", "credits-0-person": "[]", "credits-TOTAL_FORMS": "1"}

    response = desk.post(address, sent)

    assert list(response.context["inline_admin_formsets"][1].formset.errors[0]) == ["person"]


@pytest.mark.parametrize("query", [{"_facets": "True"}, {"state": "changed"}, {"q": "新闻", "_facets": "1"}])
@pytest.mark.parametrize("name", SEARCHED)
def test_no_list_counts_or_sorts_out_a_whole_table(desk, name, query, django_assert_max_num_queries):
    one_of_each(1)

    with django_assert_max_num_queries(40) as asked:
        desk.get(url(name, "changelist"), query)

    statements = [entry["sql"] for entry in asked.captured_queries]
    assert [sql for sql in statements if is_sorted_out(sql)] == []
    assert [sql for sql in statements if sql.startswith("SELECT COUNT(") and "LIMIT 10000" not in sql] == []


def test_line_breaks_in_a_pasted_title_are_spaces(desk, typed):
    address = url("article", "add")

    desk.post(address, typed(desk.get(address)) | {"title": "第一行\r\n第二行"})

    assert Article.objects.get().title == "第一行 第二行"


def test_tag_keeps_its_address_when_it_is_renamed(desk, client, typed):
    news = factories.published(factories.article(tags=["治理"]))
    tag = news.tags.get()
    address = url("tag", "change", tag.pk)

    desk.post(address, typed(desk.get(address)) | {"name": "城市治理"})

    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("城市治理", "zhi-li")
    factories.published(news)
    assert "城市治理" in client.get("/tags/zhi-li/").content.decode()


# Saving


def test_save_keeps_who_made_it_and_who_changed_it(desk, admin_user, typed):
    response = desk.post(url("section", "add"), typed(desk.get(url("section", "add"))) | {"name": "合作", "slug": "x"})

    section = admin_user.__class__.objects.get() and factories.Section.objects.get()
    assert (response.status_code, section.created_by, section.updated_by) == (302, admin_user, admin_user)


def test_save_without_a_change_is_no_change(desk, typed):
    news = factories.published(factories.article(tags=["治理", "城市"]))
    before = Article.objects.get(pk=news.pk).updated_at
    address = url("article", "change", news.pk)

    response = desk.post(address, typed(desk.get(address)))

    assert response.status_code == 302
    assert Article.objects.get(pk=news.pk).updated_at == before


def old_page():
    batch = models.ImportBatch.objects.create(name="旧站", source="/old")
    return models.LegacyPage.objects.create(batch=batch, path="1.htm", digest="3" * 64, title="旧闻")


def one_with_rows(name):
    """A working copy of this desk with a row in each of its lists, and everything its form can hold of others."""
    news = factories.story(attendees=2)
    event = news.events.get()
    agreement = event.agreements.get()
    book = event.book_launches.get().book
    if name == "article":
        news.credits.create(position=1, role="author", name="记者")
        image = Image.objects.create(file="00/x.jpg", digest="0" * 64, width=10, height=10, alt="字")
        news.article_images.create(position=1, image=image)
        news.body = "<h2>一</h2><ul><li>二</li></ul><table><tbody><tr><td>三</td></tr></tbody></table>"
        news.save()
    book.parts.create(position=1, title="上篇")
    book.contributors.create(position=1, role="author", person=Person.objects.first())
    body = Organization.objects.get(name="学院")
    body.aliases.create(text="院")
    made = {"article": news, "event": event, "agreement": agreement, "book": book, "organization": body}
    made |= {"person": Person.objects.first(), "tag": models.Tag.objects.first()}
    makers = {
        **{model._meta.model_name: partial(factories.one_of, kind) for kind, model in MODELS.items()},
        "eventkind": lambda: models.EventKind.objects.create(name="别的会"),
        "image": lambda: Image.objects.create(file="00/y.jpg", digest="1" * 64, width=10, height=10),
        "overwritingname": lambda: models.OverwritingName.objects.create(text="海外某某国际"),
        "importbatch": lambda: models.ImportBatch.objects.create(name="旧站", source="/old"),
        "legacypage": old_page,
        "attachment": lambda: models.Attachment.objects.create(title="文本", file="00/a.pdf", digest="2" * 64),
    }
    return made.get(name) or makers[name]()


@pytest.mark.parametrize("name", FORMS)
def test_desk_saved_as_it_was_opened_is_no_change(desk, typed, name):
    thing = one_with_rows(name)
    before = model_to_dict(type(thing).objects.get(pk=thing.pk))
    saved_at = getattr(type(thing).objects.get(pk=thing.pk), "updated_at", None)
    address = url(name, "change", thing.pk)

    response = desk.post(address, typed(desk.get(address)))

    assert response.status_code == 302
    after = type(thing).objects.get(pk=thing.pk)
    assert (model_to_dict(after), getattr(after, "updated_at", None)) == (before, saved_at)


@pytest.mark.parametrize("name", DESKS)
def test_every_page_of_a_desk_opens(desk, name):
    thing = one_with_rows(name)
    factories.published(thing) if is_published_kind(type(thing)) else None
    pages = ["change", "history"] + (["delete"] if name != "sitesettings" else [])
    pages += ["publish", "differences", "editions", "withdraw"] if is_published_kind(type(thing)) else []

    assert {page: desk.get(url(name, page, thing.pk)).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_change_of_a_row_alone_marks_the_thing_as_changed(desk, typed):
    book = factories.published(factories.book())
    address = url("book", "change", book.pk)
    sent = typed(desk.get(address)) | {"parts-0-title": "上篇", "parts-TOTAL_FORMS": "1"}

    desk.post(address, sent)

    assert [part.title for part in book.parts.all()] == ["上篇"]
    assert "有未发布的修改" in desk.get(address).content.decode()


def test_publish_date_is_not_changed_by_saving(desk, typed):
    news = factories.article()
    address = url("article", "change", news.pk)

    desk.post(address, typed(desk.get(address)) | {"title": "另一个标题"})

    news.refresh_from_db()
    assert (news.title, str(news.published_on)) == ("另一个标题", "2019-03-06")


def test_stale_save_is_refused_and_the_typed_text_stays(desk, typed):
    news = factories.article("原来的标题")
    address = url("article", "change", news.pk)
    sent = typed(desk.get(address)) | {"title": "我写的标题"}
    news.title = "别人的标题"
    news.save()

    refused = desk.post(address, sent)
    news.refresh_from_db()
    page = refused.content.decode()

    assert (refused.status_code, news.title) == (200, "别人的标题")
    assert "我写的标题" in page
    assert refused.context["newer"] and 'name="_replace"' in page
    assert desk.post(address, typed(refused) | {"_save": "保存"}).status_code == 200
    news.refresh_from_db()
    assert news.title == "别人的标题"
    assert desk.post(address, sent | {"_replace": refused.context["newer"]}).status_code == 302
    news.refresh_from_db()
    assert news.title == "我写的标题"


def test_rows_are_numbered_in_the_order_typed_and_new_ones_go_last(desk, typed):
    book = factories.book()
    for position, title in enumerate(["一", "二"], start=1):
        book.parts.create(position=position, title=title)
    address = url("book", "change", book.pk)
    sent = typed(desk.get(address)) | {
        "parts-0-position": "2",
        "parts-1-position": "1",
        "parts-2-title": "三",
        "parts-2-position": "",
        "parts-TOTAL_FORMS": "3",
    }

    desk.post(address, sent)

    assert [(part.position, part.title) for part in book.parts.all()] == [(1, "二"), (2, "一"), (3, "三")]


BAD = [
    ("article", {"title": ""}, "title"),
    ("article", {"title": "长" * 301}, "title"),
    ("article", {"title": "零\u200b宽"}, "title"),
    ("article", {"title": "控\x07制"}, "title"),
    ("article", {"published_on": "2019-02-30"}, "published_on"),
    ("article", {"external_url": "javascript:alert(1)"}, "external_url"),
    ("article", {"tags": "长" * 101}, "tags"),
    ("article", {"tags": "，".join(map(str, range(40)))}, "tags"),
    ("event", {"starts_on": "2019-02-30"}, "starts_on"),
    ("event", {"starts_on": "2019-03-05", "ends_on": "2019-03-04"}, "ends_on"),
    ("person", {"name": "程\u200d鹏"}, "name"),
    ("organization", {"name": "大学1"}, "name"),
    ("book", {"title": "书", "isbn": "978-7-111-11111-1"}, "isbn"),
    ("agreement", {"title": "协议", "term": "fixed"}, "valid_until"),
]


@pytest.mark.parametrize(("name", "values", "field"), BAD)
def test_bad_input_is_refused_at_its_field_and_nothing_typed_is_lost(desk, typed, name, values, field):
    one_of_each(1)
    good = {"title": "标题", "name": "名称", "starts_on": "2019-03-05"}
    sent = typed(desk.get(url(name, "add"))) | good | values

    response = desk.post(url(name, "add"), sent)

    form = response.context["adminform"].form
    assert (response.status_code, list(form.errors)) == (200, [field])
    for key, value in values.items():
        assert form[key].value() == value


def test_circle_of_parents_is_refused_at_its_field(desk, typed):
    parent = factories.organization("上级")
    child = Organization.objects.create(name="下级", parent=parent)
    address = url("organization", "change", parent.pk)

    response = desk.post(address, typed(desk.get(address)) | {"parent": str(child.pk)})

    assert list(response.context["adminform"].form.errors) == ["parent"]


# Deleting


def test_published_thing_is_not_deleted_before_it_is_withdrawn(desk):
    news = factories.published(factories.article())
    address = url("article", "delete", news.pk)

    refused = desk.post(address, {"post": "yes"})
    in_bulk = {"action": "delete_selected", "_selected_action": [news.pk], "post": "yes"}
    desk.post(url("article", "changelist"), in_bulk)
    assert (refused.status_code, Article.objects.count()) == (200, 1)
    assert "请先撤回" in desk.get(address).content.decode()

    withdraw(news)
    desk.post(address, {"post": "yes"})

    assert Article.objects.count() == 0


def test_deleted_draft_is_recovered_with_its_rows(desk, typed):
    address = url("book", "add")
    sent = typed(desk.get(address)) | {"title": "失而复得", "parts-0-title": "上篇", "parts-TOTAL_FORMS": "1"}
    desk.post(address, sent)
    book = factories.Book.objects.get()
    desk.post(url("book", "delete", book.pk), {"post": "yes"})
    assert factories.Book.objects.count() == 0

    page = desk.get(url("book", "recoverlist"))
    version = page.context["deleted"][0]
    opened = desk.post(url("book", "recover", version.pk), {"_open": "1"})
    desk.post(url("book", "recover", version.pk), typed(opened))

    book = factories.Book.objects.get()
    assert (book.title, [part.title for part in book.parts.all()]) == ("失而复得", ["上篇"])


def test_earlier_draft_is_brought_back(desk, typed):
    address = url("article", "add")
    desk.post(address, typed(desk.get(address)) | {"title": "第一稿", "tags": "甲"})
    news = Article.objects.get()
    change = url("article", "change", news.pk)
    desk.post(change, typed(desk.get(change)) | {"title": "第二稿", "tags": "乙"})

    history = desk.get(url("article", "history", news.pk))
    oldest = history.context["action_list"][-1]["url"]
    desk.post(oldest, typed(desk.post(oldest, {"_open": "1"})))

    news.refresh_from_db()
    assert (news.title, list(news.tags.names())) == ("第一稿", ["甲"])


# Picking


def autocomplete(desk, term, *, model="article", field="people"):
    asked = {"term": term, "app_label": "articles", "model_name": model, "field_name": field}
    return [row["text"] for row in desk.get(reverse("admin:autocomplete"), asked).json()["results"]]


def test_person_is_picked_by_pinyin_and_a_merged_one_is_not_offered(desk):
    factories.person("程鹏")
    factories.person("程朋", merged_into=Person.objects.get())

    assert autocomplete(desk, "cheng") == ["程鹏"]
    assert autocomplete(desk, "鹏") == ["程鹏"]


def test_organization_is_picked_by_another_name(desk):
    body = factories.organization("上海交通大学")
    body.aliases.create(text="交大")
    body.aliases.create(text="上海交大")

    assert autocomplete(desk, "交大", field="organizations") == ["上海交通大学"]


def test_tags_are_suggested_whatever_width_and_case(desk):
    factories.article(tags=["AI治理", "城市"])

    answer = desk.get(reverse("admin:articles_tag_suggest"), {"q": "ａｉ"}).json()

    assert answer == {"tags": ["AI治理"]}


@pytest.mark.parametrize("parts", ["甲,乙", "甲，乙", "甲、乙", "甲;乙", "甲；乙", "甲\n乙", " 甲 ，， 乙 ，甲"])
def test_tags_are_parted_in_every_way(desk, typed, parts):
    address = url("article", "add")

    desk.post(address, typed(desk.get(address)) | {"title": "标题", "tags": parts})

    assert sorted(Article.objects.get().tags.names()) == ["乙", "甲"]


# Who may


def test_stranger_is_asked_to_sign_in(client):
    news = factories.article()

    for page in ("change", "publish", "preview", "differences", "editions", "withdraw"):
        response = client.get(url("article", page, news.pk))
        assert (response.status_code, response["Location"].startswith("/admin/login/")) == (302, True)


def test_editor_who_may_not_publish_finds_no_button_and_is_refused(client):
    editor = User.objects.create_user("editor", is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(codename__in=["view_article", "change_article"]))
    client.force_login(editor)
    news = factories.article()

    page = client.get(url("article", "change", news.pk)).content.decode()

    assert 'name="_publish"' not in page
    assert client.post(url("article", "publish", news.pk), {}).status_code == 403
    assert client.post(url("article", "withdraw", news.pk), {}).status_code == 403
    assert client.get(url("article", "preview", news.pk)).status_code == 200
    assert client.get(url("event", "changelist")).status_code == 403
    assert client.get("/admin/").status_code == 200


# What is public as soon as it is saved


def test_section_is_public_as_soon_as_it_is_saved(desk, client, typed):
    desk.post(url("section", "add"), typed(desk.get(url("section", "add"))) | {"name": "合作", "slug": "cooperation"})

    assert client.get("/sections/cooperation/").status_code == 200


def test_site_settings_are_public_as_soon_as_they_are_saved(desk, client, typed):
    factories.site(name="旧名")
    address = url("sitesettings", "change", 1)

    desk.post(address, typed(desk.get(address)) | {"name": "新名"})

    assert "新名" in client.get("/").content.decode()


def test_front_desk_shows_what_waits(desk):
    factories.article("还没发布")
    factories.published(factories.article("发布了"))
    factories.event("开过的会", starts_on=factories.datetime.date.today())

    page = desk.get("/admin/").content.decode()

    assert [title in page for title in ("还没发布", "发布了", "开过的会", "新活动")] == [True] * 4


def test_language_of_the_desk_is_the_users_own(desk, admin_user):
    desk.post("/admin/language/", {"language": "en", "next": "//evil.example/"})

    assert "New event" in desk.get("/admin/").content.decode()
    assert admin_user.staff_settings.language == "en"
    assert desk.post("/admin/language/", {"language": "en", "next": "//evil.example/"})["Location"] == "/admin/"

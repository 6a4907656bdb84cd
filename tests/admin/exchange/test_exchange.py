"""Tables through the desks: out as a file, back with every change shown first, and written by the second button."""

import io

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from reversion.models import Version

from articles.admin.exchange import store as exchange_store
from articles.models import Organization, Person
from articles.models.published import Publication
from articles.models.viewcount import ViewAdjustment, ViewCount
from tests import factories
from tests.importing.tables.cells import csv_bytes, xlsx

pytestmark = pytest.mark.django_db
PEOPLE = "/admin/articles/person/"
FIGURES = "/admin/articles/article/views/"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA = tmp_path


def look(desk, data, name="表.xlsx", at=PEOPLE):
    return desk.post(f"{at}import/", {"table": SimpleUploadedFile(name, data)})


def confirm(desk, response, at=PEOPLE, **fields):
    return desk.post(f"{at}import/", {"_import": "1", "token": response.context["look"]["token"]} | fields)


@pytest.mark.parametrize("noun", ["organization", "person", "book", "agreement"])
def test_list_offers_both_ways_and_both_pages_open(desk, noun):
    address = reverse(f"admin:articles_{noun}_changelist")
    page = desk.get(address).content.decode()

    assert [f"{address}{way}/" in page for way in ("import", "export")] == [True, True]
    assert [desk.get(f"{address}import/").status_code, desk.post(f"{address}export/").status_code] == [200, 200]


def test_export_holds_what_the_list_shows(desk):
    factories.person("张明")
    factories.person("=李芳")

    whole = load_workbook(io.BytesIO(desk.post(f"{PEOPLE}export/?format=xlsx").content)).active
    asked = desk.post(f"{PEOPLE}export/?format=csv&q=张明").content.decode("utf-8-sig")

    assert [row[1] for row in whole.values] == ["姓名", "张明", "'=李芳"]
    assert [line.split(",")[1] for line in asked.splitlines()] == ["姓名", "张明"]


def test_change_is_shown_then_written(desk, admin_user):
    someone = factories.person("张明")
    data = xlsx([["id", "name"], [someone.pk, "张铭"], ["", "李芳"]])

    shown = look(desk, data)
    before = list(Person.objects.values_list("name", flat=True))
    done = confirm(desk, shown)

    found = shown.context["look"]
    assert (found["new"], found["changed"], found["wrong"], before) == (1, 1, [], ["张明"])
    assert done.url == PEOPLE
    assert sorted(Person.objects.values_list("name", "updated_by")) == sorted(
        [("张铭", admin_user.pk), ("李芳", admin_user.pk)]
    )
    assert Version.objects.get_for_object(someone).get().revision.user == admin_user
    assert sorted(LogEntry.objects.values_list("action_flag", flat=True)) == [1, 2]
    assert list((exchange_store.settings.DATA / "incoming").iterdir()) == []


def test_table_that_finds_the_store_busy_is_kept_and_sent_again(somebody_writes, desk):
    desk.raise_request_exception = False
    shown = look(desk, xlsx([["id", "name"], ["", "李芳"]]))

    with somebody_writes():
        refused = confirm(desk, shown)

    assert (refused.status_code, Person.objects.count()) == (503, 0)
    assert f'name="token" value="{shown.context["look"]["token"]}"' in refused.content.decode()
    assert confirm(desk, shown).url == PEOPLE
    assert Person.objects.get().name == "李芳"


def test_what_readers_see_stays_as_it_was_published(desk):
    someone = factories.person("张明")
    factories.published(someone)
    edition = Publication.objects.get().edition_id

    confirm(desk, look(desk, xlsx([["id", "name"], [someone.pk, "张铭"]])))

    assert (Person.objects.get().name, Publication.objects.get().edition_id) == ("张铭", edition)


def test_one_wrong_row_stops_all_and_says_where(desk):
    response = look(desk, xlsx([["name", "is_public"], ["张明", "是"], ["李芳", "也许"]]))

    page = response.content.decode()
    assert (response.status_code, response.context["look"]["wrong"][0][0]) == (422, 3)
    assert ("_import" in page, "也许" in page, Person.objects.count()) == (False, True, 0)
    # A request made by hand is no way round.
    assert (confirm(desk, response).status_code, Person.objects.count()) == (422, 0)


def test_import_stops_if_something_changed_meanwhile(desk):
    someone = factories.person("张明")
    shown = look(desk, xlsx([["id", "name"], [someone.pk, "张铭"]]))
    Person.objects.filter(pk=someone.pk).update(name="张鸣")

    response = confirm(desk, shown)

    assert (response.status_code, Person.objects.get().name) == (422, "张鸣")
    assert response.context["look"]["changes"][0].diff[0][1:] == ("张鸣", "张铭")


def test_second_press_writes_nothing_more(desk):
    shown = look(desk, xlsx([["name"], ["张明"]]))

    first, second = confirm(desk, shown), confirm(desk, shown)

    assert (first.status_code, second.status_code, Person.objects.count()) == (302, 422, 1)


@pytest.mark.parametrize("token", ["", "forged", "a:b:c"])
def test_token_that_was_tampered_with_is_refused(desk, token):
    response = desk.post(f"{PEOPLE}import/", {"_import": "1", "token": token})

    assert (response.status_code, Person.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧.xls"),
        (b"P" * (21 * 1024 * 1024), "大.xlsx"),
        (csv_bytes([["name"], *[["张"]] * 20_001]), "长.csv"),
        (b"", "空.xlsx"),
    ],
)
def test_table_that_is_not_read_is_refused_in_words(desk, data, name):
    response = look(desk, data, name)

    assert (response.status_code, len(response.context["refused"]) > 5) == (422, True)


def test_nothing_chosen_is_said(desk):
    assert desk.post(f"{PEOPLE}import/", {}).status_code == 422


def test_who_may_only_see_exports_and_does_not_import(client, django_user_model):
    reader = django_user_model.objects.create_user("reader", password="x", is_staff=True)
    client.force_login(reader)
    before = [client.post(f"{PEOPLE}{way}/").status_code for way in ("export", "import")]
    permit(reader, "view_person")

    after = [client.post(f"{PEOPLE}{way}/").status_code for way in ("export", "import")]

    assert (before, after, client.get(f"{PEOPLE}import/").status_code) == ([403, 403], [200, 403], 403)


def permit(user, codename):
    user.user_permissions.add(Permission.objects.get(codename=codename))


@pytest.mark.parametrize("count", [2, 30])
def test_export_needs_a_fixed_number_of_statements(desk, django_assert_num_queries, count):
    for number in range(count):
        Organization.objects.create(name=f"单位{number}")

    with django_assert_num_queries(10):  # the list as the desk makes it; names, rows and other names; the trail
        desk.post("/admin/articles/organization/export/?format=csv")


def test_old_site_figures_go_out_and_come_back_with_a_reason(desk, admin_user):
    article = factories.article("一")
    ViewCount.objects.create(article_id=article.pk, legacy_base=None)

    out = desk.post(f"{FIGURES}export/?format=csv").content.decode("utf-8-sig").splitlines()
    shown = look(desk, csv_bytes([["article_id", "legacy_base"], [str(article.pk), "243"]]), "表.csv", FIGURES)
    unsaid = confirm(desk, shown, FIGURES, reason=" ")
    done = confirm(desk, shown, FIGURES, reason="旧站清单")

    assert out[1].split(",")[1:] == ["一", "", "0", "0", ""]
    assert shown.context["look"]["changes"][0].diff[0][1:] == ("未知", "243")
    assert shown.context["look"]["changes"][0].object_repr == "一"
    assert (unsaid.status_code, done.status_code) == (422, 302)
    assert ViewCount.objects.get().legacy_base == 243
    entry = ViewAdjustment.objects.get()
    assert (entry.delta, entry.by, "旧站清单" in entry.reason) == (0, admin_user.get_username(), True)


def test_figures_are_for_those_who_may_correct_them(client, django_user_model):
    reader = django_user_model.objects.create_user("reader", password="x", is_staff=True)
    permit(reader, "view_viewcount")
    client.force_login(reader)

    assert [client.post(f"{FIGURES}{way}/").status_code for way in ("export", "import")] == [200, 403]

"""Making a thing needs the right to add its kind, from whatever desk: what one may not make is said and is not made,
and what was typed is kept. Each entrance is tried without a right and with it."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import (
    Agreement,
    Appearance,
    Article,
    Attachment,
    Book,
    Event,
    Image,
    ImportBatch,
    LegacyPage,
    Organization,
    OverwritingName,
    Person,
    ProgrammeItem,
    Signatory,
    Tag,
)
from articles.models.article import ArticleCredit
from articles.publishing.bundle import bundle
from articles.publishing.event import load, snapshot
from articles.recording.right import right_to_add, right_to_change
from tests import factories
from tests.admin.exchange.test_exchange import PEOPLE, confirm, look
from tests.admin.old_pages.test_old_page import ATTENDED, FOREIGN, UPLOAD, packed, review, upload
from tests.admin.old_pages.test_old_page import typed as reviewed
from tests.admin.test_document import WORD, choose, sent
from tests.importing.old_pages.kept import html, png
from tests.importing.tables.cells import xlsx

pytestmark = pytest.mark.django_db
DRAFTS = ["add_article", "add_event", "add_person", "add_organization"]
ROOTS = (Agreement, Appearance, Article, Attachment, Book, Event, Image, Organization, Person, Signatory, Tag)


@pytest.fixture
def editor(client):
    """A signed-in editor who has these rights and no other; call it again to give more."""

    def signed_in(*codenames):
        user = User.objects.get_or_create(username="editor", is_staff=True)[0]
        user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
        client.force_login(user)
        return client

    return signed_in


def counts():
    return {model._meta.model_name: model.objects.count() for model in ROOTS}


def made_since(before):
    return {name: count - before[name] for name, count in counts().items() if count != before[name]}


def text(response):
    return response.content.decode().replace("&#x27;", "'")


def grid(event, role="attendee", way="roster"):
    return reverse(f"admin:articles_event_{way}", args=[event.pk, role])


def row(index=0, **cells):
    return {f"row-{index}-{cell}": value for cell, value in ({"kind": "person"} | cells).items()}


def desk_of(thing):
    return reverse(f"admin:articles_{thing._meta.model_name}_change", args=[thing.pk])


# The grid of a list


TYPED = row(name="程鹏", titles="学院 | 院长", honorific="先生", remarks="迟到")


def test_grid_keeps_a_new_name_as_printed_text_without_the_right(editor):
    event, before = factories.event(), counts()
    client = editor("change_event")

    page = client.get(grid(event))
    saved = client.post(grid(event), TYPED | {"version": "0"})

    assert right_to_add(Person) in text(page)
    assert (saved.status_code, made_since(before)) == (302, {"appearance": 1})
    shown = client.get(grid(event)).context["rows"][0]
    assert (shown.kind, shown.name, shown.titles, shown.honorific, shown.remarks, shown.same) == (
        "person", "程鹏", "学院 | 院长", "先生", "迟到", "printed",
    )  # fmt: skip
    assert len(re.findall(r'value="printed"\s+data-same\s+checked', text(client.get(grid(event))))) == 1
    printed = snapshot(load([event.pk])[0])["rosters"][0]["rows"][0]
    assert (printed["kind"], printed["name"], printed["reference"], printed["titles"][0]["title"]) == (
        "person", "程鹏", None, "院长",
    )  # fmt: skip


def test_grid_makes_the_person_with_the_right(editor):
    event, before = factories.event(), counts()

    editor("change_event", "add_person").post(grid(event), TYPED | {"version": "0"})

    assert made_since(before) == {"appearance": 1, "person": 1}


def test_printed_name_stays_until_somebody_with_the_right_makes_a_person_of_it(editor):
    event = factories.event()
    editor("change_event").post(grid(event), TYPED | {"version": "0"})
    stands = list(Appearance.objects.values())
    client = editor("add_person")
    again = TYPED | row(id=str(stands[0]["id"]))

    client.post(grid(event), again | row(same="printed") | {"version": "1"})
    kept = list(Appearance.objects.values())
    client.post(grid(event), again | row(same="new") | {"version": "2"})

    assert kept == stands
    made = Appearance.objects.get()
    assert (made.pk, made.person.name, made.group_label, str(made.titles.get())) == (
        stands[0]["id"], "程鹏", "", "学院 院长",
    )  # fmt: skip


@pytest.mark.parametrize("way", ["roster", "paste"])
def test_new_person_who_was_not_offered_is_refused_beside_the_row(editor, way):
    event, before = factories.event(), counts()
    form = TYPED | row(same="new") | {"version": "0", "add": "1", "text": "程鹏"}

    refused = editor("change_event").post(grid(event, way=way), form)

    shown = refused.context["rows"][0]
    assert (list(shown.errors), right_to_add(Person) in shown.errors["name"]) == (["name"], True)
    assert (shown.name, shown.titles, shown.honorific, made_since(before)) == ("程鹏", "学院 | 院长", "先生", {})


def test_two_of_one_new_name_are_asked_for_and_kept_as_printed(editor):
    event = factories.event()
    client = editor("change_event")
    form = {"version": "0"} | row(0, name="程鹏") | row(1, name="程鹏")

    asked = client.post(grid(event), form)
    client.post(grid(event), form | row(1, name="程鹏", same="printed"))

    assert list(asked.context["rows"][1].errors) == ["name"]
    assert (
        list(Appearance.objects.values_list("group_label", "name_as_printed", "person")) == [("程鹏", "程鹏", None)] * 2
    )


@pytest.mark.parametrize("count", [1, 5])
def test_grid_asks_for_the_rights_in_two_statements(editor, admin_client, count):
    event = factories.event()
    for number in range(count):
        factories.attendee(event, f"程{number}")
    client, taken = editor("change_event"), []

    for who in (admin_client, client):
        who.get(grid(event))
        with CaptureQueriesContext(connection) as statements:
            who.get(grid(event))
        taken.append(len(statements))

    assert taken[1] - taken[0] <= 2  # the rights of the user, and those of their groups


# Signing


@pytest.mark.parametrize("way", ["roster", "paste"])
def test_list_signs_only_for_those_who_may_change_agreements(editor, way):
    event = factories.event()
    party = factories.agreement(at=event).parties.first()
    form = row(name="程鹏", titles="学院 | 院长", sign="1", party=str(party.pk))
    form |= {"version": "0", "add": "1", "text": "程鹏"}
    client, before = editor("change_event"), counts()

    opened, refused = client.get(grid(event)), client.post(grid(event, way=way), form)
    unmade = made_since(before)
    editor("change_agreement").post(grid(event, way=way), form)

    assert right_to_change(Agreement) in text(opened) and "data-sign" not in text(opened)
    assert (list(refused.context["rows"][0].errors), unmade) == (["sign"], {})
    assert list(Signatory.objects.values_list("party", "person", "name_as_printed", "title_as_printed")) == [
        (party.pk, None, "程鹏", "院长")
    ]


def test_event_desk_signs_only_for_those_who_may_change_agreements(editor, typed):
    event = factories.event()
    party = factories.agreement(at=event).parties.first()
    signer = factories.attendee(event)
    client, picked = editor("change_event", "view_agreement"), {f"signatory-{party.pk}": str(signer.pk)}
    opened = client.get(desk_of(event))

    refused = client.post(desk_of(event), typed(opened) | picked)
    unmade = Signatory.objects.count()
    editor("change_agreement").post(desk_of(event), typed(opened) | picked)

    assert right_to_change(Agreement) in text(opened) and f"signatory-{party.pk}" not in text(opened)
    assert (list(refused.context["adminform"].form.errors), unmade) == ([f"signatory-{party.pk}"], 0)
    assert refused.context["adminform"].form[f"signatory-{party.pk}"].value() == str(signer.pk)
    assert list(Signatory.objects.values_list("party", "person")) == [(party.pk, signer.person_id)]


# The paste


PASTED = row(name="程鹏", titles="学院 | 院长") | {"add": "1", "text": "学院院长程鹏"}


def test_paste_keeps_new_organizations_and_people_as_printed_text_without_the_right(editor):
    event = factories.event()
    client, before = editor("change_event"), counts()

    shown = client.post(grid(event, way="paste"), {"read": "1", "text": "学院院长程鹏"})
    client.post(grid(event, way="paste"), PASTED)

    assert right_to_add(Person) in text(shown) and right_to_add(Organization) in text(shown)
    assert 'name="new_organizations"' not in text(shown)
    assert made_since(before) == {"appearance": 1}
    assert (str(Appearance.objects.get()), str(Appearance.objects.get().titles.get())) == ("程鹏", "学院 院长")


def test_paste_refuses_the_tick_that_was_not_offered_and_keeps_the_rows(editor):
    event = factories.event()
    client, before = editor("change_event", "add_person"), counts()

    refused = client.post(grid(event, way="paste"), PASTED | {"new_organizations": "1"})
    unmade = made_since(before)
    editor("add_organization").post(grid(event, way="paste"), PASTED | {"new_organizations": "1"})

    assert right_to_add(Organization) in refused.context["errors"][0]
    assert ([row.name for row in refused.context["rows"] if row.is_typed], unmade) == (["程鹏"], {})
    assert made_since(before) == {"appearance": 1, "person": 1, "organization": 1}


# The event's desk


BOOK = {"new_book": "治理之书"}
NEW = "new_agreement"
AGREEMENT = {NEW: "合作协议", f"{NEW}_parties": "学院\n廊下镇", f"{NEW}_items": "共建基地"}


@pytest.mark.parametrize(
    ("values", "rights", "lacks", "field", "made"),
    [
        (BOOK, [], "add_book", "new_book", {"book": 1}),
        (AGREEMENT, ["add_organization"], "add_agreement", NEW, {"agreement": 1, "organization": 2}),
        (AGREEMENT, ["add_agreement"], "add_organization", f"{NEW}_parties", {"agreement": 1, "organization": 2}),
    ],
)
def test_event_desk_makes_only_what_its_editor_may(editor, typed, values, rights, lacks, field, made):
    event, before = factories.event(), counts()
    client = editor("change_event", *rights)
    opened = client.get(desk_of(event))

    refused = client.post(desk_of(event), typed(opened) | values)
    unmade = made_since(before)
    saved = editor(lacks).post(desk_of(event), typed(opened) | values)

    form = refused.context["adminform"].form
    right = right_to_add({"book": Book, "agreement": Agreement, "organization": Organization}[lacks[4:]])
    assert (right in text(opened), right in form.errors[field][0]) == (True, True)
    assert ({name: form[name].value() for name in values}, unmade) == (values, {})
    assert (saved.status_code, made_since(before)) == (302, made)


def test_event_desk_takes_parties_that_the_directory_has(editor, typed):
    event = factories.event()
    factories.organization("学院"), factories.organization("廊下镇")
    client, before = editor("change_event", "add_agreement"), counts()

    client.post(desk_of(event), typed(client.get(desk_of(event))) | AGREEMENT)

    assert made_since(before) == {"agreement": 1}


def test_rows_that_hang_on_a_thing_go_by_its_right(editor, typed):
    event, agreement = factories.event(), factories.agreement()
    client = editor("change_event", "view_agreement", "view_signatory", "add_signatory")
    programme = {"programme-0-kind": "speech", "programme-0-title": "致辞"}
    signing = {
        "signatories-TOTAL_FORMS": "1",
        "signatories-INITIAL_FORMS": "0",
        "signatories-0-party": str(agreement.parties.first().pk),
        "signatories-0-name_as_printed": "程鹏",
    }

    client.post(desk_of(event), typed(client.get(desk_of(event))) | programme)
    refused = client.post(desk_of(agreement), typed(client.get(desk_of(agreement))) | signing)

    assert [item.title for item in ProgrammeItem.objects.all()] == ["致辞"]
    assert (refused.status_code, Signatory.objects.count()) == (403, 0)


@pytest.mark.parametrize("noun", ["event", "article"])
def test_new_tag_needs_its_right_and_a_known_one_does_not(editor, typed, noun):
    thing = getattr(factories, noun)()
    Tag.objects.create(name="城市治理")
    client = editor(f"change_{noun}")
    opened = client.get(desk_of(thing))

    refused = client.post(desk_of(thing), typed(opened) | {"tags": "城市治理，城市精细化"})
    known = client.post(desk_of(thing), typed(opened) | {"tags": "城市治理"})
    kept = list(Tag.objects.values_list("name", flat=True))
    editor("add_tag").post(desk_of(thing), typed(client.get(desk_of(thing))) | {"tags": "城市治理，城市精细化"})

    words = refused.context["adminform"].form.errors["tags"][0]
    assert ("“城市精细化”" in words, right_to_add(Tag) in words, words.endswith("已有：城市治理")) == (True, True, True)
    assert refused.context["adminform"].form["tags"].value() == "城市治理，城市精细化"
    assert (known.status_code, kept) == (302, ["城市治理"])
    assert sorted(thing.tags.names()) == ["城市治理", "城市精细化"]


# Old pages


LOOK = ["add_legacypage", "view_legacypage", "view_importbatch"]


@pytest.mark.parametrize("lacks", DRAFTS)
def test_upload_without_a_right_reads_and_keeps_the_page_and_makes_no_draft(editor, lacks):
    client = editor(*LOOK, *(right for right in DRAFTS if right != lacks))
    before = counts()

    opened = client.get(UPLOAD)
    upload(client, html("校领导到访研究院", ATTENDED), makes_drafts="on")

    assert "“" in opened.context["form"].limit and 'name="makes_drafts"' not in text(opened)
    assert (LegacyPage.objects.get().state, made_since(before)) == ("read", {})
    assert ImportBatch.objects.get().state == "done"


def test_upload_with_the_rights_makes_the_drafts(editor):
    upload(editor(*LOOK, *DRAFTS), html("校领导到访研究院"), makes_drafts="on")

    assert LegacyPage.objects.get().article == Article.objects.get()


def test_batch_waits_for_somebody_who_may_make_its_drafts(editor):
    client = editor(*LOOK)
    files = {f"{number}.htm": html(f"第{number}号通知发布") for number in range(3)}
    upload(client, packed(files), "old.zip")
    batch = ImportBatch.objects.get()
    ImportBatch.objects.update(makes_drafts=True)
    address = reverse("admin:articles_importbatch_change", args=[batch.pk])

    answer = client.post(address, headers={"accept": "application/json"}).json()
    waiting, again = client.get(address), client.post(address)
    unmade = Article.objects.count()
    editor(*DRAFTS).post(address)

    assert (answer["done"], answer["imported"], answer["is_running"]) == (3, 0, False)
    assert (waiting.context["can_go_on"], waiting.context["waits_for_rights"], again.status_code) == (False, True, 403)
    assert right_to_add(Article, Event, Person, Organization) in text(waiting)
    batch.refresh_from_db()
    assert (unmade, Article.objects.count(), batch.state) == (0, 3, "done")


@pytest.mark.parametrize(
    ("model", "body"),
    [(Image, '请看照片。<img src="p.png">'), (Attachment, '请看<a href="a.pdf">附件</a>。')],
)
def test_page_that_brings_more_waits_for_the_right_to_that(editor, model, body):
    client = editor(*LOOK, *DRAFTS, "change_legacypage")
    files = {"1.htm": html("第一号通知发布", body), "p.png": png(), "a.pdf": b"%PDF-1.4\n%%EOF\n"}
    upload(client, packed(files), "old.zip", makes_drafts="on")
    page = LegacyPage.objects.get()
    shown = client.get(review(page))
    unmade = Article.objects.count()

    editor(f"add_{model._meta.model_name}").post(review(page), reviewed(shown, _drafts="1"))

    assert (unmade, right_to_add(model) in text(shown), 'name="_drafts"' in text(shown)) == (0, True, False)
    assert Article.objects.count() == 1


@pytest.mark.parametrize("button", ["_drafts", "_event"])
def test_drafts_that_were_not_offered_are_refused_in_words_and_corrections_kept(editor, button):
    client = editor(*LOOK, "change_legacypage")
    upload(client, html("校领导到访研究院"))
    page, before = LegacyPage.objects.get(), counts()

    answers = reviewed(client.get(review(page)), title="校领导到访", **{button: "1"})
    refused = client.post(review(page), answers)

    assert (refused.status_code, right_to_add(Article) in refused.context["errors"][0], made_since(before)) == (
        403, True, {},
    )  # fmt: skip
    assert (refused.context["form"]["title"].value(), LegacyPage.objects.get().title) == ("校领导到访", "校领导到访")


def drafted_with_open_names(admin_client):
    factories.organization("本校公管院", kind="school", is_own=True)
    OverwritingName.objects.create(text=FOREIGN)
    upload(admin_client, html(f"座谈会在{FOREIGN}举行", "时间：3月5日下午。", ATTENDED))
    page = LegacyPage.objects.get()
    admin_client.post(review(page), reviewed(admin_client.get(review(page)), _drafts="1"))
    OverwritingName.objects.all().delete()
    page.refresh_from_db()
    return page


def decided(client, page, **answers):
    answers = {"which": "open", "to": "other", "to_other": "公共管理学院", "_decide": "1"} | answers
    told = client.post(review(page), reviewed(client.get(review(page)), **answers), follow=True)
    page.refresh_from_db()
    return told


def holds_open_names(page):
    """Whether the article and its event still hold the places of the names."""
    event = page.article.events.get()
    titles = [str(title) for row in event.appearances.all() for title in row.titles.all()]
    of_event = [event.title, *event.rosters.values_list("as_printed", flat=True), *titles]
    return tuple("〔外来名" in "".join(texts) for texts in ([page.article.title, page.article.body], of_event))


def test_decided_name_makes_no_organization_without_the_right(editor, admin_client):
    page = drafted_with_open_names(admin_client)
    before = counts()

    told = decided(editor("change_legacypage", "change_article", "change_event"), page)

    assert (page.open_names, made_since(before), OverwritingName.objects.count()) == (0, {}, 0)
    assert (right_to_add(OverwritingName, Organization) in text(told), holds_open_names(page)) == (True, (False, False))
    assert "公共管理学院" in page.article.title


@pytest.mark.parametrize(
    ("rights", "lacks", "left"),
    [
        ([], (Article, Event), (True, True)),
        (["change_event"], (Article,), (True, False)),
        (["change_article"], (Event,), (False, True)),
    ],
)
def test_decided_name_fills_only_drafts_that_its_editor_may_change(editor, admin_client, rights, lacks, left):
    page = drafted_with_open_names(admin_client)
    makes = ["add_organization", "add_overwritingname"]

    told = decided(editor("change_legacypage", *makes, *rights), page)
    stands = (page.open_names, holds_open_names(page))
    blocking = [found for member in bundle(page.article) for found in member.blocking]
    again = decided(editor("change_article", "change_event"), page, which="ticked", place=["1"])

    assert (stands, bool(blocking)) == ((0, left), True)
    assert f"“{right_to_change(*lacks)}”" in text(told)
    assert (holds_open_names(page), right_to_change(Article) in text(again)) == ((False, False), False)


def test_event_made_later_needs_the_rights_to_the_drafts_that_it_changes(editor, admin_client):
    upload(admin_client, html("座谈会举行", "时间：近日。", "出席：公共管理学院院长江菊旺。"), makes_drafts="on")
    page = LegacyPage.objects.get()
    page.article.agreements.add(factories.agreement(signed_on=None))
    client = editor("change_legacypage", *DRAFTS)

    shown = client.get(review(page))
    refused = client.post(review(page), reviewed(shown, event_date="2019-03-05", _event="1"))
    unmade = Event.objects.count()
    editor("change_article", "change_agreement").post(
        review(page), reviewed(client.get(review(page)), event_date="2019-03-05", _event="1")
    )

    assert (right_to_change(Article, Agreement) in text(shown), shown.context["may_add_event"]) == (True, False)
    assert (refused.status_code, unmade) == (403, 0)
    assert page.article.events.get() == Agreement.objects.get().event


# Tables and documents


@pytest.mark.parametrize(
    ("right", "wrong"), [("change_person", 3), ("add_person", 2)], ids=["change alone", "add alone"]
)
def test_table_makes_and_changes_only_what_its_editor_may(editor, settings, tmp_path, right, wrong):
    settings.DATA = tmp_path
    someone = factories.person("张明")
    data = xlsx([["id", "name"], [someone.pk, "张铭"], ["", "李芳"]])
    client = editor("view_person", right)

    opened, shown = client.get(f"{PEOPLE}import/"), look(client, data)
    forged = confirm(client, shown)
    unmade = list(Person.objects.values_list("name", flat=True))
    both = editor("change_person", "add_person")
    confirm(both, look(both, data))

    other = right_to_change(Person) if right == "add_person" else right_to_add(Person)
    assert [number for number, _errors in shown.context["look"]["wrong"]] == [wrong]
    assert (other in text(opened), other in text(shown), forged.status_code, unmade) == (True, True, 422, ["张明"])
    assert sorted(Person.objects.values_list("name", flat=True)) == ["张铭", "李芳"]


def test_document_with_pictures_is_refused_in_words_and_what_was_typed_stays(editor):
    client, before = editor("add_article", "view_article", "change_article"), counts()
    shown = choose(client)

    refused = client.post(WORD, sent(shown, title="东海论坛（2019）", credits="作者：张明\n摄影：李芳"))
    unmade = made_since(before)
    editor("add_image").post(WORD, sent(refused))

    assert (right_to_add(Image) in text(shown), right_to_add(Image) in text(refused)) == (True, True)
    assert (refused.context["form"]["title"].value(), unmade) == ("东海论坛（2019）", {})
    assert (made_since(before), ArticleCredit.objects.count()) == ({"article": 1, "image": 1}, 2)

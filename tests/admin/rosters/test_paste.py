"""A roster that is pasted: every promise about reading it into rows and adding them, through its editor's pages."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.rosters.pasted import carry, coverage, pieces, rows_of
from articles.models import (
    Agreement,
    Appearance,
    AppearanceTitle,
    Organization,
    OrganizationAlias,
    Person,
    ProgrammeItem,
    Roster,
    Signatory,
)
from articles.rosters.rows import Doubt, Reading, ReadRow, Reason, Title
from tests import factories

pytestmark = pytest.mark.django_db
TEXT = "学院院长程鹏，廊下镇镇长江菊旺，韩志明，街镇领导等出席座谈会。"
CELLS = ("kind", "name", "titles", "honorific", "remarks", "item", "same", "asked", "start", "end", "party")


def address(event, role="attendee", page="paste"):
    return reverse(f"admin:articles_event_{page}", args=[event.pk, role])


@pytest.fixture
def read(desk):
    """The page of the rows of a paste."""

    def page(event, text=TEXT, role="attendee"):
        return desk.post(address(event, role), {"text": text, "read": "1"})

    return page


def fields(page, **facts):
    """What a browser would send of the page of the rows, with the button that adds them."""
    context = page.context
    form = {"text": context["text"], "language": context["language"], "tail": context["tail"], "add": "1"}
    form |= {"is_open": "1"} if context["is_open"] else {}
    form |= {"new_organizations": "1"} if context["makes_organizations"] else {}
    for row in shown(page):
        form |= {f"row-{row.index}-{cell}": str(getattr(row, cell)) for cell in CELLS}
        form |= {
            f"row-{row.index}-source": row.as_printed,
            f"row-{row.index}-doubts": row.doubt_lines.replace("\n", "\r\n"),
        }
        ticks = {"doubt": not row.is_certain, "out": row.is_out, "sign": row.is_signing}
        form |= {f"row-{row.index}-{cell}": "1" for cell, is_on in ticks.items() if is_on}
        form |= {f"row-{row.index}-also": list(row.also)}
    return form | facts


def shown(page):
    return [row for row in page.context["rows"] if row.is_typed]


def summary(page):
    return [(row.kind, row.name, row.titles) for row in shown(page)]


def errors(page):
    return [row.errors for row in shown(page) if row.errors]


def standing(event, role="attendee"):
    return [
        (str(row), [str(title) for title in row.titles.all()])
        for row in Appearance.objects.filter(event=event, role=role).order_by("position")
    ]


def counts():
    return [model.objects.count() for model in (Appearance, AppearanceTitle, Person, Organization, Roster, Signatory)]


# From the desk to the rows


def test_paste_saves_the_desk_first_and_opens_the_page(desk, typed):
    event = factories.event()
    change = reverse("admin:articles_event_change", args=[event.pk])

    response = desk.post(change, typed(desk.get(change)) | {"venue": "礼堂", "_paste": "speaker"})

    event.refresh_from_db()
    assert (response["Location"], event.venue) == (address(event, "speaker"), "礼堂")
    assert 'name="text"' in desk.get(response["Location"]).content.decode()


def test_reading_shows_the_rows_with_their_words_and_writes_nothing(read):
    event = factories.event()
    before = counts()

    page = read(event)

    assert summary(page) == [
        ("person", "程鹏", "学院 | 院长"),
        ("person", "江菊旺", "廊下镇 | 镇长"),
        ("person", "韩志明", ""),
        ("group", "街镇领导", ""),
    ]
    assert [row.as_printed for row in shown(page)] == ["学院院长程鹏", "廊下镇镇长江菊旺", "韩志明", "街镇领导"]
    assert [row.reasons for row in shown(page)] == [[], [], [_("A name without a title.")], []]
    assert (page.context["tail"], page.context["is_open"]) == ("等", True)
    assert counts() == before


def test_paste_stays_on_top_and_every_character_is_accounted_for(read):
    page = read(factories.event())

    marks = [(piece.text, piece.number, piece.state) for piece in page.context["pieces"]]
    assert marks == [
        ("学院院长程鹏", 1, ""),
        ("，", 0, ""),
        ("廊下镇镇长江菊旺", 2, ""),
        ("，", 0, ""),
        ("韩志明", 3, "doubt"),
        ("，", 0, ""),
        ("街镇领导", 4, ""),
        ("等出席座谈会。", 0, ""),
    ]
    assert page.context["coverage"] == (31, 21, 10, 0)
    assert '<mark class="doubt" data-index="2">韩志明<sup>\u20603</sup></mark>' in page.content.decode().replace(
        "&#8288;", "\u2060"
    )


def test_change_of_the_text_brings_it_back_to_the_character(desk, read):
    event, text = factories.event(), "\n  学院院长程鹏，\n韩志明  "

    page = desk.post(address(event), {"text": text.replace("\n", "\r\n"), "back": "1"})

    assert page.context["text"] == text
    assert f"<textarea{page.content.decode().split('<textarea')[1].split('>')[0]}>\n{text}</textarea>" in (
        page.content.decode()
    )


def test_table_lands_in_the_same_grid(desk):
    table = SimpleUploadedFile("名单.csv", "姓名,单位,职务\n程鹏,学院,院长\n江菊旺,廊下镇,镇长\n".encode())

    page = desk.post(address(factories.event()), {"text": "", "table": table, "read": "1"})

    assert summary(page)[-2:] == [("person", "程鹏", "学院 | 院长"), ("person", "江菊旺", "廊下镇 | 镇长")]
    desk.post(page.request["PATH_INFO"], fields(page))
    assert [name for name, _titles in standing(factories.Event.objects.get())][-2:] == ["程鹏", "江菊旺"]


def test_table_that_cannot_be_read_is_refused_and_the_text_stays(desk):
    table = SimpleUploadedFile("名单.xlsx", b"PK\x03\x04 no workbook")

    page = desk.post(address(factories.event()), {"text": TEXT, "table": table, "read": "1"})

    assert (page.status_code, page.context["text"], bool(page.context["error"])) == (200, TEXT, True)


# Adding


def test_addition_makes_people_organizations_and_rows_and_keeps_the_paste(desk, read, admin_user):
    event, school = factories.event(), factories.organization("学院")

    response = desk.post(address(event), fields(read(event)), follow=True)

    assert response.redirect_chain == [(f"/admin/articles/event/{event.pk}/change/#roster-attendee", 302)]
    assert standing(event) == [
        ("程鹏", ["学院 院长"]),
        ("江菊旺", ["廊下镇 镇长"]),
        ("韩志明", []),
        ("街镇领导", []),
    ]
    assert list(Person.objects.order_by("pk").values_list("name", "sort_key")) == [
        ("程鹏", "cheng peng"),
        ("江菊旺", "jiang ju wang"),
        ("韩志明", "han zhi ming"),
    ]
    town = Organization.objects.get(name="廊下镇")
    assert (town.parent, town.created_by) == (None, admin_user)
    assert list(AppearanceTitle.objects.order_by("pk").values_list("organization", flat=True)) == [school.pk, town.pk]
    assert list(Roster.objects.values_list("role", "tail", "is_complete", "as_printed")) == [
        ("attendee", "等", False, TEXT)
    ]
    assert list(Appearance.objects.order_by("position").values_list("as_printed", "is_certain", "position")) == [
        ("学院院长程鹏", True, 1),
        ("廊下镇镇长江菊旺", True, 2),
        ("韩志明", False, 3),
        ("街镇领导", True, 4),
    ]
    assert [str(message) for message in response.context["messages"]] == [
        _("%(count)d rows added to “%(role)s”. The text was kept with them.") % {"count": 4, "role": "出席"}
    ]


def test_rows_go_after_those_that_stand_and_the_second_paste_is_kept_after_the_first(desk, read):
    event = factories.event()
    desk.post(address(event), fields(read(event, "学院院长程鹏")))

    desk.post(address(event), fields(read(event, "廊下镇镇长江菊旺")))

    assert standing(event) == [("程鹏", ["学院 院长"]), ("江菊旺", ["廊下镇 镇长"])]
    assert Roster.objects.get().as_printed == "学院院长程鹏\n廊下镇镇长江菊旺"


def test_doubt_goes_in_with_its_reason_and_leaves_with_it(desk, read):
    event = factories.event()
    desk.post(address(event), fields(read(event, "韩志明"), **{"row-0-remarks": "迟到"}))

    row = Appearance.objects.get()
    change = desk.get(reverse("admin:articles_event_change", args=[event.pk])).content.decode()
    grid = desk.get(address(event, page="roster")).context["rows"][0]
    assert (row.is_certain, row.remarks, row.doubts) == (False, "迟到", [["bare_name", ""]])
    assert _("A name without a title.") in change
    assert (grid.remarks, grid.reasons) == ("迟到", [_("A name without a title.")])
    form = {"version": "1", "row-0-id": row.pk, "row-0-kind": "person", "row-0-name": "韩志明", "row-0-remarks": "迟到"}
    desk.post(address(event, page="roster"), form | {"row-0-same": row.person_id})
    row.refresh_from_db()
    assert (row.is_certain, row.remarks, row.doubts) == (True, "迟到", [])


def test_copy_in_another_list_keeps_the_doubt_and_its_reason(desk, read):
    event = factories.event()

    desk.post(address(event), fields(read(event, "韩志明"), **{"row-0-also": ["speaker"], "row-0-remarks": "迟到"}))

    rows = Appearance.objects.order_by("role").values_list("role", "is_certain", "remarks", "doubts")
    why = [["bare_name", ""]]
    assert list(rows) == [("attendee", False, "迟到", why), ("speaker", False, "", why)]


def test_failure_in_the_middle_writes_nothing(desk, read):
    event = factories.event()
    form, before = fields(read(event)), counts()

    def break_at_titles(execute, sql, *arguments):
        if sql.startswith("INSERT") and "appearancetitle" in sql:
            raise DatabaseError("the disk is full")
        return execute(sql, *arguments)

    with connection.execute_wrapper(break_at_titles), pytest.raises(DatabaseError):
        desk.post(address(event), form)

    assert counts() == before


def test_list_saved_by_somebody_else_at_the_same_moment_is_not_overwritten(desk, read):
    event = factories.event()
    desk.post(address(event), fields(read(event, "学院院长程鹏")))
    form, before = fields(read(event, "廊下镇镇长江菊旺")), counts()
    met = []

    def meanwhile(execute, sql, *arguments):
        if sql.startswith("UPDATE") and "articles_roster" in sql and not met:
            met.append(sql)
            connection.cursor().execute("UPDATE articles_roster SET version = version + 1")
        return execute(sql, *arguments)

    with connection.execute_wrapper(meanwhile):
        refused = desk.post(address(event), form)

    assert (refused.status_code, summary(refused)) == (409, [("person", "江菊旺", "廊下镇 | 镇长")])
    assert counts() == before


# The directory


def test_name_and_organization_agree_and_the_person_is_chosen(read):
    school = factories.organization("学院")
    known = factories.attendee(factories.event("前一次"), "程鹏", titles=[(school, "副院长")]).person
    OrganizationAlias.objects.create(organization=school, text="本院")
    event = factories.event()

    chosen = [shown(read(event, text))[0].same for text in ("学院院长程鹏", "本院院长程鹏", "镇长程鹏", "程鹏")]

    assert chosen == [str(known.pk), str(known.pk), "", ""]


def test_name_alone_is_asked_and_never_joined(desk, read):
    known = factories.attendee(
        factories.event("前一次"), "程鹏", titles=[(factories.organization("区委"), "书记")]
    ).person
    event = factories.event()
    page = read(event, "学院院长程鹏")
    before = counts()

    refused = desk.post(address(event), fields(page))

    assert [(person.id, person.last) for person in shown(page)[0].candidates] == [
        (str(known.pk), "区委 书记 2019-03-05")
    ]
    assert errors(refused) == [{"name": _("The directory has this name. Is it the same person, or another?")}]
    assert counts() == before
    desk.post(address(event), fields(refused, **{"row-0-same": "new"}))
    assert Person.objects.filter(name="程鹏").count() == 2
    assert event.appearances.get().person_id != known.pk


def test_two_namesakes_of_one_body_are_asked(read):
    school = factories.organization("学院")
    for number in (1, 2):
        person = factories.person("程鹏", disambiguator=str(number))
        row = Appearance.objects.create(event=factories.event(), role="guest", person=person, name_as_printed="程鹏")
        AppearanceTitle.objects.create(
            appearance=row, organization=school, organization_as_printed="学院", title="教授"
        )

    row = shown(read(factories.event(), "学院院长程鹏"))[0]

    assert (row.same, len(row.candidates)) == ("", 2)


def test_new_organizations_are_listed_and_made_only_with_the_tick(desk, read):
    event = factories.event()
    page = read(event)
    form = fields(page)

    form.pop("new_organizations")
    desk.post(address(event), form)

    assert (page.context["new_organizations"], page.context["makes_organizations"]) == (["学院", "廊下镇"], True)
    assert (Organization.objects.count(), standing(event)[0]) == (0, ("程鹏", ["学院 院长"]))


def test_inferred_organization_is_the_one_of_the_row_that_it_comes_from(desk, read):
    event = factories.event()
    form = fields(read(event), **{"row-2-titles": "学院? | 教授", "row-1-titles": "某镇? | 镇长"})

    desk.post(address(event), form)

    school = Organization.objects.get()
    assert (school.name, list(AppearanceTitle.objects.order_by("pk").values_list("organization", "is_inferred"))) == (
        "学院",
        [(school.pk, False), (None, True), (school.pk, True)],
    )


def test_name_that_two_bodies_bear_or_one_that_was_merged_makes_no_third(desk, read):
    for parent in ("甲大学", "乙大学"):
        Organization.objects.create(name="学院", parent=factories.organization(parent))
    kept = factories.organization("廊下镇人民政府")
    factories.organization("廊下镇", merged_into=kept)
    event = factories.event()
    page = read(event)

    desk.post(address(event), fields(page))

    assert page.context["new_organizations"] == []
    assert list(AppearanceTitle.objects.order_by("pk").values_list("organization", flat=True)) == [None, kept.pk]
    assert Organization.objects.count() == 6


def test_full_name_is_offered_for_a_short_one(read):
    school = factories.organization("国际与公共事务学院")
    OrganizationAlias.objects.create(organization=school, text="国务学院")
    factories.organization("上海市金山区廊下镇人民政府")
    factories.organization("浙江大学公共管理学院")

    page = read(factories.event(), "国务学院院长程鹏，金山区廊下镇镇长江菊旺，浙江大学教授张三")

    assert [row.offers for row in shown(page)] == [
        [("国务学院", "国际与公共事务学院")],
        [("金山区廊下镇", "上海市金山区廊下镇人民政府")],
        [],
    ]


# Rows that stand in the list already


def test_row_that_stands_already_is_left_out(desk, read):
    event = factories.event()
    factories.attendee(event, "顾锋")
    factories.attendee(event, "程鹏")
    Appearance.objects.create(event=event, role="attendee", position=3, group_label="街镇领导")
    page = read(event)

    desk.post(address(event), fields(page))

    assert [(row.already, row.is_out) for row in shown(page)] == [(2, True), (0, False), (0, False), (3, True)]
    assert [name for name, _titles in standing(event)] == ["顾锋", "程鹏", "街镇领导", "江菊旺", "韩志明"]
    assert Roster.objects.get().as_printed == TEXT


def test_row_taken_back_is_another_person_or_refused(desk, read):
    event = factories.event()
    known = factories.attendee(event, "程鹏")
    form = fields(read(event, "学院院长程鹏"), **{"row-0-same": str(known.person_id)})
    form.pop("row-0-out")

    refused = desk.post(address(event), form)

    words = _("This person stands in the list already, in row %(place)d. Leave this row out.") % {"place": 1}
    assert errors(refused) == [{"name": words}]
    desk.post(address(event), form | {"row-0-same": "new"})
    assert [name for name, _titles in standing(event)] == ["程鹏", "程鹏"]


def test_person_who_is_added_at_another_point_of_the_programme_goes_in(desk, read):
    event = factories.event()
    known = factories.attendee(event, "程鹏")
    item = ProgrammeItem.objects.create(event=event, title="致辞", position=1)
    form = fields(read(event, "学院院长程鹏"), **{"row-0-same": str(known.person_id), "row-0-item": str(item.pk)})
    form.pop("row-0-out")

    desk.post(address(event), form)

    assert list(event.appearances.order_by("pk").values_list("person", "programme_item")) == [
        (known.person_id, None),
        (known.person_id, item.pk),
    ]


# What stops


def test_words_not_understood_stop_until_they_are_decided_and_all_typed_stays(desk, read):
    event = factories.event()
    form = fields(read(event, "学院院长程鹏，韩志明"), **{"row-1-kind": "unknown", "row-0-titles": "学院 | 院长\n教授"})
    before = counts()

    refused = desk.post(address(event), form)

    assert errors(refused) == [{"kind": _("Say whether it is a person or a group, or leave the row out.")}]
    assert summary(refused) == [("person", "程鹏", "学院 | 院长\n教授"), ("unknown", "韩志明", "")]
    assert [piece.state for piece in refused.context["pieces"]] == ["", "", "unread"]
    assert (refused.context["text"], counts()) == ("学院院长程鹏，韩志明", before)
    desk.post(address(event), form | {"row-1-out": "1"})
    assert [name for name, _titles in standing(event)] == ["程鹏"]


def test_row_whose_name_was_emptied_is_not_dropped(desk, read):
    event = factories.event()

    refused = desk.post(address(event), fields(read(event, "韩志明"), **{"row-0-name": ""}))

    assert (errors(refused), standing(event)) == ([{"name": _("Give a name, or take the row out.")}], [])


def test_nothing_to_add_is_said(desk, read):
    event = factories.event()

    refused = desk.post(address(event), fields(read(event, "韩志明"), **{"row-0-out": "1"}))

    assert refused.context["errors"] == [_("Every row is left out: there is nothing to add.")]
    assert Roster.objects.count() == 0


# Limits


@pytest.mark.parametrize("button", ["read", "add"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "甲" * 100_001,
            "The text has %(count)d characters; a paste holds %(most)d. Nothing was read: paste it in parts.",
        ),
        ("程鹏\0", "Character %(place)d is a null, which no text holds. Take it out."),
    ],
)
def test_text_that_is_too_long_or_no_text_is_refused_before_it_is_read(desk, button, text, words):
    event = factories.event()

    page = desk.post(address(event), {"text": text, button: "1"})

    assert page.context["error"] == _(words) % {"count": 100_001, "most": 100_000, "place": 3}
    assert page.context["text"] == text
    assert counts()[0] == 0


def test_empty_paste_is_asked_for(desk):
    page = desk.post(address(factories.event()), {"text": " \n", "read": "1"})

    assert page.context["error"] == _("Paste the words of the list, or choose a file.")


def test_text_that_the_list_has_no_room_to_keep_is_refused_before_it_is_read(desk, read):
    event = factories.event()
    most = Roster._meta.get_field("as_printed").max_length
    Roster.objects.create(event=event, role="attendee", as_printed="甲" * (most - len(TEXT)))

    page = read(event)

    words = _("With this the kept source text has %(count)d characters; a list keeps %(most)d. Paste less.")
    assert page.context["error"] == words % {"count": most + 1, "most": most}
    assert page.context["text"] == TEXT


def test_more_rows_than_a_list_holds_are_refused_and_the_text_stays(read):
    text = "\n".join(f"学院院长程{'一二三四五六七八九十'[number % 10]}" for number in range(501))

    page = read(factories.event(), text)

    words = _("These are %(count)d rows; a list holds %(most)d. Paste a part of them.")
    assert (page.context["error"], page.context["text"]) == (words % {"count": 501, "most": 500}, text)


@pytest.mark.parametrize(("start", "end"), [("-1", "5"), ("3", "2"), ("0", "999999999"), ("x", "y"), ("0", "99")])
def test_tampered_place_falls_back_to_the_words_sent(desk, read, start, end):
    event = factories.event()

    desk.post(address(event), fields(read(event, "韩志明"), **{"row-0-start": start, "row-0-end": end}))

    assert list(Appearance.objects.values_list("as_printed", flat=True)) == ["韩志明"]


# Words read again


@pytest.fixture
def again(desk):
    def rows(event, words, **facts):
        form = {"words": words, "start": ["10", "20"], "index": "7"} | facts
        response = desk.post(address(event, page="words"), form)
        return response.json()["rows"] if response.status_code == 200 else response.status_code

    return rows


def test_halves_of_a_row_are_read_again_with_the_organization_above(again):
    first, second = again(factories.event(), ["副院长程鹏，", "韩志明"], above="学院")

    assert re.findall(r'name="(row-[78]-name)"\s+value="([^"]*)"', first + second) == [
        ("row-7-name", "程鹏"),
        ("row-8-name", "韩志明"),
    ]
    assert "学院? | 副院长" in first
    assert re.findall(r'value="(\d+)"\s+data-(start|end)', first) == [("10", "start"), ("15", "end")]
    assert re.findall(r'value="(\d+)"\s+data-(start|end)', second) == [("20", "start"), ("23", "end")]


def test_words_between_two_rows_are_one_row_even_if_they_read_as_two(again):
    event = factories.event()
    facts = {"as_one": "1", "name": "程鹏", "titles": "学院 | 院长", "kind": "person"}

    (merged,) = again(event, ["学院院长、教授程鹏"], **facts)
    (joined,) = again(event, ["学院院长程鹏，廊下镇镇长江菊旺"], **facts)

    assert (
        "学院 | 院长\n学院? | 教授" in merged or "学院 | 院长\n教授" in merged or "学院 | 院长\n学院 | 教授" in merged
    )
    assert _("Made of two rows; the name is “%(detail)s”. Look at it again.") % {"detail": "程鹏"} in joined
    assert 'value="学院院长程鹏，廊下镇镇长江菊旺" data-source' in joined


def test_words_of_a_saved_row_are_no_double_of_itself(again):
    event = factories.event()
    factories.attendee(event, "程鹏")

    (pasted,), (saved,) = again(event, ["程鹏"]), again(event, ["程鹏"], is_saved="1")

    assert ('class="rg-row out"' in pasted, 'class="rg-row out"' in saved) == (True, False)


@pytest.mark.parametrize("words", [["甲" * 100_001], ["程鹏\0"]])
def test_words_that_cannot_be_read_are_refused(again, words):
    assert again(factories.event(), words) == 400


def test_words_are_read_by_post_alone(desk):
    assert desk.get(address(factories.event(), page="words")).status_code == 405


def test_organizations_that_the_directory_lacks_are_told(desk):
    factories.organization("学院")

    answer = desk.get(reverse("admin:articles_event_bodies"), {"name": ["学院", "廊下镇", "廊下镇", "", "\0"]})

    assert answer.json() == {"new": ["廊下镇"]}


def test_more_and_longer_organizations_than_a_statement_asks_for_are_answered(desk, read):
    event = factories.event()
    titles = "\n".join(f"{'长' * 190}{number} | 主任" for number in range(50))
    form = fields(read(event, "韩志明"), **{f"row-{number}-titles": titles for number in range(40)})
    form |= {f"row-{number}-kind": "person" for number in range(40)}
    form["row-0-titles"] = f"{'长' * 5000} | 主任"

    refused = desk.post(address(event), form)

    assert (refused.status_code, len(errors(refused)), standing(event)) == (200, 40, [])


def test_name_that_is_too_long_is_refused_and_not_cut(desk, read):
    event = factories.event()
    form = fields(read(event, "韩志明"), **{"row-0-kind": "group", "row-0-name": "长" * 201})

    refused = desk.post(address(event), form)

    assert [(row.name, list(row.errors)) for row in shown(refused)] == [("长" * 201, ["name"])]


# Signatories


def test_tick_makes_a_signatory_of_the_suggested_party(desk, read):
    event = factories.event()
    factories.agreement(at=event, parties=("学院", "廊下镇"))
    page = read(event)
    parties = {str(party): str(party.pk) for party in Agreement.objects.get().parties.all()}

    desk.post(address(event), fields(page, **{"row-0-sign": "1", "row-1-sign": "1"}))

    assert [row.party for row in shown(page)] == [parties["学院"], parties["廊下镇"], "", ""]
    signed = Signatory.objects.order_by("party__position").values_list("name_as_printed", "title_as_printed", "party")
    assert list(signed) == [("程鹏", "院长", int(parties["学院"])), ("江菊旺", "镇长", int(parties["廊下镇"]))]


def test_party_must_be_said_and_only_a_person_signs(desk, read):
    event = factories.event()
    factories.agreement(at=event)

    refused = desk.post(address(event), fields(read(event), **{"row-2-sign": "1", "row-3-sign": "1"}))

    assert errors(refused) == [
        {"sign": _("Say for which party this person signs.")},
        {"sign": _("Only a person signs. Untick “signatory” here.")},
    ]
    assert (Signatory.objects.count(), Appearance.objects.count()) == (0, 0)


def test_who_signed_already_does_not_sign_twice(desk, read):
    event = factories.event()
    agreement = factories.agreement(at=event, signatories=[(0, "程鹏", "院长")])
    known, party = Person.objects.get(), agreement.parties.first()
    signs = {"row-0-sign": "1", "row-0-party": str(party.pk), "row-0-same": str(known.pk)}

    desk.post(address(event), fields(read(event, "学院院长程鹏"), **signs))

    assert list(Signatory.objects.values_list("person", "party")) == [(known.pk, party.pk)]


def test_saved_list_makes_a_signatory_too(desk):
    event, row = factories.event(), None
    row = factories.attendee(event, "程鹏", titles=[(factories.organization("学院"), "院长")])
    party = factories.agreement(at=event).parties.first()
    form = {"version": "0", "row-0-id": row.pk, "row-0-kind": "person", "row-0-name": "程鹏"}
    form |= {"row-0-titles": "学院 | 院长", "row-0-same": row.person_id, "row-0-sign": "1", "row-0-party": party.pk}

    desk.post(address(event, page="roster"), form)

    assert list(Signatory.objects.values_list("party", "person", "title_as_printed")) == [
        (party.pk, row.person_id, "院长")
    ]


# Who may


def test_editor_who_may_not_change_events_is_refused(client):
    editor = User.objects.create_user("editor", is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(codename="view_event"))
    client.force_login(editor)
    event = factories.event()

    answers = [
        client.get(address(event)),
        client.post(address(event), {"text": TEXT, "add": "1"}),
        client.post(address(event, page="words"), {"words": "程鹏"}),
        client.get(reverse("admin:articles_event_bodies"), {"name": "学院"}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 4


def test_unknown_role_is_not_found(desk):
    assert desk.get(address(factories.event(), "signatory")).status_code == 404


# Many rows


def crowd(count):
    """A paste of that many people in bodies of their own, every second of them known."""
    signs = "一二三四五六七八九十"
    names = [f"程{signs[number // 10]}{signs[number % 10]}" for number in range(count)]
    before = factories.event(f"{count} 人前一次")
    for number, name in enumerate(names):
        if number % 2:
            factories.attendee(before, name, titles=[(factories.organization(f"{name}学院"), "教授")])
    return "，".join(f"{name}学院院长{name}" for name in names)


def test_40_names_take_as_many_statements_as_5(desk, read, django_assert_max_num_queries):
    asked, texts = [], {count: crowd(count) for count in (5, 40)}
    warm = factories.event("先来一次")
    desk.post(address(warm), fields(read(warm, crowd(2))))
    for text in texts.values():
        event = factories.event()
        with django_assert_max_num_queries(30) as reading:
            page = read(event, text)
        with django_assert_max_num_queries(45) as adding:
            desk.post(address(event), fields(page))
        asked.append((len(reading), len(adding)))

    assert [Appearance.objects.filter(event__title="座谈会").count(), asked[0]] == [45, asked[1]]


# A reading as rows


def row_of(*titles, **facts):
    reading = Reading("甲乙丙", "zh-hans", (ReadRow("person", 0, 3, "程鹏", tuple(titles), **facts),))
    return rows_of(reading)[0]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (Title("学院", "院长"), "学院 | 院长"),
        (Title("学院", "院长", False, "学院"), "学院 | 院长"),
        (Title("", "副院长", False, "学院"), "学院? | 副院长"),
        (Title("国务学院", "院长", False, "国际与公共事务学院"), "国务学院 | 院长"),
        (Title("社会学系", "主任", False, "浙江大学社会学系"), "浙江大学社会学系? | 主任"),
        (Title("我校", "副校长", False, "上海交通大学"), "上海交通大学? | 副校长"),
        (Title("区人大", "原主任", True, "区人大"), "原区人大 | 主任"),
        (Title("原区人大", "主任", True, "原区人大"), "原区人大 | 主任"),
        (Title("", "副主任", False, "原区人大"), "区人大? | 副主任"),
        (Title("区委", "前书记", True), "区委 | 前书记"),
        (Title("School", "former dean", True), "School | former dean"),
        (Title("原平市", "原市长", True), "原原平市 | 市长"),
        (Title("", "教\u200b授"), "教授"),
    ],
)
def test_title_is_written_as_the_grid_writes_it(title, expected):
    row = row_of(title)

    assert (row.titles, row.lines[0].is_former) == (expected, title.is_former)


def test_text_of_a_row_is_read_into_titles_once():
    row = row_of(Title("学院", "院长"), Title("", "教授", False, "浙江大学"))

    assert row.lines is row.lines
    assert row.lines == [Title("学院", "院长"), Title("", "教授", False, "浙江大学")]


def test_every_doubt_has_its_sentence():
    row = row_of(uncertain=tuple(Reason(doubt, detail) for doubt in Doubt for detail in ("", "学院")))

    assert (len(row.reasons), all(row.reasons), row.is_certain) == (2 * len(Doubt), True, False)


def test_paste_is_cut_to_the_character_even_where_places_overlap():
    rows = [ReadRow("person", 2, 5, "一"), ReadRow("unknown", 4, 6, "二"), ReadRow("unknown", 6, 8, "三")]
    text = "𠮷、甲乙丙丁戊己庚"

    cut = pieces(text, rows_of(Reading(text, "zh-hans", tuple(rows))))

    assert [piece.text for piece in cut] == ["𠮷、", "甲乙丙", "丁", "戊己", "庚"]
    assert coverage(cut) == (9, 3, 4, 2)


def test_carried_organization_ends_where_a_row_names_its_own():
    rows = (
        ReadRow("person", 0, 1, "甲", (Title("", "院长"),)),
        ReadRow("person", 1, 2, "乙", (Title("某镇", "镇长"), Title("", "教授"))),
        ReadRow("person", 2, 3, "丙"),
    )

    carried, last = carry(Reading("甲乙丙", "zh-hans", rows), "学院")

    assert [title.organization_suggested for row in carried.rows for title in row.titles] == ["学院", "", "学院"]
    assert ([len(row.uncertain) for row in carried.rows], last) == ([1, 1, 0], "某镇")

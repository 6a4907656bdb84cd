"""The roster grid: every promise about one list of an event, through the page that its editor sees."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.rosters import grid
from articles.models import Appearance, AppearanceTitle, Event, Person, Roster
from tests import factories
from tests.admin.conftest import opened

pytestmark = pytest.mark.django_db
PARTS = 4
CELLS = ("id", "kind", "name", "titles", "honorific", "remarks", "item", "same", "source")


def address(event, role="attendee"):
    return reverse("admin:articles_event_roster", args=[event.pk, role])


@pytest.fixture
def sent(desk):
    """What a browser would send back of the grid as it was opened; more rows are given as dictionaries of cells."""

    def fields(event, role="attendee", *, rows=(), **facts):
        page = desk.get(address(event, role)).context
        form = {"version": str(page["version"]), "tail": page["tail"]} | ({"is_open": "1"} if page["is_open"] else {})
        shown = [row for row in page["rows"] if row.id]
        for row in shown:
            form |= {f"row-{row.index}-{cell}": getattr(row, cell, "") or "" for cell in CELLS}
            form |= {f"row-{row.index}-order": str(row.order), f"row-{row.index}-source": row.as_printed}
            form |= {} if row.is_certain else {f"row-{row.index}-doubt": "1"}
        for index, cells in enumerate(rows, start=len(shown)):
            form |= {f"row-{index}-{cell}": value for cell, value in ({"kind": "person"} | cells).items()}
        return form | facts

    return fields


def standing(event, role="attendee"):
    """The list as it is saved: (name or group, [titles as lines])."""
    return [
        (str(row), [str(title) for title in row.titles.all()])
        for row in Appearance.objects.filter(event=event, role=role).order_by("position")
    ]


def shown(response):
    """The rows of a refused page: (name, titles, errors)."""
    rows = [row for row in response.context["rows"] if row.is_typed]
    return [(row.name, row.titles, row.errors) for row in rows]


def keys(event, role="attendee"):
    rows = Appearance.objects.filter(event=event, role=role).order_by("position")
    return [(row.pk, [title.pk for title in row.titles.all()]) for row in rows]


# Rows


def test_rows_are_people_with_titles_groups_and_organizations_in_their_order(desk, sent):
    event = factories.event()
    school = factories.organization("学院")
    rows = [
        {"name": "程鹏", "titles": "学院 | 院长\n某镇? | 顾问", "order": "2"},
        {"name": "街镇领导", "kind": "group", "order": "1"},
        {"name": "学院", "kind": "organization", "order": "3"},
        {"name": "无名协会", "kind": "organization", "order": "4"},
        {
            "name": "顾锋",
            "titles": "原某区人大 | 主任\n=原上草公司 | 经理\n教授",
            "honorific": "先生",
            "remarks": "迟到",
        },
    ]

    response = desk.post(address(event), sent(event, rows=rows))

    titles = AppearanceTitle.objects.order_by("appearance__position", "position")
    assert response["Location"] == f"/admin/articles/event/{event.pk}/change/#roster-attendee"
    assert standing(event) == [
        ("街镇领导", []),
        ("程鹏", ["学院 院长", "某镇 顾问"]),
        ("学院", []),
        ("无名协会", []),
        ("顾锋", ["某区人大 主任", "原上草公司 经理", "教授"]),
    ]
    assert list(titles.values_list("organization", "organization_as_printed", "title", "is_former", "is_inferred")) == [
        (school.pk, "学院", "院长", False, False),
        (None, "某镇", "顾问", False, True),
        (None, "某区人大", "主任", True, False),
        (None, "原上草公司", "经理", False, False),
        (None, "", "教授", False, False),
    ]
    assert list(
        Appearance.objects.order_by("position").values_list("organization", "group_label", "honorific", "remarks")
    ) == [
        (None, "街镇领导", "", ""),
        (None, "", "", ""),
        (school.pk, "", "", ""),
        (None, "无名协会", "", ""),
        (None, "", "先生", "迟到"),
    ]


def test_organization_without_a_title_is_kept_as_it_stands(desk, sent):
    event, school = factories.event(), factories.organization("学院")

    desk.post(address(event), sent(event, rows=[{"name": "程鹏", "titles": "学院 | "}]))

    assert list(AppearanceTitle.objects.values_list("organization", "organization_as_printed", "title")) == [
        (school.pk, "学院", "")
    ]
    assert (standing(event), desk.get(address(event)).context["rows"][0].titles) == ([("程鹏", ["学院"])], "学院 | ")


def test_saved_rows_are_changed_in_place(desk, sent):
    event, school = factories.event(), factories.organization("学院")
    for name in ("甲", "乙", "丙"):
        factories.attendee(event, name, titles=[(school, "教授"), (None, "顾问")])
    before = keys(event)
    form = sent(event)
    form |= {"row-0-order": "3", "row-2-order": "1", "row-0-titles": "学院 | 院长\n顾问\n主任", "row-1-titles": "顾问"}

    desk.post(address(event), form)

    assert standing(event) == [
        ("丙", ["学院 教授", "顾问"]),
        ("乙", ["顾问"]),
        ("甲", ["学院 院长", "顾问", "主任"]),
    ]
    after = keys(event)
    assert [row for row, _held in after] == [before[2][0], before[1][0], before[0][0]]
    assert [titles[:2] for _row, titles in after] == [before[2][1], before[1][1][:1], before[0][1]]


def test_saving_without_a_change_changes_no_row(desk, sent):
    event, school = factories.event(), factories.organization("浙江大学")
    factories.attendee(event, "甲", titles=[(school, "教授")], honorific="先生", is_certain=False)
    Appearance.objects.create(event=event, role="attendee", position=2, group_label="街镇领导")
    rows, titles = list(Appearance.objects.values()), list(AppearanceTitle.objects.values())

    desk.post(address(event), sent(event))

    assert (list(Appearance.objects.values()), list(AppearanceTitle.objects.values())) == (rows, titles)


def test_two_rows_exchange_their_people(desk, sent):
    event = factories.event()
    first, second = factories.attendee(event, "甲"), factories.attendee(event, "乙")
    people = (first.person_id, second.person_id)
    form = sent(event) | {"row-0-name": "乙", "row-0-same": people[1], "row-1-name": "甲", "row-1-same": people[0]}

    desk.post(address(event), form)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.person_id, second.person_id) == (people[1], people[0])
    assert standing(event) == [("乙", []), ("甲", [])]


def test_two_rows_exchange_their_points_of_the_programme(desk, sent):
    event = factories.event()
    item = event.programme.create(title="致辞", position=1)
    first = factories.attendee(event, "甲", programme_item=item)
    second = Appearance.objects.create(
        event=event, role="attendee", position=2, person=first.person, name_as_printed="甲"
    )
    form = sent(event)
    for index in (0, 1):
        form[f"row-{index}-item"] = "" if form[f"row-{index}-item"] else str(item.pk)

    response = desk.post(address(event), form)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (response.status_code, first.programme_item, second.programme_item) == (302, None, item)


def test_rows_stand_by_the_programme_and_then_in_their_own_order(desk, sent):
    event = factories.event()
    second, first = (event.programme.create(title=title, position=place) for title, place in (("总结", 2), ("致辞", 1)))
    rows = [
        {"name": "甲", "item": str(second.pk)},
        {"name": "乙", "item": str(first.pk)},
        {"name": "丙"},
        {"name": "丁", "item": str(first.pk)},
    ]

    desk.post(address(event), sent(event, rows=rows))

    grid_page = desk.get(address(event)).context["rows"]
    desk_page = desk.get(reverse("admin:articles_event_change", args=[event.pk])).context["rosters"][0]["rows"]
    assert [row.name for row in grid_page if row.id] == ["丙", "乙", "丁", "甲"]
    assert [str(row) for row in desk_page] == ["丙", "乙", "丁", "甲"]


def test_row_taken_out_goes_and_the_others_close_up(desk, sent):
    event = factories.event()
    for name in ("甲", "乙", "丙"):
        factories.attendee(event, name)

    desk.post(address(event), sent(event, **{"row-1-out": "1"}))

    rows = Appearance.objects.order_by("position").values_list("name_as_printed", "position")
    assert list(rows) == [("甲", 1), ("丙", 2)]
    assert Person.objects.filter(name="乙").count() == 1


def test_doubt_goes_in_and_stays_visible_on_the_desk(desk, sent):
    event = factories.event()

    desk.post(address(event), sent(event, rows=[{"name": "甲", "doubt": "1"}]))

    assert [row.is_certain for row in Appearance.objects.all()] == [False]
    assert "待看" in desk.get(reverse("admin:articles_event_change", args=[event.pk])).content.decode()


# The end of a list


def test_open_list_keeps_its_closing_words(desk, sent):
    event = factories.event()

    desk.post(address(event, "expert"), sent(event, "expert", rows=[{"name": "甲"}], tail="等", is_open="1"))

    rosters = Roster.objects.values_list("role", "tail", "is_complete", "version")
    assert list(rosters) == [("expert", "等", False, 1)]


@pytest.mark.parametrize("tail", ["等", "长" * 61, "等\u200b"])
def test_closing_words_of_a_complete_list_or_of_no_list_are_refused(desk, sent, tail):
    event = factories.event()
    factories.person("甲")
    is_open = {} if tail == "等" else {"is_open": "1"}

    response = desk.post(address(event), sent(event, rows=[{"name": "甲", "same": "new"}], tail=tail, **is_open))

    page = response.content.decode()
    assert (response.status_code, standing(event), len(response.context["errors"])) == (200, [], 1)
    assert (response.context["tail"], [row.same for row in response.context["rows"]][:1]) == (tail, ["new"])
    assert f'value="{tail}"' in page


# Who is who


def test_known_name_must_be_chosen(desk, sent):
    event, known = factories.event(), factories.person("程鹏")
    factories.attendee(factories.event("从前"), "程鹏", titles=[(factories.organization("某区委"), "副书记")])
    form = sent(event, rows=[{"name": "程鹏"}])

    refused = desk.post(address(event), form)

    assert shown(refused) == [
        ("程鹏", "", {"name": _("The directory has this name. Is it the same person, or another?")})
    ]
    assert [vars(person) for person in refused.context["rows"][0].candidates] == [
        {
            "id": str(known.pk),
            "name": "程鹏",
            "last": "某区委 副书记 2019-03-05",
            "day": "2019-03-05",
            "titles": "某区委? | 副书记",
        }
    ]
    assert (standing(event), Person.objects.count()) == ([], 1)
    desk.post(address(event), form | {"row-0-same": str(known.pk)})
    assert [row.person for row in event.appearances.all()] == [known]


def test_somebody_else_of_a_known_name_is_a_new_person(desk, sent):
    event, known = factories.event(), factories.person("程鹏")

    desk.post(address(event), sent(event, rows=[{"name": "程鹏", "same": "new"}]))

    assert Person.objects.exclude(pk=known.pk).get() == event.appearances.get().person


def test_new_person_has_a_key_to_sort_by(desk, sent):
    event = factories.event()

    desk.post(address(event), sent(event, rows=[{"name": "重阳"}]))

    assert list(Person.objects.values_list("name", "sort_key")) == [("重阳", "chong yang")]


def test_name_printed_differently_stays_with_its_person(desk, sent):
    event = factories.event()
    row = factories.attendee(event, "程鹏")
    Appearance.objects.filter(pk=row.pk).update(name_as_printed="程朋")

    desk.post(address(event), sent(event, **{"row-0-titles": "主任"}))

    assert [(kept.person_id, str(kept)) for kept in event.appearances.all()] == [(row.person_id, "程朋")]


def test_changed_name_asks_whether_it_is_still_the_same_person(desk, sent):
    event = factories.event()
    row = factories.attendee(event, "程鹏")
    form = sent(event) | {"row-0-name": "程鹏鹏"}

    refused = desk.post(address(event), form)

    words = _("The name was changed. Is it still %(person)s, printed differently, or somebody else?")
    assert shown(refused) == [("程鹏鹏", "", {"name": words % {"person": "程鹏"}})]
    bad = refused.context["rows"][0]
    assert (bad.same, bad.asked, [person.id for person in bad.candidates]) == ("", "程鹏鹏", [str(row.person_id)])
    desk.post(address(event), form | {"row-0-asked": bad.asked})
    assert [(kept.pk, kept.person_id, str(kept)) for kept in event.appearances.all()] == [
        (row.pk, row.person_id, "程鹏鹏")
    ]


def test_changed_name_makes_a_new_person_only_if_the_editor_says_so(desk, sent):
    event = factories.event()
    row = factories.attendee(event, "程鹏")
    form = sent(event) | {"row-0-name": "顾锋", "row-0-same": ""}

    refused = desk.post(address(event), form)

    assert (list(refused.context["rows"][0].errors), Person.objects.count()) == (["name"], 1)
    desk.post(address(event), form | {"row-0-same": "new"})
    row.refresh_from_db()
    assert (row.person.name, Person.objects.count()) == ("顾锋", 2)


def test_person_twice_in_one_role_is_refused_at_the_second_row(desk, sent):
    event = factories.event()
    row = factories.attendee(event, "程鹏")

    refused = desk.post(address(event), sent(event, rows=[{"name": "程鹏", "same": str(row.person_id)}]))

    words = _("This person stands in the list already, in row %(place)d. Take one of the two out.") % {"place": 1}
    assert shown(refused) == [("程鹏", "", {}), ("程鹏", "", {"name": words})]


def test_person_twice_in_one_role_is_good_at_two_points_of_the_programme(desk, sent):
    event = factories.event()
    item = event.programme.create(title="致辞", position=1)
    row = factories.attendee(event, "程鹏")

    rows = [{"name": "程鹏", "same": str(row.person_id), "item": str(item.pk)}]
    desk.post(address(event), sent(event, rows=rows))

    assert set(event.appearances.values_list("person", "programme_item")) == {
        (row.person_id, None),
        (row.person_id, item.pk),
    }


def test_new_name_twice_is_two_people_only_if_the_editor_says_so(desk, sent):
    event = factories.event()
    form = sent(event, rows=[{"name": "张三"}, {"name": "张三"}])

    refused = desk.post(address(event), form)

    words = _("This name stands in row %(place)d already. Is it somebody else? Else take one of the two out.")
    assert shown(refused) == [("张三", "", {}), ("张三", "", {"name": words % {"place": 1}})]
    assert re.findall(r'name="row-1-same"\s+value="new"', refused.content.decode()) != []
    assert Person.objects.count() == 0
    desk.post(address(event), form | {"row-1-same": "new"})
    assert standing(event) == [("张三", []), ("张三", [])]
    assert Person.objects.count() == 2


def test_merged_person_is_refused(desk, sent):
    event, kept = factories.event(), factories.person("程鹏")
    merged = factories.person("程朋", merged_into=kept)

    refused = desk.post(address(event), sent(event, rows=[{"name": "程朋", "same": str(merged.pk)}]))

    assert shown(refused) == [("程朋", "", {"name": _("This person is merged into another one. Choose that one.")})]
    assert desk.get(reverse("admin:articles_event_people"), {"name": "程朋"}).json() == {"people": []}


def test_row_of_a_person_who_was_merged_later_goes_to_the_other_one(desk, sent):
    event, kept = factories.event(), factories.person("程鹏")
    row = factories.attendee(event, "程朋")
    Person.objects.filter(pk=row.person_id).update(merged_into=kept)
    form = sent(event)

    refused = desk.post(address(event), form).context["rows"][0]

    assert [(person.id, person.name) for person in refused.candidates] == [(str(kept.pk), "程鹏")]
    desk.post(address(event), form | {"row-0-same": str(kept.pk), "row-0-asked": refused.asked})
    assert [(now.pk, now.person, str(now)) for now in event.appearances.all()] == [(row.pk, kept, "程朋")]


def test_people_of_a_name_are_offered_with_their_last_titles(desk):
    known = factories.person("程鹏", disambiguator="金山")
    factories.attendee(factories.event(), "程鹏", titles=[(None, "顾问"), (factories.organization("区委"), "书记")])

    answer = desk.get(reverse("admin:articles_event_people"), {"name": " 程鹏\x00\u200b"})

    assert answer.json() == {
        "people": [
            {
                "id": str(known.pk),
                "name": "程鹏（金山）",
                "last": "顾问 2019-03-05",
                "day": "2019-03-05",
                "titles": "顾问\n区委? | 书记",
            }
        ]
    }


# Bad input

BAD = [
    ({"name": "", "titles": "学院 | 院长"}, "name"),
    ({"name": "程\x07鹏"}, "name"),
    ({"name": "程\x00鹏"}, "name"),
    ({"name": "程\u200b鹏"}, "name"),
    ({"name": "长" * 101}, "name"),
    ({"name": "长" * 201, "kind": "group"}, "name"),
    ({"name": "程鹏", "titles": "学院 | 院\u200b长"}, "titles"),
    ({"name": "程鹏", "titles": f"学院 | {'长' * 201}"}, "titles"),
    ({"name": "程鹏", "titles": f"{'长' * 201} | 院长"}, "titles"),
    ({"name": "程鹏", "titles": "\n".join(f"学院 | 职务{number}" for number in range(21))}, "titles"),
    ({"name": "程鹏", "honorific": "长" * 61}, "honorific"),
    ({"name": "程鹏", "remarks": "长" * 301}, "remarks"),
]


@pytest.mark.parametrize(("cells", "cell"), BAD)
def test_bad_row_is_refused_at_its_cell_and_nothing_typed_is_lost(desk, sent, cells, cell):
    event = factories.event()
    factories.attendee(event, "甲")
    form = sent(event, rows=[cells, {"name": "乙", "titles": "某单位 | 主任"}])

    refused = desk.post(address(event), form)

    bad = refused.context["rows"][1]
    typed = {name: getattr(bad, name) for name in cells}
    assert (refused.status_code, typed, list(bad.errors)) == (200, cells, [cell])
    assert [name for name, _held, _errors in shown(refused)] == ["甲", cells["name"], "乙"]
    assert "有 1 行要先处理。还没有写入任何内容，您填的都在下面。" in refused.content.decode()
    assert standing(event) == [("甲", [])]
    assert Roster.objects.count() == 0


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("id", "x"),
        ("id", "9" * 30),
        ("order", "-1"),
        ("order", "九"),
        ("kind", "robot"),
        ("item", "99999"),
        ("same", "²"),
    ],
)
def test_tampered_cell_is_taken_for_an_empty_one(desk, sent, cell, value):
    event = factories.event()

    response = desk.post(address(event), sent(event, rows=[{"name": "甲", cell: value}]))

    assert (response.status_code, standing(event)) == (302, [("甲", [])])


def test_row_of_another_event_is_not_taken_over(desk, sent):
    other = factories.attendee(factories.event("别处"), "乙")
    event = factories.event()

    desk.post(address(event), sent(event, rows=[{"name": "甲", "id": str(other.pk)}]))

    other.refresh_from_db()
    assert (str(other), other.event.title) == ("乙", "别处")
    assert standing(event) == [("甲", [])]


def test_more_rows_than_a_list_holds_are_refused_and_nothing_is_lost(desk, sent):
    event = factories.event()
    rows = [{"name": f"人{number}", "titles": "某单位 | 职员"} for number in range(grid.MOST_ROWS + 1)]

    refused = desk.post(address(event), sent(event, rows=rows))

    words = _("These are %(count)d rows; a list holds %(most)d. Take some out, or enter them as a group.")
    assert (refused.status_code, refused.context["errors"]) == (200, [words % {"count": 501, "most": 500}])
    assert shown(refused) == [(row["name"], row["titles"], {}) for row in rows]
    assert (standing(event), Person.objects.count()) == ([], 0)


def test_largest_list_with_every_cell_filled_is_within_the_limit_of_fields(desk, sent):
    event = factories.event()
    cells = {"titles": "某单位 | 职员", "honorific": "先生", "remarks": "注", "doubt": "1", "item": "", "same": "new"}
    every = {**cells, "id": "", "source": "", "order": "1", "out": "", "also": ["guest", "expert"]}
    rows = [every | {"name": f"人{number}"} for number in range(grid.MOST_ROWS)]

    response = desk.post(address(event), sent(event, rows=rows))

    counts = [Appearance.objects.filter(role=role).count() for role in ("attendee", "guest", "expert")]
    assert (response.status_code, counts) == (302, [500, 500, 500])


def test_form_past_the_limit_of_fields_is_answered_with_a_page_that_helps(desk, settings):
    event = factories.event()
    fields = {f"row-{number}-name": "甲" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}

    response = desk.post(address(event), fields)

    words = _(
        "The form holds more than the server reads at once, and nothing was saved. Go back in your browser: what you "
        "typed is still there. Save it in smaller parts."
    )
    assert (response.status_code, words in response.content.decode()) == (400, True)
    assert standing(event) == []


# Two editors


def test_stale_save_is_refused_with_both_versions_shown(desk, sent):
    event = factories.event()
    factories.attendee(event, "甲", titles=[(factories.organization("学院"), "院长")])
    mine = sent(event, rows=[{"name": "我加的", "titles": "某单位 | 主任"}], **{"row-0-titles": "学院 | 副院长"})
    desk.post(address(event), sent(event, rows=[{"name": "别人加的"}]))

    refused = desk.post(address(event), mine)

    theirs = [(row.name, row.titles) for row in refused.context["saved"]]
    assert refused.status_code == 409
    assert theirs == [("甲", "学院 | 院长"), ("别人加的", "")]
    assert shown(refused) == [("甲", "学院 | 副院长", {}), ("我加的", "某单位 | 主任", {})]
    assert standing(event) == [("甲", ["学院 院长"]), ("别人加的", [])]
    again = desk.post(address(event), mine | {"version": str(refused.context["version"])})
    assert again.status_code == 302
    assert standing(event) == [("甲", ["学院 副院长"]), ("我加的", ["某单位 主任"])]


def test_first_save_of_two_editors_counts(desk, sent):
    event = factories.event()
    mine = sent(event, rows=[{"name": "我加的"}])
    desk.post(address(event), sent(event, rows=[{"name": "别人加的"}]))

    assert desk.post(address(event), mine).status_code == 409
    assert standing(event) == [("别人加的", [])]


# Other lists


def test_row_is_copied_with_its_titles_to_the_end_of_another_list(desk, sent):
    event, school = factories.event(), factories.organization("学院")
    factories.attendee(event, "乙", role="speaker")
    factories.attendee(event, "甲", titles=[(school, "院长"), (None, "教授")], honorific="先生")

    response = desk.post(address(event), sent(event, **{"row-0-also": ["speaker", "expert", "robot"]}), follow=True)

    assert standing(event, "speaker") == [("乙", []), ("甲", ["学院 院长", "教授"])]
    assert standing(event, "expert") == [("甲", ["学院 院长", "教授"])]
    assert [row.honorific for row in event.appearances.filter(role="expert")] == ["先生"]
    assert [str(message) for message in response.context["messages"]] == [
        f"{_('Saved: %(count)d rows in “%(role)s”.') % {'count': 1, 'role': '出席'}} "
        + _("Copied into other lists: %(count)d.") % {"count": 2}
    ]
    desk.post(address(event), sent(event, **{"row-0-also": ["speaker"]}))
    assert standing(event, "speaker") == [("乙", []), ("甲", ["学院 院长", "教授"])]


def test_copy_makes_an_open_grid_of_the_other_list_stale(desk, sent):
    event = factories.event()
    factories.attendee(event, "甲")
    theirs = sent(event, "speaker", rows=[{"name": "丙"}])

    desk.post(address(event), sent(event, **{"row-0-also": ["speaker"]}))

    assert desk.post(address(event, "speaker"), theirs).status_code == 409


# History


def test_earlier_draft_brings_back_the_rows_and_their_titles(desk, sent, typed):
    event = factories.event()
    rows = [{"name": "甲", "titles": "学院 | 院长\n教授"}, {"name": "街镇领导", "kind": "group"}]
    desk.post(address(event), sent(event, rows=rows, tail="等", is_open="1"))
    form = sent(event, tail="", **{"row-0-titles": "某镇 | 镇长", "row-1-out": "1"})
    form.pop("is_open")
    desk.post(address(event), form)
    assert standing(event) == [("甲", ["某镇 镇长"])]

    history = desk.get(reverse("admin:articles_event_history", args=[event.pk])).context["action_list"]
    earlier = history[-1]["url"]
    desk.post(earlier, typed(opened(desk, earlier)))

    assert standing(event) == [("甲", ["学院 院长", "教授"]), ("街镇领导", [])]
    assert list(event.rosters.values_list("tail", "is_complete")) == [("等", False)]


def test_saved_list_is_a_change_that_waits_to_be_published(desk, sent, admin_user):
    event = factories.published(factories.event())

    desk.post(address(event), sent(event, rows=[{"name": "甲"}]))

    assert Event.objects.get().updated_by == admin_user
    assert "有未发布的修改" in desk.get(reverse("admin:articles_event_change", args=[event.pk])).content.decode()


# Who may


@pytest.mark.parametrize("codename", ["view_event", "change_article"])
def test_editor_who_may_not_change_events_is_refused(client, codename):
    editor = User.objects.create_user("editor", is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(codename=codename))
    client.force_login(editor)
    event = factories.event()

    answers = [client.get(address(event)), client.post(address(event), {"version": "0"})]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert client.get(reverse("admin:articles_event_people"), {"name": "甲"}).status_code == 403


def test_stranger_is_asked_to_sign_in(client):
    response = client.get(address(factories.event()))

    assert (response.status_code, response["Location"].startswith("/admin/login/")) == (302, True)


def test_unknown_role_and_unknown_event_are_not_found(desk):
    event = factories.event()

    assert desk.get(address(event, "signatory")).status_code == 404
    assert desk.get(reverse("admin:articles_event_roster", args=[event.pk + 1, "attendee"])).status_code == 404


# Many rows


def crowd(count):
    """An event with that many attendees of two titles each."""
    event, school = factories.event(f"{count} 人的会"), factories.organization("学院")
    people = Person.objects.bulk_create(Person(name=f"人{count}-{number}") for number in range(count))
    rows = Appearance.objects.bulk_create(
        Appearance(event=event, role="attendee", position=place, person=person, name_as_printed=person.name)
        for place, person in enumerate(people, start=1)
    )
    AppearanceTitle.objects.bulk_create(
        AppearanceTitle(
            appearance=row, position=place, organization=school, organization_as_printed="学院", title=title
        )
        for row in rows
        for place, title in enumerate(("教授", "顾问"), start=1)
    )
    return event


def test_page_of_150_rows_takes_as_many_statements_as_one_of_50(desk, django_assert_max_num_queries):
    asked = []
    desk.get(address(factories.event()))
    for event in (crowd(50), crowd(150)):
        with django_assert_max_num_queries(12) as captured:
            desk.get(address(event))
        asked.append(len(captured))

    assert asked[0] == asked[1]


@pytest.mark.parametrize("change", ["order", "every title"])
def test_150_rows_are_saved_in_place_with_a_bounded_number_of_statements(
    desk, sent, django_assert_max_num_queries, change
):
    asked = []
    for count in (5, 50, 150):
        event = crowd(count)
        before = keys(event)
        form = sent(event)
        for index in range(count):
            form[f"row-{index}-order"] = str(count - index)
            if change == "every title":
                form[f"row-{index}-titles"] = "学院 | 院长\n某镇 | 镇长"
        with django_assert_max_num_queries(46) as captured:
            desk.post(address(event), form)
        asked.append(len(captured))
        assert keys(event) == before[::-1]

    # SQLite takes 999 values in a statement, so the three largest go in parts there; nothing is asked for each row.
    assert asked[2] - asked[1] <= PARTS

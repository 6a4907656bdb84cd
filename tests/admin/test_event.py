"""The event desk: one form and one save for the event, its programme, its books and its agreements."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import (
    Agreement,
    Appearance,
    Book,
    BookLaunch,
    Event,
    Organization,
    Roster,
    Signatory,
)
from tests import factories
from tests.admin.rosters.test_roster import crowd

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/event/add/"


def address(event):
    return reverse("admin:articles_event_change", args=[event.pk])


def errors(response):
    return dict(response.context["adminform"].form.errors)


def launches(event):
    return [(launch.book.title, launch.kind) for launch in event.book_launches.all()]


# What the desk shows


def test_desk_shows_the_lists_by_role_in_their_order(desk):
    event, school = factories.event(), factories.organization("学院")
    factories.attendee(event, "甲", titles=[(school, "院长")])
    Appearance.objects.create(event=event, role="attendee", position=2, group_label="街镇领导")
    factories.attendee(event, "乙", role="expert")
    Roster.objects.create(event=event, role="expert", is_complete=False, tail="等")

    response = desk.get(address(event))

    shown = [
        (entry["role"].value, [str(row) for row in entry["rows"]], entry["roster"] and entry["roster"].tail)
        for entry in response.context["rosters"]
    ]
    assert shown == [
        ("attendee", ["甲", "街镇领导"], None),
        ("moderator", [], None),
        ("speaker", [], None),
        ("expert", ["乙"], "等"),
        ("guest", [], None),
        ("reporter", [], None),
    ]
    page = response.content.decode()
    assert [f'id="roster-{role}"' in page for role, _rows, _tail in shown] == [True] * 6
    assert f"{_('goes on')}</span>" not in page
    assert f"{_('goes on')}（等）" in page


def test_desk_shows_books_and_agreements(desk):
    event = factories.event()
    book = factories.book("治理之书", at=event, case_count=42)
    book.parts.create(title="上篇", position=1)
    factories.agreement("共建协议", at=event, signatories=[(0, "甲", "院长")], items=("共建基地", "互派干部"))

    page = desk.get(address(event)).content.decode()

    shown = ("治理之书", "42", "上篇", "共建协议", "学院", "廊下镇", "甲 院长", "共建基地", "互派干部")
    assert [words for words in shown if words not in page] == []


def test_desk_opens_with_150_attendees_in_as_many_statements_as_with_50(desk, django_assert_max_num_queries):
    asked = []
    desk.get(address(factories.event()))
    for event in (crowd(50), crowd(150)):
        factories.book(f"{event}的书", at=event)
        factories.agreement(f"{event}的协议", at=event)
        with django_assert_max_num_queries(40) as captured:
            desk.get(address(event))
        asked.append(len(captured))

    assert asked[0] == asked[1]


def test_desk_saves_with_150_attendees_in_a_bounded_number_of_statements(desk, typed, django_assert_max_num_queries):
    asked = []
    for count in (5, 50, 150):
        event = crowd(count)
        form = typed(desk.get(address(event))) | {"venue": "总办公厅"}
        with django_assert_max_num_queries(70) as captured:
            response = desk.post(address(event), form)
        assert response.status_code == 302
        asked.append(len(captured))

    assert asked[2] - asked[1] <= 4  # the draft history goes in parts of 999 values


# Adding without leaving the page


def test_new_event_is_made_with_programme_book_and_agreement_in_one_save(desk, typed, admin_user):
    town = factories.organization("廊下镇")
    form = typed(desk.get(ADD)) | {
        "title": "首发\r\n座谈会",
        "starts_on": "2019-03-05",
        "tags": "治理",
        "programme-0-title": "致辞\n与讲话",
        "programme-0-kind": "speech",
        "organizations-0-organization": str(town.pk),
        "new_book": "《治理之书》",
        "new_agreement": "共建协议",
        "new_agreement_parties": "廊下镇\n 某学院 \n",
        "new_agreement_items": "课题、研究\n共建基地",
        "new_agreement_term": "fixed",
        "new_agreement_until": "2022-03-05",
    }

    response = desk.post(ADD, form, follow=True)

    event, agreement = Event.objects.get(), Agreement.objects.get()
    assert (event.title, event.created_by, [str(tag) for tag in event.tags.all()]) == (
        "首发 座谈会",
        admin_user,
        ["治理"],
    )
    assert [item.title for item in event.programme.all()] == ["致辞 与讲话"]
    assert [row.organization for row in event.organizations.all()] == [town]
    assert launches(event) == [("治理之书", "launch")]
    assert (agreement.event, agreement.term, str(agreement.valid_until)) == (event, "fixed", "2022-03-05")
    assert [(party.position, party.organization.name) for party in agreement.parties.all()] == [
        (1, "廊下镇"),
        (2, "某学院"),
    ]
    assert agreement.parties.first().organization == town
    assert [item.text for item in agreement.items.all()] == ["课题、研究", "共建基地"]
    assert _("New in the directory of organisations: %s") % "某学院" in [
        str(message) for message in response.context["messages"]
    ]


def letters(count, begin=0):
    """So many different letters: nothing that a cookie could pack."""
    return "".join(chr(0x4E00 + (begin + number) * 7 % 20_000) for number in range(count))


def test_most_and_longest_new_names_are_told_beside_the_longest_title(desk, typed):
    title, parties = letters(300), [letters(200, begin=300 + 200 * number) for number in range(50)]
    form = {"title": title, "starts_on": "2019-03-05", "new_agreement": "共建协议"}

    response = desk.post(ADD, typed(desk.get(ADD)) | form | {"new_agreement_parties": "\n".join(parties)}, follow=True)

    told = [str(message) for message in response.context["messages"]]
    beginnings = "、".join(f"{name[:19]}…" for name in parties[:5])
    assert told[0] == _("New in the directory of organisations: %s") % f"{beginnings}，另有 45 项"
    assert [title in words for words in told] == [False, True]


def test_book_of_the_directory_is_put_on_the_event_and_taken_off(desk, typed):
    event, book = factories.event(), factories.book("治理之书")

    desk.post(address(event), typed(desk.get(address(event))) | {"book_launches-0-book": str(book.pk)})
    added = launches(event)
    desk.post(address(event), typed(desk.get(address(event))) | {"book_launches-0-DELETE": "on"})

    assert (added, launches(event), Book.objects.count()) == ([("治理之书", "launch")], [], 1)


def opened(page):
    return re.findall(r'<details\s+class="nr-panel nr-add"\s+open\b', page)


def test_same_book_twice_is_refused_where_it_was_chosen(desk, typed):
    event = factories.event()
    book = factories.book("治理之书", at=event)
    form = typed(desk.get(address(event))) | {"book_launches-1-book": str(book.pk), "venue": "礼堂"}

    refused = desk.post(address(event), form)

    assert (refused.status_code, BookLaunch.objects.count()) == (200, 1)
    assert refused.context["adminform"].form["venue"].value() == "礼堂"
    assert len(opened(refused.content.decode())) == 1


REFUSED = [
    ({"new_book": "长" * 301}, ["new_book"]),
    ({"new_book": "书\u200b名"}, ["new_book"]),
    ({"new_book": "《》"}, ["new_book"]),
    ({"new_agreement": "协议", "new_agreement_parties": "学院"}, ["new_agreement_parties"]),
    ({"new_agreement": "协议", "new_agreement_parties": "学院\n学院"}, ["new_agreement_parties"]),
    ({"new_agreement": "协议", "new_agreement_parties": f"学院\n{'长' * 201}"}, ["new_agreement_parties"]),
    (
        {"new_agreement": "协议", "new_agreement_parties": "\n".join("一二三" * 17)},
        ["new_agreement_parties"],
    ),
    ({"new_agreement": "", "new_agreement_items": "共建基地"}, ["new_agreement"]),
    (
        {"new_agreement": "协议", "new_agreement_parties": "学院\n廊下镇", "new_agreement_items": "共\u200b建"},
        ["new_agreement_items"],
    ),
    (
        {"new_agreement": "协议", "new_agreement_parties": "学院\n廊下镇", "new_agreement_term": "fixed"},
        ["new_agreement_until"],
    ),
    (
        {"new_agreement": "协议", "new_agreement_parties": "学院\n廊下镇", "new_agreement_until": "2019-02-30"},
        ["new_agreement_until"],
    ),
    (
        {"new_agreement": "协议", "new_agreement_parties": "学院\n廊下镇", "new_agreement_until": "2022-03-05"},
        ["new_agreement_until"],
    ),
    ({"new_agreement": "好协议", "new_agreement_parties": "学院\n廊下镇", "title": ""}, ["title"]),
]


@pytest.mark.parametrize(("values", "fields"), REFUSED)
def test_refused_addition_stays_open_with_all_that_was_typed(desk, typed, values, fields):
    event = factories.event()

    refused = desk.post(address(event), typed(desk.get(address(event))) | values)

    form, page = refused.context["adminform"].form, refused.content.decode()
    assert (refused.status_code, list(form.errors)) == (200, fields)
    assert {name: form[name].value() for name in values} == values
    assert len(opened(page)) == 1
    assert (Book.objects.count(), Agreement.objects.count(), Organization.objects.count()) == (0, 0, 0)


# Who signed


def test_signatory_is_picked_from_the_lists_for_each_party(desk, typed):
    event = factories.event()
    agreement = factories.agreement(at=event, parties=("学院", "廊下镇", "广陈镇"))
    school, town, other = agreement.parties.all()
    dean = factories.attendee(event, "甲", titles=[(None, "教授"), (school.organization, "院长")])
    mayor = factories.attendee(event, "乙", role="guest", titles=[(factories.organization("某区"), "副区长")])
    page = desk.get(address(event))

    desk.post(
        address(event),
        typed(page) | {f"signatory-{school.pk}": str(dean.pk), f"signatory-{town.pk}": str(mayor.pk)},
    )

    offered = page.context["adminform"].form.fields[f"signatory-{school.pk}"].choices
    assert offered == [("", _("Who signed?")), (str(dean.pk), "甲 教授、学院 院长"), (str(mayor.pk), "乙 某区 副区长")]
    assert [
        (signed.party, signed.person, signed.name_as_printed, signed.title_as_printed)
        for signed in Signatory.objects.all()
    ] == [(school, dean.person, "甲", "院长"), (town, mayor.person, "乙", "某区副区长")]
    left = [name for name in desk.get(address(event)).context["adminform"].form.fields if name.startswith("signatory")]
    assert left == [f"signatory-{other.pk}"]
    agreement_before, agreement.updated_at = agreement.updated_at, None
    agreement.refresh_from_db()
    assert agreement.updated_at > agreement_before


def test_signatory_who_was_not_offered_is_refused(desk, typed):
    event = factories.event()
    agreement = factories.agreement(at=event)
    stranger = factories.attendee(factories.event("别处"), "甲")
    field = f"signatory-{agreement.parties.first().pk}"

    refused = desk.post(address(event), typed(desk.get(address(event))) | {field: str(stranger.pk)})

    assert (list(errors(refused)), Signatory.objects.count()) == ([field], 0)


# Buttons that lead on


def test_edit_saves_the_desk_first_and_opens_the_grid(desk, typed):
    event = factories.event()

    response = desk.post(address(event), typed(desk.get(address(event))) | {"venue": "礼堂", "_edit": "speaker"})

    assert response["Location"] == reverse("admin:articles_event_roster", args=[event.pk, "speaker"])
    assert Event.objects.get().venue == "礼堂"


def test_edit_of_a_new_event_saves_it_and_opens_the_grid(desk, typed):
    form = typed(desk.get(ADD)) | {"title": "座谈会", "starts_on": "2019-03-05", "_edit": "attendee"}

    response = desk.post(ADD, form)

    event = Event.objects.get()
    assert response["Location"] == reverse("admin:articles_event_roster", args=[event.pk, "attendee"])


def test_edit_with_an_error_stays_at_the_desk(desk, typed):
    event = factories.event("座谈会")
    form = typed(desk.get(address(event))) | {"starts_on": "2019-02-30", "venue": "礼堂", "_edit": "speaker"}

    refused = desk.post(address(event), form)

    assert (refused.status_code, list(errors(refused))) == (200, ["starts_on"])
    assert refused.context["adminform"].form["venue"].value() == "礼堂"


def test_unknown_role_leads_to_no_grid(desk, typed):
    event = factories.event()

    response = desk.post(address(event), typed(desk.get(address(event))) | {"_edit": "//evil.example"})

    assert response["Location"] == "/admin/articles/event/"


def test_write_saves_the_desk_and_starts_the_article_of_this_event(desk, typed):
    event = factories.event("座谈会")
    event.tags.add("治理", "城市")
    form = typed(desk.get(address(event))) | {"venue": "礼堂", "_write": "1"}

    response = desk.post(address(event), form)

    address_of_article = urlsplit(response["Location"])
    asked = parse_qs(address_of_article.query)
    assert address_of_article.path == "/admin/articles/article/add/"
    assert (asked["events"], asked["title"], sorted(asked["tags"][0].split(","))) == (
        [str(event.pk)],
        ["座谈会"],
        ["城市", "治理"],
    )
    opened = typed(desk.get(response["Location"]))
    assert (opened["events"], opened["title"]) == ([str(event.pk)], "座谈会")


def test_enter_in_a_field_is_the_save_button_not_a_list(desk):
    page = desk.get(address(factories.event())).content.decode()

    form = page[page.index('id="event_form"') :]
    assert form.index('name="_save"') < form.index('name="_edit"')


def test_form_tells_which_state_it_was_opened_on(desk):
    page = desk.get(address(factories.event())).content.decode()

    assert page.count('name="opened_at"') == 1


# History


def test_draft_history_keeps_the_agreement_and_the_book_that_were_added(desk, typed):
    event = factories.event()
    form = typed(desk.get(address(event))) | {
        "new_book": "治理之书",
        "new_agreement": "协议",
        "new_agreement_parties": "学院\n廊下镇",
    }

    desk.post(address(event), form)

    for thing in (event, Book.objects.get(), Agreement.objects.get()):
        name = thing._meta.model_name
        history = desk.get(reverse(f"admin:articles_{name}_history", args=[thing.pk])).context["action_list"]
        assert (name, len(history)) == (name, 1)


def test_save_without_a_change_makes_no_draft(desk, typed):
    event = factories.event()
    desk.post(address(event), typed(desk.get(address(event))) | {"venue": "礼堂"})
    before = Event.objects.get().updated_at

    desk.post(address(event), typed(desk.get(address(event))))

    history = desk.get(reverse("admin:articles_event_history", args=[event.pk])).context["action_list"]
    assert (Event.objects.get().updated_at, len(history)) == (before, 1)

"""The checks on the desks of event and article: they warn, are let stand with a reason, and never block."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.checks.checks import warnings_on
from articles.models import Acknowledgement, Appearance, ArticleCredit, Event, Person, StaffSettings
from tests import factories

pytestmark = pytest.mark.django_db


def address(thing):
    return reverse(f"admin:articles_{thing._meta.model_name}_change", args=[thing.pk])


def open_warnings(response):
    return [(warning.check, warning.subject) for warning in response.context["checks"]["open"]]


def known_warnings(response):
    return [(warning.check, warning.known.reason) for warning in response.context["checks"]["known"]]


@pytest.fixture
def seed():
    """The seed's order of attendees, with one brand for the university and its school."""
    event, brand, committee = factories.event(), factories.organization("某品牌"), factories.organization("金山区委")
    factories.attendee(event, "程鹏", titles=[(committee, "副书记")])
    factories.attendee(event, "顾锋", titles=[(brand, "党委副书记")])
    factories.attendee(event, "姜文宁", titles=[(brand, "党委书记")])
    return event


SUBJECT = "attendee · 顾锋 · 某品牌党委副书记 · 姜文宁 · 某品牌党委书记"


def ticked(response, **more):
    """What a browser sends back with the first open warning ticked."""
    warning = response.context["checks"]["open"][0]
    return {f"let-{warning.key}": "on", f"reason-{warning.key}": "校党委副书记，另一机构"} | more


def test_deputy_before_the_head_warns_until_the_names_are_resolved(desk, seed):
    assert open_warnings(desk.get(address(seed))) == [("deputy_first", SUBJECT)]

    university = factories.organization("上海交通大学")
    school = factories.organization("国际与公共事务学院", parent=university)
    for name, body in (("顾锋", university), ("姜文宁", school)):
        row = Appearance.objects.get(name_as_printed=name)
        row.titles.update(organization=body, organization_as_printed=body.name)

    assert open_warnings(desk.get(address(seed))) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "顾锋 (某品牌党委副书记) stands before 姜文宁 (某品牌党委书记), who heads the same body. Change the order, "
            "or look whether the two bodies are really one.",
        ),
        (
            "zh-hans",
            "顾锋（某品牌党委副书记）排在同一机构的正职姜文宁（某品牌党委书记）之前。请调整次序，或者核对两处是不是同一机构。",
        ),
    ],
)
def test_warning_says_in_the_language_of_the_desk_what_to_do(desk, seed, admin_user, language, words):
    StaffSettings.objects.create(user=admin_user, language=language)

    response = desk.get(address(seed))

    assert response.context["checks"]["open"][0].words == words


def test_warning_is_let_stand_with_a_reason_and_shows_who_and_why(desk, typed, seed, admin_user):
    page = desk.get(address(seed))

    response = desk.post(address(seed), typed(page) | ticked(page))

    assert response.status_code == 302
    row = Acknowledgement.objects.get()
    assert (row.event, row.check_code, row.subject, row.reason, row.by) == (
        seed,
        "deputy_first",
        SUBJECT,
        "校党委副书记，另一机构",
        admin_user,
    )
    page = desk.get(address(seed))
    assert open_warnings(page) == []
    assert known_warnings(page) == [("deputy_first", "校党委副书记，另一机构")]
    assert "admin ·" in page.content.decode()


def test_saying_so_changes_nothing_of_the_event(desk, typed, seed):
    page = desk.get(address(seed))
    before = Event.objects.get(pk=seed.pk).updated_at

    desk.post(address(seed), typed(page) | ticked(page))

    assert Event.objects.get(pk=seed.pk).updated_at == before


def test_tick_without_a_reason_is_told_beside_it_and_nothing_typed_is_lost(desk, typed, seed):
    page = desk.get(address(seed))
    key = page.context["checks"]["open"][0].key
    form = typed(page) | ticked(page) | {f"reason-{key}": "", "venue": "礼堂"}

    response = desk.post(address(seed), form)

    warning = response.context["checks"]["open"][0]
    assert warning.reason.errors == [_("Say why it may stand, or take the tick off.")]
    assert warning.is_ticked
    assert response.context["adminform"].form["venue"].value() == "礼堂"
    assert Acknowledgement.objects.count() == 0


def test_open_warning_does_not_block_a_save(desk, typed, seed):
    form = typed(desk.get(address(seed))) | {"venue": "礼堂"}

    assert desk.post(address(seed), form).status_code == 302
    assert Event.objects.get(pk=seed.pk).venue == "礼堂"


def test_warning_is_opened_again(desk, typed, seed):
    page = desk.get(address(seed))
    desk.post(address(seed), typed(page) | ticked(page))
    page = desk.get(address(seed))
    key = page.context["checks"]["known"][0].key

    desk.post(address(seed), typed(page) | {f"reopen-{key}": "on"})

    assert Acknowledgement.objects.count() == 0
    assert open_warnings(desk.get(address(seed))) == [("deputy_first", SUBJECT)]


def test_warning_returns_if_the_matter_changes(desk, typed, seed):
    page = desk.get(address(seed))
    desk.post(address(seed), typed(page) | ticked(page))
    Appearance.objects.get(name_as_printed="顾锋").titles.update(title="党委常务副书记")

    assert [check for check, _about in open_warnings(desk.get(address(seed)))] == ["deputy_first"]


def test_who_may_only_look_gets_no_ticks(client, seed):
    reader = User.objects.create_user("reader", password="x", is_staff=True)
    reader.user_permissions.add(*Permission.objects.filter(codename__in=["view_event", "view_appearance"]))
    client.force_login(reader)

    page = client.get(address(seed)).content.decode()

    assert "nr-check" in page
    assert 'name="let-' not in page


def test_title_that_differs_from_the_last_event_warns(desk):
    body = factories.organization("大学")
    earlier = factories.event("论坛", starts_on=factories.DAY.replace(year=2018))
    later = factories.event("年会", starts_on=factories.DAY.replace(year=2020))
    event = factories.event()
    factories.attendee(earlier, "顾锋", titles=[(body, "副校长")])
    factories.attendee(event, "顾锋", titles=[(body, "党委副书记")])
    factories.attendee(later, "顾锋", titles=[(body, "校长")])

    assert open_warnings(desk.get(address(event))) == [
        ("other_title", "顾锋 · 大学党委副书记 · 2018-03-05 · 大学副校长"),
    ]
    assert open_warnings(desk.get(address(earlier))) == []


def test_same_person_twice_and_names_alike_warn(desk):
    event = factories.event()
    factories.attendee(event, "程鹏", role="speaker")
    twin = Person.objects.create(name="程鹏", disambiguator="另一位")
    Appearance.objects.create(event=event, role="speaker", position=2, person=twin, name_as_printed="程鹏")
    factories.attendee(event, "张录法")
    factories.agreement(at=event, signatories=[(0, "张禄法", "院长")])

    assert open_warnings(desk.get(address(event))) == [
        ("twice", "speaker · 程鹏 · 2"),
        ("similar", "张录法 · 张禄法"),
    ]


@pytest.mark.parametrize("count", [5, 150])
def test_checks_of_an_event_need_six_statements(django_assert_max_num_queries, count):
    from_here = factories.event()
    earlier = factories.event("论坛", starts_on=factories.DAY.replace(year=2018))
    bodies = [factories.organization(name) for name in ("学院", "廊下镇")]
    people = Person.objects.bulk_create(Person(name=f"人{number:03d}") for number in range(count))
    for event, title in ((earlier, "教授"), (from_here, "院长")):
        rows = Appearance.objects.bulk_create(
            Appearance(event=event, role="attendee", position=place, person=who, name_as_printed=who.name)
            for place, who in enumerate(people)
        )
        rows[0].titles.model.objects.bulk_create(
            rows[0].titles.model(
                appearance=row, position=1, organization=bodies[0], organization_as_printed="学院", title=title
            )
            for row in rows
        )

    with django_assert_max_num_queries(8):
        warnings = warnings_on(from_here)

    assert sum(warning.check == "other_title" for warning in warnings) == count


# Articles


BODY = (
    "<p>3月5日下午，《治理之书》首发式举行。本书收录41个案例。</p><blockquote><p>廊下镇镇长江菊旺讲话。</p></blockquote>"
    "<p>程鹏认为很好。</p>"
)


@pytest.fixture
def story():
    event = factories.event(part_of_day="afternoon")
    for name in ("程鹏", "顾锋"):
        factories.attendee(event, name)
    factories.book(at=event, case_count=42)
    return factories.article(events=[event], body=BODY)


def test_text_and_record_of_an_article_are_compared(desk, story):
    assert open_warnings(desk.get(address(story))) == [
        ("cases", f"{story.pk} · cases · 41个案例 · 《治理之书》 · 42"),
        ("not_in_lists", f"{story.pk} · 江菊旺"),
        ("not_in_text", f"{story.pk} · 顾锋"),
    ]


def test_people_mentioned_and_credited_are_in_the_record_too(desk, story):
    story.people.add(factories.person("江菊旺"))
    story.body = story.body.replace("程鹏认为", "记者李明报道，程鹏认为")
    story.save()
    ArticleCredit.objects.create(article=story, person=factories.person("李明"))

    assert [check for check, _about in open_warnings(desk.get(address(story)))] == ["cases", "not_in_text"]


def test_warning_of_an_article_is_kept_with_its_event(desk, typed, story):
    page = desk.get(address(story))

    desk.post(address(story), typed(page) | ticked(page))

    row = Acknowledgement.objects.get()
    assert (row.event, row.check_code) == (story.events.get(), "cases")
    assert [check for check, _about in open_warnings(desk.get(address(story)))] == ["not_in_lists", "not_in_text"]
    # Another article on the same event has its own warnings.
    twin = factories.article("另一篇", events=story.events.all(), body=BODY)
    assert [check for check, _about in open_warnings(desk.get(address(twin)))] == [
        "cases",
        "not_in_lists",
        "not_in_text",
    ]


def test_english_text_names_people_in_pinyin(desk, story):
    story.language, story.body = "en", "<p>Cheng Peng and Feng Gu spoke; the book has 42 cases.</p>"
    story.save()

    assert open_warnings(desk.get(address(story))) == []


def test_article_without_event_or_text_is_quiet(desk):
    lone = factories.article(body="<p>镇长江菊旺讲话。</p>")
    empty = factories.article("空", body="", events=[factories.event()])

    assert [open_warnings(desk.get(address(thing))) for thing in (lone, empty)] == [[], []]


def test_book_of_an_article_without_event_is_compared_but_cannot_be_let_stand(desk):
    story = factories.article(body="<p>本书收录41个案例。</p>")
    story.books.add(factories.book(case_count=42))

    page = desk.get(address(story))

    assert [check for check, _about in open_warnings(page)] == ["cases"]
    assert not page.context["checks"]["can_say"]


@pytest.mark.parametrize("count", [5, 150])
def test_checks_of_an_article_need_a_bounded_number_of_statements(django_assert_max_num_queries, count):
    story = factories.story(attendees=min(count, 20))
    event = story.events.get()
    people = Person.objects.bulk_create(Person(name=f"员{number:03d}") for number in range(count))
    Appearance.objects.bulk_create(
        Appearance(event=event, role="guest", position=place, person=who, name_as_printed=who.name)
        for place, who in enumerate(people)
    )
    story.body = BODY
    story.save()

    with django_assert_max_num_queries(32):
        assert warnings_on(story)


def test_pasted_rows_are_warned_of_before_they_are_added(desk):
    event = factories.event()
    text = "金山区委副书记程鹏，某大学党委副书记顾锋，某大学党委书记姜文宁"

    pages = {
        role: desk.post(reverse("admin:articles_event_paste", args=[event.pk, role]), {"text": text, "read": "1"})
        for role in ("attendee", "speaker")
    }

    [words] = pages["attendee"].context["warnings"]
    assert "顾锋" in words and "姜文宁" in words
    assert pages["speaker"].context["warnings"] == []

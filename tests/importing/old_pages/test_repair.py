"""The seed: a page in which one foreign string stands over two bodies in 18 places, found, decided and put right."""

import pytest
from django.core.exceptions import ValidationError

from articles.importing.old_pages.drafts import make_drafts
from articles.importing.old_pages.legacy import current_reading, read_again, reader
from articles.importing.old_pages.repair import decide
from articles.importing.source import Nowhere
from articles.models import (
    Agreement,
    Appearance,
    Article,
    Event,
    LegacyPage,
    Organization,
    OverwritingName,
    Roster,
)
from articles.models.viewcount import ViewCount
from articles.prose.checks import Entry, deputies_first
from articles.prose.posts import Post
from articles.publishing.bundle import bundle
from articles.publishing.door import publish
from articles.publishing.problem import Refused
from tests.importing.old_pages.kept import SEED, brought_page

pytestmark = pytest.mark.django_db
UNIVERSITY, SCHOOL = "上海交通大学", "国际与公共事务学院"
OF_THE_UNIVERSITY = [1, 2, 3, 5, 7, 9, 10, 11, 12, 15, 18]
OF_THE_SCHOOL = [4, 6, 8, 13, 14, 16, 17]


@pytest.fixture
def page(tmp_path):
    university = Organization.objects.create(name=UNIVERSITY, kind="university")
    Organization.objects.create(name=SCHOOL, kind="school", parent=university, is_own=True)
    return brought_page(tmp_path, SEED.read_bytes(), "seed.txt", site="http://old.example.edu/info")


def foreign(page):
    return page.repairs.first().found


def drafted(page):
    make_drafts(page, Nowhere(), reader=reader())
    page.refresh_from_db()
    return page


def settled(page):
    decide(page, OF_THE_UNIVERSITY, name=UNIVERSITY, is_certain=True)
    decide(page, OF_THE_SCHOOL, name=SCHOOL)
    page.refresh_from_db()
    return page


def blocked(article):
    return [problem.field for member in bundle(Article.objects.get(pk=article.pk)) for problem in member.blocking]


def early_deputies(event):
    rows = Appearance.objects.filter(event=event, role="attendee").order_by("position").prefetch_related("titles")
    entries = [
        Entry("attendee", str(row), tuple(Post(held.organization_as_printed, held.title) for held in row.titles.all()))
        for row in rows
    ]
    return [(found.words["deputy"], found.words["head"]) for found in deputies_first(entries)]


def texts(article):
    event = article.events.get()
    rows = Appearance.objects.filter(event=event).prefetch_related("titles")
    return "\n".join(
        [
            article.title,
            article.body,
            event.title,
            event.venue,
            *Roster.objects.values_list("as_printed", flat=True),
            *(f"{row.as_printed}{row}{row.doubts}{''.join(map(str, row.titles.all()))}" for row in rows),
        ]
    )


def test_seed_is_held_with_its_18_places(page):
    assert (page.state, page.open_names, page.article, page.published_on.isoformat()) == (
        "held",
        18,
        None,
        "2019-03-06",
    )
    assert [repair.position for repair in page.repairs.all()] == list(range(1, 19))
    first = current_reading(page, [], is_corrected=False)
    assert {first.text[repair.start : repair.end] for repair in page.repairs.all()} == {foreign(page)}
    assert foreign(page) not in page.title


def test_proposals_know_11_and_7_and_decide_nothing(page):
    proposed = {
        name: list(page.repairs.filter(proposal=name).values_list("position", flat=True))
        for name in (UNIVERSITY, SCHOOL)
    }

    assert proposed == {UNIVERSITY: OF_THE_UNIVERSITY, SCHOOL: OF_THE_SCHOOL}
    assert set(page.repairs.values_list("state", flat=True)) == {"open"}


def test_reading_with_all_decided_names_both_bodies_in_their_places(page):
    settled(page)

    reading = current_reading(page, reader=reader())
    assert (reading.text.count(UNIVERSITY), reading.text.count(SCHOOL)) == (11, 7)
    assert foreign(page) not in str(reading)
    assert reading.title.endswith(f"签约仪式在{UNIVERSITY}徐汇校区举行")
    assert reading.event.venue.startswith(f"{UNIVERSITY}徐汇校区")
    assert reading.agreements[0].parties == (SCHOOL, "上海市金山区廊下镇人民政府", "浙江省平湖市广陈镇人民政府")


def test_drafts_with_open_places_hold_no_foreign_name_and_are_not_published(page):
    article = drafted(page).article

    assert foreign(page) not in texts(article)
    assert "〔外来名3〕" in article.body
    assert {"title", "body", "legacy_page", "roster-attendee"} <= set(blocked(article))
    with pytest.raises(Refused):
        publish(article)
    assert early_deputies(article.events.get()) == [("顾锋", "姜文宁")]
    assert not Organization.objects.filter(name__contains="外来名").exists()
    assert Agreement.objects.count() == 0


def test_drafts_say_each_decision_and_are_published_when_all_are_made(page, client):
    article = drafted(page).article
    decide(page, OF_THE_UNIVERSITY, name=UNIVERSITY, is_certain=True)
    assert "legacy_page" in blocked(article)

    decide(page, OF_THE_SCHOOL, name=SCHOOL)

    article.refresh_from_db()
    assert ("〔" in texts(article), blocked(article), early_deputies(article.events.get())) == (False, [], [])
    assert article.body.count(UNIVERSITY) == 10 and article.body.count(SCHOOL) == 7
    head = Appearance.objects.get(role="attendee", name_as_printed="姜文宁")
    assert [(str(held.organization), held.title) for held in head.titles.all()] == [
        (SCHOOL, "党委书记"),
        (f"{UNIVERSITY}中国城市治理研究院", "党支部书记"),
    ]
    assert [str(party) for party in Agreement.objects.get().parties.all()] == [
        SCHOOL,
        "上海市金山区廊下镇人民政府",
        "浙江省平湖市广陈镇人民政府",
    ]
    assert ViewCount.objects.get(pk=article.pk).legacy_base == 243
    publish(article)
    assert client.get("/info/seed.txt")["Location"] == f"/articles/{article.pk}/{article.slug}/"


def test_drafts_after_all_decisions_are_the_same_as_those_before(page):
    article = drafted(settled(page)).article

    assert ("〔" in texts(article), blocked(article), early_deputies(article.events.get())) == (False, [], [])
    assert Agreement.objects.get().parties.count() == 3


def test_foreign_name_pasted_again_is_refused(page):
    article = drafted(settled(page)).article
    Article.objects.filter(pk=article.pk).update(body=f"{article.body}<p>欢迎来到{foreign(page)}。</p>")

    assert blocked(article) == ["body"]


def test_certain_and_inferred_are_kept_with_who_said_so(page, admin_user):
    decide(page, [3], name=UNIVERSITY, is_certain=True, by=admin_user)
    decide(page, [4], name=SCHOOL, by=admin_user)

    decided = page.repairs.exclude(state="open").values_list(
        "position", "text", "organization__name", "is_certain", "resolved_by"
    )
    assert list(decided) == [
        (3, UNIVERSITY, UNIVERSITY, True, admin_user.pk),
        (4, SCHOOL, SCHOOL, False, admin_user.pk),
    ]
    assert OverwritingName.objects.get().text == foreign(page)


def test_place_is_taken_out_with_nothing_put_in(page):
    article = drafted(page).article
    decide(page, [1], name="")

    article.refresh_from_db()
    assert article.title.endswith("签约仪式在徐汇校区举行")
    assert page.repairs.get(position=1).state == "removed"


def test_name_that_is_foreign_itself_cannot_stand_there(page):
    for name in (foreign(page), f"{foreign(page)}学院", "〔外来名2〕"):
        with pytest.raises(ValidationError):
            decide(page, [1], name=name)

    assert page.repairs.filter(state="open").count() == 18


def test_original_comes_back_with_every_place_open(page):
    before = list(page.repairs.values_list("position", "start", "end", "found", "proposal", "place", "state"))
    reading = page.reading
    settled(page)
    page.corrected = '{"title":"别的"}'
    page.save()

    read_again(page, reader=reader())

    page.refresh_from_db()
    assert (page.corrected, page.reading, page.open_names, page.state) == ("", reading, 18, "held")
    assert list(page.repairs.values_list("position", "start", "end", "found", "proposal", "place", "state")) == before


def test_page_brought_again_keeps_its_decisions(page, tmp_path):
    settled(page)
    brought_page(tmp_path / "again", SEED.read_bytes(), "copy.txt")

    page.refresh_from_db()
    assert (LegacyPage.objects.count(), page.open_names, Event.objects.count()) == (1, 0, 0)

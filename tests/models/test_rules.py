"""The rules of the working copies: words at the field to mend, and the database where SQL can say it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import (
    Agreement,
    AgreementParty,
    Appearance,
    Article,
    ArticleCredit,
    Book,
    BookContributor,
    BookSeries,
    Event,
    Organization,
    Person,
    Roster,
    Signatory,
    SiteSettings,
)
from articles.models.agreement import AgreementState

pytestmark = pytest.mark.django_db
DAY = datetime.date(2019, 3, 5)


def fields_refused(thing):
    with pytest.raises(ValidationError) as refusal:
        thing.full_clean()
    return sorted(refusal.value.message_dict)


def refused_by_the_database(thing):
    with pytest.raises(IntegrityError), transaction.atomic():
        thing.save()
    return True


def test_organization_name_is_unique_in_its_parent():
    university = Organization.objects.create(name="上海交通大学")
    Organization.objects.create(name="教务处", parent=university)

    again = Organization(name="教务处", parent=university)
    elsewhere = Organization(name="教务处", parent=Organization.objects.create(name="浙江大学"))

    assert fields_refused(again) == ["name"]
    assert refused_by_the_database(again)
    assert elsewhere.full_clean() is None


def test_organization_name_is_unique_at_the_top():
    Organization.objects.create(name="上海交通大学")

    again = Organization(name="上海交通大学")

    assert fields_refused(again) == ["name"]
    assert refused_by_the_database(again)


def test_organization_refuses_a_circle_of_parents():
    university = Organization.objects.create(name="大学")
    school = Organization.objects.create(name="学院", parent=university)
    centre = Organization.objects.create(name="中心", parent=school)

    university.parent = centre

    assert fields_refused(university) == ["parent"]


def test_organization_is_not_its_own_parent():
    university = Organization.objects.create(name="大学")

    university.parent = university

    assert "parent" in fields_refused(university)
    assert refused_by_the_database(university)


def test_person_is_not_merged_into_a_merged_person():
    kept = Person.objects.create(name="程鹏")
    merged = Person.objects.create(name="程鹏", merged_into=kept)
    third = Person.objects.create(name="程鵬", merged_into=merged)

    assert fields_refused(third) == ["merged_into"]


def test_person_with_others_merged_into_it_is_not_merged():
    kept = Person.objects.create(name="程鹏")
    Person.objects.create(name="程鹏", merged_into=kept)

    kept.merged_into = Person.objects.create(name="程鹏", disambiguator="金山")

    assert fields_refused(kept) == ["merged_into"]


def test_person_gets_a_sort_key():
    person = Person(name="程鹏")

    person.full_clean()

    assert person.sort_key == "cheng peng"


@pytest.mark.parametrize("name", ["程\u200b鹏", "程\x07鹏", "", "程" * 101])
def test_person_refuses_a_bad_name(name):
    assert fields_refused(Person(name=name)) == ["name"]


def test_event_does_not_end_before_it_starts():
    event = Event(title="座谈会", starts_on=DAY, ends_on=DAY - datetime.timedelta(days=1))

    assert "ends_on" in fields_refused(event)
    assert refused_by_the_database(event)


def test_event_refuses_a_day_that_is_not():
    assert fields_refused(Event(title="座谈会", starts_on="2019-02-30")) == ["starts_on"]


def test_appearance_is_a_person_an_organization_or_a_group():
    event = Event.objects.create(title="座谈会", starts_on=DAY)
    person = Person.objects.create(name="程鹏")

    neither = Appearance(event=event, role="attendee")
    both = Appearance(event=event, role="attendee", person=person, group_label="街镇领导")

    assert [fields_refused(neither), fields_refused(both)] == [["person"], ["person"]]
    assert refused_by_the_database(neither)
    assert refused_by_the_database(both)


def test_person_stands_once_in_a_role_and_in_several_roles():
    event = Event.objects.create(title="座谈会", starts_on=DAY)
    person = Person.objects.create(name="程鹏")
    Appearance.objects.create(event=event, role="attendee", person=person)

    again = Appearance(event=event, role="attendee", person=person)
    speaker = Appearance(event=event, role="speaker", person=person)

    assert fields_refused(again) == ["person"]
    assert refused_by_the_database(again)
    assert speaker.full_clean() is None


def test_appearance_refuses_a_merged_person():
    event = Event.objects.create(title="座谈会", starts_on=DAY)
    merged = Person.objects.create(name="程鹏", merged_into=Person.objects.create(name="程鹏"))

    assert fields_refused(Appearance(event=event, role="attendee", person=merged)) == ["person"]


def test_roster_with_closing_words_is_open():
    event = Event.objects.create(title="座谈会", starts_on=DAY)
    roster = Roster(event=event, role="expert", tail="等", is_complete=True)

    assert fields_refused(roster) == ["is_complete"]
    assert refused_by_the_database(roster)


def test_roster_stands_once_in_a_role():
    event = Event.objects.create(title="座谈会", starts_on=DAY)
    Roster.objects.create(event=event, role="expert")

    assert refused_by_the_database(Roster(event=event, role="expert"))


def test_book_number_needs_a_series_and_is_its_own():
    series = BookSeries.objects.create(title="丛书")
    Book.objects.create(title="一", series=series, series_number=2)

    assert fields_refused(Book(title="二", series_number=2)) == ["series_number"]
    assert fields_refused(Book(title="二", series=series, series_number=2)) == ["series_number"]


@pytest.mark.parametrize(
    ("isbn", "is_right"),
    [
        ("978-7-313-20000-0", False),
        ("9787302511625", True),
        ("0-306-40615-2", True),
        ("080442957X", True),
        ("abc", False),
    ],
)
def test_book_checks_the_digits_of_its_isbn(isbn, is_right):
    book = Book(title="书", isbn=isbn)

    if is_right:
        assert book.full_clean() is None
    else:
        assert fields_refused(book) == ["isbn"]


def test_book_contributor_is_a_person_or_an_organization():
    book = Book.objects.create(title="书")

    assert fields_refused(BookContributor(book=book)) == ["person"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"term": "indefinite", "valid_until": DAY}, "valid_until"),
        ({"term": "fixed"}, "valid_until"),
        ({"term": "fixed", "valid_from": DAY, "valid_until": datetime.date(2019, 1, 1)}, "valid_until"),
        ({"items_tail": "等", "items_are_complete": True}, "items_are_complete"),
    ],
)
def test_agreement_refuses_a_term_that_contradicts_itself(values, field):
    assert field in fields_refused(Agreement(title="协议", **values))


def test_agreement_party_stands_once():
    agreement = Agreement.objects.create(title="协议")
    town = Organization.objects.create(name="廊下镇人民政府")
    AgreementParty.objects.create(agreement=agreement, organization=town)

    assert refused_by_the_database(AgreementParty(agreement=agreement, organization=town))


def test_signatory_refuses_a_merged_person():
    party = AgreementParty.objects.create(
        agreement=Agreement.objects.create(title="协议"), organization=Organization.objects.create(name="镇")
    )
    merged = Person.objects.create(name="江菊旺", merged_into=Person.objects.create(name="江菊旺"))

    assert fields_refused(Signatory(party=party, person=merged, name_as_printed="江菊旺")) == ["person"]


@pytest.mark.parametrize(
    ("values", "day", "expected"),
    [
        ({}, DAY, AgreementState.DRAFT),
        ({"signed_on": DAY}, DAY, AgreementState.NOT_STATED),
        ({"signed_on": DAY}, datetime.date(2050, 1, 1), AgreementState.NOT_STATED),
        ({"signed_on": DAY, "term": "indefinite"}, DAY, AgreementState.IN_FORCE),
        ({"signed_on": DAY, "term": "fixed", "valid_until": datetime.date(2020, 3, 4)}, DAY, AgreementState.IN_FORCE),
        (
            {"signed_on": DAY, "term": "fixed", "valid_until": datetime.date(2020, 3, 4)},
            datetime.date(2019, 12, 5),
            AgreementState.EXPIRING,
        ),
        (
            {"signed_on": DAY, "term": "fixed", "valid_until": datetime.date(2020, 3, 4)},
            datetime.date(2019, 12, 4),
            AgreementState.IN_FORCE,
        ),
        (
            {"signed_on": DAY, "term": "fixed", "valid_until": datetime.date(2020, 3, 4)},
            datetime.date(2020, 3, 4),
            AgreementState.EXPIRING,
        ),
        (
            {"signed_on": DAY, "term": "fixed", "valid_until": datetime.date(2020, 3, 4)},
            datetime.date(2020, 3, 5),
            AgreementState.EXPIRED,
        ),
        (
            {"signed_on": DAY, "term": "fixed", "valid_until": datetime.date(2020, 3, 4), "auto_renew": True},
            datetime.date(2030, 1, 1),
            AgreementState.IN_FORCE,
        ),
        (
            {"signed_on": DAY, "term": "indefinite", "terminated_on": datetime.date(2021, 1, 1)},
            datetime.date(2021, 1, 1),
            AgreementState.TERMINATED,
        ),
    ],
)
def test_agreement_state_is_computed_from_its_dates(values, day, expected):
    assert Agreement(title="协议", **values).state_on(day) == expected


def test_agreement_is_renewed_by_a_later_one():
    first = Agreement.objects.create(title="一", signed_on=DAY, term="indefinite")
    Agreement.objects.create(title="二", signed_on=datetime.date(2020, 3, 5), renewal_of=first)

    assert first.state_on(datetime.date(2020, 3, 6)) == AgreementState.RENEWED


def test_agreement_ending_soon_leaves_out_what_has_no_stated_end():
    ending = Agreement.objects.create(title="一", signed_on=DAY, term="fixed", valid_until=datetime.date(2020, 3, 4))
    Agreement.objects.create(title="二", signed_on=DAY)
    Agreement.objects.create(
        title="三", signed_on=DAY, term="fixed", valid_until=datetime.date(2020, 3, 4), auto_renew=True
    )

    found = Agreement.objects.ending_between(datetime.date(2020, 1, 1), datetime.date(2020, 12, 31))

    assert list(found) == [ending]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "长" * 301}, "title"),
        ({"title": "题", "published_on": "2019-02-30"}, "published_on"),
        ({"title": "题", "external_url": "javascript:alert(1)"}, "external_url"),
        ({"title": "题\u200b"}, "title"),
    ],
)
def test_article_refuses_at_the_field(values, field):
    assert field in fields_refused(Article(**values))


def test_article_gets_its_address_once():
    article = Article(title="新书首发")
    article.full_clean()
    article.title = "另一个题目"

    article.full_clean()

    assert article.slug == "xin-shu-shou-fa"


def test_article_translates_into_another_language():
    original = Article.objects.create(title="题")

    assert fields_refused(Article(title="又", translation_of=original)) == ["translation_of"]
    assert Article(title="Title", language="en", translation_of=original).full_clean() is None


def test_article_credit_names_somebody():
    article = Article.objects.create(title="题")

    assert fields_refused(ArticleCredit(article=article)) == ["name"]


def test_site_settings_are_one_row():
    SiteSettings.objects.create(pk=1, name="研究院")

    assert refused_by_the_database(SiteSettings(pk=2, name="又一个"))

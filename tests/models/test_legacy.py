"""What may stand in the store of old pages."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Acknowledgement, ImportBatch, ImportEntry, LegacyPage, NameRepair
from articles.models.legacy import STAND_IN, stand_in
from tests import factories

pytestmark = pytest.mark.django_db


def page(digest="a" * 64, **fields):
    batch = ImportBatch.objects.create(name="旧站", source="/old")
    return LegacyPage.objects.create(batch=batch, path="1.htm", digest=digest, **fields)


def test_same_bytes_are_one_page():
    page()

    with pytest.raises(IntegrityError), transaction.atomic():
        page()


def test_file_stands_once_in_a_batch():
    batch = page().batch
    ImportEntry.objects.create(batch=batch, path="1.htm")

    with pytest.raises(IntegrityError), transaction.atomic():
        ImportEntry.objects.create(batch=batch, path="1.htm")


@pytest.mark.parametrize(("state", "text"), [("open", "上海交通大学"), ("removed", "上海交通大学"), ("replaced", "")])
def test_repair_says_a_name_if_and_only_if_it_puts_one_there(state, text):
    repair = NameRepair(page=page(), position=1, start=0, end=2, found="海外", state=state, text=text)

    with pytest.raises(ValidationError) as refused:
        repair.full_clean()

    assert list(refused.value.message_dict) == ["text"]
    with pytest.raises(IntegrityError), transaction.atomic():
        repair.save()


def test_article_that_is_deleted_leaves_its_page():
    kept = page(article=factories.article())
    kept.article.delete()

    kept.refresh_from_db()
    assert kept.article is None


def test_list_of_pages_leaves_the_readings_in_the_table(django_assert_num_queries):
    page(reading="{}")

    with django_assert_num_queries(1):
        [found] = LegacyPage.objects.for_list()
        assert str(found.batch) == "旧站"

    assert found.get_deferred_fields() == {"reading", "corrected"}


def test_stand_in_is_told_from_words():
    assert [STAND_IN.fullmatch(text) is not None for text in (stand_in(7), "〔外来名〕", "外来名7")] == [
        True,
        False,
        False,
    ]


def test_check_is_acknowledged_once_and_with_a_reason():
    event = factories.event()
    Acknowledgement.objects.create(event=event, check_code="deputy_first", subject="顾锋", reason="两个单位")

    with pytest.raises(ValidationError) as refused:
        Acknowledgement(event=event, check_code="deputy_first", subject="顾锋", reason="又一次").full_clean()
    assert list(refused.value.message_dict) == ["subject"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Acknowledgement.objects.create(event=event, check_code="twice", subject="顾锋", reason="")

"""The commands of the figures: rolled up once or again and again, audited, mended."""

import io

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from articles.counting import reader
from articles.counting.reader import salt_of
from articles.models.viewcount import ViewAudit, ViewBatch, ViewCount, ViewHit, ViewSalt, ViewSeen

pytestmark = pytest.mark.django_db


def said(name, **options):
    out = io.StringIO()
    call_command(name, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def three_hits():
    ViewHit.objects.bulk_create(ViewHit(article_id=7, day="2026-11-25", hour=9) for _number in range(3))


def test_roll_up_says_how_many_went(three_hits):
    assert said("roll_up_views") == "3 hits were rolled up.\n"
    assert said("roll_up_views") == "0 hits were rolled up.\n"


def test_audit_of_good_figures_says_so_and_is_kept_for_the_desk(three_hits):
    said("roll_up_views")

    assert said("audit_views") == "All figures agree.\n"
    assert [audit.faults for audit in ViewAudit.objects.all()] == [""]


def test_audit_names_the_article_and_exits_1_until_it_is_repaired(three_hits):
    said("roll_up_views")
    ViewCount.objects.update(counted=4)
    out = io.StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("audit_views", stdout=out)

    assert (ended.value.code, out.getvalue()) == (1, "counted of article 7: 4, should be 3\n")
    assert said("audit_views", repair=True).endswith("1 faults were mended, 0 are left.\n")
    assert said("audit_views") == "All figures agree.\n"


def test_key_of_a_period_without_readers_is_deleted_by_the_next_roll_up():
    reader.forget()
    with time_machine.travel("2026-11-25T19:00:00Z", tick=False) as clock:
        salt_of(timezone.now())
        ViewSeen.objects.create(key=b"k" * 16, last_ms=0, count=1, most=10, outcome=0)
        said("roll_up_views")
        assert (ViewSalt.objects.count(), ViewSeen.objects.count()) == (1, 1)
        clock.shift(3600)

        said("roll_up_views")

    assert (ViewSalt.objects.count(), ViewSeen.objects.count(), ViewBatch.objects.count()) == (0, 0, 0)
    reader.forget()

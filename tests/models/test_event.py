import datetime

import pytest

from articles.models import (
    Event,
)
from tests.models.refusals import DAY, fields_refused, refused_by_the_database

pytestmark = pytest.mark.django_db


def test_event_does_not_end_before_it_starts():
    event = Event(title="座谈会", starts_on=DAY, ends_on=DAY - datetime.timedelta(days=1))

    assert "ends_on" in fields_refused(event)
    assert refused_by_the_database(event)


def test_event_refuses_a_day_that_is_not():
    assert fields_refused(Event(title="座谈会", starts_on="2019-02-30")) == ["starts_on"]

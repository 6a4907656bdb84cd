"""How the tests of rules ask: which fields are refused in words, and what the database refuses."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

DAY = datetime.date(2019, 3, 5)


def fields_refused(thing):
    with pytest.raises(ValidationError) as refusal:
        thing.full_clean()
    return sorted(refusal.value.message_dict)


def refused_by_the_database(thing):
    with pytest.raises(IntegrityError), transaction.atomic():
        thing.save()
    return True

import datetime

import pytest
import time_machine


@pytest.fixture
def sixth_of_march():
    with time_machine.travel(datetime.datetime(2019, 3, 6, 4, tzinfo=datetime.UTC), tick=False):
        yield

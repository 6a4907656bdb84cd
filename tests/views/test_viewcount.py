import pytest

pytestmark = pytest.mark.django_db


def test_page_names_the_rules_in_force(client, settings):
    settings.VIEW_REPEAT_SECONDS, settings.VIEW_DAILY_CAP = 1234, 77

    context = client.get("/pages/view-counting/").context

    assert {key: context[key] for key in ("seconds", "cap", "time_zone")} == {
        "seconds": 1234,
        "cap": 77,
        "time_zone": settings.TIME_ZONE,
    }

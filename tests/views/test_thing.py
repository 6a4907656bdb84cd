import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/articles/{pk}/wrong/", "/articles/{pk}/", "/en/articles/{pk}/{slug}/"])
def test_wrong_slug_leads_to_the_right_one_for_good(client, address):
    told = factories.published(factories.article("重庆银行行长"))

    response = client.get(address.format(pk=told.pk, slug=told.slug))

    assert (response.status_code, response["Location"]) == (
        301,
        f"/articles/{told.pk}/chong-qing-yin-hang-hang-zhang/",
    )

import pytest

from articles.counting import beacon, reader


@pytest.fixture(autouse=True)
def _fresh_process():
    """Each test is a process of its own: no key is known, no address has sent anything."""
    reader.forget()
    beacon.rate.forget()
    yield
    reader.forget()

import pytest

from articles.counting.robots import is_robot
from tests.counting.agents import READERS, ROBOTS


def test_there_are_enough_of_both():
    assert (len(set(READERS)) >= 60, len(set(ROBOTS)) >= 60) == (True, True)


@pytest.mark.parametrize("agent", READERS)
def test_reader_is_counted(agent):
    assert is_robot(agent) is False


@pytest.mark.parametrize("agent", ROBOTS)
def test_robot_is_not_counted(agent):
    assert is_robot(agent) is True

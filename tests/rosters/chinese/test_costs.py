"""Every point of the Chinese reader has a name, and decides what its example says."""

import ast
import re
from pathlib import Path

import pytest

from articles.rosters.chinese import costs
from tests.rosters.measure import told_with_and_without

ROOM = Path(costs.__file__).parent
COSTS = costs.read_costs()
# They decide no short roster at hand, only longer ones or together with others; let there be no more of them.
WITHOUT_EXAMPLE = [name for name, cost in COSTS.items() if not cost.text]
MOST_WITHOUT_EXAMPLE = 57


@pytest.mark.parametrize("name", [name for name in COSTS if name not in WITHOUT_EXAMPLE])
def test_cost_decides_its_example(name):
    cost = COSTS[name]

    assert told_with_and_without(name, cost.text) == (cost.rows, cost.rows_without)
    assert cost.rows != cost.rows_without


def test_costs_without_an_example_grow_no_more():
    assert len(WITHOUT_EXAMPLE) <= MOST_WITHOUT_EXAMPLE


def test_every_cost_is_used_and_every_used_one_stands_in_the_table():
    used = {name for file in ROOM.glob("*.py") for name in re.findall(r"\bcosts\.([A-Z][A-Z_]+)", file.read_text())}

    assert used == set(COSTS)


@pytest.mark.parametrize("file", sorted(ROOM.glob("*.py")), ids=lambda file: file.stem)
def test_no_bare_points_stand_in_the_code(file):
    tree = ast.parse(file.read_text())

    assert [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value != 0.0
    ] == []

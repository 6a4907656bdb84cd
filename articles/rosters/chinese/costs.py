"""What a word or a step is worth to the Chinese reader, in points: rough log-odds, what a reader would bet.

Every cost is a constant of this module. `costs.txt` is the table: points, and a roster that is read otherwise without
them. A test reads every example both ways.
"""

from pathlib import Path
from typing import NamedTuple

from articles.language.wordlist import read_sections


class Cost(NamedTuple):
    """Points, and the example they decide: of `text`, the rows that are read, and those that would be at 0 points."""

    points: float
    text: str = ""
    rows: str = ""
    rows_without: str = ""


def read_costs():
    """{name: Cost} of the table, in its order."""
    costs, name = {}, ""
    for lines in read_sections(Path(__file__).with_name("costs.txt")).values():
        for line in lines:
            if line.startswith(" "):
                text, _sign, rows = line.strip().partition(" ⇒ ")
                costs[name] = Cost(costs[name].points, text, *(part.strip() for part in rows.split("≠")))
            else:
                name, points = line.split()
                costs[name] = Cost(float(points))
    return costs


globals().update({name: cost.points for name, cost in read_costs().items()})

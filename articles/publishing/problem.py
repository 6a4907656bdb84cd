from typing import NamedTuple


class Problem(NamedTuple):
    """What is wrong with a thing, at which field of its desk; a warning (`is_blocking` false) stops nothing."""

    field: str
    message: str
    is_blocking: bool = True


class Refused(Exception):
    """Nothing was published: `problems` are pairs of a thing and its Problem."""

    def __init__(self, problems):
        super().__init__("; ".join(f"{thing}: {problem.message}" for thing, problem in problems))
        self.problems = problems

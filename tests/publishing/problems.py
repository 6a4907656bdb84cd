"""How the tests of problems ask."""

from articles.publishing.kinds import problems
from tests.factories import loaded


def fields(thing, *, blocking=True):
    return [problem.field for problem in problems(loaded(thing)) if problem.is_blocking == blocking]

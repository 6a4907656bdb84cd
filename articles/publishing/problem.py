from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.keeping.html import is_clean


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


def body_problems(field, html):
    """What keeps a body from being published: it came in around the desk, or the list became stricter since."""
    if is_clean(html):
        return []
    return [Problem(field, _("The text holds markup that readers do not get. Save it here once: that takes it out."))]

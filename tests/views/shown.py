"""What the tests of lists ask of a page."""

import datetime

DAY = datetime.date(2019, 3, 6)


def titles(response):
    return [thing.card["title"] for thing in response.context["page"].rows]

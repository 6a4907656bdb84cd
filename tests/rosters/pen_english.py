"""Whoever writes an English roster: picks bodies, posts and names that have not been used in it yet."""

from tests.rosters import words_en as words


class Pen:
    """Picks bodies, posts and names; `mark` parts people, and is a semicolon where commas stand inside."""

    def __init__(self, chance, draft):
        self.chance, self.draft, self.used = chance, draft, set()
        self.mark = chance.choice(("; ", ", ", ", "))
        draft.tags.add("semicolons" if self.mark == "; " else "comma between people")

    def name(self, names=None):
        while True:
            if names or self.chance.random() < 0.25:
                name = self.chance.choice(names or words.VIETNAMESE + words.TURKISH + words.SPANISH + words.CHINESE)
            else:
                name = f"{self.chance.choice(words.GIVEN)} {self.chance.choice(words.FAMILY)}"
            if name not in self.used:
                self.used.add(name)
                return name

    def post(self):
        """(title, organisation)."""
        draw = self.chance.random()
        if draw < 0.35:
            return self.chance.choice(words.UNIVERSITY_POSTS), self.chance.choice(words.UNIVERSITIES)
        if draw < 0.7:
            return self.chance.choice(words.UNIT_POSTS), self.chance.choice(words.UNITS)
        return self.chance.choice(words.BODY_POSTS), self.chance.choice(words.BODIES)

    def called(self, name, often=0.45):
        """(name with what stands before it, the honorific)."""
        if self.chance.random() >= often:
            return name, {}
        prefix = self.chance.choice(words.PREFIXES)
        return f"{prefix} {name}", {"honorific": prefix}


WITH_ARTICLE = words.listed(
    "School,Faculty,Department,Office,Centre,Institute,University of,Embassy,City,Ministry", ","
)


def of(organization):
    """The article before a body belongs neither to the post nor to the name."""
    return f"the {organization}" if organization.startswith(WITH_ARTICLE) else organization

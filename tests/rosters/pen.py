"""Whoever writes a Chinese roster: picks bodies, titles and names that have not been used in it yet."""

from tests.rosters import names_chinese, words_hans, words_hant

# What the head of a body is called says what the body is.
NEEDS = {body + head: body for body in "院所局馆厅司行館" for head in "长長"}


class Pen:
    """`outer` is what stands between the parts of this roster: 、 alone, or a comma with 、 within, or a semicolon."""

    def __init__(self, chance, language, draft):
        self.chance, self.draft = chance, draft
        # In Taiwan and Hong Kong, or a mainland page in traditional characters.
        self.is_taiwan = language == "zh-hant" and chance.random() < 0.6
        self.words = words_hant if self.is_taiwan else words_hans
        self.outer = chance.choice("、、、、，，，，；")
        self.used, self.is_last = set(), True
        draft.tags.add({"、": "、 between people", "，": "comma for groups", "；": "semicolons"}[self.outer])

    def body(self, *kinds, ranks=False):
        """(Body, one of its organisations), of one of the kinds that this language's pages have."""
        kinds = [kind for kind in kinds if kind in self.words.BODIES] or list(self.words.COMMON)
        kinds = [kind for kind in kinds if not ranks or self.words.BODIES[kind].ranks] or ["school"]
        body = self.words.BODIES[self.chance.choice(kinds)]
        organization = self.chance.choice(body.organizations)
        return body._replace(
            heads=_fitting(body.heads, organization), deputies=_fitting(body.deputies, organization)
        ), organization

    def post(self):
        body, organization = self.body(*self.words.COMMON)
        titles = body.heads * 2 + body.deputies * 2 + body.ranks
        return organization, self.chance.choice(titles), self.name()

    def head(self, body):
        return self.chance.choice(body.heads)

    def deputy(self, body):
        return self.chance.choice(body.deputies or body.ranks)

    def rank(self, body):
        return self.chance.choice(body.ranks)

    def name(self, kind="any", length=None):
        """A name not yet in this roster, nor one character off another."""
        while True:
            name = self._taiwan_name(kind) if self.is_taiwan else names_chinese.name(self.chance, kind, length)
            if not any(_near(name, other) for other in self.used):
                self.used.add(name)
                return name

    def _taiwan_name(self, kind):
        words, chance = self.words, self.chance
        draw = chance.random()
        if kind == "compound":
            family = chance.choice(words.COMPOUND)
        elif kind == "rare" or draw > 0.85:
            family = chance.choice(words.RARE)
        else:
            family = chance.choice(words.TOP if draw < 0.5 else words.USUAL)
        given = chance.choice(words.GIVEN_FIRST) if chance.random() < 0.9 else ""
        return family + given + chance.choice(words.GIVEN_SECOND)

    def person(self, words, name, titles, *tags, **more):
        self.draft.person(words, name, titles, *tags, **more)

    def group(self, words, *tags, **more):
        self.draft.group(words, *tags, **more)

    def say(self, words):
        self.draft.say(words)

    def last_join(self):
        """Between the last two of a list."""
        return self.chance.choice(("、", "、", "、", "和", "与", "与", "及"))

    def outer_last(self):
        if self.outer == "；":
            return "；"
        return self.chance.choice((self.outer,) * 8 + ("和", "及", "以及", "，以及", "与"))


def _fitting(titles, organization):
    """No 所长 of an academy, no 局长 of a commission."""
    return tuple(title for title in titles if NEEDS.get(title[-2:], organization[-1]) == organization[-1]) or ("主任",)


def _near(one, other):
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 1

"""The opening in English; what has no English in the directory or the table stands as printed, and is told of."""

from articles.language.characters import is_chinese
from articles.prose.in_english import english_name, english_title
from articles.prose.record import Draft

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
MONTHS += ("December",)
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
BEFORE = {
    "morning": "On the morning of",
    "noon": "At noon on",
    "afternoon": "On the afternoon of",
    "evening": "On the evening of",
}


class English:
    """Drafts one event; keeps what it found no English for, and who was told of with which titles."""

    def __init__(self, event, record):
        self.event, self.record, self.left, self.told, self.above = event, record, [], {}, ""

    def draft(self):
        paragraphs = [self.opening(), self.present(), self.done()]
        return Draft(tuple(paragraph for paragraph in paragraphs if paragraph), tuple(dict.fromkeys(self.left)))

    def opening(self):
        event = self.event
        place = self.name(event.venue) if event.venue.text else ""
        owner = self.name(event.venue_owner) if event.venue_owner.text and event.venue_owner.text not in place else ""
        # An English venue often says whose it is.
        where = ", ".join(part for part in (place, owner if owner not in place else "") if part)
        return f"{self.date()}, {_the(self.name(event.title))} was held{f' at {where}' if where else ''}."

    def date(self):
        first, last = self.event.starts_on, self.event.ends_on
        # A year that was inferred is not claimed.
        year = "" if self.event.year_is_inferred else f" {first.year}"
        day = f"{first.day} {MONTHS[first.month - 1]}"
        if last and last != first:
            return f"From {day} to {last.day} {MONTHS[last.month - 1]}{year}"
        return f"{BEFORE.get(self.event.part_of_day, 'On')} {day}{year}"

    def present(self):
        event, sentences = self.event, []
        came = [self.people(event.list_of(role)) for role in ("attendee", "guest")]
        if any(came):
            sentences.append(f"Present were {'; '.join(filter(None, came))}.")
        for role, words in (
            ("moderator", "It was chaired by {}."),
            ("speaker", "Speeches were given, in this order, by {}."),
            ("reporter", "Reports were given by {}."),
            ("expert", "The discussion was joined by {}."),
        ):
            people = self.people(event.list_of(role))
            if people:
                words = words.replace(", in this order,", "") if len(event.list_of(role).rows) == 1 else words
                sentences.append(words.format(people))
        return " ".join(sentences)

    def people(self, rows):
        self.above = ""
        words = [self.person(row) for row in rows.rows]
        others = ["others"] if words and (rows.tail or not rows.is_complete) else []
        return _listed([*words, *others])

    def person(self, row):
        told = self.told.setdefault(row.person or row.name.text, set())
        name = row.name.english or (english_name(row.name.text) if row.kind == "person" else self.name(row.name))
        if any(map(is_chinese, name)):
            self.left.append(name)
        titles = []
        for held in row.titles:
            title = self.title(held)
            if (held.organization.text, held.title) not in told:
                titles.append(title)
            told.add((held.organization.text, held.title))
        return ", ".join([name, ", and ".join(titles)] if titles else [name])

    def title(self, held):
        body, above = held.organization.text, self.above
        self.above = body or above
        title = english_title(held.title, body) or self.as_printed(held.title)
        if held.is_former and not title.lower().startswith(("former", "ex-")):
            title = f"former {title}"
        if not body or (held.is_inferred and body == above):
            return title
        return f"{title}, {self.name(held.organization)}"

    def done(self):
        sentences = []
        for book in self.record.books:
            verb = {"launch": "was launched", "donation": "was donated"}.get(book.kind)
            if verb:
                sentences.append(f"{self.book(book)} {verb}.")
        for agreement in self.record.agreements:
            parties = [self.name(party.name) for party in agreement.parties]
            title = _the(self.name(agreement.title))
            sentences.append(f"{_listed(parties)} signed {title}." if parties else f"{title} was signed.")
            signed = [
                name.english or english_name(name.text) for party in agreement.parties for name in party.signatories
            ]
            if signed:
                sentences.append(f"It was signed by {_listed(signed)}.")
        return " ".join(sentences)

    def book(self, book):
        counts = [(book.case_count, "case"), (book.part_count, "part")]
        holds = " in ".join(_counted(count, noun) for count, noun in counts if count)
        series = f"number {book.series_number} of {self.name(book.series)}" if book.series_number else ""
        within = ", ".join(part for part in (holds, series) if part)
        title = f"“{book.title.english}”" if book.title.english else f"《{self.as_printed(book.title.text)}》"
        return f"{title}{f' ({within})' if within else ''}"

    def name(self, name):
        return name.english or self.as_printed(name.text)

    def as_printed(self, text):
        if any(map(is_chinese, text)):
            self.left.append(text)
        return text


def _the(title):
    has_article = title.lower().startswith(("the ", "a ", "an ")) or not title[:1].isascii()
    return title if has_article else f"the {title}"


def _listed(words):
    """A, B and C; with semicolons where the words hold commas."""
    if any("," in word for word in words):
        return "; ".join(words[:-1]) + f"; and {words[-1]}" if len(words) > 1 else "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _counted(count, noun):
    words = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{words} {noun}{'' if count == 1 else 's'}"

"""The people of a list: whom name and organisation mean together, and how those new to the directory are made."""

from articles.models import Person
from articles.recording.directory import last_seen


def find_people(named, bodies):
    """{name: Person} for {name: organisations as printed}; `bodies` are what these mean, {text: Organization}.

    A person is meant where name and organisation agree with one person's last titles; a name alone means nobody.
    """
    namesakes = {}
    for person in Person.objects.in_use().filter(name__in=named).order_by("pk"):
        namesakes.setdefault(person.name, []).append(person)
    seen = last_seen([person.pk for people in namesakes.values() for person in people]) if namesakes else {}
    found = {}
    for name, texts in named.items():
        held = {bodies[text].pk for text in texts if text in bodies}
        agreeing = [
            person
            for person in namesakes.get(name, ())
            if person.pk in seen and seen[person.pk].agrees_with(texts, held)
        ]
        if len(agreeing) == 1:
            found[name] = agreeing[0]
    return found


def make_people(names, *, by):
    """A new Person for each name, in their order, made by `by`; two of one name are two people. One statement."""
    people = [Person(name=name, created_by=by, updated_by=by) for name in names]
    for person in people:
        person.clean()
    return Person.objects.bulk_create(people)


def find_or_make(named, bodies, *, by):
    """{name: Person} as `find_people`, and a new one, made by `by`, for each name that means nobody."""
    found = find_people(named, bodies)
    missing = [name for name in named if name not in found]
    return found | dict(zip(missing, make_people(missing, by=by), strict=True))

"""Whom and what the lists of an old page name: linked to the directory where it is sure, else made new."""

from articles.importing.pages.marks import MARK
from articles.language.characters import is_invisible
from articles.models import Organization, Person
from articles.models.legacy import STAND_IN
from articles.recording.directory import last_seen
from articles.recording.organization import match_organizations

ENDINGS = {
    Organization.Kind.UNIVERSITY: ("大学", "大學", "University"),
    Organization.Kind.SCHOOL: ("学院", "學院", "系"),
    Organization.Kind.INSTITUTE: ("研究院", "研究所", "研究中心", "Institute"),
    Organization.Kind.GOVERNMENT: ("政府", "局", "委员会", "镇", "检察院", "法院"),
    Organization.Kind.PARTY: ("委", "党委", "党支部", "党总支"),
    Organization.Kind.COMPANY: ("公司", "集团"),
    Organization.Kind.PUBLISHER: ("出版社", "Press"),
    Organization.Kind.ASSOCIATION: ("协会", "学会", "联合会"),
}


def fit(text, most):
    """A text as a line of the desk may hold it: nothing invisible, white space as one space, no more than so long."""
    return " ".join("".join(" " if is_invisible(sign) else sign for sign in text).split())[:most].strip()


def find_bodies(texts, *, new, by=None):
    """{text: Organization} of the directory; those of `new` that it does not know are made.

    A name that two bodies answer to stays words, and so does a place whose name is still open.
    """
    texts = {text for text in texts if text and not MARK.search(text) and not STAND_IN.search(text)}
    found = match_organizations(texts)
    missing = sorted(text for text in texts & set(new) if text not in found and 2 <= len(text) <= 200)
    standing = set(Organization.objects.filter(name__in=missing).values_list("name", flat=True)) if missing else set()
    for name in missing:
        if name not in standing:
            found[name] = Organization.objects.create(name=name, kind=_kind(name), created_by=by, updated_by=by)
    return found


def _kind(name):
    fits = [(len(ending), kind) for kind, endings in ENDINGS.items() for ending in endings if name.endswith(ending)]
    return max(fits)[1] if fits else Organization.Kind.OTHER


def find_people(named, *, by=None):
    """{name: Person} for {name: ids of the organisations of their titles}.

    A person of the directory is meant where name and organisation agree with one person's last titles; a name alone
    means nobody, and a new person is made. One page means one person by one name.
    """
    namesakes = {}
    for person in Person.objects.in_use().filter(name__in=named).order_by("pk"):
        namesakes.setdefault(person.name, []).append(person)
    seen = last_seen([person.pk for people in namesakes.values() for person in people]) if namesakes else {}
    found, new = {}, []
    for name, bodies in named.items():
        agreeing = [
            person for person in namesakes.get(name, ()) if person.pk in seen and seen[person.pk].bodies & bodies
        ]
        if len(agreeing) == 1:
            found[name] = agreeing[0]
        else:
            found[name] = Person(name=name, created_by=by, updated_by=by)
            found[name].clean()
            new.append(found[name])
    Person.objects.bulk_create(new)
    return found

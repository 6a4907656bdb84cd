from itertools import groupby

from django.utils.translation import gettext as _

from articles.language.characters import has_chinese
from articles.language.former import with_former
from articles.models import Event
from articles.models.published import Kind, Relation
from articles.models.text import slug
from articles.payloads.event import EventCard, EventPayload
from articles.publishing.filing import Placing, chosen, day, day_key, link, plain_fields, reference
from articles.publishing.problem import Problem
from articles.publishing.tag import tag_payloads

# Closing words of a list that names only some of those who came.
OPEN_ENDINGS = ("等", "等人", "等等", "等同志", "等领导", "等专家", "et al", "etc")
ROLE_ORDER = ("attendee", "moderator", "speaker", "expert", "guest", "reporter")


def load(ids):
    return list(
        Event.objects.filter(pk__in=ids).prefetch_related(
            "kinds",
            "tags",
            "organizations__organization",
            "programme",
            "rosters",
            "appearances__person",
            "appearances__organization",
            "appearances__titles__organization",
            "book_launches",
            "agreements",
        )
    )


def snapshot(event):
    places = {item.pk: place for place, item in enumerate(event.programme.all())}
    return plain_fields(event, EventPayload) | {
        "slug": slug(event.title, fallback="event"),
        "kinds": [{"name": kind.name, "name_en": kind.name_en} for kind in event.kinds.all()],
        "venue_organization": reference(Kind.ORGANIZATION, event.venue_organization_id),
        "organizers": [
            {
                "role": row.role,
                "name": row.organization.name,
                "reference": reference(Kind.ORGANIZATION, row.organization_id),
            }
            for row in event.organizations.all()
        ],
        "programme": [
            {"kind": item.kind, "title": item.title, "theme": item.theme, "summary": item.summary}
            for item in event.programme.all()
        ],
        "rosters": _rosters(event, places),
        "launches": [
            {"kind": launch.kind, "book": reference(Kind.BOOK, launch.book_id)} for launch in event.book_launches.all()
        ],
        "agreements": [
            reference(Kind.AGREEMENT, agreement.pk)
            for agreement in sorted(event.agreements.all(), key=lambda agreement: agreement.pk)
            if agreement.is_public
        ],
        "tags": tag_payloads(event),
        "correction": "",
    }


def _rosters(event, places):
    """The lists in their order, each with its rows; a list stands even without a Roster row of its own."""
    facts = {(roster.role, places.get(roster.programme_item_id)): roster for roster in event.rosters.all()}
    rows = sorted(
        event.appearances.all(),
        key=lambda row: (ROLE_ORDER.index(row.role), _place_key(places, row), row.position, row.pk),
    )
    lists = []
    for role, of_role in groupby(rows, key=lambda row: row.role):
        of_role = list(of_role)
        # Facts about one programme item's list part it from the rest; without them a role is one list.
        parted = {place for known_role, place in facts if known_role == role and place is not None}
        remaining = [row for row in of_role if places.get(row.programme_item_id) not in parted]
        if remaining:
            lists.append(_roster(role, None, remaining, facts.get((role, None)), places))
        for place in sorted(parted):
            own = [row for row in of_role if places.get(row.programme_item_id) == place]
            if own:
                lists.append(_roster(role, place, own, facts[(role, place)], places))
    return lists


def _place_key(places, row):
    return places.get(row.programme_item_id, -1)


def _roster(role, place, rows, facts, places):
    return {
        "role": role,
        "programme_position": place,
        "is_complete": facts.is_complete if facts else True,
        "tail": facts.tail if facts else "",
        "rows": [_row(row, places) for row in rows],
    }


def _row(row, places):
    if row.person_id:
        of, name = reference(Kind.PERSON, row.person_id), row.name_as_printed or row.person.name
    elif row.organization_id:
        of, name = reference(Kind.ORGANIZATION, row.organization_id), row.name_as_printed or row.organization.name
    else:
        of, name = None, row.name_as_printed or row.group_label
    return {
        "kind": row.kind,
        "name": name,
        "reference": of,
        "honorific": row.honorific,
        "titles": [
            {
                "organization": title.organization_as_printed
                or (title.organization.name if title.organization_id else ""),
                "reference": reference(Kind.ORGANIZATION, title.organization_id),
                "title": title.title,
                "is_former": title.is_former,
                "is_inferred": title.is_inferred,
            }
            for title in row.titles.all()
        ],
        "is_certain": row.is_certain,
        "programme_position": places.get(row.programme_item_id),
    }


def card(payload):
    return chosen(payload, EventCard)


def placing(payload):
    return Placing(
        slug=payload["slug"],
        sort_key=day_key(payload["starts_on"], payload["start_time"], payload["part_of_day"]),
        starts_on=day(payload["starts_on"]),
        ends_on=day(payload["ends_on"] or payload["starts_on"]),
    )


def links(payload):
    found = [link(row["role"], row["reference"], row["name"]) for row in payload["organizers"]]
    for roster in payload["rosters"]:
        for row in roster["rows"]:
            if row["reference"] is None:
                continue
            found.append(link(roster["role"], row["reference"], "；".join(map(title_line, row["titles"]))))
            if row["kind"] != "person":
                continue
            found += [
                link(
                    Relation.AFFILIATION,
                    title["reference"],
                    title["title"],
                    name=row["name"],
                    person_id=row["reference"]["id"],
                )
                for title in row["titles"]
                if title["reference"]
            ]
    found += [link(Relation.LAUNCHED, launch["book"], launch["kind"]) for launch in payload["launches"]]
    return found


def title_line(title):
    """A title as a person's page prints it: 上海市金山区委副书记; 原 stands before the title."""
    space = "" if has_chinese(title["organization"] + title["title"]) else " "
    words = with_former(title["title"], is_former=title["is_former"])
    return f"{title['organization']}{space if title['organization'] else ''}{words}"


def problems(event):
    found = []
    for roster in event.rosters.all():
        if roster.is_complete and (roster.tail or _has_open_ending(roster.as_printed)):
            found.append(
                Problem(
                    f"roster-{roster.role}",
                    _("The list “%(role)s” ends openly (等), but is marked complete. Untick “complete”.")
                    % {"role": roster.get_role_display()},
                )
            )
    for row in event.appearances.all():
        if row.person is not None and row.person.merged_into_id is not None:
            found.append(
                Problem(
                    f"roster-{row.role}",
                    _("%(name)s is merged into another person. Choose that one.") % {"name": row},
                )
            )
        if not row.is_certain:
            words = _("The row “%(name)s” is marked uncertain. Look at it again.") % {"name": row}
            found.append(Problem(f"roster-{row.role}", " ".join([words, *row.why]), is_blocking=False))
    if event.year_is_inferred:
        found.append(
            Problem(
                "year_is_inferred",
                _("The year %(year)s is inferred and nobody has confirmed it.") % {"year": event.starts_on.year},
                is_blocking=False,
            )
        )
    return found


def _has_open_ending(text):
    words = text.rstrip().rstrip("。.;；,，")
    return words.endswith(OPEN_ENDINGS)

"""The roster grid: one list of an event on one page, saved in place, in one transaction."""

import reversion
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.admin.rosters import grid
from articles.admin.rosters.grid_words import words_of_the_grid
from articles.admin.rosters.namesake import MOST_NAMESAKES, NEW, PRINTED, candidate
from articles.admin.signing import check_signing, parties_of, sign, suggest_parties
from articles.language.characters import is_invisible
from articles.models import (
    Agreement,
    Appearance,
    Event,
    Person,
    ProgrammeItem,
    Role,
    Roster,
)
from articles.recording.directory import last_seen
from articles.recording.organization import find_bodies, match_organizations
from articles.recording.right import may_add, may_change, may_view, right_to_add, right_to_change
from articles.recording.roster_rows import (
    copy_rows,
    differing,
    in_order,
    make_people,
    state_of,
    whole_event,
    write_titles,
)

BLANK_ROWS = 3
MOST_SOURCE_WORDS = Appearance._meta.get_field("as_printed").max_length


def roster_view(request, event_id, role):
    """Shows and saves the list of one role; a refusal writes nothing and keeps all that was typed."""
    page = ListPage(request, *list_of(request, event_id, role))
    return page.save() if request.method == "POST" else page.show(page.saved_rows())


def list_of(request, event_id, role):
    """(event, role) of an address, for somebody who may change the list."""
    event = get_object_or_404(Event, pk=event_id)
    if role not in Role.values:
        raise Http404
    if not request.user.has_perm("articles.change_event"):
        raise PermissionDenied
    return event, Role(role)


def people_view(request):
    """People of exactly this name, with where each was last seen; JSON for the grid."""
    if not request.user.has_perm("articles.view_person"):
        raise PermissionDenied
    name = "".join(letter for letter in request.GET.get("name", "")[:100] if not is_invisible(letter)).strip()
    people = {person.pk: person for person in Person.objects.in_use().filter(name=name)[:MOST_NAMESAKES]}
    seen = last_seen(people) if people else {}
    return JsonResponse(
        {"people": [vars(candidate(person, seen.get(pk), may_view=True)) for pk, person in people.items()]}
    )


class ListPage:
    """One request to the grid of one list."""

    template = "admin/articles/event/roster.html"
    is_paste = False

    def __init__(self, request, event, role):
        self.request, self.event, self.role = request, event, role
        self.roster = Roster.objects.filter(event=event, role=role, programme_item__isnull=True).first()
        self.items = list(ProgrammeItem.objects.filter(event=event))
        self.may_add_people = may_add(request.user, Person)
        self.may_view_people = may_view(request.user, Person)
        # Who signs changes the agreement: without the right to, no party is offered.
        self.parties = parties_of(event, request.user)
        self.may_sign = may_change(request.user, Agreement)
        self.limits = self._limits()
        if not self.may_sign:
            self.parties = []
        self.appearances = in_order(
            Appearance.objects.filter(event=event, role=role)
            .select_related("person", "organization", "programme_item")
            .prefetch_related("titles")
        )
        self.errors = []
        self.is_stale = False

    def _limits(self):
        """What this editor may not make, a sentence each, said before anything is typed."""
        limits = []
        if not self.may_add_people:
            words = _(
                "New people need the right “%(right)s”, which you do not have. A name that the directory lacks is kept "
                "as printed text, with its titles; whoever has the right makes a person of it here."
            )
            limits.append(words % {"right": right_to_add(Person)})
        if self.parties and not self.may_sign:
            words = _("Who signed is said by those who have the right “%(right)s”: here or at the agreement.")
            limits.append(words % {"right": right_to_change(Agreement)})
        return limits

    @property
    def version(self):
        return self.roster.version if self.roster else 0

    def saved_rows(self):
        return grid.saved_rows(self.appearances, may_view_people=self.may_view_people)

    def show(self, rows, *, tail=None, is_open=None, status=200):
        context = self.context(rows, tail, is_open)
        return render(self.request, self.template, context, status=status)

    def context(self, rows, tail, is_open):
        if self.parties:
            suggest_parties(rows, self.parties, find_bodies({line.meant for row in rows for line in row.lines}))
        # Without script, new people go into the blank rows at the end.
        next_index = max((row.index for row in rows), default=-1) + 1
        blank = [grid.Row(index=next_index + number) for number in range(BLANK_ROWS)]
        saved_tail = self.roster.tail if self.roster else ""
        return self.base(capfirst(_("%(role)s list") % {"role": self.role.label})) | {
            **self.row_context(),
            "rows": [*rows, *blank],
            "count": len(rows),
            "template_row": grid.Row(index=0),
            "has_words": any(row.as_printed for row in rows),
            "tail": tail if tail is not None else saved_tail,
            "is_open": is_open if is_open is not None else bool(self.roster and not self.roster.is_complete),
            "version": self.version,
            "errors": self.errors,
            "bad_rows": sum(bool(row.errors) for row in rows),
            "saved": self.saved_rows() if self.is_stale else [],
            "is_stale": self.is_stale,
            "source_text": self.roster.as_printed if self.roster else "",
            "limits": self.limits,
            "words": words_of_the_grid(),
        }

    def base(self, title):
        return {
            **admin.site.each_context(self.request),
            "title": title,
            "opts": Event._meta,
            "event": self.event,
            "role": self.role,
        }

    def row_context(self):
        """What every row of the grid offers."""
        roles = [role for role in Role if role != self.role]
        may = {"may_add_people": self.may_add_people}
        return may | {"roles": roles, "items": self.items, "parties": self.parties, "is_paste": self.is_paste}

    def save(self):
        post = self.request.POST
        tail, is_open = post.get("tail", "").strip()[:200], bool(post.get("is_open"))
        rows = grid.typed_rows(post)
        saved = {appearance.pk: appearance for appearance in self.appearances}
        for row in rows:
            if row.id not in saved:
                row.id = None
        self._check_end(tail, is_open)
        self._check_length(rows)
        is_good = self._check(rows, saved) and not self.errors
        if post.get("version") != str(self.version):
            self.is_stale = True
        if not is_good or self.is_stale:
            return self.show(rows, tail=tail, is_open=is_open, status=409 if self.is_stale else 200)
        try:
            with transaction.atomic(), reversion.create_revision(manage_manually=True):
                reversion.set_user(self.request.user)
                staying = [row for row in rows if not row.is_out]
                self._write(staying, saved, tail=tail, is_complete=not is_open)
                copied = self._follow(rows, _("List saved: %(role)s") % {"role": self.role.label})
        except Stale:
            # Between the look at the version and the write: what stands now is read again, and shown.
            now = ListPage(self.request, self.event, self.role)
            now.is_stale = True
            return now.show(rows, tail=tail, is_open=is_open, status=409)
        words = _("Saved: %(count)d rows in “%(role)s”.") % {"count": len(staying), "role": self.role.label}
        return self._done(words, copied)

    def _follow(self, rows, comment):
        """What a written list brings with it: copies in other lists, signatories, the event's history."""
        copied = copy_rows(self.event, self.role, rows)
        sign(rows, self.request.user)
        self.event.touch(self.request.user)
        reversion.add_to_revision(whole_event(self.event.pk))
        reversion.set_comment(comment)
        return copied

    def _done(self, words, copied):
        if copied:
            words += " " + _("Copied into other lists: %(count)d.") % {"count": copied}
        messages.success(self.request, words)
        desk = reverse("admin:articles_event_change", args=[self.event.pk])
        return HttpResponseRedirect(f"{desk}#roster-{self.role}")

    def _check(self, rows, saved, standing=()):
        is_good = grid.check(
            rows, saved, standing, may_add_people=self.may_add_people, may_view_people=self.may_view_people
        )
        return check_signing(rows, self.parties, may_sign=self.may_sign) and is_good

    def _check_end(self, tail, is_open):
        if tail and not is_open:
            self.errors.append(_("A list that ends with such words is not complete. Tick “goes on”."))
        try:
            Roster(tail=tail).clean_fields(exclude={"id", "event", "role", "programme_item", "as_printed", "version"})
        except ValidationError as refusal:
            self.errors.append(refusal.messages[0])

    def _check_length(self, rows, standing=0):
        count = standing + sum(not row.is_out for row in rows)
        if count > grid.MOST_ROWS:
            words = _("These are %(count)d rows; a list holds %(most)d. Take some out, or enter them as a group.")
            self.errors.append(words % {"count": count, "most": grid.MOST_ROWS})

    def _write(self, rows, saved, *, after=0, **facts):
        """Updates rows in place, adds and removes; a bounded number of statements. Raises Stale.

        `facts` go to the Roster; the first row stands `after` that many others.
        """
        self._raise_version(**facts)
        make_people([row for row in rows if row.kind == "person" and row.same == NEW])
        kept = {row.id for row in rows if row.id}
        Appearance.objects.filter(pk__in=saved.keys() - kept).delete()
        bodies = self._bodies(self._texts_to_match(rows, saved), rows)
        new, changed, moved, fields = [], [], [], set()
        for position, row in enumerate(rows, start=after + 1):
            appearance = saved.get(row.id) or Appearance(
                event=self.event, role=self.role, as_printed=row.as_printed[:500]
            )
            before = state_of(appearance)
            self._fill(appearance, row, position, bodies)
            changes = differing(before, state_of(appearance))
            if not row.id:
                new.append(appearance)
            elif changes:
                changed.append(appearance)
                fields |= changes
                if changes & {"person", "programme_item"}:
                    moved.append(appearance.pk)
            row.appearance = appearance
        # Two rows that swap their people would meet in the unique rule: the first pass lets go of both.
        Appearance.objects.filter(pk__in=moved).update(person=None, organization=None, group_label="-")
        if fields:
            # Only what differs is written: a list that was put in another order is one short statement.
            also = {"person", "organization", "group_label"} if moved else set()
            Appearance.objects.bulk_update(changed, sorted(fields | also))
        Appearance.objects.bulk_create(new)
        write_titles(rows, bodies)

    def _appearance(self, row):
        return Appearance(event=self.event, role=self.role, as_printed=row.as_printed[:MOST_SOURCE_WORDS])

    def _bodies(self, texts, rows):
        return match_organizations(texts)

    def _raise_version(self, **facts):
        if self.roster is None:
            self.roster, created = Roster.objects.get_or_create(
                event=self.event, role=self.role, programme_item=None, defaults={"version": 0}
            )
            if not created and self.roster.version:
                raise Stale
        # The condition is the lock: of two savers, one finds the version changed.
        found = Roster.objects.filter(pk=self.roster.pk, version=self.roster.version)
        if not found.update(version=F("version") + 1, **facts):
            raise Stale

    def _texts_to_match(self, rows, saved):
        """The names of organisations that are new in their rows: what was matched, or left alone, stays."""
        texts = set()
        for row in rows:
            known = set()
            if row.id in saved:
                known = {title.organization_as_printed for title in saved[row.id].titles.all()}
            texts |= {line.meant for line in row.lines} - known
            if row.kind == "organization":
                texts.add(row.name)
        return texts

    def _fill(self, appearance, row, position, bodies):
        body = bodies.get(row.name) if row.kind == "organization" else None
        is_person, is_printed = row.kind == "person", row.kind == "person" and row.same == PRINTED
        appearance.position = position
        appearance.person_id = int(row.same) if is_person and not is_printed else None
        appearance.organization = body
        # Whom or what the directory does not have keeps its place as words.
        appearance.group_label = "" if appearance.person_id or body else row.name
        appearance.name_as_printed = row.name[:100] if is_person or body else ""
        appearance.honorific, appearance.remarks = row.honorific, row.remarks
        appearance.is_certain = row.is_certain
        # Why it was in doubt goes with the doubt.
        appearance.doubts = [] if row.is_certain else list(map(list, row.doubts))
        items = {str(item.pk): item for item in self.items}
        appearance.programme_item = items.get(row.item)


class Stale(Exception):
    """Somebody else saved the list meanwhile."""

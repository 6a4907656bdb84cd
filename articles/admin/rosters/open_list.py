"""A list of an event as one editor has it open: who stands there, what the editor may make, and what is refused."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.rosters import grid
from articles.admin.rosters.signing import check_signing, parties_of
from articles.models import Agreement, Event, Person, ProgrammeItem, Role, Roster
from articles.recording.right import may_add, may_change, may_view, right_to_add, right_to_change
from articles.recording.roster import rows_of_event, save_list


def list_of(request, event_id, role):
    """(event, role) of an address, for somebody who may change the list."""
    event = get_object_or_404(Event, pk=event_id)
    if role not in Role.values:
        raise Http404
    if not request.user.has_perm("articles.change_event"):
        raise PermissionDenied
    return event, Role(role)


class OpenList:
    """One list in one request; `tail` and `is_open` are as saved until those typed are taken."""

    def __init__(self, request, event, role):
        self.user, self.event, self.role = request.user, event, role
        self.roster = Roster.objects.filter(event=event, role=role, programme_item__isnull=True).first()
        self.roster = self.roster or Roster(event=event, role=role)
        self.tail, self.is_open = self.roster.tail, not self.roster.is_complete
        self.items = list(ProgrammeItem.objects.filter(event=event))
        self.may_add_people = may_add(self.user, Person)
        self.may_view_people = may_view(self.user, Person)
        # Who signs changes the agreement: without the right to, no party is offered.
        self.may_sign = may_change(self.user, Agreement)
        parties = parties_of(event, self.user)
        self.parties = parties if self.may_sign else []
        self.limits = self._limits(parties)
        self.appearances = rows_of_event(event, role=role)
        self.errors = []

    def _limits(self, parties):
        """What this editor may not make, a sentence each, said before anything is typed."""
        limits = []
        if not self.may_add_people:
            words = _(
                "New people need the right “%(right)s”, which you do not have. A name that the directory lacks is kept "
                "as printed text, with its titles; whoever has the right makes a person of it here."
            )
            limits.append(words % {"right": right_to_add(Person)})
        if parties and not self.may_sign:
            words = _("Who signed is said by those who have the right “%(right)s”: here or at the agreement.")
            limits.append(words % {"right": right_to_change(Agreement)})
        return limits

    def saved_rows(self):
        return grid.saved_rows(self.appearances, may_view_people=self.may_view_people)

    def typed_rows(self, post):
        """The Rows of a form; how the list ends is taken with them."""
        self.tail, self.is_open = post.get("tail", "").strip()[:200], bool(post.get("is_open"))
        return grid.typed_rows(post, items={str(item.pk) for item in self.items})

    def check(self, rows, *, saved=(), standing=()):
        """Whether the rows may go in: what is wrong stands in them and in `errors`.

        `saved` are the Appearances that rows may be, `standing` those that they are added to.
        """
        self._check_end()
        count = len(standing) + sum(not row.is_out for row in rows)
        if count > grid.MOST_ROWS:
            words = _("These are %(count)d rows; a list holds %(most)d. Take some out, or enter them as a group.")
            self.errors.append(words % {"count": count, "most": grid.MOST_ROWS})
        is_good = grid.check(
            rows,
            {row.pk: row for row in saved},
            standing,
            may_add_people=self.may_add_people,
            may_view_people=self.may_view_people,
        )
        return check_signing(rows, self.parties, may_sign=self.may_sign) and is_good and not self.errors

    def _check_end(self):
        if self.tail and not self.is_open:
            self.errors.append(_("A list that ends with such words is not complete. Tick “goes on”."))
        try:
            Roster._meta.get_field("tail").clean(self.tail, self.roster)
        except ValidationError as refusal:
            self.errors.append(refusal.messages[0])

    def save(self, rows, comment, **how):
        """Writes the rows that stay, as `save_list` says; returns (how many, how many copies). Raises Stale."""
        self.roster.tail, self.roster.is_complete = self.tail, not self.is_open
        staying = [row for row in rows if not row.is_out]
        comment = comment % {"role": self.role.label}
        return len(staying), save_list(self.roster, staying, comment, by=self.user, **how)

    def done(self, request, words, copied):
        if copied:
            words += " " + _("Copied into other lists: %(count)d.") % {"count": copied}
        messages.success(request, words)
        desk = reverse("admin:articles_event_change", args=[self.event.pk])
        return HttpResponseRedirect(f"{desk}#roster-{self.role}")

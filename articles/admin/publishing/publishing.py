"""The publishing desk: what would become public and what is wrong with it, publish, withdraw, go back, compare."""

import hashlib

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.desk.picker import is_key
from articles.admin.desk.sight import hidden_kinds, numbered
from articles.admin.desk.state import CHANGED, DRAFT, EXPIRED, WITHDRAWN, badge, publication_of, states_of
from articles.admin.desk.told import short
from articles.admin.publishing import difference, preview
from articles.admin.publishing.edition import Names, readable
from articles.models.published import Edition, Kind, has_page, path_of
from articles.publishing.bundle import bundle
from articles.publishing.door import editions_of, go_back, publish, withdraw
from articles.publishing.kinds import FILES, MODELS, kind_of
from articles.publishing.problem import Refused
from articles.publishing.snapshot import decoded

NOTE_LENGTH = 500
# Whoever may add editions may publish.
PERMISSION = "articles.add_edition"


class PublishedDesk:
    """Gives a desk its line of state and the pages behind it; mixed in before Desk."""

    def has_publish_button(self, standing):
        """True if the form offers to publish; `standing` is None for a thing that is not saved yet."""
        return True

    def get_urls(self):
        name = f"articles_{self.model._meta.model_name}"
        pages = ("publish", "preview", "differences", "editions", "withdraw", "go_back")
        own = [
            path(
                f"<int:object_id>/{page.replace('_', '-')}/",
                self.admin_site.admin_view(getattr(self, f"{page}_view")),
                name=f"{name}_{page}",
            )
            for page in pages
        ]
        return own + super().get_urls()

    # Around the form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context |= self._standing(obj)
        may_publish = request.user.has_perm(PERMISSION)
        context["can_publish"] = may_publish and self.has_publish_button(context.get("standing"))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_change(self, request, obj):
        return self._led_on(request, obj) or super().response_change(request, obj)

    def response_add(self, request, obj, post_url_continue=None):
        return self._led_on(request, obj) or super().response_add(request, obj, post_url_continue)

    def leads(self, thing):
        """{button: address} of the buttons that save first, so that nothing typed is lost, and then lead on."""
        return {"_publish": self._address(thing, "publish")}

    def _led_on(self, request, thing):
        address = next((address for button, address in self.leads(thing).items() if button in request.POST), None)
        return address and HttpResponseRedirect(address)

    def _standing(self, thing):
        publication = publication_of(thing)
        state = states_of([thing])[thing.pk]
        is_visible = publication is not None and state not in (DRAFT, WITHDRAWN, EXPIRED)
        return {
            "standing": {
                "badge": badge(state),
                "publication": publication,
                "is_online": publication is not None and publication.withdrawn_at is None,
                "is_changed": state.name == "changed",
                "is_waiting": state in (DRAFT, CHANGED, WITHDRAWN),
                "public_path": _public_path(publication) if is_visible else "",
                "has_preview": kind_of(thing) in preview.PAGES,
            }
        }

    # The pages

    def publish_view(self, request, object_id):
        """What goes online together, with its problems; the POST publishes it in one transaction."""
        thing = self._thing(request, object_id)
        self._require_publisher(request)
        members, hidden = bundle(thing), hidden_kinds(request.user)
        digest = _digest(members)
        if request.method == "POST":
            if request.POST.get("digest") != digest:
                messages.warning(request, _("Something was saved meanwhile. Look again at what would be published."))
            elif self._publish(request, thing, hidden):
                return HttpResponseRedirect(self._address(thing, "change"))
        publication = publication_of(thing)
        taken = [member for member in reversed(members) if member.kind not in hidden]
        others = [member for member in reversed(members) if member.kind in hidden]
        context = {
            "title": _("Publish"),
            "rows": [self._row(member, thing) for member in taken],
            "not_taken": [numbered(MODELS[member.kind], member.thing.pk) for member in others],
            "digest": digest,
            "is_blocked": any(member.blocking for member in taken if member.key not in self._left_out(request)),
            "can_correct": "correction" in members[-1].payload and publication is not None,
            "note": request.POST.get("note", "")[:NOTE_LENGTH],
            "correction": request.POST.get("correction", members[-1].standing_correction)[:NOTE_LENGTH],
            "left_out": self._left_out(request),
            "has_changed": members[-1].has_changed or len(taken) > 1,
        }
        return self._page(request, thing, "publish", context)

    def _publish(self, request, thing, hidden):
        try:
            with transaction.atomic():
                editions = publish(
                    thing,
                    by=request.user,
                    note=request.POST.get("note", "")[:NOTE_LENGTH],
                    correction=request.POST.get("correction", "").strip()[:NOTE_LENGTH],
                    leave_out=self._left_out(request),
                    # Nobody makes public what he may not look at.
                    without_kinds=hidden,
                )
        except Refused as refused:
            for refused_thing, problem in refused.problems:
                messages.error(request, f"{refused_thing}: {problem.message}")
            return False
        except IntegrityError:
            messages.error(request, _("Somebody published the same at this moment. Look again and publish once more."))
            return False
        address = _public_path(publication_of(thing))
        words = _("Published: edition %(number)d of “%(title)s”, and %(count)d with it.") % {
            "number": editions[-1].number,
            "title": short(thing),
            "count": len(editions) - 1,
        }
        link = format_html(' <a href="{}">{}</a>', address, _("See the page")) if address else ""
        messages.success(request, format_html("{}{}", words, link))
        return True

    def _row(self, member, own):
        desk = self.admin_site._registry[MODELS[member.kind]]
        address = desk._address(member.thing, "change")
        return {
            "key": f"{member.kind}:{member.thing.pk}",
            "kind": MODELS[member.kind]._meta.verbose_name,
            "name": str(member.thing),
            "address": address,
            "is_own": member.thing == own,
            "is_new": member.is_new,
            "has_changed": member.has_changed,
            "problems": [
                {"problem": problem, "address": _where(member.thing, address, problem.field)}
                for problem in member.problems
            ],
        }

    @staticmethod
    def _left_out(request):
        """The keys that were unticked, of what the page listed."""
        shown, kept = request.POST.getlist("shown")[:5000], set(request.POST.getlist("take"))
        keys = set()
        for key in shown:
            kind, _colon, thing_id = key.partition(":")
            if key not in kept and kind in FILES and is_key(thing_id):
                keys.add((Kind(kind), int(thing_id)))
        return keys

    def preview_view(self, request, object_id):
        thing = self._thing(request, object_id)
        if kind_of(thing) not in preview.PAGES:
            raise Http404
        return preview.preview(request, thing)

    def differences_view(self, request, object_id):
        """What readers see beside what the desk holds, for the thing and for what would be published with it."""
        thing = self._thing(request, object_id)
        hidden = hidden_kinds(request.user)
        members = [member for member in bundle(thing) if not member.is_new and member.kind not in hidden]
        payloads = [member.payload for member in members] + [decoded(m.publication.edition) for m in members]
        names = Names(request.user, payloads)
        compared, purse = [], difference.Purse()
        for member in members:
            before = decoded(member.publication.edition)
            found = difference.changes(MODELS[member.kind], before, member.payload, names.of, purse)
            if found:
                compared.append(
                    {"thing": member.thing, "kind": MODELS[member.kind]._meta.verbose_name, "changes": found}
                )
        context = {"title": _("What differs from what is online"), "compared": compared}
        return self._page(request, thing, "differences", context)

    def editions_view(self, request, object_id):
        """What readers saw, each edition beside the one before it; ?before=7 goes on with the sixth."""
        thing = self._thing(request, object_id)
        before = _number(request.GET.get("before", ""))
        found = editions_of(thing) if before is None else editions_of(thing).filter(number__lt=before)
        editions, is_cut = readable(found)
        payloads = [decoded(edition) for edition in editions]
        names, purse = Names(request.user, payloads), difference.Purse()
        rows = []
        # The last of a page that is cut was read for the one after it, and heads the next page.
        for place, edition in enumerate(editions[:-1] if is_cut else editions):
            earlier = payloads[place + 1] if place + 1 < len(payloads) else None
            is_newest = place == 0 and before is None
            rows.append(
                {
                    "edition": edition,
                    "changes": difference.changes(self.model, earlier, payloads[place], names.of, purse)
                    if earlier
                    else [],
                    "correction": payloads[place].get("correction", ""),
                    "is_newest": is_newest,
                    "is_previous": place == 1 and before is None,
                    "can_return": edition.action != Edition.Action.WITHDRAWN and not is_newest,
                }
            )
        context = {"title": _("Editions"), "rows": rows, "further": rows[-1]["edition"].number if is_cut else None}
        return self._page(request, thing, "editions", context | {"can_publish": request.user.has_perm(PERMISSION)})

    def withdraw_view(self, request, object_id):
        thing = self._thing(request, object_id)
        self._require_publisher(request)
        if request.method == "POST":
            self._act(request, _("Withdrawn: readers who come to it are told so."), withdraw, thing)
            return HttpResponseRedirect(self._address(thing, "change"))
        return self._page(request, thing, "withdraw", {"title": _("Withdraw")})

    @method_decorator(require_POST)
    def go_back_view(self, request, object_id):
        thing = self._thing(request, object_id)
        self._require_publisher(request)
        number = _number(request.POST.get("number", ""))
        words = _("Readers see the earlier edition again. Your working copy stays as it is.")
        self._act(request, words, go_back, thing, number=number)
        return HttpResponseRedirect(self._address(thing, "editions"))

    def _act(self, request, words, action, thing, **how):
        try:
            with transaction.atomic():
                action(thing, by=request.user, note=request.POST.get("note", "")[:NOTE_LENGTH], **how)
        except Refused as refused:
            messages.error(request, refused.problems[0][1].message)
        except IntegrityError:
            messages.error(request, _("Somebody published the same at this moment. Look again."))
        else:
            messages.success(request, words)

    # What they share

    def _thing(self, request, object_id):
        thing = self.get_object(request, str(object_id))
        if thing is None:
            raise Http404
        if not self.has_view_permission(request, thing):
            raise PermissionDenied
        return thing

    def _require_publisher(self, request):
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied

    def _address(self, thing, page):
        return reverse(f"admin:articles_{thing._meta.model_name}_{page}", args=[thing.pk])

    def _page(self, request, thing, name, context):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "thing": thing,
            "desk": self._address(thing, "change"),
            "name": f"articles_{self.model._meta.model_name}",
            **self._standing(thing),
            **context,
        }
        request.current_app = self.admin_site.name
        return render(request, f"admin/articles/publishing/{name}.html", context)


def _public_path(publication):
    """Where readers find it, "" if it has no page; the Chinese page of what has both."""
    if not has_page(publication.kind):
        return ""
    return path_of(publication.kind, publication.thing_id, publication.slug, publication.language or "zh-hans")


def _number(text):
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _digest(members):
    """What was shown: if it is not what stands now, the confirmation is asked again."""
    words = "\n".join(f"{member.kind}:{member.thing.pk}:{member.thing.updated_at.isoformat()}" for member in members)
    return hashlib.sha256(words.encode()).hexdigest()


def _where(thing, address, field):
    """Where a Problem is mended: at its field on the thing's desk, or in the review of the page that it came from."""
    if field == "legacy_page":
        return f"{reverse('admin:articles_legacypage_change', args=[thing.legacy_page.pk])}#names"
    return f"{address}#{_anchor(type(thing), field)}"


def _anchor(model, field):
    """Where on a desk a Problem's field stands."""
    if field.startswith("roster-"):
        return field
    names = {candidate.name for candidate in model._meta.get_fields() if getattr(candidate, "editable", False)}
    return f"id_{field}" if field in names else f"{field}-group"

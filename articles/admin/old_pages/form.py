"""What was read of an old page as fields that can be corrected, and what an editor's answers mean."""

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from articles.admin.desk.desk import OneLine
from articles.admin.desk.picker import is_key
from articles.importing.old_pages.corrected import corrected, in_every_text, values_of
from articles.importing.old_pages.legacy import for_eyes, old_path
from articles.language.characters import is_invisible
from articles.models import Article, ArticleCredit, Event, Role
from articles.models.text import validate_line

LIST_ROLES = [*Role.choices, ("signatory", _("signatory")), ("author", _("author of the book"))]
NO_CHOICE = [("", "—")]
# A page holds fewer; beyond them a row would be lost on the way back.
MOST_ROWS = 1000


def line(label, most):
    """A line that may stay empty."""
    return forms.CharField(label=label, max_length=most, required=False, validators=[validate_line])


class Lines(forms.CharField):
    """A list that is typed a line each; empty lines are none."""

    widget = forms.Textarea

    def clean(self, value):
        return [" ".join(line.split()) for line in super().clean(value).splitlines() if line.strip()]

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list | tuple) else value


class ReviewForm(forms.Form):
    """The fields of one page; a count is a number, or unknown, and never taken for 0."""

    title = forms.CharField(label=_("title"), max_length=300, widget=OneLine, validators=[validate_line])
    language = forms.ChoiceField(label=_("language"), choices=Article.Language.choices)
    publish_date = forms.DateField(label=_("publish date"), required=False)
    publish_time = forms.TimeField(label=_("publish time"), required=False)
    view_count = forms.IntegerField(label=_("views"), required=False, min_value=0, max_value=10**12)
    is_unknown = forms.BooleanField(label=_("unknown"), required=False)
    source_name = line(_("source"), 200)
    author = line(_("author"), 100)
    section = line(_("section"), 60)
    old_path = forms.CharField(label=_("old address"), max_length=500, required=False)
    event_date = forms.DateField(label=_("day of the event"), required=False)
    part_of_day = forms.ChoiceField(
        label=_("part of the day"), required=False, choices=NO_CHOICE + Event.PartOfDay.choices
    )
    date_as_printed = line(_("date as printed"), 60)
    year_is_inferred = forms.BooleanField(label=_("the year is inferred"), required=False)
    venue = line(_("venue"), 200)
    books = Lines(label=_("books"), required=False, max_length=10_000)

    def clean_old_path(self):
        given = self.cleaned_data["old_path"].strip()
        if given and not old_path(given):
            raise forms.ValidationError(
                _("Give the path on the old site, such as /info/1043/1.htm, or leave it empty.")
            )
        return old_path(given)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_unknown"):
            cleaned["view_count"] = None
        elif cleaned.get("view_count") is None and "view_count" not in self.errors:
            self.add_error("view_count", _("Give the number, or tick “unknown”. Unknown is not 0."))
        return cleaned

    def values(self):
        """The answers as `values_of` writes a reading; its lists are the formsets'."""
        cleaned = dict(self.cleaned_data)
        day, event_day, time = (cleaned[name] for name in ("publish_date", "event_date", "publish_time"))
        cleaned |= {
            "publish_date": day.isoformat() if day else None,
            "event_date": event_day.isoformat() if event_day else None,
            "publish_time": time.isoformat() if time else None,
        }
        del cleaned["is_unknown"], cleaned["old_path"]
        return cleaned


class CreditForm(forms.Form):
    role = forms.ChoiceField(label=_("role"), choices=ArticleCredit.Role.choices)
    name = line(_("name"), 100)


class RosterLineForm(forms.Form):
    role = forms.ChoiceField(label=_("role"), choices=LIST_ROLES)
    text = forms.CharField(label=_("words of the list"), max_length=100_000, required=False, widget=forms.Textarea)


class AgreementForm(forms.Form):
    name = line(_("agreement"), 300)
    parties = Lines(label=_("parties, a line each"), required=False, max_length=10_000)


CreditSet = formset_factory(CreditForm, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
RosterLineSet = formset_factory(RosterLineForm, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
AgreementSet = formset_factory(AgreementForm, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
# The key in a reading, and what makes a row of it one: an empty row is none.
SETS = {"credits": (CreditSet, "name"), "roster_lines": (RosterLineSet, "text"), "agreements": (AgreementSet, "name")}


class Review:
    """The form, its lists and its blocks as one: bound to what was posted, or showing what was read and corrected.

    `base` is the reading without corrections, `corrections` what an editor made of it before, with marks.
    """

    def __init__(self, page, base, corrections, repairs, post=None):
        self.base, self.repairs = base, repairs
        self.reading = corrected(base, corrections)
        shown = self._shown(self.reading)
        initial = shown | {"is_unknown": shown["view_count"] is None, "old_path": page.old_path}
        self.form = ReviewForm(post, initial=initial)
        self.sets = {name: factory(post, initial=shown[name], prefix=name) for name, (factory, _key) in SETS.items()}
        self.blocks = self._blocks(corrections.get("blocks", {}), post)
        self.left_out = self._left_out(corrections.get("put_back", []), post)

    def _shown(self, reading):
        return in_every_text(values_of(reading), lambda text: for_eyes(text, self.repairs))

    def is_valid(self):
        return all([self.form.is_valid(), *(formset.is_valid() for formset in self.sets.values())])

    def answers(self):
        """What differs from the uncorrected reading, as `corrected` takes it; call it when all is valid."""
        values = self.form.values()
        for name, (_factory, key) in SETS.items():
            values[name] = [dict(form.cleaned_data) for form in self.sets[name] if form.cleaned_data.get(key)]
        shown = self._shown(self.base)
        changed = {name: value for name, value in values.items() if value != shown[name]}
        blocks = {
            str(block["number"]): None if block["is_out"] else block["text"]
            for block in self.blocks
            if block["is_out"] or block["text"] != block["as_read"]
        }
        back = [line["number"] for line in self.left_out if line["is_back"]]
        return changed | ({"blocks": blocks} if blocks else {}) | ({"put_back": back} if back else {})

    def _blocks(self, typed, post):
        """The body as it was read, piece by piece; lists and tables stay whole or are left out."""
        blocks = []
        for number, block in enumerate(self.base.blocks):
            as_read = for_eyes(block.caption if block.kind == "image" else "\n".join(block.texts), self.repairs)
            before = typed.get(str(number), as_read)
            text, is_out = ("" if before is None else for_eyes(before, self.repairs)), before is None
            is_typed = block.kind in TYPED
            if post is not None:
                is_out = f"block-{number}-out" in post
                text = _plain(post.get(f"block-{number}", as_read)) if is_typed else as_read
            blocks.append(
                {
                    "number": number,
                    "kind": block.kind,
                    "src": block.src,
                    "text": as_read if is_out and not text else text,
                    "as_read": as_read,
                    "is_out": is_out,
                    "is_typed": is_typed,
                }
            )
        return blocks

    def _left_out(self, before, post):
        back = {int(n) for n in post.getlist("put_back") if is_key(n)} if post else set(before)
        return [
            {"number": number, "text": for_eyes(line, self.repairs), "is_back": number in back}
            for number, line in enumerate(self.base.left_out)
        ]


TYPED = ("paragraph", "heading", "image")


def _plain(text):
    """What a text field sent: a browser writes each line break as two characters."""
    text = text[:100_000].replace("\r\n", "\n")
    return "".join(sign for sign in text if sign == "\n" or not is_invisible(sign))

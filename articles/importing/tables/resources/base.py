"""A table read back into working copies: every change is known before one is written, and nothing is ever deleted.

The library makes the dry run and the import the same walk, in one transaction that is rolled back at the end of the
first. Rows that change nothing are set aside before it begins, so that a long table with few changes locks nobody out.
"""

import logging
from typing import NamedTuple

import tablib
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.resources import ModelResource

from articles.importing.tables.resources.changes import Changes, digest_of, escaped, unescaped
from articles.importing.tables.resources.columns import Key, Rows
from articles.models.unavailable import why_unavailable
from articles.recording.entry import enter_row, sign
from articles.recording.right import may_add, may_change, right_to_add, right_to_change

logger = logging.getLogger(__name__)

MOST_ROWS = 20_000
# They are written in one transaction, for which all others wait: half of the seconds that a lock may take.
MOST_CHANGES = 500
AT_ONCE = 500
MOST_NAMED = 20


class TableWrong(ValueError):
    """The table as a whole cannot be imported; the words say why and what to do."""


class Prepared(NamedTuple):
    """A table with its rows sorted out: those that change something, with their numbers in the file."""

    dataset: tablib.Dataset
    numbers: list
    unchanged: int
    notes: tuple


class TableResource(ModelResource):
    """The base of the tables; each names its model and its `columns`, of which the first is the key."""

    columns = ()
    makes_new = True
    # The field by which a new row may double what is here, where no rule forbids it.
    name_field = ""

    def __init__(self, *, user=None, expected="", **kwargs):
        super().__init__(**kwargs)
        self.user, self.expected, self.numbers = user, expected, []
        self.columns = self.make_columns()
        self.fields = {column.name: column for column in self.columns}
        self.read_back = [column for column in self.columns if column.is_read_back]
        # A new thing gets another number when it is written than it had in the dry run.
        self.shown = [column for column in self.read_back if not isinstance(column, Key)]
        for column in self.columns:
            column.prepare(user)

    @property
    def limit(self):
        """What the user may not bring by this table, as a sentence; "" without a limit."""
        model = self._meta.model
        if self.makes_new and not may_add(self.user, model):
            words = _("Rows without a number need the right “%(right)s”, which you do not have.")
            return words % {"right": right_to_add(model)}
        if self.makes_new and not may_change(self.user, model):
            words = _("Only new rows: to change what is here needs the right “%(right)s”, which you do not have.")
            return words % {"right": right_to_change(model)}
        return ""

    def make_columns(self):
        raise NotImplementedError

    def rows(self):
        """The working copies with what their cells print: a fixed number of statements for a page of them."""
        return self._meta.model._default_manager.all()

    # Out

    def headings(self):
        return [column.heading() for column in self.columns]

    def cells(self, instance):
        values = [column.printed(instance) for column in self.columns]
        return tuple(escaped(value) if isinstance(value, str) else value for value in values)

    # Back

    def prepared(self, sheet):
        """The Prepared of a Sheet, whose first row heads it. Raises TableWrong; writes and locks nothing."""
        if sheet.unread:
            row, at = min(sheet.unread)
            raise TableWrong(
                _("A cell holds a formula without its value: %(formula)s. Save it in Excel or WPS and try again.")
                % {"formula": sheet.rows[row][at]}
            )
        places, unknown = self._places(sheet.rows[0] if sheet.rows else [])
        rows, numbers = [], []
        for number, row in zip(sheet.numbers[1:], sheet.rows[1:], strict=True):
            cells = {name: unescaped(row[at]) if at < len(row) else "" for name, at in places.items()}
            if any(cells.values()):
                rows.append(cells)
                numbers.append(number)
        if len(rows) > MOST_ROWS:
            words = _("The table has %(count)d rows; at most %(most)d are read.")
            raise TableWrong(words % _counts(len(rows), MOST_ROWS))
        changing = self._changing(rows)
        if len(changing) > MOST_CHANGES:
            words = _("The table changes %(count)d rows; at most %(most)d are written at once. Split it and try again.")
            raise TableWrong(words % _counts(len(changing), MOST_CHANGES))
        dataset = tablib.Dataset(headers=list(places))
        for place in changing:
            dataset.append([rows[place][name] for name in places])
        notes = list(sheet.notes)
        if unknown:
            notes.append(_("Not read, for no such column is known: %(names)s") % {"names": "、".join(unknown)})
        notes += self._namesakes([rows[place] for place in changing])
        return Prepared(dataset, [numbers[place] for place in changing], len(rows) - len(changing), tuple(notes))

    def _namesakes(self, rows):
        """Says which new rows bear a name that is here: they may be others, or the same a second time."""
        names = {row.get(self.name_field, "") for row in rows if not row.get(self.key.name)} - {""}
        if not names:
            return []
        found = self._meta.model._default_manager.filter(**{f"{self.name_field}__in": names}).order_by("pk")
        words = [f"{name} (#{key})" for key, name in found.values_list("pk", self.name_field)[:MOST_NAMED]]
        told = _(
            "Here already under the same name, and added a second time: %(names)s. If it is the same, write the number."
        )
        return [told % {"names": "、".join(words)}] if words else []

    def _places(self, headings):
        known = {heading: column for column in self.columns for heading in column.headings()}
        places, unknown = {}, []
        for at, heading in enumerate(headings):
            column = known.get(heading.strip().casefold())
            if column is None:
                unknown += [heading] if heading else []
            elif column.name in places:
                raise TableWrong(_("The column “%(name)s” stands there twice.") % {"name": heading})
            elif column.is_read_back:
                places[column.name] = at
        if not places:
            raise TableWrong(
                _("The first row holds no known heading. Export a table first, and change that one: %(names)s")
                % {"names": "、".join(self.headings())}
            )
        return places, unknown

    def _changing(self, rows):
        """The places of the rows that are new, wrong, or say something else than what is there."""
        changing = []
        for start in range(0, len(rows), AT_ONCE):
            batch = rows[start : start + AT_ONCE]
            keys = {key for row in batch if (key := self._key(row)) is not None}
            there = self.there(keys)
            for place, row in enumerate(batch, start):
                if not self._is_as_it_was(row, there.get(self._key(row))):
                    changing.append(place)
        return changing

    def there(self, keys):
        """{number: working copy} of those that are there."""
        return self.rows().in_bulk(keys)

    def _key(self, row):
        text = row.get(self.key.name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None

    @property
    def key(self):
        return next(column for column in self.columns if isinstance(column, Key))

    def _is_as_it_was(self, row, instance):
        if instance is None:
            return False
        try:
            return all(column.is_same(column.read(row[column.name]), instance) for column in self._columns_of(row))
        except ValueError:
            return False

    def _columns_of(self, row):
        return [column for column in self.shown if column.name in row]

    def run(self, prepared, *, is_dry):
        """The library's Result of a Prepared: of the dry run, or of the import in its transaction.

        Raises what a busy or full store said, which the library takes for a fault of the row at hand.
        """
        self.numbers = prepared.numbers
        result = self.import_data(
            prepared.dataset,
            dry_run=is_dry,
            use_transactions=True,
            rollback_on_validation_errors=True,
            retain_instance_in_row_result=True,
        )
        for fault in [*result.base_errors, *(row.errors[0] for row in result.error_rows)]:
            if why_unavailable(fault.error):
                raise fault.error
        return result

    # What the library asks

    @classmethod
    def get_diff_class(cls):
        return Changes

    def get_import_fields(self):
        return self.read_back

    def get_or_init_instance(self, instance_loader, row):
        if not row.get(self.key.name):
            if not self.makes_new:
                raise ValidationError({self.key.name: _("Give the number; nothing new is made by this table.")})
            if not may_add(self.user, self._meta.model):
                words = _("A new row needs the right “%(right)s”, which you do not have. Give the number of one here.")
                raise ValidationError({self.key.name: words % {"right": right_to_add(self._meta.model)}})
            return self._meta.model(), True
        key = self._key(row)
        found = self.there([key]).get(key) if key is not None else None
        if found is None:
            words = _("Nothing here has the number “%(key)s”. Leave it empty for a new row.")
            raise ValidationError({self.key.name: words % {"key": row[self.key.name]}})
        if self.makes_new and not may_change(self.user, self._meta.model):
            words = _("To change what is here needs the right “%(right)s”, which you do not have. Take the row out.")
            raise ValidationError({self.key.name: words % {"right": right_to_change(self._meta.model)}})
        return found, False

    def import_instance(self, instance, row, **kwargs):
        errors = {}
        for column in self._columns_of(row):
            try:
                value = column.read(row[column.name])
            except ValueError as error:
                errors[column.name] = ValidationError(str(error))
                continue
            if not isinstance(column, Rows) and not column.is_same(value, instance):
                setattr(instance, column.attribute, value)
        if errors:
            raise ValidationError(errors)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        return False

    def do_instance_save(self, instance, is_create):
        sign(instance, by=self.user)

    def after_save_instance(self, instance, row, **kwargs):
        errors = {}
        for column in self._columns_of(row):
            if isinstance(column, Rows):
                messages = self._add_rows(column, instance, row)
                errors |= {column.name: messages} if messages else {}
        if errors:
            raise ValidationError(errors)
        instance._prefetched_objects_cache = {}
        for column in self.columns:
            column.after_save(instance)

    @staticmethod
    def _add_rows(column, instance, row):
        messages = []
        for line in column.to_add(column.read(row[column.name]), instance):
            try:
                enter_row(column.row_of(instance, line))
            except ValidationError as refusal:
                messages += [f"{line}: {message}" for message in refusal.messages]
            except ValueError as error:
                messages.append(f"{line}: {error}")
        return messages

    def after_import_row(self, row, row_result, row_number=None, **kwargs):
        row_result.number = self.numbers[row_number - 1]

    def after_import(self, dataset, result, dry_run=False, **kwargs):
        for row in result.invalid_rows:
            row.number = self.numbers[row.number - 1]
        for row in result.error_rows:
            logger.error("A row of a table could not be written: %s", row.errors[0].error)
            row.number = self.numbers[row.number - 1]
        if self.expected and self.expected != digest_of(result):
            raise TableWrong(_("Something has changed here since this was shown. Look at the changes once more."))

    def labelled(self, errors):
        """[(heading or "", messages)] of the errors of a row."""
        names = {column.name: column.heading() for column in self.columns}
        return [(names.get(name, ""), messages) for name, messages in errors.items()]


def _counts(count, most):
    return {"count": count, "most": most}

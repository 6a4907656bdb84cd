"""The columns of a table that goes out and comes back: how each prints its value, and how it reads one, in words."""

from django.db.models import QuerySet
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from import_export.fields import Field

from articles.importing.word.byline import DAY, day_of
from articles.publishing.kinds import names_in_print
from articles.recording.right import may_view

LANGUAGES = ("zh-hans", "en")


class Column(Field):
    """A plain text. `label` heads it; its name, or its label in either language, is understood on the way back."""

    # What the column says of a row alone, such as how often it was read; on the way back it is not looked at.
    is_read_back = True

    def __init__(self, name, label, attribute=None):
        super().__init__(attribute=attribute or name, column_name=name)
        self.name, self.label = name, label

    def headings(self):
        found = {self.name.casefold()}
        for language in LANGUAGES:
            with translation.override(language):
                found.add(str(self.label).casefold())
        return found

    def heading(self):
        return capfirst(str(self.label))

    def prepare(self, user):
        """Called once before a table is read or printed by a user; None is a command."""

    def printed(self, instance):
        """The value as a cell: text, a whole number, a day, or None for none."""
        return self.get_value(instance) or None

    def export(self, instance, **kwargs):
        value = self.printed(instance)
        return "" if value is None else str(value)

    def read(self, text):
        """The value of a cell. ValueError, in words, for one that is none."""
        return text

    def clean(self, row, **kwargs):
        return self.read(row[self.column_name])

    def is_same(self, value, instance):
        return value == self.get_value(instance)

    def after_save(self, instance):
        """Called for each row that was written, so that rows further down find it."""


class Lines(Column):
    """A text of several lines; a spreadsheet ends them otherwise than a form does."""

    def read(self, text):
        return _lines(text)

    def printed(self, instance):
        return _lines(self.get_value(instance)) or None

    def is_same(self, value, instance):
        return value == _lines(self.get_value(instance))


def _lines(text):
    return (text or "").replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")


class Number(Column):
    """A whole number, or none."""

    def printed(self, instance):
        return self.get_value(instance)

    def read(self, text):
        if not text:
            return None
        plain = text.replace(",", "").replace("，", "")
        if not (plain.isascii() and plain.isdigit() and len(plain) < 19):
            raise ValueError(_("“%(text)s” is no whole number. Give digits alone, or leave it empty.") % {"text": text})
        return int(plain)


class Key(Number):
    """The number that the address of the thing has; an empty one makes a new thing."""


class Day(Column):
    """A day, or none."""

    def printed(self, instance):
        return self.get_value(instance)

    def read(self, text):
        if not text:
            return None
        day = day_of(text) if DAY.fullmatch(text.removesuffix(" 00:00:00")) else None
        if day is None:
            raise ValueError(_("“%(text)s” is no day. Write it as 2019-03-05, or leave it empty.") % {"text": text})
        return day


class Closed(Column):
    """One of few values, none of which is “empty”: an empty cell leaves what is there, or what a new row has."""

    def is_same(self, value, instance):
        return value is None or super().is_same(value, instance)


class YesNo(Closed):
    """是 or 否."""

    YES = {"是", "yes", "y", "true", "1", "√", "✓"}
    NO = {"否", "no", "n", "false", "0"}

    def printed(self, instance):
        return _("yes") if self.get_value(instance) else _("no")

    def read(self, text):
        if not text:
            return None
        if text.casefold() in self.YES | self.NO:
            return text.casefold() in self.YES
        raise ValueError(_("“%(text)s” is neither yes nor no.") % {"text": text})


class Choice(Closed):
    """One of a closed list, by its word in either language."""

    def __init__(self, name, label, choices):
        super().__init__(name, label)
        self.choices = choices
        self.words = {}
        for language in LANGUAGES:
            with translation.override(language):
                self.words |= {str(word).casefold(): value for value, word in choices.choices}
        self.words |= {value.casefold(): value for value in choices.values}

    def printed(self, instance):
        return str(self.choices(self.get_value(instance)).label) if self.get_value(instance) else None

    def read(self, text):
        if not text:
            return None
        if text.casefold() not in self.words:
            raise ValueError(
                _("“%(text)s” is not in the list. Choose one of: %(words)s")
                % {"text": text, "words": "、".join(str(word) for word in self.choices.labels)}
            )
        return self.words[text.casefold()]


class Reference(Column):
    """Another thing, printed as “#12 name”; read by its number, or by its exact name if only one bears it.

    What the user may not view is “#12” alone, or has the name that readers read.
    """

    def __init__(self, name, label, rows: QuerySet, name_field="name"):
        super().__init__(name, label, attribute=f"{name}_id")
        self.rows, self.name_field = rows, name_field
        self.names, self.keys, self.new, self.before = {}, {}, set(), {}

    def prepare(self, user):
        self.names, self.keys, self.new, self.before = {}, {}, set(), {}
        names = dict(self.rows.order_by("pk").values_list("pk", self.name_field))
        if not may_view(user, self.rows.model):
            # All that are in print: keys in the thousands are more than a statement may have.
            names = dict.fromkeys(names, "") | {k: n for k, n in names_in_print(self.rows.model).items() if k in names}
        for key, name in names.items():
            self._learn(key, name)

    def _learn(self, key, name):
        self.names[key] = name
        if name:
            self.keys.setdefault(name, []).append(key)

    def after_save(self, instance):
        if not isinstance(instance, self.rows.model):
            return
        name = getattr(instance, self.name_field)
        if instance.pk not in self.names:
            self.new.add(instance.pk)
        elif self.names[instance.pk] == name:
            return
        else:
            # Rows further down still say what it was called when the table went out.
            self.before[instance.pk] = self.names[instance.pk]
            self.keys[self.names[instance.pk]].remove(instance.pk)
        self._learn(instance.pk, name)

    def printed(self, instance):
        key = self.get_value(instance)
        return None if key is None else self.word(key)

    def word(self, key):
        if key in self.new:
            # Its number is known once it is written for good.
            return self.names[key]
        # One that was merged away is in no list; its number still says which.
        return f"#{key} {self.names[key]}" if self.names.get(key) else f"#{key}"

    def read(self, text):
        return self.key_of(text) if text else None

    def key_of(self, text):
        text = text.replace("＃", "#")
        number, _space, name = text.removeprefix("#").partition(" ")
        if number.isascii() and number.isdigit() and (text.startswith("#") or not name) and len(number) < 19:
            return self._by_number(int(number), name.strip())
        found = self.keys.get(text) or []
        if not found:
            raise ValueError(
                _("“%(text)s” is not here under this name. Add it first, or correct the name to the letter.")
                % {"text": text}
            )
        if len(found) > 1:
            raise ValueError(
                _("Several bear the name “%(text)s”: %(keys)s. Write the number.")
                % {"text": text, "keys": ", ".join(f"#{key}" for key in found)}
            )
        return found[0]

    def _by_number(self, key, name):
        if key not in self.names:
            if not name and self.rows.model._default_manager.filter(pk=key).exists():
                return key
            raise ValueError(_("Nothing here has the number %(key)d.") % {"key": key})
        if name and not self.names[key]:
            words = _("You may not see what #%(key)d is called. Write the number alone, without “%(text)s”.")
            raise ValueError(words % {"key": key, "text": name})
        if name and name not in (self.names[key], self.before.get(key)):
            raise ValueError(
                _("#%(key)d is “%(name)s”, not “%(text)s”. Correct the number or the name.")
                % {"key": key, "name": self.names[key], "text": name}
            )
        return key


class Rows(Column):
    """Rows that hang on the thing, a line each. Coming back, new lines are added and none is deleted."""

    def __init__(self, name, label):
        super().__init__(name, label)
        self.attribute = None

    def lines_of(self, instance):
        """The lines of the rows that are there."""
        raise NotImplementedError

    def row_of(self, instance, line):
        """An unsaved row for a line that is not there yet. ValueError, in words."""
        raise NotImplementedError

    def printed(self, instance):
        return ("\n".join(self.lines_of(instance)) or None) if instance is not None and instance.pk else None

    def read(self, text):
        lines = [line.strip() for line in _lines(text).split("\n")]
        return list(dict.fromkeys(line for line in lines if line))

    def is_same(self, value, instance):
        return not self.to_add(value, instance)

    def to_add(self, lines, instance):
        there = set(self.lines_of(instance)) if instance.pk else set()
        return [line for line in lines if line not in there]

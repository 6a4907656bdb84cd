"""What an import changes, as it is shown and compared; and text that no spreadsheet runs."""

import hashlib
import json

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def escaped(text):
    """Text that begins like a formula, or like one that was escaped, gets an apostrophe; `unescaped` takes it off."""
    return f"'{text}" if text.lstrip("'").startswith(DANGEROUS) and text.startswith("'") else text


def unescaped(text):
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(DANGEROUS) else text


class Changes:
    """What one row changes: [(heading, before, after)]; the library asks for it by these names."""

    def __init__(self, resource, instance, new):
        self.is_new = new
        self.before = [column.export(instance) for column in resource.shown]
        self.after = self.before

    def compare_with(self, resource, instance):
        self.after = [column.export(instance) for column in resource.shown]
        self.headings = [column.heading() for column in resource.shown]

    def as_html(self):
        pairs = zip(self.headings, self.before, self.after, strict=True)
        # A new thing shows what it has; the values that a new row starts from are no “before”.
        return [
            (heading, "" if self.is_new else before, after)
            for heading, before, after in pairs
            if (after if self.is_new else before != after)
        ]


def digest_of(result):
    """What was shown, in a word: the same changes have the same."""
    shown = [[row.number, row.import_type, row.diff] for row in result.rows if row.is_valid()]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()

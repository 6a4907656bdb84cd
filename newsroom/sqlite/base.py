"""Django's SQLite, but that a request which only reads opens its transactions without asking for the write lock."""

from django.db.backends.sqlite3 import base

from newsroom.reads import is_reading


class DatabaseWrapper(base.DatabaseWrapper):
    def _start_transaction_under_autocommit(self):
        # The desk opens transactions around pages that write nothing; IMMEDIATE would queue them behind every writer.
        if is_reading.get():
            self.cursor().execute("BEGIN DEFERRED")
        else:
            super()._start_transaction_under_autocommit()

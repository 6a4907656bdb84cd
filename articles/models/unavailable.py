"""What the databases and the file system say when they take nothing just now: sent again later, the same will do."""

import errno
from enum import StrEnum

# By SQLite's result code, which holds what happened in its lowest byte (sqlite.org/rescode.html).
SQLITE = {5: "busy", 6: "busy", 10: "full", 13: "full"}
# By PostgreSQL's SQLSTATE: its lock and statement timeouts, deadlocks, too many connections, a server that stops or
# starts; its disk, an input or output error (postgresql.org/docs, appendix A).
POSTGRESQL = {
    **dict.fromkeys(["55P03", "57014", "40P01", "40001", "53300", "57P01", "57P02", "57P03"], "busy"),
    **dict.fromkeys(["53100", "58030"], "full"),
}
FILES = {errno.ENOSPC: "full", errno.EDQUOT: "full", errno.EFBIG: "full"}


class Why(StrEnum):
    """Why something could not be written: somebody else writes for too long, or there is no room."""

    BUSY = "busy"
    FULL = "full"


def why_unavailable(error):
    """The Why of an exception, or of one that it came from; None for every other fault."""
    seen = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if found := _why(error):
            return Why(found)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return None


def _why(error):
    if isinstance(error, OSError):
        return FILES.get(error.errno)
    if code := getattr(error, "sqlite_errorcode", None):
        return SQLITE.get(code & 0xFF)
    if state := getattr(error, "sqlstate", None):
        return POSTGRESQL.get(state)
    # The pool of connections to PostgreSQL has no code: nothing became free, or nobody answered.
    return "busy" if type(error).__name__ in ("PoolTimeout", "TooManyRequests") else None

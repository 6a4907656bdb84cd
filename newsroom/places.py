import asyncio
import contextlib


class NoPlace(Exception):
    """The line is too long, or the wait in it was."""


class Places:
    """So many at once; the others wait in turn, in a line that has an end."""

    def __init__(self, count, most_waiting, seconds):
        self._free = asyncio.Semaphore(count)
        self._waiting, self._most_waiting, self._seconds = 0, most_waiting, seconds

    @contextlib.asynccontextmanager
    async def one(self):
        """Holds a place for a while. Raises NoPlace."""
        if self._free.locked() and self._waiting >= self._most_waiting:
            raise NoPlace
        self._waiting += 1
        try:
            async with asyncio.timeout(self._seconds):
                await self._free.acquire()
        except TimeoutError:
            raise NoPlace from None
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._free.release()

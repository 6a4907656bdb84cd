import asyncio
import contextlib
import threading
from collections import deque
from queue import SimpleQueue


class Threads:
    """A fixed number of threads beside an event loop, with an end to the line before them.

    Not ThreadPoolExecutor: there every result wakes the loop by itself, which makes a beacon a quarter dearer. Here one
    wake-up is for all results that are ready.
    """

    def __init__(self, count, most_waiting):
        self._loop = asyncio.get_running_loop()
        self._most_waiting = most_waiting
        self._works, self._results, self._is_woken = SimpleQueue(), deque(), False
        for number in range(count):
            # A daemon: the server has waited for its requests before the process ends.
            threading.Thread(target=self._work, name=f"request-{number}", daemon=True).start()

    def are_overrun(self):
        """True when so many works wait that another would be answered too late."""
        return self._works.qsize() >= self._most_waiting

    def run(self, work, *arguments):
        """Awaited, gives what `work(*arguments)` returns or raises, from one of the threads."""
        future = self._loop.create_future()
        self._works.put((future, work, arguments))
        return future

    def _work(self):
        while True:
            future, work, arguments = self._works.get()
            try:
                self._results.append((future.set_result, work(*arguments)))
            except BaseException as fault:
                # What would end a process ends neither this thread nor the loop.
                known = isinstance(fault, Exception) and not isinstance(fault, StopIteration)
                self._results.append((future.set_exception, fault if known else RuntimeError(repr(fault))))
            # Not kept while this thread waits for its next work: there may be open files among them.
            del future, work, arguments
            if not self._is_woken:
                self._is_woken = True
                self._loop.call_soon_threadsafe(self._hand_over)

    def _hand_over(self):
        # Lowered first: what is added from here on wakes the loop anew.
        self._is_woken = False
        while self._results:
            settle, found = self._results.popleft()
            with contextlib.suppress(asyncio.InvalidStateError):
                # Nobody waits any more for a work whose time was up.
                settle(found)

import asyncio
import threading

import pytest

from newsroom.threads import Threads


def test_works_are_done_beside_the_loop_and_their_results_and_faults_come_back():
    async def done():
        threads = Threads(2, 10)
        return await asyncio.gather(
            threads.run(threading.get_ident), threads.run(int, "7"), threads.run(int, "seven"), return_exceptions=True
        )

    thread, number, fault = asyncio.run(done())

    assert thread != threading.get_ident()
    assert number == 7
    with pytest.raises(ValueError, match="seven"):
        raise fault


def test_work_that_nobody_waits_for_any_more_leaves_the_others_alone():
    async def done():
        threads, go = Threads(1, 10), threading.Event()
        given_up, kept = threads.run(go.wait), threads.run(int, "7")
        given_up.cancel()
        go.set()
        return await kept

    assert asyncio.run(done()) == 7


def test_line_before_the_threads_has_an_end():
    async def found():
        threads, go = Threads(1, 2), threading.Event()
        works, said = [], []
        for _number in range(4):
            works.append(threads.run(go.wait))
            said.append(threads.are_overrun())
        go.set()
        await asyncio.gather(*works)
        return said[0], said[-1], threads.are_overrun()

    assert asyncio.run(found()) == (False, True, False)


@pytest.mark.parametrize("fault", [SystemExit, KeyboardInterrupt, StopIteration])
def test_work_that_would_end_a_process_ends_nothing(fault):
    def work():
        raise fault

    async def done():
        threads = Threads(1, 10)
        with pytest.raises(RuntimeError, match=fault.__name__):
            await threads.run(work)
        return await threads.run(int, "7")

    assert asyncio.run(done()) == 7

import os
import signal
import socket
import subprocess
import sys
import time

from django.conf import settings
from django.core.management import BaseCommand, CommandError

SECONDS_BEFORE_A_NEW_BEGINNING = 1
# Of each worker: under the 1,024 open files that a process may commonly have, with room for the database's own.
MOST_CONNECTIONS = 768


class Command(BaseCommand):
    """Runs the newsroom's processes until it is told to stop; the web server is the first of them."""

    help = "Serves the newsroom with granian on HOST:PORT (127.0.0.1:8000)."

    def handle(self, **options):
        _refuse_a_taken_port(settings.HOST, settings.PORT)
        self.stdout.write(
            f"\nThe newsroom is open. Click:\n"
            f"    {settings.SITE_URL}/        the site, in Chinese\n"
            f"    {settings.SITE_URL}/en/     the site, in English\n"
            f"    {settings.SITE_URL}/admin/  the editors' desk\n"
            f"Stop it with Ctrl+C; `make run` opens it again with all its data.\n"
        )
        if settings.IS_HTTPS and not settings.TRUSTED_PROXIES:
            self.stdout.write(
                "SITE_URL begins with https, but TRUSTED_PROXIES names no proxy: every page will lead back to itself.\n"
                "Name the proxy that speaks https, such as TRUSTED_PROXIES=127.0.0.1.\n"
            )
        self.stdout.flush()
        sys.exit(_run(_commands()))


def server_command(host, port, workers, slow_seconds):
    """The command line of the web server; the last word of it is the application."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "asginl", "--no-ws", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--backpressure", str(MOST_CONNECTIONS)),
        # Others, taken by themselves where they are installed, are slower to be woken by threads.
        *("--loop", "asyncio"),
        # Of HTTP/1 alone the server knows how long a client may be silent.
        *("--http", "1", "--http1-header-read-timeout", str(slow_seconds * 1000)),
        *("--log-level", "error", "--workers-kill-timeout", "10", "--respawn-failed-workers"),
        "newsroom.asgi:application",
    ]


def _commands():
    """The command line of each process that makes up a running newsroom."""
    return [
        server_command(settings.HOST, settings.PORT, settings.WORKERS, settings.SLOW_SECONDS),
        [sys.executable, sys.argv[0], "count_views"],
    ]


def _run(commands):
    """Runs the commands until a signal or the end of the first, the server; any other that ends is begun again.

    Returns the exit code.
    """
    processes, is_told = [], []

    def stop(_signal, _frame):
        is_told.append(True)
        for process in processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)

    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(sign, stop)
    processes += [_start(command) for command in commands]
    if is_told:
        # The signal came while they were being started.
        stop(None, None)
    code = _watch(processes, commands, is_told)
    for process in processes:
        if process.poll() is None:
            process.terminate()
            process.wait(timeout=15)
    return code


def _watch(processes, commands, is_told):
    """Waits for the end of the server; beside it, a roll-up that was killed loses nothing and is begun again."""
    while True:
        try:
            ended, status = os.wait()
        except ChildProcessError:
            # All have ended and were asked about while a signal was passed on.
            return max(processes[0].returncode or 0, 0)
        place = next((place for place, process in enumerate(processes) if process.pid == ended), None)
        if place is not None:
            processes[place].returncode = os.waitstatus_to_exitcode(status)
        if place == 0:
            return 0 if os.WIFSIGNALED(status) else processes[0].returncode
        if place is not None and not is_told:
            time.sleep(SECONDS_BEFORE_A_NEW_BEGINNING)
            processes[place] = _start(commands[place])


def _start(command):
    # In a process group of its own: Ctrl+C reaches `serve` alone, which passes it on once. A worker told twice hangs.
    return subprocess.Popen(command, process_group=0)


def _refuse_a_taken_port(host, port):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Nothing can listen on HOST {host} and PORT {port} ({error.strerror}). "
                f"Stop what runs there, or set PORT or HOST to another."
            ) from None

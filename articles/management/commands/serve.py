import os
import signal
import socket
import subprocess
import sys

from django.conf import settings
from django.core.management import BaseCommand, CommandError


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


def _commands():
    """The command line of each process that makes up a running newsroom."""
    return [
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
            *("--host", settings.HOST, "--port", str(settings.PORT)),
            *("--workers", str(settings.WORKERS), "--blocking-threads", "4", "--backpressure", "64"),
            *("--log-level", "warning", "--workers-kill-timeout", "10"),
            "newsroom.wsgi:application",
        ]
    ]


def _run(commands):
    """Runs the commands until a signal or the end of any of them, then ends the others; returns the exit code."""
    processes = []

    def stop(_signal, _frame):
        for process in processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)

    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(sign, stop)
    processes += [_start(command) for command in commands]
    ended, status = os.wait()
    code = 0 if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status)
    for process in processes:
        if process.pid != ended and process.poll() is None:
            process.terminate()
            process.wait(timeout=15)
    return code


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

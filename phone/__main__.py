"""`python -m phone`: the process that serves one branch's phones."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import uvicorn

from phone.connections import Asking, Silent, watched
from phone.service import Service
from phone.watchers import MOST_PAGES
from shared.lobby.errors import BadInput
from shared.operations import Clock, Lobby, clock_from_environment, open_lobby
from shared.screens import measure
from shared.store.database import Store

log = logging.getLogger("phone")
ACTOR = "phone"
END_SECONDS = 3
"""How long answers under way may take when the service ends."""
TETHER = "TINGTANG_TETHER"
"""Set by a program that started this one: it ends with its standard input (see `shared.screens.tether`)."""


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read a command line. Exits with 2 and a usage line where it makes no sense (argparse)."""
    parser = argparse.ArgumentParser(prog="tingtang phone", description="小票二维码后的手机页 · the page behind the QR")
    parser.add_argument("--host", default="0.0.0.0", help="网卡地址，默认全部 · address to listen on (all)")
    parser.add_argument("--port", type=int, default=8080, help="端口 · port (8080; 0: any free one)")
    parser.add_argument("--certificate", metavar="PEM", help="TLS 证书 · serve https with this certificate")
    parser.add_argument("--key", metavar="PEM", help="证书的私钥 · the certificate's private key")
    parser.add_argument("--store", metavar="URL", help="数据库 · the store")
    parser.add_argument("--branch", metavar="ID", help="网点 · the branch, where the store holds several")
    given = parser.parse_args(argv)
    if bool(given.certificate) != bool(given.key):
        parser.error("--certificate 和 --key 要一起给 · --certificate and --key belong together")
    return given


class Server(uvicorn.Server):
    """Ends the pages' news before it waits for answers to end: they never would."""

    def __init__(self, config: uvicorn.Config, service: Service) -> None:
        super().__init__(config)
        self._service = service

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """See `uvicorn.Server.capture_signals`; to be asked to end is no failure, so the signal is not raised again."""
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """See `uvicorn.Server.shutdown`."""
        self._service.watchers.close()
        await super().shutdown(sockets)


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until told to end. Exit code 0; 2: it cannot be served like this."""
    given = parse(argv)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        clock = clock_from_environment()
        listening = _listen(given.host, given.port)
    except (BadInput, OSError, OverflowError) as error:
        print(f"phone: {error}", file=sys.stderr)
        return 2
    wrong: list[BadInput] = []

    def refuse(error: BadInput) -> None:
        wrong.append(error)
        server.should_exit = True

    port = listening.getsockname()[1]
    service = Service(
        lambda: _enter(given.store, given.branch, clock),
        clock,
        refuse,
        opened=lambda: measure.tell("usable", seconds=round(measure.process_age(), 3), port=port),
    )
    silent = Silent()
    server = Server(
        uvicorn.Config(
            Asking(service.app, silent, os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")),
            http=watched(silent),
            proxy_headers=False,  # `Asking` does it
            log_config=None,
            # Its lines would hold the tokens.
            access_log=False,
            server_header=False,
            ws="none",
            limit_concurrency=MOST_PAGES + 500,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=END_SECONDS,
            ssl_certfile=given.certificate,
            ssl_keyfile=given.key,
        ),
        service,
    )
    if os.environ.get(TETHER):
        threading.Thread(target=_hold, args=(server,), name="tether", daemon=True).start()
    print(f"http{'s' if given.certificate else ''}://{given.host}:{port}/t/…", file=sys.stderr)
    asyncio.run(server.serve([listening]))
    if wrong:
        print(f"phone: {wrong[0]}", file=sys.stderr)
    return 2 if wrong else 0


def _listen(host: str, port: int) -> socket.socket:
    _more_files()
    return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=1024)


def _more_files() -> None:
    """Each open page is an open file; a system's usual 1024 are too few."""
    try:
        import resource
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_PAGES * 2
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard)
        )


def _enter(store: str | None, branch: str | None, clock: Clock) -> Lobby:
    opened = Store(store)
    try:
        return open_lobby(opened, branch, clock, ACTOR)
    except BaseException:
        opened.close()
        raise


def _hold(server: uvicorn.Server) -> None:
    while os.read(0, 4096):
        pass
    server.should_exit = True


if __name__ == "__main__":
    sys.exit(main())

"""quoth serve: the reader, a web page over a store."""

from __future__ import annotations

import os
import secrets
import sys
from typing import TYPE_CHECKING

import click

from quoth.cli.options import check_folder, make_folder, store_option
from quoth.cli.reading import setting_option

if TYPE_CHECKING:
    from quoth.data import Network
    from quoth.settings import Settings


@click.command("serve", short_help="Serve the reader: a web page over a store.")
@store_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where to listen; beyond this machine a token is demanded."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: any free one.")
@click.option(
    "--token", metavar="TEXT", help="What everybody must give to enter; at least 12 characters.  [QUOTH_TOKEN]"
)
@click.option("--new-token", is_flag=True, help="Make a token and print it.")
@click.option(
    "--allow-host", "hosts", multiple=True, metavar="NAME", help="A name under which browsers reach this server."
)
@click.option(
    "--plain-http", is_flag=True, help="Let browsers keep the login without https: only on a network you trust."
)
@click.option("--certificate", type=click.Path(exists=True, dir_okay=False), help="Serve https: certificate (PEM).")
@click.option("--key", type=click.Path(exists=True, dir_okay=False), help="Serve https: its private key (PEM).")
@setting_option
def command(
    store: str | None, host: str, port: int, token: str | None, new_token: bool, hosts: tuple[str, ...],
    plain_http: bool, certificate: str | None, key: str | None, setting: Network,
) -> int:  # fmt: skip
    """Serve the reader: read, check and search in a browser.

    On this machine alone nobody logs in.  Bound elsewhere, everybody gives the token; give https a certificate, or put
    a proxy with one in front.

    \b
    quoth serve
    quoth serve --store news.db --port 9000
    quoth serve --host 0.0.0.0 --new-token --certificate cert.pem --key key.pem --allow-host quotes.example.org

    Exit codes: 0 stopped; 2 wrong usage, no token where one is needed, an address where nothing can listen, a
    certificate that cannot be used, or a part that is not installed.
    """
    from dataclasses import replace

    from quoth.cli.show import say
    from quoth.settings import read_settings

    settings = read_settings()
    check_folder(store)
    if not store:
        make_folder(settings.store)
    if token == "":
        raise click.BadParameter("is empty; give at least 12 characters", param_hint="--token")
    if token and new_token:
        raise click.UsageError("--token gives the token and --new-token makes another; give one of both")
    token = secrets.token_urlsafe(18) if new_token else token or settings.token
    if new_token:
        say(f"quoth: the token is  {token}", error=True)
    settings = replace(settings, store=store or settings.store, token=token, setting=setting)
    _serve(settings, host, port, hosts, plain_http, (certificate, key))
    return 0


def _serve(
    settings: Settings, host: str, port: int, hosts: tuple[str, ...], plain_http: bool,
    files: tuple[str | None, str | None],
) -> None:  # fmt: skip
    from quoth.cli.show import say
    from quoth.errors import MissingExtra

    try:
        from quoth.web.serving import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] == "quoth":  # a broken installation, which no extra mends
            raise
        raise MissingExtra("quoth serve", "web") from error
    ended = serve(settings, host, port, hosts=hosts, plain_http=plain_http, certificate=files[0], key=files[1],
          say=lambda line: say(line, error=True))  # fmt: skip
    if not ended:  # a long text is being read, of which nothing is kept; Python would wait for that thread
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)

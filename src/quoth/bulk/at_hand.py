"""A shard at an address -> its bytes on this machine's disk, for as long as it is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from quoth.bulk.entries import most_of_record
from quoth.bulk.files import FETCHED
from quoth.bulk.plan import Options, Shard, is_address


@contextmanager
def at_hand(shard: Shard, options: Options, out: Path) -> Iterator[tuple[Shard, str | None]]:
    """The shard with a path on disk, and the SHA-256 of what was fetched of it; None for a file that was there.

    Of a part of a WARC its own bytes are fetched, and so many behind them that its last record is whole; they stand at
    their places in a file that is otherwise empty.  Raises FetchError when they cannot be had.
    """
    if shard.kind == "missing" or not is_address(shard.path):
        yield shard, None
        return
    from quoth.ingest.download import Downloads, digest_of  # only addresses need the network library
    from quoth.ingest.fetch import RemoteFile

    first, stop = shard.stretch
    ending = Path(urlsplit(shard.path).path).name[-40:]  # says what kind of file it is
    path = out / f"{FETCHED}{shard.number:05d}.{os.getpid()}.{ending}"
    file = RemoteFile(shard.size, shard.version)
    try:
        reach = min(shard.size, stop + most_of_record(options))
        Downloads(allow_private=options.allow_private).save(shard.path, (first, reach), path, file)
        yield replace(shard, path=str(path)), digest_of(path, (first, stop))
    finally:
        path.unlink(missing_ok=True)

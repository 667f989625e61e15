"""The same plan through Daft, here and on a Ray cluster of one node on loopback: the same bytes."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="quoth[bulk] is not installed")
pytest.importorskip("daft", reason="quoth[ray] is not installed")

from quoth.bulk.daft import run_daft
from quoth.bulk.run import begin, run_bulk
from quoth.errors import InputError
from tests.bulk.test_run import bytes_of, in_turn, plan_of

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {
    "DO_NOT_TRACK": "1",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_AUTH_MODE": "disabled",
    "PYTHONPATH": str(ROOT),
}


NAMESPACE = [
    "unshare",
    "--user",
    "--map-root-user",
    "--net",
    "--pid",
    "--fork",
    "--kill-child",
    "--mount-proc",
    "sh",
    "-c",
]
"""A network of its own, with loopback and nothing else: Ray listens on every interface whatever address it is given,
so it is started where there is only one.  All its processes end with the shell."""


def check(tmp_path: Path, command: list[str]) -> None:
    """Run the job in processes of its own and compare with a run without an engine."""
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    done = subprocess.run(command, env=os.environ | ENVIRONMENT, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]
    begin(plan_of(tmp_path / "in"), tmp_path / "calm")
    list(run_bulk(tmp_path / "calm", in_turn))
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "calm")


def job(tmp_path: Path, *address: str) -> list[str]:
    return [sys.executable, str(ROOT / "tests/bulk/ray_job.py"), str(tmp_path / "out"), *address]


def test_daft_on_this_machine_gives_the_same_bytes(tmp_path):
    check(tmp_path, job(tmp_path))


@pytest.mark.parametrize("address", ["127.0.0.1:1", "nowhere", "127.0.0.1:99999", ":6379"])
def test_an_address_without_a_cluster_is_told_at_once(tmp_path, address):
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    with pytest.raises(InputError, match=r"no Ray cluster answers there|is not host:port"):
        list(run_bulk(tmp_path / "out", partial(run_daft, address=address)))


def test_daft_on_ray_gives_the_same_bytes(tmp_path):
    pytest.importorskip("ray", reason="quoth[ray] is not installed")
    if subprocess.run([*NAMESPACE, "ip link set lo up"], capture_output=True).returncode:
        pytest.skip("no network namespace can be made here, and Ray would listen beyond loopback")
    ray = str(Path(sys.executable).with_name("ray"))
    with tempfile.TemporaryDirectory(prefix="rq", dir="/tmp") as short:  # sockets in it must not pass 107 characters
        start = [ray, "start", "--head", "--node-ip-address=127.0.0.1", "--port=46379", "--num-cpus=2"]
        start += ["--include-dashboard=false", f"--temp-dir={short}"]
        steps = ["ip link set lo up", shlex.join(start), shlex.join(job(tmp_path, "127.0.0.1:46379"))]
        check(tmp_path, [*NAMESPACE, " && ".join(steps)])

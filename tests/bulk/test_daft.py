"""The same plan through Daft, here and on a Ray cluster of one node on loopback: the same bytes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="quoth[bulk] is not installed")
pytest.importorskip("daft", reason="quoth[ray] is not installed")

from quoth.bulk.run import begin, run_bulk
from tests.bulk.test_run import bytes_of, in_turn, plan_of

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {
    "DO_NOT_TRACK": "1",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_AUTH_MODE": "disabled",
    "PYTHONPATH": str(ROOT),
}


def check(tmp_path: Path, *address: str) -> None:
    """Run the job in a process of its own and compare with a run without an engine."""
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    job = [sys.executable, str(ROOT / "tests/bulk/ray_job.py"), str(tmp_path / "out"), *address]
    done = subprocess.run(job, env=os.environ | ENVIRONMENT, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr[-2000:]
    begin(plan_of(tmp_path / "in"), tmp_path / "calm")
    list(run_bulk(tmp_path / "calm", in_turn))
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "calm")


def test_daft_on_this_machine_gives_the_same_bytes(tmp_path):
    check(tmp_path)


def test_daft_on_ray_gives_the_same_bytes(tmp_path):
    pytest.importorskip("ray", reason="quoth[ray] is not installed")
    port = "46379"
    start = [str(Path(sys.executable).with_name("ray")), "start", "--head", "--block", "--node-ip-address=127.0.0.1"]
    start += [f"--port={port}", "--num-cpus=2", "--include-dashboard=false", f"--temp-dir={tmp_path / 'ray'}"]
    node = subprocess.Popen(
        start, env=os.environ | ENVIRONMENT, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        assert node.stdout is not None
        deadline = time.monotonic() + 90
        while b"started" not in node.stdout.readline():
            assert node.poll() is None and time.monotonic() < deadline, "no Ray node came up"
        check(tmp_path, f"127.0.0.1:{port}")
    finally:
        os.killpg(node.pid, signal.SIGTERM)
        try:
            node.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(node.pid, signal.SIGKILL)

"""Run a plan on Daft in a process of its own: python tests/bulk/ray_job.py OUT [ADDRESS]."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from quoth.bulk.daft import run_daft
from quoth.bulk.run import read_status, run_bulk
from tests.bulk.archives import read_by_rule

if __name__ == "__main__":
    out, address = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None
    engine = partial(run_daft, workers=2, address=address, make_read=read_by_rule)
    failed = [step.failure for step in run_bulk(out, engine) if step.failure]
    sys.exit(str(failed) if failed or read_status(out).missing else 0)
